/** Which bare installs of another manager are orders to the reader of this repository, and which only speak of one. */
import { expect, test } from 'vitest';
import { lintFindings } from '../../../src/lint.ts';
import { RULES } from '../../../src/rules/index.ts';
import { compiled } from '../../project.ts';

const SHOP = {
  'AGENTS.md': 'Use pnpm. Node 20.\n',
  'package.json':
    '{ "name": "shop", "packageManager": "pnpm@9.12.0", "engines": { "node": ">=20" }, "workspaces": ["packages/*"] }',
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  'packages/a/package.json': '{ "name": "@acme/a" }',
  'packages/a/src/i.ts': 'export const a = 1;\n',
};

function isTold(text: string): boolean {
  const files = { ...SHOP, 'CLAUDE.md': `${text}\n` };
  return lintFindings(compiled(files, { isSetUp: false }), RULES).some(({ rule }) => rule === 'stale/toolchain');
}

const sh = (...lines: readonly string[]): string => ['```bash', ...lines, '```'].join('\n');

test.each([
  // As the one way of the reader's.
  'Run `npm install` first.',
  'Run `npm install`.',
  'Always run `npm ci`.',
  'First, run `npm install`.',
  'After pulling, run `npm install`.',
  'You should run `npm install` after each pull.',
  'Please use `npm install`.',
  'Then run `npm i`.',
  'Clone, `npm install`, `npm start`.',
  '- `npm install`',
  '- `npm install` - install dependencies',
  '- `npm install`: installs dependencies',
  '- `npm install` installs all dependencies',
  '- `npm install` to get started',
  '- `npm install` the dependencies',
  '- Install: `npm install`',
  '- **Install**: `npm install`',
  '- **Setup** — `npm install`',
  '- Install dependencies with `npm install`',
  '- Install dependencies (`npm install`)',
  '1. `npm install`\n2. `npm run dev`',
  '1. Clone the repository\n2. Run `npm install`',
  '| Task | Command |\n|---|---|\n| Install | `npm install` |',
  '| Command | What |\n|---|---|\n| `npm install` | Install dependencies |',
  'After `npm install`, start the server.',
  'We run `npm install` after a pull.',
  '## Setup\n\n' + sh('npm install'),
  '## Setup\n\n' + sh('npm install', 'npm run dev'),
  sh('# Install dependencies', 'npm install'),
  sh('git clone https://github.com/acme/shop.git', 'cd shop', 'npm install'),
  sh('cd packages/a && npm install'),
  'You need to run `npm install` first.',
  'Remember to `npm install` after switching branches.',
  'If modules are missing, run `npm install`.',
  'The first step is `npm install`.',
  '- Dependencies: run `npm ci` (never `npm install`)',
  '- Run `npm install` when `package.json` changed (a hook blocks stale locks)',
  '- Install deps: `npm install` — breaking changes are in CHANGELOG',
  'Use `npm install` to install packages, which may fail behind a proxy.',
  // Another section speaks of pnpm.
  '## Setup\n\n' + sh('npm install') + '\n\n## Publish\n\n' + sh('pnpm install', 'pnpm publish'),
  '## Users\n\nThe users module is in `packages/a`.\n\n## Setup\n\nRun `npm install`.',
])('an order is told: %j', (text) => {
  expect(isTold(text)).toBe(true);
});

