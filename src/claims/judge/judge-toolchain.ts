/**
 * Whether the package manager that a text types or names, and the versions that it asks for, are those of the repository. What
 * was right when the lock was written, and what another text says rightly, can be wrong; a lone remark on a version may be about anything.
 */
import type { Claim, Facts, JudgedClaim, PackageManager, RelatedPlace } from '../../model.ts';
import { lastSegment } from '../../path.ts';
import { bodyOf, type ClaimWorld, type Evidence } from '../world/evidence.ts';
import { lockedAs } from '../world/locked-words.ts';
import { LIBRARY } from '../find/find-libraries.ts';
import { isManagerName, LOCKS } from '../shell/managers.ts';
import { isAside } from '../world/names.ts';
import { isOfOtherProject } from '../world/plain-words.ts';
import { brokenManifests } from '../world/known-packages.ts';
import { oncePer } from '../../once.ts';
import { withSuffix } from '../../tree.ts';
import { contradicts, isDemand, partsOf, subjectOf } from '../find/toolchain-claim.ts';
import { ownRanges, statedFor, statedVersions, type Stated } from './stated-versions.ts';
import { higherFloors } from './toolchain-floor.ts';
import { isNear, isNested, isOfOneTool, isTypedElsewhere, projectWithoutPin } from './toolchain-place.ts';
import { namesBehind } from '../words/nearby.ts';
import { areApart, askedMajors, majorSpans } from '../words/version-range.ts';

/** Judges one claim by itself: live, dead since the lock was written, or undecided. */
export function judgeToolchain(claim: Claim, evidence: Evidence): JudgedClaim {
  const { facts } = evidence.world;
  const truth = truthAbout(claim, facts);
  if (truth === undefined) return { claim, verdict: 'undecided' };
  const [name, version] = partsOf(claim);
  const lockTarget = version === undefined ? `toolchain:${name}` : `toolchain:${name}@${version}`;
  if (truth.isSo) return { claim, verdict: 'live', lockTarget };
  if (claim.isOpen) return { claim, verdict: 'undecided' };
  if (lockedAs(claim, evidence)?.target !== lockTarget) return { claim, verdict: 'undecided' };
  if (isOfOtherProject(claim, evidence.world) || isInNamedFolder(claim, evidence))
    return { claim, verdict: 'undecided' };
  const here = isNested(claim.file, evidence.world) ? truthThere(claim, evidence.world) : truth;
  if (here?.isAllowed !== false) return { claim, verdict: 'undecided' };
  return {
    claim,
    verdict: 'dead',
    truth: `\`${plain(claim)}\` was right when the lock was written; ${here.sentence}.`,
    hint: wayOut(claim, facts),
  };
}

/** "`npm ci` in `e2e/fixture`": a folder that the sentence names may be installed otherwise. */
function isInNamedFolder(claim: Claim, evidence: Evidence): boolean {
  const body = claim.how === 'code' ? bodyOf(claim, evidence) : undefined;
  const names = body === undefined ? [] : namesBehind(body, claim);
  return names.some((name) => withSuffix(evidence.tree, name).length > 0);
}

/**
 * What a claim says, as readers see it: of `**Node**: 20` only the end of the emphasis lies in the claim, and blanks fill up the cells of a row.
 * The lock knows it as it is written.
 */
function plain({ text }: Claim): string {
  return text.replaceAll('**', '').replaceAll('__', '').replace(/\s+/g, ' ');
}

function wayOut(claim: Claim, { project }: Facts): string {
  const [name, version] = partsOf(claim);
  if (name.startsWith(LIBRARY)) return 'Correct the version, or leave it out: the manifests say it.';
  if (version !== undefined)
    return `Correct the text, or bind it in a note: \`{{version "${name}"}}\` follows the manifests.`;
  return claim.how === 'prose'
    ? `Write ${project.packageManager}.`
    : `Write the commands for ${project.packageManager}.`;
}

