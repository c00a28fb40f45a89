/** The readme of a library, put among the rules as it is: what stands there speaks of that library and its code. It judges no claim. */
import type { AgentFile, Facts } from '../../model.ts';
import { folderOf, joinPath } from '../../path.ts';
import { isKnown, type Tree } from '../../tree.ts';
import { linkTarget } from '../words/path-text.ts';
import { dependenciesOf } from './installed.ts';

/**
 * Whether a text is the readme of a library, put among the rules as it is: its title is the name of a dependency, and its links, several of
 * them, all lead to where that library has its code. A guide of somebody's own to the same library leads to some file of this repository.
 */
export function isReadmeOfLibrary({ file, body }: AgentFile, { tree, facts }: PageGround): boolean {
  const [, title = ''] = /^\s*# +`?([^\s`]+)`?[ \t]*(?:\n|$)/.exec(body.text) ?? [];
  if (title === '' || !dependenciesOf(facts).whole.has(title)) return false;
  const targets = new Set(body.pieces.flatMap((piece) => (piece.kind === 'link' ? pathsOf(piece.url, file) : [])));
  return targets.size >= SEVERAL && ![...targets].some((path) => isKnown(tree, path));
}

/** What tells whose page it is. */
export interface PageGround {
  readonly tree: Tree;
  readonly facts: Facts;
}

/** One link or two may be those of a guide whose files have moved. */
const SEVERAL = 3;

function pathsOf(url: string, file: string): readonly string[] {
  const target = linkTarget(url);
  const path = target === undefined ? undefined : joinPath(folderOf(file), target.path);
  return path === undefined ? [] : [path];
}
