/**
 * The words that lead a claim in: of its list, of the item around it, and of its own sentence in front of it. Whether they take it back, or
 * give it as an example; what its clause says is read in clause.ts.
 */
import type { Body } from '../../model.ts';
import { isExample, isGovernedAway, mayGovern, type Governed, type Governing } from './governing.ts';
import { isOfPlan, isPlainlyGone, saysSo, type Subject } from './not-here.ts';
import { blockAt, blotAround, readingOf, remembered, type Reading } from './reading.ts';
import type { Block, Span } from './statements.ts';
import { CLAUSE_END } from './stead.ts';

/** True when the words that lead its list or its sentence in take a claim back. */
export function isTakenBackByLead(
  text: Reading,
  place: { readonly block: Block; readonly index: number },
  { subject, form, blot }: { readonly subject: Subject; readonly form: Governed['form']; readonly blot: Span },
): boolean {
  const { lead, parent } = place.block;
  if (lead !== undefined && remembered(text, `lead ${subject} ${lead}`, () => saysSo(lead, subject))) return true;
  if (subject !== 'link' && [lead, parent].some((words) => words !== undefined && isOfPlan(words))) return true;
  if (parent !== undefined && isPlainlyGone(parent)) return true;
  const words = governing(text, place, blot);
  return words !== undefined && isGovernedAway(words, { subject, form });
}

/** True when the text gives what stands at `span` as an example. */
export function isGivenAsExample(body: Body, span: Span): boolean {
  const text = readingOf(body);
  const found = blockAt(text, span.start);
  const words = found && governing(text, found, blotAround(text.masked, span));
  return words !== undefined && isExample(words);
}

/** Words further in front of a claim govern another. */
const GOVERNED = 400;

/** What stands before a claim in its sentence, where that may matter. Abbreviations end no sentence. */
function governing(
  text: Reading,
  { block, index }: { readonly block: Block; readonly index: number },
  { start }: Span,
): Governing | undefined {
  const leads = [block.lead, block.parent].filter((each) => each !== undefined);
  const mayMatter = (): boolean => [text.masked.slice(block.start, block.end), ...leads].some(mayGovern);
  if (!remembered(text, `${index} governed`, mayMatter)) return undefined;
  const before = text.masked.slice(Math.max(block.start, start - GOVERNED), start);
  const behind = (end: RegExp): string => before.slice(([...before.matchAll(end)].at(-1)?.index ?? -1) + 1);
  return { before: behind(CLAUSE_END), sentence: behind(WHOLE_END), leads };
}

const WHOLE_END = /(?<!\b(?:e\.g|i\.e|etc|vs))[.!?]\s|\|/g;

/** The form of a claim as it is written: code stands in backticks, a destination does not. */
export function formOf(written: string): Governed['form'] {
  if (!written.startsWith('`')) return 'link';
  if (/^`[\w-]+\/\*{0,2}`?$/.test(written)) return 'word';
  if (/\/`?$/.test(written)) return 'folder';
  return !written.includes('/') && /\.\w+`?$/.test(written) ? 'bare' : 'path';
}
