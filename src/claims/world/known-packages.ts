/**
 * Which packages a command may run in: those around the folders that a text is about, members of the workspace or not, and which
 * package managers they are installed by. Whether a script is missing is judged next door.
 */
import { folderOf, foldersAbove, foldersUp, joinPath, lastSegment } from '../../path.ts';
import type { Claim, PackageFacts, PackageManager, ProjectFacts } from '../../model.ts';
import { globMatcher } from '../../glob.ts';
import { PNPM_MANIFESTS } from '../../scan/packages.ts';
import { nearest } from '../../nearest.ts';
import { globBase, scopedFolders } from './code-path.ts';
import type { Evidence } from './evidence.ts';
import { LOCKS } from '../shell/managers.ts';
import { oncePer } from '../../once.ts';
import { hintOf, likeNames } from './symbol.ts';

/**
 * Manifests that are here and cannot be read, or lists of packages: what no fact holds may stand in them. Those that a sparse checkout leaves
 * out are asked for in the index once something is about to be called dead.
 */
export function brokenManifests({ unreadManifests = [], packages }: ProjectFacts): readonly string[] {
  const read = new Set(packages.map(({ manifest }) => manifest));
  return unreadManifests.filter((file) => lastSegment(file) !== 'package.json' || read.has(file));
}

/** Packages found around some folders. */
export interface Surroundings {
  readonly packages: readonly PackageFacts[];
  /** A folder lies in a package of which nothing was read, or may hold one in a submodule. */
  readonly isOpen: boolean;
  /** A folder lies in no workspace package: in one that stands for itself, or in none. */
  readonly isAside: boolean;
}

/** The nearest package.json at or above each folder. */
export function packagesAround(folders: readonly string[], { tree, world }: Evidence): Surroundings {
  const { all, members } = indexOf(world.facts.project);
  const packages = new Set<PackageFacts>();
  let isOpen = false;
  let isAside = false;
  for (const start of folders) {
    const folder = [...foldersUp(start)].find((each) => hasManifest(tree.files, each));
    const owner = folder === undefined ? undefined : all.get(folder);
    if (owner) packages.add(owner);
    else if (folder !== undefined || tree.files.has('.gitmodules')) isOpen = true;
    if (owner === undefined || !members.has(owner)) isAside = true;
  }
  return { packages: [...packages], isOpen, isAside };
}

const MANIFESTS = ['package.json', ...PNPM_MANIFESTS];

/** Whether a folder holds a manifest, be it one that nothing was read of. */
export function hasManifest(files: ReadonlySet<string>, folder: string): boolean {
  return MANIFESTS.some((name) => files.has(joinPath(folder, name) ?? name));
}

interface PackageIndex {
  /** By folder. */
  readonly all: ReadonlyMap<string, PackageFacts>;
  readonly members: ReadonlySet<PackageFacts>;
  /** Names of all scripts of all packages. */
  readonly scripts: ReadonlySet<string>;
}

const indexOf = oncePer(({ packages, nestedPackages = [] }: ProjectFacts): PackageIndex => {
  const all = [...packages, ...nestedPackages];
  return {
    all: new Map(all.map((each) => [each.dir, each])),
    members: new Set(packages),
    scripts: new Set(all.flatMap(({ scripts }) => scripts.map(({ name }) => name))),
  };
});

/** Every package of the repository, members of the workspace first. */
export function allPackages({ world }: Evidence): readonly PackageFacts[] {
  return [...indexOf(world.facts.project).all.values()];
}

/** True when any package.json of the repository has a script of that name, a fixture's too. */
export function isScriptAnywhere(name: string, { world }: Evidence): boolean {
  return indexOf(world.facts.project).scripts.has(name);
}

/** Folders in which a reader of the text may stand: the root, its own, and those that it is about. */
export function homesOf({ file }: Claim, { notes, agents }: Evidence): readonly string[] {
  const linked = notes.get(file);
  if (linked) {
    const { scope, modules } = linked;
    const scoped = scope.kind === 'folder' ? [scope.path] : scope.kind === 'glob' ? scope.globs.map(globBase) : [];
    return [...new Set(['', folderOf(file), ...modules, ...scoped])];
  }
  const agent = agents.get(file);
  const base = agent?.base ?? folderOf(file);
  // A rule that is loaded for the files of a folder speaks of that folder.
  const scoped = agent === undefined ? [] : scopedFolders(agent);
  return [...new Set(['', base, ...foldersAbove(base), ...scoped])];
}

