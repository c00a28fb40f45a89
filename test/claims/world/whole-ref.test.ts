/** Which words behind a reference leave a decision in force: a part that is taken for the whole ends a rule that holds. */
import { expect, test } from 'vitest';
import { supersessionOf } from '../../../src/claims/world/supersession.ts';
import { read } from '../../sources/one-decision.ts';

const OLD = read('# 1. Use Mongo for caching\n\n## Status\n\nAccepted\n', '0001-mongo.md').value;

function ends(text: string): boolean {
  const successor = read(text, '0002-pg.md').value;
  return supersessionOf([OLD, successor]).successors.has(OLD);
}

const said = (words: string): string => `# 2. B\n\n## Status\n\nAccepted\n\n${words}\n`;

test.each([
  'Supersedes [1. A](0001-mongo.md) with regard to naming',
  'Supersedes [1. A](0001-mongo.md) in the billing domain',
  'Supersedes [1. A](0001-mongo.md) except for the API',
  'Supersedes [1. A](0001-mongo.md) where it speaks of caching',
  'Supersedes [1. A](0001-mongo.md): naming only',
  'Supersedes [1. A](0001-mongo.md) — naming rules',
  'Supersedes [1. A](0001-mongo.md) on ARM',
  'Supersedes: [1. A](0001-mongo.md) (naming)',
  'Supersedes [the naming](0001-mongo.md#naming)',
  'Supersedes ADR-0001 Option B',
  'Supersedes ADR-0001 once the migration is done',
  'Supersedes [1. A](0001-mongo.md) when accepted',
  'Supersedes [1. A](0001-mongo.md) unless on mobile',
  'Supersedes [1. A](0001-mongo.md)?',
  'Supersedes: ADR-0001 was considered, no',
  'Supersedes ADR 1 (mobile repo)',
  'Supersedes ADR 1 and ADR 3 on ARM',
  'Supersedes ADR-0001 "Use Mongo for caching" in the billing domain',
  'Supersedes [1](0001-mongo.md), 2 of 3 rules',
  'Supersedes [1. A](0001-mongo.md). Its section on naming still holds.',
  'Supersedes ADR-1. Writes still follow ADR-1.',
  'Supersedes ADR-1. Writes follow ADR-1.',
  'Supersedes: ADR-0001\n\nOnly reads move; writes still follow ADR-0001.',
  'Supersedes:\n\n- [1](0001-mongo.md)\n- [9](0009-x.md)\n\nNote: the naming remains.',
  'Supersedes [1](0001-mongo.md). It stays for ARM.',
  'Supersedes: ADR-0001 from 2027-01-01',
])('a part, a question or a condition ends nothing: %s', (words) => expect(ends(said(words))).toBe(false));

test.each(['"0001 (naming only)"', '"0001-mongo.md#naming"', '["0001: naming"]'])(
  'so do keys of the front matter: %s',
  (value) => expect(ends(`---\nstatus: accepted\nsupersedes: ${value}\n---\n# B\n`)).toBe(false),
);

test.each([
  'Supersedes [1. A](0001-mongo.md)',
  'Supersedes [1. A](0001-mongo.md).',
  'Supersedes: [Use Mongo](0001-mongo.md) (ADR-0001)',
  'Supersedes: **[ADR 1](0001-mongo.md)** — Use Mongo for caching',
  'Supersedes: ADR-0001: Use Mongo for caching (2020-01-02)',
  'Supersedes ADR-0001 (Use Mongo)',
  'Supersedes [ADR 1](./0001-mongo.md#1-use-mongo-for-caching)',
  'Supersedes [ADR 1](0001-mongo.md#status)',
  'Supersedes `0001-mongo.md` on 2 January 2026',
  'Supersedes [1](0001-mongo.md), which was too slow',
  'Supersedes [1](0001-mongo.md) because it was too slow on ARM.',
  'Supersedes [1](0001-mongo.md) in its entirety',
  'Replaces [1](0001-mongo.md) with a queue',
  'Supersedes [1](0001-mongo.md) and [9](0009-x.md)',
  'Supersedes ADR-0001, ADR-0009 (Use Redis)',
  'Supersedes [1](0001-mongo.md)\nThe old way was slow',
  'Supersedes [1](0001-mongo.md). See ADR-0001 for what we used before.',
  'Supersedes [1](0001-mongo.md).\n\nAccepted on 2026-01-02. The old way was slow.',
  'Supersedes: ADR-0001\n\nApplies to: writes only\n\nAmends ADR-9, which still holds.',
  'Supersedes:\n\n- [1](0001-mongo.md)\n- [9. Keep only one](0009-x.md)',
  '| Supersedes | [1](0001-mongo.md) | the old way |',
  'Supersedes:\n\n- [1](0001-mongo.md)\n- [9](0009-x.md)',
])('title, number, state, day and reason leave it whole: %s', (words) => expect(ends(said(words))).toBe(true));
