/**
 * Finds names that files lost, newest first, as far as the budget goes: asks git for patches of code, then for the few
 * contents that are worth scanning. The compiler is loaded only when there is one.
 */
import type { RemovedName } from '../model.ts';
import { COMMIT_FORMAT, type LoggedCommit } from '../scan/history-log.ts';
import {
  lostWords,
  publicNames,
  removedNames,
  suspects,
  type LostWords,
  type PublicNames,
  type Suspect,
} from '../scan/history-names.ts';
import type { PathHistory } from '../scan/history-paths.ts';
import { isCodeFile, isDeclarationFile, isTestFile } from '../scan/language.ts';
import { askGit } from './git.ts';

export interface NameQuestion {
  readonly root: string;
  /** Newest first, with what each changed path is called now. */
  readonly commits: readonly LoggedCommit[];
  readonly present: PathHistory['present'];
  /** Path → id of its content at HEAD. */
  readonly tree: ReadonlyMap<string, string>;
  /** The only names that are asked for; without them every name is. */
  readonly wanted?: ReadonlySet<string> | undefined;
}

export interface NameAnswer {
  readonly removed: readonly RemovedName[];
  /** How many of the commits were looked through. */
  readonly commits: number;
  readonly isCut: boolean;
  /** True when contents were missing. */
  readonly isPartial: boolean;
}

/** Most commits whose patches are read, and how much of those: 18 MB for 5,000 commits of vitest, 42 MB for langfuse. */
const MAX_COMMITS = 5000;
const MAX_PATCH_BYTES = 64 * 1024 * 1024;

/** Most contents that are scanned, and how much of them: about two seconds each, versions of a long file included. */
const MAX_CONTENTS = 3000;
const MAX_TOTAL_BYTES = 24 * 1024 * 1024;

/** Longer contents are bundles or data. */
const MAX_CONTENT_BYTES = 1024 * 1024;

const CODE_PATHS = ['*.ts', '*.tsx', '*.mts', '*.cts', '*.js', '*.jsx', '*.mjs', '*.cjs'];

/** Finds removed names. Tests, declarations and build products export nothing that notes speak of. */
export async function readRemovedNames({ root, commits, present, tree, wanted }: NameQuestion): Promise<NameAnswer> {
  const recent = commits.slice(0, MAX_COMMITS);
  const patches = await readLostWords(root, recent);
  // Git before 2.45 tries to fetch each missing content by itself, and fails, which takes as long as a process each time.
  if (patches.isPartial) return { removed: [], commits: 0, isCut: true, isPartial: true };
  const all = suspects({ commits: patches.commits, present, isWanted }, mentioning(patches.words, wanted));
  const names = await readContents(root, contentsOf(all, tree), wanted);
  const unread = all.findIndex((suspect) => idsOf(suspect, tree).some(([id]) => !names.asked.has(id)));
  const chosen = unread === -1 ? all : all.slice(0, unread);
  const found = removedNames(chosen, (content) => names.known.get(content), tree);
  const removed = wanted ? found.filter(({ name }) => wanted.has(name)) : found;
  const last = all[chosen.length]?.commit;
  const reached = last === undefined ? patches.commits.length : patches.commits.findIndex(({ id }) => id === last);
  return {
    removed,
    commits: reached,
    isCut: reached < commits.length,
    isPartial: names.isPartial,
  };
}

function isWanted(path: string): boolean {
  return isCodeFile(path) && !isTestFile(path) && !isDeclarationFile(path) && !/(?:^|\/)(?:dist|build)\//.test(path);
}

/** The changes that lost one of the wanted names. */
function mentioning(words: LostWords, wanted: ReadonlySet<string> | undefined): LostWords {
  if (wanted === undefined) return words;
  return new Map([...words].filter(([, lost]) => [...lost].some((word) => wanted.has(word))));
}

interface Patches {
  readonly words: LostWords;
  /** Those of the commits whose patches were read in full. */
  readonly commits: readonly LoggedCommit[];
  readonly isPartial: boolean;
}

/** Options that keep programs and personal settings out of patches. */
const PLAIN = [
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--submodule=short',
];

