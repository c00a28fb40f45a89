/** Packages, dependencies and scripts of manifests that are of the repository, and that no scan reads: those which a sparse checkout leaves out. */
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel } from '../program.ts';

/** What lint says of what stands in no code and no manifest, as `rule claim`. */
async function found(root: string, run: typeof inProcess | typeof lintel = inProcess): Promise<readonly string[]> {
  const { findings } = JSON.parse((await run(root, 'lint', '--json')).out);
  return findings
    .filter(({ rule }: Record<string, string>) => rule?.startsWith('stale/'))
    .map(({ rule, claim }: Record<string, string>) => `${rule} ${claim}`);
}

const TEXT = [
  '# Acme',
  '',
  '- Types come from `@acme/core`; dates are of `date-fns`, mail of `mail-post`.',
  '- `pnpm --filter @acme/server dev` starts it, `pnpm -r run check:all` looks at all, `pnpm run build:all` makes it.',
  '- The cache is `CACHE_URL`, the port `APP_PORT`.',
  '- Frontend: React 18, Vite',
  '',
].join('\n');

const FILES = {
  'package.json':
    '{ "name": "acme", "private": true, "scripts": { "build:all": "turbo build" }, "devDependencies": { "turbo": "^2.0.0", "react": "^17.0.0" } }\n',
  'pnpm-workspace.yaml': 'packages: ["packages/*"]\n',
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  'packages/core/package.json':
    '{ "name": "@acme/core", "scripts": { "check:all": "tsc" }, "dependencies": { "date-fns": "^3.0.0", "react": "^18.0.0" } }\n',
  'packages/core/src/a.ts': 'export const a = process.env.CACHE_URL;\n',
  'packages/server/package.json':
    '{ "name": "@acme/server", "scripts": { "dev": "tsx a.ts" }, "dependencies": { "@acme/core": "workspace:*", "mail-post": "^1.0.0" } }\n',
  'packages/server/src/a.ts': 'export const a = process.env.APP_PORT;\n',
  'AGENTS.md': TEXT,
};

/** A repository that was reviewed whole. */
async function reviewed(): Promise<string> {
  const root = repositoryWith(FILES);
  expect((await inProcess(root, 'review', '--yes', 'AGENTS.md')).code).toBe(0);
  expect(await found(root)).toEqual([]);
  return root;
}

function commit(root: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'next');
}

