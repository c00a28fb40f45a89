/** Why git answers nothing about a folder, and how that is said. What it costs those who asked is up to them. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitRefusal } from '../model.ts';
import type { GitAnswer } from './git.ts';

const REFUSALS: Readonly<Record<GitRefusal, string>> = {
  missing: 'git is not installed',
  untrusted: 'git does not trust this folder, which belongs to somebody else',
  damaged: 'git cannot read the `.git` of this folder',
};

/** How somebody who trusts the folder says so. */
const TRUSTING = '`git config --global --add safe.directory <path>`';

/** A refusal as a sentence of its own, with the way out where there is one. */
export function refused(refusal: GitRefusal): string {
  return `${REFUSALS[refusal]}${refusal === 'untrusted' ? ` (${TRUSTING})` : ''}.`;
}

/** What a refusal costs those who look for what is gone, lest silence read like praise. */
export function untold(refusal: GitRefusal): string {
  const way = refusal === 'untrusted' ? `: ${TRUSTING} has it trusted` : '';
  return `${REFUSALS[refusal]}, so nothing is told that history would prove${way}.`;
}

/**
 * Why git did not answer about `root`; undefined where all is well with git, and there is no repository or no commit.
 * Its complaints are in English here (LC_ALL=C); their wording is old, and a new one costs the reason only.
 */
export async function refusalOf(root: string, { outcome, complaint }: GitAnswer): Promise<GitRefusal | undefined> {
  if (outcome === 'missing') return 'missing';
  if (complaint.includes('dubious ownership')) return 'untrusted';
  // It complains of `HEAD` where a branch has no commit, and of the rest where that cannot be found out.
  return !complaint.includes('HEAD') && (await isMeantForRepository(root)) ? 'damaged' : undefined;
}

/** Whether there is a `.git` for git to read. An empty one marks a root for other tools, and is no repository. */
export async function isMeantForRepository(root: string): Promise<boolean> {
  const git = join(root, '.git');
  const kind = await stat(git).catch(() => undefined);
  return kind?.isFile() === true || (await stat(join(git, 'HEAD')).catch(() => undefined)) !== undefined;
}
