/**
 * Names that a text mentions below a fence of its own which declares them. Such a fence is mostly an example, so that by itself nothing
 * is said; where history took the name from the folder that the text is about, and another text is reported for it, the fence is no
 * more than a copy of what the code said once.
 */
import type { AgentFile, JudgedClaim } from '../../model.ts';
import { findShownNames } from './find-symbols.ts';

/** The mentions of shown names that some other text is told to be gone, with what is said there. */
export function shownTwins(agents: readonly AgentFile[], judged: readonly JudgedClaim[]): readonly JudgedClaim[] {
  const gone = new Map<string, JudgedClaim>();
  for (const each of judged) {
    const { kind, how, target } = each.claim;
    if (each.verdict !== 'dead' || each.gone === undefined || kind !== 'symbol' || how !== 'code') continue;
    // A member may be that of another class of the same name, which the fence declares.
    if (!/[.#]/.test(target) && !gone.has(target)) gone.set(target, each);
  }
  if (gone.size === 0) return [];
  return agents.flatMap((agent) => (agent.within === '' ? twinsIn(agent, gone) : []));
}

function twinsIn(agent: AgentFile, gone: ReadonlyMap<string, JudgedClaim>): readonly JudgedClaim[] {
  const names = [...gone.keys()].filter((name) => agent.body.text.includes(name));
  if (names.length === 0) return [];
  return findShownNames(agent).flatMap((claim): readonly JudgedClaim[] => {
    const found = gone.get(claim.target);
    const file = found?.related?.at(-1)?.file ?? '';
    const isOfFolder = agent.base === '' || file.startsWith(`${agent.base}/`);
    return found !== undefined && isOfFolder ? [{ ...found, claim }] : [];
  });
}
