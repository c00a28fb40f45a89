/** Deletions by what a text may call them: a path or a folder, and a last name. Which of them a claim means is decided elsewhere. */
import type { Deletion } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, foldersAbove, lastSegment } from '../../path.ts';
import type { Tree } from '../../tree.ts';

/** Path or folder → the newest deletion in it. */
export function indexOf(deleted: readonly Deletion[]): ReadonlyMap<string, Deletion> {
  const found = new Map<string, Deletion>();
  // They come newest first, each path once.
  for (const deletion of deleted) {
    for (let path = deletion.path; path !== '' && !found.has(path); path = folderOf(path)) found.set(path, deletion);
  }
  return found;
}

/** Commit → what it took. */
export const pathsByCommit = oncePer((deleted: readonly Deletion[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { commit, path } of deleted) {
    const known = found.get(commit);
    if (known) known.push(path);
    else found.set(commit, [path]);
  }
  return found;
});

/** What was taken away, last first: the order of `deleted`. */
export function newestFirst<T extends { readonly deletion: Deletion }>(
  gone: readonly T[],
  deleted: readonly Deletion[],
): readonly T[] {
  const orderOf = ({ deletion }: T): number => deleted.indexOf(deletion);
  return gone.length < 2 ? gone : [...gone].sort((one, other) => orderOf(one) - orderOf(other));
}

/** What was taken from a folder. */
export interface Taken {
  /** How many files by the commit of its newest deletion. */
  readonly taken: number;
  /** How many commits took some. */
  readonly takings: number;
  /** Where another one took more of it than that: a deletion of it. What became of the last file is not what became of the folder. */
  readonly most?: Deletion;
}

/** Nothing for a file. */
export function takenFrom(
  { path, deletion }: { readonly path: string; readonly deletion: Deletion },
  deleted: readonly Deletion[],
): Taken | undefined {
  if (deletion.path === path) return undefined;
  const inside = `${path}/`;
  const takenBy = (commit: string): readonly string[] =>
    (pathsByCommit(deleted).get(commit) ?? []).filter((each) => each.startsWith(inside));
  const commits = [...(commitsByFolder(deleted).get(path) ?? [])];
  const taken = takenBy(deletion.commit).length;
  const counts = commits.map((commit) => takenBy(commit).length);
  const largest = Math.max(taken, ...counts);
  const commit = largest > taken ? commits[counts.indexOf(largest)] : undefined;
  const most = commit === undefined ? undefined : deleted.find((each) => each.commit === commit);
  return { taken, takings: commits.length, ...(most && { most }) };
}

/** Folder → the commits that took files of it, at any depth. */
const commitsByFolder = oncePer((deleted: readonly Deletion[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const { path, commit } of deleted)
    for (const folder of foldersAbove(path)) found.set(folder, (found.get(folder) ?? new Set()).add(commit));
  return found;
});

/** Last segment → deletions of files called so, newest first. */
export function namesOf(deleted: readonly Deletion[]): ReadonlyMap<string, readonly Deletion[]> {
  const found = new Map<string, Deletion[]>();
  for (const deletion of deleted) {
    const name = lastSegment(deletion.path);
    const known = found.get(name);
    if (known) known.push(deletion);
    else found.set(name, [deletion]);
  }
  return found;
}

/** Last segment → folders called so that are gone. Asked for seldom, so that it is made when it is. */
export function goneFolders(
  index: ReadonlyMap<string, Deletion>,
  { folders }: Pick<Tree, 'folders'>,
): (name: string) => readonly string[] {
  let found: Map<string, string[]> | undefined;
  return (name) => {
    if (found === undefined) {
      found = new Map();
      for (const path of new Set([...index.values()].flatMap((each) => foldersAbove(each.path)))) {
        const known = found.get(lastSegment(path));
        if (folders.has(path)) continue;
        if (known) known.push(path);
        else found.set(lastSegment(path), [path]);
      }
    }
    return found.get(name) ?? [];
  };
}
