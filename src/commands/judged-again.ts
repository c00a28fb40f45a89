/** Claims that git has more to say of, judged once more with what it said. */
import { judgeClaims } from '../claims/judge/judge.ts';
import { claimWorld } from '../claim-world.ts';
import type { Compilation, Inputs, JudgedClaim } from '../model.ts';

/** The compilation with `inputs`, and with `asked` judged by them. `right` are claims that those are held against, and stay as they are. */
export function judgedAgain(
  compiled: Compilation,
  inputs: Inputs,
  { asked, right = [] }: { readonly asked: readonly JudgedClaim[]; readonly right?: readonly JudgedClaim[] },
): Compilation {
  const again = judgeClaims(
    [...asked, ...right].map(({ claim }) => claim),
    claimWorld({ ...compiled, inputs }),
  );
  const now = new Map(asked.map((judged, at): readonly [JudgedClaim, JudgedClaim] => [judged, again[at] ?? judged]));
  return { ...compiled, inputs, claims: compiled.claims.map((judged) => now.get(judged) ?? judged) };
}
