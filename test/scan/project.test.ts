import { describe, expect, test } from 'vitest';
import { manifestPaths, readProject } from '../../src/scan/project.ts';
import { projectOf, sourcesOf, type Repo } from './repo.ts';

const packages = (repo: Repo) => projectOf(repo).packages;
const entries = (manifest: object, ...files: readonly string[]): Readonly<Record<string, string>> => {
  const repo = { 'package.json': manifest, ...Object.fromEntries(files.map((file) => [file, ''])) };
  return Object.fromEntries(packages(repo)[0]!.entries.map(({ subpath, file }) => [subpath, file]));
};
const dirs = (repo: Repo) => packages(repo).map(({ dir }) => dir);

describe('manifestPaths', () => {
  test('names the manifests and nothing that is installed', () => {
    const paths = [
      'package.json',
      'packages/a/package.json',
      'node_modules/x/package.json',
      'pnpm-workspace.yaml',
      'lerna.json',
      'tsconfig.json',
      'packages/a/tsconfig.build.json',
      'jsconfig.json',
      'packages/tsconfig/base.json',
      '.nvmrc',
      '.node-version',
      '.yarnrc.yml',
      'packages/a/vitest.config.mts',
      'src/data.json',
      'README.md',
    ];
    expect(manifestPaths(paths)).toEqual(paths.filter((path) => !/node_modules|data|README/.test(path)));
  });
});

describe('packages', () => {
  test('are the root and the folders that workspaces name', () => {
    const repo = {
      'package.json': { workspaces: ['packages/*', './apps/web/'] },
      'packages/b/package.json': {},
      'packages/a/package.json': {},
      'apps/web/package.json': {},
      'other/package.json': {},
      'packages/a/x/package.json': {},
    };
    expect(dirs(repo)).toEqual(['', 'apps/web', 'packages/a', 'packages/b']);
    expect(projectOf(repo).isWorkspace).toBe(true);
  });

  test.each([['./'], ['.'], ['/'], [''], ['!'], ['./package.json']])(
    'hold the root by itself where `%s` names it',
    (glob) => {
      const repo = { 'package.json': { workspaces: [glob, 'example/'] }, 'example/package.json': {} };
      expect(dirs(repo)).toEqual(['', 'example']);
    },
  );

  test('are found through the object form, pnpm with negation, and lerna', () => {
    const files = { 'packages/a/package.json': {}, 'packages/a/test/b/package.json': {} };
    expect(dirs({ ...files, 'package.json': { workspaces: { packages: ['packages/*'] } } })).toEqual([
      '',
      'packages/a',
    ]);
    const pnpm = "packages:\n  - 'packages/**'\n  - '!**/test/**'\n";
    expect(dirs({ ...files, 'package.json': {}, 'pnpm-workspace.yaml': pnpm })).toEqual(['', 'packages/a']);
    expect(dirs({ ...files, 'package.json': {}, 'lerna.json': { packages: ['packages/*'] } })).toEqual([
      '',
      'packages/a',
    ]);
  });

  test('are the root alone when pnpm-workspace.yaml only holds settings', () => {
    const project = projectOf({
      'package.json': {},
      'pnpm-workspace.yaml': 'catalog:\n  zod: ^4\n',
      'packages/a/package.json': {},
    });
    expect(project.isWorkspace).toBe(false);
    expect(project.packages).toHaveLength(1);
  });

  test('keep what the manifest says, scripts with their lines', () => {
    const text =
      '{\n  "name": "@acme/cli",\n  "version": "1.2.0",\n  "bin": "dist/cli.js",\n  "scripts": {\n    "test": "vitest run",\n    "__proto__": "x"\n  },\n  "devDependencies": { "vitest": "^4" }\n}';
    expect(packages({ 'package.json': text })[0]).toMatchObject({
      name: '@acme/cli',
      version: '1.2.0',
      isPrivate: false,
      bin: { cli: 'dist/cli.js' },
      scripts: [
        { name: 'test', command: 'vitest run', line: 6 },
        { name: '__proto__', command: 'x', line: 7 },
      ],
      dependencies: [{ name: 'vitest', range: '^4', group: 'devDependencies' }],
    });
  });

  test('may lack names, share names, and hold values of the wrong type', () => {
    const repo = {
      'package.json': { workspaces: ['p/*'], name: 3, scripts: [], bin: 4, engines: 'x' },
      'p/a/package.json': { name: 'same' },
      'p/b/package.json': { name: 'same' },
    };
    expect(packages(repo).map(({ name }) => name)).toEqual([undefined, 'same', 'same']);
  });

  test('that are broken give a problem with its place, and the others are still read', () => {
    const repo = {
      'package.json': { workspaces: ['p/*'] },
      'p/a/package.json': '{\n  "name": "a",\n  "scripts": {\n}',
      'p/b/package.json': '[]',
      'p/c/package.json': { name: 'c' },
    };
    const { value, problems } = readProject(sourcesOf(repo));
    expect(problems.map(({ rule, file, line, column }) => [rule, file, line, column])).toEqual([
      ['scan/manifest', 'p/a/package.json', 4, 2],
      ['scan/manifest', 'p/b/package.json', 1, 1],
    ]);
    expect(value.packages.map(({ name }) => name)).toEqual([undefined, 'a', undefined, 'c']);
    expect(value.packages.map(({ isBroken }) => isBroken)).toEqual([undefined, true, true, undefined]);
  });

  test.each(['', 'null', '[', '{"a":', '\0', '"x"', '['.repeat(100_000), '{"a":'.repeat(50_000)])(
    'never throw on a manifest such as %.20j',
    (text) => {
      const repo = { 'package.json': text, 'tsconfig.json': text, 'lerna.json': text, 'pnpm-workspace.yaml': text };
      expect(readProject(sourcesOf(repo)).problems.map(({ file }) => file)).toContain('package.json');
    },
  );

  test('are unknown behind a broken pnpm-workspace.yaml, which is a problem', () => {
    const { problems } = readProject(sourcesOf({ 'package.json': {}, 'pnpm-workspace.yaml': 'packages:\n  - "a\n' }));
    expect(problems).toMatchObject([{ rule: 'scan/manifest', file: 'pnpm-workspace.yaml' }]);
  });
});

