/**
 * Paths into one person's checkout, as a path of the repository: `/Users/mara/Code/shop/src/a/` of `src/a/`. Whoever reads one is told to write
 * it from the root, which helps nobody where nothing is there any more.
 */
import type { Deletion, Problem } from '../../model.ts';
import { foldersAbove, percentDecoded } from '../../path.ts';
import { isKnown, type Tree } from '../../tree.ts';

/** What was in a checkout, under the path that it had in the repository. */
export interface LostInHome {
  readonly path: string;
  readonly deletion: Deletion;
}

/** The ends of the path that a problem begins in its line, longest first; each may be a path of the repository. */
export function endsOfHome({ column = 1, claim = '' }: Problem, row: string): readonly string[] {
  const rest = row.slice(column - 1 + claim.length);
  const [written = ''] = /^[^\s)"'`>\]|#?]*/.exec(rest) ?? [];
  const segments = percentDecoded(written)
    .split('/')
    .filter((each) => each !== '');
  // One word may be the name of anything.
  return segments.flatMap((_, at) => (segments.length - at > 1 ? [segments.slice(at).join('/')] : []));
}

/** What was lost of the repository under one of the ends; undefined where a longer one, or the same, is there now. */
export function lostInHome(
  ends: readonly string[],
  lost: ReadonlyMap<string, Deletion>,
  tree: Tree,
): LostInHome | undefined {
  for (const path of ends) {
    if (isKnown(tree, path)) return undefined;
    const deletion = lost.get(path);
    if (deletion) return { path, deletion };
  }
  return undefined;
}

/** Those of the ends that were paths of the repository, with the newest deletion in each. */
export function lostEnds(ends: readonly string[], deleted: readonly Deletion[]): ReadonlyMap<string, Deletion> {
  const wanted = new Set(ends);
  const found = new Map<string, Deletion>();
  // They come newest first.
  for (const deletion of deleted)
    for (const path of [deletion.path, ...foldersAbove(deletion.path)])
      if (wanted.has(path) && !found.has(path)) found.set(path, deletion);
  return found;
}

/** The problem with what to do about a path that leads nowhere from the root either. */
export function ofLostHome(problem: Problem, { path, deletion: { commit, date } }: LostInHome): Problem {
  const hint = `From the root of the repository \`${path}\` leads nowhere either: commit ${commit.slice(0, 9)} of ${date} took it away. Name what replaced it, or take it out.`;
  return { ...problem, hint };
}
