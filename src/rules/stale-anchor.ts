/** Links to headings that a page of the repository does not have. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, type Rule } from './rule.ts';

/** The page is there, and nothing in it is called so. */
export const staleAnchor: Rule = {
  id: 'stale/anchor',
  summary: 'A link names a heading that its page does not have.',
  check: (compilation) => deadClaims(compilation, undefined, 'stale/anchor'),
  inShort: deadClaimsInShort,
};
