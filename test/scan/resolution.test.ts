/** Manifests and tsconfigs that lead importers to sources, and the properties that every repository keeps. */
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/model.ts';
import { scanFile } from '../../src/scan/file.ts';
import { linkCode } from '../../src/scan/graph.ts';
import { isCodeFile } from '../../src/scan/language.ts';
import { readProject } from '../../src/scan/project.ts';
import { moduleResolver } from '../../src/scan/resolve.ts';
import { linked, projectOf, sourcesOf, type Repo } from './repo.ts';

const resolverOf = (repo: Repo) => moduleResolver(projectOf(repo), sourcesOf(repo).paths);
const entriesOf = (repo: Repo, index = 0) =>
  projectOf(repo).packages[index]!.entries.map(({ subpath, file }) => `${subpath} ${file}`);

describe('patterns of exports', () => {
  const repo = {
    'package.json': { name: 'root', workspaces: ['p/*'] },
    'p/ui/package.json': {
      name: '@x/ui',
      exports: {
        '.': './dist/index.js',
        './icons/*': { types: './dist/icons/*.d.ts', default: './dist/icons/*.js' },
        './icons/internal/*': null,
        './raw/*.css': './src/*.css',
        './src/*': './src/*.ts',
      },
    },
    'p/ui/src/index.ts': 'export const ui = 1;',
    'p/ui/src/icons/close.tsx': 'export const Close = 1;',
    'p/ui/src/icons/deep/open.tsx': 'export const Open = 1;',
    'p/ui/src/icons/close.test.tsx': 'export const t = 1;',
    'p/ui/src/icons/internal/base.tsx': 'export const Base = 1;',
    'p/ui/src/data.json': '{}',
    'p/app/package.json': { name: 'app' },
    'p/app/src/main.ts': '',
  };

  test('are entry points, as far as sources are known and nothing closes them', () => {
    expect(entriesOf(repo, 2)).toEqual([
      '. p/ui/src/index.ts',
      './icons/close p/ui/src/icons/close.tsx',
      './icons/deep/open p/ui/src/icons/deep/open.tsx',
      './src/index p/ui/src/index.ts',
    ]);
    expect(projectOf(repo).packages[2]).toMatchObject({ closedEntries: ['./icons/internal/*'] });
    expect(projectOf(repo).packages[2]).not.toHaveProperty('untracedEntries');
  });

  test('lead importers from other packages, and names into the surface', () => {
    const resolve = resolverOf(repo);
    expect(resolve('p/app/src/main.ts', '@x/ui/icons/close')).toEqual({ file: 'p/ui/src/icons/close.tsx' });
    expect(resolve('p/app/src/main.ts', '@x/ui/icons/internal/base')).toEqual({
      unresolved: '@x/ui/icons/internal/base',
      reason: 'exports',
    });
    // What `exports` does not name leads nowhere; what it names may be made by a build.
    expect(resolve('p/app/src/main.ts', '@x/ui/gone')).toEqual({ unresolved: '@x/ui/gone', reason: 'exports' });
    expect(resolve('p/app/src/main.ts', '@x/ui/raw/theme.css')).toEqual({ file: 'p/ui/package.json' });
    expect(resolve('p/app/src/main.ts', '@x/ui/package.json')).toEqual({ file: 'p/ui/package.json' });
    // A compiler that knows no `exports` finds the file.
    expect(resolve('p/app/src/main.ts', '@x/ui/src/data.json')).toEqual({ file: 'p/ui/src/data.json' });
    const surface = linked(repo).value.modules.find(({ name }) => name === '@x/ui')?.surface;
    expect(surface?.map(({ name, subpath }) => `${name} ${subpath}`)).toEqual([
      'ui .',
      'Close ./icons/close',
      'Open ./icons/deep/open',
    ]);
  });

  test('may stand for a whole folder of sources', () => {
    const effect = {
      'package.json': { name: 'e', exports: { './*': './src/*.ts', './internal/*': null } },
      'src/Array.ts': '',
      'src/internal/core.ts': '',
      'src/Array.test.ts': '',
      'inner/package.json': {},
      'inner/src/No.ts': '',
    };
    expect(entriesOf(effect)).toEqual(['./Array src/Array.ts']);
  });

  test('that open a folder as it is are no public face', () => {
    expect(entriesOf({ 'package.json': { exports: { './*': './*' } }, 'src/a.ts': '' })).toEqual([]);
  });
});

