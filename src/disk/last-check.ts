/**
 * What the last check of a repository came to, with a digest of everything that it looked at. While all of that stands
 * as it was, the answer is the same, and neither compiler nor templates nor markdown parser has to be loaded.
 * The digest is of contents; git answers for those that it holds for unchanged, and the rest is read.
 */
import { createHash, type Hash } from 'node:crypto';
import type { CheckResult } from '../model.ts';
import type { CacheFolder } from './cache.ts';
import { codePaths, openCode } from './code.ts';
import { openTexts, stateOf, type Reader } from './read.ts';
import type { Tree } from './tree.ts';

/** A check of one repository, with one context folder, by one build of lintel. */
export interface CheckSubject {
  readonly root: string;
  readonly tree: Tree;
  readonly cache: CacheFolder;
  /** The build that checks: another one may find something else. */
  readonly build: string;
  /** The context folder that the user named. */
  readonly context: string | undefined;
}

/** What a check has looked at. */
export interface CheckGround {
  /** Path → state, for each code file of the tree. */
  readonly code: ReadonlyMap<string, string>;
  /** Path → state, for each other path that it looked at, in the tree or not. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether git's ids say what stands on the disk. */
  readonly trustsIds: boolean;
}

interface CheckRecord {
  readonly build: string;
  readonly tree: string;
  readonly code: string;
  readonly texts: readonly string[];
  readonly textStates: string;
  readonly trustsIds: boolean;
  readonly result: CheckResult;
}

/** The result of the last check, if all that it looked at still stands. */
export async function recallCheck(subject: CheckSubject): Promise<CheckResult | undefined> {
  const { root, tree, cache, build, context } = subject;
  const record = readRecord(cache.read(fileName(context)));
  if (record?.build !== build || record.tree !== digestOfTree(tree)) return undefined;
  const ids: Tree['ids'] = record.trustsIds ? tree.ids : new Map();
  const look = (reader: Reader) => (path: string) =>
    [path, ids.get(path) ?? stateOf(reader(path), tree.ids.get(path))] as const;
  const code = digest(codePaths(tree).map(look(await openCode(root))));
  if (code !== record.code) return undefined;
  return digest(record.texts.map(look(await openTexts(root)))) === record.textStates ? record.result : undefined;
}

/** Keeps the result of a check for the next one. */
export async function rememberCheck(subject: CheckSubject, ground: CheckGround, result: CheckResult): Promise<void> {
  const { tree, cache, build, context } = subject;
  const texts = [...ground.texts].sort(([a], [b]) => (a < b ? -1 : 1));
  const record: CheckRecord = {
    build,
    tree: digestOfTree(tree),
    code: digest(codePaths(tree).map((path) => [path, ground.code.get(path) ?? ''])),
    texts: texts.map(([path]) => path),
    textStates: digest(texts),
    trustsIds: ground.trustsIds,
    result,
  };
  await cache.write(fileName(context), JSON.stringify(record));
}

/** One record for each context folder that was named. */
function fileName(context: string | undefined): string {
  return `check-${sha256()
    .update(context ?? '')
    .digest('hex')
    .slice(0, 8)}.json`;
}

/** Which files there are is half of what a check sees. */
function digestOfTree({ paths, links }: Tree): string {
  return sha256().update(paths.join('\0')).update('\0\0').update(links.join('\0')).digest('hex');
}

function digest(states: readonly (readonly [path: string, state: string])[]): string {
  const hash = sha256();
  for (const [path, state] of states) hash.update(`${path}\0${state}\0`);
  return hash.digest('hex');
}

function sha256(): Hash {
  return createHash('sha256');
}

/** A record that was cut off or written by something else is none. */
function readRecord(text: string | undefined): CheckRecord | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    // Our own words: a record states the build that wrote it, which is compared before anything else is used.
    return typeof value === 'object' && value !== null && 'build' in value ? (value as CheckRecord) : undefined;
  } catch {
    return undefined;
  }
}
