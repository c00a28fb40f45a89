/** Dependencies that were declared when the lock was written, and that no manifest declares now. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, type Rule } from './rule.ts';

/** A note names a dependency that no manifest declares any more. */
export const staleDependency: Rule = {
  id: 'stale/dependency',
  summary: 'A note names a dependency that no manifest declares any more.',
  check: (compilation) => deadClaims(compilation, undefined, 'stale/dependency'),
  inShort: deadClaimsInShort,
};
