import { expect, it } from 'vitest';
import { isPutAway, joinPath } from '../src/path.ts';

/** What joining means, one segment after the other. */
function joined(base: string, path: string): string | undefined {
  const segments = base === '' ? [] : base.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

it('joins paths as a walk through their segments does, whatever they hold', () => {
  const segments = ['', '.', '..', 'a', 'b.ts', '...', '.a'];
  const pairs = segments.flatMap((a) => segments.map((b) => `${a}/${b}`));
  const paths = [...segments, ...pairs, ...pairs.flatMap((a) => pairs.map((b) => `${a}/${b}`))];
  for (const base of ['', 'x', 'x/y', 'x/y/z']) {
    for (const path of paths) expect([base, path, joinPath(base, path)]).toEqual([base, path, joined(base, path)]);
  }
});

it.each([
  ['docs/plan.md', 'docs/archive/plan.md'],
  ['docs/plan.md', 'docs/_archive/2024/plan.md'],
  ['docs/plan.md', 'docs/_REVIEW-OLD/plan.md'],
  ['docs/plan.md', '.trash/plan.md'],
  ['src/a', 'src/legacy/a'],
  ['src/old/a.ts', 'src/old/attic/a.ts'],
  ['plan.md', 'archive-2024/plan.md'],
  ['.specs/a/plan.md', '.specs-archive/a/plan.md'],
  ['src/a.ts', 'shop-legacy/src/a.ts'],
])('tells that %s is put away as %s', (from, to) => {
  expect(isPutAway(from, to)).toBe(true);
});

it.each([
  ['docs/plan.md', 'docs/plans/plan.md'],
  ['docs/plan.md', 'docs/old.md'],
  ['old/plan.md', 'archive/plan.md'],
  ['archive/plan.md', 'docs/plan.md'],
  ['src/a.ts', 'src/archiver/a.ts'],
])('takes no move from %s to %s for one to an archive', (from, to) => {
  expect(isPutAway(from, to)).toBe(false);
});
