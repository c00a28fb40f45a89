/** Claims with what history says about them: which are dead, what became of what they name, and what to write instead. */
import type { Claim, Deletion, Fix, GoneClaim, JudgedClaim, PathPast, TextEdit } from '../../model.ts';
import { folderOf, isPutAway, lastSegment } from '../../path.ts';
import type { ClaimWorld } from '../world/evidence.ts';
import { pathNow } from './former.ts';
import { importedAs } from '../world/alias-path.ts';
import { exchange, isOfTwoFolders, writtenAs } from '../world/mending.ts';
import { cameInstead, filesCalled, hasHeirOfName, hasNamesake, isNamedElsewhere } from './namesakes.ts';
import { filesIn, folderGiven, newNameOf, wordsForFate, type Move } from './moves.ts';
import { isProvenByPast, isUnlike, wasNamed } from './past-proof.ts';
import { slippedLink } from '../words/path-text.ts';
import { isPlainlySaid } from '../world/plain-words.ts';
import { wordsForLostTask } from './past-task.ts';
import type { PastCase } from './past.ts';

/** The claims with what the past says about them. */
export function judgedByPast(
  judged: readonly JudgedClaim[],
  cases: readonly PastCase[],
  { past, world }: { readonly past: PathPast; readonly world: ClaimWorld },
): readonly JudgedClaim[] {
  const result = [...judged];
  const called = new Set<string>();
  for (const each of cases) {
    const known = judged[each.index];
    if (known === undefined) continue;
    const isDead = known.verdict === 'dead' || isProvenByPast(each, past, world);
    if (!isDead) continue;
    result[each.index] = explained(known, each, { past, world });
    if (each.claim.kind !== 'task') continue;
    // A text of make alone has dozens of such calls, and one cause.
    const caller = `${each.claim.file}\0${each.path}`;
    if (called.has(caller)) result[each.index] = known;
    called.add(caller);
  }
  return withoutOrphans(withoutRepeats(withoutHalves(result, cases), cases), cases);
}

/** "`core/types.ts`, `const.ts`": the name behind the path is of its folder, and would be nowhere beside another one. */
function withoutOrphans(judged: readonly JudgedClaim[], cases: readonly PastCase[]): readonly JudgedClaim[] {
  const named = new Set(
    judged.flatMap(({ claim: { file, line, target, text, how }, verdict }) =>
      verdict === 'live' && how === 'code' && !text.includes('/') ? [`${file}\0${line}\0${folderOf(target)}`] : [],
    ),
  );
  return withUnsafe(judged, cases, ({ claim: { file, line }, path, index }) => {
    const now = judged[index]?.now;
    const isElsewhere = now !== undefined && folderOf(now) !== folderOf(path);
    return isElsewhere && named.has(`${file}\0${line}\0${folderOf(path)}`);
  });
}

/**
 * What a command is handed may have gone with its program, and nobody knows what stands for it: with the one path mended the command would
 * look right, and lead nowhere still.
 */
function withoutHalves(judged: readonly JudgedClaim[], cases: readonly PastCase[]): readonly JudgedClaim[] {
  const open = cases.filter(({ index }) => judged[index]?.verdict === 'undecided' && judged[index].claim.isMade);
  if (open.length === 0) return judged;
  const lines = new Set(open.map(lossOfLine));
  return withUnsafe(judged, cases, (each) => lines.has(lossOfLine(each)));
}

/** Of two folders that became one a line would name the same place twice: what it said of each is true of neither alone any more. */
function withoutRepeats(judged: readonly JudgedClaim[], cases: readonly PastCase[]): readonly JudgedClaim[] {
  const writers = new Map<string, Set<string>>();
  for (const { index } of cases) {
    const [place, before] = writtenBy(judged[index]) ?? [];
    if (place !== undefined && before !== undefined) writers.set(place, (writers.get(place) ?? new Set()).add(before));
  }
  return withUnsafe(judged, cases, ({ index }) => {
    const [place = ''] = writtenBy(judged[index]) ?? [];
    return (writers.get(place)?.size ?? 0) > 1;
  });
}

