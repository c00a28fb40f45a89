/** Headings of a body in an output: which one repeats the title, and how deep the others go. */
import type { Body, Piece } from '../model.ts';
import type { Edit } from './edits.ts';

type Heading = Piece & { readonly kind: 'heading' };

/** Markdown has no deeper heading. */
const MAX_DEPTH = 6;

/** The first-level heading at the head of `body` that says `title`, if there is one. */
export function leadingTitle(body: Body, title: string): Heading | undefined {
  const heading = body.pieces.find((piece) => piece.kind === 'heading');
  if (heading?.depth !== 1 || plain(heading.text) !== plain(title)) return undefined;
  // Comments and link definitions show nothing.
  const before = body.text.slice(0, heading.start).replace(/<!--[^]*?-->|^ {0,3}\[[^\]\n]+\]:.*$/gm, '');
  return before.trim() === '' ? heading : undefined;
}

function plain(title: string): string {
  return title.replace(/[`*_]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * Moves the headings of `body`, all but `dropped`, so that the outermost stand at `depth`; all become `#` headings.
 * A heading is outermost when none before it is shallower: where a note goes on with a second title, what stands
 * before that must not sink below the heading of the output.
 */
export function headingEdits(body: Body, depth: number, dropped: Heading | undefined): readonly Edit[] {
  let outermost = MAX_DEPTH;
  return body.pieces.flatMap((piece) => {
    if (piece.kind !== 'heading' || piece === dropped) return [];
    outermost = Math.min(outermost, piece.depth);
    const marks = '#'.repeat(Math.min(MAX_DEPTH, piece.depth + depth - outermost));
    return piece.isSetext ? atxEdits(piece, body.text, marks) : [markEdit(piece, body.text, marks)];
  });
}

function markEdit({ start }: Heading, text: string, marks: string): Edit {
  let end = start;
  while (text[end] === '#') end += 1;
  return { start, end, text: marks };
}

/** An underlined heading on one `#` line. Small edits only, so that links inside can be edited as well. */
function atxEdits({ start, end }: Heading, text: string, marks: string): readonly Edit[] {
  const lastLine = text.lastIndexOf('\n', end - 1);
  const words = text.slice(start, lastLine).replace(/(?:\\|\s)+$/, '');
  const edits: Edit[] = [{ start, end: start, text: `${marks} ` }];
  // A hard break has no place in a heading of one line; what leads the next line belongs to a list or quote.
  for (const match of words.matchAll(/\\?[ \t]*\n[\s>]*/g)) {
    edits.push({ start: start + match.index, end: start + match.index + match[0].length, text: ' ' });
  }
  const closing = /(?<=[ \t])#+$/.exec(words);
  if (closing !== null) edits.push({ start: start + closing.index, end: start + closing.index, text: '\\' });
  edits.push({ start: start + words.length, end, text: '' });
  return edits;
}
