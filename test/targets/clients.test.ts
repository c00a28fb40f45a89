import { describe, expect, it } from 'vitest';
import { explainPath } from '../../src/explain.ts';
import { instructionFiles, loadedBy } from '../../src/loading.ts';
import { compiled, type Files } from '../project.ts';

const BASE: Files = {
  'package.json': '{ "name": "shop" }',
  'src/api/a.ts': 'export {};\n',
  'context/project.md': '# Shop\n\nFor everyone.\n',
};

/** Path → text of the outputs of a repository with the notes in `files`; `yaml` is its configuration. */
function outputs(yaml: string, files: Files): ReadonlyMap<string, string> {
  const { outputs: built } = compiled({ ...BASE, ...files, 'context/lintel.yaml': yaml });
  return new Map(built.map(({ path, text, link }) => [path, link === undefined ? text : `-> ${link}`]));
}

function carriers(of: ReadonlyMap<string, string>, words: string): readonly string[] {
  return [...of].filter(([, text]) => text.includes(words)).map(([path]) => path);
}

const CLAUDE_ONLY = { 'context/guides/mine.md': '---\nclients: [claude]\n---\n\n# Mine\n\nMARK.\n' };
const CURSOR_ONLY = { 'context/guides/mine.md': '---\nclients: cursor\n---\n\n# Mine\n\nMARK.\n' };
const CODEX_ONLY = { 'context/guides/theirs.md': '---\nclients: [codex, cursor]\n---\n\n# Theirs\n\nOTHER.\n' };

