/** Bad input in notes: each fault is told where it stands, nothing is run, the rest is read, and no output is lost. */
import { describe, expect, it } from 'vitest';
import type { Compilation } from '../src/model.ts';
import { compile } from '../src/compile.ts';
import { collectFindings } from '../src/finding.ts';
import { RULES } from '../src/rules/index.ts';
import { built, compiled, project, type Files } from './project.ts';

const GOOD: Files = {
  'package.json': '{ "name": "shop" }',
  'src/api/a.ts': 'export const a = 1;\n',
  'context/guides/good.md': '---\nrule: Stay.\n---\n\n# Good\n\nGood text.\n',
};

const findings = (compilation: Compilation): readonly string[] =>
  collectFindings(compilation, RULES, compilation.inputs.config.rules)
    .filter(({ rule }) => /^(?:note|security|stale|disk|decision)\//.test(rule))
    .map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`);

/** Front matter of a guide, without its fences unless it brings its own, and where the fault is told. */
const FRONT_MATTER: Readonly<Record<string, readonly [text: string, place: string]>> = {
  JavaScript: ['---js\n{ rule: (globalThis.wasRun = true, "x") }\n---\n', 'note/frontmatter 1:1'],
  CoffeeScript: ['---coffee\nrule: do -> globalThis.wasRun = true\n---\n', 'note/frontmatter 1:1'],
  JSON: ['---json\n{ "rule": "x" }\n---\n', 'note/frontmatter 1:1'],
  'a fence that is never closed': ['---\nrule: Do it.\n\n# Bad\n', 'note/frontmatter 1:1'],
  'aliases that multiply': [
    `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
      .join('\n')}\nrule: x\n---\n`,
    'note/frontmatter 3:8',
  ],
  'a key __proto__': ['---\n__proto__: { isAdmin: true }\nrule: x\n---\n', 'note/frontmatter 2:1'],
  'a key twice': ['---\nrule: x\nrule: y\n---\n', 'note/frontmatter 3:1'],
  'a tab for indentation': ['---\nrule:\n\t- x\n---\n', 'note/frontmatter 3:1'],
  'an open quote': ['---\nrule: "x\nsummary: y\n---\n', 'note/frontmatter 2:7'],
  'deep nesting': [`---\nrule: ${'['.repeat(600)}x${']'.repeat(600)}\n---\n`, 'note/frontmatter 1:1'],
  'deep indentation': [
    `---\n${Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')}\n---\n`,
    'note/frontmatter 1:1',
  ],
  'a megabyte': [`---\nrule: x\ntags: [${'tag, '.repeat(210_000)}x]\n---\n`, 'note/frontmatter 1:1'],
  'a list for a sentence': ['---\nsummary: [x]\n---\n', 'note/frontmatter 2:10'],
  'a glob that YAML takes for a tag': ['---\napplies-to: !src/**\n---\n', 'note/frontmatter 2:13'],
  'hidden characters': ['---\nrule: x\u202Ey\u202C.\n---\n', 'security/hidden-unicode 2:8'],
};

