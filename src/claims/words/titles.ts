/**
 * What stands over each line of a text and says of what it speaks: headings, items around it, the paragraph before, the head of its
 * table. An old line may be given to another day by them without a change in itself. It judges no claim.
 */
import { oncePer } from '../../once.ts';

/** What stands over a line. */
export interface Titles {
  /** The headings around it, outermost first. */
  readonly headings: readonly string[];
  /** The items around it, outermost first, each by its first line. */
  readonly items: readonly string[];
  /** The paragraph, summary or quotation before it in its section; `''` where there is none. */
  readonly paragraph: string;
  /** The first row of its table; `''` outside of tables, and there. */
  readonly head: string;
}

/** The titles over each line of `text`, by its index. */
export function titlesOf(text: string): readonly Titles[] {
  let state = START;
  return text.split('\n').map((line) => {
    state = behind(line, state);
    return state.over;
  });
}

/** The titles over each line of some texts, by path. */
export const titlesIn = oncePer(
  (texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Titles[]> =>
    new Map([...texts].map(([path, text]) => [path, titlesOf(text)])),
);

/** The titles over one place; undefined where there is no such text or line. */
export function titlesOver(
  texts: ReadonlyMap<string, string> | undefined,
  { file, line }: { readonly file: string; readonly line: number },
): Titles | undefined {
  return texts && titlesIn(texts).get(file)?.[line - 1];
}

/** The words of titles, which no formatter changes. */
export function titleWords({ headings, items, paragraph, head }: Titles): readonly string[] {
  return [...headings, ...items, paragraph, head].join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];
}

interface State {
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  readonly items: readonly { readonly indent: number; readonly text: string }[];
  /** The last paragraph that has ended, and the one that goes on. */
  readonly ended: string;
  readonly open: string;
  readonly head: string;
  readonly isFenced: boolean;
  /** What stands over the line that was read last. */
  readonly over: Titles;
}

/** Those of a line that nothing stands over. */
export const NO_TITLES: Titles = { headings: [], items: [], paragraph: '', head: '' };

const START: State = { headings: [], items: [], ended: '', open: '', head: '', isFenced: false, over: NO_TITLES };

function behind(line: string, state: State): State {
  if (/^\s*(?:```|~~~)/.test(line)) return over(line, { ...ended(state), isFenced: !state.isFenced });
  if (state.isFenced) return over(line, state);
  if (line.trim() === '') return over(line, { ...ended(state), head: '' });
  const [, hashes = '', heading = ''] = /^ {0,3}(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (hashes !== '') {
    const around = state.headings.filter(({ level }) => level < hashes.length);
    return {
      ...over(line, { ...START, headings: around }),
      headings: [...around, { level: hashes.length, text: heading }],
    };
  }
  if (/^\s*\|/.test(line)) return over(line, { ...ended(state), head: state.head === '' ? line : state.head });
  if (ITEM.test(line)) return item(line, { ...ended(state), head: '' });
  // What is indented goes on with its item.
  if (/^\s/.test(line)) return over(line, { ...state, head: '' });
  return { ...over(line, { ...state, items: [], head: '' }), open: `${state.open} ${line}`.trim() };
}

function item(line: string, state: State): State {
  const indent = line.search(/\S/);
  const around = state.items.filter((each) => each.indent < indent);
  return { ...over(line, { ...state, items: around }), items: [...around, { indent, text: line.replace(ITEM, '') }] };
}

/** The mark of an item. Its number changes with those before it. */
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s/;

function ended(state: State): State {
  return state.open === '' ? state : { ...state, ended: state.open, open: '' };
}

function over(line: string, state: State): State {
  const { headings, items, ended: paragraph, head } = state;
  const titles = {
    headings: headings.map(({ text }) => text),
    items: items.map(({ text }) => text),
    paragraph,
    head: head === line ? '' : head,
  };
  return { ...state, over: titles };
}
