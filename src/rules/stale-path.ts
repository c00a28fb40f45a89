/** Paths that notes name and that are not there. Links are always checked; code spans once they have resolved at a build. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { danglingRelations } from '../claims/world/dangling-relations.ts';
import { linksForAbove } from '../claims/world/written-for-above.ts';
import type { Compilation, Problem } from '../model.ts';
import { treeOfPaths } from '../tree.ts';
import { deadClaims, reported, type Rule } from './rule.ts';

/** Dead links, dead `{{path …}}`, and paths in code that were alive when the lock was written. */
export const stalePath: Rule = {
  id: 'stale/path',
  summary: 'A note names a file or folder that does not exist.',
  check: (compilation) => [
    ...withoutRelations(deadClaims(withoutPartsOfPages(compilation), 'path', 'stale/path'), compilation),
    ...reported(compilation, 'stale/path'),
  ],
  inShort: deadClaimsInShort,
};

/** The links of texts that are put together above are right there. */
function withoutPartsOfPages(compilation: Compilation): Compilation {
  const isForAbove = linksForAbove(compilation.claims, treeOfPaths(compilation.inputs.sources.paths));
  return { ...compilation, claims: compilation.claims.filter(({ claim }) => !isForAbove(claim)) };
}

/** The link of a relation between decisions that leads nowhere is one fault, and decision/dangling tells it. */
function withoutRelations(problems: readonly Problem[], { model, inputs }: Compilation): readonly Problem[] {
  const decisions = model.notes.map(({ note }) => note).filter((note) => note.kind === 'decision');
  const ofDecisions = new Set(decisions.map(({ file }) => file));
  if (!problems.some(({ file }) => ofDecisions.has(file))) return problems;
  const { files } = treeOfPaths(inputs.sources.paths);
  const told = danglingRelations(decisions, files);
  return problems.filter(
    ({ file, line, claim = '' }) =>
      !told.some((each) => each.file === file && each.line === line && each.ref.includes(claim)),
  );
}
