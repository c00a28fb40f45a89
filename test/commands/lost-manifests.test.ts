/** Scripts and packages that manifests lost, in repositories without a set-up: history proves that they were there, and that the text said so then. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

type Files = Readonly<Record<string, string>>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A root with scripts and dependencies, and a package. */
const manifest = (scripts: Files, dependencies: Files = {}): string => json({ name: 'shop', scripts, dependencies });

const WORKSPACE: Files = {
  'package.json': json({ private: true, workspaces: ['packages/*'] }),
  'packages/types/package.json': json({ name: '@acme/types', version: '1.0.0' }),
  'packages/types/src/a.ts': 'export interface A {\n  readonly a: 1;\n  readonly b: 2;\n}\n',
  'packages/core/package.json': json({ name: '@acme/core', dependencies: {} }),
  'packages/core/src/b.ts': 'export const b = 1;\n',
};

function commit(root: string, files: Files = {}): void {
  addFiles(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'change');
}

/** What lint says of `root`, as `line rule message` without commits, with its hint. */
async function saidOf(root: string): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings
    .filter(({ rule }: { rule: string }) => /^stale\/(?:command|dependency|package)$/.test(rule))
    .map(({ line, rule, message, hint = '' }: Record<string, string>) =>
      `${line} ${rule} ${message?.replace(/commit [\da-f]{9} of [\d-]+/, 'a commit')} ${hint}`.trim(),
    );
}

/** What lint says once `after` is committed on top of `before`. */
async function found(before: Files, after: Files): Promise<readonly string[]> {
  const root = repositoryWith(before);
  commit(root, after);
  return await saidOf(root);
}

const CALL = 'Run `bun run mock-pollution` and `yarn e2e-fixtures` first.\n';
const SCRIPTS = { 'mock-pollution': 'bun scripts/mock.ts', 'e2e-fixtures': 'node make.js', test: 'bun test' };
const LOCKS = { 'bun.lock': '{}\n', 'yarn.lock': '\n' };

describe('a script that npm and pnpm call by `run`', () => {
  it('is not told under a later name that is gone as well', async () => {
    const files = { 'package-lock.json': '{}\n', 'CLAUDE.md': 'Run `npm run gen-icons`.\n' };
    const root = repositoryWith({ ...files, 'package.json': manifest({ 'gen-icons': 'node icons.js' }) });
    commit(root, { 'package.json': manifest({ 'make-icons': 'node icons.js' }) });
    commit(root, { 'package.json': manifest({ test: 'vitest' }) });
    const [said] = await saidOf(root);
    expect(said).toContain('a commit removed it from `package.json`');
    expect(said).not.toContain('make-icons');
  });

  it.each(['npm', 'pnpm'])('is told with what became of it: %s', async (manager) => {
    const text = `Run \`${manager} run gen-icons\`, then \`${manager} run seed\` and \`${manager} run never\`.\n`;
    const lock = manager === 'npm' ? 'package-lock.json' : 'pnpm-lock.yaml';
    const scripts = { 'gen-icons': 'node icons.js', seed: 'node seed.js' };
    const before = { [lock]: '{}\n', 'CLAUDE.md': text, 'package.json': manifest(scripts) };
    const none = 'but there is none in `package.json`';
    expect(
      await found(before, { 'package.json': manifest({ 'make-icons': 'node icons.js', test: 'vitest' }) }),
    ).toEqual([
      `1 stale/command \`${manager} run gen-icons\` calls the script \`gen-icons\`, ${none}; a commit called it \`make-icons\`. Write \`make-icons\`.`,
      `1 stale/command \`${manager} run seed\` calls the script \`seed\`, ${none}; a commit removed it from \`package.json\`. There are \`make-icons\`, \`test\`.`,
      `1 stale/command \`${manager} run never\` calls the script \`never\`, ${none}. There are \`make-icons\`, \`test\`.`,
    ]);
  });

  it('is written by `--fix-unsafe` as it is called now, where one script has its body', async () => {
    const text =
      '# A\n\n- `npm run gen-icons` and `npm run a`, `npm run b`.\n\n```sh\nnpm run gen-icons -- --all\n```\n';
    const scripts = { 'gen-icons': 'node icons.js', a: 'node x.js', b: 'node x.js' };
    const root = repositoryWith({ 'package-lock.json': '{}\n', 'CLAUDE.md': text, 'package.json': manifest(scripts) });
    commit(root, { 'package.json': manifest({ 'make-icons': 'node icons.js', c: 'node x.js' }) });
    expect((await inProcess(root, 'lint', '--fix', '--dry-run')).out).not.toContain('make-icons --');
    await inProcess(root, 'lint', '--fix-unsafe');
    expect(readFileSync(join(root, 'CLAUDE.md'), 'utf8')).toBe(text.replaceAll('gen-icons', 'make-icons'));
  });

  it('is told without a name that it lost again', async () => {
    const before = {
      'CLAUDE.md': 'Run `npm run gen-icons`.\n',
      'package.json': manifest({ 'gen-icons': 'node i.js' }),
    };
    const root = repositoryWith({ ...before, 'package-lock.json': '{}\n' });
    commit(root, { 'package.json': manifest({ 'make-icons': 'node i.js' }) });
    commit(root, { 'package.json': manifest({ icons: 'node i.js', test: 'vitest' }) });
    expect(await saidOf(root)).toEqual([expect.stringMatching(/There are `icons`, `test`\.$|Write `icons`\.$/)]);
  });
});

