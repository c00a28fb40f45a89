/**
 * What a clause says is the most or the least of something: "never more than `MAX_ITEMS`" forbids to go past it, and not the name
 * that holds it. Where other code stands between the words and the limit they may govern that, and stay as they are.
 */
import { CODE } from './statements.ts';

/** A clause about a name without the words that make the name a limit; every other word of it still counts. */
export function withoutLimits(clause: string): string {
  return clause.replace(LIMIT, ' ');
}

const NOT = String.raw`\b(?:never|no|not|cannot|can['’]t|don['’]t|doesn['’]t|mustn['’]t|shouldn['’]t|won['’]t)\b`;
const MORE = String.raw`\b(?:more|longer|larger|bigger|higher|greater|deeper|further|later|fewer|less|smaller|lower|shorter)`;

/** "Never retry more than", "no larger than the", "must not have more rows than", "cannot exceed", up to the code behind it. */
const LIMIT = new RegExp(
  String.raw`${NOT}(?:[^.,:;!?|${CODE}]{0,60}?${MORE}(?:\s+[\w-]+){0,3}?\s+than|\s+(?:ever\s+)?exceeds?)[\s*_]+(?:(?:the|our|its)\s+)?(?=[${CODE}])`,
  'gi',
);
