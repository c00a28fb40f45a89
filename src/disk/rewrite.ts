/**
 * Writes files that people go on editing, several at once or none: everything is looked at first, and what a failure
 * leaves half done is put back. Texts are raw here, line ends and byte order mark included. It decides on no text.
 */
import { mkdir, readFile, realpath, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../error.ts';
import { errorCode } from './error-code.ts';
import { isRefusal, look, refusalOf } from './place.ts';
import { sweep, writeWhole } from './whole-file.ts';

/** A file with the text that it had when it was read, and the one that it gets. */
export interface Rewrite {
  readonly path: string;
  /** Undefined when nothing may stand there. */
  readonly before: string | undefined;
  readonly after: string;
}

/** The raw text of a file that may be written; undefined when nothing stands there. */
export async function readForEdit(root: string, path: string): Promise<string | undefined> {
  const realRoot = await realpath(root);
  const standing = await look(realRoot, path);
  if (isRefusal(standing)) throw refusedWrite(path, standing.because, standing.hint);
  return standing.stats === undefined ? undefined : await readFile(join(realRoot, path), 'utf8');
}

/** Carries out all of `rewrites`, or none. Throws a UsageError that says why nothing was changed. */
export async function rewriteFiles(root: string, rewrites: readonly Rewrite[]): Promise<void> {
  const realRoot = await realpath(root);
  for (const { path, before } of rewrites) {
    const now = await readForEdit(root, path);
    if (now !== before) throw refusedWrite(path, conflict(now, before), AGAIN);
  }
  for (const folder of new Set(rewrites.map(({ path }) => dirname(join(realRoot, path))))) await sweep(folder);
  const done: Rewrite[] = [];
  // New files come first: they are the ones that somebody else may have made in the meantime.
  const ordered = rewrites.toSorted((a, b) => Number(a.before !== undefined) - Number(b.before !== undefined));
  for (const rewrite of ordered) {
    try {
      await put(realRoot, rewrite);
      done.push(rewrite);
    } catch (error) {
      await undo(realRoot, done);
      if (error instanceof UsageError) throw error;
      const { because, hint } = refusalOf(errorCode(error));
      throw refusedWrite(rewrite.path, because, hint);
    }
  }
}

const AGAIN = 'Run the command again.';

function conflict(now: string | undefined, before: string | undefined): string {
  if (before === undefined) return 'exists already';
  return now === undefined ? 'is gone' : 'has changed since it was read';
}

function refusedWrite(path: string, because: string, hint: string): UsageError {
  return new UsageError(`${path} ${because}.`, `Nothing was changed. ${hint}`);
}

async function put(realRoot: string, { path, before, after }: Rewrite): Promise<void> {
  if (before === after) return;
  if (before !== undefined) return await replace(realRoot, { path, before, after });
  const file = join(realRoot, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, after, { flag: 'wx' });
}

/** Looks again right before, because other files were written meanwhile. */
async function replace(realRoot: string, { path, before, after }: Rewrite): Promise<void> {
  const standing = await look(realRoot, path);
  if (isRefusal(standing)) throw refusedWrite(path, standing.because, standing.hint);
  const file = join(realRoot, path);
  const now = standing.stats === undefined ? undefined : await readFile(file, 'utf8');
  if (now !== before) throw refusedWrite(path, conflict(now, before), AGAIN);
  await writeWhole(file, after, standing.stats);
}

async function undo(realRoot: string, done: readonly Rewrite[]): Promise<void> {
  for (const { path, before, after } of done.toReversed()) {
    const undone =
      before === undefined ? unlink(join(realRoot, path)) : replace(realRoot, { path, before: after, after: before });
    // The disk has just failed us: what cannot be put back is left, and the message names the file that failed.
    await undone.catch(() => undefined);
  }
}