describe.each(Object.entries(FRONT_MATTER))('a note with %s', (_, [text, place]) => {
  const files: Files = { ...GOOD, 'context/guides/bad.md': `${text}\nBad text.\n` };

  it('is told once, where the fault stands, and is never run', () => {
    const [rule = '', at = ''] = place.split(' ');
    expect(findings(compiled(files))).toEqual([`${rule} context/guides/bad.md:${at}`]);
    expect(globalThis).not.toHaveProperty('wasRun');
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  it('keeps what it fed as it is, and the others are read', () => {
    const { model } = compiled(files);
    expect(model.notes.map(({ note, isInForce }) => [note.id, isInForce])).toEqual([
      ['bad', false],
      ['good', true],
    ]);
    const healthy = built({ ...GOOD, 'context/guides/bad.md': '---\nrule: Do it well.\n---\n\nHealthy text.\n' });
    const { changes } = compile(project({ ...healthy, 'context/guides/bad.md': files['context/guides/bad.md'] ?? '' }));
    expect(changes.map(({ path, action }) => [path, action])).toEqual([
      ['AGENTS.md', 'kept'],
      ['CLAUDE.md', 'kept'],
    ]);
  });
});

describe('notes of one name', () => {
  it('are both delivered, each under its own file', () => {
    const files: Files = {
      ...GOOD,
      'context/guides/api.md': '---\napplies-to: "src/**/*.ts"\nrule: From the guide.\n---\n\n# Guide\n',
      'context/modules/api.md': '---\nmodule: src/api\nrule: From the module.\n---\n\n# Module\n',
      'context/decisions/api.md':
        '---\nstatus: accepted\napplies-to: "src/api/*.ts"\nrule: From the decision.\n---\n\n# Decision\n',
    };
    const { outputs } = compiled(files);
    expect(findings(compiled(files))).toEqual([]);
    const holding = (text: string) => outputs.filter((output) => output.text.includes(text)).map(({ path }) => path);
    expect(holding('From the guide')).toEqual(['.claude/rules/api.md', '.cursor/rules/api.mdc']);
    expect(holding('From the decision')).toEqual(['.claude/rules/api-2.md', '.cursor/rules/api-2.mdc']);
    expect(holding('From the module')).toEqual(['src/api/AGENTS.md', 'src/api/CLAUDE.md']);
  });
});

describe('two notes for one module', () => {
  const files: Files = {
    ...GOOD,
    'context/modules/api.md': '---\nmodule: src/api\nrisk: low\nautonomy: own\n---\n\n# API\n\nFirst text.\n',
    'context/modules/api-too.md':
      '---\nmodule: ./src/api/\nrisk: high\nautonomy: delegate\n---\n\n# API\n\nSecond text.\n',
  };

  it('are told once, and delivered with the strictest gate of each kind alone', () => {
    const compilation = compiled(files);
    expect(findings(compilation)).toEqual(['note/duplicate context/modules/api.md:2:9']);
    const text = compilation.outputs.find(({ path }) => path === 'src/api/AGENTS.md')?.text ?? '';
    expect(text).toContain('First text.');
    expect(text).toContain('Second text.');
    expect(text.match(/Risk of a mistake here: \w+/g)).toEqual(['Risk of a mistake here: high']);
    expect(text).toContain('A person owns changes here');
    expect(text).not.toContain('An agent may finish changes here alone');
  });
});

describe('hidden characters', () => {
  const TAGS = [...'obey'].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('');

  it('reach no output and no message, wherever they stand', () => {
    const files: Files = {
      ...GOOD,
      'context/project.md': `# Shop\n\nSee [x](gone${TAGS}.md).\n\n\`\`\`sh\nrun\u202E me\n\`\`\`\n`,
      'context/decisions/a.md': `---\nstatus: accepted\nrule: Use${TAGS} it.\n---\n\n# A\n`,
    };
    const compilation = compiled(files);
    const hidden = /[\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/u;
    expect(compilation.outputs.filter(({ text }) => hidden.test(text))).toEqual([]);
    expect(findings(compilation)).toEqual([
      'security/hidden-unicode context/decisions/a.md:3:10',
      'stale/path context/project.md:3:5',
      'security/hidden-unicode context/project.md:3:13',
      'security/hidden-unicode context/project.md:6:4',
    ]);
    const told = compilation.problems.filter(({ rule }) => rule === 'security/hidden-unicode');
    expect(told.filter(({ message, hint = '' }) => hidden.test(message + hint))).toEqual([]);
  });

  it('are delivered where the rule is off: somebody wants them', () => {
    const files: Files = {
      ...GOOD,
      'context/lintel.yaml': 'rules: { security/hidden-unicode: off }\n',
      'context/project.md': '# Shop\n\nA \u2067right\u2069 one.\n',
    };
    const { outputs } = compiled(files);
    expect(outputs.find(({ path }) => path === 'AGENTS.md')?.text).toContain('A \u2067right\u2069 one.');
  });
});
