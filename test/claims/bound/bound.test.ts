import { describe, expect, test } from 'vitest';
import { resolveBinding } from '../../../src/claims/bound/bound.ts';
import type { Facts, Note, PackageFacts } from '../../../src/model.ts';
import { parseBody } from '../../../src/sources/markdown.ts';
import { decision, factsOf, guide, moduleNote, packageOf } from '../world.ts';

const files = {
  'src/sums.ts':
    'const SECOND = 1000;\nlet unit = 2;\nexport const TRIES = 2 + 3;\nexport const TIMEOUT = 30 * SECOND;\nexport const ALIAS = SECOND;\nexport const LATER = 2 * unit;\nexport const FAR = 2 * OTHER;\n',
  'src/a.ts': 'export class Foo {\n  bar(x: number): void {}\n}\nexport const PORT = 3000;\nexport let size: number;\n',
  'packages/core/src/index.ts': 'export function createServer(): void {}\nexport class Client { connect(): void {} }\n',
  'packages/opaque/src/server.ts': 'export function serve(): void {}\n',
  'src/index.ts': 'export function defineCommand(): void {}\nexport * from "./a.ts";\n',
  'docs/Setup.md': '',
  'docs/diagram.py': '',
};

/** Known paths that nobody scanned. */
const unscanned = ['src/logo.tsx'];

const dependency = (name: string, range: string) => ({ name, range, group: 'dependencies' as const });

const packages: readonly PackageFacts[] = [
  packageOf('', {
    name: 'shop',
    entries: [{ subpath: '.', file: 'src/index.ts' }],
    scripted: ['test', 'build'],
    engines: { npm: '>=10' },
    dependencies: [
      dependency('react', '^18.2.0'),
      dependency('vite', '^0.3.1'),
      dependency('zod', 'catalog:'),
      { ...dependency('valibot', 'catalog:'), resolvedRange: '^1.4.0' },
      dependency('@acme/core', 'workspace:*'),
      dependency('alias', 'npm:real@2.1.0'),
      dependency('any', '*'),
    ],
  }),
  packageOf('packages/core', {
    name: '@acme/core',
    entries: [{ subpath: '.', file: 'packages/core/src/index.ts' }],
    version: '4.5.6',
    scripted: ['test', 'gen'],
    dependencies: [dependency('react', '^17.0.0')],
  }),
  packageOf('packages/opaque', { name: '@acme/opaque', untracedEntries: ['.'] }),
];

const base = factsOf(files, { packages });
const facts: Facts = {
  ...base,
  project: { ...base.project, node: { range: '^20.19 || >=22.12', evidence: 'package.json' } },
  modules: [
    {
      path: 'src/billing',
      name: 'src/billing',
      kind: 'folder',
      files: 1,
      surface: (base.files.find(({ path }) => path === 'src/a.ts')?.exports ?? []).map((each) => ({
        ...each,
        file: 'src/a.ts',
        subpath: '.',
      })),
      imports: [],
      importedBy: [],
      externals: [],
    },
  ],
};
const decisions = [decision('context/decisions/20250114-use-mongo.md', 'accepted').note];

function resolve(raw: string, note: Note = guide('').note) {
  const [binding] = parseBody('context/guides/guide.md', raw, 1).value.bindings;
  if (!binding) throw new Error(`No bound fact in ${raw}`);
  const resolution = resolveBinding(binding, note, {
    facts,
    isIgnored: (path: string) => path.startsWith('src/made/'),
    paths: new Set([...Object.keys(files), ...unscanned]),
    decisions,
  });
  if ('problem' in resolution) {
    const { rule, message, hint } = resolution.problem;
    return hint === undefined ? `${rule}: ${message}` : `${rule}: ${message} → ${hint}`;
  }
  if ('awaits' in resolution) return `awaits ${resolution.awaits}`;
  const { value, form, target } = resolution.fact;
  return target === undefined ? `${form} ${value}` : `${form} ${value} → ${target}`;
}

