/** Reads a single file that the user has named, wherever it lies. What a repository names is read by `read.ts` alone. */
import { realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isAbsent } from './error-code.ts';
import { decode, type Unreadable } from './decode.ts';
import { MAX_BYTES, openReader, tooBig } from './read.ts';

/** The text of a file with the line ends that it has, or why there is none. */
export type NamedText = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'absent' } | Unreadable;

/** Reads the file at an absolute path. Links are followed: whoever types a path means what it leads to. */
export async function readNamed(path: string): Promise<NamedText> {
  const real = await realpath(path).catch((error: unknown) => (isAbsent(error) ? undefined : path));
  if (real === undefined) return { kind: 'absent' };
  const read = await openReader(dirname(real), { maxBytes: MAX_BYTES, followsLinks: false });
  const reading = read(basename(real));
  if (reading.kind === 'link') return { kind: 'absent' };
  if (reading.kind === 'too-big') return tooBig(reading.size);
  if (reading.kind !== 'bytes') return reading;
  const decoded = decode(reading.bytes);
  // Decoding settles that it is UTF-8; a file that is written after it keeps its line ends.
  return decoded.kind === 'text'
    ? {
        kind: 'text',
        text: Buffer.from(reading.bytes)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      }
    : decoded;
}
