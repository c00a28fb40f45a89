/** The line of a text that a claim stands in is the one that an editor shows. */
import { expect, it } from 'vitest';
import { lineOf } from '../../../src/claims/words/line-of.ts';

it('gives each line as it would be cut at its ends, and nothing where there is none', () => {
  const texts = new Map([
    ['a.md', 'one\n\nthree'],
    ['b.md', 'one\r\n'],
    ['c.md', ''],
  ]);
  for (const [file, text] of texts)
    for (const line of [0, 1, 2, 3, 4])
      expect([file, line, lineOf(texts, file, line)]).toEqual([file, line, text.split('\n')[line - 1]]);
  expect(lineOf(texts, '__proto__', 1)).toBeUndefined();
  expect(lineOf(undefined, 'a.md', 1)).toBeUndefined();
});
