/** Lines in an output that no build wrote, and so a person did. Looks at texts only; what becomes of them is decided elsewhere. */
import type { ManagedBlock } from './block.ts';
import { mergeLeftovers } from './conflict.ts';
import { hashLines, lineHash, textHash } from './lock.ts';
import type { ForeignLine, Lock, LockedDocument, LockedOutput, Output } from './model.ts';

/** How documents are known again. */
export interface Documents {
  /** A hash of what a text says, which no formatter changes; undefined for what is not parsed. */
  readonly documentHash: (text: string) => string | undefined;
}

/** A file that stands where an output of ours may, and what is known of builds there. */
export interface Stand {
  readonly file: string;
  readonly block: ManagedBlock | undefined;
  readonly entry: LockedOutput | undefined;
  /** What this build would write there. */
  readonly told: readonly string[];
}

/** The lines that no build wrote. Reflowed text has none, whatever its lines: as a document it is what a build left. */
export function strangers({ file, block, entry, told }: Stand, options: Documents): readonly ForeignLine[] {
  const found = foreignLines(file, block, new Set([...(entry?.lines ?? []), ...told.flatMap(hashLines)]));
  return found.length > 0 && builtAs(block?.text ?? file, entry, options).length > 0 ? [] : found;
}

/** The texts of earlier builds that `standing` is, up to its format. */
export function builtAs(
  standing: string,
  entry: LockedOutput | undefined,
  { documentHash }: Documents,
): readonly LockedDocument[] {
  if (entry?.documents === undefined) return [];
  const meaning = documentHash(standing);
  return entry.documents.filter((built) => built.meaning === meaning);
}

/** What stands where, and what builds wrote. */
export interface Moving extends Documents {
  readonly existing: ReadonlyMap<string, string>;
  /** All that stands anywhere, read or not. */
  readonly files: Pick<ReadonlySet<string>, 'has'>;
  readonly lock: Pick<Lock, 'outputs'>;
}

/**
 * The entry of an output that came along with its folder from a place where nothing stands now: byte for byte what a build wrote there, or
 * under lintel's mark and with no line that is not of then or of now, as after a search that put the new name everywhere.
 */
export function builtElsewhere({ path, text: told }: Output, moving: Moving): LockedOutput | undefined {
  const { existing, files, lock } = moving;
  const file = existing.get(path);
  if (file === undefined) return undefined;
  const hash = textHash(file);
  const isSame = (entry: LockedOutput): boolean =>
    entry.documents?.some(({ text }) => text === hash) === true ||
    (file.includes(MARK) && strangers({ file, block: undefined, entry, told: [told] }, moving).length === 0);
  const isGone = (entry: LockedOutput): boolean => !existing.has(entry.path) && !files.has(entry.path);
  return lock.outputs.find((entry) => !entry.isBlock && isGone(entry) && isSame(entry));
}

const MARK = '<!-- Compiled by lintel from ';

const BLANK = lineHash('');

/** Lines of a file, or of our block in it, that are in none of the builds that `known` stands for. What a merge left there is nobody's. */
function foreignLines(file: string, block: ManagedBlock | undefined, known: ReadonlySet<string>): ForeignLine[] {
  const foreign: ForeignLine[] = [];
  const { text, line: first } = block ?? { text: file, line: 1 };
  const lines = text.split('\n');
  const leftovers = mergeLeftovers(lines);
  lines.forEach((line, index) => {
    const hash = lineHash(line);
    if (hash === BLANK || known.has(hash) || leftovers.has(index)) return;
    foreign.push({ line: first + index, text: line });
  });
  return foreign;
}
