/** Code spans that hold paths and are none as a whole: alternatives in braces, and what stands in front of a gap. */
import { describe, expect, test } from 'vitest';
import { openPaths } from '../../../src/claims/find/open-path.ts';
import type { Compilation } from '../../../src/model.ts';
import { deadClaimsInShort } from '../../../src/claims/past/in-short.ts';
import { claims } from '../world.ts';
import { dead, judged } from '../past-world.ts';

const held = (value: string): readonly string[] => openPaths(value).map(({ text }) => text);

describe('a span with braces', () => {
  test('holds a path for each alternative, with blanks behind commas as without', () => {
    expect(held('src/{a,b}.ts')).toEqual(['src/a.ts', 'src/b.ts']);
    expect(held('src/{a, b}.ts')).toEqual(['src/a.ts', 'src/b.ts']);
    expect(held('packages/{core,ui}/src/{index,main}.ts')).toHaveLength(4);
    expect(held('packages/db/{,prisma/}dev.ts')).toEqual(['packages/db/dev.ts', 'packages/db/prisma/dev.ts']);
  });

  test('holds none where one alternative would do, where it is a glob, or code', () => {
    expect(held('config/vite.config.{js,ts}')).toEqual([]);
    expect(held('src/**/*.{js,ts}')).toEqual([]);
    expect(held("import {a, b} from './x'")).toEqual([]);
    expect(held('{ a, b }/x')).toEqual([]);
    expect(held('/api/{a,b}')).toEqual([]);
    expect(held('src/{a,b,...}.ts')).toEqual(['src/a.ts', 'src/b.ts']);
    expect(held('{a,b}.ts')).toEqual([]);
  });

  const was = ['src/auth/login.ts', 'src/auth/logout.ts', 'src/index.ts'];
  const line = 'Sessions: `src/auth/{login,logout}.ts`.';

  test('is told of each alternative that a commit took away, where the text named it by then', () => {
    const [first, second] = judged(line, { was });
    expect(first?.truth).toBe(
      '`src/auth/login.ts` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
    );
    expect(second?.verdict).toBe('dead');
    expect(dead(line, { was, now: ['src/auth/logout.ts'] })).toEqual(['src/auth/login.ts']);
    expect(dead(line, { was, said: 'Sessions: `src/auth/{login,token}.ts`.' })).toEqual(['src/auth/login.ts']);
    expect(dead(line, { was, said: 'Sessions.' })).toEqual([]);
  });

  test('is one finding, which names those that are gone', () => {
    const told = (past: Parameters<typeof judged>[1], text = line): readonly string[] => {
      const found = judged(text, past);
      const findings = found.flatMap(({ verdict, truth = '', claim: { text: claim, ...place } }) =>
        verdict === 'dead' ? [{ ...place, rule: 'stale/path', severity: 'warn', message: truth, claim } as const] : [],
      );
      return deadClaimsInShort(findings, { claims: found } as unknown as Compilation).map(({ message }) => message);
    };
    expect(told({ was })).toEqual([
      '`src/auth/login.ts` and `src/auth/logout.ts` lead to no file or folder any more. They were removed in f495077e0 (2026-01-16).',
    ]);
    const renamed = { 'src/auth/login.ts': 'src/sign-in.ts' };
    expect(told({ was, now: ['src/sign-in.ts'], renamed })).toEqual([
      '`src/auth/login.ts` leads to no file or folder any more. It was renamed in f495077e0 (2026-01-16) and is `src/sign-in.ts` now. ' +
        '`src/auth/logout.ts` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
    ]);
    const many = [...'abcdefgh'].map((name) => `src/${name}.ts`);
    expect(told({ was: many }, 'See `src/{a,b,c,d,e,f,g,h}.ts`.')[0]).toContain(
      '`src/f.ts` and 2 more of `src/{a,b,c,d,e,f,g,h}.ts` lead to',
    );
    // The same span in another place is another finding.
    expect(told({ was }, `${line}\n\n${line}`)).toHaveLength(2);
  });

  test('says nothing by absence, nor of one that is nearly called the same', () => {
    expect(dead(line, { was: ['src/auth/other.ts'], now: ['src/auth/Login.ts', 'src/auth/log-out.ts'] })).toEqual([]);
  });

  test('is alive where another alternative is what it is called now', () => {
    const past = { was: ['src/auth/login.ts'], now: ['src/auth/logout.ts'] };
    expect(dead(line, { ...past, renamed: { 'src/auth/login.ts': 'src/auth/logout.ts' } })).toEqual([]);
  });

  test('takes no time for braces made to explode', () => {
    const group = `{${[...'abcdefghijklmnopqrstuvwxyz'].join(',')}}`;
    expect(held(`src/${group}${group}${group}${group}.ts`)).toEqual([]);
    const said = `\`src/{${'{,'.repeat(5_000)}`;
    expect(dead('See `src/{a,b}.ts`.', { was: ['src/a.ts'], said })).toEqual([]);
  });

  test('is mended by its reader', () => {
    const past = { was: ['src/auth/login.ts'], now: ['src/sign-in.ts', 'src/auth/logout.ts'] };
    const [found] = judged(`${line} See \`src/auth/login.ts\`.`, {
      ...past,
      renamed: { 'src/auth/login.ts': 'src/sign-in.ts' },
    });
    expect(found).toMatchObject({ verdict: 'dead', hint: 'Write `src/sign-in.ts`.' });
    expect(found?.fix).toBeUndefined();
  });
});

