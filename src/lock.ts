/**
 * The lock: which outputs lintel owns, line by line, what fed them, and which claims once resolved. A text of
 * sorted records, one a line, made for `merge=union`: reading it in any order, twice over or with conflict markers
 * left in gives one and the same lock. It decides nothing; drift does.
 */
import { createHash } from 'node:crypto';
import { isConflictMarker } from './conflict.ts';
import { addClaims, claimRecords, emptyClaims, finishClaims, readClaimRecord, type ClaimDraft } from './lock-claims.ts';
import { decode, encode } from './lock-record.ts';
import type { Lock, LockedDocument, LockedOutput, Parsed, Problem } from './model.ts';
import { compareVersions, VERSION } from './version.ts';

const HEADER =
  '# lintel.lock: what lintel built and what its notes referred to. Written by `lintel build`; commit it, merge both sides.';
/** Of a lock that owns no output: where nothing is set up, only reviews write it. */
const HEADER_OF_REVIEWS =
  '# lintel.lock: what texts referred to when somebody last looked. Written by `lintel review`; commit it, merge both sides.';

/** Where a lock was read, and by which lintel. Without a version no lock is too new. */
export interface LockReader {
  readonly file?: string;
  readonly version?: string;
}

/** Reads a lock; no text is an empty lock. What cannot be understood is said at its line and passed over. */
export function parseLock(text: string | undefined, reader: LockReader = {}): Parsed<Lock> {
  const draft = emptyDraft();
  const problems: Problem[] = [];
  const place = { rule: 'output/lock', file: reader.file ?? 'lintel.lock', column: 1 } as const;
  const lines = (text ?? '').replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#') || isConflictMarker(line)) return;
    const wrong = readRecord(draft, line) ?? tooNew(line, reader.version);
    if (wrong === undefined) return;
    problems.push({ ...place, line: index + 1, ...wrong });
  });
  return { value: finish(draft), problems };
}

/** The text of a lock: the same for equal locks, in whatever order their parts are listed. */
export function formatLock(lock: Lock): string {
  const { version, outputs, ...claims } = finish(draftOf(lock));
  const records: string[] = [...claimRecords(claims)];
  for (const { path, lines, links = [], isBlock, documents = [], sources } of outputs) {
    for (const link of links) records.push(['link', ...[path, link].map(encode)].join(' '));
    if (links.length === 0 || lines.length > 0)
      records.push([isBlock ? 'block' : 'output', encode(path), ...lines].join(' '));
    for (const each of documents) records.push(`document ${encode(path)} ${documentRecord(each)}`);
    if (sources.length > 0) records.push(['from', ...[path, ...sources].map(encode)].join(' '));
  }
  const header = outputs.length === 0 && claims.claims.length > 0 ? HEADER_OF_REVIEWS : HEADER;
  const head = version === undefined ? [header] : [header, `lintel ${encode(version)}`];
  return `${[...head, ...records.sort()].join('\n')}\n`;
}

/** Everything that either lock says; of two versions the higher. */
export function uniteLocks(a: Lock, b: Lock): Lock {
  return finish(addLock(draftOf(a), b));
}

/**
 * True when `path` names something below the root and outside git's own folder. A lock can be changed by a pull
 * request, so its paths are not trusted. `git~1` is the short name of `.git` on Windows.
 */
export function isRepositoryPath(path: string): boolean {
  if (path === '' || path.includes('\0') || /^[A-Za-z]:|^\\/.test(path)) return false;
  return !FOREIGN_SEGMENT.test(path);
}

const FOREIGN_SEGMENT = /(?:^|\/)(?:\.{0,2}|\.git|git~\d+)(?=\/|$)/i;

/**
 * The hash by which a line is known again: 8 hex digits of SHA-256 over the normalised line. A foreign line passes
 * for one of an output's 200 own lines with a chance of 200 / 2³², one in 21 million.
 */
