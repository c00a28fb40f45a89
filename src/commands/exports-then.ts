/** Asks git what files exported before the commits that took names from them: what went with a name may tell where it went. */
import { textsAt } from '../disk/past.ts';
import type { ExportsThen, FileFacts, RemovedName } from '../model.ts';

/** Most files that are read: each is parsed, and more than these no change takes that texts speak of. */
const MAX_FILES = 100;

/** Under each commit the names that its files exported before it, by the path of then. What declares nothing of its own is read as well. */
export async function exportsThen(root: string, lost: readonly RemovedName[]): Promise<ExportsThen> {
  const wanted = new Map<string, Set<string>>();
  for (const { commit, file } of lost.slice(0, MAX_FILES))
    wanted.set(commit, (wanted.get(commit) ?? new Set<string>()).add(file));
  const texts = await textsAt(root, new Map([...wanted].map(([commit, files]) => [commit, [...files]])), 'before');
  // The parser is loaded only where something was lost.
  const { scanFile } = await import('../scan/file.ts');
  return new Map(
    [...texts].map(([commit, files]) => [
      commit,
      new Map([...files].map(([path, text]) => [path, namesOf(scanFile(path, text))])),
    ]),
  );
}

function namesOf({ exports, reexports }: FileFacts): readonly string[] {
  return [...exports.map(({ name }) => name), ...reexports.flatMap(({ exported }) => exported ?? [])];
}
