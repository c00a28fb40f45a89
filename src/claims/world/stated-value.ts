/**
 * Whether the words of a block state a literal value: the port that a note names beside the constant. A number of one
 * digit or `true` stands in many sentences that mean something else, so such a value counts in code spans only.
 */

/** A value as it compares: without quotes, `_` in numbers and their base. */
export function plainLiteral(value: string): string {
  const quoted = /^(["'`])(.*)\1$/s.exec(value)?.[2];
  if (quoted !== undefined) return `"${quoted}"`;
  const number = /^[-+]?[\d.]/.test(value) ? Number(value.replaceAll('_', '').replace(/n$/, '')) : Number.NaN;
  return Number.isNaN(number) ? value : String(number);
}

/** True when `words` state `value`; the destinations of links are no words. Shorter numbers than `shortest` count in code spans only. */
export function statesValue(words: string, value: string, shortest: number = MIN_NUMBER): boolean {
  if (words.length > MAX_WORDS) return false;
  const plain = plainLiteral(value);
  const text = words.replace(/\]\([^)\s]*\)/g, ']');
  const codes = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
  if (codes.some((code) => plainLiteral(code.trim()) === plain)) return true;
  const inner = /^"(.*)"$/s.exec(plain)?.[1];
  // A bare word is no quotation: `'error'` as a level, and "an error is thrown".
  if (inner !== undefined) return [`"${inner}"`, `'${inner}'`].some((quotation) => text.includes(quotation));
  return /^-?\d/.test(plain) && plain.length >= shortest && numbersIn(text).includes(plain);
}

/** True where a text stands in a code span without its quotes, as names of other things do as well. */
export function quotesBare(words: string, value: string): boolean {
  const inner = /^"(.+)"$/s.exec(plainLiteral(value))?.[1];
  return inner !== undefined && words.includes(`\`${inner}\``);
}

/** Longer blocks are no paragraphs that anybody wrote. */
const MAX_WORDS = 10_000;

/** Shortest number that is taken for the value where it stands in plain prose. */
const MIN_NUMBER = 2;

function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.])\d[\d_,]*(?:\.\d+)?(?![\w])/g)].map(([number]) =>
    String(Number(number.replace(/[_,]/g, ''))),
  );
}
