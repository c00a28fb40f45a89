/** Names that a file had when the lock was written, and that the words give to a dependency. */
import { describe, expect, test } from 'vitest';
import { judge, packageOf } from '../world.ts';

const locked = ['createLedger()', 'closeLedger()'].map((claim) => ({
  claim,
  target: `src/ledger.ts#${claim.replace('()', '')}`,
  stamps: [],
}));

function gone(text: string): readonly string[] {
  const dependencies = [{ name: '@acme/ledger', range: '2', group: 'dependencies', line: 3 } as const];
  const files = { 'src/ledger.ts': 'export {};\n', 'src/use.ts': "import { add } from 'sums';\n" };
  const judged = judge(text, { files, packages: [packageOf('', { name: 'shop', dependencies })], locked });
  return judged.flatMap(({ claim, verdict }) => (verdict === 'dead' && claim.kind === 'symbol' ? [claim.text] : []));
}

describe('names that stood in a file of ours', () => {
  test.each([
    'With `@acme/ledger`: `createLedger()`, `closeLedger()`.',
    '- From `@acme/ledger`: `createLedger()` and `closeLedger()`',
    '**From `@acme/ledger` we take:**\n\n- `createLedger()`\n- `closeLedger()`',
    'It counts. From `sums`: `createLedger()`, `closeLedger()`',
  ])('are left alone where the words give them to a package from outside: %s', (text) => {
    expect(gone(text)).toEqual([]);
  });

  test.each([
    'With `@acme/ledger` underneath, `createLedger()` and `closeLedger()` keep the books.',
    'With `src/ledger.ts`: `createLedger()`, `closeLedger()`.',
    'From `@acme/ledger`: nothing. Call `createLedger()` and `closeLedger()`.',
  ])('are gone where they only name one: %s', (text) => {
    expect(gone(text)).toEqual(['createLedger()', 'closeLedger()']);
  });
});
