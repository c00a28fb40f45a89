/** Rule files that no client loads, in real repositories: what is read for them, and what is left alone. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel } from '../program.ts';

const RULE = '.github/instructions/drizzle.instruction.md';
const TEXT = '---\napplyTo: "packages/database/**"\n---\n\n# Drizzle\n\nWrite migrations by hand.\n';
const CURSOR = '---\nglobs: src/**\nalwaysApply: false\n---\n\nWrite small functions.\n';

/** The files that a run tells as never loaded. */
async function unloaded(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { out } = await inProcess(root, 'lint', '--json', ...flags);
  const { findings }: { readonly findings: readonly { readonly file: string; readonly rule: string }[] } =
    JSON.parse(out);
  return findings.filter(({ rule }) => rule === 'limit/unloaded-file').map(({ file }) => file);
}

describe('a rule file that no client loads', () => {
  it('is told as a warning where nobody has set lintel up, with or without agent files beside it', async () => {
    const root = repositoryWith({ [RULE]: TEXT });
    const { code, out } = await inProcess(root, 'lint');
    expect(code).toBe(0);
    expect(out).toContain('limit/unloaded-file');
    expect(out).toContain('Rename it to `drizzle.instructions.md`.');
    addFiles(root, { 'AGENTS.md': '# Shop\n\nA shop.\n' });
    expect(await unloaded(root)).toEqual([RULE]);
  });

  it('is told beside what lintel builds, and may be turned off for its path', async () => {
    const rules = 'clients: [codex, cursor]\n';
    const root = repositoryWith({ 'context/lintel.yaml': rules, 'context/project.md': '# Shop\n\nA shop.\n' });
    addFiles(root, { [RULE]: TEXT, 'apps/web/.cursor/rules/style.md': CURSOR });
    await inProcess(root, 'build');
    expect(await unloaded(root)).toEqual([RULE, 'apps/web/.cursor/rules/style.md']);
    const off = `overrides:\n  - files: ['${RULE}']\n    rules: { limit/unloaded-file: off }\n`;
    addFiles(root, { 'context/lintel.yaml': `${rules}${off}` });
    expect(await unloaded(root)).toEqual(['apps/web/.cursor/rules/style.md']);
  });

  it('is told by --since where the change brought it, and not where it stood before', async () => {
    const root = repositoryWith({ 'AGENTS.md': '# Shop\n', [RULE]: TEXT });
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    addFiles(root, { '.cursor/rules/style.md': CURSOR });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'style');
    expect(await unloaded(root, '--since', 'main')).toEqual(['.cursor/rules/style.md']);
    git(root, 'mv', RULE, '.github/instructions/drizzle.instructions.md');
    expect(await unloaded(root)).toEqual(['.cursor/rules/style.md']);
  });

  it('is silent about files that git ignores', async () => {
    const root = repositoryWith({ '.gitignore': '.cursor/rules/mine.md\n', '.cursor/rules/api.mdc': CURSOR });
    addFiles(root, { '.cursor/rules/mine.md': CURSOR });
    expect(await unloaded(root)).toEqual([]);
  });

  it('is silent where a command, a skill or the settings of a client send agents to it', async () => {
    const texts: readonly (readonly [string, string])[] = [
      ['.claude/commands/style.md', 'Read @.cursor/rules/style.md first.\n'],
      ['.claude/skills/style/SKILL.md', '---\nname: style\n---\n\nSee `../../../.cursor/rules/style.md`.\n'],
      ['.github/prompts/style.prompt.md', 'Go by [the style](../../.cursor/rules/style.md).\n'],
      ['.aider.conf.yml', 'read: [.cursor/rules/style.md]\n'],
      ['shop.code-workspace', '{ "settings": { "a": [{ "file": ".cursor/rules/style.md" }] } }\n'],
      ['.opencode/opencode.json', '{ "instructions": [".cursor/rules/**/*.{md,mdc}"] }\n'],
    ];
    for (const [file, text] of texts) {
      expect(await unloaded(repositoryWith({ '.cursor/rules/style.md': CURSOR, [file]: text }))).toEqual([]);
    }
    const others = { '.claude/commands/a.md': 'Rules end in `.mdc`: `.cursor/rules/*.mdc`, `docs/style.md`.\n' };
    expect(await unloaded(repositoryWith({ '.cursor/rules/style.md': CURSOR, ...others }))).toHaveLength(1);
  });

  it('is silent where a link leads to it, to its folder, or from it', async () => {
    const files = { '.cursor/rules/style.md': CURSOR, 'docs/a.md': CURSOR };
    const links: readonly (readonly [string, string])[] = [
      ['.clinerules', '.cursor/rules'],
      ['.cursor/rules/style.mdc', 'style.md'],
      ['CLAUDE.md', '.cursor/rules/style.md'],
    ];
    for (const [from, to] of links) {
      const root = repositoryWith(files);
      symlinkSync(to, join(root, from));
      expect(await unloaded(root)).toEqual([]);
    }
    const setUp = { 'context/lintel.yaml': 'clients: [codex]\n', 'context/project.md': '# Shop\n\nA shop.\n' };
    const linked = repositoryWith({ ...files, ...setUp });
    symlinkSync('../.cursor/rules/style.md', join(linked, 'docs/CLAUDE.md'));
    expect(await unloaded(linked)).toEqual([]);
    const root = repositoryWith({ 'docs/a.md': CURSOR, '.cursor/rules/api.mdc': '---\nglobs: a/**\n---\n\nA.\n' });
    symlinkSync('../../docs/a.md', join(root, '.cursor/rules/style.md'));
    expect(await unloaded(root)).toEqual([]);
  });

  it('is looked at by name, and others of that folder are not said to be', async () => {
    const plain = '.cursor/rules/notes.md';
    const root = repositoryWith({ [RULE]: TEXT, [plain]: '# Notes\n', '.claude/commands/a.md': 'Do it.\n' });
    expect((await inProcess(root, 'lint', RULE)).out).toContain('Rename it to');
    for (const file of [plain, '.claude/commands/a.md']) {
      const { out, err } = await inProcess(root, 'lint', file);
      expect(out).not.toContain('Rename');
      expect(err).toContain(`lintel reads nothing of ${file}`);
    }
  });

  it('is told no more once its head or its name is mended, although the last run was kept', () => {
    const root = repositoryWith({ [RULE]: TEXT });
    const message = /limit\/unloaded-file/;
    expect(lintel(root, 'lint').out).toMatch(message);
    expect(lintel(root, 'lint').out).toMatch(message);
    addFiles(root, { [RULE]: '# Drizzle\n\nWrite migrations by hand.\n' });
    expect(lintel(root, 'lint').out).not.toMatch(message);
    addFiles(root, { [RULE]: TEXT, 'AGENTS.md': `Read \`${RULE}\`.\n` });
    expect(lintel(root, 'lint').out).not.toMatch(message);
  });
});