/** True when a lock file of that manager lies at or above one of the packages. */
export function isInstalledBy(manager: PackageManager, packages: readonly PackageFacts[], { tree }: Evidence): boolean {
  const folders = new Set(packages.flatMap(({ dir }) => [...foldersUp(dir)]));
  return [...folders].some((folder) => hasLock(tree.files, folder, manager));
}

/**
 * True when all the packages stand for themselves, and the nearest lock file says that they are installed by that manager. Where
 * there is none, in a repository without a package.json at the root, it is npm.
 */
export function isOwnManager(manager: PackageManager, packages: readonly PackageFacts[], evidence: Evidence): boolean {
  const { members } = indexOf(evidence.world.facts.project);
  const { files } = evidence.tree;
  return packages.every((each) => {
    if (members.has(each)) return false;
    const found = [...foldersUp(each.dir)].map((folder) => MANAGERS.filter((name) => hasLock(files, folder, name)));
    const closest = found.find((managers) => managers.length > 0);
    return closest?.includes(manager) ?? (members.size === 0 && manager === 'npm');
  });
}

const MANAGERS: readonly PackageManager[] = ['npm', 'pnpm', 'yarn', 'bun'];

function hasLock(files: ReadonlySet<string>, folder: string, manager: PackageManager): boolean {
  return LOCKS[manager].some((lock) => files.has(joinPath(folder, lock) ?? lock));
}

/** By name, by folder, or by the name without its scope, as pnpm allows. */
export function packageNamed(packages: readonly PackageFacts[], name: string): readonly PackageFacts[] {
  if (name.includes('*')) return packagesLike(packages, name);
  const exact = packages.filter((candidate) => candidate.name === name || candidate.dir === name.replace(/^\.\//, ''));
  if (exact.length > 0) return exact;
  return packages.filter(
    (candidate) => withoutScope(candidate.name ?? '') === name || candidate.dir.endsWith(`/${name}`),
  );
}

/** Those whose names a pattern such as `@acme/*` takes in. Rather too many than too few: of an unscoped one pnpm takes in no scoped name but an only one. */
function packagesLike(packages: readonly PackageFacts[], pattern: string): readonly PackageFacts[] {
  const isNamed = globMatcher(pattern);
  return packages.filter(({ name = '' }) => isNamed(name) || isNamed(withoutScope(name)));
}

/** Which package was probably meant by a name that none has: the one whose folder is called so, else the nearest, scopes aside. */
export function packageHint(name: string, packages: readonly PackageFacts[]): { readonly hint?: string } {
  const bare = withoutScope(name);
  const names = packages.flatMap((each) => each.name ?? []).sort();
  const [inFolder, ...others] = packages.filter((each) => each.name !== undefined && lastSegment(each.dir) === bare);
  if (inFolder?.name !== undefined && others.length === 0) return hintOf([inFolder.name], names);
  // What packages of one scope share says nothing.
  const like = likeNames(bare, names.map(withoutScope));
  return hintOf(
    names.filter((each) => like.includes(withoutScope(each))),
    names,
  );
}

/** Whether a package is called nearly so: what is not like any may be about to be made, by the same text. */
export function isSlipOf(name: string, packages: readonly PackageFacts[]): boolean {
  const names = packages.flatMap((each) => (each.name === undefined ? [] : [withoutScope(each.name)]));
  return nearest(withoutScope(name), names, MOST) !== undefined;
}

/** Letters by which a slip of the pen differs. */
const MOST = 2;

export function withoutScope(name: string): string {
  return name.replace(/^@[^/]+\//, '');
}

/** The scopes that names of packages here have. */
export function scopesOf(packages: readonly PackageFacts[]): ReadonlySet<string> {
  return new Set(packages.flatMap(({ name }) => (name?.startsWith('@') ? (name.split('/', 1)[0] ?? '') : [])));
}
