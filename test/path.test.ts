import { expect, it } from 'vitest';
import { joinPath } from '../src/path.ts';

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
