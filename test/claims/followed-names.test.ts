/** Which names a review stamps: only those that can mean nothing but one declaration of the repository. */
import { describe, expect, test } from 'vitest';
import { findSymbolClaims } from '../../src/claims/find/find-symbols.ts';
import { judgeClaims } from '../../src/claims/judge/judge.ts';
import { unfollowedNames } from '../../src/claims/bound/unfollowed.ts';
import type { NamePast } from '../../src/model.ts';
import { agentFileOf } from './agent-world.ts';
import { guide, worldOf } from './world.ts';

type Files = Readonly<Record<string, string>>;

const CODE: Files = {
  'src/router.ts': 'export class Router { insert(path: string): void {} }\nexport interface Options { port: number }\n',
  'src/limits.ts': 'export const retryLimits = { max: 3 } as const;\nexport const config = { port: 3000 };\n',
  'src/billing.ts':
    'export function chargeInvoice(id: string): void {}\nexport class LedgerBook { settle(): void {} }\n',
  'src/index.ts': "export { chargeInvoice as billInvoice, LedgerBook as OpenBook } from './billing.ts';\n",
};

function judged(markdown: string, files: Files = CODE, namePast?: NamePast) {
  const agent = agentFileOf('AGENTS.md', markdown);
  const world = { ...worldOf(guide(''), { files }), agents: [agent], texts: new Map([['AGENTS.md', markdown]]) };
  const claims = judgeClaims(findSymbolClaims(agent), namePast === undefined ? world : { ...world, namePast });
  return { agent, world, claims };
}

const followed = (markdown: string, files: Files = CODE): readonly string[] =>
  judged(markdown, files).claims.flatMap(({ claim, verdict, isGuess }) =>
    verdict === 'live' && !isGuess ? [claim.target] : [],
  );

describe('a name that a review stamps', () => {
  test.each([
    ['a member of the only class of a common name', '`Router.insert()`', 'src/router.ts#Router.insert'],
    ['a member of the only interface of a common name', '`Options.port`', 'src/router.ts#Options.port'],
    ['a member of a constant in camel case', '`retryLimits.max`', 'src/limits.ts#retryLimits.max'],
    ['the public name of what is declared under another', '`billInvoice()`', 'src/index.ts#billInvoice'],
    ['a member of such', '`OpenBook.settle()`', 'src/index.ts#OpenBook.settle'],
    ['and the name that it is declared under', '`chargeInvoice()`', 'src/billing.ts#chargeInvoice'],
  ])('is %s', (_, markdown, target) => {
    expect(followed(markdown)).toEqual([target]);
  });

  test.each([
    ['a common name alone', '`Options` and `Router`', {}],
    ['a variable of one word', '`config.port`', {}],
    ['a name of the platform', '`Response.json()`', { 'src/r.ts': 'export class Response { json(): void {} }\n' }],
    ['one of two', '`Router.insert()`', { 'src/other.ts': 'export class Router { insert(): void {} }\n' }],
    ['one that a test has as well', '`retryLimits.max`', { 'test/x.ts': 'export const retryLimits = { max: 1 };\n' }],
    ['what a library has as well', '`Router.insert()`', { 'src/a.ts': "import { Router } from 'express';\n" }],
    ['what another file keeps to itself', '`retryLimits.max`', { 'src/a.ts': 'const retryLimits = { max: 1 };\n' }],
    ['a parameter of a function', '`chargeInvoice.length2`', {}],
  ])('is not %s', (_, markdown, more) => {
    expect(followed(markdown, { ...CODE, ...more })).toEqual([]);
  });
});

describe('a name in a sentence on counts and limits', () => {
  const FILES: Files = {
    'src/retry.ts':
      'export interface RetryOptions { attempts: number }\nexport const MAX_PAYLOADS = 5;\nexport const MAX_RETRIES = 5;\n',
  };

  test.each([
    ['counts attempts', '`RetryOptions` holds attempts.', 'RetryOptions'],
    ['has them among others', '`RetryOptions` has the attempts and backoff.', 'RetryOptions'],
    ['is said to give their number', 'The number of attempts is in `RetryOptions`.', 'RetryOptions'],
    ['is the most of something', 'Never more than `MAX_PAYLOADS`.', 'MAX_PAYLOADS'],
    ['is the most that something is done', 'Never retry more than `MAX_RETRIES` times.', 'MAX_RETRIES'],
    ['is the most that may be added', 'Do not add more than `MAX_PAYLOADS` to a batch.', 'MAX_PAYLOADS'],
    ['is the most that may be called', "Don't call it more than `MAX_RETRIES` times.", 'MAX_RETRIES'],
    ['is what must not be exceeded', 'A batch must never exceed `MAX_PAYLOADS`.', 'MAX_PAYLOADS'],
    ['is what cannot be exceeded', 'Batches cannot exceed `MAX_PAYLOADS`.', 'MAX_PAYLOADS'],
    ['is the most of what is held', 'No more than `MAX_PAYLOADS` are held.', 'MAX_PAYLOADS'],
  ])('is followed where it %s', (_, markdown, name) => {
    expect(followed(markdown, FILES)).toEqual([`src/retry.ts#${name}`]);
  });

  test.each([
    ['an attempt that failed', 'We attempted it with `RetryOptions`.'],
    ['the first of several', 'The first attempt used `RetryOptions`.'],
    ['attempts to do it so', 'Attempts to use `RetryOptions` for it failed.'],
    ['attempts with it', 'Two attempts with `RetryOptions` broke the build.'],
    ['a ban beside a limit', 'Never read `MAX_RETRIES`, and send no more than ten.'],
    ['a ban on more than one', 'Never read `MAX_RETRIES` more than once.'],
    ['a wish beside a limit', 'Never more than ten, though `MAX_RETRIES` was five.'],
  ])('is not followed where it tells of %s', (_, markdown) => {
    expect(followed(markdown, FILES)).toEqual([]);
  });
});

