/**
 * Whether git's ids of contents say what stands on the disk. Between the two stand filters, such as those of Git LFS,
 * which may or may not be installed: then a content is only known by reading it.
 */
import { askGit } from './git.ts';
import type { Tree } from './tree.ts';

/** Attributes that change more than line ends on the way to the disk (gitattributes(5)). */
const ATTRIBUTES = ['filter', 'ident', 'working-tree-encoding'];

/** The ids of `tree` that stand for what would be read. Git is asked, since attributes may stand in four kinds of places. */
export async function trustedIds(root: string, { ids }: Tree): Promise<Tree['ids']> {
  if (ids.size === 0) return ids;
  const input = [...ids.keys(), ''].join('\0');
  const { outcome, output } = await askGit(root, ['check-attr', '-z', '--stdin', ...ATTRIBUTES], { input });
  if (outcome !== 'done') return new Map();
  const filtered = new Set<string>();
  const answers = output.toString('utf8').split('\0');
  // Each answer is a path, an attribute and what it is set to.
  for (let at = 0; at + 2 < answers.length; at += 3) {
    const value = answers[at + 2];
    if (value !== 'unspecified' && value !== 'unset') filtered.add(answers[at] ?? '');
  }
  return filtered.size === 0 ? ids : new Map([...ids].filter(([path]) => !filtered.has(path)));
}
