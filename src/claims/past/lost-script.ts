/**
 * Scripts that a package.json lost, asked for by calls that may mean a program as well: without `run`, pnpm, yarn and bun go on to
 * those. Which call means which package is said in `judge-command.ts`.
 */
import type { Claim, DependencyFact, ManifestLoss, PackageFacts } from '../../model.ts';
import { lastCall, type ScriptCall } from '../shell/command.ts';
import type { Evidence } from '../world/evidence.ts';
import { isInventedTask } from '../shell/invented-name.ts';
import { isOfOurs } from '../world/installed.ts';
import { allPackages, isScriptAnywhere } from '../world/known-packages.ts';
import { wasSaid } from './past-manifest.ts';

/** A call, and the packages that it may mean. */
export interface CallGround {
  readonly call: ScriptCall;
  readonly packages: readonly PackageFacts[];
  readonly evidence: Evidence;
}

/** Whether a declared dependency, or a package of the repository, may bring a program of that name. */
export function mayBeProgram(script: string, evidence: Evidence): boolean {
  const all = allPackages(evidence);
  return (
    all.some(({ bin }) => Object.hasOwn(bin, script)) ||
    all.some(({ dependencies }) => dependencies.some(({ name }) => name === script || name.endsWith(`/${script}`)))
  );
}

/**
 * Whether packages here bring a program of that name, be it one that no published package has: their manifests say so, and of those that
 * lie beside the repository, or bear its scope, nobody has read any.
 */
export function isOwnProgram(script: string, evidence: Evidence): boolean {
  const { facts } = evidence.world;
  const isUnread = ({ name, range }: DependencyFact): boolean =>
    (name === script || name.endsWith(`/${script}`)) && (BESIDE.test(range) || isOfOurs(name, facts));
  return allPackages(evidence).some(
    ({ bin, dependencies }) => Object.hasOwn(bin, script) || dependencies.some(isUnread),
  );
}

const BESIDE = /^(?:file|link|portal):/;

/** What git saw of the script in the manifest that a call means, or where it chooses none in that of the root; undefined where it was not asked. */
export function scriptLoss({ call, packages, evidence }: CallGround): ManifestLoss | undefined {
  const manifests = new Set(packages.map(({ manifest }) => manifest));
  if (call.reach !== 'named' && call.folder === '') manifests.add('package.json');
  return evidence.world.manifestPast?.lost.find(
    ({ what, name, manifest }) => what === 'script' && name === call.script && manifests.has(manifest),
  );
}

/**
 * Whether a call is dead of that loss where a program of that name might be meant as well: the text called the script while it was
 * there, and it ran no program of its own name.
 */
export function isDeadOf(lost: ManifestLoss, claim: Claim, { call, evidence }: CallGround): boolean {
  if (call.isScriptOnly || !mayBeLostScript(claim, evidence) || runsProgram(lost.body ?? '', call.script)) return false;
  return wasSaid(claim, claim.text, { lost, world: evidence.world });
}

/**
 * Whether git could tell that the script of an open call is gone: no package.json has its script, and nothing known is a program of that
 * name. What can be nothing but a script is open where the call names another manager than the one that installs here.
 */
export function mayBeLostScript({ target }: Claim, evidence: Evidence): boolean {
  const call = lastCall(target);
  if (call === undefined || isInventedTask(call.script) || isScriptAnywhere(call.script, evidence)) return false;
  if (!call.isScriptOnly) return !mayBeProgram(call.script, evidence);
  return call.manager !== 'node' && call.manager !== evidence.world.facts.project.packageManager;
}

/** `"knip": "knip"` may go and leave the program. */
export function runsProgram(body: string, name: string): boolean {
  return body.split(/[\s;&|()"']+/).includes(name);
}
