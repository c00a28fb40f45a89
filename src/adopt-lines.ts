/**
 * Where lines that a person wrote into an output belong: the note that feeds what stands around them, and the place in it.
 * Finds the place only; nothing is written here.
 */
import { explainLine } from './explain.ts';
import { lineHash } from './lock.ts';
import type { Compilation } from './model.ts';

/** Lines that are to stand in a note, byte for byte. */
export interface LineAdoption {
  readonly note: string;
  /** Line of the note's file behind which they go. */
  readonly behind: number;
  readonly lines: readonly string[];
}

/** A run of lines of an output, first and last included. */
export interface LineRange {
  readonly path: string;
  readonly first: number;
  readonly last: number;
}

/** The place for `range` of an output as it stands; undefined when no note feeds anything near it. */
export function adoptLines(compilation: Compilation, range: LineRange): LineAdoption | undefined {
  const standing = compilation.changes.find(({ path }) => path === range.path)?.before?.split('\n');
  const lines = standing?.slice(range.first - 1, range.last);
  if (standing === undefined || lines === undefined || lines.every((line) => line.trim() === '')) return undefined;
  const anchor = anchorOf(compilation, { ...range, standing });
  const text = anchor && compilation.inputs.sources.texts.get(anchor.note)?.split('\n');
  if (anchor === undefined || text === undefined) return undefined;
  // Front matter takes no markdown: what stands beside a rule line goes to the end of the note's text.
  const end = text.at(-1) === '' ? text.length - 1 : text.length;
  const behind = anchor.isText ? anchor.line : end;
  const isApart = !anchor.isText || standing[range.first - 2]?.trim() === '';
  const isFollowed = (text[behind] ?? '').trim() !== '' && standing[range.last]?.trim() === '';
  return {
    note: anchor.note,
    behind,
    lines: [...(isApart && text[behind - 1]?.trim() !== '' ? [''] : []), ...lines, ...(isFollowed ? [''] : [])],
  };
}

/** The raw text of a note with `lines` behind one of its lines, ended as the others are. */
export function withLines(raw: string, { behind, lines }: LineAdoption): string {
  const eol = raw.includes('\r\n') ? '\r\n' : '\n';
  const own = (raw.endsWith('\n') ? raw : raw + eol).split('\n');
  const added = lines.map((line) => line + eol.slice(0, -1));
  return [...own.slice(0, behind), ...added, ...own.slice(behind)].join('\n');
}

interface Anchor {
  readonly note: string;
  readonly line: number;
  /** Whether it stands in the text of the note, not in its front matter. */
  readonly isText: boolean;
}

/** The nearest line that a note wrote: above first, since a person goes on writing where something stands. */
function anchorOf(
  compilation: Compilation,
  { path, first, last, standing }: LineRange & { standing: readonly string[] },
) {
  const built = compilation.outputs.find((output) => output.path === path)?.text.split('\n') ?? [];
  const places = new Map(built.map((line, index) => [lineHash(line), index + 1]));
  const noted = (line: string): Anchor | undefined => {
    const at = line.trim() === '' ? undefined : places.get(lineHash(line));
    const origin = at === undefined ? undefined : explainLine(compilation, path, at)?.origin;
    if (origin?.kind !== 'note' || origin.line === undefined) return undefined;
    const { file, line: written } = origin;
    const body = compilation.model.notes.find(({ note }) => note.file === file)?.note.body.line ?? 1;
    return { note: file, line: written, isText: written >= body };
  };
  const above = standing.slice(0, first - 1).reverse();
  for (const line of above) {
    const found = noted(line);
    if (found !== undefined) return found;
  }
  for (const line of standing.slice(last)) {
    const found = noted(line);
    if (found !== undefined) return { ...found, line: found.isText ? found.line - 1 : found.line };
  }
  return undefined;
}
