/**
 * Originals of an adoption: copied before anything changes, removed only while they are what was copied, and given back
 * byte for byte. Every step is whole or not done, so that a kill between two loses nothing.
 */
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, readlink, realpath, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import {
  ADOPTED_FOLDER,
  copyName,
  formatManifest,
  manifestFile,
  parseManifest,
  type Manifest,
  type Original,
} from '../adopt/manifest.ts';
import { UsageError } from '../error.ts';
import { isRepositoryPath } from '../lock.ts';
import { errorCode, isAbsent } from './error-code.ts';
import { folderRefusal } from './place.ts';
import { linkWhole, sweep, writeWhole } from './whole-file.ts';

/** SHA-256 in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The manifest of an adoption; undefined when there is none. */
export async function readManifest(root: string, context: string): Promise<Manifest | undefined> {
  const text = await readFile(join(root, manifestFile(context)), 'utf8').catch(() => undefined);
  return parseManifest(text);
}

/** Writes the manifest. */
export async function writeManifest(root: string, context: string, manifest: Manifest): Promise<void> {
  await writeText(root, manifestFile(context), formatManifest(manifest));
}

/** Looks at the file at `path` as it is now; undefined when nothing stands there. */
export async function originalAt(root: string, path: string, role: Original['role']): Promise<Original | undefined> {
  const file = join(root, path);
  const stats = await lstat(file).catch(() => undefined);
  if (stats === undefined) return undefined;
  const mode = stats.mode & 0o7777;
  if (stats.isSymbolicLink()) {
    const link = await readlink(file);
    return { path, link, sha256: sha256(link), mode, role };
  }
  return { path, copy: copyName(path), sha256: sha256(await readFile(file)), mode, role };
}

/** Copies an original into the folder of originals. */
export async function keepOriginal(root: string, context: string, { path, copy }: Original): Promise<void> {
  if (copy !== undefined)
    await writeText(root, `${context}/${ADOPTED_FOLDER}/${copy}`, await readFile(join(root, path)));
}

/** True while the file at the place of an original is what was copied. */
export async function isUntouched(root: string, original: Original): Promise<boolean> {
  const now = await originalAt(root, original.path, original.role).catch(() => undefined);
  return (
    now !== undefined && now.sha256 === original.sha256 && (now.link === undefined) === (original.link === undefined)
  );
}

/** Removes an original that was copied, and folders that are empty without it. One that has changed since stays. */
export async function removeOriginal(root: string, original: Original): Promise<boolean> {
  if (await isUntouched(root, original)) await unlink(join(root, original.path));
  // A run that was killed may have removed the file and not yet its folder.
  else if (await stands(root, original.path)) return false;
  await removeEmptyFolders(root, original.path);
  return true;
}

async function stands(root: string, path: string): Promise<boolean> {
  return await lstat(join(root, path)).then(
    () => true,
    () => false,
  );
}

/** The bytes of an original, if its copy is still what was copied. */
export async function copyOf(
  root: string,
  context: string,
  { copy, sha256: digest }: Original,
): Promise<Uint8Array | undefined> {
  if (copy === undefined || !isRepositoryPath(copy)) return undefined;
  const bytes = await readFile(join(root, context, ADOPTED_FOLDER, copy)).catch(() => undefined);
  return bytes !== undefined && sha256(bytes) === digest ? bytes : undefined;
}

/** Gives an original back, byte for byte, with its mode. */
export async function restoreOriginal(root: string, original: Original, bytes: Uint8Array | undefined): Promise<void> {
  const { path, link, mode } = original;
  if (await isUntouched(root, original)) return;
  const file = await place(root, path);
  if (link !== undefined) return linkWhole(file, link);
  if (bytes === undefined) return;
  await writeWhole(file, bytes);
  await chmod(file, mode);
}

/** Writes a file of lintel's own whole, with its folders. */
export async function writeText(root: string, path: string, content: string | Uint8Array): Promise<void> {
  const file = await place(root, path);
  const standing = await lstat(file).catch(() => undefined);
  if (standing?.isSymbolicLink())
    throw new UsageError(`${path} is a symbolic link, and lintel never writes through one.`, 'Remove the link.');
  try {
    await writeWhole(file, content, standing);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${errorCode(error)}`, 'Run the command again once it can.');
  }
}

/** Adds text at the end of a person's file, in its own line ends, and touches nothing before it. */
export async function appendText(root: string, path: string, text: string): Promise<void> {
  const file = await place(root, path);
  const bytes = await readFile(file);
  const stats = await lstat(file);
  const end = bytes.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  await writeWhole(file, Buffer.concat([bytes, Buffer.from(end)]), stats);
}

/** Removes a file, and folders that are empty without it. Nothing to remove is as good. */
export async function removeFile(root: string, path: string): Promise<void> {
  if (!isRepositoryPath(path)) return;
  await unlink(join(root, path)).catch((error: unknown) => {
    if (!isAbsent(error)) throw error;
  });
  await removeEmptyFolders(root, path);
}

/** Removes the folder of originals. */
export async function removeOriginals(root: string, context: string): Promise<void> {
  // The manifest goes last: as long as it stands, the command that was killed can be run again.
  const folder = join(root, context, ADOPTED_FOLDER);
  const names = await readdir(folder).catch(() => []);
  const manifest = manifestFile(context);
  for (const name of names)
    if (!manifest.endsWith(`/${name}`)) await rm(join(folder, name), { recursive: true, force: true });
  await removeFile(root, manifest);
}

/** Removes what a run that was killed behind its last file left: empty folders. */
export async function removeEmptyAdoption(root: string, context: string): Promise<void> {
  const wasThere = await rmdir(join(root, context, ADOPTED_FOLDER)).then(
    () => true,
    () => false,
  );
  if (wasThere) await rmdir(join(root, context)).catch(() => undefined);
}

async function place(root: string, path: string): Promise<string> {
  if (!isRepositoryPath(path)) throw new UsageError(`${path} leads out of the repository.`);
  const refusal = await folderRefusal(await realpath(root), posix.dirname(path));
  if (refusal !== undefined) throw new UsageError(`${path} ${refusal.because}.`, refusal.hint);
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  // What a killed run was writing would stay for ever.
  await sweep(dirname(file));
  return file;
}

async function removeEmptyFolders(root: string, path: string): Promise<void> {
  await sweep(join(root, posix.dirname(path)));
  for (let folder = posix.dirname(path); folder !== '.' && folder !== ''; folder = posix.dirname(folder)) {
    // It fails when the folder holds anything else, which is what keeps that.
    const isGone = await rmdir(join(root, folder)).then(
      () => true,
      (error: unknown) => isAbsent(error),
    );
    if (!isGone) return;
  }
}
