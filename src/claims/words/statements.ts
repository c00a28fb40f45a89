/**
 * A text taken apart into blocks, and these into clauses and asides, once for all claims in it: with thousands of claims in
 * one paragraph, looking around each of them would take minutes. It knows no words, only where statements begin and end.
 */
import { countBelow } from '../../offsets.ts';

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Stands for one character of code or of a link destination: never a word, never punctuation. */
export const CODE = '\u0001';

/** As a part of a pattern, in front of the sign that ends a sentence: abbreviations in front of what is shown end none. */
export const NOT_SHORT = String.raw`(?<!\b(?:e\.g|i\.e|cf|vs))`;

/** As a part of a pattern: code and what joins it to more code, up to the claim: "`a`, `b`, or ". */
export const LIST = String.raw`(?:[${CODE}\s,*_"'()\[\]&/+]|\band\b|\bor\b)*$`;

/** As a part of a pattern: what a text calls that which it names, before the name or behind it: "the file `a.ts`". */
export const KIND = '(?:file|folder|directory|script|page|module|task|command)s?';

/** A paragraph, list item, heading or table row. */
export interface Block extends Span {
  /** The sentence that introduces a list ("These were removed:"), when the block is one of its items. */
  readonly lead: string | undefined;
  /** The nearest item around it that introduces its own list in the same way. */
  readonly parent: string | undefined;
  /** The items around it that say no more than a title does, innermost first: "- Removed". */
  readonly titles: readonly string[];
}

const STARTS_BLOCK = /^\s*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|\||>|```|~~~)/;
/** A line of a quotation that goes on with the words of the line above. */
const GOES_ON = /^\s*>\s*(?![-*+]\s|\d+[.)]\s|#{1,6}\s|[|>]|```|~~~|\[!)\S/;
const STARTS_ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;

/** The blocks of `text`, in order. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const items: Item[] = [];
  let open: (Block & { end: number }) | undefined;
  let plain: Span | undefined;
  let isQuoted = false;
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    const isBlank = line.trim() === '';
    const isItem = STARTS_ITEM.test(line);
    const isPlain = !isBlank && !isItem && !/^\s{2,}/.test(line);
    if (isItem) {
      const indent = line.search(/\S/);
      while ((items.at(-1)?.indent ?? -1) >= indent) items.pop();
      const around = items.at(-1);
      items.push({ indent, line, lead: leadIn(line), parent: around?.lead ?? around?.parent });
    } else if (isPlain && (open === undefined || STARTS_BLOCK.test(line))) items.length = 0;
    const item = items.at(-1);
    if (isBlank) open = undefined;
    else if (open === undefined || (STARTS_BLOCK.test(line) && !(isQuoted && GOES_ON.test(line)))) {
      const lead = isItem && plain ? leadIn(text.slice(plain.start, plain.end)) : undefined;
      open = { start, end, lead, parent: isItem ? item?.parent : undefined, titles: titlesIn(items) };
      blocks.push(open);
    } else {
      open.end = end;
      // An item that runs over several lines introduces by its last one.
      if (item) item.lead = leadIn(line);
    }
    if (isPlain) plain = { start, end };
    isQuoted = GOES_ON.test(line);
    start = end + 1;
  }
  return blocks;
}

/** An item that is open. */
interface Item {
  readonly indent: number;
  /** Its first line. */
  readonly line: string;
  lead: string | undefined;
  readonly parent: string | undefined;
}

const NONE: readonly string[] = [];

function titlesIn(items: readonly Item[]): readonly string[] {
  if (items.length < 2) return NONE;
  const around = items.slice(0, -1).filter(({ line }) => line.trim().length <= LONGEST_TITLE);
  return around.length === 0 ? NONE : around.map(({ line }) => line.replace(STARTS_ITEM, '')).toReversed();
}

/** Longer items are sentences. */
const LONGEST_TITLE = 60;

