/** Accepted decisions whose `enforce` entries contradict one another, so that no code could keep to both. */
import { layerConflicts, type LayerConflict } from '../arch/conflicts.ts';
import { entryPlace } from '../arch/cite.ts';
import type { Problem } from '../model.ts';
import type { Rule } from './rule.ts';

/** One finding for each pair of entries, at the later one. Two prohibitions never conflict: code can keep to both. */
export const decisionConflict: Rule = {
  id: 'decision/conflict',
  summary: 'Two accepted decisions put the same layers in opposite orders.',
  check: (compilation) => layerConflicts(compilation).map(problemOf),
};

function problemOf({ first, second, upper, lower }: LayerConflict): Problem {
  const { file, line, column } = upper;
  const isOne = first.decision === second.decision;
  return {
    rule: 'decision/conflict',
    file,
    line,
    column,
    message: `\`${second.decision.id}\` puts the layer \`${upper.glob}\` above \`${lower.glob}\`, and ${isOne ? 'in another entry' : `\`${first.decision.id}\` puts it`} below. No import between them is allowed.`,
    claim: upper.glob,
    target: lower.glob,
    hint: isOne
      ? 'Remove one of the two entries.'
      : `Change one of the two, or let it be superseded: \`lintel adr supersede ${first.decision.id} ${second.decision.id}\`.`,
    related: [entryPlace(first)],
  };
}
