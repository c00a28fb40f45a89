/** Real temporary folders for tests of the disk, removed when the test ends. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that holds `files`, by path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'lintel-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  addFiles(root, files);
  return root;
}

/** Writes `files` below `root`, with their folders. */
export function addFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/**
 * Runs git in `root` without the user's own configuration. Nor does it bring its dozen samples of hooks, or tidy up behind a commit:
 * nothing here asks for either, and they cost half of a repository that is made, copied and removed.
 */
export function git(root: string, ...words: readonly string[]): string {
  const settings = ['user.name=t', 'user.email=t@example.com', 'protocol.file.allow=always', 'maintenance.auto=false'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TEMPLATE_DIR: '' };
  return execFileSync('git', [...settings.flatMap((each) => ['-c', each]), ...words], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** A repository whose `files` are committed. */
export function repositoryWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = folderWith(files);
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'first');
  return root;
}
