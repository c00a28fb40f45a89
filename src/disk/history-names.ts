/**
 * Finds names that files lost, newest first, as far as the budget goes: asks git for the few contents that are worth
 * scanning, where patches say that something was lost. The compiler is loaded only when there is one.
 */
import type { LoggedCommit } from '../scan/history-log.ts';
import {
  publicNames,
  removedNames,
  suspects,
  type LostWords,
  type PublicNames,
  type Suspect,
  type TakenName,
} from '../scan/history-names.ts';
import type { PathHistory } from '../scan/history-paths.ts';
import { askGit } from './git.ts';
import { isNamingFile } from './history-patches.ts';

export interface NameQuestion {
  readonly root: string;
  /** Newest first; those whose patches were read. */
  readonly commits: readonly LoggedCommit[];
  /** What those patches took. */
  readonly words: LostWords;
  /** For each commit, what each changed path is called now. */
  readonly present: PathHistory['present'];
  /** Path → id of its content at HEAD. */
  readonly tree: ReadonlyMap<string, string>;
  /** The only names that are asked for; without them every name is. */
  readonly wanted?: ReadonlySet<string> | undefined;
}

export interface NameAnswer {
  readonly removed: readonly TakenName[];
  /** How many of the commits were looked through. */
  readonly commits: number;
  /** True when contents were missing. */
  readonly isPartial: boolean;
}

/** Most contents that are scanned, and how much of them: about two seconds each, versions of a long file included. */
const MAX_CONTENTS = 3000;
const MAX_TOTAL_BYTES = 24 * 1024 * 1024;

/** Longer contents are bundles or data. */
const MAX_CONTENT_BYTES = 1024 * 1024;

/** Finds removed names. */
export async function readRemovedNames({
  root,
  commits,
  words,
  present,
  tree,
  wanted,
}: NameQuestion): Promise<NameAnswer> {
  const all = suspects({ commits, present, isWanted: isNamingFile }, mentioning(words, wanted));
  const names = await readContents(root, contentsOf(all, tree), wanted);
  const unread = all.findIndex((suspect) => idsOf(suspect, tree).some(([id]) => !names.asked.has(id)));
  const chosen = unread === -1 ? all : all.slice(0, unread);
  const found = removedNames(chosen, (content) => names.known.get(content), tree);
  const removed = wanted ? found.filter(({ name }) => wanted.has(name)) : found;
  const last = all[chosen.length]?.commit;
  const reached = last === undefined ? commits.length : commits.findIndex(({ id }) => id === last);
  return { removed, commits: reached, isPartial: names.isPartial };
}

/** The changes that lost one of the wanted names. */
function mentioning(words: LostWords, wanted: ReadonlySet<string> | undefined): LostWords {
  if (wanted === undefined) return words;
  return new Map([...words].filter(([, lost]) => [...lost].some((word) => wanted.has(word))));
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

const NO_NAMES: PublicNames = { exports: new Map(), isOpen: false, stars: [] };

/** Whether a content can export one of the wanted names: most hold none of them, and to scan is what takes the time. */
function readingOf(wanted: ReadonlySet<string> | undefined): (text: string) => boolean {
  if (wanted === undefined) return () => true;
  const names = new RegExp([...wanted].map((name) => name.replaceAll('$', '\\$')).join('|'));
  return (text) => names.test(text) || /\bexport\s*\*|\bexports\b/.test(text);
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