describe('other manifests', () => {
  test('typesVersions names subpaths', () => {
    const manifest = {
      name: 'a',
      main: './dist/index.js',
      typesVersions: { '*': { client: ['./dist/client.d.ts'], '*': ['./dist/*'] } },
    };
    expect(
      entriesOf({ 'package.json': manifest, 'src/index.ts': '', 'src/client.ts': '', 'src/other.ts': '' }),
    ).toEqual(['. src/index.ts', './client src/client.ts']);
  });

  test('aliases are those of the tsconfig that holds the file', () => {
    const paths = (target: string) => ({ compilerOptions: { paths: { '@/*': [target] } } });
    const repo = {
      'tsconfig.json': { files: [], references: [{ path: './config/tsconfig.tools.json' }] },
      'tsconfig.app.json': { ...paths('./app/*'), include: ['app'], exclude: ['app/**/*.spec.ts'] },
      'tsconfig.server.json': { ...paths('./server/*'), include: ['server/**/*.ts', 'app/**/*.spec.ts'] },
      'tsconfig.one.json': { extends: './tsconfig.server.json', ...paths('./one/*'), files: ['one.ts'], include: [] },
      'config/tsconfig.tools.json': { ...paths('../tools/*'), include: ['../tools'] },
      'config/x.ts': '',
      'app/a.ts': '',
      'app/a.spec.ts': '',
      'app/x.ts': '',
      'server/a.ts': '',
      'server/x.ts': '',
      'one.ts': '',
      'one/x.ts': '',
      'tools/a.ts': '',
      'tools/x.ts': '',
      'else/a.ts': '',
    };
    const resolve = resolverOf(repo);
    const from = (path: string) => resolve(path, '@/x');
    expect(from('app/a.ts')).toEqual({ file: 'app/x.ts' });
    expect(from('app/a.spec.ts')).toEqual({ file: 'server/x.ts' });
    expect(from('server/a.ts')).toEqual({ file: 'server/x.ts' });
    expect(from('one.ts')).toEqual({ file: 'one/x.ts' });
    expect(from('tools/a.ts')).toEqual({ file: 'tools/x.ts' });
    expect(from('config/x.ts')).toEqual({ file: 'tools/x.ts' });
    const below = {
      ...repo,
      'else/tsconfig.json': { files: [], references: [{ path: '../config/tsconfig.tools.json' }] },
    };
    expect(resolverOf(below)('else/a.ts', '@/x')).toEqual({ file: 'app/x.ts' });
    // What none of them holds may go by any.
    expect(from('else/a.ts')).toEqual({ file: 'app/x.ts' });
  });

  test('typesVersions leads importers of any subpath to where types lie, but for old compilers', () => {
    const typesVersions = { '<=4.0': { '*': ['./old/*'] }, '*': { '*': ['./dist/*'], 'deep/*': ['./dist/inner/*'] } };
    const repo = {
      'package.json': { name: 'root', workspaces: ['p/*'] },
      'p/a/package.json': { name: 'a', main: './dist/index.js', typesVersions },
      'p/a/src/index.ts': '',
      'p/a/src/other.ts': '',
      'p/a/src/inner/one.ts': '',
      'p/a/old/third.ts': '',
      'p/b/package.json': { name: 'b' },
      'p/b/b.ts': '',
    };
    const resolve = resolverOf(repo);
    expect(resolve('p/b/b.ts', 'a/other')).toEqual({ file: 'p/a/src/other.ts' });
    expect(resolve('p/b/b.ts', 'a/deep/one')).toEqual({ file: 'p/a/src/inner/one.ts' });
    expect(resolve('p/b/b.ts', 'a/third')).toEqual({ file: 'p/a/package.json', isMissing: true });
    expect(entriesOf(repo, 1)).toEqual(['. p/a/src/index.ts', './deep/one p/a/src/inner/one.ts']);
  });

  test('what nothing in a workspace package answers to is listed, and the edge is kept', () => {
    const { value } = linked({
      'package.json': { name: 'root', workspaces: ['p/*'] },
      'p/a/package.json': { name: 'a', main: './dist/index.js' },
      'p/a/src/index.ts': '',
      'p/a/src/deep/inner.ts': '',
      'p/a/readme.md': '',
      'p/b/package.json': {
        name: 'b',
        exports: {
          './*': './src/*.ts',
          './built/*': './dist/*.js',
          './theme.css': './theme.css',
          './odd': './made/x.js',
        },
      },
      'p/b/src/index.ts': '',
      'p/d/package.json': { name: 'd', exports: { './*': './*' } },
      'p/d/d.ts': '',
      'p/c/package.json': { name: 'c' },
      'p/c/c.ts': [
        'd/gone',
        'd/dist/made',
        'a/gone',
        'a/src/gone',
        'a/src/index',
        'a/dist/made',
        'a/lib/made',
        'a/style.css',
        'a/inner',
        'a/readme.md',
        'a/package.json',
        'b/index',
        'b/gone',
        'b/built/gone',
        'b/theme.css',
        'b/odd',
      ]
        .map((specifier) => `import '${specifier}';`)
        .join('\n'),
    });
    expect(value.unresolved.map(({ specifier, reason }) => `${specifier} ${reason}`)).toEqual([
      'd/gone missing',
      'a/gone missing',
      'a/src/gone missing',
      'b/gone missing',
      'b/odd missing',
    ]);
    expect(value.edges.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['p/c', 'p/a', 9],
      ['p/c', 'p/b', 5],
      ['p/c', 'p/d', 2],
    ]);
  });

  test.each([
    ['./a.jsx', 'a.ts'],
    ['./a.tsx', 'a.ts'],
    ['./b.jsx', 'b.tsx'],
    ['./c.jsx', 'c.jsx'],
  ])('%s leads to %s, the source that it is made of, as TypeScript has it', (specifier, file) => {
    const resolve = resolverOf({ 'package.json': {}, 'main.ts': '', 'a.ts': '', 'b.ts': '', 'b.tsx': '', 'c.jsx': '' });
    expect(resolve('main.ts', specifier)).toEqual({ file });
  });

  test('a nested package.json leads importers of its folder to its main file', () => {
    const repo = {
      'package.json': { name: 'lib', main: './dist/index.js' },
      'src/index.ts': '',
      'src/client.ts': '',
      'client/package.json': { main: '../src/client.ts' },
      'dist-cjs/package.json': { type: 'commonjs' },
      'test.ts': '',
    };
    const resolve = resolverOf(repo);
    expect(resolve('test.ts', './client')).toEqual({ file: 'src/client.ts' });
    expect(resolve('test.ts', 'lib/client')).toEqual({ file: 'src/client.ts' });
    expect(projectOf(repo).packages).toHaveLength(1);
  });

  test('a package that no workspace names is seen by its own files alone', () => {
    const repo = {
      'package.json': { name: 'lib' },
      'src/index.ts': '',
      'examples/a/package.json': { name: 'zod', exports: './main.ts', imports: { '#x': './x.ts' } },
      'examples/a/main.ts': '',
      'examples/a/x.ts': '',
    };
    const resolve = resolverOf(repo);
    expect(resolve('examples/a/x.ts', 'zod')).toEqual({ file: 'examples/a/main.ts' });
    expect(resolve('examples/a/main.ts', '#x')).toEqual({ file: 'examples/a/x.ts' });
    expect(resolve('src/index.ts', 'zod')).toEqual({ external: 'zod' });
    const { problems } = readProject(sourcesOf({ 'package.json': {}, 'fixtures/broken/package.json': '{' }));
    expect(problems).toEqual([]);
  });

  test('a package imports itself by its name, also beside a namesake', () => {
    const repo = {
      'package.json': { name: 'root', workspaces: ['p/*'], exports: './src/index.ts' },
      'src/index.ts': '',
      'p/a/package.json': { name: 'twin', exports: './a.ts' },
      'p/a/a.ts': '',
      'p/b/package.json': { name: 'twin', exports: './b.ts' },
      'p/b/b.ts': '',
    };
    const resolve = resolverOf(repo);
    expect(resolve('src/index.ts', 'root')).toEqual({ file: 'src/index.ts' });
    expect(resolve('p/b/b.ts', 'twin')).toEqual({ file: 'p/b/b.ts' });
    expect(resolve('src/index.ts', 'twin')).toEqual({ file: 'p/a/a.ts' });
  });

  test('#imports have conditions, patterns with several targets, and packages behind them', () => {
    const repo = {
      'package.json': {
        name: 'lib',
        imports: {
          '#env': { node: './dist/env.node.js', default: './dist/env.js' },
          '#lib/*': ['./gone/*.js', './src/lib/*.ts'],
          '#crypto': 'crypto-browserify',
          '#lib/private/*': null,
        },
      },
      'src/env.ts': '',
      'src/env.node.ts': '',
      'src/lib/a.ts': '',
      'src/package.json': { type: 'module' },
    };
    const resolve = resolverOf(repo);
    expect(resolve('src/lib/a.ts', '#env')).toEqual({ file: 'src/env.node.ts' });
    expect(resolve('src/lib/a.ts', '#lib/a')).toEqual({ file: 'src/lib/a.ts' });
    expect(resolve('src/lib/a.ts', '#crypto')).toEqual({ external: 'crypto-browserify' });
    expect(resolve('src/lib/a.ts', '#gone')).toEqual({ unresolved: '#gone', reason: 'imports' });
  });
});

