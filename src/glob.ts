/**
 * Globs over repository paths, and the only file that imports picomatch.
 * Dot files match like any other; a pattern without a slash matches at its own level only.
 */
import picomatch from 'picomatch';

/** Longest glob that is compiled. */
const MAX_GLOB_LENGTH = 500;

/**
 * Most wildcards in one path segment. Matching backtracks over each, so a segment with a dozen of them takes minutes on a
 * long name; six take well under a millisecond.
 */
const MAX_WILDCARDS = 6;

/** True for a glob that could take minutes to match. It matches nothing, and whoever reads globs must say so. */
export function isTooComplex(glob: string): boolean {
  if (glob.length > MAX_GLOB_LENGTH) return true;
  return glob
    .split('/')
    .some((segment) => segment !== '**' && (segment.match(/\*+|[?@+!]\(|\{/g) ?? []).length > MAX_WILDCARDS);
}

/** Tests whether a repository path matches `glob`. */
export function globMatcher(glob: string): (path: string) => boolean {
  if (isTooComplex(glob)) return () => false;
  const matches = picomatch(glob, { dot: true, nonegate: true, maxLength: MAX_GLOB_LENGTH });
  return (path) => matches(path);
}

/** Tests whether a path matches one of `globs` and none of `except`. */
export function globsMatcher(globs: readonly string[], except: readonly string[] = []): (path: string) => boolean {
  const included = globs.map(globMatcher);
  const excluded = except.map(globMatcher);
  return (path) => included.some((matches) => matches(path)) && !excluded.some((matches) => matches(path));
}

/** True when `text` holds glob syntax, so that it cannot be a plain path. */
export function isGlob(text: string): boolean {
  return picomatch.scan(text).isGlob;
}
