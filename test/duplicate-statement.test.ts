/** Statements that one client gets twice, where nobody has set lintel up. */
import { describe, expect, test } from 'vitest';
import { lintFindings } from '../src/lint.ts';
import { RULES } from '../src/rules/index.ts';
import { compile } from '../src/compile.ts';
import { blocksOf } from '../src/statements.ts';
import { project, type Files } from './project.ts';

const SAID = 'Always write tests for every new module before you push anything to main branch.';
const TOO = 'Never touch the tables of another shop without asking its owner for it first.';

/** What the rule says of a repository without a set-up, as `file:line message`. */
function told(files: Files, isSetUp: true | false = false): readonly string[] {
  const inputs = project(files, { isSetUp });
  const config = isSetUp ? inputs.config : { ...inputs.config, isSetUp };
  return lintFindings(compile({ ...inputs, config }), RULES)
    .filter(({ rule }) => rule === 'output/duplicate-statement')
    .map(({ file, line, message }) => `${file}:${line} ${message.replace(/^"[^"]*"/, 'S')}`);
}

describe('files that one client reads together', () => {
  test.each<readonly [string, Files, string]>([
    [
      'an import, and the text beside it',
      { 'AGENTS.md': `# S\n\n${SAID}\n`, 'CLAUDE.md': `@AGENTS.md\n\n- **${SAID}**\n` },
      'CLAUDE.md:3 S stands in `AGENTS.md` as well. Claude Code loads both files.',
    ],
    [
      'the same for Gemini CLI',
      { 'AGENTS.md': `# S\n\n${SAID}\n`, 'GEMINI.md': `@./AGENTS.md\n\n${SAID}\n` },
      'GEMINI.md:3 S stands in `AGENTS.md` as well. Gemini CLI loads both files.',
    ],
    [
      'a page that is imported',
      { 'docs/style.md': `# Style\n\n${SAID}\n`, 'CLAUDE.md': `# S\n\n@docs/style.md\n\n${SAID}\n` },
      'CLAUDE.md:5 S stands in `docs/style.md` as well. Claude Code loads both files.',
    ],
    [
      'a rule file that is always loaded',
      { 'CLAUDE.md': `# S\n\n${SAID}\n\n- ${TOO}\n`, '.claude/rules/a.md': `${SAID}\n\n${TOO}\n` },
      '.claude/rules/a.md:1 S and 1 more statement stand in `CLAUDE.md` as well. Claude Code loads both files.',
    ],
    [
      'one of Cursor',
      { 'AGENTS.md': `# S\n\n${SAID}\n`, '.cursor/rules/a.mdc': `---\nalwaysApply: true\n---\n\n${SAID}\n` },
      '.cursor/rules/a.mdc:5 S stands in `AGENTS.md` as well. Cursor loads both files.',
    ],
    [
      'two rule files',
      { '.claude/rules/a.md': `${SAID}\n`, '.claude/rules/b.md': `# B\n\n${SAID}\n` },
      '.claude/rules/b.md:3 S stands in `.claude/rules/a.md` as well. Claude Code loads both files.',
    ],
    [
      'a nested file',
      { 'CLAUDE.md': `# S\n\n${SAID}\n`, 'src/CLAUDE.md': `# Src\n\n${SAID}\n` },
      'src/CLAUDE.md:3 S stands in `CLAUDE.md` as well. Claude Code loads both files.',
    ],
    [
      'two files of Copilot',
      {
        '.github/copilot-instructions.md': `# Copilot\n\n${SAID}\n`,
        '.github/instructions/a.instructions.md': `${SAID}\n`,
      },
      '.github/instructions/a.instructions.md:1 S stands in `.github/copilot-instructions.md` as well. Copilot CLI loads both files.',
    ],
  ])('%s', (_, files, message) => {
    expect(told(files)).toEqual([message]);
  });

  test('is silent on a file that code review on GitHub reads alone', () => {
    const files = { 'AGENTS.md': `# S\n\n${SAID}\n`, '.github/copilot-instructions.md': `# Copilot\n\n${SAID}\n` };
    expect(told(files)).toEqual([]);
  });

  test('a nested AGENTS.md names the clients that read both', () => {
    expect(told({ 'AGENTS.md': `# S\n\n${SAID}\n`, 'src/AGENTS.md': `# Src\n\n${SAID}\n` })).toEqual([
      'src/AGENTS.md:3 S stands in `AGENTS.md` as well. Cursor, Copilot CLI and opencode load both files.',
    ]);
  });

  test('a copy in a folder below, which is loaded besides', () => {
    expect(told({ 'CLAUDE.md': `# S\n\n${SAID}\n`, 'src/CLAUDE.md': `# S\n\n${SAID}\n` })).toHaveLength(1);
  });

  test('own rule files beside outputs', () => {
    const files = {
      'context/guides/b.md': `# B\n\n${SAID}\n`,
      '.claude/rules/own.md': `${SAID}\n`,
      '.cursor/rules/own.mdc': `---\nalwaysApply: true\n---\n\n${SAID}\n`,
    };
    expect(told(files, true)).toEqual([
      '.claude/rules/own.md:1 S stands in `CLAUDE.md` as well. Claude Code loads both files.',
      '.cursor/rules/own.mdc:5 S stands in `AGENTS.md` as well. Cursor loads both files.',
    ]);
  });

  test('what stands above a managed block and in it', () => {
    const files = {
      'context/lintel.yaml': 'clients: [codex]\n',
      'context/guides/b.md': `# B\n\n${SAID}\n`,
      'AGENTS.md': `# Mine\n\n${SAID}\n\n<!-- lintel:start -->\n<!-- lintel:end -->\n\n${TOO}\n`,
    };
    expect(told(files, true)).toEqual([
      'AGENTS.md:3 S stands in `AGENTS.md` as well. lintel builds it into the block of this file.',
    ]);
  });
});

