/**
 * Whether a claim's own words take it back: it was removed, will be made, must not be created, is generated.
 * Only the clause around the claim counts: `createInvoice` in the same line hides nothing. It judges no claim.
 */
import type { Body } from '../../model.ts';
import { sentenceSaysSo } from './attempts.ts';
import { clauseSaysSo } from './clause-words.ts';
import { isInExampleElement } from './example-element.ts';
import { withoutFlows } from './flow.ts';
import { isGovernedAway } from './governing.ts';
import { formOf, isTakenBackByLead } from './led-in.ts';
import { isLetGo } from './let-go.ts';
import {
  isAsideOfThePast,
  isBracketOfThePast,
  isErrorBehind,
  isHeadingOfNaming,
  isHeadingOfOtherTimes,
  isMadeBehind,
  isNamedForOthers,
  isNameToCome,
  isOfOtherOwner,
  isPlaceGone,
  isTakenBackBehind,
  isToBeReplaced,
  mayHaveBracketOfThePast,
  saysSo,
  type Subject,
} from './not-here.ts';
import { isCalledString, isOfLibraryBehind, isOfOthers, isTheirs } from './of-others.ts';
import { changelogsKept, headingsAbove, isUnderHistory } from './outline.ts';
import { isInRowOfAbsence, isTitleOfAbsence } from './parts-not-here.ts';
import { isColumnOfThePast } from './past-rows.ts';
import { ownVersions } from './own-version.ts';
import { showsNoScript } from './printed-error.ts';
import { blockAt, blotAround, marksAt, readingOf, remembered, wordsAt, type Reading } from './reading.ts';
import { isInRowOfThePast, mayHaveRowOfThePast } from './row-of-the-past.ts';
import { clauseAround, CODE, NOT_SHORT, type Clause, type Span } from './statements.ts';
import { hasStateBeside } from './state-beside.ts';
import { isToldGone } from './state-told.ts';
import { isStruck } from './struck.ts';
import { columnAt } from './tables.ts';
import { holdsWithout, isWhereThereIsOne } from './with-or-without.ts';

/**
 * True when the text around `[start, end)` of the body says that the claim there does not, or need not, hold, or says so of the
 * same words elsewhere in the item or paragraph: "Where did `a.ts` go? Removed. Nothing reads `a.ts`."
 */
export function isTakenBack(body: Body, span: Span, subject: Subject): boolean {
  if (isInExampleElement(body, span.start)) return true;
  return isTakenBackAt(body, span, subject) || twinsOf(body, span).some((twin) => isTakenBackAt(body, twin, subject));
}

/** The other places in the block of a code span where the same stands. Links are promises one by one. */
function twinsOf(body: Body, { start, end }: Span): readonly Span[] {
  const written = body.text.slice(start, end);
  const block = written.startsWith('`') ? blockAt(readingOf(body), start)?.block : undefined;
  const twins: Span[] = [];
  if (block === undefined || block.end - block.start > REACH) return twins;
  for (
    let at = body.text.indexOf(written, block.start);
    at !== -1 && at < block.end;
    at = body.text.indexOf(written, at + 1)
  )
    if (at !== start) twins.push({ start: at, end: at + written.length });
  return twins;
}

function isTakenBackAt(body: Body, span: Span, subject: Subject): boolean {
  const text = readingOf(body);
  const kept = subject === 'command' ? changelogsKept(body) : undefined;
  if (isUnderHistory(body, span.start, kept) || isInPartOfOtherTimes(body, span, subject)) return true;
  const blot = blotAround(text.masked, span);
  const found = blockAt(text, span.start);
  if (found === undefined) return false;
  const { block, index } = found;
  if (isStruck(text, index, span.start)) return true;
  // What stands in a fence is no sentence: its remarks speak of their own lines, and whoever reads those looks at them.
  if (isWholeFence(body, span)) return isTakenBackByLead(text, { block, index }, { subject, form: 'bare', blot });
  const clause = withinReach(clauseAround(blot, block, marksAt(text, index)), blot);
  if (subject === 'symbol' && sentenceSaysSo(text, block, span)) return true;
  const written = body.text.slice(span.start, span.end);
  const isCode = CODE_FILE.test(written);
  const isSpan = written.startsWith('`');
  const versions = subject === 'symbol' || subject === 'command' ? [] : ownVersions(written);
  if (subject !== 'link' && neighboursSaySo(body, { span, blot, block, index }, subject)) return true;
  if (
    clauseSaysSo(
      text,
      { ...around(text, { clause, blot, block, index }), at: blot.start, index, isCode, versions, isSpan },
      subject,
    ) ||
    asideSaysSo(text.masked, { clause, blot }, subject)
  )
    return true;
  const place = { blot, block, index };
  if (subject !== 'link' && (isInBracketOfThePast(text, place) || isOfRowOfThePast(text, place))) return true;
  return isTakenBackByLead(text, { block, index }, { subject, form: formOf(written), blot });
}

