/**
 * What a change takes away of which no commit can be asked: what is still to be committed, and what commits did that a shallow clone lacks.
 * A tree against the index and the files of today. Asks git, and reads no file of the working tree.
 */
import type { Deletion } from '../model.ts';
import { gitText } from './git.ts';
import type { Ground } from './git-ground.ts';

/** Stands for the commit that is yet to come. */
export const UNCOMMITTED = '';

/** Stands for all that was changed since a commit. */
function changesSince(commit: string): string {
  return `${SINCE}${commit}`;
}

const SINCE = 'since ';

/** True for what stands for changes that are no single commit. */
export function isNoCommit(commit: string): boolean {
  return commit === UNCOMMITTED || commit.startsWith(SINCE);
}

/**
 * The files that HEAD has and the tree has not, staged or not; with `since` those that commit has. Files that git was told to leave out of the
 * disk are in the tree.
 */
export async function readUncommitted(
  { root, head }: Ground,
  paths: readonly string[],
  since: string | undefined,
): Promise<readonly Deletion[] | undefined> {
  const listing = await gitText(root, ['ls-tree', '-r', '-z', '--name-only', since ?? head]);
  if (listing === undefined) return undefined;
  const present = new Set(paths);
  const known = listing.split('\0').filter((path) => path !== '');
  // An image or a job that took `.git` along and few of the files has a part of the tree, and no change.
  if (paths.length * 2 < known.length) return [];
  const gone = known.filter((path) => !present.has(path));
  const commit = since === undefined ? UNCOMMITTED : changesSince(since);
  return gone.map((path) => ({ path, commit, date: '' }));
}

/** What git calls the state right before a commit. */
export function stateBefore(commit: string): string {
  if (commit.startsWith(SINCE)) return commit.slice(SINCE.length);
  return commit === UNCOMMITTED ? 'HEAD' : `${commit}^`;
}

/**
 * The words by which git is asked what a commit changed. Of what is to come it is asked about the index alone: to compare the working tree,
 * it may run the filters that a repository names.
 */
export function wordsForChanges(commit: string, options: readonly string[]): readonly string[] {
  return isNoCommit(commit)
    ? ['diff-index', '--cached', ...options, stateBefore(commit)]
    : // A merge by itself is compared with nothing; of others the first parent is the only one.
      ['diff-tree', '-r', '--no-commit-id', ...options, `${commit}^`, commit];
}
