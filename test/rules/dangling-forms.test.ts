/** Only what has the form of a decision of this list can dangle: whatever else a text replaces is named elsewhere. */
import { expect, test } from 'vitest';
import { danglingRelations } from '../../src/claims/world/dangling-relations.ts';
import { isDangling, resolveDecisionRef } from '../../src/claims/world/decision-ref.ts';
import { supersessionOf } from '../../src/claims/world/supersession.ts';
import { read } from '../sources/one-decision.ts';

const OLD = read('# 12. L\n\n## Status\n\nAccepted\n', '0012-l.md').value;
const FILES: ReadonlySet<string> = new Set(['docs/rfcs/0012-l.md']);

function dangling(text: string): readonly string[] {
  const { value } = read(text, '0002-b.md');
  const refs = [...value.supersedes, ...value.supersededBy, ...value.amends, ...value.amendedBy];
  return refs.filter((ref) => isDangling(ref, [OLD, value], FILES)).map(({ ref }) => ref);
}

const said = (words: string): string => `# 2. B\n\n## Status\n\nAccepted\n\n${words}\n`;
const keyed = (value: string): string => `---\nstatus: accepted\nsupersedes: ${value}\n---\n# B\n`;

test.each([
  'Replaces 404 pages by redirects',
  'Replaces 1000 lines of code',
  'Supersedes #34',
  'Supersedes [RFC 12](../rfcs/0012-l.md)',
  "Supersedes platform's ADR-0044",
  'Supersedes `acme/platform` ADR-0044',
  'Supersedes ADR-0044 (in acme/platform)',
  'Supersedes ADR-0044 from the `platform` repository.',
  'Supersedes PEP-12',
  'Supersedes platform ADR-0044',
  'Supersedes the platform decision ADR-0044',
  'Supersedes 0012 and company-wide ADR 0044',
  'Supersedes ADR-0044 (acme/platform)',
  'Supersedes ADR-0044, which lives in the wiki',
  'Supersedes ADR-0044 (never merged)',
  'Supersedes ADR-0044 (team A)',
  '* Supersedes: PROJ-12',
  'Superseded by upcoming ADR-0099',
  'Superseded by ADR-0099 (not yet written)',
  '* Superseded by: [ADR-0005](0005-example.md) <!-- optional -->',
  '* Superseded by: [ADR-000X](000X-title.md)',
])('no decision of ours is meant by a text: %s', (words) => expect(dangling(said(words))).toEqual([]));

test.each(['TBD', '["—"]', '["(none)"]', 'false', '"the wiki page on storage"', '"platform ADR-0099"', '[RFC-12, "JIRA-123", "#34"]'])(
  'nor by a key: %s',
  (value) => expect(dangling(keyed(value))).toEqual([]),
);

test.each([
  [said('Supersedes [3](0003-c.md)'), '0003-c.md'],
  [said('Supersedes ADR-0044'), 'ADR-0044'],
  [said('Supersedes 0044'), '0044'],
  [said('Supersedes the old ADR-0044'), 'ADR-0044'],
  [said('Supersedes 0012 and decision ADR-0044'), 'ADR-0044'],
  [said('Supersedes the cache (ADR-0044)'), 'ADR-0044'],
  [said('Supersedes 44 and 0012'), '44'],
  [said('Supersedes [44](../adr/0044-x.md)'), '../adr/0044-x.md'],
  [keyed('0044-x'), '0044-x'],
  [keyed('use-mango'), 'use-mango'],
  [keyed('"0044"'), '0044'],
])('a file, a number and a stem are: %s', (text, ref) => expect(dangling(text)).toEqual([ref]));

test('a link to a file elsewhere is no decision with the same stem, and a number of an issue ends none', () => {
  for (const words of ['Supersedes [RFC 12](../rfcs/0012-l.md)', 'Supersedes #12']) {
    expect(supersessionOf([OLD, read(said(words), '0002-b.md').value]).successors.has(OLD)).toBe(false);
  }
  for (const ref of ['/adr/0012-l.md', '../../docs/adr/0012-l.md', 'adr/0012-l', './0012-l.md']) {
    expect(resolveDecisionRef(ref, [OLD], 'docs/adr/0002-b.md')).toEqual({ decision: OLD });
  }
});

