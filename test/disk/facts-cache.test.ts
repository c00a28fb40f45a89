import { appendFileSync, chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCache } from '../../src/disk/cache.ts';
import { scanCode } from '../../src/disk/code.ts';
import { openFacts } from '../../src/disk/facts-cache.ts';
import { listTree } from '../../src/disk/tree.ts';
import { addFiles, folderWith, git, repositoryWith } from './folder.ts';

afterEach(() => vi.unstubAllEnvs());

const FILES = {
  'a.ts': 'export const a = 1;\n',
  'b.tsx': 'export const a = 1;\n',
  'lib/a.d.ts': 'export const a: number;\n',
  'bin.js': new Uint8Array([0]),
  'broken.ts': 'export function (',
};

/** Nothing that git tracks. */
const NONE = { tracks: () => false };

/** Scans `root` as a command does, with facts kept in `dir` under the name of `build`. */
async function scan(root: string, dir: string, build = 'one') {
  const { paths, ids } = await listTree(root);
  const folder = openCache({ root, listing: NONE, asked: dir });
  const cache = folder && openFacts(folder, build);
  const { files, problems } = await scanCode(root, paths, { ids, cache });
  return JSON.stringify({ files, problems });
}

const factsFile = (dir: string, build = 'one') => join(dir, `facts-${build}.jsonl`);
const linesIn = (dir: string, build = 'one') => readFileSync(factsFile(dir, build), 'utf8').trimEnd().split('\n');

