import { describe, expect, test } from 'vitest';
import { findWordClaims } from '../../src/claims/find/find-words.ts';
import { judgeClaims } from '../../src/claims/judge/judge.ts';
import { readTasks } from '../../src/scan/tasks.ts';
import { exposures } from '../../src/sources/exposed.ts';
import { parseBody } from '../../src/sources/markdown.ts';
import { guide, worldOf } from './world.ts';

const claimsIn = (markdown: string): readonly string[] =>
  findWordClaims({ file: 'AGENTS.md', body: parseBody('AGENTS.md', markdown, 1).value }).map(
    ({ kind, target, line, column, isImplied }) =>
      `${line}:${column} ${kind} ${target}${isImplied ? ' (implied)' : ''}`,
  );

const fence = (...lines: readonly string[]) => ['```sh', ...lines, '```'].join('\n');

describe('what is typed', () => {
  test('is asked of make in the folder that cd and -C lead to', () => {
    expect(
      claimsIn(fence('make lint', 'cd api && make -C db -k up CC=clang', 'make -f other.mk x', 'make "$TARGET"')),
    ).toEqual(['2:6 task make  lint', '3:25 task make api/db up']);
  });

  test('is asked of just once, since arguments follow', () => {
    expect(claimsIn('`just release 1.2.0 minor`')).toEqual(['1:1 task just  release']);
  });

  test('is asked of just with the words that may be recipes of a module', () => {
    expect(
      claimsIn(
        fence('just web serve --open', 'just web::serve', 'cd web && just -f ../justfile lint', 'just -d web x'),
      ),
    ).toEqual(['2:6 task just  web serve', '3:6 task just  web::serve', '4:31 task just justfile lint']);
  });

  test('names each package manager once, and its bare install once', () => {
    expect(claimsIn(fence('pnpm i', 'pnpm test', 'pnpm build', 'npm install left-pad', 'npm test'))).toEqual([
      '2:1 toolchain pnpm install',
      '3:1 toolchain pnpm',
      '6:1 toolchain npm',
    ]);
  });

  test.each([
    'Never run `make deploy`.',
    fence('make deploy # wrong'),
    'Do not do this:\n\n' + fence('make deploy'),
    '```ts\nmake deploy\n```',
    'Just release it, and make sure of it.',
  ])('claims nothing in %j', (markdown) => {
    expect(claimsIn(markdown)).toEqual([]);
  });
});

describe('versions', () => {
  test.each([
    ['Requires Node.js 20 or later.', '1:10 toolchain node 20+'],
    ['- **Node** v22.12', '1:5 toolchain node 22'],
    ['- **Node**: 22', '1:5 toolchain node 22'],
    ['**Runtime**: Node 18', '1:14 toolchain node 18'],
    ['| Runtime | Node 18 |', '1:13 toolchain node 18'],
    ['- Node v22.12', '1:3 toolchain node 22'],
    ['- pnpm >= 10.3', '1:3 toolchain pnpm 10+'],
    ['Node.js ≥ 20', '1:1 toolchain node 20+'],
    ['Node 22.', '1:1 toolchain node 22'],
    ['Requires Node 12.', '1:10 toolchain node 12'],
    ['- **Node.js v24.x** (check with `node -v`)', '1:5 toolchain node 24'],
    ['Use Node 18+ here.', '1:5 toolchain node 18+ (implied)'],
    ['It supports Node 18.', '1:13 toolchain node 18 (implied)'],
    ['We moved from Node 16.', undefined],
    ['Node 18 support was dropped.', undefined],
    ['Tested on Node 18, 20, 22.', undefined],
    ['Supports Node 18, 20 and 22.', undefined],
    ['Requires Node 18-22.', undefined],
    ['## Compatibility\n\n- Node 18', '3:3 toolchain node 18 (implied)'],
    ['Tested on:\n\n- Node 18', '3:3 toolchain node 18 (implied)'],
    ['There is a global fetch since Node 18.', undefined],
    ['We no longer support Node 16.', undefined],
    ['Node 18 introduced a test runner.', undefined],
  ])('reads %j', (markdown, expected) => {
    expect(claimsIn(markdown)).toEqual(expected === undefined ? [] : [expected]);
  });
});

