/**
 * What the last check of a repository came to, with a digest of everything that it looked at. While all of that stands
 * as it was, the answer is the same, and neither compiler nor templates nor markdown parser has to be loaded.
 * Git's list of files says what it vouches for and with which contents, so it is compared as it is; only the rest is read.
 */
import { createHash } from 'node:crypto';
import type { CheckResult } from '../model.ts';
import type { CacheFolder } from './cache.ts';
import { codePaths, openCode } from './code.ts';
import type { SeenStates } from './inputs.ts';
import { linkTargetsAmong, openTexts, standAt, stateOf } from './read.ts';
import type { Listing, Tree } from './tree.ts';

/** A check of one repository, with one context folder, by one build of lintel. */
export interface CheckSubject {
  readonly root: string;
  readonly listing: Listing;
  readonly cache: CacheFolder;
  /** The build that checks: another one may find something else. */
  readonly build: string;
  /** The context folder that the user named. */
  readonly context: string | undefined;
  /** What git remembers, in one word; absent for those whom only a check that did not go by it can answer. */
  readonly past?: () => Promise<string | undefined>;
}

interface CheckRecord {
  readonly build: string;
  readonly listing: string;
  readonly loose: LoosePaths;
  /** A digest of the states of all loose paths. */
  readonly states: string;
  readonly result: CheckResult;
  /** What git remembered, where the check went by that. */
  readonly past?: string;
}

/** What git does not vouch for, and so has to be looked at: new, changed and hidden files, links, places outside of the tree. */
interface LoosePaths {
  readonly code: readonly string[];
  readonly texts: readonly string[];
  /** Read by nobody; git may have looked for names in them. */
  readonly others: readonly string[];
}

/** The result of the last check, if all that it looked at still stands. */
export async function recallCheck(subject: CheckSubject): Promise<CheckResult | undefined> {
  const { root, listing, cache, build, context } = subject;
  const record = readRecord(cache.read(fileName(context)));
  if (record?.build !== build || record.listing !== listing.digest) return undefined;
  const { loose, states, result } = record;
  if (record.past !== undefined && record.past !== (await subject.past?.())) return undefined;
  return digest(await look(root, loose)) === states ? result : undefined;
}

/** What a check came to, and what it went by. */
export interface Checked {
  readonly result: CheckResult;
  readonly seen: SeenStates;
  /** What git remembered, in one word, where that was asked. */
  readonly past?: string;
}

/** Keeps the result of a check for the next one, unless something has changed while it ran. */
export async function rememberCheck(subject: CheckSubject, { result, seen: ground, past }: Checked): Promise<void> {
  const { root, listing, cache, build, context } = subject;
  const tree = await listing.tree();
  const loose = looseOf(tree, ground);
  const now = await look(root, loose);
  const isAsMet =
    loose.code.every((path, at) => ground.code.get(path) === now.code[at]) &&
    loose.texts.every((path, at) => ground.texts.get(path) === now.texts[at]);
  if (!isAsMet) return;
  const record: CheckRecord = {
    build,
    listing: listing.digest,
    loose,
    states: digest(now),
    result,
    ...(past !== undefined && { past }),
  };
  await cache.write(fileName(context), JSON.stringify(record));
}

function looseOf(tree: Tree, { code, texts, ids }: SeenStates): LoosePaths {
  const looseIn = (states: ReadonlyMap<string, string>, paths: Iterable<string>) =>
    [...paths].filter((path) => states.get(path) !== ids.get(path) || !ids.has(path)).sort();
  return {
    code: looseIn(code, codePaths(tree)),
    texts: looseIn(texts, texts.keys()),
    others: tree.paths.filter((path) => !ids.has(path) && !code.has(path) && !texts.has(path)),
  };
}

/** How the loose paths stand: the state of each, and which of those that are read are links, to where. */
interface Sight {
  readonly code: readonly string[];
  readonly texts: readonly string[];
  readonly links: readonly string[];
  readonly others: readonly string[];
}

async function look(root: string, { code, texts, others }: LoosePaths): Promise<Sight> {
  const readCode = await openCode(root);
  const readText = await openTexts(root);
  return {
    code: code.map((path) => stateOf(readCode(path))),
    texts: texts.map((path) => stateOf(readText(path))),
    links: [...(await linkTargetsAmong(root, [...code, ...texts]))].map((link) => link.join(' -> ')),
    others: await standAt(root, others),
  };
}

/** One record for each context folder that was named. */
function fileName(context: string | undefined): string {
  return `check-${sha256(context ?? '').slice(0, 8)}.json`;
}

function digest({ code, texts, links, others }: Sight): string {
  return sha256([code, texts, links, others].map((list) => list.join('\0')).join('\0\0'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A record that was cut off or written by something else is none. */
function readRecord(text: string | undefined): CheckRecord | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What stands in the lists was written by the build that the record names, which is compared before they are used. */
function isRecord(value: unknown): value is CheckRecord {
  const { loose, result } = fieldsOf(value);
  const { code, texts, others } = fieldsOf(loose);
  return [code, texts, others, fieldsOf(result)['findings']].every(Array.isArray);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
