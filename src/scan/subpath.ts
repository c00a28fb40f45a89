/** Subpaths of workspace packages that are no entry points: the source behind one, or whether a build may make it. */
import type { PackageFacts } from '../model.ts';
import { isMatch } from './entry-patterns.ts';
import { isScript, productStem, withoutExtension } from './paths.ts';
import type { SourceTree } from './source-tree.ts';

/** The source that importers of `rest` below the package mean; undefined when none is sure. */
export function sourceOfSubpath(
  tree: SourceTree,
  { dir, openSubpaths, typesPatterns = [] }: PackageFacts,
  rest: string,
) {
  const source = tree.sourceOf(rest, dir);
  // Compilers read `typesVersions` where there are no `exports` (TypeScript handbook, "Modules reference").
  if (source !== undefined || openSubpaths) return source;
  for (const pattern of typesPatterns) {
    const path = pattern.replace('*', () => rest);
    const typed = tree.sourceOf(path, dir);
    if (typed !== undefined) return typed;
  }
  return undefined;
}

/** True when a build may put something where importers of `rest` look. */
export function mayBeBuilt(tree: SourceTree, owner: PackageFacts, rest: string): boolean {
  const { dir, openSubpaths, sourceSubpaths = [] } = owner;
  const isAsset = /\.\w+$/.test(rest) && !isScript(rest);
  if (isAsset || productStem(`${rest}/x.js`) !== undefined) return true;
  const matching = openSubpaths?.filter((open) => isMatch(`./${rest}`, open));
  if (matching) return !matching.every((open) => sourceSubpaths.includes(open));
  // Some packages are published from their build folder, so that what is below it has no folder in imports.
  const product = `dist/${withoutExtension(rest)}.js`;
  return tree.candidatesFor(product, dir).length > 0;
}