describe('tsconfigs', () => {
  test('lead what references build to where it comes from', () => {
    const repo = {
      'package.json': {},
      'tsconfig.json': {
        files: [],
        references: [{ path: './core' }, { path: './web/tsconfig.app.json' }, { path: './gone' }],
      },
      'core/tsconfig.json': { compilerOptions: { composite: true, rootDir: './code', outDir: '../artifacts/core' } },
      'core/code/deep/a.ts': '',
      'web/tsconfig.app.json': {
        compilerOptions: { composite: true, outDir: '../artifacts/web', declarationDir: '../artifacts/types' },
      },
      'web/src/b.tsx': '',
    };
    const resolve = resolverOf(repo);
    expect(projectOf(repo).tsconfigs.find(({ file }) => file === 'tsconfig.json')?.references).toEqual([
      'core/tsconfig.json',
      'web/tsconfig.app.json',
    ]);
    expect(resolve('web/src/b.tsx', '../../artifacts/core/deep/a.js')).toEqual({ file: 'core/code/deep/a.ts' });
    expect(resolve('core/code/deep/a.ts', '../../../artifacts/web/b')).toEqual({ file: 'web/src/b.tsx' });
    expect(resolve('core/code/deep/a.ts', '../../../artifacts/types/src/b.d.ts')).toEqual({ file: 'web/src/b.tsx' });
    const built = {
      ...repo,
      'core/package.json': { name: 'core', main: '../artifacts/core/deep/a.js' },
      'package.json': { workspaces: ['core'] },
    };
    expect(entriesOf(built, 1)).toEqual(['. core/code/deep/a.ts']);
  });

  test('make one folder of their rootDirs', () => {
    const repo = {
      'tsconfig.json': { compilerOptions: { rootDirs: ['src', 'generated'] } },
      'src/views/a.ts': '',
      'generated/views/b.ts': '',
    };
    const resolve = resolverOf(repo);
    expect(resolve('src/views/a.ts', './b')).toEqual({ file: 'generated/views/b.ts' });
    expect(resolve('generated/views/b.ts', './a')).toEqual({ file: 'src/views/a.ts' });
    expect(resolve('src/views/a.ts', './c')).toEqual({ unresolved: './c', reason: 'missing' });
  });

  test('may name several targets, extend what is missing, and extend themselves', () => {
    const repo = {
      'tsconfig.json': {
        extends: ['./tsconfig.json', 'not-installed/tsconfig', './tsconfig.base.json'],
        compilerOptions: { paths: { '@/*': ['./gone/*', './src/*'] } },
      },
      'tsconfig.base.json': { extends: './tsconfig.json', compilerOptions: { strict: true } },
      'src/a.ts': '',
    };
    expect(resolverOf(repo)('src/b.ts', '@/a')).toEqual({ file: 'src/a.ts' });
    expect(projectOf(repo).tsconfigs[1]).toMatchObject({ strict: true, missingExtends: ['not-installed/tsconfig'] });
  });
});

