/**
 * Agent files in which single bytes are no UTF-8. Clients read them all the same, with U+FFFD for each (Node, and Rust where it is told to);
 * so does lint where nobody has set lintel up. Where something is compiled such a file has no text, so that no build goes by it, and
 * whoever writes looks at the bytes on the disk again and refuses: they would be lost.
 */
import type { Problem } from '../model.ts';
import { isReadAgentFile } from '../sources/agent-paths.ts';
import type { Reader, Reading } from './read.ts';

/** Adds to `texts` what clients read in the agent files among `problems`. What is said of those files stays. */
export function addDamaged(
  { texts, problems }: { readonly texts: Map<string, string>; readonly problems: readonly Problem[] },
  reader: Reader,
): void {
  for (const { file } of problems) {
    const text = isReadAgentFile(file) && !texts.has(file) ? damagedText(reader(file)) : undefined;
    if (text !== undefined) texts.set(file, text);
  }
}

/** Beyond that share of its characters a text is in another encoding, where any byte may look like a backtick, or is no text. */
const MAX_SHARE = 0.05;

/** So many are no sign of another encoding in a short text: a few quotation marks of Windows. */
const MAX_FEW = 8;

/** Signs that no text holds, a zero byte and the marks of UTF-16 among them. */
// oxlint-disable-next-line no-control-regex -- control characters tell what is no text
const BINARY = /[\0-\x08\x0E-\x1A\x1C-\x1F\x7F]|^\uFFFD\uFFFD/;

function damagedText(reading: Reading): string | undefined {
  if (reading.kind !== 'bytes') return undefined;
  const text = Buffer.from(reading.bytes).toString('utf8');
  const broken = text.split('\uFFFD').length - 1;
  if (BINARY.test(text) || broken > Math.max(MAX_FEW, text.length * MAX_SHARE)) return undefined;
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}
