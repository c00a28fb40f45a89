import { expect, test } from 'vitest';
import { copiedClaims } from '../../../src/claims/words/copied-pages.ts';
import { guide } from '../world.ts';

/** The lines of a text that are of copied pages. */
function copied(text: string): readonly number[] {
  const { body } = guide(text).note;
  const isCopied = copiedClaims(body);
  return text.split('\n').flatMap((_, index) => (isCopied({ line: body.line + index }) ? [index + 1] : []));
}

test('pages begin with a title and where they are from, and go on to the end', () => {
  expect(copied('# Ours\n\nText\n\n# Setup\n\nSource: https://acme.example/setup\n\nText')).toEqual([5, 6, 7, 8, 9]);
  expect(copied('# Setup\nSource: https://acme.example/setup\n\nText')).toEqual([1, 2, 3, 4]);
});

test.each([
  ['# Setup\n\nText with its\nSource: https://acme.example/setup\n'],
  ['# Setup\n\nSource: src/setup.ts\n'],
  ['# Setup\n\nSource: https://acme.example/setup and others\n'],
])('a line of that kind elsewhere makes no page: %j', (text) => {
  expect(copied(text)).toEqual([]);
});
