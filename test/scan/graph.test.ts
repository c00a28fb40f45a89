import { describe, expect, test } from 'vitest';
import { lookupPackageSymbol, lookupSymbol } from '../../src/scan/lookup.ts';
import { moduleResolver } from '../../src/scan/resolve.ts';
import { linked, projectOf, sourcesOf, type Repo } from './repo.ts';

describe('resolving', () => {
  const repo: Repo = {
    'package.json': { workspaces: ['packages/*'] },
    'packages/core/package.json': {
      name: '@acme/core',
      exports: { '.': './dist/index.js', './deep': './dist/deep/x.js' },
      imports: { '#env': './src/env.ts', '#lib/*': './src/lib/*.js', '#test': '../test-kit/index.ts' },
    },
    'packages/core/src/index.ts': '',
    'packages/core/src/deep/x.ts': '',
    'packages/core/src/env.ts': '',
    'packages/core/src/lib/a.ts': '',
    'packages/test-kit/index.ts': '',
    'packages/core/src/public/node.ts': '',
    'packages/core/src/public/tool.ts': '',
    'packages/core/src/inner/tool.ts': '',
    'packages/built/package.json': { name: 'built', main: 'dist/main.js' },
    'packages/app/package.json': { name: 'app' },
    'packages/app/tsconfig.json': {
      extends: 'not-installed',
      compilerOptions: { paths: { '@/*': ['./src/*'], config: ['./src/config/index.ts'] } },
    },
    'packages/app/src/main.ts': '',
    'packages/app/src/view.tsx': '',
    'packages/app/src/both.js': '',
    'packages/app/src/both.d.ts': '',
    'packages/app/src/style.css': '',
    'packages/app/src/config/index.ts': '',
    'packages/app/src/esm.mts': '',
  };
  const { paths } = sourcesOf(repo);
  const resolve = moduleResolver(projectOf(repo), paths);
  const from = 'packages/app/src/main.ts';

  test.each([
    ['./view', { file: 'packages/app/src/view.tsx' }],
    ['./view.js', { file: 'packages/app/src/view.tsx' }],
    ['./both.js', { file: 'packages/app/src/both.d.ts' }],
    ['./esm.mjs', { file: 'packages/app/src/esm.mts' }],
    ['./config', { file: 'packages/app/src/config/index.ts' }],
    ['./config/', { file: 'packages/app/src/config/index.ts' }],
    ['./style.css', { file: 'packages/app/src/style.css' }],
    ['./style.css?raw', { file: 'packages/app/src/style.css' }],
    ['../dist/view.js', { file: 'packages/app/src/view.tsx' }],
    ['../../core', { file: 'packages/core/src/index.ts' }],
    ['./gone', { unresolved: './gone', reason: 'missing' }],
    ['../../../../out', { unresolved: '../../../../out', reason: 'outside' }],
    ['@acme/core', { file: 'packages/core/src/index.ts' }],
    ['@acme/core/deep', { file: 'packages/core/src/deep/x.ts' }],
    ['@acme/core/src/env', { file: 'packages/core/src/env.ts' }],
    ['built', { file: 'packages/built/package.json' }],
    ['@/view', { file: 'packages/app/src/view.tsx' }],
    ['config', { file: 'packages/app/src/config/index.ts' }],
    ['@/gone', { unresolved: '@/gone', reason: 'alias' }],
    ['~/gone', { unresolved: '~/gone', reason: 'missing' }],
    ['#env', { unresolved: '#env', reason: 'imports' }],
    ['zod', { external: 'zod' }],
    ['zod/v4', { external: 'zod' }],
    ['@scope/pkg/sub', { external: '@scope/pkg' }],
    ['node:fs', { external: 'node:fs' }],
    ['fs/promises', { external: 'fs' }],
    ['https://esm.sh/x', { external: 'https://esm.sh/x' }],
  ])('%s', (specifier, target) => {
    expect(resolve(from, specifier)).toEqual(target);
  });

  test('uses the imports field of the package that holds the file', () => {
    expect(resolve('packages/core/src/index.ts', '#env')).toEqual({ file: 'packages/core/src/env.ts' });
    expect(resolve('packages/core/src/index.ts', '#test')).toEqual({ file: 'packages/test-kit/index.ts' });
    expect(resolve('packages/core/src/index.ts', '#lib/a')).toEqual({ file: 'packages/core/src/lib/a.ts' });
  });

  test('leads a build product to the one source that it can come from', () => {
    expect(resolve('packages/core/node.d.ts', './dist/node.js')).toEqual({ file: 'packages/core/src/public/node.ts' });
    expect(resolve('packages/core/tool.d.ts', './dist/tool.js')).toEqual({
      unresolved: './dist/tool.js',
      reason: 'missing',
    });
    const core = {
      'package.json': { name: 'core', exports: { './tool': './dist/tool.js', './node': './dist/node.js' } },
      'src/public/tool.ts': '',
      'src/public/node.ts': '',
      'src/inner/tool.ts': '',
    };
    const inCore = moduleResolver(projectOf(core), Object.keys(core));
    expect(inCore('tool.d.ts', './dist/tool.js')).toEqual({ file: 'src/public/tool.ts' });
  });

  test('finds aliases in the tsconfigs beside a solution file', () => {
    const solution = {
      'package.json': {},
      'tsconfig.json': { files: [] },
      'tsconfig.app.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'src/a.ts': '',
    };
    expect(moduleResolver(projectOf(solution), Object.keys(solution))('src/b.ts', '@/a')).toEqual({ file: 'src/a.ts' });
  });
});

