/**
 * Agent files that are links to nothing: clients load nothing by them, and nobody hears of it. Works on paths and on what
 * links hold.
 */
import { folderOf, foldersAbove, joinPath } from '../path.ts';
import type { Problem, Sources } from '../model.ts';
import { isKnown, treeOfPaths, type Tree } from '../tree.ts';
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
    return [{ rule: 'disk/unreadable', file, line: 1, column: 1, ...wordsFor({ file, target, path }, tree) }];
  });
}

interface DeadLink {
  readonly file: string;
  /** What the link holds. */
  readonly target: string;
  /** Where that leads, from the root. */
  readonly path: string;
}

/** What a link has of a script that took its target from a file, or from what another program printed. */
const LINE_END = /[\r\n]+$/;

/** The sentence about it. What stands in a name without being seen is named, since readers would look at the very name that is there. */
function wordsFor({ file, target, path }: DeadLink, tree: Tree): Pick<Problem, 'message' | 'hint'> {
  const meant = path.replace(LINE_END, '');
  const shown = onOneLine(meant);
  const hint = 'Make the link lead to the file that is meant, or remove it.';
  if (meant === path)
    return {
      message: `\`${file}\` is a link to \`${shown}\`, and nothing stands there: no client loads anything by it.`,
      hint,
    };
  return {
    message: `\`${file}\` is a link whose target, \`${shown}\`, ends in a line end, and nothing is called so: no client loads anything by it.`,
    hint: isKnown(tree, meant)
      ? `Make the link anew, to \`${onOneLine(target.replace(LINE_END, ''))}\` without the line end.`
      : hint,
  };
}

/** A message is one line of a report. */
function onOneLine(path: string): string {
  return path.replace(/\p{Cc}+/gu, ' ');
}
