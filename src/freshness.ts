/**
 * Which symbols notes describe, and whether somebody has looked at the words since the symbols changed. By content alone:
 * what the lock remembers is compared with the code of today, so clones of any depth, and folders without git, agree.
 * Resolves nothing by itself; wording is the matter of `claims/surface-change.ts`.
 */
import { describedSymbols, type Described, type Ground } from './claims/bound/described.ts';
import { plainLiteral, quotesBare, statesValue } from './claims/world/stated-value.ts';
import { statesValueOf } from './claims/world/value-statement.ts';
import { surfaceChange, type SurfaceChange } from './claims/world/surface-change.ts';
import { hasOtherHolder, isSameContract } from './claims/world/surface-holder.ts';
import type { FormerSurface } from './claims/world/surface-lines.ts';
import type { Surface } from './claims/world/surface.ts';
import type { Claim, ClaimStamp, GoneClaim, JudgedClaim, Lock, LockedClaim, Unreviewed } from './model.ts';

/** What freshness is judged by. */
export interface FreshnessGround extends Ground {
  readonly lock: Lock;
  /** Sources that could not be read in full: what the lock says about them stays. */
  readonly unsound: ReadonlySet<string>;
}

/** What somebody vouches for in a review. */
export type Acceptance = (file: string, target: string) => boolean;

/** What notes describe, compared with what the lock remembers. */
export interface Freshness {
  /** By file, then in the order of the text. */
  readonly unreviewed: readonly Unreviewed[];
  /**
   * The records of symbols that a build leaves: new claims stamped, those that left their text dropped, all others as
   * they were. A review also stamps what is accepted.
   */
  readonly claims: (accepted?: Acceptance) => readonly LockedClaim[];
}

/** Compares what notes describe with what the lock remembers. */
export function freshnessOf(ground: FreshnessGround): Freshness {
  const matched = matchStamps(describedSymbols(ground), ground);
  return {
    unreviewed: unreviewedOf(matched),
    claims: (accepted = () => false) => nextRecords(matched, ground, accepted),
  };
}

/** The claims that are remembered as gone: as before or by the history at hand, while they stand in their text and are dead. */
export function goneClaims(judged: readonly JudgedClaim[], lock: Lock, unsound: ReadonlySet<string>): GoneClaim[] {
  const live = new Set(judged.filter(({ verdict }) => verdict === 'live').map(({ claim }) => nameOf(claim)));
  const known = new Map((lock.gone ?? []).map((each) => [keyOf(each.file, each.claim), each]));
  const kept = new Map([...known].filter(([, { file }]) => unsound.has(file)));
  for (const { claim, verdict, gone } of judged) {
    const before = known.get(nameOf(claim));
    // Clones differ in which commit they find; the one that was written first stays.
    if (before !== undefined) kept.set(nameOf(claim), before);
    else if (verdict === 'dead' && gone !== undefined)
      kept.set(nameOf(claim), { file: claim.file, claim: claim.text, target: claim.target, commit: gone });
  }
  return [...kept].filter(([key]) => !live.has(key)).map(([, each]) => each);
}

// ───────────────────────────── matching ─────────────────────────────

/** A described symbol with what the lock remembers of it: nothing means that it is new. */
interface Matched {
  readonly described: Described;
  readonly stamps: readonly KnownStamp[];
}

/** A stamp with where its symbol stood. */
interface KnownStamp extends ClaimStamp {
  readonly target: string;
}

/**
 * Finds the stamps of each described symbol. A block is known by its hash; one that was edited goes by the stamps of
 * blocks that are gone, since other words around a claim vouch for nothing.
 */
function matchStamps(all: readonly Described[], { lock }: FreshnessGround): readonly Matched[] {
  const stamped = lock.claims.filter(({ stamps }) => stamps !== undefined);
  const records = groupBy(stamped, ({ file, claim }) => keyOf(file, claim));
  const present = groupBy(all, ({ file, claim }) => keyOf(file, claim));
  const moved = groupBy(
    stamped.filter(({ file, claim }) => !present.has(keyOf(file, claim))),
    ({ target }) => target,
  );
  const byPlace = new Map<Described, readonly KnownStamp[]>();
  for (const [key, group] of present) {
    const known = (records.get(key) ?? []).flatMap(knownStamps);
    const byBlock = groupBy(known, ({ block }) => block);
    const blocks = new Set(group.map(({ block }) => block));
    const left = known.filter(({ block }) => !blocks.has(block));
    const elsewhere = known.length > 0 ? left : movedTo(group, moved);
    for (const each of group) byPlace.set(each, byBlock.get(each.block) ?? elsewhere);
  }
  return all.map((described) => ({ described, stamps: byPlace.get(described) ?? [] }));
}

