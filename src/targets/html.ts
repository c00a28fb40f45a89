/** HTML of a body in an output: suppressions go, local links move, and what is left open is closed. */
import type { Piece } from '../model.ts';
import type { Edit } from './edits.ts';

type Html = Piece & { readonly kind: 'html' };

/** A comment that speaks to lintel and to no reader. */
const SUPPRESSION = /<!--\s*lintel-(?:disable|enable)[^]*?-->/g;

/** What opens an HTML block that runs to the end of the document, and what ends it (CommonMark §4.6, kinds 1-5). */
const OPEN_ENDED: readonly (readonly [opens: RegExp, ends: RegExp, closing: string])[] = [
  [/^<!--/, /-->/, ' -->'],
  [/^<\?/, /\?>/, '?>'],
  [/^<!\[CDATA\[/, /\]\]>/, ']]>'],
  [/^<![A-Za-z]/, />/, '>'],
  [/^<pre(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</pre>'],
  [/^<script(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</script>'],
  [/^<style(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</style>'],
  [/^<textarea(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i, '</textarea>'],
];

/** The edits that one run of HTML needs; `move` rebases a link. */
export function htmlEdits(piece: Html, text: string, move: (url: string) => string): readonly Edit[] {
  const written = text.slice(piece.start, piece.end);
  if (written.replace(SUPPRESSION, '').trim() === '') return [removal(piece, text)];
  const closing = isBlock(piece, text) ? missingEnd(written) : undefined;
  const end = piece.start + written.trimEnd().length;
  const edits: Edit[] = closing === undefined ? [] : [{ start: end, end, text: closing }];
  if (piece.isComment) return edits;
  for (const match of written.matchAll(/(?<=\s)(?:src|href)\s*=\s*(["'])([^"'\n]*)\1/gi)) {
    const url = match[2] ?? '';
    const moved = move(url);
    const start = piece.start + match.index + match[0].length - 1 - url.length;
    if (moved !== url) edits.push({ start, end: start + url.length, text: moved });
  }
  return edits;
}

/** HTML in a line of prose is always complete; only a block can swallow what follows. */
function isBlock({ start }: Html, text: string): boolean {
  return /^[\s>*+\-\d.)]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
}

function missingEnd(written: string): string | undefined {
  for (const [opens, ends, closing] of OPEN_ENDED) {
    const open = opens.exec(written)?.[0];
    if (open !== undefined) return ends.test(written.slice(open.length)) ? undefined : closing;
  }
  return undefined;
}

/** Takes a suppression out, with its line where it has one of its own. */
function removal({ start, end }: Html, text: string): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  const hasOwnLine = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (!hasOwnLine) {
    const blanks = /[ \t]*$/.exec(text.slice(lineStart, start))?.[0].length ?? 0;
    return { start: start - blanks, end, text: '' };
  }
  const before = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, Math.max(0, lineStart - 1));
  const after = text.slice(lineEnd + 1).split('\n', 1)[0] ?? '';
  // The comment may be all that parts two paragraphs: then an empty line has to do that.
  const parts = before.trim() !== '' && after.trim() !== '' && !/^\s*(?:[-*+>#|`~]|\d+[.)])/.test(after);
  if (parts) return { start: lineStart, end: lineEnd, text: '' };
  const following = before.trim() === '' && after.trim() === '' ? lineEnd + 1 + after.length + 1 : lineEnd + 1;
  return { start: lineStart, end: Math.min(following, text.length), text: '' };
}
