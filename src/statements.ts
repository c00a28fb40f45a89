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
    const isApart = fence !== '' || marks !== '' || /^\s*(?:$|#|\||<|>)/.test(line);
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
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return key.split(' ').length < MIN_WORDS ? [] : [{ ...place, text: text.trim(), key }];
}

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
