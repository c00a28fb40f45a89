/** Commands in fences without a language, and folders that commands change into. */
import { describe, expect, test } from 'vitest';
import { findAgentClaims } from '../../../src/claims/find/agent-claims.ts';
import { agentFileOf } from '../agent-world.ts';

const claimed = (markdown: string): readonly string[] =>
  findAgentClaims(agentFileOf('AGENTS.md', markdown)).map(({ kind, line, text }) => `${line} ${kind} ${text}`);

const bare = (...lines: readonly string[]): string => ['```', ...lines, '```', ''].join('\n');

describe('a fence without a language', () => {
  test('is read where every line of it is a command', () => {
    expect(claimed(bare('# once', 'pnpm install', '', 'pnpm run build # all', 'cd apps/web && pnpm run dev'))).toEqual([
      '5 command pnpm run build',
      '6 command pnpm run dev',
    ]);
    expect(claimed(bare('$ pnpm run build', '$ pnpm run docs'))).toEqual([
      '2 command pnpm run build',
      '3 command pnpm run docs',
    ]);
  });

  test.each([
    ['output below a prompt', ['$ pnpm run docs', 'docs written']],
    ['what a program prints of itself', ['npm run docs', 'npm ERR! Missing script: "docs"']],
    ['a prompt for an agent', ['Run the tests:', 'pnpm run docs']],
    ['a sentence', ['make sure that pnpm run docs passes']],
    ['a column of remarks', ['pnpm run docs    writes the docs']],
    ['arrows', ['pnpm run docs -> writes the docs']],
    ['a tree', ['src/', '  index.ts']],
  ])('claims nothing where it holds %s', (_, lines) => {
    expect(claimed(bare(...lines))).toEqual([]);
  });

  test('claims nothing in another language', () => {
    expect(claimed('```text\npnpm run docs\n```\n')).toEqual([]);
  });
});

describe('a folder that a command changes into', () => {
  const shell = (...lines: readonly string[]): string => ['```sh', ...lines, '```', ''].join('\n');

  test('is a path from where the command stands', () => {
    expect(claimed(shell('cd apps/web'))).toEqual(['2 path apps/web']);
  });

  test.each([
    ['is made before', ['mkdir -p apps/web', 'cd apps/web']],
    ['comes with a clone', ['git clone https://example.com/x apps/web && cd apps/web']],
    ['is to be filled in', ['cd packages/<name>']],
    ['is invented', ['cd packages/my-app']],
    ['lies outside', ['cd ../other/web']],
    ['is one word', ['cd web']],
  ])('is none where it %s', (_, lines) => {
    expect(claimed(shell(...lines))).toEqual([]);
  });
});

describe('a folder that a package manager is to work in', () => {
  const paths = (line: string): readonly string[] =>
    claimed(`\`\`\`sh\n${line}\n\`\`\`\n`).filter((each) => each.includes(' path '));

  test.each([
    'pnpm -C apps/web build',
    'pnpm --dir apps/web run build',
    'npm --prefix apps/web run build',
    'npm run build --prefix=apps/web -- --prefix out/x',
    'yarn --cwd apps/web build',
    'bun --cwd apps/web run build',
    'bun run --cwd apps/web build',
    'pnpm install -C apps/web',
    'CI=1 npm ci --silent --prefix apps/web',
    'npm run gen -w apps/web',
    'npm run gen --workspace=apps/web -- -w out/x',
    'npm install zod -w apps/web',
  ])('is a path from where the command stands: %s', (line) => {
    expect(paths(line)).toEqual(['2 path apps/web']);
    // In prose a code span says the same.
    expect(claimed(`Run \`${line}\`.`)).toContain('1 path apps/web');
  });

  test.each([
    ['pnpm --filter ./apps/web gen', ['2 path ./apps/web']],
    ['bun run --filter ./apps/web dev', ['2 path ./apps/web']],
    ['npm run gen -w apps/web -w ./apps/api', ['2 path apps/web', '2 path ./apps/api']],
  ])('is a path for each workspace that is chosen by its folder: %s', (line, found) => {
    expect(paths(line)).toEqual(found);
  });

  test.each([
    ['is the name of a package', 'npm run gen -w @acme/web'],
    ['is a name to pnpm', 'pnpm --filter apps/web gen'],
    ['is a pattern', "pnpm --filter './apps/*' gen"],
    ['takes in what depends on it', 'pnpm --filter ./apps/web... gen'],
    ['leaves it out', "pnpm --filter '!./apps/web' gen"],
    ['counts from another folder', 'npm --prefix ../other run gen -w apps/web'],
    ['is made by init', 'npm init -w apps/web -y'],
    ['is the root to pnpm', 'pnpm -w apps/web'],
    ['is made by it', 'npm install --prefix tools/x typescript'],
    ['is made before', 'mkdir -p apps/web && pnpm -C apps/web build'],
    ['is handed to a script', 'pnpm build -C apps/web'],
    ['is handed on', 'npm run build -- --prefix apps/web'],
    ['is to be filled in', 'pnpm -C packages/<name> build'],
    ['lies outside', 'npm --prefix ../other/web test'],
    ['is one word', 'npm --prefix web test'],
    ['stands behind a flag that nobody knows', 'pnpm --what -C apps/web build'],
    ['is of another program', 'git -C apps/web status'],
  ])('is none where it %s', (_, line) => {
    expect(paths(line)).toEqual([]);
  });
});
