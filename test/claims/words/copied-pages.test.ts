import { expect, test } from 'vitest';
import { copiedClaims, isReadmeOfLibrary } from '../../../src/claims/words/copied-pages.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, packageOf, worldOf } from '../world.ts';

/** The lines of a text that are of copied pages. */
function copied(text: string): readonly number[] {
  const { body } = guide(text).note;
  const isCopied = copiedClaims(body);
  return text.split('\n').flatMap((_, index) => (isCopied({ line: body.line + index }) ? [index + 1] : []));
}

test('pages begin with a title and where they are from, and go on to the end', () => {
  expect(copied('# Ours\n\nText\n\n# Setup\n\nSource: https://acme.example/setup\n\nText')).toEqual([5, 6, 7, 8, 9]);
  expect(copied('# Setup\nSource: https://acme.example/setup\n\nText')).toEqual([1, 2, 3, 4]);
});

test.each([
  ['# Setup\n\nText with its\nSource: https://acme.example/setup\n'],
  ['# Setup\n\nSource: src/setup.ts\n'],
  ['# Setup\n\nSource: https://acme.example/setup and others\n'],
])('a line of that kind elsewhere makes no page: %j', (text) => {
  expect(copied(text)).toEqual([]);
});

const LINKS = '- [a](./server/a.ts)\n- [b](./server/b.ts)\n- [c](./react/c.ts)\n- [d](https://acme.example)\n';

/** Whether a rule file is the readme of a library, in a repository that depends on `acme-helpers` and has a package `ours`. */
function isReadme(text: string, path = 'src/a.ts'): boolean {
  const dependencies = ['acme-helpers', '@acme/ui', 'ours'].map(
    (name) => ({ name, range: '1', group: 'dependencies', line: 3 }) as const,
  );
  const packages = [packageOf('', { name: 'ours', dependencies })];
  const { facts, paths } = worldOf(guide(''), { files: { [path]: '' }, packages });
  return isReadmeOfLibrary(agentFileOf('.cursor/rules/helpers.mdc', text), { tree: treeOf(paths), facts });
}

test('the readme of a library bears its name, and its links lead to nothing here', () => {
  expect(isReadme(`# acme-helpers\n\n${LINKS}`)).toBe(true);
  expect(isReadme(`# \`@acme/ui\`\n\n${LINKS}`)).toBe(true);
});

test.each([
  ['# Helpers\n\n'],
  ['# How acme-helpers is used\n\n'],
  ['# ours\n\n'],
  ['# react\n\n'],
  ['Rules.\n\n# acme-helpers\n\n'],
])('a text with another title is none: %j', (head) => {
  expect(isReadme(`${head}${LINKS}`)).toBe(false);
});

test('nor is a guide to the library that leads to a file of the repository, or hardly anywhere', () => {
  expect(isReadme(`# acme-helpers\n\n${LINKS}`, '.cursor/rules/server/b.ts')).toBe(false);
  expect(isReadme('# acme-helpers\n\n- [a](./server/a.ts)\n- [b](./server/b.ts)\n')).toBe(false);
});
