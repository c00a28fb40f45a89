import { describe, expect, test } from 'vitest';
import { supersessionOf } from '../../../src/claims/world/supersession.ts';
import type { Decision, DecisionRef } from '../../../src/model.ts';
import { decision } from '../world.ts';

type Relation = 'supersedes' | 'supersededBy' | 'amendedBy';

/** `a>b` supersedes, `a<b` is superseded by, `a~b` is amended by; `a?` is proposed, all others accepted. */
function decisions(...said: readonly string[]): readonly Decision[] {
  const relations = new Map<string, Record<Relation, DecisionRef[]>>();
  const of = (name: string) => {
    const known = relations.get(name) ?? { supersedes: [], supersededBy: [], amendedBy: [] };
    relations.set(name, known);
    return known;
  };
  for (const each of said) {
    const [, from = '', sign, to] = /^(\w\??)([<>~])?(\w\??)?$/.exec(each) ?? [];
    const relation = of(from);
    if (sign === undefined || to === undefined) continue;
    of(to);
    const kind = sign === '>' ? 'supersedes' : sign === '<' ? 'supersededBy' : 'amendedBy';
    relation[kind].push({ ref: `${to.charAt(0)}-d`, file: `adr/${from.charAt(0)}-d.md`, line: 3, column: 1 });
  }
  return [...relations].map(
    ([name, fields]) =>
      decision(`adr/${name.charAt(0)}-d.md`, name.endsWith('?') ? 'proposed' : 'accepted', fields).note,
  );
}

function told(...said: readonly string[]) {
  const { successors, cycles } = supersessionOf(decisions(...said));
  const name = ({ id }: Decision) => id.charAt(0);
  return {
    gone: [...successors].map(([old, by]) => `${name(old)}<${by.map(name).join('')}`).sort(),
    circles: cycles.map(({ members }) => members.map(name).join('')),
    ways: cycles.map(({ edges }) => edges.map(({ old, by }) => name(old) + name(by)).join(' ')),
  };
}

describe('supersession', () => {
  test.each([
    ['one side', ['b>a'], ['a<b']],
    ['the other side', ['a<b', 'b'], ['a<b']],
    ['both sides', ['a<b', 'b>a'], ['a<b']],
    ['several successors', ['b>a', 'c>a'], ['a<bc']],
    ['a proposed successor', ['b?>a'], []],
    ['a successor that only amends by the word of the old one', ['b>a', 'a~b'], []],
    ['a chain', ['b>a', 'c>b'], ['a<b', 'b<c']],
  ])('is told by %s', (_, said, gone) => expect(told(...said)).toEqual({ gone, circles: [], ways: [] }));

  test.each([
    ['two', ['a>b', 'b>a'], ['ab'], ['ab ba']],
    ['three, told from different sides', ['a>b', 'b>c', 'a<c'], ['abc'], ['ac cb ba']],
    ['three', ['a>b', 'b>c', 'c>a'], ['abc'], ['ac cb ba']],
    ['four', ['a>b', 'b>c', 'c>d', 'd>a'], ['abcd'], ['ad dc cb ba']],
    ['itself', ['a>a', 'b>a'], ['a'], ['aa']],
    ['proposals', ['a?>b?', 'b?>a?'], ['ab'], ['ab ba']],
    ['two circles apart', ['a>b', 'b>a', 'c>d', 'd>c'], ['ab', 'cd'], ['ab ba', 'cd dc']],
    ['two circles through one', ['a>b', 'b>a', 'b>c', 'c>b'], ['abc'], ['ab ba']],
    ['a circle with a tail', ['a>b', 'b>a', 'c>a', 'b>d'], ['ab'], ['ab ba']],
  ])('in a circle of %s is found once', (_, said, ...[circles, ways]) => {
    expect(told(...said)).toMatchObject({ circles, ways });
  });

  test('of a long chain is told in time that grows with its length', () => {
    const chain = Array.from({ length: 4_000 }, (_, index) => {
      const ref = { ref: `adr/${index - 1}-d.md`, file: `adr/${index}-d.md`, line: 1, column: 1 };
      return decision(`adr/${index}-d.md`, 'accepted', { supersedes: index === 0 ? [] : [ref] }).note;
    });
    expect(supersessionOf(chain).cycles).toEqual([]);
    expect(supersessionOf(chain).successors.size).toBe(3_999);
  });
});
