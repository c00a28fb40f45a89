/** Files that are one file to systems that do not tell letter cases apart. */
import type { Problem } from '../model.ts';
import type { Rule } from './rule.ts';

/** By the paths that git lists, so that every system says the same, also one that holds only one of the files. */
export const scanCaseTwin: Rule = {
  id: 'scan/case-twin',
  summary: 'Files differ by letter case alone, so that macOS and Windows hold one of them only.',
  check: ({ inputs }) => caseTwins(inputs.sources.paths),
};

/** One problem for each group of files that are one file to macOS and Windows: a checkout there calls the others changed. */
export function caseTwins(paths: readonly string[]): readonly Problem[] {
  if (new Set(paths.map((path) => path.toLowerCase())).size === paths.length) return [];
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const key = path.toLowerCase();
    const group = groups.get(key);
    if (group) group.push(path);
    else groups.set(key, [path]);
  }
  return [...groups.values()].flatMap((group): readonly Problem[] => {
    const [file = '', ...others] = group.sort();
    if (others.length === 0) return [];
    const names = group.map((path) => `\`${path}\``).join(' and ');
    return [
      {
        rule: 'scan/case-twin',
        file,
        line: 1,
        column: 1,
        message: `${names} differ by letter case alone: on macOS and Windows a checkout has one of them only.`,
        hint: 'Rename all but one of them.',
        related: others.map((other) => ({ file: other, message: 'The same name in another letter case.' })),
      },
    ];
  });
}
