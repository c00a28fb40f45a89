/** What a sentence does with a command or a name that is not here: lets it go, replaces it, awaits it, tells where else it is met. */
import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

test.each([
  'Forget `npm run e2e`.',
  'RIP `npm run e2e`.',
  'Say goodbye to `npm run e2e`.',
  'We stopped using `npm run e2e`.',
  'We decided against `npm run e2e`.',
  'We considered `npm run e2e` but kept `npm test`.',
  'We lack a `npm run e2e`.',
  'Nobody needs `npm run e2e` since CI does it.',
  '`npm test` subsumes `npm run e2e`.',
  '`npm test` took the place of `npm run e2e`.',
  '`npm test` takes over from `npm run e2e`.',
  '`npm test` does what `npm run e2e` did.',
  '`npm test` now covers what `npm run e2e` covered.',
  'Vite made `npm run e2e` redundant.',
  'Replace any `npm run e2e` that you find in docs by `npm test`.',
  '- chore: drop `npm run e2e`',
  'PR #12 will bring `npm run e2e`.',
  'The plan is to have `npm run e2e` do that.',
  'Expect `npm run e2e` in Q3.',
  'By Q3 `npm run e2e` shall run the load tests.',
  'Someday there may be a `npm run e2e`.',
  'Until `npm run e2e` exists, check by hand.',
  'Once `npm run e2e` is back, use it.',
  'Once we have `npm run e2e`, drop this paragraph.',
  'In the past we run `npm run e2e`.',
  'Back when we used webpack, `npm run e2e` served the app.',
  '`npm run e2e` did this before the rewrite.',
  'You may have seen `npm run e2e` in older docs; ignore it.',
  'Where the docs say `npm run e2e`, they mean `npm test`.',
  'Mentions of `npm run e2e` are stale.',
  'Most repos use `npm run e2e`; this one uses `npm test`.',
  'Usually `npm run e2e`, here `npm test`.',
  "Inspired by Nx's `npm run e2e`.",
  '`npm run e2e` if you add it.',
  '`npm run e2e`, should you want one, has to be added first.',
  '`npm run e2e` has to be added first.',
  'You may add a `npm run e2e` script.',
  'Scripts follow the form `npm run <verb>`, e.g. `npm run e2e`.',
])('takes the command back: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual([]);
});

test.each([
  'Forgetful? Run `npm run e2e`.',
  'Do not forget `npm run e2e`.',
  'We started to use `npm run e2e`.',
  'Nobody runs `npm run e2e` by hand.',
  '`npm test` comes before `npm run e2e`.',
  'See what `npm run e2e` did.',
  'Vite made `npm run e2e` faster.',
  '- chore: run `npm run e2e`',
  'Expect `npm run e2e` to take a minute.',
  'Later on, `npm run e2e` runs the load tests.',
  'Soon after a change, run `npm run e2e`.',
  'Until `npm run e2e` passes, keep the PR a draft.',
  'Once we have `npm run e2e` running, open the page.',
  'When `npm run e2e` fails, look at the log.',
  'Where the docs say `npm run e2e`, run it twice.',
  'Run `npm run e2e`, here and in CI.',
  '`npm run e2e` if you need it.',
  '`npm run e2e` if you add a page.',
  'You can add `npm run e2e` to the hook.',
])('leaves the command: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual(['npm run e2e']);
});

test('of names of code the same is read', () => {
  expect(claimed('Forget `Color.Blue`.', /Blue/)).toEqual([]);
  expect(claimed('`Color.Green` subsumes `Color.Blue`.', /Blue/)).toEqual([]);
  expect(claimed('`Color.Green` (ex `Color.Blue`)', /Blue/)).toEqual([]);
  expect(claimed('Extend the enum with `Color.Blue` when needed.', /Blue/)).toEqual([]);
  expect(claimed("express's `Color.Blue`", /Blue/)).toEqual([]);
  expect(claimed('`Color.Blue` comes from pino.', /Blue/)).toEqual([]);
  expect(claimed('`Color.Blue` comes from the palette.', /Blue/)).toEqual(['Color.Blue']);
  expect(claimed('Do not forget `Color.Blue`.', /Blue/)).toEqual(['Color.Blue']);
});
