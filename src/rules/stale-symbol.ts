/** Exports and members that notes name and code does not have. JavaScript and TypeScript only. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import type { Problem } from '../model.ts';
import { deadClaims, reported, type Rule } from './rule.ts';

/** Dead `path#Symbol` links and bound facts. */
export const staleSymbol: Rule = {
  id: 'stale/symbol',
  summary: 'A note names an export or member that the code does not have.',
  check: (compilation) => [
    ...toldOnce(deadClaims(compilation, 'symbol', 'stale/symbol')),
    ...reported(compilation, 'stale/symbol'),
  ],
  inShort: deadClaimsInShort,
};

/** A name that no code has any more is not told again for the file that its text puts it in. */
function toldOnce(problems: readonly Problem[]): readonly Problem[] {
  const placeOf = ({ file, line, column }: Problem): string => `${file}\0${line}\0${column}`;
  const isPlaced = ({ claim = '' }: Problem): boolean => claim.includes(' from ');
  const bare = new Set(problems.filter((each) => !isPlaced(each)).map(placeOf));
  return problems.filter((each) => !isPlaced(each) || !bare.has(placeOf(each)));
}