describe('entry points', () => {
  test('lead from the build back to the source', () => {
    expect(
      entries(
        {
          exports: {
            '.': { types: './dist/index.d.ts', import: './dist/index.mjs' },
            './client': './dist/client/main.cjs',
          },
        },
        'src/index.ts',
        'src/client/main.tsx',
      ),
    ).toEqual({
      '.': 'src/index.ts',
      './client': 'src/client/main.tsx',
    });
    expect(entries({ exports: './dist/esm/index.js' }, 'src/index.mts')).toEqual({ '.': 'src/index.mts' });
    expect(entries({ main: 'lib/index.js' }, 'src/index.js', 'lib/index.js')).toEqual({ '.': 'src/index.js' });
    expect(entries({ main: 'build/src/app.js' }, 'src/app.ts')).toEqual({ '.': 'src/app.ts' });
  });

  test('are taken as they are where the folder holds sources', () => {
    expect(entries({ main: 'lib/main' }, 'lib/main.js', 'index.js')).toEqual({ '.': 'lib/main.js' });
    expect(entries({ main: './lib' }, 'lib/index.js')).toEqual({ '.': 'lib/index.js' });
    expect(entries({ exports: './index.d.ts', main: 'x.js' }, 'index.d.ts')).toEqual({ '.': 'index.d.ts' });
  });

  test('skip null targets and what is not there', () => {
    expect(
      entries(
        {
          exports: {
            '.': [null, { node: { import: './dist/index.js' } }],
            './internal/*': './dist/internal/*.js',
            './private': null,
            './gone': './dist/gone.js',
            './package.json': './package.json',
          },
        },
        'src/index.ts',
      ),
    ).toEqual({
      '.': 'src/index.ts',
    });
  });

  test('stay closed where a source has the name of a null target', () => {
    const closed = { exports: { '.': null, './plain': null, './open': './dist/open.js' } };
    expect(entries(closed, 'src/index.ts', 'src/plain.ts', 'src/open.ts')).toEqual({ './open': 'src/open.ts' });
  });

  test.each([
    ['a flavour folder', './dist/dev/x.js', 'src/x.ts'],
    ['two flavour folders', 'build/modern/esm/x.js', 'src/x.ts'],
    ['the folder of the package', './dist/types/shop/src/x.d.ts', 'src/x.ts'],
    ['sources in lib', './dist/x.js', 'lib/x.js'],
    ['sources in the package itself', './dist/x.js', 'x.ts'],
    ['the only file of that name', './dist/x.js', 'src/public/x.ts'],
    ['the only folder of that name', './dist/x.js', 'src/public/x/index.ts'],
    ['the only path of that name', './dist/a/x.mjs', 'src/deep/a/x.mts'],
  ])('are found past %s', (_, target, source) => {
    const repo = {
      'package.json': { workspaces: ['shop'] },
      'shop/package.json': { name: 'shop', exports: { './x': target } },
      [`shop/${source}`]: '',
      'shop/src/x.test.ts': '',
      'shop/src/other/b/x.d.ts': '',
      'src/x.ts': '',
    };
    expect(packages(repo)[1]).toMatchObject({ entries: [{ subpath: './x', file: `shop/${source}` }] });
    expect(packages(repo)[1]).not.toHaveProperty('untracedEntries');
  });

  test('are not guessed among several sources, and said to be untraced', () => {
    const untraced = (manifest: object, ...files: readonly string[]) => {
      const repo = { 'package.json': manifest, ...Object.fromEntries(files.map((file) => [file, ''])) };
      return packages(repo)[0]!.untracedEntries;
    };
    const exports = { './x': './dist/x.js', './gone': { import: './dist/gone.js' } };
    expect(untraced({ exports }, 'src/a/x.ts', 'src/b/x.ts')).toEqual(['./gone', './x']);
    expect(untraced({ exports: './dist/index.js' }, 'src/server/index.ts')).toEqual(['.']);
    expect(untraced({ main: 'dist/bundle.js' })).toEqual(['.']);
    expect(untraced({ main: 'dist/bundle' })).toEqual(['.']);
    expect(untraced({ main: 'node_modules/expo/AppEntry.js' })).toBeUndefined();
    expect(untraced({ exports: { './icons/*': './dist/icons/*.js', './*': './*', './private/*': null } })).toEqual([
      './icons/*',
    ]);
    expect(untraced({ exports: { './style.css': './dist/style.css', './data': './dist/data.json' } })).toBeUndefined();
    expect(untraced({ exports: { './x': './dist/x.js' } }, 'src/fixtures/x.ts', 'test/x.ts')).toEqual(['./x']);
  });

  test('stand where most of their siblings stand', () => {
    const exports = {
      '.': { import: { types: './dist/index.d.ts', default: './dist/index.js' }, require: './index.cjs' },
      './node': { types: './dist/node.d.ts', default: './dist/node.js' },
      './config': { types: './config.d.ts', default: './dist/config.js' },
      './worker': './dist/worker.js',
    };
    const sources = ['src/public/index.ts', 'src/public/node.ts', 'src/public/config.ts', 'src/public/worker.ts'];
    expect(
      entries({ exports }, ...sources, 'src/node/index.ts', 'src/utils/index.ts', 'index.cjs', 'config.d.ts'),
    ).toEqual({
      '.': 'src/public/index.ts',
      './node': 'src/public/node.ts',
      './config': 'src/public/config.ts',
      './worker': 'src/public/worker.ts',
    });
  });

  test('stand in the folder of entry points, even where what they pass on is called the same', () => {
    const exports = {
      './types': './dist/types.mjs',
      './hash': { types: './dist/hash.d.mts', import: './dist/hash.mjs' },
    };
    const sources = ['src/types.ts', 'src/hash.ts', 'src/exports/types.ts', 'src/exports/hash.ts'];
    expect(entries({ exports }, ...sources)).toEqual({
      './types': 'src/exports/types.ts',
      './hash': 'src/exports/hash.ts',
    });
    expect(entries({ exports: './dist/index.mjs' }, 'src/exports/index.ts', 'src/codecs/index.ts')).toEqual({
      '.': 'src/exports/index.ts',
    });
  });

  test('stand right in the sources where a folder of that name lacks one of them, or there is one entry alone', () => {
    const exports = { './types': './dist/types.mjs', './hash': './dist/hash.mjs' };
    expect(entries({ exports }, 'src/types.ts', 'src/hash.ts', 'src/exports/types.ts')).toEqual({
      './types': 'src/types.ts',
      './hash': 'src/hash.ts',
    });
    expect(entries({ exports: './dist/index.mjs' }, 'src/index.ts', 'src/exports/index.ts')).toEqual({
      '.': 'src/index.ts',
    });
  });

  test('name the sources of their other conditions', () => {
    const manifest = {
      exports: { '.': { browser: './dist/browser.js', types: './index.d.ts', default: './dist/node.js' } },
    };
    const repo = { 'package.json': manifest, 'src/browser.ts': '', 'src/node.ts': '', 'index.d.ts': '' };
    expect(packages(repo)[0]!.entries).toEqual([
      { subpath: '.', file: 'src/browser.ts', others: ['src/node.ts', 'index.d.ts'] },
    ]);
  });

  test('prefer sources to bridges, and declarations to the JavaScript that they describe', () => {
    const exports = { '.': { require: './index.cjs', types: './index.d.ts', import: './main.js' } };
    expect(entries({ exports }, 'index.cjs', 'index.d.ts', 'main.js')).toEqual({ '.': 'main.js' });
    const described = { '.': { types: './index.d.ts', default: './index.js' } };
    expect(entries({ exports: described }, 'index.d.ts', 'index.js')).toEqual({ '.': 'index.d.ts' });
  });

  test('prefer a file that is named to what a name that leads nowhere is traced to', () => {
    const exports = { './browser': { types: './server.d.ts', default: './server.browser.js' } };
    const found = { './browser': 'server.browser.js' };
    expect(entries({ exports }, 'server.js', 'server.browser.js')).toEqual(found);
  });

  test('fall back to the index file', () => {
    expect(entries({}, 'src/index.tsx')).toEqual({ '.': 'src/index.tsx' });
    expect(entries({ main: 'dist/bundle.js' }, 'index.mjs')).toEqual({ '.': 'index.mjs' });
    expect(entries({}, 'src/main.ts')).toEqual({});
  });
});