describe('a note for some clients', () => {
  it('stands in a rule file that always holds, so that twins stay equal', () => {
    const built = outputs('clients: [claude, codex]', CLAUDE_ONLY);
    expect(carriers(built, 'MARK')).toEqual(['.claude/rules/mine.md']);
    expect(built.get('.claude/rules/mine.md')).toMatch(/^<!-- Compiled/);
    expect(built.get('CLAUDE.md')).toBe(built.get('AGENTS.md'));
  });

  it('stands in CLAUDE.md where that differs from AGENTS.md anyhow', () => {
    const built = outputs('clients: [claude, codex, cursor]', { ...CLAUDE_ONLY, ...CODEX_ONLY });
    expect(carriers(built, 'MARK')).toEqual(['CLAUDE.md']);
    expect(carriers(built, 'OTHER')).toEqual(['AGENTS.md']);
    expect(carriers(built, 'For everyone')).toEqual(['AGENTS.md', 'CLAUDE.md']);
  });

  it('is always applied by Cursor', () => {
    const built = outputs('clients: [claude, codex, cursor]', CURSOR_ONLY);
    expect(carriers(built, 'MARK')).toEqual(['.cursor/rules/mine.mdc']);
    expect(built.get('.cursor/rules/mine.mdc')).toMatch(/^---\ndescription: Mine\nglobs:\nalwaysApply: true\n---\n/);
  });

  it('keeps to its folder', () => {
    const note = '---\nclients: [claude]\napplies-to: src/api/**\n---\n\n# Mine\n\nMARK.\n';
    const built = outputs('clients: [claude, codex]', { 'context/guides/mine.md': note });
    expect(carriers(built, 'MARK')).toEqual(['.claude/rules/mine.md']);
    expect(built.get('.claude/rules/mine.md')).toMatch(/^---\npaths:\n {2}- "src\/api\/\*\*"\n---\n/);
    expect(built.get('AGENTS.md')).not.toContain('src/api');
  });

  it('for Copilot goes into the file that only Copilot reads', () => {
    const note = { 'context/guides/mine.md': '---\nclients: [copilot-vscode]\n---\n\n# Mine\n\nMARK.\n' };
    const built = outputs('clients: [claude, copilot-vscode]', note);
    expect(carriers(built, 'MARK')).toEqual(['.github/copilot-instructions.md']);
  });

  it('for Copilot stays out of AGENTS.md also where nobody else is configured', () => {
    const note = (scope: string) => ({
      'context/guides/mine.md': `---\nclients: [copilot-vscode, copilot-github]\n${scope}---\n\n# Mine\n\nMARK.\n`,
    });
    const yaml = 'clients: [copilot-vscode, copilot-github]';
    expect(carriers(outputs(yaml, note('')), 'MARK')).toEqual(['.github/copilot-instructions.md']);
    expect(carriers(outputs(yaml, note('applies-to: src/api\n')), 'MARK')).toEqual([
      '.github/instructions/mine.instructions.md',
    ]);
  });

  it.each([
    ['copilot-github', '.github/instructions/mine.instructions.md', /^---\napplyTo: "src\/\*\.ts"\n---\n/],
    ['cline', '.clinerules/mine.md', /^---\npaths:\n {2}- "src\/\*\.ts"\n---\n/],
    ['devin', '.devin/rules/mine.md', /^---\ntrigger: glob\nglobs:\n {2}- "src\/\*\.ts"\ndescription: "Mine"\n---\n/],
  ])('for %s and some files is a rule file in its form', (client, path, head) => {
    const note = `---\nclients: [${client}]\napplies-to: "src/*.ts"\n---\n\n# Mine\n\nMARK.\n`;
    const built = outputs(`clients: [claude, codex, ${client}]`, { 'src/b.ts': '', 'context/guides/mine.md': note });
    expect(carriers(built, 'MARK')).toEqual([path]);
    expect(built.get(path)).toMatch(head);
  });

  it('reaches nobody twice when AGENTS.md has to carry it for one of them', () => {
    const note = {
      'context/guides/mine.md': '---\nclients: [codex, cursor, copilot-vscode]\n---\n\n# Mine\n\nMARK.\n',
    };
    const built = outputs('clients: [claude, codex, cursor, copilot-vscode, opencode]', note);
    expect(carriers(built, 'MARK')).toEqual(['AGENTS.md']);
  });

  it('without a place of its own is said to reach others too', () => {
    const note = { 'context/guides/mine.md': '---\nclients: [codex]\n---\n\n# Mine\n\nMARK.\n' };
    const { plan } = compiled({ ...BASE, ...note, 'context/lintel.yaml': 'clients: [codex, opencode]\n' });
    expect(plan.notices).toEqual([
      {
        client: 'opencode',
        kind: 'widening',
        message: 'context/guides/mine.md is for Codex CLI only; opencode gets it too, because it loads the same file.',
      },
    ]);
  });

  it('that the configuration does not name is lost, and that is said', () => {
    const { plan, outputs: built } = compiled({ ...BASE, ...CLAUDE_ONLY, 'context/lintel.yaml': 'clients: [codex]\n' });
    expect(built.map(({ path }) => path)).toEqual(['AGENTS.md']);
    expect(plan.notices.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'loss: context/guides/mine.md is for Claude Code only, and the configuration names no such client: nobody gets it.',
    ]);
  });

  it('with a misspelt client is a fault that names the nearest', () => {
    const { problems } = compiled({ ...BASE, 'context/guides/a.md': '---\nclients: [cladue]\n---\n\nText.\n' });
    expect(problems.map(({ message, hint }) => `${message} ${hint}`)).toContainEqual(
      expect.stringMatching(/^`clients: cladue` is none of claude, codex.* Did you mean `claude`\?$/),
    );
  });
});

