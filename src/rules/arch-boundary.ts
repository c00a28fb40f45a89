/** Imports that an accepted decision forbids by `forbid-import`. */
import { citation, entryPlace, otherWay } from '../arch/cite.ts';
import { forbiddenImports, subjectOf, type Violation } from '../arch/imports.ts';
import type { Problem } from '../model.ts';
import type { Rule } from './rule.ts';

/** One finding for each import, at its line. */
export const archBoundary: Rule = {
  id: 'arch/boundary',
  summary: 'Code imports what an accepted decision forbids it to import.',
  check: (compilation) =>
    forbiddenImports(compilation)
      .filter(({ enforced }) => enforced.entry.kind === 'forbid-import')
      .map(problemOf),
};

function problemOf(violation: Violation): Problem {
  const { enforced, file, line, specifier, target, isType, to } = violation;
  const what = `${isType ? 'Types of ' : ''}\`${specifier}\``;
  const leads = target === specifier ? '' : `, which is \`${target}\`,`;
  return {
    rule: 'arch/boundary',
    file,
    line,
    column: 1,
    message: `${what}${leads} must not be imported here. ${citation(enforced)}`,
    claim: specifier,
    target,
    subject: subjectOf(violation),
    hint: `Reach it another way than by \`${to}\`. ${otherWay(enforced)}`,
    related: [entryPlace(enforced)],
  };
}
