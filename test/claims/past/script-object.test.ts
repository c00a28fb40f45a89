/** Members of constant objects of JavaScript that the lock has seen: when their absence is told. */
import { describe, expect, test } from 'vitest';
import { judge } from '../world.ts';

const locked = [{ claim: 'retryLimits.maxTries', target: 'src/retry.js#retryLimits.maxTries', stamps: [] }];

type Files = Readonly<Record<string, string>>;

function told(files: Files, known = locked): readonly (string | undefined)[] {
  return judge('At most `retryLimits.maxTries`.', { files, locked: known }).map(
    ({ verdict, truth }) => truth ?? verdict,
  );
}

const GONE =
  'The const `retryLimits` in `src/retry.js` has no public member `maxTries`. It had one when the lock was written.';
const RENAMED = 'export const retryLimits = { maxAttempts: 3 };\n';

describe('a member of a constant object of JavaScript that the lock has seen', () => {
  test.each([
    ['was renamed', RENAMED],
    ['was renamed in CommonJS', 'const retryLimits = { maxAttempts: 3 };\nmodule.exports = { retryLimits };\n'],
  ])('is gone once it %s', (_, code) => {
    expect(told({ 'src/retry.js': code })).toEqual([GONE]);
  });

  test('is not told of where the lock never had it', () => {
    expect(told({ 'src/retry.js': RENAMED }, [])).toEqual(['undecided']);
  });

  test.each([
    ['it spreads another', 'export const retryLimits = { ...base };\n'],
    ['it has a name that is computed', 'export const retryLimits = { [name]: 3 };\n'],
    ['a call makes it', 'export const retryLimits = limits({ maxAttempts: 3 });\n'],
    ['it is assigned to', `${RENAMED}Object.assign(retryLimits, more);\n`],
    ['it gets members by key', `${RENAMED}for (const k of names) retryLimits[k] = 1;\n`],
    ['it is handed to a function', 'const retryLimits = {};\nfill(retryLimits);\nexport { retryLimits };\n'],
    ['its file cannot be read', 'export const retryLimits = { a( }\n'],
  ])('is left alone where %s', (_, code) => {
    expect(told({ 'src/retry.js': code })).toEqual(['undecided']);
  });

  test('is left alone where another file assigns to it, or has one of that name', () => {
    const imported = "import { retryLimits } from './retry.js';\n";
    for (const code of [`${imported}Object.assign(retryLimits, more);\n`, 'export const maxTries = 3;\n'])
      expect(told({ 'src/retry.js': RENAMED, 'src/other.js': code })).toEqual(['undecided']);
  });
});
