/** Writes files that people will go on editing: new ones, and single lines of theirs. Never replaces anything of theirs. */
import { mkdir, readFile, realpath, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../error.ts';
import { isRefusal, look, type Standing } from './place.ts';
import { writeWhole } from './whole-file.ts';

/** Creates a file with its folders. Throws a UsageError when something stands there, or when nothing may be written there. */
export async function createFile(root: string, path: string, text: string): Promise<void> {
  const standing = await placeFor(root, path);
  if (standing.stats !== undefined) throw new UsageError(`${path} exists already.`, 'Nothing was changed.');
  await write(root, path, { text, flag: 'wx' });
}

/** Adds `line` at the end of a file, or creates it. Answers what was done; nothing when the line is there. */
export async function addLine(root: string, path: string, line: string): Promise<'created' | 'added' | 'present'> {
  const { stats, text, usesCrlf } = await placeFor(root, path);
  if (text.split('\n').includes(line)) return 'present';
  const end = usesCrlf ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  await write(root, path, { text: `${gap}${line}${end}`, flag: 'a' });
  return stats === undefined ? 'created' : 'added';
}

/** Takes back what {@link addLine} did, as far as the line still stands there; `hasGap` where it ended an open line first. */
export async function takeLine(
  root: string,
  path: string,
  { line, isCreated, hasGap }: { readonly line: string; readonly isCreated: boolean; readonly hasGap: boolean },
): Promise<void> {
  const { stats, usesCrlf } = await placeFor(root, path);
  if (stats === undefined) return;
  const end = usesCrlf ? '\r\n' : '\n';
  const text = await readFile(join(root, path), 'utf8');
  const added = `${line}${end}`;
  const at = text.endsWith(added) ? text.length - added.length : text.indexOf(`${end}${added}`) + end.length;
  if (!text.startsWith(added, at)) return;
  const isLast = at + added.length === text.length;
  const before = hasGap && isLast ? text.slice(0, at).slice(0, -end.length) : text.slice(0, at);
  const rest = before + text.slice(at + added.length);
  if (rest === '' && isCreated) await unlink(join(root, path));
  else await writeWhole(join(root, path), rest, stats);
}

async function placeFor(root: string, path: string): Promise<Standing> {
  const standing = await look(await realpath(root), path);
  if (isRefusal(standing)) throw new UsageError(`${path} ${standing.because}.`, standing.hint);
  return standing;
}

async function write(root: string, path: string, { text, flag }: { text: string; flag: 'wx' | 'a' }): Promise<void> {
  const file = join(root, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`${path} cannot be written: ${message}`);
  }
}
