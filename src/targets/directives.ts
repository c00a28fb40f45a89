/**
 * Takes suppression comments out of a body on its way into an output: they speak to lint, not to agents. What stood around
 * one means what it meant: nothing that the comment kept apart runs together.
 */
import type { Piece } from '../model.ts';
import { directiveComments } from '../sources/directives.ts';
import type { Edit } from './edits.ts';

/** The edits that take the suppression comments out of one run of HTML. */
export function directiveEdits(piece: Piece & { readonly kind: 'html' }, text: string): readonly Edit[] {
  const html = text.slice(piece.start, piece.end);
  return directiveComments(html).map(({ start, end }) => {
    const comment = { start: piece.start + start, end: piece.start + end };
    // A blank line would end the HTML around it.
    const isInside = piece.start < text.lastIndexOf('\n', comment.start - 1) + 1 && start > 0;
    return removal(comment, text, isInside);
  });
}

function removal({ start, end }: Pick<Edit, 'start' | 'end'>, text: string, isInside: boolean): Edit {
  const line = linesAround(start, end, text);
  const isFirst = isBlank(line.before);
  if (!isBlank(line.after)) {
    // At the start of a line all that follows the comment is HTML as well, and text without it.
    if (isFirst) return { start, end, text: '<!-- -->' };
    return /^\s/.test(line.after) ? { start: withBlanks(start, text), end, text: '' } : { start, end, text: '' };
  }
  if (!isFirst) return { start: withBlanks(start, text), end, text: '' };
  if (!isInside && line.start > 0 && !isBlank(line.above) && !isBlank(line.below) && joins(line.below)) {
    return { start: line.start, end: line.end, text: line.before.trimEnd() };
  }
  const next = isBlank(line.above) && isBlank(line.below) ? text.indexOf('\n', line.end + 1) : line.end;
  return { start: line.start, end: next < 0 ? text.length : Math.min(next + 1, text.length), text: '' };
}

interface Around {
  /** Of the lines that the comment stands on, line break left out. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  readonly above: string;
  /** The first line below that is no such comment: those go as well. */
  readonly below: string;
}

function linesAround(from: number, to: number, text: string): Around {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = lineEnd(text, to);
  const above = start === 0 ? '' : text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1);
  let at = end + 1;
  while (at < text.length && IS_DIRECTIVE.test(text.slice(at, lineEnd(text, at)))) at = lineEnd(text, at) + 1;
  const below = text.slice(at, lineEnd(text, at));
  // Of several in a row the first one leaves the blank line, if any does.
  return {
    start,
    end,
    before: text.slice(start, from),
    after: text.slice(to, end),
    above: IS_DIRECTIVE.test(above) ? '' : above,
    below,
  };
}

const IS_DIRECTIVE = /^[\s>]*<!--\s*lintel-(?:dis|en)[^]*-->\s*$/i;

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function withBlanks(start: number, text: string): number {
  let at = start;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at -= 1;
  return at;
}

/** Nothing but the marks of a quotation. */
function isBlank(line: string): boolean {
  return /^[\s>]*$/.test(line);
}

/** Whether a line would go on with the paragraph above, or underline it (CommonMark 0.31, paragraphs and setext headings). */
function joins(line: string): boolean {
  const words = line.replace(/^[\s>]+/, '');
  return !/^(?:#{1,6}(?:\s|$)|(?:[-*+]|1[.)])\s+\S|`{3}|~{3})/.test(words);
}
