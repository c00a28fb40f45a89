import { describe, expect, test } from 'vitest';
import { findImportClaims } from '../../../src/claims/find/find-imports.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import type { PackageFacts } from '../../../src/model.ts';
import { guide, packageOf, worldOf } from '../world.ts';

const FILES = {
  'packages/core/src/index.ts': "export * from './run.ts';",
  'packages/core/src/run.ts': 'export function useRun() {}',
  'packages/core/src/internal.ts': 'export const shared = 1;',
  'packages/core/src/open.ts': "export * from 'elsewhere'; export const a = 1;",
  'packages/core/test/a.test.ts': 'export const onlyInTests = 1;',
  'packages/contract/src/index.ts': 'export interface Client {}',
};

const CORE = packageOf('packages/core', {
  name: '@acme/core',
  entries: [
    { subpath: '.', file: 'packages/core/src/index.ts' },
    { subpath: './internal', file: 'packages/core/src/internal.ts' },
    { subpath: './open', file: 'packages/core/src/open.ts' },
  ],
  untracedEntries: ['./built'],
});

/** What a guide takes from packages, with what becomes of it. */
function judged(markdown: string, core: PackageFacts = CORE): readonly string[] {
  const note = guide(markdown);
  const claims = findImportClaims(note.note);
  return judgeClaims(claims, worldOf(note, { packages: [core], files: FILES })).map(({ claim, verdict, truth, hint }) =>
    verdict === 'dead' ? `${truth} ${hint}` : `${verdict} ${claim.text}`,
  );
}

describe('what a sample imports in groups with remarks between them', () => {
  const sample = (...names: readonly string[]): string =>
    ['```ts', 'import core, {', ...names.map((name) => `  ${name}`), "} from '@acme/core/internal';", '```'].join('\n');
  const dead = (markdown: string): readonly string[] => judged(markdown).filter((each) => each.startsWith('`'));

  test('is read without the remarks', () => {
    expect(dead(sample('// Core', 'shared, // the first', '', '// React', '/* the second, */ useRun,'))).toEqual([
      expect.stringContaining('exports no `useRun`'),
    ]);
  });

  test('is read where a group is of errors, and no lesson', () => {
    const groups = ['// Errors (all are mocks)', 'shared,', '// ... all Acme errors', '', '// React', 'useRun,'];
    expect(dead(sample(...groups))).toHaveLength(1);
  });

  test('is left alone where a remark teaches one', () => {
    expect(dead(sample('shared,', '// Do not take this', 'useRun,'))).toEqual([]);
    expect(dead(sample('shared,', '// fails with an error', 'useRun,'))).toEqual([]);
  });
});

describe('a name that a sentence takes from an entry point', () => {
  test('is dead where that is known whole, lacks it, and another file exports it', () => {
    expect(judged('Expose state with `useRun` from `@acme/core/internal`, not by hand.')).toEqual([
      '`@acme/core/internal` exports no `useRun`. `packages/core/src/run.ts` exports a `useRun`: name the entry point that passes it on.',
    ]);
    expect(judged('Call `useRun()` from\n`@acme/core/internal`.')).toHaveLength(1);
  });

  test('is live where it is exported there, passed on or not', () => {
    expect(judged('Use `useRun` from `@acme/core` and `shared` from `@acme/core/internal`.')).toEqual([
      'live useRun from @acme/core',
      'live shared from @acme/core/internal',
    ]);
  });

  test.each([
    ['nobody exports it', '`later` from `@acme/core/internal`'],
    ['tests alone export it', '`onlyInTests` from `@acme/core`'],
    ['the entry point passes on what is outside', '`useRun` from `@acme/core/open`'],
    ['the source of the entry point is unknown', '`useRun` from `@acme/core/built`'],
    ['the package is somebody else’s', '`useRun` from `other`'],
    ['another package alone exports it', '`Client`, built from `@acme/core`, and `Client` from `@acme/core`'],
  ])('stays undecided where %s', (_, words) => {
    expect(judged(`Use ${words}.`)).toEqual([expect.stringMatching(/^undecided /)]);
  });

  test.each([
    'Never import `useRun` from `@acme/core/internal`.',
    '`useRun` from `@acme/core/internal` was removed.',
    'Use `useRun`, which comes from `@acme/core/internal`.',
    'Move `useRun` from `packages/core/src/run.ts`.',
    'Reads `.env` from `@acme/core/internal`.',
    'Use `useRun` instead of `shared` from `@acme/core/internal`.',
  ])('is no claim in %j', (markdown) => {
    expect(judged(markdown)).toEqual([]);
  });
});

test('a name that a Nuxt layer brings along needs no entry point', () => {
  const layer = { subpath: './internal', file: 'packages/core/nuxt.config.ts' };
  expect(judged('Use `useRun` from `@acme/core/internal`.')).toHaveLength(1);
  expect(judged('Use `useRun` from `@acme/core/internal`.', { ...CORE, entries: [...CORE.entries, layer] })).toEqual([
    'undecided useRun from @acme/core/internal',
  ]);
});

describe('a name that a sample imports', () => {
  const sample = (...lines: readonly string[]): string => ['```ts', ...lines, '```'].join('\n');

  test('is judged as one in a sentence', () => {
    expect(
      judged(
        `Use it like this:\n\n${sample("import { useRun, type shared as s } from '@acme/core/internal';", "import x from '@acme/core';")}`,
      ),
    ).toEqual([
      'live @acme/core/internal',
      '`@acme/core/internal` exports no `useRun`. `packages/core/src/run.ts` exports a `useRun`: name the entry point that passes it on.',
      'live shared from @acme/core/internal',
    ]);
    expect(judged(sample('import {', '  useRun,', "} from '@acme/core/internal';"))).toHaveLength(2);
  });

  test.each([
    sample('// ❌ Wrong', "import { useRun } from '@acme/core/internal';"),
    sample("import { useRun } from '@acme/core/internal'; // does not work"),
    sample(
      '// before',
      "import { useRun } from '@acme/core/internal';",
      '// after',
      "import { useRun } from '@acme/core';",
    ),
    `Never do this:\n\n${sample("import { useRun } from '@acme/core/internal';")}`,
    `## Migration\n\n${sample("import { useRun } from '@acme/core/internal';")}`,
    sample("import { useRun } from '@acme/core/internal';").replace('ts', 'text'),
    sample("import { useRun } from './internal';"),
  ])('is no claim in %j', (markdown) => {
    expect(judged(markdown)).toEqual([]);
  });
});
