import { expect, test } from 'vitest';
import { isReadmeOfLibrary } from '../../../src/claims/world/library-readme.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, packageOf, worldOf } from '../world.ts';

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
