import { describe, expect, it } from 'vitest';
import { isTakenBack } from '../../src/claims/clause.ts';
import type { Body, Piece } from '../../src/model.ts';

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
    ['These were removed:\n\n- `a.ts`\n- `b.ts`\n\nThese stay:\n\n- `c.ts`\n', [true, true, false]],
    ['The `createInvoice` and `a.ts`.', [false, false]],
    ['Never create `a.ts`, but use `b.ts`.', [true, false]],
    ['A line\nthat goes on with `a.ts`\nwhich was deleted.\n\nAnother `b.ts`.', [true, false]],
    ['A line\nthat goes on with `a.ts`,\nnow deleted.', [false]],
  ])('govern their own clause: %s', (text, expected) => {
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
    ['with a lead of two megabytes', `${repeated('so ')}. But:\n\n- \`a.ts\`\n`],
  ])('are found in a paragraph of two megabytes %s without taking minutes', (_, text) => {
    const start = performance.now();
    expect(takenBack(text).length).toBeGreaterThan(0);
    // A bound against minutes, not a measurement.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