describe('a folder that is called like a file beside it', () => {
  const repo = {
    'package.json': { name: 'root' },
    'tsconfig.json': { compilerOptions: { baseUrl: '.', paths: { '@/*': ['src/*'] } } },
    'src.ts': '',
    'index.ts': '',
    'src/both.ts': '',
    'src/both/index.ts': '',
    'src/both/inner.ts': '',
    'src/only.ts': '',
    'src/index.ts': '',
    'src/a.ts': '',
  };
  const resolve = resolverOf(repo);

  test('is meant where the specifier ends in a slash', () => {
    expect(resolve('src/a.ts', './both')).toEqual({ file: 'src/both.ts' });
    for (const specifier of ['./both/', './both/.', './both/../both/', '../src/both/', '@/both/', 'src/both/']) {
      expect([specifier, resolve('src/a.ts', specifier)]).toEqual([specifier, { file: 'src/both/index.ts' }]);
    }
    expect(resolve('src/a.ts', './only/')).toEqual({ unresolved: './only/', reason: 'missing' });
    expect(resolve('src/a.ts', './Both/')).toMatchObject({ reason: 'case', twin: 'src/both/index.ts' });
  });

  test('is meant by dots alone', () => {
    for (const specifier of ['.', './']) {
      expect([specifier, resolve('src/both/inner.ts', specifier)]).toEqual([specifier, { file: 'src/both/index.ts' }]);
    }
    for (const specifier of ['..', '../', '../.', './..']) {
      expect([specifier, resolve('src/both/inner.ts', specifier)]).toEqual([specifier, { file: 'src/index.ts' }]);
    }
    for (const specifier of ['..', '../', '../src/..']) {
      expect([specifier, resolve('src/a.ts', specifier)]).toEqual([specifier, { file: 'index.ts' }]);
    }
  });
});

