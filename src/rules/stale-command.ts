/** Package scripts that notes call and no package.json has. Commands of other tools are not looked at. */
import { deadClaims, reported, type Rule } from './rule.ts';

/** Dead script calls in code spans and shell fences, and dead `{{script …}}`. */
export const staleCommand: Rule = {
  id: 'stale/command',
  summary: 'A note calls a package script, or names a workspace package, that does not exist.',
  check: (compilation) => [
    ...deadClaims(compilation, 'command', 'stale/command'),
    ...reported(compilation, 'stale/command'),
  ],
};
