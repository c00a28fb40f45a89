import { expect, test } from 'vitest';
import { areApart, askedMajors, majorSpans } from '../../../src/claims/words/version-range.ts';

test.each([
  ['20', '18', true],
  ['20', '20', false],
  ['20', '18+', false],
  ['20', '22+', true],
  ['>=20', '18', true],
  ['>=20', '22', false],
  ['>= 20.19', '20', false],
  ['>20', '20', true],
  ['>20.1.0', '20', false],
  ['^20.19 || >=22.12', '21', true],
  ['^20.19 || >=22.12', '21+', false],
  ['>=18 <20', '20+', true],
  ['>=18 <20.5', '20', false],
  ['18 - 22', '24', true],
  ['18 - 22.1', '22', false],
  ['~10.2', '10', false],
  ['v22.20.0', '20', true],
  ['10.2.0+sha512.abc', '10', false],
  ['*', '12', false],
  ['', '12', false],
])('holds %j against %s', (range, asked, expected) => {
  expect(areApart(askedMajors(asked), majorSpans(range) ?? [])).toBe(expected);
});

test.each(['lts/*', 'lts/iron', 'latest', 'node', '>=20 || lts/*', 'workspace:*'])('makes nothing of %j', (range) => {
  expect(majorSpans(range)).toBeUndefined();
});
