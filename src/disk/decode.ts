/** Bytes → text, or why they are none and where the first of them stands that is not. Reads nothing. */
import { isAscii, isUtf8 } from 'node:buffer';

/** Why a file is not read, as the end of a sentence, and the way out. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly because: string;
  readonly hint: string;
  /** The place of what is wrong, where it is known. */
  readonly at?: { readonly line: number; readonly column: number };
}

type Decoded = { readonly kind: 'text'; readonly text: string } | Unreadable;

/** The text that stands at `path`. Git reads its own lists byte by byte: what is no UTF-8 in one spoils its own pattern, and no other. */
export function textAt(path: string, bytes: Uint8Array): Decoded {
  const isList = /(?:^|\/)\.git(?:ignore|attributes)$/.test(path);
  return decode(isList ? Buffer.from(Buffer.from(bytes).toString('utf8')) : bytes);
}

/** The text that `bytes` hold. */
export function decode(bytes: Uint8Array): Decoded {
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    const line = bytes.subarray(0, zero).reduce((lines, byte) => lines + (byte === LINE_FEED ? 1 : 0), 1);
    return refused(
      `holds a zero byte in line ${line}, so that it is binary or UTF-16, not UTF-8 text`,
      'Save it as UTF-8 without zero bytes, or take it out of the sources.',
    );
  }
  const read = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isUtf8(read)) return { ...refused('is not valid UTF-8', 'Save it as UTF-8.'), at: firstBroken(read) };
  // Most code is ASCII, and as Latin-1 it is copied instead of decoded.
  const text = read.toString(isAscii(read) ? 'latin1' : 'utf8');
  return { kind: 'text', text: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') };
}

/** Something that is not read, in words. */
export function refused(because: string, hint: string): Unreadable {
  return { kind: 'unreadable', because, hint };
}

/** The place of the first byte that is no UTF-8, as editors count: lines, and UTF-16 units in them. */
function firstBroken(bytes: Buffer): { readonly line: number; readonly column: number } {
  const start = isUtf8(bytes.subarray(0, 3)) && bytes.subarray(0, 3).toString('utf8') === '\uFEFF' ? 3 : 0;
  for (let line = 1, from = start; from < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const text = bytes.subarray(from, feed < 0 ? bytes.length : feed);
    if (!isUtf8(text)) return { line, column: validLength(text) + 1 };
    if (feed < 0) break;
    from = feed + 1;
  }
  return { line: 1, column: 1 };
}

const LINE_FEED = 0x0a;

/** How many UTF-16 units of a line stand before its first broken byte. */
function validLength(line: Buffer): number {
  const decoded = line.toString('utf8');
  let at = 0;
  for (let offset = 0; at < decoded.length; at++) {
    const isStandIn = decoded[at] === '\uFFFD';
    // The sign that stands for broken bytes may have been written as such.
    if (isStandIn && !line.subarray(offset, offset + 3).equals(STAND_IN)) return at;
    const point = decoded.codePointAt(at) ?? 0;
    offset += Buffer.byteLength(String.fromCodePoint(point));
    if (point > 0xffff) at++;
  }
  return at;
}

const STAND_IN = Buffer.from('\uFFFD');
