/**
 * The words that a claim stood between when the lock was written, by hash, and whether they are the same today. A lock proves what
 * its sentence said then: "Money is in `src/money.ts`" that has become "We got rid of `src/money.ts`" claims nothing of what it
 * remembers. It judges no claim.
 */
import { countBelow, lineStarts } from '../../offsets.ts';
import type { Claim, ClaimWords, LockedClaim, Place } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { areOfAnotherDay } from '../words/same-titles.ts';
import { surroundings } from '../words/same-words.ts';
import { blocksOf } from '../words/statements.ts';
import { NO_TITLES, titlesOf, titleWords, type Titles } from '../words/titles.ts';
import { lockKey, type Evidence } from './evidence.ts';
import { lockedName } from './symbol-moved.ts';

/** Texts, and the hash by which words are known again, whatever a formatter does to them. */
export interface WordsGround {
  /** Texts of notes and agent files, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly hash: (words: string) => string;
}

/** The block of words around a place. */
export interface Block {
  /** Hash of the block. */
  readonly block: string;
  /** The text of the block. */
  readonly words: string;
  /** What stands over it. */
  readonly titles: Titles;
}

/** Finds the paragraph, list item or table row that a place is in; undefined where there is no such text. */
export function blockFinder({ texts, hash }: WordsGround): (place: Place) => Block | undefined {
  const files = new Map<string, (place: Place) => Block>();
  return (place) => {
    const text = texts.get(place.file);
    if (text === undefined) return undefined;
    const find = files.get(place.file) ?? finderIn(text, hash);
    files.set(place.file, find);
    return find(place);
  };
}

function finderIn(text: string, hash: WordsGround['hash']): (place: Place) => Block {
  const lines = lineStarts(text);
  const head = /^---[ \t]*\n(?:[^]*?\n)?---[ \t]*(?=\n|$)/.exec(text)?.[0] ?? '';
  // A paragraph that follows the front matter without a blank line is no part of it.
  const parted = head.replace(/---[ \t]*$/, (end) => ' '.repeat(end.length)) + text.slice(head.length);
  const blocks = blocksOf(parted);
  const starts = blocks.map(({ start }) => start);
  const titles = titlesOf(head.replace(/[^\n]/g, ' ') + text.slice(head.length));
  // One paragraph may hold thousands of claims: it is read once.
  const known = new Map<number, Block>();
  return ({ line, column }) => {
    const index = countBelow(starts, (lines[line - 1] ?? 0) + column) - 1;
    const { start = 0, end = 0 } = blocks[index] ?? {};
    const words = text.slice(start, end).trim();
    const block = known.get(index) ?? {
      words,
      block: hash(words),
      titles: titles[countBelow(lines, start + 1) - 1] ?? NO_TITLES,
    };
    known.set(index, block);
    return block;
  };
}

/** What a lock keeps of the words around `written` in a block: of all of them, of the nearest, and of those over it. */
export function lockedWords(
  { block, words, titles }: Block,
  written: string,
  { hash }: Pick<WordsGround, 'hash'>,
): ClaimWords {
  const [near] = nearWords(words, written);
  return { block, ...(near !== undefined && { near: hash(near), above: hash(titleWords(titles).join(' ')) }) };
}

/** The block of a claim before edits that change no more than names, and after them. */
export interface FollowedBlock {
  /** The claim as it is written. */
  readonly text: string;
  /** The claim as it is written after them, where that is another. */
  readonly now?: string;
  readonly was: Block;
  readonly is: Block;
}

/**
 * What a lock keeps of a claim's words after edits that change no more than names: each part that was as in the lock is so again. Undefined
 * where the lock did not know the claim between these words.
 */
export function followedWords(
  words: ClaimWords,
  { text, now = text, was, is }: FollowedBlock,
  { hash }: Pick<WordsGround, 'hash'>,
): ClaimWords | undefined {
  const [before, after] = [nearWords(was.words, text).map(hash), nearWords(is.words, now).map(hash)];
  const index = words.near === undefined ? -1 : before.indexOf(words.near);
  const isSame = words.block === was.block;
  if (!isSame && index < 0) return undefined;
  // A name that came into the block may hold the claim once more: then the first counts, as in a build, if the block is vouched for.
  const [first] = isSame ? after : [];
  const near = before.length === after.length ? after[index] : first;
  const [aboveBefore, aboveAfter] = [was, is].map(({ titles }) => hash(titleWords(titles).join(' ')));
  const above = words.above === aboveBefore ? aboveAfter : words.above;
  return {
    block: isSame ? is.block : words.block,
    ...(words.near !== undefined && { near: near ?? words.near }),
    ...(above !== undefined && { above }),
  };
}

function nearWords(words: string, written: string): readonly string[] {
  return surroundings(words.replace(/\s+/g, ' '), written);
}

/**
 * How the words around a claim are to those that the lock remembers. `same`: they are what somebody vouched for, or what stood there
 * while it resolved. `near`: others of the block, or those over it, differ. `other`: those beside the claim differ, or those over it are new
 * and speak of another day, so that it may say anything by now.
 */
export type SinceLock = 'same' | 'near' | 'other';

/** The words in which a lock remembers a claim. */
export function wordsOf({ stamps, words = [] }: LockedClaim): readonly ClaimWords[] {
  return stamps ?? words;
}

/** Compares the words around a claim with those that the lock remembers; undefined where it knows no such claim. */
export function sinceLock(claim: Claim, evidence: Evidence): SinceLock | undefined {
  const { locked, world } = evidence;
  const name = claim.kind === 'symbol' ? lockedName(claim.file, claim.text, world.lock) : undefined;
  const known = name ?? locked.get(lockKey(claim.file, claim.text));
  if (known === undefined) return undefined;
  const words = wordsOf(known);
  const block = blocksIn(world)?.(claim);
  // A lock from before words were kept vouches for the claim, and not for what is said of it.
  if (words.length === 0 || block === undefined || world.hash === undefined) return 'near';
  const { hash } = world;
  const above = hash(titleWords(block.titles).join(' '));
  const isTitledSo = words.some((each) => each.above === undefined || each.above === above);
  if (!isTitledSo && areOfAnotherDay(block.titles)) return 'other';
  if (words.some((each) => each.block === block.block)) return isTitledSo ? 'same' : 'near';
  const here = nearWords(block.words, claim.text).map(hash);
  return words.some(({ near }) => near === undefined || here.includes(near)) ? 'near' : 'other';
}

/** What the lock remembers of a path or a command, unless the words beside it are others by now: then it proves nothing of them. */
export function lockedAs(claim: Claim, evidence: Evidence): LockedClaim | undefined {
  const known = evidence.locked.get(lockKey(claim.file, claim.text));
  return known === undefined || sinceLock(claim, evidence) === 'other' ? undefined : known;
}

/** Whether the lock remembers a name, and the words beside it are not others by now. */
export function isLockedName(claim: Claim, evidence: Evidence): boolean {
  return (
    lockedName(claim.file, claim.text, evidence.world.lock) !== undefined && sinceLock(claim, evidence) !== 'other'
  );
}

const blocksIn = oncePer(({ texts, hash }: Evidence['world']) =>
  texts === undefined || hash === undefined ? undefined : blockFinder({ texts, hash }),
);