/** Words that moved to another file say what they said. Within one file, a claim in other words is a new one. */
function movedTo(
  group: readonly Described[],
  moved: ReadonlyMap<string, readonly LockedClaim[]>,
): readonly KnownStamp[] {
  const targets = new Set(group.map(({ target }) => target));
  return [...targets]
    .flatMap((target) => moved.get(target) ?? [])
    .filter(({ file }) => file !== group[0]?.file)
    .flatMap(knownStamps);
}

function knownStamps({ target, stamps = [] }: LockedClaim): readonly KnownStamp[] {
  return stamps.map((stamp) => ({ ...stamp, target }));
}

/** True when the symbol is as it was stamped. Fingerprints of another scheme cannot be compared, so nothing is said. */
function isCurrent(stamp: ClaimStamp, now: Surface): boolean {
  return isSameContract(stamp, now) && plainValue(stamp.value) === plainValue(now.value);
}

function plainValue(value: string | undefined): string | undefined {
  return value === undefined ? undefined : plainLiteral(value);
}

function isOfScheme({ fingerprint }: ClaimStamp, now: Surface): boolean {
  return fingerprint.split(':')[0] === now.fingerprint.split(':')[0];
}

/** The stamps that today's code can be compared with, or undefined when one of them holds, or none is there. */
function outdated({ described: { surface }, stamps }: Matched): readonly KnownStamp[] | undefined {
  const comparable = stamps.filter((stamp) => isOfScheme(stamp, surface));
  return comparable.length === 0 || comparable.some((stamp) => isCurrent(stamp, surface)) ? undefined : comparable;
}

// ───────────────────────────── what is unreviewed ─────────────────────────────

interface Outdated {
  readonly described: Described;
  readonly stamp: ClaimStamp;
  readonly change: SurfaceChange;
}

/** One entry for each symbol of a file: a note that names it ten times has one thing to be looked at. */
function unreviewedOf(matched: readonly Matched[]): readonly Unreviewed[] {
  const settled = settledByWords(matched);
  const found = matched.flatMap((each): readonly Outdated[] => {
    const [stamp] = settled.has(each) ? [] : (outdated(each) ?? []);
    if (stamp === undefined) return [];
    const { described } = each;
    const change = surfaceChange(formerOf(stamp, each), described.surface);
    const isTold = statesOld(described, stamp) || isOther(described.surface, stamp, change);
    return isTold ? [{ described, stamp, change }] : [];
  });
  const groups = [...groupBy(found, ({ described }) => keyOf(described.file, described.target)).values()];
  return groups.map(unreviewed).sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}

/** What an enum makes of its other members shows in their values, though it is made in the same way. */
function isOther(surface: Surface, stamp: ClaimStamp, { isTold, lines }: SurfaceChange): boolean {
  if (hasOtherHolder(stamp, surface)) return true;
  return isTold && (!isSameContract(stamp, surface) || (stamp.surface === surface.text && lines.length > 0));
}

function formerOf({ surface: text, value, target }: KnownStamp, { described }: Matched): FormerSurface {
  const [path = ''] = target.split('#');
  const isJavaScript = isScript(path) && !isScript(described.surface.file);
  return { text, isJavaScript, ...(value !== undefined && { value }) };
}

function isScript(path: string): boolean {
  return /\.[cm]?jsx?$/.test(path);
}

/**
 * What somebody changed together with the words: the value is another, and a block that was edited since states it. A file
 * that tells of the symbol elsewhere, without its value, was before that person's eyes as well.
 */
function settledByWords(matched: readonly Matched[]): ReadonlySet<Matched> {
  const groups = groupBy(matched, ({ described }) => keyOf(described.file, described.target));
  return new Set([...groups.values()].filter((group) => group.some(tellsNewValue)).flatMap(withoutOldValue));
}

function withoutOldValue(group: readonly Matched[]): readonly Matched[] {
  const isNews = (each: Matched): boolean =>
    outdated(each)?.some((stamp) => !isOtherValue(stamp, each.described.surface) || statesOld(each.described, stamp)) ??
    false;
  return group.some(isNews) ? [] : group;
}

