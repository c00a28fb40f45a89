import { describe, expect, test } from 'vitest';
import { findAgentClaims } from '../../src/claims/agent-claims.ts';
import { findSymbolClaims } from '../../src/claims/find-symbols.ts';
import { agentFileOf } from './agent-world.ts';

/** What an agent file claims of names that are gone, as it writes them. */
function claimed(markdown: string, name: RegExp): readonly string[] {
  const agent = agentFileOf('AGENTS.md', markdown);
  return [...findAgentClaims(agent), ...findSymbolClaims(agent)]
    .map(({ text }) => text)
    .filter((text) => name.test(text));
}

const PATH = /compat\.ts|packages\/legacy|release\.sh|base\.json|flags\.ts/;

describe('a path that its text says is not here', () => {
  test.each([
    '`packages/core/src/compat.ts` is gone.',
    '`packages/core/src/compat.ts` went away.',
    '`packages/core/src/compat.ts` was merged into `packages/core/src/index.ts`.',
    '`packages/core/src/compat.ts` was split up.',
    'Since #123 `packages/core/src/compat.ts` is folded into `packages/core/src/index.ts`.',
    'The `packages/core/src/compat.ts` shim got axed in 3.0.',
    '3.0 eliminated `packages/core/src/compat.ts`.',
    'Commit 1a2b3c4 killed `packages/legacy`.',
    '`packages/core/src/compat.ts` → `packages/core/src/index.ts`',
    'Old: `packages/legacy/src/index.ts`; new: `packages/core/src/server.ts`.',
    'We have no `packages/core/src/compat.ts`.',
    "Don't bring back `packages/core/src/compat.ts`.",
    'The code lived in `packages/core/src/compat.ts` until 2.4.',
    'In 2.x there was `packages/core/src/compat.ts`.',
    'On the `v1` branch the shims are in `packages/core/src/compat.ts`.',
    'If you see `packages/core/src/compat.ts` in an old branch, rebase.',
    '`packages/legacy` (v1, see the tag `v1.9`)',
    'Historical: `packages/legacy` was v1.',
    '| v1 | v2 |\n| --- | --- |\n| `packages/core/src/compat.ts` | `packages/core/src/server.ts` |',
    '| File | Now |\n| --- | --- |\n| `packages/core/src/compat.ts` | removed in 3.0 |',
    '## Breaking in 2.0\n\n- `packages/core/src/compat.ts`',
    '## Removed in 3.0\n\n- `packages/core/src/compat.ts`',
    '## Release notes\n\n- `packages/core/src/compat.ts`',
    "## What's new in 1.4\n\n- `packages/core/src/compat.ts`",
    '## Post-mortem 2024-05\n\nThe loop stood in `packages/core/src/compat.ts`.',
    '`packages/core/src/flags.ts` is produced by the codegen.',
    '`packages/core/src/flags.ts` comes out of `scripts/gen.mjs`.',
    'Do not edit `packages/core/src/flags.ts`; `pnpm build` makes it.',
    'The CI caches `packages/core/src/flags.ts`, which `scripts/gen.mjs` writes.',
    'The release script (`scripts/release.sh`) is in the ops repository.',
    'ops repo: `scripts/release.sh`',
    'Users of v1 have `config/base.json` in their projects.',
    'Your project needs a `config/base.json`.',
    '- [ ] Write `packages/core/src/compat.ts`',
    'Where is `packages/core/src/compat.ts`?',
    '`packages/core/src/compat.ts` must stay absent.',
  ])('is no claim: %s', (markdown) => {
    expect(claimed(markdown, PATH)).toEqual([]);
  });

  test.each([
    'See `packages/core/src/compat.ts`.',
    'The shims are in `packages/core/src/compat.ts`.',
    '- `packages/core/src/compat.ts` - shims for callers of other versions',
    '| File | What |\n| --- | --- |\n| `packages/core/src/compat.ts` | shims |',
    '`packages/core/src/compat.ts` is the entry; read it first.',
    'Before you commit, read `packages/core/src/compat.ts`.',
    'Import the shims from `packages/core/src/compat.ts` in the repo root.',
    '## Before a release\n\nRun `scripts/release.sh`.',
    'The client is written by `scripts/release.sh`.',
    '# v3 has been removed\n\nJobs are in `packages/core/src/compat.ts`.',
    'Your changes go into `config/base.json` last.',
    'The tests that were slow are listed elsewhere. Edit `packages/core/src/flags.ts` for a new flag.',
  ])('is one where the sentence speaks of today: %s', (markdown) => {
    expect(claimed(markdown, PATH)).toHaveLength(1);
  });
});

