/**
 * What is told of a drawn tree: of a folder that is gone its own line, and not each line below that is right again, or is to go as well, once
 * that one is mended. It judges nothing.
 */
import type { Claim, JudgedClaim } from '../../model.ts';
import { isKnown, type Tree } from '../../tree.ts';

/** Dead claims, those of a drawn folder as one that counts what goes with it. `all` are the claims of the same texts. */
export function toldByFolder(
  dead: readonly JudgedClaim[],
  all: readonly JudgedClaim[],
  tree: Tree,
): readonly JudgedClaim[] {
  const counts = new Map<JudgedClaim, number>();
  const dropped = new Set<JudgedClaim>();
  for (const rows of rowsByFile(all, new Set(dead))) {
    const open: JudgedClaim[] = [];
    let last = 0;
    for (const { row, isTold } of rows) {
      if (row.claim.line - last > MAX_GAP) open.length = 0;
      last = row.claim.line;
      while (open.length > 0 && !isBelow(row.claim, open.at(-1)!.claim)) open.pop();
      const folder = open.at(-1);
      if (!isTold) continue;
      if (folder !== undefined && goesWith(row, folder, tree)) {
        dropped.add(row);
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
      } else open.push(row);
    }
  }
  return dead.flatMap((each) => (dropped.has(each) ? [] : [withCount(each, counts.get(each) ?? 0)]));
}

/** Lines between two entries of one tree: those of files that builds make, and of dots. Further down stands another tree. */
const MAX_GAP = 20;

interface Row {
  readonly row: JudgedClaim;
  /** It is one of those that are dead. */
  readonly isTold: boolean;
}

/** The entries of drawn trees, text by text, from top to bottom: any other entry ends a folder. */
function rowsByFile(all: readonly JudgedClaim[], dead: ReadonlySet<JudgedClaim>): readonly (readonly Row[])[] {
  if (![...dead].some(({ claim }) => claim.isDrawn)) return [];
  const byFile = new Map<string, Row[]>();
  for (const row of [...all].sort((one, other) => one.claim.line - other.claim.line)) {
    if (!row.claim.isDrawn) continue;
    const rows = byFile.get(row.claim.file) ?? [];
    byFile.set(row.claim.file, rows);
    rows.push({ row, isTold: dead.has(row) });
  }
  return [...byFile.values()];
}

function isBelow(claim: Claim, folder: Claim): boolean {
  return claim.target.startsWith(`${folder.target}/`);
}

/** Where the folder is known to stand elsewhere, what stands in it there; where it is gone, what is gone too. */
function goesWith(row: JudgedClaim, folder: JudgedClaim, tree: Tree): boolean {
  // Nothing that fails a run is told by what does not.
  if ((row.isCertain && !folder.isCertain) || (folder.isDoubtful && !row.isDoubtful)) return false;
  if (folder.now === undefined) return row.now === undefined;
  return isKnown(tree, folder.now + row.claim.target.slice(folder.claim.target.length));
}

function withCount(judged: JudgedClaim, count: number): JudgedClaim {
  if (count === 0) return judged;
  const more = count === 1 ? 'A line below it goes with it.' : `${count} lines below it go with it.`;
  return { ...judged, truth: `${judged.truth} ${more}` };
}
