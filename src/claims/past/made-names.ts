/**
 * What code imports from where git ignores what stands: a tool writes it in every clone, with more that nobody has read. What was exported
 * beside a name that code takes from there may have come there with it.
 */
import type { Facts, PackageFacts, UnresolvedImport } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, foldersUp, joinPath } from '../../path.ts';
import { aliasLookup, aliasTargets, type FileAliases } from '../../scan/aliases.ts';
import { frameworkAliases } from '../../scan/frameworks.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { modulePaths } from '../world/known-path.ts';

/** Where such imports are looked for, and the names that they bring, where somebody has read them. */
export type MadeGround = Pick<ClaimWorld, 'facts' | 'paths' | 'isIgnored' | 'madeNames'>;

/** The imports of such files, as file → specifiers: which names they bring no fact tells. */
export function madeImports(ground: MadeGround): ReadonlyMap<string, ReadonlySet<string>> {
  return madeOf(ground).imports;
}

/**
 * Whether a file that lost these names lost one to a tool: it does not export that itself any more, and code takes it from out of sight; or
 * what is made stands in for the file itself, by its name. That code imports something else from elsewhere tells nothing of this file.
 */
export function isMadeWith(names: readonly string[], path: string, ground: MadeGround): boolean {
  const { imports, places } = madeOf(ground);
  if (imports.size === 0) return false;
  const file = ground.facts.files.find((each) => each.path === path);
  // `src/errors.gen.ts` for `src/errors.ts`.
  if (file === undefined && places.has(withoutEndings(path))) return true;
  const still = new Set(file?.exports.map(({ name }) => name));
  return names.some((name) => name !== 'default' && ground.madeNames?.has(name) && !still.has(name));
}

interface Made {
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where they come from, without endings. */
  readonly places: ReadonlySet<string>;
}

const madeOf = oncePer((ground: MadeGround): Made => {
  const { facts, isIgnored } = ground;
  const placesOf = placeFinder(ground);
  const imports = new Map<string, Set<string>>();
  const places = new Set<string>();
  for (const each of facts.unresolved) {
    const { file, specifier, reason } = each;
    if (!WITHOUT_FILE.has(reason) || NO_CODE.test(specifier)) continue;
    const ignored = placesOf(each).filter((path) =>
      modulePaths(path).some((found) => isIgnored(found) && !isEmitted(found, file)),
    );
    // Where `#api` leads the manifest says, and no fact does.
    if (ignored.length === 0 && reason !== 'imports') continue;
    for (const path of ignored) places.add(withoutEndings(path));
    imports.set(file, (imports.get(file) ?? new Set<string>()).add(specifier));
  }
  return { imports, places };
});

const WITHOUT_FILE: ReadonlySet<UnresolvedImport['reason']> = new Set(['missing', 'alias', 'imports']);

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
