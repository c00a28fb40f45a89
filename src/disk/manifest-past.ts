/**
 * Which scripts, dependencies and names package.json files lost, and in which commit. What their patches take is kept commit by
 * commit and for every name, as for names of code; only where a name is asked for are two versions of a manifest read. Never throws
 * or fetches.
 */
import type { ManifestLoss } from '../model.ts';
import { COMMIT_FORMAT } from '../scan/history-log.ts';
import { manifestLosses, manifestWords, packageName, type ManifestWords } from '../scan/manifest-losses.ts';
import { folderOf } from '../path.ts';
import type { CacheFolder } from './cache.ts';
import { commitAnswers } from './commit-answers.ts';
import { askGit } from './git.ts';
import { keyOf, MAX_COMMITS, recentCommits, type Ground } from './git-ground.ts';
import { PLAIN } from './history-patches.ts';
import { openRenames, type Renames } from './commit-renames.ts';
import { textsAt } from './past.ts';
import { buildId } from './templates.ts';

/** Most of git's answer that is read: 1.7 MB for 3,864 commits of accounter-fullstack. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Most changes of manifests of which both versions are read. */
const MAX_CHANGES = 500;

/** What `names` the manifests lost, newest first; undefined where git does not know. */
export async function readManifestPast(
  ground: Ground,
  names: ReadonlySet<string>,
  cache: CacheFolder | undefined,
): Promise<readonly ManifestLoss[] | undefined> {
  const { root, boundary, prefix } = ground;
  const ids = (await recentCommits(ground))?.slice(0, MAX_COMMITS);
  if (ids === undefined) return undefined;
  const answers = await commitAnswers(ids, {
    cache,
    name: `manifests-${keyOf([buildId(), boundary, prefix])}.jsonl`,
    ask: async (missing) => await askWords(root, missing),
  });
  if (answers === undefined) return undefined;
  return await readLosses(root, changesOf(ids, answers, names));
}

async function askWords(root: string, ids: readonly string[]): Promise<ReadonlyMap<string, ManifestWords> | undefined> {
  const words = ['diff-tree', '--stdin', '-r', '-p', '-U0', '--no-renames', '--diff-filter=MD', '--relative', ...PLAIN];
  const paths = ['package.json', '*/package.json', ':(exclude,glob)**/node_modules/**'];
  const question = { input: `${ids.join('\n')}\n`, maxBytes: MAX_BYTES };
  const answer = await askGit(root, [...words, `--format=${COMMIT_FORMAT}`, '--', ...paths], question);
  // A partial clone may lack contents, and half a history would decide half of the claims.
  if (answer.outcome !== 'done') return undefined;
  const found = manifestWords(answer.output.toString('utf8'));
  return new Map(ids.map((id) => [id, found.get(id) ?? NOTHING]));
}

const NOTHING: ManifestWords = ['', []];

/** A manifest in a commit that may have lost some of the names. */
interface Change {
  readonly commit: string;
  readonly date: string;
  readonly manifest: string;
  readonly names: ReadonlySet<string>;
}

/** Where the newest of each name may have gone from each manifest. */
function changesOf(
  ids: readonly string[],
  answers: ReadonlyMap<string, ManifestWords>,
  names: ReadonlySet<string>,
): readonly Change[] {
  const changes: Change[] = [];
  for (const commit of ids) {
    const [date, manifests] = answers.get(commit) ?? NOTHING;
    for (const [manifest, words] of manifests) {
      const lost = words.filter((word) => names.has(word));
      if (lost.length > 0) changes.push({ commit, date, manifest, names: new Set(lost) });
    }
    if (changes.length >= MAX_CHANGES) break;
  }
  return changes;
}

async function readLosses(root: string, changes: readonly Change[]): Promise<readonly ManifestLoss[]> {
  if (changes.length === 0) return [];
  const wanted = new Map<string, string[]>();
  for (const { commit, manifest } of changes) wanted.set(commit, [...(wanted.get(commit) ?? []), manifest]);
  const [before, after] = [await textsAt(root, wanted, 'before'), await textsAt(root, wanted, 'after')];
  const renames = openRenames(root);
  const found: ManifestLoss[] = [];
  for (const { commit, date, manifest, names } of changes) {
    const text = before.get(commit)?.get(manifest);
    const later = after.get(commit)?.get(manifest);
    if (text === undefined) continue;
    for (const lost of manifestLosses({ manifest, before: text, after: later }, names)) {
      const now =
        lost.what === 'package' && later === undefined
          ? await nameBehind(root, { commit, manifest, renames })
          : lost.now;
      // A manifest that moved with its name has lost nothing.
      if (now !== lost.name) found.push({ ...lost, commit, date, ...(now !== undefined && { now }) });
    }
  }
  return found;
}

interface Moved {
  readonly commit: string;
  readonly manifest: string;
  readonly renames: Renames;
}

/** The name of a manifest after its folder was called otherwise: manifests are alike, so that most of what stood beside it has to have gone along. */
async function nameBehind(root: string, { commit, manifest, renames }: Moved): Promise<string | undefined> {
  const { paths, isGuess } = await renames.of(commit);
  const to = isGuess ? undefined : paths.get(manifest);
  if (to === undefined) return undefined;
  const [folder, target] = [folderOf(manifest), folderOf(to)];
  const beside = [...paths].filter(([from]) => from !== manifest && from.startsWith(`${folder}/`));
  const along = beside.filter(([from, path]) => path === `${target}${from.slice(folder.length)}`);
  if (folder === '' || along.length * 2 <= beside.length) return undefined;
  const text = (await textsAt(root, new Map([[commit, [to]]]), 'after')).get(commit)?.get(to);
  return text === undefined ? undefined : packageName(text);
}
