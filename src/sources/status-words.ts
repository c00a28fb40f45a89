/** The words that decisions use for their status, and for no value at all. What a phrase of several means is told by status.ts. */
import type { DecisionStatus } from '../model.ts';

/**
 * Vocabulary of 965 decisions in 29 repositories in public, read in November 2026, and words of the status lists of
 * OEP-19 and of RFC trackers that mean no decision is in force.
 */
export const STATUS_WORDS: ReadonlyMap<string, DecisionStatus> = new Map([
  ...words('draft', 'draft wip'),
  ...words(
    'proposed',
    'proposed proposal pending ongoing tentative discussed planned provisional deferred postponed reviewing',
  ),
  ...words(
    'accepted',
    'accepted approved adopted implemented complete completed shipped active decided amended extended',
  ),
  ...words('rejected', 'rejected declined'),
  ...words(
    'deprecated',
    'deprecated retired removed moot obsolete obsoleted withdrawn archived abandoned cancelled canceled reverted revoked rescinded',
  ),
  ...words('superseded', 'superseded superceded replaced'),
]);

/** Statuses of decisions that are over. */
export const DEAD_STATUSES: ReadonlySet<DecisionStatus> = new Set(['superseded', 'rejected', 'deprecated']);

/** What people write into a field that they have no value for. Lower case. */
export const NOTHING =
  '(?:none|nothing|nobody|no one|nil|null|no|false|never|n/?a|tb[ad]|todo|not (?:applicable|yet))\\b';

const NAMES_NOTHING = new RegExp(
  '^[a-z]+(?:\\s+(?:by|in favou?r of)|(?=[\\s*_]*:))' +
    `[^\\p{L}\\p{N}]*(?:${NOTHING}(?:\\s+(?:yet|so far|currently))?|[-–—?])[^\\p{L}\\p{N}]*$`,
  'iu',
);

/** `Superseded by: none`: a field without a value, which says nothing about the decision. */
export function namesNothing(phrase: string): boolean {
  return NAMES_NOTHING.test(phrase.trim());
}

function words(status: DecisionStatus, list: string): readonly (readonly [string, DecisionStatus])[] {
  return list.split(' ').map((word) => [word, status] as const);
}

/** Source of a pattern: the rest of a decision holds beside the one that is named before. */
export const WHERE_THEY_DIFFER = String.raw`(?:where(?:ver)?|insofar as|as far as|to the extent(?: that)?)\s+(?:it|they|both|the two|these)\s+(?:conflict|differ|disagree|contradict|overlap)`;
