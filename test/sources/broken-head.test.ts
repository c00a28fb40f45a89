/** What mends the head of a rule file that its client cannot read, and what is left alone. */
import { describe, expect, it, test } from 'vitest';
import { readAgentHead } from '../../src/sources/agent-head.ts';

const CLAUDE = '.claude/rules/a.md';
const COPILOT = '.github/instructions/a.instructions.md';
const CLINE = '.clinerules/a.md';

const head = (...lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\nText.\n`;

/** Each fault with what its fix writes, and whether that is sure. */
const faults = (file: string, text: string): readonly string[] =>
  readAgentHead(file, text).problems.map(({ line, column, fix }) => {
    const edits = fix?.edits.map((edit) => `${edit.line} ${JSON.stringify(edit.after)}`) ?? [];
    return [`${line}:${column}`, ...(fix?.isSafe === true ? ['sure'] : []), ...edits].join(' ');
  });

describe('a head that its client cannot read', () => {
  test.each([
    ['a key without a blank', CLAUDE, head('name: a', 'paths:"src/**"'), ['3:1 sure 3 "paths: "']],
    ['a key without a blank before a list', CLAUDE, head('paths:["src/**"]', 'name: a'), ['2:1 sure 2 "paths: "']],
    ['tabs before items', COPILOT, head('applyTo:', '\t- a/**', '\t- b/**'), ['3:1 sure 3 "  " 4 "  "']],
    ['a tab before one of the items', COPILOT, head('applyTo:', '  - a/**', '\t- b/**'), ['4:1 4 "  "']],
    ['a quote of one item', COPILOT, head('applyTo:', '  - a/**', "  - 'b/**"), ['4:5']],
    ['a bracket of one item', CLAUDE, head('paths:', '- [a/**', '- b/**'), ['3:3']],
  ])('is told for %s', (_, ...[file, text, expected]) => {
    expect(faults(file, text)).toEqual(expected);
  });

  test.each([
    ['tabs that Claude Code reads on over', CLAUDE, head('paths:', '\t- a/**')],
    ['clients that nobody has measured', CLINE, head('paths:"src/**"')],
    ['a list whose quotes end on another line', CLAUDE, head('paths:', '  - "a/**', '  - b/**"', 'x: [')],
    ['a key of another client', CLAUDE, head('applyTo:"src/**"')],
    ['a head without that key', CLAUDE, head('description: [a')],
  ])('is not told for %s', (_, file, text) => {
    expect(faults(file, text)).toEqual([]);
  });

  it('is told for a Cursor rule whose first key is another, and not for a text that begins with a rule', () => {
    expect(faults('.cursor/rules/a.mdc', '---\nname: a\n# x\nglobs: src/**\n--\nText.\n')).toEqual(['1:1']);
    expect(faults('.cursor/rules/a.mdc', '---\nName things.\nglobs: src/**\n')).toEqual([]);
  });
});
