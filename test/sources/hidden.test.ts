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
