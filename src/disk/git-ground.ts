/**
 * What an answer of git about the past depends on: the commit, the depth of the clone, and the folder that is asked about.
 * Asks once; what is asked on that ground is up to the caller.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { HistoryGaps } from '../model.ts';
import { askGit, gitText, type GitAnswer } from './git.ts';

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

/** The ground that `root` stands on at a commit, or in a sentence why there is none. */
export async function findGround(root: string, at = 'HEAD'): Promise<Ground | { readonly absentBecause: string }> {
  const words = ['rev-parse', '--is-shallow-repository', '--git-path', 'shallow', '--show-prefix', `${at}^{commit}`];
  const answer = await askGit(root, words);
  if (answer.outcome !== 'done') return { absentBecause: whyNot(answer) };
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
  const isShallow = 'head' in ground && ground.isShallow;
  return 'head' in ground && !isShallow && !isPartial ? undefined : { isShallow, isPartial };
}

/** Git's complaints are in English here (LC_ALL=C); their wording is old, and a new one costs the reason only. */
function whyNot({ outcome, complaint }: GitAnswer): string {
  if (outcome === 'missing') return 'git is not installed.';
  if (complaint.includes('dubious ownership')) {
    return 'git does not trust this folder, which belongs to somebody else (`git config safe.directory`).';
  }
  if (complaint.includes('not a git repository')) return 'This folder is no git repository.';
  return complaint.includes('HEAD') ? 'There is no commit yet.' : 'git could not be asked about this folder.';
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
