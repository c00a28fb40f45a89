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

/** Most segments with several wildcards, which multiply as well: six of them take 60 ms over a path of twenty folders, eight seven seconds. */
const MAX_OPEN_SEGMENTS = 4;

/** Most alternatives in braces of one segment; they multiply. */
const MAX_BRACES = 4;

/** True for a glob that could take minutes to match. It matches nothing, and whoever reads globs says so. */
export function isTooComplex(glob: string): boolean {
  if (glob.length > MAX_GLOB_LENGTH) return true;
  // A group or class with a quantifier is a regular expression, and nests like one.
  if (/[)\]][+*?{]|[+*?@!]\([^)]*\(/.test(glob)) return true;
  const segments = glob.split('/');
  if (segments.filter((segment) => segment === '**').length > MAX_GLOBSTARS) return true;
  if (multiplies(segments) > MAX_OPEN_SEGMENTS) return true;
  return segments.some((segment) => {
    if (segment === '**') return false;
    const wildcards = segment.match(/\*+|[?+@!]\(/g) ?? [];
    return wildcards.length > MAX_WILDCARDS || (segment.match(/\{/g) ?? []).length > MAX_BRACES;
  });
}

/**
 * True for a glob that is {@link isTooComplex} by so much that it was made to be, or is broken. Nobody's client was seen to
 * mind four `**`, so that what people write in good faith is not among these.
 */
export function isExplosive(glob: string): boolean {
  if (glob.length > 4 * MAX_GLOB_LENGTH) return true;
  const segments = glob.split('/');
  if (segments.filter((segment) => segment === '**').length > 2 * MAX_GLOBSTARS) return true;
  if (multiplies(segments) > 2 * MAX_OPEN_SEGMENTS) return true;
  return segments.some(
    (segment) =>
      (segment.match(/\*+/g) ?? []).length > 2 * MAX_WILDCARDS || (segment.match(/\{/g) ?? []).length > 2 * MAX_BRACES,
  );
}

/** How many segments hold several wildcards, or `**` beside other signs (`*a**`), which goes on into the folders below. */
function multiplies(segments: readonly string[]): number {
  return segments.filter((segment) => segment !== '**' && (/\*\*/.test(segment) || /\*[^*]+\*/.test(segment))).length;
}

/** Tests whether a repository path matches `glob`. One without a sign, such as is left of `./`, matches none. */
export function globMatcher(glob: string): (path: string) => boolean {
  if (glob === '' || isTooComplex(glob)) return () => false;
  // `a/**` is what lies in `a`, for every client; picomatch takes a file of that name for it as well.
  const matches = picomatch(glob.replace(/\/\*\*$/, '/**/*'), {
    dot: true,
    nonegate: true,
    maxLength: MAX_GLOB_LENGTH,
  });
  return (path) => matches(path);
}

/** Tests whether a path matches one of `globs` and none of `except`. */
export function globsMatcher(globs: readonly string[], except: readonly string[] = []): (path: string) => boolean {
  const included = globs.map(globMatcher);
  const excluded = except.map(globMatcher);
  return (path) => included.some((matches) => matches(path)) && !excluded.some((matches) => matches(path));
}

/** What a glob of a rule file may be counted from. */
export interface GlobGround {
  /** The folder that the file is read for, `''` for the root. */
  readonly base: string;
  /** What the folder of the checkout is likely called, `''` where nothing tells. */
  readonly own: string;
}

/**
 * Every way in which a client may read a glob of a rule file: from the root, from `base` or at any depth, as a file or a folder. Editors match whole
 * paths of the disk, where `**\/shop/src/**` begins above the checkout `shop`, and so does `shop/src/**` where the folder above it is open, and
 * take a group of one, `{apps}/**`, for its only member.
 */
export function readingsOf(glob: string, { base, own }: GlobGround): readonly string[] {
  const plain = glob.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const alone = plain.replace(/\{([^{},]*)\}/g, '$1');
  const first = [`**/${own}/`, `${own}/`].find((start) => own !== '' && plain.startsWith(start));
  const above = first === undefined ? [] : [plain.slice(first.length)];
  const folders = ['', ...(base === '' ? [] : [base]), '**'];
  return [...new Set([plain, alone, ...above])].flatMap((each) =>
    folders.map((folder) => (folder === '' ? each : `${folder}/${each}`)).flatMap((here) => [here, `${here}/**`]),
  );
}

/** True when `text` holds glob syntax, so that it cannot be a plain path. */
export function isGlob(text: string): boolean {
  return picomatch.scan(text).isGlob;
}

/** A glob that matches `path` and nothing else that is likely: what a client could take for syntax becomes `?`, one character. */
export function literalGlob(path: string): string {
  return path.replace(/[[\](){}!+@*,\n\\]|---/g, (found) => '?'.repeat(found.length));
}

/** The parts of `text` between the `sign`s that stand in no braces, however deep these are nested. */
export function outsideBraces(text: string, sign: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const each of text) {
    if (each === '{') depth += 1;
    if (each === '}') depth = Math.max(0, depth - 1);
    if (each === sign && depth === 0) parts.push('');
    else parts[parts.length - 1] += each;
  }
  // A brace that nobody closes is a character like others.
  return depth === 0 ? parts : text.split(sign);
}

/** Braces without braces in them, which is what clients were measured to read: `{a,b{c,d}}` becomes `{a,bc,bd}`. */
export function flatBraces(glob: string): string {
  const group = firstGroup(glob);
  if (group === undefined) return glob;
  const inside = outsideBraces(group.inside, ',').flatMap(spelledOut).join(',');
  return `${group.before}{${inside}}${flatBraces(group.after)}`;
}

/** A glob, or a part of one, with every group of braces in it replaced by each of its members in turn. */
export function spelledOut(part: string): readonly string[] {
  const group = firstGroup(part);
  if (group === undefined) return [part];
  const members = outsideBraces(group.inside, ',').flatMap(spelledOut);
  return members.flatMap((member) => spelledOut(group.after).map((after) => group.before + member + after));
}

function firstGroup(
  text: string,
): { readonly before: string; readonly inside: string; readonly after: string } | undefined {
  const start = text.indexOf('{');
  if (start < 0) return undefined;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0)
      return { before: text.slice(0, start), inside: text.slice(start + 1, at), after: text.slice(at + 1) };
  }
  return undefined;
}
