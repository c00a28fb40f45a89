/**
 * Whether one of the packages that a call means has its script. The scripts of a known package.json are a closed world; what may be the
 * name of a binary is not. Which packages a call means: judge-command.ts.
 */
import type { Claim, Fix, JudgedClaim, ManifestLoss, PackageFacts } from '../../model.ts';
import { joinPath } from '../../path.ts';
import { isInventedTask } from '../shell/invented-name.ts';
import type { ScriptCall } from '../shell/command.ts';
import { isDeadOf, isOwnProgram, mayBeProgram, runsProgram, scriptLoss, type CallGround } from '../past/lost-script.ts';
import { wordsForLoss } from '../past/past-manifest.ts';
import { isOfOtherProject } from '../shell/set-up.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import { packagesOf } from './judge-name.ts';
import { lockedAs } from '../world/locked-words.ts';
import { exchange } from '../world/mending.ts';
import { taskHint } from '../world/task-hint.ts';

/** Judges a call that runs in one of `packages`, or in all of them. */
export function judgeIn(claim: Claim, ground: CallGround): JudgedClaim {
  const { call, packages, evidence } = ground;
  const owner = packages.find((candidate) => hasScript(candidate, call.script));
  if (owner === undefined && packages.some(isUnread)) return { claim, verdict: 'undecided' };
  if (owner !== undefined) return { claim, verdict: 'live', ...lockTarget(owner, call) };
  if (runsServer(ground)) return { claim, verdict: 'live' };
  // Without `run`, pnpm, yarn and bun go on to the binaries, with or without a filter (`pnpm --filter x nope` is
  // `pnpm --filter x exec nope` then). A package's binaries are known only from node_modules: a dependency may install
  // any name, declared or hoisted. So only names that no binary has are decided: `a:b`, a few by custom, and what
  // the lock remembers as a script.
  const isMeant =
    call.isScriptOnly && !isInventedTask(call.script) && claim.isExample !== true && !isOfHandbook(claim, evidence);
  const isDecided = wasScript(claim, ground) || isMeant;
  if (call.fallsBack && isOwnProgram(call.script, evidence)) return { claim, verdict: 'undecided' };
  const lost = scriptLoss(ground);
  const isDead = isDecided || (lost !== undefined && isDeadOf(lost, claim, ground));
  if (!isDead || packages.length === 0) return { claim, verdict: 'undecided' };
  const fix = lost && renamed(claim, lost, ground);
  const scripts = [...new Set(packages.flatMap((candidate) => candidate.scripts.map(({ name }) => name)))].sort();
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` calls the script \`${call.script}\`, but ${absence(packages)}${lost === undefined ? '' : `; ${wordsOf(lost, scripts)}`}.`,
    ...(lost?.now !== undefined && scripts.includes(lost.now)
      ? { hint: `Write \`${lost.now}\`.` }
      : taskHint(call.script, scripts)),
    ...(lost && !isDecided && { gone: lost.commit }),
    ...(fix && { fix }),
  };
}

function isOfHandbook(claim: Claim, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  return body !== undefined && isOfOtherProject(body, packagesOf(evidence.world.facts).workspace);
}

/**
 * The call with the name that the commit gave to the script, where the package that it means has that today. It is no sure edit: the
 * body was the same then, and only its author knows what the text means.
 */
function renamed(
  claim: Claim,
  { now, manifest }: ManifestLoss,
  { call, packages, evidence }: CallGround,
): Fix | undefined {
  const owner = packages.find((each) => each.manifest === manifest);
  if (now === undefined || owner === undefined || !hasScript(owner, now)) return undefined;
  const words = claim.text.split(/(?<=\s)|(?=\s)/);
  // In `npm run build --workspace build` the second one is a package.
  if (words.filter((word) => word === call.script).length !== 1) return undefined;
  const after = words.map((word) => (word === call.script ? now : word)).join('');
  const edit = exchange(claim, after, evidence.world.texts);
  return edit && { title: `Call ${now}`, isSafe: false, edits: [edit] };
}

/**
 * Without a script `start`, npm and pnpm run `node server.js` where that file stands (https://docs.npmjs.com/cli/commands/npm-start,
 * https://pnpm.io/cli/start).
 */
function runsServer({ call, packages, evidence: { tree } }: CallGround): boolean {
  if (call.script !== 'start' || (call.manager !== 'npm' && call.manager !== 'pnpm')) return false;
  return packages.some(({ dir }) => tree.files.has(joinPath(dir, 'server.js') ?? ''));
}

/** What it was called next nobody is told where that is gone as well. */
function wordsOf({ now, ...lost }: ManifestLoss, scripts: readonly string[]): string {
  return wordsForLoss(now !== undefined && scripts.includes(now) ? { ...lost, now } : lost);
}

/** A manifest that is broken, or of which nothing was read, tells of no script that is missing. */
export function isUnread({ name, version, scripts, dependencies, isBroken }: PackageFacts): boolean {
  return (
    isBroken === true || (name === undefined && version === undefined && scripts.length + dependencies.length === 0)
  );
}

/** A script that runs a program of its own name (`"knip": "knip"`) may go and leave the program: a call that would run that is not remembered. */
function lockTarget(
  { scripts, manifest }: PackageFacts,
  { script, isScriptOnly }: ScriptCall,
): Pick<JudgedClaim, 'lockTarget'> {
  const command = scripts.find(({ name }) => name === script)?.command ?? '';
  return !isScriptOnly && runsProgram(command, script) ? {} : { lockTarget: scriptTarget(manifest, script) };
}

/** True when the text called a script at the last build and no declared dependency could bring a program of that name. */
function wasScript(claim: Claim, { call, packages, evidence }: CallGround): boolean {
  const known = lockedAs(claim, evidence);
  if (!packages.some(({ manifest }) => known?.target === scriptTarget(manifest, call.script))) return false;
  return !mayBeProgram(call.script, evidence);
}

/** The script of a package, as a lock names it. */
export function scriptTarget(manifest: string, script: string): string {
  return `${manifest}#scripts.${script}`;
}

export function hasScript({ scripts }: PackageFacts, script: string): boolean {
  return scripts.some(({ name }) => name === script);
}

/** Manifests listed by name up to this many. */
const MAX_MANIFESTS = 3;

function absence(packages: readonly PackageFacts[]): string {
  if (packages.length > MAX_MANIFESTS) return `none of the ${packages.length} packages has it`;
  return `there is none in ${packages.map(({ manifest }) => `\`${manifest}\``).join(' or ')}`;
}
