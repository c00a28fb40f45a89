/** Entries of a baseline that suppress nothing because this checkout cannot see what they are about. */
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { read } from '../program.ts';

/** A repository of which only history says that `src/old.ts` is gone, with that finding in its baseline. */
async function baselined(): Promise<string> {
  const root = repositoryWith({ 'src/old.ts': 'export const a = 1;\n', 'AGENTS.md': 'Start at `src/old.ts`.\n' });
  git(root, 'rm', '-q', 'src/old.ts');
  git(root, 'commit', '-q', '-m', 'gone');
  const { err } = await inProcess(root, 'lint', '--update-baseline');
  expect(err).toContain('holds 1 finding');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'baseline');
  expect((await inProcess(root, 'lint', '--strict')).code).toBe(0);
  return root;
}

it('are needed where a clone lacks the history that tells of it', async () => {
  const root = await baselined();
  const clone = join(realpathSync(mkdtempSync(join(tmpdir(), 'lintel-shallow-'))), 'clone');
  git(root, 'clone', '-q', '--depth', '1', `file://${root}`, clone);
  expect((await inProcess(clone, 'lint', '--strict')).code).toBe(0);
  expect((await inProcess(clone, 'lint', '--prune-baseline')).err).toContain('0 entries dropped');
});

it('are needed while their file cannot be read, and not once it says nothing of it', async () => {
  const root = await baselined();
  writeFileSync(join(root, 'AGENTS.md'), Buffer.from([0x41, 0xff, 0xfe, 0x0a]));
  const before = read(root, 'lintel.baseline');
  await inProcess(root, 'lint', '--prune-baseline');
  expect(read(root, 'lintel.baseline')).toBe(before);
  addFiles(root, { 'AGENTS.md': 'Start anywhere.\n' });
  expect((await inProcess(root, 'lint', '--prune-baseline')).err).toContain('1 entry dropped');
});
