/**
 * A review: what notes describe and nobody has looked at since it changed, which part of it was asked for, and the lock once
 * some of it is accepted. It asks nobody and writes nothing.
 */
import { reviewedClaims } from './compile.ts';
import { departedFiles, heirsOf } from './departed-files.ts';
import type { Compilation, JudgedClaim, Lock, LockedClaim, Place, Unreviewed } from './model.ts';
import { hasSetUp } from './set-up.ts';

/** Something that a review shows and cannot accept. */
export interface DeadSymbol extends Place {
  readonly claim: string;
  readonly target: string;
  readonly message: string;
  readonly hint?: string;
}

/** A name without its place, which may mean any of these targets. */
export interface AmbiguousName {
  readonly name: string;
  readonly targets: readonly string[];
}

/** What a review comes to before anybody has accepted anything. */
export interface Review {
  /** What was asked for and needs somebody's eye. */
  readonly unreviewed: readonly Unreviewed[];
  /** What was asked for and leads nowhere. */
  readonly dead: readonly DeadSymbol[];
  /** Files that the lock does not know any more, since they are gone. */
  readonly dropped: readonly string[];
  /** Claims that the lock gets by this review, because it has none of them. */
  readonly added: readonly LockedClaim[];
  /** Names that are neither a file that makes claims nor a claim. */
  readonly unknown: readonly string[];
  /** Names that symbols of several places have, each with their targets. */
  readonly ambiguous: readonly AmbiguousName[];
  /** The targets of all that needs somebody's eye or leads nowhere, in the files that were named, else in all. */
  readonly open: readonly string[];
  /** Files that were asked for and make no claim at all. */
  readonly silent: readonly string[];
  /** The lock once `accepted` is vouched for. What was not asked for stays as it is. */
  readonly lockAfter: (accepted: readonly Unreviewed[]) => Lock;
}

/**
 * Reviews the files and claims that `names` names, by path, target (`src/a.ts#Foo`), text, or name as a finding prints it (`Foo`); all of
 * them without names. Of a file that is named with claims of its own, these alone. Where nothing is set up, all are the files that the
 * lock knows, and those that took the place of some.
 */
export function reviewOf(compilation: Compilation, names: readonly string[]): Review {
  const { claims, lock, unreviewed } = compilation;
  const dead = deadSymbols(compilation);
  const choice = choose(compilation, [...unreviewed, ...dead], names);
  const lockAfter = (accepted: readonly Unreviewed[]): Lock => lockWith(compilation, choice.files, accepted);
  const before = new Set(lock.claims.filter(isLooked).map(keyOf));
  const made = new Set(claims.map(({ claim }) => claim.file));
  return {
    unreviewed: unreviewed.filter(choice.isChosen),
    dead: dead.filter(choice.isChosen),
    added: lockAfter([]).claims.filter((claim) => isLooked(claim) && !before.has(keyOf(claim))),
    dropped: departedFiles(compilation),
    unknown: choice.unknown,
    ambiguous: choice.ambiguous,
    open: choice.open,
    silent: names.filter((name) => choice.files.has(name) && !made.has(name)),
    lockAfter,
  };
}

interface Choice extends Pick<Review, 'unknown' | 'ambiguous' | 'open'> {
  /** Files whose records are brought up to date. */
  readonly files: ReadonlySet<string>;
  readonly isChosen: (each: Open) => boolean;
}

/** What needs somebody's eye, or leads nowhere. */
type Open = Unreviewed | DeadSymbol;

function choose(compilation: Compilation, all: readonly Open[], names: readonly string[]): Choice {
  const { claims, lock, inputs, model } = compilation;
  const readable = new Set([...model.notes.map(({ note }) => note.file), ...claims.map(({ claim }) => claim.file)]);
  const known = new Set(lock.claims.map(({ file }) => file));
  if (names.length === 0) {
    const files = new Set([...known, ...(hasSetUp(inputs.config) ? readable : heirsOf(compilation))]);
    return { files, isChosen: ({ file }) => files.has(file), unknown: [], ambiguous: [], open: [] };
  }
  const isFile = (name: string): boolean => readable.has(name) || inputs.sources.texts.has(name);
  const files = new Set(names.filter(isFile));
  const places = [...all.map(placeOf), ...lock.claims.map(lockedPlace)];
  const asked = names.filter((name) => !isFile(name)).map((name) => ({ name, ...meantBy(name, places, files) }));
  const meant = asked.flatMap((each) => each.places);
  const opened = new Set(meant.map(({ open }) => open));
  // Who names a file and a claim of it has read that claim.
  const narrowed = new Set(meant.map(({ file }) => file).filter((file) => files.has(file)));
  return {
    files: new Set([...files, ...meant.flatMap(({ file, open }) => (open === undefined ? [] : file))]),
    isChosen: (each) => opened.has(each) || (files.has(each.file) && !narrowed.has(each.file)),
    unknown: asked.filter((each) => each.places.length === 0).map(({ name }) => name),
    ambiguous: asked.flatMap(({ name, targets }) => (targets.length > 1 ? { name, targets } : [])),
    open: [...new Set(all.filter(({ file }) => files.size === 0 || files.has(file)).map(({ target }) => target))],
  };
}