async function readLostWords(root: string, commits: readonly LoggedCommit[]): Promise<Patches> {
  const changing = commits.filter(({ changes }) =>
    changes.some(({ kind, path }) => kind !== 'added' && kind !== 'removed' && isWanted(path)),
  );
  const words = ['diff-tree', '--stdin', '-r', '-p', '-U0', '-M50%', '-l400', '--diff-filter=MR'];
  const input = `${changing.map(({ id }) => id).join('\n')}\n`;
  const question = [...words, '--relative', ...PLAIN, `--format=${COMMIT_FORMAT}`, '--', ...CODE_PATHS];
  const answer = await askGit(root, question, { input, maxBytes: MAX_PATCH_BYTES });
  const text = answer.output.toString('utf8');
  if (answer.outcome === 'done') return { words: lostWords(text), commits, isPartial: false };
  if (answer.outcome !== 'cut') return { words: new Map(), commits: [], isPartial: true };
  // What was printed before git was stopped is sound up to the last commit, which may be cut.
  const start = text.lastIndexOf('\ncommit ');
  const cutId = start === -1 ? undefined : /^\ncommit ([0-9a-f]+)/.exec(text.slice(start, start + 75))?.[1];
  const reached = commits.findIndex(({ id }) => id === cutId);
  const whole = text.slice(0, Math.max(0, start));
  return { words: lostWords(whole), commits: commits.slice(0, Math.max(0, reached)), isPartial: false };
}

/** Id of a content → a path that it had, whose ending tells the language. */
type Contents = ReadonlyMap<string, string>;

/** The contents of the first suspects, in their order, up to the limit. */
function contentsOf(all: readonly Suspect[], tree: NameQuestion['tree']): Contents {
  const contents = new Map<string, string>();
  for (const suspect of all) {
    if (contents.size >= MAX_CONTENTS) break;
    for (const [id, path] of idsOf(suspect, tree)) contents.set(id, path);
  }
  return contents;
}

/** The contents that one suspect is judged by: before, after, and now. */
function idsOf({ file, before, after, now }: Suspect, tree: NameQuestion['tree']): (readonly [string, string])[] {
  const path = now ?? file;
  const content = now === undefined ? undefined : tree.get(now);
  const later = [after, content].flatMap((id) => (id === undefined ? [] : [[id, path] as const]));
  return [[before, file], ...later];
}

interface ReadContents {
  readonly known: ReadonlyMap<string, PublicNames>;
  /** Ids of all that were asked for before the limit was reached. */
  readonly asked: ReadonlySet<string>;
  readonly isPartial: boolean;
}

/** Contents asked for at once: together a megabyte or two. */
const AT_ONCE = 100;

async function readContents(
  root: string,
  contents: Contents,
  wanted: ReadonlySet<string> | undefined,
): Promise<ReadContents> {
  const isRead = readingOf(wanted);
  const known = new Map<string, PublicNames>();
  const asked = new Set<string>();
  let isPartial = false;
  if (contents.size === 0) return { known, asked, isPartial };
  const { scanFile } = await import('../scan/file.ts');
  const ids = [...contents.keys()];
  let total = 0;
  for (let start = 0; start < ids.length && total < MAX_TOTAL_BYTES; start += AT_ONCE) {
    const group = ids.slice(start, start + AT_ONCE);
    for (const id of group) asked.add(id);
    const words = ['cat-file', '--batch', '--buffer'];
    const { output } = await askGit(root, words, { input: `${group.join('\n')}\n` });
    total += output.length;
    for (const { id, text } of contentsIn(output)) {
      if (text === undefined) isPartial = true;
      if (text === undefined || text === TOO_LONG) continue;
      const names = isRead(text) ? publicNames(scanFile(contents.get(id) ?? '', text)) : NO_NAMES;
      if (names) known.set(id, names);
    }
  }
  return { known, asked, isPartial };
}

const NO_NAMES: PublicNames = { exports: new Map(), isOpen: false };

/** Whether a content can export one of the wanted names: most hold none of them, and to scan is what takes the time. */
function readingOf(wanted: ReadonlySet<string> | undefined): (text: string) => boolean {
  if (wanted === undefined) return () => true;
  const names = new RegExp([...wanted].map((name) => name.replaceAll('$', '\\$')).join('|'));
  return (text) => names.test(text) || /\bexport\s*\*/.test(text);
}

/** Stands for a content that is not worth reading. */
const TOO_LONG = '\0';

/** The contents in an answer of `cat-file --batch`: a head line, the bytes, a line break; `missing` for what is not there. */
function* contentsIn(output: Buffer): Generator<{ readonly id: string; readonly text: string | undefined }> {
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    if (end === -1) return;
    const [id = '', kind, size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind === 'missing') {
      yield { id, text: undefined };
      continue;
    }
    const bytes = Number(size);
    if (bytes <= MAX_CONTENT_BYTES) yield { id, text: output.toString('utf8', at, at + bytes) };
    else yield { id, text: TOO_LONG };
    at += bytes + 1;
  }
}
