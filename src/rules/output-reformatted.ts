/** Outputs that say what they should in other bytes, as after a formatter. */
import { topOf, type Rule } from './rule.ts';

/** Harmless, and told so that nobody wonders why the bytes differ. */
export const outputReformatted: Rule = {
  id: 'output/reformatted',
  summary: 'A formatter has rewritten an output without changing what it says.',
  check: ({ changes }) =>
    changes
      .filter(({ action }) => action === 'reformatted')
      .map(({ path }) => ({
        rule: 'output/reformatted',
        ...topOf(path),
        message: `\`${path}\` says what its sources compile to, in another format.`,
        target: path,
        hint: 'Nothing to do. To keep the bytes alike, leave outputs out of the formatter.',
      })),
};
