/** The repository that a command works on: what files it has now, and the cache that stands beside it. */
import type { CacheFolder } from '../disk/cache.ts';
import type { ScanProgress } from '../disk/code.ts';
import { askList } from '../disk/git-list.ts';
import type { Listing } from '../disk/tree.ts';
import type { Invocation } from './command.ts';

export interface Repository {
  readonly listing: Listing;
  readonly cache: CacheFolder | undefined;
}

/** Asks for the files and opens the cache. Reads none of them. */
export async function openRepository({ root, cacheDir, terminal }: Invocation): Promise<Repository> {
  terminal.progress('Listing files');
  // Git answers while the rest is loaded.
  const asked = askList(root);
  const [{ readListing }, { openCache }] = await Promise.all([import('../disk/tree.ts'), import('../disk/cache.ts')]);
  const listing = await readListing(root, asked);
  return { listing, cache: openCache({ root, listing, asked: cacheDir }) };
}

/** Tells the user of a scan under way. */
export function showScan({ terminal }: Pick<Invocation, 'terminal'>): (progress: ScanProgress) => void {
  return ({ done, total }) => terminal.progress(`Scanning code: ${done} of ${total} files`);
}