describe('the words that are quoted', () => {
  /** The quotation of the one finding for a statement that two files share. */
  function quoted(said: string): string {
    const files = { 'CLAUDE.md': `# S\n\n${said}\n`, '.claude/rules/a.md': `${said}\n` };
    const inputs = project(files, { isSetUp: false });
    const found = lintFindings(compile({ ...inputs, config: { ...inputs.config, isSetUp: false } }), RULES);
    return found
      .filter(({ rule }) => rule === 'output/duplicate-statement')
      .map(({ message }) => /^"(.*)" stands in /.exec(message)?.[1] ?? message)
      .join('\n');
  }

  test.each([
    ['- `LOG_LEVEL` - Control logging of all parts here', 'LOG_LEVEL - Control logging of all parts here'],
    ['Set LOG_LEVEL or NO_COLOR before you run all of it', 'Set LOG_LEVEL or NO_COLOR before you run all of it'],
    ['**`src/**/*_test.py`**: the tests of it, run them all', 'src/**/*_test.py: the tests of it, run them all'],
    ['1. Never _ever_ touch **all of them:** 2 * 3 is six', 'Never ever touch all of them: 2 * 3 is six'],
    ['What is in src/*_a.ts and lib/* is made by tools', 'What is in src/*_a.ts and lib/* is made by tools'],
    ['See [the long_term notes](notes_of_all.md) before you touch any', 'See the long_term notes before you touch any'],
  ])('stand in the file, without the marks that clothe them: %s', (said, words) => {
    expect(quoted(said)).toBe(words);
  });

  test('tell names apart that differ in a sign of theirs alone', () => {
    const said = (name: string): string => `Set ${name} before you run any of the tests here.`;
    expect(told({ 'CLAUDE.md': said('LOG_LEVEL'), '.claude/rules/a.md': said('LOGLEVEL') })).toEqual([]);
    expect(told({ 'CLAUDE.md': said('_LOGLEVEL_'), '.claude/rules/a.md': said('**LOGLEVEL**') })).toHaveLength(1);
  });
});

describe('silence', () => {
  test.each<readonly [string, Files]>([
    ['files of two clients', { 'AGENTS.md': `# S\n\n${SAID}\n`, 'CLAUDE.md': `# C\n\n${SAID}\n` }],
    ['a copy', { 'AGENTS.md': `# S\n\n${SAID}\n`, 'CLAUDE.md': `# S\n\n${SAID}\n` }],
    ['a rule for some paths', { 'CLAUDE.md': SAID, '.claude/rules/a.md': `---\npaths: ["src/**"]\n---\n${SAID}\n` }],
    ['a rule on request', { 'AGENTS.md': SAID, '.cursor/rules/a.mdc': `---\ndescription: d\n---\n${SAID}\n` }],
    ['a rule without a head', { 'AGENTS.md': SAID, '.cursor/rules/a.mdc': `# A\n\n${SAID}\n` }],
    [
      'rules for another client',
      { 'CLAUDE.md': `# S\n\n${SAID}\n`, '.cursor/rules/a.mdc': `---\nalwaysApply: true\n---\n${SAID}\n` },
    ],
    ['folders side by side', { 'a/AGENTS.md': `# A\n\n${SAID}\n`, 'b/AGENTS.md': `# B\n\n${SAID}\n` }],
    [
      'a guide to the settings of a client',
      { '.cursor/AGENTS.md': SAID, '.cursor/rules/a.mdc': `---\nalwaysApply: true\n---\n${SAID}\n` },
    ],
    ['an import in code', { 'AGENTS.md': SAID, 'CLAUDE.md': `Or \`@AGENTS.md\`.\n\n${SAID}\n` }],
    ['a comment', { 'AGENTS.md': SAID, 'CLAUDE.md': `@AGENTS.md\n\n<!--\n${SAID}\n-->\n` }],
    [
      'front matter',
      {
        '.claude/rules/a.md': `---\ndescription: What to know of the tables of all shops here\n---\nA.\n`,
        '.claude/rules/b.md': `---\ndescription: What to know of the tables of all shops here\n---\nB.\n`,
      },
    ],
    ...[
      'This file provides guidance to Claude Code (claude.ai/code) when working with code in this repository.',
      'Before you push anything to the main branch, run all of these commands:',
      '---\n**Version**: 1.2.0 | **Last updated**: 25 December 2025 | **Status**: Active',
      '_Maintained by: the platform team · Last reviewed on: 25 December 2025_',
      'Tags: #tables #shops #requests #orders #prices #taxes #invoices #tests',
    ].map((said): readonly [string, Files] => [
      said,
      { 'CLAUDE.md': `# S\n\n${said}\n`, '.claude/rules/a.md': `${said}\n` },
    ]),
    ...[
      'Run `npm test` before you push anything to the main branch of ours.',
      'Local rules: none. Follow the nearest parent and the docs of the package.',
      'Every file in this folder has a test beside it that runs alone.',
      'The shapes of all requests are written down in `schema.ts` and nowhere else.',
      'The source code is in src/ and all of its tests are beside it.',
      'How the tables are laid out, [the notes](notes.md) say in full and in order.',
    ].map((said): readonly [string, Files] => [
      `of its place: ${said}`,
      { 'CLAUDE.md': `# S\n\n${said}\n`, 'a/CLAUDE.md': `# A\n\n${said}\n` },
    ]),
  ])('%s', (_, files) => {
    expect(told(files)).toEqual([]);
  });

  test('a file that its settings may exclude', () => {
    const files = { 'CLAUDE.md': `# S\n\n${SAID}\n`, 'a/CLAUDE.md': `# A\n\n${SAID}\n` };
    expect(told({ ...files, '.claude/settings.json': '{ "claudeMdExcludes": ["**/a/CLAUDE.md"] }' })).toEqual([]);
  });
});

