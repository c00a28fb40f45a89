/**
 * Whether a claim's own words take it back: it was removed, will be made, must not be created, is generated.
 * Only the clause around the claim counts: `createInvoice` in the same line hides nothing. It judges no claim.
 */
import { countBelow } from '../offsets.ts';
import type { Body, Piece } from '../model.ts';
import { isExample, isGovernedAway, mayGovern, type Governed, type Governing } from './governing.ts';
import { htmlLinks } from './html-link.ts';
import { oncePer } from './once.ts';
import { isUnderHistory } from './outline.ts';
import { blocksOf, clauseAround, CODE, marksOf, type Block, type Clause, type Marks, type Span } from './statements.ts';

/**
 * What a claim is about; commands, paths and names of code (`symbol`) are taken back in different words. `file` and `folder` are paths in texts of
 * people who did not write for lintel: where they say what is to be made, they need not mean what is there.
 */
export type Subject = 'path' | 'command' | 'symbol' | 'file' | 'folder';

/** True when the text around `[start, end)` of the body says that the claim there does not, or need not, hold. */
export function isTakenBack(body: Body, span: Span, subject: Subject): boolean {
  if (isUnderHistory(body, span.start)) return true;
  const text = readingOf(body);
  const blot = blotAround(text.masked, span);
  const index = countBelow(text.starts, span.start + 1) - 1;
  const block = text.blocks[index];
  if (block === undefined) return false;
  const clause = withinReach(clauseAround(blot, block, marksAt(text, index)), blot);
  if (subject === 'symbol' && sentenceSaysSo(text, block, span)) return true;
  if (clauseSaysSo(text, clause, subject) || asideSaysSo(text.masked, { clause, blot }, subject)) return true;
  if (block.lead !== undefined && remembered(text, `${index} ${subject}`, () => saysSo(block.lead ?? '', subject)))
    return true;
  if (block.parent !== undefined && (GONE.test(block.parent) || FORBIDDEN.test(block.parent))) return true;
  const words = governing(text, { block, index }, blot);
  return words !== undefined && isGovernedAway(words, { subject, form: formOf(body.text.slice(span.start, span.end)) });
}

/** True when the text gives what stands at `span` as an example. */
export function isGivenAsExample(body: Body, span: Span): boolean {
  const text = readingOf(body);
  const index = countBelow(text.starts, span.start + 1) - 1;
  const block = text.blocks[index];
  const words = block && governing(text, { block, index }, blotAround(text.masked, span));
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
  const ends = [...before.matchAll(/(?<!\b(?:e\.g|i\.e|etc|vs))[.;!?]\s|\|/g)];
  return { before: before.slice((ends.at(-1)?.index ?? -1) + 1), leads };
}

