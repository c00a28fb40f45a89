/** Exports and members that notes name and code does not have. JavaScript and TypeScript only. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, reported, type Rule } from './rule.ts';

/** Dead `path#Symbol` links and bound facts. */
export const staleSymbol: Rule = {
  id: 'stale/symbol',
  summary: 'A note names an export or member that the code does not have.',
  check: (compilation) => [
    ...deadClaims(compilation, 'symbol', 'stale/symbol'),
    ...reported(compilation, 'stale/symbol'),
  ],
  inShort: deadClaimsInShort,
};
