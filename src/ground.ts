/**
 * What stands where, as far as outputs can collide with it, and what keeps a file from standing somewhere. Knows paths
 * and nothing of texts or of who owns them.
 */
import { foldersAbove } from './path.ts';
import { isRepositoryPath } from './lock.ts';
import type { Output } from './model.ts';
import { treeOfPaths } from './tree.ts';

/** What is known of the tree. */
export interface Terrain {
  readonly outputs: readonly Output[];
  /** Every known path of the tree. */
  readonly paths: readonly string[];
  /** Members of `paths` that are symbolic links or submodules. */
  readonly links: readonly string[];
}

/** What stands where, as far as outputs can collide with it. */
export interface Ground {
  readonly files: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
  /** Planned path → a known path that differs from it in letter case only. */
  readonly twins: ReadonlyMap<string, string>;
}

/** Looks at a tree once for all outputs. */
export function survey({ outputs, paths, links }: Terrain): Ground {
  const { files, folders } = treeOfPaths(paths);
  const byLowerCase = new Map(outputs.map(({ path }) => [path.toLowerCase(), path]));
  const twins = new Map<string, string>();
  for (const path of paths) {
    const planned = byLowerCase.get(path.toLowerCase());
    if (planned !== undefined && planned !== path && !files.has(planned)) twins.set(planned, path);
  }
  return { files, links: new Set(links), folders, twins };
}

/** What keeps a file of ours from standing at `path`, in words. */
export function obstacle(path: string, { files, links, folders, twins }: Ground): string | undefined {
  if (!isRepositoryPath(path)) return 'The path leads out of the repository or into git’s own folder.';
  if (links.has(path)) return 'It is a symbolic link, and lintel never writes through one.';
  if (folders.has(path)) return 'There is a folder at that path.';
  const parent = foldersAbove(path).find((folder) => files.has(folder) && !folders.has(folder));
  if (parent !== undefined) {
    return links.has(parent)
      ? `It lies behind \`${parent}\`, which is a symbolic link or a submodule, and lintel never writes through one.`
      : `It lies under \`${parent}\`, which is a file.`;
  }
  const twin = twins.get(path);
  return twin === undefined
    ? undefined
    : `\`${twin}\` exists, and the two are one file where letter case does not count.`;
}
