/**
 * What the links of a markdown text may lead to, told without parsing it: more than there are, never fewer. Of hundreds
 * of decisions only those are then parsed in which something may be dead, since parsing costs seconds (2.6 s for 1 MB).
 */
import { folderOf, joinPath } from '../../path.ts';
import { linkTarget } from './path-text.ts';
import { isKnown, type Tree } from '../../tree.ts';

const DESTINATIONS =
  /\]\(\s*<?([^()\s<>]*)|^[ \t>*+-]*\[[^\]\n]*\]:\s*<?([^\s<>]+)|\b(?:href|src)\s*=\s*["']?([^"'\s<>]+)/gim;

/** True when every link of `text`, a note at `file`, leads to something that is there, or to where nothing can be proved. */
export function areLinksAlive(text: string, file: string, tree: Tree): boolean {
  for (const match of text.matchAll(DESTINATIONS)) {
    const [found, inline, definition, attribute] = match;
    const url = inline ?? definition ?? attribute ?? '';
    // `](` alone, or a destination with blanks or brackets in it: what follows is for the parser.
    const next = text[match.index + found.length] ?? '';
    const isWhole = found.includes('<') ? next === '>' : /[)\s"'>]|^$/.test(next);
    if (url === '' || !isWhole) return false;
    const target = linkTarget(url);
    if (target === undefined) {
      if (/[\\&]/.test(url)) return false;
      continue;
    }
    const path = joinPath(folderOf(file), target.path);
    if (target.symbol !== undefined || (path !== undefined && !isKnown(tree, path))) return false;
  }
  return true;
}
