/** The files that were renamed between a commit and the index of today. Asks git alone, and reads no file of the working tree. */
import { gitText } from './git.ts';

/** Old path → new path, of files that git takes for the same by their content; empty where it cannot say. */
export async function renamesSince(root: string, commit: string): Promise<ReadonlyMap<string, string>> {
  // The working tree is left out: to compare it, git may run the filters that a repository names.
  const words = ['diff', '--cached', '--name-status', '-z', '--find-renames', '--diff-filter=R', '--relative'];
  const listed = await gitText(root, [...words, '--no-ext-diff', '--no-textconv', commit, '--']);
  const fields = (listed ?? '').split('\0');
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) renames.set(fields[at + 1] ?? '', fields[at + 2] ?? '');
  return renames;
}
