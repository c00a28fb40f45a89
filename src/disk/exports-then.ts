/**
 * What files exported before the commits that took names from them: what went with a name may tell where it went. A commit never changes,
 * so that each file of one is read and parsed once, and later runs know what it exported.
 */
import type { ExportsThen, FileFacts, RemovedName } from '../model.ts';
import type { CacheFolder } from './cache.ts';
import { commitAnswers } from './commit-answers.ts';
import { keyOf, type Ground } from './git-ground.ts';
import { textsAt } from './past.ts';
import { buildId } from './templates.ts';

/** Most files that are read: each is parsed, and more than these no change takes that texts speak of. */
const MAX_FILES = 100;

/** Under each commit the names that its files exported before it, by the path of then. What declares nothing of its own is read as well. */
export async function readExportsThen(
  { root, prefix }: Ground,
  lost: readonly RemovedName[],
  cache: CacheFolder | undefined,
): Promise<ExportsThen> {
  const places = new Map(lost.slice(0, MAX_FILES).map((place) => [placeKey(place), place]));
  const answers = await commitAnswers([...places.keys()], {
    cache,
    name: `exports-${keyOf([buildId(), prefix])}.jsonl`,
    ask: async (missing) =>
      await askExports(
        root,
        missing.flatMap((key) => places.get(key) ?? []),
      ),
  });
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const [key, names] of answers ?? []) {
    const place = places.get(key);
    if (place) found.set(place.commit, (found.get(place.commit) ?? new Map()).set(place.file, names));
  }
  return found;
}

type Place = Pick<RemovedName, 'commit' | 'file'>;

/** One word without a tab or a line end. */
function placeKey({ commit, file }: Place): string {
  return `${commit}:${encodeURI(file.toWellFormed())}`;
}

/** Only what git has: what a partial clone lacks may be there tomorrow. */
async function askExports(root: string, places: readonly Place[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Map<string, string[]>();
  for (const { commit, file } of places) wanted.set(commit, [...(wanted.get(commit) ?? []), file]);
  const texts = await textsAt(root, wanted, 'before');
  // The parser is loaded only where something was lost that no run has looked at.
  if (texts.size === 0) return new Map();
  const { scanFile } = await import('../scan/file.ts');
  return new Map(
    places.flatMap((place) => {
      const { commit, file } = place;
      const text = texts.get(commit)?.get(file);
      return text === undefined ? [] : [[placeKey(place), namesOf(scanFile(file, text))] as const];
    }),
  );
}

function namesOf({ exports, reexports }: FileFacts): readonly string[] {
  return [...exports.map(({ name }) => name), ...reexports.flatMap(({ exported }) => exported ?? [])];
}