describe('a path with something to fill in', () => {
  test.each([
    ['src/plugins/<name>/index.ts', 'src/plugins/'],
    ['packages/api/{name}/src', 'packages/api/'],
    ['browser/app/_locales/[language_code]/', 'browser/app/_locales/'],
    ['app/hooks/use<Name>.ts', 'app/hooks/'],
    ['src/routes/${id}/a.ts', 'src/routes/'],
    ['build-scripts/<name>.ts', 'build-scripts/'],
    ['apps/web/app/(shop)/<Product Name>/page.tsx', 'apps/web/app/(shop)/'],
  ])('holds the folder in front of it: %s', (span, start) => {
    expect(held(span)).toEqual([start]);
  });

  test.each([
    'packages/{name}/src',
    'users/{userId}',
    '<name>/src/a.ts',
    'https://acme.dev/api/v2/{id}',
    '/api/v2/<id>',
    '~/.acme/logs/<id>',
    '../acme/src/<name>',
    '@acme/core/<name>',
    'my-app/src/<name>.ts',
    'src/lib/<name>/../a.ts',
    'Map<string, src/lib/a>',
    '^[a-z][a-z/_]{0,49}$',
  ])('holds none that is certain: %s', (span) => {
    expect(held(span)).toEqual([]);
  });

  const was = ['src/plugins/mail/index.ts', 'src/plugins/sms/index.ts', 'src/index.ts'];
  const now = ['src/index.ts'];
  const line = 'Each plugin lives in `src/plugins/<name>/index.ts`.';

  test('is told of that folder where a commit took it away wholly, and the text named it by then', () => {
    expect(judged(line, { was, now })).toMatchObject([
      {
        verdict: 'dead',
        truth: '`src/plugins/` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
      },
    ]);
    expect(dead(line, { was, now, said: 'Each plugin lives in `src/plugins/{id}/`.' })).toEqual(['src/plugins/']);
    expect(dead(line, { was, now, said: 'Plugins.' })).toEqual([]);
    expect(dead(line, { was, now: [...now, 'src/plugins/mail/index.ts'] })).toEqual([]);
    expect(dead(line, { was, now: [...now, 'packages/web/src/plugins/a.ts'] })).toEqual([]);
    expect(dead(line, { was: ['src/a.ts'], now })).toEqual([]);
  });

  test('is written with what the folder is called now', () => {
    const renamed = { 'app/_locales/de/messages.json': 'src/_locales/de/messages.json' };
    const past = { was: Object.keys(renamed), now: Object.values(renamed), renamed };
    expect(judged('Texts: `app/_locales/[language_code]/`.', past).at(-1)).toMatchObject({
      verdict: 'dead',
      truth: expect.stringContaining('is `src/_locales` now'),
      fix: { edits: [{ before: 'app/_locales/', after: 'src/_locales/' }] },
    });
  });

  test('is nothing where its folder held texts alone, which come and go, or was put away', () => {
    const plans = ['docs/plans/a.md', 'docs/plans/b.md'];
    const text = 'Plans are in `docs/plans/<date>.md`.';
    expect(dead(text, { was: plans, now })).toEqual([]);
    const renamed = Object.fromEntries(plans.map((path) => [path, path.replace('plans', 'archive')]));
    expect(dead(text, { was: plans, now: Object.values(renamed), renamed })).toEqual([]);
  });

  test.each([
    'Name it after its folder, e.g. `src/plugins/<name>/index.ts`.',
    'For example `src/plugins/<name>/index.ts`.',
    'There will be a `src/plugins/<name>/index.ts` for each.',
    'Create `src/plugins/<name>/index.ts`.',
    'The route `src/plugins/<name>` serves it.',
    'We removed `src/plugins/<name>/index.ts`.',
  ])('is nothing in an example, a plan and a route: %s', (text) => {
    expect(dead(text, { was, now })).toEqual([]);
  });

  test('is no gap where history knows the file by its brackets', () => {
    const page = ['src/pages/[id]/page.tsx'];
    expect(dead('See `src/pages/[id]/page.tsx`.', { was: page, now })).toEqual(page);
  });
});

test('a note holds them as well', () => {
  expect(claims('See `src/{a,b}.ts` and `src/plugins/<name>.ts`.')).toEqual([
    'path src/a.ts',
    'path src/b.ts',
    'path src/plugins',
  ]);
});
