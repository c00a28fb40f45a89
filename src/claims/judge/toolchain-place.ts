/**
 * Where a text on package managers and versions holds: the folders that it is about, whether the root speaks for them, and whether what it
 * types is typed there. It knows nothing of which manager is right.
 */
import type { Claim, Facts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, foldersAbove, joinPath, lastSegment } from '../../path.ts';
import { isVersionFile } from '../../scan/tools.ts';
import { treeOf } from '../../tree.ts';
import { isInstall } from '../find/toolchain-claim.ts';
import { LOCKS } from '../shell/managers.ts';
import { scopedFolders } from '../world/code-path.ts';
import { agentCalled, type ClaimWorld } from '../world/evidence.ts';

/**
 * A guide to one manager, or what a text about one folder says beside the way: "the plugin host spawns `npm install`". Such
 * texts tell nobody what to type here.
 */
export function isOfOneTool(claim: Claim, world: ClaimWorld): boolean {
  const { file, how } = claim;
  if (!isInstall(claim)) return false;
  return GUIDE_TO_MANAGER.test(file) || (how === 'code' && !foldersOf(file, world).includes(''));
}

const GUIDE_TO_MANAGER = /(?:^|\/)(?:npm|pnpm|yarn|bun)\.(?:mdc?|instructions\.md)$/;

/**
 * Whether an install is typed in a folder that is none of the workspace's: one that stands for itself, or another project, which the text
 * has the reader clone or make. A clone of this repository is called as its root is.
 */
export function isTypedElsewhere({ file, within }: Claim, world: ClaimWorld): boolean {
  if (within === undefined) return false;
  const { folders } = treeOf(world.paths);
  const places = ['', ...foldersOf(file, world)].flatMap((base) => joinPath(base, within) ?? []);
  const known = places.find((place) => folders.has(place));
  if (known !== undefined) return known !== '' && standsForItself(known, world);
  const root = world.facts.project.packages.find(({ dir }) => dir === '')?.name;
  return root === undefined || lastSegment(root) !== lastSegment(within);
}

/** True where one is about a folder that the other is about as well, so that an agent reads both. */
export function isNear(a: string, b: string, world: ClaimWorld): boolean {
  const others = foldersOf(b, world);
  return foldersOf(a, world).some((left) =>
    others.some((right) => left === right || isIn(left, right) || isIn(right, left)),
  );
}

function isIn(folder: string, other: string): boolean {
  return other === '' || folder.startsWith(`${other}/`);
}

/** The folders that a text is about: those of its globs, or the one whose sessions load it. */
function foldersOf(file: string, world: ClaimWorld): readonly string[] {
  const agent = agentCalled(file, world);
  if (agent === undefined) return [file.startsWith('context/') ? '' : folderOf(file)];
  const scoped = scopedFolders(agent);
  return scoped.length > 0 ? scoped : [agent.base];
}

/**
 * Whether a text stands in a folder that may go by another manager or version than the root: beside a package.json of no
 * workspace, a lock file, a version file or an image of its own. It speaks of that folder, and contradicts nobody.
 */
export function isNested(file: string, world: ClaimWorld): boolean {
  const agent = agentCalled(file, world);
  if (agent !== undefined && STANDS_ALONE.test(agent.body.text)) return true;
  const folders = [folderOf(file), ...(agent === undefined ? [] : scopedFolders(agent))];
  return folders.some((folder) => folder !== '' && standsForItself(folder, world));
}

function standsForItself(folder: string, { paths, facts }: ClaimWorld): boolean {
  const own = ownToolchains(paths);
  return [folder, ...foldersAbove(folder)].some((dir) => own.has(dir) || nestedFolders(facts).has(dir));
}

/**
 * The folder of the package.json of no workspace, or of the lock file, next above a text. Undefined where the text is about other folders as
 * well, or where an image on the way down to it may ask for a version that is not read.
 */
export function projectWithoutPin(file: string, world: ClaimWorld): string | undefined {
  const agent = agentCalled(file, world);
  if (agent !== undefined && (STANDS_ALONE.test(agent.body.text) || scopedFolders(agent).length > 0)) return undefined;
  const { paths, facts } = world;
  const here = [folderOf(file), ...foldersAbove(folderOf(file))].filter((dir) => dir !== '');
  if (here.some((dir) => pinned(paths).has(dir))) return undefined;
  return here.find((dir) => ownToolchains(paths).has(dir) || nestedFolders(facts).has(dir));
}

/** Whoever says so has a package manager of its own. */
const STANDS_ALONE = /\bnot (?:a )?(?:part|member) of (?:the|our|this|any) (?:[\w-]+ )?workspace/i;

const nestedFolders = oncePer(
  ({ project }: Facts): ReadonlySet<string> => new Set((project.nestedPackages ?? []).map(({ dir }) => dir)),
);

/** Files below the root that may ask for a version and are not read for it. */
const PINS =
  /^(?:\.?mise\.[\w-]+\.toml|(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?|[\w.-]+\.Dockerfile|docker-compose[\w.-]*\.ya?ml|compose\.ya?ml)$/i;

const pinned = oncePer((paths: ReadonlySet<string>): ReadonlySet<string> =>
  foldersWith(paths, (name) => PINS.test(name)),
);

const ownToolchains = oncePer((paths: ReadonlySet<string>): ReadonlySet<string> => {
  const locks = new Set([...Object.values(LOCKS).flat(), 'pnpm-workspace.yaml']);
  return new Set([...foldersWith(paths, (name) => locks.has(name) || isVersionFile(name)), ...pinned(paths)]);
});

/** The folders below the root that hold such a file. */
function foldersWith(paths: ReadonlySet<string>, test: (name: string) => boolean): ReadonlySet<string> {
  const own = [...paths].filter((path) => test(lastSegment(path)));
  return new Set(own.map(folderOf).filter((dir) => dir !== ''));
}
