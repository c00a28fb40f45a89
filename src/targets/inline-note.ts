/** How a note that stands in the file of a folder, although globs scope it, says what it is for. Where it stands is decided by its scope. */
import type { LinkedNote } from '../model.ts';
import { inlineCode } from '../sources/markdown.ts';

/** What an inline note holds for: its file is loaded for more than that. */
export function inlineLead({ inlineFor }: LinkedNote, end: string): string {
  return inlineFor === undefined ? '' : `For ${inlineFor.map((glob) => inlineCode(glob)).join(', ')}${end}`;
}
