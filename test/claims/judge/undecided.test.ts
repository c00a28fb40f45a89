import { describe, expect, test } from 'vitest';
import { findAgentClaims } from '../../../src/claims/find/agent-claims.ts';
import { findSymbolClaims } from '../../../src/claims/find/find-symbols.ts';
import { findWordClaims } from '../../../src/claims/find/find-words.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { undecidedClaims } from '../../../src/claims/judge/undecided.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';

const FILES = {
  'package.json': '{ "name": "shop" }',
  '.gitignore': 'logs/\n',
  'src/a.ts': 'export class Ledger { open(): void {} }\n',
  'src/web/app.ts': '',
  'src/api/app.ts': '',
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
