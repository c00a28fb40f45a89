import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CacheFolder } from '../../src/disk/cache.ts';
import { openPast } from '../../src/disk/asked-past.ts';
import { openRenames } from '../../src/disk/commit-renames.ts';
import { readPast, type Deletions } from '../../src/disk/past.ts';
import type { PathPast } from '../../src/model.ts';
import { addFiles, folderWith, git, repositoryWith } from './folder.ts';

/** As each run asks, which is open to a new head. */
async function readDeletions(root: string, cache: CacheFolder | undefined): Promise<Deletions | undefined> {
  return await openPast(root, { cache }).deletions();
}

/** A repository in which one file was renamed twice, one folder moved, and one file removed. */
function withHistory(): string {
  const text = 'a line that stays\n'.repeat(9);
  const root = repositoryWith({
    'src/a.ts': text,
    'lib/x/b.ts': `${text}b\n`,
    'docs/c.md': 'c\n',
    'AGENTS.md': 'See src/a.ts.\n',
  });
  const commit = (message: string) => {
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', message);
  };
  git(root, 'mv', 'src/a.ts', 'src/b.ts');
  commit('rename');
  git(root, 'mv', 'src/b.ts', 'src/c.ts');
  writeFileSync(join(root, 'AGENTS.md'), 'See src.\n');
  commit('rename again');
  git(root, 'mv', 'lib', 'packages');
  rmSync(join(root, 'docs/c.md'));
  commit('move and remove');
  return root;
}

/** What became of paths that one commit took, over the tree of today. */
async function pastOf(root: string, paths: readonly string[]): Promise<PathPast> {
  const deletions = await readDeletions(root, undefined);
  if (deletions === undefined) throw new Error('no history');
  const commit = deletions.deleted.find(({ path }) => path.startsWith(paths[0] ?? ''))?.commit ?? '';
  const present = new Set(git(root, 'ls-files').trim().split('\n'));
  const [wanted, named] = [new Map([[commit, []]]), new Map([[commit, paths]])];
  return await readPast(root, { wanted, named, deletions, present, renames: openRenames(root) });
}

const unlikeIn = ({ unlike }: PathPast) => [...(unlike?.values() ?? [])].flatMap((paths) => [...paths]).sort();

const heirsIn = ({ renames }: PathPast) => Object.fromEntries([...renames.values()].flatMap((each) => [...each]));

const present = new Set(['AGENTS.md', 'src/c.ts', 'packages/x/b.ts']);

