/** The managed block: lintel's part of a file that a person owns, between two comment lines. Everything around it is theirs. */

const START = '<!-- lintel:start -->';
const END = '<!-- lintel:end -->';

/** What a file holds without our text, for a person who wants it in there. */
export const EMPTY_BLOCK = `${START}\n${END}\n`;

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
  const [start, ...moreStarts] = linesThatAre(lines, START);
  const [end, ...moreEnds] = linesThatAre(lines, END);
  if (start === undefined || end === undefined || end < start || moreStarts.length + moreEnds.length > 0)
    return undefined;
  const inside = lines.slice(start + 1, end);
  const blank = inside.findIndex((line) => line.trim() !== '');
  return {
    head: `${lines.slice(0, start + 1).join('\n')}\n`,
    text: inside
      .join('\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd(),
    tail: lines.slice(end).join('\n'),
    line: start + 2 + Math.max(0, blank),
  };
}

/** The file with `text` in its block. */
export function withBlock({ head, tail }: ManagedBlock, text: string): string {
  return text.trim() === '' ? head + tail : `${head}\n${text.trim()}\n\n${tail}`;
}

/** The file without the block and its marks. */
export function withoutBlock({ head, tail }: ManagedBlock): string {
  const before = head.slice(0, head.lastIndexOf(START)).trimEnd();
  const after = tail.slice(END.length).replace(/^\s*\n/, '');
  if (before === '') return after;
  return after.trim() === '' ? `${before}\n` : `${before}\n\n${after.replace(/^\n+/, '')}`;
}

function linesThatAre(lines: readonly string[], marker: string): readonly number[] {
  return lines.flatMap((line, index) => (line.trim() === marker ? [index] : []));
}
