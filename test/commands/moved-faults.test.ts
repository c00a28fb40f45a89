/** `--since` where a change only moves or respells what was false before it. */
import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const SAID = '# Shop\n\n- [gone](docs/gone.md) stores it; see [two](docs/a.md#two).\n';

/** What a run says of one commit on top of a repository with two faults. */
async function since(edit: (root: string) => void): Promise<string> {
  const root = repositoryWith({
    'package.json': '{}',
    'AGENTS.md': SAID,
    'docs/a.md': '# A\n',
    'packages/x/a.ts': 'export const a = 1;\n',
  });
  edit(root);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'edit');
  return (await inProcess(root, 'lint', '--since', 'HEAD~1')).out;
}

describe('a fault of before', () => {
  it.each<[string, (root: string) => void]>([
    ['is written otherwise', (root) => addFiles(root, { 'AGENTS.md': SAID.replaceAll('(docs', '(./docs') })],
    [
      'stands in a file with another name, behind a link',
      (root) => {
        renameSync(join(root, 'AGENTS.md'), join(root, 'CLAUDE.md'));
        symlinkSync('CLAUDE.md', join(root, 'AGENTS.md'));
      },
    ],
    [
      'went along with its folder',
      (root) => {
        renameSync(join(root, 'docs'), join(root, 'doc'));
        addFiles(root, { 'AGENTS.md': SAID.replaceAll('docs/', 'doc/') });
      },
    ],
    [
      'stands in another file',
      (root) =>
        addFiles(root, { 'AGENTS.md': '# Shop\n\nIt sells.\n', 'docs/AGENTS.md': SAID.replaceAll('docs/', '') }),
    ],
  ])('is none of the change where it %s', async (_, edit) => {
    expect(await since(edit)).toBe('');
  });

  it('is one of it where it stands twice now', async () => {
    const twice = `${SAID}- [again](docs/gone.md)\n`;
    expect(await since((root) => addFiles(root, { 'AGENTS.md': twice }))).toContain('docs/gone.md');
  });
});

describe('a fault that is mended', () => {
  /** What `--since` says where the first state is followed by the second. */
  async function after(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): Promise<string> {
    const root = repositoryWith({ 'package.json': '{}', 'guide.md': '# Guide\n', 'docs/a.md': '# A\n', ...was });
    addFiles(root, is);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'edit');
    return (await inProcess(root, 'lint', '--since', 'HEAD~1')).out;
  }

  it.each<[string, string, string]>([
    ['in other words', 'a/AGENTS.md', '# B\n\nWholly other words: [how to install](../guide.md#no).\n'],
    ['in the same words of another file', 'packages/b/AGENTS.md', '# B\n\n[g](guide.md#no)\n'],
  ])('pays for none that comes %s', async (_, file, text) => {
    const was = { 'b/AGENTS.md': '# A\n\n[g](../guide.md#no)\n', [file]: '# B\n', 'packages/b/guide.md': '# G\n' };
    const is = { 'b/AGENTS.md': '# A\n', [file]: text };
    expect(await after(was, is)).toContain('has no heading');
  });

  it('pays for none that weighs more', async () => {
    const config =
      'overrides:\n  - files: [CLAUDE.md]\n    rules: { stale/path: error }\nrules: { stale/path: warn }\n';
    const line = '# A\n\n[g](docs/no.md)\n';
    const was = { 'lintel.yaml': config, 'AGENTS.md': line, 'CLAUDE.md': '# C\n' };
    expect(await after(was, { 'AGENTS.md': '# A\n', 'CLAUDE.md': line })).toContain('CLAUDE.md');
  });

  it('in code pays for no import of another file', async () => {
    const decision =
      '---\nstatus: accepted\nrule: Ask the api.\nenforce: { forbid-import: { from: "web/**", to: "db/index.ts" } }\n---\n# D\n';
    const was = {
      'context/lintel.yaml': 'clients: [codex]\n',
      'context/decisions/0001-d.md': decision,
      'db/index.ts': 'export const db = 1;\n',
      'web/page.ts': "import { db } from '../db/index.ts';\nexport const page = db;\n",
      'web/report.ts': 'export const report = 1;\n',
    };
    const is = {
      'web/page.ts': 'export const page = 1;\n',
      'web/report.ts': "import { db } from '../db/index.ts';\nexport const report = db;\n",
    };
    expect(await after(was, is)).toContain('web/report.ts');
  });
});