describe('what a merge took by itself', () => {
  it('is among what went, in its place, and what a side of it took is not told twice', async () => {
    const text = 'a line that stays\n'.repeat(9);
    const root = repositoryWith({
      'src/a.ts': '1\n',
      'src/b.ts': '2\n',
      'src/c.ts': text,
      'src/d.ts': '4\n',
      e: '5\n',
    });
    git(root, 'checkout', '-q', '-b', 'side');
    git(root, 'rm', '-q', 'src/a.ts');
    git(root, 'commit', '-q', '-m', 'side');
    git(root, 'checkout', '-q', '-');
    git(root, 'rm', '-q', 'src/d.ts');
    git(root, 'commit', '-q', '-m', 'own');
    git(root, 'merge', '-q', '--no-ff', '--no-commit', 'side');
    git(root, 'rm', '-q', 'src/b.ts');
    git(root, 'mv', 'src/c.ts', 'src/kept.ts');
    addFiles(root, { e: '6\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'merge');
    const merge = git(root, 'rev-parse', 'HEAD').trim();
    git(root, 'rm', '-q', 'e');
    git(root, 'commit', '-q', '-m', 'last');
    const { deleted = [] } = (await readDeletions(root, undefined)) ?? {};
    expect(deleted.map(({ path, times }) => `${path} ${times ?? 1}`)).toEqual([
      'e 1',
      'src/b.ts 1',
      'src/c.ts 1',
      ...deleted.slice(3).map(({ path }) => `${path} 1`),
    ]);
    expect(
      deleted
        .slice(3)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['src/a.ts', 'src/d.ts']);
    expect(deleted.filter(({ commit }) => commit === merge)).toHaveLength(2);
    expect(heirsIn(await pastOf(root, ['src/c.ts']))).toEqual({ 'src/c.ts': 'src/kept.ts' });
  });
});

describe('what became of paths', () => {
  it('tells a file that was split apart from one that was renamed, and from one that moved', async () => {
    const lines = (name: string): string => Array.from({ length: 40 }, (_, at) => `${name} ${at}\n`).join('');
    const few = (name: string): string => lines(name).slice(0, 200);
    const root = repositoryWith({
      'src/whole.ts': lines('first') + few('second'),
      'src/name.ts': lines('name'),
      'src/moved.ts': lines('moved') + few('import'),
    });
    git(root, 'rm', '-q', '-r', 'src');
    addFiles(root, {
      'lib/lexer.ts': lines('first'),
      'lib/reader.ts': few('second'),
      'lib/other.ts': lines('name'),
      'lib/moved.ts': lines('moved') + few('require'),
    });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'split, rename and move');
    const deletions = await readDeletions(root, undefined);
    const commit = git(root, 'rev-parse', 'HEAD').trim();
    const tree = new Set(['lib/lexer.ts', 'lib/reader.ts', 'lib/other.ts', 'lib/moved.ts']);
    if (deletions === undefined) throw new Error('no history');
    const wanted = new Map([[commit, []]]);
    const named = new Map([[commit, ['src/whole.ts', 'src/name.ts', 'src/moved.ts']]]);
    const past = await readPast(root, { wanted, named, deletions, present: tree, renames: openRenames(root) });
    expect(Object.fromEntries(past.renames.get(commit) ?? [])).toEqual({
      'src/moved.ts': 'lib/moved.ts',
      'src/name.ts': 'lib/other.ts',
      'src/whole.ts': 'lib/lexer.ts',
    });
    expect([...(past.unlike?.get(commit) ?? [])]).toEqual(['src/whole.ts']);
  });

  it('takes a package of the same shape for another one, and a folder that went as a whole for the same', async () => {
    const licence = '// A line of the licence that all files of it begin with.\n'.repeat(14);
    const own = (name: string): string => Array.from({ length: 9 }, (_, at) => `${name} ${at}\n`).join('');
    const shape = (name: string) => ({
      [`packages/${name}/package.json`]: `{ "name": "@shop/${name}" }\n`,
      [`packages/${name}/tsconfig.json`]: '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n',
      [`packages/${name}/CHANGELOG.md`]: '# Changelog\n',
      [`packages/${name}/src/py.typed`]: '',
      [`packages/${name}/src/index.ts`]: `${licence}export function ${name}() {}\n`,
    });
    const root = repositoryWith({ ...shape('bill'), ...shape('mail'), 'packages/mail/src/send.ts': own('send') });
    git(root, 'rm', '-q', '-r', 'packages/bill');
    addFiles(root, shape('seek'));
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'drop one, and add one');
    git(root, 'mv', 'packages/mail', 'packages/post');
    git(root, 'commit', '-q', '-m', 'move one');
    const bill = await pastOf(root, ['packages/bill']);
    expect(Object.keys(heirsIn(bill)).length).toBeGreaterThan(3);
    expect(unlikeIn(bill)).toEqual(['packages/bill', ...Object.keys(heirsIn(bill))].sort());
    expect(unlikeIn(await pastOf(root, ['packages/mail']))).toEqual([]);
  });

  it('takes a stub for another one, and a file that was split in a ratio of four to one for none of its parts', async () => {
    const lines = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, at) => `export const line${from + at} = ${from + at};\n`).join('');
    const stub = "export * from '../generated.ts';\n";
    const root = repositoryWith({ 'src/big.ts': lines(0, 20), 'src/gen/user.ts': stub, 'src/name.ts': lines(40, 60) });
    git(root, 'rm', '-q', '-r', 'src');
    addFiles(root, {
      'src/big-a.ts': lines(0, 16),
      'src/big-b.ts': lines(16, 20),
      'src/gen/order.ts': stub,
      'src/called.ts': lines(40, 61),
    });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'split');
    const past = await pastOf(root, ['src/big.ts', 'src/gen/user.ts', 'src/name.ts']);
    expect(unlikeIn(past)).toEqual(['src/big.ts', 'src/gen/user.ts']);
  });

  it('knows no heir where another file stands at its path since', async () => {
    const root = repositoryWith({ 'src/svc/mail.ts': 'a line that stays\n'.repeat(9) });
    git(root, 'mv', 'src/svc/mail.ts', 'src/mailer.ts');
    git(root, 'commit', '-q', '-m', 'rename');
    expect(heirsIn(await pastOf(root, ['src/svc/mail.ts']))).toEqual({ 'src/svc/mail.ts': 'src/mailer.ts' });
    git(root, 'rm', '-q', 'src/mailer.ts');
    git(root, 'commit', '-q', '-m', 'remove');
    addFiles(root, { 'src/mailer.ts': 'export default {};\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'another');
    expect(heirsIn(await pastOf(root, ['src/svc/mail.ts']))).toEqual({ 'src/svc/mail.ts': undefined });
  });

  it('names every path that is gone with the newest commit that took it away', async () => {
    const root = withHistory();
    const found = await readDeletions(root, undefined);
    const [last, second, first] = git(root, 'log', '--format=%H').trim().split('\n');
    expect(found?.deleted.map(({ path, commit }) => [path, commit])).toEqual([
      ['docs/c.md', last],
      ['lib/x/b.ts', last],
      ['src/b.ts', second],
      ['src/a.ts', first],
    ]);
  });

  it('tells what stood before a commit, and follows renames to what is there now', async () => {
    const root = withHistory();
    const deletions = await readDeletions(root, undefined);
    const of = (path: string) => deletions?.deleted.find((each) => each.path === path)?.commit ?? '';
    const wanted = new Map([
      [of('src/a.ts'), ['AGENTS.md', 'CLAUDE.md']],
      [of('lib/x/b.ts'), []],
    ]);
    const past = await readPast(root, {
      wanted,
      named: new Map(),
      deletions: deletions ?? { head: '', deleted: [] },
      present,
      renames: openRenames(root),
    });
    const before = past.before.get(of('src/a.ts'));
    expect(before?.paths.has('src/a.ts')).toBe(true);
    expect([...(before?.texts ?? [])]).toEqual([['AGENTS.md', 'See src/a.ts.\n']]);
    expect(past.renames.get(of('src/a.ts'))?.get('src/a.ts')).toBe('src/c.ts');
    expect(past.renames.get(of('lib/x/b.ts'))?.get('lib/x/b.ts')).toBe('packages/x/b.ts');
  });

  it('is read from the cache while the head stays', async () => {
    const root = withHistory();
    const kept = new Map<string, string>();
    const cache = {
      dir: '',
      read: (name: string) => kept.get(name),
      write: async (name: string, text: string) => void kept.set(name, text),
      append: () => undefined,
      tidy: async () => undefined,
    };
    const first = await readDeletions(root, cache);
    expect([...kept.keys()].map((each) => each.split('-')[0]).sort()).toEqual(['deletions', 'removals']);
    const name = [...kept.keys()].find((each) => each.startsWith('deletions-')) ?? '';
    kept.set(name, (kept.get(name) ?? '').replace('docs/c.md', 'docs/kept.md'));
    expect((await readDeletions(root, cache))?.deleted[0]?.path).toBe('docs/kept.md');
    git(root, 'commit', '-q', '--allow-empty', '-m', 'next');
    expect((await readDeletions(root, cache))?.deleted).toEqual(first?.deleted);
  });

  it('is unknown without git, and without a commit', async () => {
    expect(await readDeletions(folderWith({ 'a.txt': '' }), undefined)).toBeUndefined();
    const empty = folderWith();
    git(empty, 'init', '-q');
    expect(await readDeletions(empty, undefined)).toBeUndefined();
  });

  it('says nothing of what lies behind the border of a shallow clone', async () => {
    const root = withHistory();
    const clone = folderWith();
    git(clone, 'clone', '-q', '--depth', '2', `file://${root}`, '.');
    const found = await readDeletions(clone, undefined);
    expect(found?.deleted.map(({ path }) => path)).toEqual(['docs/c.md', 'lib/x/b.ts']);
  });
});
