/**
 * Whether turbo has the task that a command asks of it, and the workspace the package that its filter names. turbo knows the tasks of
 * all turbo.json files together; where one of them, or a manifest, is not read in full, nothing is said.
 */
import type { Claim, JudgedClaim } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { isInventedPackage, isInventedTask } from '../shell/invented-name.ts';
import type { Evidence } from '../world/evidence.ts';
import {
  allPackages,
  brokenManifests,
  isScriptAnywhere,
  isSlipOf,
  packageHint,
  scopesOf,
} from '../world/known-packages.ts';
import { taskHint } from '../world/task-hint.ts';
import { isStartOf } from './named-packages.ts';
import { isSaidOfOthers } from './said-of-others.ts';

/** Judges a claim whose target is `turbo folder task`, or `turbo folder @scope/package`. */
export function judgeTurbo(claim: Claim, evidence: Evidence): JudgedClaim {
  const [, folder = '', name = ''] = claim.target.split(' ');
  const undecided: JudgedClaim = { claim, verdict: 'undecided' };
  const { project } = evidence.world.facts;
  const files = project.tasks?.filter(({ tool }) => tool === 'turbo') ?? [];
  const root = files.find(({ file }) => !file.includes('/'));
  // Another folder may be another workspace, and a script called `turbo` is what `pnpm turbo` runs.
  if (root === undefined || folder !== '' || isScriptAnywhere('turbo', evidence)) return undecided;
  if (name.startsWith('@')) return judgePackageOf(claim, name, evidence);
  const owner = files.find(({ names }) => names.includes(name));
  if (owner !== undefined) return { claim, verdict: 'live', lockTarget: `${owner.file}#${name}` };
  const isOpen = files.some(({ isClosed }) => !isClosed) || brokenManifests(project).length > 0;
  // With a script of that name somewhere the text may mean that one, in words that are not quite right.
  if (isOpen || isInventedTask(name) || isScriptAnywhere(name, evidence)) return undecided;
  if (isSaidOfOthers(claim, evidence)) return undecided;
  const names = [...new Set(files.flatMap((each) => each.names))].sort();
  // "Turn on `turbo mode`": without `run` a word may be anything, unless it is a slip of a task.
  if (!claim.text.startsWith('turbo run ') && nearest(name, names, MOST) === undefined) return undecided;
  const where = files.length === 1 ? `\`${root.file}\` does not have` : 'no `turbo.json` has';
  const truth = `\`${claim.text}\` asks for the task \`${name}\`, which ${where}.`;
  return { claim, verdict: 'dead', truth, ...taskHint(name, names) };
}

/** Letters by which a slip of the pen differs. */
const MOST = 2;

function judgePackageOf(claim: Claim, name: string, evidence: Evidence): JudgedClaim {
  const { project } = evidence.world.facts;
  const undecided: JudgedClaim = { claim, verdict: 'undecided' };
  const member = project.packages.find((each) => each.name === name);
  if (member !== undefined) return { claim, verdict: 'live', lockTarget: `${member.dir}/package.json#name` };
  // A package that is no member may be one of a workspace further down.
  const isOther = allPackages(evidence).some((each) => each.name === name);
  const isOpen = !project.isWorkspace || brokenManifests(project).length > 0;
  if (isOther || isOpen || isInventedPackage(name, scopesOf(project.packages))) return undecided;
  if (!isSlipOf(name, project.packages) || isSaidOfOthers(claim, evidence)) return undecided;
  if (claim.text.includes('...') && project.packages.some((each) => isStartOf(name, each))) return undecided;
  const truth = `\`${claim.text}\` names the package \`${name}\`, but no workspace package has that name.`;
  return { claim, verdict: 'dead', truth, ...packageHint(name, project.packages) };
}
