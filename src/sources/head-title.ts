/** The title of a decision and the number in it: `12. Title`, `0012 - Title`, `ADR-0012: Title`, `ADR 12 Title`. */
import type { Place } from '../model.ts';
import type { HeadText } from './head-text.ts';
import type { FoundTitle } from './title.ts';

/** A heading as written. */
export interface HeadingText extends Place {
  readonly text: string;
}

/** The heading that titles `text`. */
export function titleIn(
  { lines, titled }: HeadText,
  at: (index: number, offset: number) => Place,
): HeadingText | undefined {
  if (titled === undefined) return undefined;
  const line = lines[titled.start] ?? '';
  const lead = /^ {0,3}#{1,6}\s+/.exec(line)?.[0] ?? /^\s*/.exec(line)?.[0] ?? '';
  const text = line
    .slice(lead.length)
    .replace(/(?:^|\s+)#+\s*$/, '')
    .trim();
  return { text, ...at(titled.start, lead.length) };
}

/** The title without its number, as plain text and as written. */
export function numberedTitle(written: HeadingText): { readonly title: FoundTitle; readonly number?: string } {
  const { text, file, line } = written;
  const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|`/g, '');
  const { number, words } = numbered(plain);
  // A number inside a link or emphasis can only be taken off together with those.
  const inSource = numbered(text);
  const source = number === inSource.number ? inSource.words : words;
  const column = written.column + Math.max(0, text.indexOf(source));
  const title = { title: words, heading: { text: source, file, line, column } };
  return number === undefined ? { title } : { title, number };
}

function numbered(title: string): { readonly number?: string; readonly words: string } {
  const match =
    /^\[?ADR[-_ #]*(\d{1,6}[a-z]?)(?:\]?\s*[:.)–—-]+\s*|\]?\s+)(\S.*)$/i.exec(title) ??
    /^(?:RFC|Decision|DR)[-_ #]*(\d{1,6}[a-z]?)(?::\s+|\s+[–—-]+\s+)(\S.*)$/i.exec(title) ??
    /^#?(\d{1,6}[a-z]?)(?:[:.)]\s+|\s+[-–—]\s+)(\S.*)$/.exec(title) ??
    /^([A-Z]{2,}-\d{2,})(?:[:.]|\s+[-–—])\s+(\S.*)$/.exec(title);
  const [, number, words] = match ?? [];
  return number === undefined || words === undefined ? { words: title } : { number, words };
}
