import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findGround } from '../../src/disk/git-ground.ts';
import { openRenames } from '../../src/disk/commit-renames.ts';
import { readDeletions, readPast } from '../../src/disk/past.ts';
import { readHistory, type HistoryCache, type HistoryOptions } from '../../src/disk/history.ts';
import type { History } from '../../src/model.ts';
import { addFiles, folderWith, git, repositoryWith } from './folder.ts';

afterEach(() => vi.unstubAllEnvs());

const SERVER = 'export class Server {\n  tool(): void {}\n  ask(): void {}\n}\n';

function commit(root: string, files: Readonly<Record<string, string>>, message = 'next'): string {
  addFiles(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', message);
  return git(root, 'rev-parse', 'HEAD').trim();
}

/** Four commits: a file is removed, another is renamed, and loses a member after that. */
function grown(): { readonly root: string; readonly head: string; readonly removal: string } {
  const root = repositoryWith({
    'src/a/server.ts': SERVER,
    'src/b/x.ts': 'export const x = 1;\nexport const y = 2;\n',
  });
  rmSync(join(root, 'src/b/x.ts'));
  const removal = commit(root, { 'src/b/z.ts': '' }, 'remove x');
  git(root, 'mv', 'src/a/server.ts', 'src/a/main.ts');
  commit(root, {}, 'rename');
  const head = commit(root, { 'src/a/main.ts': 'export class Server {\n  ask(): void {}\n}\n' }, 'drop tool');
  return { root, head, removal };
}

async function historyOf(root: string, options: Partial<HistoryOptions> = {}): Promise<History> {
  const answer = await readHistory({ root, modules: [], ...options });
  if ('absentBecause' in answer) throw new Error(answer.absentBecause);
  return answer.history;
}

async function reasonFor(root: string): Promise<string> {
  const answer = await readHistory({ root, modules: [] });
  return 'absentBecause' in answer ? answer.absentBecause : 'known';
}

function memory(): HistoryCache & { readonly texts: Map<string, string>; readonly names: Set<string> } {
  const texts = new Map<string, string>();
  const names = new Set<string>();
  return {
    texts,
    names,
    read: (name) => texts.get(name),
    write: async (name, text) => {
      names.add(name);
      texts.set(name, text);
    },
    tidy: async (isStale) => {
      for (const name of texts.keys()) if (isStale(name)) texts.delete(name);
    },
  };
}

describe('the history of a repository', () => {
  it('tells removed and renamed paths and lost names, with the commit', async () => {
    const { root, head, removal } = grown();
    const history = await historyOf(root);
    expect(history.head).toBe(head);
    expect(history.removed).toMatchObject([{ path: 'src/b/x.ts', commit: removal }]);
    expect(history.renamed).toMatchObject([{ from: 'src/a/server.ts', to: 'src/a/main.ts' }]);
    expect(
      history.removedNames.map(({ file, now, name, member, commit: id }) => [file, now, name, member, id]),
    ).toEqual([
      ['src/a/main.ts', 'src/a/main.ts', 'Server', 'tool', head],
      ['src/b/x.ts', undefined, 'x', undefined, removal],
      ['src/b/x.ts', undefined, 'y', undefined, removal],
    ]);
    expect(history.churn.map(({ path, commits }) => `${path} ${commits}`)).toEqual(['src/a/main.ts 2', 'src/b/z.ts 1']);
    expect(history.reach).toMatchObject({ commits: 4, end: 'root' });
    expect(history.reach.since).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('tells names that shared a line, hung on CommonJS exports, or stood in a component', async () => {
    const component = (script: string) => `<script lang="ts">\n${script}</script>\n<template><b /></template>\n`;
    const root = repositoryWith({
      'a.js': 'exports.aa = 1;\nexports.bb = 2;\nmodule.exports.cc = 3;\n',
      'b.ts': 'export const x1 = 1, x2 = 2;\nexport interface I { a: string; b: number }\n',
      'c.vue': component('export const gone = 1;\nexport const stays = 2;\n'),
    });
    commit(root, {
      'a.js': 'exports.aa = 1;\n',
      'b.ts': 'export const x1 = 1;\nexport interface I { a: string }\n',
      'c.vue': component('export const stays = 2;\n'),
    });
    const { removedNames } = await historyOf(root);
    expect(removedNames.map(({ file, name, member }) => [file, name, member ?? ''].join(' ').trim())).toEqual([
      'a.js bb',
      'a.js cc',
      'b.ts I b',
      'b.ts x2',
      'c.vue gone',
    ]);
  });

  it('is that of HEAD, whatever the work tree and the index hold', async () => {
    const { root } = grown();
    const before = await historyOf(root);
    const index = statSync(join(root, '.git/index')).mtimeMs;
    writeFileSync(join(root, 'src/a/main.ts'), 'changed');
    rmSync(join(root, 'src/b/z.ts'));
    addFiles(root, { 'src/b/x.ts': '' });
    expect(await historyOf(root)).toEqual(before);
    expect(statSync(join(root, '.git/index')).mtimeMs).toBe(index);
  });

  it('holds what branches did, also on a detached HEAD and in a second work tree', async () => {
    const { root } = grown();
    git(root, 'checkout', '-q', '-b', 'side', 'HEAD~3');
    rmSync(join(root, 'src/a/server.ts'));
    commit(root, { 'src/a/other.ts': 'unlike anything else\n' }, 'side');
    git(root, 'checkout', '-q', '--detach', '-');
    git(root, 'merge', '-q', '-X', 'ours', '--no-edit', '-s', 'ours', 'side');
    const history = await historyOf(root);
    expect(history.reach.commits).toBe(5);
    const tree = folderWith();
    git(root, 'worktree', 'add', '-q', join(tree, 'second'));
    expect(await historyOf(join(tree, 'second'))).toEqual(history);
  });

  it('knows paths as they are below the root that is asked about', async () => {
    const { root } = grown();
    const { removed, renamed, churn } = await historyOf(join(root, 'src/a'));
    expect([removed, renamed.map(({ from, to }) => [from, to])]).toEqual([[], [['server.ts', 'main.ts']]]);
    expect(churn.map(({ path }) => path)).toEqual(['main.ts']);
  });

  it('takes any file name', async () => {
    const odd = [
      'a b.ts',
      'line\nbreak.ts',
      '"q".ts',
      '-dash.ts',
      'tab\t.ts',
      'é.ts',
      '[x].ts',
      ':(top)x.ts',
      '__proto__',
    ];
    const root = repositoryWith(Object.fromEntries(odd.map((name) => [name, 'export const a = 1;\n'])));
    for (const name of odd) rmSync(join(root, name));
    commit(root, {});
    expect((await historyOf(root)).removed.map(({ path }) => path)).toEqual([...odd].sort());
  });

  it('pairs files, and the modules that they lie in', async () => {
    const root = repositoryWith({});
    for (let round = 0; round < 5; round++) {
      commit(root, { 'src/a/x.ts': `${round}`, 'src/a/x.test.ts': `${round}`, 'src/b/y.ts': `${round}` });
    }
    const { together, modulesTogether } = await historyOf(root, { modules: ['src/a', 'src/b'] });
    expect(together).toEqual([{ a: 'src/a/x.ts', b: 'src/b/y.ts', commits: 5, share: 1 }]);
    expect(modulesTogether).toEqual([{ a: 'src/a', b: 'src/b', commits: 5, share: 1 }]);
  });
});

describe('a history that ends early', () => {
  it('says so when there are more commits than it looks at', async () => {
    const { root } = grown();
    const { reach, removed } = await historyOf(root, { maxCommits: 2 });
    expect([reach.commits, reach.end, removed]).toEqual([2, 'cap', []]);
  });

  it('ends where a shallow clone does, and takes nothing there for new', async () => {
    const { root } = grown();
    const parent = folderWith();
    git(parent, 'clone', '-q', '--depth', '2', `file://${root}`, 'shallow');
    const shallow = join(parent, 'shallow');
    const { reach, removed, renamed, churn, removedNames } = await historyOf(shallow);
    expect([reach.commits, reach.end, removed, renamed]).toEqual([2, 'shallow', [], []]);
    expect(churn.map(({ path }) => path)).toEqual(['src/a/main.ts']);
    expect(removedNames.map(({ member }) => member)).toEqual(['tool']);
  });

  it('is told as far as a clone without contents allows, and fetches none of them', async () => {
    const { root } = grown();
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const parent = folderWith();
    git(parent, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${root}`, 'partial');
    const partial = join(parent, 'partial');
    const count = () => git(partial, 'count-objects', '-v');
    const before = count();
    const cache = memory();
    const { removed, renamed, nameReach, removedNames } = await historyOf(partial, { cache });
    expect(removed.map(({ path }) => path)).toEqual(['src/b/x.ts']);
    expect(renamed.map(({ from }) => from)).toEqual(['src/a/server.ts']);
    expect([removedNames, nameReach.end]).toEqual([[], 'partial']);
    expect(count()).toBe(before);
    expect(cache.texts.size).toBe(0);
  });

  it('tells files that were moved and changed at once from files that were removed, without their contents', async () => {
    const root = repositoryWith({
      'src/a/server.ts': SERVER,
      'src/a/index.ts': SERVER,
      'src/a/twin.ts': SERVER,
      'src/b/twin.ts': SERVER,
    });
    for (const path of ['src/a/server.ts', 'src/a/index.ts', 'src/a/twin.ts']) rmSync(join(root, path));
    const id = commit(
      root,
      { 'lib/server.ts': `${SERVER}//\n`, 'lib/index.ts': 'a', 'lib/c/twin.ts': 'b', 'lib/d/twin.ts': 'c' },
      'move',
    );
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const parent = folderWith();
    git(parent, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${root}`, 'partial');
    const partial = join(parent, 'partial');
    const { removed, renamed } = await historyOf(partial);
    expect(renamed.map(({ from, to, commit: by }) => [from, to, by])).toEqual([
      ['src/a/server.ts', 'lib/server.ts', id],
    ]);
    expect(removed.map(({ path }) => path)).toEqual(['src/a/index.ts', 'src/a/twin.ts']);
    const ground = await findGround(partial);
    if (!('head' in ground)) throw new Error(ground.absentBecause);
    const deletions = await readDeletions(ground, undefined);
    const past = await readPast(partial, {
      wanted: new Map([[id, []]]),
      named: new Map(),
      deletions: deletions ?? { head: '', deleted: [] },
      present: new Set(['lib/server.ts']),
      renames: openRenames(partial),
    });
    expect(past.renames.get(id)?.get('src/a/server.ts')).toBe('lib/server.ts');
    expect([...(past.guessed ?? [])]).toEqual([id]);
  });

  it('is absent, with a reason, where there is none', async () => {
    expect(await reasonFor(folderWith({ 'a.ts': '' }))).toBe('This folder is no git repository.');
    const fresh = folderWith();
    git(fresh, 'init', '-q');
    expect(await reasonFor(fresh)).toBe('There is no commit yet.');
    const { root } = grown();
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(await reasonFor(root)).toContain('does not trust this folder');
    vi.stubEnv('PATH', folderWith());
    expect(await reasonFor(root)).toBe('git is not installed.');
  });

  it('is absent or less, but never an error, where objects are lost', async () => {
    const { root, head } = grown();
    const tree = git(root, 'rev-parse', `${head}~1^{tree}`).trim();
    rmSync(join(root, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    expect(await reasonFor(root)).toBe('This clone lacks commits or folders.');
  });
});

describe('what a repository or a user has set up', () => {
  it('changes nothing, and none of their programs runs', async () => {
    const { root } = grown();
    const before = await historyOf(root);
    const mark = join(folderWith(), 'ran');
    for (const key of ['core.fsmonitor', 'diff.external', 'diff.odd.textconv', 'diff.odd.command', 'core.pager']) {
      git(root, 'config', key, `touch ${mark}; cat`);
    }
    const settings = {
      'diff.renames': 'false',
      'diff.noprefix': 'true',
      'diff.relative': 'true',
      'log.showSignature': 'true',
      'color.ui': 'always',
      'diff.mnemonicPrefix': 'true',
      'log.date': 'relative',
    };
    for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value);
    addFiles(root, { '.git/info/attributes': '*.ts diff=odd\n' });
    vi.stubEnv('GIT_EXTERNAL_DIFF', `touch ${mark}`);
    expect(await historyOf(root)).toEqual(before);
    expect(existsSync(mark)).toBe(false);
  });

  it('leaves replaced and grafted commits out of account, since no other clone has them', async () => {
    const { root, head } = grown();
    const before = await historyOf(root);
    git(root, 'replace', '--graft', head);
    addFiles(root, { '.git/info/grafts': git(root, '--no-replace-objects', 'rev-parse', `${head}~1`) });
    expect(await historyOf(root)).toEqual(before);
  });
});

describe('the cache of a history', () => {
  it('answers the next run', async () => {
    const { root } = grown();
    const cache = memory();
    await historyOf(root, { cache });
    const [name = '', text = ''] = [...cache.texts].flat();
    cache.texts.set(name, text.replace('"src/b/x.ts"', '"src/b/kept.ts"'));
    expect((await historyOf(root, { cache })).removed[0]?.path).toBe('src/b/kept.ts');
  });

  it('is not asked for another commit, another depth, other modules or other caps', async () => {
    const { root } = grown();
    const cache = memory();
    await historyOf(root, { cache });
    await historyOf(root, { cache, modules: ['src/a'] });
    await historyOf(root, { cache, maxCommits: 1 });
    commit(root, { 'new.ts': '' });
    await historyOf(root, { cache });
    const parent = folderWith();
    git(parent, 'clone', '-q', '--depth', '3', `file://${root}`, 'clone');
    await historyOf(join(parent, 'clone'), { cache });
    git(join(parent, 'clone'), 'fetch', '-q', '--unshallow');
    await historyOf(join(parent, 'clone'), { cache });
    // The full clone asks for what the original had kept.
    expect(cache.names.size).toBe(5);
    expect(cache.texts.size).toBe(1);
  });

  it('is read anew when what was kept is cut short or somebody else wrote it', async () => {
    const { root } = grown();
    const cache = memory();
    const first = await historyOf(root, { cache });
    for (const broken of [(text: string) => text.slice(0, -9), () => '{}\n', () => 'no json }\n', () => 'null}\n']) {
      for (const [name, text] of cache.texts) cache.texts.set(name, broken(text));
      expect(await historyOf(root, { cache })).toEqual(first);
    }
  });
});