describe('resolveBinding', () => {
  test.each([
    ['{{symbol "src/a.ts#Foo.bar"}}', 'code Foo.bar'],
    ['{{symbol "src/a.ts#Foo.prototype.bar"}}', 'code Foo.bar'],
    ['{{symbol "./src/a.ts#Foo"}}', 'code Foo'],
    ['{{symbol "@acme/core#createServer"}}', 'code createServer'],
    ['{{symbol "@acme/core#Client.connect"}}', 'code Client.connect'],
    ['{{symbol "packages/core#Client.connect"}}', 'code Client.connect'],
    ['{{symbol "shop#defineCommand"}}', 'code defineCommand'],
    ['{{symbol "shop#Foo.bar"}}', 'code Foo.bar'],
    ['{{symbol "src/billing#Foo.bar"}}', 'code Foo.bar'],
    ['{{value "src/a.ts#PORT"}}', 'code 3000'],
    ['{{value "src/sums.ts#TRIES"}}', 'code 5'],
    ['{{value "src/sums.ts#TIMEOUT"}}', 'code 30000'],
    ['{{value "src/sums.ts#ALIAS"}}', 'code 1000'],
    ['{{version "valibot"}}', 'text 1'],
    ['{{version "valibot" "full"}}', 'text ^1.4.0'],
    ['{{path "src/a.ts"}}', 'code src/a.ts'],
    ['{{path "packages/core/"}}', 'code packages/core/'],
    ['{{path "../../src/a.ts"}}', 'code src/a.ts'],
    ['{{version "node"}}', 'text 20 or 22'],
    ['{{version "node" "full"}}', 'text ^20.19 || >=22.12'],
    ['{{version "react"}}', 'text 18'],
    ['{{version "react" full="true"}}', 'text ^18.2.0'],
    ['{{version "react" package="@acme/core"}}', 'text 17'],
    ['{{version "vite"}}', 'text 0.3'],
    ['{{version "pnpm"}}', 'text 9'],
    ['{{version "pnpm" "full"}}', 'text 9.12.0'],
    ['{{version "npm"}}', 'text 10'],
    ['{{version "@acme/core"}}', 'text 4'],
    ['{{version "alias" "full"}}', 'text 2.1.0'],
    ['{{version "any" "full"}}', 'text *'],
    ['{{decision "20250114-use-mongo"}}', 'link 20250114-use-mongo → context/decisions/20250114-use-mongo.md'],
  ])('fills in %s', (raw, expected) => {
    expect(resolve(raw)).toBe(expected);
  });

  test('fills in a signature', () => {
    expect(resolve('{{signature "src/a.ts#Foo.bar"}}')).toMatch(/^code .*bar\(x: number\): void/);
  });

  test('fills in what to type for a script, of the root or of a package', () => {
    const plain = resolve('{{script "test"}}');
    const inPackage = resolve('{{script "test" package="@acme/core"}}');
    expect(plain).toMatch(/^code pnpm .*test$/);
    expect(inPackage).toMatch(/^code pnpm .*(@acme\/core|packages\/core).*test$/);
    expect(resolve('{{script "gen" package="packages/core"}}')).toMatch(/gen$/);
  });

  test('looks a script of a module note up in its own package first, then in the root', () => {
    const { note } = moduleNote('packages/core', '');
    expect(resolve('{{script "test"}}', note)).toBe(resolve('{{script "test" package="@acme/core"}}'));
    expect(resolve('{{script "build"}}', note)).toBe(resolve('{{script "build"}}'));
    expect(resolve('{{version "react"}}', note)).toBe('text 17');
  });

  test.each([
    ['{{symbol "src/a.ts#Foz"}}', 'stale/symbol: `src/a.ts` exports no `Foz`. → Nearest: `Foo`.'],
    [
      '{{signature "src/a.ts#Foo.baz"}}',
      'stale/symbol: The class `Foo` in `src/a.ts` has no public member `baz`. → Nearest: `bar`.',
    ],
    [
      '{{symbol "@acme/core#makeServer"}}',
      'stale/symbol: `@acme/core` exports no `makeServer`. → There are `Client`, `createServer`.',
    ],
    ['{{symbol "shop#defineCommnad"}}', 'stale/symbol: `shop` exports no `defineCommnad`. → Nearest: `defineCommand`.'],
    [
      '{{symbol "@acme/core#Client.conect"}}',
      'stale/symbol: The class `Client` in `packages/core/src/index.ts` has no public member `conect`. → Nearest: `connect`.',
    ],
    [
      '{{symbol "@acme/opaque#serve"}}',
      'note/binding: lintel cannot see everything behind the entry point `@acme/opaque`, and `serve` is not among what it sees. → Bind it by path: `packages/opaque/src/server.ts#serve`.',
    ],
    [
      '{{symbol "@acme/opaque#unknown.member"}}',
      'note/binding: lintel cannot see everything behind the entry point `@acme/opaque`, and `unknown` is not among what it sees. → Bind it by path: `path/to/file.ts#unknown.member`.',
    ],
    [
      '{{symbol "src/billing#Fooo"}}',
      'note/binding: lintel sees no `Fooo` on the public face of the folder `src/billing`. → Nearest: `Foo`.',
    ],
    [
      '{{symbol "src/logo.tsx#Logo"}}',
      'note/binding: lintel did not scan `src/logo.tsx`, so it cannot tell whether that exports `Logo`. It passes over files that look minified, exceed 1 MB, cannot be read, or are not on the disk, as in a sparse checkout. → Run `lintel lint --verbose` to see why, or write the name out.',
    ],
    [
      '{{symbol "src/made/api.ts#Api"}}',
      'note/binding: Git ignores `src/made/api.ts`, and lintel reads what is committed only. → Write the name out, or bind one of a file that is tracked.',
    ],
    [
      '{{symbol "react/jsx-runtime#jsx"}}',
      'note/binding: `react/jsx-runtime` is installed, and lintel reads the code of this repository only. → Write the name out, or bind its version.',
    ],
    [
      '{{symbol "docs/diagram.py#draw"}}',
      'note/binding: lintel reads the exports of JavaScript and TypeScript sources only, and `docs/diagram.py` is none. → Bind its path instead, or write the name out.',
    ],
    ['{{symbol "src/b.ts#Foo"}}', 'stale/symbol: `src/b.ts` is no file and no package of this repository.'],
    ['{{symbol "constructor#Foo"}}', 'stale/symbol: `constructor` is no file and no package of this repository.'],
    ['{{value "src/a.ts#GONE"}}', 'stale/symbol: `src/a.ts` exports no `GONE`. → There are `Foo`, `PORT`, `size`.'],
    ['{{script "tset"}}', 'stale/command: There is no script `tset` in `package.json`. → Nearest: `test`.'],
    [
      '{{script "gen"}}',
      'stale/command: There is no script `gen` in `package.json`. → `packages/core/package.json` has it: write `{{script "gen" package="@acme/core"}}`.',
    ],
    [
      '{{script "x" package="@acme/cor"}}',
      'stale/command: No workspace package is named `@acme/cor`. → Nearest: `@acme/core`.',
    ],
    [
      '{{path "docs/setup.md"}}',
      'stale/path: `docs/setup.md` leads to no file or folder. → Did you mean `docs/Setup.md`?',
    ],
    ['{{path "../../../etc/passwd"}}', 'stale/path: `../../../etc/passwd` leads to no file or folder.'],
    [
      '{{decision "20250114-use-mango"}}',
      'decision/dangling: No decision is named `20250114-use-mango`. → Nearest: `20250114-use-mongo`.',
    ],
    ['{{version "raect"}}', 'note/binding: No manifest states a version of `raect`. → Nearest: `react`.'],
    ['{{version "constructor"}}', 'note/binding: No manifest states a version of `constructor`.'],
  ])('says what is true instead of %s', (raw, expected) => {
    expect(resolve(raw)).toBe(expected);
  });

  test.each([
    ['{{symbol "src/a.ts"}}', '`src/a.ts` names no symbol. → Write `path#Name` or `path#Name.member`.'],
    ...['LATER', 'FAR'].map((name) => [
      `{{value "src/sums.ts#${name}"}}`,
      `\`src/sums.ts#${name}\` has no literal value to bind. → Bind its name or its signature instead.`,
    ]),
    [
      '{{value "src/a.ts#size"}}',
      '`src/a.ts#size` has no literal value to bind. → Bind its name or its signature instead.',
    ],
    ['{{path "src/a.ts" "b"}}', '`path` takes one argument, but 2 are given. → Write `{{path "src/a.ts"}}`.'],
    ['{{path ""}}', '`path` takes one argument, but an empty one is given. → Write `{{path "src/a.ts"}}`.'],
    [
      '{{path "src/a.ts" full="true"}}',
      '`path` takes no named argument, but `full=` is given. → Write `{{path "src/a.ts"}}`.',
    ],
    [
      '{{version "node" "minor"}}',
      '`version` knows the form `full` only, not `minor`. → Write `{{version "node" "full"}}`.',
    ],
    [
      '{{version "node" full="yes"}}',
      '`full` is `true` or `false`, not `yes`. → Write `{{version "node" full="true"}}`.',
    ],
    [
      '{{version "zod"}}',
      'The version of `zod` is written as `catalog:`, which tells no number. → Bind it with `full`, or write it out.',
    ],
    [
      '{{version "any"}}',
      'The version of `any` is written as `*`, which tells no number. → Bind it with `full`, or write it out.',
    ],
  ])('says how to write %s', (raw, expected) => {
    expect(resolve(raw)).toBe(`note/binding: ${expected}`);
  });
});
