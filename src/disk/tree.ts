/** Lists the tree: what git tracks or does not ignore, else what a walk finds. No file is read here. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { folderOf } from '../path.ts';
import { askList } from './git-list.ts';
import { linksAmong } from './read.ts';
import { ancestors } from './root.ts';
import type { TreeList } from './walk.ts';
import { isTemporary } from './whole-file.ts';

/** The known paths of a tree, and what git knows of their contents. */
export interface Tree extends TreeList {
  /**
   * Path → git's id of the content, for the files that git holds for unchanged. The id is of the text as it is committed:
   * where filters stand between that and the disk, it says nothing about what is read (`trustedIds`).
   */
  readonly ids: ReadonlyMap<string, string>;
  /** Folders in which there are temporary files of a run that was killed, or that still goes on. Absent where there are none. */
  readonly leftovers?: readonly string[];
  /** Files that git keeps as links, where the disk has texts in their stead that nobody changed. Absent where there are none. */
  readonly unlinked?: readonly string[];
}

/** What is known of the files of a root before anything is taken apart. */
export interface Listing {
  /** Equal while there are the same files, and git vouches for the same contents of the same ones. */
  readonly digest: string;
  /** Equal while git's index answers the same to every question; undefined where that is not known. Worked out when asked for. */
  readonly index: () => string | undefined;
  /** True when git tracks a file whose path starts like this. */
  readonly tracks: (start: string) => boolean;
  /** The files; worked out when it is first asked for. */
  readonly tree: () => Promise<Tree>;
}

/**
 * Asks what files there are in `root`. Where git is missing, refuses ("dubious ownership") or knows of nothing here, a walk
 * that honours the same ignore files answers instead; only files that are tracked although ignored are then unknown.
 */
export async function readListing(root: string, asked = askList(root)): Promise<Listing> {
  const { outcome, output } = await asked;
  // Git lists nothing inside a folder that an outer repository ignores; the user pointed at it all the same.
  if (outcome !== 'done' || output.length === 0) return listingOf(await walked(root));
  let tree: Promise<Tree> | undefined;
  const attributes = Buffer.concat(attributesOutside(root));
  const listing: Listing = {
    digest: digestOf(Buffer.concat([output, attributes])),
    index: () => indexOf(output.toString('utf8'), attributes),
    tracks: (start) => output.includes(`\t${start}`),
    tree: () => (tree ??= takenApart(root, output.toString('utf8'))),
  };
  // All that it lists may be repositories of their own, or installed packages.
  return (await hasPaths(listing, output)) ? listing : listingOf(await walked(root));
}

/** Lists `root`, for those who need the files in any case. */
export async function listTree(root: string): Promise<Tree> {
  return await (await readListing(root)).tree();
}

/**
 * Attributes that stand outside of the list and decide what git takes for unchanged. Not looked for: a file that
 * `core.attributesFile` names, and the system's.
 */
