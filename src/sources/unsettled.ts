/** Merge conflicts that nobody has settled, in texts that agents get. */
import { conflictLines } from '../conflict.ts';
import type { Problem } from '../model.ts';
import { identityOf } from '../identity.ts';
import { withWholeSamples } from './nested-fences.ts';

/** Rule id of a text with a conflict in it. */
export const CONFLICT = 'note/conflict';

/** Each conflict of a text that was written for lintel: there an example is indented by a blank. */
export function unsettled(file: string, text: string): readonly Problem[] {
  const lines = text.split('\n');
  return conflictLines(withoutLoneMarks(text)).map((line) => {
    const message = 'A merge left a conflict here that nobody has settled: agents would get both sides, and its marks.';
    const hint =
      'Keep what holds and delete the lines of `<<<<<<<`, `=======` and `>>>>>>>`. An example of such lines is indented by a blank.';
    const identity = identityOf(CONFLICT, conflictFrom(lines, line));
    return { rule: CONFLICT, file, line, column: 1, message, identity, hint };
  });
}

/** What stands from `line` on, a start, to the next end: another conflict is another fault. */
function conflictFrom(lines: readonly string[], line: number): string {
  const behind = lines.slice(line - 1);
  return behind
    .slice(0, behind.findIndex((each) => each.startsWith('>>>>>>>')) + 1)
    .map((each) => each.trimEnd())
    .join('\n');
}

/** A mark that is all that a fence holds is shown there. A fence that holds a whole conflict may be one that git has written into. */
function withoutLoneMarks(text: string): string {
  if (!text.includes('<<<<<<<')) return text;
  return text.replace(/^([\s>]*(`{3,}|~{3,}).*\n)[<|=>]{7}.*(?=\n[\s>]*\2)/gm, '$1');
}

/** The same for texts of everybody: their fences, `<pre>` and comments may show what a conflict looks like, or an edit that is written in its marks. */
export function unsettledInProse(file: string, text: string): readonly Problem[] {
  return text.includes('<<<<<<<') ? unsettled(file, withoutExamples(withoutFences(withWholeSamples(text)))) : [];
}

/** Without `<pre>` and comments that hold whole conflicts. One that begins or ends in the middle of a conflict is a side of it. */
function withoutExamples(text: string): string {
  return text
    .split(/(?<=<\/pre>|-->)/i)
    .map((part) => {
      const start = part.search(part.endsWith('-->') ? /^[ \t>]*<!--/m : /^[ \t>]*<pre\b/im);
      const block = /(?:<\/pre>|-->)$/i.test(part) && start >= 0 ? part.slice(start) : '';
      const isWhole = block.match(/^<{7}(?!<)/gm)?.length === block.match(/^>{7}(?!>)/gm)?.length;
      return isWhole ? part.slice(0, part.length - block.length) + block.replace(/[^\n]/g, '') : part;
    })
    .join('');
}

/** The text with what stands in fences left blank, each line where it was. */
export function withoutFences(text: string): string {
  let open = '';
  return text
    .split('\n')
    .map((line) => {
      const [, marker = '', behind = ''] = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
      const isInside = open !== '';
      if (!isInside) open = marker.startsWith('`') && behind.includes('`') ? '' : marker;
      else if (marker.startsWith(open) && behind.trim() === '') open = '';
      return isInside ? '' : line;
    })
    .join('\n');
}
