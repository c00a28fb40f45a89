/**
 * What an adoption has done and has still to do, as the text that lies beside the originals. A run that was killed goes
 * on by it, and `lintel eject` takes everything back by it. Reads and writes texts; the disk is for others.
 */

/** A file as it was before. */
export interface Original {
  readonly path: string;
  /** Name of the copy below the folder of the manifest; absent for a link. */
  readonly copy?: string;
  /** SHA-256 of the bytes, for a link of what it holds. */
  readonly sha256: string;
  /** What a link holds. */
  readonly link?: string;
  /** Permission bits. */
  readonly mode: number;
  /** `moved`: its text is in notes. `block`: a person's or a tool's file that got a block of lintel's. */
  readonly role: 'moved' | 'block';
}

/** A file that lintel wrote for people to go on with. */
export interface Written {
  readonly path: string;
  readonly sha256: string;
  /** Files that its text comes from: what history says of them is said of it. Absent where nobody wrote it before. */
  readonly from?: readonly string[];
}

/** A line that was added to a file of a person's. */
export interface AddedLine {
  readonly path: string;
  readonly line: string;
  /** Whether the file is there because of the line. */
  readonly isCreated: boolean;
  /** Whether the file did not end with a line break before. */
  readonly hasGap: boolean;
}

export interface Manifest {
  /**
   * `adopting` until the first build is done; `ejecting` from the moment that an eject is decided; `released` from the
   * moment that one is decided which gives nothing back: the originals are then only kept.
   */
  readonly state: 'adopting' | 'adopted' | 'ejecting' | 'released';
  readonly originals: readonly Original[];
  readonly written: readonly Written[];
  readonly lines: readonly AddedLine[];
  /** Files that stood in the context folder before: no edit of anybody's since. */
  readonly standing: readonly string[];
  /** Originals that no build removes, because no output can stand there. */
  readonly removals: readonly string[];
}

/** Folder of the originals, below the context folder. */
export const ADOPTED_FOLDER = '.adopted';

/** Path of the manifest. */
export function manifestFile(context: string): string {
  return `${context}/${ADOPTED_FOLDER}/manifest.json`;
}

/** Where the copy of an original lies: no client loads a `.txt`. */
export function copyName(path: string): string {
  return `${path}.txt`;
}

/** The text of a manifest: the same for the same originals and files, in whatever order they are listed. */
export function formatManifest({ state, originals, written, lines, standing, removals }: Manifest): string {
  const sorted = {
    originals: originals.toSorted(byPath),
    written: written.toSorted(byPath),
    lines,
    standing,
    removals,
  };
  return `${JSON.stringify({ schemaVersion: 1, state, ...sorted }, null, 2)}\n`;
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

/** Reads a manifest; undefined for a text that is none. */
export function parseManifest(text: string | undefined): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Both, where a later adoption adds to an earlier one. What is first said of a path holds. */
export function joinManifests(first: Manifest | undefined, second: Manifest): Manifest {
  if (first === undefined) return second;
  const unite = <T extends { readonly path: string }>(a: readonly T[], b: readonly T[]): readonly T[] => [
    ...a,
    ...b.filter(({ path }) => !a.some((each) => each.path === path)),
  ];
  const newer = second.written.map(({ path }) => path);
  return {
    state: second.state,
    originals: unite(first.originals, second.originals),
    written: [...first.written.filter(({ path }) => !newer.includes(path)), ...second.written],
    lines: unite(first.lines, second.lines),
    standing: first.standing,
    removals: [...new Set([...first.removals, ...second.removals])].sort(),
  };
}

function isManifest(value: unknown): value is Manifest {
  const { state, originals, written, lines, standing, removals } = fieldsOf(value);
  return (
    ['adopting', 'adopted', 'ejecting', 'released'].includes(String(state)) &&
    Array.isArray(originals) &&
    originals.every(isOriginal) &&
    Array.isArray(written) &&
    written.every((each) => hasTexts(each, ['path', 'sha256']) && isTextList(fieldsOf(each)['from'] ?? [])) &&
    Array.isArray(lines) &&
    lines.every((each) => hasTexts(each, ['path', 'line'])) &&
    [standing, removals].every(isTextList)
  );
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isOriginal(value: unknown): boolean {
  const { copy, link, mode } = fieldsOf(value);
  const isFile = typeof copy === 'string' && link === undefined;
  const isLink = typeof link === 'string' && copy === undefined;
  return hasTexts(value, ['path', 'sha256', 'role']) && typeof mode === 'number' && (isFile || isLink);
}

function hasTexts(value: unknown, keys: readonly string[]): boolean {
  const fields = fieldsOf(value);
  return keys.every((key) => typeof fields[key] === 'string');
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