/** What the fix of a claim writes into which line, and for what. A folder is the same one with a slash behind it. */
function writtenBy(known: JudgedClaim | undefined): readonly [place: string, before: string] | undefined {
  const [edit] = known?.fix?.edits ?? [];
  if (edit === undefined) return undefined;
  const [before, after] = [edit.before, edit.after].map((path) => path.replace(/^\.\//, '').replace(/\/$/, ''));
  return [`${edit.file}\0${edit.line}\0${after}`, before ?? ''];
}

/** The claims, with the fixes of those cases left to a person that `isUnsafe` names. */
function withUnsafe(
  judged: readonly JudgedClaim[],
  cases: readonly PastCase[],
  isUnsafe: (each: PastCase) => boolean,
): readonly JudgedClaim[] {
  const result = [...judged];
  for (const each of cases) {
    const known = judged[each.index];
    if (known?.fix?.isSafe && isUnsafe(each)) result[each.index] = { ...known, fix: { ...known.fix, isSafe: false } };
  }
  return result;
}

/** One line, and one commit that took something of it. */
function lossOfLine({ claim, deletion }: PastCase): string {
  return `${claim.file}\0${claim.line}\0${deletion.commit}`;
}

/** The open claims that the past proves dead, as the lock remembers them. */
export function goneByPast(
  judged: readonly JudgedClaim[],
  cases: readonly PastCase[],
  { past, world }: { readonly past: PathPast; readonly world: ClaimWorld },
): readonly GoneClaim[] {
  return cases
    .filter((each) => judged[each.index]?.verdict === 'undecided' && isProvenByPast(each, past, world))
    .map(({ claim: { file, text }, path, deletion: { commit } }) => ({ file, claim: text, target: path, commit }));
}

/** What has no day is no commit: it is to become one, or many of them that a shallow clone lacks, as `disk/uncommitted.ts` spells those. */
function wordsForChange(commit: string): string {
  const [, since] = /^since (.{9})/.exec(commit) ?? [];
  return since === undefined ? 'a change that is not committed' : `a change since ${since}`;
}

function explained(
  known: JudgedClaim,
  each: PastCase,
  { past, world }: { readonly past: PathPast; readonly world: ClaimWorld },
): JudgedClaim {
  const { claim, path, renamed } = each;
  const isMerged = isLeftByMerge(each, moveBehind(each, past, world));
  const most = isMerged ? undefined : mostOf(each, past, world);
  const { commit, date } = most ?? each.deletion;
  const isLast = !isMerged && most === undefined && each.most !== undefined;
  const move = isLast ? NOWHERE : moveBehind(most ? { ...each, deletion: most } : each, past, world);
  const isMost = most !== undefined;
  // A history that was taken in counts from a root of its own: what it had there is not what a link of a folder leads to.
  if (isMerged && known.verdict === 'dead' && !isBelow(path, folderOf(claim.file))) return known;
  const now = isMerged ? undefined : newNameOf(path, move, world);
  const isGuess = past.guessed?.has(commit) ?? false;
  const isPart =
    now !== undefined && (isMost || isUnlike(path, commit, past) || isNamedElsewhere(each, { now, move }, world));
  const at = date === '' ? wordsForChange(commit) : `${commit.slice(0, 9)} (${date})`;
  const happened = isMerged
    ? `It left by a merge; ${at} had taken a part of it before.`
    : wordsForFate({ claim, path, now, at, isGuess, isPart, isMost }, move);
  if (claim.kind === 'task') {
    const { truth, hint } = wordsForLostTask(claim);
    return { ...known, claim, verdict: 'dead', truth: `${truth} ${happened}`, hint };
  }
  const written = renamed === undefined ? path : pathNow(path, renamed);
  // What lies in an archive does not stand for what was named.
  const place = now ?? move.standing;
  const isArchived = place !== undefined && isPutAway(path, place);
  // Of what is most like it and what bears its name, a reader looks for the name first.
  const instead = now === undefined || isPart ? cameInstead(each, move, world) : undefined;
  const isOpen = isArchived || (isPart && instead !== undefined) || isOfTwoFolders(claim, world);
  const after = now === undefined || now === claim.file || isOpen ? undefined : writtenAs(claim, written, now);
  const edit = after === undefined ? undefined : exchange(claim, after, world.texts);
  const { hint: _, fix: __, ...rest } = known;
  // Of files that are called alike git only guesses which one went where, and words that came later may be right.
  // What a command is handed may be what it writes: the next one stands there again.
  const isKnownSo = claim.how === 'link' || (!claim.isMade && wasNamed(each, past));
  const isPlain = isPlainlySaid(claim, world);
  const isSole = !hasNamesake(path, move) && !hasHeirOfName(path, { now, move }, world);
  const isPaired = !isGuess && !isPart && isSole && isKnownSo && isPlain;
  const isOne = isPaired && !isArchived && isOneFile(claim, move.renames?.get(path) === now ? now : undefined);
  const guess = isArchived ? {} : likelyNow(known, { path, move }, world);
  const hint = isArchived
    ? ARCHIVED
    : now === undefined
      ? (guess.hint ?? adviceOf(move.standing ?? instead))
      : adviceTo(instead ?? after ?? now, claim, isPart);
  return {
    ...rest,
    claim,
    verdict: 'dead',
    truth: `${truthOf(known, each)} ${happened}`,
    ...(isOne && { isCertain: true }),
    ...(hint !== undefined && { hint }),
    ...(place !== undefined && { now: place }),
    ...(edit ? { fix: fixWith(edit, isPaired) } : guess.fix && { fix: guess.fix }),
  };
}

function fixWith(edit: TextEdit, isSafe: boolean): Fix {
  return { title: `Write the path as ${edit.after}`, isSafe, edits: [edit] };
}

/** What became of the last file of a folder is not what became of the folder: the deletion by the commit that moved most of it, where that is known. */
function mostOf(each: PastCase, past: PathPast, world: ClaimWorld): Deletion | undefined {
  if (each.most === undefined) return undefined;
  const move = moveBehind({ ...each, deletion: each.most }, past, world);
  return (newNameOf(each.path, move, world) ?? move.standing) === undefined ? undefined : each.most;
}

/** What commits did one after another, of which none tells where most of it went. */
const NOWHERE: Move = { before: undefined, renames: undefined };

/** What the commit did that took the path away. */
function moveBehind({ claim, deletion: { commit }, path }: PastCase, past: PathPast, world: ClaimWorld): Move {
  const [before, renames] = [past.before.get(commit), past.renames.get(commit)];
  const moves = past.given?.get(commit);
  if (claim.isGlob) return { before, renames, first: moves };
  const given = moves?.get(path);
  const standing =
    given !== undefined && world.paths.has(given) ? given : folderGiven(path, { given: moves, before }, world);
  return { before, renames, first: moves, given, standing };
}

/** What the tree alone advised: what took the file away left no other in its stead, so that only one that is called the same may be it, and that did not stand beside it. */
function likelyNow(
  known: JudgedClaim,
  { path, move: { before } }: { readonly path: string; readonly move: Move },
  world: ClaimWorld,
): Pick<JudgedClaim, 'hint' | 'fix'> {
  const only = filesCalled(lastSegment(path), world);
  return only.length === 1 && !only.some((file) => before?.paths.has(file)) ? known : {};
}

function adviceOf(place: string | undefined): string | undefined {
  return place === undefined ? undefined : `See whether \`${place}\` holds what is meant.`;
}

function adviceTo(target: string, claim: Claim, isPart: boolean): string {
  if (claim.isSample) return `Import from \`${importedAs(claim, target) ?? target}\`.`;
  if (isPart) return `See whether \`${target}\` holds what is meant.`;
  return claim.isDrawn && claim.how === 'fence' ? adviceToDraw(target, claim.target) : `Write \`${target}\`.`;
}

/** A line of a tree holds a name alone: what is elsewhere now is no matter of that line. */
function adviceToDraw(target: string, before: string): string {
  const folder = folderOf(target);
  if (folder === folderOf(before)) return `Write \`${lastSegment(target)}\`.`;
  return folder === '' ? 'Draw it at the root, where it stands.' : `Draw it below \`${folder}/\`, where it stands.`;
}

/** Whether files of a folder stood there still after the newest commit that took some: what took those was no commit of this line. */
function isLeftByMerge({ claim, path, taken }: PastCase, { before }: Move): boolean {
  return taken !== undefined && claim.isGlob !== true && filesIn(path, before) > taken;
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** What is so today, in the words of the tree where it had more to say. */
function truthOf(known: JudgedClaim, { claim, path }: PastCase): string {
  const nothing = `\`${claim.text}\` ${claim.isGlob ? 'matches nothing' : 'leads to no file or folder'}`;
  // What the tree alone has said of a link says no more than what history says of any path, so that both are put alike.
  const isMore = known.gone === undefined && known.truth !== `${nothing}.`;
  const slip = `\`${claim.text}\` leads out of the repository, and with one \`../\` less to \`${path}\`.`;
  const usual = slippedLink(claim) === path ? slip : `${nothing} any more.`;
  return (isMore ? known.truth : undefined) ?? usual;
}

/**
 * Whether the tree contradicts the claim whatever its words mean. A link is to lead somewhere whatever its sentence says; code in words may
 * mean the file of another day, or of somebody else. Of folders, and of names without one, others of the same name may be meant:
 * `src/lib/` is that of each application.
 */
function isOneFile({ how, text }: Claim, now: string | undefined): boolean {
  return how === 'link' && now !== undefined && text.includes('/');
}

const ARCHIVED = 'Name what has taken its place, or say no more of it.';
