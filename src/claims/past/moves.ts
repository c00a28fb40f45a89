/** What became of a file or folder by one commit: a rename, a move of its parts, or a removal. Asks nobody. */
import { globsMatcher } from '../../glob.ts';
import type { Before, Claim } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { folderOf, isPutAway, lastSegment } from '../../path.ts';
import { globsOf } from '../world/code-path.ts';
import { fixedFolder } from './past-glob.ts';
import { treeOf } from '../../tree.ts';
import type { ClaimWorld } from '../world/evidence.ts';

/** What became of a path, and by which commit. */
export interface Fate {
  readonly claim: Claim;
  readonly path: string;
  /** What it is called now, where that is known. */
  readonly now: string | undefined;
  /** The commit and its day. */
  readonly at: string;
  /** Without the contents of files a name is all there is to go by. */
  readonly isGuess: boolean;
  /** The new file is so unlike it that it may hold one part of several. */
  readonly isPart?: boolean;
  /** What is said is so of most of a folder, whose other files went in other commits. */
  readonly isMost?: boolean;
}

/** The same as a sentence. */
export function wordsForFate({ claim, path, now, at, isGuess, isPart, isMost }: Fate, move: Move): string {
  if (isMost)
    return now === undefined ? `Most of it went in ${at}.` : `Most of it was moved in ${at} and is in \`${now}\` now.`;
  if (isPart) return `It was taken away in ${at}; what is most like it is \`${now}\` now.`;
  // Later commits may have renamed it again.
  if (now !== undefined && isPutAway(path, now))
    return `It ${isGuess ? 'seems to have been' : 'was'} moved to the archive in ${at} and is \`${now}\` now.`;
  if (now !== undefined)
    return `It ${isGuess ? 'seems to have been moved' : 'was renamed'} in ${at} and is \`${now}\` now.`;
  return isGuess ? `It has been gone since ${at}.` : wordsForLoss(claim, path, move).replace('%', `in ${at}`);
}

/** Of a path that no new one stands for; `%` is for the commit. */
function wordsForLoss({ isGlob }: Claim, path: string, move: Move): string {
  const { renames, before, standing, given } = move;
  if (isGlob) return wordsForMatches({ matches: globsMatcher(globsOf(path)), folder: fixedFolder(path) }, move);
  const own = renames?.has(path) === true ? [[path, renames.get(path)] as const] : [];
  const moved = [...own, ...movedFrom(path, renames)];
  if (moved.length === 0 || moved.length * 2 <= filesIn(path, before)) return 'It was removed %.';
  const parent = soleTarget(path, { renames, before });
  if (parent !== undefined && (isAbove(parent, path) || filesIn(parent, before) > 0))
    return parent === folderFirst(path, move)
      ? wordsForMove(parent)
      : `Its files were moved % and are in \`${parent}/\` now.`;
  if (standing !== undefined) return standing === given ? `It was moved to \`${given}\` %.` : wordsForMove(standing);
  // Several files went to several places; or the new place is gone as well, by a later commit.
  return moved.some(([, to]) => to !== undefined)
    ? 'Its files were moved elsewhere %.'
    : `It was moved ${given === undefined ? '' : `to \`${given}\` `}%, and removed later.`;
}

function wordsForMove(folder: string): string {
  return `Its files were moved to \`${folder}/\` %.`;
}

/** A glob, by the paths that it matches and the folders in front of what it leaves open. */
export interface Pattern {
  readonly matches: (path: string) => boolean;
  readonly folder: string;
}

/** Of the files that a pattern matched last. They may have gone to one folder, each under its own name; what was moved is not told as removed. `%` is for the commit. */
export function wordsForMatches(pattern: Pattern, move: Move): string {
  const { renames, first = renames } = move;
  const last = lastMatches(pattern, move);
  const folder = folderTaking(pattern, move);
  // A later commit may have moved it on.
  const isThere = folder === folderTaking(pattern, { ...move, renames: first });
  if (folder !== '')
    return isThere
      ? `What it matched last was moved to \`${folder}/\` %.`
      : `What it matched last was moved % and is in \`${folder}/\` now.`;
  const named = last.length === 1 ? `The last match, \`${last[0]}\`,` : 'The last match';
  const isMoved = last.length > 0 && last.every((path) => renames?.has(path));
  return `${named} was ${isMoved ? 'moved' : 'removed'} %.`;
}

/** The one folder that all of it went to, each under its own path in it, or under its own name; empty where there is none. */
function folderTaking(pattern: Pattern, move: Move): string {
  const targets = lastMatches(pattern, move).map((path) => {
    const to = move.renames?.get(path);
    return to === undefined || lastSegment(to) !== lastSegment(path) ? '' : folderOf(to);
  });
  const [only = '', ...others] = new Set(targets);
  return folderNow(pattern, move) ?? (others.length === 0 ? only : '');
}

