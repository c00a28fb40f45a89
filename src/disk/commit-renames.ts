/** What single commits renamed, and under which names those files went on since. Asks git once for each commit. */
import type { Deletion } from '../model.ts';
import { COMMIT_FORMAT, pairedByName, parseLog } from '../scan/history-log.ts';
import { gitText } from './git.ts';
import { isFarFrom, type Renamed } from './heirs.ts';
import { isNoCommit, wordsForChanges } from './uncommitted.ts';

/** What commits renamed, each asked of git once. */
export interface Renames {
  readonly of: (commit: string) => Promise<CommitRenames>;
}

export interface CommitRenames {
  /** Path before → path after. */
  readonly paths: ReadonlyMap<string, string>;
  /** The same with what each held; nothing where that cannot be read. */
  readonly files: readonly Renamed[];
  /** Contents are missing, so that ids and names alone told them. */
  readonly isGuess: boolean;
}

/** Renames for the questions of one run. */
export function openRenames(root: string): Renames {
  const asked = new Map<string, Promise<CommitRenames>>();
  return {
    of: (commit) => {
      const known = asked.get(commit) ?? readRenames(root, commit);
      asked.set(commit, known);
      return known;
    },
  };
}

/** A file counts as renamed when half of it stayed, as everywhere in git. */
async function readRenames(root: string, commit: string): Promise<CommitRenames> {
  const words = ['-z', '--raw', '--no-abbrev', '-M50%', '-l1000', '--diff-filter=R', '--relative'];
  const output = await gitText(root, wordsForChanges(commit, words));
  if (output === undefined) return { paths: await readMoves(root, commit), files: [], isGuess: true };
  const parts = output.split('\0');
  const files: Renamed[] = [];
  // Each entry is modes, ids and a letter with the similarity; the path before; and the path after.
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [what = '', from = '', to = ''] = parts.slice(at, at + 3);
    const [, , before = '', after = '', letter = ''] = what.split(' ');
    files.push({ from, to, before, after, likeness: Number(letter.slice(1)) });
  }
  return { paths: new Map(files.map(({ from, to }) => [from, to])), files, isGuess: false };
}

/** What a partial clone can tell without contents: by their ids, then by their names. */
async function readMoves(root: string, commit: string): Promise<ReadonlyMap<string, string>> {
  if (isNoCommit(commit)) return new Map();
  const words = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '-M100%', `--format=${COMMIT_FORMAT}`, '--relative'];
  const [read] = parseLog((await gitText(root, [...words, commit])) ?? '', { isCut: false });
  const changes = pairedByName(read?.changes ?? []);
  return new Map(changes.flatMap(({ from, path }) => (from === undefined ? [] : [[from, path] as const])));
}

interface Fate {
  readonly commit: string;
  /** Smaller for what is newer. */
  readonly rank: number;
}

interface Fates {
  readonly of: (path: string) => Fate | undefined;
  readonly rankOf: (commit: string) => number;
}

/** Path → what took it away last, and in what order. */
export function fatesOf(deleted: readonly Deletion[]): Fates {
  const ranks = new Map<string, number>();
  for (const { commit } of deleted) if (!ranks.has(commit)) ranks.set(commit, ranks.size);
  const of = new Map(deleted.map(({ path, commit }) => [path, { commit, rank: ranks.get(commit) ?? 0 }]));
  return { of: (path) => of.get(path), rankOf: (commit) => ranks.get(commit) ?? 0 };
}

export interface Following {
  readonly present: ReadonlySet<string>;
  readonly fates: Fates;
  readonly renamesIn: Renames['of'];
}

/** Most times that a file was renamed since. */
export const MAX_RENAMES = 5;

interface Followed {
  /** What it is called now; undefined where it is gone. */
  readonly path: string | undefined;
  /** Whether every later rename left most of it. */
  readonly isLike: boolean;
}

/** What a path is called now that a commit brought, by every later rename. */
export async function follow(path: string, since: string, { present, fates, renamesIn }: Following): Promise<Followed> {
  let at: string | undefined = path;
  let isLike = true;
  let rank = fates.rankOf(since);
  for (let step = 0; step < MAX_RENAMES && at !== undefined; step++) {
    const fate = fates.of(at);
    const isTaken: boolean = fate !== undefined && fate.rank < rank;
    // What was taken away since and stands there again came as another file.
    if (present.has(at) && !isTaken) return { path: at, isLike };
    if (fate === undefined || !isTaken) break;
    const { files, paths }: CommitRenames = await renamesIn(fate.commit);
    isLike &&= !files.some((each) => each.from === at && isFarFrom(each));
    at = paths.get(at);
    rank = fate.rank;
  }
  return { path: undefined, isLike };
}
