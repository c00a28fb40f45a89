/**
 * What becomes of each claim: live, dead, or undecided. Dead means provable: a closed world says no, or the lock
 * remembers that it resolved. Everything else stays undecided, and nobody hears of it.
 */
import type { Claim, JudgedClaim, Lock, LockedClaim } from '../model.ts';
import { lockKey, type Evidence, type ClaimWorld } from './evidence.ts';
import { judgeCommand } from './judge-command.ts';
import { findPath, type PathAnswer } from './judge-path.ts';
import { judgeEnv, judgePackage } from './judge-name.ts';
import { judgeSymbol } from './judge-symbol.ts';
import { judgeTask } from './judge-task.ts';
import { judgeToolchain, settleToolchain } from './judge-toolchain.ts';
import { treeOf } from './tree.ts';

export type { ClaimWorld } from './evidence.ts';

/** Judges every claim by itself, in the order given. The target of a live path claim becomes the path it leads to. */
export function judgeClaims(claims: readonly Claim[], world: ClaimWorld): readonly JudgedClaim[] {
  const evidence: Evidence = {
    world,
    tree: treeOf(world.paths),
    notes: new Map(world.notes.map((linked) => [linked.note.file, linked])),
    locked: new Map(world.lock.claims.map((claim) => [lockKey(claim.file, claim.claim), claim])),
  };
  const judged = claims.map((claim) => judgeClaim(claim, evidence));
  return settleToolchain(judged, world.facts);
}

/**
 * The claims to remember: code spans that can mean nothing but what they resolve to now, names and what is typed, and those that
 * are dead now but still stand in their note. The latter stay, so that the error stays until someone acts.
 */
export function claimsForLock(judged: readonly JudgedClaim[], lock: Lock): readonly LockedClaim[] {
  const locked = new Map(lock.claims.map((claim) => [lockKey(claim.file, claim.claim), claim]));
  const kept = new Map<string, LockedClaim>();
  for (const { claim, verdict, isGuess, lockTarget } of judged) {
    const isPath = claim.kind === 'path' && claim.how === 'code' && !isGuess;
    if (claim.kind === 'symbol' || (claim.kind === 'path' && !isPath)) continue;
    const target = isPath ? claim.target : lockTarget;
    const key = lockKey(claim.file, claim.text);
    const known = locked.get(key);
    if (verdict === 'live' && target !== undefined) kept.set(key, { file: claim.file, claim: claim.text, target });
    // The same text may be live in one line and out of reach in another; what lives wins.
    else if (known && verdict === 'dead' && !kept.has(key)) kept.set(key, known);
  }
  return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
}

function judgeClaim(claim: Claim, evidence: Evidence): JudgedClaim {
  switch (claim.kind) {
    case 'path':
      return judgePath(claim, evidence, findPath(claim, evidence));
    case 'symbol': {
      const place = findPath(claim, evidence);
      // What is gone is the file: that is what is said, and under the name of the rule about files.
      if (place.kind !== 'found') return judgePath({ ...claim, kind: 'path' }, evidence, place);
      return judgeSymbol(claim, place.path, evidence.world.facts);
    }
    case 'command':
      return judgeCommand(claim, evidence);
    case 'package':
      return judgePackage(claim, evidence);
    case 'env':
      return judgeEnv(claim, evidence);
    case 'task':
      return judgeTask(claim, evidence);
    case 'toolchain':
      return judgeToolchain(claim, evidence);
  }
}

function judgePath(claim: Claim, evidence: Evidence, answer: PathAnswer): JudgedClaim {
  if (answer.kind === 'found') {
    return { claim: { ...claim, target: answer.path }, verdict: 'live', ...(answer.isGuess && { isGuess: true }) };
  }
  const known = claim.how === 'code' ? evidence.locked.get(lockKey(claim.file, claim.text)) : undefined;
  if (answer.kind === 'unknowable' || (claim.how === 'code' && !known)) return { claim, verdict: 'undecided' };
  const hint = answer.like === undefined ? {} : { hint: answer.hint ?? `Did you mean \`${answer.like}\`?` };
  const was = known && known.target !== claim.text ? `, which was \`${known.target}\` at the last build,` : '';
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\`${was} leads to no file or folder${afterwards(known)}.`,
    ...hint,
  };
}

function afterwards(known: LockedClaim | undefined): string {
  return known ? ' any more' : '';
}
