/** How an index that is out of date is told. */
import { expect, test } from 'vitest';
import { indexDifference } from '../../src/sources/index-difference.ts';

const FRESH = ['- [1 A](0001-a.md): accepted', '- [2 B](0002-b.md): proposed', '- [3 C](0003-c.md): accepted'];

const words = (...old: readonly string[]): string => indexDifference(old, FRESH).words;

test('an entry that another list marker begins is the same', () => {
  expect(words(...FRESH.map((line) => line.replace('-', '*')))).toBe('');
});

test('an entry that changed counts once, and its old and new words are shown', () => {
  expect(words(...FRESH.map((line) => line.replace('proposed', 'accepted')))).toBe(
    ': 1 entry differs. It says "2 B: accepted", and they say "2 B: proposed"',
  );
});

test('of several the first is shown, and all are counted', () => {
  expect(words('- [2 B](0002-b.md): accepted', '- [4 D](0004-d.md): accepted')).toBe(
    ': 4 entries differ. It lacks "1 A: accepted"',
  );
});

test('an entry that leads elsewhere says where to', () => {
  expect(words(...FRESH.map((line) => line.replace('0003-c', 'old/0003-c')))).toBe(
    ': 1 entry differs. It leads "3 C: accepted" to `old/0003-c.md`, and the decision is `0003-c.md`',
  );
});

test('where only the order differs nothing is counted', () => {
  expect(indexDifference(FRESH.toReversed(), FRESH)).toEqual({ words: '', index: 0 });
});