function tellsNewValue(each: Matched): boolean {
  const { words, surface, block } = each.described;
  const stamps = outdated(each);
  if (stamps === undefined || surface.value === undefined || !statesAny(words, surface.value)) return false;
  const isPlain = statesValue(words, surface.value) || quotesBare(words, surface.value);
  return stamps.every((stamp) => {
    const isEdited = stamp.block !== block && isOtherValue(stamp, surface);
    return isEdited && (isPlain || !statesAny(words, stamp.value ?? ''));
  });
}

/** A number of one digit as well: that it came into the words in the place of the old one is no chance. */
function statesAny(words: string, value: string): boolean {
  return statesValue(words, value, 1) || quotesBare(words, value);
}

/** True where the value is all that has changed. */
function isOtherValue({ value, surface: was }: ClaimStamp, { value: now, text }: Surface): boolean {
  if (value === undefined || now === undefined || plainLiteral(value) === plainLiteral(now)) return false;
  if (was === text) return true;
  return was.endsWith(value) && text.endsWith(now) && was.slice(0, -value.length) === text.slice(0, -now.length);
}

function statesOld({ words, titles, target, surface }: Described, { value }: ClaimStamp): boolean {
  if (value === undefined || surface.value === undefined || plainValue(value) === plainValue(surface.value))
    return false;
  // Words that state both tell of the change.
  return !statesValue(words, surface.value) && statesValueOf({ words, titles, target }, value);
}

function unreviewed(group: readonly Outdated[]): Unreviewed {
  const inWords = group.find(({ described, stamp }) => statesOld(described, stamp));
  // The group holds at least one entry.
  const { described, stamp, change } = inWords ?? group[0]!;
  const { file, target, surface } = described;
  const others = group.map((each) => each.described).filter((each) => each !== described);
  const was = { surface: stamp.surface, ...(stamp.value !== undefined && { value: stamp.value }) };
  return {
    kind: inWords ? 'value' : 'signature',
    file,
    target,
    mentions: [described, ...others].map(({ line, column, claim, words }) => ({ line, column, claim, words })),
    was,
    now: {
      surface: surface.text,
      ...(surface.value !== undefined && { value: surface.value }),
      file: surface.file,
      line: surface.line,
    },
    change: inWords ? `is \`${surface.value}\` and was \`${stamp.value}\`` : change.words,
    lines: change.lines,
  };
}

// ───────────────────────────── records ─────────────────────────────

function nextRecords(
  matched: readonly Matched[],
  { lock, unsound, claims: judged }: FreshnessGround,
  accepted: Acceptance,
): readonly LockedClaim[] {
  const next = new Map<string, LockedClaim & { readonly stamps: ClaimStamp[] }>();
  const settled = settledByWords(matched);
  for (const each of matched) {
    const { file, claim, target, block, near, above } = each.described;
    const words = { block, ...(near !== undefined && { near }), ...(above !== undefined && { above }) };
    const stamps = stampsAfter(each, settled.has(each) || accepted(file, target)).map((stamp) => ({
      ...stamp,
      ...words,
    }));
    const key = [file, claim, target].join('\0');
    const known = next.get(key);
    if (known === undefined) next.set(key, { file, claim, target, stamps });
    else known.stamps.push(...stamps);
  }
  const described = new Set(matched.map((each) => keyOf(each.described.file, each.described.claim)));
  const standing = new Set(judged.map(({ claim }) => nameOf(claim)));
  const kept = lock.claims.filter(({ file, claim, stamps }) => {
    const key = keyOf(file, claim);
    // What cannot be resolved now may resolve tomorrow, and must not be taken for reviewed then.
    return stamps !== undefined && !described.has(key) && (standing.has(key) || unsound.has(file));
  });
  return [...next.values(), ...kept];
}

/** Old stamps stay although the code has changed. Of several, which a merge leaves, the one that holds settles it. */
function stampsAfter(matched: Matched, isAccepted: boolean): readonly Omit<ClaimStamp, 'block' | 'near'>[] {
  const { surface } = matched.described;
  const old = outdated(matched);
  if (old !== undefined && !isAccepted) return old.map(plainStamp);
  return [plainStamp({ ...surface, surface: surface.text })];
}

function plainStamp({ fingerprint, value, surface }: Omit<ClaimStamp, 'block'>): Omit<ClaimStamp, 'block'> {
  return { fingerprint, ...(value !== undefined && { value }), surface };
}

function nameOf({ file, text }: Claim): string {
  return keyOf(file, text);
}

function keyOf(file: string, name: string): string {
  return `${file}\0${name}`;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
