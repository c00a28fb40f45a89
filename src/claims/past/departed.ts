/**
 * Packages that stood in this tree, left it, and are dependencies now: what a text says of their files and names is said of the
 * package as it is installed, and no removal here proves it stale. Reads no manifest of the past itself.
 */
import type { Deletion, Facts, PackageFacts } from '../../model.ts';
import { treeOf } from '../../tree.ts';
import { oncePer } from '../../once.ts';
import { folderOf, foldersAbove, lastSegment } from '../../path.ts';
import { dependenciesOf, isOfOurs } from '../world/installed.ts';

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

/**
 * The folders of packages that a change took out of the tree, and that are installed now. Both sides know the names; where code imports
 * something that was not installed before, any of them may be called so by now.
 */
export function departedSince(earlier: Facts, later: Facts): ReadonlySet<string> {
  const [before, { whole }] = [dependenciesOf(earlier).whole, dependenciesOf(later)];
  const isNew = later.modules.some(({ externals }) => externals.some((name) => whole.has(name) && !before.has(name)));
  const standing = new Set(later.project.packages.flatMap(({ dir, name }) => [dir, name]));
  const isDeparted = ({ dir, name }: PackageFacts): boolean =>
    name !== undefined && (whole.has(name) || (isNew && !standing.has(name) && !standing.has(dir)));
  return new Set(earlier.project.packages.flatMap((each) => (each.dir !== '' && isDeparted(each) ? each.dir : [])));
}

/**
 * Whether the path may be one of such a package, for those who know the path alone: a folder above it is gone that ends as what is installed
 * does. `src/common/` is none of `@nestjs/common`: it has to stand where packages do, or the package to be called as ours are.
 */
export function mayHaveDeparted(path: string, facts: Facts, paths: ReadonlySet<string>): boolean {
  const { whole } = dependenciesOf(facts);
  const homes = homesOf(facts);
  return goneAbove(path, paths).some((folder) =>
    [...whole].some(
      (name) => lastSegment(name) === lastSegment(folder) && (homes.has(folderOf(folder)) || isOfOurs(name, facts)),
    ),
  );
}

/**
 * Whether a folder above the path is gone that stood where packages do: what is installed today may be that package by another name, or a
 * generator may write it elsewhere.
 */
export function isOfGonePackage(path: string, facts: Facts, paths: ReadonlySet<string>): boolean {
  return goneAbove(path, paths).some((folder) => homesOf(facts).has(folderOf(folder)));
}

/** The folders that packages stand in, such as `packages`. */
const homesOf = oncePer(
  ({ project }: Facts): ReadonlySet<string> =>
    new Set(project.packages.flatMap(({ dir }) => (dir === '' ? [] : [folderOf(dir)]))),
);

function goneAbove(path: string, paths: ReadonlySet<string>): readonly string[] {
  return foldersAbove(path).filter((folder) => !treeOf(paths).folders.has(folder));
}