/** The last sentence of a line that ends with a colon, in bold type or not. */
function leadIn(line: string): string | undefined {
  if (!/[:：][\s*_]*$/.test(line.slice(-LONGEST_END))) return undefined;
  const sentence = line.slice(Math.max(...['.', ';', '!', '?'].map((sign) => line.lastIndexOf(sign))) + 1);
  return sentence.replace(BULLET, '');
}

/** "→ See the steps:" leads on; only an arrow behind words replaces what they name. */
const BULLET = /^[\s>*+-]*(?:→|⟶|⇒|➜|➡|->|=>)\s*/;

/** Signs and blanks behind the colon of a lead that are looked at. */
const LONGEST_END = 12;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Words without those that are the path of a file, and say nothing: `agents/output-contract.ts`. "Moved/renamed" says what it says. */
export function withoutPlainFiles(words: string): string {
  return words.replace(PLAIN_FILE, CODE);
}

const PLAIN_FILE = /(?<![\w./-])(?:[\w@.()[\]-]+\/)+[\w.[\]-]+\.[a-z]\w*(?![\w/])/gi;

/**
 * Where one statement ends and the next begins. A colon does not part: "Removed: `a`, `b`" governs what follows; only one before an order
 * that says what to do instead does.
 */
const BOUNDARY =
  /:\s+(?=(?:use|call|run|change|edit|write|import)\b[^.;!?\n]{0,80}\binstead\b(?! of))|(?<!\b(?:e\.g|i\.e|vs))[.;!?](?=\s|$)|\s(?:—|–|--)\s|\s?\||,\s+(?=(?:but|so|not|never|instead|rather|use|see|run|now|then|while|whereas|which|and (?:use|see|run|now|then))\b)/gi;

/** The marks of one block, by offset in the whole text. */
export interface Marks {
  /** Starts and ends of what parts its statements. */
  readonly boundaryStarts: readonly number[];
  readonly boundaryEnds: readonly number[];
  /** Every bracket, and the innermost one that is open behind it; -1 for none. */
  readonly brackets: readonly number[];
  readonly openBehind: readonly number[];
  readonly closing: readonly number[];
}

/** Finds the marks of `block` in `text`. */
export function marksOf(text: string, block: Span): Marks {
  const written = text.slice(block.start, block.end);
  const boundaries = [...written.matchAll(BOUNDARY)];
  const brackets: number[] = [];
  const openBehind: number[] = [];
  const closing: number[] = [];
  const open: number[] = [];
  for (const { 0: sign, index } of written.matchAll(/[()]/g)) {
    const at = block.start + index;
    if (sign === '(') open.push(at);
    else {
      open.pop();
      closing.push(at);
    }
    brackets.push(at);
    openBehind.push(open.at(-1) ?? -1);
  }
  return {
    boundaryStarts: boundaries.map(({ index }) => block.start + index),
    boundaryEnds: boundaries.map(({ 0: found, index }) => block.start + index + found.length),
    brackets,
    openBehind,
    closing,
  };
}

/** The clause around `span`; `isAside` when it stands in brackets. */
export interface Clause extends Span {
  readonly isAside: boolean;
}

/** An aside of its own is its own clause: in "`new` (formerly `old`)" the word governs `old` only. */
export function clauseAround(span: Span, block: Span, marks: Marks): Clause {
  const open = marks.openBehind[countBelow(marks.brackets, span.start) - 1] ?? -1;
  const close = marks.closing[countBelow(marks.closing, span.end)] ?? block.end;
  const inner = open < 0 ? block : { start: open + 1, end: close };
  const before = marks.boundaryEnds[countBelow(marks.boundaryEnds, span.start + 1) - 1] ?? inner.start;
  const after = marks.boundaryStarts[countBelow(marks.boundaryStarts, span.end)] ?? inner.end;
  return { start: Math.max(before, inner.start), end: Math.min(after, inner.end), isAside: open >= 0 };
}
