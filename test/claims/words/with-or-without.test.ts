import { describe, expect, test } from 'vitest';
import { claimed } from '../claimed.ts';

const PATH = /server\.ts/;

describe('words that stay true when the file goes', () => {
  test.each([
    'If `src/server.ts` exists, read it.',
    'When the file `src/server.ts` is present, read it.',
    'Check whether `src/server.ts` exists.',
    'If `src/client.ts` or `src/server.ts` exist, start there.',
    'If there is a `src/server.ts`, start there.',
    'Where the package has its own `src/server.ts`, start there.',
    'Optional: `src/server.ts`',
    '- **Optional**: `src/server.ts`',
    'It reads `src/server.ts` (optional).',
    'It reads `src/server.ts` (if present).',
    '`src/server.ts` (created on first run)',
    '- `src/server.ts` — generated at the first start',
    'The importer writes `src/server.ts` on first run.',
    '`src/server.ts` may not exist.',
    '`src/server.ts` appears after the first build.',
    '`src/server.ts` only exists in development.',
    'Sessions are checked in `src/server.ts`. ALWAYS create this file when you use them.',
    'The grid is shared ("one table, **no `src/server.ts`**").',
    'Never commit `src/server.ts`.',
    'PRs must not contain `src/server.ts`.',
    'Nobody may add `src/server.ts`.',
    'Must not exist: `src/server.ts`.',
    'PRs that bring `src/server.ts` back are closed.',
    'Screenshots from Playwright land in `src/server.ts`.',
    'Drop scratch files into `src/server.ts`.',
    'The release job fills `src/server.ts`.',
    'The agent logs its steps to `src/server.ts`.',
    'Agents keep their plan in `src/server.ts`.',
    'Each agent records what it learnt in `src/server.ts`.',
    'The nightly job collects its results in the file `src/server.ts`.',
    'Traces and videos are kept in `src/server.ts`.',
    '`src/client.ts`, `src/server.ts`, and `src/shop.ts` may track unfinished work.',
    '`src/server.ts` may hold notes for the next session.',
    'It was transcribed from `src/server.ts`.',
    'The composition root, ported from `src/client.ts` and `src/server.ts`.',
    'Clone acme/site into `src/server.ts`.',
    'Append what you learn to `src/server.ts`.',
    'Everyone has their own `src/server.ts`.',
    'Skip `src/server.ts` unless it exists.',
    'If a merge brings `src/server.ts` back, drop it.',
    'Nothing may import `src/server.ts`.',
    'Revert commits that add `src/server.ts`.',
    'Ask before adding `src/server.ts`.',
    'TODO: remove `src/server.ts`.',
    '`src/server.ts` is slated for removal.',
    'Put coverage reports into `src/server.ts`.',
    'Delete `src/server.ts` after the launch.',
    'Remove the file `src/client.ts` and `src/server.ts` once v2 is out.',
    '`src/server.ts` comes from the release job.',
    '`src/server.ts`: local only',
    'Check `src/server.ts` first; an empty or absent file means there is none.',
    '| `src/server.ts` | written by Playwright |',
    'Never put code into `src/server.ts`.',
    'Do not put business logic in `src/client.ts` or `src/server.ts`.',
    'Do not bring `src/server.ts` back.',
    'After `npm run gen` you find `src/server.ts`.',
    'Downloads go to `src/server.ts`.',
    'Screenshots are saved to `src/server.ts`.',
    'Copy `src/client.ts` to `src/server.ts`.',
    'Users put their own in `src/server.ts`.',
    'Your plugin has a `src/server.ts`.',
    'Scaffolded apps hold `src/server.ts`.',
  ])('claim nothing: %s', (line) => {
    expect(claimed(line, PATH)).toEqual([]);
  });

  test.each([
    'If `src/client.ts` exists, read `src/server.ts`.',
    'If the build fails, read `src/server.ts`.',
    'When you need a port, set it in `src/server.ts`.',
    'If you add a route, register it in `src/server.ts`.',
    'Optional chaining is done in `src/server.ts`.',
    '- `src/server.ts` - optional middleware',
    '- `src/server.ts` — created at startup, it listens',
    'The pool is created on first use by `src/server.ts`.',
    'Never put routes into a component: use `src/server.ts`.',
    'Never put routes into components; they live in `src/server.ts`.',
    '`src/server.ts` may restart workers.',
    '`src/server.ts` must not import the client.',
    '`src/server.ts` only reads.',
    'Workflows are started by `src/server.ts`.',
    'Agents keep to the rules in `src/server.ts`.',
    'Jobs are kept in a queue, see `src/server.ts`.',
    'Types are extracted from `src/server.ts` by the build.',
    'It imports from `src/server.ts`.',
    'Report types are declared in `src/server.ts`.',
    'Log levels are set in `src/server.ts`.',
    'Snapshot tests are in `src/server.ts`.',
    'Logs in `src/server.ts` use pino.',
    'The report is built in `src/server.ts`.',
    'Imports of types are forbidden — `src/server.ts` is the only file that wires them.',
    'Append your route to the list in `src/server.ts`.',
    'Each of them has its own port in `src/server.ts`.',
    'A handler removes listeners by `src/server.ts`.',
    'Delete the session in `src/server.ts` after the logout.',
    'Remove listeners with `src/server.ts` once the page closes.',
    'Reports are parsed in the worker by `src/server.ts`.',
    'Never commit without running `src/server.ts`.',
    'Jobs that fail are written again by `src/server.ts`.',
    'Sessions are checked in `src/server.ts`. Create a file for each route.',
    'After `npm run gen`, restart `src/server.ts`.',
    'Downloads go through `src/server.ts`.',
    'Copy the handler from `src/server.ts`.',
    'Users put items into the cart of `src/server.ts`.',
    'Your changes have to pass `src/server.ts`.',
    'New apps are registered in `src/server.ts`.',
  ])('are told from plain ones: %s', (line) => {
    expect(claimed(line, PATH)).toEqual(['src/server.ts']);
  });
});

