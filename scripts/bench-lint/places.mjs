/** Mutations of what stands around the code: paths, scripts, packages, versions, variables and globs. */
import { CORE, all, json, move, remove, renameKey, swap, swapIn, write } from './edits.mjs';

/** @type {readonly import('./mutations.mjs').Mutation[]} */
export const PLACES = [
  // paths
  {
    family: 'path',
    title: 'a linked file is renamed',
    edit: move('docs/setup.md', 'docs/start.md'),
    names: ['docs/setup.md'],
  },
  {
    family: 'path',
    title: 'a file in a code span is renamed',
    edit: all(
      move('scripts/gen.mjs', 'scripts/generate.mjs'),
      json('package.json', (v) => (v.scripts.gen = 'node scripts/generate.mjs')),
    ),
    names: ['scripts/gen.mjs'],
  },
  {
    family: 'path',
    title: 'a file in a code span is removed',
    edit: all(remove('packages/cli/src/commands/report.ts')),
    names: ['packages/cli/src/commands/report.ts'],
  },
  {
    family: 'path',
    title: 'a test in a code span moves',
    edit: move(`${CORE}/ledger.test.ts`, 'packages/core/test/ledger.test.ts'),
    names: ['packages/core/src/ledger.test.ts'],
  },
  {
    family: 'path',
    title: 'a path relative to the module goes',
    edit: all(
      move('packages/server/src/audit.ts', 'packages/server/src/log.ts'),
      swap('packages/server/src/index.ts', './audit.ts', './log.ts'),
    ),
    names: ['src/audit.ts'],
  },
  {
    family: 'path',
    title: 'a file of a fenced command goes',
    edit: all(
      move('scripts/migrate.mjs', 'scripts/db/migrate.mjs'),
      json('package.json', (v) => (v.scripts['db:migrate'] = 'node scripts/db/migrate.mjs')),
    ),
    names: ['scripts/migrate.mjs'],
  },
  {
    family: 'path',
    title: 'a linked source moves',
    edit: all(
      move(`${CORE}/money.ts`, `${CORE}/amount.ts`),
      swap(`${CORE}/index.ts`, './money.ts', './amount.ts'),
      swap(`${CORE}/ledger.ts`, './money.ts', './amount.ts'),
    ),
    names: ['packages/core/src/money.ts'],
  },
  {
    family: 'path',
    title: 'the letter case of a folder changes',
    edit: all(move('docs/setup.md', 'docs/Setup.md')),
    names: ['docs/setup.md'],
  },
  {
    family: 'path',
    title: 'a heading behind an anchor is renamed',
    edit: swap('docs/setup.md', '## Local database', '## A database of your own'),
    names: ['local-database'],
  },
  {
    family: 'path',
    title: 'a heading linked from an agent file goes',
    edit: swap('docs/setup.md', '## Deploying', '## Releasing'),
    names: ['deploying'],
  },
  {
    family: 'path',
    title: 'a link counts one folder too few',
    edit: swap('packages/cli/AGENTS.md', '../../docs/setup.md', '../docs/setup.md'),
    names: ['../docs/setup.md#deploying'],
  },
  // commands
  {
    family: 'command',
    title: 'a root script is renamed',
    edit: json('package.json', (v) => renameKey(v.scripts, 'gen', 'generate')),
    names: ['gen'],
  },
  {
    family: 'command',
    title: 'a script with a colon is removed',
    edit: json('package.json', (v) => delete v.scripts['db:migrate']),
    names: ['db:migrate'],
  },
  {
    family: 'command',
    title: 'a script behind a filter is renamed',
    edit: json('packages/server/package.json', (v) => renameKey(v.scripts, 'dev', 'watch')),
    names: ['dev'],
  },
  {
    family: 'command',
    title: 'a script behind a filter is removed',
    edit: json('packages/core/package.json', (v) => delete v.scripts.bench),
    names: ['bench'],
  },
  {
    family: 'command',
    title: 'a bare script behind a filter is renamed',
    edit: json('packages/server/package.json', (v) => renameKey(v.scripts, 'build', 'compile')),
    names: ['build'],
  },
  {
    family: 'command',
    title: 'the bound test script is renamed',
    edit: json('package.json', (v) => renameKey(v.scripts, 'test', 'check')),
    names: ['test'],
  },
  { family: 'command', title: 'a make target is renamed', edit: swap('Makefile', 'seed', 'fill'), names: ['seed'] },
  {
    family: 'command',
    title: 'a make target of an agent file is removed',
    edit: swap('Makefile', 'image:\n\tdocker build .\n', ''),
    names: ['image'],
  },
  // packages
  {
    family: 'package',
    title: 'a filtered package is renamed',
    edit: all(
      json('packages/core/package.json', (v) => (v.name = '@acme/ledger')),
      swapIn(
        [
          'packages/server/package.json',
          'packages/cli/package.json',
          'packages/server/src/index.ts',
          'packages/server/src/audit.ts',
          'packages/cli/src/main.ts',
          'packages/cli/src/commands/report.ts',
        ],
        '@acme/core',
        '@acme/ledger',
      ),
    ),
    names: ['@acme/core'],
  },
  {
    family: 'package',
    title: 'a package in prose is renamed',
    edit: json('packages/cli/package.json', (v) => (v.name = '@acme/command')),
    names: ['@acme/cli'],
  },
  {
    family: 'package',
    title: 'the package of a module note is removed',
    edit: remove('packages/server'),
    names: ['@acme/server'],
  },
  {
    family: 'package',
    title: 'a dependency is replaced',
    edit: all(
      json('packages/core/package.json', (v) => (v.dependencies = { valibot: '^1.0.0' })),
      swap(`${CORE}/ledger.ts`, "import { z } from 'zod';", "import { string } from 'valibot';"),
      swap(`${CORE}/ledger.ts`, 'z.string()', 'string()'),
    ),
    names: ['zod'],
  },
  {
    family: 'package',
    title: 'a subpath is closed',
    edit: json('packages/core/package.json', (v) => (v.exports = './src/index.ts')),
    names: ['@acme/core/errors'],
  },
  // versions
  {
    family: 'toolchain',
    title: 'Node moves on',
    edit: all(
      json('package.json', (v) => (v.engines.node = '>=24')),
      write('.nvmrc', '24\n'),
    ),
    names: ['context/guides/testing.md', 'Node 22'],
  },
  {
    family: 'toolchain',
    title: 'the bound Node version moves on',
    edit: json('package.json', (v) => (v.engines.node = '>=26')),
    names: ['AGENTS.md'],
    says: ['Needs Node 22'],
  },
  {
    family: 'toolchain',
    title: 'the package manager changes',
    edit: all(
      json('package.json', (v) => (v.packageManager = 'yarn@4.9.0')),
      remove('pnpm-lock.yaml'),
      remove('pnpm-workspace.yaml'),
      json('package.json', (v) => (v.workspaces = ['packages/*'])),
    ),
    names: ['pnpm'],
  },
  // environment
  {
    family: 'env',
    title: 'a variable is renamed',
    edit: all(
      swap('packages/server/src/index.ts', 'LEDGER_PATH', 'LEDGER_FILE'),
      swap('.env.example', 'LEDGER_PATH', 'LEDGER_FILE'),
    ),
    names: ['LEDGER_PATH'],
  },
  // globs
  {
    family: 'glob',
    title: 'a scope matches nothing',
    edit: swap('context/guides/money.md', 'packages/*/src/**/*.ts', 'libs/*/src/**/*.ts'),
    names: ['libs/*/src/**/*.ts'],
  },
  {
    family: 'glob',
    title: 'the files of a scope are renamed',
    edit: move(`${CORE}/ledger.test.ts`, `${CORE}/ledger.spec.ts`),
    names: ['**/*.test.ts'],
  },
  {
    family: 'glob',
    title: 'a folder of a decision is renamed',
    edit: swap(
      'context/decisions/0001-one-ledger.md',
      'applies-to: ["packages/core/**"]',
      'applies-to: ["packages/kernel/**"]',
    ),
    names: ['packages/kernel/**'],
  },
];
