/**
 * The packages that a command names behind a filter flag: a closed world, whatever is done in them. Whether one of them has the script that is
 * called is judged in judge-script.ts.
 */
import type { Claim, JudgedClaim, PackageFacts } from '../../model.ts';
import { lastSegment } from '../../path.ts';
import { isKnown, withSuffix } from '../../tree.ts';
import { isInventedPackage } from '../shell/invented-name.ts';
import { lastPackageCall } from '../shell/package-calls.ts';
import type { ScriptCall } from '../shell/command.ts';
import type { Around } from '../shell/selector.ts';
import { isMadeAround } from '../shell/set-up.ts';
import { repositoriesLedTo } from '../words/led-to.ts';
import { offsetOf } from '../words/nearby.ts';
import { isPackageToCome } from '../words/to-come.ts';
import { bodyOf, type Evidence } from '../world/evidence.ts';
import {
  brokenManifests,
  isSlipOf,
  packageHint,
  packageNamed,
  scopesOf,
  withoutScope,
} from '../world/known-packages.ts';
import { goneWorkspace, isFolder, isNoMember, noMember } from './no-member.ts';

/** The verdict on a command that names packages and calls no script of them; undefined for every other. */
export function judgePackageCall(claim: Claim, evidence: Evidence): JudgedClaim | undefined {
  const call = lastPackageCall(claim.target);
  if (call === undefined) return undefined;
  const { packageManager, packages } = evidence.world.facts.project;
  // What another manager is asked for is said of somebody else's project, as long as no script tells otherwise.
  const isOurs = packages.length > 0 && call.manager === packageManager && claim.isExample !== true;
  if (!isOurs) return { claim, verdict: 'undecided' };
  const chosen = { manager: call.manager, packages: call.packages.names, around: call.packages.around };
  const named = packagesOf(claim, chosen, evidence);
  return 'judged' in named ? named.judged : { claim, verdict: 'live' };
}

/** A command and the packages that it names. `script` is there where it calls one. */
interface Chosen extends Pick<ScriptCall, 'manager' | 'packages'> {
  readonly around?: Around | undefined;
  readonly script?: string;
}

/** The members that are named, or the verdict where one of the names is none, or may be one that nobody knows. */
export function packagesOf(
  claim: Claim,
  call: Chosen,
  evidence: Evidence,
): { readonly packages: readonly PackageFacts[] } | { readonly judged: JudgedClaim } {
  const { project } = evidence.world.facts;
  if (!project.isWorkspace) return { judged: { claim, verdict: 'undecided' } };
  const named: PackageFacts[] = [];
  for (const name of call.packages) {
    const found = packageNamed(project.packages, name).filter((each) => isChosenBy(call, name, each));
    // Whoever writes a pattern need not know what it takes in, and a manifest that nobody can read may be among that.
    const isOpen = name.includes('*') && (found.length === 0 || brokenManifests(project).length > 0);
    if (isOpen) return { judged: { claim, verdict: 'undecided' } };
    if (found.length === 0) return { judged: judgeAbsent(claim, { call, name }, evidence) };
    named.push(...found);
  }
  return { packages: named };
}

function judgeAbsent(
  claim: Claim,
  { call, name }: { readonly call: Chosen; readonly name: string },
  evidence: Evidence,
): JudgedClaim {
  const { project } = evidence.world.facts;
  const { packages, nestedPackages = [] } = project;
  const undecided: JudgedClaim = { claim, verdict: 'undecided' };
  if (isNoMember(name, call, evidence)) return noMember(claim, name);
  // A package that is no member may be one of a workspace further down.
  if (nestedPackages.some((each) => each.name === name)) return undecided;
  // A folder may hold several packages, or a pattern's start; only a name is a closed world.
  if (isFolder(name)) {
    const { script } = call;
    return (script === undefined ? undefined : goneWorkspace(claim, { script, name }, evidence)) ?? undecided;
  }
  if (isInventedPackage(name, scopesOf(packages))) return undecided;
  // `@acme/ser... build` may leave out the end of `@acme/server`.
  if (call.around !== undefined && packages.some((each) => isStartOf(name, each))) return undecided;
  // The name that nobody can read may be the one.
  if (brokenManifests(project).length > 0) return undecided;
  if (isOutOfWorkspace(claim, name, evidence)) return undecided;
  // `pnpm --filter @acme/billing add zod` stands where a package is made as well, and where another repository is worked on: a slip of a name does not.
  if ((call.script === undefined || call.around !== undefined) && !isSlipOf(name, packages)) return undecided;
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\` names the package \`${name}\`, but no workspace package has that name.`,
    ...packageHint(name, packages),
  };
}

