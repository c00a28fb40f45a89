/** Globs of `applies-to` that match no file, so that the note reaches nobody. */
import { ignoreMatcher } from '../claims/ignored.ts';
import { joinPath, treeOfPaths } from '../claims/tree.ts';
import { globMatcher, isGlob } from '../glob.ts';
import type { Compilation, LinkedNote, Problem, ScopeGlob } from '../model.ts';
import { reported, type Rule } from './rule.ts';

/** One finding for each dead glob. Exclusions may match nothing: they only guard. */
export const staleGlob: Rule = {
  id: 'stale/glob',
  summary: 'A glob in `applies-to` matches no file.',
  check: (compilation) => [...deadGlobs(compilation), ...reported(compilation, 'stale/glob')],
};

function deadGlobs({ model, inputs }: Compilation): readonly Problem[] {
  const { paths } = inputs.sources;
  const isIgnored = ignoreMatcher(inputs.sources);
  return model.notes.filter(isAsked).flatMap(({ note, files }) => {
    const positive = note.appliesTo.filter(({ negated }) => !negated);
    // The only glob of a note that matches files is alive: no need to ask again.
    if (files > 0 && positive.length === 1) return [];
    return positive.filter(({ glob }) => !matchesAny(glob, paths) && !isIgnored(fixedPart(glob))).map(problemOf);
  });
}

/** Past decisions may speak of what is gone, and proposals of what is to come. */
function isAsked({ note, supersededBy }: LinkedNote): boolean {
  return note.kind !== 'decision' || (note.status === 'accepted' && supersededBy.length === 0);
}

function matchesAny(written: string, paths: readonly string[]): boolean {
  const glob = plain(written);
  if (!isGlob(glob)) {
    const tree = treeOfPaths(paths);
    return tree.files.has(glob) || tree.folders.has(glob);
  }
  const prefix = fixedPart(glob);
  const matches = globMatcher(glob);
  return paths.some((path) => path.startsWith(prefix) && matches(path));
}

function plain(glob: string): string {
  const path = glob.trim().replace(/^(\.?\/)+/, '');
  return isGlob(path) ? path : (joinPath('', path) ?? path);
}

/** The text before the first pattern, up to its last folder. */
function fixedPart(glob: string): string {
  const path = plain(glob);
  const at = path.search(/[*?{}[\]()!+@]/);
  return at < 0 ? path : path.slice(0, path.lastIndexOf('/', at) + 1);
}

function problemOf({ file, line, column, glob }: ScopeGlob): Problem {
  return {
    rule: 'stale/glob',
    file,
    line,
    column,
    message: `\`${glob}\` in \`applies-to\` matches no file.`,
    claim: glob,
    target: glob,
    hint: 'Write the paths as they are now, or remove the glob.',
  };
}
