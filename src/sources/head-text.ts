/**
 * The text of a decision as a reader of lines sees it: comments and code blanked, parted by headings. No markdown
 * parser: three hundred decisions must cost nothing. What the lines mean is up to its callers.
 */

/** Lines from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The lines below a heading up to the next heading of whatever depth; `start` is the heading itself. */
export interface HeadSection extends Range {
  /** Plain words, without number and emphasis. */
  readonly name: string;
  readonly depth: number;
}

/** A text parted. */
export interface HeadText {
  readonly lines: readonly string[];
  readonly sections: readonly HeadSection[];
  /** The section whose heading is the title. */
  readonly titled: HeadSection | undefined;
  /** What stands above the first heading below the title. */
  readonly head: Range;
}

/** Beyond this a line is no line of a head, and only feeds patterns that look back. */
const MAX_LINE = 2_000;

/** Headings that decisions have below their title: one of these is no title, whatever its depth. */
const USUAL_SECTION =
  /^(?:status|date|context|decision|consequences?|summary|background|problem|motivation|overview|at a glance)\b/i;

/** Parts `text`. */
export function partText(text: string): HeadText {
  const lines = visibleLines(text);
  const sections = sectionsOf(lines);
  const titled =
    sections.find(({ depth, name }) => depth === 1 && !/^status:?$/i.test(name)) ?? leadingTitle(lines, sections[0]);
  return { lines, sections, titled, head: { start: 0, end: headEnd({ lines, sections, titled }) } };
}

/** Up to the first heading below the title; a second title right below the first, as wikis make one, is skipped. */
function headEnd({ lines, sections, titled }: Omit<HeadText, 'head'>): number {
  const [below, next] = sections.filter(({ start }) => start > (titled?.start ?? -1));
  if (below === undefined) return lines.length;
  const isBare =
    titled !== undefined &&
    lines.slice(0, below.start).every((line, index) => line.trim() === '' || index === titled.start);
  return isBare && below.name === titled.name ? (next?.start ?? lines.length) : below.start;
}

/** `## 12. Use Postgres` on top of a text that has no heading of depth 1. */
function leadingTitle(lines: readonly string[], first: HeadSection | undefined): HeadSection | undefined {
  const isOnTop = first !== undefined && lines.slice(0, first.start).every((line) => line.trim() === '');
  return isOnTop && !USUAL_SECTION.test(first.name) ? first : undefined;
}

/** The lines with comments and code blanked: templates keep their hints there, and some of them their status. */
export function visibleLines(text: string): readonly string[] {
  const whole = text.split('\n');
  const lastClose = whole.findLastIndex((line) => line.includes('-->'));
  const state = { fence: '', isComment: false, isCode: false };
  return whole.map((each, index) => {
    const line = each.slice(0, MAX_LINE);
    if (state.fence !== '') {
      if (closes(line, state.fence)) state.fence = '';
      return '';
    }
    const open = state.isComment ? undefined : /^[\s>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (open !== undefined) {
      state.fence = open;
      return '';
    }
    // Indented code follows a blank line; in a list the same indentation is the text of an item.
    const isIndented = /^(?: {4}|\t)/.test(line);
    state.isCode = isIndented && (state.isCode || (isBlank(whole[index - 1]) && !listAbove(whole, index)));
    if (state.isCode && !state.isComment) return '';
    const visible = withoutComments(line, state.isComment, index <= lastClose);
    state.isComment = visible.isComment;
    return visible.line;
  });
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}

function closes(line: string, fence: string): boolean {
  const mark = line.replace(/^[\s>]*/, '').trimEnd();
  return mark.length >= fence.length && mark === fence.charAt(0).repeat(mark.length);
}

function listAbove(lines: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= 0 && index - at < 20; at -= 1) {
    const line = lines[at] ?? '';
    if (/^\s*(?:[-*+]|\d+[.)])\s/.test(line)) return true;
    if (/^\S/.test(line)) return false;
  }
  return false;
}

interface VisiblePart {
  readonly line: string;
  readonly isComment: boolean;
}

function withoutComments(line: string, startsInside: boolean, isClosedLater: boolean): VisiblePart {
  if (!startsInside && (!isClosedLater || !line.includes('<!--'))) return { line, isComment: false };
  let [rest, kept, isComment] = [line, '', startsInside];
  for (;;) {
    const index = isComment ? rest.indexOf('-->') : commentStart(rest);
    if (index < 0) return { line: isComment ? kept : kept + rest, isComment };
    if (!isComment) kept += rest.slice(0, index);
    rest = rest.slice(index + (isComment ? 3 : 4));
    isComment = !isComment;
  }
}

/** Where a comment opens that is no code span about comments. */
function commentStart(text: string): number {
  const index = text.indexOf('<!--');
  if (index < 0) return -1;
  const ticks = text.slice(0, index).split('`').length - 1;
  if (ticks % 2 === 0 || !text.slice(index).includes('`')) return index;
  const after = text.indexOf('`', index);
  const next = commentStart(text.slice(after + 1));
  return next < 0 ? -1 : next + after + 1;
}

function sectionsOf(lines: readonly string[]): readonly HeadSection[] {
  const heads: Omit<HeadSection, 'end'>[] = [];
  for (const [index, line] of lines.entries()) {
    const atx = line.includes('#') ? /^ {0,3}(#{1,6})\s+(.*)$/.exec(line) : null;
    if (atx) {
      const words = (atx[2] ?? '').replace(/(?:^|\s+)#+\s*$/, '');
      if (words.trim() !== '') heads.push({ name: plainName(words), depth: atx[1]?.length ?? 1, start: index });
      continue;
    }
    const below = lines[index + 1] ?? '';
    if (/^=+\s*$/.test(below) && line.trim() !== '') heads.push({ name: plainName(line), depth: 1, start: index });
    // A break below a line of the head (`**Author:** x`) makes a heading only by the letter of the rules.
    else if (/^-{3,}\s*$/.test(below) && /^[A-Za-z0-9]/.test(line)) {
      heads.push({ name: plainName(line), depth: 2, start: index });
    }
  }
  return heads.map((head, index) => ({ ...head, end: heads[index + 1]?.start ?? lines.length }));
}

function plainName(words: string): string {
  return words
    .replace(/^\s*\d+[.)]\s+/, '')
    .replace(/[*_]/g, '')
    .trim();
}
