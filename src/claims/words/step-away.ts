/** Whether the steps above one have led out of the repository: "2. `cd ~/etherpad && pnpm add x`", "3. `pnpm start`". It judges no claim. */
import type { Body, Claim } from '../../model.ts';
import { oncePer } from '../../once.ts';

/** True where the nearest `cd` in the steps before the claim's own, of the same numbered list, leads to a place outside. */
export function isBehindStepAway(body: Body, claim: Pick<Claim, 'line'>): boolean {
  const changes = stepsAbove(body, claim).flatMap((above) => above.match(LAST_CHANGE)?.[1] ?? []);
  return OUTSIDE.test(changes[0] ?? '');
}

/** The lines of the steps before the one that a claim stands in, of the same numbered list, nearest first; none for what stands in no step. */
export function stepsAbove(body: Body, { line }: Pick<Claim, 'line'>): readonly string[] {
  const lines = linesOf(body);
  const own = line - body.line;
  if (!STEP.test(lines[own] ?? '')) return [];
  const steps: string[] = [];
  for (const above of lines.slice(Math.max(0, own - MAX_LINES), own).toReversed()) {
    if (!OF_LIST.test(above)) return [];
    steps.push(above);
    // What comes before the first step is no step.
    if (/^\s*1[.)]\s/.test(above)) break;
  }
  return steps;
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
