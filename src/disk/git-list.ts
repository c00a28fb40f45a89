/** Git's list of the files of a folder: one question, which writes no index and fetches nothing. */
import { askGit, type GitAnswer } from './git.ts';

/** Asks for the list: tracked files with tag, mode and id, and those that are neither tracked nor ignored. Never throws. */
export async function askList(root: string): Promise<GitAnswer> {
  return await askGit(root, LIST);
}

/**
 * `-v` puts a tag before each entry, which tells tracked (`H`, `S` left out by a sparse checkout, `M` unmerged, small
 * letters where git was told not to look), deleted (`R`), changed (`C`) and untracked (`?`) apart in one call. Git names
 * deleted ones several times, those left out on purpose once.
 */
const LIST = [
  'ls-files',
  '-z',
  '-v',
  '--stage',
  '--cached',
  '--others',
  '--deleted',
  '--modified',
  '--exclude-standard',
];
