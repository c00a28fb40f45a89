/**
 * Tells which paths below a root change, until it is closed. Knows nothing of notes or outputs; what a change means, and
 * whether it was our own, is for the caller to say.
 */
import { lstatSync, readdirSync, watch, type FSWatcher, type Stats } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../error.ts';
import { errorCode } from './error-code.ts';

/** Eyes on a tree. */
export interface TreeWatch {
  /** Looks at these folders, `''` for the root, and no longer at others. True when one of them is new to it. */
  readonly follow: (folders: ReadonlySet<string>) => boolean;
  readonly close: () => void;
}

/** Watches the tree at `root`: `onChange` hears of each path, new and gone ones included, maybe more than once. */
export function watchTree(root: string, onChange: (path: string) => void): TreeWatch {
  // Elsewhere Node 20 builds it from a watch on each file, packages included, and loses folders that come back.
  const isNative = process.platform === 'darwin' || process.platform === 'win32';
  return isNative ? watchWhole(root, onChange) : watchEach(root, onChange);
}

function watchWhole(root: string, onChange: (path: string) => void): TreeWatch {
  const watcher = watch(root, { recursive: true }, (_event, name) => {
    const path = name?.replaceAll('\\', '/') ?? '';
    if (!path.split('/').some(isOthers)) onChange(path);
  });
  return { follow: () => false, close: () => watcher.close() };
}

/** What git and package managers write is theirs. */
function isOthers(name: string): boolean {
  return name === '.git' || name === 'node_modules';
}

interface Eye {
  readonly watcher: FSWatcher;
  /** The folder that it looks at: another one may have come to its place. */
  readonly inode: number;
}

function watchEach(root: string, onChange: (path: string) => void): TreeWatch {
  const eyes = new Map<string, Eye>();
  const close = (folder: string): void => {
    for (const [each, { watcher }] of eyes) {
      if (each !== folder && !each.startsWith(`${folder}/`)) continue;
      watcher.close();
      eyes.delete(each);
    }
  };
  const open = (folder: string): boolean => {
    const found = standing(join(root, folder));
    if (found?.isDirectory() !== true || eyes.has(folder)) return false;
    try {
      const watcher = watch(join(root, folder), (_event, name) => name !== null && notice(folder, name));
      watcher.on('error', () => close(folder));
      eyes.set(folder, { watcher, inode: found.ino });
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return false;
      throw tooMany(error);
    }
  };
  const openBelow = (folder: string): void => {
    open(folder);
    for (const entry of entriesOf(join(root, folder))) {
      if (isOthers(entry.name)) continue;
      const path = `${folder}/${entry.name}`;
      // It may have been written before anyone looked.
      if (entry.isDirectory()) openBelow(path);
      else onChange(path);
    }
  };
  const notice = (folder: string, name: string): void => {
    if (isOthers(name)) return;
    const path = folder === '' ? name : `${folder}/${name}`;
    const found = standing(join(root, path));
    const isKnown = found?.isDirectory() === true && eyes.get(path)?.inode === found.ino;
    if (!isKnown) {
      close(path);
      if (found?.isDirectory()) openBelow(path);
    }
    onChange(path);
  };
  return {
    follow: (folders) => {
      // A new folder without a file is in no list yet; one with files that is in none is ignored.
      for (const folder of eyes.keys()) {
        const isWaiting = entriesOf(join(root, folder)).every((entry) => entry.isDirectory());
        if (!folders.has(folder) && !isWaiting) close(folder);
      }
      return [...folders].map(open).some(Boolean);
    },
    close: () => {
      for (const { watcher } of eyes.values()) watcher.close();
    },
  };
}

function standing(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

function entriesOf(folder: string): { readonly name: string; readonly isDirectory: () => boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function tooMany(error: unknown): unknown {
  const code = errorCode(error);
  if (code !== 'ENOSPC' && code !== 'EMFILE') return error;
  return new UsageError(
    'The system lets nobody watch more folders.',
    'Raise its limit (on Linux `fs.inotify.max_user_watches` and `max_user_instances`), or run `lintel build` by hand.',
  );
}
