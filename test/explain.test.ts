import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { traceOutputs } from '../src/compile.ts';
import { explainLine, explainPath } from '../src/explain.ts';
import { built, compiled, type Files } from './project.ts';

const SHOP: Files = {
  'package.json': '{ "name": "shop", "scripts": { "test": "vitest run" }, "devDependencies": { "vitest": "4" } }',
  'src/billing/invoice.ts': 'export class Invoice {}\n',
  'src/billing/invoice.test.ts': 'export {};\n',
  'context/lintel.yaml': 'clients: [claude, codex, cursor]\n',
  'context/project.md':
    '---\nrule: Never round.\n---\n\n# Shop\n\n## Money\n\nNet prices.\n\nSee [it](../src/billing/invoice.ts).\n',
  'context/modules/billing.md': '---\nmodule: src/billing\nrisk: high\n---\n\n# Billing\n\nRun {{script "test"}}.\n',
  'context/guides/testing.md': '---\napplies-to: "**/*.test.ts"\n---\n\n# Testing\n\nOne fact.\n',
};

describe('explainLine', () => {
  const compilation = compiled(SHOP);
  const { outputs } = compilation;
  const explained = (path: string, words: string): string => {
    const lines = outputs.find((output) => output.path === path)?.text.split('\n') ?? [];
    const origin = explainLine(compilation, path, lines.findIndex((line) => line.includes(words)) + 1)?.origin;
    return origin === undefined
      ? 'nothing'
      : `${origin.kind} ${origin.file}:${origin.line ?? ''} ${origin.text ?? ''}`.trim();
  };

  it.each([
    ['# Shop', 'note context/project.md:5 # Shop'],
    ['Never round', 'note context/project.md:2 rule: Never round.'],
    ['## Money', 'note context/project.md:7 ## Money'],
    ['Net prices', 'note context/project.md:9 Net prices.'],
    ['See [it]', 'note context/project.md:11 See [it](../src/billing/invoice.ts).'],
    ['npm test', 'manifest package.json:'],
    ['## Rules', 'template templates/partials/rules.hbs:3 ## Rules'],
    ['<!-- Compiled', 'template templates/agents.md.hbs:1 <!-- {{banner}} -->'],
    ['src/billing/AGENTS.md', 'note context/modules/billing.md:1 ---'],
  ])('says where %j was written', (words, origin) => {
    expect(explained('AGENTS.md', words)).toBe(origin);
  });

  it('knows the line of a value that was filled in, and of a gate', () => {
    expect(explained('src/billing/AGENTS.md', '`npm test`')).toBe(
      'note context/modules/billing.md:8 Run {{script "test"}}.',
    );
    expect(explained('src/billing/AGENTS.md', 'Risk')).toBe('note context/modules/billing.md:2 module: src/billing');
  });

  it('knows none for a blank line, and no line outside of an output', () => {
    expect(explainLine(compilation, 'AGENTS.md', 2)).toEqual({ path: 'AGENTS.md', line: 2, text: '' });
    expect(explainLine(compilation, 'AGENTS.md', 999)).toBeUndefined();
    expect(explainLine(compilation, 'README.md', 1)).toBeUndefined();
  });
});

describe('traceOutputs', () => {
  const PROJECTS = join(import.meta.dirname, 'projects');

  it.each(readdirSync(PROJECTS))(
    'has an origin for every line of %s that is not blank, and the words are there',
    (name) => {
      const folder = join(PROJECTS, name);
      const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .filter((path) => !path.startsWith('expected/'));
      const compilation = compiled(
        Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
      );
      const traced = traceOutputs(compilation);
      for (const { path, text } of compilation.outputs) {
        const origins = traced.get(path);
        text.split('\n').forEach((line, index) => {
          const isFrontMatterRule = line === '---' || line.trim() === '';
          expect([path, line, isFrontMatterRule || origins?.[index] !== undefined]).toEqual([path, line, true]);
          const origin = explainLine(compilation, path, index + 1)?.origin;
          const isText =
            origin?.kind === 'note' &&
            name !== 'own-template' &&
            !/[`[{]|^(#|paths:|- (`|Risk of|A person|An agent))|checked by/.test(line) &&
            !/^\s*- ".*"$/.test(line);
          const said = words(origin?.text ?? '');
          if (isText && origin.line !== 1)
            expect([path, line, words(line).filter((word) => !said.includes(word))]).toEqual([path, line, []]);
        });
      }
    },
  );

  function words(text: string): readonly string[] {
    return text.match(/\p{L}{4,}/gu) ?? [];
  }
});

