/**
 * Why a command is not called wrong although nothing proves it right, for people who ask. It goes by the questions of `judge-command.ts`,
 * `named-packages.ts` and `own-call.ts`, and proves nothing.
 */
import type { Claim, PackageManager } from '../../model.ts';
import { lastCall, type ScriptCall } from '../shell/command.ts';
import { isInventedPackage, isInventedTask } from '../shell/invented-name.ts';
import { lastPackageCall } from '../shell/package-calls.ts';
import type { Evidence } from '../world/evidence.ts';
import {
  allPackages,
  brokenManifests,
  isInstalledBy,
  isScriptAnywhere,
  packageNamed,
  scopesOf,
} from '../world/known-packages.ts';
import { isFolder } from './no-member.ts';
import { isSaidOfOthers } from './said-of-others.ts';

const UNKNOWN = 'nothing proves where it is typed, or that what it runs was there';

/** The end of a sentence about a command of a package manager. */
export function becauseOfCommand(claim: Claim, evidence: Evidence): string {
  const call = lastCall(claim.target);
  const chosen = lastPackageCall(claim.target);
  if (call === undefined && chosen === undefined)
    return 'which programs are installed is not read, and nothing proves that this one was';
  if (allPackages(evidence).length === 0) return 'no package.json is here that could have it';
  if (isSaidOfOthers(claim, evidence)) return 'its words may give it to another project';
  const names = call?.packages ?? chosen?.packages.names ?? [];
  if (names.length > 0 && call?.folder) return `it runs in \`${call.folder}\`, which may be a workspace of its own`;
  const named = becauseOfNames(names, evidence);
  const other = becauseOfManager(call?.manager ?? chosen?.manager ?? 'node', evidence);
  return named ?? other ?? (call === undefined ? UNKNOWN : becauseOfScript(claim, call, evidence));
}

/** What another manager is asked for is somebody else's by nearly any word. */
function becauseOfManager(manager: PackageManager | 'node', evidence: Evidence): string | undefined {
  const { project } = evidence.world.facts;
  const own = project.packageManager;
  if (manager === 'node' || manager === own || project.packageManagerEvidence === 'default') return undefined;
  if (isInstalledBy(manager, allPackages(evidence), evidence)) return undefined;
  return `the repository uses ${own}, and what ${manager} is asked for may be of another project`;
}

/** Where a name behind a filter is none that is known. */
function becauseOfNames(names: readonly string[], { world }: Evidence): string | undefined {
  const { project } = world.facts;
  const { packages, nestedPackages = [] } = project;
  if (names.length > 0 && !project.isWorkspace) return 'no workspace is declared here that a filter could choose from';
  const name = names.find((each) => packageNamed(packages, each).length === 0);
  if (name === undefined) return undefined;
  if (nestedPackages.some((each) => each.name === name))
    return `the package \`${name}\` is no member of the workspace here`;
  if (isFolder(name)) return `\`${name}\` is the folder of no package here, and nothing proves that it was`;
  if (isInventedPackage(name, scopesOf(packages))) return `\`${name}\` may stand for any package`;
  if (brokenManifests(project).length > 0) return 'a package.json that cannot be read may have that name';
  return undefined;
}

function becauseOfScript(claim: Claim, { script, isScriptOnly }: ScriptCall, evidence: Evidence): string {
  if (claim.isExample) return 'it is given as an example';
  if (isInventedTask(script)) return `\`${script}\` may stand for any script`;
  if (isScriptAnywhere(script, evidence))
    return 'a package has that script, and nothing proves that it is typed elsewhere';
  return isScriptOnly ? UNKNOWN : `a program that is installed may be called \`${script}\``;
}
