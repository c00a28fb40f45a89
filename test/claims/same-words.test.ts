import { describe, expect, test } from 'vitest';
import { dead, judged } from './past-world.ts';

describe('a path whose words were written anew', () => {
  const past = {
    was: ['src/price-list.ts'],
    now: ['src/prices.ts'],
    renamed: { 'src/price-list.ts': 'src/prices.ts' },
  };
  const said = '- Prices come from `src/price-list.ts` (see `src/tax.ts`), in cents.';

  test('may tell of what the commit did, in words that no list holds', () => {
    for (const text of [
      '- `src/price-list.ts` haunts older forks.',
      '- Your patch touches `src/price-list.ts`? Then rebase.',
    ])
      expect(dead(text, { ...past, said })).toEqual([]);
  });

  test('has no sure edit where the text named it only after it went', () => {
    const [late] = judged(said, { ...past, said: '# Prices' });
    expect(late).toMatchObject({ verdict: 'dead', fix: { isSafe: false } });
    expect(judged(said, past)[0]).toMatchObject({ verdict: 'dead', fix: { isSafe: true } });
  });

  test('is dead where it stands between the words of before', () => {
    for (const text of [
      said,
      '* Prices come from  `src/price-list.ts` (see `src/vat.ts`), in euros.',
      '1. All prices come from `src/price-list.ts` (see `src/tax.ts`).',
    ])
      expect(dead(text, { ...past, said })).toEqual(['src/price-list.ts']);
  });
});
