/** Entries of a baseline that suppress nothing because this checkout cannot see what they are about. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { CLI, read } from '../program.ts';

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

describe('an update of the baseline', () => {
  const REASON = 'moves in Q1';

  /** The same, with a reason, and with an entry that the tree alone decides. */
  async function reasoned(): Promise<string> {
    const root = await baselined();
    const text = read(root, 'lintel.baseline').replace(/(src\/old\.ts 1)$/m, `$1 -- ${REASON}`);
    expect(text).toContain(REASON);
    addFiles(root, { 'lintel.baseline': `${text}stale/anchor AGENTS.md docs/no.md docs/no.md 1 -- for now\n` });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'reasons');
    return root;
  }

  it('keeps what a clone without all of its history cannot decide, with the reason, and says so', async () => {
    const root = await reasoned();
    const clone = join(realpathSync(mkdtempSync(join(tmpdir(), 'lintel-shallow-'))), 'clone');
    git(root, 'clone', '-q', '--depth', '1', `file://${root}`, clone);
    addFiles(clone, { 'AGENTS.md': 'Start at `src/old.ts`.\n\nThen [more](no.md).\n' });
    const { err } = await inProcess(clone, 'lint', '--update-baseline');
    const text = read(clone, 'lintel.baseline');
    expect(text).toContain(`src/old.ts src/old.ts 1 -- ${REASON}\n`);
    expect(text).toContain('stale/path AGENTS.md no.md no.md 1\n');
    expect(text).not.toContain('docs/no.md');
    expect(err).toContain('lintel.baseline holds 2 findings.');
    expect(err).toContain('1 entry of it is kept undecided: only history tells, and not all of it is here.');
    addFiles(root, { 'lintel.baseline': text, 'AGENTS.md': read(clone, 'AGENTS.md') });
    expect((await inProcess(root, 'lint', '--strict')).code).toBe(0);
    expect((await inProcess(root, 'lint', '--update-baseline')).err).not.toContain('undecided');
  });

  it('keeps them where there is no git at all', async () => {
    const root = await reasoned();
    const run = [CLI, 'lint', '--update-baseline', '--no-cache'];
    const env = { ...process.env, PATH: join(root, 'none') };
    const { stderr } = spawnSync(process.execPath, run, { cwd: root, encoding: 'utf8', env });
    expect(stderr).toContain('1 entry of it is kept undecided');
    expect(read(root, 'lintel.baseline')).toContain(REASON);
  });

  it('keeps what it says of a text that cannot be read, and drops it once that says nothing of it', async () => {
    const root = await reasoned();
    writeFileSync(join(root, 'AGENTS.md'), Buffer.from([0x41, 0xff, 0xfe, 0x0a]));
    const { err } = await inProcess(root, 'lint', '--update-baseline');
    expect(err).toContain('2 entries of it are kept undecided: the text cannot be read that they are about.');
    expect(read(root, 'lintel.baseline')).toContain(REASON);
    addFiles(root, { 'AGENTS.md': 'Start anywhere.\n' });
    expect((await inProcess(root, 'lint', '--update-baseline')).err).toContain('holds 0 findings');
  });
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
