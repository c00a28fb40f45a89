/**
 * What becomes of each claim: live, dead, or undecided. Dead means provable: a closed world says no, or the lock
 * remembers that it resolved. Everything else stays undecided, and nobody hears of it.
 */
import type { Claim, Fix, GoneClaim, JudgedClaim, Lock, LockedClaim } from '../../model.ts';
import { evidenceOf, lockKey, type Evidence, type ClaimWorld } from '../world/evidence.ts';
import { judgeAnchor } from './judge-anchor.ts';
import { judgeAsOwn, judgeCommand } from './judge-command.ts';
import { blockFinder, lockedAs, lockedWords, sinceLock, type WordsGround } from '../world/locked-words.ts';
import { findPath, type PathAnswer } from '../world/judge-path.ts';
import { judgeEnv, judgePackage } from './judge-name.ts';
import { judgeMention } from './judge-mention.ts';
import { judgeSymbol } from './judge-symbol.ts';
import { judgeTask } from './judge-task.ts';
import { withLinkedSpans } from './linked-as-well.ts';
import { judgeTurbo } from './judge-turbo.ts';
import { judgeToolchain, settleToolchain } from './judge-toolchain.ts';
import { exchange, isOfTwoFolders, writtenAs } from '../world/mending.ts';
import { withOtherStatements } from './other-statement.ts';
import { isOfGonePackage } from '../past/departed.ts';
import { isPlainlySaid, mayHoldWithoutIt } from '../world/plain-words.ts';
import { lockedName, relocated } from '../world/symbol-moved.ts';
import { lastSegment } from '../../path.ts';

export type { ClaimWorld } from '../world/evidence.ts';

/** Judges every claim by itself, in the order given. The target of a live path claim becomes the path it leads to. */
export function judgeClaims(claims: readonly Claim[], world: ClaimWorld): readonly JudgedClaim[] {
  const evidence = evidenceOf(world);
  const judged = claims.map((claim) => withCertainty(judgeClaim(claim, evidence), claim, evidence));
  const asOwn = (claim: Claim): JudgedClaim => judgeAsOwn(claim, evidence);
  return withOtherStatements(settleToolchain(withLinkedSpans(judged, evidence), world), { world, asOwn });
}

/**
 * What the lock saw live between the very words of today was meant, what a client follows it misses, and `[it](path#name)` is
 * written for lintel alone, whatever the words beside it say.
 */
function withCertainty(judged: JudgedClaim, claim: Claim, evidence: Evidence): JudgedClaim {
  if (judged.verdict !== 'dead' || judged.isDoubtful) return judged;
  const isBound = claim.kind === 'symbol' && claim.how === 'link';
  // Of a note all that is dead counts as certain, also what only the lock knows. A script is there or not on the day on which it is written.
  const isOfNote = evidence.notes.has(claim.file) && claim.how === 'code' && claim.kind !== 'command';
  if (isOfNote && mayHoldWithoutIt(claim, evidence)) return { ...judged, isDoubtful: true };
  const isVouchedFor = (): boolean =>
    sinceLock(claim, evidence) === 'same' && !mayHoldWithoutIt(claim, evidence) && !mayHaveGoneAlong(claim, evidence);
  const isCertain = claim.isLoaded || isBound || isVouchedFor();
  return isCertain ? { ...judged, isCertain: true } : judged;
}

/** Whether the name went with a whole package, which may be installed now as one that is called otherwise. */
function mayHaveGoneAlong({ kind, file, text }: Claim, { world: { lock, facts, paths } }: Evidence): boolean {
  const known = kind === 'symbol' ? lockedName(file, text, lock) : undefined;
  return known !== undefined && isOfGonePackage(known.target.replace(/#.*$/, ''), facts, paths);
}

/** What the claims to remember are taken from. */
export interface LockGround extends WordsGround {
  /** A manifest cannot be read: what is undecided now may be as the lock has it. */
  readonly isOpen?: boolean;
}

/**
 * The claims to remember: code spans that can mean nothing but what they resolve to now, names and what is typed, and those that
 * are dead now but still stand in their note. The latter stay, so that the error stays until someone acts.
 */
export function claimsForLock(judged: readonly JudgedClaim[], lock: Lock, ground: LockGround): readonly LockedClaim[] {
  const blockAt = blockFinder(ground);
  const locked = new Map(lock.claims.map((claim) => [lockKey(claim.file, claim.claim), claim]));
  const kept = new Map<string, LockedClaim>();
  const live = new Set<string>();
  for (const { claim, verdict, isGuess, lockTarget } of judged) {
    const isPath = claim.kind === 'path' && claim.how !== 'link' && !isGuess;
    if (claim.kind === 'symbol' || (claim.kind === 'path' && !isPath)) continue;
    const target = isPath ? claim.target : lockTarget;
    const key = lockKey(claim.file, claim.text);
    const known = locked.get(key);
    // The same text may be live in one line and out of reach in another; what lives wins.
    if (verdict === 'live' && target !== undefined) {
      const before = live.has(key) ? kept.get(key)?.words : undefined;
      const block = blockAt(claim);
      const words = [...(before ?? []), ...(block ? [lockedWords(block, claim.text, ground)] : [])];
      kept.set(key, { file: claim.file, claim: claim.text, target, ...(words.length > 0 && { words }) });
      live.add(key);
    } else if (known && (verdict === 'dead' || ground.isOpen) && !kept.has(key)) kept.set(key, known);
  }
  return [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, claim]) => claim);
}

