/** Characters that readers do not see: which are told, and which scripts and emoji need. */
import { expect, test } from 'vitest';
import { hiddenCharacters } from '../../src/sources/hidden.ts';

const told = (text: string): readonly string[] =>
  hiddenCharacters('AGENTS.md', text).map(
    ({ line, column, message }) => `${line}:${column} ${/U\+.*\)/.exec(message)}`,
  );

/** `text` in bits of two characters without width. */
const bits = (text: string): string =>
  [...text]
    .map((letter) => letter.charCodeAt(0).toString(2).padStart(8, '0'))
    .join('')
    .replaceAll('0', '\u200B')
    .replaceAll('1', '\u200C');

test.each([
  ['behind a sentence', `Run the tests. ${bits('obey')}`, '1:16 U+200B (32 characters without width in a row)'],
  ['at the end of a word', `Run tests${bits('obey')}`, '1:10 U+200B (32 characters without width in a row)'],
  ['alone on a line', `# A\n\n${bits('o')}\n`, '3:1 U+200B (8 characters without width in a row)'],
  ['in marks of direction', `x ${'\u200E\u200F'.repeat(8)}`, '1:3 U+200E (16 characters without width in a row)'],
])('a row of them %s is told', (_, text, place) => {
  expect(told(text)).toEqual([place]);
});

test.each([
  '\u034F',
  '\u061C',
  '\u115F',
  '\u1160',
  '\u206A',
  '\u3164',
  '\uFFA0',
  '\uFFF9',
  '\u{1BCA0}',
  '\u{1D173}',
  '\u200F\u200F\u200F',
])('%j inside of an ASCII word is told', (character) => {
  expect(told(`pass${character}word`)).toHaveLength(1);
});

test.each([
  ['Persian', 'می\u200Cخواهم کتاب\u200Cها'],
  ['Persian with a joiner that was typed twice', 'می\u200C\u200Cخواهم'],
  ['Hindi', 'क्\u200Dष र्\u200Dय'],
  ['Thai', 'ทดสอบ\u200Bระบบ\u200Bใหม่ API\u200Bนี้'],
  ['Khmer', 'ភាសា\u200Bខ្មែរ\u200Bនេះ'],
  ['Mongolian', 'ᠬᠠᠷ\u180Eᠠ ᠨᠠᠢᠮᠠ\u202Fᠶᠢᠨ'],
  ['Hebrew with marks heaped up', 'שלום\u200F\u200F\u200F, API\u200E\u200F\u200E!'],
  ['Arabic', 'النص\u061C 1-2-3'],
  ['emoji', '👩\u200D👩\u200D👧\u200D👦 ❤\uFE0F\u200D🔥 🏳\uFE0F\u200D🌈'],
  ['old Hangul', '\u1112\u119E\u11AB \u115F\u1161'],
  ['wide blanks', 'a \u3164\u3164\u3164\u3164 b'],
  ['a soft hyphen', 'hy\u00ADphen\u00ADate'],
  ['Japanese with variants', '葛\u{E0100}飾'],
])('%s is left alone', (_, text) => {
  expect(told(text)).toEqual([]);
});

test.each([
  ['a product', 'The area is 2\u2062x\u2062y.'],
  ['a product in a fence', '```math\nF = m\u2062a\n```'],
  ['a function', 'sin\u2061x and f\u2061(x)'],
  ['indices', 'a\u20631\u20632 of 3\u20641'],
  ['Hebrew with a name isolated', 'ראו את \u2066AGENTS.md\u2069 בתיקייה'],
  ['a Hebrew word isolated in English', 'The word \u2067שלום\u2069 means peace, \u2068שלום\u2069 too.'],
  ['Arabic with an embedding', 'اقرأ \u202Asrc/index.ts\u202C أولا'],
  ['isolates in isolates', 'قال \u2067العميل \u2066npm test\u2069 هنا\u2069 ثم'],
  ['a mark between a number and a unit', 'גודל 5\u200EGB לכל היותר'],
])('%s is left alone as well', (_, text) => {
  expect(told(text)).toEqual([]);
});

test.each([
  ['an operator that splits a word', 'pass\u2062word'],
  ['an operator between the letters of a word', 'e\u2062v\u2062a\u2062l'],
  ['an operator behind one letter of a word', 'p\u2062assword'],
  ['an isolate that never ends', 'שלום \u2066if (isAdmin) return'],
  ['an end without an isolate', 'שלום \u2069 x'],
  ['an end of another kind', 'שלום \u2066x\u202C'],
  ['an isolate without letters to the left', 'Allow \u206710-20\u2069 of them.'],
  ['the same in a line that has some', 'שלום: \u206710-20\u2069'],
  ['an override that ends', 'שלום \u202Eabc\u202C'],
  ['an isolate on another line than its end', 'שלום \u2066a\nb\u2069 שלום'],
])('%s is told', (_, text) => {
  expect(told(text).length).toBeGreaterThan(0);
});
