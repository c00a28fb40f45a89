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

describe('a path beside the day on which it went', () => {
  const past = { was: ['src/lib/tax.ts'], now: ['src/a.ts'] };

  test('is told of, and claimed by nobody', () => {
    expect(dead('- `src/lib/tax.ts`: brought into line on 2026-01-16.', past)).toEqual([]);
    expect(dead('- `src/lib/tax.ts`: brought into line on 2026-01-02.', past)).toEqual(['src/lib/tax.ts']);
  });
});

describe('a path in a sentence that names files of the environment', () => {
  const past = { was: ['.deploy/map.yaml'], now: ['src/env.ts'], ignored: '.env\n.runs/\n' };

  test('lies in none of them', () => {
    expect(dead('It stands in `src/env.ts`, in `.env`, and in `.deploy/map.yaml`.', past)).toEqual([
      '.deploy/map.yaml',
    ]);
    expect(dead('Each run writes into `.runs`, and keeps `.deploy/map.yaml`.', past)).toEqual([]);
  });
});

describe('a folder that is empty for now', () => {
  const text = 'New tickets are filed in `tickets/open/`.';

  test('is one whose last text went to a folder beside it', () => {
    const renamed = { 'tickets/open/7.md': 'tickets/done/7.md' };
    const stays = ['tickets/done/6.md', 'tickets/done/7.md'];
    expect(dead(text, { was: ['tickets/open/7.md', 'tickets/done/6.md'], now: stays, renamed })).toEqual([]);
    expect(dead(text, { was: ['tickets/open/7.md'], now: ['tickets/done/7.md'], renamed })).toEqual(['tickets/open/']);
    const code = { 'tickets/open/7.ts': 'tickets/done/7.ts' };
    const was = ['tickets/open/7.ts', 'tickets/done/6.ts'];
    expect(dead(text, { was, now: ['tickets/done/6.ts', 'tickets/done/7.ts'], renamed: code })).toHaveLength(1);
  });

  test('is one from which commit after commit took some', () => {
    const was = ['tickets/open/7.md'];
    const tookBefore = ['1', '2', '3', '4'].map((name) => `tickets/open/${name}.md`);
    expect(dead(text, { was, now: ['a.ts'], tookBefore })).toEqual([]);
    expect(dead(text, { was, now: ['a.ts'], tookBefore: tookBefore.slice(1) })).toEqual(['tickets/open/']);
    const many = ['7', '8', '9', '10'].map((name) => `tickets/open/${name}.md`);
    expect(dead(text, { was: many, now: ['a.ts'], tookBefore })).toEqual(['tickets/open/']);
    const code = { was: ['tickets/open/7.ts'], now: ['a.ts'], tookBefore };
    expect(dead(text, code)).toEqual(['tickets/open/']);
  });

  test('is one that a file without words had kept', () => {
    expect(dead(text, { was: ['tickets/open/.gitkeep'], now: ['a.ts'] })).toEqual([]);
  });
});
