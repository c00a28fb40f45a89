/**
 * Calls that choose a folder whose package is no workspace of the repository, or which has none any more. Which packages a call means
 * otherwise: judge-command.ts.
 */
import type { Claim, JudgedClaim, ManifestLoss } from '../../model.ts';
import { lastCall, type ScriptCall } from '../shell/command.ts';
import { wasSaid } from '../past/past-manifest.ts';
import { lockKey, type Evidence } from '../world/evidence.ts';
import { allPackages, brokenManifests, hasManifest } from '../world/known-packages.ts';
import { isBehindFile } from '../world/known-path.ts';
import { lockedAs } from '../world/locked-words.ts';
import { withSuffix } from '../../tree.ts';
import { scriptTarget } from './judge-script.ts';

/** Whether what stands behind a filter flag is a folder, and no name of a package. */
export function isFolder(name: string): boolean {
  return name.includes('/') && !name.startsWith('@');
}

/**
 * Whether npm is told to run in a folder whose package is no workspace, and that holds none: it fails with "No workspaces found". Other managers
 * take what they do not know for a pattern.
 */
export function isNoMember(name: string, { manager }: Pick<ScriptCall, 'manager'>, { world }: Evidence): boolean {
  const { packages, nestedPackages = [] } = world.facts.project;
  const dir = folderIn(name);
  const isMember = packages.some((each) => each.dir === dir || each.dir.startsWith(`${dir}/`));
  return manager === 'npm' && isFolder(name) && !isMember && nestedPackages.some((each) => each.dir === dir);
}

/** The verdict on such a call. */
export function noMember(claim: Claim, name: string): JudgedClaim {
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` names the folder \`${name}\`, whose package is no workspace: the \`workspaces\` of \`package.json\` leave it out.`,
    hint: `Add the folder to \`workspaces\`, or write \`npm --prefix ${name}\`.`,
  };
}

function folderIn(name: string): string {
  return name.replace(/^(?:\.\/)+|\/+$/g, '');
}

/**
 * The verdict on a call that chooses a folder which is gone, or has no package.json: dead where the lock saw it run the script of that, or git
 * the package.json go while the text chose it so. A folder that never was one may be that of a workspace to come.
 */
export function goneWorkspace(
  claim: Claim,
  { script, name }: { readonly script: string; readonly name: string },
  evidence: Evidence,
): JudgedClaim | undefined {
  const dir = folderIn(name);
  if (mayHoldPackage(dir, evidence)) return undefined;
  const isThere = evidence.tree.folders.has(dir);
  // Of the folder itself `stale/path` speaks, which knows where it went.
  if (!isThere && evidence.locked.has(lockKey(claim.file, name))) return undefined;
  const target = scriptTarget(manifestOf(dir), script);
  const isLocked = lockedAs(claim, evidence)?.target === target;
  const lost = isThere && !isLocked ? lossOf(claim, { script, dir }, evidence) : undefined;
  if (!isLocked && lost === undefined) return undefined;
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` names the folder \`${dir}\`, which ${isThere ? 'has no package.json' : 'is no folder'} any more.`,
    hint: 'Name the workspace that has it now, or delete the command.',
    ...(lost && { gone: lost.commit }),
  };
}

/** Whether git could tell that a folder which an open call chooses was a workspace. */
export function mayBeLostWorkspace({ target }: Claim, evidence: Evidence): boolean {
  const { packages = [], folder } = lastCall(target) ?? {};
  const isGone = (dir: string): boolean => evidence.tree.folders.has(dir) && !mayHoldPackage(dir, evidence);
  return folder === '' && packages.some((name) => isFolder(name) && isGone(folderIn(name)));
}

function lossOf(
  claim: Claim,
  { script, dir }: { readonly script: string; readonly dir: string },
  { world }: Evidence,
): ManifestLoss | undefined {
  const lost = world.manifestPast?.lost.find(
    ({ what, name, manifest }) => what === 'script' && name === script && manifest === manifestOf(dir),
  );
  return lost && wasSaid(claim, claim.text, { lost, world }) ? lost : undefined;
}

function manifestOf(dir: string): string {
  return `${dir}/package.json`;
}

/** A folder of packages, one that stands elsewhere or in a submodule, and one of which git keeps nothing. */
function mayHoldPackage(dir: string, evidence: Evidence): boolean {
  const { tree, world } = evidence;
  const manifest = manifestOf(dir);
  return (
    hasManifest(tree.files, dir) ||
    allPackages(evidence).some((each) => each.dir.startsWith(`${dir}/`)) ||
    brokenManifests(world.facts.project).length > 0 ||
    tree.files.has('.gitmodules') ||
    world.isIgnored(manifest) ||
    isBehindFile(tree, manifest) ||
    withSuffix(tree, dir).some((each) => each !== dir)
  );
}
