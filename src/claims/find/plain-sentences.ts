/**
 * The sentences of a body as plain words, where they are short enough to state what is used, and whether their place makes them a statement about
 * this repository. It reads no versions.
 */
import type { Body } from '../../model.ts';
import { blockAt, readingOf } from '../words/reading.ts';
import { isBelowHeadingOf } from '../words/scope-heading.ts';
import type { Block, Span } from '../words/statements.ts';
import { isElsewhere, type Sentence } from './version-statement.ts';

/** A sentence in its place. */
export interface PlacedSentence extends Sentence, Span {}

/** The sentences of a block; none in paragraphs that are no statements. */
export function sentencesOf(body: Body, block: Block): readonly PlacedSentence[] {
  // A statement is short, and so is its paragraph.
  if (block.end - block.start > MAX_BLOCK) return [];
  const isItem = /^\s*(?:[-*+]|\d+[.)]|\|)\s/.test(body.text.slice(block.start, block.end));
  return partsOf(body.text, block).map(({ start, end }) => ({
    start,
    end,
    words: plain(body.text.slice(start, end)),
    isItem,
  }));
}

const MAX_BLOCK = 1_000;

/** The sentence around an offset, if it may state anything. */
export function sentenceAt(body: Body, offset: number): Sentence | undefined {
  const block = blockAt(readingOf(body), offset)?.block;
  return block && sentencesOf(body, block).find(({ start, end }) => start <= offset && offset < end);
}

/** Whether a place is headed and introduced as one of what this repository is made of. */
export function isOurs(body: Body, offset: number): boolean {
  if (isElsewhere(blockAt(readingOf(body), offset)?.block.lead ?? '')) return false;
  return !isBelowHeadingOf(body, offset, isElsewhere);
}

function partsOf(text: string, { start, end }: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(/[.;!?](?=\s|$)/g)) {
    parts.push({ start: from, end: start + index });
    from = start + index + 1;
  }
  return [...parts, { start: from, end }];
}

/** What stands in brackets behind a tool and takes nothing back of it. */
const REMARK =
  /\s*\((?:not|never|required|recommended|preferred|bundled|managed|package manager|via|see|check|use|LTS)\b[^()]*\)/gi;

/** Without marks of lists, tables and emphasis, on one line. */
function plain(sentence: string): string {
  return sentence
    .replace(/^\s*(?:[-*+]|\d+[.)]|>|\|)\s+/, '')
    .replace(/^\[[ xX]\]\s+/, '')
    .replace(/[*`]|__/g, '')
    .replace(REMARK, '')
    .replace(/\s*\|\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