describe('what CLAUDE.md is to AGENTS.md', () => {
  const nested = { 'context/modules/api.md': '---\nmodule: src/api\n---\n\n# API\n\nNESTED.\n' };

  it.each([
    ['link', ['-> AGENTS.md', '-> AGENTS.md']],
    ['none', [undefined, undefined]],
  ])('%s', (twin, expected) => {
    const built = outputs(`clients: [claude, codex]\nclaude: ${twin}`, nested);
    expect([built.get('CLAUDE.md'), built.get('src/api/CLAUDE.md')]).toEqual(expected);
    expect(carriers(built, 'NESTED')).toEqual(['src/api/AGENTS.md']);
  });

  it('import, and what is for Claude Code only stands below', () => {
    const built = outputs('clients: [claude, codex]\nclaude: import', { ...nested, ...CLAUDE_ONLY });
    expect(built.get('CLAUDE.md')).toBe(
      '<!-- Compiled by lintel from context/. Edit there. -->\n\n@AGENTS.md\n\n## Mine\n\nMARK.\n',
    );
    expect(built.get('src/api/CLAUDE.md')).toMatch(/-->\n\n@AGENTS\.md\n$/);
    expect(carriers(built, 'MARK')).toEqual(['CLAUDE.md']);
  });

  it('link, by default, with a client that would get copies twice', () => {
    expect(outputs('clients: [claude, codex, copilot-cli]', {}).get('CLAUDE.md')).toBe('-> AGENTS.md');
    expect(outputs('clients: [codex, gemini]', {}).get('GEMINI.md')).toBe('-> AGENTS.md');
  });

  it('a file of its own where nobody reads AGENTS.md', () => {
    const built = outputs('clients: [claude]\nclaude: link', nested);
    expect([...built.keys()]).toEqual(['CLAUDE.md', 'src/api/CLAUDE.md']);
    expect(built.get('CLAUDE.md')).toContain('For everyone.');
  });
});

/** Measured on released clients by `npm run test:clients`. */
describe('what a client gets twice, or loses', () => {
  const nested = { 'context/modules/api.md': '---\nmodule: src/api\n---\n\n# API\n\nNESTED.\n' };
  const build = (yaml: string, files: Files = nested) => compiled({ ...BASE, ...files, 'context/lintel.yaml': yaml });
  const notices = (yaml: string, files?: Files) =>
    build(yaml, files).plan.notices.map(({ client, kind, message }) => `${client} ${kind}: ${message}`);
  const arrivals = (yaml: string, client: 'claude' | 'copilot-cli' | 'cursor', path?: string) => {
    const compilation = build(yaml);
    const { config } = compilation.inputs;
    const options = { config, ...(path !== undefined && { path }) };
    return loadedBy(client, instructionFiles(compilation), options).map(({ file }) => file.path);
  };

  it('copies are one text to Copilot CLI at start, and two once a folder is touched', () => {
    const yaml = 'clients: [codex, claude, copilot-cli]\nclaude: mirror';
    expect(arrivals(yaml, 'copilot-cli')).toEqual(['AGENTS.md']);
    expect(arrivals(yaml, 'copilot-cli', 'src/api/a.ts')).toEqual([
      'AGENTS.md',
      'src/api/AGENTS.md',
      'src/api/CLAUDE.md',
    ]);
    expect(notices(yaml)).toEqual([
      'copilot-cli duplicate: Copilot CLI gets folder text twice: it loads CLAUDE.md beside AGENTS.md.',
    ]);
    expect(notices(yaml, {})).toEqual([]);
  });

  it('files that differ are two texts to it from the start', () => {
    const yaml = 'clients: [codex, claude, copilot-cli]\nclaude: mirror';
    const forSome = { 'context/guides/mine.md': '---\nclients: [codex]\n---\n\n# Mine\n\nMARK.\n' };
    expect(notices(yaml, { ...nested, ...forSome })[0]).toBe(
      'copilot-cli duplicate: Copilot CLI gets repository and folder text twice: it loads CLAUDE.md beside AGENTS.md.',
    );
  });

  it('an import brings AGENTS.md to Copilot CLI again', () => {
    const yaml = 'clients: [codex, claude, copilot-cli]\nclaude: import';
    expect(arrivals(yaml, 'copilot-cli')).toEqual(['AGENTS.md', 'CLAUDE.md', 'AGENTS.md']);
    expect(notices(yaml)).toContain(
      'copilot-cli duplicate: Copilot CLI gets repository and folder text twice: it loads CLAUDE.md beside AGENTS.md.',
    );
  });

  it('a link comes twice to Cursor and once to Claude Code', () => {
    const yaml = 'clients: [codex, claude, cursor]\nclaude: link';
    expect(arrivals(yaml, 'cursor')).toEqual(['AGENTS.md', 'CLAUDE.md', 'src/api/AGENTS.md', 'src/api/CLAUDE.md']);
    expect(arrivals(yaml, 'claude')).toEqual(['CLAUDE.md']);
  });

  it('an import above the start folder never reaches Claude Code, and that is a loss', () => {
    expect(notices('clients: [codex, claude]\nclaude: import')).toEqual([
      'claude loss: Claude Code drops what a CLAUDE.md imports in sessions that are started below it, and gets nothing of that AGENTS.md there; a link or a copy arrives.',
    ]);
    expect(notices('clients: [codex, claude]\nclaude: link')).toEqual([]);
    expect(notices('clients: [claude]\nclaude: import')).toEqual([]);
  });
});

