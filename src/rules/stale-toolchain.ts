/** Package managers and versions that were right when the lock was written, or that another text or every manifest contradicts rightly. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, type Rule } from './rule.ts';

/** A note states a package manager, or a version of it or of Node, that is not the repository’s. */
export const staleToolchain: Rule = {
  id: 'stale/toolchain',
  summary: 'A note states a package manager, or a version of it or of Node, that is not the repository’s.',
  check: (compilation) => deadClaims(compilation, 'toolchain', 'stale/toolchain'),
  inShort: deadClaimsInShort,
};
