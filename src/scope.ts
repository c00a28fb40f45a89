/**
 * Globs as authors write them → globs that every client reads alike: no two read a `!` alike, and extglobs only some. What
 * remains of a folder is its other folders and files, as long as that is a short list. It knows no note.
 */
import { globMatcher, globsMatcher, isGlob, isTooComplex, literalGlob, spelledOut } from './glob.ts';
import type { Widening } from './model.ts';
import { folderOf } from './path.ts';
import { plainGlob } from './plain-glob.ts';

/** Longest list that still says where a note holds. */
const MAX_GLOBS = 12;

/** Globs, and what of their files is left out again. Both are repository-relative, any depth spelt out. */
export interface ExcludingGlobs {
  readonly globs: readonly string[];
  readonly except: readonly string[];
}

/** What clients are given for a scope. */
export interface DeliveredGlobs {
  readonly globs: readonly string[];
  /** Present when that is more than was meant. */
  readonly widenedBy?: Widening;
}

/** `globs` without `except` as clients get them. `paths` are the files that are there, but for those that a build writes. */
export function deliveredGlobs({ globs, except }: ExcludingGlobs, paths: readonly string[]): DeliveredGlobs {
  const lost = except.filter(isTooComplex);
  const isWanted = globsMatcher(globs, except);
  const plain = plainGlobs(globs, paths);
  const isAsWritten = except.length === 0 && globs.every((glob) => plain.includes(glob));
  const surplus = isAsWritten ? [] : paths.filter(globsMatcher(plain)).filter((path) => !isWanted(path));
  if (surplus.length === 0 && lost.length === 0) {
    const files = namesakes(plain, paths);
    return { globs: plain, ...(files > 0 && { widenedBy: { because: 'namesake', globs: [], files } }) };
  }
  const narrowed = lost.length > 0 ? undefined : narrowedGlobs(plain, isWanted, paths);
  if (narrowed !== undefined) return { globs: narrowed };
  const isMeant = globsMatcher(globs);
  const patterns = surplus.every(isMeant) ? [] : globs.filter((glob) => !plain.includes(glob));
  const exclusions = lost.length > 0 || surplus.some(isMeant) ? except.map((glob) => `!${glob}`) : [];
  const because = patterns.length > 0 ? 'pattern' : 'exclusion';
  return { globs: plain, widenedBy: { because, globs: [...patterns, ...exclusions], files: surplus.length } };
}

/** `globs` in the words that every client reads, for no file fewer. */
function plainGlobs(globs: readonly string[], paths: readonly string[]): readonly string[] {
  const plain = globs.map((glob) => {
    if (plainGlob(glob) === glob) return glob;
    const spelt = plainGlob(
      glob,
      paths.some((path) => path.includes('[')),
    );
    const isSent = globMatcher(anyDepth(spelt));
    // A part that may be left out can take its slash with it, and no other spelling says that.
    return paths.filter(globMatcher(glob)).every(isSent) ? spelt : allBelow(glob);
  });
  return [...new Set(plain)];
}

/** Everything in the folders that a glob names in full. */
function allBelow(glob: string): string {
  const segments = glob.split('/');
  const first = segments.findIndex((segment) => /[^\p{L}\p{N} ._-]/u.test(segment));
  return [...segments.slice(0, Math.max(0, first)), '**'].join('/');
}

/** Files below that share their name with one at the root: clients hold a pattern without a slash for all of them. */
function namesakes(globs: readonly string[], paths: readonly string[]): number {
  const names = globs.filter((glob) => !glob.includes('/') && !isGlob(glob));
  if (names.length === 0) return 0;
  return paths.filter((path) => names.some((name) => path.endsWith(`/${name}`))).length;
}

/** Globs that match those of `paths` that `globs` match and that are wanted. */
function narrowedGlobs(
  globs: readonly string[],
  isWanted: (path: string) => boolean,
  paths: readonly string[],
): readonly string[] | undefined {
  const splitting: Splitting = { paths, isExcluded: (path) => !isWanted(path), found: new Set() };
  for (const glob of globs.flatMap(inSegments)) {
    const segments = glob.split('/');
    if (segments.some((segment) => !isBalanced(segment))) return undefined;
    split({ prefix: '', rest: segments, files: paths.filter(globMatcher(glob)) }, splitting);
    if (splitting.found.size > MAX_GLOBS) return undefined;
  }
  const found = [...splitting.found].sort();
  const isFound = globsMatcher(found.map(anyDepth));
  return paths.every((path) => isFound(path) === isWanted(path)) ? found : undefined;
}

