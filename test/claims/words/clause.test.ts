import { describe, expect, it } from 'vitest';
import { isTakenBack } from '../../../src/claims/words/clause.ts';
import type { Body, Piece } from '../../../src/model.ts';

/** A body whose code spans are found by their backticks alone: no parser takes two megabytes. */
function bodyOf(text: string): Body & { readonly spans: readonly Piece[] } {
  const spans = [...text.matchAll(/`([^`]*)`/g)].map(({ 0: written, 1: value = '', index }): Piece => {
    return { kind: 'code', value, start: index, end: index + written.length, line: 1, column: index + 1 };
  });
  return { text, line: 1, pieces: spans, bindings: [], spans };
}

const takenBack = (text: string): readonly boolean[] => {
  const body = bodyOf(text);
  return body.spans.map((span) => isTakenBack(body, span, 'path'));
};

describe('words that take a claim back', () => {
  it.each([
    ['`a.ts` was removed.', [true]],
    ['`a.ts` was removed. Use `b.ts`.', [true, false]],
    ['Removed: `a.ts`, `b.ts` and `c.ts`.', [true, true, true]],
    ['`new.ts` (formerly `old.ts`) starts.', [false, true]],
    ['`old.ts` (removed) and `new.ts`.', [true, false]],
    ['`a.ts` (see `b.ts`, no longer there) runs.', [false, true]],
    ['The stack (2 parts, `a.ts`,\nthe `b/` + `c.ts`,\nand (all) `d.ts`) was **removed**.', [true, true, true, true]],
    [
      'The list (`a.ts` and `b.ts`) was sorted. Rows (see `c.ts`) are kept until they are removed.',
      [false, false, false],
    ],
    ['These were removed:\n\n- `a.ts`\n- `b.ts`\n\nThese stay:\n\n- `c.ts`\n', [true, true, false]],
    ['The `createInvoice` and `a.ts`.', [false, false]],
    ['Never create `a.ts`, but use `b.ts`.', [true, false]],
    ['A line\nthat goes on with `a.ts`\nwhich was deleted.\n\nAnother `b.ts`.', [true, false]],
    ['A line\nthat goes on with `a.ts`,\nnow deleted.', [false]],
  ])('govern their own clause: %s', (text, expected) => {
    expect(takenBack(text)).toEqual(expected);
  });

  it.each([
    ['Import nothing from the old `a.ts`, `b/c.ts`, or `d.ts` files, but from `e.ts`.', [true, true, true, false]],
    ["**DON'T**: Import or call anything from `a.ts` or `src/b.ts`.", [true, true]],
    ['Never import from `src/a.ts`; import from `src/b.ts`.', [true, false]],
    ['Do not use `a.ts`.', [true]],
    ['Do not import from:\n\n- `src/a.ts`\n- `src/b.ts`\n', [true, true]],
    ['Never use fetch in `src/a.ts`. Avoid using mocks, see `src/b.ts`.', [false, false]],
    ['Move old tests to `src/a.ts`. Run `src/b.ts` on older systems.', [false, false]],
  ])('forbid to use what is past: %s', (text, expected) => {
    expect(takenBack(text)).toEqual(expected);
  });

  it.each([
    ['- Example `utils.test.js`:', [true]],
    ['- Example naming: `utils.test.js`, `task-manager.test.js`', [true, true]],
    ['Tests are named like `src/a.test.ts`.', [true]],
    ['- Use descriptive file names: `progressTracker.ts`, `dateUtils.ts`', [true, true]],
    ['Descriptive names stand in `src/a.ts`.', [true]],
    ['Good: all names stand in `src/a.ts`.', [false]],
    ['Tests such as `task-manager.test.js`.', [true]],
    ['Files in kebab-case: `task-manager.js`.', [true]],
    ['Examples:\n\n- `task-manager.js`\n', [true]],
    ['Utilize o formato `x`. Exemplo:\n\n- `task-manager.js` DTOs\n', [false, true]],
    ['示例：\n\n- `task-manager.js`\n', [true]],
    ['- **Examples**:\n  - Tests: `task-manager.js`\n- `other.js`\n', [true, false]],
    ['- Removed:\n  - Tests: `src/a.js`\n- `other.js`\n', [true, false]],
    ['Example: `src/a.ts`. Folders such as `src/b.ts`.', [false, false]],
    ['The name stands in `src/a.ts`, likely beside `b.ts`.', [false, false]],
  ])('teach how things are called: %s', (text, expected) => {
    expect(takenBack(text)).toEqual(expected);
  });

  const SIZE = 2_000_000;
  const repeated = (part: string): string => part.repeat(Math.ceil(SIZE / part.length));

  it.each([
    ['without punctuation', repeated('see `a.ts` and ')],
    ['of short clauses', repeated('see `a.ts`, but use `b.ts`; ')],
    ['in brackets that never close', repeated('(see `a.ts` ')],
    ['in brackets that close late', `${'(see `a.ts` '.repeat(SIZE / 24)}${') '.repeat(SIZE / 24)}`],
    ['in brackets inside of brackets', repeated('(see `a.ts` (and `b.ts`) and ')],
    ['with asides', repeated('`a.ts` (gone) and (so) ')],
    ['of list items below one lead', `These stay:\n\n${repeated('- `a.ts`\n')}`],
    ['of examples and bans', repeated('never import the old `a.ts` like e.g. `b.ts`, ')],
    [
      'of items ever further in',
      Array.from({ length: 2_000 }, (_, at) => `${' '.repeat(at)}- e.g.:\n`).join('') + '`a.ts`',
    ],
    ['with a lead of two megabytes', `${repeated('so ')}. But:\n\n- \`a.ts\`\n`],
  ])('are found in a paragraph of two megabytes %s without taking minutes', (_, text) => {
    const start = performance.now();
    expect(takenBack(text).length).toBeGreaterThan(0);
    // A bound against minutes, not a measurement.
    expect(performance.now() - start).toBeLessThan(25_000);
  });
});
