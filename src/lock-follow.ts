/**
 * The lock behind a mechanical edit: a fix that writes the new name of what a claim leads to says nothing else of it, nor of its
 * neighbours, so that what somebody vouched for stays vouched for. What is sure of no words before is no surer after. It judges no claim.
 */
import { lockKey } from './claims/world/evidence.ts';
import { blockFinder, followedWords, type FollowedBlock, type WordsGround } from './claims/world/locked-words.ts';
import type { FixPass } from './fix.ts';
import { lineHash } from './lock.ts';
import type { ClaimStamp, ClaimWords, Compilation, Lock, LockedClaim, Place, TextEdit } from './model.ts';

/** The lock of `before`, with the words that `after` has in their place. Equal where the lock knows none of the edited texts. */
export function lockAfterEdits(before: Compilation, after: Compilation, { edits, made }: FixPass): Lock {
  const known = new Set(before.lock.claims.map(({ file }) => file));
  const likely = new Set(made.flatMap(({ fix }) => (fix?.isSafe === false ? fix.edits.map(({ file }) => file) : [])));
  const mentions = new Map<string, Mention[]>();
  for (const [file, its] of edits) {
    if (!known.has(file)) continue;
    for (const mention of mentionsIn({ file, edits: its, isSure: !likely.has(file) }, before, after)) {
      const key = lockKey(file, mention.text);
      mentions.set(key, [...(mentions.get(key) ?? []), mention]);
    }
  }
  const claims = before.lock.claims.flatMap((each) =>
    followed(each, mentions.get(lockKey(each.file, each.claim)) ?? []),
  );
  return { ...before.lock, claims };
}

/** A claim in an edited text. */
interface Mention extends FollowedBlock {
  /** What stands in its place now, unless nobody is sure that it is what was meant. */
  readonly here: readonly Named[];
}

/** What a text names at a place, and how the lock remembers it. */
interface Named extends Place {
  readonly text: string;
  readonly isSymbol: boolean;
  /** Absent on what the lock would not remember. */
  readonly target?: string;
}

interface EditedText {
  readonly file: string;
  readonly edits: readonly TextEdit[];
  /** Whether all edits are proved to mean what was meant. What a likely one writes has nobody's word. */
  readonly isSure: boolean;
}

function mentionsIn({ file, edits, isSure }: EditedText, before: Compilation, after: Compilation): readonly Mention[] {
  const [blockBefore, blockAfter] = [before, after].map((each) => blockFinder(wordsIn(each)));
  const standing = new Map<string, Named[]>();
  for (const each of namesIn(after, file))
    standing.set(placeKey(each), [...(standing.get(placeKey(each)) ?? []), each]);
  return namesIn(before, file).flatMap((each): readonly Mention[] => {
    const place = placeAfter(each, edits);
    const [was, is] = [blockBefore?.(each), blockAfter?.(place)];
    if (was === undefined || is === undefined) return [];
    return [{ text: each.text, was, is, here: isSure ? (standing.get(placeKey(place)) ?? []) : [] }];
  });
}

function wordsIn({ inputs }: Compilation): WordsGround {
  return { texts: inputs.sources.texts, hash: lineHash };
}

function namesIn({ claims, model }: Compilation, file: string): readonly Named[] {
  const claimed = claims.flatMap(({ claim, verdict, isGuess, lockTarget }): readonly Named[] => {
    if (claim.file !== file) return [];
    const { line, column, text, kind, how } = claim;
    const isRemembered = verdict === 'live' && isGuess !== true && (kind !== 'path' || how !== 'link');
    const target = kind === 'symbol' || kind === 'path' ? claim.target : lockTarget;
    const isSymbol = kind === 'symbol';
    return [{ file, line, column, text, isSymbol, ...(isRemembered && target !== undefined && { target }) }];
  });
  const bound = model.notes.flatMap(({ note, bound: its }) =>
    note.file !== file ? [] : its.flatMap(({ binding }) => boundName(file, binding)),
  );
  return [...claimed, ...bound];
}