describe('modules', () => {
  const names = (repo: Repo, modules?: readonly string[]) =>
    linked(repo, modules).value.modules.map(({ name, path, kind }) => `${name} ${path} ${kind}`);

  test('are the workspace packages', () => {
    expect(
      names({
        'package.json': { name: 'root', workspaces: ['p/*'] },
        'p/a/package.json': { name: '@x/a' },
        'p/b/package.json': {},
        'src/c/d.ts': '',
      }),
    ).toEqual(['@x/a p/a package', 'p/b p/b package']);
  });

  test('are else the folders of src', () => {
    expect(
      names({
        'package.json': {},
        'src/index.ts': '',
        'src/b/x.ts': '',
        'src/a/deep/x.ts': '',
        'src/__tests__/a.ts': '',
      }),
    ).toEqual(['src/a src/a folder', 'src/b src/b folder']);
    expect(names({ 'package.json': {}, 'lib/a/x.ts': '' })).toEqual([]);
  });

  test('are the folders that the configuration names, in any language', () => {
    const repo = {
      'services/pay/main.go': '',
      'services/auth/a/b.py': '',
      'services/readme.md': '',
      'libs/x/a.ts': '',
    };
    expect(names(repo, ['services/*', '!services/pay'])).toEqual(['services/auth services/auth folder']);
    expect(names(repo, ['./libs/x/'])).toEqual(['libs/x libs/x folder']);
    expect(names(repo, ['none/*'])).toEqual([]);
  });

  test('know what they import and who imports them', () => {
    const { value } = linked({
      'package.json': { workspaces: ['p/*'] },
      'p/a/package.json': { name: 'a' },
      'p/a/src/index.ts':
        "import { b } from 'b';\nimport z from 'zod';\nimport fs from 'node:fs';\nimport './own';\nimport './gone';",
      'p/a/src/own.ts': "export const load = () => import('../../b/src/index');",
      'p/b/package.json': { name: 'b' },
      'p/b/src/index.ts': 'export const b = 1;',
    });
    expect(
      value.modules.map(({ name, files, imports, importedBy, externals }) => ({
        name,
        files,
        imports,
        importedBy,
        externals,
      })),
    ).toEqual([
      { name: 'a', files: 2, imports: ['p/b'], importedBy: [], externals: ['node:fs', 'zod'] },
      { name: 'b', files: 1, imports: [], importedBy: ['p/a'], externals: [] },
    ]);
    expect(value.unresolved).toEqual([{ file: 'p/a/src/index.ts', line: 5, specifier: './gone', reason: 'missing' }]);
  });

  test('give a file to the innermost module', () => {
    const { value } = linked({ 'src/a/x.ts': "import '../a/b/y';", 'src/a/b/y.ts': '' }, ['src/a', 'src/a/b']);
    expect(value.modules.map(({ files, imports }) => ({ files, imports }))).toEqual([
      { files: 1, imports: ['src/a/b'] },
      { files: 1, imports: [] },
    ]);
  });
});

