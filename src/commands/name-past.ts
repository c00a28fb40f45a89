/** Asks history about the names of a compilation that the code leaves open, and only where there are any. */
import { mayBeGone } from '../claims/gone-name.ts';
import { judgeClaims } from '../claims/judge.ts';
import { claimWorld } from '../claim-world.ts';
import { readHistory } from '../disk/history.ts';
import type { Compilation, JudgedClaim } from '../model.ts';
import type { Invocation } from './command.ts';
import type { Repository } from './repository.ts';

/**
 * The compilation with what git says about names: which commit took a dead one, and that an open one was public once. For
 * repositories that nobody has set up; as it is where git says nothing.
 */
export async function withNamePast(
  compiled: Compilation,
  { root, terminal }: Invocation,
  { cache }: Repository,
): Promise<Compilation> {
  const { facts } = compiled.model;
  const open = compiled.claims.filter((judged) => mayBeGone(judged, facts));
  if (open.length === 0) return compiled;
  terminal.progress('Asking git what became of names');
  const names = new Set(open.flatMap(({ claim }) => claim.target.split('.')));
  const answer = await readHistory({ root, modules: [], names, ...(cache && { cache }) });
  if (!('history' in answer) || answer.history.removedNames.length === 0) return compiled;
  const namePast = { removed: answer.history.removedNames, isProof: true };
  const inputs = { ...compiled.inputs, namePast };
  const claims = open.map(({ claim }) => claim);
  const again = judgeClaims(claims, claimWorld({ ...compiled, inputs }));
  const now = new Map(open.map((judged, at): readonly [JudgedClaim, JudgedClaim] => [judged, again[at] ?? judged]));
  return { ...compiled, inputs, claims: compiled.claims.map((judged) => now.get(judged) ?? judged) };
}
