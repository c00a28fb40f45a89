/** Fields that people write as lines: `Status: x`, `- **Status:** x`, `> Status: x`, `| Status | x |`. Knows no field by name. */
import type { HeadText, Range } from './head-text.ts';

/** In which dress a field stands. */
export type LabelDress = 'line' | 'bold-line' | 'bullet' | 'bold-bullet' | 'banner' | 'table';

/** A field with its value. */
export interface Labelled {
  readonly text: string;
  readonly dress: LabelDress;
  /** Index of the line that holds the value, and offset of the value in it. */
  readonly index: number;
  readonly offset: number;
}

/** The first field called `label`, a pattern, in a range of lines. */
export function labelledIn({ lines }: HeadText, label: string, range: Range): Labelled | undefined {
  const pattern = patternOf(label);
  for (let index = range.start; index < range.end; index += 1) {
    const line = lines[index] ?? '';
    if (!pattern.rough.test(line)) continue;
    const found = inLine(line, index, pattern) ?? inTable(lines, index, pattern);
    if (found === undefined) continue;
    if (found.text !== '') return found;
    const below = valueBelow(lines, { start: index + 1, end: range.end });
    if (below !== undefined) return { ...below, dress: found.dress };
  }
  return undefined;
}

interface LabelPattern {
  readonly rough: RegExp;
  readonly line: RegExp;
  /** Not at the start: `2026-01-02 · Status: accepted`. */
  readonly later: RegExp;
  readonly cell: RegExp;
}

const patterns = new Map<string, LabelPattern>();

function patternOf(label: string): LabelPattern {
  const known = patterns.get(label);
  if (known !== undefined) return known;
  const mark = '(\\*\\*|__|\\*|_)?';
  const made: LabelPattern = {
    rough: new RegExp(label, 'i'),
    line: new RegExp(
      `^((?:\\s*>)*)\\s*([-*+]\\s+|\\d+[.)]\\s+)?${mark}\\s*${label}\\s*${mark}\\s*([:–—-]?)\\s*${mark}\\s*(.*)$`,
      'i',
    ),
    // In bold, other fields may stand before it without a sign: `**Date:** 2026-01-02 **Status:** accepted`.
    later: new RegExp(
      `(?:[|·•;]\\s*(?:\\*\\*|__)?|(?<=^[\\s>*-]*(?:\\*\\*|__)[A-Z][^|·•;]*)\\s(?:\\*\\*|__)(?=[^*_]*:(?:\\*\\*|__)|[^*_]*(?:\\*\\*|__):))${label}(?:\\*\\*|__)?\\s*:\\s*(?:\\*\\*|__)?\\s*([^|·•;]+)`,
      'i',
    ),
    cell: new RegExp(`^[*_\\s]*${label}[*_\\s]*:?[*_\\s]*$`, 'i'),
  };
  patterns.set(label, made);
  return made;
}

function inLine(line: string, index: number, pattern: LabelPattern): Labelled | undefined {
  const match = pattern.line.exec(line);
  if (match === null) return isRow(line) ? undefined : inMiddle(line, index, pattern);
  const [, quote = '', bullet = '', open = '', close = '', separator = '', after = '', rest = ''] = match;
  const isBold = open === '**' || open === '__';
  // Without a colon only emphasis tells a field from a sentence: `**Status** accepted`, and not `Status quo`.
  if (separator !== ':' && !(isBold && close === open && (separator !== '' || rest === ''))) return undefined;
  const isOpen = open !== '' && close === '' && after === '';
  const text = (isOpen ? rest.replace(open, '') : close === '' && open === '' ? after + rest : rest)
    // The next field; what became of a status belongs to it.
    .replace(/<br\s*\/?>(?!\W*(?:super[cs]eded|replaced|deprecated|rejected)\b).*$/i, '')
    .replace(/\\$/, '')
    .trim();
  const dress = quote !== '' ? 'banner' : (`${isBold ? 'bold-' : ''}${bullet === '' ? 'line' : 'bullet'}` as const);
  const lead = open === '' && close === '' ? after.length : 0;
  return { text, dress, index, offset: line.length - rest.length - lead };
}

function inMiddle(line: string, index: number, { later }: LabelPattern): Labelled | undefined {
  const match = later.exec(line);
  const text = match?.[1]?.trim() ?? '';
  return text === '' ? undefined : { text, dress: 'line', index, offset: line.indexOf(text, match?.index) };
}

function isRow(line: string): boolean {
  return /^\s*\|/.test(line);
}

/** `Status | accepted` in a table without outer bars: a row of hyphens and bars stands somewhere above or right below. */
function isBareRow(lines: readonly string[], index: number): boolean {
  const isRule = (line = ''): boolean => /^\s*:?-+:?\s*\|[\s|:-]*$/.test(line);
  if (!(lines[index] ?? '').includes('|')) return false;
  if (isRule(lines[index + 1])) return true;
  for (let at = index - 1; at >= Math.max(0, index - 12) && (lines[at] ?? '').includes('|'); at -= 1) {
    if (isRule(lines[at])) return true;
  }
  return false;
}

/** A value on a line of its own below `**Status:**`. */
function valueBelow(lines: readonly string[], range: Range): Omit<Labelled, 'dress'> | undefined {
  for (let index = range.start; index < range.end; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const isField = /^[\s>]*(?:[-*+]\s+)?(?:\*\*|__)?[A-Z][\w -]{1,30}(?:\*\*|__)?\s*:/.test(line);
    const offset = line.search(/[^\s>*+-]/);
    return isField || offset < 0 ? undefined : { text: line.slice(offset).trim(), index, offset };
  }
  return undefined;
}

/** `| Status | accepted |`, or the cell below a column that is called so. */
function inTable(lines: readonly string[], index: number, { cell }: LabelPattern): Labelled | undefined {
  const line = lines[index] ?? '';
  if (!isRow(line) && !isBareRow(lines, index)) return undefined;
  const cells = cellsOf(line);
  const column = cells.findIndex((each) => cell.test(each));
  if (column < 0) return undefined;
  const below = lines[index + 2] ?? '';
  const isHead = /^[\s|:-]+$/.test(lines[index + 1] ?? '') && /-/.test(lines[index + 1] ?? '') && below.includes('|');
  // Of two columns called Status and Accepted the second is the value; of Status and Date the row below holds it.
  const isPair =
    cells.length === 2 &&
    column === 0 &&
    (!isHead || !/^[*_\s]*(?:date|author|owner|decider|id|title)/i.test(cells[1] ?? ''));
  const at = isPair || !isHead ? index : latestRow(lines, index + 2, column);
  const text = isPair || !isHead ? cells[column + 1] : cellsOf(lines[at] ?? '')[column];
  return text === undefined
    ? undefined
    : { text, dress: 'table', index: at, offset: Math.max(0, (lines[at] ?? '').indexOf(text)) };
}

/** Of rows that each have a day beside the value, as a history has them, that of the last day; else the first. */
function latestRow(lines: readonly string[], first: number, column: number): number {
  const rows: (readonly [index: number, day: string])[] = [];
  for (let index = first; (lines[index] ?? '').includes('|'); index += 1) {
    const others = cellsOf(lines[index] ?? '').filter((_, order) => order !== column);
    const day = /^\W*(\d{4}-\d{2}-\d{2})\W*$/;
    rows.push([index, others.map((cell) => day.exec(cell)?.[1]).find((found) => found !== undefined) ?? '']);
  }
  if (rows.some(([, day]) => day === '')) return first;
  return rows.reduce((last, row) => (row[1] < last[1] ? last : row), [first, ''] as const)[0];
}

function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((each) => each.trim());
}