type Binding = Compilation['model']['notes'][number]['bound'][number]['binding'];

function boundName(file: string, { name, line, column, raw, args }: Binding): readonly Named[] {
  if (name !== 'symbol') return [];
  return [{ file, line, column, text: raw, isSymbol: true, target: (args[0] ?? '').replace(/\(.*$/s, '') }];
}

/** Where a place is once the edits are made: they break no line and join none. */
function placeAfter({ file, line, column }: Place, edits: readonly TextEdit[]): Place {
  const before = edits.filter((edit) => edit.line === line && edit.column < column);
  // An edit inside of the label or the span that the place begins leaves its beginning.
  return { file, line, column: before.reduce((sum, edit) => sum + edit.after.length - edit.before.length, column) };
}

/** A record, under the name and target of now where a sure edit gave it another. The old one stays while it stands elsewhere in the text. */
function followed(record: LockedClaim, mentions: readonly Mention[]): readonly LockedClaim[] {
  const renamed = new Map<string, LockedClaim>();
  const staying: Mention[] = [];
  for (const mention of mentions) {
    const now = nameNow(record, mention.here);
    if (now === undefined) {
      staying.push(mention);
      continue;
    }
    const follow = (words: ClaimWords) => followedWords(words, { ...mention, now: now.claim }, HASH) ?? [];
    const next = { ...withWords(record, follow), ...now };
    const key = lockKey(now.claim, now.target);
    // Words that the lock did not know before are not vouched for by a new name.
    if (isVouched(next) || !isVouched(record)) renamed.set(key, united(next, renamed.get(key)));
  }
  const stays = staying.length > 0 || renamed.size === 0;
  return [...(stays ? [stayed(record, staying)] : []), ...renamed.values()];
}

const HASH = { hash: lineHash };

/** What a record is to be called by what stands in its place now; undefined where that is what it is called, or would not be remembered. */
function nameNow(
  { claim, target, stamps }: LockedClaim,
  here: readonly Named[],
): Pick<LockedClaim, 'claim' | 'target'> | undefined {
  const alike = here.filter(({ isSymbol }) => isSymbol === (stamps !== undefined));
  const now = alike.find(({ text }) => text === claim) ?? alike.find((each) => each.target !== undefined);
  if (now?.target === undefined || (now.text === claim && now.target === target)) return undefined;
  return { claim: now.text, target: now.target };
}

function stayed(record: LockedClaim, mentions: readonly Mention[]): LockedClaim {
  return withWords(record, (words) => {
    const all = mentions.flatMap((each) => followedWords(words, each, HASH) ?? []);
    return all.length > 0 ? all : words;
  });
}

function withWords(
  record: LockedClaim,
  follow: (words: ClaimWords) => ClaimWords | readonly ClaimWords[],
): LockedClaim {
  const { stamps, words } = record;
  const nextStamps = stamps?.flatMap((stamp) =>
    [follow(stamp)].flat().map((each): ClaimStamp => ({ ...stamp, ...each })),
  );
  const nextWords = words?.flatMap((each) => follow(each));
  return { ...record, ...(nextStamps && { stamps: nextStamps }), ...(nextWords && { words: nextWords }) };
}

function isVouched({ stamps = [], words = [] }: LockedClaim): boolean {
  return stamps.length + words.length > 0;
}

function united(a: LockedClaim, b: LockedClaim | undefined): LockedClaim {
  if (b === undefined) return a;
  const [stamps, words] = [
    [...(a.stamps ?? []), ...(b.stamps ?? [])],
    [...(a.words ?? []), ...(b.words ?? [])],
  ];
  return { ...a, ...(stamps.length > 0 && { stamps }), ...(words.length > 0 && { words }) };
}

function placeKey({ line, column }: Place): string {
  return `${line}:${column}`;
}
