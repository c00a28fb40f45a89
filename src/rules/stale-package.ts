/** Names of packages that the workspace had when the lock was written, and entry points that its packages do not have. Any other name may be anybody’s. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, type Rule } from './rule.ts';

/** A note names a workspace package that does not exist any more. */
export const stalePackage: Rule = {
  id: 'stale/package',
  summary: 'A note names a workspace package that does not exist any more.',
  check: (compilation) => deadClaims(compilation, 'package', 'stale/package'),
  inShort: deadClaimsInShort,
};
