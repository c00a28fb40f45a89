/** The mark of an index of decisions in a text, told without parsing: pages that hold none need not be read any further. */
import { BLOCK } from '../block.ts';

/** Whether a text holds a mark of a block, and a line as an index has it, in whatever way a formatter wrote it. */
export function holdsIndex(text: string): boolean {
  return (text.includes(BLOCK.start) || text.includes(BLOCK.end)) && INDEX_LINE.test(text);
}

const INDEX_LINE =
  /^[-*+] {1,3}\[.+\]\(.+\)\\?: (?:draft|proposed|accepted|rejected|deprecated|superseded|unknown)(?: by \[.*|, .*)?\r?$/m;
