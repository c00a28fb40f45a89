/**
 * What the markdown parser takes for plain text and clients or browsers do not: handles and paths that read as imports,
 * and tags. Looks into the runs of text that someone else has chosen.
 */
import type { Piece } from '../model.ts';
import { countBelow, lineStarts, offsetsOf } from '../offsets.ts';

/** A run of text. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
}

/** Looks into runs of one text, in time that does not grow with what lies outside of them. */
export interface LooseFinder {
  readonly mentionsIn: (run: TextRun) => readonly Piece[];
  readonly tagsIn: (run: TextRun) => readonly Piece[];
}

/**
 * A bare `@scope/package`, its version included, `@handle` or `@../path.md`: clients read it as an import. No email, no
 * escape. The underscores of emphasis may stand before it.
 */
const MENTION = /(?<![\p{L}\p{N}@./\\+\-`]_*)@[\p{L}\p{M}\p{N}._~/-]+(?:@[\w.-]+)?/uy;
/** What ends a sentence or an emphasis, and no name. */
const AFTER_NAME = /[._~-]+$/;

/** A tag with a slash in an attribute without quotes: HTML by the rules (CommonMark 0.31, raw HTML), text for the parser. */
const TAG = /<[A-Za-z][\w-]*(?:\s+[\w:-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)+\s*\/?>/g;

/** Prepares `text`, a body that starts on `line` of its file. */
export function looseFinder(text: string, line: number): LooseFinder {
  const starts = lineStarts(text);
  const signs = offsetsOf(text, '@');
  const placeOf = (start: number, length: number) => {
    const row = countBelow(starts, start + 1) - 1;
    return { start, end: start + length, line: line + row, column: start - (starts[row] ?? 0) + 1 };
  };
  return {
    mentionsIn: (run) =>
      signs.slice(countBelow(signs, run.start), countBelow(signs, run.end)).flatMap((start): readonly Piece[] => {
        const value = mentionAt(text, start, run.end);
        return value === '@' ? [] : [{ ...placeOf(start, value.length), kind: 'mention', value }];
      }),
    tagsIn: ({ start, end }) =>
      [...text.slice(start, end).matchAll(TAG)].flatMap(({ 0: value, index }): readonly Piece[] =>
        text[start + index - 1] === '\\'
          ? []
          : [{ ...placeOf(start + index, value.length), kind: 'html', value, isComment: false }],
      ),
  };
}

function mentionAt(text: string, start: number, end: number): string {
  MENTION.lastIndex = start;
  // `_@name_` is emphasis: the last underscore belongs to the markup, not to the name.
  return (MENTION.exec(text)?.[0] ?? '@').slice(0, end - start).replace(AFTER_NAME, '');
}
