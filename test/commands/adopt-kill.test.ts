/** init and eject, killed at any step: nothing is lost, and the same command finishes the work. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addFiles, folderWith, git } from '../disk/folder.ts';
import { CLI, lintel } from '../program.ts';

const HOOK = join(import.meta.dirname, 'killed-cli.mjs');

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'src/a.test.ts': '',
  'AGENTS.md': '# Shop\n\nPrices are net.\n\n<!-- nx configuration start-->\nUse nx.\n<!-- nx configuration end-->\n',
  'docs/CLAUDE.md': '# Docs\n\nNo jargon.\n',
  '.cursorrules': 'Be brief.\n',
  '.cursor/rules/nested/testing.mdc': '---\nglobs: **/*.test.ts\n---\nOne fact each.\n',
};

/** A repository in a folder of its own, so that the count of steps can lie beside it. */
function fresh(from?: string): string {
  const root = join(folderWith(), 'shop');
  if (from !== undefined) {
    cpSync(from, root, { recursive: true, verbatimSymlinks: true });
    return root;
  }
  mkdirSync(root);
  addFiles(root, FILES);
  symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'shop');
  return root;
}

function snapshot(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => !/^\.git(?:\/|$)/.test(path));
  return Object.fromEntries(
    paths.sort().map((path) => {
      const stats = lstatSync(join(root, path));
      if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(join(root, path))}`];
      return [path, stats.isDirectory() ? 'folder' : readFileSync(join(root, path), 'utf8')];
    }),
  );
}

/** Runs the program until step `at`; says whether it got there, and how many steps a whole run has. */
function killedAt(root: string, command: string, at: number): { readonly isKilled: boolean; readonly steps: number } {
  const env = { ...process.env, KILL_AT: String(at), KILL_ROOT: root, LINTEL_CACHE_DIR: join(root, '../cache') };
  const { signal } = spawnSync(process.execPath, ['--import', HOOK, CLI, command, '--yes'], { cwd: root, env });
  const steps = join(root, '../steps.txt');
  return { isKilled: signal === 'SIGKILL', steps: existsSync(steps) ? Number(readFileSync(steps, 'utf8')) : 0 };
}

/** Every original stands where it was, or lies in its copy. */
function missingOriginals(root: string): readonly string[] {
  return Object.entries(FILES).flatMap(([path, text]) => {
    const places = [join(root, path), join(root, 'context/.adopted', `${path}.txt`)];
    const isThere = places.some((place) => existsSync(place) && readFileSync(place, 'utf8') === text);
    return isThere ? [] : [path];
  });
}

/** Enough of the steps to have all kinds of them, in a time that a test may take. */
const SAMPLES = 10;

function sampled(steps: number): readonly number[] {
  return Array.from({ length: SAMPLES }, (_, index) => 1 + Math.floor((index * steps) / SAMPLES));
}

it('init that is killed at any step loses nothing, and the next one finishes it', { timeout: 180_000 }, () => {
  const original = fresh();
  const whole = fresh(original);
  const { steps } = killedAt(whole, 'init', 0);
  expect(steps).toBeGreaterThan(SAMPLES);
  const done = snapshot(whole);
  for (const at of sampled(steps)) {
    const root = fresh(original);
    expect([at, killedAt(root, 'init', at).isKilled]).toEqual([at, true]);
    expect([at, missingOriginals(root)]).toEqual([at, []]);
    const again = lintel(root, 'init', '--yes');
    // Killed after the last write that matters, it was done.
    expect([0, 2]).toContain(again.code);
    expect([at, snapshot(root)]).toEqual([at, done]);
  }
});

it('eject that is killed at any step loses nothing, and the next one finishes it', { timeout: 180_000 }, () => {
  const original = fresh();
  const before = snapshot(original);
  const adopted = fresh(original);
  expect(lintel(adopted, 'init', '--yes').code).toBe(0);
  const whole = fresh(adopted);
  const { steps } = killedAt(whole, 'eject', 0);
  expect(snapshot(whole)).toEqual(before);
  for (const at of sampled(steps)) {
    const root = fresh(adopted);
    expect([at, killedAt(root, 'eject', at).isKilled]).toEqual([at, true]);
    expect([at, missingOriginals(root)]).toEqual([at, []]);
    const again = lintel(root, 'eject', '--yes');
    expect([0, 2]).toContain(again.code);
    expect([at, snapshot(root)]).toEqual([at, before]);
  }
});
