/** The one line of a text that a claim stands in. Each text is cut once for all claims in it; nothing is read of the line. */
import { lineStarts } from '../../offsets.ts';
import { oncePer } from '../../once.ts';

/** Line `line` of `file`, counted from 1 and without its end; undefined where there is no such file or line. */
export function lineOf(texts: ReadonlyMap<string, string> | undefined, file: string, line: number): string | undefined {
  const text = texts?.get(file);
  if (texts === undefined || text === undefined) return undefined;
  const known = startsIn(texts);
  const starts = known.get(file) ?? lineStarts(text);
  known.set(file, starts);
  const start = starts[line - 1];
  return start === undefined ? undefined : text.slice(start, (starts[line] ?? text.length + 1) - 1);
}

/** Texts → file → where its lines begin. */
const startsIn = oncePer<ReadonlyMap<string, string>, Map<string, readonly number[]>>(() => new Map());
