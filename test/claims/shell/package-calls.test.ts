import { describe, expect, test } from 'vitest';
import { packageCalls } from '../../../src/claims/shell/package-calls.ts';

function packages(text: string): readonly string[] {
  return packageCalls(text).map(({ packages: { names } }) => names.join('+'));
}

describe('packageCalls', () => {
  test.each([
    ['pnpm --filter @acme/core add zod', ['@acme/core']],
    ['pnpm -F core -F cli... install', ['core+cli']],
    ['pnpm add -D zod --filter=core', ['core']],
    ['pnpm --filter core exec vite --filter none', ['core']],
    ['yarn workspace core add zod', ['core']],
    ['npm install zod -w core --workspace=cli', ['core+cli']],
    ['npm exec -w core -- vite -w none', ['core']],
    ['bun add zod --filter core', ['core']],
    ['pnpm --filter core add zod && pnpm --filter cli add zod', ['core', 'cli']],
  ])('reads %j', (text, expected) => {
    expect(packages(text)).toEqual(expected);
  });

  test.each([
    'pnpm --filter core build',
    'pnpm add zod -w',
    'pnpm exec vite --filter core',
    'pnpm --filter "!core" install',
    'pnpm --filter "core[HEAD^1]" install',
    'pnpm --filter $NAME add zod',
    'pnpm --filter <name> add zod',
    'pnpm -C other --filter core add zod',
    'pnpm add zod --filter core --dir other',
    'cd other && pnpm --filter core add zod',
    'yarn workspace core',
    'yarn workspace core build',
    'yarn workspaces list',
    'npm init -w packages/core',
    'npm install zod --workspace=$NAME',
    'bun add zod --filter core...',
  ])('takes %j for none', (text) => {
    expect(packages(text)).toEqual([]);
  });
});
