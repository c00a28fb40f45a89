import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openPast } from '../../src/disk/asked-past.ts';
import type { CacheFolder } from '../../src/disk/cache.ts';
import { readHistory } from '../../src/disk/history.ts';
import { memory } from './cache.ts';
import { addFiles, folderWith, git, repositoryWith } from './folder.ts';
import { picksFrom } from '../random.ts';

const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'tool', 'ask', 'run'];
const ALL = new Set([...NAMES, 'Server']);

/** All that is known of a past. */
async function pastOf(root: string, cache?: CacheFolder, names: ReadonlySet<string> = ALL): Promise<unknown> {
  const past = openPast(root, { cache });
  return {
    deletions: await past.deletions(),
    names: await past.names(names),
    manifests: await past.manifests(names),
  };
}

type Files = Map<string, readonly string[]>;

function textOf(names: readonly string[]): string {
  const functions = names
    .slice(0, 4)
    .map((name) => `export function ${name}(): number {\n  return ${name.length};\n}\n`);
  const members = names.slice(4).map((name) => `  ${name}(): void {}\n`);
  return `${functions.join('')}export class Server {\n${members.join('')}  stays(): void {}\n}\n${'// kept\n'.repeat(6)}`;
}

function manifestOf(scripts: readonly string[]): string {
  return JSON.stringify({ scripts: Object.fromEntries(scripts.map((name) => [name, `node ${name}.js`])) }, null, 2);
}

/** One commit by chance: files come, go, come back, are called otherwise, lose names and get them again. */
function change(root: string, files: Files, random: (below: number) => number): void {
  const paths = [...files.keys()];
  const path = paths[random(paths.length)] ?? 'src/a.ts';
  const other = `src/${'abcdef'[random(6)]}.ts`;
  const kind = random(5);
  if (kind === 0 && paths.length > 1) {
    files.delete(path);
    rmSync(join(root, path));
  } else if (kind === 1 && !files.has(other) && files.has(path)) {
    git(root, 'mv', path, other);
    files.set(other, files.get(path) ?? []);
    files.delete(path);
  } else
    files.set(
      kind === 2 ? other : path,
      NAMES.filter(() => random(3) > 0),
    );
  addFiles(root, Object.fromEntries([...files].map(([each, names]) => [each, textOf(names)])));
  addFiles(root, { 'package.json': manifestOf(NAMES.filter(() => random(2) > 0)) });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'next');
}

describe('what is asked only of new commits', () => {
  it.each([1, 2, 3])('is what the whole history says, whatever happened in it (%i)', async (seed) => {
    const random = picksFrom(seed);
    const files: Files = new Map([['src/a.ts', NAMES]]);
    const root = repositoryWith({ 'src/a.ts': textOf(NAMES), 'AGENTS.md': 'x\n' });
    const cache = memory();
    let found = 0;
    for (let round = 0; round < 6; round++) {
      for (let at = random(3); at >= 0; at--) change(root, files, random);
      if (round % 3 === 1) {
        // A branch that began before what is known, and lands after it.
        git(root, 'checkout', '-q', '-b', `side${round}`, 'HEAD~1');
        addFiles(root, { [`side/${round}.ts`]: textOf(NAMES) });
        git(root, 'add', '-A');
        git(root, 'commit', '-q', '-m', 'side');
        rmSync(join(root, `side/${round}.ts`));
        git(root, 'commit', '-q', '-a', '-m', 'side again');
        git(root, 'checkout', '-q', '-');
        git(root, 'merge', '-q', '--no-edit', `side${round}`);
      }
      const whole = await pastOf(root);
      expect(await pastOf(root, cache)).toEqual(whole);
      found += JSON.stringify(whole).length;
    }
    const history = await readHistory({ root, modules: [] });
    const removed = 'history' in history ? history.history.removedNames.filter(({ name }) => ALL.has(name)) : [];
    const told = (await openPast(root, { cache }).names(ALL)) ?? [];
    expect(told).toHaveLength(removed.length);
    expect(told).toEqual(expect.arrayContaining([...removed]));
    // Many commits may be of one day, and the last of them is the one that counts.
    const order = git(root, 'log', '--format=%H').trim().split('\n');
    const places = told.map(({ commit }) => order.indexOf(commit));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(removed.length).toBeGreaterThan(0);
    expect(found).toBeGreaterThan(0);
  });

  it('is taken from what is kept, and nothing else is kept of it', async () => {
    const root = repositoryWith({ 'src/a.ts': textOf(NAMES) });
    const files: Files = new Map([['src/a.ts', NAMES]]);
    for (let at = 0; at < 4; at++) change(root, files, picksFrom(at));
    const cache = memory();
    await pastOf(root, cache);
    const kept = [...cache.texts].filter(([name]) => name.endsWith('.jsonl'));
    expect(kept.map(([name]) => name.split('-')[0]).sort()).toEqual(['manifests', 'patches', 'removals']);
    // Each commit is kept once, however often the head moves.
    change(root, files, picksFrom(9));
    await pastOf(root, cache);
    const count = Number(git(root, 'rev-list', '--count', 'HEAD'));
    for (const [name, text] of kept) {
      const lines = (cache.texts.get(name) ?? '').trimEnd().split('\n');
      expect(lines.length).toBe(count);
      expect((cache.texts.get(name) ?? '').startsWith(text)).toBe(true);
    }
  });

  it('is asked again where what was kept is cut short, mixed up, or of another depth', async () => {
    const root = repositoryWith({ 'src/a.ts': textOf(NAMES) });
    const files: Files = new Map([['src/a.ts', NAMES]]);
    for (let at = 0; at < 5; at++) change(root, files, picksFrom(at));
    const whole = await pastOf(root);
    for (const broken of [
      (text: string) => text.slice(0, -9),
      (text: string) => text.replaceAll('\t', ' '),
      () => 'x\t[\n',
    ]) {
      const cache = memory();
      await pastOf(root, cache);
      for (const [name, text] of cache.texts) cache.texts.set(name, broken(text));
      expect(await pastOf(root, cache)).toEqual(whole);
      expect(await pastOf(root, cache)).toEqual(whole);
    }
    const parent = folderWith();
    git(parent, 'clone', '-q', '--depth', '2', `file://${root}`, 'clone');
    const clone = join(parent, 'clone');
    const cache = memory();
    expect(await pastOf(clone, cache)).toEqual(await pastOf(clone));
    git(clone, 'fetch', '-q', '--unshallow');
    expect(await pastOf(clone, cache)).toEqual(whole);
    // What was kept of the other depth is nobody's any more.
    const kinds = [...cache.texts.keys()].map((name) => name.split('-')[0]);
    expect(kinds.toSorted()).toEqual([...new Set(kinds)].toSorted());
  });
});

