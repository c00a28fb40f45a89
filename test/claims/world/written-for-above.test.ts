/** Links of texts that are put together into a page of a folder above. */
import { expect, it } from 'vitest';
import { linksForAbove } from '../../../src/claims/world/written-for-above.ts';
import type { Claim, JudgedClaim } from '../../../src/model.ts';
import { treeOfPaths } from '../../../src/tree.ts';

const TREE = treeOfPaths(['docs/guides/a.md', 'docs/guides/b.md', 'docs/log.md', 'top.md']);

function dead(file: string, text: string): JudgedClaim {
  const claim: Claim = { kind: 'path', how: 'link', text, target: text, file, line: 1, column: 1 };
  return { claim, verdict: 'dead' } as JudgedClaim;
}

/** Two links in each of `count` cards. */
function cards(count: number, texts: readonly [string, string]): readonly JudgedClaim[] {
  return Array.from({ length: count }, (_, index) => texts.map((text) => dead(`docs/cards/${index}.md`, text))).flat();
}

function left(claims: readonly JudgedClaim[]): number {
  const isForAbove = linksForAbove(claims, TREE);
  return claims.filter(({ claim }) => !isForAbove(claim)).length;
}

it('leaves links alone that all of a folder write for a page above', () => {
  expect(left(cards(5, ['guides/a.md', 'guides/b.md#part']))).toBe(0);
  expect(left([...cards(5, ['guides/a.md', 'guides/b.md']), dead('docs/cards/0.md', 'guides/gone.md')])).toBe(1);
});

it('tells of few texts, of links that lead nowhere from there, and of those that lead somewhere from the root alone', () => {
  expect(left(cards(4, ['guides/a.md', 'guides/b.md']))).toBe(8);
  expect(left(cards(5, ['guides/a.md', 'guides/gone.md']))).toBe(10);
  expect(left(cards(5, ['top.md', 'top.md']))).toBe(10);
});