/**
 * Claims that nobody could decide alone, and that another text contradicts: the one that agrees with the repository is right. Of
 * commands only the bare `install` counts, since `npm install x` in a pnpm repository may be meant for users.
 */
export function settleToolchain(judged: readonly JudgedClaim[], world: ClaimWorld): readonly JudgedClaim[] {
  const { facts } = world;
  const right = new Map<string, readonly Claim[]>();
  for (const { claim, verdict } of judged) {
    if (claim.kind !== 'toolchain' || verdict === 'dead' || !isDemand(claim) || !isRight(claim, facts)) continue;
    right.set(subjectOf(claim), [...(right.get(subjectOf(claim)) ?? []), claim]);
  }
  return judged.map((one) => {
    const { claim, verdict } = one;
    if (claim.kind !== 'toolchain' || verdict !== 'undecided' || claim.isOpen || !isDemand(claim)) return one;
    // Of a library every manifest is asked, also that of the folder where the text stands.
    if (claim.target.startsWith(LIBRARY) ? hasOtherSources(world.paths) : isNested(claim.file, world)) return one;
    if (isLockedSomewhere(claim, world) || isOfOneTool(claim, world) || isTypedElsewhere(claim, world)) return one;
    const isApart = isWrong(claim, facts);
    // Elsewhere another major of the library may well be right.
    const known = ownRanges(claim, facts).length > 0 ? [] : (right.get(subjectOf(claim)) ?? []);
    const near = known.filter(({ file }) => isNear(claim.file, file, world));
    const beside = near.filter(({ file }) => file !== claim.file);
    const others = isApart ? beside.filter((each) => contradicts(claim, each)) : higherFloors(claim, beside, facts);
    const truth = truthAbout(claim, facts);
    if (truth === undefined) return one;
    if (others.length > 0) return contradicted(claim, witnessAmong(others, facts), { truth, facts, isFloor: !isApart });
    if (!isApart || near.length > 0) return one;
    if (isOtherPin(claim, world))
      return { ...contradicted(claim, undefined, { truth, facts, isFloor: false }), isDoubtful: true };
    return isRefuted(claim, world) ? refuted(claim, world) : (refutedLibrary(claim, world) ?? one);
  });
}

function contradicted(
  claim: Claim,
  witness: Claim | undefined,
  { truth, facts, isFloor }: { readonly truth: Truth; readonly facts: Facts; readonly isFloor: boolean },
): JudgedClaim {
  const [said, hint] = [plain(claim), wayOut(claim, facts)];
  if (witness === undefined)
    return {
      claim,
      verdict: 'dead',
      truth: `\`${said}\` is not what this repository asks for: ${truth.sentence}.`,
      hint,
    };
  const { file, line, column } = witness;
  const related: readonly RelatedPlace[] = [{ file, line, column, message: `Here it is \`${plain(witness)}\`.` }];
  // The sign or words behind it are no part of the claim.
  const as = isFloor ? ', as the lowest version,' : '';
  const message = `\`${said}\`${as} contradicts \`${file}\`, which says \`${plain(witness)}\`; ${truth.sentence}.`;
  return { claim, verdict: 'dead', truth: message, hint, related };
}

/**
 * The text to go by: one that names what the repository does, else one that all of it allows. Beside `>=20` and a `20` in .nvmrc, "Node 22" is
 * no answer for "Node 18".
 */
function witnessAmong(others: readonly Claim[], facts: Facts): Claim | undefined {
  const isAllowed = (claim: Claim): boolean =>
    statedFor(claim, facts).every(
      ({ range }) => !areApart(askedMajors(partsOf(claim)[1] ?? ''), majorSpans(range) ?? []),
    );
  return others.find((each) => truthAbout(each, facts)?.isSo) ?? others.find(isAllowed);
}