/** Of a claim as it is written: code stands in backticks, a destination does not. */
function formOf(written: string): Governed['form'] {
  if (!written.startsWith('`')) return 'link';
  return !written.includes('/') && /\.\w+`?$/.test(written) ? 'bare' : 'path';
}

/** A body as words, with what was found out about it. */
interface Reading {
  /** Code and link destinations are blotted out at the same length. */
  readonly masked: string;
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
  readonly marks: Map<number, Marks>;
  readonly verdicts: Map<string, boolean>;
}

const readingOf = oncePer((body: Body): Reading => {
  const masked = maskedText(body);
  const blocks = blocksOf(masked);
  return { masked, blocks, starts: blocks.map(({ start }) => start), marks: new Map(), verdicts: new Map() };
});

function marksAt({ masked, blocks, marks }: Reading, index: number): Marks {
  const known = marks.get(index) ?? marksOf(masked, blocks[index] ?? { start: 0, end: 0 });
  marks.set(index, known);
  return known;
}

function remembered({ verdicts }: Reading, key: string, find: () => boolean): boolean {
  const known = verdicts.get(key) ?? find();
  verdicts.set(key, known);
  return known;
}

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

/** What stands in brackets inside of the clause is a clause of its own. */
function clauseSaysSo(text: Reading, { start, end }: Span, subject: Subject): boolean {
  return remembered(text, `${start}:${end} ${subject}`, () =>
    saysSo(text.masked.slice(start, end).replace(/\([^()]*\)/g, ' '), subject),
  );
}

/** A sentence that tells of attempts and of what became of them speaks of names in each of its clauses. */
function sentenceSaysSo(text: Reading, block: Block, { start, end }: Span): boolean {
  const from = Math.max(block.start, start - REACH);
  const before = text.masked.slice(from, start);
  const first = from + Math.max(0, ...[...before.matchAll(/[.!?]\s/g)].map(({ index }) => index + 1));
  const after = text.masked.slice(end, Math.min(block.end, end + REACH));
  const last = end + (/[.!?](?=\s|$)/.exec(after)?.index ?? after.length);
  return remembered(text, `${first}:${last} sentence`, () => ATTEMPT.test(text.masked.slice(first, last)));
}

const ATTEMPT =
  /\b(?:revert(?:ed|s|ing)?|reject(?:ed|s|ing)?|tried|attempt(?:ed|s)?|spiked?|abandoned|discarded|considered|alternatives?|na[iï]ve(?:ly)?|removed|deleted|dropped|gone|renamed|replaced|superseded|no longer|does(?: not|n't|n’t) exist)\b/i;

const NEXT_ASIDE = /[\s\])]*(\([^()]*\))/y;

/** An aside that follows the claim at once, and names nothing itself, speaks of the claim: "`old.ts` (removed)". */
function asideSaysSo(
  masked: string,
  { clause, blot }: { readonly clause: Span; readonly blot: Span },
  subject: Subject,
): boolean {
  NEXT_ASIDE.lastIndex = blot.end;
  const aside = NEXT_ASIDE.exec(masked)?.[1];
  return aside !== undefined && NEXT_ASIDE.lastIndex <= clause.end && !aside.includes(CODE) && saysSo(aside, subject);
}

/** The words of a body, at the offsets that they have in it: code and destinations are blotted out. */
export function proseOf(body: Body): string {
  return readingOf(body).masked;
}

/** The words of the sentence around a part of the body, all its clauses together. */
export function proseOfSentence(body: Body, { start, end }: Span): string {
  const { masked, starts, blocks } = readingOf(body);
  const block = blocks[countBelow(starts, start + 1) - 1];
  if (block === undefined) return '';
  const before = masked.slice(Math.max(block.start, start - REACH), start);
  const after = masked.slice(end, Math.min(block.end, end + REACH));
  const from = Math.max(0, ...[...before.matchAll(SENTENCE_END)].map(({ index }) => index + 1));
  return `${before.slice(from)} ${after.slice(0, SENTENCE_END_ONCE.exec(after)?.index)}`;
}

const SENTENCE_END = /[.;!?](?=\s)/g;
const SENTENCE_END_ONCE = /[.;!?](?=\s|$)/;

/** The words of the clause around a part of the body. */
export function proseAround(body: Body, span: Span): string {
  const text = readingOf(body);
  const index = countBelow(text.starts, span.start + 1) - 1;
  const block = text.blocks[index];
  if (block === undefined) return '';
  const blot = blotAround(text.masked, span);
  const { start, end } = withinReach(clauseAround(blot, block, marksAt(text, index)), blot);
  return text.masked.slice(start, Math.min(end, start + 2 * REACH));
}

/** True when the sentence of front matter itself takes its code spans back, or the words before the one at `at` do. */
export function isSentenceTakenBack(sentence: string, subject: Subject, at = 0): boolean {
  const before = sentence.slice(0, at).replace(/`[^`]*`/g, CODE);
  const form = formOf(sentence.slice(at, sentence.indexOf('`', at + 1)));
  if (at > 0 && isGovernedAway({ before, leads: [] }, { subject, form })) return true;
  return saysSo(sentence.replace(/`[^`]*`/g, CODE), subject);
}

/** Past states and absences: nobody claims that it is there now. */
const GONE =
  /\b(?:removed|deleted|dropped|moved|renamed|replaced|superseded|formerly|previously|used to (?:be|live|sit)|no longer|legacy|obsolete|deprecated|there(?: is|'s|’s) no|no such|does(?: not|n't|n’t) exist)\b/i;

/** Prohibitions name what must not come to be. */
const FORBIDDEN =
  /\b(?:do not|don't|don’t|never|avoid|must not|mustn't|should not|shouldn't)\s+(?:re-?)?(?:creat(?:e|ing)|add(?:ing)?|introduc(?:e|ing)|mak(?:e|ing)|invent(?:ing)?)\b/i;

/** Plans name what is not there yet. */
const PLANNED = /\b(?:will|shall|to be (?:added|created|written)|planned|not yet)\b/i;

/** Files that a tool writes may be absent from every clone. */
const GENERATED = /\b(?:(?:auto-?)?generated|git-?ignored|build (?:outputs?|artifacts?)|artifacts?)\b/i;

/** What a reader or a program is to make, and where: a plan, or a report, is not there before. */
const MADE =
  /\b(?:creat(?:e|es|ing)|writ(?:e|es|ing)|sav(?:e|es|ing)|stor(?:e|es|ing)|generat(?:e|es|ing)|output(?:s|ting)?|emit(?:s|ting)?|produc(?:e|es|ing)|scaffold(?:s|ing)?|dump(?:s|ing)?|export(?:s|ing)? to)\b/i;

/** Where new things belong: the folder for them is made with the first of them. */
const PLACED =
  /\b(?:put|place|move|add|keep|extract|collect|group|go|goes|belongs?)\b.*\b(?:in|to|into|under|inside|at|below)\b/i;

/** A command in a negative clause may be the wrong one on purpose: "never run …", "instead of …". */
const NEGATED = /\b(?:not|never|don't|don’t|no|instead of|rather than|avoid|without)\b/i;

/**
 * Names of code that somebody must not use, would like to have, had once, or shows as a mistake. "`a.b()` will throw" tells
 * what it does; only a verb of making after `will` speaks of what is not there yet.
 */
const NO_NAME =
  /[❌✗✘🚫👎]|\b(?:gone|retired|former|outdated|old|older|was|were|once|originally|initially|historical(?:ly)?|ago|instead|missing|lacks?|lacking|cannot|can't|can’t|isn't|isn’t|aren't|aren’t|nonexistent|non-existent|unsupported|wrong|bad|incorrect|mistake|mistaken|anti-?patterns?|invented|imaginary|fictional|fictitious|hypothetical(?:ly)?|hallucinat\w+|pseudo-?code|would|could|should be|might|propos(?:e[ds]?|al|ing)|future|upcoming|todo|roadmap|planned|not yet|to be (?:added|created|written)|(?:will|shall)\s+(?:\w+\s+)?(?:be|add|introduce|create|expose|provide|have|get|gain|become|replace|ship|land|support|offer|move|need))\b/iu;

function saysSo(clause: string, subject: Subject): boolean {
  if (GONE.test(clause) || FORBIDDEN.test(clause)) return true;
  if (subject === 'symbol') return NEGATED.test(clause) || NO_NAME.test(clause);
  if (subject === 'file' || subject === 'folder') {
    if (MADE.test(clause) || (subject === 'folder' && PLACED.test(clause))) return true;
    return PLANNED.test(clause) || GENERATED.test(clause);
  }
  // "`pnpm build` will emit …" tells what a command does, so `will` takes back paths only.
  return subject === 'path' ? PLANNED.test(clause) || GENERATED.test(clause) : NEGATED.test(clause);
}

/** The body with code and link destinations blotted out at the same length, so that only prose is read as words. */
function maskedText(body: Body): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of body.pieces.flatMap((piece) => wordless(body, piece))) {
    if (start < at) continue;
    masked += body.text.slice(at, start) + CODE.repeat(end - start);
    at = end;
  }
  return masked + body.text.slice(at);
}

/** The parts of a piece that are no words of its author's sentence. */
function wordless(body: Body, piece: Piece): readonly Span[] {
  switch (piece.kind) {
    case 'code':
      return [piece];
    case 'link':
    case 'image':
      return [withParentheses(body.text, piece)];
    case 'html':
      return [...htmlLinks(body, piece), ...directiveSpans(body, piece)];
    default:
      return [];
  }
}

/** Why somebody suppresses a finding is said to lint: "moved" in that comment takes no claim back. */
function directiveSpans({ text }: Body, { start, end }: Span): readonly Span[] {
  const html = text.slice(start, end);
  return [...html.matchAll(/<!--\s*lintel-(?:dis|en)[^]*?-->/g)].flatMap(({ 0: comment, index }) => {
    const lines = [...comment.matchAll(/[^\n]+/g)];
    return lines.map((line) => ({
      start: start + index + line.index,
      end: start + index + line.index + line[0].length,
    }));
  });
}

/** A destination with its title: those parentheses are no aside. */
function withParentheses(text: string, { start, end }: Span): Span {
  const close = /^[^\n)]*\)/.exec(text.slice(end, end + 300))?.[0].length ?? 0;
  return { start: text[start - 1] === '(' ? start - 1 : start, end: end + close };
}

/** The claim with all that is blotted out around it. */
function blotAround(masked: string, { start, end }: Span): Span {
  const blot: { start: number; end: number } = { start, end };
  while (masked[blot.start - 1] === CODE) blot.start--;
  while (masked[blot.end] === CODE) blot.end++;
  return blot;
}