/** Whether the words around a call make the package that it names, say that it is to come, or lead the reader to a repository that may have it. */
function isOutOfWorkspace(claim: Claim, name: string, evidence: Evidence): boolean {
  const body = bodyOf(claim, evidence);
  const offset = body && offsetOf(body, claim);
  if (body === undefined || offset === undefined) return false;
  if (isMadeAround(body, offset, name) || isPackageToCome(body, offset, name)) return true;
  const { packages } = evidence.world.facts.project;
  const own = packages.find(({ dir }) => dir === '')?.name;
  // Who clones the repository that the text guides stays in it. Where nobody knows what it is called, a slip is more likely.
  if (own === undefined && isSlipOf(name, packages)) return false;
  const led = repositoriesLedTo(body, claim, evidence.world.texts).filter((each) => !isFolderHere(each, evidence));
  return led.some((each) => lastSegment(each) !== lastSegment(own ?? ''));
}

/** "Check out `apps/web`" is said of a folder. */
function isFolderHere(repository: string, { tree }: Evidence): boolean {
  return isKnown(tree, repository) || withSuffix(tree, repository).length > 0;
}

/** Whether dots may leave out the end of the name of that package. */
export function isStartOf(start: string, { name = '' }: PackageFacts): boolean {
  return name.startsWith(start) || withoutScope(name).startsWith(start);
}

/**
 * Bun takes what begins with no `./` for a whole name (https://bun.com/docs/pm/filter): the folder `apps/tui` of a package `acme-tui` is chosen
 * by no `tui`. A name without its scope stays as pnpm reads it: whoever writes one means that package.
 */
function isChosenBy({ manager }: Chosen, name: string, { name: own, dir }: PackageFacts): boolean {
  if (manager !== 'bun' || own === undefined || isFolder(name) || name.startsWith('./')) return true;
  return own === name || own.endsWith(`/${name}`) || dir === name;
}

/**
 * With the packages that the dots of pnpm take in. Rather too many than too few: the named one itself also behind `^`, and whatever a manifest
 * declares by the name of a member. Where one is declared by its folder, or under another name, it may be any.
 */
export function withAround(
  named: readonly PackageFacts[],
  around: Around | undefined,
  { world }: Evidence,
): readonly PackageFacts[] {
  if (around === undefined) return named;
  const { packages } = world.facts.project;
  if (packages.some(({ dependencies }) => dependencies.some(({ range }) => BY_PLACE.test(range)))) return packages;
  const below = around === 'dependents' ? [] : reached(named, (each) => dependenciesOf(each, packages));
  const above =
    around === 'dependencies'
      ? []
      : reached(named, (each) => packages.filter((other) => dependenciesOf(other, packages).includes(each)));
  // What depends on a package is built with all that it needs itself, where both are asked for.
  const beside = around === 'both' ? reached(above, (each) => dependenciesOf(each, packages)) : [];
  return [...new Set([...named, ...below, ...above, ...beside])];
}

const BY_PLACE = /^(?:link:|file:|portal:|npm:|workspace:[@a-zA-Z.])/;

function dependenciesOf({ dependencies }: PackageFacts, packages: readonly PackageFacts[]): readonly PackageFacts[] {
  const names = new Set(dependencies.map(({ name }) => name));
  return packages.filter(({ name }) => name !== undefined && names.has(name));
}

function reached(
  start: readonly PackageFacts[],
  next: (from: PackageFacts) => readonly PackageFacts[],
): readonly PackageFacts[] {
  const known = new Set(start);
  for (const each of known) for (const other of next(each)) known.add(other);
  return [...known];
}