/** A brace that spans segments cannot be taken apart at its slashes: each of its members is a glob then. */
function inSegments(glob: string): readonly string[] {
  return glob.split('/').every(isBalanced) ? [glob] : spelledOut(glob).slice(0, MAX_GLOBS + 1);
}

/** Clients match a pattern without a slash at any depth, a plain file name too (facts per client: docs/clients.md). */
function anyDepth(glob: string): string {
  return glob.includes('/') ? glob : `**/${glob}`;
}

interface Splitting {
  readonly paths: readonly string[];
  readonly isExcluded: (path: string) => boolean;
  readonly found: Set<string>;
}

/** A glob with the files that it matches. `prefix` is a real folder, `rest` the segments below it. */
interface Part {
  readonly prefix: string;
  readonly rest: readonly string[];
  readonly files: readonly string[];
}

/** Adds the globs that say what of `part` is not excluded. */
function split(part: Part, splitting: Splitting): void {
  const { prefix, rest, files } = part;
  const { isExcluded, found } = splitting;
  const [first = '', ...others] = rest;
  if (found.size > MAX_GLOBS || files.every(isExcluded)) return;
  if (!files.some(isExcluded)) {
    found.add([...(prefix === '' ? [] : [literalGlob(prefix)]), ...rest].join('/'));
  } else if (others.length === 0) {
    addFiles({ ...part, files: files.filter((path) => folderOf(path) === prefix) }, splitting);
    if (first === '**') for (const child of foldersIn(prefix, files)) splitBelow(part, { child, rest }, splitting);
  } else {
    const isOpen = first === '**';
    // `**` may stand for no folder at all.
    if (isOpen) split({ prefix, rest: others, files: matching(files, prefix, others) }, splitting);
    const matches = globMatcher(first);
    for (const child of foldersIn(prefix, files)) {
      if (isOpen || matches(child)) splitBelow(part, { child, rest: isOpen ? rest : others }, splitting);
    }
  }
}

function splitBelow(
  { prefix, files }: Part,
  { child, rest }: { readonly child: string; readonly rest: readonly string[] },
  splitting: Splitting,
): void {
  const folder = prefix === '' ? child : `${prefix}/${child}`;
  split({ prefix: folder, rest, files: matching(files, folder, rest) }, splitting);
}

function matching(files: readonly string[], folder: string, rest: readonly string[]): readonly string[] {
  const matches = globMatcher(rest.join('/'));
  const start = folder === '' ? 0 : folder.length + 1;
  return files.filter((path) => (folder === '' || path.startsWith(`${folder}/`)) && matches(path.slice(start)));
}

/** Names of the folders in `prefix` that hold some of `files`. */
function foldersIn(prefix: string, files: readonly string[]): ReadonlySet<string> {
  const start = prefix === '' ? 0 : prefix.length + 1;
  const names = files.flatMap((path) => {
    const end = path.indexOf('/', start);
    return end < 0 || !path.startsWith(prefix) ? [] : [path.slice(start, end)];
  });
  return new Set(names);
}

/** The files of one folder by their endings, where nothing else in it ends so; else one by one. */
function addFiles({ prefix, files }: Part, { paths, isExcluded, found }: Splitting): void {
  const lead = prefix === '' ? '' : `${literalGlob(prefix)}/`;
  const excluded = new Set(files.filter(isExcluded));
  const wanted = new Set(files.filter((path) => !excluded.has(path)));
  for (const path of wanted) {
    const ending = /\.[A-Za-z0-9]+$/.exec(path)?.[0];
    const glob = `${lead}*${ending}`;
    // At the root a pattern has no slash, and would hold at any depth.
    const isWhole =
      ending !== undefined && prefix !== '' && paths.filter(globMatcher(glob)).every((each) => wanted.has(each));
    found.add(isWhole ? glob : lead + literalGlob(path.slice(prefix === '' ? 0 : prefix.length + 1)));
  }
}

function isBalanced(segment: string): boolean {
  let open = 0;
  for (const [sign] of segment.matchAll(/[{}()[\]]/g)) {
    open += '{(['.includes(sign) ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
