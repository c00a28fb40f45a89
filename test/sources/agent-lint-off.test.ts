/** `lint` in the front matter of an agent file: told where rules of ours are meant, and nobody's business elsewhere. */
import { expect, test } from 'vitest';
import { RULE_IDS } from '../../src/rules/index.ts';
import { lintInFront } from '../../src/sources/agent-lint-off.ts';

/** What is told of a head, by line. */
const told = (head: string): readonly string[] =>
  lintInFront('AGENTS.md', `---\n${head}\n---\n\nText.\n`).problems.map(({ line, message }) => `${line} ${message}`);

test('every rule that there is is known by its name', () => {
  for (const id of RULE_IDS) expect(told(`lint: ${id}`)).toEqual([expect.stringContaining('turns nothing off')]);
});

test('what turns a rule off is not told, in whatever company', () => {
  for (const head of ['lint: { off: [stale/path] }', 'globs: **/*.ts\nlint:\n  off: stale/path', 'lint:\n  # off\n']) {
    expect(told(head)).toEqual([]);
  }
});

test('a head that is never closed is told where it ends in words, and not below them', () => {
  const text = '---\ntitle: Shop\nlint: { off: [stale/path] }\n\n# Shop\n';
  expect(lintInFront('AGENTS.md', text).problems.map(({ line }) => line)).toEqual([3]);
  expect(lintInFront('AGENTS.md', '---\n\n# Shop\n\nlint: { off: [stale/path] }\n').problems).toEqual([]);
});

test('a key of another tool is left alone', () => {
  for (const value of [
    'true',
    'npm run lint',
    'src/stale/path',
    'https://a.dev/lint/rules',
    '[src, test]',
    '[unclosed',
  ])
    expect(told(`lint: ${value}`)).toEqual([]);
  for (const inside of ['fix: true', 'on: save', 'config: [.oxlintrc.json]'])
    expect(told(`lint:\n  ${inside}`)).toEqual([]);
});
