/**
 * What became of paths that are gone: the commit that took each away, what stood before it, and what it was renamed to.
 * Far cheaper than the whole of history: renames and trees are asked for those few commits alone. Never throws or fetches.
 */
import type { Before, Deletion, PathPast } from '../model.ts';
import { lastSegment } from '../path.ts';
import { COMMIT_FORMAT, commitIn } from '../scan/history-log.ts';
import { packageName } from '../scan/manifest-losses.ts';
import type { CacheFolder } from './cache.ts';
import { commitAnswers } from './commit-answers.ts';
import { fatesOf, follow, MAX_RENAMES, type CommitRenames, type Renames } from './commit-renames.ts';
import { askGit, fewAtOnce, gitText } from './git.ts';
import { keyOf, MAX_COMMITS, recentCommits, recentMerges, withMerges, type Ground } from './git-ground.ts';
import { doubtfulHeirs } from './heirs.ts';
import { buildId } from './templates.ts';
import { stateBefore } from './uncommitted.ts';

const MAX_BYTES = 256 * 1024 * 1024;

/** Deleted paths, newest commit first for each; undefined where git knows nothing, or nobody can ask it. */
export interface Deletions {
  readonly head: string;
  readonly deleted: readonly Deletion[];
}

/** Reads which paths of the past HEAD lacks. */
export async function readDeletions(ground: Ground, cache: CacheFolder | undefined): Promise<Deletions | undefined> {
  const { root, head, boundary, prefix } = ground;
  const place = [buildId(), boundary, prefix];
  const name = `deletions-${keyOf([...place, head])}.json`;
  const kept = keptDeletions(cache?.read(name));
  if (kept) return kept;
  const ids = (await recentCommits(ground))?.slice(0, MAX_COMMITS);
  if (ids === undefined) return undefined;
  const merges = await recentMerges(ground);
  const answers = await commitAnswers([...ids, ...merges], {
    cache,
    name: `removals-${keyOf(place)}.jsonl`,
    ask: async (missing) => await askRemovals(root, missing, new Set(merges)),
  });
  if (answers === undefined) return undefined;
  const taking = new Set(merges.filter((id) => (answers.get(id)?.[1].length ?? 0) > 0));
  const read = { head, deleted: newestOf(await withMerges(ground, ids, taking), answers) };
  if (cache) {
    await cache.write(name, `${JSON.stringify(read)}\n`);
    await cache.tidy((other) => other.startsWith('deletions-') && other !== name);
  }
  return read;
}

