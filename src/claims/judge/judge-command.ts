/**
 * Whether the package that a command line means has the script it calls: which packages that are, and where that stays open. A folder
 * whose package.json was not read is no closed world.
 */
import { joinPath } from '../../path.ts';
import type { Body, Claim, JudgedClaim, PackageFacts } from '../../model.ts';
import { lastCall, scriptCalls, type ScriptCall } from '../shell/command.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import {
  allPackages,
  brokenManifests,
  homesOf,
  isScriptAnywhere,
  packageNamed,
  packagesAround,
} from '../world/known-packages.ts';
import { oncePer } from '../../once.ts';
import { isBehindFile } from '../world/known-path.ts';
import { lockedAs } from '../world/locked-words.ts';
import { namesBehind, namesNear, statementOf } from '../words/nearby.ts';
import type { CallGround } from '../past/lost-script.ts';
import { lostProgram } from '../past/lost-program.ts';
import { isAside } from '../world/names.ts';
import { isBelowOtherProject } from '../world/plain-words.ts';
import { withSuffix } from '../../tree.ts';
import { hasScript, isUnread, judgeIn } from './judge-script.ts';
import { judgePackageCall, packagesOf, withAround } from './named-packages.ts';
import { isOfThisRepository } from './own-call.ts';
import { isSaidOfOthers } from './said-of-others.ts';
import { settledBy } from './settled-package.ts';

/** Judges the call of a script, or of what may be a program. */
export function judgeCommand(claim: Claim, evidence: Evidence): JudgedClaim {
  const judged = judgePackageCall(claim, evidence) ?? judgeScript(claim, evidence);
  if (judged.verdict === 'dead' && isSaidOfOthers(claim, evidence)) return { claim, verdict: 'undecided' };
  return judged.verdict === 'undecided' ? (lostProgram(claim, evidence) ?? judged) : judged;
}

function judgeScript(claim: Claim, evidence: Evidence): JudgedClaim {
  const { call, packages, judged } = judgeCall(claim, evidence);
  const isOurs = judged.verdict !== 'dead' || (call && isOfThisRepository(claim, { call, packages, evidence }));
  return isOurs ? judged : { claim, verdict: 'undecided' };
}

/** The verdict on a call that is known to be one of this repository, whatever manager it names: no package.json has its script. */
export function judgeAsOwn(claim: Claim, evidence: Evidence): JudgedClaim {
  const { call, judged } = judgeCall(claim, evidence);
  if (call === undefined || isScriptAnywhere(call.script, evidence)) return { claim, verdict: 'undecided' };
  return isSaidOfOthers(claim, evidence) || isBelowOtherProject(claim, evidence.world)
    ? { claim, verdict: 'undecided' }
    : judged;
}

function judgeCall(claim: Claim, evidence: Evidence): Judgement & { readonly call?: ScriptCall } {
  const call = lastCall(claim.target);
  if (!call || allPackages(evidence).length === 0) return { judged: { claim, verdict: 'undecided' }, packages: [] };
  const found = call.after === undefined ? judgeReach(claim, call, evidence) : judgeStray(claim, call, evidence);
  return { call, ...found };
}

/** A verdict, and the packages that it is about. */
interface Judgement {
  readonly judged: JudgedClaim;
  readonly packages: readonly PackageFacts[];
}

function judgeReach(claim: Claim, call: ScriptCall, evidence: Evidence): Judgement {
  const { packages } = evidence.world.facts.project;
  const root = packages.filter(({ dir }) => dir === '');
  switch (call.reach) {
    case 'named':
      return { judged: judgeNamed(claim, call, evidence), packages: root };
    case 'all':
      return { judged: judgeIn(claim, { call, packages, evidence }), packages: root };
    case 'root':
      return { judged: judgeIn(claim, { call, packages: root, evidence }), packages: root };
    case 'here': {
      if (call.folder !== '') return judgeInFolder(claim, call, evidence);
      const judged = judgeHandedOn(claim, call, evidence);
      return judged === undefined ? judgeHere(claim, call, evidence) : { judged, packages: root };
    }
  }
}

