/** Words that decisions use for their status → the six that lintel knows. Never a guess: what is unclear is `unknown`. */
import type { DecisionStatus } from '../model.ts';

/** A status as read from a phrase. */
export interface ReadStatus {
  readonly status: DecisionStatus;
  /** The word that was taken for a misspelt one. */
  readonly misspelt?: string;
}

/**
 * Vocabulary of 965 decisions in 29 repositories in public, read in November 2026, and words of the status lists of
 * OEP-19 and of RFC trackers that mean no decision is in force.
 */
const WORDS: ReadonlyMap<string, DecisionStatus> = new Map([
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
  ...words('deprecated', 'deprecated retired removed moot obsolete withdrawn archived abandoned cancelled canceled'),
  ...words('superseded', 'superseded superceded replaced'),
]);

/** Statuses of two words that mean that nothing is decided. */
const UNDECIDED = /^(?:in[ -](?:progress|review|discussion)|on[ -]hold|under[ -](?:review|discussion|revision))\b/;
/** Only a part of the decision went, so that the rest holds. */
const IN_PART = /^super[cs]eded[ ,(-]+(?:in[ -]part|in parts|partially|partly|in terminology)\b/;

/** Reads `phrase`, such as `Accepted.`, `**superseded** by [x](x.md)` or `Partially superseded by 12`. */
export function readStatus(phrase: string): ReadStatus {
  const text = plainPhrase(phrase);
  if (isChoice(text)) return { status: 'unknown' };
  const plain = text.replace(/^[^a-z]+/, '');
  if (UNDECIDED.test(plain)) return { status: 'proposed' };
  if (IN_PART.test(plain) || /^partial supersession\b/.test(plain)) return { status: 'accepted' };
  const partial = /^(?:partial(?:ly)?|partly)[ -]/.exec(plain)?.[0] ?? '';
  const word = /^[a-z]+/.exec(plain.slice(partial.length))?.[0] ?? '';
  const known = WORDS.get(word);
  if (partial !== '') {
    const isStillInForce = known === 'superseded' || known === 'accepted';
    return { status: isStillInForce ? 'accepted' : 'unknown' };
  }
  // "Accepted, superseded by 12": the later fact wins, and a dead rule must not reach agents.
  if (known === 'accepted' && isSupersededLater(plain)) return { status: 'superseded' };
  if (known !== undefined) return { status: known };
  for (const [candidate, status] of WORDS) {
    if (word.length >= 5 && isOneEditAway(word, candidate)) return { status, misspelt: word };
  }
  return { status: 'unknown' };
}

/** "accepted — floor superseded by 12" speaks of a part; "accepted, superseded by 12" of all. */
function isSupersededLater(plain: string): boolean {
  const before = /^(.*?)\b(?:super[cs]eded|replaced) by\b/.exec(plain)?.[1];
  if (before === undefined) return false;
  return /^[a-z]+(?:[\s\d,.;:()/–—-]|\b(?:on|and|but|then|now|later|since|is|was|has|been)\b)*$/.test(before);
}

function plainPhrase(phrase: string): string {
  return phrase
    .replace(/~~[^~]*~~/g, ' ')
    .replace(/:[a-z0-9_+-]+:/gi, ' ')
    .replace(/<\/?(?:span|b|strong|em|i|font|mark|code|kbd|br|sup|sub|small|p)\b[^>]*>/gi, ' ')
    .replace(/\]\((?:[^()\n]|\([^()\n]*\))*\)/g, ']')
    .replace(/\([^()]*=>[^()]*\)/g, ' ')
    .replace(/[*_`"'’“”~]/g, '')
    .trim()
    .toLowerCase();
}

/**
 * `{proposed | rejected | …}` is a template's list of choices; `{active}` is one that somebody made, and
 * `accepted | 2026-01-02` a status with its date.
 */
function isChoice(text: string): boolean {
  if (/^[^a-z]*[{<]/.test(text)) return !/^\{\s*[a-z]+\s*\}$/.test(text);
  const named = text.split('|').filter((part) => WORDS.has(/[a-z]+/.exec(part)?.[0] ?? ''));
  return named.length > 1;
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