interface Truth {
  /** Whether the repository names it: the manager, or that very major. */
  readonly isSo: boolean;
  /** Whether any range takes it in, named or not: `>=16` is no word against 18. Undefined where none can be read, as `lts/*`. */
  readonly isAllowed: boolean | undefined;
  /** What the repository says, as the end of a sentence. */
  readonly sentence: string;
}

function truthAbout(claim: Claim, facts: Facts): Truth | undefined {
  const { project } = facts;
  const [name, asked] = partsOf(claim);
  if (mayBeStatedUnread(asked !== undefined, project)) return undefined;
  if (asked === undefined) {
    if (project.packageManagerEvidence === 'default') return undefined;
    const sentence = `the repository uses ${project.packageManager} (${project.packageManagerEvidence})`;
    const isSo = name === project.packageManager;
    return { isSo, isAllowed: isSo, sentence };
  }
  return truthOf(asked, statedFor(claim, facts));
}

/** What a folder that stands for itself says of Node, of a text that stands in it. */
function truthThere(claim: Claim, world: ClaimWorld): Truth | undefined {
  const [name, asked] = partsOf(claim);
  if (name !== 'node' || asked === undefined) return undefined;
  const folder = projectWithoutPin(claim.file, world);
  if (folder === undefined) return undefined;
  const below = statedVersions(name, world.facts).filter(({ evidence }) => evidence.startsWith(`${folder}/`));
  // What only examples ask for is theirs.
  return below.every(({ evidence }) => isAside(evidence)) ? undefined : truthOf(asked, below);
}