/** The text means a package that has the script, and the manager runs that of the root, which has none. */
function judgeHandedOn(
  claim: Claim,
  { script, handedOn: name }: ScriptCall,
  evidence: Evidence,
): JudgedClaim | undefined {
  const { packages, isWorkspace } = evidence.world.facts.project;
  const root = packages.find(({ dir }) => dir === '');
  if (name === undefined || !isWorkspace || root === undefined || isUnread(root) || hasScript(root, script))
    return undefined;
  const [meant] = packageNamed(packages, name);
  if (meant === undefined || !hasScript(meant, script)) return undefined;
  const why = 'pnpm hands `--workspace` on to the script instead of choosing a package';
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` calls the script \`${script}\` of the root, which has none: ${why}.`,
    hint: `Did you mean \`pnpm --filter ${name} run ${script}\`?`,
  };
}

/** Every name must be a workspace package, and one of those chosen must have the script: that is what a filter runs. */
function judgeNamed(claim: Claim, call: ScriptCall, evidence: Evidence): JudgedClaim {
  // Another folder may be another workspace.
  if (call.folder !== '') return { claim, verdict: 'undecided' };
  const named = packagesOf(claim, call, evidence);
  if ('judged' in named) return named.judged;
  return judgeIn(claim, { call, packages: withAround(named.packages, call.around, evidence), evidence });
}

/** Where the reader stands is not written: the root, the note's own package, or one that the text names nearby. */
function judgeHere(claim: Claim, call: ScriptCall, evidence: Evidence): Judgement {
  const at = packagesAround(homesOf(claim, evidence), evidence);
  const here = judgeIn(claim, { call, packages: at.packages, evidence });
  if (at.packages.length > 0 && here.verdict !== 'dead') return { judged: here, packages: at.packages };
  const near = packagesAround(foldersNamed(claim, evidence), evidence);
  const isOther = isElsewhere(call, at.isAside || near.isAside, evidence);
  const settled = isOther ? settledBy(claim, { call, packages: at.packages }, evidence) : undefined;
  const isOpen = at.isOpen || near.isOpen || (isOther && settled === undefined);
  if (at.packages.length === 0) return judgeNear(claim, { call, packages: near.packages, evidence }, isOpen);
  const others = near.packages.filter((each) => !evidence.world.facts.project.packages.includes(each));
  const packages = [...new Set([...at.packages, ...others])];
  const judged = judgeIn(claim, { call, packages, evidence });
  const isDead = judged.verdict === 'dead' && !isOpen && !isOfOtherRoot(claim, evidence);
  // Below "Web (`cd apps/web`)" the reader stands there.
  const named = judgeIn(claim, { call, packages: [...new Set([...packages, ...near.packages])], evidence });
  const whole = named.verdict === 'dead' ? named : judged;
  const told: JudgedClaim = settled === 'listed' ? { ...whole, isDoubtful: true } : whole;
  return { judged: isDead ? told : { claim, verdict: 'undecided' }, packages };
}

/**
 * In a repository without a package.json at the root: the packages that the text names nearby, else all of them. The latter only
 * where the text calls one of their scripts elsewhere: others speak of a project that lies in a clone beside, or is to be made.
 */
function judgeNear(claim: Claim, { call, packages: near, evidence }: CallGround, isOpen: boolean): Judgement {
  const packages = near.length > 0 ? near : allPackages(evidence);
  const judged = judgeIn(claim, { call, packages, evidence });
  const isAbout = near.length > 0 || scriptsIn(claim, evidence).some((script) => isScriptAnywhere(script, evidence));
  // One of many may have it by chance.
  const isLive = judged.verdict === 'live' && near.length > 0;
  const isDead = judged.verdict === 'dead' && isAbout && !isOpen && !isOfOtherRoot(claim, evidence);
  return { judged: isLive || isDead ? judged : { claim, verdict: 'undecided' }, packages };
}

/** The scripts that a text calls anywhere. */
function scriptsIn(claim: Claim, evidence: Evidence): readonly string[] {
  const body = bodyOf(claim, evidence);
  return body ? scriptsOfBody(body) : [];
}

const scriptsOfBody = oncePer((body: Body): readonly string[] =>
  body.pieces.flatMap((piece) =>
    piece.kind === 'code' || (piece.kind === 'fence' && piece.isShell)
      ? scriptCalls(piece.value).map(({ script }) => script)
      : [],
  ),
);

/**
 * "In each package, run …": another package has it, and the text may mean that one, a member of the workspace or not. Where it may
 * as well mean one that is no member, any package.json counts, those of examples and fixtures too.
 */
