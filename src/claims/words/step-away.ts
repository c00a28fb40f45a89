/** Whether the steps above one have led out of the repository: "2. `cd ~/etherpad && pnpm add x`", "3. `pnpm start`". It judges no claim. */
import type { Body, Claim } from '../../model.ts';
import { oncePer } from '../../once.ts';

/** True where the nearest `cd` in the steps before the claim's own, of the same numbered list, leads to a place outside. */
export function isBehindStepAway(body: Body, { line }: Pick<Claim, 'line'>): boolean {
  const lines = linesOf(body);
  const own = line - body.line;
  if (!STEP.test(lines[own] ?? '')) return false;
  for (const above of lines.slice(Math.max(0, own - MAX_LINES), own).toReversed()) {
    if (!OF_LIST.test(above)) return false;
    const to = above.match(LAST_CHANGE)?.[1];
    if (to !== undefined) return OUTSIDE.test(to);
    // What comes before the first step is no step.
    if (/^\s*1[.)]\s/.test(above)) return false;
  }
  return false;
}

/** A list may have thousands of commands. */
const linesOf = oncePer((body: Body): readonly string[] => body.text.split('\n'));

/** Lines of steps that are looked through. */
const MAX_LINES = 40;

const STEP = /^\s*\d+[.)]\s/;

/** A step, what is indented below one, or nothing. */
const OF_LIST = /^(?:\s*$|\s*\d+[.)]\s|\s{2,}\S)/;

const LAST_CHANGE = /.*\bcd\s+([^\s`;&|)]+)/;

/** From the root of the disk, a home or a variable. */
const OUTSIDE = /^["']?[/~$]/;