function judgeClaim(claim: Claim, evidence: Evidence): JudgedClaim {
  switch (claim.kind) {
    case 'path':
      if (claim.isMade || claim.isToBeMade) return { claim, verdict: 'undecided' };
      return judgePath(claim, evidence, findPath(claim, evidence));
    case 'symbol': {
      if (claim.how === 'code' || claim.isImport || claim.isSample) return judgeMention(claim, evidence);
      const place = findPath(claim, evidence);
      // What is gone is the file: that is what is said, and under the name of the rule about files.
      if (place.kind !== 'found')
        return relocated(judgePath({ ...claim, kind: 'path' }, evidence, place), claim.target, evidence.world);
      const judged = judgeSymbol(claim, place.path, evidence.world.facts);
      return relocated(judged, judged.claim.target, evidence.world);
    }
    case 'command':
      return judgeCommand(claim, evidence);
    case 'package':
      return judgePackage(claim, evidence);
    case 'env':
      return judgeEnv(claim, evidence);
    case 'task':
      return claim.target.startsWith('turbo ') ? judgeTurbo(claim, evidence) : judgeTask(claim, evidence);
    case 'toolchain':
      return judgeToolchain(claim, evidence);
  }
}

function judgePath(claim: Claim, evidence: Evidence, answer: PathAnswer): JudgedClaim {
  if (answer.kind === 'found') {
    const live = { ...claim, target: answer.path };
    const lost = judgeAnchor(claim, answer.path, evidence);
    return (
      lost ?? { claim: live, verdict: 'live', ...((answer.isGuess || claim.span !== undefined) && { isGuess: true }) }
    );
  }
  if (answer.kind === 'absent' && answer.isCase && answer.like !== undefined) {
    // "Files are called like `src/App.vue`" and "Nuxt's `src/App.vue`" need not mean ours.
    if (claim.how !== 'link' && !isPlainlySaid(claim, evidence.world)) return { claim, verdict: 'undecided' };
    return misspelt(claim, evidence, { ...answer, like: answer.like });
  }
  const key = lockKey(claim.file, claim.text);
  const known = claim.how === 'link' ? undefined : lockedAs(claim, evidence);
  // A link is decided without anybody's history.
  const isPromise = claim.how === 'link' && !claim.isExample;
  const record = isPromise || known !== undefined ? undefined : evidence.gone.get(key);
  const isProven =
    isPromise || known !== undefined || record !== undefined || (answer.kind === 'absent' && answer.from !== undefined);
  if (answer.kind === 'unknowable' || !isProven) return { claim, verdict: 'undecided' };
  const { like, from } = answer;
  const hint = like === undefined ? {} : { hint: answer.hint ?? `Did you mean \`${like}\`?` };
  const fix = like === undefined || from === undefined ? undefined : likelyFix(claim, evidence, { from, like });
  const was = known && known.target !== claim.text ? `, which was \`${known.target}\` when the lock was written,` : '';
  return {
    claim,
    verdict: 'dead',
    truth: `\`${claim.text}\`${was} ${nothing(claim)}${afterwards(known, record)}.`,
    ...hint,
    ...(record && { gone: record.commit }),
    ...(fix && { fix }),
  };
}

/** The file is there under the same letters: on most systems it is found all the same, and on Linux it is not. */
function misspelt(
  claim: Claim,
  evidence: Evidence,
  { like, from, hint }: { readonly like: string; readonly from?: string; readonly hint?: string },
): JudgedClaim {
  const fix = claim.isDrawn
    ? respeltEntry(claim, evidence, { like, isSafe: true })
    : from && rename(claim, evidence, { from, like, isSafe: true });
  // A link that is written from the root means that path, in whatever folder its text stands.
  const isRooted = claim.how === 'link' && from?.toLowerCase() === like.toLowerCase();
  return {
    claim: isRooted ? { ...claim, target: from } : claim,
    verdict: 'dead',
    rule: 'stale/path-case',
    // Words may call a file as it is called elsewhere; a link and the entry of a tree lead to this one.
    ...((claim.how !== 'code' || claim.isDrawn) && { isCertain: true }),
    truth: `\`${claim.text}\` is spelt \`${like}\` in the repository.`,
    hint: hint ?? 'Write it in the same letter case: not every file system finds it otherwise.',
    ...(fix && { fix }),
  };
}

/** A line of a tree holds the last name of its path alone. */
function respeltEntry(
  claim: Claim,
  { world }: Evidence,
  { like, isSafe }: Pick<Renaming, 'like' | 'isSafe'>,
): Fix | undefined {
  const edit = exchange({ ...claim, text: lastSegment(claim.text) }, lastSegment(like), world.texts);
  return edit && { title: `Write the name as ${edit.after}`, isSafe, edits: [edit] };
}

function likelyFix(claim: Claim, evidence: Evidence, to: Omit<Renaming, 'isSafe'>): Fix | undefined {
  const renaming = { ...to, isSafe: false };
  return claim.near === undefined ? rename(claim, evidence, renaming) : respeltEntry(claim, evidence, renaming);
}

interface Renaming {
  readonly from: string;
  readonly like: string;
  readonly isSafe: boolean;
}

/** The edit that writes the path that is there. */
export function rename(claim: Claim, { world }: Evidence, { from, like, isSafe }: Renaming): Fix | undefined {
  if (isOfTwoFolders(claim, world)) return undefined;
  const after = writtenAs(claim, from, like);
  const edit = after === undefined ? undefined : exchange(claim, after, world.texts);
  return edit && { title: `Write the path as ${edit.after}`, isSafe, edits: [edit] };
}

function nothing({ isGlob }: Claim): string {
  return isGlob ? 'matches nothing' : 'leads to no file or folder';
}

function afterwards(known: LockedClaim | undefined, record: GoneClaim | undefined): string {
  if (record) return ` any more; commit ${record.commit.slice(0, 9)} took it away`;
  return known ? ' any more' : '';
}
