/**
 * Carries out the changes of a build so that a kill at any instant leaves each output old or new, and nothing is
 * forgotten or taken for a person's: the lock knows of an output before it appears and until it is gone.
 * What may change is decided elsewhere; here it is only checked against the disk as it is now.
 */
import { mkdir, readFile, realpath, rmdir, unlink } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { managedBlock, withBlock, withoutBlock } from '../block.ts';
import { formatLock, isRepositoryPath, uniteLocks } from '../lock.ts';
import { RULE_FOLDERS } from '../clients.ts';
import type { Change, Lock, Problem } from '../model.ts';
import { errorCode } from './error-code.ts';
import { crlfPaths } from './line-ends.ts';
import { folderRefusal, inspect, isRefusal, look, refusalOf, type Refusal, type Standing } from './place.ts';
import { linkWhole, sweep, sweepLeftovers, syncFolder, writeWhole } from './whole-file.ts';

/** The locks around a set of changes. */
export interface ApplyOptions {
  /** Repository path of the lock. */
  readonly lockFile: string;
  /** The lock as it was read. */
  readonly oldLock: Lock;
  /** The lock once every change is carried out. */
  readonly nextLock: Lock;
  /** Folders in which other writers, such as fixes of notes, left temporary files when they were killed. */
  readonly leftovers?: readonly string[] | undefined;
}

/**
 * Creates, updates and deletes as `changes` say and writes the lock. Returns one problem for each change that could
 * not be carried out, its path as `file`; every other change is done. Writes nothing when all is as it should be.
 */
export async function applyChanges(
  root: string,
  changes: readonly Change[],
  options: ApplyOptions,
): Promise<Problem[]> {
  const realRoot = await realpath(root);
  const pending = changes.filter(({ action }) => action === 'create' || action === 'update' || action === 'delete');
  await sweepFolders(realRoot, options);
  await sweepLeftovers(realRoot, options.leftovers);
  const lock = await look(realRoot, options.lockFile);
  if (isRefusal(lock)) return isSettled(pending, options) ? [] : lockRefused(lock, pending, options.lockFile);

  const refused = new Map<string, Refusal>();
  for (const change of pending) {
    const standing = await inspect(realRoot, change);
    if (isRefusal(standing)) refused.set(change.path, standing);
  }
  const cleared = pending.filter(({ path }) => !refused.has(path));
  const written = cleared.filter(({ action }) => action !== 'delete').map(({ path }) => path);
  const crlf = written.length === 0 ? new Set<string>() : await crlfPaths(realRoot, [options.lockFile, ...written]);
  const state = { options, refused, crlf };
  const before = cleared.length === 0 ? lock : await writeLock(realRoot, lock, { ...state, isUnited: true });
  if (isRefusal(before)) return lockRefused(before, pending, options.lockFile);

  for (const change of cleared) {
    const refusal = (await carryOut(realRoot, change, crlf)) ?? (await lost(realRoot, change));
    if (refusal) refused.set(change.path, refusal);
  }
  await syncFolders(realRoot, cleared);
  const after = await writeLock(realRoot, before, { ...state, isUnited: false });
  if (isRefusal(after)) refused.set(options.lockFile, after);
  return [...refused].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, refusal]) => unwritable(path, refusal));
}

/** A checkout that cannot be written to needs no word when there is nothing to write. */
function isSettled(pending: readonly Change[], { oldLock, nextLock }: ApplyOptions): boolean {
  return pending.length === 0 && formatLock(oldLock) === formatLock(nextLock);
}

/** Does one change. Looks again right before, because the lock and other files were written meanwhile. */
async function carryOut(realRoot: string, change: Change, crlf: ReadonlySet<string>): Promise<Refusal | undefined> {
  const { path, action, after, link, isBlock } = change;
  const standing = await inspect(realRoot, change);
  if (isRefusal(standing)) return standing;
  try {
    if (action === 'delete') await remove(realRoot, path, standing);
    else if (link !== undefined) await putLink({ realRoot, path, text: link }, standing);
    else if (after !== undefined)
      await put({ realRoot, path, text: after, isCrlf: crlf.has(path), isBlock: isBlock === true }, standing);
    return undefined;
  } catch (error) {
    return refusalOf(errorCode(error));
  }
}

/** Whether what was done is there. Some network drives say yes and do nothing; the lock must not believe them. */
async function lost(realRoot: string, { path, action, after, link }: Change): Promise<Refusal | undefined> {
  const now = await look(realRoot, path, [link]);
  if (isRefusal(now)) return now;
  if (action === 'delete') return now.stats === undefined ? undefined : LOST;
  return now.stats !== undefined && (link === undefined ? now.text === after : now.link === link) ? undefined : LOST;
}

const LOST: Refusal = {
  because: 'is not as it was written, although the system reported no error',
  hint: 'Build again. If it stays so, look at the drive, or at what else writes there.',
};

/** A power failure must not keep the lock and forget the files that it speaks of. */
async function syncFolders(realRoot: string, changes: readonly Change[]): Promise<void> {
  for (const folder of new Set(changes.map(({ path }) => posix.dirname(path))))
    await syncFolder(join(realRoot, folder));
}

