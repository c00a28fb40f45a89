/**
 * Outputs that are not there, and that a build would write, or would if git did not ignore them. What stands there and says
 * something else is `output/out-of-date`.
 */
import type { Compilation, Problem } from '../model.ts';
import { counted } from '../phrase.ts';
import { topOf, type Rule } from './rule.ts';

/** One finding for each file. Apart from drift, since a repository may choose not to commit what it can build. */
export const outputMissing: Rule = {
  id: 'output/missing',
  summary: 'An output is not there.',
  check: (compilation) => [
    ...compilation.changes.filter(({ action }) => action === 'create').map(({ path }) => unbuilt(path)),
    ...unwritten(compilation),
  ],
};

function unbuilt(path: string): Problem {
  return {
    rule: 'output/missing',
    ...topOf(path),
    message: `\`${path}\` is missing.`,
    target: path,
    hint: 'Run `lintel build`.',
  };
}

/**
 * One finding for all that git ignores. People keep private rules at such paths, which is theirs to choose and a notice of
 * `build`; lint speaks where an output was built before, or where nothing is left that anybody gets.
 */
function unwritten({ plan: { files, ignored }, lock }: Compilation): readonly Problem[] {
  const built = new Set(lock.outputs.map(({ path }) => path));
  const [path, ...others] = ignored.filter((each) => files.length === 0 || built.has(each));
  if (path === undefined) return [];
  const what =
    others.length === 0
      ? `\`${path}\`, so it is`
      : `\`${path}\` and ${counted(others.length, 'more output')}, so they are`;
  const message = `Git ignores ${what} not written: no clone would have ${others.length === 0 ? 'it' : 'them'}.`;
  const hint = 'Take the path out of the ignore file, or the client out of the configuration.';
  return [{ rule: 'output/missing', ...topOf(path), message, target: path, hint }];
}
