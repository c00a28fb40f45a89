import { describe, expect, test } from 'vitest';
import type { View } from '../../src/model.ts';
import { compiled, type Files } from '../project.ts';

const PACKAGE = '{ "name": "shop", "devDependencies": { "vitest": "^4.1.0" }, "scripts": { "test": "vitest" } }';

/** The view of one output of a repository. */
function viewOf(path: string, files: Files): View {
  const planned = compiled({ 'package.json': PACKAGE, 'src/api/a.ts': 'export {};\n', ...files }).plan.files;
  const file = planned.find((each) => each.path === path);
  if (file === undefined) throw new Error(`${path} is not planned; there are ${planned.map((each) => each.path)}`);
  return file.view;
}

function text(path: string, files: Files): string {
  const { outputs } = compiled({ 'package.json': PACKAGE, 'src/api/a.ts': 'export {};\n', ...files });
  return outputs.find((output) => output.path === path)?.text ?? '';
}

const project = (markdown: string): Files => ({ 'context/project.md': markdown });
const RULE = '---\nmodule: src/api\nrule: Do it.\n---\n\n';

describe('the title of a file', () => {
  test.each([
    ['# Use `vitest` {{version "vitest"}}\n\nText.', 'Use `vitest` 4'],
    ['---\ntitle: For @acme/x\n---\n\nText.', 'For `@acme/x`'],
    ['---\ntitle: "T\\n\\n# Injected\\rx"\n---\n\nText.', 'T # Injected x'],
    ['---\ntitle: "# T"\n---\n\nText.', '\\# T'],
    ['---\ntitle: "C #"\n---\n\nText.', 'C \\#'],
    ['# [Shop](../docs/x.md) *now*\n\nText.', '[Shop](docs/x.md) *now*'],
    ['## Project Structure\n\nText.', '`shop`'],
    ['Text.', '`shop`'],
  ])('that %j has is %s', (markdown, title) => expect(viewOf('AGENTS.md', project(markdown)).title).toBe(title));

  test('is the name of the root package on one line, in backticks, else a plain word', () => {
    const named = (name: string) =>
      viewOf('AGENTS.md', { ...project('Text.'), 'package.json': JSON.stringify({ name }) });
    expect(named('@acme/shop').title).toBe('`@acme/shop`');
    expect(named('a\n\n# b').title).toBe('`a # b`');
    expect(viewOf('AGENTS.md', { ...project('Text.'), 'package.json': '{}' }).title).toBe('Repository');
  });

  test('is the folder where its note has none', () => {
    expect(viewOf('src/api/AGENTS.md', { 'context/modules/x.md': `${RULE}## Part\n\nText.` }).title).toBe('src/api');
    const files = {
      'src/__mocks__/a.ts': 'export {};\n',
      'context/modules/x.md': '---\nmodule: src/__mocks__\nrule: Do it.\n---\n\nText.',
    };
    expect(viewOf('src/__mocks__/AGENTS.md', files).title).toBe('`src/__mocks__`');
  });

  test('does not repeat as a heading', () => {
    expect(text('AGENTS.md', project('## Project Structure\n\nText.'))).toContain('## Project Structure\n\nText.');
    expect(text('AGENTS.md', project('# Use `a`\n\nText.')).match(/Use `a`/g)).toHaveLength(1);
  });
});

describe('the title of a section', () => {
  test('keeps its code and has its bound facts', () => {
    const files = { 'context/guides/a.md': '# Use `vitest` {{version "vitest"}}, @acme/x\n\nText.' };
    expect(viewOf('AGENTS.md', files).sections).toMatchObject([{ title: 'Use `vitest` 4, `@acme/x`', text: 'Text.' }]);
  });

  test('with a bound fact that has no value is told once, and keeps the note from compiling', () => {
    const { problems, model } = compiled({ 'context/guides/a.md': '# Use {{version "gone"}}\n\nText.' });
    expect(new Set(problems.map((problem) => JSON.stringify(problem))).size).toBe(1);
    expect(model.notes[0]?.isSound).toBe(false);
  });

  test('of the note that names the file is there only where lists precede text without a heading of its own', () => {
    const titles = (body: string): readonly string[] =>
      viewOf('src/api/AGENTS.md', { 'context/modules/x.md': `${RULE}# API\n\n${body}` }).sections.map(
        ({ title }) => title,
      );
    expect(titles('Text.')).toEqual(['Notes']);
    expect(titles('## Part\n\nText.')).toEqual(['']);
    expect(titles('#### Part\n\nText.')).toEqual(['']);
    expect(titles('- #a')).toEqual(['Notes']);
    expect(titles('#tag')).toEqual(['Notes']);
  });
});

