/**
 * Whether a text takes back a name of code that it mentions: by the words of the clause, by the heading above, by the column
 * of a table ("Old | New"), or by an arrow to what replaced it. It judges no name.
 */
import { countBelow } from '../offsets.ts';
import type { Body } from '../model.ts';
import { isTakenBack } from './clause.ts';
import { oncePer } from './once.ts';
import { headingsAbove } from './outline.ts';
import type { Span } from './statements.ts';

/** True when the mention at `span` tells of what is not, or need not be, there. */
export function isNameTakenBack(body: Body, span: Span): boolean {
  return (
    REPLACED.test(body.text.slice(span.end, span.end + 40)) ||
    isTakenBack(body, span, 'symbol') ||
    headingsAbove(body, span.start).some(({ text }) => ELSEWHEN.test(text)) ||
    isInColumnOfThePast(body, span)
  );
}

/** `a()` → `b()`: what stands on the left was replaced. A table cell may end before the arrow does. */
const REPLACED = /^[\s)\]*~]*(?:→|⟶|⇒|➜|➡|->|=>|~~)/u;

/** Sections that tell what was, what is to come, or what not to do. */
const ELSEWHEN =
  /\b(?:breaking|upgrad(?:e|ing)|migrat\w+|renam\w+|remov\w+|delet\w+|deprecat\w+|obsolete|legacy|histor\w+|change ?logs?|anti-?patterns?|don[’']?t'?s?|do not|avoid|never|wrong|bad|mistakes?|pitfalls?|roadmap|future|planned|plans?|todos?|proposals?|proposed|ideas?|next steps|v?\d+(?:\.\w+)* (?:to|→|->) v?\d+|before|previous(?:ly)?|old)\b/i;

/** A column for the old name of something, or for what not to write. */
const PAST_COLUMN =
  /^\W*(?:old|before|from|previous(?:ly)?|was|removed|deprecated|legacy|former(?:ly)?|v\d+|❌|✗|bad|wrong|avoid|don[’']?t|do not|never|instead of|not|anti-?pattern|renamed|current|today|now)\b|❌|🚫/iu;

function isInColumnOfThePast(body: Body, span: Span): boolean {
  const { starts, tables } = tablesOf(body);
  const table = tables[countBelow(starts, span.start + 1) - 1];
  if (table === undefined || span.start >= table.end) return false;
  const row = body.text.slice(body.text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  const header = table.columns[cellsOf(row).length - 1] ?? '';
  return PAST_COLUMN.test(header.trim());
}

interface Tables {
  readonly starts: readonly number[];
  readonly tables: readonly (Span & { readonly columns: readonly string[] })[];
}

/** The tables of a body: a row, a row of dashes, and all rows that follow. */
const tablesOf = oncePer((body: Body): Tables => {
  const tables: { start: number; end: number; columns: readonly string[] }[] = [];
  let open: { start: number; end: number; columns: readonly string[] } | undefined;
  let [previous, previousStart, start] = ['', 0, 0];
  for (const line of body.text.split('\n')) {
    const isRow = line.includes('|');
    if (isRow && open) open.end = start + line.length;
    else if (isRow && DELIMITER.test(line) && previous.includes('|')) {
      open = { start: previousStart, end: start + line.length, columns: cellsOf(previous) };
      tables.push(open);
    } else open = undefined;
    [previous, previousStart, start] = [line, start, start + line.length + 1];
  }
  return { starts: tables.map((table) => table.start), tables };
});

const DELIMITER = /^[\s|:-]*-[\s|:-]*$/;

/** Longest row that is taken apart: a longer one is data. */
const MAX_ROW = 4_000;

function cellsOf(row: string): readonly string[] {
  return row
    .slice(0, MAX_ROW)
    .replace(/^\s*\|/, '')
    .split(/(?<!\\)\|/);
}
