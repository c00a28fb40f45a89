import { describe, expect, test } from 'vitest';
import { findAgentClaims } from '../../../src/claims/find/agent-claims.ts';
import { findSymbolClaims } from '../../../src/claims/find/find-symbols.ts';
import { findWordClaims } from '../../../src/claims/find/find-words.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { undecidedClaims } from '../../../src/claims/judge/undecided.ts';
import { claimWorld } from '../../../src/claim-world.ts';
import { compiled } from '../../project.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';

const FILES = {
  'package.json': '{ "name": "shop" }',
  '.gitignore': 'logs/\n',
  'src/a.ts': 'export class Ledger { open(): void {} }\n',
  'src/members.ts': [
    'export enum Level { Low, High }',
    'export class Store { get(): void {} }',
    'export function retryLimits(): void {}',
    'export class LedgerBook { private rows(): void {} }',
    'export class LedgerBase { open(): void {} }',
    'export class LedgerChild extends LedgerBase { fill(): void {} }',
    'export class LedgerPage {}',
    'export interface LedgerLine { open(): void }',
    'export class LedgerSum {}',
    'export class LedgerTax {}',
    'export const LedgerMap = { ...rows };',
    'export class LedgerKind extends outside() {}',
  ].join('\n'),
  'src/more.ts': "import { LedgerSum } from 'sums';\nexport class LedgerPage {}\nclass LedgerTax {}\n",
  'src/web/app.ts': '',
  'src/api/app.ts': '',
};

const WORKSPACE = {
  'package.json': '{ "private": true, "packageManager": "pnpm@10.0.0", "devDependencies": { "@out/kit": "1.0.0" } }',
  'pnpm-workspace.yaml': 'packages: ["apps/*", "packages/*"]\n',
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  'apps/web/package.json': '{ "name": "@acme/web", "scripts": { "dev": "vite" } }',
  'packages/core/package.json':
    '{ "name": "@acme/core", "exports": { ".": "./src/index.ts", "./money": "./src/money.ts" }, "scripts": { "gen": "x" } }',
  'packages/core/src/index.ts': 'export const core = 1;\n',
  'packages/core/src/logger.ts': 'export const logger = 1;\n',
  'packages/core/src/money.ts': 'export function addMoney(a: number): number { return a; }\n',
};

/** What is undecided in a text, as `line:column text: reason`. */
function undecided(markdown: string): readonly string[] {
  const agent = agentFileOf('AGENTS.md', markdown);
  const world = { ...worldOf(guide(''), { files: { ...FILES, 'AGENTS.md': markdown } }), agents: [agent] };
  const claims = [...findAgentClaims(agent), ...findSymbolClaims(agent), ...findWordClaims(agent)];
  return undecidedClaims(judgeClaims(claims, world), world).map(
    ({ line, column, text, because }) => `${line}:${column} ${text}: ${because}`,
  );
}

/** What is undecided in an agent file of a workspace, its manifests read. */
function undecidedInWorkspace(markdown: string): readonly string[] {
  const compilation = compiled({ ...WORKSPACE, 'AGENTS.md': markdown });
  return undecidedClaims(compilation.claims, claimWorld(compilation)).map(
    ({ line, column, text, because }) => `${line}:${column} ${text}: ${because}`,
  );
}

