/**
 * Lets one adoption at a time write into a repository: the second of two would take the outputs of the first for a person's
 * files. A run that was killed holds nobody off.
 */
import { mkdir, readFile, realpath, rmdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ADOPTED_FOLDER } from '../adopt/manifest.ts';
import { UsageError } from '../error.ts';
import { errorCode } from './error-code.ts';
import { folderRefusal } from './place.ts';
import { isAlive } from './whole-file.ts';

/** Does `work` while no other run of lintel adopts or ejects in `root`. */
export async function alone<T>(root: string, context: string, work: () => Promise<T>): Promise<T> {
  const folder = `${context}/${ADOPTED_FOLDER}`;
  const path = `${folder}/running`;
  const refusal = await folderRefusal(await realpath(root), folder);
  if (refusal !== undefined) throw new UsageError(`${folder} ${refusal.because}.`, refusal.hint);
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await take(file, path);
  try {
    return await work();
  } finally {
    await unlink(file).catch(() => undefined);
    // Of a run that wrote nothing, nothing stays. It fails when the folders hold anything else.
    await rmdir(join(root, folder)).catch(() => undefined);
    await rmdir(join(root, context)).catch(() => undefined);
  }
}

async function take(file: string, path: string): Promise<void> {
  for (let isSecond = false; ; isSecond = true) {
    try {
      return await writeFile(file, `${process.pid}\n`, { flag: 'wx' });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw new UsageError(`${path} cannot be written: ${errorCode(error)}`);
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''));
    // An empty file is one that is just being written.
    if (isSecond || holder === 0 || isAlive(holder))
      throw new UsageError(
        `Another run of lintel is adopting or ejecting here${holder > 0 ? ` (process ${holder})` : ''}.`,
        `Wait until it is done. If there is none, remove ${path}. Nothing was written.`,
      );
    await unlink(file).catch(() => undefined);
  }
}
