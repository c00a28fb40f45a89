/**
 * What code imports from where no scan looks: git ignores what stands there, so that a tool writes it in every clone, it is another
 * repository, or a file that cannot be read. What was exported beside a name that code takes from there may have come there with it.
 */
import type { Facts, FileFacts, PackageFacts, UnresolvedImport } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, foldersUp, joinPath, lastSegment } from '../../path.ts';
import { aliasLookup, aliasTargets, type FileAliases } from '../../scan/aliases.ts';
import { frameworkAliases } from '../../scan/frameworks.ts';
import { isCodeFile } from '../../scan/language.ts';
import { tableOf } from '../../scan/lookup.ts';
import { packageTest } from '../../scan/whole-facts.ts';
import { isPlatformName } from '../words/common-names.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { isOfLibraries, isOfOurs } from '../world/installed.ts';
import { modulePaths } from '../world/known-path.ts';
import { isAside, outsideTest } from '../world/names.ts';
import { placeOf } from './handed-on.ts';

/** Where such imports are looked for, and the names that they bring, where somebody has read them. */
export type MadeGround = Pick<ClaimWorld, 'facts' | 'paths' | 'isIgnored' | 'unseen'>;

/** The imports of such files, as file → specifiers: which names they bring no fact tells. */
export function madeImports(ground: MadeGround): ReadonlyMap<string, ReadonlySet<string>> {
  return madeOf(ground).imports;
}

/** The files of code that are tracked and were not read: too large, minified, in letters of another kind, or a pointer to what lies elsewhere. */
export const unreadCode = oncePer(({ facts, paths }: MadeGround): readonly string[] => {
  const read = new Set(facts.files.map(({ path }) => path));
  return [...paths].filter((path) => isCodeFile(path) && !read.has(path));
});

/**
 * Whether a file that lost these names lost one to a tool: it does not export that itself any more, and code takes it from out of sight; or
 * what is made stands in for the file itself, by its name. That code imports something else from elsewhere tells nothing of this file.
 */
export function isMadeWith(names: readonly string[], path: string, ground: MadeGround): boolean {
  const { imports, places, movedTo } = madeOf(ground);
  if (ground.unseen?.pointers.some((pointer) => areTogether(ground.facts)(pointer, path))) return true;
  if (imports.size === 0) return false;
  const file = ground.facts.files.find((each) => each.path === path);
  // `src/errors.gen.ts` for `src/errors.ts`, and `vendor/shop/errors` where that is a submodule.
  if (file === undefined && (places.has(withoutEndings(path)) || movedTo.has(lastSegment(placeOf(path))))) return true;
  const still = new Set(file?.exports.map(({ name }) => name));
  return names.some((name) => name !== 'default' && ground.unseen?.made.has(name) && !still.has(name));
}

/**
 * Whether the package of a file that lost a name passes on, as one namespace, all that stands out of sight: `export * as api from './generated'`.
 * So it does with what an alias of a bundler leads to, and with a package that may be one of ours. Libraries have names of their own.
 */
export function isPassedOnMade(from: string, ground: MadeGround): boolean {
  const { facts } = ground;
  const { imports } = madeOf(ground);
  return spacesOf(facts).some(({ path, specifier }) => {
    if (!areTogether(facts)(path, from)) return false;
    return imports.get(path)?.has(specifier) === true || isOpenOutside(path, specifier, facts);
  });
}

function isOpenOutside(path: string, specifier: string, facts: Facts): boolean {
  // `npm:zod` and addresses are of others.
  if (/^\.|^[a-z]+:/.test(specifier) || !outsideTest(facts)(path, specifier)) return false;
  const isLibrary = isOfLibraries(specifier, facts) || isPlatformName(specifier.replace(/\/.*/, ''));
  return !isLibrary || isOfOurs(specifier, facts);
}

/** What files export as one namespace. Those of tests and examples are nobody's surface. */
const spacesOf = oncePer(({ files }: Facts): readonly { readonly path: string; readonly specifier: string }[] =>
  files.flatMap(({ path, reexports }) =>
    reexports.flatMap(({ form, specifier }) => (form === 'namespace' && !isAside(path) ? { path, specifier } : [])),
  ),
);

const areTogether = oncePer(({ project }: Facts) => packageTest(project));

