/** One span that is read in two ways is told of once. */
import { expect, test } from 'vitest';
import { toldByName } from '../../../src/claims/past/alternatives.ts';
import type { JudgedClaim } from '../../../src/model.ts';

const dead = (text: string, column: number, isCertain = false): JudgedClaim => ({
  claim: { kind: 'symbol', how: 'code', text, target: text, file: 'AGENTS.md', line: 3, column },
  verdict: 'dead',
  ...(isCertain && { isCertain: true }),
});
const texts = (...claims: readonly JudgedClaim[]): readonly string[] =>
  toldByName(claims).map(({ claim }) => `${claim.column} ${claim.text}`);

test('a name and the package that it is taken from are one finding, by what says more', () => {
  expect(texts(dead('start from @o/core', 3), dead('start', 3))).toEqual(['3 start from @o/core']);
  expect(texts(dead('start', 3, true), dead('start from @o/core', 3, true))).toEqual(['3 start from @o/core']);
});

test('but the certain one is not given up for the other', () => {
  expect(texts(dead('start from @o/core', 3), dead('start', 3, true))).toEqual(['3 start']);
});

test('the same name elsewhere, and another one, are told as well', () => {
  const all = [dead('start from @o/core', 3), dead('start', 30), dead('stop', 3)];
  expect(texts(...all)).toHaveLength(3);
});