describe('surfaces', () => {
  /** `name file` of the one module of `src/m`. */
  const surface = (files: Repo) =>
    linked(files, ['src/m']).value.modules[0]!.surface.map(({ name, file }) => `${name} ${file.replace('src/m/', '')}`);

  test('follow re-exports to the file that declares', () => {
    expect(
      surface({
        'src/m/index.ts':
          "export * from './a';\nexport { x as y, default as D } from './b';\nexport * as ns from './a';\nimport { z } from './b';\nexport { z };",
        'src/m/a.ts': 'export const a = 1; export default 2;',
        'src/m/b.ts': "export { x } from './c'; export default class B {} export const z = 1;",
        'src/m/c.ts': 'export function x(): void {}',
      }),
    ).toEqual(['D b.ts', 'a a.ts', 'ns index.ts', 'y c.ts', 'z b.ts']);
  });

  test('lose names that two stars bring, unless they are one declaration', () => {
    const files = { 'src/m/a.ts': 'export const x = 1, a = 1;', 'src/m/b.ts': 'export const x = 2, b = 1;' };
    expect(surface({ ...files, 'src/m/index.ts': "export * from './a'; export * from './b';" })).toEqual([
      'a a.ts',
      'b b.ts',
    ]);
    expect(
      surface({ ...files, 'src/m/index.ts': "export * from './a'; export * from './b'; export { x } from './b';" }),
    ).toEqual(['a a.ts', 'b b.ts', 'x b.ts']);
    const twice = {
      'src/m/index.ts': "export * from './l'; export * from './r';",
      'src/m/l.ts': "export * from './a';",
      'src/m/r.ts': "export { x } from './a';",
    };
    expect(surface({ 'src/m/a.ts': 'export const x = 1;', ...twice })).toEqual(['x a.ts']);
  });

  test('list names that are passed on from where they are not', () => {
    const { value } = linked({
      'src/m/index.ts': [
        "export { a, gone, default as D } from './a';",
        "import { lost } from './a'; export { lost };",
        "export { any } from './open'; export { a1 } from './broken'; export { z } from './cjs'; export { y } from './View.vue';",
        "export { late } from './circle'; export { more } from './a';",
        "export { type T } from 'outside'; export { nowhere } from './nowhere'; export { X } from './clash';",
      ].join('\n'),
      'src/m/a.ts': "export const a = 1; const inner = 1; export * from './b';",
      'src/m/b.ts': 'export const b = 1;',
      'src/m/more.ts': "declare module './a' { interface more {} } export {};",
      'src/m/open.ts': "export * from 'outside';",
      'src/m/broken.ts': 'export const = ;',
      'src/m/cjs.js': 'module.exports = build();',
      'src/m/View.vue': '<script>export default {}</script>',
      'src/m/circle.ts': "export { late } from './late';",
      'src/m/late.ts': 'export const early = 1;',
      'src/m/clash.ts': "export * from './one'; export * from './two';",
      'src/m/one.ts': 'export const X = 1;',
      'src/m/two.ts': 'export const X = 2;',
    });
    expect(value.modules[0]?.surface.map(({ name }) => name)).toEqual(['T', 'a', 'any', 'more', 'nowhere', 'z']);
    expect(
      value.unresolved.map(({ file, line, specifier, reason, name }) => [file, line, specifier, reason, name]),
    ).toEqual([
      ['src/m/circle.ts', 1, './late', 'name', 'late'],
      ['src/m/index.ts', 1, './a', 'name', 'gone'],
      ['src/m/index.ts', 1, './a', 'name', 'default'],
      ['src/m/index.ts', 2, './a', 'name', 'lost'],
      ['src/m/index.ts', 5, './nowhere', 'missing', undefined],
    ]);
  });

  test('list names that circles pass on, and those of JavaScript that exports nothing', () => {
    const { value } = linked({
      'src/m/index.ts': [
        "export { w } from './c'; export { s } from './star'; export { y, default as d } from './js.js';",
        "export { cj, there } from './cj.cjs'; export { bare } from './bare.cjs'; export { loader } from './amd.js';",
        "export { own } from './index'; export { real } from './c';",
      ].join('\n'),
      'src/m/c.ts': "export { w, real } from './c2';",
      'src/m/c2.ts': "export { w } from './c'; export const real = 1;",
      'src/m/star.ts': "export * from './star2';",
      'src/m/star2.ts': "export { s } from './star';",
      'src/m/js.js': 'console.log(1);',
      'src/m/cj.cjs': 'exports.there = 1;',
      'src/m/bare.cjs': 'console.log(1);',
      'src/m/amd.js': 'define([], function () { return { loader: 1 }; });',
    });
    expect(value.modules[0]?.surface.map(({ name }) => name)).toEqual(['loader', 'real', 'there']);
    expect(value.unresolved.map(({ file, specifier, reason, name }) => [file, specifier, reason, name])).toEqual([
      ['src/m/c.ts', './c2', 'name', 'w'],
      ['src/m/c2.ts', './c', 'name', 'w'],
      ['src/m/index.ts', './c', 'name', 'w'],
      ['src/m/index.ts', './star', 'name', 's'],
      ['src/m/index.ts', './js.js', 'name', 'y'],
      ['src/m/index.ts', './js.js', 'name', 'default'],
      ['src/m/index.ts', './cj.cjs', 'name', 'cj'],
      ['src/m/index.ts', './bare.cjs', 'name', 'bare'],
      ['src/m/index.ts', './index', 'name', 'own'],
      ['src/m/star2.ts', './star', 'name', 's'],
    ]);
  });

  test('let a name of a nearer file hide that of a farther one', () => {
    expect(
      surface({
        'src/m/index.ts': "export * from './b';",
        'src/m/b.ts': "export const x = 1; export * from './c';",
        'src/m/c.ts': 'export const x = 2, y = 3;',
      }),
    ).toEqual(['x b.ts', 'y c.ts']);
  });

  test('are finite in circles', () => {
    expect(
      surface({
        'src/m/index.ts': "export * from './a'; export { loop } from './a'; export const i = 1;",
        'src/m/a.ts': "export * from './b'; export { loop } from './index'; export const a = 1;",
        'src/m/b.ts': "export * from './index'; export * from './a'; export const b = 1;",
      }),
    ).toEqual(['a a.ts', 'b b.ts', 'i index.ts']);
  });

  test('keep names from outside the tree, of unknown kind', () => {
    const { value } = linked({ 'src/m/index.ts': "export { z } from 'zod'; export type { T } from 'x';" }, ['src/m']);
    expect(value.modules[0]!.surface).toMatchObject([
      { name: 'T', kind: 'unknown', typeOnly: true },
      { name: 'z', kind: 'unknown', signature: "{ z } from 'zod'" },
    ]);
  });

  test('of folders without an index are what their files export, tests left out', () => {
    const { value } = linked({ 'src/m/a.ts': 'export const a = 1;', 'src/m/a.test.ts': 'export const t = 1;' }, [
      'src/m',
    ]);
    expect(value.modules[0]!.surface.map(({ name, subpath }) => [name, subpath])).toEqual([['a', 'src/m/a.ts']]);
  });

  test('of packages are those of their entry points', () => {
    const { value } = linked({
      'package.json': { workspaces: ['p/*'] },
      'p/a/package.json': { name: 'a', exports: { '.': './dist/index.js', './client': './dist/client.js' } },
      'p/a/src/index.ts': 'export const a = 1;',
      'p/a/src/client.ts': 'export const c = 1;',
      'p/a/src/inner.ts': 'export const hidden = 1;',
    });
    expect(value.modules[0]!.surface.map(({ name, subpath }) => [name, subpath])).toEqual([
      ['a', '.'],
      ['c', './client'],
    ]);
  });

  test('of packages count a declaration once, under its first entry point', () => {
    const { value } = linked({
      'package.json': { workspaces: ['p/*'] },
      'p/a/package.json': { name: 'a', exports: { './types': './src/types.ts', '.': './src/index.ts' } },
      'p/a/src/index.ts': "export * from './types'; export const a = 1; export { b as c } from './types';",
      'p/a/src/types.ts': 'export const b = 1;',
    });
    expect(value.modules[0]!.surface.map(({ name, subpath }) => `${name} ${subpath}`)).toEqual(['a .', 'b .', 'c .']);
  });

  test('of packages hold what each condition of an entry point brings', () => {
    const { value } = linked({
      'package.json': { workspaces: ['p/*'] },
      'p/a/package.json': { exports: { browser: './src/browser.ts', default: './src/node.ts' } },
      'p/a/src/browser.ts': 'export const both = 1;',
      'p/a/src/node.ts': 'export const both = 1, read = 2;',
    });
    expect(value.modules[0]!.surface.map(({ name, file }) => `${name} ${file}`)).toEqual([
      'both p/a/src/browser.ts',
      'read p/a/src/node.ts',
    ]);
  });

  test('of packages that nobody can import are empty', () => {
    const { value } = linked({
      'package.json': { workspaces: ['p/*'] },
      'p/app/package.json': { name: 'app' },
      'p/app/src/main.ts': 'export const a = 1;',
      'p/mod/package.json': { name: 'mod', exports: { './package.json': './package.json' } },
      'p/mod/src/index.ts': 'export const a = 1;',
    });
    expect(value.modules.map((module) => [module.surface, module.untracedEntries])).toEqual([
      [[], undefined],
      [[], undefined],
    ]);
  });

  test('say which entry points they lack', () => {
    const { value } = linked({
      'package.json': { workspaces: ['p/*'] },
      'p/a/package.json': { name: 'a', exports: { '.': './src/index.ts', './gone': './dist/gone.js' } },
      'p/a/src/index.ts': 'export const a = 1;',
    });
    expect(value.modules[0]).toMatchObject({ surface: [{ name: 'a' }], untracedEntries: ['./gone'] });
  });

  test('of folders leave the configuration of tools out', () => {
    const names = [
      'a.ts',
      '.eslintrc.js',
      'vite.config.ts',
      'vitest.config.unit.mts',
      'jest.setup.js',
      'app.config.ts',
    ];
    const files = Object.fromEntries(names.map((name, index) => [`src/m/${name}`, `export const x${index} = 1;`]));
    expect(surface(files)).toEqual(['x0 a.ts', 'x5 app.config.ts']);
  });

  test('do not depend on the order of files', () => {
    const repo = {
      'src/m/index.ts': "export * from './b'; export * from './a';",
      'src/m/a.ts': "export * from './b'; export const a = 1;",
      'src/m/b.ts': "export * from './a'; export const b = 1;",
    };
    const reversed = Object.fromEntries(Object.entries(repo).reverse());
    expect(linked(reversed, ['src/m'])).toEqual(linked(repo, ['src/m']));
  });
});

