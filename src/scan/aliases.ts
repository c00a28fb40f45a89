/** The aliases that tsconfig files give to the files that they hold: `paths`, and `baseUrl`. Resolves nothing. */
import type { TsconfigFacts } from '../model.ts';
import { globMatcher } from '../glob.ts';
import { folderOf, foldersUp } from '../path.ts';

/** The aliases of one tsconfig. */
export interface AliasSet {
  readonly baseUrl: string | undefined;
  /** Best first. */
  readonly aliases: readonly Alias[];
}

/** One entry of `paths`. */
export interface Alias {
  readonly prefix: string;
  /** Undefined for a pattern without `*`. */
  readonly suffix: string | undefined;
  readonly targets: readonly string[];
}

/** The aliases that hold for one file. */
export interface FileAliases {
  readonly sets: readonly AliasSet[];
  /** The same for all files of a folder that have the same aliases. */
  readonly key: string;
}

/**
 * The aliases that hold for a file: those of the nearest folder with a tsconfig that has any, or references one that has.
 * Of several, those count that hold the file; where none does, all of them, as bundlers and tests go by them too.
 */
export function aliasLookup(tsconfigs: readonly TsconfigFacts[]): (path: string) => FileAliases {
  const groups = groupsOf(tsconfigs);
  const folders = new Map<string, readonly (readonly Candidate[])[]>();
  const known = new Map<string, FileAliases>();
  const groupsAbove = (dir: string): readonly (readonly Candidate[])[] => {
    const found =
      folders.get(dir) ?? [...foldersUp(dir)].flatMap((at) => (groups.has(at) ? [groups.get(at) ?? []] : []));
    folders.set(dir, found);
    return found;
  };
  return (path) => {
    let chosen: readonly Candidate[] = [];
    for (const group of groupsAbove(folderOf(path))) {
      chosen = chosenFrom(group, path);
      if (chosen.length > 0) break;
    }
    const key = chosen.map(({ file }) => file).join('\0');
    const aliases = known.get(key) ?? { sets: chosen.map(({ set }) => set), key };
    known.set(key, aliases);
    return aliases;
  };
}

/** The first alias that claims a specifier, and the places that it leads to; undefined where none does. */
export function aliasTargets(
  { aliases }: AliasSet,
  specifier: string,
): { readonly alias: Alias; readonly targets: readonly string[] } | undefined {
  const alias = aliases.find(({ prefix, suffix }) =>
    suffix === undefined ? specifier === prefix : isBetween(specifier, prefix, suffix),
  );
  if (alias === undefined) return undefined;
  const middle = specifier.slice(alias.prefix.length, specifier.length - (alias.suffix ?? '').length);
  return { alias, targets: alias.targets.map((target) => target.replace('*', () => middle)) };
}

function chosenFrom(group: readonly Candidate[], path: string): readonly Candidate[] {
  const [only] = group;
  // The one config of a folder is right whether it holds the file or not.
  if (!only || (group.length === 1 && only.isOwn)) return group;
  const matching = group.filter(({ holds }) => holds(path));
  return matching.length > 0 ? matching : group.filter(({ isOwn }) => isOwn);
}

interface Candidate {
  readonly file: string;
  readonly set: AliasSet;
  /** True for a config of the folder itself, and not of another that it references. */
  readonly isOwn: boolean;
  readonly holds: (path: string) => boolean;
}

/** Folder → the configs with aliases in it, and those that its configs reference. */
function groupsOf(tsconfigs: readonly TsconfigFacts[]): ReadonlyMap<string, readonly Candidate[]> {
  const byFile = new Map(tsconfigs.map((config) => [config.file, config]));
  const candidate = (config: TsconfigFacts, dir: string): readonly Candidate[] => {
    const aliases = Object.entries(config.paths).map(toAlias).sort(byLength);
    if (aliases.length === 0 && config.baseUrl === undefined) return [];
    const isOwn = folderOf(config.file) === dir;
    let test: ((path: string) => boolean) | undefined;
    const holds = (path: string): boolean => (test ??= holding(config))(path);
    return [{ file: config.file, set: { baseUrl: config.baseUrl, aliases }, isOwn, holds }];
  };
  const groups = new Map<string, Map<string, Candidate>>();
  for (const config of tsconfigs) {
    const dir = folderOf(config.file);
    const group = groups.get(dir) ?? new Map<string, Candidate>();
    const referenced = (config.references ?? []).flatMap((file) => byFile.get(file) ?? []);
    const elsewhere = referenced.filter(({ file }) => folderOf(file) !== dir);
    for (const each of [config, ...elsewhere].flatMap((one) => candidate(one, dir))) group.set(each.file, each);
    if (group.size > 0) groups.set(dir, group);
  }
  return new Map([...groups].map(([dir, group]) => [dir, [...group.values()]]));
}

/** Whether a config says that a file is its own (TypeScript handbook, "TSConfig reference": files, include, exclude). */
function holding({ file, files, include, exclude, outDir }: TsconfigFacts): (path: string) => boolean {
  const dir = folderOf(file);
  const below = (name: string) => (dir === '' ? name : `${dir}/${name}`);
  const named = new Set(files);
  const included = (include ?? (files ? [] : [below('**/*')])).flatMap(withBelow).map(globMatcher);
  const byDefault = outDir === undefined || outDir === '' ? [] : [outDir];
  const excluded = (exclude ?? byDefault).flatMap(withBelow).map(globMatcher);
  return (path) =>
    named.has(path) || (included.some((matches) => matches(path)) && !excluded.some((matches) => matches(path)));
}

/** A folder stands for all that is in it. */
function withBelow(glob: string): readonly string[] {
  return glob === '' ? ['**'] : [glob, `${glob.replace(/\/$/, '')}/**`];
}

function toAlias([pattern, targets]: [string, readonly string[]]): Alias {
  const star = pattern.indexOf('*');
  if (star === -1) return { prefix: pattern, suffix: undefined, targets };
  return { prefix: pattern.slice(0, star), suffix: pattern.slice(star + 1), targets };
}

/** Exact names first, then the longest prefix, as TypeScript does. */
function byLength(a: Alias, b: Alias): number {
  const exact = Number(b.suffix === undefined) - Number(a.suffix === undefined);
  return exact !== 0 ? exact : b.prefix.length - a.prefix.length;
}

/** True when something, be it empty, stands between `prefix` and `suffix`. */
export function isBetween(text: string, prefix: string, suffix: string): boolean {
  return text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix);
}
