/** Files that are called as a lost one was: which of them may be what a reader of its path looks for, whatever git pairs it with. */
import { oncePer } from '../../once.ts';
import { lastSegment } from '../../path.ts';
import { soleInLetters, treeOf } from '../../tree.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import type { Move } from './moves.ts';
import type { PastCase } from './past.ts';

/** What git says that a lost file is now, and the commit that took it. */
interface Heir {
  readonly now: string | undefined;
  readonly move: Move;
}

/** What was written anew under its name in other letters: git pairs no file with one that shares little of its text, and a reader looks for that one. */
export function cameInstead({ claim, path }: PastCase, { before }: Move, { paths }: ClaimWorld): string | undefined {
  if (claim.isGlob || before === undefined) return undefined;
  const sole = soleInLetters(treeOf(paths), path);
  return sole === undefined || before.paths.has(sole) ? undefined : sole;
}

/** Whether another file has the name, and what git calls the heir has lost it: a part may have stayed under the name. */
export function isNamedElsewhere(each: PastCase, { now, move }: Heir, world: ClaimWorld): boolean {
  if (now === undefined || lastSegment(now) === lastSegment(each.path)) return false;
  const named = cameInstead(each, move, world);
  return named !== undefined && named !== now;
}

/** Whether the heir is called otherwise while a file that came with it or later has the name: a fix by git's word alone may be wrong. */
export function hasHeirOfName(path: string, { now, move: { before } }: Heir, world: ClaimWorld): boolean {
  const name = lastSegment(path);
  if (now === undefined || lastSegment(now) === name) return false;
  return filesCalled(name, world).some((file) => before?.paths.has(file) !== true);
}

/** Whether the commit renamed another file of the same name: which of two alike went where git can only guess. */
export function hasNamesake(path: string, { renames }: Move): boolean {
  return renames !== undefined && (renamedByName(renames).get(lastSegment(path)) ?? 0) > 1;
}

const renamedByName = oncePer((renames: ReadonlyMap<string, string | undefined>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const [from, to] of renames) {
    if (to === undefined) continue;
    counts.set(lastSegment(from), (counts.get(lastSegment(from)) ?? 0) + 1);
  }
  return counts;
});

/** The files of the tree that bear the name. */
export function filesCalled(name: string, { paths }: ClaimWorld): readonly string[] {
  return (treeOf(paths).byName.get(name) ?? []).filter((path) => paths.has(path));
}
