/**
 * Reads what git remembers: which commits, which paths they changed, which names they took. Asks git and reads its
 * contents; what the answers mean is said in src/scan. Fetches nothing, runs only when called, and never throws.
 */
import type { History, HistoryReach } from '../model.ts';
import { COMMIT_FORMAT, pairedByName, parseLog, type LoggedCommit } from '../scan/history-log.ts';
import { lostWords } from '../scan/history-names.ts';
import { pathHistory } from '../scan/history-paths.ts';
import { changedTogether } from '../scan/history-together.ts';
import { isTestFile } from '../scan/language.ts';
import type { CacheFolder } from './cache.ts';
import { askGit, gitText } from './git.ts';
import { findGround, keyOf, MAX_COMMITS, recentCommits, type Ground } from './git-ground.ts';
import { readRemovedNames, type NameAnswer, type NameQuestion } from './history-names.ts';
import { MAX_PATCHED, readPatches } from './history-patches.ts';
import { buildId } from './templates.ts';

/** Where an answer is kept between runs; only the last one is. */
export type HistoryCache = Pick<CacheFolder, 'read' | 'write' | 'tidy'>;

export interface HistoryOptions {
  readonly root: string;
  /** Folders of modules; nested ones take what lies in them. */
  readonly modules: readonly string[];
  readonly cache?: HistoryCache;
  /** Most commits looked at; lower in tests only. */
  readonly maxCommits?: number;
}

/** What git remembers, or in a sentence why nothing is known. */
export type HistoryAnswer = { readonly history: History } | { readonly absentBecause: string };

/** Most output of one question to git: a hundred times what 6,000 commits of vitest take. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Reads the history of HEAD. */
export async function readHistory(options: HistoryOptions): Promise<HistoryAnswer> {
  const { root, cache, maxCommits = MAX_COMMITS } = options;
  const ground = await findGround(root);
  if ('absentBecause' in ground) return ground;
  const name = cacheName(ground, { ...options, maxCommits });
  const kept = keptHistory(cache?.read(name), ground.head);
  if (kept) return { history: kept };
  const answer = await read(ground, { ...options, maxCommits });
  // What a partial clone lacks today may be there tomorrow, with the same HEAD.
  const isWhole = 'history' in answer && answer.history.nameReach.end !== 'partial';
  if (cache && isWhole) {
    await cache.write(name, `${JSON.stringify(answer.history)}\n`);
    await cache.tidy((other) => other.startsWith('history-') && other !== name);
  }
  return answer;
}

function cacheName({ head, boundary, prefix }: Ground, { modules, maxCommits }: HistoryOptions): string {
  return `history-${keyOf([buildId(), head, boundary, prefix, [...modules].sort(), maxCommits])}.json`;
}