describe('a call of another manager than the one that installs here', () => {
  const PNPM = { 'pnpm-lock.yaml': 'lockfileVersion: 9\n' };
  const scripts = { 'gen-icons': 'node icons.js', test: 'vitest' };
  const text = 'Run `npm run gen-icons`, `yarn run gen-icons` and `bun run gen-icons` first, then `npm run check`.\n';
  const before = { ...PNPM, 'CLAUDE.md': text, 'package.json': manifest(scripts) };
  const after = { 'package.json': manifest({ test: 'vitest' }) };

  it('is told where git saw its script go while the text called it', async () => {
    const none = 'calls the script `gen-icons`, but there is none in `package.json`; a commit removed it from';
    expect(await found(before, after)).toEqual(
      ['npm', 'yarn', 'bun'].map((manager) => expect.stringContaining(`\`${manager} run gen-icons\` ${none}`)),
    );
  });

  it('is left alone where the text was written later, another package has the script, or it is that of others', async () => {
    expect(await found({ ...before, 'CLAUDE.md': '# Shop\n\nText.\n' }, { ...after, 'CLAUDE.md': text })).toEqual([]);
    const web = { 'web/package.json': json({ name: 'web', scripts }) };
    expect(await found(before, { ...after, ...web })).toEqual([]);
    const others = { 'CLAUDE.md': 'In the project of the user, `npm run gen-icons` makes them.\n' };
    expect(await found({ ...before, ...others }, after)).toEqual([]);
    const titled = { 'CLAUDE.md': `## In a generated project\n\n${text}` };
    expect(await found({ ...before, ...titled }, after)).toEqual([]);
  });

  it('is told with the place that states it rightly, also where its text is younger', async () => {
    const right = { 'AGENTS.md': '- Icons: `pnpm icons`\n', 'package.json': manifest({ icons: 'node i.js' }) };
    const claude = { 'CLAUDE.md': '- Icons: `npm run gen-icons`\n' };
    const root = repositoryWith(before);
    commit(root, right);
    commit(root, claude);
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    expect(findings).toMatchObject([{ file: 'CLAUDE.md', severity: 'warn', related: [{ file: 'AGENTS.md' }] }]);
  });

  it('is left alone where another manifest lost it', async () => {
    const web = { 'web/package.json': json({ name: 'web', scripts }) };
    const own = { 'package.json': manifest({ test: 'vitest' }) };
    expect(await found({ ...before, ...own, ...web }, { 'web/package.json': json({ name: 'web' }) })).toEqual([]);
  });
});

