/** The repository that a command works on: its files as they are listed now, and the cache that stands beside it. */
import { openCache, type CacheFolder } from '../disk/cache.ts';
import { listTree, type Tree } from '../disk/tree.ts';
import type { Invocation } from './command.ts';

export interface Repository {
  readonly tree: Tree;
  readonly cache: CacheFolder | undefined;
}

/** Lists the files and opens the cache. Reads none of them. */
export async function openRepository({ root, cacheDir, terminal }: Invocation): Promise<Repository> {
  terminal.progress('Listing files');
  const tree = await listTree(root);
  return { tree, cache: openCache({ root, paths: tree.paths, asked: cacheDir }) };
}