/** A kept answer; what is cut short or not ours is none. */
function keptHistory(text: string | undefined, head: string): History | undefined {
  if (!text?.endsWith('}\n')) return undefined;
  try {
    const value: History = JSON.parse(text);
    return value.head === head && Array.isArray(value.removedNames) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Read = HistoryOptions & { readonly maxCommits: number };

async function read(ground: Ground, { modules, maxCommits }: Read): Promise<HistoryAnswer> {
  const { root, head } = ground;
  // There is one more than is read, which tells whether there are more.
  const ids = await recentCommits(ground);
  const listing = await gitText(root, ['ls-tree', '-r', '-z', head]);
  if (ids === undefined || listing === undefined) return { absentBecause: 'This clone lacks commits or folders.' };
  const tree = parseTree(listing);
  const log = await readLog(root, ids.slice(0, maxCommits));
  if (log === undefined) return { absentBecause: 'This clone lacks commits or folders.' };

  const { commits } = log;
  const paths = pathHistory(commits, new Set(tree.keys()));
  const names = await namesIn({ root, commits, present: paths.present, tree });
  const end = ids.length > maxCommits || log.isCut ? 'cap' : ground.isShallow ? 'shallow' : 'root';
  const reach = reachOf(commits, { end, commits: Math.min(ids.length, maxCommits) });
  const sets = paths.present.map((changes) => changes.flatMap(({ now }) => now ?? []));
  return {
    history: {
      head,
      reach: log.isExactOnly && end === 'root' ? { ...reach, end: 'partial' } : reach,
      nameReach:
        names.isCut || names.isPartial
          ? reachOf(commits.slice(0, names.commits), {
              end: names.isPartial ? 'partial' : 'cap',
              commits: names.commits,
            })
          : reach,
      removed: paths.removed,
      renamed: paths.renamed,
      // Whether a star brings the name, facts alone can tell.
      removedNames: names.removed.filter(({ isBesideStar }) => !isBesideStar),
      churn: paths.churn,
      // That a test changes with what it tests tells nobody anything.
      together: changedTogether(sets, (path) => (isTestFile(path) ? undefined : path)),
      modulesTogether: changedTogether(sets, moduleOf(modules)),
    },
  };
}

/** Every name that was lost, as far as patches and contents are read. */
async function namesIn(
  question: Omit<NameQuestion, 'words' | 'wanted'>,
): Promise<NameAnswer & { readonly isCut: boolean }> {
  const { root, commits } = question;
  const patches = await readPatches(root, commits.slice(0, MAX_PATCHED));
  // Git before 2.45 tries to fetch each missing content by itself, and fails, which takes as long as a process each time.
  if (patches === undefined) return { removed: [], commits: 0, isCut: true, isPartial: true };
  const words = lostWords([...patches.losses].map(([id, loss]) => [id, [...loss.words]]));
  const names = await readRemovedNames({ ...question, commits: patches.commits, words });
  return { ...names, isCut: names.commits < commits.length };
}

/** Path → id of its content, from `ls-tree -r -z`. */
export function parseTree(listing: string): ReadonlyMap<string, string> {
  const entries = listing.split('\0').map((entry) => /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry));
  return new Map(entries.flatMap((entry) => (entry?.[1] && entry[2] ? [[entry[2], entry[1]] as const] : [])));
}

/** What {@link readLog} reads. */
export interface Log {
  readonly commits: readonly LoggedCommit[];
  readonly isCut: boolean;
  /** True when only renames without a change, and moves, were seen, because contents are missing. */
  readonly isExactOnly: boolean;
}

/**
 * A file counts as renamed when half of it stayed, as everywhere in git. Contents are compared for that; where some are
 * missing, what was renamed without a change is still told by its id, and a move by the name. The first commit of all changes nothing.
 */
export async function readLog(root: string, ids: readonly string[]): Promise<Log | undefined> {
  for (const similarity of ['-M50%', '-M100%']) {
    const words = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--relative', similarity, '-l400'];
    const question = { input: `${ids.join('\n')}\n`, maxBytes: MAX_BYTES };
    const answer = await askGit(root, [...words, `--format=${COMMIT_FORMAT}`], question);
    if (answer.outcome === 'missing') return undefined;
    if (answer.outcome === 'failed') continue;
    const isCut = answer.outcome === 'cut';
    const commits = parseLog(answer.output.toString('utf8'), { isCut });
    if (similarity === '-M50%') return { commits, isCut, isExactOnly: false };
    const paired = commits.map((commit) => ({ ...commit, changes: pairedByName(commit.changes) }));
    return { commits: paired, isCut, isExactOnly: true };
  }
  return undefined;
}

function reachOf(commits: readonly LoggedCommit[], known: Omit<HistoryReach, 'since'>): HistoryReach {
  const since = commits.reduce<string | undefined>(
    (oldest, { date }) => (oldest && oldest < date ? oldest : date),
    undefined,
  );
  return { commits: known.commits, ...(since === undefined ? {} : { since }), end: known.end };
}

/** The innermost module that a path lies in. */
function moduleOf(modules: readonly string[]): (path: string) => string | undefined {
  const known = new Set(modules);
  return (path) => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (known.has(folder)) return folder;
    }
    return undefined;
  };
}
