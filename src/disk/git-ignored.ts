/**
 * Which paths git ignores, in git's own words: beside the `.gitignore` files of the work tree it knows those that a sparse checkout
 * leaves out, and what one person ignores. Asked of the few paths that would else be called absent.
 */
import { askGit } from './git.ts';
import { readTexts, standingAt } from './read.ts';

/** What git ignores of some paths, and what was looked at to tell. */
export interface IgnoredPaths {
  readonly ignored: ReadonlySet<string>;
  /** What stands at the paths that one person ignores, see `stateOf`. */
  readonly states: ReadonlyMap<string, string>;
}

/**
 * Those of `paths` that the repository ignores, and those that one person ignores (`.git/info/exclude`, `core.excludesFile`) and
 * has on disk: of the latter nothing else tells that they were ever meant to be there. None where git cannot say.
 */
export async function ignoredPaths(root: string, paths: readonly string[]): Promise<IgnoredPaths> {
  const wanted = [...new Set(paths)].filter((path) => path !== '');
  if (wanted.length === 0) return { ignored: new Set(), states: new Map() };
  // Nothing tells whether an absent path would be a folder, so a pattern for folders only counts as well.
  const rules = await ignoreRules(
    root,
    wanted.flatMap((path) => [path, `${path}/`]),
  );
  const byRepository = new Set<string>();
  const byPerson = new Set<string>();
  for (const { source, pattern, path } of rules) {
    // An empty line with the line end of Windows is a pattern to git, and one that takes every folder for ignored.
    if (pattern.startsWith('!') || pattern.trim() === '') continue;
    (isOfRepository(source) ? byRepository : byPerson).add(path.replace(/\/$/, ''));
  }
  const personal = [...byPerson].filter((path) => !byRepository.has(path));
  const standing = await standingAt(root, personal);
  const { states } = await readTexts(root, personal);
  return { ignored: new Set([...byRepository, ...standing]), states };
}

/** A path, and the rule of git that speaks of it. */
export interface IgnoreRule {
  readonly path: string;
  /** The file of the rule, as git names it: `.gitignore`, `.git/info/exclude`, a file of the user's. */
  readonly source: string;
  /** With `!` it takes the path back. */
  readonly pattern: string;
}

/** The rules that speak of `paths`, in their order; none where git cannot say. */
export async function ignoreRules(root: string, paths: readonly string[]): Promise<readonly IgnoreRule[]> {
  const { output } = await askGit(root, ['check-ignore', '-z', '-v', '--stdin'], { input: paths.join('\0') });
  const fields = output.toString('utf8').split('\0');
  const rules: IgnoreRule[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [source = '', , pattern = '', path = ''] = fields.slice(at, at + 4);
    rules.push({ path, source, pattern });
  }
  return rules;
}

/** The ignore file of a person may be called the same, and git names it in full. */
function isOfRepository(source: string): boolean {
  return /(?:^|\/)\.gitignore$/.test(source) && !/^(?:\/|[A-Za-z]:)/.test(source);
}
