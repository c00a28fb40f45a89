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

describe('a link to the folders of a router', () => {
  const paths = [
    'app/routes/$userId.tsx',
    'pages/[id].vue',
    'app/(shop)/[[...slug]]/page.tsx',
    'src/pages/[id].[format].ts',
  ];

  test.each(paths)('is judged by history as a path in code: %s', (path) => {
    const kept = [`${path.split('/')[0]}/a.ts`];
    expect(dead(`The page is [it](<${path}>).`, { was: [path], now: kept })).toEqual([path]);
    expect(dead(`The page is [it](<${path}>).`, { was: [path], said: 'No page.', now: kept })).toEqual([]);
    expect(dead(`The page is [it](<${path}>).`, { was: [], now: [path] })).toEqual([]);
  });

  test('is found under its new name', () => {
    const renamed = { 'pages/[id].vue': 'pages/[slug].vue' };
    const past = { was: Object.keys(renamed), now: Object.values(renamed), renamed };
    expect(judged('See [it](pages/[id].vue).', past)).toMatchObject([
      { verdict: 'dead', hint: 'Write `pages/[slug].vue`.' },
    ]);
  });

  test('is a promise where nobody would write a gap so', () => {
    const links = '[a](<routes/(app)/layout.tsx>) [b](routes/(app)/b.tsx) [c](pages/%5Bid%5D.vue)';
    expect(dead(links, { was: [] })).toEqual(['routes/(app)/layout.tsx', 'routes/(app)/b.tsx', 'pages/%5Bid%5D.vue']);
    expect(dead(links, { was: [], now: ['routes/(app)/layout.tsx', 'routes/(app)/b.tsx', 'pages/[id].vue'] })).toEqual(
      [],
    );
  });

  test.each([
    'Link pages as [title](docs/[slug].md), modules as [name](src/$name/index.ts).',
    'Start from [it](docs/templates/[type].md).',
    'See [a](docs/<name>.md), [b](docs/{name}.md), [c](path/to/[id].tsx), [d](docs/.../a.md), [e](docs/…/[id].vue).',
    '[a]($HOME/a.ts) [b](${root}/[id].ts) [c](src/$DIR/a.ts) [d](src/*/[id].ts)',
    '<!-- [a](routes/(app)/gone.tsx) -->\n\n```md\n[a](routes/(app)/gone.tsx)\n```\n\n`[a](routes/(app)/gone.tsx)`',
    'We removed [it](routes/(app)/gone.tsx); [b](routes/(app)/built.tsx) is made by CI.',
  ])('claims nothing where a reader is to fill it, or does not see it: %s', (text) => {
    expect(
      dead(text, { was: ['src/x/index.ts'], now: ['docs/templates/type.md', 'pages/[id].vue', 'src/a.ts'] }),
    ).toEqual([]);
  });
});
