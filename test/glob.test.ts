import { describe, expect, it } from 'vitest';
import { globMatcher, isTooComplex, flatBraces, outsideBraces } from '../src/glob.ts';

describe('globs', () => {
  it.each([
    ['src/**/*.{test,spec}.{ts,tsx}', 'src/a/b.test.tsx', true],
    ['packages/*/src/**/*.ts', 'packages/api/src/x/y.ts', true],
    ['**/__tests__/**/*.test.ts', 'a/__tests__/b/c.test.ts', true],
    ['**/.*rc', 'a/.eslintrc', true],
    ['src/*.ts', 'src/a/b.ts', false],
    ['!(a).ts', 'b.ts', true],
  ])('%s on %s is %s', (glob, path, expected) => {
    expect(isTooComplex(glob)).toBe(false);
    expect(globMatcher(glob)(path)).toBe(expected);
  });

  it.each([
    `${'**/a/'.repeat(5)}x`,
    `${'*a'.repeat(6)}x`,
    `${'[a]+'.repeat(5)}x`,
    '((a+)+)x',
    '+(a|+(b))x',
    '{a,b}{a,b}{a,b}{a,b}{a,b}*.ts',
    'a'.repeat(501),
    `${'**/*a'.repeat(8)}b`,
    `${'*a*/'.repeat(8)}b`,
  ])('%s is refused, because matching it can take minutes', (glob) => {
    expect(isTooComplex(glob)).toBe(true);
    expect(globMatcher(glob)('a'.repeat(100))).toBe(false);
  });

  it('nothing is matched by no sign at all', () => {
    expect(['', 'a', 'a/b'].map(globMatcher(''))).toEqual([false, false, false]);
  });

  it('what is allowed matches long paths at once', () => {
    const deep = `${'a/'.repeat(100)}y`;
    const long = `${'a'.repeat(200)}y`;
    const globs = ['**/a/**/a/**/x', '*a*a*x', '**/*a*a*/**/x', '{a,aa}{a,aa}*{a,aa}x'];
    const start = performance.now();
    for (const glob of globs)
      for (const path of [deep, long, `${long}/${deep}`]) expect(globMatcher(glob)(path)).toBe(false);
    // A bound against minutes, not a measurement.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('braces', () => {
  it.each([
    ['src/{a,{b,gen}}/**', 'src/{a,b,gen}/**'],
    ['{a,b{c,d}}/{e,f}', '{a,bc,bd}/{e,f}'],
    ['{a,{b,{c,d}e}}', '{a,b,ce,de}'],
    ['src/{a,b}.ts', 'src/{a,b}.ts'],
    ['src/{a', 'src/{a'],
  ])('%s is the same as %s, and matches the same', (nested, flat) => {
    expect(flatBraces(nested)).toBe(flat);
    for (const path of ['src/a/x.ts', 'src/gen/x.ts', 'bc/e', 'a/f', 'ce', 'de', 'b', 'src/a.ts', 'src/c.ts'])
      expect([path, globMatcher(flat)(path)]).toEqual([path, globMatcher(nested)(path)]);
  });

  it('keep their commas when a text is parted', () => {
    expect(outsideBraces('src/{a,{b,c}}/**,docs/**', ',')).toEqual(['src/{a,{b,c}}/**', 'docs/**']);
    expect(outsideBraces('src/{a,b', ',')).toEqual(['src/{a', 'b']);
  });
});
