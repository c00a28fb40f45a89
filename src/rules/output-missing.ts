/** Outputs that a build would write and that are not there. What stands there and says something else is `output/out-of-date`. */
import { topOf, type Rule } from './rule.ts';

/** One finding for each file. Apart from drift, since a repository may choose not to commit what it can build. */
export const outputMissing: Rule = {
  id: 'output/missing',
  summary: 'An output is not there.',
  check: ({ changes }) =>
    changes
      .filter(({ action }) => action === 'create')
      .map(({ path }) => ({
        rule: 'output/missing',
        ...topOf(path),
        message: `\`${path}\` is missing.`,
        target: path,
        hint: 'Run `lintel build`.',
      })),
};