interface Text {
  readonly realRoot: string;
  readonly path: string;
  readonly text: string;
  /** Whether git's attributes ask for CRLF. */
  readonly isCrlf: boolean;
  /** Whether only the managed block of the file is ours. */
  readonly isBlock?: boolean;
}

async function put(
  { realRoot, path, text, isCrlf, isBlock }: Text,
  { stats, text: current, usesCrlf, link }: Standing,
): Promise<void> {
  if (stats !== undefined && link === undefined && current === text) return;
  const file = join(realRoot, path);
  await mkdir(dirname(file), { recursive: true });
  // A file without a line end says nothing about them.
  const eol = (current.includes('\n') ? usesCrlf : isCrlf) ? '\r\n' : '\n';
  const whole = isBlock === true ? await aroundBlock(file, text, eol) : text.replaceAll('\n', eol);
  // The mode of a link says nothing about the file that takes its place.
  await writeWhole(file, whole, link === undefined ? stats : undefined);
}

/** What `text` makes of our block in a person's file. Around it every byte stays, mixed line ends and a byte order mark included. */
async function aroundBlock(file: string, text: string, eol: '\n' | '\r\n'): Promise<string> {
  const standing = managedBlock(await readFile(file, 'utf8'));
  if (standing === undefined) return text.replaceAll('\n', eol);
  const next = managedBlock(text);
  return next === undefined ? withoutBlock(standing, eol) : withBlock(standing, next.text, eol);
}

async function putLink({ realRoot, path, text }: Omit<Text, 'isCrlf'>, { link }: Standing): Promise<void> {
  if (link === text) return;
  const file = join(realRoot, path);
  await mkdir(dirname(file), { recursive: true });
  await linkWhole(file, text);
}

async function remove(realRoot: string, path: string, { stats }: Standing): Promise<void> {
  if (stats === undefined) return;
  await unlink(join(realRoot, path));
  const folder = posix.dirname(path);
  // It fails when the folder holds anything else, which is what keeps that.
  if (RULE_FOLDERS.has(folder)) await rmdir(join(realRoot, folder)).catch(() => undefined);
}

// ───────────────────────────── the lock ─────────────────────────────

interface LockState {
  readonly options: ApplyOptions;
  readonly refused: ReadonlyMap<string, Refusal>;
  readonly crlf: ReadonlySet<string>;
  /** Before the changes the lock says what was and what will be; after them only what is. */
  readonly isUnited: boolean;
}

/** Writes the lock if it differs from what stands there. Returns what stands there then. */
async function writeLock(realRoot: string, standing: Standing, state: LockState): Promise<Standing | Refusal> {
  const { lockFile, oldLock } = state.options;
  const next = keepOld(state);
  const lock = state.isUnited ? uniteLocks(oldLock, next) : next;
  const { outputs, claims, gone = [] } = lock;
  const isNeeded = standing.stats !== undefined || outputs.length + claims.length + gone.length > 0;
  const text = formatLock(lock);
  if (!isNeeded || standing.text === text) return standing;
  try {
    await put({ realRoot, path: lockFile, text, isCrlf: state.crlf.has(lockFile) }, standing);
    await syncFolder(join(realRoot, posix.dirname(lockFile)));
    const now = await look(realRoot, lockFile);
    return isRefusal(now) || now.text === text ? now : LOST;
  } catch (error) {
    return refusalOf(errorCode(error));
  }
}

/** The lock that is true although some changes were refused: those paths are what they were. */
function keepOld({ options: { oldLock, nextLock }, refused }: Pick<LockState, 'options' | 'refused'>): Lock {
  const kept = oldLock.outputs.filter(({ path }) => refused.has(path));
  return { ...nextLock, outputs: [...nextLock.outputs.filter(({ path }) => !refused.has(path)), ...kept] };
}

/** Without the lock an output would look like a person's file to the next build: nothing is written then. */
function lockRefused(lock: Refusal, pending: readonly Change[], lockFile: string): Problem[] {
  const because = `was not written, because the lock cannot be: \`${lockFile}\` ${lock.because}`;
  const rest = pending.map(({ path }) => unwritable(path, { because, hint: lock.hint }));
  return [unwritable(lockFile, lock), ...rest];
}

function unwritable(path: string, { because, hint }: Refusal): Problem {
  return { rule: 'output/unwritable', file: path, line: 1, column: 1, message: `\`${path}\` ${because}.`, hint };
}

/** A killed build can have left temporary files only where the lock says, because the lock is written first. */
async function sweepFolders(realRoot: string, { lockFile, oldLock, nextLock }: ApplyOptions): Promise<void> {
  const paths = [lockFile, ...[...oldLock.outputs, ...nextLock.outputs].map(({ path }) => path)];
  const folders = new Set(paths.filter(isRepositoryPath).map((path) => posix.dirname(path)));
  for (const folder of folders) {
    const refusal = await folderRefusal(realRoot, folder);
    if (refusal === undefined) await sweep(join(realRoot, folder));
  }
}
