/**
 * Programs that went with the package which brought them: `pnpm exec jest`, `yarn jest` after the last manifest lost `jest`. Another package
 * may bring a program of that name, so that nothing of today may hold it: no manifest, no lock file, no code.
 */
import type { Claim, JudgedClaim } from '../../model.ts';
import { lastCall, programCalls } from '../shell/command.ts';
import type { Evidence } from '../world/evidence.ts';
import { allPackages, isScriptAnywhere } from '../world/known-packages.ts';
import { mayBeProgram } from './lost-script.ts';
import { isManagerName, LOCKS } from '../shell/managers.ts';
import { isAside } from '../world/names.ts';
import { wasSaid, wordsForLoss } from './past-manifest.ts';

/** The program that a call runs where it is no script, without being fetched; undefined for what is a script or nothing. */
export function programIn({ target }: Claim): string | undefined {
  const call = lastCall(target);
  if (call === undefined) return programCalls(target).at(-1)?.program;
  return call.isScriptOnly ? undefined : call.script;
}

/** Whether git could tell that the program of an open call is gone. */
export function mayBeLostProgram(claim: Claim, evidence: Evidence): boolean {
  const program = programIn(claim);
  if (program === undefined || isScriptAnywhere(program, evidence) || mayBeProgram(program, evidence)) return false;
  // What lies in a submodule, or in a lock that is no text, is installed by what nobody has read.
  const { byName, files } = evidence.tree;
  if (files.has('.gitmodules') || byName.has('bun.lockb') || allPackages(evidence).some(({ isBroken }) => isBroken))
    return false;
  const [manager] = claim.text.split(' ', 1);
  // Without a lock file nobody knows what comes along with others, and another manager is somebody else's.
  return isManagerName(manager) && LOCKS[manager].some((lock) => byName.has(lock));
}

/** The verdict on a call whose program is gone; undefined where nothing proves that. */
export function lostProgram(claim: Claim, evidence: Evidence): JudgedClaim | undefined {
  const { manifestPast: past } = evidence.world;
  const program = programIn(claim);
  if (past === undefined || program === undefined || past.standing.has(program)) return undefined;
  const lost = past.lost.find(
    ({ what, name, manifest }) => what === 'dependency' && name === program && !isAside(manifest),
  );
  if (
    lost === undefined ||
    !mayBeLostProgram(claim, evidence) ||
    !wasSaid(claim, claim.text, { lost, world: evidence.world })
  )
    return undefined;
  return {
    claim,
    verdict: 'dead',
    rule: 'stale/dependency',
    truth: `\`${claim.text}\` runs \`${program}\`, which was a declared dependency, and no package.json declares it now; ${wordsForLoss(lost)}.`,
    hint: 'Name what is run instead, or delete the line.',
    gone: lost.commit,
  };
}