describe('a workspace that a call chooses by its folder', () => {
  const TEXT = '`npm run gen -w packages/core` and `npm run gen --workspace=./packages/core` make the types.\n';
  const before = {
    'package-lock.json': '{}\n',
    'CLAUDE.md': TEXT,
    'package.json': json({ name: 'shop', private: true, workspaces: ['packages/*'] }),
    'packages/core/package.json': json({ name: '@acme/core', scripts: { gen: 'x' } }),
    'packages/core/src/a.ts': 'export interface A {\n  readonly a: 1;\n  readonly b: 2;\n}\n',
    'packages/core/README.md': '# Core\n\nWhat all of the others are made of.\n',
    'packages/web/package.json': json({ name: '@acme/web', scripts: { gen: 'x' } }),
  };

  async function afterGit(files: Files, ...words: readonly string[]): Promise<readonly string[]> {
    const root = repositoryWith(files);
    git(root, ...words);
    commit(root);
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    return findings.map(
      ({ rule, message, hint = '' }: Record<string, string>) => `${rule} ${message?.split(' It was')[0]} ${hint}`,
    );
  }

  it('is told once it has no package.json', async () => {
    const told = 'names the folder `packages/core`, which has no package.json any more.';
    expect(await afterGit(before, 'rm', '-q', 'packages/core/package.json')).toEqual(
      ['-w packages/core', '--workspace=./packages/core'].map((flag) =>
        expect.stringContaining(`stale/command \`npm run gen ${flag}\` ${told}`),
      ),
    );
    const later = { ...before, 'packages/core/package.json': json({ name: '@acme/core' }) };
    expect(await afterGit(later, 'rm', '-q', 'packages/core/package.json')).toEqual([]);
  });

  it('is told with where it went', async () => {
    const text = { 'CLAUDE.md': `${TEXT}\nWith pnpm: \`pnpm --filter ./packages/core gen\`.\n` };
    const none = 'leads to no file or folder any more.';
    expect(await afterGit({ ...before, ...text }, 'mv', 'packages/core', 'packages/kern')).toEqual([
      `stale/path \`packages/core\` ${none} Write \`packages/kern\`.`,
      `stale/path \`./packages/core\` ${none} Write \`./packages/kern\`.`,
      `stale/path \`./packages/core\` ${none} Write \`./packages/kern\`.`,
    ]);
  });

  it('is left alone where nothing of the kind ever stood there, or the text takes it back', async () => {
    const text = '`npm run gen -w packages/auth` is to come, and `npm run gen -w packages/core` was removed.\n';
    expect(await afterGit({ ...before, 'CLAUDE.md': text }, 'rm', '-q', '-r', 'packages/core')).toEqual([]);
  });
});

describe('a script of a package that the call chooses', () => {
  it('is not told to have left the manifest of the root', async () => {
    const root = { name: 'shop', private: true, workspaces: ['packages/*'] };
    const before = {
      'package-lock.json': '{}\n',
      'CLAUDE.md': 'Run `npm run seed -w @acme/web` and `npm run seed`.\n',
      'package.json': json({ ...root, scripts: { seed: 'node seed.js' } }),
      'packages/web/package.json': json({ name: '@acme/web', scripts: { dev: 'vite' } }),
    };
    const [chosen, own] = await found(before, { 'package.json': json(root) });
    expect(chosen).toMatch(/but there is none in `packages\/web\/package\.json`\.(?!.*a commit)/);
    expect(own).toContain('a commit removed it from `package.json`');
  });
});