describe('catalogs', () => {
  const resolved = (repo: Repo) =>
    Object.fromEntries(
      packages(repo).flatMap(({ dependencies }) =>
        dependencies.map(({ name, resolvedRange }) => [name, resolvedRange]),
      ),
    );
  const dependencies = { zod: 'catalog:', vue: 'catalog:legacy', gone: 'catalog:', none: 'catalog:none', plain: '^1' };
  const expected = { zod: '^4.1.0', vue: '2.7.16', gone: undefined, none: undefined, plain: undefined };

  test('of pnpm, yarn and bun give ranges to dependencies', () => {
    const yaml = 'catalog:\n  zod: ^4.1.0\ncatalogs:\n  legacy:\n    vue: 2.7.16\n';
    const manifest = { catalog: { zod: '^4.1.0' }, catalogs: { legacy: { vue: '2.7.16' } } };
    expect(resolved({ 'package.json': { dependencies }, 'pnpm-workspace.yaml': yaml })).toEqual(expected);
    expect(resolved({ 'package.json': { dependencies }, '.yarnrc.yml': yaml })).toEqual(expected);
    expect(resolved({ 'package.json': { dependencies, ...manifest } })).toEqual(expected);
    expect(resolved({ 'package.json': { dependencies, workspaces: { packages: ['p/*'], ...manifest } } })).toEqual(
      expected,
    );
  });

  test('are facts of the project, with where they stand', () => {
    const yaml = 'catalogs:\n  b: { zod: 3.0 }\n  default:\n    zod: ^4\n    constructor: ^1\n';
    const project = projectOf({ 'package.json': { catalog: { zod: '^1' } }, 'pnpm-workspace.yaml': yaml });
    expect(project.catalogs?.map(({ name, evidence, ranges }) => [name, evidence, { ...ranges }])).toEqual([
      ['b', 'pnpm-workspace.yaml', { zod: '3.0' }],
      ['default', 'pnpm-workspace.yaml', { zod: '^4', constructor: '^1' }],
    ]);
    expect(projectOf({ 'package.json': {} })).not.toHaveProperty('catalogs');
  });

  test('hold no more than they say', () => {
    const repo = { 'package.json': { catalog: {}, dependencies: { constructor: 'catalog:', x: 'catalog:__proto__' } } };
    expect(resolved(repo)).toEqual({ constructor: undefined, x: undefined });
  });
});

