/** Imports from a lower layer to an upper one, where an accepted decision orders them by `layers`. */
import { citation, entryPlace, otherWay } from '../arch/cite.ts';
import { forbiddenImports, subjectOf, type Violation } from '../arch/imports.ts';
import type { Problem } from '../model.ts';
import type { Rule } from './rule.ts';

/** One finding for each import, at its line. */
export const archLayer: Rule = {
  id: 'arch/layer',
  summary: 'Code imports from a layer above its own, against an accepted decision.',
  check: (compilation) =>
    forbiddenImports(compilation)
      .filter(({ enforced }) => enforced.entry.kind === 'layers')
      .map(problemOf),
};

function problemOf(violation: Violation): Problem {
  const { enforced, file, line, specifier, target, isType, from, to } = violation;
  const what = `${isType ? 'Types of ' : ''}\`${specifier}\``;
  const leads = target === specifier ? '' : `, which is \`${target}\`,`;
  return {
    rule: 'arch/layer',
    file,
    line,
    column: 1,
    message: `${what}${leads} must not be imported here: the layer \`${to}\` stands above \`${from ?? ''}\`. ${citation(enforced)}`,
    claim: specifier,
    target,
    subject: subjectOf(violation),
    hint: `Turn the dependency round, or move what both need down to \`${from ?? ''}\`. ${otherWay(enforced)}`,
    related: [entryPlace(enforced)],
  };
}