describe('a call that may mean a program', () => {
  it('is dead where git saw its script go from the manifest that it means', async () => {
    const before = { ...LOCKS, 'CLAUDE.md': CALL, 'package.json': manifest(SCRIPTS) };
    const after = { 'package.json': manifest({ 'test-health': SCRIPTS['mock-pollution'], test: 'bun test' }) };
    expect(await found(before, after)).toEqual([
      '1 stale/command `bun run mock-pollution` calls the script `mock-pollution`, but there is none in `package.json`; a commit called it `test-health`. Write `test-health`.',
      '1 stale/command `yarn e2e-fixtures` calls the script `e2e-fixtures`, but there is none in `package.json`; a commit removed it from `package.json`. There are `test`, `test-health`.',
    ]);
  });

  it('is left alone where its text was written later, or called nothing of the kind then', async () => {
    const before = { ...LOCKS, 'package.json': manifest(SCRIPTS) };
    const gone = { 'package.json': manifest({ test: 'bun test' }) };
    expect(await found(before, { ...gone, 'CLAUDE.md': CALL })).toEqual([]);
    expect(await found({ ...before, 'CLAUDE.md': 'Run `bun test`.\n' }, { ...gone, 'CLAUDE.md': CALL })).toEqual([]);
  });

  it('is left alone where the commit wrote its sentence anew', async () => {
    const before = {
      ...LOCKS,
      'CLAUDE.md': 'Then `yarn e2e-fixtures` fills the store.\n',
      'package.json': manifest(SCRIPTS),
    };
    const after = { 'package.json': manifest({ test: 'bun test' }) };
    expect(await found(before, { ...after, 'CLAUDE.md': 'People ask for `yarn e2e-fixtures` at times.\n' })).toEqual(
      [],
    );
    expect(await found(before, { ...after, 'CLAUDE.md': 'Then `yarn e2e-fixtures` fills the stock.\n' })).toHaveLength(
      1,
    );
  });

  it('is left alone where a program of that name may be installed, or another package has the script', async () => {
    const before = { ...LOCKS, 'CLAUDE.md': CALL, 'package.json': manifest(SCRIPTS) };
    const all: readonly Files[] = [
      { 'package.json': manifest({}, { 'mock-pollution': '1', '@acme/e2e-fixtures': '1' }) },
      {
        'package.json': manifest({}),
        'tools/package.json': json({ bin: { 'mock-pollution': 'a', 'e2e-fixtures': 'b' } }),
      },
      { 'package.json': manifest({}), 'web/package.json': json({ name: 'web', scripts: SCRIPTS }) },
    ];
    for (const after of all) expect(await found(before, after)).toEqual([]);
  });

  it('is left alone where the script ran a program of its own name', async () => {
    const before = {
      'pnpm-lock.yaml': 'a: 1\n',
      'CLAUDE.md': 'Run `pnpm knip`.\n',
      'package.json': manifest({ knip: 'knip --fix' }),
    };
    expect(await found(before, { 'package.json': manifest({}) })).toEqual([]);
  });

  it('is left alone where its words take it back', async () => {
    const text = 'Never run `yarn e2e-fixtures`. The old `bun run mock-pollution` was removed.\n';
    const before = { ...LOCKS, 'CLAUDE.md': text, 'package.json': manifest(SCRIPTS) };
    expect(await found(before, { 'package.json': manifest({}) })).toEqual([]);
  });

  it('is left alone where the manifest that lost the script is that of another package', async () => {
    const before = {
      ...LOCKS,
      'CLAUDE.md': CALL,
      'package.json': manifest({}),
      'web/package.json': json({ name: 'web', scripts: SCRIPTS }),
    };
    expect(await found(before, { 'web/package.json': json({ name: 'web' }) })).toEqual([]);
  });
});

const NAMED = '- Tests run against `pg-mem`.\n- `@nestjs/axios` fetches rates.\n';
const DEPENDENCIES = { 'pg-mem': '^2.0.0', '@nestjs/axios': '^3.0.0', zod: '^3.0.0' };

