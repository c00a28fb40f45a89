import { describe, expect, test } from 'vitest';
import { linked, type Repo } from './repo.ts';

const modules = ['src/*'];
const cycles = (repo: Repo) =>
  linked(repo, modules).value.cycles.map(
    ({ modules: members, typeOnly, example }) =>
      `${members.join(' ')}${typeOnly ? ' (types)' : ''}: ${example.map(({ from, to, example: at }) => `${from}>${to} ${at.file}:${at.line}`).join(', ')}`,
  );

describe('edges between modules', () => {
  test('count their imports and name the first that makes them what they are', () => {
    const { value } = linked(
      {
        'src/a/a.test.ts': "import '../b/x';",
        'src/a/b.ts': "import type { X } from '../b/x';\nexport type { X } from '../b/x';",
        'src/a/c.ts': "import { x } from '../b/x';\nimport '../c/x';",
        'src/b/x.ts': "import type { C } from '../c/x';\nexport type * from '../c/x';",
        'src/b/x.test.ts': "import '../a/c';",
        'src/c/x.ts': '',
        'src/d/x.d.ts': "import { x } from '../c/x';",
      },
      modules,
    );
    expect(
      value.edges.map(({ from, to, kind, count, example }) => [
        from,
        to,
        kind,
        count,
        `${example.file}:${example.line}`,
      ]),
    ).toEqual([
      ['src/a', 'src/b', 'value', 4, 'src/a/c.ts:1'],
      ['src/a', 'src/c', 'value', 1, 'src/a/c.ts:2'],
      ['src/b', 'src/a', 'test', 1, 'src/b/x.test.ts:1'],
      ['src/b', 'src/c', 'type', 2, 'src/b/x.ts:1'],
      ['src/d', 'src/c', 'type', 1, 'src/d/x.d.ts:1'],
    ]);
    expect(value.cycles).toEqual([]);
  });

  test('name external packages once, builtins with their scheme unless a dependency has that name', () => {
    const { value } = linked({
      'package.json': { workspaces: ['p/*'] },
      'p/a/package.json': { dependencies: { buffer: '^6' } },
      'p/a/src/x.ts':
        "import 'fs'; import 'node:fs'; import 'fs/promises'; import 'buffer'; import type { R } from 'react'; import 'zod/v4'; import '@x/y/z';",
      'p/b/package.json': {},
      'p/b/src/x.ts': "import 'buffer';",
    });
    expect(value.modules.map(({ externals }) => externals)).toEqual([
      ['@x/y', 'buffer', 'node:fs', 'react', 'zod'],
      ['node:buffer'],
    ]);
  });
});

describe('cycles between modules', () => {
  test('show a shortest way round with the files that import', () => {
    expect(
      cycles({
        'src/a/x.ts': "import '../b/x';",
        'src/b/x.ts': "\nimport '../c/x';",
        'src/c/x.ts': "import '../a/x';\nimport '../d/x';",
        'src/d/x.ts': "import '../c/x';",
        'src/e/x.ts': "import '../a/x';",
      }),
    ).toEqual(['src/a src/b src/c src/d: src/c>src/d src/c/x.ts:2, src/d>src/c src/d/x.ts:1']);
  });

  test('are told apart when only types close them', () => {
    const repo = { 'src/a/x.ts': "import '../b/x';", 'src/b/x.ts': "import type { A } from '../a/x';" };
    expect(cycles(repo)).toEqual(['src/a src/b (types): src/a>src/b src/a/x.ts:1, src/b>src/a src/b/x.ts:1']);
  });

  test('prefer a longer way of values to a shorter one of types', () => {
    expect(
      cycles({
        'src/a/x.ts': "import '../b/x';",
        'src/b/x.ts': "import type { A } from '../a/x'; import '../c/x';",
        'src/c/x.ts': "import '../a/x';",
      }),
    ).toEqual(['src/a src/b src/c: src/a>src/b src/a/x.ts:1, src/b>src/c src/b/x.ts:1, src/c>src/a src/c/x.ts:1']);
  });

  test('are not closed by tests, and are listed one by one', () => {
    expect(
      cycles({
        'src/a/x.ts': "import '../b/x';",
        'src/b/x.test.ts': "import '../a/x';",
        'src/c/x.ts': "import '../d/x';",
        'src/d/x.ts': "export * from '../c/x';",
        'src/e/x.ts': "const f = () => import('../f/x');",
        'src/f/x.ts': "const e = require('../e/x');",
      }).map((cycle) => cycle.split(':')[0]),
    ).toEqual(['src/c src/d', 'src/e src/f']);
  });

  test('are found in a ring of two thousand modules', () => {
    const count = 2_000;
    const repo = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`src/m${index}/x.ts`, `import '../m${(index + 1) % count}/x';`]),
    );
    const { value } = linked(repo, modules);
    expect(value.cycles.map(({ modules: members }) => members.length)).toEqual([count]);
  });
});

describe('what lies beside the code of a package', () => {
  const files = (path: string): Repo => ({
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
    'packages/a/package.json':
      '{ "name": "@s/a", "exports": "./src/index.ts", "dependencies": { "@s/b": "workspace:*" } }',
    'packages/b/package.json':
      '{ "name": "@s/b", "exports": "./src/index.ts", "devDependencies": { "@s/a": "workspace:*" } }',
    'packages/a/src/index.ts': "import { b } from '@s/b';\nexport const a = b;",
    'packages/b/src/index.ts': 'export const b = 1;',
    [path]: "import { a } from '@s/a';\na;",
  });
  const told = (path: string): number => linked(files(path)).value.cycles.length;

  test.each([
    'examples/gen.ts',
    'scripts/gen.ts',
    'bench/x.ts',
    'src/button.stories.tsx',
    'docs/x.ts',
    'playground/m.ts',
    'src/__stories__/a.ts',
    'src/a.story.tsx',
    'src/setupTests.ts',
    'src/test-setup.ts',
    'test-utils.ts',
    'src/mocks/handlers.ts',
    'src/a.fixture.ts',
    'integration-tests/x.ts',
    'gulpfile.js',
  ])('closes no circle: %s', (path) => expect(told(`packages/b/${path}`)).toBe(0));

  test.each(['src/scripts/run.ts', 'src/docs/page.ts', 'src/examples.ts', 'src/build.ts', 'src/history.ts'])(
    'is none of its code: %s',
    (path) => expect(told(`packages/b/${path}`)).toBe(1),
  );
});
