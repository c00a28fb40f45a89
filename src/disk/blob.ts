/**
 * The id of a content, as git would name it: so what git says of an unchanged file and what is read of a changed one
 * can be compared. Two contents with one id are the same text; the same text may have two ids where line ends differ.
 */
import { hash } from 'node:crypto';

/** Length of a SHA-1 in hex; git names objects by SHA-256 where the repository was made so. */
const SHA1_LENGTH = 40;

/**
 * The id of `bytes`. `listed` is what git says of the same path, if anything: it decides the algorithm, and wins where
 * the bytes are exactly what it names. Else line ends count as LF, as they do in every text that lintel reads.
 */
export function contentId(bytes: Uint8Array, listed?: string): string {
  const algorithm = listed === undefined || listed.length === SHA1_LENGTH ? 'sha1' : 'sha256';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!text.includes('\r\n')) return blobId(text, algorithm);
  if (listed !== undefined && blobId(text, algorithm) === listed) return listed;
  // Latin-1 keeps each byte as it is.
  return blobId(Buffer.from(text.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'), algorithm);
}

function blobId(bytes: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return hash(algorithm, Buffer.concat([Buffer.from(`blob ${bytes.byteLength}\0`), bytes]), 'hex');
}
