/** `lintel adopt AGENTS.md:37-41`: lines that a person wrote into an output go into the note that feeds what stands around them. */
import { adoptLines, withLines, type LineRange } from '../adopt-lines.ts';
import { readForEdit, rewriteFiles } from '../disk/rewrite.ts';
import { relativeTo } from '../disk/root.ts';
import { UsageError } from '../error.ts';
import { resolve } from 'node:path';
import { writeOutputs } from './build.ts';
import { EXIT, flag, type Invocation } from './command.ts';
import { compilation } from './compilation.ts';

/** The lines that an argument names, if it names any. */
export function lineRange(argument: string, { root, cwd }: Invocation): LineRange | undefined {
  const [, file, first = '', last = first] = /^(.+):(\d+)(?:-(\d+))?$/.exec(argument) ?? [];
  if (file === undefined) return undefined;
  return { path: relativeTo(root, resolve(cwd, file)), first: Number(first), last: Number(last) };
}

/** Moves one run of lines into its note, and builds. */
export async function adoptLinesOf(range: LineRange, invocation: Invocation): Promise<number> {
  const { root, terminal } = invocation;
  const compiled = await compilation(invocation);
  const named = `${range.path}:${range.first}${range.last === range.first ? '' : `-${range.last}`}`;
  const place = adoptLines(compiled, range);
  if (place === undefined) {
    throw new UsageError(
      `There is no note for ${named}.`,
      'It is no line of an output, or nothing near it comes from a note. Move the text by hand.',
    );
  }
  terminal.out(`${named} → ${place.note}:${place.behind + 1}`);
  if (flag(invocation, 'dry-run')) return EXIT.clean;
  const before = await readForEdit(root, place.note);
  await rewriteFiles(root, [{ path: place.note, before, after: withLines(before ?? '', place) }]);
  return await writeOutputs(await compilation(invocation), invocation);
}
