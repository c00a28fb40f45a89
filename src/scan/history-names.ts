/**
 * Names that files exported and lost. Lines of patches only say where looking pays; what a file lost is the difference
 * of its facts before and after, so that a declaration written otherwise is no loss.
 */
import type { FileFacts, RemovedName } from '../model.ts';
import type { LoggedCommit } from './history-log.ts';

/** A commit that may have taken names from a file. */
export interface Suspect {
  readonly commit: string;
  readonly date: string;
  readonly file: string;
  /** What the file is called now; absent when it is gone. */
  readonly now?: string;
  /** Ids of its contents. `after` is absent where the commit removed the file. */
  readonly before: string;
  readonly after?: string;
}

/** What one content exports by name. */
export interface PublicNames {
  readonly exports: ReadonlyMap<string, PublicExport>;
  /** True when it passes on everything of some other file, so that it may export more names than it writes. */
  readonly isOpen: boolean;
}

interface PublicExport {
  readonly members: ReadonlySet<string>;
  /** What it takes members from. */
  readonly bases: readonly string[];
  /** True when it may have members that its declaration does not name. */
  readonly isOpen: boolean;
}

/** Reads the names; undefined for a text with a syntax error, in which any may have been overlooked. */
export function publicNames({ exports, reexports, syntaxError }: FileFacts): PublicNames | undefined {
  if (syntaxError) return undefined;
  const names = new Map<string, PublicExport>();
  for (const { name, members, heritage = [], hasMoreMembers = false } of exports) {
    const bases = heritage.map((base) => base.name);
    names.set(name, { members: new Set(members.map((member) => member.name)), bases, isOpen: hasMoreMembers });
  }
  // Its members are declared elsewhere.
  const passedOn: PublicExport = { members: new Set(), bases: [], isOpen: true };
  for (const { exported } of reexports) if (exported !== undefined) names.set(exported, passedOn);
  return { exports: names, isOpen: reexports.some(({ form }) => form === 'star') };
}

/** The words that start a declaration on a removed line and on no added line, by file: `commit:path` → words. */
export type LostWords = ReadonlyMap<string, ReadonlySet<string>>;

/** The key of one file in one commit. */
function changeKey(commit: string, file: string): string {
  return `${commit}:${file}`;
}

const COMMIT = /^commit ([0-9a-f]{40,64}) \d+$/;
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

/**
 * Reads the output of `diff-tree --patch --unified=0` with each commit's id before it. Names of files with quotes, tabs or
 * line breaks are written in a way of git's own; those files are left out.
 */
export function lostWords(patch: string): LostWords {
  const lost = new Map<string, ReadonlySet<string>>();
  let commit = '';
  let file: string | undefined;
  let removed = new Map<string, number>();
  let added = new Map<string, number>();
  const close = () => {
    // Members of what stands at the top of a file are indented least; what lies deeper is public nowhere.
    const level = Math.min(...[...removed.values(), ...added.values()].filter((indent) => indent > 0));
    const words = [...removed].filter(([word, indent]) => indent <= level && !added.has(word)).map(([word]) => word);
    if (file !== undefined && words.length > 0) lost.set(changeKey(commit, file), new Set(words));
    file = undefined;
  };
  let expected = 0;
  for (const line of linesOf(patch)) {
    if (expected > 0) {
      // A last line without its line break is followed by a remark, which is no line of the file.
      if (line.startsWith('\\')) continue;
      expected--;
      const words = line.startsWith('-') ? removed : added;
      const { names, indent } = declaredNames(line.slice(1));
      for (const name of names) words.set(name, Math.min(indent, words.get(name) ?? indent));
      continue;
    }
    const hunk = HUNK.exec(line);
    if (hunk) expected = Number(hunk[1] ?? 1) + Number(hunk[2] ?? 1);
    else if (line.startsWith('--- ')) {
      close();
      [removed, added] = [new Map(), new Map()];
    } else if (line.startsWith('+++ b/')) file = line.slice('+++ b/'.length).replace(/\t$/, '');
    const id = COMMIT.exec(line)?.[1];
    if (id === undefined) continue;
    close();
    commit = id;
  }
  close();
  return lost;
}

