/** The managed block: lintel's part of a file that a person owns, between two comment lines. Everything around it is theirs. */

/** The lines around the block. */
export const BLOCK = { start: '<!-- lintel:start -->', end: '<!-- lintel:end -->' } as const;

/** What a file holds without our text, for a person who wants it in there. */
export const EMPTY_BLOCK = `${BLOCK.start}\n${BLOCK.end}\n`;

/** A file taken apart at its managed block. */
export interface ManagedBlock {
  /** Up to and with the line that starts the block. */
  readonly head: string;
  /** Between the two lines, without blank lines around it. */
  readonly text: string;
  /** From the line that ends the block. */
  readonly tail: string;
  /** Line of the file on which the block's first own line stands. */
  readonly line: number;
}

/** The managed block of a file; undefined without one. Markers that do not pair up, or are there twice, are none. */
export function managedBlock(file: string): ManagedBlock | undefined {
  const lines = file.split('\n');
  const { starts, ends } = markers(lines);
  const [start, end] = [starts[0], ends[0]];
  if (start === undefined || end === undefined || markerFault(file) !== undefined) return undefined;
  const inside = lines.slice(start + 1, end);
  const blank = inside.findIndex((line) => line.trim() !== '');
  return {
    head: `${lines.slice(0, start + 1).join('\n')}\n`,
    text: inside
      .join('\n')
      .replace(/^(?:[ \t\r]*\n)+/, '')
      .trimEnd(),
    tail: lines.slice(end).join('\n'),
    line: start + 2 + Math.max(0, blank),
  };
}

/** The line of a marker that has no partner, or too many; undefined for a file with one pair or none. */
export function markerFault(file: string): number | undefined {
  const { starts, ends } = markers(file.split('\n'));
  const [start, end] = [starts[0], ends[0]];
  if (start === undefined && end === undefined) return undefined;
  const isPair = start !== undefined && end !== undefined && start < end && starts.length === 1 && ends.length === 1;
  return isPair ? undefined : (starts[1] ?? ends[1] ?? start ?? end ?? 0) + 1;
}

/** The file with its block left blank, so that every line of a person's stands where it stood; all of it without a block. */
export function aroundBlock(file: string): string {
  const block = managedBlock(file);
  if (block === undefined) return file;
  const [before, after] = [block.head.split('\n').length - 1, block.tail.split('\n').length];
  const lines = file.split('\n');
  return lines.map((line, index) => (index < before - 1 || index > lines.length - after ? line : '')).join('\n');
}

/** The file with `text` in its block; the lines of lintel end with `eol`, all others as they did. */
export function withBlock({ head, tail }: ManagedBlock, text: string, eol: '\n' | '\r\n' = '\n'): string {
  const own = text.trim().replaceAll('\n', eol);
  return own === '' ? head + tail : head + eol + own + eol + eol + tail;
}

/** The file without the block and its marks. Lines that part what stood around it end with `eol`. */
export function withoutBlock({ head, tail }: ManagedBlock, eol: '\n' | '\r\n' = '\n'): string {
  const before = head.slice(0, head.lastIndexOf(BLOCK.start)).trimEnd();
  const after = tail.slice(tail.indexOf(BLOCK.end) + BLOCK.end.length).replace(/^\s*\n/, '');
  if (before === '') return after;
  return after.trim() === '' ? before + eol : before + eol + eol + after.replace(/^[\r\n]+/, '');
}

/** The file with an empty block at its end. */
export function withEmptyBlock(file: string, eol: '\n' | '\r\n' = '\n'): string {
  const gap = file.trim() === '' || /\n\s*\n$/.test(file) ? '' : file.endsWith('\n') ? eol : eol + eol;
  return file + gap + EMPTY_BLOCK.replaceAll('\n', eol);
}

/** Only a line that holds the marker alone counts: prose and code may speak of it. */
function markers(lines: readonly string[]): { readonly starts: readonly number[]; readonly ends: readonly number[] } {
  const found = { starts: [] as number[], ends: [] as number[] };
  let isFence = false;
  lines.forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line)) isFence = !isFence;
    if (isFence) return;
    // From four blanks on it is code that shows one (CommonMark, 4.4); lintel indents none, and no formatter that much.
    if (/^(?: {4}| {0,3}\t)/.test(line)) return;
    if (line.trim() === BLOCK.start) found.starts.push(index);
    if (line.trim() === BLOCK.end) found.ends.push(index);
  });
  return found;
}