describe('a name of a variable or of everybody', () => {
  test('is never dead by the code alone', () => {
    const { claims } = judged('`Router.nope()`, `retryLimits.floor()`, `retryLimits.min`, `OpenBook.close()`.');
    expect(claims.map(({ verdict }) => verdict)).toEqual(['undecided', 'undecided', 'undecided', 'undecided']);
  });

  test('is never dead by history alone', () => {
    const removed = [
      { name: 'requestOptions', member: 'host', file: 'src/old.ts', commit: 'a'.repeat(40), date: '2026-01-01' },
      { name: 'Router', member: 'push', file: 'src/old.ts', commit: 'a'.repeat(40), date: '2026-01-01' },
      { name: 'LedgerPage', file: 'src/old.ts', commit: 'a'.repeat(40), date: '2026-01-01' },
    ];
    const past: NamePast = { removed, standing: new Set() };
    const { claims } = judged(
      '`requestOptions.host`, `Router.push()`, `LedgerPage`.',
      { 'src/a.ts': 'export {};\n' },
      past,
    );
    expect(claims.map(({ claim, verdict }) => `${verdict} ${claim.text}`)).toEqual([
      'undecided requestOptions.host',
      'undecided Router.push()',
      'dead LedgerPage',
    ]);
  });
});

test('names that lead to code and are not stamped are told once each, and those of nobody are not', () => {
  const { agent, world, claims } = judged(
    '`Options`, `config.port`, `Options`, `Router.insert()`, `billInvoice()`, `res.json()`, `Nobody`, `config`, `x`.\n' +
      '[`Options`](src/router.ts#Options)',
  );
  expect(unfollowedNames({ file: 'AGENTS.md', body: agent.body, claims }, world.facts)).toEqual({
    doubtful: ['Options', 'config.port'],
    takenBack: [],
    unseen: [],
    ownerless: [],
  });
});

describe('a name that leads to code and that its sentence takes back', () => {
  const told = (markdown: string) => {
    const { agent, world, claims } = judged(markdown);
    return unfollowedNames({ file: 'AGENTS.md', body: agent.body, claims }, world.facts);
  };

  test.each([
    ['a ban', 'Never call `chargeInvoice()` in tests.', 'chargeInvoice()'],
    ['a contrast', 'Use the ledger instead of `LedgerBook`.', 'LedgerBook'],
    ['a heading', '## Breaking changes\n\n- `LedgerBook` settles.', 'LedgerBook'],
  ])('is told as not followed: %s', (_, markdown, name) => {
    expect(told(markdown)).toEqual({ doubtful: [], takenBack: [name], unseen: [], ownerless: [] });
  });

  test('is not told where the same text has it followed elsewhere', () => {
    expect(told('`LedgerBook` settles.\n\nNever make a `LedgerBook` by hand.')).toEqual({
      doubtful: [],
      takenBack: [],
      unseen: [],
      ownerless: [],
    });
  });
});

test('members of what a call makes, or another package declares, are told apart, and those that are gone are not', () => {
  const files = {
    'src/a.ts':
      "import { Base, make } from '@acme/x';\nexport const Account = make({});\nexport class Ledger extends Base { put(): void {} }\nexport class Shelf { put(): void {} }\n",
  };
  const { agent, world, claims } = judged('`Account.open()`, `Ledger.take()`, `Ledger.put()`, `Shelf.take()`.', files);
  expect(unfollowedNames({ file: 'AGENTS.md', body: agent.body, claims }, world.facts)).toEqual({
    doubtful: [],
    takenBack: [],
    unseen: ['Account.open()', 'Ledger.take()'],
    ownerless: [],
  });
});

test('a member that a neighbour alone gives an owner is told', () => {
  const files = { 'src/a.ts': 'export class LedgerBook { put(): void {} take(): void {} }\n' };
  const { agent, world, claims } = judged('Use `LedgerBook.put()`, `.take()` and `.gone()`.', files);
  expect(unfollowedNames({ file: 'AGENTS.md', body: agent.body, claims }, world.facts).ownerless).toEqual(['.take()']);
});