test('a command of which the words say that it may be missing is no claim', () => {
  expect(claimed('If `npm run e2e` exists, run it.', /e2e/)).toEqual([]);
  expect(claimed('Run `npm run e2e` if defined.', /e2e/)).toEqual([]);
  expect(claimed('For 1.x run `npm run e2e`.', /e2e/)).toEqual([]);
  expect(claimed('If the build fails, run `npm run e2e`.', /e2e/)).toHaveLength(1);
});

describe('a condition on a script', () => {
  test.each([
    'If there is a script, run `npm run e2e`.',
    'If there is a lint script: run `npm run e2e`.',
    'If there are any browser tasks, run `npm run e2e`.',
    'If there is an `e2e` script — run `npm run e2e`.',
    'When available, run `npm run e2e`.',
    'If it exists, run `npm run e2e`.',
    'If the e2e script is defined, run `npm run e2e`.',
    'Where such a command exists, please run `npm run e2e`.',
    'If the repo has an e2e script, run `npm run e2e`.',
    'If `package.json` defines a script for it, run `npm run e2e`.',
    'When package.json has one, run `npm run e2e`.',
    'If configured, run `npm run e2e`.',
    'Run `npm run e2e` if there is a script.',
    'Run `npm run e2e` where the script exists.',
    'Run `npm run e2e`, if the package has one.',
    'Run `npm run e2e` if your package has an e2e script.',
    'Run `npm run e2e` when the command is available.',
    'Run `npm run e2e` if configured.',
    'Run `npm run e2e` if it’s there.',
    'If linting is configured, run `npm run e2e`.',
    'For packages that have an e2e script, run `npm run e2e`.',
    'Run `npm run e2e` in workspaces with such a script.',
    'If package.json includes `e2e`, run `npm run e2e`.',
    'Run `npm run e2e` (if the project has it).',
    'If the app uses `npm run e2e`, restart it.',
    'If there is a script, run:\n\n```sh\nnpm run e2e\n```\n',
  ])('leaves its command open: %s', (text) => {
    expect(claimed(text, /e2e/)).toEqual([]);
  });

  test.each([
    'If the script fails, run `npm run e2e`.',
    'If a script is slow, run `npm run e2e`.',
    'If there is a conflict, run `npm run e2e`.',
    'If Docker is available, run `npm run e2e`.',
    'In packages with tests, run `npm run e2e`.',
    'When the build is available on staging, run `npm run e2e`.',
    'If the project has failing checks, run `npm run e2e`.',
    'If there is a script for deploys, leave it alone. Run `npm run e2e`.',
    'Run `npm run e2e` if the project has changed.',
    'Run `npm run e2e` before a script is committed.',
  ])('is no other condition: %s', (text) => {
    expect(claimed(text, /e2e/)).toHaveLength(1);
  });

  test('says nothing of a file', () => {
    expect(claimed('If the repo has a lint script, its rules stand in `src/server.ts`.', PATH)).toHaveLength(1);
  });
});

describe('two negatives', () => {
  test.each([
    'Never push without `npm run e2e`.',
    'Never deploy without running `npm run e2e`.',
    'Do not skip `npm run e2e`.',
    'Don’t forget to run `npm run e2e`.',
    'Do not commit before `npm run e2e` passes.',
    'Never deploy until `npm run e2e` is green.',
    'PRs must not bypass `npm run e2e`.',
  ])('are an order: %s', (line) => {
    expect(claimed(line, /e2e/)).toHaveLength(1);
  });

  test.each([
    'Never run `npm run e2e`.',
    'Do not use `npm run e2e` without a reason.',
    'Build it without `npm run e2e`.',
    'Skip it, and do not run `npm run e2e`.',
    'Never push, and never run `npm run e2e`.',
  ])('are not one: %s', (line) => {
    expect(claimed(line, /e2e/)).toEqual([]);
  });
});
