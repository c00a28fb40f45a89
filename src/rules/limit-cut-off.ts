/** Files that are longer than what a client takes of them: the rest, or all of it, never arrives. */
import { excesses, excessText } from '../limits.ts';
import { adviceToShorten, topOf, type Rule } from './rule.ts';

/** One finding for each client and file. */
export const limitCutOff: Rule = {
  id: 'limit/cut-off',
  summary: 'A file is longer than what a client takes of it.',
  check: (compilation) =>
    excesses(compilation)
      .filter(({ limit }) => limit.beyond !== 'advised')
      .map((excess) => {
        const [path = ''] = excess.paths;
        const hint = adviceToShorten([path], compilation);
        return { rule: 'limit/cut-off', ...topOf(path), message: excessText(excess), target: path, hint };
      }),
};
