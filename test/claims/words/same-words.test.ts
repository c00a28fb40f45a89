import { describe, expect, test } from 'vitest';
import { dead, judged } from '../past-world.ts';

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

  test('tells of another day by a mark alone', () => {
    const list = '- `src/price-list.ts`';
    for (const text of ['- 👎 `src/price-list.ts`', '- <del>`src/price-list.ts`</del>', '- ⛔️ `src/price-list.ts`'])
      expect(dead(text, { ...past, said: list })).toEqual([]);
    expect(dead('* `src/price-list.ts`', { ...past, said: list })).toEqual(['src/price-list.ts']);
  });

  test('is open where the text named it only after it went', () => {
    expect(dead(said, { ...past, said: '# Prices' })).toEqual([]);
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

describe('a path whose titles were written anew', () => {
  const past = {
    was: ['src/price-list.ts'],
    now: ['src/prices.ts'],
    renamed: { 'src/price-list.ts': 'src/prices.ts' },
  };
  const under = (title: string): string => `# Shop\n\n${title}\n\n- Prices come from \`src/price-list.ts\`.\n`;

  test.each(['## Version 3 (maintenance)', '## Files of the former shop', 'In the branch for customers of old:'])(
    'may be of another day: %s',
    (title) => {
      expect(dead(under(title), { ...past, said: under('## Layout') })).toEqual([]);
    },
  );

  test.each([
    '## Project layout',
    '## 2. Layout',
    '## Layout and structure',
    '## Layout\n\nWhere things are:',
    '## Pipeline',
  ])('is of today where the title names no other day: %s', (title) => {
    expect(dead(under(title), { ...past, said: under('## Layout') })).toEqual(['src/price-list.ts']);
  });
});
