/** Calls that choose a folder whose package is no workspace of the repository. Which packages a call means otherwise: judge-command.ts. */
import type { Claim, JudgedClaim } from '../../model.ts';
import type { ScriptCall } from '../shell/command.ts';
import type { Evidence } from '../world/evidence.ts';

/** Whether what stands behind a filter flag is a folder, and no name of a package. */
export function isFolder(name: string): boolean {
  return name.includes('/') && !name.startsWith('@');
}

/**
 * Whether npm is told to run in a folder whose package is no workspace, and that holds none: it fails with "No workspaces found". Other managers
 * take what they do not know for a pattern.
 */
export function isNoMember(name: string, { manager }: ScriptCall, { world }: Evidence): boolean {
  const { packages, nestedPackages = [] } = world.facts.project;
  const dir = name.replace(/^(?:\.\/)+|\/+$/g, '');
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