describe('the name of a dependency', () => {
  const before = { 'AGENTS.md': NAMED, 'package.json': manifest({}, DEPENDENCIES) };
  const after = { 'package.json': manifest({}, { zod: '^3.0.0' }) };

  it('is dead where the last manifest lost it, and the text named it then', async () => {
    expect(await found(before, after)).toEqual([
      '1 stale/dependency `pg-mem` was a declared dependency, and no package.json declares it now; a commit removed it from `package.json`. Name what is used instead, or delete the sentence.',
      '2 stale/dependency `@nestjs/axios` was a declared dependency, and no package.json declares it now; a commit removed it from `package.json`. Name what is used instead, or delete the sentence.',
    ]);
  });

  it('is left alone where the text was written later, and where it never was a dependency', async () => {
    expect(await found({ 'package.json': manifest({}, DEPENDENCIES) }, { ...after, 'AGENTS.md': NAMED })).toEqual([]);
    expect(await found({ ...before, 'package.json': manifest({}) }, { 'package.json': manifest({ a: 'b' }) })).toEqual(
      [],
    );
  });

  it.each([
    ['a manifest of another folder', { 'web/package.json': json({ devDependencies: DEPENDENCIES }) }],
    ['a lock file', { 'yarn.lock': 'pg-mem@^2.0.0:\n"@nestjs/axios@^3.0.0":\n' }],
    ['a catalog', { 'pnpm-workspace.yaml': 'catalog:\n  pg-mem: ^2.0.0\n  "@nestjs/axios": ^3.0.0\n' }],
    ['code', { 'src/a.ts': "import { a } from 'pg-mem';\nimport { b } from '@nestjs/axios';\n" }],
    ['a test', { 'src/a.test.ts': "vi.mock('pg-mem');\nvi.mock('@nestjs/axios/http');\n" }],
    ['a workflow', { '.github/workflows/a.yml': 'run: npx pg-mem && npx @nestjs/axios\n' }],
  ])('is left alone where %s has it', async (_, more: Files) => {
    expect(await found(before, { ...after, ...more })).toEqual([]);
  });

  it.each([
    '- Prefer `Intl` over `pg-mem`.\n',
    '- The API mirrors `pg-mem`.\n',
    '- Users bring their own `pg-mem`.\n',
    '- Consumers may run us under `pg-mem`.\n',
    '- The `pg-mem` docs describe the same.\n',
    '- `pg-mem` is on npm, frozen at 1.0.\n',
    '- A locally maintained fork of `pg-mem`.\n',
  ])('is left alone where the text holds it against what is used, or gives it to others: %s', async (text) => {
    expect(await found({ ...before, 'AGENTS.md': text }, after)).toEqual([]);
  });

  it('is dead where others of its scope alone have names that begin like it', async () => {
    const text = 'Models come from `@acme/model`.\n';
    const had = manifest({}, { '@acme/model': '1', '@acme/model-compat': '1' });
    expect(
      await found(
        { 'AGENTS.md': text, 'package.json': had },
        { 'package.json': manifest({}, { '@acme/model-compat': '1' }) },
      ),
    ).toEqual([expect.stringContaining('`@acme/model` was a declared dependency')]);
  });

  it('is left alone where an action of its name runs it, or a file of its name sets it up', async () => {
    const text = {
      'AGENTS.md': 'Versions are cut by `release-please`.\n',
      'package.json': manifest({}, { 'release-please': '1' }),
    };
    const gone = { 'package.json': manifest({}) };
    expect(await found(text, gone)).toHaveLength(1);
    expect(
      await found(text, { ...gone, '.github/workflows/a.yml': 'uses: googleapis/release-please-action@v4\n' }),
    ).toEqual([]);
    expect(await found(text, { ...gone, '.release-please-manifest.json': '{}\n' })).toEqual([]);
  });

  it('is left alone where a file, a folder or a script is called so, or a submodule may declare it', async () => {
    const one = { ...before, 'AGENTS.md': 'Tests run against `pg-mem`.\n' };
    expect(await found(one, { ...after, 'tools/pg-mem/a.ts': 'export {};\n' })).toEqual([]);
    expect(await found(one, { ...after, 'tools/pg-mem.ts': 'export {};\n' })).toEqual([]);
    expect(await found(one, { 'package.json': manifest({ 'pg-mem': 'node a.js' }) })).toEqual([]);
    expect(await found(one, { ...after, '.gitmodules': '' })).toEqual([]);
  });

  const TAKEN_BACK = [
    'Never use `pg-mem`.',
    'Use testcontainers instead of `pg-mem`.',
    '`pg-mem` was replaced by testcontainers.',
    'We migrated from `pg-mem` to testcontainers.',
    'Tests no longer need `pg-mem`.',
    '`pg-mem` (removed)',
    'For example: `pg-mem`.',
    'Mock it, e.g. with `pg-mem`.',
    'If the project has `pg-mem`, use that.',
    'Use an in-memory database such as `pg-mem`.',
    'We will add `pg-mem`.',
    '## Migrating from Jest\n\nTests run against `pg-mem`.',
    '## Changelog\n\n- Tests run against `pg-mem`.',
    '| Before | Now |\n| --- | --- |\n| `pg-mem` | testcontainers |',
    '| What | Became |\n| --- | --- |\n| `pg-mem` | removed in March |',
    '`pg-mem` → testcontainers',
    'Should we use `pg-mem`?',
  ];

  it('is left alone where words take it back, choose among several, or tell of other times', async () => {
    const texts = Object.fromEntries(TAKEN_BACK.map((text, at) => [`docs/${at}/AGENTS.md`, `${text}\n`]));
    expect(await found({ ...before, ...texts, 'AGENTS.md': '# Shop\n\nTests run against `pg-mem`.\n' }, after)).toEqual(
      [expect.stringMatching(/^3 stale\/dependency `pg-mem` was/)],
    );
  });

  it('is left alone where it is a plain word, or the hook of that name', async () => {
    const text = 'We use `zod` to validate, and `pre-commit` to lint.\n';
    const declared = manifest({}, { zod: '^3.0.0', 'pre-commit': '1' });
    expect(await found({ 'AGENTS.md': text, 'package.json': declared }, { 'package.json': manifest({}) })).toEqual([]);
  });

  it('is left alone in records of decisions, and where only an example declared it', async () => {
    const decision =
      '# 1. Use an in-memory database\n\n## Status\n\nAccepted\n\n## Decision\n\nTests run against `pg-mem`.\n';
    expect(
      await found({ ...before, 'AGENTS.md': '# Shop\n\nText.\n', 'docs/adr/0001-memory.md': decision }, after),
    ).toEqual([]);
    const example = {
      'AGENTS.md': NAMED,
      'package.json': manifest({}),
      'examples/a/package.json': manifest({}, DEPENDENCIES),
    };
    expect(await found(example, { 'examples/a/package.json': manifest({}) })).toEqual([]);
  });

  it('is left alone where the manifest does not parse', async () => {
    expect(await found(before, { 'package.json': '{ "dependencies": {\n' })).toEqual([]);
  });
});

