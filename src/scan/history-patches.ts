/**
 * Patches as git prints them → the words that declarations lost, commit by commit. Lines only say where looking pays: what
 * was really lost is for the facts of the contents to say. Takes the text piece by piece, since all of it is long.
 */
import { commitIn } from './history-log.ts';

/** What the patch of one commit says. */
export interface CommitLoss {
  /** Characters of the patch. */
  readonly size: number;
  /** Path after the commit → words that start a declaration on a removed line and on no added line. */
  readonly words: ReadonlyMap<string, readonly string[]>;
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
  let commit: { readonly id: string; size: number; readonly words: Map<string, readonly string[]> } | undefined;
  let file: FileLines = NO_FILE;
  let expected = 0;
  const closeFile = () => {
    const words = file.isWanted ? lostIn(file) : [];
    if (words.length > 0) commit?.words.set(file.path, words);
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
    commit = { id, size: line.length + 1, words: new Map() };
  };
  return {
    take: (text) => {
      for (const line of linesOf(text)) take(line);
    },
    end: closeCommit,
  };
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
/** Words before the name of what an `export` declares, and before the name of a member. */
const BEFORE_EXPORT =
  /^export\s+(?:(?:default|declare|abstract|async|function\*?|class|interface|type|enum|const|let|var|namespace|module)\s+)*/;
const BEFORE_MEMBER = /^(?:(?:declare|abstract|async|public|static|override|readonly|accessor|get|set)\s+)*/;
const NAME = /^\*?['"]?([\p{L}_$][\p{L}\p{N}_$]*)/u;
/** How a member, or an entry of an export list over several lines, starts. What starts a statement is neither. */
const MEMBER =
  /^\*?(?!(?:async|await|break|case|const|continue|default|delete|else|export|for|if|import|let|new|return|switch|throw|try|typeof|var|void|while|yield)\b)['"]?[\p{L}_$][\p{L}\p{N}_$]*['"]?\s*(?:[?!]?[(:<=,;]|$| as )/u;

/** A call on one line. A signature without any type looks the same, and is missed. */
const CALL = /^[\w$]+\([^:]*\);$/;

interface FileLines {
  /** Empty while only its name before is known. */
  readonly path: string;
  readonly isWanted: boolean;
  /** Name → the least indent that it is declared at. */
  readonly removed: Map<string, number>;
  readonly added: Map<string, number>;
}

function newFile(): FileLines {
  return { path: '', isWanted: false, removed: new Map(), added: new Map() };
}

const NO_FILE = newFile();

/** The path that a head line names; git ends one that has a space in it with a tab. */
function pathIn(line: string, start: string): string | undefined {
  return line.startsWith(start) ? line.slice(start.length).replace(/\t$/, '') : undefined;
}

function note(line: string, { removed, added }: FileLines): void {
  const words = line.startsWith('-') ? removed : added;
  const { names, indent } = declaredNames(line.slice(1));
  for (const name of names) words.set(name, Math.min(indent, words.get(name) ?? indent));
}

function lostIn({ removed, added }: FileLines): readonly string[] {
  // Members of what stands at the top of a file are indented least; what lies deeper is public nowhere.
  const level = Math.min(...[...removed.values(), ...added.values()].filter((indent) => indent > 0));
  return [...removed].filter(([word, indent]) => indent <= level && !added.has(word)).map(([word]) => word);
}

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? undefined : end);
    start = end === -1 ? text.length : end + 1;
  }
}

/** Longer lines are data or bundles. */
const MAX_LINE = 400;

/** Members of what stands at the top of a file are not indented further than this. */
const MAX_INDENT = 4;

interface DeclaredNames {
  readonly names: readonly string[];
  /** 0 for what an `export` declares, wherever it stands. */
  readonly indent: number;
}

const NONE: DeclaredNames = { names: [], indent: 0 };

/** The name that a line declares for the public, as far as a line tells, or the names of an export list. */
function declaredNames(line: string): DeclaredNames {
  if (line.length > MAX_LINE) return NONE;
  const text = line.trimStart();
  const indent = line.length - text.length;
  // Most lines of code are neither, and this tells them in no time.
  if (!text.startsWith('export') && (indent === 0 || indent > MAX_INDENT)) return NONE;
  const list = /^export\s+(?:type\s+)?\{([^}]*)/.exec(text)?.[1];
  if (list !== undefined) {
    const names = list.split(',').flatMap((part) => NAME.exec(part.replace(/^.*\bas\s/, '').trim())?.[1] ?? []);
    return { names, indent: 0 };
  }
  const declared = BEFORE_EXPORT.exec(text)?.[0];
  if (declared !== undefined) return { names: nameAt(text.slice(declared.length)), indent: 0 };
  if (indent === 0 || indent > MAX_INDENT || CALL.test(text)) return NONE;
  const member = text.slice(BEFORE_MEMBER.exec(text)?.[0].length ?? 0);
  return MEMBER.test(member) ? { names: nameAt(member), indent } : NONE;
}

function nameAt(text: string): readonly string[] {
  const name = NAME.exec(text)?.[1];
  return name === undefined ? [] : [name];
}
