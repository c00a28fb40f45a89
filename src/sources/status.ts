/** Words that decisions use for their status → the six that lintel knows. Never a guess: what is unclear is `unknown`. */
import type { DecisionStatus } from '../model.ts';

/** A status as read from a phrase. */
export interface ReadStatus {
  readonly status: DecisionStatus;
  /** The word that was taken for a misspelt one. */
  readonly misspelt?: string;
}

/** Vocabulary of 965 decisions in 29 repositories in public, read in November 2026. */
const WORDS: ReadonlyMap<string, DecisionStatus> = new Map([
  ...words('draft', 'draft wip'),
  ...words('proposed', 'proposed proposal pending ongoing tentative discussed'),
  ...words(
    'accepted',
    'accepted approved adopted implemented complete completed shipped active decided amended extended',
  ),
  ...words('rejected', 'rejected declined'),
  ...words('deprecated', 'deprecated retired removed moot obsolete withdrawn archived'),
  ...words('superseded', 'superseded superceded'),
]);

/** Reads `phrase`, such as `Accepted.`, `**superseded** by [x](x.md)` or `Partially superseded by 12`. */
export function readStatus(phrase: string): ReadStatus {
  const text = phrase
    .replace(/~~[^~]*~~/g, ' ')
    .replace(/[*_`"'’“”~]/g, '')
    .trim()
    .toLowerCase();
  // `{proposed | rejected | …}` is a template's list of choices.
  if (/[{}|<>]/.test(text.replace(/\]\([^)]*\)/g, ']'))) return { status: 'unknown' };
  const plain = text.replace(/^[^a-z]+/, '');
  if (/^(?:in[ -](?:progress|review)|on[ -]hold|under review)\b/.test(plain)) return { status: 'proposed' };
  const partial = /^(?:partial(?:ly)?|partly)[ -]/.exec(plain)?.[0] ?? '';
  const word = /^[a-z]+/.exec(plain.slice(partial.length))?.[0] ?? '';
  const known = WORDS.get(word);
  if (/^super[cs]eded[ ,(-]+(?:in part|partially|partly)\b/.test(plain)) return { status: 'accepted' };
  if (partial !== '') {
    const isStillInForce = known === 'superseded' || known === 'accepted';
    return { status: isStillInForce ? 'accepted' : 'unknown' };
  }
  // "Accepted, superseded by 12": the later fact wins, and a dead rule must not reach agents.
  if (known === 'accepted' && /(?<!partially |partly |not )\bsuper[cs]eded by\b/.test(plain))
    return { status: 'superseded' };
  if (known !== undefined) return { status: known };
  for (const [candidate, status] of WORDS) {
    if (word.length >= 5 && isOneEditAway(word, candidate)) return { status, misspelt: word };
  }
  return { status: 'unknown' };
}

function words(status: DecisionStatus, list: string): readonly (readonly [string, DecisionStatus])[] {
  return list.split(' ').map((word) => [word, status] as const);
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
