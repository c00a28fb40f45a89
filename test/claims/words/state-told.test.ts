/** What a sentence, or the next one, says of the command or name that it is about. */
import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

test.each([
  '`npm run e2e` has become `npm test`.',
  '`npm run e2e` is history.',
  '`npm run e2e` is a thing of the past.',
  "`npm run e2e` isn't a thing here.",
  "`npm run e2e` isn't defined.",
  '`npm run e2e` is unavailable.',
  '`npm run e2e` is in an open PR.',
  '`npm run e2e` is blocked on #12.',
  '`npm run e2e` is waiting for the review of #12.',
  '`npm run e2e` is scheduled for Q3.',
  '`npm run e2e` is on the roadmap.',
  '`npm run e2e` is called `npm test` now.',
  '`npm run e2e` ships in v3.',
  '`npm run e2e` lands with the next release.',
  '`npm run e2e` comes with #234.',
  '`npm run e2e` will land with v2.',
  '`npm run e2e` remains to be written.',
  '`npm run e2e` has yet to be added.',
  "`npm run e2e` didn't survive the move to Vite.",
  'Anything like `npm run e2e` is out of scope.',
  '`npm run e2e` is what the webpack setup used.',
  '`npm run e2e`, which seeded users, was itself deleted.',
  '`npm run e2e`, which Ann is working on, will run the load tests.',
  '`npm run e2e` ran the load tests. That ended with v2.',
  '`npm run e2e` ran the load tests. It has been removed.',
  '`npm run e2e` runs the load tests; it was dropped in v2.',
  'For load tests there is `npm run e2e`. This is history.',
  '`npm run e2e` and `npm run a11y` ran in CI. Both went away with v2.',
  'Load tests were dropped. `npm run e2e` ran them.',
  'There are no load tests yet. `npm run e2e` will run them.',
])('takes the command back: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual([]);
});

test.each([
  '`npm run e2e` is a thing of beauty.',
  '`npm run e2e` is disabled in CI.',
  '`npm run e2e` is blocked by the firewall.',
  '`npm run e2e` is waiting for the server.',
  '`npm run e2e` is called by CI now.',
  '`npm run e2e` ships the app.',
  '`npm run e2e` comes with 3 options.',
  '`npm run e2e` comes in handy.',
  '`npm run e2e` will be available on port 3000.',
  '`npm run e2e`, which Ann wrote, runs the load tests.',
  '`npm run e2e` runs the load tests. That takes a minute.',
  '`npm run e2e` runs the load tests. It reads the config.',
  '`npm run e2e` cleans the cache. They are removed for good.',
  'Run `npm run e2e` and look at `dist/`. It is gone afterwards.',
  'Load tests are slow. `npm run e2e` runs them.',
])('leaves the command: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual(['npm run e2e']);
});

test('of names of code the same is read', () => {
  expect(claimed('`Color.Blue` has become `Color.Green`.', /Blue/)).toEqual([]);
  expect(claimed('`Color.Blue` marked drafts. That ended with v2.', /Blue/)).toEqual([]);
  expect(claimed('`Color.Blue` marks drafts. That is on purpose.', /Blue/)).toEqual(['Color.Blue']);
});
