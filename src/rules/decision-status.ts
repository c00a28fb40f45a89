/** Decisions whose status nobody can read. They never compile: a rule must not rest on a guess. */
import type { Problem } from '../model.ts';
import { reported, type Rule } from './rule.ts';

/** Passes on what reading the decisions has shown, and sums up what is the same many times over. */
export const decisionStatus: Rule = {
  id: 'decision/status',
  summary: 'A decision states no status, or one that is not known.',
  check: (compilation) => withoutFlood(reported(compilation, 'decision/status')),
};

/** A quarter of the decisions in the wild has no status (facts/decisions.md §0): past this many, one finding speaks for the rest. */
const MAX_ALIKE = 10;

function withoutFlood(problems: readonly Problem[]): readonly Problem[] {
  const alike = new Map<string, Problem[]>();
  for (const problem of problems) alike.set(problem.message, [...(alike.get(problem.message) ?? []), problem]);
  return [...alike.values()].flatMap((each) => {
    const [next, ...rest] = each.slice(MAX_ALIKE);
    if (!next || rest.length === 0) return each;
    return [
      ...each.slice(0, MAX_ALIKE),
      { ...next, message: `${next.message} The same holds for ${rest.length} more.` },
    ];
  });
}
