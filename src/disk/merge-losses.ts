/**
 * What merges took of code that each of their parents had, commit by commit: one that was resolved by hand may take a name that no other commit
 * took. Asks git about the newest of them. Never throws or fetches.
 */
import { COMMIT_FORMAT, type PathChange } from '../scan/history-log.ts';
import { ownChanges } from '../scan/history-merges.ts';
import { patchReader } from '../scan/history-patches.ts';
import type { CacheFolder } from './cache.ts';
import { commitAnswers } from './commit-answers.ts';
import { askGit } from './git.ts';
import { keyOf, recentMerges, type Ground } from './git-ground.ts';
import { CODE_PATHS, copyOf, isNamingFile, PLAIN } from './history-patches.ts';
import { buildId } from './templates.ts';

/** The day of a merge, and what it took by itself. */
export interface MergeLoss {
  readonly id: string;
  readonly date: string;
  readonly changes: readonly PathChange[];
  readonly words: readonly (readonly [file: string, words: readonly string[]])[];
}

type Kept = readonly [date: string, changes: MergeLoss['changes'], words: MergeLoss['words']];

/** How merges are asked about; the signal ends the question where nobody wants the answer any more. */
export interface MergeRequest {
  readonly cache: CacheFolder | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Those of the newest merges that took something by themselves, by id; none where git does not tell. */
export async function readMergeLosses(
  ground: Ground,
  { cache, signal }: MergeRequest,
): Promise<ReadonlyMap<string, MergeLoss>> {
  const { root, boundary, prefix } = ground;
  // Not every git writes the paths of such patches from a folder below its top.
  const ids = prefix === '' ? await recentMerges(ground) : [];
  const answers = await commitAnswers<Kept>(ids, {
    cache,
    name: `merges-${keyOf([buildId(), boundary])}.jsonl`,
    ask: async (missing) => await ask(root, missing, signal),
  });
  return new Map(
    [...(answers ?? [])].flatMap(([id, [date, changes, words]]): readonly [string, MergeLoss][] =>
      changes.length === 0 ? [] : [[id, { id, date, changes, words }]],
    ),
  );
}

/** Git says nothing of a merge that does nothing of its own. */
const NOTHING: Kept = ['', [], []];

/** As much as all single patches together may have. */
const MAX_BYTES = 64 * 1024 * 1024;

/** 2,000 merges of dotcom-rendering take 0.6 s of git, and those of novu 0.3 s (2026-11). */
const QUESTION = [
  'diff-tree',
  '--stdin',
  '-r',
  '-p',
  '-c',
  '-U0',
  '--full-index',
  '--no-renames',
  ...PLAIN,
  `--format=${COMMIT_FORMAT}`,
  '--',
  ...CODE_PATHS,
];

async function ask(
  root: string,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Kept> | undefined> {
  const input = `${ids.join('\n')}\n`;
  const { outcome, output } = await askGit(root, QUESTION, { input, maxBytes: MAX_BYTES, signal });
  if (outcome !== 'done') return undefined;
  const found = new Map(ids.map((id): [string, Kept] => [id, NOTHING]));
  for (const { id, date, changes, sides } of ownChanges(output.toString('utf8'))) {
    const words = lostInEach(sides);
    const files = new Set(words.map(([file]) => file));
    const kept = changes.filter(({ kind, path }) => files.has(path) || (kind === 'removed' && isNamingFile(path)));
    if (kept.length > 0) found.set(id, copyOf([date, kept, words]));
  }
  return found;
}

/** The words that a file lost against each of the parents: what one side took is told of the commit that did it. */
function lostInEach(sides: readonly string[]): MergeLoss['words'] {
  const [first, ...others] = sides.map(wordsLost);
  return [...(first ?? [])].flatMap(([file, words]): MergeLoss['words'] => {
    const own = words.filter((word) => others.every((other) => other.get(file)?.includes(word)));
    return own.length === 0 ? [] : [[file, own]];
  });
}

function wordsLost(patch: string): ReadonlyMap<string, readonly string[]> {
  let words: ReadonlyMap<string, readonly string[]> = new Map();
  const reader = patchReader({ isWanted: isNamingFile, onCommit: (_, loss) => (words = loss.words) });
  reader.take(patch);
  reader.end();
  return words;
}