function attributesOutside(root: string): readonly Buffer[] {
  const { XDG_CONFIG_HOME: xdg } = process.env;
  const folders = ancestors(root);
  const top = folders.find((folder) => existsSync(join(folder, '.git'))) ?? root;
  const files = [
    join(xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.config'), 'git/attributes'),
    join(top, '.git/info/attributes'),
    ...folders.slice(1, folders.indexOf(top) + 1).map((folder) => join(folder, '.gitattributes')),
  ];
  return files.map((file) => {
    try {
      return readFileSync(file);
    } catch {
      return Buffer.alloc(0);
    }
  });
}

/** A tracked file is a path for certain; only without one the list has to be looked at. */
async function hasPaths(listing: Listing, output: Buffer): Promise<boolean> {
  return output.includes('\t') || (await listing.tree()).paths.length > 0;
}

async function walked(root: string): Promise<Tree> {
  const { paths, links } = await (await import('./walk.ts')).walkTree(root);
  return { paths: sortedFiles(paths), links: sortedFiles(links), ids: new Map(), ...leftoversAmong(paths) };
}

function listingOf(tree: Tree): Listing {
  const digest = digestOf(`${tree.paths.join('\0')}\0\0${tree.links.join('\0')}`);
  return { digest, index: () => undefined, tracks: () => false, tree: () => Promise.resolve(tree) };
}

/** What is changed, deleted or untracked is told in entries of its own. Only attributes count as they are on the disk. */
function indexOf(list: string, attributes: Buffer): string | undefined {
  const entries = [...new Set(list.split('\0'))].sort();
  const isOfDisk = (entry: string): boolean => /^[CRK?]/.test(entry);
  if (entries.some((entry) => isOfDisk(entry) && entry.endsWith('.gitattributes'))) return undefined;
  return digestOf(`${entries.filter((entry) => !isOfDisk(entry)).join('\0')}\0\0${attributes.toString('latin1')}`);
}

function digestOf(list: string | Buffer): string {
  return createHash('sha256').update(list).digest('hex');
}

/** Sorted and unique; without temporary files of a killed run, and without files that a folder has since replaced. */
function sortedFiles(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return [...new Set(paths)].filter((path) => !folders.has(path) && !isTemporary(path)).sort();
}

const LINK_MODE = '120000';
const SUBMODULE_MODE = '160000';

interface Tracked {
  readonly mode: string;
  readonly id: string;
  /** Whether git has looked at the working copy and found it as committed. */
  isClean: boolean;
  /** Whether it has found another content, or another kind of file. */
  isChanged: boolean;
}

/** The tree that git's list speaks of. */
async function takenApart(root: string, list: string): Promise<Tree> {
  const known = new Map<string, Tracked>();
  const untracked: string[] = [];
  for (const entry of list.split('\0')) {
    const tag = entry[0];
    if (tag === undefined) continue;
    if (tag !== '?') readTracked(entry, known);
    else {
      const path = entry.slice(2);
      // A name that ends in a slash is a repository of its own. Installed packages are nobody's sources.
      if (!path.endsWith('/') && !isInstalled(path)) untracked.push(path);
    }
  }
  const ids = new Map<string, string>();
  const tracked: string[] = [];
  const suspects: string[] = [];
  const kept: string[] = [];
  const submodules: string[] = [];
  for (const [path, { mode, id, isClean, isChanged }] of known) {
    tracked.push(path);
    if (mode === SUBMODULE_MODE) {
      submodules.push(path);
      continue;
    }
    // Of what is changed a file may have become a link, and a link a file.
    if (mode === LINK_MODE || isChanged) suspects.push(path);
    if (mode === LINK_MODE && !isChanged) kept.push(path);
    // A name that is no UTF-8 has lost what leads to its file.
    if (mode !== LINK_MODE && isClean && !path.includes('\uFFFD')) ids.set(path, id);
  }
  // The index tells what was a link at the last `git add`, and of untracked files nothing: the disk has the word.
  const links = await linksAmong(root, [...suspects, ...untracked]);
  const linked = new Set(links);
  const unlinked = kept.filter((path) => !linked.has(path));
  return {
    paths: sortedFiles([...tracked, ...untracked]),
    links: sortedFiles([...links, ...submodules]),
    ids,
    ...(unlinked.length > 0 && { unlinked: sortedFiles(unlinked) }),
    ...leftoversAmong(untracked),
  };
}

function leftoversAmong(paths: readonly string[]): Pick<Tree, 'leftovers'> {
  const leftovers = [...new Set(paths.filter(isTemporary).map(folderOf))].sort();
  return leftovers.length === 0 ? {} : { leftovers };
}

/** `H 100644 <id> 0<tab><path>`; a path has several entries when it is changed, deleted or unmerged. */
function readTracked(entry: string, known: Map<string, Tracked>): void {
  const tab = entry.indexOf('\t');
  const path = entry.slice(tab + 1);
  const tag = entry[0];
  const earlier = known.get(path);
  if (tag === 'R') known.delete(path);
  else if (tag === 'C' || tag === 'M') {
    if (earlier) Object.assign(earlier, { isClean: false, isChanged: true });
    else if (tag === 'M') known.set(path, { ...modeAndId(entry), isClean: false, isChanged: true });
  } else if (earlier === undefined) known.set(path, { ...modeAndId(entry), isClean: tag === 'H', isChanged: false });
}

function modeAndId(entry: string): { readonly mode: string; readonly id: string } {
  const [, mode = '', id = ''] = entry.split(' ', 3);
  return { mode, id };
}

function isInstalled(path: string): boolean {
  return path.startsWith('node_modules/') || path.includes('/node_modules/');
}
