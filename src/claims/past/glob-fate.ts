/** What took away the files that the glob of a note, a rule file or the configuration matched. It judges nothing: that it matches none is known. */
import { globsMatcher } from '../../glob.ts';
import type { Deletion, Finding, PathPast } from '../../model.ts';
import { folderNow, wordsForMatches, type Pattern } from './moves.ts';
import { fixedFolder } from './past-glob.ts';

/** A glob that matches nothing. */
export interface LostGlob {
  readonly finding: Finding;
  /** As it is written. */
  readonly glob: string;
  /** The same from the root, by each folder that it may count from. */
  readonly readings: readonly string[];
  /** The newest commit that took something which it matched. */
  readonly deletion: Deletion;
}

/** The glob of a finding with what took its files, where one of the folders that it may count from had some. */
export function lostGlob(
  finding: Finding,
  bases: readonly string[],
  deleted: readonly Deletion[],
): LostGlob | undefined {
  const glob = finding.claim ?? '';
  const plain = glob.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const readings = [...new Set(bases.map((base) => (base === '' ? plain : `${base}/${plain}`)))];
  const matches = matcherOf(readings);
  const deletion = plain === '' ? undefined : deleted.find(({ path }) => matches(path));
  return deletion && { finding, glob, readings, deletion };
}

/** All that lies in a folder is matched by its name as well. */
function matcherOf(readings: readonly string[]): (path: string) => boolean {
  return globsMatcher(readings.flatMap((each) => [each, `${each}/**`]));
}

/** The finding with the commit, and the glob to write where one folder holds it all today. */
export function withFate(
  { finding, glob, readings, deletion }: LostGlob,
  past: PathPast,
  paths: readonly string[],
): Finding {
  const { commit, date } = deletion;
  const move = { before: past.before.get(commit), renames: past.renames.get(commit), first: past.given?.get(commit) };
  if (move.before === undefined) return finding;
  const matches = matcherOf(readings);
  const patterns = readings.map((each): Pattern => ({ matches, folder: fixedFolder(`${each}/x`) }));
  const pattern = patterns.find((each) => folderNow(each, move) !== undefined) ?? patterns[0]!;
  const words = wordsForMatches(pattern, move).replace('%', `in ${commit.slice(0, 9)} (${date})`);
  const now = folderNow(pattern, move);
  // Only from the root it is known how the new one is written.
  const isFromRoot = glob.startsWith(`${pattern.folder}/`);
  const written = now !== undefined && isFromRoot ? now + glob.slice(pattern.folder.length) : undefined;
  const isThere = written !== undefined && paths.some(globsMatcher([written, `${written}/**`]));
  return { ...finding, message: `${finding.message} ${words}`, ...(isThere && { hint: `Write \`${written}\`.` }) };
}