/** Measured with settings in the root, and sessions there and below. */
describe('what the settings of a person name for Gemini CLI', () => {
  const nested = { 'context/modules/api.md': '---\nmodule: src/api\n---\n\n# API\n\nNESTED.\n' };
  const settings = (text: string) => ({ '.gemini/settings.json': text });
  const built = (yaml: string, files: Files) =>
    compiled({ ...BASE, ...nested, ...files, 'context/lintel.yaml': `clients: [codex, gemini]\n${yaml}` });
  const loaded = (yaml: string, files: Files) =>
    explainPath(built(yaml, files), 'src/api/a.ts', ['gemini']).clients[0]?.files.map(({ path }) => path);
  const losses = (yaml: string, files: Files) =>
    built(yaml, files).plan.notices.map(({ kind, message }) => `${kind}: ${message}`);

  it('is what it loads, in every folder', () => {
    const named = settings('{ "context": { "fileName": "AGENTS.md" } } // Ours\n');
    expect(loaded('gemini: none', named)).toEqual(['AGENTS.md', 'src/api/AGENTS.md']);
    expect(loaded('gemini: link', settings('{ "context": { "fileName": ["AGENTS.md", "NOTES.md"] } }'))).toEqual([
      'AGENTS.md',
      'src/api/AGENTS.md',
    ]);
  });

  it('reaches sessions at the root only, and that is a loss', () => {
    expect(losses('gemini: none', settings('{ "context": { "fileName": ["AGENTS.md"] } }'))).toEqual([
      'loss: Gemini CLI reads .gemini/settings.json in the folder it is started in only, and gets nothing of AGENTS.md in sessions that are started below it; a GEMINI.md as a link or a copy arrives.',
    ]);
    expect(losses('gemini: link', settings('{ "context": { "fileName": ["AGENTS.md"] } }'))).toEqual([]);
  });

  it.each(['', '{ "context": {} }', '{ "context": { "fileName": 3 } }', '{ "context"', '[]'])(
    'is nothing in %j: it gets nothing at all without a GEMINI.md, and that is a loss',
    (text) => {
      const files = text === '' ? {} : settings(text);
      expect(loaded('gemini: none', files)).toEqual([]);
      expect(losses('gemini: none', files)).toEqual([
        'loss: Gemini CLI reads AGENTS.md only where `context.fileName` in .gemini/settings.json names it, and no name stands there: it gets nothing.',
      ]);
      expect(losses('', files)).toEqual([]);
    },
  );

  it('is a loss where it is none of our files', () => {
    const files = settings('{ "context": { "fileName": "NOTES.md" } }');
    expect(losses('', files)).toEqual([
      'loss: Gemini CLI reads AGENTS.md and GEMINI.md only where `context.fileName` in .gemini/settings.json names them, and NOTES.md stands there instead: a session at the root gets nothing.',
    ]);
  });
});