describe('a program that a call runs', () => {
  const TEXT = 'Run `yarn jest`, and one file:\n\n```sh\npnpm exec jest src/a.test.ts\nnpx jest\n```\n';
  const LOCKED = { 'yarn.lock': '\n', 'pnpm-lock.yaml': 'lockfileVersion: 9\n' };
  const before = { ...LOCKED, 'CLAUDE.md': TEXT, 'package.json': manifest({ test: 'jest' }, { jest: '^29.0.0' }) };
  const after = { 'package.json': manifest({ test: 'vitest' }, { vitest: '^4.0.0' }) };

  it('is gone where the last manifest lost its package, and npx fetches it still', async () => {
    const told =
      'runs `jest`, which was a declared dependency, and no package.json declares it now; a commit removed it from `package.json`. Name what is run instead, or delete the line.';
    expect(await found(before, after)).toEqual([
      `1 stale/dependency \`yarn jest\` ${told}`,
      `4 stale/dependency \`pnpm exec jest\` ${told}`,
    ]);
  });

  it.each([
    ['another package of its name may bring it', { 'package.json': manifest({}, { '@acme/jest': '1' }) }],
    ['its scope may', { 'package.json': manifest({}, { '@jest/cli': '1' }) }],
    ['a lock file still holds it', { 'yarn.lock': 'jest@^29.0.0:\n' }],
    ['the lock file is no text', { 'bun.lockb': 'x' }],
    ['a script is called so', { 'package.json': manifest({ jest: 'vitest' }) }],
    ['code speaks of it', { 'src/a.test.ts': 'jest.mock("a");\n' }],
  ])('is left alone where %s', async (_, more: Files) => {
    expect(await found(before, { ...after, ...more })).toEqual([]);
  });

  it('is left alone in a repository that is installed by another manager, and where the call was written later', async () => {
    expect(
      await found(
        { ...before, 'yarn.lock': '\n', 'CLAUDE.md': 'Run `pnpm jest`.\n', 'pnpm-lock.yaml': '' },
        { ...after, 'CLAUDE.md': 'Run `bun run jest`.\n' },
      ),
    ).toEqual([]);
    expect(await found({ ...before, 'CLAUDE.md': '# Shop\n\nText.\n' }, { ...after, 'CLAUDE.md': TEXT })).toEqual([]);
  });
});

