/** The indexes of decisions that somebody keeps in files of any name, read for what stands between their marks. */
import { isOutputPath } from '../clients.ts';
import type { Config } from '../model.ts';
import { holdsIndex } from '../sources/kept-index.ts';
import { decisionPaths, possibleIndexPaths } from '../sources/note-paths.ts';
import { readTexts, together, type ReadTexts } from './read.ts';
import type { Tree } from './tree.ts';

/** The files of which only the text tells whether they hold one, outputs left out. */
export function indexCandidates(paths: readonly string[], config: Config): readonly string[] {
  const possible = possibleIndexPaths(paths, decisionPaths(paths, config));
  return possible.filter((path) => !isOutputPath(path, config.targets));
}

/**
 * Adds those that hold one. The other pages above decisions are nobody's source: neither is told that one cannot be read, nor are
 * the links of one followed.
 */
export async function withKeptIndexes(
  read: ReadTexts,
  { root, tree, config }: { readonly root: string; readonly tree: Tree; readonly config: Config },
  ids: Tree['ids'],
): Promise<ReadTexts> {
  const unread = indexCandidates(tree.paths, config).filter((path) => !read.states.has(path));
  if (unread.length === 0) return read;
  const found = await readTexts(root, unread, ids);
  const texts = new Map([...found.texts].filter(([, text]) => holdsIndex(text)));
  return together(read, { ...found, texts, links: found.links.filter((path) => texts.has(path)), problems: [] });
}
