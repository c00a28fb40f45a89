/** Paths that are there in another letter case: found on macOS and Windows, and not on Linux. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, type Rule } from './rule.ts';

/** Compared with what git tracks, never with the disk, so that every system says the same. */
export const stalePathCase: Rule = {
  id: 'stale/path-case',
  summary: 'A path is written in another letter case than the repository has it in.',
  check: (compilation) => deadClaims(compilation, undefined, 'stale/path-case'),
  inShort: deadClaimsInShort,
};
