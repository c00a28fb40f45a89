/** Accepted decisions whose `enforce` entries contradict one another, so that no code could keep to both. */
import { layerConflicts, type LayerConflict } from '../arch/conflicts.ts';
import { entryPlace } from '../arch/cite.ts';
import type { Problem } from '../model.ts';
import { listed } from '../phrase.ts';
import type { Rule } from './rule.ts';

/** One finding for each pair of entries, at the later one. Two prohibitions never conflict: code can keep to both. */
export const decisionConflict: Rule = {
  id: 'decision/conflict',
  summary: 'Two accepted decisions put the same layers in opposite orders.',
  check: (compilation) => layerConflicts(compilation).map(problemOf),
};

function problemOf(conflict: LayerConflict): Problem {
  const { first, second, upper, lower } = conflict;
  const { file, line, column } = upper;
  const isOne = first.decision === second.decision;
  return {
    rule: 'decision/conflict',
    file,
    line,
    column,
    message: `\`${second.decision.id}\` puts the layer \`${upper.glob}\` above \`${lower.glob}\`, and ${isOne ? 'in another entry' : `\`${first.decision.id}\` puts it`} below. ${allowed(conflict)}`,
    claim: upper.glob,
    target: lower.glob,
    hint: isOne
      ? 'Remove one of the two entries.'
      : `Change one of the two, or let it be superseded: \`lintel adr supersede ${first.decision.id} ${second.decision.id}\`.`,
    related: [entryPlace(first)],
  };
}

function allowed({ first, second, upper, lower, leavesSome }: LayerConflict): string {
  const isFree = [first, second].map(({ entry }) => entry.allowsTypes);
  const types = `types that \`${isFree[0] ? upper.glob : lower.glob}\` takes from \`${isFree[0] ? lower.glob : upper.glob}\``;
  const but = [
    ...(isFree.includes(true) ? [isFree.includes(false) ? types : 'types'] : []),
    ...(leavesSome ? ['what one of the two exempts'] : []),
  ];
  return but.length === 0
    ? 'No import between them is allowed.'
    : `Apart from ${listed(but)}, no import between them is allowed.`;
}
