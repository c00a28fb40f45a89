/** Names that a merge took from code although each side of it had them. */
import { describe, expect, it } from 'vitest';
import { openPast } from '../../src/disk/asked-past.ts';
import { memory } from './cache.ts';
import { addFiles, git, repositoryWith } from './folder.ts';

const fn = (name: string): string => `export function ${name}(): void {}\n`;
const text = (...names: readonly string[]): string => names.map(fn).join('\n// between\n');
const ALL = ['start', 'both', 'mine', 'theirs', 'moved', 'gone', 'later'];

/** A repository whose two sides are joined by hand, and the merge. */
function joined(merged: string): { readonly root: string; readonly merge: string } {
  const root = repositoryWith({
    'src/a.ts': text('start', 'both', 'mine', 'theirs', 'moved'),
    'src/b.ts': text('gone'),
    'AGENTS.md': 'x\n',
  });
  git(root, 'checkout', '-q', '-b', 'side');
  addFiles(root, { 'src/a.ts': text('start', 'both', 'mine', 'moved', 'aside') });
  git(root, 'commit', '-q', '-a', '-m', 'side');
  git(root, 'checkout', '-q', '-');
  addFiles(root, { 'src/a.ts': text('own', 'start', 'both', 'theirs', 'moved') });
  git(root, 'commit', '-q', '-a', '-m', 'own');
  git(root, 'merge', '-q', '--no-ff', '--no-commit', '-s', 'ours', 'side');
  addFiles(root, { 'src/a.ts': merged });
  git(root, 'rm', '-q', 'src/b.ts');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'merge');
  return { root, merge: git(root, 'rev-parse', 'HEAD').trim() };
}

async function lostIn(root: string, cache = memory()): Promise<readonly (readonly [string, string])[]> {
  const lost = (await openPast(root, { cache }).names(new Set(ALL))) ?? [];
  return lost.map(({ name, commit }) => [name, commit] as const);
}

describe('what a merge took from code by itself', () => {
  it('is told of it, and what a side took of that side', async () => {
    const { root, merge } = joined(text('own', 'moved', 'start', 'aside'));
    const lost = new Map(await lostIn(root));
    expect([...lost.keys()].sort()).toEqual(['both', 'gone', 'mine', 'theirs']);
    expect(['both', 'gone'].map((name) => lost.get(name))).toEqual([merge, merge]);
    expect([lost.get('mine'), lost.get('theirs')]).not.toContain(merge);
  });

  it('is nothing where it has what one of the sides had', async () => {
    const { root, merge } = joined(text('own', 'start', 'both', 'aside', 'moved'));
    const lost = await lostIn(root);
    expect(lost.filter(([, commit]) => commit === merge)).toEqual([['gone', merge]]);
  });

  it('is kept, in the order of the history', async () => {
    const { root, merge } = joined(text('own', 'moved', 'start', 'later', 'aside'));
    const cache = memory();
    expect((await lostIn(root, cache)).map(([name]) => name)).not.toContain('later');
    addFiles(root, { 'src/a.ts': text('own', 'moved', 'start', 'aside') });
    git(root, 'commit', '-q', '-a', '-m', 'later');
    const lost = await lostIn(root, cache);
    expect(lost).toEqual(await lostIn(root));
    expect(lost.map(([name]) => name).indexOf('later')).toBe(0);
    expect(lost.filter(([, commit]) => commit === merge).map(([name]) => name)).toEqual(['both', 'gone']);
  });
});
