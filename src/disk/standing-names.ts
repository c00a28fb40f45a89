/**
 * Which names still stand in what git tracks, kept for as long as the index holds the same contents: a run after an edit asks
 * about the same names. Where git could not say, nothing is kept.
 */
import type { CacheFolder } from './cache.ts';
import { keyOf } from './git-ground.ts';
import { answerText, keptAnswer } from './kept-answer.ts';
import { standingNames, type StandingPlaces } from './mentions.ts';
import { buildId } from './templates.ts';

/** What is asked. */
export interface StandingRequest extends StandingPlaces {
  readonly names: readonly string[];
}

/** Where the answer is kept. */
export interface StandingPlace {
  readonly cache: CacheFolder | undefined;
  /** What the index holds, in one word; undefined where that is not known. */
  readonly index: string | undefined;
}

/** Those of the names that stand somewhere; all of them where git cannot say. */
export async function readStanding(
  root: string,
  { names, except, isInTests }: StandingRequest,
  { cache, index }: StandingPlace,
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const found = (): Promise<ReadonlySet<string> | undefined> => standingNames(root, names, { except, isInTests });
  if (cache === undefined || index === undefined) return (await found()) ?? new Set(names);
  const start = `standing-${keyOf([buildId(), index])}-`;
  const name = `${start}${keyOf([isInTests, [...except].sort()])}.json`;
  const kept = keptAnswer<string>(cache.read(name), names);
  if (kept) return new Set(kept);
  const standing = await found();
  if (standing === undefined) return new Set(names);
  await cache.write(name, answerText(names, [...standing].sort()));
  await cache.tidy((other) => other.startsWith('standing-') && !other.startsWith(start));
  return standing;
}