describe('imports that lead nowhere', () => {
  test('say that only a file of other letter case is there', () => {
    const resolve = resolverOf({ 'src/Foo.ts': '', 'src/a.ts': '', 'src/Bar/index.ts': '' });
    expect(resolve('src/a.ts', './foo')).toEqual({ unresolved: './foo', reason: 'case', twin: 'src/Foo.ts' });
    expect(resolve('src/a.ts', './bar/index.js')).toMatchObject({ reason: 'case', twin: 'src/Bar/index.ts' });
    expect(resolverOf({ 'src/Foo.ts': '', 'src/foo.ts': '', 'src/a.ts': '' })('src/a.ts', './foo')).toEqual({
      file: 'src/foo.ts',
    });
  });

  test('say that they lie behind a link or in a submodule', () => {
    const resolve = resolverOf({ 'src/a.ts': '', 'vendor/lib': '' });
    expect(resolve('src/a.ts', '../vendor/lib/src/x')).toEqual({ unresolved: '../vendor/lib/src/x', reason: 'link' });
  });

  test('are none for what frameworks promise', () => {
    const repo = {
      'package.json': { workspaces: ['apps/*'] },
      'apps/kit/package.json': {},
      'apps/kit/svelte.config.js': '',
      'apps/kit/src/lib/Button.svelte': '',
      'apps/kit/src/lib/index.ts': '',
      'apps/nuxt/package.json': {},
      'apps/nuxt/nuxt.config.ts': '',
      'apps/nuxt/app/composables/a.ts': '',
      'apps/nuxt/server/b.ts': '',
    };
    const resolve = resolverOf(repo);
    const kit = 'apps/kit/src/routes/+page.svelte';
    expect(resolve(kit, '$lib/Button.svelte')).toEqual({ file: 'apps/kit/src/lib/Button.svelte' });
    expect(resolve(kit, '$lib')).toEqual({ file: 'apps/kit/src/lib/index.ts' });
    expect(resolve(kit, '$app/environment')).toEqual({ external: '@sveltejs/kit' });
    expect(resolve(kit, './$types')).toEqual({ external: '@sveltejs/kit' });
    expect(resolve('apps/nuxt/x.ts', '~/composables/a')).toEqual({ file: 'apps/nuxt/app/composables/a.ts' });
    expect(resolve('apps/nuxt/x.ts', '@/server/b')).toEqual({ file: 'apps/nuxt/server/b.ts' });
    expect(resolve('apps/nuxt/x.ts', '~/gone')).toMatchObject({ reason: 'alias' });
  });
});