describe('explainPath', () => {
  const loaded = (path: string) =>
    explainPath(compiled(SHOP), path, ['claude', 'codex', 'cursor']).clients.map(({ client, files }) => [
      client,
      files.map((file) => `${file.path} ${file.when}${file.sentBy === undefined ? '' : ` by ${file.sentBy}`}`),
    ]);

  it('shows what each client loads, when, and what it is sent to', () => {
    expect(loaded('src/billing/invoice.test.ts')).toEqual([
      [
        'claude',
        [
          'CLAUDE.md at start',
          'src/billing/CLAUDE.md when the path is touched',
          '.claude/rules/testing.md when the path is touched',
        ],
      ],
      [
        'codex',
        [
          'AGENTS.md at start',
          'src/billing/AGENTS.md when sent there by AGENTS.md:19',
          '.claude/rules/testing.md when sent there by AGENTS.md:20',
        ],
      ],
      [
        'cursor',
        [
          'AGENTS.md at start',
          'CLAUDE.md at start',
          'src/billing/AGENTS.md at start',
          'src/billing/CLAUDE.md at start',
          '.cursor/rules/testing.mdc when the path is touched',
        ],
      ],
    ]);
  });

  it('names no file of another folder, and works for a path that is not there yet', () => {
    expect(
      explainPath(compiled(SHOP), 'docs/new.md', ['claude', 'codex', 'cursor']).clients.map(({ client, files }) => [
        client,
        files.length,
      ]),
    ).toEqual([
      ['claude', 1],
      ['codex', 1],
      ['cursor', 4],
    ]);
  });

  it('gives each statement with its line and size', () => {
    const [claude] = explainPath(compiled(SHOP), 'src/billing/invoice.ts', ['claude']).clients;
    const statements = claude?.files[1]?.statements.map(({ kind, text, source, line, weight }) => [
      kind,
      text,
      `${source}:${line}`,
      weight.bytes,
    ]);
    expect(statements).toEqual([
      ['gate', 'Risk of a mistake here: high.', 'context/modules/billing.md:2', 29],
      ['text', 'Notes', 'context/modules/billing.md:5', 15],
    ]);
  });

  describe('of a twin', () => {
    const rules = (twin: string, client: 'claude' | 'cursor') => {
      const compilation = compiled({
        ...SHOP,
        'context/lintel.yaml': `clients: [claude, codex, cursor]\nclaude: ${twin}\n`,
      });
      const [explained] = explainPath(compilation, 'src/billing/invoice.ts', [client]).clients;
      return explained?.files.flatMap(({ path, statements }) =>
        statements
          .filter(({ kind }) => kind !== 'text')
          .map(({ kind, source, line }) => `${path} ${kind} ${source}:${line}`),
      );
    };
    const told = (path: string) => [
      `${path} command package.json:undefined`,
      `${path} command package.json:undefined`,
      `${path} command package.json:undefined`,
      `${path} rule context/project.md:2`,
      `${path} pointer context/modules/billing.md:undefined`,
      `${path} pointer context/guides/testing.md:undefined`,
    ];
    const gate = (path: string) => `${path} gate context/modules/billing.md:2`;

    it('that is a link tells what it leads to, with the lines', () => {
      expect(rules('link', 'claude')).toEqual([...told('CLAUDE.md'), gate('src/billing/CLAUDE.md')]);
    });

    it('that is a link comes twice to Cursor, which uploads both', () => {
      expect(rules('link', 'cursor')).toEqual([
        ...told('AGENTS.md'),
        ...told('CLAUDE.md'),
        gate('src/billing/AGENTS.md'),
        gate('src/billing/CLAUDE.md'),
      ]);
    });

    it('that imports AGENTS.md tells only what stands in it', () => {
      expect(rules('import', 'claude')).toEqual([...told('AGENTS.md'), gate('src/billing/AGENTS.md')]);
    });
  });
});

