/**
 * Trees of files that people draw by indenting alone, in fences that are of no language. Output and prose stand in such fences too, so
 * that one line which is more than a name and its remark makes all of it something else. Whether it stands in the repository is
 * asked elsewhere.
 */
import { nameAndRemark, type DrawnEntry, type DrawnTree } from './drawn-tree.ts';

/** Fewer names below a first one may be any list. */
const MIN_ENTRIES = 6;

/** Longer ones nobody draws, and each level makes the paths below it longer. */
const MAX_ROWS = 500;

/** The tree that the text of a fence is as a whole; the first of its entries, or `.`, is the folder that it begins with. */
export function blankTree(text: string): DrawnTree | undefined {
  const rows = text.split('\n').flatMap((written, line) => (written.trim() === '' ? [] : [{ written, line }]));
  if (rows.length <= MIN_ENTRIES || rows.length > MAX_ROWS) return undefined;
  const isDot = /^\s*\.\/?\s*$/.test(rows[0]?.written ?? '');
  const entries: DrawnEntry[] = [];
  let open: readonly Branch[] = [];
  for (const { written, line } of isDot ? rows.slice(1) : rows) {
    const depth = written.length - written.trimStart().length;
    const above = open.filter((branch) => branch.depth < depth);
    const { name, comment } = nameAndRemark(written);
    const parent = above.at(-1);
    if (name === undefined || parent?.isFile || !isAtEdge(depth, open)) return undefined;
    const path = parent === undefined ? name : `${parent.path}/${name}`;
    open = [...above, { depth, path, isFile: isFile(written) }];
    entries.push({ path, line, column: depth + 1, comment });
  }
  const [first, second] = entries;
  if (isDot) return { root: '.', entries };
  return second?.path.startsWith(`${first?.path}/`) ? { root: '', entries } : undefined;
}

/** The trees of that kind in a whole text, by its fences. */
export function blankTrees(text: string): readonly DrawnTree[] {
  const trees: DrawnTree[] = [];
  let open: { readonly mark: string; readonly lang: string; readonly lines: string[] } | undefined;
  for (const line of text.split('\n')) {
    const { mark, lang = '' } = FENCE.exec(line)?.groups ?? {};
    if (open === undefined) {
      if (mark !== undefined) open = { mark, lang: lang.trim(), lines: [] };
    } else if (mark?.startsWith(open.mark) && lang.trim() === '') {
      const tree = isWithoutLanguage(open.lang) ? blankTree(open.lines.join('\n')) : undefined;
      if (tree !== undefined) trees.push(tree);
      open = undefined;
    } else open.lines.push(line);
  }
  return trees;
}

/** What a fence is called that holds no code. */
export function isWithoutLanguage(lang: string): boolean {
  return lang === '' || lang === 'text';
}

const FENCE = /^[ \t]*(?<mark>`{3,}|~{3,})(?<lang>[^`]*)$/;

/** A line that later ones may stand below. */
interface Branch {
  readonly depth: number;
  readonly path: string;
  readonly isFile: boolean;
}

/** A line goes in by any number of blanks, and comes out to where another began. */
function isAtEdge(depth: number, open: readonly Branch[]): boolean {
  const last = open.at(-1);
  return last === undefined || depth > last.depth || open.some((branch) => branch.depth === depth);
}

/** `cli.ts`, and neither `next.js/` nor `.github`. */
function isFile(written: string): boolean {
  return /^[^\s/]+\.\w+$/.test(written.trim().split(/\s/, 1)[0] ?? '');
}
