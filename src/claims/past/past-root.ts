/** What history knows of a path with a slash in front whose first folder is gone: `/lib/run.js`. It proves nothing. */
import type { Claim, Deletion } from '../../model.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { isBehindFile } from '../world/known-path.ts';
import { rootedPath } from '../words/path-text.ts';
import { CODE } from './past-proof.ts';

/**
 * The deletion of what it names from the root; undefined where it may as well be an address on some site. Scripts of a site have addresses
 * too, so that it has to be code, and its text to name a file that stands in the same way, `/src/env.js`.
 */
export function lostFromRoot(
  claim: Claim,
  index: ReadonlyMap<string, Deletion>,
  evidence: Evidence,
): { readonly deletion: Deletion; readonly path: string } | undefined {
  const { world, tree } = evidence;
  const { target: path } = claim;
  const deletion = index.get(path);
  if (deletion?.path !== path || !CODE.test(path) || world.isIgnored(path) || isBehindFile(tree, path))
    return undefined;
  const pieces = bodyOf(claim, evidence)?.pieces ?? [];
  const isUsual = pieces.some((piece) => piece.kind === 'code' && tree.files.has(rootedPath(piece.value) ?? ''));
  return isUsual ? { deletion, path } : undefined;
}
