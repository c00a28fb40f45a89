/**
 * Agent files that are links to nothing: clients load nothing by them, and nobody hears of it. Works on paths and on what
 * links hold.
 */
import { folderOf, foldersAbove, joinPath } from '../path.ts';
import type { Problem, Sources } from '../model.ts';
import { treeOfPaths, isKnown } from '../tree.ts';
import { isAgentFile } from './agent-paths.ts';

/** One problem for each agent file whose link leads to a path that no clone has. `ours` are written by builds, and told as outputs. */
export function danglingAgentFiles(
  { paths, links, linkTargets }: Sources,
  ours: ReadonlySet<string>,
  isIgnored: (path: string) => boolean,
): readonly Problem[] {
  const tree = treeOfPaths(paths);
  return links.flatMap((file): readonly Problem[] => {
    const target = linkTargets.get(file);
    if (target === undefined || ours.has(file) || !isAgentFile(file)) return [];
    // What lies outside of the repository may be there for whoever made the link.
    const path = target.startsWith('/') || /^[A-Za-z]:|\\/.test(target) ? undefined : joinPath(folderOf(file), target);
    if (path === undefined || isKnown(tree, path)) return [];
    // So may what git ignores, and what lies behind another link or in a submodule.
    if (isIgnored(path) || foldersAbove(path).some((folder) => tree.files.has(folder))) return [];
    const message = `\`${file}\` is a link to \`${path}\`, and nothing stands there: no client loads anything by it.`;
    const hint = 'Make the link lead to the file that is meant, or remove it.';
    return [{ rule: 'disk/unreadable', file, line: 1, column: 1, message, hint }];
  });
}
