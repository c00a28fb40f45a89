/**
 * The text of an agent file → the body of a note that delivers it again: links seen from the note's folder, and what
 * our own parsers would read as theirs shielded. Every other byte stays. It chooses no note and no scope.
 */
import { joinPath, percentDecoded } from '../path.ts';
import type { Body, Piece } from '../model.ts';
import { parseBody } from '../sources/markdown.ts';
import { applyEdits, type Edit } from '../targets/edits.ts';
import { rebase } from '../targets/rebase.ts';
import { htmlLinkEdits } from '../targets/html.ts';

/** Where a text comes from and where it goes. */
export interface TextMove {
  readonly file: string;
  /** The line of `file` on which the text starts. */
  readonly line: number;
  /** Folders that its links may count from, likeliest first. */
  readonly bases: readonly string[];
  /** Folder of the note. */
  readonly to: string;
  /** Whether a repository path stands for a file or folder of the tree. */
  readonly isKnown: (path: string) => boolean;
}

/** A moved text, with what a reader of the report should know. */
export interface MovedText {
  readonly text: string;
  /** Handles and scopes that delivery will set in backticks. */
  readonly mentions: number;
  /** Lines on which braces were shielded. */
  readonly shielded: readonly number[];
  /** Lines with a `\{{` of the author's: delivery takes the backslash for lintel's, and no form of a note keeps it. */
  readonly bared: readonly number[];
  /** The line of a comment that nothing ends, if there is one. */
  readonly open?: number;
  /** Why the text cannot be a note, if so. */
  readonly refusal?: string;
}

/** Moves a text into a note. */
export function movedText(written: string, move: TextMove): MovedText {
  const open = openComment(written, move);
  const text = open === undefined ? written : `${written.slice(0, open.start)}\\${written.slice(open.start)}`;
  const { value: body, problems } = parseBody(move.file, text, move.line);
  const refusal = problems.find(({ rule }) => rule === 'note/too-long');
  if (refusal !== undefined) return { text, mentions: 0, shielded: [], bared: [], refusal: refusal.message };
  const places = [
    ...body.bindings.map(({ start, line }) => ({ start, line })),
    // Braces that nearly name a bound fact are an error in a note; in this text they are a person's.
    ...problems
      .filter(({ rule }) => rule === 'note/binding')
      .map((each) => ({ start: offsetOf(body, each), line: each.line })),
  ];
  const shields = places.map(({ start }): Edit => ({ start, end: start, text: '\\' }));
  const edits = [...shields, ...body.pieces.flatMap((piece) => linkEdits(piece, body, move))];
  return {
    text: applyEdits(text, edits),
    mentions: body.pieces.filter(({ kind }) => kind === 'mention').length,
    shielded: linesOf(places),
    bared: linesOf(body.pieces.filter(({ kind }) => kind === 'escape')),
    ...(open !== undefined && { open: open.line }),
  };
}

/**
 * A comment that runs to the end of the text. Clients send it as what it is; delivery would have to end it, and then Claude
 * Code would leave out all that stands in it (measured, 2.1.328).
 */
function openComment(text: string, { file, line }: TextMove): Piece | undefined {
  const last = text.lastIndexOf('<!--');
  if (last < 0 || text.includes('-->', last)) return undefined;
  const { value: body } = parseBody(file, text, line);
  return body.pieces.find(
    (piece) => piece.kind === 'html' && piece.isComment && !text.slice(piece.start, piece.end).includes('-->'),
  );
}

/** A text with its links seen from another folder, and nothing else changed: for texts that are moved on afterwards. */
export function movedLinks(text: string, move: TextMove): string {
  const { value: body } = parseBody(move.file, text, move.line);
  return applyEdits(
    text,
    body.pieces.flatMap((piece) => linkEdits(piece, body, move)),
  );
}

function linesOf(places: readonly { readonly line: number }[]): readonly number[] {
  return [...new Set(places.map(({ line }) => line))].sort((a, b) => a - b);
}

/** `url` as written in one of `bases`, as the note has to write it so that delivery gives back the same. */
export function movedUrl(url: string, { bases, to, isKnown }: Pick<TextMove, 'bases' | 'to' | 'isKnown'>): string {
  const path = percentDecoded(url.replace(/[?#].*$/s, ''));
  const base = bases.find((folder) => {
    const joined = joinPath(folder, path);
    return joined !== undefined && joined !== '' && isKnown(joined);
  });
  return rebase(url, base ?? bases[0] ?? '', to);
}

function linkEdits(piece: Piece, { text }: Body, move: TextMove): readonly Edit[] {
  const to = (url: string): string => movedUrl(url, move);
  if (piece.kind === 'html') return htmlLinkEdits(piece, text, to);
  if (piece.kind !== 'link' && piece.kind !== 'image' && piece.kind !== 'definition-url') return [];
  const written = text.slice(piece.start, piece.end);
  const isEnclosed = written.startsWith('<') && written.endsWith('>');
  const url = isEnclosed ? written.slice(1, -1) : written;
  const moved = to(url);
  if (moved === url) return [];
  return [{ start: piece.start, end: piece.end, text: isEnclosed ? `<${moved}>` : moved }];
}

function offsetOf(
  { text, line: first }: Body,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  let start = 0;
  for (let row = first; row < line; row += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
