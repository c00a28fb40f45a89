/**
 * Names that stand near a claim and may say which folder it is meant in: headings above it, and what the same
 * statement named before. Whether they are folders is for the asker to find out.
 */
import type { Body, Claim, Note } from '../model.ts';
import { headingsAbove } from './clause.ts';
import { oncePer } from './once.ts';

/** Path-like names before and above a claim, nearest first. */
export function namesNear(note: Note, claim: Claim): readonly string[] {
  const starts = lineStarts(note.body);
  const line = claim.line - note.body.line;
  const start = starts[line];
  if (start === undefined) return [];
  const offset = start + claim.column - 1;
  const sameStatement = note.body.text.slice(statementStart(note.body.text, start), offset);
  const headings = headingsAbove(note.body, offset);
  return [
    ...pathNames(sameStatement).toReversed(),
    ...headings.flatMap((heading) => pathNames(headingText(note.body, heading))),
  ];
}

const lineStarts = oncePer((body: Body): readonly number[] => {
  const starts = [0];
  for (let at = body.text.indexOf('\n'); at >= 0; at = body.text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
});

/** Wrapped lines belong to the statement of the line they continue, nested list items to the item above. */
function statementStart(text: string, lineStart: number): number {
  let start = lineStart;
  for (let count = 0; count < 20 && start > 0; count++) {
    const line = text.slice(start, text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start));
    if (/^(?:[-*+]|\d+[.)]|#|\|)\s?/.test(line)) break;
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    if (text.slice(previous, start).trim() === '') break;
    start = previous;
  }
  return start;
}

/** As written: the plain text of a heading may have lost its backticks. */
function headingText(
  body: Body,
  heading: { readonly start: number; readonly end: number; readonly text: string },
): string {
  return `${body.text.slice(heading.start, heading.end)} ${heading.text}`;
}

/** Words with a slash, scoped names, and whatever stands in backticks alone. */
function pathNames(text: string): readonly string[] {
  const names: string[] = [];
  for (const [, code, word] of text.matchAll(/`([^`\s]+)`|((?:@[\w.-]+\/)?[\w.-]+(?:\/[\w.-]+)+\/?|[\w.-]+\/)/g)) {
    const name = (code ?? word ?? '').replace(/^\.\//, '').replace(/\/+$/, '');
    if (name !== '') names.push(name);
  }
  return names;
}