describe('the name of a package of the workspace', () => {
  const TEXT = '# Shop\n\nShared types live in `@acme/types`.\n';
  const before = { ...WORKSPACE, 'CLAUDE.md': TEXT };

  it('is dead where its manifest was removed', async () => {
    const root = repositoryWith(before);
    git(root, 'rm', '-q', '-r', 'packages/types');
    commit(root);
    expect(await saidOf(root)).toEqual([
      '3 stale/package `@acme/types` was a package of this repository, and no package.json has that name now; a commit removed `packages/types/package.json`. There is only `@acme/core`.',
    ]);
  });

  it('is left alone where it was the package.json of a skill', async () => {
    const text = '| Task | Skill |\n| --- | --- |\n| Browser | `drive-browser` |\n';
    const skill = { '.claude/skills/drive-browser/package.json': json({ name: 'drive-browser', version: '1.0.0' }) };
    const root = repositoryWith({ ...WORKSPACE, ...skill, 'CLAUDE.md': text });
    git(root, 'rm', '-q', '-r', '.claude');
    commit(root);
    expect(await saidOf(root)).toEqual([]);
  });

  it('is told without the neighbours that share nothing but its scope', async () => {
    const names = ['core', 'icons', 'cache', 'model', 'tokens', 'server', 'client'];
    const files = Object.fromEntries(
      names.map((name) => [`packages/${name}/package.json`, json({ name: `@acme/${name}`, version: '1.0.0' })]),
    );
    const root = repositoryWith({ ...before, ...files });
    git(root, 'rm', '-q', '-r', 'packages/types');
    commit(root);
    expect(await saidOf(root)).toEqual([
      '3 stale/package `@acme/types` was a package of this repository, and no package.json has that name now; a commit removed `packages/types/package.json`.',
    ]);
  });

  it('is told with its new name where the manifest has another, in its place or in a folder of another name', async () => {
    const renamed = { 'packages/types/package.json': json({ name: '@acme/model', version: '1.0.0' }) };
    const told =
      '3 stale/package `@acme/types` was a package of this repository, and no package.json has that name now; a commit called it `@acme/model`. Write `@acme/model`.';
    expect(await found(before, renamed)).toEqual([told]);
    const root = repositoryWith(before);
    git(root, 'mv', 'packages/types', 'packages/model');
    commit(root, { 'packages/model/package.json': json({ name: '@acme/model', version: '1.0.0' }) });
    expect(await saidOf(root)).toEqual([told]);
  });

  it('is left alone where it moved with its name, became a dependency, or stands in code', async () => {
    const root = repositoryWith(before);
    git(root, 'mv', 'packages/types', 'packages/shared');
    commit(root);
    expect(await saidOf(root)).toEqual([]);
    const others: readonly Files[] = [
      { 'packages/core/package.json': json({ name: '@acme/core', dependencies: { '@acme/types': '^2.0.0' } }) },
      { 'tsconfig.json': json({ compilerOptions: { paths: { '@acme/types': ['./packages/model/src'] } } }) },
    ];
    const renamed = { 'packages/types/package.json': json({ name: '@acme/model' }) };
    for (const more of others) expect(await found(before, { ...renamed, ...more })).toEqual([]);
  });

  it('is no finding where lintel is set up: there the lock remembers', async () => {
    const root = repositoryWith({ ...before, 'context/lintel.yaml': '{}\n' });
    git(root, 'rm', '-q', '-r', 'packages/types');
    commit(root);
    expect(await saidOf(root)).toEqual([]);
  });
});

it('is said of a text that came from a file of another name, and in a clone without that history of none', async () => {
  const root = repositoryWith({ 'CLAUDE.md': NAMED, 'package.json': manifest({}, DEPENDENCIES) });
  commit(root, { 'package.json': manifest({}) });
  git(root, 'mv', 'CLAUDE.md', 'AGENTS.md');
  commit(root);
  expect(await saidOf(root)).toHaveLength(2);
  const shallow = repositoryWith({});
  git(shallow, 'clone', '-q', '--depth=1', `file://${root}`, 'clone');
  expect(await saidOf(`${shallow}/clone`)).toEqual([]);
});
