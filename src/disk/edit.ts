/**
 * Replaces parts of single lines in files that people go on editing. Every other byte stays: line ends, a byte order mark,
 * what stands around. A file that is not as it was read is left alone.
 */
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../error.ts';
import { isRefusal, look } from './place.ts';
import { writeWhole } from './whole-file.ts';

/** `before` stands at the place and becomes `after`. Lines and columns count from 1, in UTF-16 units. */
export interface LineEdit {
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

/** `text` with all `edits` made; undefined when one of them does not find what it replaces. */
export function withLineEdits(text: string, edits: readonly LineEdit[]): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = text.slice(mark.length).split('\n');
  // From the end of each line, so that the columns before stay true.
  for (const { line, column, before, after } of edits.toSorted((a, b) => b.line - a.line || b.column - a.column)) {
    const written = lines[line - 1];
    const start = column - 1;
    if (written === undefined || !written.startsWith(before, start)) return undefined;
    lines[line - 1] = written.slice(0, start) + after + written.slice(start + before.length);
  }
  return mark + lines.join('\n');
}

/** Makes `edits` in the file at `path`, which was read as `text`. Throws a UsageError where nothing may be written. */
export async function editFile(
  root: string,
  path: string,
  { text, edits }: { readonly text: string; readonly edits: readonly LineEdit[] },
): Promise<void> {
  const realRoot = await realpath(root);
  const standing = await look(realRoot, path);
  if (isRefusal(standing)) throw new UsageError(`${path} ${standing.because}.`, standing.hint);
  const edited =
    standing.text === text ? withLineEdits(await readFile(join(realRoot, path), 'utf8'), edits) : undefined;
  if (edited === undefined) throw new UsageError(`${path} has changed since it was read.`, 'Run the command again.');
  await writeWhole(join(realRoot, path), edited, standing.stats);
}
