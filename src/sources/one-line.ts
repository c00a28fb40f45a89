/** Text on one line: which characters break a line, and which have no place in text at all. It knows no markdown. */

/** Line feed, carriage return, vertical tab, form feed, next line, and the separators of Unicode. */
const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/g;

/** C0 and C1 controls that are neither blanks nor line breaks: terminals obey them, readers do not see them. */
// oxlint-disable-next-line no-control-regex -- they are what this is about
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;

/** `text` without control characters. Blanks and line breaks stay. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, '');
}

/** `text` with a blank for every character that breaks a line, so that offsets in it stay true. */
export function foldedInPlace(text: string): string {
  return text.replace(LINE_BREAK, ' ');
}

/** `text` on one line, with one blank where lines met, and without control characters. */
export function oneLine(text: string): string {
  const lines = withoutControls(text).split(/[\n\r\v\f\u0085\u2028\u2029]/);
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
