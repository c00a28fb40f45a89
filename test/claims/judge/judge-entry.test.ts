import { describe, expect, test } from 'vitest';
import { findImportClaims } from '../../../src/claims/find/find-imports.ts';
import { findWordClaims } from '../../../src/claims/find/find-words.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import type { PackageFacts } from '../../../src/model.ts';
import { guide, packageOf, worldOf } from '../world.ts';

const CORE = packageOf('packages/core', {
  name: '@acme/core',
  entries: [
    { subpath: '.', file: 'packages/core/src/index.ts' },
    { subpath: './aes', file: 'packages/core/src/aes.ts' },
  ],
  openSubpaths: ['.', './aes', './plugins/*', './theme.css'],
});

interface Ground {
  readonly core?: Partial<PackageFacts>;
  readonly files?: Readonly<Record<string, string>>;
  readonly locked?: readonly { readonly claim: string; readonly target: string }[];
  /** Of a tsconfig at the root. */
  readonly paths?: Readonly<Record<string, readonly string[]>>;
}

/** What is dead of the packages that a text names, beside `@acme/core`. */
function dead(markdown: string, { core = {}, files = {}, locked = [], paths }: Ground = {}): readonly string[] {
  const note = guide(markdown);
  const packages = [{ ...CORE, ...core }];
  const claims = [...findWordClaims(note.note), ...findImportClaims(note.note)];
  const tsconfigs = paths === undefined ? [] : [{ file: 'tsconfig.json', paths }];
  const world = worldOf(note, { packages, files, locked, tsconfigs });
  return judgeClaims(claims, { ...world, texts: new Map(Object.entries(files)) }).flatMap((each) =>
    each.verdict === 'dead' ? [`${each.truth} ${each.hint}`] : [],
  );
}