describe('the package manager in prose', () => {
  test.each([
    ['Use pnpm.', '1:5 toolchain pnpm'],
    ['We use Yarn', '1:8 toolchain yarn'],
    ['- This monorepo uses `pnpm` for package management', '1:23 toolchain pnpm'],
    ['- Use npm, never yarn or pnpm', '1:7 toolchain npm'],
    ['**Package manager**: Yarn', '1:22 toolchain yarn'],
    ['| Package manager | bun |', '1:21 toolchain bun'],
    ['- Uses **yarn** (not npm) for dependency management', '1:10 toolchain yarn'],
    ['- ALWAYS use yarn (never npm, or bun)', '1:14 toolchain yarn'],
    ['The project uses Yarn workspaces.', '1:18 toolchain yarn'],
    ['- Package Manager: npm@10.12.4', '1:20 toolchain npm'],
    ['We use Yarn (in the examples).', undefined],
    ['Use yarn for everything.', '1:5 toolchain yarn'],
    ['Yarn is the package manager.', '1:1 toolchain yarn'],
    ['- **pnpm** is our package manager, not npm.', '1:5 toolchain pnpm'],
    ['- **Package Manager:** Yarn 4', '1:24 toolchain yarn'],
    ['- Package manager: Yarn (v1 classic)', '1:20 toolchain yarn'],
    ['Use Yarn (v4).', '1:5 toolchain yarn'],
    ['This repo uses Yarn 4 (Berry) for dependencies.', '1:16 toolchain yarn'],
    ['Prefer yarn over npm.', '1:8 toolchain yarn'],
    ['Use Bun as the package manager.', '1:5 toolchain bun'],
    ['- Use `bun`, not npm', '1:8 toolchain bun'],
    ['Use Bun.', '1:5 toolchain bun'],
    ['- We use yarn for this repo.', '1:10 toolchain yarn'],
    ['We use `pnpm` for this repository.', '1:9 toolchain pnpm'],
    ['We use pnpm in our monorepo.', '1:8 toolchain pnpm'],
    ['We use pnpm as the package manager in this project, not npm.', '1:8 toolchain pnpm'],
    ['Use yarn to install.', '1:5 toolchain yarn'],
    ['Use npm to install dependencies.', '1:5 toolchain npm'],
    ['This is a yarn workspace monorepo.', '1:11 toolchain yarn'],
    ['This is a **pnpm** workspace.', '1:13 toolchain pnpm'],
    ['This repo is a pnpm monorepo.', '1:16 toolchain pnpm'],
    ['This is a Yarn workspaces monorepo.', '1:11 toolchain yarn'],
    ['Use npm to install.', undefined],
    ['Use yarn to install it.', undefined],
    ['Use yarn to install the plugin.', undefined],
    ['This is a npm monorepo.', undefined],
    ['This is a Bun monorepo.', undefined],
    ['This is not a yarn workspace.', undefined],
    ['This was a yarn monorepo.', undefined],
    ['This is a pnpm workspace package.', undefined],
    ['This is a yarn workspace of the client app.', undefined],
    ['We used yarn for this repo.', undefined],
    ['We no longer use yarn for this repo.', undefined],
    ['We do not use yarn for this repo.', undefined],
    ['Never use npm to install dependencies.', undefined],
    ['Use yarn for the project.', undefined],
    ['Use yarn in this package.', undefined],
    ['Use yarn or pnpm for this repo.', undefined],
    ['If this is a yarn workspace, use yarn for this repo.', undefined],
    ['## Users\n\nUse yarn to install.', undefined],
    ['## With yarn\n\nUse yarn to install.', undefined],
    ['Use npm scripts for this.', undefined],
    ['Use Bun to run scripts.', undefined],
    ['Use Bun, not Node.', undefined],
    ['Prefer Bun over Node.', undefined],
    ['Do not use yarn for everything.', undefined],
    ['Yarn is not the package manager.', undefined],
    ['Yarn is the package manager of the example app.', undefined],
    ['Use yarn for everything in `docs/`.', undefined],
    ['If the user prefers yarn over npm, say so.', undefined],
    ['In the generated app, use yarn.', undefined],
    ['Use yarn globally.', undefined],
    ['Package manager: npm, yarn or pnpm', undefined],
    ['Package managers: yarn', undefined],
    ['Package manager detection: yarn', undefined],
    ['Use npm or yarn for everything.', undefined],
    ['Bad:\n\n- Use yarn.', undefined],
    ['For example:\n\n- Use yarn for everything.', undefined],
    ['## With yarn\n\nUse yarn for everything.', undefined],
    ['### Option 2: Yarn\n\nUse yarn.', undefined],
    ['Never use yarn.', undefined],
    ['Users may use npm.', undefined],
    ['Use pnpm if it is installed.', undefined],
    ['## Migration\n\nWe use Yarn.', undefined],
    ['## Example app\n\nWe use Yarn.', undefined],
  ])('reads %j', (markdown, expected) => {
    const body = parseBody('AGENTS.md', markdown, 1).value;
    const said = findWordClaims({ file: 'AGENTS.md', body }).filter(
      // Of versions other tests speak.
      ({ how, target }) => how === 'prose' && !/\d/.test(target),
    );
    expect(said.map(({ line, column, target }) => `${line}:${column} toolchain ${target}`)).toEqual(
      expected === undefined ? [] : [expected],
    );
  });
});