function isElsewhere({ script }: ScriptCall, isBeside: boolean, evidence: Evidence): boolean {
  const { packages, nestedPackages = [] } = evidence.world.facts.project;
  if (brokenManifests(evidence.world.facts.project).length > 0) return true;
  if (isBeside) return isScriptAnywhere(script, evidence);
  const others = nestedPackages.filter(({ dir }) => !isAside(`${dir}/package.json`));
  return [...packages, ...others].some((candidate) => candidate.isBroken || hasScript(candidate, script));
}

function foldersNamed(claim: Claim, evidence: Evidence): readonly string[] {
  const body = bodyOf(claim, evidence);
  const names = body ? [...namesNear(body, claim), ...namesBehind(body, claim)] : [];
  return names.flatMap((name) => withSuffix(evidence.tree, name));
}

/** "From the monorepo root", of a repository that has a folder which this one lacks: that of which this one is a part. */
function isOfOtherRoot(claim: Claim, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  const { text, names } = body ? statementOf(body, claim) : { text: '', names: [] };
  const isNowhere = (name: string): boolean =>
    text.includes(`\`${name}`) && withSuffix(evidence.tree, name).length === 0;
  return ROOT.test(text) && names.some((name) => FOLDER.test(name) && isNowhere(name));
}

/** Several names, the last without an ending. */
const FOLDER = /^[\w.-]+(?:\/[\w.-]+)*\/[\w-]+$/;

const ROOT = /\b(?:from|at|in) (?:the|its|our|your) (?:[\w-]+ ){0,2}root\b/i;

function judgeInFolder(claim: Claim, call: ScriptCall, evidence: Evidence): Judgement {
  const folders = homesOf(claim, evidence).flatMap((start) => joinPath(start, call.folder) ?? []);
  const known = [...new Set(folders)].filter((folder) => evidence.tree.folders.has(folder));
  if (known.length === 0) return { judged: judgeNowhere(claim, { folders, call }, evidence), packages: [] };
  const { packages, isOpen } = packagesAround(known, evidence);
  const judged = judgeIn(claim, { call, packages, evidence });
  // The heading may speak of another folder, which has one of that name too.
  const others = packagesAround(withSuffix(evidence.tree, call.folder), evidence).packages;
  const isDoubtful = isOpen || (judged.verdict === 'dead' && others.some((other) => hasScript(other, call.script)));
  return { judged: isDoubtful ? { claim, verdict: 'undecided' } : judged, packages };
}

/** A call in a folder that is not there: dead where the lock saw it run there, and no other folder ends so. */
function judgeNowhere(
  claim: Claim,
  { folders, call }: { readonly folders: readonly string[]; readonly call: ScriptCall },
  evidence: Evidence,
): JudgedClaim {
  const { isIgnored } = evidence.world;
  const manifest = lockedAs(claim, evidence)?.target.split('#scripts.')[0] ?? '';
  const folder = folders.find((each) => manifest === `${each}/package.json`);
  const isOpen =
    folder === undefined ||
    isIgnored(manifest) ||
    isBehindFile(evidence.tree, manifest) ||
    withSuffix(evidence.tree, call.folder).length > 0;
  if (isOpen) return { claim, verdict: 'undecided' };
  const truth = `\`${claim.text}\` runs in \`${folder}\`, which is no folder any more.`;
  return { claim, verdict: 'dead', truth, hint: 'Name the folder that it runs in now, or delete the command.' };
}

/**
 * It runs in the folder that `cd` led to before, or in another: where that is a package of this repository, a script that none of
 * them has is none wherever it runs.
 */
function judgeStray(claim: Claim, call: ScriptCall, evidence: Evidence): Judgement {
  const packages = allPackages(evidence);
  const open: Judgement = { judged: { claim, verdict: 'undecided' }, packages };
  if (call.reach !== 'here' || call.folder !== '' || isScriptAnywhere(call.script, evidence)) return open;
  const folders = homesOf(claim, evidence).flatMap((start) => joinPath(start, call.after ?? '') ?? []);
  const around = packagesAround(
    folders.filter((folder) => evidence.tree.folders.has(folder)),
    evidence,
  );
  if (around.packages.length === 0 || around.isOpen || isOfOtherRoot(claim, evidence)) return open;
  return { judged: judgeIn(claim, { call, packages, evidence }), packages };
}
