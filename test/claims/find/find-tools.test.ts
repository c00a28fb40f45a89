/** Installs as a text writes them, and where: readers look for the quoted words in the line. */
import { expect, test } from 'vitest';
import { findToolClaims } from '../../../src/claims/find/find-tools.ts';
import { excerptOf } from '../../../src/excerpt.ts';
import { parseBody } from '../../../src/sources/markdown.ts';

/** What a text claims of managers, with the marked part of its line. */
function marked(text: string): readonly string[] {
  const lines = text.split('\n');
  return findToolClaims({ file: 'CLAUDE.md', body: parseBody('CLAUDE.md', text, 1).value }).map((claim) => {
    const excerpt = excerptOf(lines[claim.line - 1] ?? '', { at: claim.column - 1, claim: claim.text });
    const { text: shown, column, length } = excerpt ?? { text: '', column: 1, length: 0 };
    return `${claim.line}:${column} ${shown.slice(column - 1, column - 1 + length)} is ${claim.target}`;
  });
}

const sh = (...lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n');

test.each([
  ['Install with `npm ci`.', '1:15 npm ci is npm install'],
  ['Install with `pnpm i`.', '1:15 pnpm i is pnpm install'],
  ['Install with `npm ci`. Add with `npm install lodash`.', '1:15 npm ci is npm install'],
  [sh('npm ci'), '2:1 npm ci is npm install'],
  [sh('npm install lodash && npm i'), '2:23 npm i is npm install'],
  [
    sh('pnpm install --frozen-lockfile --prefer-offline'),
    '2:1 pnpm install --frozen-lockfile --prefer-offline is pnpm install',
  ],
  [sh('CI=1 npm ci # once'), '2:6 npm ci is npm install'],
])('an install is marked as it is written: %j', (text, expected) => {
  expect(marked(text)).toEqual([expected]);
});

test.each([
  'npm install -g',
  'npm install --prefix tools',
  'npm install --omit=dev',
  'npm install --workspace packages/a',
  'pnpm install --filter a',
  'pnpm install --frozen-lockfile lodash',
  'npm --version',
])('what is installed elsewhere, in part, or beside is no install of everything: %s', (command) => {
  expect(marked(sh(command))).toEqual([]);
});