describe('limits of clients', () => {
  const explained = (files: Files, path: string) => {
    const compilation = compiled({ ...SHOP, ...files });
    return explainPath(compilation, path, compilation.inputs.config.clients).clients;
  };

  it('are told of a file that passes one, and of all that is loaded together', () => {
    const long = `# Shop\n\n${'A line of thirty-two characters.\n\n'.repeat(1300)}`;
    const [claude, codex, cursor] = explained({ 'context/project.md': long }, 'src/a.ts');
    expect(claude?.files[0]?.over).toEqual([
      expect.stringMatching(
        /^This file has 44,\d{3} characters, and for Claude Code at most 40,000 are advised in a file \(/,
      ),
    ]);
    expect(codex?.over).toEqual([
      expect.stringMatching(/^Codex CLI takes 32,768 bytes of the files .* of these the last 11,\d{3} are cut off\.$/),
    ]);
    expect([cursor?.over, cursor?.files[0]?.over]).toEqual([[], []]);
  });

  it('are silent where nothing passes one', () => {
    for (const { over, files, hidden } of explained({}, 'src/billing/invoice.ts'))
      expect([over, files.flatMap((file) => file.over), hidden]).toEqual([[], [], []]);
  });

  it('include a file that is loaded in the stead of another', () => {
    const files = {
      'context/lintel.yaml': 'clients: [codex, opencode]\n',
      'AGENTS.override.md': 'For a while.\n',
    };
    const [codex, opencode] = explained(files, 'src/a.ts');
    expect(codex?.hidden).toEqual([{ path: 'AGENTS.md', by: 'AGENTS.override.md' }]);
    expect(codex?.files.map(({ path }) => path)).toEqual(['AGENTS.override.md']);
    expect(opencode?.hidden).toEqual([]);
    expect(opencode?.files[0]?.path).toBe('AGENTS.md');
  });

  it('know of no CLAUDE.md that the next build removes', () => {
    const before = built({ ...SHOP, 'context/lintel.yaml': 'clients: [claude, codex]\n' });
    expect(before['CLAUDE.md']).toBeDefined();
    const compilation = compiled({ ...before, 'context/lintel.yaml': 'clients: [claude, codex]\nclaude: none\n' });
    const [claude] = explainPath(compilation, 'src/a.ts', ['claude']).clients;
    expect(claude?.files.map(({ path }) => path)).toEqual(['AGENTS.md']);
  });
});

describe('rule files that people keep', () => {
  const files: Files = {
    ...SHOP,
    'context/lintel.yaml': 'clients: [claude, cursor, copilot-cli]\n',
    '.claude/rules/mine.md': '---\npaths: "src/billing/*.ts"\n---\n\nMine.\n',
    '.claude/rules/always.md': 'Always.\n',
    '.cursor/rules/asked.mdc': '---\ndescription: Asked for.\nglobs:\nalwaysApply: false\n---\n\nAsked.\n',
    '.cursorrules': 'Old ones.\n',
    'src/billing/.claude/rules/here.md': 'Here.\n',
    'fixtures/x/.claude/rules/none.md': 'None.\n',
  };
  const own = (path: string, client: 'claude' | 'cursor' | 'copilot-cli') =>
    explainPath(compiled(files), path, [client])
      .clients[0]?.files.filter(({ statements }) => statements.length === 0)
      .map((file) => `${file.path} ${file.when}`);

  it('are shown to whom they load for, by their own scope', () => {
    expect(own('src/billing/invoice.ts', 'claude')).toEqual([
      '.claude/rules/always.md at start',
      '.claude/rules/mine.md when the path is touched',
      'src/billing/.claude/rules/here.md when the path is touched',
    ]);
    expect(own('src/web.ts', 'claude')).toEqual(['.claude/rules/always.md at start']);
    expect(own('src/web.ts', 'copilot-cli')).toEqual(['.claude/rules/always.md at start']);
    expect(own('src/billing/invoice.ts', 'cursor')).toEqual(['.cursorrules at start']);
  });
});
