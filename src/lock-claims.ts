/**
 * The records of claims in the lock: what resolved, what it was when somebody vouched for the words about it, and what is
 * proved to be gone. Said twice, or by two sides of a merge, they are united. They decide nothing.
 */
import { decode, encode, encodeRest } from './lock-record.ts';
import type { ClaimStamp, ClaimWords, GoneClaim, Lock, LockedClaim } from './model.ts';

/** Claims while a lock is put together; maps unite what is said twice. */
export interface ClaimDraft {
  readonly claims: Map<string, LockedClaim>;
  /** Record of a path or command without the word `claim` → the words around it, as they stand in a record. */
  readonly words: Map<string, Set<string>>;
  /** Record without the word `claim` → what it says. */
  readonly stamps: Map<string, { readonly claim: string; readonly stamp: ClaimStamp }>;
  /** Target and stamp → the surface in words. One for all notes that describe it. */
  readonly surfaces: Map<string, string>;
  readonly gone: Map<string, GoneClaim>;
}

/** A draft that says nothing. */
export function emptyClaims(): ClaimDraft {
  return { claims: new Map(), words: new Map(), stamps: new Map(), surfaces: new Map(), gone: new Map() };
}

/** Adds the claims of a lock. */
export function addClaims(draft: ClaimDraft, { claims, gone = [] }: Pick<Lock, 'claims' | 'gone'>): void {
  for (const claim of claims) {
    addClaim(draft, claim);
    for (const words of claim.words ?? []) addWords(draft, claim, wordsRecord(words));
    for (const stamp of claim.stamps ?? []) {
      addStamp(draft, claim, stamp);
      addSurface(draft, { target: claim.target, print: printOf(stamp), text: stamp.surface });
    }
  }
  for (const each of gone) addGone(draft, each);
}

/** The claims of a lock, in the order in which they are written. */
export function finishClaims(draft: ClaimDraft): Pick<Lock, 'claims' | 'gone'> {
  const stamps = new Map<string, ClaimStamp[]>();
  for (const [, { claim, stamp }] of byKey(draft.stamps)) {
    const target = draft.claims.get(claim)?.target ?? '';
    const surface = draft.surfaces.get(`${encode(target)} ${encode(printOf(stamp))}`) ?? '';
    const its = stamps.get(claim) ?? [];
    its.push({ ...stamp, surface });
    stamps.set(claim, its);
  }
  const claims = byKey(draft.claims).map(([key, claim]): LockedClaim => {
    const { file, claim: text, target } = claim;
    const its = stamps.get(key);
    const words = [...(draft.words.get(key) ?? [])].sort().map(readWords);
    return {
      file,
      claim: text,
      target,
      ...(its !== undefined && { stamps: its }),
      ...(words.length > 0 && { words }),
    };
  });
  const gone = byKey(draft.gone).map(([, each]) => each);
  return { claims, ...(gone.length > 0 && { gone }) };
}

/** The records of a finished lock. */
export function claimRecords({ claims, gone = [] }: Pick<Lock, 'claims' | 'gone'>): readonly string[] {
  const records = new Set<string>();
  for (const { file, claim, target, stamps, words = [] } of claims) {
    const head = [file, claim, target].map(encode).join(' ');
    if (stamps === undefined && words.length === 0) records.add(`claim ${head}`);
    for (const each of words) records.add(`claim ${head} ${wordsRecord(each)}`);
    for (const stamp of stamps ?? []) {
      records.add(`claim ${head} ${wordsRecord(stamp)} ${encode(printOf(stamp))}`);
      if (stamp.surface !== '')
        records.add(`surface ${encode(target)} ${encode(printOf(stamp))} ${encodeRest(stamp.surface)}`);
    }
  }
  for (const { file, claim, target, commit } of gone)
    records.add(`gone ${[file, claim, target].map(encode).join(' ')} ${commit}`);
  return [...records];
}

