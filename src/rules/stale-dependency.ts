/** Dependencies that were declared when the lock was written, and that no manifest declares now. */
import { deadClaims, type Rule } from './rule.ts';

/** A note names a dependency that no manifest declares any more. */
export const staleDependency: Rule = {
  id: 'stale/dependency',
  summary: 'A note names a dependency that no manifest declares any more.',
  check: (compilation) => deadClaims(compilation, undefined, 'stale/dependency'),
};
