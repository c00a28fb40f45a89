/** Makes folders. Node's own way of making those above as well never ends where the system denies one whose parent stands (`/proc`). */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode, isAbsent } from './error-code.ts';

/** Makes `folder` with those above it that are missing, and tells which it has `made`, the outermost first. The error of the first that cannot be made goes on. */
export async function makeFolder(folder: string, made: string[] = []): Promise<void> {
  const stats = await stat(folder).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  if (stats?.isDirectory() === true) return;
  const parent = dirname(folder);
  if (stats === undefined && parent !== folder) await makeFolder(parent, made);
  try {
    await mkdir(folder);
    made.push(folder);
  } catch (error) {
    // Somebody else was faster.
    if (stats !== undefined || errorCode(error) !== 'EEXIST') throw error;
  }
}
