/**
 * What an answer of git about the past depends on: the commit, the depth of the clone, and the folder that is asked about.
 * Asks once; what is asked on that ground is up to the caller.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { GitRefusal, HistoryGaps } from '../model.ts';
import { askGit, gitText, type GitAnswer } from './git.ts';
import { isMeantForRepository, refusalOf, refused } from './git-refusal.ts';

/** A commit, and how much of what lies behind it this clone has. */
export interface Ground {
  readonly root: string;
  readonly head: string;
  readonly isShallow: boolean;
  /** The commits at which a shallow clone ends, as git keeps them. */
  readonly boundary: string;
  /** Where the root lies in the work tree, `''` for its top. */
  readonly prefix: string;
}

/** Why there is no ground: in a sentence, and where git would not answer, in a word. */
interface NoGround {
  readonly absentBecause: string;
  readonly refusal?: GitRefusal | undefined;
  /** There is no repository to ask about. One without a commit is one: nobody has made a history there. */
  readonly isNone?: true;
}

/** The ground that `root` stands on at a commit, or why there is none. */
export async function findGround(root: string, at = 'HEAD'): Promise<Ground | NoGround> {
  const words = ['rev-parse', '--is-shallow-repository', '--git-path', 'shallow', '--show-prefix', `${at}^{commit}`];
  const answer = await askGit(root, words);
  if (answer.outcome !== 'done') return await noGround(root, answer);
  const lines = answer.output.toString('utf8').trimEnd().split('\n');
  const [isShallow, shallowFile = '', prefix = ''] = lines;
  const boundary = isShallow === 'true' ? await readFile(resolve(root, shallowFile), 'utf8').catch(() => '') : '';
  return { root, head: lines.at(-1) ?? '', isShallow: isShallow === 'true', boundary, prefix };
}

/** All that git may remember of `root`, in one word: equal while there is nothing else to remember. */
export async function wordForPast(root: string): Promise<string | undefined> {
  const ground = await findGround(root);
  return 'head' in ground ? keyOf([ground.head, ground.boundary, ground.prefix]) : undefined;
}

/** True for a clone that leaves contents to be fetched later. */
async function isPartialClone(root: string): Promise<boolean> {
  const { outcome } = await askGit(root, [
    'config',
    '--get-regexp',
    '^(extensions\\.partialclone|remote\\..*\\.promisor)$',
  ]);
  return outcome === 'done';
}

/** What git has not at hand of the past, undefined where it has all. Without a repository, or a commit, all of it lacks and nothing is cut off. */
export async function historyGaps(root: string): Promise<HistoryGaps | undefined> {
  const [ground, isPartial] = await Promise.all([findGround(root), isPartialClone(root)]);
  if ('head' in ground) return ground.isShallow || isPartial ? { isShallow: ground.isShallow, isPartial } : undefined;
  const { refusal = (await isHeadLost(root)) ? 'damaged' : undefined } = ground;
  // Nobody misses git where there is nothing for it to tell.
  const isMissed = refusal !== undefined && (refusal !== 'missing' || (await isMeantForRepository(root)));
  // Without a program to ask, what is meant for no repository is none.
  const isNone = ground.isNone === true || (refusal === 'missing' && !isMissed);
  return { isShallow: false, isPartial, ...(isMissed && { refusal }), ...(isNone && { isNone }) };
}

/** Whether HEAD names a commit whose object is not there. Of a branch without a commit git complains in the same words. */
async function isHeadLost(root: string): Promise<boolean> {
  return (await gitText(root, ['rev-parse', '--verify', '--quiet', 'HEAD'])) !== undefined;
}

async function noGround(root: string, answer: GitAnswer): Promise<NoGround> {
  const refusal = await refusalOf(root, answer);
  if (refusal !== undefined) return { absentBecause: refused(refusal), refusal };
  if (answer.complaint.includes('not a git repository'))
    return { absentBecause: 'This folder is no git repository.', isNone: true };
  const isUnborn = answer.complaint.includes('HEAD');
  return { absentBecause: isUnborn ? 'There is no commit yet.' : 'git could not be asked about this folder.' };
}

/** Most commits looked at: years of a busy repository, and a second of git on two cores (langfuse, 8,711 commits). */
export const MAX_COMMITS = 10_000;

const listed = new WeakMap<Ground, Promise<readonly string[] | undefined>>();

/** The newest commits behind the ground, one more than are ever looked at; merges say nothing of their own. Listed once. */
export function recentCommits(ground: Ground): Promise<readonly string[] | undefined> {
  const known = listed.get(ground) ?? listCommits(ground);
  listed.set(ground, known);
  return known;
}

async function listCommits({ root, head }: Ground): Promise<readonly string[] | undefined> {
  const list = await gitText(root, ['rev-list', '--no-merges', '-n', String(MAX_COMMITS + 1), head]);
  return list?.split('\n').filter((id) => id !== '');
}

/** Most merges looked at: a fifth of a second of git. */
const MAX_MERGES = 2_000;

/** The newest merges behind the ground; none where git cannot list them. */
export async function recentMerges({ root, head }: Ground): Promise<readonly string[]> {
  const list = await gitText(root, ['rev-list', '--merges', '-n', String(MAX_MERGES), head]);
  return list?.split('\n').filter((id) => id !== '') ?? [];
}

/** The commits with some merges where these belong, newest first. Asks only where there are any: few merges do anything of their own. */
export async function withMerges(
  { root, head }: Ground,
  ids: readonly string[],
  merges: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (merges.size === 0) return ids;
  const list = await gitText(root, ['rev-list', '-n', String(MAX_COMMITS + MAX_MERGES), head]);
  const known = new Set(ids);
  const order = list?.split('\n').filter((id) => known.has(id) || merges.has(id)) ?? [];
  return [...new Set([...order, ...ids])];
}

/** A name for what depends on all of `parts`. */
export function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
