/** Brackets and signs that routers give a meaning: they are part of a name where history knows a file of that name. */
import { describe, expect, test } from 'vitest';
import { dead, judged } from './past-world.ts';

describe('a path with the folders of a router', () => {
  test.each([
    'stylists/[id]/page.tsx',
    'app/[locale]/layout.tsx',
    'app/(shop)/[[...slug]]/page.tsx',
    'api/picks/[week].ts',
    'src/routes/[page=integer]/+page.svelte',
    'app/@modal/(.)photo/page.tsx',
    'app/routes/($lang).about.tsx',
    'app/routes/docs/$slug.tsx',
    'app/routes/_app.$userId.tsx',
    'src/pages/[id].[format].ts',
  ])('is judged by history as any other: %s', (path) => {
    expect(dead(`The page is \`${path}\`.`, { was: [path, 'docs/a.md'], now: ['docs/a.md'] })).toEqual([path]);
    expect(dead(`The page is \`${path}\`.`, { was: [path], said: 'No page.' })).toEqual([]);
    const other = path.replace(/\[|\(|\$/, 'x');
    const now = [`${path.replace(/[^/]*[[($].*$/, '')}a.md`];
    expect(dead(`The page is \`${path}\`.`, { was: [other], now })).toEqual([]);
  });

  test('is found under its new name', () => {
    const renamed = { 'app/stylists/[id]/page.tsx': 'app/barbers/[id]/page.tsx' };
    const past = { was: Object.keys(renamed), now: Object.values(renamed), renamed };
    const [found] = judged('See `app/stylists/[id]/page.tsx`.', past);
    expect(found).toMatchObject({ verdict: 'dead', hint: 'Write `app/barbers/[id]/page.tsx`.' });
    expect(dead('See `stylists/[id]/page.tsx`.', past)).toEqual(['stylists/[id]/page.tsx']);
  });

  test('is never misspelt: the brackets may be a gap to fill', () => {
    const past = { was: [], now: ['docs/templates/type.md', 'src/routes/slug.tsx'] };
    expect(dead('Start from `docs/templates/[type].md`, see `src/routes/$slug.tsx`.', past)).toEqual([]);
  });

  test('is none where the signs are those of a shell', () => {
    const was = ['$HOME/a.ts', '$root/a.ts', 'src/$DIR/a.ts', '${root}/a.ts'];
    expect(dead('See `$HOME/a.ts`, `$root/a.ts`, `src/$DIR/a.ts` and `${root}/a.ts`.', { was })).toEqual([]);
  });
});
