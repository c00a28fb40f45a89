/**
 * Destinations in raw HTML of a note: `href` and `src`, which delivery rebases and readers follow like markdown links.
 * It reads attributes by their look; what a destination leads to is judged elsewhere.
 */
import type { Body, Piece } from '../../model.ts';

/** A destination in HTML. `start` and `end` span the text between the quotes, in the body. */
export interface HtmlLink {
  readonly url: string;
  /** Of `<Card href="setup" />`: a component decides what that leads to, mostly a page of its site. */
  readonly isOfComponent: boolean;
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
  return [...shown.matchAll(/(?<=<([A-Za-z][\w.:-]*)\s(?:[^<>]*\s)?)(?:src|href)\s*=\s*(["'])([^"'\n]*)\2/gi)].map(
    (match) => {
      const url = match[3] ?? '';
      const isOfComponent = /^[A-Z][\w.]*[a-z]/.test(match[1] ?? '');
      const offset = match.index + match[0].length - 1 - url.length;
      const passed = written.slice(seen, offset).split('\n');
      if (passed.length > 1)
        [line, lineStart] = [line + passed.length - 1, piece.start + offset - (passed.at(-1)?.length ?? 0)];
      seen = offset;
      const start = piece.start + offset;
      return { url, isOfComponent, start, end: start + url.length, line, column: start - lineStart + 1 };
    },
  );
}
