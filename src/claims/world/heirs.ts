/** Who took the place of a decision in the end, over however many steps. Whether anybody should be told is for others to say. */
import type { Decision } from '../../model.ts';
import type { Supersession } from './supersession.ts';

/** What took the place of one decision. */
export interface Heirs {
  /** Directly or later. */
  readonly all: readonly Decision[];
  /** Those of them that are accepted and that nothing supersedes. */
  readonly last: readonly Decision[];
}

/** The heirs of `old`. What says of itself that it is superseded leads on to whichever decision it names. */
export function heirsOf(old: Decision, { successors, named }: Pick<Supersession, 'successors' | 'named'>): Heirs {
  const next = (each: Decision): readonly Decision[] =>
    each.status === 'superseded'
      ? (named.get(each) ?? []).filter(({ status }) => status === 'accepted' || status === 'superseded')
      : (successors.get(each) ?? []);
  const seen = new Set<Decision>();
  const open = [old];
  for (const each of open) {
    for (const heir of next(each)) {
      if (seen.has(heir) || heir === old) continue;
      seen.add(heir);
      open.push(heir);
    }
  }
  const all = [...seen];
  return { all, last: all.filter((each) => each.status === 'accepted' && next(each).length === 0) };
}
