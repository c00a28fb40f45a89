/**
 * Looks at the place of an output before anything is written there: inside the root, behind no link, in no other
 * repository, writable, and still as it was when the change was planned. Looks only, changes nothing.
 */
import type { Stats } from 'node:fs';
import { access, constants, lstat, readFile, readlink } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { isRepositoryPath } from '../lock.ts';
import type { Change } from '../model.ts';
import { errorCode, isAbsent } from './error-code.ts';
import { decode } from './decode.ts';

/** What keeps a change from being carried out, and the way out. */
export interface Refusal {
  readonly because: string;
  readonly hint: string;
}

/** What stands at a place that may be written: nothing, a plain file, or a link of ours. */
export interface Standing {
  readonly stats: Stats | undefined;
  /** LF and without byte order mark; `''` when there is no file. */
  readonly text: string;
  readonly usesCrlf: boolean;
  /** What a symbolic link holds. */
  readonly link?: string;
}

const AGAIN = 'Run the command again to see it as it is now.';

/** A change may be carried out on what stands there, or not. `realRoot` must be a real path. */
export async function inspect(realRoot: string, change: Change): Promise<Standing | Refusal> {
  const { path, action, before, after, link, linkBefore } = change;
  const standing = await look(realRoot, path, [link, linkBefore]);
  if (isRefusal(standing)) return standing;
  // Someone else has removed it: a deletion is done, and an update has nothing to lose.
  if (standing.stats === undefined || standing.link !== undefined) return standing;
  const isDone = action !== 'delete' && standing.text === after;
  if (isDone || standing.text === before) return standing;
  return action === 'create'
    ? { because: 'has appeared since it was planned, and lintel did not build it', hint: AGAIN }
    : { because: 'has changed since it was read', hint: AGAIN };
}

/** What stands at `path`, when lintel may write there at all. A link is in the way, unless it holds one of `links`. */
export async function look(
  realRoot: string,
  path: string,
  links: readonly (string | undefined)[] = [],
): Promise<Standing | Refusal> {
  if (!isRepositoryPath(path)) return OUTSIDE;
  const inFolders = await folderRefusal(realRoot, posix.dirname(path));
  if (inFolders !== undefined) return inFolders;
  const file = join(realRoot, path);
  try {
    const stats = await lstat(file);
    const link = stats.isSymbolicLink() ? await readlink(file) : undefined;
    if (link !== undefined && links.includes(link)) return { stats, text: '', usesCrlf: false, link };
    const refusal = judgeFile(stats);
    if (refusal !== undefined) return refusal;
    const raw = await readFile(file);
    const reading = decode(raw);
    if (reading.kind !== 'text')
      return { because: 'is not UTF-8 text', hint: 'Move it elsewhere, then run the command again.' };
    return { stats, text: reading.text, usesCrlf: isMostlyCrlf(raw.toString('utf8')) };
  } catch (error) {
    if (isAbsent(error)) return { stats: undefined, text: '', usesCrlf: false };
    return refusalOf(errorCode(error));
  }
}

/** Tells the two answers apart. */
export function isRefusal(answer: Standing | Refusal): answer is Refusal {
  return 'because' in answer;
}

const OUTSIDE: Refusal = {
  because: 'leads out of the repository or into git’s own folder',
  hint: 'lintel writes inside the repository only; change the note or the setting that asks for this path.',
};

function judgeFile(stats: Stats): Refusal | undefined {
  if (stats.isSymbolicLink()) {
    return {
      because: 'is a symbolic link, and lintel never writes through one',
      hint: 'Remove the link, then run the command again.',
    };
  }
  if (stats.isDirectory())
    return { because: 'is a folder', hint: 'Move the folder elsewhere, then run the command again.' };
  if (!stats.isFile())
    return { because: 'is not a plain file', hint: 'Move it elsewhere, then run the command again.' };
  // Renaming over it would succeed; whoever took the write bit away meant it to stay as it is.
  if ((stats.mode & 0o222) === 0)
    return { because: 'is read-only', hint: 'Make it writable (`chmod u+w`), then run the command again.' };
  return undefined;
}

/** Why nothing may be written in `folder`, if so. Walks down as far as the folders exist; the rest will be made. */
export async function folderRefusal(realRoot: string, folder: string): Promise<Refusal | undefined> {
  let deepest = '';
  for (const name of folder.split('/').filter((segment) => segment !== '' && segment !== '.')) {
    const next = posix.join(deepest, name);
    const stats = await lstat(join(realRoot, next)).catch(errorCode);
    if (stats === 'ENOENT') break;
    if (typeof stats === 'string') return refusalOf(stats);
    const refusal = judgeFolder(next, stats) ?? (await judgeRepository(realRoot, next));
    if (refusal !== undefined) return refusal;
    deepest = next;
  }
  try {
    await access(join(realRoot, deepest), constants.W_OK);
    return undefined;
  } catch (error) {
    return refusalOf(errorCode(error));
  }
}

function judgeFolder(folder: string, stats: Stats): Refusal | undefined {
  if (stats.isSymbolicLink()) {
    return {
      because: `lies behind \`${folder}\`, which is a symbolic link, and lintel never writes through one`,
      hint: 'Scope the note to the folder that the link leads to.',
    };
  }
  if (stats.isDirectory()) return undefined;
  return {
    because: `lies under \`${folder}\`, which is a file`,
    hint: 'Move that file elsewhere, then run the command again.',
  };
}

async function judgeRepository(realRoot: string, folder: string): Promise<Refusal | undefined> {
  const found = await lstat(join(realRoot, folder, '.git')).catch(() => undefined);
  if (found === undefined) return undefined;
  return {
    because: `lies in \`${folder}\`, which is a repository of its own`,
    hint: 'Run lintel inside that repository, and leave the folder out of the notes of this one.',
  };
}

/** A system error as a sentence about a path, and what to do about it. */
export function refusalOf(code: string): Refusal {
  return (
    REFUSALS.get(code) ?? {
      because: `cannot be written (${code === '' ? 'for a reason that the system does not name' : code})`,
      hint: 'Check the file, its folder and the disk, then run the command again.',
    }
  );
}

const FORBIDDEN: Refusal = {
  because: 'may not be written by this user',
  hint: 'Give yourself permission to write the file and its folder, then run the command again.',
};

const REFUSALS: ReadonlyMap<string, Refusal> = new Map([
  ['EACCES', FORBIDDEN],
  ['EPERM', FORBIDDEN],
  [
    'EROFS',
    {
      because: 'lies on a file system that is read-only',
      hint: 'Mount it writable, or run `lintel check`, which writes nothing.',
    },
  ],
  ['ENOSPC', { because: 'does not fit: the disk is full', hint: 'Free some space, then run the command again.' }],
  ['EDQUOT', { because: 'does not fit: your quota is used up', hint: 'Free some space, then run the command again.' }],
  ['EISDIR', { because: 'is a folder', hint: 'Move the folder elsewhere, then run the command again.' }],
  ['ENOTDIR', { because: 'lies under a file', hint: 'Move that file elsewhere, then run the command again.' }],
  ['EBUSY', { because: 'is held by another program', hint: 'Close that program, then run the command again.' }],
  [
    'ENAMETOOLONG',
    { because: 'has a name that is too long for this system', hint: 'Shorten the name of its note or folder.' },
  ],
]);

/** Most line ends decide; a file with both keeps to the majority. */
function isMostlyCrlf(raw: string): boolean {
  const crlf = raw.split('\r\n').length - 1;
  return crlf > 0 && crlf * 2 >= raw.split('\n').length - 1;
}
