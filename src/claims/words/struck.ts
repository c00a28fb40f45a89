/**
 * Which parts of a text are struck through: `~~…~~`, and `<del>`, `<s>` and `<strike>`. What its author struck out holds no longer,
 * however long the passage is. It judges no claim.
 */
import { oncePer } from '../../once.ts';
import type { Reading } from './reading.ts';
import type { Span } from './statements.ts';

/** True where what stands at `at` is struck through within the block at `index`. */
export function isStruck(reading: Reading, index: number, at: number): boolean {
  if (!mayBeStruck(reading)) return false;
  const spans = reading.struck.get(index) ?? struckIn(reading.masked, reading.blocks[index] ?? { start: 0, end: 0 });
  reading.struck.set(index, spans);
  return spans.some(({ start, end }) => start <= at && at < end);
}

/** Most texts strike nothing out, and each of their claims asks. */
const mayBeStruck = oncePer(
  ({ masked }: Reading): boolean => masked.includes('~~') || /<\/(?:del|s|strike)>/i.test(masked),
);

/** A mark opens before a word and closes behind one; one that is never closed is two tildes. */
function struckIn(masked: string, block: Span): readonly Span[] {
  const spans: Span[] = [];
  const opened = new Map<string, number>();
  const text = masked.slice(block.start, block.end);
  for (const { 0: mark, 1: slash, 2: tag = '~~', index } of text.matchAll(MARK)) {
    const end = index + mark.length;
    const from = opened.get(tag);
    const closes = slash === undefined ? /\S/.test(text[index - 1] ?? ' ') : slash === '/';
    const opens = slash === undefined ? /\S/.test(text[end] ?? ' ') : slash === '';
    if (from !== undefined && closes) {
      spans.push({ start: block.start + from, end: block.start + end });
      opened.delete(tag);
    } else if (from === undefined && opens) opened.set(tag, index);
  }
  return spans;
}

const MARK = /(?<![\\~])~~(?!~)|<(\/?)(del|s|strike)>/gi;
