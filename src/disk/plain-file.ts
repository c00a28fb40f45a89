/** Reads a file that is nothing but a file, in as few questions to the system as there can be. What else stands at a path is not told. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Reading } from './read.ts';

/** Follows no link and waits for no other end of a pipe. Windows knows neither, and leaves the first out. */
const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
const PLAIN = (O_NOFOLLOW as number | undefined) === undefined ? undefined : O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

/**
 * A plain file, opened before it is looked at: over thousands of files a fifth less than to ask for each what it is, then to
 * open it (92 and 115 ms for 10,000). Undefined for everything else, which is for others to name.
 */
export function readPlainFile(file: string, maxBytes: number): Reading | undefined {
  const opened = PLAIN === undefined ? undefined : openPlain(file, PLAIN);
  if (opened === undefined) return undefined;
  try {
    const found = fstatSync(opened);
    if (!found.isFile()) return undefined;
    if (found.size > maxBytes) return { kind: 'too-big', size: found.size };
    return { kind: 'bytes', bytes: readOpened(opened, found.size) };
  } finally {
    closeSync(opened);
  }
}

function openPlain(file: string, flags: number): number | undefined {
  try {
    return openSync(file, flags);
  } catch {
    return undefined;
  }
}

/** The first `size` bytes, or all that there are while somebody shortens the file. */
function readOpened(opened: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size);
  let done = 0;
  while (done < size) {
    const more = readSync(opened, bytes, done, size - done, null);
    if (more === 0) break;
    done += more;
  }
  return bytes.subarray(0, done);
}