function keptDeletions(text: string | undefined): Deletions | undefined {
  if (!text?.endsWith('}\n')) return undefined;
  try {
    const value: Deletions = JSON.parse(text);
    return Array.isArray(value.deleted) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The day of a commit, and the paths that it took. */
type Removals = readonly [date: string, paths: readonly string[]];

/** Each path once, with the newest commit that took it. */
function newestOf(ids: readonly string[], answers: ReadonlyMap<string, Removals>): readonly Deletion[] {
  const found = new Map<string, Deletion>();
  for (const commit of ids) {
    const [date = '', paths = []] = answers.get(commit) ?? [];
    for (const path of paths) {
      const newest = found.get(path);
      found.set(path, newest === undefined ? { path, commit, date } : { ...newest, times: (newest.times ?? 1) + 1 });
    }
  }
  return [...found.values()];
}

async function askRemovals(
  root: string,
  ids: readonly string[],
  merges: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Removals> | undefined> {
  const single = ids.filter((id) => !merges.has(id));
  const joined = ids.filter((id) => merges.has(id));
  const [own, theirs] = await Promise.all([askSingle(root, single), askMerges(root, joined)]);
  // A partial clone knows its commits and lacks folders: half a history would decide half of the claims.
  return own && theirs && new Map([...own, ...theirs]);
}

async function askSingle(root: string, ids: readonly string[]): Promise<Map<string, Removals> | undefined> {
  const parts = await askTrees(root, ids, ['--no-renames', '--diff-filter=D', '--name-only']);
  return parts && removalsIn(ids, parts);
}

/**
 * What merges took that each of their parents had. Asked without a filter, git walks all trees of a merge at once: 3,300 merges of CopilotKit
 * take 0.5 s, and 2 s with one (2026-11).
 */
async function askMerges(root: string, ids: readonly string[]): Promise<Map<string, Removals> | undefined> {
  const parts = await askTrees(root, ids, ['-c', '--raw', '--no-renames']);
  // Each entry is modes, ids and a letter for each parent, and then the path.
  const removed = parts?.flatMap((part, at) => {
    if (/^\n*::/.test(part)) return [];
    const [, letters] = /^\n*::+.* ([A-Z]+)$/s.exec(parts[at - 1] ?? '') ?? [];
    return letters === undefined || /^D+$/.test(letters) ? [part] : [];
  });
  return removed && removalsIn(ids, removed);
}

/** What git prints of each commit, in the parts that it parts it into. */
async function askTrees(
  root: string,
  ids: readonly string[],
  options: readonly string[],
): Promise<readonly string[] | undefined> {
  if (ids.length === 0) return [];
  const words = ['diff-tree', '--stdin', '-r', '-z', '--relative', ...options, `--format=${COMMIT_FORMAT}`];
  const question = { input: `${ids.join('\n')}\n`, maxBytes: MAX_BYTES };
  const { outcome, output } = await askGit(root, words, question);
  return outcome === 'done' ? output.toString('utf8').split('\0') : undefined;
}

/** The paths below each commit that is named among the parts. */
function removalsIn(ids: readonly string[], parts: readonly string[]): Map<string, Removals> {
  const found = new Map(ids.map((id): [string, [string, string[]]] => [id, ['', []]]));
  let commit: [string, string[]] = ['', []];
  for (const part of parts) {
    const line = part.replace(/^\n+/, '');
    const named = commitIn(line);
    if (named !== undefined) {
      commit = [named.date, []];
      found.set(named.id, commit);
    } else if (line !== '') commit[1].push(line);
  }
  return found;
}

/** What to look up about commits that took paths away. */
export interface PastRequest {
  /** Commit → texts that may stand before it, by path. */
  readonly wanted: ReadonlyMap<string, readonly string[]>;
  /** Commit → the paths of then, of files or folders, whose heirs are asked for. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  readonly deletions: Deletions;
  /** The paths that are there now. */
  readonly present: ReadonlySet<string>;
  readonly renames: Renames;
}

/** Reads what stood before each commit, and what it renamed. */
export async function readPast(root: string, request: PastRequest): Promise<PathPast> {
  const { wanted, named, deletions, present, renames: asked } = request;
  const texts = await textsAt(root, wanted, 'before');
  let hasGuess = false;
  const renamesIn = async (commit: string): Promise<CommitRenames> => {
    const found = await asked.of(commit);
    hasGuess ||= found.isGuess;
    return found;
  };
  const ground = { present, fates: fatesOf(deletions.deleted), renamesIn };
  const read = async (commit: string): Promise<PastOfOne | undefined> => {
    const question = ['ls-tree', '-r', '-z', '--name-only', stateBefore(commit)];
    const [listing, { files, paths: given }] = await Promise.all([gitText(root, question), renamesIn(commit)]);
    if (listing === undefined) return undefined;
    const paths = new Set(listing.split('\0').filter((path) => path !== ''));
    const renames = new Map<string, string | undefined>();
    const open = named.get(commit) ?? [];
    const gone = [...paths].filter((path) => !present.has(path));
    const lost = new Set(await doubtfulHeirs(root, { renamed: files, asked: open, gone }));
    for (const [from, to] of given) {
      const { path, isLike } = await follow(to, commit, ground);
      renames.set(from, path);
      if (!isLike) lost.add(from);
    }
    const before = { paths, texts: texts.get(commit) ?? new Map() };
    return { commit, before, renames, given, unlike: withFolders(lost, open, given) };
  };
  const commits = [...wanted.keys()];
  const found = (await fewAtOnce(commits, read)).filter((answer) => answer !== undefined);
  const eachOf = <Key extends keyof PastOfOne>(key: Key): ReadonlyMap<string, PastOfOne[Key]> =>
    new Map(found.map((answer) => [answer.commit, answer[key]]));
  return {
    before: eachOf('before'),
    renames: eachOf('renames'),
    given: eachOf('given'),
    unlike: eachOf('unlike'),
    // A later commit may have been a guess as well, so that one makes all of them guesses.
    ...(hasGuess ? { guessed: new Set(commits) } : {}),
  };
}

/** What one commit had before it, and what it renamed. */
interface PastOfOne {
  readonly commit: string;
  readonly before: Before;
  readonly renames: ReadonlyMap<string, string | undefined>;
  readonly given: ReadonlyMap<string, string>;
  readonly unlike: ReadonlySet<string>;
}

/** With the folders asked about of which no file is known again. */
function withFolders(
  lost: ReadonlySet<string>,
  asked: readonly string[],
  renamed: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const isLost = (folder: string): boolean => {
    const files = [...renamed.keys()].filter((path) => path.startsWith(`${folder}/`));
    return files.length > 0 && files.every((path) => lost.has(path));
  };
  return new Set([...lost, ...asked.filter(isLost)]);
}

/** Most commits that are asked where files went: each may be a large one. */
const MAX_MOVES = 20;

/** Where each of `files` stood before, newest first, as far as the newest deletions of files of its name tell. */
export async function formerPlaces(
  files: readonly string[],
  deleted: readonly Deletion[],
  renames: Renames,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Set(files.map(lastSegment));
  const candidates = deleted.filter(({ path }) => names.has(lastSegment(path)));
  const commits = [...new Set(candidates.map(({ commit }) => commit))].slice(0, MAX_MOVES);
  const came = new Map<string, string>();
  for (const { paths, isGuess } of await fewAtOnce(commits, renames.of)) {
    if (isGuess) continue;
    for (const [from, to] of paths) if (names.has(lastSegment(to)) && !came.has(to)) came.set(to, from);
  }
  return new Map(files.map((file) => [file, chainOf(file, came)]));
}

function chainOf(file: string, came: ReadonlyMap<string, string>): readonly string[] {
  const chain: string[] = [];
  for (let at = came.get(file); at !== undefined && chain.length < MAX_RENAMES; at = came.get(at)) chain.push(at);
  return chain;
}

/** What packages were called whose manifests commits took away, by path; undefined for what cannot be read. */
export async function formerNames(
  root: string,
  manifests: readonly Deletion[],
): Promise<ReadonlyMap<string, string | undefined>> {
  if (manifests.length === 0) return new Map();
  const wanted = new Map<string, string[]>();
  for (const { path, commit } of manifests) wanted.set(commit, [...(wanted.get(commit) ?? []), path]);
  const texts = await textsAt(root, wanted, 'before');
  return new Map(manifests.map(({ path, commit }) => [path, packageName(texts.get(commit)?.get(path) ?? '')]));
}

/** Texts by commit and path, as they stood before each commit or after it. */
export async function textsAt(
  root: string,
  wanted: PastRequest['wanted'],
  side: 'before' | 'after',
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const entries = [...wanted].flatMap(([commit, paths]) => paths.map((path) => ({ commit, path })));
  const found = new Map<string, Map<string, string>>();
  const input = entries
    .map(({ commit, path }) => `${side === 'before' ? stateBefore(commit) : commit}:./${path}\n`)
    .join('');
  const { outcome, output } = await askGit(root, ['cat-file', '--batch'], { input, maxBytes: MAX_BYTES });
  if (outcome !== 'done') return found;
  let at = 0;
  for (const { commit, path } of entries) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(output.toString('utf8', at, end))?.[1];
    at = end + 1;
    if (size === undefined) continue;
    const text = output.toString('utf8', at, at + Number(size));
    found.set(commit, (found.get(commit) ?? new Map<string, string>()).set(path, text));
    at += Number(size) + 1;
  }
  return found;
}
