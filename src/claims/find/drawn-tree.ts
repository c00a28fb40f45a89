/**
 * Trees of files as people draw them in fences: each entry as a path from the root of its tree. It reads lines alone; where
 * such a tree stands in the repository, and whether it still does, is for others to tell.
 */
import { literalPath } from '../words/path-text.ts';

/** A tree as drawn. */
export interface DrawnTree {
  /** The folder above its first line, as written: `src`, `.`, or `''` where none is named. */
  readonly root: string;
  readonly entries: readonly DrawnEntry[];
}

/** One line of a tree. */
export interface DrawnEntry {
  /** Below the root of the tree. */
  readonly path: string;
  /** Line in the text that was read, from 0, and where the name starts in it, from 1. */
  readonly line: number;
  readonly column: number;
  /** What is said of it in its line. */
  readonly comment: string;
}

/** The trees in a text. Entries that name no certain file, and what hangs below them, are left out. */
export function drawnTrees(text: string): readonly DrawnTree[] {
  if (!CONNECTOR.test(text)) return [];
  const trees: DrawnTree[] = [];
  let open: { readonly entries: DrawnEntry[]; readonly stack: Branch[] } | undefined;
  let above = '';
  for (const [line, written] of text.split('\n').entries()) {
    const { lead = '', rest = '' } = ENTRY.exec(written)?.groups ?? {};
    if (lead === '') {
      // A line of bars alone makes room, and a remark may run on below its entry.
      if (open !== undefined && (/^[\s│|]*[│|]\s*$/.test(written) || REMARK.test(written))) continue;
      above = written;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { entries: [], stack: [] };
      trees.push({ root: rootOf(above), entries: open.entries });
    }
    const { stack, entries } = open;
    while ((stack.at(-1)?.depth ?? -1) >= depthOf(lead)) stack.pop();
    const parent = stack.at(-1);
    const { name, comment } = nameAndRemark(rest);
    const path = name === undefined || parent?.path === null ? null : join(parent?.path ?? '', name);
    stack.push({ depth: depthOf(lead), path });
    if (path !== null) entries.push({ path, line, column: lead.length + 1, comment });
  }
  return trees.filter(({ entries, root }) => entries.length > 0 && root !== UNKNOWN);
}

/** What later lines may hang below; `null` where it is no certain path. */
interface Branch {
  readonly depth: number;
  readonly path: string | null;
}

const CONNECTOR = /[├└]|^[ \t|]*(?:\|--|`--|\+--)/m;

/** Bars and blanks, a corner, dashes, and what is named. */
const ENTRY = /^(?<lead>[\s│|]*(?:[├└][─-]*|\|--+|`--+|\+--+)[ \t\u00a0]*)(?<rest>\S.*)$/;

/** Behind bars and blanks no more than a remark. */
const REMARK = /^[\s│|]+(?:#|\/\/)/;

/** The column of the corner. */
function depthOf(lead: string): number {
  return lead.search(/[├└]|\|--|`--|\+--/);
}

/** Stands for a root that is no path. */
const UNKNOWN = '\0';

/** The folder that a line above a tree names; a blank one, and the mark of a fence, name none. */
function rootOf(line: string): string {
  const text = line.trim();
  if (text === '' || /^(?:```|~~~)/.test(text)) return '';
  if (/^\.\/?(?:\s|$)/.test(text)) return '.';
  const { name } = nameAndRemark(text);
  return name ?? UNKNOWN;
}

/** A name, alone or with its comment behind a mark or a wide gap. */
export function nameAndRemark(rest: string): { readonly name: string | undefined; readonly comment: string } {
  const { name = '', comment = '' } = /^(?<name>[^\s]+)(?<comment>\s.*)?$/.exec(rest.trim())?.groups ?? {};
  const plain = name.replace(/^\.\//, '').replace(/\/+$/, '');
  const isSaid = /^\s*$|^\s+(?:#|\/\/|--?\s|[–—(←:•])|^\s{2,}\S/.test(comment);
  // A name as a path is: `x/` makes a folder of what has no ending.
  const isName = isSaid && plain !== '' && literalPath(`x/${plain}`) === `x/${plain}`;
  return { name: isName ? plain : undefined, comment: comment.trim() };
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
