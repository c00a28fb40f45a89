/** Paths that a commit took, beside words that give them to another repository or lead their list in. */
import { describe, expect, test } from 'vitest';
import { dead } from '../past-world.ts';

describe('a path beside the name of a repository', () => {
  const past = {
    was: ['src/lib/tax.ts', 'src/lib/a.ts', 'packages/web/src/a.ts'],
    now: ['src/tax/tax.ts', 'packages/web/src/a.ts'],
    renamed: { 'src/lib/tax.ts': 'src/tax/tax.ts' },
  };

  test.each([
    'Mirrors `src/lib/tax.ts` in acme/monolith, line by line.',
    '- acme/monolith: `src/lib/tax.ts`',
    'The storefront (`acme/storefront`) has `src/lib/tax.ts`.',
    'Mirrors `src/lib/tax.ts` (acme/monolith).',
  ])('is of that one: %s', (line) => {
    expect(dead(line, past)).toEqual([]);
  });

  test.each([
    'Used in `packages/web`: `src/lib/tax.ts`.',
    '- packages/web: see `src/lib/tax.ts`',
    'It stood in `src/lib`: `src/lib/tax.ts`.',
    'Client/server code loads/parses `src/lib/tax.ts`.',
    'It stood in `src/gone` and `src/lib/tax.ts`.',
    '| `src/lib/tax.ts` | Editor (ProseMirror/Milkdown) and rates. |',
  ])('is of this one where that is a folder, or no name at all: %s', (line) => {
    expect(dead(line, past)).toContain('src/lib/tax.ts');
  });
});

describe('a path in a list that an arrow leads in', () => {
  const past = { was: ['src/ui/steps/a.ts', 'src/mesh/steps/a.ts'], now: ['src/mesh/steps/a.ts'] };

  test('is dead all the same', () => {
    const list = '  - `src/ui/steps/` - the form\n  - `src/mesh/steps/` - the mesh\n';
    expect(dead(`→ See the steps of each feature:\n${list}`, past)).toEqual(['src/ui/steps/']);
  });
});
