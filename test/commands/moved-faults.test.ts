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
