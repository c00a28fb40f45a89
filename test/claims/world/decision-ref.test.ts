import { describe, expect, test } from 'vitest';
import { danglingReason, resolveDecisionRef } from '../../../src/claims/world/decision-ref.ts';
import { decision } from '../world.ts';

const decisions = [
  ['docs/adr/0003-use-react.md', '0003'],
  ['docs/adr/0003-use-router.md', '0003'],
  ['docs/adr/0012-use-postgres.md', '0012'],
  ['context/decisions/20250114-use-mongo.md', undefined],
  ['packages/a/adr/0012-own-cache.md', '0012'],
  ['docs/adr/0034-live.md', '0034'],
  ['docs/adr/0034a-live-options.md', '0034a'],
  ['docs/adr/ARCH-001-shape.md', 'ARCH-001'],
  ['docs/adr/ADR 007 - Keep A & B, then C (D) + E.md', '007'],
  ['docs/adr/0008-old.rst', '0008'],
  ['docs/adr/20260412-05-split-pages.md', undefined],
  ['docs/adr/20260412-06-join-pages.md', undefined],
  ['docs/adr/queues.md', undefined, 'DEC-QUEUES'],
].map(
  ([file = '', number, ownName]) =>
    decision(file, 'accepted', { ...(number !== undefined && { number }), ...(ownName !== undefined && { ownName }) })
      .note,
);

function resolve(ref: string, from = 'context/decisions/20260101-x.md'): string | readonly string[] {
  const match = resolveDecisionRef(ref, decisions, from);
  return 'decision' in match ? match.decision.id : match.candidates.map(({ file }) => file);
}

describe('resolveDecisionRef', () => {
  test('looks a number up in the list that it stands in, and in no list of another part of the repository', () => {
    expect(resolve('12', 'docs/adr/0034-live.md')).toBe('0012-use-postgres');
    expect(resolve('12', 'packages/b/adr/0001-b.md')).toEqual([
      'docs/adr/0012-use-postgres.md',
      'packages/a/adr/0012-own-cache.md',
    ]);
    expect(resolve('34', 'packages/a/adr/0012-own-cache.md')).toEqual([]);
    expect(resolve('0034-live', 'packages/a/adr/0012-own-cache.md')).toBe('0034-live');
  });

  test.each([
    ['a stem', '20250114-use-mongo', '20250114-use-mongo'],
    ['a stem in another letter case', '20250114-Use-Mongo', '20250114-use-mongo'],
    ['a file name', '20250114-use-mongo.md', '20250114-use-mongo'],
    ['a path', 'docs/adr/0003-use-react.md', '0003-use-react'],
    ['a path from the referring file', '../../docs/adr/0003-use-router.md', '0003-use-router'],
    ['a link', 'superseded by [3](../../docs/adr/0003-use-router.md#decision)', '0003-use-router'],
    ['a wiki link', '[[0003-use-react]]', '0003-use-react'],
    ['a stem without its number', 'use-postgres', '0012-use-postgres'],
    [
      'a link with signs in percent',
      '[7](../../docs/adr/ADR%20007%20-%20Keep%20A%20&%20B,%20then%20C%20(D)%20+%20E.md)',
      'ADR 007 - Keep A & B, then C (D) + E',
    ],
    [
      'a link with blanks',
      '[7](<../../docs/adr/ADR 007 - Keep A & B, then C (D) + E.md>)',
      'ADR 007 - Keep A & B, then C (D) + E',
    ],
    ['a link of an editor', '[3](mdc:docs/adr/0003-use-react.md)', '0003-use-react'],
    ['a path with a line', 'docs/adr/0003-use-react.md:41', '0003-use-react'],
    ['a path with lines', 'docs/adr/0003-use-react.md:41-45', '0003-use-react'],
    ['a path from the root with a slash', '/docs/adr/0003-use-react.md', '0003-use-react'],
    ['a stem with an anchor', '[3](0003-use-react#context)', '0003-use-react'],
    ['a stem with signs', 'ADR 007 - Keep A & B, then C (D) + E', 'ADR 007 - Keep A & B, then C (D) + E'],
    ['reStructuredText', '0008-old.rst', '0008-old'],
    ['a number with a letter', '0034a', '0034a-live-options'],
    ['the number beside one with a letter', 'ADR-34', '0034-live'],
    ['a number of a domain', 'ARCH-1', 'ARCH-001-shape'],
    ['a date and a count', 'ADR-20260412-05', '20260412-05-split-pages'],
    ['a date and a count alone', '20260412-06', '20260412-06-join-pages'],
    ['what a decision calls itself', 'dec-queues', 'queues'],
  ])('finds %s', (_, ref, id) => {
    expect(resolve(ref)).toBe(id);
  });

  test.each(['12', '0012', 'ADR-0012', 'ADR 12', 'adr-12', '#12', 'ADR #12', 'ADR-#12'])(
    'finds the number %s among neighbours',
    (ref) => {
      expect(resolve(ref, 'docs/adr/0013-x.md')).toBe('0012-use-postgres');
    },
  );

  test('gives the candidates of an ambiguous number', () => {
    expect(resolve('0003', 'docs/adr/0013-x.md')).toEqual([
      'docs/adr/0003-use-react.md',
      'docs/adr/0003-use-router.md',
    ]);
  });

  test('gives no candidates for what is not there', () => {
    expect(resolve('0099')).toEqual([]);
    expect(resolve('constructor')).toEqual([]);
    expect(resolve('__proto__')).toEqual([]);
  });

  test('says what an ambiguous or missing reference may mean', () => {
    const [react, router] = decisions;
    expect(react && router && danglingReason('3', { candidates: [react, router] }, decisions).message).toBe(
      '`3` may mean any of `docs/adr/0003-use-react.md`, `docs/adr/0003-use-router.md`.',
    );
    expect(danglingReason('20250114-use-mango', { candidates: [] }, decisions)).toEqual({
      message: 'No decision is named `20250114-use-mango`.',
      hint: 'Nearest: `20250114-use-mongo`.',
    });
  });
});
