/** Opens a file in the editor that the user has named for such things, as git does. Chooses none by itself. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { UsageError } from '../error.ts';

/** The variable that names the editor. Asked before anything is written, so that a lack of one leaves nothing behind. */
export function editorVariable(): string {
  const variable = ['VISUAL', 'EDITOR'].find((name) => (process.env[name] ?? '').trim() !== '');
  if (variable !== undefined) return variable;
  throw new UsageError(
    'There is no editor to open: neither VISUAL nor EDITOR is set.',
    'Nothing was written. Set one of them, or leave `--edit` out.',
  );
}

/** Opens `path` and waits until the editor ends. The file is written already, and every message says so. */
export function openEditor(root: string, path: string): void {
  const variable = editorVariable();
  const written = `${path} is written.`;
  const command = process.env[variable] ?? '';
  const file = join(root, path);
  // The variable may hold arguments, so a shell takes it apart; the path is handed over apart from it.
  const isWindows = process.platform === 'win32';
  const { status, error } = isWindows
    ? spawnSync(`${command} "${file}"`, { stdio: 'inherit', shell: true })
    : spawnSync('sh', ['-c', `${command} "$@"`, command, file], { stdio: 'inherit' });
  if (status === 0) return;
  const because = error?.message ?? (status === 127 ? 'it was not found' : `it ended with ${status ?? 'a signal'}`);
  throw new UsageError(`The editor \`${command}\` of ${variable} could not be used: ${because}. ${written}`);
}
