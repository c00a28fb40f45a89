/** Marks of managed blocks that do not pair up, so that nobody can tell which part of the file is lintel's. */
import { BLOCK, markerFault } from '../block.ts';
import { isOutputPath } from '../clients.ts';
import type { Problem } from '../model.ts';
import type { Rule } from './rule.ts';

/** One finding for each file, at the first mark that is wrong. Marks in code speak of them, and are none. */
export const outputMarker: Rule = {
  id: 'output/marker',
  summary: 'The marks of a managed block are unbalanced, nested, or there twice.',
  check: ({ inputs, lock }) => {
    const owned = new Set(lock.outputs.map(({ path }) => path));
    const { texts, paths } = inputs.sources;
    return paths.flatMap((path): readonly Problem[] => {
      const text = texts.get(path);
      if (text === undefined || !(isOutputPath(path, inputs.config.targets) || owned.has(path))) return [];
      const line = markerFault(text);
      return line === undefined ? [] : [problemOf(path, line, text)];
    });
  },
};

function problemOf(file: string, line: number, text: string): Problem {
  const written = (text.split('\n')[line - 1] ?? '').trim();
  const isStart = written === BLOCK.start;
  const count = text.split('\n').filter((each) => each.trim() === written).length;
  const wrong = count > 1 ? 'stands here a second time' : isStart ? 'is never closed' : 'closes no block';
  return {
    rule: 'output/marker',
    file,
    line,
    column: 1,
    message: `\`${written}\` ${wrong}, so lintel's part of \`${file}\` cannot be told from yours. The file is left as it is.`,
    claim: written,
    target: file,
    hint: `Keep one line \`${BLOCK.start}\` and one line \`${BLOCK.end}\` after it, and nothing of yours between them.`,
  };
}
