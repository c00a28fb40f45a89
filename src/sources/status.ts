/** Words that decisions use for their status → the six that lintel knows. Never a guess: what is unclear is `unknown`. */
import type { DecisionStatus } from '../model.ts';
import { laterStatus } from './status-later.ts';
import { DEAD_STATUSES, namesNothing, STATUS_WORDS, WHERE_THEY_DIFFER } from './status-words.ts';

/** A status as read from a phrase. */
export interface ReadStatus {
  readonly status: DecisionStatus;
  /** The word that was taken for a misspelt one. */
  readonly misspelt?: string;
  /** Why it is unknown, behind "The status": `names more than one`. */
  readonly because?: string;
}

/** Statuses of two words that mean that nothing is decided. */
const UNDECIDED = /^(?:in[ -](?:progress|review|discussion)|on[ -]hold|under[ -](?:review|discussion|revision))\b/;
/** `- [ ] Accepted`, as templates leave it. */
const UNTICKED = /^[^a-z[]*\[ \]\s/;
/** Only a part of the decision went, so that the rest holds. */
const IN_PART = new RegExp(
  String.raw`^super[cs]eded(?:[ ,(-]+(?:in[ -]part|in parts|partially|partly|in terminology)\b| by [^.;]{1,80}? ${WHERE_THEY_DIFFER})`,
);

/** Reads `phrase`, such as `Accepted.`, `**superseded** by [x](x.md)` or `Partially superseded by 12`. */
export function readStatus(phrase: string): ReadStatus {
  const text = plainPhrase(phrase);
  if (isChoice(text)) return { status: 'unknown', because: 'is a list of choices' };
  if (UNTICKED.test(text)) return { status: 'unknown', because: 'is a box that nobody has ticked' };
  const plain = lastOf(text).replace(/^[^a-z]+/, '');
  if (UNDECIDED.test(plain)) return { status: 'proposed' };
  if (IN_PART.test(plain) || /^partial supersession\b/.test(plain)) return { status: 'accepted' };
  const partial = /^(?:partial(?:ly)?|partly)[ -]/.exec(plain)?.[0] ?? '';
  const word = /^[a-z]+/.exec(plain.slice(partial.length))?.[0] ?? '';
  const known = STATUS_WORDS.get(word);
  if (partial !== '') {
    const isStillInForce = known === 'superseded' || known === 'accepted';
    return { status: isStillInForce ? 'accepted' : 'unknown' };
  }
  if (namesNothing(plain)) return { status: 'unknown', because: 'is a field without a value' };
  // "Accepted, superseded by 12": the later fact wins, and a dead rule must not reach agents.
  if (known === 'accepted') return laterStatus(plain.slice(word.length)) ?? { status: known };
  if (known !== undefined) return { status: known };
  for (const [candidate, status] of STATUS_WORDS) {
    if (word.length >= 5 && isOneEditAway(word, candidate)) return { status, misspelt: word };
  }
  return { status: 'unknown' };
}

/** True for a status that holds for the rest of the decision: `Superseded in part (2026-05-16)`, `Partially superseded by 12`. */
export function isSupersededInPart(phrase: string): boolean {
  const plain = plainPhrase(phrase).replace(/^[^a-z]+/, '');
  return IN_PART.test(plain) || /^(?:partial supersession|(?:partial(?:ly)?|partly)[ -]super[cs]eded)\b/.test(plain);
}

/** True where the word of a status describes a text or a piece of work beside the decision: "draft spec; not yet …", "accepted proposal text". */
export function isOfAnotherText(phrase: string): boolean {
  const [, word = ''] = OF_A_NOUN.exec(plainPhrase(phrase)) ?? [];
  return STATUS_WORDS.has(word);
}

const OF_A_NOUN =
  /^[^a-z]*([a-z]+)\s+(?:(?:design|technical|feature|product|project|migration|implementation|proposal)\s+)?(?:spec(?:ification)?s?|designs?|plans?|prds?|rfcs?|texts?|wording|documents?|docs?|pages?|notes?|reports?|mockups?|wireframes?|diagrams?|schemas?|prototypes?|proposals?|pull requests?|prs?)\b/;

/** `proposed → accepted` is a history, whose last word counts; of one that has other words, all are read. */
function lastOf(text: string): string {
  const steps = text.split(/→|[-=]>/);
  const isHistory = steps.every((step) => STATUS_WORDS.has(/^[^a-z]*([a-z]+)[^a-z]*$/.exec(step)?.[1] ?? ''));
  return isHistory ? (steps.at(-1) ?? text) : text;
}

/** True for a status that nobody has chosen yet, as templates leave it. */
export function isUnchosen(phrase: string): boolean {
  return isChoice(plainPhrase(phrase));
}

function plainPhrase(phrase: string): string {
  return phrase
    .replace(/~~[^~]*~~/g, ' ')
    .replaceAll('[](', '[x](')
    .replace(/:[a-z0-9_+-]+:/gi, ' ')
    .replace(/<\/?(?:span|b|strong|em|i|font|mark|code|kbd|br|sup|sub|small|p)\b[^>]*>/gi, ' ')
    .replace(/\]\((?:[^()\n]|\([^()\n]*\))*\)/g, ']')
    .replace(/\([^()]*=>[^()]*\)/g, ' ')
    .replace(/[*_`"'’“”~]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\b(?:rolled back|backed out)\b/g, 'reverted');
}

/**
 * `{proposed | rejected | …}` is a template's list of choices; `{active}` is one that somebody made, and
 * `accepted | 2026-01-02` a status with its date.
 */
function isChoice(text: string): boolean {
  if (/^[^a-z]*[{<]/.test(text)) return !/^\{\s*[a-z]+\s*\}$/.test(text);
  const named = text.split('|').filter((part) => STATUS_WORDS.has(/[a-z]+/.exec(part)?.[0] ?? ''));
  if (named.length > 1) return true;
  const [sentence = ''] = text.split(/[.;(]/, 1);
  const words = sentence
    .split(/\/|\bor\b/)
    .map((part) => STATUS_WORDS.get(/^[^a-z]*([a-z]+)[^a-z]*$/.exec(part)?.[1] ?? ''));
  const listed = new Set(words.filter((status) => status !== undefined));
  return listed.size > 1 && [...listed].some((status) => !DEAD_STATUSES.has(status));
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
