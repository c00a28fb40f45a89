import { describe, expect, test } from 'vitest';
import { findAgentClaims } from '../../src/claims/find/agent-claims.ts';
import { judgeClaims } from '../../src/claims/judge/judge.ts';
import { judgedByPast } from '../../src/claims/past/past-verdict.ts';
import { pastCases, type PastUse } from '../../src/claims/past/past.ts';
import type { JudgedClaim } from '../../src/model.ts';
import { agentFileOf } from './agent-world.ts';
import { guide, worldOf } from './world.ts';

const COMMIT = 'f495077e0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

interface Past {
  readonly file: string;
  readonly was: readonly string[];
  readonly now?: readonly string[];
  readonly renamed?: Readonly<Record<string, string>>;
  readonly use?: PastUse;
}

/** What is judged of an agent file after one commit took away what was there. It names nothing of that before. */
function judged(markdown: string, { file, was, now = [], renamed = {}, use = 'both' }: Past): readonly JudgedClaim[] {
  const agent = agentFileOf(file, markdown);
  const files = Object.fromEntries([...now, file].map((path) => [path, '']));
  const world = { ...worldOf(guide(''), { files }), agents: [agent], texts: new Map([[file, markdown]]) };
  const first = judgeClaims(findAgentClaims(agent), world);
  const deleted = was.map((path) => ({ path, commit: COMMIT, date: '2026-01-16' }));
  const cases = pastCases(first, deleted, { world, use });
  const before = new Map([[COMMIT, { paths: new Set(was), texts: new Map<string, string>() }]]);
  const renames = new Map([[COMMIT, new Map(Object.entries(renamed))]]);
  return judgedByPast(first, cases, { past: { before, renames }, world });
}

function dead(markdown: string, past: Past): readonly string[] {
  return judged(markdown, past).flatMap(({ claim, verdict }) => (verdict === 'dead' ? [claim.text] : []));
}

describe('a link with one `../` too many', () => {
  const past = { file: 'docs/tests/CLAUDE.md', was: ['app/tests/factories.ts'] };
  const line = '- [Factories](../../../app/tests/factories.ts)';

  test('is dead where a commit took away what it names with one less', () => {
    expect(judged(line, past)).toMatchObject([
      {
        verdict: 'dead',
        truth:
          '`../../../app/tests/factories.ts` leads out of the repository, and with one `../` less to `app/tests/factories.ts`. It was removed in f495077e0 (2026-01-16).',
      },
    ]);
  });

  test('names what it is called now', () => {
    const renamed = { 'app/tests/factories.ts': 'app/test/factories.ts' };
    expect(judged(line, { ...past, now: ['app/test/factories.ts'], renamed })).toMatchObject([
      { verdict: 'dead', hint: 'Write `../../app/test/factories.ts`.' },
    ]);
  });

  test('may lead to another checkout where history knows nothing of it, or each repository has one', () => {
    expect(dead(line, { ...past, was: ['app/tests/other.ts'] })).toEqual([]);
    expect(dead('[App](../../../app/README.md)', { ...past, was: ['app/README.md'] })).toEqual([]);
    expect(dead('[App](../../../app/tests)', past)).toEqual([]);
    expect(dead(line, { ...past, use: 'decide' })).toEqual([]);
  });
});

describe('a link to a file of which every repository has one', () => {
  const right = 'Ship as the root [`CLAUDE.md`](../CLAUDE.md) says.';
  const past = { file: 'supabase/CLAUDE.md', was: [], now: ['CLAUDE.md'] };

  test('slips where the text calls that of the root just so in a link that leads to it', () => {
    expect(judged(`Read the [root CLAUDE.md](../../CLAUDE.md) too.\n\n${right}`, past)).toMatchObject([
      { verdict: 'dead', claim: { text: '../../CLAUDE.md' }, hint: expect.stringContaining('`../CLAUDE.md`') },
      { verdict: 'live' },
    ]);
  });

  test.each([
    'Read the [root CLAUDE.md](../../CLAUDE.md) too.',
    `Read the [CLAUDE.md](../../CLAUDE.md) above.\n\n${right}`,
    `Read the workspace [root CLAUDE.md](../../CLAUDE.md) too.\n\n${right}`,
    `Read the [root CLAUDE.md](../../../CLAUDE.md) too.\n\n${right}`,
    `Read the [root AGENTS.md](../../AGENTS.md) too.\n\n${right}`,
  ])('may lead to another checkout: %s', (text) => {
    expect(dead(text, past)).toEqual([]);
  });
});

describe('a link whose label is a path', () => {
  const past = { file: 'AGENTS.md', was: [], now: ['docs/x.md', 'docs/README.md', 'docs/guide/x.md'] };

  test.each([
    ['out of the repository', '- [docs/x.md](../x.md)', 'Did you mean `docs/x.md`, as its label says?'],
    ['in code', '- [`docs/x.md`](../../x.md)', 'Did you mean `docs/x.md`, as its label says?'],
    ['by more of it', '- [docs/guide/x.md](../guide/x.md)', 'Did you mean `docs/guide/x.md`, as its label says?'],
    ['to nothing in it', '- [docs/x.md](guides/y.md)', 'Did you mean `docs/x.md`?'],
  ])('is dead where that stands and the link leads %s', (_, line, hint) => {
    expect(judged(line, past)).toMatchObject([{ verdict: 'dead', hint }]);
  });

  test.each([
    ['the label is of another page', '- [docs/x.md](../y.md)'],
    ['it leads to as much as the label says', '- [docs/x.md](../docs/x.md)'],
    ['every repository has one', '- [docs/README.md](../README.md)'],
    ['the label names nothing that stands', '- [docs/y.md](../y.md)'],
    ['the label is no path', '- [the page](../x.md)'],
    ['it is shown', 'For example, write `a` as [docs/x.md](../x.md).'],
    ['it is a sample of a link', 'Example: [docs/x.md](path/x.md)'],
  ])('may lead to another checkout, or to nothing, where %s', (_, line) => {
    expect(dead(line, past)).toEqual([]);
  });
});
