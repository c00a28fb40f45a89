/** Files that arrive whole, and are longer than the client's vendor advises. */
import { excesses, excessText } from '../limits.ts';
import { isPutAway } from '../path.ts';
import { adviceToShorten, topOf, type Rule } from './rule.ts';

/** One finding for each client and file, and one for what a client loads at start. What lies in an archive nobody shortens. */
export const limitLongFile: Rule = {
  id: 'limit/long-file',
  summary: 'A file is longer than the vendor of a client advises.',
  check: (compilation) =>
    excesses(compilation)
      .filter(({ limit, paths }) => limit.beyond === 'advised' && !paths.every((path) => isPutAway('', path)))
      .map((excess) => {
        const [path = ''] = excess.paths;
        const hint = adviceToShorten(excess.paths, compilation);
        return { rule: 'limit/long-file', ...topOf(path), message: excessText(excess), target: path, hint };
      }),
};