test('a syntax error is a problem that names what was recovered', () => {
  const { problems } = linked({ 'src/a.ts': "import './b';\nexport const a = 1;\nconst x = ;", 'src/b.ts': '' });
  expect(problems).toMatchObject([
    {
      rule: 'scan/syntax',
      file: 'src/a.ts',
      line: 3,
      column: 11,
      message:
        'src/a.ts has a syntax error: Expression expected. 1 export and 1 import were recovered and count as facts.',
    },
  ]);
});

describe('looking up symbols', () => {
  const facts = linked({
    'src/index.ts': "export * from './server';\nexport * as util from './server';\nexport { default } from './server';",
    'src/server.ts': `import { Base } from './base';
import { Foreign } from 'foreign';
export default class Main { start(): void {} }
export class Server extends Base { run(): void {} static of(): Server {} }
export class Open extends Foreign { x(): void {} }
export enum Level { Low = 1 }
export interface Options { port: number }
export function go(): void {}
function inner() {}
`,
    'src/base.ts':
      'class Root {}\nexport class Base extends Root2 { stop(): void {} }\nexport class Root2 { end(): void {} }',
    'src/open.ts': "export * from 'outside'; export const a = 1;",
    'src/broken.ts': 'export const a = ;',
  }).value;
  const look = (path: string, symbol: string) => lookupSymbol(facts, path, symbol);

  test.each([
    ['src/server.ts', 'Server', 'src/server.ts:4'],
    ['src/index.ts', 'Server', 'src/server.ts:4'],
    ['src/index.ts', 'Server.run', 'src/server.ts:4'],
    ['src/index.ts', 'Server#run', 'src/server.ts:4'],
    ['src/index.ts', 'Server.prototype.run()', 'src/server.ts:4'],
    ['src/index.ts', 'Server.of(x)', 'src/server.ts:4'],
    ['src/index.ts', 'Server.stop', 'src/base.ts:2'],
    ['src/index.ts', 'Server.end', 'src/base.ts:3'],
    ['src/index.ts', 'Level.Low', 'src/server.ts:6'],
    ['src/index.ts', 'Options.port', 'src/server.ts:7'],
    ['src/index.ts', 'util.Server.run', 'src/server.ts:4'],
    ['src/index.ts', 'default', 'src/server.ts:3'],
    ['src/server.ts', 'Main.start', 'src/server.ts:3'],
  ])('finds %s#%s', (path, symbol, place) => {
    const answer = look(path, symbol);
    expect('found' in answer && `${answer.found.file}:${answer.found.line}`).toBe(place);
  });

  test('names what is there instead', () => {
    expect(look('src/none.ts', 'A')).toEqual({ missing: 'file', candidates: [], isProven: false });
    expect(look('src/server.ts', 'Sever')).toMatchObject({
      missing: 'export',
      candidates: ['Level', 'Open', 'Options', 'Server', 'default', 'go'],
      isProven: true,
    });
    expect(look('src/index.ts', 'Server.resource')).toMatchObject({
      missing: 'member',
      candidates: ['end', 'of', 'run', 'stop'],
      ownerFile: 'src/server.ts',
      isProven: true,
    });
    expect(look('src/index.ts', 'util.Nope')).toMatchObject({ missing: 'export', isProven: true });
    expect(look('src/server.ts', 'constructor')).toMatchObject({ missing: 'export' });
  });

  test.each([
    ['a name that is declared but not exported', 'src/server.ts', 'inner'],
    ['a file that passes on what lies outside', 'src/open.ts', 'b'],
    ['a file with a syntax error', 'src/broken.ts', 'b'],
    ['a class that inherits from outside', 'src/server.ts', 'Open.y'],
    ['a function', 'src/server.ts', 'go.call'],
  ])('proves nothing about %s', (_, path, symbol) => {
    expect(look(path, symbol)).toMatchObject({ isProven: false });
  });
});

