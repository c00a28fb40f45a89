/**
 * Whether git's ids of contents say what stands on the disk. Between the two stand filters, such as those of Git LFS,
 * which may or may not be installed: then a content is only known by reading it.
 */
import type { Tree } from './tree.ts';

/** Attributes that change more than line ends on the way to the disk (gitattributes(5)). */
const FILTER = /^[^#\n]*\s(?:filter=|ident\b|working-tree-encoding=)/m;

/** The ids of `tree` that stand for what would be read; none where an attributes file among `texts` names a filter. */
export function trustedIds(tree: Tree, texts: ReadonlyMap<string, string>): Tree['ids'] {
  for (const [path, text] of texts) if (path.endsWith('.gitattributes') && FILTER.test(text)) return new Map();
  return tree.ids;
}