function truthOf(asked: string, stated: readonly Stated[]): Truth | undefined {
  const majors = new Set(stated.flatMap(({ range }) => majorsOf(range)));
  if (majors.size === 0) return undefined;
  const sentence = [...stated]
    .sort((a, b) => Number(isAside(a.evidence)) - Number(isAside(b.evidence)))
    .slice(0, 2)
    .map(({ range, evidence, carrier }) => `${evidence} says \`${range}\`${carrier ? ` for \`${carrier}\`` : ''}`)
    .join(', and ');
  const major = asked.replace('+', '');
  const spans = stated.flatMap(({ range }) => majorSpans(range) ?? []);
  const isAllowed = spans.length === 0 ? undefined : !areApart(askedMajors(major), spans);
  return { isSo: majors.has(major), isAllowed, sentence };
}

/** Whether a manifest that nobody can read may say otherwise: that of the root about the manager, any of them about versions. */
function mayBeStatedUnread(isVersion: boolean, project: Facts['project']): boolean {
  const broken = brokenManifests(project);

  if (!isVersion) return broken.includes('package.json');
  return broken.length > 0 || (project.nestedPackages ?? []).some((each) => each.isBroken && !isAside(each.manifest));
}

/** The first number of every part of a range: 20 and 22 of `^20.19 || >=22.12 <25` and, as its end, 25. */
function majorsOf(range: string): readonly string[] {
  return [...range.matchAll(/(?<![\d.])(\d+)(?:\.[\dx*]+)*/g)].map(([, major = '']) => major);
}

/** Whether the repository allows what a text asks for. */
function isRight(claim: Claim, facts: Facts): boolean {
  return truthAbout(claim, facts) !== undefined && isOut(claim, facts) === false;
}

/** Whether nothing that the repository states has anything in common with what a text asks for. */
function isWrong(claim: Claim, facts: Facts): boolean {
  return isOut(claim, facts) === true;
}

/** Undefined where it cannot be told, as beside `lts/*`. */
function isOut(claim: Claim, facts: Facts): boolean | undefined {
  const [name, asked] = partsOf(claim);
  if (asked === undefined) return name !== facts.project.packageManager;
  const spans = statedFor(claim, facts).map(({ range }) => majorSpans(range));
  if (spans.length === 0 || spans.includes(undefined)) return undefined;
  return areApart(
    askedMajors(asked),
    spans.flatMap((span) => span ?? []),
  );
}

/**
 * A plain "We use Yarn" needs no second text where manifest and lock file both name another manager, and nowhere in the
 * tree a lock file is that of the one named. Texts of examples and fixtures speak of those.
 */
function isRefuted({ how, target, file }: Claim, { facts, paths }: ClaimWorld): boolean {
  const { packageManager, packageManagerEvidence } = facts.project;
  if (how !== 'prose' || !isManagerName(target) || isAside(file)) return false;
  if (packageManagerEvidence !== 'package.json packageManager') return false;
  return LOCKS[packageManager].some((name) => paths.has(name)) && !hasLock(target, paths);
}

/**
 * A full version that a text says is used needs no second text where the root pins another major of the same manager, and no copy of that
 * major lies in the tree. It stays in doubt: words may give it to another project.
 */
function isOtherPin({ isPin, target, file }: Claim, { facts, paths }: ClaimWorld): boolean {
  const { packageManager, packageManagerEvidence } = facts.project;
  const [name = '', major = ''] = target.split(' ');
  if (!isPin || isAside(file) || name !== packageManager) return false;
  if (packageManagerEvidence !== 'package.json packageManager') return false;
  return ![...paths].some((path) => path.includes(`.yarn/releases/${name}-${major}.`));
}

/** Whether some folder is installed by the manager that a claim names: the reader may have been sent there before. */
function isLockedSomewhere(claim: Claim, { paths }: ClaimWorld): boolean {
  const [name, version] = partsOf(claim);
  return version === undefined && isManagerName(name) && hasLock(name, paths);
}

function hasLock(manager: PackageManager, paths: ReadonlySet<string>): boolean {
  const locks = lockNames(paths);
  return LOCKS[manager].some((name) => locks.has(name));
}

const lockNames = oncePer((paths: ReadonlySet<string>): ReadonlySet<string> => {
  const all = new Set(Object.values(LOCKS).flat());
  return new Set([...paths].map(lastSegment).filter((name) => all.has(name)));
});

function refuted(claim: Claim, { facts, paths }: ClaimWorld): JudgedClaim {
  const { packageManager, packageManagerEvidence } = facts.project;
  const lock = LOCKS[packageManager].find((name) => paths.has(name)) ?? '';
  const truth = `\`${claim.text}\` is not the package manager of this repository: ${packageManagerEvidence} and \`${lock}\` say ${packageManager}.`;
  return { claim, verdict: 'dead', truth, hint: wayOut(claim, facts) };
}

/**
 * The major of a library that no manifest allows needs no second text: all that declare it are known. Versions of Node do, since
 * what a package supports and what its authors work with may differ, and "18+" holds of 24 as well.
 */
function refutedLibrary(claim: Claim, { facts }: ClaimWorld): JudgedClaim | undefined {
  if (!claim.target.startsWith(LIBRARY) || isAside(claim.file) || !isWrong(claim, facts)) return undefined;
  const truth = truthAbout(claim, facts);
  if (truth === undefined) return undefined;
  // In a table the name stands in the cell before.
  const what = /[a-z]{2}/i.test(claim.text) ? 'what' : `the \`${partsOf(claim)[0].slice(LIBRARY.length)}\` that`;
  const message = `\`${plain(claim)}\` is not ${what} this repository uses: ${truth.sentence}.`;
  return { claim, verdict: 'dead', truth: message, hint: wayOut(claim, facts) };
}

/** Whether libraries may come by what is no package.json, or by one that lies in a submodule: then nobody knows all that is used. */
const hasOtherSources = oncePer((paths: ReadonlySet<string>): boolean =>
  [...paths].some((path) => OTHER_SOURCE.test(path)),
);

/** Functions of Supabase run on Deno beside any application (supabase.com/docs/guides/functions), and have no part in what that is made of. */
const OTHER_SOURCE =
  /^(?!(?:.*\/)?supabase\/functions\/)(?:.*\/)?(?:\.gitmodules|deno\.jsonc?|import_?map\.(?:json|rb)|bower\.json|libman\.json)$/;
