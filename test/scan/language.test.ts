import { describe, expect, test } from 'vitest';
import { isCodeFile, isTestFile } from '../../src/scan/language.ts';

describe('isCodeFile', () => {
  test.each([
    'a.ts',
    'a.tsx',
    'a.mts',
    'a.cts',
    'a.js',
    'a.jsx',
    'a.mjs',
    'a.cjs',
    'a.d.ts',
    'vendor/list.ts',
    'a.vue',
    'a.svelte',
    'a.astro',
    'src/array-min.js',
  ])('counts %s', (path) => {
    expect(isCodeFile(path)).toBe(true);
  });
  test.each([
    'a.json',
    'a.tsv',
    'a.css',
    'node_modules/x/a.js',
    'p/node_modules/a.ts',
    '.yarn/releases/yarn.cjs',
    'lib/jquery.min.js',
    '.pnp.cjs',
  ])('leaves %s out', (path) => {
    expect(isCodeFile(path)).toBe(false);
  });
});

describe('isTestFile', () => {
  test.each(['src/a.test.ts', 'a.spec.mjs', 'src/__tests__/a.ts', 'test/a.ts', 'types.test-d.ts', 'e2e/login.ts'])(
    'counts %s',
    (path) => {
      expect(isTestFile(path)).toBe(true);
    },
  );
  test.each(['src/test.ts', 'src/latest/a.ts', 'src/contest.ts', 'src/testing/a.ts'])('takes %s for code', (path) => {
    expect(isTestFile(path)).toBe(false);
  });
});
