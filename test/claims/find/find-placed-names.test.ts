/** Names that a text gives to a file in two code spans. */
import { expect, test } from 'vitest';
import { findPlacedNames } from '../../../src/claims/find/find-placed-names.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';

const TREE = treeOf(new Set(['src/tax.ts', 'apps/web/src/tax.ts', 'apps/web/src/page.ts', 'docs/tax.md']));

const placed = (markdown: string, file = 'AGENTS.md'): readonly string[] =>
  findPlacedNames(agentFileOf(file, markdown), TREE).map(({ target }) => target);

test.each([
  '`TAX_RATES` in `src/tax.ts`',
  '**`TAX_RATES`** (`src/tax.ts`): all of them.',
  'Add to `TAX_RATES` in `src/tax.ts`.',
  'Take `TAX_RATES` from `./src/tax.ts`.',
  '`TAX_RATES` is defined in `src/tax.ts`.',
])('are found: %s', (markdown) => {
  expect(placed(markdown)).toEqual(['src/tax.ts#TAX_RATES']);
});

test('count from the root, or from the folder of the text where only that has the file', () => {
  expect(placed('Call `showPage()` in `src/page.ts`.', 'apps/web/AGENTS.md')).toEqual([
    'apps/web/src/page.ts#showPage',
  ]);
  expect(placed('Call `rateOf()` in `src/tax.ts`.', 'apps/web/AGENTS.md')).toEqual([]);
});

test.each([
  '`TAX_RATES` and `src/tax.ts`',
  '`TAX_RATES` was in `src/tax.ts` (removed).',
  'Move `TAX_RATES` into `src/tax.ts`.',
  '`TAX_RATES` (`src/tax.ts`, and others)',
  '`rates` in `src/tax.ts`',
  '`TAX_RATES` in `docs/tax.md`',
  '`TAX_RATES` in `src/gone.ts`',
  '`Tax.rateOf()` in `src/tax.ts`',
  'There is no `TAX_RATES` in `src/tax.ts`.',
])('are no claim: %s', (markdown) => {
  expect(placed(markdown)).toEqual([]);
});
