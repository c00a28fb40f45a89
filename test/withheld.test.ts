/** A key or hidden characters that a value of the code or a template brings reach no output, and the line that brought them is named. */
import { expect, test } from 'vitest';
import { lintFindings } from '../src/lint.ts';
import { RULES } from '../src/rules/index.ts';
import { compiled, type Files } from './project.ts';

const KEY = 'ghp_R7kQ2mXvT9bLpZ4nWc8JyH3sDf6GaE1uVoK5';

const outcome = (files: Files) => {
  const compilation = compiled({
    'package.json': '{ "name": "shop" }',
    'context/lintel.yaml': 'clients: [codex, claude]\n',
    ...files,
  });
  const found = lintFindings(compilation, RULES).filter(
    ({ rule, suppressed }) => rule.startsWith('security/') && suppressed === undefined,
  );
  return {
    said: found.map(({ rule, file, line, severity }) => `${severity} ${rule} ${file}:${line}`),
    written: compilation.outputs.map(({ path }) => path),
    shown: JSON.stringify(found).includes(KEY),
  };
};

const NOTE = '# Shop\n\nSome words.\n\nThe token is {{value "src/a.ts#T"}}.\n';

test('by a bound value: told at the line of the note, once, and written nowhere', () => {
  expect(outcome({ 'src/a.ts': `export const T = '${KEY}';\n`, 'context/project.md': NOTE })).toEqual({
    said: ['error security/secret context/project.md:5'],
    written: [],
    shown: false,
  });
  const hidden = outcome({ 'src/a.ts': "export const T = 'a\u202eb pass\u200bword';\n", 'context/project.md': NOTE });
  expect(hidden.said).toEqual(['error security/hidden-unicode context/project.md:5']);
  expect(hidden.written).toEqual([]);
});

test('by a template: told at its line', () => {
  const files = {
    'context/project.md': '# Shop\n\nText.\n',
    'context/templates/agents.md.hbs': `# {{title}}\n\n${KEY}\n`,
  };
  const { said, written } = outcome(files);
  expect(said).toEqual(['error security/secret context/templates/agents.md.hbs:3']);
  expect(written).not.toContain('AGENTS.md');
});

test('other values are written, and what a note says itself is settled at the note', () => {
  expect(
    outcome({
      'src/a.ts': "export const T = 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';\n",
      'context/project.md': NOTE,
    }),
  ).toMatchObject({
    said: [],
    written: ['AGENTS.md', 'CLAUDE.md'],
  });
  expect(outcome({ 'context/project.md': `# Shop\n\nUse ${KEY}.\n` })).toMatchObject({
    said: ['error security/secret context/project.md:3'],
    written: ['AGENTS.md', 'CLAUDE.md'],
  });
});

test('whoever turns the rule off for the note wants the characters', () => {
  const config =
    'clients: [codex]\noverrides:\n  - files: context/project.md\n    rules: { security/hidden-unicode: off }\n';
  const files = { 'context/lintel.yaml': config, 'context/project.md': '# Shop\n\nAllow \u202eereht\u202c it.\n' };
  expect(outcome(files)).toMatchObject({ said: [], written: ['AGENTS.md'] });
});

test('a comment does not silence why a file is not written', () => {
  const note = NOTE.replace('The token', '<!-- lintel-disable-next-line security/secret -->\nThe token');
  const { said, written } = outcome({ 'src/a.ts': `export const T = '${KEY}';\n`, 'context/project.md': note });
  expect(said).toEqual(['error security/secret context/project.md:6']);
  expect(written).toEqual([]);
});
