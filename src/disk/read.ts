/**
 * Reads texts as the rest of lintel wants them: UTF-8, no byte order mark, LF ends. What is not such a text is
 * said and left out. Nothing is read that lies outside the root, however a link leads there.
 */
import { lstatSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { lstat, readlink, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../model.ts';
import { isRepositoryPath } from '../lock.ts';
import { contentId } from './blob.ts';
import { eachBounded } from './bounded.ts';
import { refused, textAt, type Unreadable } from './decode.ts';
import { errorCode, isAbsent } from './error-code.ts';
import { readPlainFile } from './plain-file.ts';

/** Texts by path, in the order asked for, and one problem for each file that exists but is no readable text. */
export interface ReadTexts {
  readonly texts: Map<string, string>;
  /** What stands at each path, as {@link stateOf} says it. */
  readonly states: ReadonlyMap<string, string>;
  readonly problems: Problem[];
  /** Those of the paths that are symbolic links on disk, whatever git remembers of them. */
  readonly links: string[];
}

/** A source longer than this was not written by hand. */
export const MAX_BYTES = 5 * 1024 * 1024;
const AT_ONCE = 16;

/**
 * Reads `paths` below `root`. Files that do not exist are absent from the texts, without a word. `ids` is what git says of
 * their contents, so that equal texts get equal states.
 */
export async function readTexts(
  root: string,
  paths: readonly string[],
  ids: ReadonlyMap<string, string> = new Map(),
): Promise<ReadTexts> {
  const wanted = [...new Set(paths)];
  const links = await linksAmong(root, wanted);
  return { ...textsFrom(await openTexts(root), wanted, ids), links };
}

/** What both have read; where both did, the later one. */
export function together(a: ReadTexts, b: ReadTexts): ReadTexts {
  return {
    texts: new Map([...a.texts, ...b.texts]),
    states: new Map([...a.states, ...b.states]),
    problems: [...a.problems, ...b.problems],
    links: [...a.links, ...b.links],
  };
}

/** The part of {@link readTexts} that any reader can do. */
export function textsFrom(
  reader: Reader,
  paths: readonly string[],
  ids: ReadonlyMap<string, string> = new Map(),
): Omit<ReadTexts, 'links'> {
  const texts = new Map<string, string>();
  const states = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const found = reader(path);
    states.set(path, stateOf(found, ids.get(path)));
    const reading = found.kind === 'bytes' ? textAt(path, found.bytes) : found;
    if (reading.kind === 'text') texts.set(path, reading.text);
    if (reading.kind === 'unreadable') problems.push(unreadable(path, reading));
    if (reading.kind === 'too-big') problems.push(unreadable(path, tooBig(reading.size)));
  }
  return { texts, states, problems };
}

/** A reader of texts that people write. Links are followed, inside the root. */
export async function openTexts(root: string): Promise<Reader> {
  return await openReader(root, { maxBytes: MAX_BYTES, followsLinks: true });
}

/** Those of `paths` at which something stands that is not known to be absent, whether or not it may be looked at. */
export async function standingAt(root: string, paths: readonly string[]): Promise<string[]> {
  const standing: string[] = [];
  await eachBounded(paths.filter(isRepositoryPath), AT_ONCE, async (path) => {
    const isGone = await lstat(join(root, path)).then(() => false, isAbsent);
    if (!isGone) standing.push(path);
  });
  return standing.sort();
}

/** Those of `paths` at which a symbolic link stands now. */
export async function linksAmong(root: string, paths: readonly string[]): Promise<string[]> {
  const links: string[] = [];
  await eachBounded(paths, AT_ONCE, async (path) => {
    const found = await lstat(join(root, path)).catch(() => undefined);
    if (found?.isSymbolicLink()) links.push(path);
  });
  return links.sort();
}

/** What the links among `paths` hold, as written. */
export async function linkTargetsAmong(root: string, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await eachBounded(paths, AT_ONCE, async (path) => {
    const target = await readlink(join(root, path)).catch(() => undefined);
    if (target !== undefined) targets.set(path, target);
  });
  return new Map([...targets].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A word for what stands at each of `paths`, in their order, that is another one after a change: of its size, its times and the place it has
 * on the disk. Nothing is read; the time of the last change of a file is no program's to set.
 */
export async function standAt(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const words = new Map<string, string>();
  await eachBounded(paths, AT_ONCE, async (path) => {
    const found = await lstat(join(root, path), { bigint: true }).catch(() => undefined);
    words.set(path, found === undefined ? '' : [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' '));
  });
  return paths.map((path) => words.get(path) ?? '');
}

/** Those of `paths` at which something other than a folder stands, and which of them are links. Nothing is read. */
export async function presentPaths(
  root: string,
  paths: readonly string[],
): Promise<{ readonly paths: string[]; readonly links: string[] }> {
  const present: { readonly paths: string[]; readonly links: string[] } = { paths: [], links: [] };
  await eachBounded([...new Set(paths)].filter(isRepositoryPath), AT_ONCE, async (path) => {
    const found = await lstat(join(root, path)).catch(() => undefined);
    if (found === undefined || found.isDirectory()) return;
    present.paths.push(path);
    if (found.isSymbolicLink()) present.links.push(path);
  });
  return { paths: present.paths.sort(), links: present.links.sort() };
}

/** Why there is nothing to read. */
export type NoReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'link' }
  | { readonly kind: 'too-big'; readonly size: number }
  | Unreadable;

/** What reading one file came to. */
export type Reading = { readonly kind: 'bytes'; readonly bytes: Uint8Array } | NoReading;

/** Reads single files. */
export type Reader = (path: string) => Reading;

/**
 * What stands at a path in one word: the id of its content, else why there is none. The same word means the same text.
 * `listed` is the id that git names for the path, if any.
 */
export function stateOf(reading: Reading, listed?: string): string {
  if (reading.kind === 'bytes') return contentId(reading.bytes, listed);
  // What git holds for unchanged is known without reading, however big it is.
  if (reading.kind === 'too-big') return listed ?? `${reading.size} bytes`;
  return reading.kind === 'unreadable' ? reading.because : reading.kind;
}

/** What a reader takes. */
export interface ReaderOptions {
  readonly maxBytes: number;
  /** Whether links are read, where they stay inside the root. */
  readonly followsLinks: boolean;
}

/**
 * A function that reads single files below `root`; real paths of folders are asked for once. Reads without waiting: over
 * thousands of small files the queue of asynchronous reads costs more CPU than the reading (0.6 s of 2.4 s for 2,332 files).
 */
export async function openReader(root: string, { maxBytes, followsLinks }: ReaderOptions): Promise<Reader> {
  const realRoot = await realpath(root).catch(() => root);
  const folders = new Map<string, boolean>();
  const isInside = (folder: string): boolean => {
    const known = folders.get(folder) ?? isWithin(realRoot, realpathSync.native(folder));
    folders.set(folder, known);
    return known;
  };
  return (path) => {
    if (!isRepositoryPath(path)) return OUTSIDE;
    const file = `${realRoot}/${path}`;
    try {
      const plain = isInside(file.slice(0, file.lastIndexOf('/'))) ? readPlainFile(file, maxBytes) : undefined;
      if (plain !== undefined) return plain;
      const itself = lstatSync(file);
      const isLink = itself.isSymbolicLink();
      if (isLink && !followsLinks) return { kind: 'link' };
      const isOurs = isLink
        ? isWithin(realRoot, realpathSync.native(file))
        : isInside(file.slice(0, file.lastIndexOf('/')));
      return isOurs ? readRegular(file, isLink ? statSync(file) : itself, maxBytes) : OUTSIDE;
    } catch (error) {
      return isAbsent(error) ? { kind: 'absent' } : failed(error);
    }
  };
}

/** True when `real` is `root` or below it, and not in git's own folder. Both must be real paths. */
export function isWithin(root: string, real: string): boolean {
  const segments = relative(root, real).split(sep);
  // On Windows a path on another drive stays absolute.
  return segments[0] !== '..' && !/^[A-Za-z]:/.test(segments[0] ?? '') && !segments.includes('.git');
}

const OUTSIDE: Unreadable = {
  kind: 'unreadable',
  because: 'leads out of the repository, and nothing outside it is read',
  hint: 'Copy the file into the repository, or remove the link.',
};

function readRegular(file: string, found: Stats, maxBytes: number): Reading {
  if (found.isDirectory()) return refused('is a folder where a file is expected', 'Name a file.');
  // Reading a pipe or a device would wait for ever.
  if (!found.isFile()) return refused('is neither a file nor a folder', 'Replace it by a plain file.');
  if (found.size > maxBytes) return { kind: 'too-big', size: found.size };
  return { kind: 'bytes', bytes: readFileSync(file) };
}

/** The text of a file of UTF-16 that says so by its first sign, as compilers read it; empty for all others. */
export function wideText(reading: Reading): string {
  if (reading.kind !== 'bytes') return '';
  const [first, second] = reading.bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(reading.bytes);
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be').decode(reading.bytes) : '';
}

/** A text that is too big to be read, in words. */
export function tooBig(bytes: number): Unreadable {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return refused(
    `is ${megabytes} MB, more than the 5 MB that a text may have`,
    'Split it, or take it out of the sources.',
  );
}

function failed(error: unknown): Unreadable {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') {
    return refused('may not be read by this user', 'Give yourself permission to read it.');
  }
  if (code === 'ELOOP') return refused('is a link that leads back to itself', 'Remove the link.');
  return refused(`cannot be read (${code === '' ? String(error) : code})`, 'Check the file and the disk.');
}

function unreadable(path: string, reading: Unreadable): Problem {
  const { because, hint, at = { line: 1, column: 1 } } = reading;
  return { rule: 'disk/unreadable', file: path, ...at, message: `\`${path}\` ${because}.`, hint };
}