describe('what a sparse checkout leaves out', () => {
  it.each([
    ['one package', ['set', 'packages/core']],
    ['the other', ['set', 'packages/server']],
    ['no package', ['set', 'docs']],
    ['no manifest of one', ['set', '--no-cone', '/*', '!/packages/server/package.json']],
  ])('is there, with %s on disk', async (_, words) => {
    const root = await reviewed();
    commit(root);
    git(root, 'sparse-checkout', ...words);
    expect(await found(root)).toEqual([]);
    expect(JSON.parse((await inProcess(root, 'review', '--json')).out).dead).toEqual([]);
  });

  it('is there for a command that no lock remembers', async () => {
    const root = repositoryWith({
      ...FILES,
      'AGENTS.md': 'Run `pnpm --filter @acme/server dev`, then `pnpm --filter @acme/desk dev`.\n',
    });
    git(root, 'sparse-checkout', 'set', 'packages/core');
    expect(await found(root)).toEqual(['stale/command pnpm --filter @acme/desk dev']);
  });

  it('is an entry point that only code imports which is left out', async () => {
    const root = repositoryWith({
      ...FILES,
      'AGENTS.md': '# Acme\n\n- Take it from `@acme/core/testing` or `@acme/core/fakes`.\n',
      'packages/core/package.json':
        '{ "name": "@acme/core", "exports": { ".": "./src/a.ts", "./testing": "./src/testing.ts", "./fakes": "./src/fakes.ts" } }\n',
      'packages/core/src/testing.ts': 'export const testing = 1;\n',
      'packages/core/src/fakes.ts': 'export const fakes = 1;\n',
      'packages/server/src/a.ts': "import '@acme/core/testing';\n",
    });
    await inProcess(root, 'review', '--yes', 'AGENTS.md');
    addFiles(root, { 'packages/core/package.json': '{ "name": "@acme/core", "exports": { ".": "./src/a.ts" } }\n' });
    commit(root);
    expect(await found(root)).toEqual(['stale/package @acme/core/fakes']);
    git(root, 'sparse-checkout', 'set', 'packages/core');
    expect(await found(root)).toEqual(['stale/package @acme/core/fakes']);
  });

  it('is gone where no manifest has it, left out or not', async () => {
    const root = await reviewed();
    addFiles(root, {
      'package.json': '{ "name": "acme", "private": true, "devDependencies": { "react": "^17.0.0" } }\n',
      'packages/core/package.json': '{ "name": "@acme/base", "dependencies": { "date-core": "^3.0.0" } }\n',
      'packages/core/src/a.ts': '// CACHE_URL\nexport const a = 1;\n',
      'packages/server/package.json': '{ "name": "@acme/web", "scripts": { "start": "tsx a.ts" } }\n',
    });
    commit(root);
    const all = [
      'stale/package @acme/core',
      'stale/dependency date-fns',
      'stale/dependency mail-post',
      'stale/command pnpm --filter @acme/server dev',
      'stale/command pnpm -r run check:all',
      'stale/command pnpm run build:all',
      'stale/env CACHE_URL',
      'stale/toolchain React 18',
    ];
    const whole = await found(root);
    expect(whole).toEqual(expect.arrayContaining(all));
    git(root, 'sparse-checkout', 'set', 'packages/core');
    expect(await found(root)).toEqual(whole);
  });

  it('is left alone where a partial clone lacks the manifests', async () => {
    const root = await reviewed();
    commit(root);
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const clone = folderWith();
    git(clone, 'clone', '-q', '--filter=blob:none', '--sparse', `file://${root}`, '.');
    expect(await found(clone)).toEqual([]);
  });
});

describe('what lies in a submodule', () => {
  /** The package of types went into a repository of its own; of the other nothing is left. */
  async function moved(): Promise<{ readonly root: string; readonly library: string }> {
    const root = await reviewed();
    const library = repositoryWith({
      'packages/core/package.json': FILES['packages/core/package.json'],
      'packages/core/src/a.ts': FILES['packages/core/src/a.ts'],
    });
    git(root, 'rm', '-q', '-r', 'packages');
    git(root, 'submodule', 'add', '-q', library, 'vendor/lib');
    commit(root);
    return { root, library };
  }

  it('is there where it is checked out, and what it does not have is gone', async () => {
    const { root } = await moved();
    expect(await found(root)).toEqual([
      'stale/dependency mail-post',
      'stale/command pnpm -r run check:all',
      'stale/env APP_PORT',
    ]);
  });

  it('is left alone where it is not checked out, but for scripts', async () => {
    const { root } = await moved();
    const clone = folderWith();
    git(clone, 'clone', '-q', `file://${root}`, '.');
    expect(await found(clone, lintel)).toEqual(['stale/command pnpm -r run check:all']);
    // Nor does an answer outlive the checkout, or what the program kept of the run before.
    git(clone, 'submodule', 'update', '-q', '--init');
    expect(await found(clone, lintel)).toContain('stale/dependency mail-post');
    addFiles(clone, {
      'vendor/lib/packages/core/package.json': '{ "name": "other", "dependencies": { "mail-post": "1" } }\n',
    });
    expect(await found(clone, lintel)).toContain('stale/dependency date-fns');
    expect(await found(clone, lintel)).not.toContain('stale/dependency mail-post');
  });
});

it.each(['package.yaml', 'package.json5'])('a package that pnpm reads from its %s is there', async (manifest) => {
  const root = await reviewed();
  const text = '{ "name": "@acme/server", "scripts": { "dev": "tsx a.ts" } }\n';
  git(root, 'rm', '-q', 'packages/server/package.json');
  commit(root);
  expect(await found(root)).toContainEqual(expect.stringContaining('@acme/server'));
  addFiles(root, { [`packages/server/${manifest}`]: text });
  commit(root);
  expect(await found(root)).not.toContainEqual(expect.stringContaining('@acme/server'));
});