describe('names', () => {
  test('tells packages and variables from other words in code', () => {
    expect(
      claimsIn(
        'We use `zod`, `@acme/core` and `date-fns`; `debug` is a level, `API_URL` a variable, `TODO` and `getName` are none.',
      ),
    ).toEqual(['1:8 package zod', '1:15 package @acme/core', '1:32 package date-fns', '1:64 env API_URL']);
  });

  test('are undecided as long as no build has seen them alive', () => {
    const note = guide('We use `@acme/gone` with `GONE_URL`.');
    const judged = judgeClaims(findWordClaims(note.note), worldOf(note, {}));
    expect(judged.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided']);
  });
});

describe('task files', () => {
  const tasks = (file: string, text: string) => readTasks({ texts: new Map([[file, text]]) });

  test('are read with targets, several at once, and without assignments and recipes', () => {
    const text =
      '.PHONY: all\nCC := gcc\nall lint: build\n\techo a: b\nbuild dist/app.js: src ; run\n# note: none\nX ?= y\n';
    expect(tasks('Makefile', text)).toEqual([
      { file: 'Makefile', tool: 'make', names: ['all', 'build', 'dist/app.js', 'lint'], isClosed: true },
    ]);
  });

  test.each(['include x.mk\na:\n', '%.o: %.c\n', '$(NAMES):\n', 'a:\n$(eval $(call rule,b))\n', '-include .env\n'])(
    'prove nothing when they hold %j',
    (text) => {
      expect(tasks('Makefile', text)[0]?.isClosed).toBe(false);
    },
  );

  test('are read with recipes that have parameters, and aliases', () => {
    const text =
      'set shell := ["sh"]\nversion := "1"\nalias b := build\n@build target="all" *rest: lint\n    echo a: b\nlint:\n';
    expect(tasks('api/justfile', text)).toEqual([
      { file: 'api/justfile', tool: 'just', names: ['b', 'build', 'lint'], isClosed: true },
    ]);
  });

  test('are read with the modules of a justfile, which bring no recipes of theirs, and not with what it imports', () => {
    const text = "mod web './apps/web'\nmod? jobs\nlint:\n";
    // Neither file is here.
    const modules = [{ name: 'web' }, { name: 'jobs' }];
    expect(tasks('justfile', text)).toEqual([
      { file: 'justfile', tool: 'just', names: ['jobs', 'lint', 'web'], modules, isClosed: true },
    ]);
    expect(tasks('justfile', `import 'ci.just'\n${text}`)[0]?.isClosed).toBe(false);
  });
});

describe('what should not be read by everybody', () => {
  const random = 'Zq7Lw3NvTb5Kx2RdPm8Hc4JyGs6FaE9uXoQi';
  const rules = (line: string) => exposures('AGENTS.md', line).map(({ rule }) => rule);

  test.each([
    `ghp_${random}`,
    `token=glpat-${random.slice(0, 20)}`,
    `sk_live_${random.slice(0, 24)}`,
    `npm_${random}`,
    `AIza${random.slice(0, 35)}`,
    `xoxb-123456789012-987654321098-${random.slice(0, 24)}`.replace('123456', '918273'),
    `-----BEGIN RSA PRIVATE KEY-----\n${random}${random}`,
    `> -----BEGIN RSA PRIVATE KEY-----\n> ${random}${random}`,
    `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${random}${random}`,
    `-----BEGIN PGP PRIVATE KEY BLOCK-----\r\nVersion: GnuPG v2\r\n\r\n${random}${random}`,
    `hf_${random.slice(0, 34)}`,
  ])('finds a key in a line', (line) => {
    expect(rules(line)).toEqual(['security/secret']);
    expect(JSON.stringify(exposures('AGENTS.md', line))).not.toContain(random.slice(4, 14));
  });

  test.each([
    'ghp_' + 'x'.repeat(36),
    'sk-...',
    'sk_test_' + random,
    'AKIAIOSFODNN7EXAMPLE',
    '{"access_token":"gho_16C7e42F292c6912E7710c838347Ae178B4a", "scope":"repo,gist"}',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'AIza…'.replace('…', 'SyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe'),
    'xoxb-…'.replace('…', '17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy'),
    'sk_live_…'.replace('…', '4eC39HqLyjWDarjtT1zdp7dc'),
    'npm_config_registry',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n...\n-----END PGP PRIVATE KEY BLOCK-----',
    'task-list',
    'risk-free',
  ])('finds none in %j', (line) => {
    expect(rules(line)).toEqual([]);
  });
});
