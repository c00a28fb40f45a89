/** Decisions that supersede one another in a circle, so that nobody can tell which of them holds. */
import { supersessionOf, type SupersessionCycle } from '../claims/world/supersession.ts';
import { isTakenBack } from '../claims/world/told-elsewhere.ts';
import { listed } from '../phrase.ts';
import type { Problem } from '../model.ts';
import { reported, type Rule } from './rule.ts';

/** One finding for each circle, at the edge that leaves its first member. */
export const decisionCycle: Rule = {
  id: 'decision/cycle',
  summary: 'Decisions supersede one another in a circle.',
  check: (compilation) => {
    const decisions = compilation.model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
    const cycles = supersessionOf(decisions).cycles.filter(
      ({ edges }) => !edges.some((edge) => isTakenBack(edge, decisions)),
    );
    return [...cycles.map(problemOf), ...reported(compilation, 'decision/cycle')];
  },
};

function problemOf({ edges, members }: SupersessionCycle): Problem {
  const [first] = edges;
  const { file, line, column } = first ?? { file: members[0]?.file ?? '', line: 1, column: 1 };
  const way = edges.map(({ old, by }) => `\`${old.id}\` by \`${by.id}\``);
  const message =
    edges.length === 1
      ? `\`${first?.old.id ?? ''}\` supersedes itself.`
      : `Decisions supersede one another in a circle: ${listed(way)}. None of them is given to agents anew until one holds.`;
  const more = members.length - edges.length;
  return {
    rule: 'decision/cycle',
    file,
    line,
    column,
    message: more > 0 ? `${message} ${more} more of them ${more === 1 ? 'is' : 'are'} part of it.` : message,
    target: edges.map(({ old }) => old.id).join(' '),
    hint: 'Remove the relation that is wrong.',
  };
}
