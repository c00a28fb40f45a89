/**
 * The known paths, indexed for the questions that claims ask: does it exist, in which spelling, what is like it.
 * It knows nothing of notes and judges nothing.
 */
import { folderOf, isPutAway, lastSegment } from './path.ts';
import { nearest } from './nearest.ts';
import { oncePer } from './once.ts';

/** The tree of known paths. Folders are known through the files in them. */
export interface Tree {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** Last segment → files and folders that end in it, sorted. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Lower-case path → path as tracked; the first by code unit where several differ in case only. */
  readonly byLowerCase: ReadonlyMap<string, string>;
  /** Last segment up to its first dot → files, sorted. */
  readonly byStem: ReadonlyMap<string, readonly string[]>;
  /** Folder → names of the files in it, sorted. */
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

/**
 * The index of a set of paths. Asking twice for the same set costs nothing, and neither does what nobody asks for: most runs
 * over many files need the folders alone.
 */
export const treeOf: (paths: ReadonlySet<string>) => Tree = oncePer((paths: ReadonlySet<string>): Tree => ({
  files: paths,
  get folders() {
    return foldersOf(paths);
  },
  get byName() {
    return byNameOf(paths);
  },
  get byLowerCase() {
    return byLowerCaseOf(paths);
  },
  get byStem() {
    return byStemOf(paths);
  },
  get byFolder() {
    return byFolderOf(paths);
  },
}));

/** The index of a list of paths, such as that of the sources. Asking twice for the same list costs nothing. */
export const treeOfPaths: (paths: readonly string[]) => Tree = oncePer((paths: readonly string[]) =>
  treeOf(new Set(paths)),
);

/** The paths of a list and some more, as one set: that of the list itself where none is new, so that it is indexed once. */
export function pathsWith(paths: readonly string[], more: readonly string[]): ReadonlySet<string> {
  const { files } = treeOfPaths(paths);
  return more.every((path) => files.has(path)) ? files : new Set([...files, ...more]);
}

/** True for a known file, a known folder, and the root. */
export function isKnown(tree: Tree, path: string): boolean {
  return tree.files.has(path) || tree.folders.has(path);
}

/** The shortest way to write `path` in a link of a file in `folder`. */
export function relativePath(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** Paths that end in `path`, at a folder border. */
export function withSuffix(tree: Tree, path: string): readonly string[] {
  const known = tree.byName.get(lastSegment(path)) ?? [];
  return known.filter((candidate) => candidate === path || candidate.endsWith(`/${path}`));
}

/**
 * The tracked path that was probably meant: another letter case, the same letters in the same folder, the same name elsewhere,
 * the same stem elsewhere, or a near name in the same folder. A copy in an archive is meant by nobody who does not say so.
 */
export function likePath(tree: Tree, path: string): string | undefined {
  const otherCase = tree.byLowerCase.get(path.toLowerCase());
  if (otherCase !== undefined) return otherCase;
  const beside = sameLetters(tree, path);
  if (beside !== undefined) return beside;
  const sameName = (tree.byName.get(lastSegment(path)) ?? []).filter(
    (candidate) => tree.files.has(candidate) && !isPutAway(path, candidate) && !isNamesake(path, candidate),
  );
  if (sameName.length > 0) return closest(path, sameName);
  // `server.test.ts` is no `server.ts` that has moved.
  const sameStem = (isNumberedPage(path) ? [] : (tree.byStem.get(stemOf(path)) ?? [])).filter(
    (candidate) =>
      formOf(candidate) === formOf(path) &&
      TEST.test(candidate) === TEST.test(path) &&
      !isPutAway(path, candidate) &&
      !isNamesake(path, candidate) &&
      isOfItsKind(path, candidate),
  );
  if (sameStem.length > 0) return closest(path, sameStem);
  const folder = folderOf(path);
  // A program is called `bin/x` in one place and `bin/x.js` in another.
  const program = folder === '' ? undefined : PROGRAM.exec(path)?.[1];
  if (program !== undefined && tree.files.has(program)) return program;
  if (!tree.folders.has(folder)) return undefined;
  const prefix = folder === '' ? '' : `${folder}/`;
  const asked = lastSegment(path);
  // Of `b.ts` one letter is all: another one is as near as any.
  if (asked.replace(/(?<=.)\.[^.]*$/, '').replace(/\P{L}/gu, '').length < MIN_LETTERS) return undefined;
  const like = [...(tree.byFolder.get(folder) ?? []), ...foldersLike(tree, path)].filter((each) => isLike(asked, each));
  const name = nearest(asked, like);
  return name === undefined ? undefined : prefix + name;
}

const PROGRAM = /^(.+)\.(?:[cm]?[jt]s|sh|bash|py|rb|pl|php)$/;

/** `task.0231.data-plane.md` is one of many, and no `task.md`. */
function isNumberedPage(path: string): boolean {
  return /\.\d+\./.test(lastSegment(path));
}

/** Letters that a name has to have before another one can be near it. */
const MIN_LETTERS = 3;

/** A rule of Cursor in another folder is no page, and of a name of one letter there may be one in every folder. */
function isOfItsKind(path: string, other: string): boolean {
  if (folderOf(path) === folderOf(other)) return true;
  return path.endsWith('.mdc') === other.endsWith('.mdc') && lettersOf(lastSegment(path)).length >= MIN_LETTERS;
}

/** `core/src/types.ts` and `core/test/types.ts`: what many files are called says nothing of which is meant. */
function isNamesake(path: string, other: string): boolean {
  return EVERYWHERE.test(lastSegment(path)) && lastSegment(folderOf(path)) !== lastSegment(folderOf(other));
}

const EVERYWHERE = /^(?:types?|utils?|helpers?|constants?|config|common|shared|main|app|dev)\.[cm]?[jt]sx?$/;

/** Every word of two names has to be like one of the other: `12-real-time-architecture.md` is no `02-frontend-architecture.md`. */
function isLike(asked: string, other: string): boolean {
  const words = (name: string): readonly string[] =>
    name
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 2);
  const [mine, theirs] = [words(asked), words(other)];
  if (mine.length < 2 && theirs.length < 2) return true;
  const strange = (some: readonly string[], all: readonly string[]): number =>
    some.filter((word) => nearest(word, all, 2) === undefined).length;
  return strange(mine, theirs) + strange(theirs, mine) === 0;
}

/**
 * The one file beside `path` that is called as it is but for the signs between its words, or for an ending that a file may
 * trade for another: `auth-extensions.ts` and `authExtensions.ts`, `vite.config.js` and `vite.config.mts`.
 */
export function sameLetters(tree: Tree, path: string): string | undefined {
  const folder = folderOf(path);
  const name = lastSegment(path);
  if (folder === '' || !/\.[^.]+$/.test(name) || /\.d\.[cm]?ts$/.test(name)) return undefined;
  const twins = twinsAmong(tree.byFolder.get(folder) ?? NO_NAMES).get(likenessOf(name)) ?? [];
  return twins.length === 1 ? `${folder}/${twins[0]}` : undefined;
}

/** The one file anywhere that is called so but for letter case, the signs between its words and its ending: `docs/SET_UP.md` and `guides/set-up.mdx`. */
export function soleInLetters(tree: Tree, path: string): string | undefined {
  const name = lastSegment(path);
  if (!/\.[^.]+$/.test(name) || lettersOf(name).length < MOST_COMMON || EVERYWHERE.test(name)) return undefined;
  const [sole, other] = byLikenessOf(tree.files).get(likenessOf(name)) ?? [];
  return other === undefined && sole !== undefined && !isPutAway(path, sole) ? sole : undefined;
}

/** `index` and `tests` say nothing of what is meant. */
const MOST_COMMON = 6;

const NO_NAMES: readonly string[] = [];

/** What names of files have in common that differ in signs and endings alone → those of one folder. */
const twinsAmong = oncePer((names: readonly string[]) =>
  grouped(
    names.filter((each) => !/\.d\.[cm]?ts$/.test(each)),
    likenessOf,
  ),
);

function likenessOf(name: string): string {
  return `${lettersOf(name)}.${formOf(name)}`;
}

function lettersOf(name: string): string {
  return name
    .replace(/\.[^.]+$/, '')
    .replace(/[-_]/g, '')
    .toLowerCase();
}

/** Folders beside `path`, where that looks like one. */
function foldersLike({ folders }: Tree, path: string): readonly string[] {
  if (lastSegment(path).includes('.')) return [];
  const beside = [...folders].filter((folder) => folder !== '' && folderOf(folder) === folderOf(path));
  return beside.map(lastSegment).sort();
}

const TEST = /\.(?:test|spec|test-d|bench|stories|snap)\.[^/]+$/;

/**
 * The candidate that shares most leading folders with `path`; none where two share as many. A stem such as `index` is everywhere:
 * then only the same folder counts.
 */
function closest(path: string, candidates: readonly string[]): string | undefined {
  const folders = folderOf(path).split('/');
  let best: string | undefined;
  let bestShared = candidates.length > 3 ? folders.length - 1 : -1;
  for (const candidate of candidates) {
    const other = folderOf(candidate).split('/');
    let shared = 0;
    while (shared < folders.length && folders[shared] === other[shared]) shared++;
    if (shared === bestShared) best = undefined;
    if (shared > bestShared) [best, bestShared] = [candidate, shared];
  }
  return best;
}

const foldersOf = oncePer((paths: ReadonlySet<string>): ReadonlySet<string> => {
  const folders = new Set<string>(['']);
  for (const path of paths) {
    let folder = folderOf(path);
    while (!folders.has(folder)) {
      folders.add(folder);
      folder = folderOf(folder);
    }
  }
  return folders;
});

const sortedPaths = oncePer((paths: ReadonlySet<string>): readonly string[] => [...paths].sort());

/** Files, then folders. */
function everything(paths: ReadonlySet<string>): readonly string[] {
  return [...sortedPaths(paths), ...[...foldersOf(paths)].sort()];
}

const byNameOf = oncePer((paths: ReadonlySet<string>) => grouped(everything(paths), lastSegment));

const byLowerCaseOf = oncePer((paths: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const byLowerCase = new Map<string, string>();
  for (const path of everything(paths)) {
    const lower = path.toLowerCase();
    if (!byLowerCase.has(lower)) byLowerCase.set(lower, path);
  }
  return byLowerCase;
});

const byStemOf = oncePer((paths: ReadonlySet<string>) => grouped(sortedPaths(paths), stemOf));

const byFolderOf = oncePer((paths: ReadonlySet<string>) => grouped(sortedPaths(paths), folderOf, lastSegment));

const byLikenessOf = oncePer((paths: ReadonlySet<string>) =>
  grouped(sortedPaths(paths), (path) => likenessOf(lastSegment(path))),
);

function grouped(
  paths: readonly string[],
  keyOf: (path: string) => string,
  valueOf: (path: string) => string = (path) => path,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const key = keyOf(path);
    const group = groups.get(key);
    if (group) group.push(valueOf(path));
    else groups.set(key, [valueOf(path)]);
  }
  return groups;
}

function stemOf(path: string): string {
  const name = lastSegment(path);
  const dot = name.indexOf('.', 1);
  return dot < 0 ? name : name.slice(0, dot);
}

/** Endings that a file may trade for another without becoming something else. */
function formOf(path: string): string {
  const ending = /\.([^./]+)$/.exec(path)?.[1] ?? '';
  if (/^[cm]?[jt]sx?$/.test(ending)) return 'code';
  return /^(?:mdx?|mdc|markdown)$/.test(ending) ? 'page' : ending;
}
