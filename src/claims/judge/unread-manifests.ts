/**
 * Which claims are dead by the manifests that were read, and may be live by others that no scan reads: those that a sparse checkout leaves
 * out, and those in submodules. It judges what is named in them as far as it can be had, and trusts no absence where it cannot.
 */
import type { Claim, Facts, JudgedClaim } from '../../model.ts';
import { folderOf, lastSegment } from '../../path.ts';
import { objectAt, readManifest, textAt, type Manifest } from '../../scan/manifest.ts';
import { GROUPS } from '../../scan/packages.ts';
import { LIBRARY } from '../find/find-libraries.ts';
import { carriersOf } from '../find/library-names.ts';
import { partsOf } from '../find/toolchain-claim.ts';
import { programIn } from '../past/lost-program.ts';
import { lastCall } from '../shell/command.ts';
import { packagesChosen } from '../shell/package-calls.ts';
import { packageNamed } from '../world/known-packages.ts';

/** Texts of manifests that no facts know. */
export interface UnreadManifests {
  readonly texts: ReadonlyMap<string, string>;
  /** False where some cannot be had. */
  readonly isWhole: boolean;
  /** Present on those of submodules: scripts of theirs are called in them, by their own texts. */
  readonly isForeign?: true;
}

/** Those of dead claims that a manifest which is left out may make live. */
export function heldByUnread(
  dead: readonly JudgedClaim[],
  facts: Facts,
  { texts, isWhole, isForeign }: UnreadManifests,
): readonly JudgedClaim[] {
  const manifests = [...texts].map(([file, text]) => readManifest({ file, text, isLenient: false }).value);
  const isOpen = !isWhole || manifests.some(({ isBroken }) => isBroken);
  const held = manifests.map((manifest) => namesOf(manifest));
  return dead.filter(({ claim }) => {
    // The turbo.json beside a manifest that is left out is left out as well, and nobody read its tasks.
    if (claim.kind === 'task') return texts.size > 0 || !isWhole;
    const asked = askedOf(claim, facts, isForeign);
    return asked !== undefined && (isOpen || held.some((names) => holds(names, asked)));
  });
}

/** Whether manifests decide a claim at all. */
export function isOfManifests({ claim, verdict }: JudgedClaim): boolean {
  if (claim.kind === 'task') return verdict === 'dead' && claim.target.startsWith('turbo ');
  return verdict === 'dead' && (claim.kind === 'package' || claim.kind === 'command' || claim.kind === 'toolchain');
}

/** What a manifest would have to hold. */
interface Names {
  readonly packages: ReadonlySet<string>;
  readonly dependencies: ReadonlySet<string>;
  readonly scripts: ReadonlySet<string>;
}

function namesOf({ file, value }: Manifest): Names {
  const name = textAt(value, 'name');
  const bare = name?.replace(/^@[^/]+\//, '');
  const dir = folderOf(file);
  return {
    // A filter may name the folder, or leave out the scope.
    packages: new Set([name, bare, dir, lastSegment(dir)].flatMap((each) => each ?? [])),
    dependencies: new Set([
      ...GROUPS.flatMap((group) => [...objectAt(value, group).keys()]),
      // Programs that a package of ours brings.
      ...objectAt(value, 'bin').keys(),
      ...(value.has('bin') && bare !== undefined ? [bare] : []),
    ]),
    scripts: new Set(objectAt(value, 'scripts').keys()),
  };
}

function holds(held: Names, asked: Names): boolean {
  return (
    [...asked.packages].some((name) => held.packages.has(name)) ||
    [...asked.dependencies].some((name) => held.dependencies.has(name)) ||
    [...asked.scripts].some((name) => held.scripts.has(name))
  );
}

/** Undefined where manifests that were read say all there is. */
function askedOf(claim: Claim, facts: Facts, isForeign = false): Names | undefined {
  if (claim.kind === 'package') return askedOfPackage(claim, facts);
  if (claim.kind === 'command') return askedOfCommand(claim, facts, isForeign);
  const [name] = partsOf(claim);
  if (claim.kind !== 'toolchain' || !name.startsWith(LIBRARY)) return undefined;
  return asking({ dependencies: carriersOf(name.slice(LIBRARY.length)) });
}

function askedOfPackage({ text }: Claim, facts: Facts): Names | undefined {
  const [, name = text] = /^(@[^/]+\/[^/]+)\/./.exec(text) ?? [];
  // Of a package that was read its own manifest says which entry points it has.
  return isRead(name, facts) ? undefined : asking({ packages: [name], dependencies: [name] });
}

/** A script is looked for where the reader may stand in any package; what a filter names was read, or has its name in a manifest. */
function askedOfCommand(claim: Claim, facts: Facts, isForeign: boolean): Names | undefined {
  const call = lastCall(claim.target);
  const isAnywhere = call?.reach === 'all' || (call?.reach === 'here' && call.folder === '');
  const packages = packagesChosen(claim.target).filter(
    (name) => packageNamed(facts.project.packages, name).length === 0,
  );
  const scripts = call !== undefined && isAnywhere && !isForeign ? [call.script] : [];
  const program = isForeign ? undefined : programIn(claim);
  if (packages.length + scripts.length === 0 && program === undefined) return undefined;
  return asking({ packages, scripts, dependencies: program === undefined ? [] : [program] });
}

function asking(names: Partial<Record<keyof Names, readonly string[]>>): Names {
  const { packages = [], dependencies = [], scripts = [] } = names;
  return { packages: new Set(packages), dependencies: new Set(dependencies), scripts: new Set(scripts) };
}

function isRead(name: string, { project }: Facts): boolean {
  return [...project.packages, ...(project.nestedPackages ?? [])].some((each) => each.name === name);
}
