/**
 * Whether a line gives what it names to another repository: "Mirrors `src/tax.ts` in acme/monolith", "In acme/mobile, `SessionStore` wraps
 * the keychain". Two words with a slash may be a folder as well, so that trees are asked.
 */
import type { Claim } from '../../model.ts';
import { isKnown, withSuffix, type Tree } from '../../tree.ts';
import { repositoriesAround, repositoriesIn } from '../words/of-others.ts';

/** True when the line names a repository of which none of the trees, of now and of then, has a folder called as its owner. */
export function isOfRepository(
  { kind, text }: Pick<Claim, 'kind' | 'text'>,
  row: string,
  trees: readonly Tree[],
): boolean {
  // "build/test: `npm run x`" names no repository.
  const names = kind === 'path' ? repositoriesIn(row) : repositoriesAround(row);
  return names.some((name) => {
    const [owner = ''] = name.split('/');
    const isPath = trees.some((tree) => isKnown(tree, owner) || withSuffix(tree, name).length > 0);
    return !isPath && !text.startsWith(name);
  });
}