describe('an entry point of a package of the workspace', () => {
  test('is dead when its manifest opens none of that name', () => {
    expect(dead('- `@acme/core/as` encrypts.')).toEqual([
      '`@acme/core/as` is no entry point: the `exports` of `packages/core/package.json` open none of that name. Nearest: `./aes`.',
    ]);
  });

  test('is dead where its whole package has another name now', () => {
    const locked = [{ claim: '@acme/core/aes', target: 'entry:@acme/core/aes' }];
    const core = { name: '@acme/kernel', dir: 'packages/core' };
    expect(dead('- `@acme/core/aes` encrypts.', { core, locked })).toEqual([
      '`@acme/core` was a package of this workspace, and no package.json has that name now. Nearest: `@acme/kernel`.',
    ]);
    expect(dead('- `@acme/core/aes` encrypts.', { core })).toEqual([]);
  });

  test('is dead where a sample imports it, but for samples that teach a lesson', () => {
    const sample = "import { a } from '@acme/core/as';";
    expect(dead(`Use it:\n\n\`\`\`ts\n${sample}\n\`\`\``)).toHaveLength(1);
    expect(dead(`\`\`\`ts\n// Wrong:\n${sample}\n\`\`\``)).toEqual([]);
    expect(dead(`Never do this:\n\n\`\`\`ts\n${sample}\n\`\`\``)).toEqual([]);
  });

  test('is dead where a sample only handles errors as any code does', () => {
    const sample = "import { a } from '@acme/core/as';\n\n// Handle error\na();";
    expect(dead(`\`\`\`ts\n${sample}\n\`\`\``)).toHaveLength(1);
    expect(dead(`\`\`\`ts\n${sample.replace('Handle error', 'Error: not exported')}\n\`\`\``)).toEqual([]);
  });

  describe('of a package that no build makes', () => {
    const SAMPLE = "```tsx\nimport { Button } from '@acme/core/button';\n```";
    const files = { 'packages/core/src/molecules/button.tsx': 'export const Button = 1;' };
    const core = { openSubpaths: ['.', './atoms', './molecules'], sourceSubpaths: ['./atoms', './molecules'] };

    test('is dead in a sample whatever sources the package has', () => {
      expect(dead(SAMPLE, { core, files })).toEqual([
        '`@acme/core/button` is no entry point: the `exports` of `packages/core/package.json` open none of that name. There are `.`, `./atoms`, `./molecules`.',
      ]);
    });

    test('is undecided where words may mean the source, and where a compiler finds it without `exports`', () => {
      expect(dead('- `@acme/core/button` is the usual one.', { core, files })).toEqual([]);
      expect(dead(SAMPLE, { core, files: { 'packages/core/button.tsx': '' } })).toEqual([]);
      expect(dead(`Never do this:\n\n${SAMPLE}`, { core, files })).toEqual([]);
    });

    test('is dead in a sample that imports the package itself, which opens subpaths alone', () => {
      const whole = "```tsx\nimport { Button } from '@acme/core';\n```";
      const shut = { entries: [], openSubpaths: ['./atoms'], sourceSubpaths: ['./atoms'] };
      expect(dead(whole, { core: shut, files })).toEqual([
        '`@acme/core` is no entry point: the `exports` of `packages/core/package.json` open subpaths of it alone. There is only `./atoms`.',
      ]);
      expect(dead('- `@acme/core` has the buttons.', { core: shut, files })).toEqual([]);
      expect(dead(whole, { core: { ...shut, openSubpaths: ['.', './atoms'] }, files })).toEqual([]);
      expect(dead(whole, { core: shut, files: { 'packages/core/index.ts': '' } })).toEqual([]);
      expect(dead(whole, { core: shut, files: { 'packages/web/src/a.ts': "import '@acme/core';" } })).toEqual([]);
    });

    test('is undecided where some entry is built, or a pattern', () => {
      expect(dead(SAMPLE, { core: { ...core, sourceSubpaths: ['./atoms'] }, files })).toEqual([]);
      const open = { openSubpaths: ['./atoms', './icons/*'], sourceSubpaths: ['./atoms', './icons/*'] };
      expect(dead(SAMPLE, { core: open, files })).toEqual([]);
    });
  });

  describe('of a package that nobody publishes', () => {
    const SAMPLE = "```ts\nimport { API } from '@acme/core/control';\n```";
    const core = { isPrivate: true, openSubpaths: ['.', './stubs'] };
    const source = { 'packages/core/src/control/routes.ts': 'export const API = 1;' };
    const files = { ...source, 'packages/web/src/a.ts': "import '@acme/core/stubs';" };

    test('is dead in a sample whatever sources the package has, where code imports what is open alone', () => {
      expect(dead(SAMPLE, { core, files })).toEqual([
        '`@acme/core/control` is no entry point: the `exports` of `packages/core/package.json` open none of that name. There are `.`, `./stubs`.',
      ]);
    });

    test.each<[string, Ground]>([
      ['it is published', { core: { ...core, isPrivate: false }, files }],
      ['a pattern opens others', { core: { ...core, openSubpaths: ['.', './stubs', './x/*'] }, files }],
      [
        'code imports no entry point but the package',
        { core, files: { ...source, 'packages/web/src/a.ts': "import '@acme/core';" } },
      ],
      [
        'code imports what is not open',
        { core, files: { ...files, 'packages/web/src/b.ts': "import '@acme/core/other';" } },
      ],
      ['an alias leads to the package', { core, files, paths: { '@acme/core/*': ['./packages/core/src/*'] } }],
    ])('is undecided where %s', (_, ground) => {
      expect(dead(SAMPLE, ground)).toEqual([]);
    });

    test('is undecided in words, which may mean the source', () => {
      expect(dead('- `@acme/core/control` has the routes.', { core, files })).toEqual([]);
    });
  });

  test.each([
    'Import it from `@acme/core/aes`, `@acme/core/aes.js` or `@acme/core/plugins/any`.',
    'Import `@acme/core/theme.css` and `@acme/core`.',
    'Import it from `@acme/other/manual`.',
    'Never import from `@acme/core/manual`.',
    '`@acme/core/manual` is not exported.',
    '`@acme/core/manual` was removed in 3.0.',
    'Use `@acme/core` instead of `@acme/core/manual`.',
    '## Migration\n\n- `@acme/core/manual`',
    'Add a `@acme/core/my-part` entry.',
    'Files as `@acme/core/**`.',
  ])('is left alone where it is opened, or where the words do not say that it is there: %s', (markdown) => {
    expect(dead(markdown)).toEqual([]);
  });

  test.each<[string, Ground]>([
    ['there is no list of exports', { core: { openSubpaths: undefined as never } }],
    ['a build may make it of a source', { files: { 'packages/core/tools/manual.ts': '' } }],
    ['a folder is called so', { files: { 'packages/core/src/manual/a.ts': '' } }],
    ['code imports it', { files: { 'packages/web/src/a.ts': "import '@acme/core/manual';" } }],
    ['it is a preset', { core: { name: '@acme/eslint-config' } }],
    ['the package is an example', { core: { dir: 'examples/core' } }],
  ])('is undecided where %s', (_, ground) => {
    const { name = CORE.name } = ground.core ?? {};
    expect(dead(`- \`${name}/manual\` is for files.`, ground)).toEqual([]);
  });

  test('is no claim where a folder of the source is named as one', () => {
    const files = { 'packages/core/src/contracts/chat/a.ts': '' };
    expect(dead('- Add it to `chat` in `@acme/core/contracts/chat/`.', { files })).toEqual([]);
  });

  describe('that was one at the last build', () => {
    const locked = [{ claim: '@acme/core/manual', target: 'entry:@acme/core/manual' }];
    const shut = { openSubpaths: undefined as never };
    const was = (ground: Ground = {}): readonly string[] =>
      dead('- `@acme/core/manual` is for files.', { locked, ...ground });

    test('is dead whatever the words, and whatever source it once had', () => {
      expect(was({ files: { 'packages/core/src/manual.ts': '' } })).toEqual([
        '`@acme/core/manual` was an entry point, and the `exports` of `packages/core/package.json` open none of that name now. There are `.`, `./aes`, `./plugins/*`, `./theme.css`.',
      ]);
    });

    test('is dead without `exports` where the package has nothing of that name, and no word is said of any', () => {
      expect(was({ core: shut, files: { 'packages/core/src/other.ts': '' } })).toEqual([
        '`@acme/core/manual` was an entry point; `packages/core/package.json` has no `exports` now, and the package no file of that name. There are `.`, `./aes`.',
      ]);
    });

    test.each([
      'packages/core/manual.ts',
      'packages/core/manual.js',
      'packages/core/manual/index.ts',
      'packages/core/manual/package.json',
      // A build may write beside the manifest.
      'packages/core/src/manual.ts',
    ])('is left alone without `exports` where %s stands', (file) => {
      expect(was({ core: shut, files: { [file]: '{}' } })).toEqual([]);
    });

    test('is left alone without `exports` where git ignores what a build would put there', () => {
      expect(was({ core: shut, files: { 'packages/core/.gitignore': '/*.js\n' } })).toEqual([]);
      expect(was({ core: shut, files: { 'packages/core/.gitignore': '/manual/\n' } })).toEqual([]);
      expect(was({ files: { 'packages/core/.gitignore': '/*.js\n' } })).toHaveLength(1);
    });

    test.each(['jsr.json', 'jsr.jsonc', 'deno.json', 'deno.jsonc'])('is left alone where %s may open it', (name) => {
      expect(was({ files: { [`packages/core/${name}`]: '{}' } })).toEqual([]);
      expect(was({ files: { [name]: '{}' } })).toHaveLength(1);
    });

    test('is left alone where the manifest opens it for those alone who install it', () => {
      const manifest = (open: string): Record<string, string> => ({
        'packages/core/package.json': `{ "name": "@acme/core", "publishConfig": { "exports": { "${open}": "./dist/a.js" } } }`,
      });
      expect(was({ core: shut, files: manifest('./manual') })).toEqual([]);
      expect(was({ core: shut, files: manifest('./*') })).toEqual([]);
      expect(was({ core: shut, files: manifest('./other') })).toHaveLength(1);
    });

    test('is left alone where a pattern opens it that leads to no code', () => {
      const core = { openSubpaths: ['.', './*'] };
      expect(was({ core })).toEqual([]);
      expect(was({ core: { ...core, closedEntries: ['./manual'] } })).toHaveLength(1);
      // With an ending it is another entry.
      expect(was({ core: { openSubpaths: ['.', './manual.js'] } })).toHaveLength(1);
    });

    test('is left alone where an alias of a tsconfig leads to it, or may', () => {
      const files = { 'packages/tools/src/manual.ts': '' };
      const aliased = (paths: Record<string, readonly string[]>): readonly string[] => was({ files, paths });
      expect(aliased({ '@acme/core/manual': ['packages/tools/src/manual.ts'] })).toEqual([]);
      expect(aliased({ '@acme/core/manual': ['gen/manual.ts'] })).toEqual([]);
      expect(aliased({ '@acme/core/*': ['packages/tools/src/*'] })).toEqual([]);
      expect(aliased({ '@acme/core/*': ['dist/core/*'] })).toEqual([]);
      expect(aliased({ '@acme/*': ['packages/*/src'], '@acme/core': ['packages/core/src'] })).toHaveLength(1);
    });

    test('is left alone where code imports it all the same', () => {
      expect(was({ files: { 'packages/web/src/a.ts': "import '@acme/core/manual';" } })).toEqual([]);
    });
  });
});
