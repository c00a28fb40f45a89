/**
 * Patches as git prints them → the words that declarations lost, commit by commit. Lines only say where looking pays: what
 * was really lost is for the facts of the contents to say. Takes the text piece by piece, since all of it is long.
 */
import { declaredNames, entryOf, INNER, variablesRead } from './history-lines.ts';
import { commitIn } from './history-log.ts';

/** What the patch of one commit says. */
export interface CommitLoss {
  /** Characters of the patch. */
  readonly size: number;
  /** Path after the commit → words that start a declaration on a removed line and on no added line. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** Path after the commit → variables of the environment that a removed line reads and no added line. */
  readonly variables: ReadonlyMap<string, readonly string[]>;
  /** Path after the commit → names on a removed line and on no added one that may be taken out of the environment there. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

/** A reader of patches that come in pieces. */
export interface PatchReader {
  /** Takes the next piece, which ends with a line. */
  readonly take: (text: string) => void;
  /** Says that there are no more. Without it the last commit counts as cut, and is not told of. */
  readonly end: () => void;
}

export interface PatchReaderOptions {
  /** True for a path whose words are of interest, before or after the commit. */
  readonly isWanted: (path: string) => boolean;
  /** Hears of each commit when its patch is over. */
  readonly onCommit: (id: string, loss: CommitLoss) => void;
}

/**
 * Reads the output of `diff-tree --patch --unified=0` with each commit's id before it. Names of files with quotes, tabs or
 * line breaks are written in a way of git's own; those files are left out.
 */
export function patchReader({ isWanted, onCommit }: PatchReaderOptions): PatchReader {
  let commit: OpenCommit | undefined;
  let file: FileLines = NO_FILE;
  let expected = 0;
  const closeFile = () => {
    const words = file.isWanted ? lostIn(file) : [];
    if (words.length > 0) commit?.words.set(file.path, words);
    const variables = lostNames(file.variables);
    if (variables.length > 0) commit?.variables.set(file.path, variables);
    const entries = lostNames(file.entries).filter((name) => !file.variables.added.has(name));
    if (entries.length > 0) commit?.entries.set(file.path, entries);
    file = NO_FILE;
  };
  const closeCommit = () => {
    closeFile();
    if (commit) onCommit(commit.id, commit);
  };
  const take = (line: string) => {
    if (commit) commit.size += line.length + 1;
    if (expected > 0) {
      // A last line without its line break is followed by a remark, which is no line of the file.
      if (line.startsWith('\\')) return;
      expected--;
      if (file.isWanted) note(line, file);
      return;
    }
    const hunk = line.startsWith('@@') ? HUNK.exec(line) : null;
    if (hunk) expected = Number(hunk[1] ?? 1) + Number(hunk[2] ?? 1);
    else if (line.startsWith('--- ')) {
      closeFile();
      file = { ...newFile(), isWanted: isWanted(pathIn(line, '--- a/') ?? '') };
    } else if (line.startsWith('+++ ')) {
      const path = pathIn(line, '+++ b/');
      file = path === undefined ? NO_FILE : { ...file, path, isWanted: file.isWanted || isWanted(path) };
    }
    const id = line.startsWith('commit ') ? commitIn(line)?.id : undefined;
    if (id === undefined) return;
    closeCommit();
    commit = { id, size: line.length + 1, words: new Map(), variables: new Map(), entries: new Map() };
  };
  return {
    take: (text) => {
      for (const line of linesOf(text)) take(line);
    },
    end: closeCommit,
  };
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;

interface OpenCommit {
  readonly id: string;
  size: number;
  readonly words: Map<string, readonly string[]>;
  readonly variables: Map<string, readonly string[]>;
  readonly entries: Map<string, readonly string[]>;
}

interface FileLines {
  /** Empty while only its name before is known. */
  readonly path: string;
  readonly isWanted: boolean;
  /** Name → the least indent that it is declared at, as a line says it. */
  readonly removed: Map<string, number>;
  readonly added: Map<string, number>;
  readonly variables: Sides;
  readonly entries: Sides;
}

/** Names on the lines that a commit removed from a file, and on those that it added. */
interface Sides {
  readonly removed: Set<string>;
  readonly added: Set<string>;
}

function lostNames({ removed, added }: Sides): readonly string[] {
  return [...removed].filter((name) => !added.has(name));
}

function newFile(): FileLines {
  return {
    path: '',
    isWanted: false,
    removed: new Map(),
    added: new Map(),
    variables: { removed: new Set(), added: new Set() },
    entries: { removed: new Set(), added: new Set() },
  };
}

const NO_FILE = newFile();

/** The path that a head line names; git ends one that has a space in it with a tab. */
function pathIn(line: string, start: string): string | undefined {
  return line.startsWith(start) ? line.slice(start.length).replace(/\t$/, '') : undefined;
}

function note(line: string, { removed, added, variables, entries }: FileLines): void {
  const isRemoved = line.startsWith('-');
  const words = isRemoved ? removed : added;
  for (const name of variablesRead(line.slice(1))) (isRemoved ? variables.removed : variables.added).add(name);
  const entry = entryOf(line.slice(1));
  if (entry !== undefined) (isRemoved ? entries.removed : entries.added).add(entry);
  for (const { name, indent } of declaredNames(line.slice(1)))
    words.set(name, Math.min(indent, words.get(name) ?? indent));
}

function lostIn({ removed, added }: FileLines): readonly string[] {
  // Members of what stands at the top of a file are indented least; what lies deeper is public nowhere.
  const level = Math.min(...[...removed.values(), ...added.values()].filter((indent) => indent > 0));
  return [...removed]
    .filter(([word, indent]) => (indent <= level || indent === INNER) && !isBack(added.get(word), indent))
    .map(([word]) => word);
}

/** What only stands inside another declaration now is another thing than what had a line of its own. */
function isBack(added: number | undefined, removed: number): boolean {
  return added !== undefined && (added !== INNER || removed === INNER);
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? undefined : end);
    start = end === -1 ? text.length : end + 1;
  }
}
