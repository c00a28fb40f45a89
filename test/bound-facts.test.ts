/** Bound facts from the note to the output: every form, in every place where it is promised, and what is said when it fails. */
import { describe, expect, it } from 'vitest';
import { compiled, type Files } from './project.ts';

const CODE: Files = {
  'package.json':
    '{ "name": "shop", "private": true, "workspaces": ["packages/*"], "engines": { "node": ">=22.12" }, "scripts": { "test": "vitest", "build": "tsc" } }',
  'packages/core/package.json':
    '{ "name": "@acme/core", "exports": "./src/index.ts", "scripts": { "gen": "node gen.js" } }',
  'packages/core/src/index.ts': 'export class Foo {\n  bar(x: number): void {}\n}\nexport const PORT = 3000;\n',
  '.github/CODEOWNERS': 'packages/core @acme/core\n',
  'context/decisions/0001-net.md': '---\nstatus: accepted\n---\n\n# Net\n',
};

/** Each form with its bare value, and how prose shows it in an output at the root. */
const FORMS: Readonly<Record<string, readonly [value: string, prose: string]>> = {
  '{{script "test"}}': ['npm test', '`npm test`'],
  '{{script "gen" package="@acme/core"}}': ['npm run gen -w @acme/core', '`npm run gen -w @acme/core`'],
  '{{symbol "packages/core/src/index.ts#Foo"}}': ['Foo', '`Foo`'],
  '{{symbol "@acme/core#Foo.bar"}}': ['Foo.bar', '`Foo.bar`'],
  '{{signature "packages/core/src/index.ts#Foo.bar"}}': ['bar(x: number): void', '`bar(x: number): void`'],
  '{{value "packages/core/src/index.ts#PORT"}}': ['3000', '`3000`'],
  '{{version "node"}}': ['22', '22'],
  '{{version "node" "full"}}': ['>=22.12', '>=22.12'],
  '{{path "packages/core/src/index.ts"}}': ['packages/core/src/index.ts', '`packages/core/src/index.ts`'],
  '{{decision "0001-net"}}': ['0001-net', '[0001-net](context/decisions/0001-net.md)'],
  '{{owner "packages/core"}}': ['@acme/core', '`@acme/core`'],
};

/** The root output that a guide comes to. */
function output(guide: string, files: Files = {}): string {
  const { outputs, problems } = compiled({ ...CODE, ...files, 'context/guides/guide.md': guide });
  expect(problems).toEqual([]);
  return outputs.find(({ path }) => path === 'AGENTS.md')?.text ?? '';
}

describe.each(Object.entries(FORMS))('%s', (form, [value, prose]) => {
  it('is filled in prose, emphasis, lists, tables, headings and link texts', () => {
    const text = output(
      `# G\n\nA ${form} b.\n\n- **${form}**\n\n| a |\n| --- |\n| ${form} |\n\n## H ${form}\n\n[t ${form}](../../package.json)\n`,
    );
    expect(text).toContain(`A ${prose} b.`);
    expect(text).toContain(`- **${prose}**`);
    expect(text).toContain(`| ${prose} |`);
    expect(text).toMatch(new RegExp(`^#+ H ${escaped(prose)}$`, 'm'));
    // No link stands in a link.
    expect(text).toContain(`[t ${prose.startsWith('[') ? value : prose}](package.json)`);
  });

  it('is bare in code spans and shell fences, and left alone in other fences', () => {
    const text = output(`# G\n\nA \`x ${form} y\` b.\n\n\`\`\`sh\nrun ${form}\n\`\`\`\n\n\`\`\`hbs\n${form}\n\`\`\`\n`);
    expect(text).toContain(`A \`x ${value} y\` b.`);
    expect(text).toContain(`\`\`\`sh\nrun ${value}\n\`\`\``);
    expect(text).toContain(`\`\`\`hbs\n${form}\n\`\`\``);
  });

  it('is filled in the sentences of front matter', () => {
    const quoted = form.replaceAll('"', "'");
    const guide = `---\ntitle: "T ${quoted}"\nrule: ["Do ${quoted}.", 'Not \`${form}\`.']\nenforced-by: Run ${form}\n---\n\nText.\n`;
    const text = output(guide);
    expect(text).toContain(`- Do ${prose}. (checked by Run ${prose})`);
    expect(text).toContain(`- Not \`${value}\`.`);
    expect(text).toMatch(new RegExp(`^#+ T ${escaped(prose)}$`, 'm'));
    const module = `---\nmodule: packages/core\nsummary: "S ${quoted}"\n---\n\nText.\n`;
    expect(output('# G\n\nText.\n', { 'context/modules/core.md': module })).toContain(`S ${prose}`);
  });
});

