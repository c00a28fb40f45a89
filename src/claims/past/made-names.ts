/**
 * Names that code imports from where git ignores what stands: a tool writes them in every clone, with more that nobody has read. What was
 * exported beside one of them may have come there with it.
 */
import type { Facts, ImportFact, UnresolvedImport } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, joinPath } from '../../path.ts';
import { aliasLookup, aliasTargets, type FileAliases } from '../../scan/aliases.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { modulePaths } from '../world/known-path.ts';

/** Where such names are looked for. */
export type MadeGround = Pick<ClaimWorld, 'facts' | 'isIgnored'>;

/** The names that imports, relative ones and by an alias, bring from a path that git ignores, where nothing stands in the tree. */
export function madeNames(ground: MadeGround): ReadonlySet<string> {
  return madeOf(ground).names;
}

/**
 * Whether a file that lost these names lost one to a tool: it does not export that itself any more, and code takes it from out of sight; or
 * what is made stands in for the file itself, by its name. That code imports something else from elsewhere tells nothing of this file.
 */
export function isMadeWith(names: readonly string[], path: string, ground: MadeGround): boolean {
  const made = madeOf(ground);
  if (made.places.size === 0) return false;
  const file = ground.facts.files.find((each) => each.path === path);
  // `src/errors.gen.ts` for `src/errors.ts`.
  if (file === undefined && made.places.has(withoutEndings(path))) return true;
  const still = new Set(file?.exports.map(({ name }) => name));
  return names.some((name) => made.names.has(name) && !still.has(name));
}

interface Made {
  readonly names: ReadonlySet<string>;
  /** Where they come from, without endings. */
  readonly places: ReadonlySet<string>;
}

const madeOf = oncePer(({ facts, isIgnored }: MadeGround): Made => {
  const aliasesOf = aliasLookup(facts.project.tsconfigs);
  const places = new Set<string>();
  const made = facts.unresolved.filter(({ file, specifier, reason }) => {
    if (reason !== 'missing' && reason !== 'alias') return false;
    const meant = placesOf(specifier, folderOf(file), aliasesOf(file));
    const ignored = meant.filter((path) => modulePaths(path).some((each) => isIgnored(each) && !isEmitted(each, file)));
    for (const path of ignored) places.add(withoutEndings(path));
    return ignored.length > 0;
  });
  return { names: new Set(made.length === 0 ? [] : namesFrom(made, facts)), places };
});

/** What a compiler writes beside TypeScript is ignored in many trees: of an import that was left over it tells nothing. */
function isEmitted(path: string, importer: string): boolean {
  return /\.(?:[cm]?jsx?|d\.[cm]?ts)(?:$|\/)/.test(path) && !/\.[cm]?jsx?$/.test(importer);
}

function withoutEndings(path: string): string {
  return path.replace(/(?<=[^/])\.[^/]*$/, '');
}

function placesOf(specifier: string, folder: string, { sets }: FileAliases): readonly string[] {
  if (specifier.startsWith('.')) return [joinPath(folder, specifier) ?? []].flat();
  return sets.flatMap((set) => aliasTargets(set, specifier)?.targets ?? []);
}

function namesFrom(made: readonly UnresolvedImport[], { files }: Facts): readonly string[] {
  const specifiers = new Map<string, Set<string>>();
  for (const { file, specifier } of made)
    specifiers.set(file, (specifiers.get(file) ?? new Set<string>()).add(specifier));
  return files.flatMap(({ path, imports, borrowed = [], reexports }) => {
    const own = specifiers.get(path);
    if (own === undefined) return [];
    const isMade = ({ specifier }: Pick<ImportFact, 'specifier'>): boolean => own.has(specifier);
    const names = [
      ...imports.filter(isMade).flatMap((each) => each.names ?? []),
      ...borrowed.filter(isMade).flatMap((each) => each.names),
      ...reexports.filter(isMade).flatMap(({ imported }) => imported ?? []),
    ];
    // Every file may have a default.
    return names.filter((name) => name !== 'default');
  });
}
