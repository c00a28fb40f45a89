/** The state that a list, a table or an intention gives to a command or a name. */
import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

test.each([
  '- `npm run e2e` — removed, use `npm test`',
  '- `npm run e2e` – no longer exists',
  '- **`npm run e2e`** — removed',
  '- `npm run e2e` — does not exist',
  '- `npm run e2e` — not implemented yet',
  '- `npm run e2e` — (planned)',
  '- `npm run e2e` — runs load tests (not yet)',
  '- `npm run e2e` — replaced by `npm test`',
  '- Planned — `npm run e2e`',
  'The script `npm run e2e` — removed in v2 — ran load tests.',
  '`npm run e2e` -- it was deleted in May.',
  '| Command | Purpose |\n| --- | --- |\n| `npm run e2e` | Not implemented |',
  '| Command | Purpose |\n| --- | --- |\n| `npm run e2e` | Load tests, planned |',
  '| Command | Purpose |\n| --- | --- |\n| `npm run e2e` | Was load tests |',
  '| Command | Status |\n| --- | --- |\n| `npm run e2e` | n/a |',
  "We'll add `npm run e2e`.",
  'We want a `npm run e2e` script.',
  'Feel free to add a `npm run e2e` script.',
  'Future: `npm run e2e`.',
  'Geplant: `npm run e2e`.',
  'Soon: `npm run e2e`.',
  'Do not invent scripts (`npm run all`, `npm run e2e`).',
])('takes the command back: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual([]);
});

test.each([
  '- `npm run e2e` — removes old builds',
  '- `npm run e2e` — runs what is missing',
  '- `npm run e2e` — deletes removed rows',
  '- `npm run e2e` — no longer than a minute',
  '- `npm run e2e` — waste removal',
  '| Command | Purpose |\n| --- | --- |\n| `npm run e2e` | Removes caches |',
  '| Command | Purpose |\n| --- | --- |\n| `npm run e2e` | Planning reports |',
  'We want to run `npm run e2e` first.',
  'Please run `npm run e2e`.',
  'Next step: `npm run e2e`.',
])('leaves the command: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual(['npm run e2e']);
});
