/**
 * A row of things in one sentence, each with an aside of its own, of which the one predicate at its end or the word at its head says that
 * they are gone: "The former `a.ts` (a check, `npm run a`), `b.ts` (…) and `c.ts` (…) were deleted". It reads words, and judges no claim.
 */
import { TURN } from './governing.ts';
import { CODE, KIND } from './statements.ts';

/** True when the words of a block that has brackets may hold such a row: most hold none, and need no second look. */
export function mayHaveRowOfThePast(words: string): boolean {
  return ENDED.test(words) || FORMER.test(words);
}

/** True for what stands in such a row, as a member or in the aside of one. `before` and `behind` are the words on both sides of it. */
export function isInRowOfThePast(before: string, behind: string): boolean {
  const [outside = '', ...open] = withoutAsides(before).split('(');
  const sentence = outside.split(SENTENCE_START).at(-1) ?? '';
  if (AFTER_FORMER.test(sentence)) return true;
  // What is no aside belongs to the clause, and that is read elsewhere.
  if (open.length === 0 || !SUBJECT.test(sentence)) return false;
  const rest = withoutAsides(behind).split(')').slice(open.length);
  return rest.length > 0 && ENDS_SO.test(rest.join(')'));
}

/** Asides within asides are taken out first. */
function withoutAsides(words: string): string {
  const inner = /\([^()]*\)/g;
  return words.replace(inner, ' ').replace(inner, ' ');
}

const SENTENCE_START = /[.!?;:][*_]*\s|\s[—–]\s/;

const ROW = String.raw`(?:[${CODE}\s,*_/&+>]|\b(?:and|or|plus|as well as|both|all|the|its|our|old|former|${KIND}|(?:tests?|suites?|specs?|ones))\b)*`;

const OF_THE_PAST = String.raw`(?:(?:were|are|have been|got)[\s>]+(?:(?:all|both|now|long|since|already|then)[\s>]+)*[*_]*(?:removed|deleted|dropped|gone|retired|replaced|superseded|obsolete)|no longer exist)\b`;

const ENDED = new RegExp(String.raw`\b${OF_THE_PAST}`, 'i');

/** Behind a row of several: "is" and "was" are of the last one alone. */
const ENDS_SO = new RegExp(String.raw`^${ROW}\b${OF_THE_PAST}`, 'i');

/** Nothing but the row and what leads up to it: in "Use `a` (…), and `b` and `c` were deleted" an order ends before it, in "It calls `a` (…), …" a statement. */
const SUBJECT = new RegExp(
  String.raw`^[\s>*_+-]*(?:\d+[.)]\s+)?(?:(?!(?:use|run|call|see|keep|add|import|read|edit|start|write|with|via|like|of)\b)[\w-]+[\s>,]+){0,5}(?<=(?:^|\b(?:the|these|those|our|its|all|both|two|three|four|five|former|old|previous|legacy)|[^\w\s>])[\s>]*)[${CODE}]${ROW}$`,
  'i',
);

const FORMER = /\b(?:former|previous|old|older|retired|outdated)\s/i;

const AFTER_FORMER = new RegExp(
  String.raw`\b(?:former|previous|old|older|retired|outdated)[\s>]+(?:(?!(?:${TURN}|from|into|by|like|use)\b)[\w-]+[\s>]+){0,2}[${CODE}]${ROW}$`,
  'i',
);
