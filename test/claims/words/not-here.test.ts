import { describe, expect, test } from 'vitest';
import { isOtherThanUsed } from '../../../src/claims/words/governing.ts';
import { isOfAnyPackage } from '../../../src/claims/words/not-here.ts';
import { claimed } from '../claimed.ts';

const PATH = /compat\.ts|packages\/legacy|release\.sh|base\.json|flags\.ts/;

test('a name without a folder below a heading on naming shows how files are called, and a path with one is meant', () => {
  const markdown = '## File Naming Conventions\n\n- Flags: `flags.ts`\n- Rules live in `src/compat.ts`\n';
  expect(claimed(markdown, PATH)).toEqual(['src/compat.ts']);
  expect(claimed(markdown.replace('File Naming Conventions', 'Files'), PATH)).toEqual(['flags.ts', 'src/compat.ts']);
});

test('a folder of one word that is given as an example may be called anything', () => {
  const markdown = '- Create folders for each topic\n- Example: `release/` for releases\n- `docs/` holds the rest\n';
  expect(claimed(markdown, /\//)).toEqual(['docs/']);
});

describe('a section', () => {
  test.each([
    '## Version 3 (maintenance)',
    '## Branch `v3`',
    '## In the v3 branch',
    '## Release 3.x',
    '## LTS',
    '## React Native sister library',
    '## Acme Mobile (separate repository)',
  ])('on another version, branch or repository is not about what is here: %s', (heading) => {
    expect(claimed(`${heading}\n\n- Base: \`src/compat.ts\`\n`, PATH)).toEqual([]);
  });

  test.each([
    '# Shop v3',
    '## Version handling',
    '## Branches and releases',
    '## Maintenance',
    '## Release process',
    '## Other apps',
    '## User app',
    '## Repository layout',
  ])('is about what is here where it only has such a word: %s', (heading) => {
    expect(claimed(`${heading}\n\n- Base: \`src/compat.ts\`\n`, PATH)).toEqual(['src/compat.ts']);
  });

  test('of a table may have a column of another version', () => {
    expect(claimed('| main | release-1 |\n| --- | --- |\n| `src/a.ts` | `src/compat.ts` |\n', PATH)).toEqual([]);
    expect(claimed('| main | release |\n| --- | --- |\n| `src/a.ts` | `src/compat.ts` |\n', PATH)).toHaveLength(1);
  });
});

describe('an arrow', () => {
  test.each([
    'Query → `src/compat.ts` → sort → scan.',
    'Order: `src/compat.ts` → `src/sort.ts` → scan.',
    'Code in `src/compat.ts` handles hits: query → sort → scan.',
    '- read -> `src/compat.ts` -> print',
  ])('leads to the next step where one follows another: %s', (line) => {
    expect(claimed(line, PATH)).toEqual(['src/compat.ts']);
  });

  test.each([
    '`src/compat.ts` → `src/index.ts`',
    '`src/compat.ts` → `src/index.ts`, `src/a.ts` → `src/b.ts`',
    '| `src/compat.ts` → `src/index.ts` | `src/a.ts` → `src/b.ts` |',
    'Now `src/compat.ts` → `src/index.ts`. `src/a.ts` → `src/b.ts`.',
    '`src/compat.ts` → `src/index.ts` and `src/a.ts` → `src/b.ts`',
    '(`src/compat.ts` → `src/index.ts`) (`src/a.ts` → `src/b.ts`)',
    'Renamed: `src/compat.ts` → `src/a.ts` → `src/index.ts`',
    'Once `src/compat.ts` → `src/a.ts` → `src/index.ts`, each time moved',
    '- `src/compat.ts` → `src/index.ts`\n- `src/a.ts` → `src/b.ts`',
  ])('leads to what took its place where it is the only one, or the words say so: %s', (line) => {
    expect(claimed(line, PATH)).toEqual([]);
  });
});

test.each([
  '`src/compat.ts` must not come back.',
  '`src/compat.ts` should not be recreated.',
  'Never bring `src/compat.ts` back.',
  '`src/compat.ts` is dead; do not look for it.',
  'Older checkouts have `src/compat.ts` instead.',
  'Before 2025 we kept this in `src/compat.ts`.',
  'Stale imports of `src/compat.ts` must be rewritten.',
  'Replace any import of `src/compat.ts`.',
  'On branch `v1`, edit `src/compat.ts`.',
  'The `release/1.x` branch still has `src/compat.ts`.',
  '`src/index.ts` (née `src/compat.ts`)',
  'Reject PRs that add `src/compat.ts`.',
  'We got rid of `src/compat.ts`.',
  'Each package has `src/compat.ts`.',
  '## Before the rewrite\n\n- `src/compat.ts`',
  '## Glossary of the old layout\n\n- `src/compat.ts`',
  '`src/index.ts` is what `src/compat.ts` turned into.',
  'Docs on the wiki still mention `src/compat.ts`; ignore them.',
  '`src/compat.ts` ended with version 2.',
])('what is told of the past claims nothing: %s', (line) => {
  expect(claimed(line, PATH)).toEqual([]);
});

test.each([
  "The user's workspace may hold `src/compat.ts`: we read its labels.",
  'Your own extension would have a `src/compat.ts`.',
  'CI downloads `release.sh` from the bucket before it runs.',
  '`release.sh` lives on the build machine.',
  'Nuxt looks for `src/compat.ts` and `flags.ts` if there are any.',
])('what the words give to others is no claim: %s', (line) => {
  expect(claimed(line, PATH)).toEqual([]);
});

test.each([
  "`src/compat.ts` reads the user's workspace.",
  "The user's theme is kept in `src/compat.ts`.",
  'Put your own rules into `src/compat.ts`.',
  'Files are downloaded by `release.sh`.',
  '`release.sh` runs on the build machine.',
  'Streams ended with `flags.ts` are flushed.',
])('what only has such a word is one: %s', (line) => {
  expect(claimed(line, PATH)).toHaveLength(1);
});

describe('a plan', () => {
  const under = (heading: string): string =>
    `## ${heading}\n\n### Storage\n\nSee \`src/compat.ts\` and \`flags.ts\`.\n`;

  test.each([
    'Sketch:',
    'Proposal',
    'Sketch of the cache',
    'API sketch',
    '3. Proposal for v2 storage',
    'Proposed layout',
  ])('claims nothing below it, also further down: %s', (heading) => {
    expect(claimed(under(heading), PATH)).toEqual([]);
  });

  test.each(['Sketch toolbar', 'Proposals module', 'Sketching', 'Layout'])(
    'is none by such a word alone: %s',
    (heading) => {
      expect(claimed(under(heading), PATH)).toEqual(['src/compat.ts', 'flags.ts']);
    },
  );

  test('claims nothing in the list that it introduces', () => {
    expect(claimed('Sketch:\n\n- `src/compat.ts` holds the rules\n', PATH)).toEqual([]);
    expect(claimed('Layout:\n\n- `src/compat.ts` holds the rules\n', PATH)).toEqual(['src/compat.ts']);
  });
});

describe('the item of a list', () => {
  test.each([
    '- `src/compat.ts` - Generate email drafts from old mails',
    '- `src/compat.ts` - Generates drafts',
    '- `src/compat.ts`: Creates the report',
    '- `src/compat.ts`: verifies AOT output after build',
    '- `src/compat.ts` - prints output',
    '- `src/compat.ts` - helpers for terminal output',
    '- `src/compat.ts`: output tests',
    '- **`src/compat.ts`** - Form for creating/editing entries',
    '1. `src/compat.ts` - Create audit entries',
  ])('says what its path does, and not that somebody is to make it: %s', (markdown) => {
    expect(claimed(markdown, PATH)).toEqual(['src/compat.ts']);
  });

  test.each([
    '- `src/compat.ts` - Generate it with the script',
    '- `src/compat.ts` - Create this first',
    '- `src/compat.ts` - Create from the template',
    '- `src/compat.ts` - Create',
    '- `src/compat.ts`: test output',
    '- `config/base.json`: shows the output',
    '- `src/compat.ts`: prints output to it',
    '- `src/compat.ts` - holds the output of a run',
    '- `src/compat.ts` - Write your findings here',
    '- `src/compat.ts` - Generated by the codegen',
    '- `src/compat.ts` - Creates the report, and is generated',
    '- `src/compat.ts` is created by the script',
    'Create `src/compat.ts`: it generates drafts.',
  ])('may still say that its path is to be made, or is made: %s', (markdown) => {
    expect(claimed(markdown, PATH)).toEqual([]);
  });
});

describe('what a rename is to bring', () => {
  test.each([
    '_Deferred fix:_ rename to `packages/legacy/` once the harness is upgraded.',
    'Rename the folder to `packages/legacy`.',
    'To do: renaming `src/a.ts` to `src/compat.ts`.',
  ])('is not there yet: %s', (line) => {
    expect(claimed(line, PATH)).toEqual([]);
  });

  test.each([
    'Rename it to match `src/compat.ts`.',
    'Move shared types to `src/compat.ts`.',
    'Rename nothing. Add to `src/compat.ts`.',
  ])('is told from what is named beside it: %s', (line) => {
    expect(claimed(line, PATH)).toEqual(['src/compat.ts']);
  });
});

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
    'No shared `packages/legacy` directory exists; shared code belongs to the workspace.',
    '**Where did `packages/core/src/compat.ts` go?** Removed. The harness reads no `packages/core/src/compat.ts`.',
    '- `packages/core/src/compat.ts` : À supprimer (le Provider suffit).',
    'This is the direct replacement for the old two-part\n  setup (`packages/core/src/cjs.ts` + `packages/core/src/compat.ts`, which filtered names); one run covers both.',
    '| File type | Place | Example |\n| --- | --- | --- |\n| page | `views/*View.vue` | `packages/core/src/compat.ts` |',
    '| 文件类型 | 位置 | 示例 |\n| --- | --- | --- |\n| page | `views/*View.vue` | `packages/core/src/compat.ts` |',
    '| Art | Ort | Beispiel |\n| --- | --- | --- |\n| page | `views/*View.vue` | `packages/core/src/compat.ts` |',
    'Components go to `src/pages/xx/compat.ts`.',
    'The loader reads `src/compat.ts` if present.',
    'When a milestone is done, also scan `packages/legacy/` for specs whose tickets are closed, and prompt the user to delete the spec.',
    'Components go to [pages](src/pages/xx/compat.ts).',
    'Where did `flags.ts` go? Removed. The harness starts without `flags.ts`.',
    "Don't bring back `packages/core/src/compat.ts`.",
    'The code lived in `packages/core/src/compat.ts` until 2.4.',
    'In 2.x there was `packages/core/src/compat.ts`.',
    'On the `v1` branch the shims are in `packages/core/src/compat.ts`.',
    'If you see `packages/core/src/compat.ts` in an old branch, rebase.',
    '`packages/legacy` (v1, see the tag `v1.9`)',
    '| Flows | `packages/legacy` (future) |',
    '`packages/legacy` (coming soon)',
    'Historical: `packages/legacy` was v1.',
    '| v1 | v2 |\n| --- | --- |\n| `packages/core/src/compat.ts` | `packages/core/src/server.ts` |',
    '| File | Now |\n| --- | --- |\n| `packages/core/src/compat.ts` | removed in 3.0 |',
    '| File | For |\n| --- | --- |\n| `packages/core/src/compat.ts` | the bridge to 2.0 (deleted; see the tag v2) |',
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
    'Link to pages of this folder by relative paths (`./src/compat.ts`).',
    'Track your progress and document your thoughts and assumptions in the file `packages/core/src/compat.ts`.',
    'Where is `packages/core/src/compat.ts`?',
    '`packages/core/src/compat.ts` must stay absent.',
    '- `packages/tray-v1-demo/flags.ts` - flags of v1',
    '- `packages/tray-demo/flags.ts` - Tray v1 demo flags',
  ])('is no claim: %s', (markdown) => {
    expect(claimed(markdown, PATH)).toEqual([]);
  });

  test.each([
    'See `packages/core/src/compat.ts`.',
    'CLI output projection: `packages/core/src/compat.ts`',
    'Do not edit `packages/core/src/server.ts`: change `packages/core/src/compat.ts` instead.',
    'Never import from `lodash`, use `packages/core/src/compat.ts`.',
    '**Never call `console` directly** — use the helpers of `packages/core/src/compat.ts`.',
    'The record of progress in `packages/core/src/compat.ts` is shown first.',
    'The shims are in `packages/core/src/compat.ts`.',
    '- `packages/core/src/compat.ts` - shims for callers of other versions',
    '- `packages/tray-v1-demo/flags.ts` - Tray v1 demo flags',
    '| File | What |\n| --- | --- |\n| `packages/core/src/compat.ts` | shims |',
    '`packages/core/src/compat.ts` is the entry; read it first.',
    'Before you commit, read `packages/core/src/compat.ts`.',
    'Import the shims from `packages/core/src/compat.ts` in the repo root.',
    '## Before a release\n\nRun `scripts/release.sh`.',
    'The client is written by `scripts/release.sh`.',
    '| Example for | File |\n| --- | --- |\n| jobs | `packages/core/src/compat.ts` |',
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
    'The previous `SyncFlag` mechanism (raised\ninside `bootServer()`) assumed that all came at once.',
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
    '`JobQueue.offer()` exists on `release/1.x` only.',
    'Apps define `bootServer()` themselves.',
    'Reviewers decline any `bootServer()`-style helper.',
    'Forbidden: `bootServer()`, `JobQueue.offer()`',
    'In the warehouse the column holds `JobState.QUEUED`.',
    'The topic carries `JobState.QUEUED` as a string.',
    'The events of our data lake are called otherwise: in the data lake it is `JobState.QUEUED`.',
    '`JobState.queued` is the key in the YAML.',
    'The class `JobQueue` (default export, aliased as `JobQueue.peek()` in docs).',
    'It is also known in the guides as `JobQueue.peek()`.',
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
    'Do not just call `JobQueue.clear()`.',
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
    '`JobQueue.peek()` reads from the database.',
    '`JobQueue.peek()` reads the columns that hold jobs.',
    'Call `JobQueue.clear()` after each test; it throws when a job runs.',
    '| Method | What |\n| --- | --- |\n| `JobQueue.peek()` | the first job |',
    '### Using `JobQueue.peek()`',
    'It looks at every queue, not just our own: `JobQueue.peek()` before a job is taken.',
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
    'Add tests per package with `npm run lint:fix` once the script exists.',
    '`npm run lint:fix` is now `npm run lint`.',
    '`npm run lint:fix` was the command up to 2.0.',
    'Before 2.0: `npm run lint:fix`.',
    '`npm run lint:fix` fails with "Missing script".',
    'After `npm create vite@latest` run `npm run preview`.',
    'Users who scaffold get `npm run preview`.',
    'The template has `npm run storybook`.',
    'The scaffold emits the same gate, and its `ci.yml` runs `npm run storybook`.',
    'In acme-docs (another repository) `npm run docs` builds the site.',
    '`npm run docs` in the docs repo builds the site.',
    '`npm run docs` (in the docs monorepo) builds the site.',
    'In your own project run `npm run codegen` after adding it to the scripts.',
    'On the server: `npm run migrate`.',
    '```sh\ngit clone https://github.com/acme/docs && cd docs\n```\n\nThen:\n\n```sh\nnpm run docs\n```',
    '```sh\nnpm create acme\nnpm run preview\n```',
    '```sh\nnpx create-acme@latest\nnpm install\nnpm run preview\n```',
    "```sh\n# in the consumer's project\nnpm i @acme/core\nnpm run typegen\n```",
    '```sh\nnpm pkg set scripts.hello="echo hi"\nnpm run hello\n```',
    '```json\n{ "scripts": { "hello": "echo" } }\n```\n\nand run `npm run hello`',
    'e.g. `npm run foo`',
    'Commands look like `npm run foo`.',
    'For example `npm run foo:bar` becomes `foo:bar`.',
    '`npm run a && npm run b` is bad style.',
    '```sh\nmkdir -p packages/new-thing/src\ncp -r packages/core packages/new-thing\npnpm --filter @acme/new-thing build\n```',
    'Do not add a `prepare` script; `pnpm run prepare` must stay absent.',
    '## Changelog\n\n- `npm run docs` builds the site',
    '## Changelog\n\nSee CHANGELOG.md for more.\n\n- 2026-01-02: `npm run docs` builds the site',
    '## Changelog\n\nSee CHANGELOG.md for more.\n\n### v1.2\n\n- `npm run docs` builds the site',
    '# History\n\n## Changelog\n\n`CHANGELOG.md` is written by a hook. Releases use `npm run docs`.',
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
    '## Changelog\n\n`CHANGELOG.md` is written by a hook. Releases use `npm run docs`.\n\n## 1.2\n',
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

test('one of several in brackets is gone where the words behind them say so, and no other', () => {
  const gone =
    'The old stack (6 rules, `FlagStore`,\nthe local `flags.ts` poller, the\n`src/compat.ts` one) was **removed**.';
  const names = /FlagStore|flags\.ts|compat\.ts/;
  expect(claimed(gone, names)).toEqual([]);
  expect(claimed(`> ${gone.replaceAll('\n', '\n> ')}`, names)).toEqual([]);
  const kept = gone.replace('was **removed**', 'reads them');
  expect(claimed(kept, names)).toEqual(['flags.ts', 'src/compat.ts', 'FlagStore']);
});

test('a sentence that chooses among packages, or says when one is used, need not mean one that is', () => {
  for (const sentence of [
    'If there is a mock, use it.',
    'Use a store such as this.',
    'Libraries like it are fine.',
    'We migrated from it.',
    'Users bring their own.',
    'Consumers may run us under it.',
  ])
    expect(isOfAnyPackage(sentence)).toBe(true);
  expect(isOfAnyPackage('Tests run against it, and likewise in CI.')).toBe(false);
  expect(isOfAnyPackage('Publish it; consumers install it.')).toBe(false);
});

describe('a file that need not be there', () => {
  test.each([
    'If it exists, run `./release.sh`.',
    '- When present, source `scripts/release.sh` first.',
    'Route files are named `src/$compat.ts` for `/$compat`; e.g. `src/routes/a.$compat.ts`.',
    '- In Next.js an intercepting route is `src/(.)compat.ts` and a slot `src/@modal/compat.ts`.',
    'In SvelteKit, you put that into `src/compat.ts`.',
    '- Reports: `docs/*release.sh*.md` are scratch files, delete them when done.',
    '- Scratch files: `docs/base.json`, `flags.ts`',
  ])('is claimed by nobody: %s', (line) => {
    expect(claimed(line, PATH)).toEqual([]);
  });

  test.each([
    'If the database exists, run `src/compat.ts`.',
    'If it exists, delete the lock, then read `src/compat.ts`.',
    'The two entry files are named `src/compat.ts`.',
    'Routes in Next.js live in `src/compat.ts`.',
    'In Next.js the shop renders `src/compat.ts`.',
    '`src/compat.ts` removes temporary files.',
    'Temporary files go through `src/compat.ts`.',
  ])('is another than one that is named beside such words: %s', (line) => {
    expect(claimed(line, PATH)).toEqual(['src/compat.ts']);
  });
});

describe('a package', () => {
  const CODE = '\u0001'.repeat(8);

  test.each([
    `Prefer ${CODE} over `,
    `We chose ${CODE} over ${CODE} and `,
    'Use the platform instead of ',
    'The API mirrors ',
    'Users bring their own ',
    'Benchmarks compare us to ',
    'We expose a plugin for ',
    'Inspired by ',
    'Twice faster than ',
    'A locally maintained fork of ',
    'A port of ',
    'Drop-in replacement for ',
    'Upstream: ',
    'API compatible with ',
  ])('is held against what is used: %s', (before) => {
    expect(isOtherThanUsed(before)).toBe(true);
  });

  test.each([
    'Prefer ',
    'A thin wrapper over ',
    'Compare objects with ',
    'We expose a plugin, built on ',
    'Benchmarks run by ',
    'The port is read by ',
    'We fork with ',
  ])('is used: %s', (before) => {
    expect(isOtherThanUsed(before)).toBe(false);
  });
});

describe('what somebody else has under the same name', () => {
  test.each([
    'The monolith’s `src/compat.ts` is the reference for rounding.',
    "A plugin's `src/compat.ts` is loaded if there is one.",
    'Customers override `src/compat.ts` in their themes.',
    'An optional `src/compat.ts` wins over the defaults.',
    'Falls back to the defaults unless there is a `src/compat.ts`.',
    'The mobile team keeps the same table in `src/compat.ts`.',
  ])('is no path of this repository: %s', (line) => {
    expect(claimed(line, PATH)).toEqual([]);
  });

  test.each([
    "The package's `src/compat.ts` holds the rules.",
    "Each app's rules are in `src/compat.ts`.",
    "It's `src/compat.ts` that decides.",
    'Falls back to `src/compat.ts`.',
    'Optional chaining is done in `src/compat.ts`.',
    'Users and plugins are declared in `src/compat.ts`.',
  ])('is one where the words are of this one: %s', (line) => {
    expect(claimed(line, PATH)).toEqual(['src/compat.ts']);
  });

  test.each([
    "The backend's `pnpm run release` opens a pull request here.",
    'Tell the data team; they run `pnpm run release` in theirs.',
    'Agents keep trying `pnpm run release`; types are checked by `pnpm build`.',
    'If you type `pnpm run release` you get ERR_PNPM_NO_SCRIPT.',
    'It is started with `pnpm run release` over there.',
    'In a consumer of ours:\n\n```sh\npnpm run release\n```',
  ])('is no script of this repository: %s', (line) => {
    expect(claimed(line, /release/)).toEqual([]);
  });

  test("is one where the words are of this one: The API's `pnpm run release`", () => {
    expect(claimed("The API's `pnpm run release` needs a token.", /release/)).toHaveLength(1);
  });
});

describe('what is shown as the one not to use', () => {
  test.each([
    '- 👎 `src/compat.ts`',
    '- ⛔ `src/compat.ts`',
    '- Bad: `src/compat.ts`',
    '- **Wrong:** `src/compat.ts`',
    "- DON'T: `src/compat.ts`",
    '- Incorrect: `src/compat.ts`; correct: by package name.',
    '- Not: `src/compat.ts`',
    'Use `src/a.ts` instead of `src/compat.ts`.',
    'Use `src/a.ts`, not `src/compat.ts`.',
    'Prefer `src/a.ts` over `src/compat.ts`.',
    'No imports from `src/compat.ts`.',
    'Nothing imports `src/compat.ts`.',
  ])('need not be there: %s', (line) => {
    expect(claimed(line, PATH)).toEqual([]);
  });

  test.each([
    'Instead of a class, `src/compat.ts` has functions.',
    'It must not grow: see `src/compat.ts`.',
    '- Good: `src/compat.ts`',
    'Handling of bad input: `src/compat.ts`',
    'Why not in one file? Rules are in `src/compat.ts`.',
  ])('is another than what such words only stand near: %s', (line) => {
    expect(claimed(line, PATH)).toEqual(['src/compat.ts']);
  });
});
