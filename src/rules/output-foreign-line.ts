/** Lines in owned outputs that no compile produced. They are a person's words, so a build leaves the file alone. */
import { excerpt } from '../phrase.ts';
import type { Change, Compilation, ForeignLine, Problem } from '../model.ts';
import { type Rule } from './rule.ts';

/** One finding for each run of foreign lines, with the way to keep them. */
export const outputForeignLine: Rule = {
  id: 'output/foreign-line',
  summary: 'An output holds lines that were written by hand and would be lost by a build.',
  check: (compilation) => compilation.changes.flatMap((change) => foreignIn(change, compilation)),
};

function foreignIn(change: Change, { inputs }: Compilation): readonly Problem[] {
  const folder = inputs.config.context;
  return runsOf(change).map(({ first, last }) => ({
    rule: 'output/foreign-line',
    file: change.path,
    line: first.line,
    column: 1,
    message: `${first.line === last.line ? `Line ${first.line} was` : `Lines ${first.line}-${last.line} were`} written by hand: "${excerpt(first.text)}". \`${change.path}\` is left as it is.`,
    target: change.path,
    hint: `Run \`lintel adopt ${change.path}:${first.line}${first.line === last.line ? '' : `-${last.line}`}\`, which moves it into the note that feeds the lines around, or move it to \`${folder}/\` by hand and run \`lintel build --force\`.`,
  }));
}

interface Run {
  readonly first: ForeignLine;
  readonly last: ForeignLine;
}

/** Foreign lines that only blank lines part belong together. */
function runsOf({ foreign, before }: Change): readonly Run[] {
  const lines = (before ?? '').split('\n');
  const runs: Run[] = [];
  for (const line of foreign) {
    const run = runs.at(-1);
    const between = run && lines.slice(run.last.line, line.line - 1);
    if (run && between?.every((text) => text.trim() === '')) runs[runs.length - 1] = { first: run.first, last: line };
    else runs.push({ first: line, last: line });
  }
  return runs;
}