const NAME = /bootServer|JobQueue\.(?!push|drain|size)|HttpClient\.(?:get|use)|grantPut|Money\.add|QUEUED/;

describe('a name that its text says is not here', () => {
  test.each([
    '`bootServer()`: use `makeServer()`.',
    'Calls to `bootServer()` must be changed to `makeServer()`.',
    'Upgrading: change `bootServer()` to `makeServer()`.',
    'v1: `bootServer()`, v2: `makeServer()`.',
    '| 1.x | 2.x |\n| --- | --- |\n| `bootServer()` | `makeServer()` |',
    '## Release notes\n\n`bootServer()` takes a port.',
    "## What's new in 1.4\n\n`bootServer()` takes a port.",
    '## Post-mortem 2024-05\n\n`bootServer()` hung.',
    '- v1.9.0: added `bootServer()`.',
    'The Python worker has `bootServer()` too.',
    "Angular's `HttpClient.get()` returns an observable; our `HttpClient.fetchJson()` a promise.",
    'AWS: `EventBus.grantPutEventsTo()` gives the right in CDK.',
    "Dinero's `Money.add()` is slower than our `Money.plus()`.",
    'Express `HttpClient.use()`; ours has only `HttpClient.fetchJson()`.',
    '`JobState.Queued` in code, `JobState.QUEUED` in the GraphQL schema.',
    'Java: `JobQueue.offer()`.',
    'In the Rust port it is `JobQueue.peek()`.',
    'In the Kotlin SDK (other repo) `JobQueue.peek()` exists.',
    '`JobQueue.peek()` takes the first (see acme-server repo).',
    'Add a method, e.g. `JobQueue.clear()`, to the class and a test.',
    'To add a method such as `JobQueue.peek()`: 1. write it.',
    'Name new methods like `JobQueue.clear()` with a verb.',
    'Say we need `JobQueue.peek()`.',
    'Suppose you want `JobQueue.peek()`.',
    'PRs that introduce `JobQueue.peek()` get closed.',
    'Example of a title: "fix: `JobQueue.clear()` leaks".',
    '- [ ] implement `JobQueue.clear()`',
    '## Next release\n\n`JobQueue.clear()` empties it.',
    '## Backlog\n\n`JobQueue.clear()` empties it.',
    '`JobQueue.clear()` comes with #44.',
    '`JobQueue.clear()` is on the wish list.',
    'Calling `JobQueue.clear()` is a compile error.',
    '`JobQueue.clear()` throws `TypeError: not a function`.',
    'Common error: calling `JobQueue.clear()`.',
    'LLMs like to write `JobQueue.clear()`: use `JobQueue.drain()`.',
    '`JobQueue.clear()`? Use `JobQueue.drain()`.',
    'Replace `JobQueue.peek()` with `JobQueue.size`.',
    'Is there a `JobQueue.clear()`? No.',
    "### Where is `JobQueue.clear()`?\n\nThere isn't one.",
    '| Yes | No |\n| --- | --- |\n| `JobQueue.drain()` | `JobQueue.clear()` |',
    '| Use | Over |\n| --- | --- |\n| `JobQueue.drain()` | `JobQueue.clear()` |',
    '## What not to do\n\nCall `JobQueue.clear()` in a loop.',
    '### Class Naming\n\nWrite `JobQueue.clear()`.',
    '| Element | Pattern | Example |\n| --- | --- | --- |\n| Method | verb | `JobQueue.clear()` |',
    '### Negative case (fixed)\n\n- **Problem**: `JobQueue.clear()` is called twice.',
    '### 反面案例（已修復）\n\n- `JobQueue.clear()` 調用',
  ])('is no claim: %s', (markdown) => {
    expect(claimed(markdown, NAME)).toEqual([]);
  });

  test.each([
    'Start it with `bootServer()`.',
    '`bootServer()`: starts the server.',
    '- `JobQueue.peek()` - returns the first job',
    'Call `JobQueue.clear()` after each test; it throws when a job runs.',
    '| Method | What |\n| --- | --- |\n| `JobQueue.peek()` | the first job |',
    '### Using `JobQueue.peek()`',
  ])('is one where the sentence speaks of today: %s', (markdown) => {
    expect(claimed(markdown, NAME)).toHaveLength(1);
  });
});

