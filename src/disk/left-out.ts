/**
 * Texts that a sparse checkout leaves out: they are of the tree and stand in the index alone. Nothing is fetched. Asked only about what
 * would else be called absent.
 */
import { readBlobs } from './blobs.ts';
import { gitText } from './git.ts';
import { isSparse } from './mentions.ts';
import { decode } from './decode.ts';

/** Texts by path, as far as they can be had. */
export interface UnreadTexts {
  readonly texts: ReadonlyMap<string, string>;
  /** False where some text cannot be had, as in a partial clone: then nobody knows what it holds. */
  readonly isWhole: boolean;
}

/** The texts that `globs` of git match and that are left out here. */
export async function leftOutTexts(root: string, globs: readonly string[]): Promise<UnreadTexts> {
  const texts = new Map<string, string>();
  const ids = await leftOutIds(root, globs);
  if (ids === undefined) return { texts, isWhole: false };
  if (ids.size === 0) return { texts, isWhole: true };
  const blobs = await readBlobs(root, [...ids.values()]);
  for (const [path, id] of ids) {
    const bytes = blobs.get(id);
    const read = bytes && decode(bytes);
    if (read?.kind === 'text') texts.set(path, read.text);
  }
  return { texts, isWhole: texts.size === ids.size };
}

/** Those of `paths` that are of the tree and left out here. */
export async function leftOutAmong(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const ids = await leftOutIds(
    root,
    paths.map((path) => `:(literal)${path}`),
  );
  return paths.filter((path) => ids?.has(path));
}

/** Git's names for the texts that `globs` match and that are left out, by path; undefined where git cannot say. */
async function leftOutIds(root: string, globs: readonly string[]): Promise<ReadonlyMap<string, string> | undefined> {
  if (globs.length === 0 || !(await isSparse(root))) return new Map();
  const listed = await gitText(root, ['ls-files', '-z', '-t', '--stage', '--', ...globs]);
  return listed === undefined ? undefined : new Map(listed.split('\0').flatMap((entry) => leftOut(entry)));
}

/** `S 100644 <id> 0<tab><path>`: the tag of what git was told to leave off the disk. */
function leftOut(entry: string): readonly (readonly [path: string, id: string])[] {
  const tab = entry.indexOf('\t');
  const [tag, , id = ''] = entry.slice(0, tab).split(' ');
  return tag === 'S' && tab !== -1 ? [[entry.slice(tab + 1), id]] : [];
}
