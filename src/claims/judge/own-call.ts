/**
 * Whether a call is one of this repository: by the manager that installs here, or, where it names another, by what a lock or git saw it run.
 * That its script is missing is judged in judge-command.ts.
 */
import type { Claim, PackageFacts } from '../../model.ts';
import type { ScriptCall } from '../shell/command.ts';
import { scriptLoss, type CallGround } from '../past/lost-script.ts';
import { wasSaid } from '../past/past-manifest.ts';
import type { Evidence } from '../world/evidence.ts';
import { isInstalledBy, isOwnManager, isScriptAnywhere, packageNamed } from '../world/known-packages.ts';
import { lockedAs } from '../world/locked-words.ts';
import { isBelowOtherProject } from '../world/plain-words.ts';

/**
 * `npm run x` in a pnpm repository is often said of somebody else's project. Where a lock file tells that both are in use, a
 * script that no package.json has fails under each of them; and so does one that the call ran here before, whatever manager it names.
 */
export function isOfThisRepository(claim: Claim, ground: CallGround): boolean {
  const { call, packages, evidence } = ground;
  const { packageManager, packages: members } = evidence.world.facts.project;
  if (call.manager === 'node' || (members.length > 0 && call.manager === packageManager)) return members.length > 0;
  if (packages.length > 0 && isOwnManager(call.manager, packages, evidence)) return true;
  if (isInstalledBy(call.manager, packages, evidence) && !isScriptAnywhere(call.script, evidence)) return true;
  if (namesMember(ground) && !isScriptAnywhere(call.script, evidence)) return true;
  // What another manager is asked for is that of others by nearly any word.
  if (isBelowOtherProject(claim, evidence.world)) return false;
  return isLockedCall(claim, call, evidence) || wasCalledThen(claim, ground);
}

/** `-w @acme/core` and `--prefix apps/web`: whoever names a package or a folder with one that is here speaks of this repository. */
function namesMember(ground: CallGround): boolean {
  const { call, packages } = ground;
  if (call.reach === 'named') return call.packages.every((name) => hasMember(name, ground));
  const isThere = ({ dir }: PackageFacts): boolean => `/${dir}`.endsWith(`/${call.folder}`);
  return call.reach === 'here' && call.folder !== '' && packages.some(isThere);
}

function hasMember(name: string, { evidence }: CallGround): boolean {
  return packageNamed(evidence.world.facts.project.packages, name).length > 0;
}

/** The lock saw this very call run a script of that name. */
function isLockedCall(claim: Claim, { script }: ScriptCall, evidence: Evidence): boolean {
  return lockedAs(claim, evidence)?.target.endsWith(`#scripts.${script}`) === true;
}

/** Git saw the package.json that the call means lose the script while the text called it. */
function wasCalledThen(claim: Claim, ground: CallGround): boolean {
  const { call, evidence } = ground;
  const lost = scriptLoss({ ...ground, packages: meant(ground) });
  if (lost === undefined || isScriptAnywhere(call.script, evidence)) return false;
  return wasSaid(claim, claim.text, { lost, world: evidence.world });
}

/** Those behind a filter stand in for the root, whose lock file speaks for them. */
function meant({ call, packages, evidence }: CallGround): readonly PackageFacts[] {
  if (call.reach !== 'named') return packages;
  return call.packages.flatMap((name) => packageNamed(evidence.world.facts.project.packages, name));
}
