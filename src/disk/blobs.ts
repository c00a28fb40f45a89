/** Reads contents that git has by their ids, many at once. Fetches nothing: what a partial clone lacks stays unknown. */
import { askGit } from './git.ts';

/** Contents asked for at once: together a few megabytes. */
const AT_ONCE = 200;

/** Id → content, for those of `ids` that are there. */
export async function readBlobs(root: string, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const blobs = new Map<string, Uint8Array>();
  const wanted = [...new Set(ids)];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const input = `${wanted.slice(start, start + AT_ONCE).join('\n')}\n`;
    const { output } = await askGit(root, ['cat-file', '--batch', '--buffer'], { input });
    for (const [id, bytes] of contentsIn(output)) blobs.set(id, bytes);
  }
  return blobs;
}

const LINE_BREAK = 10;

/** `<id> blob <size>`, the bytes, a line break; `<id> missing` for what is not there. An answer that was cut ends early. */
function* contentsIn(output: Buffer): Generator<readonly [string, Uint8Array]> {
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(LINE_BREAK, at);
    if (end === -1) return;
    const [id = '', , size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    const next = at + Number(size);
    if (next > output.length) return;
    yield [id, output.subarray(at, next)];
    at = next + 1;
  }
}
