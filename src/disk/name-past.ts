/**
 * Which of some names code lost, and in which commit. What patches say is kept commit by commit and for every name, so
 * that neither a new commit nor a new name has git print them all again. Never throws or fetches.
 */
import type { LostVariable, RemovedName } from '../model.ts';
import type { LoggedCommit, PathChange } from '../scan/history-log.ts';
import { variablesTaken } from '../scan/history-lines.ts';
import { lostWords } from '../scan/history-names.ts';
import { pathHistory } from '../scan/history-paths.ts';
import type { CacheFolder } from './cache.ts';
import { commitAnswers } from './commit-answers.ts';
import { gitText } from './git.ts';
import { keyOf, recentCommits, withMerges, type Ground } from './git-ground.ts';
import { readRemovedNames } from './history-names.ts';
import { answerText, keptAnswer } from './kept-answer.ts';
import { copyOf, isNamingFile, MAX_PATCHED, readPatches, withinPatches } from './history-patches.ts';
import { parseTree, readLog, type Log } from './history.ts';
import { readMergeLosses } from './merge-losses.ts';
import { textsAt } from './past.ts';
import { buildId } from './templates.ts';

export interface NameRequest {
  readonly names: ReadonlySet<string>;
  readonly losses: () => NameLosses;
  readonly cache: CacheFolder | undefined;
}

/** Those of the names that were lost, newest first, since a day may have many commits; undefined where git does not know. */
export async function readNamePast(
  ground: Ground,
  { names, losses, cache }: NameRequest,
): Promise<readonly RemovedName[] | undefined> {
  const { root, head } = ground;
  const name = cacheName(ground);
  const kept = keptAnswer<RemovedName>(cache?.read(name), names);
  if (kept) return kept.filter((removal) => names.has(removal.name));
  const listing = await gitText(root, ['ls-tree', '-r', '-z', head]);
  const commits = await losses();
  if (listing === undefined || commits === undefined) return undefined;
  const tree = parseTree(listing);
  const { present } = pathHistory(commits, new Set(tree.keys()));
  const words = lostWords(commits.map(({ id, words: lost }) => [id, lost]));
  const answer = await readRemovedNames({ root, commits, words, present, tree, wanted: names });
  const { isPartial } = answer;
  const order = new Map(commits.map(({ id }, at) => [id, at]));
  const placeOf = ({ commit }: RemovedName): number => order.get(commit) ?? commits.length;
  const removed = answer.removed.toSorted((a, b) => placeOf(a) - placeOf(b));
  // What a partial clone lacks today may be there tomorrow, with the same HEAD.
  if (cache && !isPartial) {
    await cache.write(name, answerText(names, removed));
    await cache.tidy((other) => other.startsWith('names-') && other !== name);
  }
  return removed;
}

function cacheName({ head, boundary, prefix }: Ground): string {
  return `names-${keyOf([buildId(), head, boundary, prefix])}.json`;
}

/** A commit with the words that its declarations lost. */
interface LosingCommit {
  readonly id: string;
  readonly date: string;
  readonly changes: readonly PathChange[];
  readonly isMerge?: true;
  readonly words: readonly (readonly [file: string, words: readonly string[]])[];
  /** The variables that files read no more. */
  readonly variables: LosingCommit['words'];
  /** What each may have taken out of the environment, in one of several lines. */
  readonly entries: LosingCommit['words'];
}

/** What the commits of a history took, newest first; undefined where git does not know. */
export type NameLosses = Promise<readonly LosingCommit[] | undefined>;

