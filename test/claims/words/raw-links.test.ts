import { describe, expect, it } from 'vitest';
import { findClaims } from '../../../src/claims/find/find.ts';
import { areLinksAlive } from '../../../src/claims/words/raw-links.ts';
import { treeOf } from '../../../src/tree.ts';
import { decision } from '../world.ts';

const TREE = treeOf(new Set(['src/a.ts', 'docs/adr/0001-x.md', 'docs/adr/0002-y.md']));
const alive = (text: string): boolean => areLinksAlive(text, 'docs/adr/0001-x.md', TREE);

describe('areLinksAlive', () => {
  it.each([
    ['no link at all', 'We decide.'],
    ['a link to a file', 'See [y](0002-y.md) and [a](../../src/a.ts).'],
    ['a folder, an anchor and a page on the web', '[d](../adr/) [h](#why) [w](https://x.example/gone.md)'],
    ['a definition', '[y]: 0002-y.md'],
    ['html', '<a href="0002-y.md">y</a>'],
  ])('is true of %s', (_, text) => {
    expect(alive(text)).toBe(true);
  });

  it.each([
    ['a dead link', '[g](gone.md)'],
    ['an anchor on code', '[a](../../src/a.ts#name)'],
    ['a dead definition', '- [g]: gone.md'],
    ['a dead attribute', "<img src='gone.png'>"],
    ['a destination with blanks', '[g](<0002-y.md gone>)'],
    ['a destination with brackets', '[g](0002-y.md(1))'],
    ['an escape', '[g](0002\\-y.md)'],
    ['an entity', '[g](0002&#45;y.md)'],
  ])('is false where %s may be', (_, text) => {
    expect(alive(text)).toBe(false);
  });

  it('spares a decision the parser, and loses no dead link', () => {
    const one = decision('docs/adr/0001-x.md', 'accepted', { markdown: 'See [y](0002-y.md) and [g](gone.md).' });
    expect(findClaims(one, TREE).map(({ target }) => target)).toContain('docs/adr/gone.md');
    const other = decision('docs/adr/0001-x.md', 'accepted', { markdown: 'See [y](0002-y.md).' });
    expect(findClaims(other, TREE)).toEqual([]);
  });
});