/** A fence that no words introduce. */
function isWholeFence({ text }: Body, { start, end }: Span): boolean {
  return end - start > FENCE.length && /^[ \t]*(?:```|~~~)/.test(text.slice(start, start + REACH));
}

const FENCE = '``````';

/** By a heading above, or by the column of a table. */
function isInPartOfOtherTimes(body: Body, span: Span, subject: Subject): boolean {
  if (subject === 'link') return false;
  const text = readingOf(body);
  const kept = subject === 'command' ? changelogsKept(body) : undefined;
  const headings = headingsAbove(body, span.start).filter((heading) => kept?.has(heading) !== true);
  const isOfOtherTimes = headings.some((heading) =>
    remembered(text, `${heading.start} heading ${subject}`, () => isHeadingOfOtherTimes(heading.text, subject)),
  );
  const column = columnAt(body, span.start) ?? '';
  const isOfNames = subject === 'command' || subject === 'symbol';
  if (isOfNames && (headings.some(({ text: title }) => isTitleOfAbsence(title)) || isInItemOfAbsence(text, span)))
    return true;
  if (isOfNames && isInRowOfAbsence(body, span.start)) return true;
  const isLesson = (): boolean =>
    formOf(body.text.slice(span.start, span.end)) === 'bare' &&
    [column, ...headings.map((heading) => heading.text)].some(isHeadingOfNaming);
  // "### plugins.md", and what stands in it: the page may go on having it. The first heading may name the text itself.
  const isOfPage = subject === 'symbol' && headings.length > 1 && PAGE.test(headings[0]?.text ?? '');
  return isOfOtherTimes || isLesson() || isOfPage || isColumnOfThePast(column, subject);
}

/** "- Removed", with what it says below. */
function isInItemOfAbsence(text: Reading, { start }: Span): boolean {
  return blockAt(text, start)?.block.titles.some(isTitleOfAbsence) === true;
}

/** A heading that is the name of a page. */
const PAGE = /^[\s`*[]*[\w./-]+\.mdx?[\s`*\]]*$/;

/** In brackets alone a claim belongs to what the words around them say: "The script (`a.sh`) is in another repository." */
function around(
  text: Reading,
  { clause, blot, block, index }: Omit<Surroundings, 'span'> & { readonly clause: Span },
): Span {
  const isAlone = text.masked[blot.start - 1] === '(' && text.masked[blot.end] === ')';
  if (!isAlone) return clause;
  const bracket = { start: blot.start - 1, end: blot.end + 1 };
  return withinReach(clauseAround(bracket, block, marksAt(text, index)), bracket);
}

/**
 * One of several in brackets, of which the words behind tell that they are gone, however many lines further on: "The old stack
 * (`a.ts`, the `b` poller) was removed."
 */
function isInBracketOfThePast(text: Reading, { blot, block, index }: Omit<Surroundings, 'span'>): boolean {
  const { masked } = text;
  if (!remembered(text, `${index} bracket`, () => mayHaveBracketOfThePast(masked.slice(block.start, block.end))))
    return false;
  let depth = 0;
  for (let at = blot.end; at < Math.min(block.end, blot.end + REACH); at++) {
    const mark = masked[at];
    if (mark === '(') depth += 1;
    else if (mark === ')' && --depth < 0) return isBracketOfThePast(masked.slice(at, at + NEAR));
  }
  return false;
}

/** One of a row that is gone as a whole, or in the aside of one. */
function isOfRowOfThePast(text: Reading, { blot, block, index }: Omit<Surroundings, 'span'>): boolean {
  const { masked } = text;
  if (marksAt(text, index).brackets.length === 0) return false;
  if (!remembered(text, `${index} row`, () => mayHaveRowOfThePast(masked.slice(block.start, block.end)))) return false;
  const before = masked.slice(Math.max(block.start, blot.start - REACH), blot.start);
  return isInRowOfThePast(before, masked.slice(blot.end, Math.min(block.end, blot.end + REACH)));
}

interface Surroundings {
  readonly span: Span;
  /** The claim with what is blotted out around it. */
  readonly blot: Span;
  readonly block: Span;
  readonly index: number;
}

/** How far around a claim its nearest words are looked for. */
const NEAR = 200;

/** By what stands right before the claim or right behind it, or in its sentence about others, whatever the clause says. */
function neighboursSaySo(body: Body, { span, blot, block, index }: Surroundings, subject: Subject): boolean {
  const { masked } = readingOf(body);
  const { hasOthers, hasNeighbours, hasConditions, isOfOtherTimes, isToCome } = wordsAt(readingOf(body), index);
  if (isToCome && subject !== 'symbol' && subject !== 'command') return true;
  if (isOfOtherTimes || (hasOthers && isOfOtherOwner(proseOfSentence(body, span)))) return true;
  const before = masked.slice(Math.max(block.start, blot.start - NEAR), blot.start);
  const after = masked.slice(blot.end, Math.min(block.end, blot.end + NEAR));
  if ((subject === 'command' || subject === 'symbol') && isSaidNotHere(before, after)) return true;
  if (
    subject === 'command' &&
    showsNoScript(body.text.slice(Math.max(block.start, span.start - NEAR), Math.min(block.end, span.end + NEAR)))
  )
    return true;
  if (hasConditions && subject !== 'symbol' && holdsWithout(before, after)) return true;
  if (hasConditions && subject === 'command' && isWhereThereIsOne(before, after)) return true;
  if (hasNeighbours) {
    // Cut out of the words around it an arrow may look like the only one.
    const behind = withoutFlows(before + after).slice(before.length);
    if (isTakenBackBehind(behind) || isToBeReplaced(before, after) || QUESTION.test(after)) return true;
    if (subject !== 'symbol' && subject !== 'command' && (isMadeBehind(after) || isNameToCome(before))) return true;
  }
  if (subject !== 'symbol') return isTheirs(before);
  if (/\.[a-z]/.test(body.text.slice(span.start, span.end)) && isCalledString(before)) return true;
  if (isOfLibraryBehind(after) || isNamedForOthers(before, body.text.slice(span.end, span.end + NEAR))) return true;
  return isOfOthers(before, proseOfSentence(body, span)) || isErrorBehind(body.text.slice(span.end, span.end + NEAR));
}

/** By its state in a list, by what its sentence and those beside it say of it, or by what they do with it. */
function isSaidNotHere(before: string, after: string): boolean {
  return hasStateBeside(before, after) || isToldGone(before, after) || isLetGo(before, after);
}

/** The claim stands in a question: "Is there a `JobQueue.clear()`? No." */
const QUESTION = /^(?:[^.!?;\n]|[.!?;](?=\S))*\?(?:\s|$)/;

const CODE_FILE = /\.[cm]?[jt]sx?`?$/;

/** Nobody governs further than this from inside brackets. */
const REACH = 1_000;

/**
 * Clauses outside of brackets never overlap, so that each is read once. In brackets they may, and there the reach is cut
 * to steps of its own length, which claims near each other share.
 */
function withinReach(clause: Clause, { start, end }: Span): Span {
  if (!clause.isAside || clause.end - clause.start <= 2 * REACH) return clause;
  const first = Math.floor(start / REACH - 1) * REACH;
  const last = Math.ceil(end / REACH + 1) * REACH;
  return { start: Math.max(clause.start, first), end: Math.min(clause.end, last) };
}

const NEXT_ASIDE = /[\s\])]*(\([^()]*\))/y;

/** An aside that follows the claim at once, and names nothing itself, speaks of the claim: "`old.ts` (removed)". */
function asideSaysSo(
  masked: string,
  { clause, blot }: { readonly clause: Span; readonly blot: Span },
  subject: Subject,
): boolean {
  if (subject !== 'link' && isPlaceGone(masked.slice(blot.end, blot.end + REACH))) return true;
  NEXT_ASIDE.lastIndex = blot.end;
  const aside = NEXT_ASIDE.exec(masked)?.[1];
  if (aside === undefined || NEXT_ASIDE.lastIndex > clause.end) return false;
  if (subject !== 'link' && isAsideOfThePast(aside)) return true;
  return !aside.includes(CODE) && saysSo(aside, subject);
}

/** The words of a body, at the offsets that they have in it: code and destinations are blotted out. */
export function proseOf(body: Body): string {
  return readingOf(body).masked;
}

/** The words of the sentence around a part of the body, all its clauses together. */
export function proseOfSentence(body: Body, { start, end }: Span): string {
  const text = readingOf(body);
  const { masked } = text;
  const block = blockAt(text, start)?.block;
  if (block === undefined) return '';
  const before = masked.slice(Math.max(block.start, start - REACH), start);
  const after = masked.slice(end, Math.min(block.end, end + REACH));
  const from = Math.max(0, ...[...before.matchAll(SENTENCE_END)].map(({ index }) => index + 1));
  return `${before.slice(from)} ${after.slice(0, SENTENCE_END_ONCE.exec(after)?.index)}`;
}

const SENTENCE_END = new RegExp(String.raw`${NOT_SHORT}[.;!?](?=\s)`, 'g');
const SENTENCE_END_ONCE = new RegExp(String.raw`${NOT_SHORT}[.;!?](?=\s|$)`);

/** The words of the clause around a part of the body. */
export function proseAround(body: Body, span: Span): string {
  const text = readingOf(body);
  const found = blockAt(text, span.start);
  if (found === undefined) return '';
  const blot = blotAround(text.masked, span);
  const { start, end } = withinReach(clauseAround(blot, found.block, marksAt(text, found.index)), blot);
  return text.masked.slice(start, Math.min(end, start + 2 * REACH));
}

/** True when the sentence of front matter itself takes its code spans back, or the words before the one at `at` do. */
export function isSentenceTakenBack(sentence: string, subject: Subject, at = 0): boolean {
  const before = sentence.slice(0, at).replace(/`[^`]*`/g, CODE);
  const form = formOf(sentence.slice(at, sentence.indexOf('`', at + 1)));
  if (at > 0 && isGovernedAway({ before, sentence: before, leads: [] }, { subject, form })) return true;
  return saysSo(sentence.replace(/`[^`]*`/g, CODE), subject);
}
