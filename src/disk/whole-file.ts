/**
 * Writes one file so that it is old or new at every instant, whatever happens in between: a temporary file in the
 * same folder, flushed, then renamed. Temporary files that a killed run left are known by name and swept up.
 */
import { randomBytes } from 'node:crypto';
import { chmod, chown, open, readdir, rename, symlink, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';

/** What a file keeps of the one it replaces. */
export interface Keep {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** Replaces or creates `file`. On failure nothing is left behind and the error goes on. */
export async function writeWhole(file: string, text: string | Uint8Array, keep?: Keep): Promise<void> {
  await (await stageWhole(file, text, keep)).put();
}

/** A text that waits beside its file for the rest of what is to be written with it. */
export interface StagedFile {
  /** Makes it the file. On failure nothing is left behind and the error goes on. */
  readonly put: () => Promise<void>;
  /** Leaves the file as it is. */
  readonly drop: () => Promise<void>;
}

/** {@link writeWhole} up to the last step. */
export async function stageWhole(file: string, text: string | Uint8Array, keep?: Keep): Promise<StagedFile> {
  return await staged(file, async (temporary) => {
    await writeFlushed(temporary, text);
    if (keep) await takeOver(temporary, keep);
  });
}

/** Replaces or creates `file` by a symbolic link that holds `target`, in the same way. */
export async function linkWhole(file: string, target: string): Promise<void> {
  await (await staged(file, (temporary) => symlink(target, temporary))).put();
}

async function staged(file: string, make: (temporary: string) => Promise<void>): Promise<StagedFile> {
  const temporary = join(dirname(file), `.lintel-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  const drop = async (): Promise<void> => {
    await unlink(temporary).catch(() => undefined);
    underWay.delete(temporary);
  };
  const orDrop = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      await drop();
      throw error;
    }
  };
  underWay.add(temporary);
  await orDrop(() => make(temporary));
  const put = async (): Promise<void> => {
    await orDrop(() => rename(temporary, file));
    underWay.delete(temporary);
  };
  return { put, drop };
}

/** Temporary files of this process. A dead predecessor can have had our number: in containers it is often 1. */
const underWay = new Set<string>();

/** The system took less than it said it had. */
class Cut extends Error {
  readonly code = 'EIO';
}

async function writeFlushed(file: string, text: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    if ((await handle.stat()).size !== Buffer.byteLength(text)) throw new Cut();
    // Some network file systems know no flush; the rename is then all there is.
    await handle.sync().catch((error: unknown) => {
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error;
    });
  } finally {
    await handle.close();
  }
}

/** Makes what was renamed and removed in `folder` outlast a power failure, where the system has a way to (Windows has none). */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

async function takeOver(file: string, { mode, uid, gid }: Keep): Promise<void> {
  // Only root may give a file away; for everyone else the owner is the same anyhow. Changing it clears mode bits, so it comes first.
  await chown(file, uid, gid).catch(() => undefined);
  await chmod(file, mode & 0o7777);
}

const TEMPORARY = /^\.lintel-(\d+)-[0-9a-f]{8}\.tmp$/;

/** True for the path of a file that a run in progress writes, or that a killed one left. */
export function isTemporary(path: string): boolean {
  return path.endsWith('.tmp') && TEMPORARY.test(basename(path));
}

/** Removes what killed runs left in `folder`. Files of runs that are still alive stay. */
export async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const writer = TEMPORARY.exec(name)?.[1];
    const file = join(folder, name);
    if (writer !== undefined && !underWay.has(file) && !isAlive(Number(writer)))
      await unlink(file).catch(() => undefined);
  }
}

/** {@link sweep}, for the `folders` below `root` in which the list of files names some. */
export async function sweepLeftovers(root: string, folders: readonly string[] = []): Promise<void> {
  for (const folder of folders) await sweep(join(root, folder));
}

/** Whether another process of that number runs. Signal 0 asks without disturbing it. */
export function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