describe('what manifests lost', () => {
  const REST = '  "version": "1.0.0",\n  "type": "module",\n  "license": "MIT"\n}\n';

  it('is told newest first, by what the two versions say, also of those that other folders took over', async () => {
    const root = repositoryWith({
      'package.json':
        '{ "name": "shop", "scripts": { "run": "node a.js", "ask": "node b.js" }, "dependencies": { "tool": "1" } }\n',
      'lib/package.json': `{\n  "name": "alpha",\n${REST}`,
      'lib/a.ts': 'export const a = 1;\n',
      'node_modules/x/package.json': '{ "name": "beta" }\n',
    });
    const commit = (files: Readonly<Record<string, string>>): string => {
      addFiles(root, files);
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '-m', 'next');
      return git(root, 'rev-parse', 'HEAD').trim();
    };
    const first = commit({
      'package.json': '{ "name": "shop", "scripts": { "walk": "node a.js" }, "devDependencies": { "tool": "1" } }\n',
    });
    git(root, 'mv', 'lib', 'packages');
    commit({});
    git(root, 'mv', 'packages', 'model');
    const last = commit({
      'model/package.json': `{\n  "name": "gamma",\n${REST}`,
      'node_modules/x/package.json': '{}\n',
    });
    const lost = await openPast(root, { cache: undefined }).manifests(ALL);
    expect(lost?.map((each) => ({ ...each, date: undefined }))).toEqual([
      { commit: last, manifest: 'packages/package.json', what: 'package', name: 'alpha', now: 'gamma' },
      { commit: first, manifest: 'package.json', what: 'script', name: 'run', body: 'node a.js', now: 'walk' },
      { commit: first, manifest: 'package.json', what: 'script', name: 'ask', body: 'node b.js' },
    ]);
  });
});

