/** Exclusions of `applies-to` that exclude nothing. */
import { ignoreMatcher } from '../claims/world/ignored.ts';
import { treeOfPaths } from '../tree.ts';
import { globsMatcher, isTooComplex } from '../glob.ts';
import { portableGlob } from '../link.ts';
import type { Compilation, Problem, ScopeGlob } from '../model.ts';
import { reported, type Rule } from './rule.ts';

/**
 * One finding for each. It is a rule of its own beside `stale/glob`, because it may be a guard for files to come, which
 * harms nobody, or misspelt, and then the note reaches files that it should not: a person has to look, no run has to fail.
 */
export const staleExclusion: Rule = {
  id: 'stale/exclusion',
  summary: 'An exclusion in `applies-to` excludes no file.',
  check: (compilation) => [...idle(compilation), ...reported(compilation, 'stale/exclusion')],
};

function idle({ model, inputs }: Compilation): readonly Problem[] {
  const { paths } = inputs.sources;
  const tree = treeOfPaths(paths);
  const isIgnored = ignoreMatcher(inputs.sources);
  return model.notes.flatMap(({ note, isInForce }) => {
    const exclusions = isInForce ? note.appliesTo.filter(({ negated }) => negated) : [];
    if (exclusions.length === 0) return [];
    const stated = note.appliesTo.filter(({ negated }) => !negated).map(({ glob }) => portableGlob(glob, tree));
    const covered = paths.filter(globsMatcher(stated.length === 0 ? ['**'] : stated));
    return (
      exclusions
        .filter(({ glob }) => !covered.some(globsMatcher([portableGlob(glob, tree)])))
        // What git ignores is in no clone, and is rightly excluded where it is.
        .filter(({ glob }) => isTooComplex(glob) || !isIgnored(examplePath(glob)))
        .map(problemOf)
    );
  });
}

/** Some path that the glob matches, to ask whether git would ignore it. */
function examplePath(glob: string): string {
  return glob
    .trim()
    .replace(/^(?:\.?\/)+/, '')
    .replace(/(?:^|(?<=\/))\*\*\//g, '')
    .replace(/\{([^{},]*)[^{}]*\}/g, '$1')
    .replace(/[*?]+/g, 'x');
}

function problemOf({ file, line, column, glob }: ScopeGlob): Problem {
  const at = { rule: 'stale/exclusion', file, line, column, claim: `!${glob}`, target: glob };
  if (!isTooComplex(glob)) {
    const message = `\`!${glob}\` in \`applies-to\` excludes no file that the other globs name.`;
    return { ...at, message, hint: 'Write the paths as they are now, or remove it.' };
  }
  const message = `\`!${glob}\` in \`applies-to\` holds so many wildcards that it is not matched at all, so it excludes nothing.`;
  return { ...at, message, hint: 'Split it into several simple globs.' };
}
