/** Sentences that tell what was tried, and what became of it: "We tried `JobQueue`, and reverted it." It judges no claim. */
import { withoutOtherMatters } from './other-matters.ts';
import { remembered, type Reading } from './reading.ts';
import { NOT_SHORT, type Block, type Span } from './statements.ts';

/** A sentence that tells of attempts and of what became of them speaks of names in each of its clauses. */
export function sentenceSaysSo(text: Reading, block: Block, span: Span): boolean {
  const { start, end } = sentenceAround(text, block, span);
  const words = text.masked.slice(start, end);
  const key = `${start}:${end} sentence`;
  if (!remembered(text, key, () => ATTEMPT.test(words))) return false;
  // Of one name it may speak, and of another not: "`Color.Red` marks deleted rows, and `Color.Blue` was removed".
  return remembered(text, `${key} ${span.start}`, () =>
    ATTEMPT.test(withoutOtherMatters(words, span.start - start, 'symbol')),
  );
}

/** From one full stop to the next, as far as anybody looks for them. */
export function sentenceAround(text: Reading, block: Span, { start, end }: Span): Span {
  const from = Math.max(block.start, start - REACH);
  const before = text.masked.slice(from, start);
  const first = from + Math.max(0, ...[...before.matchAll(END)].map(({ index }) => index + 1));
  const after = text.masked.slice(end, Math.min(block.end, end + REACH));
  return { start: first, end: end + (LAST_END.exec(after)?.index ?? after.length) };
}

const END = new RegExp(String.raw`${NOT_SHORT}[.!?]\s`, 'g');
const LAST_END = new RegExp(String.raw`${NOT_SHORT}[.!?](?=\s|$)`);

/** A number of attempts is no story of one: "`RetryOptions` has the attempts and backoff". */
const ATTEMPT =
  /\b(?:revert(?:ed|s|ing)?|reject(?:ed|s|ing)?|tried|attempted|(?:an?|our|my|their|one|two|several|some|many|first|early|earlier|previous|prior|past|initial|original|failed|other|all) attempts?|attempts? (?:to|at|with|by|via|was|were|had|did|failed|used|broke|led)|attempts?(?=:)|spiked?|abandoned|discarded|considered|alternatives?|na[iï]ve(?:ly)?|removed|deleted|dropped|gone|renamed|replaced|superseded|no longer|does(?: not|n't|n’t) exist)\b/i;

/** As far from a name as its sentence is looked for. */
const REACH = 1_000;
