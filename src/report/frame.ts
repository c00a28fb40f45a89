/**
 * A line of a text with marks below it, for a terminal: the number, the text, and a caret line under what the findings are
 * about. Works on excerpts; cuts nothing itself.
 */
import type { Excerpt } from '../model.ts';
import { visible } from '../phrase.ts';

/** What a frame is drawn with. */
export interface FrameStyle {
  /** Width of the column in which the number of the line ends. */
  readonly gutter: number;
  readonly dim: (text: string) => string;
  readonly mark: (text: string) => string;
}

/** A frame for each excerpt of the line `line`; equal ones share one, with several marks. */
export function framesOf(line: number, excerpts: readonly Excerpt[], style: FrameStyle): readonly string[] {
  const texts = [...new Set(excerpts.map(({ text }) => text))];
  return texts.flatMap((text) => {
    const marks = excerpts.filter((excerpt) => excerpt.text === text);
    const number = style.dim(`${String(line).padStart(style.gutter)} │`);
    const below = style.dim(`${' '.repeat(style.gutter)} │`);
    return [`${number} ${visible(text)}`, `${below} ${style.mark(underlined(text, marks))}`];
  });
}

/** Carets under every mark, as wide as the terminal shows what stands above them. */
function underlined(text: string, marks: readonly Excerpt[]): string {
  let carets = '';
  for (const { column, length } of marks.toSorted((a, b) => a.column - b.column)) {
    const start = widthOf(text.slice(0, column - 1));
    const width = Math.max(1, widthOf(text.slice(column - 1, column - 1 + length)));
    carets = carets.padEnd(start) + '^'.repeat(Math.max(0, start + width - Math.max(start, carets.length)));
  }
  return carets;
}

/** How many columns a terminal gives a text. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of visible(text)) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Marks (variation selectors among them), joiners and other signs without width. */
const NO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** East Asian Wide and Fullwidth (Unicode TR 11) in blocks, and what is shown as an emoji by itself. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u;
