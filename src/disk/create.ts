/** Writes new files that people will edit. Never replaces anything. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../error.ts';

/** Creates a file with its folders. Throws a UsageError when something stands there, or when it cannot be written. */
export async function createFile(root: string, path: string, text: string): Promise<void> {
  const file = join(root, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new UsageError(`${path} exists already.`, 'Nothing was changed.');
    if (code === undefined) throw error;
    throw new UsageError(`${path} cannot be written: ${message}`);
  }
}