/** How losses are read. */
export interface LossesRequest {
  readonly cache: CacheFolder | undefined;
  /** Ends the question where nobody wants the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads what commits took, as far back as patches are read; undefined as well where it was ended. */
export async function readLosses(ground: Ground, { cache, signal }: LossesRequest): NameLosses {
  const { root, boundary, prefix } = ground;
  const ids = (await recentCommits(ground))?.slice(0, MAX_PATCHED);
  if (ids === undefined) return undefined;
  const name = `patches-${keyOf([buildId(), boundary, prefix])}.jsonl`;
  const [answers, merges] = await Promise.all([
    commitAnswers(ids, { cache, name, ask: async (missing) => await ask(root, missing, signal) }),
    readMergeLosses(ground, { cache, signal }),
  ]);
  if (answers === undefined) return undefined;
  const within = withinPatches(ids, (id) => answers.get(id)?.[0] ?? Number.POSITIVE_INFINITY);
  const all = await withMerges(ground, within, new Set(merges.keys()));
  // Of what is older nobody knows what its files are called now.
  return all.slice(0, all.indexOf(within.at(-1) ?? '') + 1).flatMap((id): readonly LosingCommit[] => {
    const merge = merges.get(id);
    if (merge !== undefined) return [{ ...merge, isMerge: true, variables: [], entries: [] }];
    const [, date, changes, words, variables, entries] = answers.get(id) ?? NOTHING;
    return date === '' ? [] : [{ id, date, changes, words, variables, entries }];
  });
}

/** Where code ceased to read those of the variables, newest first; undefined where git does not know. */
export async function readVariablePast(
  root: string,
  losses: () => NameLosses,
  names: ReadonlySet<string>,
): Promise<readonly LostVariable[] | undefined> {
  const commits = await losses();
  if (commits === undefined) return undefined;
  const lostOf = ({ id, date }: LosingCommit, words: LosingCommit['words']): readonly LostVariable[] =>
    words.flatMap(([file, lost]) =>
      lost.filter((name) => names.has(name)).map((name) => ({ commit: id, date, file, name })),
    );
  const taken = await whollyTaken(
    root,
    commits.flatMap((commit) => lostOf(commit, commit.entries)),
  );
  return commits.flatMap((commit) => [
    ...lostOf(commit, commit.variables),
    ...lostOf(commit, commit.entries).filter((each) => taken.has(placeOfVariable(each))),
  ]);
}

/** Most files that are read: with more of them the names are some list's. */
const MAX_READ = 50;

/** Those of the losses whose file took the variable out of the environment before, which one of its lines does not tell. */
async function whollyTaken(root: string, open: readonly LostVariable[]): Promise<ReadonlySet<string>> {
  const asked = open.slice(0, MAX_READ);
  const wanted = new Map<string, string[]>();
  for (const { commit, file } of asked) wanted.set(commit, [...(wanted.get(commit) ?? []), file]);
  const texts = wanted.size === 0 ? undefined : await textsAt(root, wanted, 'before');
  const taken = asked.filter(({ commit, file, name }) =>
    variablesTaken(texts?.get(commit)?.get(file) ?? '').includes(name),
  );
  return new Set(taken.map(placeOfVariable));
}

function placeOfVariable({ commit, file, name }: LostVariable): string {
  return [commit, file, name].join('\0');
}

/** How long the patch of a commit is, its day, the changes that matter to names, and the words and variables that it took. */
type Loss = readonly [
  size: number,
  date: string,
  changes: LosingCommit['changes'],
  words: LosingCommit['words'],
  variables: LosingCommit['variables'],
  entries: LosingCommit['entries'],
];

/** Commits asked about at once: all that they changed is held until it is known to matter. */
const AT_ONCE = 500;

/** What commits changed, without what no name depends on. */
async function readChanges(
  root: string,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Pick<Log, 'commits' | 'isCut'> | undefined> {
  const commits: LoggedCommit[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const log = signal?.aborted ? undefined : await readLog(root, ids.slice(start, start + AT_ONCE));
    if (log === undefined) return undefined;
    for (const { id, date, changes } of log.commits) {
      const kept = changes.filter(({ kind, path }) => kind !== 'added' && (kind !== 'changed' || isNamingFile(path)));
      // Each is a piece of git's whole answer, which would be held with it.
      commits.push(copyOf({ id, date, changes: kept }));
    }
    if (log.isCut) return { commits, isCut: true };
  }
  return { commits, isCut: false };
}

/** Git says nothing of a commit that changes nothing here. */
const NOTHING: Loss = [0, '', [], [], [], []];

const NO_WORDS: ReadonlyMap<string, readonly string[]> = new Map();

/** Keeps what is gone or called otherwise, since older commits know it by its old name, and what lost words. */
async function ask(
  root: string,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Loss> | undefined> {
  const log = await readChanges(root, ids, signal);
  if (log === undefined) return undefined;
  const patches = await readPatches(root, log.commits, signal);
  if (patches === undefined) return undefined;
  const isWhole = !log.isCut && patches.commits.length === log.commits.length;
  const reached = isWhole ? ids : ids.slice(0, ids.indexOf(patches.commits.at(-1)?.id ?? '') + 1);
  const found = new Map(reached.map((id): [string, Loss] => [id, NOTHING]));
  for (const { id, date, changes } of patches.commits) {
    const { size = 0, words = NO_WORDS, variables = NO_WORDS, entries = NO_WORDS } = patches.losses.get(id) ?? {};
    const kept = changes.filter(({ kind, path }) => kind !== 'changed' || words.has(path));
    found.set(id, [size, date, kept, [...words], [...variables], [...entries]]);
  }
  return found;
}
