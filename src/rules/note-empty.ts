/** Notes that say nothing: no rule line, no summary, and a body of headings and comments. */
import type { Note, Problem } from '../model.ts';
import { reported, topOf, type Rule } from './rule.ts';

/**
 * A fresh scaffold, or a note that lost its text. Decisions have a rule for it of their own. A project note may wait: what
 * its output says without it, commands and the index of modules, is worth its read.
 */
export const noteEmpty: Rule = {
  id: 'note/empty',
  summary: 'A note says nothing.',
  check: (compilation) => {
    const told = reported(compilation, 'note/empty');
    const empty = compilation.model.notes
      .map(({ note }) => note)
      .filter((note) => note.kind !== 'decision' && note.kind !== 'project' && note.isSound && isEmpty(note))
      .filter(({ file }) => !told.some((problem) => problem.file === file));
    return [...told, ...empty.map(problemOf)];
  },
};

function problemOf({ file }: Note): Problem {
  return {
    rule: 'note/empty',
    ...topOf(file),
    message: `\`${file}\` says nothing: it has no rule, no summary, and no text below its headings.`,
    hint: 'Write what an agent cannot infer from the code, or delete the note.',
  };
}

function isEmpty({ rules, summary, body }: Note): boolean {
  if (rules.length > 0 || summary !== undefined) return false;
  let rest = '';
  let at = 0;
  for (const piece of body.pieces) {
    if (piece.kind !== 'heading' && !(piece.kind === 'html' && piece.isComment)) continue;
    if (piece.start < at) continue;
    rest += body.text.slice(at, piece.start);
    at = piece.end;
  }
  return (rest + body.text.slice(at)).trim() === '';
}
