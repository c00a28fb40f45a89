/**
 * Whether a claim's own words take it back: it was removed, will be made, must not be created, is generated.
 * Only the clause around the claim counts: `createInvoice` in the same line hides nothing. It judges no claim.
 */
import type { Body, Piece } from '../model.ts';
import { htmlLinks } from './html-link.ts';
import { oncePer } from './once.ts';

/** What a claim is about; commands and paths are taken back in different words. */
export type Subject = 'path' | 'command';

/** True when the text around `[start, end)` of the body says that the claim there does not, or need not, hold. */
export function isTakenBack(
  body: Body,
  span: { readonly start: number; readonly end: number },
  subject: Subject,
): boolean {
  if (isUnderHistory(body, span.start)) return true;
  const masked = maskedText(body);
  const block = blockAround(masked, span.start);
  if (saysSo(clauseIn(masked, block, blotAround(masked, span)), subject)) return true;
  const lead = leadOf(masked, block.start);
  return lead !== undefined && saysSo(lead, subject);
}

/** True when the sentence of front matter itself takes its code spans back. */
export function isSentenceTakenBack(sentence: string, subject: Subject): boolean {
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

/** A command in a negative clause may be the wrong one on purpose: "never run …", "instead of …". */
const NEGATED = /\b(?:not|never|don't|don’t|no|instead of|rather than|avoid|without)\b/i;

/** Sections that tell what was. "Database migrations" is no such section, so the word must lead. */
const HISTORY =
  /^[\d.\s]*(?:history|migration(?: guide| notes| path)?|migrating (?:from|to) .*|change ?log|deprecat(?:ed|ion|ions)\b.*)$/i;

function saysSo(clause: string, subject: Subject): boolean {
  if (GONE.test(clause) || FORBIDDEN.test(clause)) return true;
  // "`pnpm build` will emit …" tells what a command does, so `will` takes back paths only.
  return subject === 'path' ? PLANNED.test(clause) || GENERATED.test(clause) : NEGATED.test(clause);
}

type Heading = Extract<Piece, { kind: 'heading' }>;

const headingsOf = oncePer((body: Body): readonly Heading[] => body.pieces.filter((piece) => piece.kind === 'heading'));

/** The headings above an offset, innermost first. */
export function headingsAbove(body: Body, offset: number): readonly Heading[] {
  const above: Heading[] = [];
  let depth = 7;
  for (const heading of headingsOf(body).toReversed()) {
    if (heading.start > offset || heading.depth >= depth) continue;
    above.push(heading);
    depth = heading.depth;
  }
  return above;
}

function isUnderHistory(body: Body, offset: number): boolean {
  return headingsAbove(body, offset).some((heading) => HISTORY.test(heading.text.trim()));
}

/** Stands for one character of code or of a link destination: never a word, never punctuation. */
const CODE = '\u0001';

/** The body with code and link destinations blotted out at the same length, so that only prose is read as words. */
const maskedText = oncePer((body: Body): string => {
  let masked = '';
  let at = 0;
  for (const { start, end } of body.pieces.flatMap((piece) => wordless(body, piece))) {
    if (start < at) continue;
    masked += body.text.slice(at, start) + CODE.repeat(end - start);
    at = end;
  }
  return masked + body.text.slice(at);
});

/** The parts of a piece that are no words of its author's sentence. */
function wordless(body: Body, piece: Piece): readonly Span[] {
  switch (piece.kind) {
    case 'code':
      return [piece];
    case 'link':
    case 'image':
      return [withParentheses(body.text, piece)];
    case 'html':
      return htmlLinks(body, piece);
    default:
      return [];
  }
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

interface Span {
  readonly start: number;
  readonly end: number;
}

const STARTS_BLOCK = /^\s*(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|\||>|```|~~~)/;

/** The paragraph, list item, heading or table row around an offset. */
function blockAround(text: string, offset: number): Span {
  let start = lineStart(text, offset);
  while (start > 0 && !STARTS_BLOCK.test(lineAt(text, start))) {
    const previous = lineStart(text, start - 1);
    if (lineAt(text, previous).trim() === '') break;
    start = previous;
  }
  let end = lineEnd(text, offset);
  while (end < text.length) {
    const next = lineAt(text, end + 1);
    if (next.trim() === '' || STARTS_BLOCK.test(next)) break;
    end = lineEnd(text, end + 1);
  }
  return { start, end };
}

/** Where one statement ends and the next begins. A colon does not part: "Removed: `a`, `b`" governs what follows. */
const BOUNDARY =
  /[.;!?](?=\s|$)|\s(?:—|–|--)\s|\s?\||,\s+(?=(?:but|so|not|never|instead|rather|use|see|run|now|then|while|whereas|which|and (?:use|see|run|now|then))\b)/gi;

function clauseIn(text: string, block: Span, span: Span): string {
  const inner = parenthesesAround(text, block, span);
  let start = inner.start;
  let end = inner.end;
  for (const match of text.slice(inner.start, inner.end).matchAll(BOUNDARY)) {
    const at = inner.start + match.index;
    if (at + match[0].length <= span.start) start = at + match[0].length;
    else if (at >= span.end) {
      end = at;
      break;
    }
  }
  return withoutAsides(text, { start, end }, span);
}

/** An aside of its own is its own clause: in "`new` (formerly `old`)" the word governs `old` only. */
function parenthesesAround(text: string, block: Span, span: Span): Span {
  let depth = 0;
  for (let at = span.start - 1; at >= block.start; at--) {
    if (text[at] === ')') depth++;
    if (text[at] !== '(') continue;
    if (depth === 0) {
      const close = text.indexOf(')', span.end);
      return { start: at + 1, end: close < 0 || close > block.end ? block.end : close };
    }
    depth--;
  }
  return block;
}

/** Drops asides that do not speak of the claim: all but one that follows it at once and names nothing itself. */
function withoutAsides(text: string, clause: Span, span: Span): string {
  const before = text.slice(clause.start, span.start).replace(/\([^()]*\)/g, ' ');
  const after = text.slice(Math.min(span.end, clause.end), clause.end);
  return `${before} ${after.replace(/\([^()]*\)/g, (aside, at: number) =>
    aside.includes(CODE) || /[^\s\])]/.test(after.slice(0, at)) ? ' ' : aside,
  )}`;
}

/** The sentence that introduces a list ("These were removed:"), when the block is one of its items. */
function leadOf(text: string, blockStart: number): string | undefined {
  if (!/^\s*(?:[-*+]|\d+[.)])\s/.test(lineAt(text, blockStart))) return undefined;
  let at = blockStart;
  while (at > 0) {
    at = lineStart(text, at - 1);
    const line = lineAt(text, at);
    if (line.trim() === '' || /^\s*(?:[-*+]|\d+[.)])\s|^\s{2,}/.test(line)) continue;
    return line.trimEnd().endsWith(':') ? line.slice(line.search(/[^.;!?]*$/)) : undefined;
  }
  return undefined;
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function lineAt(text: string, start: number): string {
  return text.slice(start, lineEnd(text, start));
}