/** Splitting a text of a hundred megabytes at once would hold all its lines. */
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
  const list = /^export\s+(?:type\s+)?\{([^}]*)/.exec(text)?.[1];
  if (list !== undefined) {
    const names = list.split(',').flatMap((part) => NAME.exec(part.replace(/^.*\bas\s/, '').trim())?.[1] ?? []);
    return { names, indent: 0 };
  }
  const declared = BEFORE_EXPORT.exec(text)?.[0];
  if (declared !== undefined) return { names: nameAt(text.slice(declared.length)), indent: 0 };
  const indent = line.length - text.length;
  if (indent === 0 || indent > MAX_INDENT || CALL.test(text)) return NONE;
  const member = text.slice(BEFORE_MEMBER.exec(text)?.[0].length ?? 0);
  return MEMBER.test(member) ? { names: nameAt(member), indent } : NONE;
}

function nameAt(text: string): readonly string[] {
  const name = NAME.exec(text)?.[1];
  return name === undefined ? [] : [name];
}

/** Commits, newest first, with the name that each changed path has now. */
export interface NamedCommits {
  readonly commits: readonly LoggedCommit[];
  readonly present: readonly (readonly { readonly now: string | undefined }[])[];
  readonly isWanted: (path: string) => boolean;
}

/** Where names may have been lost: changed files with lost words, and removed files. Newest first. */
export function suspects({ commits, present, isWanted }: NamedCommits, words: LostWords): Suspect[] {
  return commits.flatMap(({ id: commit, date, changes }, at) =>
    changes.flatMap((change, index): Suspect[] => {
      const file = change.from ?? change.path;
      if (!isWanted(file) || change.kind === 'added') return [];
      const now = present[at]?.[index]?.now;
      const place = { commit, date, file, before: change.before, ...(now === undefined ? {} : { now }) };
      if (change.kind === 'removed') return now === undefined ? [place] : [];
      return words.has(changeKey(commit, change.path)) ? [{ ...place, after: change.after }] : [];
    }),
  );
}

/**
 * What the suspects took: names that the content before has, and neither the content after nor the file as it is now.
 * Of several commits that took the same name from a file the newest counts. `namesOf` answers undefined for a content
 * that is not at hand; nothing is said then.
 */
export function removedNames(
  list: readonly Suspect[],
  namesOf: (content: string) => PublicNames | undefined,
  tree: ReadonlyMap<string, string>,
): RemovedName[] {
  const found = new Map<string, RemovedName>();
  for (const { before, after, ...place } of list) {
    const old = namesOf(before);
    const next = after === undefined ? NOTHING : namesOf(after);
    const content = place.now === undefined ? undefined : tree.get(place.now);
    const now = content === undefined ? NOTHING : namesOf(content);
    if (!old || !next || !now) continue;
    const note = (name: string, member?: string): void => {
      const key = [place.now ?? place.file, name, member ?? ''].join('\0');
      if (found.has(key)) return;
      found.set(key, { ...place, name, ...(member === undefined ? {} : { member }) });
    };
    for (const [name, was] of old.exports) {
      const [became, is] = [next.exports.get(name), now.exports.get(name)];
      if (became && is)
        for (const member of was.members) if (lacks(was, became, member) && lacks(was, is, member)) note(name, member);
      if (!became && !is && !next.isOpen && !now.isOpen) note(name);
    }
  }
  return [...found.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

const NOTHING: PublicNames = { exports: new Map(), isOpen: false };

/** True when `is` has no such member, and no new place to inherit it from. */
function lacks(was: PublicExport, is: PublicExport, member: string): boolean {
  return !is.members.has(member) && !is.isOpen && is.bases.every((base) => was.bases.includes(base));
}

function sortKey({ file, name, member = '', commit }: RemovedName): string {
  return [file, name, member, commit].join('\0');
}
