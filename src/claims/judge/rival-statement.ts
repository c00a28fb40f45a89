/**
 * Two texts that state a package manager or a version of Node differently, and neither as the repository has it. One alone may speak of something
 * else, such as what users have; two that contradict each other and are both wrong are not both meant so. It settles nothing where a third is right.
 */
import type { Claim } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { lastSegment } from '../../path.ts';
import { contradicts, isDemand, partsOf, subjectOf } from '../find/toolchain-claim.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { isAside } from '../world/names.ts';
import { isLowFloor } from './toolchain-floor.ts';
import { isBeside, PINS } from './toolchain-place.ts';
import { isRight, isWrong } from './toolchain-truth.ts';

/** What is stated in all texts, and what of that nobody has settled and stands where the root decides. */
export interface Statements {
  readonly all: readonly Claim[];
  readonly open: readonly Claim[];
}

/** The first statement of another text that contradicts a wrong one, and is wrong itself. */
export function rivalOf(claim: Claim, { all, open }: Statements, world: ClaimWorld): Claim | undefined {
  if (!isPlainlyWrong(claim, all, world)) return undefined;
  return open.find(
    (each) =>
      each.file !== claim.file &&
      subjectOf(each) === subjectOf(claim) &&
      isBeside(each.file, claim.file, world) &&
      isRivalry(claim, each, world) &&
      isPlainlyWrong(each, all, world) &&
      !isNamedIn(claim, each.file, world) &&
      !isNamedIn(each, claim.file, world),
  );
}

function isRivalry(one: Claim, other: Claim, { facts }: ClaimWorld): boolean {
  const areFloors = isLowFloor(one, facts) && isLowFloor(other, facts);
  return areFloors ? partsOf(one)[1] !== partsOf(other)[1] : contradicts(one, other);
}

/**
 * Whether a statement is wrong by what the repository says, and all that its text says of the matter agrees with it: a text that names several
 * managers or versions speaks of several things.
 */
function isPlainlyWrong(claim: Claim, all: readonly Claim[], world: ClaimWorld): boolean {
  const { facts } = world;
  const subject = subjectOf(claim);
  // What a library or a manager of which version needs is the matter of others: the least that does may be asked for.
  if (subject !== 'manager' && subject !== 'node') return false;
  if (isAside(claim.file) || !(isWrong(claim, facts) || isLowFloor(claim, facts))) return false;
  // What an image or a host runs is its own, and a text may speak of that.
  if (subject === 'node' && (hasRuntimes(world.paths) || isOtherNodeIn(claim, world))) return false;
  if (subject === 'manager' && isManagerIn(facts.project.packageManager, claim.file, world)) return false;
  const beside = all.filter((each) => each.file === claim.file && subjectOf(each) === subject);
  return beside.every((each) => each.target === claim.target || !(isRight(each, facts) || contradicts(each, claim)));
}

/** Whether the text of one statement names the manager of the other. */
function isNamedIn(claim: Claim, file: string, world: ClaimWorld): boolean {
  return subjectOf(claim) === 'manager' && isManagerIn(partsOf(claim)[0], file, world);
}

function isManagerIn(manager: string | undefined, file: string, { texts }: ClaimWorld): boolean {
  return new RegExp(`\\b${manager}\\b`, 'i').test(texts?.get(file) ?? '');
}

/** Whether its text names another major of Node anywhere: "CI runs Node 20". */
function isOtherNodeIn(claim: Claim, { texts }: ClaimWorld): boolean {
  const asked = Number.parseInt(partsOf(claim)[1] ?? '', 10);
  const text = texts?.get(claim.file) ?? '';
  return [...text.matchAll(NODE)].some(([, major]) => Number(major) !== asked);
}

const NODE = /\bnode(?:\.?js)?\b(?:\W{1,6}versions?\b)?\W{0,8}v?(\d+)/gi;

const hasRuntimes = oncePer((paths: ReadonlySet<string>): boolean =>
  [...paths].some((path) => PINS.test(lastSegment(path)) || HOSTS.test(lastSegment(path))),
);

/** Files of hosts that say which Node they run. */
const HOSTS =
  /^(?:serverless\.(?:ya?ml|json|[cm]?[jt]s)|(?:template|samconfig|app|render|fly)\.(?:ya?ml|toml)|sst\.config\.[cm]?[jt]s|netlify\.toml|vercel\.json|firebase\.json|cdk\.json|host\.json)$/i;

/** What takes part: an order or a plain statement that is not settled. */
export function openStatements(all: readonly Claim[], isOpen: (claim: Claim) => boolean): Statements {
  return { all, open: all.filter((claim) => isDemand(claim) && isOpen(claim)) };
}
