/**
 * Folders that a list gives by their last word alone, below a line that names the folder they stand in: "Packages in `packages/`:",
 * then "- `core` - …". Words of such a list that are no folders there become claims, where three quarters of them are, or were there once.
 */
import type { AgentFile, Claim, Piece } from '../../model.ts';
import { lineStarts } from '../../offsets.ts';
import { joinPath } from '../../path.ts';
import { isTakenBack } from '../words/clause.ts';
import { isMostlyThere, MIN_FOUND } from './find-drawn.ts';
import { isKnown, type Tree } from '../../tree.ts';

type Code = Extract<Piece, { kind: 'code' }>;

/** The folders that lists of a text name and the repository lacks. */
export function findListedClaims(agent: AgentFile, tree: Tree): readonly Claim[] {
  // What a template lists will stand beside its copies.
  if (agent.within !== '') return [];
  return listsOf(agent).flatMap((list) => missingIn(agent, list, tree));
}

/** A list of words, and the folder that the line above it names. */
interface FolderList {
  readonly folder: string;
  readonly words: readonly Code[];
}

/** A line that names one folder and introduces a list: "- **17 packages** in `packages/` directory:". */
const LEAD =
  /^(?<indent>\s*)(?:[-*+]\s+|\d+[.)]\s+|#+\s+)?[^`]*\b(?:packages|folders|directories|modules|apps|workspaces)\b[^`]*`(?<folder>\/?(?:[\w@.-]+\/)+)`[^`]*:[\s*_]*$/i;

/** Longer lines are no such list, and would be read once for each of their words. */
const MAX_LINE = 500;

const ITEM = /^(?<indent>\s*)(?:[-*+]|\d+[.)])\s+/;

function listsOf({ body }: AgentFile): readonly FolderList[] {
  if (!body.text.includes('/`')) return [];
  const lines = body.text.split('\n');
  const starts = lineStarts(body.text);
  const codes = body.pieces.filter((piece): piece is Code => piece.kind === 'code');
  return lines.flatMap((line, at): readonly FolderList[] => {
    const { folder, indent } = (line.length > MAX_LINE ? undefined : LEAD.exec(line)?.groups) ?? {};
    if (folder === undefined || indent === undefined) return [];
    const end = endOfList(lines, at, ITEM.test(line) ? indent.length : -1);
    const [from = 0, to = body.text.length] = [starts[at + 1], starts[end]];
    const words = codes.filter((code) => code.start >= from && code.start < to && isListed(body.text, code));
    return [{ folder: folder.slice(0, -1), words }];
  });
}

/** The first line behind `at` that is no item below it. */
function endOfList(lines: readonly string[], at: number, depth: number): number {
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] ?? '';
    const indent = ITEM.exec(line)?.groups?.['indent']?.length;
    const isGap = line.trim() === '' && next === at + 1;
    if (!isGap && (indent === undefined || indent <= depth)) return next;
  }
  return lines.length;
}

/** A word that begins an item, or stands in a row of words that end it: "- Drivers: `a`, `b`". */
function isListed(text: string, { start, end, value }: Code): boolean {
  if (!/^[a-z][\w-]*$/.test(value)) return false;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  if (before.length + after.length > MAX_LINE) return false;
  const isFirst = /^\s*(?:[-*+]|\d+[.)])\s+[*_]*$/.test(before) && /^[*_]*(?:\s+[-–—(]|\s*:|\s*$)/.test(after);
  const isInRow =
    /^\s*(?:[-*+]|\d+[.)])\s+[^`:]*:\s*(?:`[^`]+`,\s*)*$/.test(before) && /^(?:,\s*`[^`]+`)*\s*$/.test(after);
  return isFirst || isInRow;
}

function missingIn({ file, base, body }: AgentFile, { folder, words }: FolderList, tree: Tree): readonly Claim[] {
  // `/packages/` is that of the root.
  const read = folder.startsWith('/') ? [folder.slice(1)] : [joinPath(base, folder), folder];
  const places = [...new Set(read)].filter((place) => place !== undefined && tree.folders.has(place));
  const [place, other] = places;
  if (place === undefined || other !== undefined) return [];
  const missing = words.filter(({ value }) => !isKnown(tree, `${place}/${value}`));
  const isNow = isMostlyThere(words.length - missing.length, words.length);
  // A list of which commits took most was one of this repository until then.
  if (!isNow && (words.length < MIN_FOUND || missing.length === words.length)) return [];
  const lost = isNow ? undefined : words.map(({ value }) => `${place}/${value}`);
  return missing.flatMap((piece): readonly Claim[] => {
    if (isTakenBack(body, piece, 'folder')) return [];
    const { line, column, value } = piece;
    const target = `${place}/${value}`;
    return [
      { kind: 'path', file, line, column, text: value, target, how: 'code', isDrawn: true, ...(lost && { lost }) },
    ];
  });
}
