/**
 * Why a name that the code lost may be there all the same, where no scan looks: the one question of what history, a lock and a change tell
 * to be gone. Whether a text in another language holds the name is asked of git.
 */
import type { Body, Claim, Facts, FileFacts } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { isConfigFile } from '../../scan/language.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { packageTest } from '../../scan/whole-facts.ts';
import { folderOf, foldersUp, lastSegment } from '../../path.ts';
import { treeOf } from '../../tree.ts';
import { shownImports } from '../find/find-imports.ts';
import { giversBefore, namesLeading, namesNear, originsBehind, possessorBehind } from '../words/nearby.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { isBehindFile } from '../world/known-path.ts';
import { borrowedFrom, isAside } from '../world/names.ts';
import { isBrand, isOfLibraries, isOfOurs } from '../world/installed.ts';
import { withStars } from '../world/stars.ts';
import { mayHaveDeparted } from './departed.ts';
import { isHandedOn } from './handed-on.ts';
import { isMadeWith, isPassedOnMade } from './made-names.ts';
import { isTakenFromOutside } from './outside-names.ts';

/** A name that is nowhere in the code, with what is known of where it was and who names it. */
export interface LostPlace {
  readonly name: string;
  /** The file that had it, as it is called now. */
  readonly from: string;
  /** Where the text names it. */
  readonly at: Pick<Claim, 'line' | 'column'>;
  readonly body: Body | undefined;
  /** Present where a lock saw the name live between the words of today: all of its block, or those beside it. */
  readonly isLocked?: 'whole' | 'near';
  /** Names that the file exported beside it, as far as they are known. */
  readonly beside: readonly string[];
  /** The facts of before, where a change is known from both sides. */
  readonly earlier?: Facts;
}

/** What such a name is looked for in. */
export type Outlook = Pick<ClaimWorld, 'facts' | 'paths' | 'isIgnored' | 'unseen'>;

/** Whether the name may be there out of sight, or be that of a library by the words of the text. */
export function mayBeElsewhere(lost: LostPlace, world: Outlook): boolean {
  const { name, from, isLocked, beside, earlier } = lost;
  if (isOutOfSight(from, world) || isOfMadePackage(from, world.facts) || mayBePassedOn(name, from, world.facts))
    return true;
  if (isHandedOn(name, from, { facts: world.facts, earlier })) return true;
  if (isTakenFromOutside([name, ...beside], from, { facts: world.facts, earlier, unseen: world.unseen })) return true;
  if (isMadeWith([name, ...beside], from, world) || isPassedOnMade(from, world) || isCalledSo(name, world)) return true;
  if (isLocked && mayHaveDeparted(from, world.facts, world.paths)) return true;
  return isSaidOfLibrary(lost, world.facts);
}

/**
 * Whether a file may have names that no scan sees: it is tracked and was not read, as in a sparse checkout; it is not committed any more, so
 * that a tool writes it in every clone; or it stands in what is a submodule by now.
 */
export function isOutOfSight(path: string, { facts, paths, isIgnored }: Outlook): boolean {
  if (paths.has(path)) return !readFiles(facts).has(path);
  return isIgnored(path) || isBehindFile(treeOf(paths), path);
}

/**
 * Whether a file is called like the name and exports something that has none of its own: `export default () => …` in `InvoiceCard.tsx`, a component,
 * a template. Code calls such a thing by its file.
 */
function isCalledSo(name: string, { facts }: Outlook): boolean {
  return unnamedFiles(facts).has(name);
}

const unnamedFiles = oncePer(({ files }: Facts): ReadonlySet<string> => {
  const unnamed = files.filter(({ path, exports, commonjs }) => {
    const isWhole = commonjs !== undefined || exports.some((each) => each.name === 'default');
    return isWhole && !isAside(path);
  });
  const stems = unnamed.map(({ path }) => lastSegment(path.replace(/\/index\.\w+$/, '')).replace(/\..*$/, ''));
  return new Set(stems);
});

/**
 * Whether the package that had the file is made as a whole: what it is entered by leads to no source, or code takes it without a word of what
 * that is, and none of its code is here. The scripts that make it are.
 */
function isOfMadePackage(path: string, facts: Facts): boolean {
  return madeFolders(facts).some((dir) => path.startsWith(`${dir}/`));
}

const madeFolders = oncePer((facts: Facts): readonly string[] => {
  const { project, files } = facts;
  const written = foldersWithCode(facts);
  return project.packages.flatMap(({ dir, name, untracedEntries = [] }) => {
    if (dir === '' || written.has(dir)) return [];
    const isTaken = ({ path, imports }: FileFacts): boolean =>
      !path.startsWith(`${dir}/`) && imports.some(({ specifier }) => `${specifier}/`.startsWith(`${name}/`));
    return untracedEntries.length > 0 || files.some(isTaken) ? [dir] : [];
  });
});