describe('facts that an earlier run has left', () => {
  it('are the same as those of a scan, byte for byte, with git and without', async () => {
    for (const root of [repositoryWith(FILES), folderWith(FILES)]) {
      const dir = join(folderWith(), 'cache');
      const cold = await scan(root, dir);
      expect(await scan(root, dir)).toBe(cold);
      expect(linesIn(dir)).toHaveLength(5);
    }
  });

  it('are used and not worked out again', async () => {
    const root = repositoryWith(FILES);
    const dir = join(folderWith(), 'cache');
    await scan(root, dir);
    const text = readFileSync(factsFile(dir), 'utf8');
    writeFileSync(factsFile(dir), text.replaceAll('const a = 1', 'const a = 2'));
    expect(await scan(root, dir)).toContain('const a = 2');
  });

  it('hold for a content wherever it moves, and for no other content', async () => {
    const root = repositoryWith(FILES);
    const dir = join(folderWith(), 'cache');
    await scan(root, dir);
    git(root, 'mv', 'a.ts', 'moved.ts');
    addFiles(root, { 'copy.ts': 'export const a = 1;\n' });
    await scan(root, dir);
    expect(linesIn(dir)).toHaveLength(5);
    addFiles(root, { 'copy.ts': 'export const b = 1;\n' });
    expect(await scan(root, dir)).toContain('"name":"b"');
    expect(linesIn(dir)).toHaveLength(6);
  });

  it('are told apart by language: the same text is other code as JSX, as JavaScript and as a declaration', async () => {
    const text = 'export const a = <T>x;\n';
    const root = repositoryWith({ 'a.ts': text, 'a.tsx': text, 'a.js': text, 'a.d.ts': text });
    const dir = join(folderWith(), 'cache');
    const cold = await scan(root, dir);
    expect(linesIn(dir)).toHaveLength(4);
    expect(await scan(root, dir)).toBe(cold);
  });

  it('are those of what was read, whatever git took it for', async () => {
    const root = repositoryWith({ 'a.ts': 'export const old = 1;\n' });
    const dir = join(folderWith(), 'cache');
    const { paths, ids } = await listTree(root);
    // It changes between the listing and the reading.
    addFiles(root, { 'a.ts': 'export const fresh = 1;\n' });
    const folder = openCache({ root, listing: NONE, asked: dir })!;
    const { files } = await scanCode(root, paths, { ids, cache: openFacts(folder, 'one') });
    expect(files[0]?.exports[0]?.name).toBe('fresh');
    git(root, 'checkout', '-q', 'a.ts');
    expect(await scan(root, dir)).toContain('"name":"old"');
  });

  it('are forgotten with the build that made them', async () => {
    const root = repositoryWith(FILES);
    const dir = join(folderWith(), 'cache');
    await scan(root, dir, 'one');
    await scan(root, dir, 'two');
    expect(readdirSync(dir).filter((name) => name !== '.gitignore')).toEqual(['facts-two.jsonl']);
  });

  it('survive a line that was cut off, and lose no other', async () => {
    const root = repositoryWith(FILES);
    const dir = join(folderWith(), 'cache');
    const cold = await scan(root, dir);
    const text = readFileSync(factsFile(dir), 'utf8');
    for (const length of [0, 1, 30, 60, 100, text.length - 1]) {
      writeFileSync(factsFile(dir), text.slice(0, length));
      expect(await scan(root, dir)).toBe(cold);
      expect(await scan(root, dir)).toBe(cold);
    }
    appendFileSync(factsFile(dir), 'nonsense\n\t\n{}\nkey\t[1\n');
    expect(await scan(root, dir)).toBe(cold);
    for (const other of ['{}', 'null', '[]', '1']) {
      writeFileSync(factsFile(dir), text.replace(/\t.*/g, `\t${other}`));
      expect(await scan(root, dir)).toBe(cold);
    }
  });

  it('are written by two runs at once without harm', async () => {
    const root = repositoryWith(
      Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}.ts`, `export const v${n} = ${n};\n`])),
    );
    const dir = join(folderWith(), 'cache');
    const [first, second] = await Promise.all([scan(root, dir), scan(root, dir)]);
    expect(second).toBe(first);
    expect(await scan(root, dir)).toBe(first);
  });

  it('start anew when most of them are of no use any more', async () => {
    const many = (from: number) =>
      Object.fromEntries(Array.from({ length: 1500 }, (_, n) => [`f${n}.ts`, `export const v = ${from + n};\n`]));
    const root = folderWith(many(0));
    const dir = join(folderWith(), 'cache');
    await scan(root, dir);
    addFiles(root, many(10_000));
    await scan(root, dir);
    const grown = statSync(factsFile(dir)).size;
    addFiles(root, many(20_000));
    const third = await scan(root, dir);
    expect(statSync(factsFile(dir)).size).toBeLessThan(grown);
    expect(linesIn(dir)).toHaveLength(1500);
    expect(await scan(root, dir)).toBe(third);
  });

  it('cost nothing but time where they cannot be kept', async () => {
    const root = repositoryWith(FILES);
    const file = join(folderWith({ taken: '' }), 'taken');
    expect(await scan(root, join(file, 'cache'))).toContain('"name":"a"');
    const dir = folderWith();
    await scan(root, dir);
    chmodSync(factsFile(dir), 0o000);
    expect(await scan(root, dir)).toContain('"name":"a"');
  });
});

describe('the folder of the cache', () => {
  const dirOf = (root: string, tracked = '') =>
    openCache({ root, listing: { tracks: (start) => `\t${tracked}\0`.includes(`\t${start}`) }, asked: undefined })?.dir;

  it('is in node_modules where there is one, and never where the repository itself brings files for it', () => {
    const root = folderWith({ 'node_modules/x/index.js': '' });
    vi.stubEnv('LINTEL_CACHE_DIR', '');
    vi.stubEnv('XDG_CACHE_HOME', '/caches');
    expect(dirOf(root)).toBe(join(root, 'node_modules/.cache/lintel'));
    expect(dirOf(root, 'node_modules/.cache/lintel/check.json')).not.toContain(root);
    expect(dirOf(root, 'node_modules')).not.toContain(root);
    expect(dirOf(folderWith())).not.toContain('node_modules');
  });

  it('is where the user says, or nowhere', () => {
    const root = folderWith();
    expect(openCache({ root, listing: NONE, asked: '/elsewhere' })?.dir).toBe('/elsewhere');
    expect(openCache({ root, listing: NONE, asked: false })).toBeUndefined();
    vi.stubEnv('LINTEL_CACHE_DIR', '/shared');
    expect(dirOf(root)).toMatch(/^\/shared\/[0-9a-f]{16}$/);
    expect(dirOf(root)).not.toBe(dirOf(folderWith()));
  });

  it('is not made before there is something to keep', () => {
    const dir = join(folderWith(), 'cache');
    const cache = openCache({ root: dir, listing: NONE, asked: dir });
    expect(cache?.read('facts')).toBeUndefined();
    expect(existsSync(dir)).toBe(false);
  });
});
