/** The statements of a text: paragraphs and items, told from one another by their words alone. */
import type { Place } from './model.ts';

/** A statement, where it stands. */
export interface Statement extends Place {
  readonly text: string;
  /** Equal for statements that differ in marks and line breaks alone. */
  readonly key: string;
}

/** Shorter ones are turns of phrase that two texts may well share. */
const MIN_WORDS = 8;

const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** A line drawn across the text, or under a heading. */
const RULE = /^ {0,3}(?:=+|(?:-[ \t]*)+|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\s*$/;

/** Paragraphs and items of a text, without code, comments, tables and headings. */
export function blocksOf(text: string, start: Pick<Place, 'file' | 'line'>): readonly Statement[] {
  const found: Statement[] = [];
  let [block, first, fence] = ['', 0, ''];
  const close = (): void => {
    if (block !== '') found.push(...statement(block, { file: start.file, line: start.line + first, column: 1 }));
    block = '';
  };
  for (const [index, line] of uncommented(text).split('\n').entries()) {
    const marks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (marks !== '' && (fence === '' || marks.startsWith(fence))) fence = fence === '' ? marks : '';
    // Below a paragraph the same marks make a heading of it (setext, CommonMark 4.3).
    if (fence === '' && /^ {0,3}(?:=+|-+)\s*$/.test(line) && !ITEM.test(block)) block = '';
    const isApart = fence !== '' || marks !== '' || /^\s*(?:$|#|\||<|>)/.test(line) || RULE.test(line);
    if (isApart || ITEM.test(line)) close();
    if (isApart) continue;
    if (block === '') first = index;
    block += `${line} `;
  }
  close();
  return found;
}

/** A text as a statement, unless it is too short for one. */
export function statement(text: string, place: Place): readonly Statement[] {
  const key = text
    .replace(ITEM, '')
    .replace(LINK, '$1')
    // Inside of a word `_` is a sign of its own: `LOG_LEVEL`.
    .replace(/[*`]|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return key.split(' ').length < MIN_WORDS ? [] : [{ ...place, text: text.trim(), key }];
}

/** Signs of a statement that are read for a quotation, which shows far fewer. */
const MAX_QUOTED = 400;

/** The first words of a statement as readers see them: without the marks of items, links and emphasis, and with all that code holds. */
export function wordsSeen({ text }: Statement): string {
  return text
    .slice(0, MAX_QUOTED)
    .replace(ITEM, '')
    .replace(/^\[[ x]\]\s+/i, '')
    .replace(LINK, '$1')
    .replace(MARKS, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}

const LINK = /\[([^[\]]*)\]\([^()]*\)/g;

/** Code with its backticks, and marks at the beginning or the end of words: those of `src/*.ts` and `2 * 3` are no emphasis. */
const MARKS =
  /(`+)([^`]+)\1|(?<![^\s("'[{])[*_]+(?=\S)|(?<=[^\s/])[*_]+(?=[)"'\]}.,:;!?]*(?:[\s（），。：；！？、]|$))/g;

/** A text without its front matter, line for line. */
export function withoutHead(text: string): string {
  return text.replace(/^\s*---[ \t]*\n(?:[^]*?\n)??(?:-{3,}|\.{3})[ \t]*(?=\n|$)/, blank);
}

/** Some clients send comments and some do not: what stands in one is nobody's statement. */
function uncommented(text: string): string {
  // Behind the last end an opening would be sought one in vain for, each to the end of the text.
  const closed = text.lastIndexOf('-->') + 3;
  return closed < 3 ? text : text.slice(0, closed).replace(/<!--[^]*?-->/g, blank) + text.slice(closed);
}

function blank(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

// ── lists ──

/** An item, and the earlier one of its list that says the same. */
export interface RepeatedItem {
  readonly here: Statement;
  readonly twin: Statement;
}

/**
 * The items of a file that stand in their list a second time. Elsewhere in a file the same words may be said of another thing: below another
 * heading, behind another label, as another step, under another item.
 */
export function repeatedItems(text: string, file: string): readonly RepeatedItem[] {
  const lines = withoutHead(text).split('\n');
  return listsOf(lines).flatMap((list) => {
    const first = new Map<string, Statement>();
    return list.flatMap(({ line, words }): readonly RepeatedItem[] => {
      const [here] = statement(words, { file, line, column: 1 });
      if (here === undefined || LEADS.test(here.key)) return [];
      const twin = first.get(here.key);
      if (twin === undefined) first.set(here.key, here);
      return twin === undefined ? [] : [{ here, twin }];
    });
  });
}

/** What is said below it, or was done on its day: each such item is one of its own. */
const LEADS = /[:：]$|^\[[ x]\]\s/i;

interface Item {
  readonly line: number;
  readonly words: string;
}

/** The lists of a text that stand at its margin, with those of their items that hold nothing but their words. */
function listsOf(lines: readonly string[]): readonly (readonly Item[])[] {
  const lists: Item[][] = [];
  let list: Item[] | undefined;
  let item: { line: number; words: string; isPlain: boolean } | undefined;
  let isHidden = false;
  const closeItem = (): void => {
    if (item?.isPlain) list?.push({ line: item.line, words: item.words });
    item = undefined;
  };
  for (const [index, line] of lines.entries()) {
    if (FENCE_MARK.test(line) || line.includes('<!--') || line.includes('-->')) {
      // What stands in code or in a comment is nobody's statement, and parts what is around it.
      closeItem();
      list = undefined;
      if (!/<!--.*-->/.test(line)) isHidden = !isHidden;
      continue;
    }
    if (isHidden) continue;
    if (/^[-*+]\s+\S/.test(line) && !RULE.test(line)) {
      closeItem();
      if (list === undefined) lists.push((list = []));
      item = { line: index + 1, words: line, isPlain: true };
    } else if (/^\s+\S/.test(line) && item !== undefined) {
      if (PART.test(line)) item.isPlain = false;
      item.words += ` ${line.trim()}`;
    } else if (line.trim() !== '') {
      closeItem();
      list = undefined;
    }
  }
  closeItem();
  return lists;
}

const FENCE_MARK = /^\s*(?:`{3,}|~{3,})/;

/** An item, table, quotation or heading inside of an item. */
const PART = /^\s+(?:[-*+]\s|\d+[.)]\s|[|>#])/;