describe('a second title in a note', () => {
  test('pushes nothing below the headings that lintel writes', () => {
    const body = `${RULE}# Web\n\n## Purpose\n\nWhy.\n\n# More\n\n## Detail\n\nText.\n`;
    const headings = text('src/api/AGENTS.md', { 'context/modules/x.md': body }).match(/^#+ .*$/gm);
    expect(headings).toEqual(['# Web', '## Rules', '## Purpose', '## More', '### Detail']);
  });
});

describe('the description of a rule file', () => {
  const description = (front: string, body = '# T\n\nText.'): string => {
    const files = { 'context/guides/t.md': `---\napplies-to: "src/**/*.ts"\n${front}\n---\n\n${body}` };
    return viewOf('.cursor/rules/t.mdc', files).description;
  };

  test.each([
    ['summary: Run {{script "test"}} on {{version "vitest"}}.', 'Run npm test on 4.'],
    ['summary: "a\\\\b \\"c\\" `d` \'e\' --- f"', 'ab c d e -- f'],
    ['summary: "a\\nb\\r\\u2028c\\0d\\e"', 'a b cd'],
    ['owner: x', 'T'],
  ])('from %j is %s', (front, expected) => expect(description(front)).toBe(expected));

  test('fills in the facts of a heading', () => {
    expect(description('owner: x', '# With `vitest` {{version "vitest"}}\n\nText.')).toBe('With vitest 4');
  });

  test('is cut between characters, never inside one', () => {
    expect(description(`title: "${'😀'.repeat(400)}"`)).toBe('😀'.repeat(300));
  });
});

describe('labels of notes in one output', () => {
  test('carry the id of their note, or its path where two share it', () => {
    const files = {
      'context/guides/api.md': '# One\n\n[x][a]\n\n[a]: one.md\n',
      'context/guides/API.md': '# Two\n\n[x][a]\n\n[a]: two.md\n',
      'context/guides/other.md': '# Three\n\n[x][a]\n\n[a]: three.md\n',
    };
    const labels = text('AGENTS.md', files).match(/^\[[^\]]+\]:.*$/gm);
    expect(labels).toEqual([
      '[guides/API:a]: context/guides/two.md',
      '[guides/api-2:a]: context/guides/one.md',
      '[other:a]: context/guides/three.md',
    ]);
  });
});

describe('generated commands', () => {
  const PNPM = {
    'package.json':
      '{ "name": "shop", "scripts": { "build": "tsc", "test": "node --test", "lint": "eslint ." }, "devDependencies": { "eslint": "^9.0.0" } }',
  };
  const named = (body: string): readonly string[] =>
    viewOf('AGENTS.md', { ...PNPM, ...project(`# Shop\n\n${body}`) }).commands.map(({ command }) => command);

  test('are told once: those of a list that a person wrote are left out', () => {
    const all = named('Text.');
    expect(all).toEqual(expect.arrayContaining(['npm run build', 'npm test', 'npm run lint']));
    const rest = all.filter((command) => !['npm run build', 'npm test', 'npm run lint'].includes(command));
    expect(named('- `npm run build`\n- `npm test`: tests\n- `npm run lint`\n')).toEqual(rest);
    expect(named('```bash\n$ npm run build\nnpm test  # all tests\nnpm run lint\n```\n')).toEqual(rest);
    expect(named('{{script "build"}}, {{script "test"}} and {{script "lint"}}')).toEqual(rest);
  });

  test('stay complete where a text only mentions some', () => {
    expect(named('Run `npm test` before `npm run build`.')).toEqual(named('Text.'));
  });
});

describe('gates', () => {
  test('are the rule lines of policies, after what module notes say, and are no rules', () => {
    const view = viewOf('src/api/AGENTS.md', {
      'context/modules/api.md': '---\nmodule: src/api\nrisk: high\nrule: Do it.\n---\n\nText.',
      'context/policies/api.md':
        '---\napplies-to: ["src/api/**"]\nrule: ["Ask @acme/api.", "Say why."]\nenforced-by: the merge queue\n---\n\n# Changes\n\nHow.',
    });
    expect(view.gates).toEqual([
      'Risk of a mistake here: high.',
      'Ask `@acme/api`. (checked by the merge queue)',
      'Say why. (checked by the merge queue)',
    ]);
    expect(view.rules.map((rule) => rule.text)).toEqual(['Do it.']);
    expect(view.sections.map(({ title }) => title)).toEqual(['Notes', 'Changes']);
  });
});
