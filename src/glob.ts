/**
 * Globs over repository paths, and the only file that imports picomatch.
 * Dot files match like any other; a pattern without a slash matches at its own level only.
 */
import picomatch from 'picomatch';

/** Longest glob that is compiled. */
const MAX_GLOB_LENGTH = 500;

/**
 * Most `**` segments of one glob, and most wildcards of one segment. Matching backtracks over each: with three, a path of
 * a hundred folders or letters takes milliseconds, with six seconds, with eight minutes (measured, test/glob.test.ts).
 */
const MAX_GLOBSTARS = 3;
const MAX_WILDCARDS = 3;

/** Most alternatives in braces of one segment; they multiply. */
const MAX_BRACES = 4;

/** True for a glob that could take minutes to match. It matches nothing, and whoever reads globs says so. */
export function isTooComplex(glob: string): boolean {
  if (glob.length > MAX_GLOB_LENGTH) return true;
  // A group or class with a quantifier is a regular expression, and nests like one.
  if (/[)\]][+*?{]|[+*?@!]\([^)]*\(/.test(glob)) return true;
  const segments = glob.split('/');
  if (segments.filter((segment) => segment === '**').length > MAX_GLOBSTARS) return true;
  return segments.some((segment) => {
    if (segment === '**') return false;
    const wildcards = segment.match(/\*+|[?+@!]\(/g) ?? [];
    return wildcards.length > MAX_WILDCARDS || (segment.match(/\{/g) ?? []).length > MAX_BRACES;
  });
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

/** A glob that matches `path` and nothing else that is likely: what a client could take for syntax becomes `?`, one character. */
export function literalGlob(path: string): string {
  return path.replace(/[[\](){}!+@*,\n\\]|---/g, (found) => '?'.repeat(found.length));
}
