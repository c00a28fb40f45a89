/**
 * What a drawn tree says twice: below a folder that is gone stand lines that are right again, or are to go as well, once that one is
 * mended. It judges nothing.
 */
import type { Claim, JudgedClaim } from '../../model.ts';
import { isKnown, type Tree } from '../../tree.ts';

/**
 * Dead claims, and open ones below them → the lines of drawn folders that tell them as well, outermost first. `all` are the claims of the
 * same texts. Of what is drawn in a folder that is gone nobody need know what became of it.
 */
export function drawnFolders(
  dead: Iterable<JudgedClaim>,
  all: readonly JudgedClaim[],
  tree: Tree,
): ReadonlyMap<JudgedClaim, readonly JudgedClaim[]> {
  const found = new Map<JudgedClaim, readonly JudgedClaim[]>();
  for (const rows of rowsByFile(all, new Set(dead))) {
    const open: JudgedClaim[] = [];
    let last = 0;
    for (const { row, isDead } of rows) {
      if (row.claim.line - last > MAX_GAP) open.length = 0;
      last = row.claim.line;
      while (open.length > 0 && !isBelow(row.claim, open.at(-1)!.claim)) open.pop();
      if (!isDead && row.verdict !== 'undecided') continue;
      const folders = open.filter((folder) => goesWith(row, folder, tree));
      if (folders.length > 0) found.set(row, folders);
      if (isDead) open.push(row);
    }
  }
  return found;
}

/** Lines between two entries of one tree: those of files that builds make, and of dots. Further down stands another tree. */
const MAX_GAP = 20;

interface Row {
  readonly row: JudgedClaim;
  readonly isDead: boolean;
}

/** The entries of drawn trees, text by text, from top to bottom: any other entry ends a folder. */
function rowsByFile(all: readonly JudgedClaim[], dead: ReadonlySet<JudgedClaim>): readonly (readonly Row[])[] {
  if (![...dead].some(({ claim }) => claim.isDrawn)) return [];
  const byFile = new Map<string, Row[]>();
  for (const row of [...all].sort((one, other) => one.claim.line - other.claim.line)) {
    if (!row.claim.isDrawn) continue;
    const rows = byFile.get(row.claim.file) ?? [];
    byFile.set(row.claim.file, rows);
    rows.push({ row, isDead: dead.has(row) });
  }
  return [...byFile.values()];
}

function isBelow(claim: Claim, folder: Claim): boolean {
  return claim.target.startsWith(`${folder.target}/`);
}

/** Where the folder is known to stand elsewhere, what stands in it there; where it is gone, what is gone too. */
function goesWith(row: JudgedClaim, folder: JudgedClaim, tree: Tree): boolean {
  if (folder.now === undefined) return row.now === undefined;
  return isKnown(tree, folder.now + row.claim.target.slice(folder.claim.target.length));
}