test.each([
  // Several ways side by side.
  sh('# npm', 'npm install', '', '# pnpm', 'pnpm install'),
  sh('# with npm', 'npm install', '# with pnpm', 'pnpm install'),
  sh('npm install # or pnpm install'),
  sh('npm install # or pnpm i'),
  sh('pnpm install # or: npm install'),
  sh('npm install', '# or', 'yarn', '# or', 'pnpm install'),
  sh('npm install', '# or', 'yarn'),
  sh('npm install || pnpm install'),
  '### With npm\n\n' + sh('npm install') + '\n\n### With pnpm\n\n' + sh('pnpm install'),
  '### npm\n\n' + sh('npm install'),
  'npm:\n\n' + sh('npm install') + '\n\npnpm:\n\n' + sh('pnpm install'),
  'With npm:\n\n' + sh('npm install'),
  '**npm**\n\n' + sh('npm install') + '\n\n**pnpm**\n\n' + sh('pnpm install'),
  '| npm | pnpm |\n|---|---|\n| `npm install` | `pnpm install` |',
  '| Manager | Command |\n|---|---|\n| npm | `npm install` |\n| pnpm | `pnpm install` |',
  '- npm: `npm install`\n- pnpm: `pnpm install`',
  'Run `npm install` or `pnpm install`.',
  'Run `npm install`, `yarn` or `pnpm install`.',
  'Install with your favourite manager: `npm install`, `pnpm install`.',
  ':::code-group\n\n```bash [npm]\nnpm install\n```\n\n```bash [pnpm]\npnpm install\n```\n\n:::',
  sh('# if you use npm', 'npm install'),
  // Prohibitions and observations.
  '- `npm install` fails here: the lock file is that of pnpm.',
  '- `npm install` breaks the links between packages.',
  '- `npm install` writes a second lock file.',
  '- `npm install` would ignore `pnpm-lock.yaml`.',
  'Running `npm install` corrupts `node_modules`.',
  '## Forbidden\n\n- `npm install`\n- `git push -f`',
  '## Prohibited commands\n\n- `npm install`',
  '## Blocked\n\n' + sh('npm install'),
  'Banned commands:\n\n- `npm install`',
  'Agents often run `npm install` out of habit.',
  'Agents tend to run `npm install`.',
  'Models run `npm install` by mistake.',
  'The hook blocks `npm install` and `yarn`.',
  'The hook rejects `npm install`.',
  'A preinstall script stops `npm install`.',
  'Somebody ran `npm install`.',
  '- `npm install`: blocked by a hook',
  '- `npm install` (blocked)',
  '| Command | Effect |\n|---|---|\n| `npm install` | breaks the lock file |',
  'Dependabot runs `npm install` in its sandbox.',
  'Whoever runs `npm install` gets an error.',
  'If `npm install` was run, delete `package-lock.json`.',
  'Did you run `npm install`? Delete `node_modules`.',
  'It is a mistake to run `npm install`.',
  'After an `npm install` the lock file of pnpm is ignored.',
  'After `npm install` the lock file of pnpm is ignored.',
  'Note: `npm install` is slow.',
  'Warning: `npm install` here.',
  'The README tells people to run `npm install`.',
  'If you run `npm install`, delete `package-lock.json`.',
  '| Command | Allowed |\n|---|---|\n| `npm install` | no |',
  // Other places.
  '**Install Command**: `npm install` on Vercel.',
  'In StackBlitz `npm install` runs by itself.',
  'In CodeSandbox, run `npm install`.',
  'The demo of customers: unzip, `npm install`, `npm start`.',
  '## Release checklist\n\n1. Make an empty folder elsewhere\n2. `npm init -y`\n3. `npm install` the tarball',
  '1. Make an empty folder elsewhere\n2. Run `npm install`.',
  'Reproductions by users: clone the repo of the issue, run `npm install`.',
  sh('git clone https://github.com/user/repro && cd repro', 'npm install'),
  sh('git clone https://github.com/vitejs/vite', 'cd vite', 'npm install'),
  sh('npm create vite@latest my-app', 'cd my-app', 'npm install'),
  sh('mkdir /tmp/try && cd /tmp/try', 'npm install'),
  sh('npm init -y', 'npm install'),
  sh('tar xf shop-1.0.0.tgz', 'cd package', 'npm install'),
  sh('# in the app of the customer', 'npm install'),
  '## For users\n\n' + sh('npm install'),
  '## Reproduce an issue\n\n' + sh('npm install'),
  'Users run `npm install`.',
  'In a new project run `npm install`.',
  'The image runs `npm install`.',
])('what is no order here is silent: %j', (text) => {
  expect(isTold(text)).toBe(false);
});
