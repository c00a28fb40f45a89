/** Names that a file had when the lock was written, beside some that code takes from a package outside by now. */
import { describe, expect, test } from 'vitest';
import { judge, packageOf } from '../world.ts';

const TEXT = 'Ask `createLedger()`, `closeLedger()`, `Button` and `Card`.';
const locked = ['createLedger()', 'closeLedger()', 'Button', 'Card'].map((claim) => ({
  claim,
  target: `src/ledger.ts#${claim.replace('()', '')}`,
  stamps: [],
}));

/** Which of the names are gone where a file says `use`, and none exports them. */
function gone(use: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const world = {
    files: { 'src/ledger.ts': 'export {};\n', 'src/use.ts': use, ...files },
    packages: [packageOf('', { name: 'acme' })],
  };
  return judge(TEXT, { ...world, locked }).flatMap(({ claim, verdict }) => (verdict === 'dead' ? [claim.text] : []));
}

describe('names beside one that code takes from a package outside', () => {
  test.each([
    ['a name of several words', "import { createLedger } from '@acme/billing';\n"],
    ['one under another name', "import { createLedger as open } from '@acme/billing';\n"],
    ['one that it passes on', "export { createLedger } from '@acme/billing';\n"],
    ['one from an address', "import { createLedger } from 'https://acme.dev/billing.ts';\n"],
    ['two names of one word', "import { Button, Card } from '@acme/ui';\n"],
    ['one of one word from what is called as the file was', "import { Card } from '@acme/ledger';\n"],
    ['the whole of what is called as the file was', "import * as ledger from '@acme/ledger';\n"],
  ])('are left alone where that is %s', (_, use) => {
    expect(gone(use)).toEqual([]);
  });

  test.each([
    ['one that any library has', "import { Button } from 'ui';\n", ['createLedger()', 'closeLedger()', 'Card']],
    [
      'another one',
      "import { openLedger } from '@acme/ledger';\n",
      ['createLedger()', 'closeLedger()', 'Button', 'Card'],
    ],
    [
      'the whole of a library of others',
      "import ledger from 'ledger';\n",
      ['createLedger()', 'closeLedger()', 'Button', 'Card'],
    ],
  ])('are gone where that is %s', (_, use, expected) => {
    expect(gone(use)).toEqual(expected);
  });

  test('are gone where a file here exports the one that code has a namesake of', () => {
    const files = { 'src/other.ts': 'export function createLedger(): void {}\n' };
    expect(gone("import { createLedger } from '@acme/billing';\n", files)).toEqual(['closeLedger()', 'Button', 'Card']);
  });
});