describe('what cannot be decided', () => {
  test.each([
    [
      '`src/gone.ts`',
      'it is not here, and no commit took it away while this line named it, so that it may be of another repository',
    ],
    ['`logs/today.txt`', 'git ignores it, so that no clone need have it'],
    ['`app.ts`', '2 paths end in it, and any may be meant'],
    ['`src/*.vue`', 'it matches nothing, and nothing proves that it ever did'],
    ['`/api/users.json`', 'it may be an address on a site'],
    ['`openLedger()`', 'no code exports it, and nothing proves that some did, so that it may be of a library'],
    ['`@acme/books`', 'no package.json has that name, and nothing proves that one had'],
    [
      '`SHOP_API_KEY`',
      'no code exports it, and nothing proves that some did, so that it may be of a library or the environment',
    ],
  ])('is listed with the reason: %s', (span, because) => {
    expect(undecided(`See ${span}.`)).toEqual([`1:5 ${span.slice(1, -1)}: ${because}`]);
  });

  test.each([
    ['`Level.Hi`', 'a member begins so, and it may be short for that'],
    ['`Store.set()`', '`Store` is a name that many libraries have, and one of theirs may be meant'],
    ['`retryLimits.ma`', 'any variable or parameter may be called `retryLimits`'],
    ['`LedgerBook.name`', 'everything has one of that name without declaring it'],
    ['`LedgerBook.rows()`', 'a private member is called so'],
    ['`LedgerBook.Page`', 'written so, it may be a key, an event, a permission or a part'],
    ['`LedgerBase.fill()`', 'a class that extends it has one'],
    ['`LedgerPage.shut()`', '2 declarations have that name, and any may be meant'],
    ['`LedgerLine.shut()`', 'an interface of a library may be called `LedgerLine` as well'],
    ['`LedgerSum.shut()`', 'something from outside is called `LedgerSum` as well'],
    ['`LedgerTax.shut()`', 'a file keeps something of its own that is called `LedgerTax` as well'],
    ['`LedgerMap.shut`', 'it may be among what the code does not show in full'],
    ['`LedgerKind.shut()`', 'it may be among what the code does not show in full'],
  ])('is listed with why a member is not called missing: %s', (span, because) => {
    expect(undecided(`See ${span}.`)).toEqual([`1:5 ${span.slice(1, -1)}: ${because}`]);
  });

  test.each([
    [
      '`@acme/core/logger`',
      'the `exports` of `packages/core/package.json` do not open it, but the package has a file or folder that may be meant',
    ],
    [
      '`@acme/core/package.json`',
      'the `exports` of `packages/core/package.json` do not open it, but the package has a file or folder that may be meant',
    ],
    ['`@acme/web/routes`', '`apps/web/package.json` has no `exports`, so that any file of the package may be imported'],
    ['`@out/kit/client`', 'what a dependency opens is not read'],
    [
      '`@acme/core/money#subtract`',
      '`@acme/core/money` does not export it, and nothing proves that it did: it may be one to come, or one for the package alone',
    ],
    ['`@acme/core#addMoney`', '`@acme/core` does not export it, but a file of the package does, and that may be meant'],
    [
      '`@acme/core/gone#addMoney`',
      'the `exports` of `packages/core/package.json` do not open `@acme/core/gone`, so that nothing tells what it would export',
    ],
    [
      '`yarn workspace @acme/webb build`',
      'the repository uses pnpm, and what yarn is asked for may be of another project',
    ],
    ['`npm install x -w @acme/webb`', 'the repository uses pnpm, and what npm is asked for may be of another project'],
    ['`pnpm --filter your-app dev`', '`your-app` may stand for any package'],
    ['`pnpm -C sub --filter @acme/core build`', 'it runs in `sub`, which may be a workspace of its own'],
    ['`pnpm vitest`', 'a program that is installed may be called `vitest`'],
    ['`pnpm exec vitest`', 'which programs are installed is not read, and nothing proves that this one was'],
    ['`pnpm run gen`', 'a package has that script, and nothing proves that it is typed elsewhere'],
  ])('is listed with why it is open in a workspace: %s', (span, because) => {
    expect(undecidedInWorkspace(`See ${span}.`)).toEqual([`1:5 ${span.slice(1, -1)}: ${because}`]);
  });

  test('says of what is to be made that it is, where it is not there', () => {
    expect(undecided('Create `src/new-page.ts` first.')).toEqual([
      '1:8 src/new-page.ts: its sentence says that it is to be made',
    ]);
    expect(undecided('Add a page in `src/pages/`.')).toEqual([
      '1:15 src/pages/: its sentence says that it is to be made',
    ]);
    expect(undecided('Add a page in `src/web/`.')).toEqual([]);
  });

  test('leaves out what is decided, and words that no text claims to be there', () => {
    expect(undecided('See `src/a.ts`, `Ledger`, `Ledger.shut()`, `well-known`, `x`.')).toEqual([]);
  });

  test('stands in the order of the text', () => {
    const text = 'See `openLedger()` and `src/b.ts`.\n\nThen `src/c.ts`.\n';
    expect(undecided(text).map((each) => each.split(' ', 1)[0])).toEqual(['1:5', '1:24', '3:6']);
  });
});
