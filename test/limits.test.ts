/** Files that are too long for a client, where nobody has set lintel up. */
import { expect, test } from 'vitest';
import { compile } from '../src/compile.ts';
import { excesses } from '../src/limits.ts';
import { lintFindings } from '../src/lint.ts';
import { RULES } from '../src/rules/index.ts';
import { project } from './project.ts';

const LONG = 'A line of thirty-two characters.\n'.repeat(500);

function tooLong(path: string): readonly string[] {
  const inputs = project({ [path]: LONG, 'AGENTS.md': 'Short.\n' }, { isSetUp: false });
  const compilation = compile({ ...inputs, config: { ...inputs.config, isSetUp: false } });
  return excesses(compilation).map(({ client, paths, limit }) => `${client} ${paths[0]} ${limit.beyond}`);
}

test.each(['.devin/rules/a.md', '.windsurf/rules/a.md'])('%s is held against what its client takes', (path) =>
  expect(tooLong(path)).toEqual([`devin ${path} cut`]),
);

test.each(['.clinerules/a.md', 'docs/a.md', '.devin/rules/deep/a.md'])('%s has no limit that is known', (path) =>
  expect(tooLong(path)).toEqual([]),
);

test('a file that is a link is told with the file to shorten, and one that leads out of the repository with its own name', () => {
  const long = 'A line.\n'.repeat(201);
  const hints = (target: string): readonly (string | undefined)[] => {
    const files = { 'a/AGENTS.md': long, 'a/CLAUDE.md': long };
    const links = { links: ['a/CLAUDE.md'], linkTargets: { 'a/CLAUDE.md': target } };
    const inputs = project(files, { isSetUp: false, ...links });
    const findings = lintFindings(compile({ ...inputs, config: { ...inputs.config, isSetUp: false } }), RULES);
    return findings.filter(({ rule }) => rule === 'limit/long-file').map(({ hint }) => hint);
  };
  expect(hints('AGENTS.md')).toEqual(['Shorten, split or scope the longest: `a/AGENTS.md`.']);
  expect(hints('../../AGENTS.md')).toEqual([expect.stringMatching(/^Shorten it, or move parts/)]);
});
