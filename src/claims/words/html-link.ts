/**
 * Destinations in raw HTML of a note: `href` and `src`, which delivery rebases and readers follow like markdown links.
 * It reads attributes by their look; what a destination leads to is judged elsewhere.
 */
import type { Body, Piece } from '../../model.ts';

/** A destination in HTML. `start` and `end` span the text between the quotes, in the body. */
export interface HtmlLink {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** The destinations in one run of HTML, in order. What stands in a comment leads nobody anywhere. */
export function htmlLinks(body: Body, piece: Extract<Piece, { kind: 'html' }>): readonly HtmlLink[] {
  if (piece.isComment) return [];
  const written = body.text.slice(piece.start, piece.end);
  const shown = written.replace(/<!--[^]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  let [line, lineStart, seen] = [piece.line, piece.start - piece.column + 1, 0];
  return [...shown.matchAll(/(?<=<[A-Za-z][^<>]*\s)(?:src|href)\s*=\s*(["'])([^"'\n]*)\1/gi)].map((match) => {
    const url = match[2] ?? '';
    const offset = match.index + match[0].length - 1 - url.length;
    const passed = written.slice(seen, offset).split('\n');
    if (passed.length > 1)
      [line, lineStart] = [line + passed.length - 1, piece.start + offset - (passed.at(-1)?.length ?? 0)];
    seen = offset;
    const start = piece.start + offset;
    return { url, start, end: start + url.length, line, column: start - lineStart + 1 };
  });
}
