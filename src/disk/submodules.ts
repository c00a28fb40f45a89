/**
 * What lies in the submodules of a repository: texts of theirs that no scan reads. Of one that is not checked out nothing is known. Asked only
 * about what would else be called absent.
 */
import { join } from 'node:path';
import { gitText } from './git.ts';
import type { UnreadTexts } from './left-out.ts';
import { linksAmong, readTexts } from './read.ts';

/** The folders of submodules. */
export interface Submodules {
  readonly checkedOut: readonly string[];
  readonly absent: readonly string[];
}

/** Those of `links` that are submodules: what is a symbolic link on disk is none. */
export async function submodulesAmong(root: string, links: readonly string[]): Promise<Submodules> {
  if (links.length === 0) return { checkedOut: [], absent: [] };
  const symbolic = new Set(await linksAmong(root, links));
  const checkedOut: string[] = [];
  const absent: string[] = [];
  for (const folder of links) {
    if (symbolic.has(folder)) continue;
    // In an empty folder git speaks of the repository around it, and names the way to there.
    const prefix = await gitText(join(root, folder), ['rev-parse', '--show-prefix']);
    (prefix?.trim() === '' ? checkedOut : absent).push(folder);
  }
  return { checkedOut, absent };
}

/** The texts in submodules that `globs` of git match, by their paths in the whole. */
export async function submoduleTexts(
  root: string,
  { checkedOut, absent }: Submodules,
  globs: readonly string[],
): Promise<UnreadTexts> {
  const texts = new Map<string, string>();
  let isWhole = absent.length === 0;
  for (const folder of checkedOut) {
    const inside = join(root, folder);
    const listed = await gitText(inside, ['ls-files', '-z', '--', ...globs]);
    const read = await readTexts(inside, listed?.split('\0').filter(Boolean) ?? []);
    for (const [path, text] of read.texts) texts.set(`${folder}/${path}`, text);
    isWhole &&= listed !== undefined && read.problems.length === 0;
  }
  return { texts, isWhole };
}
