/**
 * Texts that would take the markdown parser seconds or minutes, told apart by counting before it sees them.
 * The bounds lie far beyond what people write: a thousand stars in one paragraph are a mistake or an attack.
 */

/** Largest body that is parsed. The longest instruction files in public are a tenth of it. */
const MAX_LENGTH = 512 * 1024;
/** Marks of emphasis without a partner, in one paragraph: the parser compares each with all before it. */
const MAX_UNMATCHED = 2_000;
/** Marks of emphasis, or brackets, in one paragraph with or without a partner; marks in a whole body without one. */
const MAX_MARKS = 10_000;
/** Brackets open at once, in one paragraph. */
const MAX_BRACKETS = 1_000;
/** Openings of HTML comments and their kin that nothing closes: each makes the parser read on to the end. */
const MAX_OPEN_HTML = 200;

/** Marks of lists and quotations at the start of one line: each opens a block inside the one before. */
const MAX_CONTAINERS = 100;

/** Columns of a table: the parser looks at each cell of a row once for every other. */
const MAX_COLUMNS = 1_000;

/** What keeps a text from being parsed. */
export interface TooLong {
  /** As a sentence without its subject. */
  readonly why: string;
  /** Offset of the line or paragraph that is too much. */
  readonly at: number;
}

/** Why `text` is not parsed; undefined when it can be. */
export function whyTooLong(text: string): TooLong | undefined {
  if (text.length > MAX_LENGTH) {
    return { why: `has ${Math.ceil(text.length / 1024)} KB; ${MAX_LENGTH / 1024} KB are the limit`, at: 0 };
  }
  const nested = text.search(/^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])(?=[ \t>])){101}/m);
  if (nested >= 0) return { why: `opens more than ${MAX_CONTAINERS} lists or quotations in one line`, at: nested };
  const wide = wideRow(text);
  if (wide >= 0) return { why: `has a table of more than ${MAX_COLUMNS} columns`, at: wide };
  const tally = { unmatched: 0 };
  let at = 0;
  // Fenced code is counted as well: no code that people show comes near the bounds. What parts paragraphs is among the pieces.
  for (const paragraph of text.split(/(\n[ \t>]*\n)/)) {
    const why = whyTangled(paragraph, tally);
    if (why !== undefined) return { why, at };
    at += paragraph.length;
  }
  return undefined;
}

/** Offset of the line of dashes below the head of a table of so many columns; -1 without one. */
function wideRow(text: string): number {
  for (const { 0: row, index } of text.matchAll(/^[ \t>|:-]{1000,}$/gm))
    if (row.split('|').length > MAX_COLUMNS + 2) return index;
  return -1;
}

function whyTangled(paragraph: string, tally: { unmatched: number }): string | undefined {
  if (paragraph.length < MAX_OPEN_HTML) return undefined;
  const brackets = countBrackets(paragraph);
  if (brackets.deepest > MAX_BRACKETS) return `opens more than ${MAX_BRACKETS} brackets inside one another`;
  if (brackets.count > MAX_MARKS) return `opens more than ${MAX_MARKS} brackets in one paragraph`;
  if (openHtml(paragraph) > MAX_OPEN_HTML) return `opens more than ${MAX_OPEN_HTML} comments that nothing closes`;
  const { marks, unmatched } = emphasis(paragraph);
  tally.unmatched += unmatched;
  if (unmatched > MAX_UNMATCHED || tally.unmatched > MAX_MARKS || marks > MAX_MARKS) {
    return `holds more than ${MAX_UNMATCHED} marks of emphasis without a partner, or ${MAX_MARKS} marks in one paragraph`;
  }
  return undefined;
}

function countBrackets(text: string): { readonly count: number; readonly deepest: number } {
  let [count, depth, deepest] = [0, 0, 0];
  for (const [bracket] of text.matchAll(/[[\]]/g)) {
    if (bracket === '[') count += 1;
    depth = bracket === '[' ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return { count, deepest };
}

const HTML_ENDS: readonly (readonly [opens: RegExp, end: string])[] = [
  [/<!--/g, '-->'],
  [/<\?/g, '?>'],
  [/<!\[CDATA\[/g, ']]>'],
  [/<![A-Za-z]/g, '>'],
];

function openHtml(text: string): number {
  return HTML_ENDS.reduce((sum, [opens, end]) => {
    const closed = text.lastIndexOf(end) + 1;
    return sum + (text.slice(closed).match(opens)?.length ?? 0);
  }, 0);
}

/** Counts runs of `*`, `_` and `~` that can open or close emphasis (CommonMark, flanking delimiter runs). */
function emphasis(text: string): { readonly marks: number; readonly unmatched: number } {
  const open = new Map<string, number>();
  let marks = 0;
  let unmatched = 0;
  for (const { 0: run, index } of text.matchAll(/(?<!\\)(?:\*+|_+|~+)/g)) {
    const before = text[index - 1] ?? ' ';
    const after = text[index + run.length] ?? ' ';
    const mayOpen = /\S/.test(after);
    const mayClose = /\S/.test(before);
    // `snake_case` is no emphasis, and neither is a star between blanks.
    if ((!mayOpen && !mayClose) || (run.startsWith('_') && /\w/.test(before) && /\w/.test(after))) continue;
    marks += 1;
    const waiting = open.get(run) ?? 0;
    if (mayClose && waiting > 0) open.set(run, waiting - 1);
    else if (mayOpen) open.set(run, waiting + 1);
    else unmatched += 1;
  }
  for (const waiting of open.values()) unmatched += waiting;
  return { marks, unmatched };
}