export function lineHash(line: string): string {
  return shortHash(normaliseLine(line));
}

/** Hashes of the lines of a text that say something, sorted and unique. */
export function hashLines(text: string): string[] {
  const spoken = new Set(text.split('\n').map(normaliseLine));
  spoken.delete('');
  return [...spoken].map(shortHash).sort();
}

/** The hash by which a whole text is known again: 16 hex digits of SHA-256. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function shortHash(normalised: string): string {
  return createHash('sha256').update(normalised).digest('hex').slice(0, 8);
}

/**
 * A line without what a formatter may change: indentation and runs of blanks, list markers and numbers, fence and
 * rule characters, table padding, escapes, and which character marks emphasis.
 */
function normaliseLine(line: string): string {
  const bare = line
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^(?:- ?){3,}$|^(?:\* ?){3,}$|^(?:_ ?){3,}$/.test(bare)) return '---';
  const plain = bare
    .replace(/^((?:> ?)*)[*+] /, '$1- ')
    .replace(/^((?:> ?)*)\d+[.)] /, '$11. ')
    .replace(/^(?:~{3,}|`{3,}) ?/, '```')
    .replace(/^(#{1,6} .*?) #+$/, '$1')
    .replace(/\\([!-/:-@[-`{-~])|\\$/g, '$1')
    .replaceAll('*', '_')
    // The quotes of a YAML list in front matter are a formatter's choice.
    .replace(/^- (['"])(.*)\1$/, '- $2');
  return plain.includes('|') ? normaliseRow(plain) : plain;
}

function normaliseRow(row: string): string {
  const cells = row.replace(/^ ?\| ?| ?\| ?$/g, '').split(/ ?\| ?/);
  const isDelimiter = cells.every((cell) => /^:?-+:?$/.test(cell));
  return cells.map((cell) => (isDelimiter ? cell.replace(/-+/, '-') : cell)).join('|');
}

// ───────────────────────────── records ─────────────────────────────

/** A lock while it is put together; sets unite what is said twice. */
interface Draft {
  version: string | undefined;
  readonly outputs: Map<string, Set<string>>;
  readonly links: Map<string, Set<string>>;
  readonly blocks: Set<string>;
  /** Path → hashes of a text and of what it says, as they stand in a record. */
  readonly documents: Map<string, Set<string>>;
  readonly sources: Map<string, Set<string>>;
  readonly claims: ClaimDraft;
}

type Wrong = Pick<Problem, 'message' | 'hint'>;

function emptyDraft(): Draft {
  return {
    version: undefined,
    outputs: new Map(),
    links: new Map(),
    blocks: new Set(),
    documents: new Map(),
    sources: new Map(),
    claims: emptyClaims(),
  };
}

function draftOf(lock: Lock): Draft {
  return addLock(emptyDraft(), lock);
}

function addLock(draft: Draft, lock: Lock): Draft {
  if (lock.version !== undefined) addVersion(draft, lock.version);
  for (const { path, lines, links, isBlock, documents = [], sources } of lock.outputs) {
    addTo(draft.outputs, path, lines);
    if (links !== undefined) addTo(draft.links, path, links);
    if (documents.length > 0) addTo(draft.documents, path, documents.map(documentRecord));
    if (isBlock) draft.blocks.add(path);
    addTo(draft.sources, path, sources);
  }
  addClaims(draft.claims, lock);
  return draft;
}

function finish(draft: Draft): Lock {
  // Sources without an output are left over by a merge that dropped the output: nothing is owned by them.
  const outputs = [...draft.outputs].map(([path, lines]): LockedOutput => {
    const sources = [...(draft.sources.get(path) ?? [])].sort();
    const links = draft.links.get(path);
    const documents = [...(draft.documents.get(path) ?? [])].sort().map(readDocument);
    return {
      path,
      lines: [...lines].sort(),
      ...(links !== undefined && { links: [...links].sort() }),
      ...(draft.blocks.has(path) && { isBlock: true as const }),
      ...(documents.length > 0 && { documents }),
      sources,
    };
  });
  outputs.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { ...(draft.version === undefined ? {} : { version: draft.version }), outputs, ...finishClaims(draft.claims) };
}

function documentRecord({ text, meaning }: LockedDocument): string {
  return `${text} ${meaning}`;
}

function readDocument(record: string): LockedDocument {
  const [text = '', meaning = ''] = record.split(' ');
  return { text, meaning };
}

function addVersion(draft: Draft, version: string): void {
  if (draft.version === undefined || compareVersions(version, draft.version) > 0) draft.version = version;
}

function addTo(sets: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const set = sets.get(key) ?? new Set();
  for (const value of values) set.add(value);
  sets.set(key, set);
}

/** Adds what one line says; what is wrong with it when it says nothing. */
function readRecord(draft: Draft, line: string): Wrong | undefined {
  const [kind = '', ...encoded] = line.trim().split(/ +/);
  const values = encoded.map(decode);
  const [first, second] = values;
  const isWhole = values.every((value) => value !== undefined);
  if (!KINDS.has(kind)) return unknownRecord(kind);
  if (!isWhole || first === undefined) return malformed(line);
  const rest = values.slice(1).filter((value) => value !== undefined);
  if (kind === 'lintel' && VERSION.test(first) && rest.length === 0) return void addVersion(draft, first);
  if (kind === 'output' && isRepositoryPath(first) && rest.every((hash) => /^[0-9a-f]{8}$/.test(hash))) {
    return void addTo(draft.outputs, first, rest);
  }
  if (kind === 'block' && isRepositoryPath(first) && rest.every((hash) => /^[0-9a-f]{8}$/.test(hash))) {
    draft.blocks.add(first);
    return void addTo(draft.outputs, first, rest);
  }
  if (
    kind === 'document' &&
    isRepositoryPath(first) &&
    rest.length === 2 &&
    rest.every((hash) => DOCUMENT.test(hash))
  ) {
    return void addTo(draft.documents, first, [rest.join(' ')]);
  }
  if (kind === 'link' && isRepositoryPath(first) && second !== undefined && values.length === 2) {
    addTo(draft.links, first, [second]);
    return void addTo(draft.outputs, first, []);
  }
  if (kind === 'from' && isRepositoryPath(first)) return void addTo(draft.sources, first, rest);
  const isRead = CLAIM_KINDS.has(kind) && readClaimRecord(draft.claims, line, [first, ...rest]);
  return isRead ? undefined : malformed(line);
}

const CLAIM_KINDS: ReadonlySet<string> = new Set(['claim', 'surface', 'gone']);
const KINDS: ReadonlySet<string> = new Set(['lintel', 'output', 'block', 'document', 'link', 'from', ...CLAIM_KINDS]);
const DOCUMENT = /^[0-9a-f]{16}$/;

/** Records that are lost cannot be written anew: whose the outputs are would be forgotten. */
const UNREADABLE = 'Nothing is written until it can be read: restore it with git, or delete the line.';

function unknownRecord(kind: string): Wrong {
  return {
    message: `The lock holds a record \`${shown(kind)}\`, which this version of lintel does not know.`,
    hint: UNREADABLE,
  };
}

function malformed(line: string): Wrong {
  return {
    message: `The lock line \`${shown(line)}\` cannot be read.`,
    hint: UNREADABLE,
  };
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function tooNew(line: string, own: string | undefined): Wrong | undefined {
  const written = /^lintel (\S+)/.exec(line)?.[1];
  if (own === undefined || written === undefined || compareVersions(written, own) <= 0) return undefined;
  return {
    message: `The lock was written by lintel ${written}, and this is lintel ${own}.`,
    hint: `Upgrade lintel to ${written} or later.`,
  };
}