/** The folders of packages that have code of their own. */
function foldersWithCode({ project, files }: Facts): ReadonlySet<string> {
  const dirs = new Set(project.packages.map(({ dir }) => dir));
  const written = new Set<string>();
  for (const { path } of files)
    for (const dir of foldersUp(folderOf(path)))
      if (dirs.has(dir) && !written.has(dir) && !isBesideCode(path, dir)) written.add(dir);
  return written;
}

/** Tests, settings of tools, and the scripts of a package: what is made comes of them, and is none of them. */
function isBesideCode(path: string, dir: string): boolean {
  return isAside(path) || isConfigFile(path) || /^(?:scripts?|tools?|codegen)\//.test(path.slice(dir.length + 1));
}

const readFiles = oncePer(({ files }: Facts): ReadonlySet<string> => new Set(files.map(({ path }) => path)));

/**
 * Whether the package that lost the name passes on whatever something out of sight exports, such as a dependency that it moved to.
 * Stars of other packages bring other names.
 */
export function mayBePassedOn(name: string, from: string, facts: Facts): boolean {
  // RTK Query makes `useGetPostsQuery` for an endpoint `getPosts`: that a file took it out by name takes no hook away.
  if (HOOK_OF_ENDPOINT.test(name) && isOfLibraries('@reduxjs/toolkit', facts)) return true;
  if (isOfLibraries('nuxt', facts) && nuxtComponents(facts).has(name)) return true;
  return starredFiles(facts).some((path) => {
    if (!areTogether(facts)(path, from)) return false;
    const lookup = lookupSymbol(facts, path, name);
    if (!('missing' in lookup)) return false;
    // Below a star a torn file may have any name.
    return !lookup.isProven || withStars(facts, path).some(({ syntaxError }) => syntaxError);
  });
}

/** Nuxt calls `components/base/Button.vue` `BaseButton`, and loads it late as `LazyBaseButton` (https://nuxt.com/docs/guide/directory-structure/components). */
const nuxtComponents = oncePer(({ files }: Facts): ReadonlySet<string> => {
  const names = files.flatMap(({ path }) => {
    const [, inside] = /(?:^|\/)components\/(.+?)(?:\.(?:client|server|global))?\.(?:vue|[jt]sx?)$/.exec(path) ?? [];
    if (inside === undefined) return [];
    const parts = inside
      .split('/')
      .map((part) => part.replace(/(?:^|[-_.])(\w)/g, (_, letter: string) => letter.toUpperCase()));
    return [parts.filter((part) => part !== 'Index').join(''), parts.at(-1) ?? ''];
  });
  return new Set(names.flatMap((name) => [name, `Lazy${name}`]));
});

const HOOK_OF_ENDPOINT = /^use[A-Z]\w*(?:Query|Mutation|QueryState|QuerySubscription)$/;

/** Files that pass on all of another. Those of tests and examples are nobody's surface. */
const starredFiles = oncePer(({ files }: Facts): readonly string[] =>
  files.flatMap(({ path, reexports }) =>
    reexports.some(({ form }) => form === 'star') && !isAside(path) ? [path] : [],
  ),
);

const areTogether = oncePer(({ project }: Facts) => packageTest(project));

/**
 * Whether the statement, its heading or the lead of its list names a package from outside: what replaced a name of ours is often called
 * like it. Behind the name a package counts only where the words say that the name is of it. So does one that a fence of the text imports
 * the name from.
 */
function isSaidOfLibrary({ name, at, body, isLocked }: LostPlace, facts: Facts): boolean {
  if (body === undefined) return false;
  const near = [...namesNear(body, at), ...namesLeading(body, at)];
  // Beside a name that was ours between these very words a package is what it is made with, unless it may have been ours as well.
  if (near.some((each) => (isLocked === 'whole' ? isOfOurs(each, facts) : isOfLibraries(each, facts)))) return true;
  // Code may import what no manifest names: from an address, or what another package brings.
  if (giversBefore(body, at).some((each) => isOfLibraries(each, facts) || borrowedFrom(facts).has(each))) return true;
  const origins = [...originsBehind(body, at), ...(shownImports(body).get(name) ?? [])];
  const possessor = possessorBehind(body, at);
  return origins.some((each) => isOfLibraries(each, facts)) || (possessor !== undefined && isBrand(possessor, facts));
}
