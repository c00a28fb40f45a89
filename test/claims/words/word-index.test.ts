/** Words found by the index of many texts are those that a look through each text finds. */
import { describe, expect, it } from 'vitest';
import { hasWord, someHasWord } from '../../../src/claims/words/word-index.ts';
import { picksFrom } from '../../random.ts';

/** More words than are looked for before the texts are taken apart. */
const MANY = 60;

function indexed(texts: ReadonlyMap<string, string>): (written: string) => boolean {
  for (let count = 0; count < MANY; count++) someHasWord(texts, 'nowhere');
  return (written) => someHasWord(texts, written);
}

describe('a word in one of many texts', () => {
  it('is found whole, whatever stands around it', () => {
    const has = indexed(
      new Map([
        ['a', 'See `src/a.ts`, (./b.md) and\nsrc/deep/c.tsx.'],
        ['b', 'x/src/d.ts src/e.tsx .env -f'],
      ]),
    );
    expect(['src/a.ts', './b.md', '`src/a.ts`', 'src/deep/c.tsx', '.env', '-f'].filter(has)).toHaveLength(6);
    expect(['src/d.ts', 'src/e.ts', 'deep/c.tsx', 'a.ts', 'src', 'c.ts', '.en', 'f'].filter(has)).toEqual([]);
  });

  it('is found wherever a look through each text finds it', () => {
    const signs = ['a', 'b/', '-', '.', ' ', '`', 'é', '\n', 'a.b', '/', '.a'];
    const pick = picksFrom(1);
    const wordOf = (length: number): string => Array.from({ length }, () => signs[pick(signs.length)] ?? '').join('');
    let found = 0;
    for (let round = 0; round < 60; round++) {
      const texts = new Map([
        ['a', wordOf(60)],
        ['b', wordOf(40)],
      ]);
      const has = indexed(texts);
      for (let count = 0; count < 60; count++) {
        const written = wordOf(1 + pick(5));
        const isThere = [...texts.values()].some((text) => hasWord(text, written));
        expect([written, has(written)]).toEqual([written, isThere]);
        found += isThere ? 1 : 0;
      }
    }
    expect(found).toBeGreaterThan(100);
  });
});
