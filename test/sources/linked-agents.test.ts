/** Which files agents see through links, by paths and what the links hold. */
import { expect, test } from 'vitest';
import { linkedAgentFiles } from '../../src/sources/linked-agents.ts';

const found = (paths: readonly string[], targets: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(linkedAgentFiles([...paths, ...Object.keys(targets)], new Map(Object.entries(targets))));

test('a link shows a page under the name that a client loads, and a folder of rules under that of its own', () => {
  const paths = ['docs/guide.md', 'ai/rules/api.mdc', 'ai/rules/web/ui.mdc', 'ai/rules/notes.md', 'ai/other.mdc'];
  expect(found(paths, { 'web/CLAUDE.md': '../docs/guide.md', '.cursor/rules': '../ai/rules/' })).toEqual({
    '.cursor/rules/api.mdc': 'ai/rules/api.mdc',
    '.cursor/rules/web/ui.mdc': 'ai/rules/web/ui.mdc',
    'web/CLAUDE.md': 'docs/guide.md',
  });
});

test('a link to what is an agent file by itself shows nothing new, and several links to one file show it once', () => {
  const paths = ['AGENTS.md', 'docs/guide.md', '.claude/rules/a.md'];
  const targets = { 'CLAUDE.md': 'AGENTS.md', 'a/CLAUDE.md': '../docs/guide.md', 'b/AGENTS.md': '../docs/guide.md' };
  expect(found(paths, { ...targets, '.roo/rules': '../.claude/rules' })).toEqual({ 'a/CLAUDE.md': 'docs/guide.md' });
});

test('links are followed through links, and neither out of the repository nor in a circle', () => {
  const paths = ['docs/guide.md', 'vendor/kit/guide.md', 'lib/AGENTS.md', 'lib/x.md'];
  expect(found(paths, { 'CLAUDE.md': 'guide.md', 'guide.md': 'docs/guide.md' })).toEqual({
    'CLAUDE.md': 'docs/guide.md',
  });
  const away = { 'a/CLAUDE.md': '../../x.md', 'b/CLAUDE.md': '/docs/guide.md', 'c/CLAUDE.md': 'CLAUDE.md' };
  expect(found(paths, { ...away, 'd/CLAUDE.md': '../docs/gone.md', 'e/CLAUDE.md': '../vendor/kit/guide.md' })).toEqual(
    {},
  );
  expect(found(paths, { packages: 'lib', '.cursor': '.' })).toEqual({});
});