// A package name in braces that are not ours gets backticks like any other.
describe.each(Object.keys(FORMS).filter((form) => !form.includes('@')))('%s', (form) => {
  it('stays as it is behind a backslash, and with a blank, a dollar or a third brace', () => {
    const blank = form.replace('{{', '{{ ');
    const text = output(`# G\n\nA \\${form} b, ${blank}, $${form}, {${form}}, \`\\${form}\`.\n`);
    expect(text).toContain(`A ${form} b, ${blank}, $${form}, {${form}}, \`${form}\`.`);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('a bound fact as a destination', () => {
  it.each([
    ['[a]({{path "docs/a.md"}})', '[a](../../docs/a.md)'],
    ['[a]({{path "docs/a.md"}}#top)', '[a](../../docs/a.md#top)'],
    ['[a]({{path "docs/a.md"}} "Title")', '[a](../../docs/a.md "Title")'],
    ['[a](<{{path "docs/a.md"}}>)', '[a](<../../docs/a.md>)'],
    ['![a]({{path "docs/a.md"}})', '![a](../../docs/a.md)'],
    ['[a]({{path "docs/b c.md"}})', '[a](<../../docs/b c.md>)'],
    ['[a]({{decision "0001-net"}})', '[a](../../context/decisions/0001-net.md)'],
    ['[a][r]\n\n[r]: {{path "docs/a.md"}}', '[r]: ../../docs/a.md'],
    ['[a][r]\n\n[r]: <{{path "docs/a.md"}}> "T"', '<../../docs/a.md> "T"'],
    ['([a]({{path "docs/a.md"}}))', '([a](../../docs/a.md))'],
    ['See ({{path "docs/a.md"}}).', 'See (`docs/a.md`).'],
  ])('%s leads there from the output', (written, expected) => {
    const files = {
      ...CODE,
      'docs/a.md': '',
      'docs/b c.md': '',
      'context/guides/g.md': `---\napplies-to: packages/core\n---\n\n# G\n\n${written}\n`,
    };
    const { outputs, problems } = compiled(files);
    expect(problems).toEqual([]);
    expect(outputs.find(({ path }) => path === 'packages/core/AGENTS.md')?.text).toContain(expected);
  });
});

describe('a version at the start of a line', () => {
  it.each([
    ['{{version "node"}}. That is needed.', '22\\. That is needed.'],
    ['{{version "node" "full"}} is needed.', '\\>=22.12 is needed.'],
    ['- {{version "node" "full"}} is needed.', '- \\>=22.12 is needed.'],
    ['{{version "node"}} is needed.', '22 is needed.'],
  ])('%s opens no list and no quotation', (written, expected) => {
    expect(output(`# G\n\n${written}\n`)).toContain(`\n${expected}\n`);
  });
});

describe('what others write in braces', () => {
  it.each([
    '{{ value }}',
    '{{value}}',
    '${{ matrix.node }}',
    '{{#if x}}',
    '{{> part}}',
    '{{{raw}}}',
    '{{t "key" count}}',
    '{{include "x"}}',
    '{{ script "x" }}',
    '{{script}}',
  ])('%s stays as it is', (braces) => {
    expect(output(`# G\n\nA ${braces} b \`${braces}\`.\n`)).toContain(`A ${braces} b \`${braces}\`.`);
  });
});

describe('a bound fact that does not resolve', () => {
  it.each([
    ['rule: Do {{script "x"}}.', '2:10'],
    ['rule: "Do {{script \\"x\\"}}."', '2:11'],
    ["rule: 'Don''t {{script \"x\"}}.'", '2:15'],
    ['rule: |\n  Do\n  it {{script "x"}}.', '4:6'],
    ['rule: >-\n  Do\n  it {{script "x"}}.', '4:6'],
    ['rule:\n  - Do it.\n  - Do\n    {{script "x"}}.', '5:5'],
    ['rule: [Do it, "Do {{script \'x\'}}"]', '2:19'],
  ])('has its own place however YAML writes the sentence: %s', (yaml, place) => {
    const { problems } = compiled({ ...CODE, 'context/guides/guide.md': `---\n${yaml}\n---\n\nText.\n` });
    expect(problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`)).toEqual([`stale/command ${place}`]);
  });

  it.each([
    ['{{script "tset"}}', 'stale/command', 'Nearest: `test`.'],
    ['{{script "gen" package="@acme/cor"}}', 'stale/command', 'Nearest: `@acme/core`.'],
    ['{{symbol "packages/core/src/index.ts#Fooo"}}', 'stale/symbol', 'Nearest: `Foo`.'],
    ['{{symbol "@acme/core#Foo.baz"}}', 'stale/symbol', 'Nearest: `bar`.'],
    ['{{symbol "@acme/croe#Foo"}}', 'stale/symbol', 'Did you mean `@acme/core`?'],
    ['{{signature "packages/core/src/indx.ts#Foo"}}', 'stale/symbol', 'Did you mean `packages/core/src/index.ts`?'],
    ['{{value "packages/core/src/index.ts#PROT"}}', 'stale/symbol', 'Nearest: `PORT`.'],
    ['{{version "nodde"}}', 'note/binding', 'Nearest: `node`.'],
    ['{{version "node" package="@acme/cor"}}', 'note/binding', 'Nearest: `@acme/core`.'],
    ['{{path "packages/core/src/Index.ts"}}', 'stale/path', 'Did you mean `packages/core/src/index.ts`?'],
    ['{{decision "0001-ent"}}', 'decision/dangling', 'Nearest: `0001-net`.'],
    ['{{owner "packages/cor"}}', 'stale/path', 'Did you mean `packages/core`?'],
    ['{{scrpt "test"}}', 'note/binding', 'Write `{{script "test"}}`, or `\\{{` to keep the braces as text.'],
  ])('%s is an error at its place, with the nearest name', (written, rule, hint) => {
    const guide = `---\nrule: "Do ${written.replaceAll('"', "'")}."\n---\n\n# G\n\nText.\nThen \`a ${written}\`.\n\n\`\`\`sh\n${written}\n\`\`\`\n`;
    const { problems, outputs, changes } = compiled({ ...CODE, 'context/guides/guide.md': guide });
    const places = problems.map(({ line, column }) => `${line}:${column}`);
    expect(places).toEqual(['2:11', '8:9', '11:1']);
    expect(problems.map((problem) => problem.rule)).toEqual([rule, rule, rule]);
    expect(problems[2]?.hint).toBe(hint);
    expect(outputs.some(({ text }) => text.includes('Then'))).toBe(false);
    expect(changes.filter(({ action }) => action === 'create').every(({ after }) => !after?.includes('Then'))).toBe(
      true,
    );
  });
});