describe('what files exported before they lost names', () => {
  it('is read of each commit once, whatever the file is called', async () => {
    const file = 'src/a bé.ts';
    const root = repositoryWith({ [file]: textOf(NAMES), 'src/b.ts': textOf(['alpha', 'beta']) });
    addFiles(root, { [file]: textOf(['alpha']), 'src/b.ts': textOf(['alpha']) });
    git(root, 'commit', '-q', '-a', '-m', 'fewer');
    const cache = memory();
    const lost = (await openPast(root, { cache }).names(ALL)) ?? [];
    const commit = git(root, 'rev-parse', 'HEAD').trim();
    const asked = async (of: typeof lost) => [
      ...((await openPast(root, { cache }).exports(of)).get(commit) ?? new Map<string, readonly string[]>()),
    ];
    const before = ['alpha', 'beta', 'gamma', 'delta', 'Server'];
    const ofFirst = lost.filter((each) => each.file === file);
    expect(await asked(ofFirst)).toEqual([[file, before]]);
    const name = [...cache.texts.keys()].find((each) => each.startsWith('exports-')) ?? '';
    expect(cache.texts.get(name)?.split('\n')).toHaveLength(2);
    // What is kept is not read again; only what was not asked for before is.
    cache.texts.set(name, (cache.texts.get(name) ?? '').replace('gamma', 'kept'));
    const both = await asked(lost);
    expect(new Map(both)).toEqual(
      new Map([
        [file, before.with(2, 'kept')],
        ['src/b.ts', ['alpha', 'beta', 'Server']],
      ]),
    );
  });
});

describe('names that are asked for', () => {
  it('are told of alone, and fewer of them need no git', async () => {
    const root = repositoryWith({ 'src/a.ts': textOf(NAMES) });
    addFiles(root, { 'src/a.ts': textOf(['alpha', 'beta']) });
    git(root, 'commit', '-q', '-a', '-m', 'fewer');
    const cache = memory();
    const both = await openPast(root, { cache }).names(new Set(['gamma', 'delta']));
    expect(both?.map(({ name }) => name)).toEqual(['delta', 'gamma']);
    const name = [...cache.texts.keys()].find((each) => each.startsWith('names-')) ?? '';
    cache.texts.set(name, (cache.texts.get(name) ?? '').replaceAll('src/a.ts', 'src/kept.ts'));
    const one = await openPast(root, { cache }).names(new Set(['gamma']));
    expect(one?.map(({ name: each, file }) => `${file} ${each}`)).toEqual(['src/kept.ts gamma']);
    const more = await openPast(root, { cache }).names(new Set(['gamma', 'alpha']));
    expect(more?.map(({ name: each, file }) => `${file} ${each}`)).toEqual(['src/a.ts gamma']);
  });

  it('are the same where they were begun before anybody asked, and where that was ended', async () => {
    const root = repositoryWith({ 'src/a.ts': textOf(NAMES) });
    addFiles(root, { 'src/a.ts': textOf(['alpha', 'beta']) });
    git(root, 'commit', '-q', '-a', '-m', 'fewer');
    const expected = await openPast(root, { cache: undefined }).names(ALL);
    expect(expected).not.toEqual([]);
    const begun = openPast(root, { cache: undefined });
    begun.begin();
    expect(await begun.names(ALL)).toEqual(expected);
    for (const turns of [0, 1, 5, 25]) {
      const cache = memory();
      const ended = openPast(root, { cache });
      ended.begin();
      for (let turn = 0; turn < turns; turn++) await sleep(1);
      ended.end();
      expect(await ended.names(ALL)).toEqual(expected);
      expect(await openPast(root, { cache }).names(new Set(['gamma']))).toHaveLength(1);
    }
  });

  it('begin nothing where something is kept, or there is no repository', async () => {
    const cache = memory();
    const nothing = openPast(folderWith({}), { cache });
    nothing.begin();
    nothing.end();
    expect(await nothing.deletions()).toBeUndefined();
    const root = repositoryWith({ 'src/a.ts': textOf(NAMES) });
    const known = openPast(root, { cache: { ...cache, dir: root } });
    known.begin();
    await known.deletions();
    known.end();
    expect([...cache.texts.keys()].filter((name) => name.startsWith('patches-'))).toEqual([]);
  });

  it('are unknown where contents are missing, and nothing is fetched or kept', async () => {
    const root = repositoryWith({ 'src/a.ts': textOf(NAMES), 'package.json': manifestOf(NAMES) });
    addFiles(root, { 'src/a.ts': textOf(['alpha']), 'package.json': manifestOf(['alpha']) });
    git(root, 'commit', '-q', '-a', '-m', 'fewer');
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const parent = folderWith();
    git(parent, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${root}`, 'partial');
    const partial = join(parent, 'partial');
    const cache = memory();
    expect(await openPast(partial, { cache }).names(ALL)).toBeUndefined();
    expect(await openPast(partial, { cache }).manifests(ALL)).toBeUndefined();
    const lost = (await openPast(root, { cache: undefined }).names(ALL)) ?? [];
    expect(lost).not.toEqual([]);
    expect(await openPast(partial, { cache }).exports(lost)).toEqual(new Map());
    expect(cache.texts.size).toBe(0);
    const copy = folderWith();
    cpSync(root, copy, { recursive: true });
    expect((await openPast(copy, { cache }).names(ALL))?.length).toBeGreaterThan(0);
  });
});
