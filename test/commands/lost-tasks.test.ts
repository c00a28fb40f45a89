/** Calls of make and just in a repository without a set-up, after the file that they ask was taken away. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const TEXT = '# Shop\n\n```sh\nmake dev-up\nmake dev-down\n```\n\nRun `just lint`, and `make dev-up` again.\n';

const FILES = {
  'AGENTS.md': TEXT,
  Makefile: 'dev-up:\n\techo up\ndev-down:\n\techo down\n',
  justfile: 'lint:\n  echo lint\n',
  'src/a.ts': 'export const a = 1;\n',
};

/** What lint says of commands after `change`, as `file:line message` without the commit. */
async function found(
  change: (root: string) => void,
  files: Readonly<Record<string, string>> = FILES,
): Promise<readonly string[]> {
  const root = repositoryWith(files);
  change(root);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'change');
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings
    .filter(({ rule }: { rule: string }) => rule === 'stale/command')
    .map(
      ({ file, line, message }: Record<string, string>) =>
        `${file}:${line} ${message?.replace(/ in [\da-f]{9} \([\d-]+\)/, '')}`,
    );
}

describe('a call of a task after its file was taken away', () => {
  it('is told of once for each text and tool', async () => {
    expect(await found((root) => git(root, 'rm', '-q', 'Makefile', 'justfile'))).toEqual([
      'AGENTS.md:4 `make dev-up` asks for a Makefile, and the repository has none any more. It was removed.',
      'AGENTS.md:8 `just lint` asks for a justfile, and the repository has none any more. It was removed.',
    ]);
  });

  it('is left alone while any file is there from which one may be made, or that another folder has', async () => {
    for (const path of ['configure.ac', 'build/dev.mk', 'api/Makefile', 'Makefile.am'])
      expect(
        await found((root) => {
          git(root, 'rm', '-q', 'Makefile');
          addFiles(root, { [path]: 'all:\n' });
        }),
      ).toEqual([]);
  });

  it('is left alone where git ignores the file by now, and where the text was written later', async () => {
    expect(
      await found((root) => {
        git(root, 'rm', '-q', 'Makefile');
        addFiles(root, { '.gitignore': 'Makefile\n' });
      }),
    ).toEqual([]);
    const later = (root: string): void => {
      git(root, 'rm', '-q', 'Makefile');
      git(root, 'commit', '-q', '-m', 'take away');
      addFiles(root, { 'AGENTS.md': 'In the other repository run `make dev-up`.\n' });
    };
    expect(await found(later, { ...FILES, 'AGENTS.md': '# Shop\n\nText.\n' })).toEqual([]);
  });
});
