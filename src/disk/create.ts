/** Writes files that people will go on editing: new ones, and single lines of theirs. Never replaces anything. */
import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../error.ts';
import { isRefusal, look, type Standing } from './place.ts';

/** Creates a file with its folders. Throws a UsageError when something stands there, or when nothing may be written there. */
export async function createFile(root: string, path: string, text: string): Promise<void> {
  const standing = await placeFor(root, path);
  if (standing.stats !== undefined) throw new UsageError(`${path} exists already.`, 'Nothing was changed.');
  await write(root, path, { text, flag: 'wx' });
}

/** Adds `line` at the end of a file, or creates it. Answers what was done; nothing when the line is there. */
export async function addLine(root: string, path: string, line: string): Promise<'created' | 'added' | 'present'> {
  const { stats, text, usesCrlf } = await placeFor(root, path);
  if (text.split('\n').includes(line)) return 'present';
  const end = usesCrlf ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  await write(root, path, { text: `${gap}${line}${end}`, flag: 'a' });
  return stats === undefined ? 'created' : 'added';
}

async function placeFor(root: string, path: string): Promise<Standing> {
  const standing = await look(await realpath(root), path);
  if (isRefusal(standing)) throw new UsageError(`${path} ${standing.because}.`, standing.hint);
  return standing;
}

async function write(root: string, path: string, { text, flag }: { text: string; flag: 'wx' | 'a' }): Promise<void> {
  const file = join(root, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${path} cannot be written: ${message}`);
  }
}