/** Adds what one record says; false when it cannot be read. `values` are its words behind the first, decoded. */
export function readClaimRecord(draft: ClaimDraft, line: string, values: readonly string[]): boolean {
  const [file = '', claim = '', target = '', fourth, print] = values;
  if (line.startsWith('surface ')) return readSurface(draft, line);
  if (values.length < 3) return false;
  if (line.startsWith('gone ')) {
    if (values.length !== 4 || fourth === undefined || !COMMIT.test(fourth)) return false;
    addGone(draft, { file, claim, target, commit: fourth });
    return true;
  }
  if (values.length === 3) addClaim(draft, { file, claim, target });
  else if (values.length === 4) {
    if (fourth === undefined || !WORDS.test(fourth)) return false;
    addClaim(draft, { file, claim, target });
    addWords(draft, { file, claim, target }, fourth);
  } else {
    const stamp = stampOf(fourth, print);
    if (values.length !== 5 || stamp === undefined) return false;
    addClaim(draft, { file, claim, target });
    addStamp(draft, { file, claim, target }, stamp);
  }
  return true;
}

const COMMIT = /^[0-9a-f]{40,64}$/;
/** The block, and behind dashes the words right beside the claim and the titles over it, which older locks lack. */
const WORDS = /^[0-9a-f]{8}(?:-[0-9a-f]{8}){0,2}$/;
const PRINT = /^(\d+:[\w-]+)(?:=(.*))?$/s;

function readSurface(draft: ClaimDraft, line: string): boolean {
  const [, target, print, rest] = /^surface +(\S+) +(\S+) (.+)$/.exec(line.trim()) ?? [];
  const [named, stamp, text] = [target, print, rest].map((word) => (word === undefined ? undefined : decode(word)));
  if (named === undefined || stamp === undefined || text === undefined || !PRINT.test(stamp)) return false;
  addSurface(draft, { target: named, print: stamp, text });
  return true;
}

/** Fingerprint and value in one word. */
function printOf({ fingerprint, value }: Pick<ClaimStamp, 'fingerprint' | 'value'>): string {
  return value === undefined ? fingerprint : `${fingerprint}=${value}`;
}

function wordsRecord({ block, near, above }: ClaimWords): string {
  return [block, near, near && above].filter((hash) => hash !== undefined).join('-');
}

function readWords(record: string): ClaimWords {
  const [block = '', near, above] = record.split('-');
  return { block, ...(near !== undefined && { near }), ...(above !== undefined && { above }) };
}

function stampOf(words: string | undefined, print: string | undefined): ClaimStamp | undefined {
  const [, fingerprint, value] = PRINT.exec(print ?? '') ?? [];
  if (words === undefined || fingerprint === undefined || !WORDS.test(words)) return undefined;
  return { ...readWords(words), fingerprint, ...(value !== undefined && { value }), surface: '' };
}

function addClaim(draft: ClaimDraft, { file, claim, target }: LockedClaim): void {
  draft.claims.set(keyOf({ file, claim, target }), { file, claim, target });
}

function addWords(draft: ClaimDraft, claim: LockedClaim, words: string): void {
  const key = keyOf(claim);
  draft.words.set(key, (draft.words.get(key) ?? new Set<string>()).add(words));
}

function addStamp(draft: ClaimDraft, claim: LockedClaim, stamp: ClaimStamp): void {
  const key = keyOf(claim);
  draft.stamps.set(`${key} ${wordsRecord(stamp)} ${encode(printOf(stamp))}`, { claim: key, stamp });
}

/** Of two texts for one surface, which only differ in what no user can tell, one is as good as the other. */
function addSurface(
  draft: ClaimDraft,
  { target, print, text }: { readonly target: string; readonly print: string; readonly text: string },
): void {
  const key = `${encode(target)} ${encode(print)}`;
  const known = draft.surfaces.get(key);
  if (text !== '' && (known === undefined || text < known)) draft.surfaces.set(key, text);
}

/** Where two clones found different commits, both tell the truth about the claim. */
function addGone(draft: ClaimDraft, gone: GoneClaim): void {
  const key = keyOf(gone);
  const known = draft.gone.get(key);
  if (known === undefined || gone.commit < known.commit) draft.gone.set(key, gone);
}

function keyOf({ file, claim, target }: Pick<LockedClaim, 'file' | 'claim' | 'target'>): string {
  return [file, claim, target].map(encode).join(' ');
}

function byKey<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
