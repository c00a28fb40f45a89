/**
 * Globs with exclusions → globs without, since no two clients read a `!` alike. What remains of a folder is its other
 * folders and files, as long as that is a short list. It knows no note, and asks for no file but those of the list.
 */
import { globMatcher, globsMatcher, literalGlob } from './glob.ts';
import { folderOf } from './path.ts';

/** Longest list that still says where a note holds. */
const MAX_GLOBS = 12;

/** Globs, and what of their files is left out again. Both are repository-relative, any depth spelt out. */
export interface ExcludingGlobs {
  readonly globs: readonly string[];
  readonly except: readonly string[];
}

/**
 * Globs that match the same of `paths` as `globs` without `except`, for every client; undefined when that takes more
 * than a short list, or cannot be said exactly.
 */
export function withoutExclusions(
  { globs, except }: ExcludingGlobs,
  paths: readonly string[],
): readonly string[] | undefined {
  const isExcluded = globsMatcher(except);
  const splitting: Splitting = { paths, isExcluded, found: new Set() };
  for (const glob of globs) {
    const segments = glob.split('/');
    // A brace that spans segments cannot be taken apart at its slashes.
    if (segments.some((segment) => !isBalanced(segment))) return undefined;
    split({ prefix: '', rest: segments, files: paths.filter(globMatcher(glob)) }, splitting);
    if (splitting.found.size > MAX_GLOBS) return undefined;
  }
  const found = [...splitting.found].sort();
  const isIncluded = globsMatcher(globs);
  const isFound = globsMatcher(found.map(anyDepth));
  return paths.every((path) => isFound(path) === (isIncluded(path) && !isExcluded(path))) ? found : undefined;
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
