/** The error of a missing script beside its call. */
import { expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

test.each([
  '`npm run e2e` prints `npm error Missing script: "e2e"`.',
  '`npm run e2e` fails with `Missing script`.',
  'Running `pnpm run e2e` prints `ERR_PNPM_NO_SCRIPT`.',
  '```sh\n$ npm run e2e\nnpm error Missing script: "e2e"\n```',
  '```sh\n$ pnpm run e2e\n ERR_PNPM_NO_SCRIPT  Missing script: e2e\n```',
])('takes the call back: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual([]);
});

test.each([
  '`npm run e2e` prints `Missing key`.',
  '```sh\nnpm run e2e\nnpm run lint\n```',
  '```sh\n$ npm run e2e\n\n$ npm run nope\nnpm error Missing script: "nope"\n```',
])('leaves it: %s', (markdown) => {
  expect(claimed(markdown, /e2e/)).toEqual([expect.stringContaining('run e2e')]);
});