function lastMatches({ matches }: Pattern, { before }: Move): readonly string[] {
  return [...(before?.paths ?? [])].filter(matches);
}

/** What the folder of a pattern is called now, where all that it matched last went there, each under its own path in it. */
export function folderNow(pattern: Pattern, move: Move): string | undefined {
  const { folder } = pattern;
  if (folder === '') return undefined;
  const targets = lastMatches(pattern, move).map((path) => {
    const to = move.renames?.get(path);
    const rest = path.slice(folder.length);
    return path.startsWith(`${folder}/`) && to?.endsWith(rest) === true ? to.slice(0, -rest.length) : '';
  });
  const [only, ...others] = new Set(targets);
  return others.length === 0 && only !== '' ? only : undefined;
}

/** How many files a folder held. */
export function filesIn(folder: string, before: Before | undefined): number {
  return before === undefined ? 0 : (filesByFolder(before.paths).get(folder)?.length ?? 0);
}

/** What was renamed of a folder. A commit may rename thousands, and thousands of claims ask. */
function movedFrom(folder: string, renames: Move['renames']): readonly Renamed[] {
  return renames === undefined ? [] : (renamesByFolder(renames).get(folder) ?? []);
}

type Renamed = readonly [from: string, to: string | undefined];

const renamesByFolder = oncePer((renames: ReadonlyMap<string, string | undefined>) =>
  byFolderAbove([...renames], ([from]) => from),
);

const filesByFolder = oncePer((paths: ReadonlySet<string>) => byFolderAbove([...paths], (path) => path));

/** Each folder → what lies in it, at any depth. */
function byFolderAbove<T>(all: readonly T[], pathOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    for (let folder = folderOf(pathOf(each)); folder !== ''; folder = folderOf(folder)) {
      const known = found.get(folder);
      if (known) known.push(each);
      else found.set(folder, [each]);
    }
  }
  return found;
}

/** What a commit renamed, and what stood before it. */
export interface Move {
  readonly renames: ReadonlyMap<string, string | undefined> | undefined;
  readonly before: Before | undefined;
  /** What the commit itself called what it renamed, where later ones may have moved it on. */
  readonly first?: Move['renames'];
  /**
   * What stands where the commit itself moved it: the folder, where what it moved there went several ways since, or the file, where that was
   * taken away since and came again, as by a merge of which one side had taken it.
   */
  readonly standing?: string | undefined;
  /** What the commit called a file. */
  readonly given?: string | undefined;
}

/** What a file is called now, or a folder of which most files went to the same one, and none to another. */
export function nowOf(path: string, move: Move, { paths }: ClaimWorld): string | undefined {
  const direct = move.renames?.get(path);
  if (direct !== undefined && paths.has(direct)) return direct;
  const target = soleTarget(path, move);
  // What was dissolved into the folder that held it has no other name now.
  return target === undefined || isAbove(target, path) ? undefined : target;
}

/** The same, where that was no folder before which took in the files of another. */
export function newNameOf(path: string, move: Move, world: ClaimWorld): string | undefined {
  const now = nowOf(path, move, world);
  return now === undefined || filesIn(now, move.before) > 0 ? undefined : now;
}

/** The folder that most files of a folder went to, and none to another, each under its own path in it. What left it later tells nothing. */
function soleTarget(path: string, { renames, before }: Move): string | undefined {
  const moved = movedFrom(path, renames).filter(([, to]) => to !== undefined);
  const targets = new Set<string | undefined>();
  for (const [from, to] of moved) {
    const rest = from.slice(path.length);
    targets.add(to?.endsWith(rest) ? to.slice(0, to.length - rest.length) : undefined);
  }
  const [only] = targets;
  // One file of many that git pairs with another somewhere makes no rename.
  return targets.size === 1 && only !== '' && moved.length * 2 > filesIn(path, before) ? only : undefined;
}

/**
 * The folder that a commit moved most of another to, where that is a folder still: of what lay in it each file may have gone its own way
 * since, to other places or for good, and the next ones come there all the same.
 */
export function folderGiven(
  path: string,
  { given, before }: { readonly given: ReadonlyMap<string, string> | undefined; readonly before: Before | undefined },
  { paths }: ClaimWorld,
): string | undefined {
  const target = soleTarget(path, { renames: given, before });
  return target !== undefined && !isAbove(target, path) && treeOf(paths).folders.has(target) ? target : undefined;
}

/** The folder that the commit itself moved most of another to. */
function folderFirst(path: string, { renames, first = renames, before }: Move): string | undefined {
  return soleTarget(path, { renames: first, before });
}

function isAbove(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`);
}
