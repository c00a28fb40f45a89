/** How counts, lists and quotations of user text are worded in messages. Pure text; knows no finding and no terminal. */

/** `1 module`, `3 modules`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], joint: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** Longest quotation of a line in a message. */
const MAX_EXCERPT = 60;

/** A line as a message quotes it. */
export function excerpt(text: string, most = MAX_EXCERPT): string {
  const line = [...text.trim()];
  return line.length > most ? `${line.slice(0, most - 1).join('')}…` : line.join('');
}

/** A text of at most `most` characters: what is too much is left out of its middle, since both ends say what it is about. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...text];
  const kept = most - ' … '.length;
  const head = Math.ceil((kept * 2) / 3);
  if (characters.length <= most) return text;
  return `${characters.slice(0, head).join('')} … ${characters.slice(characters.length - (kept - head)).join('')}`;
}

/**
 * What users wrote may hold anything: a line break or an escape sequence must not forge a line on the terminal, and what
 * turns the writing direction or hides a text must not do so there.
 */
export function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return plain.replace(
    /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu,
    (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16)}}`,
  );
}