describe('tools', () => {
  test.each([
    [
      { 'package.json': { packageManager: 'yarn@4.1.0+sha512.abc' }, 'pnpm-lock.yaml': '' },
      ['yarn', '4.1.0', 'package.json packageManager'],
    ],
    [
      { 'package.json': { devEngines: { packageManager: { name: 'bun' } } } },
      ['bun', undefined, 'package.json devEngines.packageManager'],
    ],
    [{ 'package.json': {}, 'pnpm-lock.yaml': '', 'package-lock.json': '' }, ['pnpm', undefined, 'pnpm-lock.yaml']],
    [{ 'package.json': {}, 'bun.lockb': '' }, ['bun', undefined, 'bun.lockb']],
    [{ 'package.json': {} }, ['npm', undefined, 'default']],
  ])('tell the package manager of %j', (repo, expected) => {
    const { packageManager, packageManagerVersion, packageManagerEvidence } = projectOf(repo);
    expect([packageManager, packageManagerVersion, packageManagerEvidence]).toEqual(expected);
  });

  test('tell the Node version from the manifest before the version files', () => {
    expect(projectOf({ 'package.json': { engines: { node: '>=20' } }, '.nvmrc': '22\n' }).node).toEqual({
      range: '>=20',
      evidence: 'package.json engines.node',
    });
    expect(projectOf({ 'package.json': {}, '.tool-versions': 'python 3.12\nnodejs 22.1.0 # lts\n' }).node).toEqual({
      range: '22.1.0',
      evidence: '.tool-versions',
    });
    const pins = { 'mise.toml': '[tools]\nnode = "22"\n', 'api/.mise.toml': '[tools]\nnode = { version = "20" }\n' };
    expect(
      projectOf({ 'package.json': {}, ...pins, 'api/.nvmrc': 'v18\n', '.node-version': '24\n' }).nodeStatements,
    ).toEqual([
      { range: '24', evidence: '.node-version' },
      { range: '22', evidence: 'mise.toml' },
      { range: 'v18', evidence: 'api/.nvmrc' },
      { range: '20', evidence: 'api/.mise.toml' },
    ]);
    expect(projectOf({ 'package.json': {}, '.nvmrc': '# lts\nv22.1.0\n' }).node).toEqual({
      range: 'v22.1.0',
      evidence: '.nvmrc',
    });
    expect(projectOf({ 'package.json': {} }).node).toBeUndefined();
  });

  test('tell the linter and the formatter with what proves them', () => {
    const project = projectOf({
      'package.json': { scripts: { lint: 'oxlint . && eslint .' }, devDependencies: { prettier: '3' } },
    });
    expect(project.linter).toEqual({ name: 'oxlint', evidence: 'package.json scripts.lint' });
    expect(project.formatter).toEqual({ name: 'prettier', evidence: 'package.json devDependencies' });
    expect(projectOf({ 'package.json': {}, 'biome.json': '{}' }).linter).toEqual({
      name: 'biome',
      evidence: 'biome.json',
    });
    expect(projectOf({ 'package.json': {} }).linter).toBeUndefined();
  });
});