/** Where a claim stands, and what it may be called by. */
interface ClaimPlace {
  readonly file: string;
  readonly target: string;
  readonly names: readonly string[];
  readonly open?: Open;
}

function placeOf(open: Open): ClaimPlace {
  return { file: open.file, target: open.target, names: namesOf(open), open };
}

function lockedPlace({ file, claim, target }: LockedClaim): ClaimPlace {
  return { file, target, names: [claim, target] };
}

/** The places of a name: in the files that are named beside it, else in all; as it is written, else as a finding prints it. */
function meantBy(
  name: string,
  places: readonly ClaimPlace[],
  files: ReadonlySet<string>,
): { readonly places: readonly ClaimPlace[]; readonly targets: readonly string[] } {
  for (const some of [places.filter(({ file }) => files.has(file)), places]) {
    const written = some.filter(({ names }) => names.includes(name));
    if (written.length > 0) return { places: written, targets: [] };
    const called = some.filter(({ target }) => symbolOf(target) === name);
    const printed = called.filter(({ open }) => open !== undefined);
    // What the lock has is only asked where no finding says that name: it may have another place for the same symbol.
    const meant = printed.length > 0 ? printed : called;
    if (meant.length > 0) return { places: meant, targets: [...new Set(meant.map(({ target }) => target))].sort() };
  }
  return { places: [], targets: [] };
}

/** What a finding calls the symbol behind a target. */
function symbolOf(target: string): string {
  return target.slice(target.indexOf('#') + 1);
}

/** What a person may call a claim: its target, or as it is written. */
function namesOf(each: Open): readonly string[] {
  return [each.target, ...('mentions' in each ? each.mentions.map(({ claim }) => claim) : [each.claim])];
}

/** Symbols that are gone, and what was stamped and is gone with its file. No review makes them true. */
function deadSymbols({ claims, lock, problems }: Compilation): readonly DeadSymbol[] {
  const stamped = new Set(lock.claims.filter(({ stamps }) => stamps !== undefined).map(keyOfText));
  const isSymbol = ({ claim, gone }: JudgedClaim): boolean =>
    claim.kind === 'symbol' || gone !== undefined || stamped.has(keyOfText({ file: claim.file, claim: claim.text }));
  const judged = claims
    .filter((each) => each.verdict === 'dead' && isSymbol(each))
    .map(({ claim, truth, hint }) => ({
      file: claim.file,
      line: claim.line,
      column: claim.column,
      claim: claim.text,
      target: claim.target,
      message: truth ?? `\`${claim.text}\` does not hold.`,
      ...(hint !== undefined && { hint }),
    }));
  const bound = problems
    .filter(({ rule }) => rule === 'stale/symbol')
    .map(({ file, line, column, claim = '', target = '', message, hint }) => ({
      file,
      line,
      column,
      claim,
      target,
      message,
      ...(hint !== undefined && { hint }),
    }));
  return [...judged, ...bound];
}

function lockWith(compilation: Compilation, files: ReadonlySet<string>, accepted: readonly Unreviewed[]): Lock {
  const { lock, nextLock, inputs } = compilation;
  const vouched = new Set(accepted.map(({ file, target }) => `${file}\0${target}`));
  const isAccepted = (file: string, target: string): boolean => vouched.has(`${file}\0${target}`);
  const departed = new Set(departedFiles(compilation));
  // Nobody can vouch for the words of a file that is gone, whichever file was asked for.
  const isMeant = ({ file }: { readonly file: string }): boolean => files.has(file) || departed.has(file);
  const gone = [...(lock.gone ?? []).filter((each) => !isMeant(each)), ...(nextLock.gone ?? []).filter(isMeant)];
  return {
    // The outputs were built by another lintel, perhaps, and that is told by its version.
    version: lock.version ?? inputs.version,
    outputs: lock.outputs,
    claims: [
      ...lock.claims.filter((each) => !isMeant(each)),
      ...reviewedClaims(compilation, isAccepted).filter(isMeant),
    ],
    ...(gone.length > 0 && { gone }),
  };
}

/** Records of symbols count once they are stamped; those of paths and commands have nothing to be stamped with. */
function isLooked({ target, stamps }: LockedClaim): boolean {
  return stamps !== undefined || !target.includes('#') || target.includes('#scripts.');
}

function keyOf({ file, claim, target }: LockedClaim): string {
  return [file, claim, target].join('\0');
}

function keyOfText({ file, claim }: Pick<LockedClaim, 'file' | 'claim'>): string {
  return [file, claim].join('\0');
}
