/** Symbols whose public contract has changed since somebody last vouched for the words about them. */
import { unreviewedProblems, type Rule } from './rule.ts';

/** A claim to a class goes by all of its members, a claim to a member by that member alone. */
export const staleSignature: Rule = {
  id: 'stale/signature',
  summary: 'A note describes a symbol that has changed since somebody last reviewed the words.',
  check: ({ unreviewed }) => unreviewedProblems(unreviewed, 'signature'),
};
