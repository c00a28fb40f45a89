/** What would keep a plan from being carried out, looked at before its first write. Looks only, changes nothing. */
import { realpath } from 'node:fs/promises';
import type { Change } from '../model.ts';
import { ignoreRules, type IgnoreRule } from './git-ignored.ts';
import { inspect, isRefusal, look } from './place.ts';

/** A place that a plan needs and that cannot be written. */
export interface RefusedPlace {
  readonly path: string;
  /** Behind the path, as in "is read-only". */
  readonly because: string;
  readonly hint: string;
}

/** A place that is written or removed whatever stands there, and the link that it may hold. */
export interface NeededPlace {
  readonly path: string;
  readonly link?: string | undefined;
}

/** Those of `changes` and `places` that would be refused, by path. */
export async function refusedPlaces(
  root: string,
  changes: readonly Change[],
  places: readonly NeededPlace[],
): Promise<readonly RefusedPlace[]> {
  const realRoot = await realpath(root);
  const refused = new Map<string, RefusedPlace>();
  for (const change of changes.filter(({ action }) => ['create', 'update', 'delete'].includes(action))) {
    const found = await inspect(realRoot, change);
    if (isRefusal(found)) refused.set(change.path, { path: change.path, ...found });
  }
  for (const { path, link } of places) {
    const found = await look(realRoot, path, [link]);
    if (isRefusal(found)) refused.set(path, { path, ...found });
  }
  return [...refused.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The first of `paths` that git ignores, by whichever of its files; undefined too where there is no git to ask. */
export async function ignoredByGit(root: string, paths: readonly string[]): Promise<IgnoreRule | undefined> {
  if (paths.length === 0) return undefined;
  const [rule] = await ignoreRules(root, paths);
  return rule?.pattern.startsWith('!') ? undefined : rule;
}
