/** Agent files that hold the path of another and nothing else. */
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { lintFindings } from '../../src/lint.ts';
import { RULES } from '../../src/rules/index.ts';
import { project } from '../project.ts';

test.each([
  ['AGENTS.md', 'alone, as a symbolic link does that was committed as a text: agents get the path'],
  ['AGENTS.md\n', 'alone: agents get the path'],
])('%j is told for what it is: a link ends in no line break', (text, words) => {
  const inputs = project({ 'a/AGENTS.md': '# A\n\nParse with the schema.\n', 'a/CLAUDE.md': text }, { isSetUp: false });
  const findings = lintFindings(compile({ ...inputs, config: { ...inputs.config, isSetUp: false } }), RULES);
  expect(findings.filter(({ rule }) => rule === 'note/empty').map(({ message }) => message)).toEqual([
    expect.stringContaining(words),
  ]);
});
