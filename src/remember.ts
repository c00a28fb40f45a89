/**
 * A compilation that remembers what history has proved. It goes by the records, as every clone will, and not by the history
 * itself: what a record does not prove is not kept.
 */
import { lockKey } from './claims/world/evidence.ts';
import { judgeClaims } from './claims/judge/judge.ts';
import { claimWorld } from './claim-world.ts';
import type { Claim, Compilation, GoneClaim, JudgedClaim } from './model.ts';

/** The compilation as it will be once `found` stands in the lock. */
export function withRecords(compiled: Compilation, found: readonly GoneClaim[]): Compilation {
  const { claims, lock, nextLock } = compiled;
  const known = new Set((nextLock.gone ?? []).map(keyOf));
  const live = new Set(claims.filter(({ verdict }) => verdict === 'live').map(({ claim }) => keyOfClaim(claim)));
  const fresh = new Map<string, GoneClaim>();
  for (const each of found) {
    const key = keyOf(each);
    // The same text that leads somewhere in another line is dead for nobody.
    if (!known.has(key) && !live.has(key) && !fresh.has(key)) fresh.set(key, each);
  }
  if (fresh.size === 0) return compiled;

  const open = claims.filter(({ verdict, claim }) => verdict === 'undecided' && fresh.has(keyOfClaim(claim)));
  const remembered = { ...lock, gone: [...(lock.gone ?? []), ...fresh.values()] };
  const again = judgeClaims(
    open.map(({ claim }) => claim),
    claimWorld({ ...compiled, lock: remembered }),
  );
  const dead = new Map(
    open.flatMap((each, at): readonly (readonly [JudgedClaim, JudgedClaim])[] => {
      const judged = again[at];
      return judged?.verdict === 'dead' ? [[each, judged]] : [];
    }),
  );
  const proved = new Set([...dead.keys()].map(({ claim }) => keyOfClaim(claim)));
  const records = [...fresh].filter(([key]) => proved.has(key)).map(([, each]) => each);
  if (records.length === 0) return compiled;
  return {
    ...compiled,
    claims: claims.map((each) => dead.get(each) ?? each),
    nextLock: { ...nextLock, gone: [...(nextLock.gone ?? []), ...records] },
  };
}

function keyOf({ file, claim }: GoneClaim): string {
  return lockKey(file, claim);
}

function keyOfClaim({ file, text }: Claim): string {
  return lockKey(file, text);
}