test('lines that are drawn are no words, and what stands right above one is a heading', () => {
  const text = `${SAID}\n---\n\n---\n${TOO}\n\n- ${SAID}\n---\n* * *\n${TOO}\n`;
  const found = blocksOf(text, { file: 'a.md', line: 1 });
  expect(found.map(({ line, key }) => [line, key])).toEqual([
    [5, TOO],
    [7, SAID],
    [10, TOO],
  ]);
});

test('comments are no statements, and openings that nothing closes take no time', () => {
  const started = performance.now();
  const text = `<!-- ${TOO} -->\n\n- ${SAID}\n\n${'<!-- '.repeat(80_000)}`;
  expect(blocksOf(text, { file: 'a.md', line: 1 }).map(({ line }) => line)).toEqual([3]);
  expect(performance.now() - started).toBeLessThan(20_000);
});

describe('one file', () => {
  test.each([
    ['an item of its list', `- ${SAID}\n- ${TOO}\n- ${SAID}\n`],
    ['in other marks and lines', `- ${SAID}\n\n- ${TOO}\n\n- **${SAID.replace(' new', '\n  new')}**\n`],
  ])('has twice: %s', (_, text) => {
    expect(told({ 'AGENTS.md': `# S\n\n${text}` })).toHaveLength(1);
  });

  test('is told once of a copy, and once of three', () => {
    const text = `# S\n\n- ${SAID}\n- ${SAID}\n- ${SAID}\n`;
    expect(told({ 'AGENTS.md': text, 'CLAUDE.md': text })).toEqual([
      'AGENTS.md:4 S and 1 more statement stand in an earlier line of this file as well. It is one list.',
    ]);
  });

  test.each([
    ['below two headings', `## A\n\n- ${SAID}\n\n## B\n\n- ${SAID}\n`],
    ['behind two labels', `A:\n\n- ${SAID}\n\nB:\n\n- ${SAID}\n`],
    ['as two steps', `1. ${SAID}\n2. ${TOO}\n3. ${SAID}\n`],
    ['below two items', `- Of a\n  - ${SAID}\n- Of b\n  - ${SAID}\n`],
    ['over two lists', `- ${SAID}\n  - a\n- ${SAID}\n  - b\n`],
    ['over two fences', `- ${SAID}\n\n\`\`\`sh\na\n\`\`\`\n\n- ${SAID}\n`],
    ['in a fence', `\`\`\`md\n- ${SAID}\n- ${SAID}\n\`\`\`\n`],
    ['in a comment', `<!--\n- ${SAID}\n- ${SAID}\n-->\n`],
    ['as tasks', `- [ ] ${SAID}\n- [ ] ${SAID}\n`],
    ['as two paragraphs', `${SAID}\n\n${TOO}\n\n${SAID}\n`],
    ['with a colon', `- ${SAID.slice(0, -1)}:\n- ${SAID.slice(0, -1)}:\n`],
    ['in few words', '- Write small functions.\n- Write small functions.\n'],
  ])('may have it twice %s', (_, text) => {
    expect(told({ 'AGENTS.md': `# S\n\n${text}` })).toEqual([]);
  });
});
