/** Headings, items and rows below which commands and names of code need not be here. */
import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

test.each([
  '## What is missing',
  "## What's still missing",
  '## Ideas',
  '## Ideas for the next year',
  '## Future work',
  '## Not here',
  '## Not yet implemented',
  '## Wishlist',
  '## Open questions',
  '## Gone',
  '## Things that no longer exist',
])('below a heading of what is not here a command is not asked for: %s', (heading) => {
  expect(claimed(`# A\n\n${heading}\n\n- \`npm run e2e\`: load tests\n`, /e2e/)).toEqual([]);
  expect(claimed(`# A\n\n${heading}\n\n\`\`\`sh\nnpm run e2e\n\`\`\`\n`, /e2e/)).toEqual([]);
  expect(claimed(`# A\n\n${heading}\n\n- \`Color.Blue\`\n`, /Blue/)).toEqual([]);
});

test.each([
  '## Missing translations',
  '## Future-proofing',
  '## Ideation',
  '## Open tasks of users',
  '## Not only tests',
])('another heading with such a word is of what is here: %s', (heading) => {
  expect(claimed(`# A\n\n${heading}\n\n- \`npm run e2e\`: load tests\n`, /e2e/)).toEqual(['npm run e2e']);
});

test.each(['Removed', '**Gone**', 'Planned', 'Ideas', 'Future work:', 'Not yet'])(
  'an item that is such a title holds what is not here: %s',
  (title) => {
    expect(claimed(`- ${title}\n  - webpack\n  - \`npm run e2e\`\n`, /e2e/)).toEqual([]);
    expect(claimed(`- ${title}\n  - tests\n    - \`Color.Blue\`\n`, /Blue/)).toEqual([]);
  },
);

test.each(['Checks', 'Orphaned users', 'Future-proof checks', 'Once removed, always removed'])(
  'another item holds what is here: %s',
  (title) => {
    expect(claimed(`- ${title}\n  - \`npm run e2e\`\n`, /e2e/)).toEqual(['npm run e2e']);
  },
);

test('a title is one for the items below it alone', () => {
  expect(claimed('- Removed\n  - webpack\n- `npm run e2e`\n', /e2e/)).toEqual(['npm run e2e']);
});

test.each([
  ['Available', 'no'],
  ['Available', '—'],
  ['Exists?', 'not yet'],
  ['In this repo', '❌'],
  ['Status', '(not yet implemented)'],
  ['Status', 'coming in v3'],
])('a row says in another cell that its command is not here: %s: %s', (heading, cell) => {
  expect(
    claimed(`| Command | Does | ${heading} |\n| --- | --- | --- |\n| \`npm run e2e\` | tests | ${cell} |\n`, /e2e/),
  ).toEqual([]);
  expect(claimed(`| ${heading} | Command |\n| --- | --- |\n| ${cell} | \`npm run e2e\` |\n`, /e2e/)).toEqual([]);
});

test.each([
  ['Available', 'yes'],
  ['Available', 'not on Windows'],
  ['Writes', 'no'],
  ['Status', 'stable'],
  ['Status', '—'],
])('and in other words not: %s: %s', (heading, cell) => {
  const table = `| Command | ${heading} |\n| --- | --- |\n| \`npm run e2e\` | ${cell} |\n`;
  expect(claimed(table, /e2e/)).toEqual(['npm run e2e']);
});
