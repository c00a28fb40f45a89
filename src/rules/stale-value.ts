/** Literal values that a note states beside the name, and that the code does not have any more. */
import { unreviewedProblems, type Rule } from './rule.ts';

/** Only where the same paragraph, item or row states the old value and not the new one. */
export const staleValue: Rule = {
  id: 'stale/value',
  summary: 'A note states a value that the code had when the words were last reviewed, and has no longer.',
  check: ({ unreviewed }) => unreviewedProblems(unreviewed, 'value'),
};
