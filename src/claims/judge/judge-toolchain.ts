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
import { oncePer } from '../../once.ts';
import { withSuffix } from '../../tree.ts';
import { contradicts, isDemand, partsOf, subjectOf } from '../find/toolchain-claim.ts';
import { openStatements, rivalOf } from './rival-statement.ts';
import { ownRanges, statedFor, statedVersions } from './stated-versions.ts';
import { higherFloors, isLowFloor } from './toolchain-floor.ts';
import { isNear, isNested, isOfOneTool, isTypedElsewhere, projectWithoutPin } from './toolchain-place.ts';
import { isRight, isWrong, truthAbout, truthOf, type Truth } from './toolchain-truth.ts';
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
  if (name.startsWith(LIBRARY)) return 'Correct the text.';
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
  const all = judged.flatMap(({ claim }) => (claim.kind === 'toolchain' ? claim : []));
  const undecided = new Set(judged.flatMap(({ claim, verdict }) => (verdict === 'undecided' ? claim : [])));
  const statements = openStatements(all, (claim) => undecided.has(claim) && isOfRoot(claim, world));
  const open = new Set(statements.open);
  return judged.map((one) => {
    const { claim } = one;
    const truth = open.has(claim) ? truthAbout(claim, facts) : undefined;
    if (truth === undefined) return one;
    const isApart = isWrong(claim, facts);
    // Elsewhere another major of the library may well be right.
    const known = ownRanges(claim, facts).length > 0 ? [] : (right.get(subjectOf(claim)) ?? []);
    const near = known.filter(({ file }) => isNear(claim.file, file, world));
    const beside = near.filter(({ file }) => file !== claim.file);
    const others = isApart ? beside.filter((each) => contradicts(claim, each)) : higherFloors(claim, beside, facts);
    if (others.length > 0) return contradicted(claim, witnessAmong(others, facts), { truth, facts, isFloor: !isApart });
    // A floor below the repository's own is met, and right for all that; beside a lower one it is none.
    if (near.some((each) => !isLowFloor(each, facts))) return one;
    const alone = isApart ? refutedAlone(claim, { truth, world }) : undefined;
    if (alone !== undefined) return alone;
    const rival = rivalOf(claim, statements, world);
    return rival === undefined ? one : bothWrong(claim, rival, { truth, facts });
  });
}

/** Whether a statement stands where the root decides, and tells its reader what to type or have there. */
function isOfRoot(claim: Claim, world: ClaimWorld): boolean {
  if (claim.isOpen) return false;
  // Of a library every manifest is asked, also that of the folder where the text stands.
  if (claim.target.startsWith(LIBRARY) ? hasOtherSources(world.paths) : isNested(claim.file, world)) return false;
  return !isLockedSomewhere(claim, world) && !isOfOneTool(claim, world) && !isTypedElsewhere(claim, world);
}

/** The verdict on a wrong statement that needs no second text. */
function refutedAlone(
  claim: Claim,
  { truth, world }: { readonly truth: Truth; readonly world: ClaimWorld },
): JudgedClaim | undefined {
  const { facts } = world;
  if (isOtherPin(claim, world))
    return { ...contradicted(claim, undefined, { truth, facts, isFloor: false }), isDoubtful: true };
  return isRefuted(claim, world) ? refuted(claim, world) : refutedLibrary(claim, world);
}

/** Words may still give one of them to something else: a warning. */
function bothWrong(
  claim: Claim,
  rival: Claim,
  { truth, facts }: { readonly truth: Truth; readonly facts: Facts },
): JudgedClaim {
  const { file, line, column } = rival;
  const [said, other] = [plain(claim), plain(rival)];
  const as = isLowFloor(claim, facts) ? AS_FLOOR : '';
  return {
    claim,
    verdict: 'dead',
    truth: `\`${said}\`${as} contradicts \`${file}\`, which says \`${other}\`, and neither is so: ${truth.sentence}.`,
    hint: wayOut(claim, facts),
    related: [{ file, line, column, message: `Here it is \`${other}\`.` }],
    isDoubtful: true,
  };
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
  const as = isFloor ? AS_FLOOR : '';
  const message = `\`${said}\`${as} contradicts \`${file}\`, which says \`${plain(witness)}\`; ${truth.sentence}.`;
  return { claim, verdict: 'dead', truth: message, hint, related };
}

/** The sign or words that make a floor of it are no part of the claim. */
const AS_FLOOR = ', as the lowest version,';

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
