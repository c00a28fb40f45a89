/** Where each glob of the front matter stands. */
import { expect, test } from 'vitest';
import { readAgentHead } from '../../src/sources/agent-head.ts';

const placed = (file: string, head: string): readonly string[] =>
  readAgentHead(file, `---\n${head}\n---\nText.\n`).globs.map(({ glob, line, column }) => `${line}:${column} ${glob}`);

test.each([
  ['.github/instructions/a.instructions.md', "applyTo: 'web/**/*.tsx, web/**/*.ts, web/**/*.css'", [11, 25, 38]],
  ['.cursor/rules/a.mdc', 'globs: web/**/*.tsx,web/**/*.ts, web/**/*.css', [8, 21, 34]],
])('a glob that another one begins with has a column of its own in %s', (file, head, columns) => {
  const globs = ['web/**/*.tsx', 'web/**/*.ts', 'web/**/*.css'];
  expect(placed(file, head)).toEqual(globs.map((glob, index) => `2:${columns[index]} ${glob}`));
});

test('a glob of a folded value has the place of the value', () => {
  expect(placed('.claude/rules/a.md', 'paths:\n  - "web/**"\n  - web/**')).toEqual(['3:6 web/**', '4:5 web/**']);
});
