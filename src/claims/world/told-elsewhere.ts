/**
 * What decisions say of one another in their sentences, where no relation is read: "Update: replaced by ADR 12", "reinstated by 7". It only
 * takes findings back: what it finds may well mean something else.
 */
import type { Decision } from '../../model.ts';
import { lastSegment } from '../../path.ts';

/** Whether the text of a decision names another one beside a word that `words`, a global pattern over small letters, finds. */
export function saysNear({ body }: Decision, words: RegExp, { id, file, number = '', title }: Decision): boolean {
  const text = body.text.toLowerCase();
  const names = [id, lastSegment(file).replace(/\.\w+$/, ''), title].map((name) => name.toLowerCase());
  const isNamed = (near: string): boolean =>
    names.some((name) => /\D\W|\W\D/.test(name) && near.includes(name)) ||
    [...near.matchAll(/\badrs?[-_ #]*0*(\d+)/g)].some(([, digits]) => digits === number.replace(/^0+(?=\d)/, ''));
  return [...text.matchAll(words)].some(({ index }) => isNamed(text.slice(Math.max(0, index - NEAR), index + NEAR)));
}

/** Characters on each side of such a word that are read: a sentence, or the heading above it. */
const NEAR = 160;

/** Whether the status of a decision says more than that it holds, since when and by whom: "Accepted for v1", "Accepted, in maintenance". */
export function holdsForMore({ rawStatus = '' }: Decision): boolean {
  const rest = rawStatus
    .replace(/~~[^~]*~~/g, '')
    .replace(/\b(?:by|on|in|since|at|as of)\s+(?:the\s+)?(?:[\p{Lu}\d@][^,;()]*)/gu, '')
    .replace(OF_STATUS, '');
  return /\p{L}{2}/u.test(rest);
}

const OF_STATUS =
  /\b(?:status|accepted|approved|adopted|active|implemented|decided|complete[d]?|amended|extended|proposed|proposal|draft|pending|wip|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b/gi;

/** Whether some decision says that the old one holds again, or that the new one was undone. */
export function isTakenBack(
  { old, by }: { readonly old: Decision; readonly by: Decision },
  decisions: readonly Decision[],
): boolean {
  return decisions.some(
    (each) =>
      saysNear(each, RESTORED, old) || (each !== by && each.status === 'accepted' && saysNear(each, UNDOES, by)),
  );
}

const RESTORED = /reinstat|\breviv|\brestor|back in (?:force|effect)/g;

const UNDOES = /\brevert|\broll(?:s|ed)? back|\bundo(?:es|ne)?\b|\bwithdraw|\brescind|\brevok/g;
