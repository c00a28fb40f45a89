/** Package scripts that notes call and no package.json has, and what they ask of make and just. Other tools are not looked at. */
import { deadClaimsInShort } from '../claims/past/in-short.ts';
import { deadClaims, reported, type Rule } from './rule.ts';

/** Dead script calls in code spans and shell fences, and dead `{{script …}}`. */
export const staleCommand: Rule = {
  id: 'stale/command',
  summary: 'A note calls a script, target or recipe, or names a workspace package, that does not exist.',
  check: (compilation) => [
    ...deadClaims(compilation, 'command', 'stale/command'),
    ...deadClaims(compilation, 'task', 'stale/command'),
    ...reported(compilation, 'stale/command'),
  ],
  inShort: deadClaimsInShort,
};
