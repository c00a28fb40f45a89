/** Paths that notes name and that are not there. Links are always checked; code spans once they have resolved at a build. */
import { deadClaims, reported, type Rule } from './rule.ts';

/** Dead links, dead `{{path …}}`, and paths in code that were alive when the lock was written. */
export const stalePath: Rule = {
  id: 'stale/path',
  summary: 'A note names a file or folder that does not exist.',
  check: (compilation) => [...deadClaims(compilation, 'path', 'stale/path'), ...reported(compilation, 'stale/path')],
};
