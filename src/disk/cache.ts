/**
 * The folder in which runs leave what the next run need not work out again. It stands outside the tree, holds nothing
 * that cannot be made anew, and no failure of it ever reaches the user. What is kept there is the callers' matter.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, lstatSync, mkdirSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';
import type { Listing } from './tree.ts';
import { sweep, writeWhole } from './whole-file.ts';

/** A place for texts by name. Reading gives undefined and writing does nothing where the disk refuses. */
export interface CacheFolder {
  readonly dir: string;
  readonly read: (name: string) => string | undefined;
  /** Replaces a text as a whole: another run reads the old or the new one. */
  readonly write: (name: string, text: string) => Promise<void>;
  /** Adds to the end of a text, in one write. */
  readonly append: (name: string, text: string) => void;
  /** Removes texts whose names `isStale` tells, and what killed runs left. */
  readonly tidy: (isStale: (name: string) => boolean) => Promise<void>;
}

/** Where the cache is to be. */
export interface CachePlace {
  /** The repository, absolute. */
  readonly root: string;
  /** What git tracks of it. */
  readonly listing: Pick<Listing, 'tracks'>;
  /** The folder that the user named, absolute; false for no cache at all. */
  readonly asked: string | false | undefined;
}

/** Opens the cache of a repository; undefined when the user wants none. Nothing is created before the first write. */
export function openCache(place: CachePlace): CacheFolder | undefined {
  const dir = cacheDir(place);
  return dir === undefined ? undefined : folderAt(dir);
}

/**
 * The folder that was asked for, else one for each repository below `LINTEL_CACHE_DIR`, else `node_modules/.cache` as
 * other tools use it (find-cache-dir), else the cache folder of the system (XDG Base Directory Specification; Apple's
 * File System Programming Guide; `%LOCALAPPDATA%`).
 */
function cacheDir({ root, listing, asked }: CachePlace): string | undefined {
  if (asked !== undefined) return asked === false ? undefined : asked;
  const { LINTEL_CACHE_DIR: named } = process.env;
  const own = createHash('sha256').update(root).digest('hex').slice(0, 16);
  if (named !== undefined && named !== '') return join(named, own);
  return isInstalled(root) && !holdsTracked(listing)
    ? join(root, 'node_modules/.cache/lintel')
    : join(systemCaches(), 'lintel', own);
}

function isInstalled(root: string): boolean {
  return lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A repository that brings files for our folder could bring a clean report about itself. */
function holdsTracked({ tracks }: Pick<Listing, 'tracks'>): boolean {
  return tracks('node_modules/.cache') || tracks('node_modules\0');
}

function systemCaches(): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = process.env;
  if (process.platform === 'win32' && local !== undefined && local !== '') return local;
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches');
  return xdg !== undefined && xdg.startsWith('/') ? xdg : join(homedir(), '.cache');
}

function folderAt(dir: string): CacheFolder {
  return {
    dir,
    read: (name) => quietly(() => readFileSync(join(dir, name), 'utf8')),
    write: async (name, text) => {
      if (quietly(() => makeFolder(dir))) await writeWhole(join(dir, name), text).catch(() => undefined);
    },
    append: (name, text) => {
      quietly(() => {
        makeFolder(dir);
        appendFileSync(join(dir, name), text);
      });
    },
    tidy: async (isStale) => {
      for (const name of quietly(() => readdirSync(dir)) ?? [])
        if (isStale(name)) quietly(() => unlinkSync(join(dir, name)));
      await sweep(dir);
    },
  };
}

/**
 * Makes `dir`, and keeps git out of it: in the tree (`--cache-dir .lintel-cache`) it would be searched for the names that findings call gone. Others of
 * its kind leave the same file (mypy, pytest, ruff); in a folder that was there before it would hide what is not ours.
 */
function makeFolder(dir: string): true {
  if (isThere(dir)) return true;
  makeLevels(dir);
  writeFileSync(join(dir, '.gitignore'), '*\n');
  return true;
}

/** Level by level: asked for all at once below `/proc`, Node 20 tries for ever. */
function makeLevels(dir: string): void {
  if (isThere(dir)) return;
  const parent = dirname(dir);
  if (parent !== dir) makeLevels(parent);
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Another run was faster.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function isThere(dir: string): boolean {
  return lstatSync(dir, { throwIfNoEntry: false }) !== undefined;
}

/** A disk that is full or read-only costs time and nothing else. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
