/** The aliases that tsconfig files give to the folders below them: `paths`, and `baseUrl`. Resolves nothing. */
import type { TsconfigFacts } from '../model.ts';
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

/**
 * The aliases that hold in a folder: those of the nearest folder with a tsconfig that has any.
 * All tsconfigs of that folder count, as solutions keep the real options in `tsconfig.app.json` and the like.
 */
export function aliasLookup(tsconfigs: readonly TsconfigFacts[]): (dir: string) => readonly AliasSet[] {
  const own = new Map<string, AliasSet[]>();
  for (const config of tsconfigs) {
    const aliases = Object.entries(config.paths).map(toAlias).sort(byLength);
    if (aliases.length === 0 && config.baseUrl === undefined) continue;
    const dir = folderOf(config.file);
    const sets = own.get(dir) ?? [];
    sets.push({ baseUrl: config.baseUrl, aliases });
    own.set(dir, sets);
  }
  const found = new Map<string, readonly AliasSet[]>();
  return (dir) => {
    const known = found.get(dir);
    if (known) return known;
    let sets: readonly AliasSet[] = [];
    for (const at of foldersUp(dir)) {
      sets = own.get(at) ?? [];
      if (sets.length > 0) break;
    }
    found.set(dir, sets);
    return sets;
  };
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