const COMMAND = /lint:fix|preview|storybook|docs|codegen|migrate|typegen|hello|foo|new-thing|prepare|run [ab]$/;

describe('a command that its text says is not here', () => {
  test.each([
    '❌ `npm run lint:fix` ✅ `npm run lint`',
    'Wrong: `npm run lint:fix`. Right: `npm run lint`.',
    '| ❌ | ✅ |\n| --- | --- |\n| `npm run lint:fix` | `npm run lint` |',
    '| Old | New |\n| --- | --- |\n| `npm run lint:fix` | `npm run lint` |',
    '| Instead of | Use |\n| --- | --- |\n| `npm run lint:fix` | `npm run lint` |',
    '`npm run lint:fix` → `npm run lint`',
    '`npm run lint:fix` is gone.',
    '`npm run lint:fix` is now `npm run lint`.',
    '`npm run lint:fix` was the command up to 2.0.',
    'Before 2.0: `npm run lint:fix`.',
    '`npm run lint:fix` fails with "Missing script".',
    'After `npm create vite@latest` run `npm run preview`.',
    'Users who scaffold get `npm run preview`.',
    'The template has `npm run storybook`.',
    'In acme-docs (another repository) `npm run docs` builds the site.',
    '`npm run docs` in the docs repo builds the site.',
    'In your own project run `npm run codegen` after adding it to the scripts.',
    'On the server: `npm run migrate`.',
    '```sh\ngit clone https://github.com/acme/docs && cd docs\n```\n\nThen:\n\n```sh\nnpm run docs\n```',
    "```sh\n# in the consumer's project\nnpm i @acme/core\nnpm run typegen\n```",
    '```sh\nnpm pkg set scripts.hello="echo hi"\nnpm run hello\n```',
    '```json\n{ "scripts": { "hello": "echo" } }\n```\n\nand run `npm run hello`',
    'e.g. `npm run foo`',
    'Commands look like `npm run foo`.',
    'For example `npm run foo:bar` becomes `foo:bar`.',
    '`npm run a && npm run b` is bad style.',
    '```sh\nmkdir -p packages/new-thing/src\ncp -r packages/core packages/new-thing\npnpm --filter @acme/new-thing build\n```',
    'Do not add a `prepare` script; `pnpm run prepare` must stay absent.',
  ])('is no claim: %s', (markdown) => {
    expect(claimed(markdown, COMMAND)).toEqual([]);
  });

  test.each([
    'Run `npm run lint:fix` before you commit.',
    'Once you are done, run `npm run lint:fix`.',
    'Create a branch and run `npm run lint:fix`.',
    '## Before committing\n\n- `npm run lint:fix`',
    '| Command | What |\n| --- | --- |\n| `npm run lint:fix` | mends what it can |',
    '```sh\n# once a day\nnpm run lint:fix\n```',
    '```sh\npnpm --filter @acme/new-thing build\n```',
  ])('is one where the sentence speaks of today: %s', (markdown) => {
    expect(claimed(markdown, COMMAND)).toHaveLength(1);
  });
});

describe('what its text says is not here in another language', () => {
  test.each([
    '`packages/core/src/compat.ts` wurde gelöscht.',
    '`packages/core/src/compat.ts` gibt es nicht mehr.',
    '`packages/core/src/compat.ts` 已删除。',
    '不要使用 `packages/core/src/compat.ts`。',
    '`packages/core/src/compat.ts` は存在しません。',
    '`packages/core/src/compat.ts` a été supprimé.',
    '`packages/core/src/compat.ts` fue eliminado.',
    'Файл `packages/core/src/compat.ts` удалён.',
  ])('is no claim: %s', (line) => {
    expect(claimed(line, PATH)).toEqual([]);
  });

  test.each(['Lies `packages/core/src/compat.ts`.', '请阅读 `packages/core/src/compat.ts`。'])(
    'is one in: %s',
    (line) => {
      expect(claimed(line, PATH)).toHaveLength(1);
    },
  );
});
