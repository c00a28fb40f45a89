/** Symbols that notes look for in one file and that stand in another, unchanged. What is gone for good is `stale/symbol`. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, type Rule } from './rule.ts';

/** Links and paths whose symbol has moved to one other file, as the lock knows it. */
export const staleSymbolMoved: Rule = {
  id: 'stale/symbol-moved',
  summary: 'A note looks for an export in a file that it has moved from.',
  check: (compilation) => deadClaims(compilation, undefined, 'stale/symbol-moved'),
  inShort: deadClaimsInShort,
};
