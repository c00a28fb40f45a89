import { describe, expect, test } from 'vitest';
import { endsOfHome, lostEnds, lostInHome, ofLostHome } from '../../../src/claims/find/home-path.ts';
import type { Deletion } from '../../../src/model.ts';
import { exposures } from '../../../src/sources/exposed.ts';
import { treeOf } from '../../../src/tree.ts';

const TEXT = '# Map\n\n- [postgres](file:///Users/mara/Code/shop/src/connectors/postgres/): SQL.\n';
const GONE: readonly Deletion[] = [
  { path: 'src/connectors/postgres/index.ts', commit: '9285515aa0000', date: '2026-02-26' },
];

interface Past {
  readonly deleted?: readonly Deletion[];
  readonly now?: readonly string[];
}

const hint = (text: string, { deleted = GONE, now = ['src/a.ts'] }: Past = {}): string | undefined => {
  const [problem] = exposures('AGENTS.md', text);
  if (problem === undefined) throw new Error('no home folder');
  const ends = endsOfHome(problem, text.split('\n')[problem.line - 1] ?? '');
  const lost = lostInHome(ends, lostEnds(ends, deleted), treeOf(new Set(now)));
  return lost && ofLostHome(problem, lost).hint;
};

describe('a path into the checkout of one person', () => {
  test('is not to be written from the root where a commit took it away there', () => {
    expect(hint(TEXT)).toBe(
      'From the root of the repository `src/connectors/postgres` leads nowhere either: commit 9285515aa of 2026-02-26 took it away. Name what replaced it, or take it out.',
    );
  });

  test.each([
    ['it is there', TEXT, { now: ['src/connectors/postgres/pool.ts'] }],
    ['a longer end is there', TEXT, { now: ['shop/src/connectors/postgres/pool.ts'] }],
    ['git knows of none', TEXT, { deleted: [] }],
    [
      'only its last word was a path',
      TEXT.replace('src/connectors/', '').replace('shop', 'work'),
      { deleted: [{ path: 'postgres/a.ts', commit: 'c', date: 'd' }] },
    ],
  ])('is left to the usual advice where %s', (_, text, past) => {
    expect(hint(text, past)).toBeUndefined();
  });
});

describe('a path that is no home of a person', () => {
  const found = (line: string) => exposures('AGENTS.md', line).map(({ claim }) => claim);

  test.each([
    '`GET /Users/groups/list`',
    '| **POST** | `/Users/search/all` |',
    '`/Users/123/groups`',
    'The form is `/Users/Edit/form.tsx`.',
    ...['claude', 'oai'].map((account) => `Clone into \`/home/${account}/work/x\`.`),
  ])('%s', (line) => {
    expect(found(line)).toEqual([]);
  });

  test.each([
    ['Get the sources from `/Users/mara/dev`.', '/Users/mara'],
    ['`/Users/claude/dev/shop`', '/Users/claude'],
    ['`/Users/mara/dev/form.tsx`', '/Users/mara'],
  ])('but %s is one', (line, home) => {
    expect(found(line)).toEqual([home]);
  });
});
