/** Words of a record: how the lock writes values so that blanks part them. It knows no record. */

/** A value as one word. A lone `%` stands for the empty value. */
export function encode(value: string): string {
  return value === '' ? '%' : value.replace(/[%\s\p{Cc}]/gu, encodeURIComponent);
}

/** The value of a word; undefined for what {@link encode} never writes. */
export function decode(word: string): string | undefined {
  if (word === '%') return '';
  try {
    return decodeURIComponent(word);
  } catch {
    return undefined;
  }
}

/** A text as the rest of a line: blanks stay, so that people can read it in a diff. */
export function encodeRest(text: string): string {
  return text.replace(/[%\p{Cc}\u2028\u2029]|^\s|\s$/gu, encodeURIComponent);
}