test('a path out of the repository is nobody’s fault here', () => {
  expect(dangling(keyed('["../../../../platform/docs/adr/0001-x.md"]'))).toEqual([]);
  expect(dangling(keyed('["../gone/0001-x.md"]'))).toEqual(['../gone/0001-x.md']);
});

test('a number in words may be that of another list, a link and a key are not', () => {
  const prose = (text: string): readonly boolean[] =>
    danglingRelations([OLD, read(text, '0002-b.md').value], FILES).map(({ isProse }) => isProse);
  expect(prose(said('Supersedes the earlier ADR 0044'))).toEqual([true]);
  expect(prose(keyed('"ADR-0077 (platform list)"'))).toEqual([true]);
  expect(prose(keyed('ADR-0077'))).toEqual([false]);
  expect(prose(said('Supersedes [gone](0044-gone.md)'))).toEqual([false]);
});

const lost = (words: string): readonly string[] =>
  danglingRelations([OLD, read(said(words), '0002-b.md').value], FILES).map(({ ref }) => ref);

test.each([
  'Supersedes 0044-old.md (deleted in 2023)',
  'Supersedes [the old one](0044-old.md) (deleted in 2023)',
  'Supersedes 2019-03-02-use-x (deleted)',
  'Supersedes ADR-0044, which was withdrawn and deleted.',
  'Supersedes ADR-0044 – removed from the repository in May',
  'Supersedes ADR-0044 (the file is gone)',
  'Supersedes ADR-0044 (lost in the move to GitHub)',
  'Supersedes ADR-0044, since removed.',
  'Supersedes ADR-0044 (*unpublished*)',
  'Supersedes ADR-0044. That file was deleted in 2023.',
  'Supersedes the deleted 0044-old.md',
  'Amends ADR-0044 (upcoming)',
  'Amends ADR-0044 [draft]',
  'Amended by ADR-0044 (draft in PR #77)',
  'Amended by ADR-0044 (see PR #77)',
  'Amended by ADR-0044 (open pull request)',
  'Amended by ADR-0044 – pending',
  'Amended by ADR-0044, which is still under review',
  'Amended by ADR-0044 (work in progress)',
])('what the words call gone or to come is not missing: %s', (words) => expect(lost(words)).toEqual([]));

test.each([
  ['Supersedes 0044-old.md', '0044-old.md'],
  ['Supersedes 0044-old.md (May 2023)', '0044-old.md'],
  ['Supersedes ADR-0044 (accepted)', 'ADR-0044'],
  ['Supersedes ADR-0044 (obsolete)', 'ADR-0044'],
  ['Supersedes ADR-0044 (removed the cache)', 'ADR-0044'],
  ['Supersedes ADR-0044, as the cache was removed.', 'ADR-0044'],
  ['Supersedes ADR-0044 and the deleted-rows flag', 'ADR-0044'],
  ['Supersedes ADR-0044: draft orders are kept', 'ADR-0044'],
  ['Supersedes ADR-0044 (future rows only)', 'ADR-0044'],
  ['Supersedes ADR-0044. The cache was removed.', 'ADR-0044'],
])('what they say of other things leaves it missing: %s', (words, ref) => expect(lost(words)).toEqual([ref]));

test('a number that another list has may be meant', () => {
  const other = { ...OLD, file: 'apps/web/docs/adr/0044-old.md', number: '44', id: '0044-old' };
  const { value } = read(said('Supersedes ADR-0044 and ADR-0045'), '0002-b.md');
  const refs = danglingRelations([OLD, other, value], FILES).map(({ ref }) => ref);
  expect(refs).toEqual(['ADR-0045']);
});

test('a part of a page that is no decision is no relation', () => {
  expect(dangling(said('Supersedes section "Entry" in `docs/plans/entry.md`.'))).toEqual([]);
  expect(dangling(said('Supersedes `docs/plans/entry.md`.'))).toEqual(['docs/plans/entry.md']);
});
