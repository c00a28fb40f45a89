/**
 * What a scan leaves out by its place or name and not by its text: symbolic links to code and to folders with code,
 * submodules, and what is called minified. Judges known paths alone, so that an install changes nothing.
 */
import type { Problem } from '../model.ts';
import { folderOf, foldersAbove, joinPath, lastSegment } from '../path.ts';
import { isCodeFile, isMinifiedName } from './language.ts';

/** The links of a tree. */
export interface LinkedPlaces {
  readonly paths: readonly string[];
  /** Symbolic links and submodules. */
  readonly links: readonly string[];
  /** What the symbolic links among them hold, as written; what is missing here is a submodule. */
  readonly targets: ReadonlyMap<string, string>;
}

/**
 * One problem for each submodule, and for each symbolic link behind which code may lie. A link such as `AGENTS.md` to
 * `CLAUDE.md`, or from one folder of documents to another, hides no code and is usual: nothing is said of it.
 */
export function passedOver({ paths, links, targets }: LinkedPlaces): readonly Problem[] {
  if (links.length === 0) return [];
  const places: Places = { known: new Set(paths), codeFolders: foldersWithCode(paths), targets };
  return links.flatMap((path): readonly Problem[] => {
    const target = targets.get(path);
    if (target === undefined)
      return [problem(path, `\`${path}\` is a submodule, and its code is not scanned.`, SUBMODULE)];
    const because = whyLeftOut(path, target, places);
    return because === undefined ? [] : [problem(path, `\`${path}\` is a symbolic link ${because}`, LINK)];
  });
}

/** Folders of what others wrote, or a build: minified code is expected there, and nothing is said of it. */
const NOT_SOURCE = /(?:^|\/)(?:vendor(?:s|ed)?|third[-_]?party|dist|build)\//i;

/** One problem for all files that are left out since their name says that they are minified. */
export function minifiedByName({ paths, links }: Pick<LinkedPlaces, 'paths' | 'links'>): readonly Problem[] {
  const behind = new Set(links);
  const [file, ...others] = paths
    .filter((path) => isMinifiedName(path) && !NOT_SOURCE.test(path) && !behind.has(path))
    .sort();
  if (file === undefined) return [];
  const why =
    others.length === 0
      ? ': its name says that it is minified. What it exports is unknown.'
      : `, nor were ${others.length} more: their names say that they are minified. What they export is unknown.`;
  const message = `\`${file}\` was not scanned${why}`;
  return [
    problem(file, message, 'Nothing to do when that is generated or vendored. What people edit needs another name.'),
  ];
}

const SUBMODULE = 'Nothing to do. To see its facts, run `lintel scan` in it.';
const LINK = 'Nothing to do where that is meant.';

function problem(file: string, message: string, hint: string): Problem {
  return { rule: 'scan/skipped', file, line: 1, column: 1, message, hint };
}

interface Places {
  readonly known: ReadonlySet<string>;
  readonly codeFolders: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, string>;
}

function whyLeftOut(path: string, target: string, { known, codeFolders, targets }: Places): string | undefined {
  const end = followed(path, targets);
  if (end === 'loop') return 'that leads back to itself.';
  // A name with an ending that no code has is that of a document, a picture, a table.
  const mayBeCode = isCodeFile(path) || !lastSegment(path).includes('.', 1);
  if (end === undefined) return mayBeCode ? 'that leads out of the repository, where nothing is scanned.' : undefined;
  if (codeFolders.has(end))
    return `to the folder \`${end === '' ? '.' : end}\`, whose code is scanned under that path.`;
  if (!isCodeFile(path) && !isCodeFile(end)) return undefined;
  return known.has(end)
    ? `to \`${end}\`, and is not scanned under its own name.`
    : `to \`${target}\`, which is no file of this repository.`;
}

/** No system follows more links than this for one path (Linux, `path_resolution(7)`). */
const MAX_LINKS = 40;

/** Where a link leads by the known links alone; undefined outside of the repository. */
function followed(path: string, targets: ReadonlyMap<string, string>): string | 'loop' | undefined {
  let at: string | undefined = path;
  for (let step = 0; step <= MAX_LINKS; step++) {
    const reached: string = at;
    // The outermost link on the way decides what the rest of the way means.
    const link = [reached, ...foldersAbove(reached)].findLast((each) => targets.has(each));
    if (link === undefined) return reached;
    const target = targets.get(link) ?? '';
    if (/^(?:\/|[A-Za-z]:)/.test(target)) return undefined;
    at = joinPath(folderOf(link), target + reached.slice(link.length));
    if (at === undefined) return undefined;
  }
  return 'loop';
}

function foldersWithCode(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    if (!isCodeFile(path)) continue;
    folders.add('');
    for (let dir = folderOf(path); dir !== '' && !folders.has(dir); dir = folderOf(dir)) folders.add(dir);
  }
  return folders;
}
