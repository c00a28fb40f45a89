/** Asks git what texts said before the commits that took away what they name. */
import { originsOf } from '../claims/past/past.ts';
import { claimWorld } from '../claim-world.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import { openRenames } from '../disk/commit-renames.ts';
import { formerPlaces, textsAt } from '../disk/past.ts';
import type { Compilation, WordsThen } from '../model.ts';

/** A commit, and the texts of today that name what it took. */
export interface Taking {
  readonly commit: string;
  readonly files: readonly string[];
}

/** What the texts, under the names that they had then, said before each commit. */
export async function wordsThen(
  compiled: Compilation,
  takings: readonly Taking[],
  { root, past }: { readonly root: string; readonly past: AskedPast },
): Promise<WordsThen> {
  const files = [...new Set(takings.flatMap((taking) => taking.files))];
  const deleted = (await past.deletions())?.deleted ?? [];
  const moved = await formerPlaces(files, deleted, openRenames(root));
  const origins = originsOf(files, deleted, { world: claimWorld(compiled), moved });
  const wanted = new Map<string, Set<string>>();
  for (const { commit, files: texts } of takings) {
    const paths = texts.flatMap((file) => origins.get(file) ?? []);
    if (paths.length > 0) wanted.set(commit, new Set([...(wanted.get(commit) ?? []), ...paths]));
  }
  const asked = new Map([...wanted].map(([commit, paths]) => [commit, [...paths]]));
  return { before: await textsAt(root, asked, 'before'), origins };
}
