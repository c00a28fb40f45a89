/** `--since` a ref that this clone has not: what the hint says is done as it is said, and then the ref is found. */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

/** A repository in which `main` and `feat` have parted, each with commits of its own, and a finding on `feat` alone. */
function parted(): string {
  const root = repositoryWith({ 'AGENTS.md': 'See [old](gone.md).\n' });
  git(root, 'branch', '-M', 'main');
  git(root, 'tag', '-a', 'v1.0', '-m', 'one');
  const commit = (files: Readonly<Record<string, string>>): void => {
    addFiles(root, files);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'work');
  };
  commit({ 'docs/a.md': '# A\n' });
  git(root, 'checkout', '-q', '-b', 'feat');
  commit({ 'docs/b.md': '# B\n' });
  commit({ 'AGENTS.md': 'See [old](gone.md) and [new](nowhere.md).\n' });
  git(root, 'checkout', '-q', 'main');
  commit({ 'docs/c.md': '# C\n' });
  return root;
}

function cloneOf(origin: string, ...flags: readonly string[]): string {
  const clone = join(folderWith(), 'clone');
  git(origin, 'clone', '-q', ...flags, `file://${origin}`, clone);
  return clone;
}

/** The command that a hint tells to run, and the ref that it tells to name then. */
function told(hint: string): { readonly words: readonly string[]; readonly ref: string | undefined } {
  const [, words = '', ref] = /run `git ([^`]+)`(?:, then `--since ([^`]+)`| first)/.exec(hint) ?? [];
  return { words: words.split(' '), ref };
}

describe('the hint for a ref that is elsewhere', () => {
  it.each([
    ['a branch, in a shallow clone of another', 'main', ['--depth', '1', '-b', 'feat']],
    ['a branch of the remote, in a shallow clone of another', 'origin/main', ['--depth', '1', '-b', 'feat']],
    [
      'a branch by its whole name, in a clone of another',
      'refs/remotes/origin/main',
      ['--single-branch', '-b', 'feat'],
    ],
    ['a tag, in a shallow clone', 'v1.0', ['--depth', '1', '-b', 'feat']],
    ['a branch, in a clone of another', 'main', ['--single-branch', '-b', 'feat']],
    ['a tag, in a clone without tags', 'v1.0', ['--single-branch', '--no-tags', '-b', 'feat']],
    ['a branch, where the remote has another name', 'main', ['--depth', '1', '-b', 'feat', '-o', 'upstream']],
    ['a commit before, in a shallow clone', 'HEAD~2', ['--depth', '1', '-b', 'feat']],
  ])('leads to %s', async (_, ref, flags) => {
    const clone = cloneOf(parted(), ...flags);
    const before = await inProcess(clone, 'lint', '--since', ref);
    expect(before).toMatchObject({ code: 2, err: expect.stringContaining(`there is no commit \`${ref}\` here`) });
    const way = told(before.err);
    git(clone, ...way.words);
    const after = await inProcess(clone, 'lint', '--since', way.ref ?? ref);
    expect(after.err).not.toContain('error:');
    // The merge base is there as well: what is not told is told of the ref itself.
    expect(after.err).not.toContain('no commit in common');
    expect(after.out).toContain('`nowhere.md` leads to');
    expect(after.out).not.toContain('`gone.md` leads to');
  });

  it('leads to a commit by its whole id, and fetches none by its first digits', async () => {
    const origin = parted();
    git(origin, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const id = git(origin, 'rev-parse', 'main').trim();
    const clone = cloneOf(origin, '--depth', '1', '-b', 'feat');
    const short = id.replace(/^(.{7}).*$/, '$1');
    const way = told((await inProcess(clone, 'lint', '--since', id)).err);
    expect(way.words.at(-1)).toBe(id);
    if (/\d/.test(short))
      expect((await inProcess(clone, 'lint', '--since', short)).err).not.toContain(`origin ${short}`);
    git(clone, ...way.words);
    expect((await inProcess(clone, 'lint', '--since', way.ref ?? id)).out).toContain('nowhere.md');
  });

  it('fetches nothing that nobody has: HEAD before the first commit, and a branch where there is no remote', async () => {
    const unborn = folderWith({ 'AGENTS.md': '# A\n' });
    git(unborn, 'init', '-q', '-b', 'main');
    git(unborn, 'remote', 'add', 'origin', 'file:///nowhere');
    for (const ref of ['HEAD', '@', 'HEAD~1']) {
      const { code, err } = await inProcess(unborn, 'lint', '--since', ref);
      expect({ code, isFetched: err.includes('git fetch') }).toEqual({ code: 2, isFetched: false });
      expect(err).toContain('Nothing is committed on this branch yet');
    }
    const alone = await inProcess(repositoryWith({ 'AGENTS.md': '# A\n' }), 'lint', '--since', 'release');
    expect(alone).toMatchObject({ code: 2, err: expect.stringContaining('Name a branch, a tag or a commit.') });
    expect(alone.err).not.toContain('git fetch');
  });

  it('names the setting where git does not trust the folder', async () => {
    const root = parted();
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    const { code, err } = await inProcess(root, 'lint', '--since', 'main');
    vi.unstubAllEnvs();
    expect(code).toBe(2);
    expect(err).toContain('`git config --global --add safe.directory <path>`');
  });
});
