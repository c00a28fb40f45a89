/**
 * Packages that stood in this tree, left it, and are dependencies now: what a text says of their files and names is said of the
 * package as it is installed, and no removal here proves it stale. Reads no manifest of the past itself.
 */
import type { Deletion, Facts } from '../../model.ts';
import { treeOf } from '../../tree.ts';
import { oncePer } from '../../once.ts';
import { folderOf, foldersAbove, lastSegment } from '../../path.ts';

/** The manifests above any of `paths` that were taken away and are not among those `present`, each with its newest deletion. */
export function manifestsAbove(
  paths: Iterable<string>,
  deleted: readonly Deletion[],
  present: ReadonlySet<string>,
): readonly Deletion[] {
  const gone = goneManifests(deleted);
  const folders = new Set([...paths].flatMap((path) => foldersAbove(path)));
  return [...folders].flatMap((folder) => gone.get(folder) ?? []).filter(({ path }) => !present.has(path));
}

/** Folder → the newest deletion of the manifest in it. */
const goneManifests = oncePer((deleted: readonly Deletion[]): ReadonlyMap<string, Deletion> => {
  const manifests = deleted.filter(({ path }) => path.endsWith('/package.json'));
  return new Map(manifests.map((deletion) => [folderOf(deletion.path), deletion]));
});

/**
 * The folders of those manifests whose package a manifest of today depends on, and none of today is. `names` knows the name that
 * each had; of one that cannot be read, such as in a partial clone, the folder has to do.
 */
export function departedFolders(
  manifests: readonly Deletion[],
  names: ReadonlyMap<string, string | undefined>,
  facts: Facts,
): ReadonlySet<string> {
  const { whole, ends } = dependenciesOf(facts);
  const isDeparted = ({ path }: Deletion): boolean => {
    const name = names.get(path);
    return name === undefined ? ends.has(lastSegment(folderOf(path))) : whole.has(name);
  };
  return new Set(manifests.filter(isDeparted).map(({ path }) => folderOf(path)));
}

/** True below one of the folders. */
export function isBelowDeparted(path: string, folders: ReadonlySet<string> | undefined): boolean {
  return folders !== undefined && folders.size > 0 && [path, ...foldersAbove(path)].some((each) => folders.has(each));
}

/** The folders of packages that a change took out of the tree, and that are installed now. Both sides know the names. */
export function departedSince(earlier: Facts, later: Facts): ReadonlySet<string> {
  const { whole } = dependenciesOf(later);
  const gone = earlier.project.packages.filter(({ dir, name }) => dir !== '' && name !== undefined && whole.has(name));
  return new Set(gone.map(({ dir }) => dir));
}

/**
 * Whether the path may be one of such a package, for those who know the path alone: a folder above it is gone that ends as what is installed
 * does. `src/common/` is none of `@nestjs/common`: it has to stand where packages do, or the package to be called as ours are.
 */
export function mayHaveDeparted(path: string, facts: Facts, paths: ReadonlySet<string>): boolean {
  const { whole } = dependenciesOf(facts);
  const homes = new Set(facts.project.packages.flatMap(({ dir }) => (dir === '' ? [] : [folderOf(dir)])));
  const gone = foldersAbove(path).filter((folder) => !treeOf(paths).folders.has(folder));
  return gone.some((folder) =>
    [...whole].some(
      (name) => lastSegment(name) === lastSegment(folder) && (homes.has(folderOf(folder)) || isOfOurs(name, facts)),
    ),
  );
}

/** True for what is installed, be it by an entry point of it, and for what every program of the platform can import. */
export function isOfLibraries(specifier: string, facts: Facts): boolean {
  if (BUILT_IN.test(specifier)) return true;
  return dependenciesOf(facts).whole.has(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

const BUILT_IN = /^(?:node|bun|cloudflare|deno):[a-z]/;

/** True for what is installed and bears the scope of packages of this tree: it may have been one of them. */
export function isOfOurs(specifier: string, facts: Facts): boolean {
  const scope = /^@[^/]+\//.exec(specifier)?.[0];
  const isShared = facts.project.packages.some(({ name }) => scope !== undefined && name?.startsWith(scope) === true);
  return isShared && isOfLibraries(specifier, facts);
}

/** True for what people call a library that is installed: VueUse is `@vueuse/core`, Socket.IO `socket.io`. */
export function isBrand(name: string, facts: Facts): boolean {
  return brandsOf(facts).has(plainName(name));
}

const brandsOf = oncePer(
  (facts: Facts): ReadonlySet<string> =>
    new Set([...dependenciesOf(facts).whole].flatMap((name) => name.split('/').map((part) => plainName(part)))),
);

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** What is installed today, by name, and by what stands behind the scope. Packages of the tree are not. */
const dependenciesOf = oncePer(({ project: { packages, nestedPackages = [], catalogs = [] } }: Facts) => {
  const all = [...packages, ...nestedPackages];
  const ours = new Set(all.map(({ name }) => name));
  const declared = [
    ...all.flatMap(({ dependencies }) => dependencies.map(({ name }) => name)),
    ...catalogs.flatMap(({ ranges }) => Object.keys(ranges)),
  ];
  const whole = new Set(declared.filter((name) => !ours.has(name)));
  return { whole, ends: new Set([...whole].map(lastSegment)) };
});
