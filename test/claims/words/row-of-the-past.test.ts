import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

const NAMES = /check:|compat\.ts|flags\.ts|FlagStore|openFlags/;

const ROW = [
  '- **Fewer checks (plan 7):** the former',
  '  `src/check-flags.ts`/`src/flags-row.ts` (a smoke over real flags,',
  '  `npm run check:flags`), `src/compat.ts` (on, off and shuffled (all three),',
  '  `npm run check:compat`), and `src/openFlags.ts` (a thin wrapper of `openFlags`,',
  '  `npm run check:open`) were deleted: what they proved is proven in the process.',
].join('\n');

test.each([
  ['with both words', ROW],
  ['with the predicate at its end alone', ROW.replace('the former', 'these,')],
  ['with no aside at its last member', ROW.replace(/ \(a thin[^]*?open`\)/, '')],
  ['with "former" at its head alone', ROW.replace('were deleted:', 'ran for an hour:')],
  ['in a quotation', ROW.replace('- ', '').replace(/^\s*/gm, '> ')],
  ['whose members no longer exist', ROW.replace('the former', 'the').replace('were deleted', 'no longer exist')],
])('a row of things is gone as a whole, with what their asides name: %s', (_, markdown) => {
  expect(claimed(markdown, NAMES)).toEqual([]);
});

test.each([
  ['it says what they do', ROW.replace('the former', 'the').replace('were deleted', 'are run'), 'check:flags'],
  ['they are of the sentence before', 'Run `a` (as in `npm run check:a`). `b` and `c` were deleted.', 'check:a'],
  ['an order ends before the row', 'Use `a` (as in `npm run check:a`), and `b` and `c` were deleted.', 'check:a'],
  [
    'they are said of another',
    'The suite calls `a` (as in `npm run check:a`), and `b` and `c` were deleted.',
    'check:a',
  ],
  ['only the last one went', '`a` (as in `npm run check:a`) and `b` was deleted.', 'check:a'],
])('others are not: %s', (_, markdown, name) => {
  expect(claimed(markdown, NAMES).join(' ')).toContain(name);
});

test('a bracket behind other code tells of that code alone', () => {
  expect(claimed('`src/compat.ts` is used, and then `src/b.ts` (file removed)', /compat/)).toEqual(['src/compat.ts']);
});

test.each([
  '- **1 flag**: `src/compat.ts` — ~~added\n  `"x": 1`~~ (package deleted, was dead code)',
  '`src/compat.ts` got a flag (the whole folder was removed since)',
])('a bracket at the end tells that the place is gone: %s', (markdown) => {
  expect(claimed(markdown, /compat/)).toEqual([]);
});
