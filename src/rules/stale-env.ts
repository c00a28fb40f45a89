/** Environment variables that code read when the lock was written. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, type Rule } from './rule.ts';

/** A note names an environment variable that no code reads any more. */
export const staleEnv: Rule = {
  id: 'stale/env',
  summary: 'A note names an environment variable that no code reads any more.',
  check: (compilation) => deadClaims(compilation, 'env', 'stale/env'),
  inShort: deadClaimsInShort,
};
