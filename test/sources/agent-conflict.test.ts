/** Merge conflicts in agent files of people: they are told, and a sample of one is not. */
import { expect, test } from 'vitest';
import { readAgentFiles } from '../../src/sources/agent-files.ts';
import { project } from '../project.ts';

const SIDES = '<<<<<<< HEAD\nUse npm.\n=======\nUse pnpm.\n>>>>>>> topic\n';

const told = (text: string, file = 'AGENTS.md'): readonly string[] =>
  readAgentFiles(project({ [file]: text }).sources, new Set()).flatMap(({ problems }) =>
    problems.map(({ rule, line }) => `${rule} ${line}`),
  );

test('a conflict that nobody has settled is told where it starts', () => {
  expect(told(`# A\n\n${SIDES}`)).toEqual(['note/conflict 3']);
  expect(told(`---\nglobs: a/**\n---\n\n${SIDES}`, '.cursor/rules/a.mdc')).toEqual(['note/conflict 5']);
  expect(told('```sh\nnpm ci\n```\n\n' + SIDES.replaceAll('\n', '\r\n'))).toEqual(['note/conflict 5']);
});

test.each([
  ['a fence', `Settle them:\n\n\`\`\`text\n${SIDES}\`\`\`\n`],
  ['a fence of tildes with a shorter one in it', `~~~~md\n~~~\n${SIDES}~~~\n~~~~\n`],
  ['a sample whose inner fence is as long', `\`\`\`md\n\`\`\`text\n${SIDES}\`\`\`\n\`\`\`\n\nMore.\n`],
  ['a fence in an item', `- See:\n  \`\`\`\n${SIDES}  \`\`\`\n`],
  ['a block of `pre`', `<pre>\n${SIDES}</pre>\n`],
  ['a fence that is never closed', `\`\`\`\n${SIDES}`],
  ['preformatted HTML', `It looks so:\n\n<pre><code>\n${SIDES}</code></pre>\n\nSettle it.\n`],
  ['a comment', `<!--\n${SIDES}-->\n`],
])('%s may show one', (_, text) => {
  expect(told(text)).toEqual([]);
});

test('a conflict that a side of it opens or closes markup in is told, and one between two examples', () => {
  expect(told('<<<<<<< HEAD\n<pre>\n=======\n>>>>>>> topic\nx\n</pre>\n')).toEqual(['note/conflict 1']);
  expect(told(`<pre>\nx\n</pre>\n\n${SIDES}\n<!-- a -->\n`)).toEqual(['note/conflict 5']);
  expect(told(`Write \`<pre>\` so.\n\n${SIDES}\nThen \`</pre>\`.\n`)).toEqual(['note/conflict 3']);
});
