/** Asks history about variables of the environment that no code reads today, and only where a text names any. */
import { mayBeLostVariable } from '../claims/judge/judge-name.ts';
import { claimWorld } from '../claim-world.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import type { Compilation } from '../model.ts';
import type { Invocation } from './command.ts';
import { judgedAgain } from './judged-again.ts';
import { wordsThen } from './words-then.ts';

/**
 * The compilation with what git says about variables: that code read an open one once. For repositories that nobody has set up, since a
 * lock remembers them; as it is where git says nothing.
 */
export async function withVariablePast(
  compiled: Compilation,
  { root, terminal }: Invocation,
  past: AskedPast,
): Promise<Compilation> {
  const world = claimWorld(compiled);
  const open = compiled.claims.filter((judged) => mayBeLostVariable(judged, world));
  if (open.length === 0) return compiled;
  terminal.progress('Asking git what became of variables');
  const lost = (await past.variables(new Set(open.map(({ claim }) => claim.target)))) ?? [];
  const asked = open.filter(({ claim }) => lost.some(({ name }) => name === claim.target));
  if (asked.length === 0) return compiled;
  const takings = lost.map(({ commit, name }) => ({
    commit,
    files: asked.flatMap(({ claim }) => (claim.target === name ? [claim.file] : [])),
  }));
  const variablePast = { lost, ...(await wordsThen(compiled, takings, { root, past })) };
  return judgedAgain(compiled, { ...compiled.inputs, variablePast }, { asked });
}
