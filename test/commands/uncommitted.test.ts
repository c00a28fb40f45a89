/** What a commit would make a finding is told before it, so that a hook in front of the commit hears what CI will say. */
import { chmodSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { CLI, lintel } from '../program.ts';

const CODE = Array.from({ length: 20 }, (_, at) => `export const charge${at} = ${at};\n`).join('');

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'AGENTS.md': '# Shop\n\nOrders: `src/core/charge.ts`; refunds: `src/core/refund.ts`; `src/never/there.ts`.\n',
  'src/core/charge.ts': CODE,
  'src/core/refund.ts': 'export const refund = 1;\n',
  'src/core/tax.ts': 'export const tax = 2;\n',
  'src/index.ts': "export * from './core/tax.ts';\n",
};

/** What a run reports, as `severity message`. */
async function found(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  return messagesIn((await inProcess(root, 'lint', '--json', ...flags)).out);
}

function messagesIn(out: string): readonly string[] {
  return JSON.parse(out).findings.map(({ severity, message }: Record<string, string>) => `${severity} ${message}`);
}

/** The same without the words that name the commit. */
async function fates(root: string): Promise<readonly string[]> {
  return (await found(root)).map((each) =>
    each.replace(/ in (?:a change that is not committed|[0-9a-f]{9} \([\d-]+\))/, ''),
  );
}

const RENAMED =
  'warn `src/core/charge.ts` leads to no file or folder any more. It was renamed in a change that is not committed and is `src/core/price.ts` now.';
const REMOVED =
  'warn `src/core/refund.ts` leads to no file or folder any more. It was removed in a change that is not committed.';

describe('a change that is not committed', () => {
  it('is told where it is staged, as its commit will be', async () => {
    const root = repositoryWith(FILES);
    expect(await found(root)).toEqual([]);
    git(root, 'mv', 'src/core/charge.ts', 'src/core/price.ts');
    git(root, 'rm', '-q', 'src/core/refund.ts');
    expect(await found(root)).toEqual([RENAMED, REMOVED]);
    expect(await found(root, '--since', 'HEAD')).toEqual([RENAMED, REMOVED]);
    const before = await fates(root);
    git(root, 'commit', '-q', '-m', 'tidy up');
    expect(await fates(root)).toEqual(before);
    expect((await found(root))[1]).toMatch(/It was removed in [0-9a-f]{9} /);
  });

  it('is told of files that are gone from the disk alone, without what was put in their stead', async () => {
    const root = repositoryWith(FILES);
    rmSync(join(root, 'src/core/refund.ts'));
    expect(await found(root)).toEqual([REMOVED]);
    renameSync(join(root, 'src/core/charge.ts'), join(root, 'src/core/price.ts'));
    expect(await found(root)).toEqual([REMOVED.replace('refund', 'charge'), REMOVED]);
  });

  it('has its edit made', async () => {
    const root = repositoryWith(FILES);
    git(root, 'mv', 'src/core/charge.ts', 'src/core/price.ts');
    expect((await inProcess(root, 'lint', '--fix')).code).toBe(0);
    expect(readFileSync(join(root, 'AGENTS.md'), 'utf8')).toContain('Orders: `src/core/price.ts`;');
  });

  it('is no loss where the text goes along, git keeps the file elsewhere, or it is there', async () => {
    const root = repositoryWith(FILES);
    // Rewritten with it: whoever wrote these words knows.
    git(root, 'rm', '-q', 'src/core/refund.ts');
    addFiles(root, { 'AGENTS.md': '# Shop\n\nWhat `src/core/refund.ts` did is done by hand.\n' });
    expect(await found(root)).toEqual([]);
    git(root, 'reset', '-q', '--hard');
    // Out of git, and still there; then ignored.
    git(root, 'rm', '-q', '--cached', 'src/core/refund.ts');
    expect(await found(root)).toEqual([]);
    addFiles(root, { '.gitignore': 'refund.ts\n' });
    rmSync(join(root, 'src/core/refund.ts'));
    expect(await found(root)).toEqual([]);
    git(root, 'reset', '-q', '--hard');
    git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/src/core/');
    expect(existsSync(join(root, 'src/core/charge.ts'))).toBe(false);
    expect((await found(root)).filter((each) => !each.startsWith('info'))).toEqual([]);
  });

  it('is none where most of the tree was never brought here', async () => {
    const root = repositoryWith({ ...FILES, 'a.ts': '', 'b.ts': '', 'c.ts': '' });
    for (const path of ['src', 'a.ts', 'b.ts', 'c.ts']) rmSync(join(root, path), { recursive: true });
    expect(await found(root)).toEqual([]);
  });

  it('is laid to no older commit where lintel is set up, whose answers name what is committed alone', async () => {
    const root = repositoryWith({
      ...FILES,
      'context/lintel.yaml': '',
      'context/project.md': 'Orders: `src/core/charge.ts`, in `src/core/`.\n',
      'src/core/old.ts': 'export const old = 1;\n',
    });
    git(root, 'rm', '-q', 'src/core/charge.ts', 'src/core/old.ts');
    git(root, 'commit', '-q', '-m', 'take two away');
    addFiles(root, { 'src/core/charge.ts': CODE });
    await inProcess(root, 'build');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'bring one back, and write a lock');
    rmSync(join(root, 'src/core'), { recursive: true });
    const gone = (path: string, was = ''): string => `error \`${path}\`${was} leads to no file or folder any more.`;
    const paths = async (): Promise<readonly string[]> =>
      (await found(root, 'context')).filter((each) => each.includes('leads to no file'));
    expect(await paths()).toEqual([
      gone('src/core/charge.ts'),
      gone('src/core/', ', which was `src/core` when the lock was written,'),
    ]);
    git(root, 'commit', '-q', '-a', '-m', 'take all of it away');
    const commit = git(root, 'rev-parse', 'HEAD').slice(0, 9);
    expect(await paths()).toEqual([
      expect.stringContaining(` It was removed in ${commit} (`),
      expect.stringContaining(` It was removed in ${commit} (`),
    ]);
  });

  it('is kept as an answer until it is committed, and costs a second run no question', () => {
    const root = repositoryWith(FILES);
    git(root, 'rm', '-q', 'src/core/refund.ts');
    const asked = counting(root);
    expect(asked()).toBeGreaterThan(2);
    expect(asked()).toBe(2);
    git(root, 'commit', '-q', '-m', 'tidy up');
    const after = messagesIn(lintel(root, 'lint', '--json').out);
    expect(after).toHaveLength(1);
    expect(after[0]).not.toContain('not committed');
  });
});

/** Runs `lint` with a git that counts how often it is asked. */
function counting(root: string): () => number {
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  const bin = folderWith({ git: `#!/bin/sh\necho >> "$(dirname "$0")/log"\nexec ${real} "$@"\n` });
  chmodSync(join(bin, 'git'), 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, LINTEL_CACHE_DIR: join(bin, 'cache') };
  return () => {
    rmSync(join(bin, 'log'), { force: true });
    spawnSync(process.execPath, [CLI, 'lint'], { cwd: root, env });
    return readFileSync(join(bin, 'log'), 'utf8').length;
  };
}
