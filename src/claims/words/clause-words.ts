/**
 * What the words of one clause say of a claim in it, once those are left out that say it of something else. Where the clause begins and ends,
 * and what its neighbours say, is found in clause.ts.
 */
import { sentenceAround } from './attempts.ts';
import { withoutDuty } from './duty.ts';
import { withoutFlows } from './flow.ts';
import { withoutLimits } from './limits.ts';
import { saysSo, type Subject } from './not-here.ts';
import { mayDoubt, withoutOtherMatters } from './other-matters.ts';
import { withoutOwnVersions } from './own-version.ts';
import { remembered, wordsAt, type Reading } from './reading.ts';
import { withoutPlainFiles, type Span } from './statements.ts';
import { withoutStead } from './stead.ts';

/** The clause of a claim, and what of the claim decides how its words are read. */
export interface ClauseOf extends Span {
  /** Where the claim begins. */
  readonly at: number;
  readonly index: number;
  readonly isCode: boolean;
  /** Versions that the claim has in its name. */
  readonly versions: readonly string[];
  /** It is written in backticks. */
  readonly isSpan: boolean;
}

/** True when the clause takes its claim back. What stands in brackets inside of it is a clause of its own. */
export function clauseSaysSo(text: Reading, clause: ClauseOf, subject: Subject): boolean {
  const { start, end, at, index, isCode, versions } = clause;
  const { says, hasWords } = wordsAt(text, index);
  if (!hasWords) return false;
  const may =
    says.get(subject) ?? saysSo(text.masked.slice(text.blocks[index]?.start, text.blocks[index]?.end), subject);
  says.set(subject, may);
  if (!may) return false;
  const said = text.masked.slice(start, end);
  const key = `${start}:${end} ${subject} ${isCode} ${versions.join()}`;
  if (!remembered(text, key, () => wordsSaySo(said, clause, subject))) return false;
  if (subject !== 'link' && !mayHaveOtherMatters(clause, subject)) return true;
  // What one claim is not spoken of by may speak of the next one.
  return remembered(text, `${key} ${at}`, () =>
    subject === 'link'
      ? wordsSaySo(withoutOtherMatters(said, at - start, subject), clause, subject)
      : sentenceSpeaksOf(text, clause, subject),
  );
}

/**
 * A version, or a tool by its name alone, may be what parts of the product have of their own: "Node 16 for legacy clients". And nobody reads
 * on for so long: there each claim would ask for all of the words once more.
 */
function mayHaveOtherMatters({ start, end, isSpan }: ClauseOf, subject: Subject): subject is 'command' | 'symbol' {
  return (subject === 'command' || subject === 'symbol') && isSpan && end - start <= LONGEST;
}

/** Words of other things count for nothing only where no word of the whole sentence, brackets and all, is left to doubt the claim by. */
function sentenceSpeaksOf(text: Reading, clause: ClauseOf, subject: 'command' | 'symbol'): boolean {
  const { start, end, at, index } = clause;
  const sentence = sentenceAround(text, text.blocks[index] ?? clause, { start: at, end: at + 1 });
  const from = Math.min(start, sentence.start);
  const words = text.masked.slice(from, Math.max(end, sentence.end));
  const own = withoutOtherMatters(words, at - from, subject);
  return mayDoubt(own, at - from) || saysSo(withoutPlainFiles(own), subject);
}

/** The longest clause that is read once more for each of its claims. */
const LONGEST = 1_000;

function wordsSaySo(said: string, { isCode, versions }: ClauseOf, subject: Subject): boolean {
  const own = withoutOwnVersions(said, versions);
  const whole = withoutStead(withoutPlainFiles(own));
  const words = withoutDuty(withoutFlows(whole.replace(/\([^()]*\)/g, ' ')), isCode);
  return saysSo(subject === 'symbol' ? withoutLimits(words) : words, subject);
}
