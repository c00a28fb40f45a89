/** References from one decision to another that lead to none, or to several. */
import { danglingRelations } from '../claims/world/dangling-relations.ts';
import { danglingReason } from '../claims/world/decision-ref.ts';
import { decisionLists, lostDecisions } from '../claims/find/lost-decision.ts';
import type { Compilation, Problem } from '../model.ts';
import { treeOfPaths } from '../tree.ts';
import { reported, type Rule } from './rule.ts';

/** `supersedes`, `superseded-by`, `amends` and `amended-by`, and `{{decision …}}`. */
export const decisionDangling: Rule = {
  id: 'decision/dangling',
  summary: 'A decision refers to another that does not exist, or that cannot be told from others.',
  check: (compilation) => [
    ...dangling(compilation),
    ...lostInCode(compilation),
    ...reported(compilation, 'decision/dangling'),
  ],
};

/** Code spans of notes and agent files. What another rule has told of the same span is told once. */
function lostInCode({ model, agentFiles, claims, inputs }: Compilation): readonly Problem[] {
  const notes = model.notes.map(({ note }) => note);
  const decisions = notes.filter((note) => note.kind === 'decision');
  if (decisions.length < 2) return [];
  const lists = decisionLists(decisions, inputs.sources.paths);
  const told = new Set(claims.filter(({ verdict }) => verdict === 'dead').map(({ claim }) => placeKey(claim)));
  const texts = [...notes.filter((note) => note.kind !== 'decision'), ...agentFiles];
  return texts.flatMap(({ file, body }) =>
    lostDecisions({ file, body }, lists).flatMap(({ ref, line, column }): readonly Problem[] => {
      if (told.has(placeKey({ file, line, column }))) return [];
      const { message, hint } = danglingReason(ref, { candidates: [] }, decisions);
      const place = { rule: 'decision/dangling', file, line, column };
      return [{ ...place, message, claim: ref, target: ref, ...(hint && { hint }), isFromProse: true }];
    }),
  );
}

function placeKey({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string {
  return `${file}:${line}:${column}`;
}

function dangling({ model, inputs }: Compilation): readonly Problem[] {
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const { files } = treeOfPaths(inputs.sources.paths);
  return danglingRelations(decisions, files).map(({ field, candidates, isProse, ref, file, line, column }) => {
    const { message, hint } = danglingReason(ref, { candidates }, decisions);
    return {
      rule: 'decision/dangling',
      file,
      line,
      column,
      message: `\`${field}\`: ${message}`,
      claim: ref,
      target: ref,
      ...(hint && { hint }),
      ...(isProse && { isFromProse: true as const }),
    };
  });
}
