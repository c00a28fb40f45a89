/** Text that stands on one line of an output: behind a list marker, as a title or as a paragraph. It fills in nothing. */
import { standsAlone } from '../sources/markdown.ts';
import { oneLine } from '../sources/one-line.ts';

/** `text` on one line, with a backslash where it would start a block of its own. */
export function inlineOnly(text: string): string {
  const line = oneLine(text);
  if (!/^(?:[~`#>+*_=|<[-]|\d{1,9}[.)])/.test(line)) return line;
  const number = /^\d{1,9}(?=[.)](?:\s|$))/.exec(line)?.[0];
  if (number !== undefined) return `${number}\\${line.slice(number.length)}`;
  // A ticked box is one only in a list item, and an underline or a table row only below another line.
  const opens = /^(?:=+$|\||\[[ xX]\](?:\s|$))/.test(line) || !standsAlone(line);
  return opens ? `\\${line}` : line;
}

/** `line` as the words of a heading: number signs at its end would be taken for its closing marks. */
export function headingWords(line: string): string {
  return line.replace(/(?<=^|\s)#+$/, '\\$&');
}
