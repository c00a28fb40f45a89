/** Fingerprints: short hashes of shapes. What a shape is made of is said by the files that write it. */
import { hash } from 'node:crypto';
import { settledOrigins } from './file-marks.ts';

/**
 * Characters of base64url that are kept: 96 bits. Among ten million shapes two then share a fingerprint by chance once
 * in 10^15 code bases (n²/2 over 2^96), and a line of the lock still fits on a screen.
 */
const LENGTH = 16;

/**
 * The number of the way in which shapes are written. Fingerprints of other schemes say nothing about ours: whoever changes
 * a shape, and so the fingerprint of code that did not change, counts this up (`test/scan/scheme.test.ts` notices).
 */
export const FINGERPRINT_SCHEME = 4;

/** The fingerprint of a shape. */
export function fingerprintOf(shape: string): string {
  const settled = settledOrigins(shape);
  return settled.length > SHORT ? hashOf(settled) : shortHashOf(settled);
}

/** Of shapes up to this length two in three have been met before (`: string`; 44,000 shapes of five packages, 2026-11-21). */
const SHORT = 64;

const met = new Map<string, string>();

/** Memory for these stays below a megabyte. */
const MANY = 5000;

function shortHashOf(text: string): string {
  const known = met.get(text);
  if (known !== undefined) return known;
  const fingerprint = hashOf(text);
  if (met.size === MANY) met.clear();
  met.set(text, fingerprint);
  return fingerprint;
}

function hashOf(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, LENGTH);
}

/** The fingerprint of a value that is exported for its type alone. */
export function narrowedToType(fingerprint: string): string {
  return fingerprintOf(`type ${fingerprint}`);
}