describe('tsconfigs', () => {
  const config = (repo: Repo, file: string) => projectOf(repo).tsconfigs.find((tsconfig) => tsconfig.file === file);

  test('follow extends through files, lists and workspace packages', () => {
    const repo = {
      'package.json': { workspaces: ['packages/*'] },
      'packages/tsconfig/package.json': { name: '@acme/tsconfig' },
      'packages/tsconfig/base.json': '{ // shared\n "compilerOptions": { "strict": true, "module": "nodenext", }, }',
      'tsconfig.strict.json': { compilerOptions: { verbatimModuleSyntax: true, module: 'esnext' } },
      'packages/a/tsconfig.json': {
        extends: ['@acme/tsconfig/base.json', '../../tsconfig.strict'],
        compilerOptions: { jsx: 'preserve' },
      },
    };
    expect(config(repo, 'packages/a/tsconfig.json')).toEqual({
      file: 'packages/a/tsconfig.json',
      strict: true,
      module: 'esnext',
      verbatimModuleSyntax: true,
      jsx: 'preserve',
      paths: {},
    });
  });

  test('lead paths from baseUrl, else from the file that sets them', () => {
    const repo = {
      'tsconfig.base.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'app/tsconfig.json': { extends: '../tsconfig.base.json' },
      'web/tsconfig.json': { compilerOptions: { baseUrl: './src', paths: { '~/*': ['*'], x: ['../x'] } } },
      'lib/tsconfig.json': { extends: '../tsconfig.dir.json' },
      'tsconfig.dir.json': { compilerOptions: { paths: { '#/*': ['${configDir}/src/*'] } } },
    };
    expect(config(repo, 'app/tsconfig.json')?.paths).toEqual({ '@/*': ['src/*'] });
    expect(config(repo, 'web/tsconfig.json')?.paths).toEqual({ '~/*': ['web/src/*'], x: ['web/x'] });
    expect(config(repo, 'lib/tsconfig.json')?.paths).toEqual({ '#/*': ['lib/src/*'] });
  });

  test('follow bases whatever they are called, and wherever they lie', () => {
    const repo = {
      'package.json': { workspaces: ['apps/*', 'packages/*'] },
      'packages/typescript-config/package.json': { name: '@repo/typescript-config' },
      'packages/typescript-config/nextjs.json': { extends: './base.json', compilerOptions: { jsx: 'preserve' } },
      'packages/typescript-config/base.json': { extends: '../../cfg/strict', compilerOptions: { module: 'esnext' } },
      'cfg/strict.json': { compilerOptions: { strict: true } },
      'apps/web/package.json': { name: 'web' },
      'apps/web/tsconfig.json': { extends: '@repo/typescript-config/nextjs.json' },
    };
    expect(projectOf(repo).tsconfigs).toEqual([
      { file: 'apps/web/tsconfig.json', jsx: 'preserve', module: 'esnext', strict: true, paths: {} },
    ]);
  });

  test('report circles through such bases, and what is wrong in them', () => {
    const repo = {
      'tsconfig.json': { extends: './config/base.json' },
      'config/base.json': { extends: '../tsconfig.json', compilerOptions: { strict: true } },
      'a/tsconfig.json': { extends: '../config/broken.json' },
      'config/broken.json': '{ "compilerOptions": { "strict": true }',
    };
    expect(readProject(sourcesOf(repo)).problems.map(({ file }) => file)).toEqual([
      'config/broken.json',
      'config/base.json',
    ]);
  });

  test('count a base as missing that is known and could not be read, or is installed', () => {
    const repo = {
      'tsconfig.json': { extends: './base.json' },
      'base.json': {},
      'a/tsconfig.json': { extends: './node_modules/x/base.json', compilerOptions: { strict: true } },
      'a/node_modules/x/base.json': { compilerOptions: { jsx: 'react' } },
    };
    const sources = sourcesOf(repo);
    const texts = new Map([...sources.texts].filter(([path]) => path !== 'base.json'));
    expect(readProject({ ...sources, texts }).value.tsconfigs).toEqual([
      { file: 'a/tsconfig.json', strict: true, paths: {}, missingExtends: ['./node_modules/x/base.json'] },
      { file: 'tsconfig.json', paths: {}, missingExtends: ['./base.json'] },
    ]);
  });

  test('name each base and each referenced project that is not there', () => {
    const repo = {
      'tsconfig.json': {
        extends: ['@tsconfig/node22', './a.json', './gone.json'],
        references: [{ path: './app' }, { path: './.nuxt/tsconfig.app.json' }, { path: '../out' }],
      },
      'a.json': { extends: ['./lost', './gone.json'] },
      'app/tsconfig.json': {},
    };
    expect(config(repo, 'tsconfig.json')).toEqual({
      file: 'tsconfig.json',
      paths: {},
      missingExtends: ['@tsconfig/node22', './lost', './gone.json'],
      references: ['app/tsconfig.json'],
      missingReferences: ['./.nuxt/tsconfig.app.json', '../out'],
    });
  });

  test('may be empty, as for the compiler', () => {
    const texts = { 'tsconfig.json': ' \n', 'a/tsconfig.json': '', 'b/tsconfig.json': '// later\n' };
    const { value, problems } = readProject(sourcesOf({ ...texts, 'package.json': '' }));
    expect(value.tsconfigs).toEqual(
      Object.keys(texts)
        .sort()
        .map((file) => ({ file, paths: {} })),
    );
    expect(problems.map(({ file }) => file)).toEqual(['package.json']);
  });

  test('lose nothing else to a missing base or a cycle', () => {
    const repo = {
      'tsconfig.json': { extends: 'astro/tsconfigs/strict', compilerOptions: { module: 'esnext' } },
      'a/tsconfig.json': { extends: './tsconfig.b.json', compilerOptions: { strict: true } },
      'a/tsconfig.b.json': { extends: './tsconfig.json', compilerOptions: { jsx: 'react' } },
    };
    expect(config(repo, 'tsconfig.json')).toMatchObject({
      module: 'esnext',
      missingExtends: ['astro/tsconfigs/strict'],
    });
    expect(config(repo, 'a/tsconfig.json')).toMatchObject({ strict: true, jsx: 'react' });
  });
});
