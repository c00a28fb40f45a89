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
export const madeNames = oncePer(({ facts, isIgnored }: MadeGround): ReadonlySet<string> => {
  const aliasesOf = aliasLookup(facts.project.tsconfigs);
  const made = facts.unresolved.filter(({ file, specifier, reason }) => {
    if (reason !== 'missing' && reason !== 'alias') return false;
    return placesOf(specifier, folderOf(file), aliasesOf(file)).some((path) => modulePaths(path).some(isIgnored));
  });
  return new Set(made.length === 0 ? [] : namesFrom(made, facts));
});

/**
 * Whether a file that lost these names lost one to a tool: it does not export that itself any more, and code takes it from out of sight.
 * That code imports something else from there tells nothing of this file.
 */
export function isMadeWith(names: readonly string[], path: string, ground: MadeGround): boolean {
  const made = madeNames(ground);
  if (made.size === 0 || !names.some((name) => made.has(name))) return false;
  const still = new Set(ground.facts.files.find((file) => file.path === path)?.exports.map(({ name }) => name));
  return names.some((name) => made.has(name) && !still.has(name));
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
