/** Agent files that hold the path of another and nothing else. */
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { lintFindings } from '../../src/lint.ts';
import { RULES } from '../../src/rules/index.ts';
import { project } from '../project.ts';

/** What `note/empty` says of `files` where nobody has set lintel up. */
function toldOf(files: Readonly<Record<string, string>>): readonly string[] {
  const inputs = project(files, { isSetUp: false });
  const findings = lintFindings(compile({ ...inputs, config: { ...inputs.config, isSetUp: false } }), RULES);
  return findings.filter(({ rule }) => rule === 'note/empty').map(({ message }) => message);
}

test.each([
  ['AGENTS.md', 'alone, as a symbolic link does that was committed as a text: agents get the path'],
  ['AGENTS.md\n', 'alone: agents get the path'],
])('%j is told for what it is: a link ends in no line break', (text, words) => {
  expect(toldOf({ 'a/AGENTS.md': '# A\n\nParse with the schema.\n', 'a/CLAUDE.md': text })).toEqual([
    expect.stringContaining(words),
  ]);
});

test('a folder of them has one cause, and is one finding', () => {
  const rules = ['style', 'names', 'tests', 'errors'].flatMap((name) => [
    [`docs/${name}.md`, `# ${name}\n\nKeep to it.\n`],
    [`.claude/rules/${name}.md`, `../../docs/${name}.md`],
  ]);
  expect(toldOf({ ...Object.fromEntries(rules), 'CLAUDE.md': 'docs/style.md' })).toEqual([
    expect.stringMatching(/^`\.claude\/rules\/errors\.md` and 3 more agent files in `\.claude\/rules` hold a path alone/),
    expect.stringMatching(/^`CLAUDE\.md` holds the path/),
  ]);
});