interface Made {
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where they come from, without endings. */
  readonly places: ReadonlySet<string>;
  /** What those of other repositories and of unread files are called. */
  readonly movedTo: ReadonlySet<string>;
}

const madeOf = oncePer((ground: MadeGround): Made => {
  const { facts, isIgnored } = ground;
  const placesOf = placeFinder(ground);
  const imports = new Map<string, Set<string>>();
  const [places, movedTo] = [new Set<string>(), new Set<string>()];
  const add = (file: string, specifier: string): void => {
    imports.set(file, (imports.get(file) ?? new Set<string>()).add(specifier));
  };
  for (const each of facts.unresolved) {
    const { file, specifier, reason } = each;
    if (!WITHOUT_FILE.has(reason) || NO_CODE.test(specifier)) continue;
    if (reason === 'link') {
      movedTo.add(lastSegment(placeOf(specifier)));
      add(file, specifier);
      continue;
    }
    const ignored = placesOf(each).filter((path) =>
      modulePaths(path).some((found) => isIgnored(found) && !isEmitted(found, file)),
    );
    // Where `#api` leads the manifest says, and no fact does.
    if (ignored.length === 0 && reason !== 'imports') continue;
    for (const path of ignored) places.add(withoutEndings(path));
    add(file, specifier);
  }
  for (const { file, specifier } of importsOfUnread(ground)) add(file, specifier);
  return { imports, places, movedTo };
});

const WITHOUT_FILE: ReadonlySet<UnresolvedImport['reason']> = new Set(['missing', 'alias', 'imports', 'link']);

/** The imports that lead to a file which was not read. There is seldom such a file, and then no import is looked at. */
function importsOfUnread(ground: MadeGround): readonly Pick<UnresolvedImport, 'file' | 'specifier'>[] {
  const unread = new Set(unreadCode(ground));
  if (unread.size === 0) return [];
  const { resolve } = tableOf(ground.facts);
  const specifiersOf = ({ imports, reexports }: FileFacts): ReadonlySet<string> =>
    new Set([...imports, ...reexports].map(({ specifier }) => specifier));
  return ground.facts.files.flatMap((file) =>
    [...specifiersOf(file)].flatMap((specifier) => {
      const target = resolve(file.path, specifier);
      return 'file' in target && unread.has(target.file) ? { file: file.path, specifier } : [];
    }),
  );
}

/** Styles, pictures and data export no name that a text speaks of. */
const NO_CODE = /\.(?:json|css|scss|sass|less|svg|png|jpe?g|gif|webp|wasm|node|html|md|txt)$/i;

/** What a compiler writes beside TypeScript is ignored in many trees: of an import that was left over it tells nothing. */
function isEmitted(path: string, importer: string): boolean {
  return /\.(?:[cm]?jsx?|d\.[cm]?ts)(?:$|\/)/.test(path) && !/\.[cm]?jsx?$/.test(importer);
}

function withoutEndings(path: string): string {
  return path.replace(/(?<=[^/])\.[^/]*$/, '');
}

/** Finds where a specifier leads: beside its file, by an alias of a tsconfig, or by one that a framework promises. */
function placeFinder({ facts, paths }: MadeGround): (each: UnresolvedImport) => readonly string[] {
  const aliasesOf = aliasLookup(facts.project.tsconfigs);
  const owners = ownersOf(facts);
  return ({ file, specifier }) => {
    const folder = folderOf(file);
    if (specifier.startsWith('.')) return [joinPath(folder, specifier) ?? []].flat();
    const promised = [...foldersUp(folder)].flatMap((dir) => {
      const owner = owners.get(dir);
      return owner === undefined ? [] : frameworkAliases(owner, specifier, (path) => paths.has(path));
    });
    return [
      ...byAlias(specifier, aliasesOf(file)),
      ...promised.flatMap((alias) => ('path' in alias ? (joinPath('', alias.path) ?? []) : [])),
    ];
  };
}

function byAlias(specifier: string, { sets }: FileAliases): readonly string[] {
  return sets.flatMap((set) => aliasTargets(set, specifier)?.targets ?? []);
}

function ownersOf({ project: { packages, nestedPackages = [] } }: Facts): ReadonlyMap<string, PackageFacts> {
  return new Map([...nestedPackages, ...packages].map((each) => [each.dir, each]));
}
