/** Files that are agent files because settings of a client name them: each is read once, for the place that loads it. */
import { describe, expect, it } from 'vitest';
import { addFiles, repositoryWith } from './disk/folder.ts';
import { inProcess } from './in-process.ts';
import { compiled, type Files, type ProjectOptions } from './project.ts';

const DEAD = 'See [it](gone.md).\n';

/** The agent files that are read, with the folder whose sessions load each. */
const read = (files: Files, options: ProjectOptions = {}): readonly string[] =>
  compiled(files, { isSetUp: false, ...options }).agentFiles.map(({ file, base }) => `${file} ${base || '.'}`);

describe('files that settings name', () => {
  it('are those of Gemini CLI in every folder, be it one name or a list', () => {
    const texts = {
      'CONTEXT.md': DEAD,
      'TEAM.md': `# Team\n\n${DEAD}`,
      'pkg/CONTEXT.md': DEAD,
      'vendor/a/CONTEXT.md': DEAD,
    };
    const settings = (fileName: unknown): Files => ({
      '.gemini/settings.json': JSON.stringify({ context: { fileName } }),
    });
    expect(read({ ...texts, ...settings('CONTEXT.md') })).toEqual(['CONTEXT.md .', 'pkg/CONTEXT.md pkg']);
    expect(read({ ...texts, ...settings(['./CONTEXT.md', 'TEAM.md', '../OUT.md']) })).toEqual([
      'CONTEXT.md .',
      'TEAM.md .',
      'pkg/CONTEXT.md pkg',
    ]);
    expect(read({ ...texts, ...settings(3) })).toEqual([]);
    expect(read(texts)).toEqual([]);
  });

  it('are what the globs of opencode reach, from the root', () => {
    const texts = {
      'docs/rules/a.md': DEAD,
      'docs/rules/deep/b.md': DEAD,
      'examples/c.md': DEAD,
      'src/d.ts': 'export {};\n',
      '.cursor/rules/e.mdc': '---\nalwaysApply: true\n---\nWrite.\n',
    };
    const instructions = ['docs/rules/*.md', './examples/c.md', 'src/*', '.cursor/rules/*.mdc', 'https://a.dev/x.md'];
    const json = JSON.stringify({ instructions: [...instructions, '~/mine.md', '../out.md', '/abs/docs/rules/a.md'] });
    const found = ['.cursor/rules/e.mdc .', 'docs/rules/a.md .', 'examples/c.md .'];
    expect(read({ ...texts, 'opencode.json': json })).toEqual(found);
    expect(read({ ...texts, 'opencode.jsonc': `// Ours\n${json}` })).toEqual(found);
    expect(read({ ...texts, 'pkg/opencode.json': json })).toEqual(['.cursor/rules/e.mdc .']);
    expect(read({ ...texts, 'opencode.json': '{ "instructions": [' })).toEqual(['.cursor/rules/e.mdc .']);
  });

  it('are those that Codex takes where a folder has no AGENTS.md, the first of them', () => {
    const texts = {
      'AGENTS.md': 'Write.\n',
      'TEAM.md': DEAD,
      'a/TEAM.md': DEAD,
      'a/.agents.md': DEAD,
      'b/.agents.md': DEAD,
    };
    const toml =
      'model = "x"\nproject_doc_fallback_filenames = [\n  "TEAM.md", # Ours\n  \'.agents.md\',\n]\n[mcp_servers.a]\n';
    expect(read({ ...texts, '.codex/config.toml': toml })).toEqual(['AGENTS.md .', 'a/TEAM.md a', 'b/.agents.md b']);
    expect(read({ ...texts, '.codex/config.toml': `[profiles.a]\n${toml}` })).toEqual(['AGENTS.md .']);
  });

  it('are those that Aider reads in every session', () => {
    const texts = { 'CONVENTIONS.md': DEAD, 'docs/style.txt': DEAD, 'src/api.py': '' };
    const found = ['CONVENTIONS.md .', 'docs/style.txt .'];
    expect(read({ ...texts, '.aider.conf.yml': 'read: [CONVENTIONS.md, docs/style.txt, src/api.py]\n' })).toEqual(
      found,
    );
    expect(read({ ...texts, '.aider.conf.yml': 'read: CONVENTIONS.md\n' })).toEqual(['CONVENTIONS.md .']);
    expect(read({ ...texts, '.aider.conf.yml': 'read: [unclosed\n' })).toEqual([]);
  });

  it('are read once, under whatever names, and never where lintel writes or compiles them', () => {
    const names = JSON.stringify({ instructions: ['AGENTS.md', 'docs/*.md', 'docs/a.md', 'context/guides/*.md'] });
    const texts = {
      'AGENTS.md': DEAD,
      'docs/a.md': DEAD,
      'opencode.json': names,
      '.aider.conf.yml': 'read: docs/a.md\n',
    };
    expect(read(texts)).toEqual(['AGENTS.md .', 'docs/a.md .']);
    expect(read({ ...texts, 'docs/b.md': '' }, { links: ['docs/b.md'] })).toEqual(['AGENTS.md .', 'docs/a.md .']);
    const guide = { 'context/guides/a.md': '---\nrule: Write.\n---\n\n# A\n', 'opencode.json': names };
    expect(read(guide, { isSetUp: true })).toEqual([]);
  });
});

describe('lint of a repository on the disk', () => {
  it('tells what is dead in a text that settings name, and in a plain text of Cline', async () => {
    const root = repositoryWith({
      'opencode.json': '{ "instructions": ["docs/rules/*.md"] }',
      'docs/rules/a.md': DEAD,
      'docs/other.md': DEAD,
      'docs/rules/latin.md': Buffer.from('Gr\u00fc\u00dfe.\n', 'latin1'),
      '.clinerules/b.txt': '---\npaths: ["lost/**"]\n---\n\nSee [it](gone.md).\n',
    });
    const { out } = await inProcess(root, 'lint', '--json');
    const found = JSON.parse(out).findings.map(({ rule, file }: Record<string, string>) => `${rule} ${file}`);
    expect(found).toEqual([
      'stale/glob .clinerules/b.txt',
      'stale/path .clinerules/b.txt',
      'stale/path docs/rules/a.md',
      'disk/unreadable docs/rules/latin.md',
    ]);
    addFiles(root, { 'docs/rules/latin.md': Buffer.from('Gr\u00fc\u00dfe.\n\nMehr.\n', 'latin1') });
    expect(JSON.parse((await inProcess(root, 'lint', '--json', '--since', 'HEAD')).out).findings).toEqual([]);
  });
});