describe('looking up symbols of packages', () => {
  const facts = linked({
    'package.json': {
      name: '@acme/shop',
      exports: { '.': './dist/index.js', './gone': './dist/gone.js', './both': ['./src/a.ts', './src/b.ts'] },
      workspaces: ['p/*'],
    },
    'src/index.ts': "export * from './server'; export { helper as aid } from './server';",
    'src/server.ts': 'export class Server { run(): void {} }\nexport function helper(): void {}\nfunction inner() {}',
    'src/a.ts': 'export const a = 1;',
    'src/b.ts': 'export const b = 1;',
    'p/core/package.json': { name: '@acme/shop-core', main: 'dist/main.js', exports: { './deep': './src/deep.ts' } },
    'p/core/src/deep.ts': 'export const deep = 1;',
    'p/core/src/other.ts': 'export const other = 1;',
    'p/open/package.json': { name: 'open' },
    'p/open/src/index.ts': "export * from 'outside';",
    'p/twin/package.json': { name: 'twin' },
    'p/twin/index.ts': 'export const a = 1;',
    'p/twin2/package.json': { name: 'twin' },
  }).value;
  const look = (specifier: string, symbol: string) => lookupPackageSymbol(facts, specifier, symbol);

  test.each([
    ['@acme/shop', 'Server', 'src/server.ts:1'],
    ['@acme/shop', 'Server.run', 'src/server.ts:1'],
    ['@acme/shop', 'aid()', 'src/server.ts:2'],
    ['@acme/shop/both', 'b', 'src/b.ts:1'],
    ['@acme/shop-core/deep', 'deep', 'p/core/src/deep.ts:1'],
    ['@acme/shop-core/src/other', 'other', 'p/core/src/other.ts:1'],
  ])('finds %s#%s', (specifier, symbol, place) => {
    const answer = look(specifier, symbol);
    expect('found' in answer && `${answer.found.file}:${answer.found.line}`).toBe(place);
  });

  test('proves an absence where the entry point is known', () => {
    expect(look('@acme/shop', 'Sever')).toEqual({
      missing: 'export',
      candidates: ['Server', 'aid', 'helper'],
      isProven: true,
    });
    expect(look('@acme/shop', 'Server.stop')).toMatchObject({ missing: 'member', candidates: ['run'], isProven: true });
    expect(look('@acme/shop/both', 'c')).toMatchObject({ missing: 'export', candidates: ['a', 'b'], isProven: true });
    expect(look('@acme/shop-core/deep', 'constructor')).toMatchObject({ missing: 'export', isProven: true });
  });

  test.each([
    ['an entry point whose source is unknown', '@acme/shop/gone', 'file'],
    ['an entry point that the package does not have', '@acme/shop/none', 'file'],
    ['a main entry that the package does not have', '@acme/shop-core', 'file'],
    ['a package that is not here', 'zod', 'file'],
    ['a package that passes on what lies outside', 'open', 'export'],
    ['two packages of one name', 'twin', 'export'],
    ['a file that is no entry point', '@acme/shop-core/src/other', 'export'],
  ])('proves nothing about %s', (_, specifier, missing) => {
    expect(look(specifier, 'x')).toMatchObject({ missing, isProven: false });
  });

  test('names what can be imported instead', () => {
    expect(look('@acme/shop/none', 'x')).toMatchObject({ candidates: ['@acme/shop', '@acme/shop/both'] });
    expect(look('@acme/sho', 'x')).toMatchObject({
      candidates: ['@acme/shop', '@acme/shop-core', 'open', 'twin'],
    });
  });
});

describe('the package at the root', () => {
  test('shows what its entry points export, though it is no module', () => {
    const { value } = linked({
      'package.json': { name: 'tiny', exports: { '.': './dist/index.js', './extra': './dist/extra.js' } },
      'src/index.ts': "export * from './a.ts';\n",
      'src/a.ts': 'export const a = 1;\nexport type A = string;\n',
      'src/extra.ts': "export { a } from './a.ts';\nexport const b = 2;\n",
    });
    expect(value.rootSurface?.map(({ name, subpath, typeOnly }) => [name, subpath, typeOnly])).toEqual([
      ['A', '.', true],
      ['a', '.', false],
      ['b', './extra', false],
    ]);
    expect(value.modules).toEqual([]);
  });

  test('has no public face where nobody can import it', () => {
    expect(
      linked({ 'package.json': { name: 'app', private: true }, 'src/a.ts': 'export const a = 1;\n' }).value.rootSurface,
    ).toBeUndefined();
  });
});
