/**
 * Patterns of `exports` (`"./*": "./src/*.ts"`), expanded over the files that are known: each match is an entry point.
 * More specific patterns and exact subpaths take matches away, as Node decides them.
 */
import { isTestFile } from './language.ts';
import { isScript, withoutExtension } from './paths.ts';
import type { SourceTree } from './source-tree.ts';

/** Subpath → the files that its conditions name, in order; none for what is closed. */
export type Targets = readonly (readonly [subpath: string, targets: readonly string[]])[];

/** One entry point that a pattern brings. */
export interface Expansion {
  readonly subpath: string;
  readonly pattern: string;
  readonly files: readonly string[];
}

/** Expands the patterns among `written`, which is a whole `exports` field. */
export function expandPatterns(written: Targets, dir: string, tree: SourceTree): readonly Expansion[] {
  const patterns = written.filter(([subpath, targets]) => targets.some((target) => isExpandable(subpath, target)));
  if (patterns.length === 0) return [];
  const stems = stemsIn(dir, tree);
  const exact = new Set(written.flatMap(([subpath]) => (subpath.includes('*') ? [] : subpath)));
  const found = new Map<string, Expansion>();
  for (const [pattern, targets] of patterns) {
    for (const [subpath, files] of matchesOf([pattern, targets], { dir, tree, stems })) {
      if (!exact.has(subpath) && patternFor(subpath, written) === pattern)
        found.set(subpath, { subpath, pattern, files });
    }
  }
  return [...found.values()];
}

/** `"./*": "./*"` opens the folder without making its files a public face; styles and data are no names. */
function isExpandable(subpath: string, target: string): boolean {
  if (!subpath.includes('*') || !target.includes('*') || target === subpath) return false;
  return isScript(target) || target.endsWith('*');
}

/** The pattern that decides a subpath: the one with the longest part before its `*` (Node, PACKAGE_IMPORTS_EXPORTS_RESOLVE). */
function patternFor(subpath: string, written: Targets): string | undefined {
  let best: string | undefined;
  for (const [pattern] of written) {
    const star = pattern.indexOf('*');
    if (star === -1 || !isMatch(subpath, pattern)) continue;
    if (best === undefined || star > best.indexOf('*')) best = pattern;
  }
  return best;
}

/** True when `*` can stand for what `subpath` has in its place. */
export function isMatch(subpath: string, pattern: string): boolean {
  const star = pattern.indexOf('*');
  if (star === -1) return subpath === pattern;
  const suffix = pattern.slice(star + 1);
  return (
    subpath.length > star + suffix.length && subpath.startsWith(pattern.slice(0, star)) && subpath.endsWith(suffix)
  );
}

interface PatternGround {
  readonly dir: string;
  readonly tree: SourceTree;
  readonly stems: ReadonlySet<string>;
}

function matchesOf(
  [pattern, targets]: Targets[number],
  { dir, tree, stems }: PatternGround,
): ReadonlyMap<string, readonly string[]> {
  const matches = new Map<string, Set<string>>();
  for (const target of targets.filter((each) => isExpandable(pattern, each))) {
    for (const star of starsOf(target, stems)) {
      const file = tree.sourceOf(
        target.replaceAll('*', () => star),
        dir,
      );
      if (file === undefined || !isScript(file) || isTestFile(file)) continue;
      const subpath = pattern.replace('*', () => star);
      const files = matches.get(subpath) ?? new Set();
      matches.set(subpath, files.add(file));
    }
  }
  return new Map([...matches].map(([subpath, files]) => [subpath, [...files]]));
}

/**
 * What `*` may stand for in a target, by the stems of the sources. A build drops leading folders, so that
 * `dist/icons/*.js` comes from `icons/`, or from everything when the sources have no such folder.
 */
function starsOf(target: string, stems: ReadonlySet<string>): readonly string[] {
  const [before = '', after = ''] = target.split('*', 2);
  const folders = before.replace(/^\.\//, '').split('/');
  const end = withoutExtension(after);
  for (let from = 0; from < folders.length; from++) {
    const prefix = folders.slice(from).join('/');
    const stars = [...stems].flatMap((stem) =>
      stem.length > prefix.length + end.length && stem.startsWith(prefix) && stem.endsWith(end)
        ? stem.slice(prefix.length, stem.length - end.length)
        : [],
    );
    if (stars.length > 0) return stars;
  }
  return [];
}

/** Paths of the package's sources without extension, as seen from it and from its source folders. */
function stemsIn(dir: string, tree: SourceTree): ReadonlySet<string> {
  const stems = new Set<string>();
  const inner = new Set<string>();
  const start = dir === '' ? 0 : dir.length + 1;
  const files = tree.below(dir);
  for (const path of files)
    if (path.endsWith('/package.json') && path.length > start + 12) inner.add(path.slice(0, -12));
  for (const path of files) {
    if (!isScript(path) || /(?:^|\/)node_modules\//.test(path) || isTestFile(path) || isWithin(path, inner)) continue;
    const stem = withoutExtension(path.slice(start));
    stems.add(stem);
    const below = /^(?:src|source|lib)\/(.*)$/.exec(stem)?.[1];
    if (below !== undefined) stems.add(below);
  }
  return stems;
}

/** True for files of a package inside the package. */
function isWithin(path: string, folders: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (folders.has(path.slice(0, end + 1))) return true;
  }
  return false;
}