describe('facts', () => {
  const repo: Repo = {
    'package.json': { name: 'root', workspaces: ['p/*'] },
    'tsconfig.json': { extends: '@tsconfig/node20', compilerOptions: { paths: { '@/*': ['./p/a/src/*'] } } },
    'p/a/package.json': {
      name: '@x/a',
      exports: { '.': './dist/index.js', './*': './dist/*.js' },
      dependencies: { zod: '^4' },
    },
    'p/a/src/index.ts': "export * from './one'; export * from './two'; import 'zod'; import './gone'; import '@x/b';",
    'p/a/src/one.ts':
      "export * from './two'; export const one = 1, clash = 1; declare module './two' { interface Two { a: 1 } }",
    'p/a/src/two.ts': "export * from './one'; export interface Two {} export const clash = 2;",
    'p/a/src/View.vue': "<script setup lang='ts'>import { one } from './one'; import '@/two'</script>",
    'p/b/package.json': { name: '@x/b', main: './lib/main.js' },
    'p/b/src/main.js': "exports.a = require('@x/a').one; process.env.PORT;",
    'p/c/package.json': { name: '@x/c' },
    'p/c/index.ts': "import '@x/b'; import '@x/a/one';",
  };
  const bytes = (shuffled: Repo): string => JSON.stringify(linked(shuffled));

  test('are the same bytes in whatever order files come', () => {
    const entries = Object.entries(repo);
    const expected = bytes(repo);
    for (let turn = 1; turn < entries.length; turn++) {
      const order = [...entries.slice(turn), ...entries.slice(0, turn)];
      if (turn % 2 === 0) order.reverse();
      const shuffled = Object.fromEntries(order);
      const files = Object.keys(shuffled)
        .filter(isCodeFile)
        .map((path) => scanFile(path, String(shuffled[path])));
      const texts = sourcesOf(shuffled);
      const paths = Object.keys(shuffled);
      const { value: project } = readProject({ ...texts, paths });
      expect(JSON.stringify(linkCode({ project, files, paths }))).toBe(expected);
    }
  });

  test('are the same before and after an install', () => {
    const installed: Repo = {
      'node_modules/zod/package.json': { name: 'zod', exports: './index.js' },
      'node_modules/zod/index.js': 'exports.z = 1;',
      'node_modules/@x/a/package.json': { name: '@x/a', main: 'index.js' },
      'node_modules/@x/a/index.js': '',
      'node_modules/@tsconfig/node20/tsconfig.json': { compilerOptions: { strict: true } },
      'p/a/node_modules/gone.ts': '',
      'p/a/node_modules/one.js': '',
    };
    const before: Facts = linked(repo).value;
    expect(JSON.stringify(linked({ ...repo, ...installed }).value)).toBe(JSON.stringify(before));
    expect(before.unresolved.map(({ specifier }) => specifier)).toEqual(['./gone']);
  });
});
