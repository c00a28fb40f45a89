/** Asks history about the claims of a compilation that the tree leaves open, and only where there are any. */
import { judgedByPast, needsPast, pastCases, textsToAsk, type PastUse } from '../claims/past.ts';
import { claimWorld } from '../claim-world.ts';
import { readDeletions, readPast } from '../disk/past.ts';
import type { Compilation } from '../model.ts';
import { counted } from '../phrase.ts';
import type { Invocation } from './command.ts';
import type { Repository } from './repository.ts';

/** Most commits whose trees are read: each takes git some ten milliseconds. */
const MAX_COMMITS = 200;

/**
 * The compilation with what git says about its claims; as it is where git says nothing. Where lintel is set up, history
 * explains what is dead anyway and decides nothing, so that every clone ends with the same exit code.
 */
export async function withPast(
  compiled: Compilation,
  { root, terminal }: Invocation,
  { cache }: Repository,
): Promise<Compilation> {
  const use: PastUse = compiled.inputs.config.isSetUp === false ? 'decide' : 'explain';
  if (!needsPast(compiled.claims, use)) return compiled;
  terminal.progress('Asking git what became of paths');
  const deletions = await readDeletions(root, cache);
  if (deletions === undefined) return compiled;
  const world = claimWorld(compiled);
  const cases = pastCases(compiled.claims, deletions.deleted, { world, use });
  const wanted = new Map<string, Set<string>>();
  for (const each of cases) {
    const { commit } = each.deletion;
    if (!wanted.has(commit) && wanted.size === MAX_COMMITS) continue;
    wanted.set(commit, new Set([...(wanted.get(commit) ?? []), ...textsToAsk(each)]));
  }
  if (wanted.size === 0) return compiled;
  terminal.progress(`Asking git about ${counted(wanted.size, 'commit')}`);
  const past = await readPast(root, {
    wanted: new Map([...wanted].map(([commit, paths]) => [commit, [...paths]])),
    deletions,
    present: world.paths,
  });
  return { ...compiled, claims: judgedByPast(compiled.claims, cases, { past, world }) };
}
