/** Finds the root of a repository, and says where folders lie. Light to load: every command starts here. */
import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * The root that `start` belongs to: the nearest folder with `.git`, else the nearest workspace root, else the
 * nearest package, else `start` itself.
 */
export async function findRoot(start: string): Promise<string> {
  const folders = ancestors(await startFolder(resolve(start)));
  const isRoot = [
    (folder: string) => exists(join(folder, '.git')),
    isWorkspaceRoot,
    (folder: string) => exists(join(folder, 'package.json')),
  ];
  for (const test of isRoot) {
    for (const folder of folders) if (await test(folder)) return folder;
  }
  return folders[0] ?? resolve(start);
}

/** True when there is a folder at `path`, behind a link or not. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** `path` as the rest of lintel writes it: relative to `root`, POSIX, `''` for the root; `..` in front when outside. */
export function relativeTo(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

async function startFolder(start: string): Promise<string> {
  const found = await stat(start).catch(() => undefined);
  return found?.isFile() ? dirname(start) : start;
}

/** `folder` first, the file system's root last. */
export function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

async function isWorkspaceRoot(folder: string): Promise<boolean> {
  if (await exists(join(folder, 'pnpm-workspace.yaml'))) return true;
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '');
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, 'workspaces');
  } catch {
    // A manifest that does not parse is reported where manifests are read.
    return false;
  }
}
