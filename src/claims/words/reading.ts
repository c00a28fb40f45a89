/**
 * A body read as words, once for all claims in it: its blocks, and what is found out about each of them. It judges no claim.
 */
import type { Body, Piece } from '../../model.ts';
import { countBelow } from '../../offsets.ts';
import { htmlLinks } from './html-link.ts';
import { isOfOtherOwner, mayHaveNeighbours, type Subject } from './not-here.ts';
import { isRowOfThePast, isRowToCome } from './past-rows.ts';
import { oncePer } from '../../once.ts';
import { mayHoldWithout } from './with-or-without.ts';
import { blocksOf, CODE, marksOf, type Block, type Marks, type Span } from './statements.ts';

/** A body as words, with what was found out about it. */
export interface Reading {
  /** Code and link destinations are blotted out at the same length. */
  readonly masked: string;
  readonly blocks: readonly Block[];
  readonly starts: readonly number[];
  readonly marks: Map<number, Marks>;
  readonly verdicts: Map<string, boolean>;
  readonly words: Map<number, BlockWords>;
  /** What is struck through, for each block that was asked about. */
  readonly struck: Map<number, readonly Span[]>;
}

/** The body as words. */
export const readingOf: (body: Body) => Reading = oncePer((body: Body): Reading => {
  const masked = maskedText(body);
  const blocks = blocksOf(masked);
  return {
    masked,
    blocks,
    starts: blocks.map(({ start }) => start),
    marks: new Map(),
    verdicts: new Map(),
    words: new Map(),
    struck: new Map(),
  };
});

/** The block around an offset, with its place among the others. */
export function blockAt(
  { blocks, starts }: Reading,
  offset: number,
): { readonly block: Block; readonly index: number } | undefined {
  const index = countBelow(starts, offset + 1) - 1;
  const block = blocks[index];
  return block && { block, index };
}

/** Where the statements of a block begin and end. */
export function marksAt({ masked, blocks, marks }: Reading, index: number): Marks {
  const known = marks.get(index) ?? marksOf(masked, blocks[index] ?? { start: 0, end: 0 });
  marks.set(index, known);
  return known;
}

/** What `find` says, asked once for each key. */
export function remembered({ verdicts }: Reading, key: string, find: () => boolean): boolean {
  const known = verdicts.get(key) ?? find();
  verdicts.set(key, known);
  return known;
}

/** What the words of one block may hold. Most hold nothing, so that its claims need no closer look. */
export interface BlockWords {
  readonly hasOthers: boolean;
  readonly hasNeighbours: boolean;
  readonly hasConditions: boolean;
  /** It is a task, or a row that tells what became of something. */
  readonly isOfOtherTimes: boolean;
  /** It is a row of a file that is to be made. */
  readonly isToCome: boolean;
  readonly hasWords: boolean;
  /** Whether anything in it takes a claim back, for each subject that was asked about. */
  readonly says: Map<Subject, boolean>;
}

/** What the words of the block at `index` may hold. */
export function wordsAt({ masked, blocks, words }: Reading, index: number): BlockWords {
  const known = words.get(index);
  if (known) return known;
  const block = masked.slice(blocks[index]?.start, blocks[index]?.end);
  if (!HAS_WORDS.test(block)) {
    words.set(index, NOTHING);
    return NOTHING;
  }
  const hasNeighbours = mayHaveNeighbours(block);
  const found: BlockWords = {
    hasOthers: isOfOtherOwner(block),
    hasNeighbours,
    hasConditions: mayHoldWithout(block),
    isOfOtherTimes: hasNeighbours && isTaskOrRowOfThePast(block.slice(0, FIRST)),
    isToCome: hasNeighbours && isRow(block) && isRowToCome(block.slice(0, FIRST)),
    hasWords: true,
    says: new Map(),
  };
  words.set(index, found);
  return found;
}

/** How much of a block is asked for its first line. */
const FIRST = 1_000;

/** A bare list holds code and marks of items. */
const HAS_WORDS = new RegExp(String.raw`[a-z\d]{2}|[^\s\w${CODE}*+.,()'"-]|->`, 'i');

const NOTHING: BlockWords = {
  hasOthers: false,
  hasNeighbours: false,
  hasConditions: false,
  isOfOtherTimes: false,
  isToCome: false,
  hasWords: false,
  says: new Map(),
};

function isTaskOrRowOfThePast(start: string): boolean {
  const [line = ''] = start.split('\n');
  return TASK.test(line) || (isRow(line) && isRowOfThePast(line));
}

function isRow(line: string): boolean {
  return line.trimStart().startsWith('|');
}

/** What is still to be done need not be there, and what is done tells of the day it was: "- [x] delete `a.ts`". */
const TASK = /^\s*[-*+]\s+\[[ xX]\]\s/;

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
  return [...html.matchAll(/<!--\s*lintel-(?:dis|en)[^]*?-->/gi)].flatMap(({ 0: comment, index }) => {
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
export function blotAround(masked: string, { start, end }: Span): Span {
  const blot: { start: number; end: number } = { start, end };
  while (masked[blot.start - 1] === CODE) blot.start--;
  while (masked[blot.end] === CODE) blot.end++;
  return blot;
}
