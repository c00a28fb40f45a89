/** Files at the place of an output that lintel did not build. */
import { topOf, type Rule } from './rule.ts';

/** A file that a person wrote stands where an output belongs. It is never overwritten unasked. */
export const outputUnowned: Rule = {
  id: 'output/unowned',
  summary: 'A file that lintel did not build stands where an output belongs.',
  check: ({ changes, inputs }) =>
    changes
      .filter(({ action }) => action === 'unowned')
      .map(({ path, reason }) => ({
        rule: 'output/unowned',
        ...topOf(path),
        message: `\`${path}\` cannot be written. ${reason ?? 'It exists and lintel did not build it.'}`,
        target: path,
        hint: `Move its text into a note in \`${inputs.config.context}/\`, delete it, and run \`lintel build\`.`,
      })),
};
