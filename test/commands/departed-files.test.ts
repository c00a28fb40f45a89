/** A lock at the root whose files have left the tree: nothing is watched then, and somebody has to hear of it. */
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { read } from '../program.ts';

const TEXT = '# Shop\n\nUse [`sum`](src/a.ts#sum), `src/a.ts` and `npm run build`.\n';

async function reviewed(...files: readonly string[]): Promise<string> {
  const root = repositoryWith({
    'package.json': '{ "name": "a", "scripts": { "build": "tsc" } }\n',
    'src/a.ts': 'export const sum = (a: number): number => a;\n',
    ...Object.fromEntries(files.map((file) => [file, TEXT])),
  });
  expect((await inProcess(root, 'review', ...files)).code).toBe(0);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'lock');
  return root;
}

async function found(root: string): Promise<readonly string[]> {
  const { out } = await inProcess(root, 'lint', '--json', '--no-fail');
  const { findings } = JSON.parse(out) as {
    findings: { file: string; severity: string; message: string; hint: string }[];
  };
  return findings.map(({ file, severity, message, hint }) => `${file} ${severity}: ${message} → ${hint}`);
}

const lockOf = (root: string): readonly string[] =>
  read(root, 'lintel.lock')
    .match(/^claim \S+/gm)
    ?.map((line) => line.slice('claim '.length)) ?? [];

describe('a lock without a set-up', () => {
  it('whose file is gone is an error, until a review has dropped it', async () => {
    const root = await reviewed('AGENTS.md');
    expect(await found(root)).toEqual([]);
    rmSync(join(root, 'AGENTS.md'));
    expect(await found(root)).toEqual([
      'lintel.lock error: `AGENTS.md`, the one file that this lock knows, is gone, so nothing is watched. → ' +
        'Run `lintel review`, which drops what is gone, or `lintel review <file>` for what took its place, which does so, too.',
    ]);
    expect(await inProcess(root, 'review')).toMatchObject({
      code: 0,
      err: expect.stringContaining('lintel.lock no longer knows `AGENTS.md`: nothing stands there.'),
    });
    expect(lockOf(root)).toEqual([]);
    expect(await found(root)).toEqual([]);
  });

  it('names the file that took the place of the one that is gone', async () => {
    const root = await reviewed('AGENTS.md');
    renameSync(join(root, 'AGENTS.md'), join(root, 'CLAUDE.md'));
    addFiles(root, { 'CLAUDE.md': TEXT.replace('`src/a.ts` and', 'and') });
    expect(await found(root)).toEqual([
      'lintel.lock warn: `AGENTS.md`, the one file that this lock knows, is gone. `CLAUDE.md` names most of the same, of which signatures alone are watched until the next review. → ' +
        'Run `lintel review`, which goes on with that file, and commit `lintel.lock`.',
    ]);
    expect((await inProcess(root, 'review', 'CLAUDE.md')).code).toBe(0);
    expect([...new Set(lockOf(root))]).toEqual(['CLAUDE.md']);
    expect(await found(root)).toEqual([]);
  });

  it.each(['a rename', 'a link in its place'])(
    'shows what changed since to the next review, also after %s',
    async (how) => {
      const root = await reviewed('AGENTS.md');
      renameSync(join(root, 'AGENTS.md'), join(root, 'CLAUDE.md'));
      if (how !== 'a rename') symlinkSync('CLAUDE.md', join(root, 'AGENTS.md'));
      addFiles(root, { 'src/a.ts': 'export const sum = (a: bigint): bigint => a;\n' });
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'rename and change');
      const review = await inProcess(root, 'review');
      expect(review.code).toBe(1);
      expect(review.out).toContain('bigint');
      expect([...new Set(lockOf(root))]).toEqual(['CLAUDE.md']);
      expect((await found(root)).join()).toContain('`sum`');
    },
  );

  it('takes the name of a copy for that of its original', async () => {
    const root = await reviewed('AGENTS.md', 'CLAUDE.md');
    expect([...new Set(lockOf(root))]).toEqual(['AGENTS.md']);
  });

  it('of which one file went to where no agent reads it says so', async () => {
    const root = await reviewed('AGENTS.md');
    addFiles(root, {
      'web/CLAUDE.md': '# Web\n\nStart with `npm run web`, in `src/b.ts`.\n',
      'src/b.ts': 'export const b = 1;\n',
    });
    addFiles(root, { 'package.json': '{ "name": "a", "scripts": { "build": "tsc", "web": "vite" } }\n' });
    expect((await inProcess(root, 'review', 'web/CLAUDE.md')).code).toBe(0);
    renameSync(join(root, 'AGENTS.md'), join(root, 'notes.md'));
    expect(await found(root)).toEqual([
      'lintel.lock warn: `AGENTS.md`, which this lock knows beside others, is gone, so nothing of it is watched. → ' +
        'Run `lintel review`, which drops what is gone, or `lintel review <file>` for what took its place, which does so, too.',
    ]);
    await inProcess(root, 'review');
    expect(await found(root)).toEqual([]);
  });

  it('of which two files that said the same are gone names both', async () => {
    const root = await reviewed('AGENTS.md', '.github/copilot-instructions.md');
    addFiles(root, { 'web/CLAUDE.md': '# Web\n\nIt lies in `src/b.ts`.\n', 'src/b.ts': 'export const b = 1;\n' });
    expect((await inProcess(root, 'review', 'web/CLAUDE.md')).code).toBe(0);
    for (const file of ['AGENTS.md', '.github/copilot-instructions.md']) rmSync(join(root, file));
    expect((await found(root)).join()).toContain(
      'which this lock knows beside others, are gone, so nothing of them is watched.',
    );
  });

  it('that knows another file, which is left and says the same, says nothing, and the next review of that one settles it', async () => {
    const root = await reviewed('AGENTS.md', '.github/copilot-instructions.md');
    rmSync(join(root, 'AGENTS.md'));
    expect(await found(root)).toEqual([]);
    await inProcess(root, 'review', '.github/copilot-instructions.md');
    expect([...new Set(lockOf(root))]).toEqual(['.github/copilot-instructions.md']);
  });

  it('says nothing of a file that a sparse checkout leaves out, or that git ignores', async () => {
    const sparse = await reviewed('docs/AGENTS.md');
    git(sparse, 'sparse-checkout', 'set', 'src');
    expect(await found(sparse)).toEqual([]);
    const ignored = await reviewed('AGENTS.md');
    git(ignored, 'rm', '-q', '--cached', 'AGENTS.md');
    addFiles(ignored, { '.gitignore': 'AGENTS.md\n' });
    expect(await found(ignored)).toEqual([]);
  });
});
