import { describe, expect, test } from 'vitest';
import { isOfPlan, saysSo } from '../../../src/claims/words/not-here.ts';
import { isToBeMade } from '../../../src/claims/words/to-be-made.ts';
import { CODE } from '../../../src/claims/words/statements.ts';

/** A clause as it is judged, with its code spans covered. */
function toBeMade(clause: string): boolean {
  return isToBeMade(clause.replace(/`[^`]*`/g, (span) => CODE.repeat(span.length)));
}

describe('a name of code', () => {
  test.each([
    'Use `Ledger.insert()` to add an entry.',
    'Call `Ledger.insert()` to add another entry.',
    'Add a charge with `charge()`.',
    'Add a new charge by calling `charge()`.',
    'Define your own tax rules via `Tax.register()`.',
    'To add an entry to the ledger use `Ledger.insert()`.',
    'To add an entry, call `Ledger.insert()`.',
    'New entries go through `Ledger.insert()`.',
  ])('is there, where it is the means of what is to be made: %s', (clause) => {
    expect(toBeMade(clause)).toBe(false);
  });

  test.each([
    'Add a method such as `Ledger.insert()`.',
    'Add an `insert()` to the ledger.',
    'Add a method `Ledger.insert()` with a test.',
    'Introduce a class with the name `Book`.',
    'We want a `Ledger.insert()` to add an entry.',
    'Name your hook like `useLedger()`.',
    'Implement `Ledger.insert()` to add an entry.',
    'Add `Ledger.append()` to the class when batching lands.',
    'Please add `Color.Purple` to the enum for premium users.',
    'Add the `Ledger.append()` method to the class.',
    'Add a test and new methods with `Ledger.insert()`.',
  ])('is still to be made: %s', (clause) => {
    expect(toBeMade(clause)).toBe(true);
  });
});

test.each(['Pseudo code: `Ledger.insert()`.', 'pseudo-code of `Ledger.insert()`', 'In pseudocode `Ledger.insert()`'])(
  'a name in pseudo code is none of ours: %s',
  (clause) => {
    expect(saysSo(clause, 'symbol')).toBe(true);
  },
);

test('a heading that tells what is intended introduces a plan, and "Intended audience" none', () => {
  expect(['Intended API', 'Intended usage', '2. The intended layout'].map(isOfPlan)).toEqual([true, true, true]);
  expect(['Intended audience', 'Usage as intended', 'API'].map(isOfPlan)).toEqual([false, false, false]);
});
