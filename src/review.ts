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
  /** Files that were asked for and make no claim at all. */
  readonly silent: readonly string[];
  /** The lock once `accepted` is vouched for. What was not asked for stays as it is. */
  readonly lockAfter: (accepted: readonly Unreviewed[]) => Lock;
}

/**
 * Reviews the files and claims that `names` names, by path, target (`src/a.ts#Foo`) or text; all of them without names. Where
 * nothing is set up, these are the files that the lock knows, and those that took the place of some.
 */
export function reviewOf(compilation: Compilation, names: readonly string[]): Review {
  const choice = choose(compilation, names);
  const { claims, lock } = compilation;
  const lockAfter = (accepted: readonly Unreviewed[]): Lock => lockWith(compilation, choice.files, accepted);
  const before = new Set(lock.claims.filter(isLooked).map(keyOf));
  const made = new Set(claims.map(({ claim }) => claim.file));
  return {
    unreviewed: compilation.unreviewed.filter(choice.isChosen),
    dead: deadSymbols(compilation).filter(choice.isChosen),
    added: lockAfter([]).claims.filter((claim) => isLooked(claim) && !before.has(keyOf(claim))),
    dropped: departedFiles(compilation),
    unknown: choice.unknown,
    silent: names.filter((name) => choice.files.has(name) && !made.has(name)),
    lockAfter,
  };
}

interface Choice {
  /** Files whose records are brought up to date. */
  readonly files: ReadonlySet<string>;
  readonly isChosen: (each: Unreviewed | DeadSymbol) => boolean;
  readonly unknown: readonly string[];
}

function choose(compilation: Compilation, names: readonly string[]): Choice {
  const { claims, lock, inputs, model } = compilation;
  const readable = new Set([...model.notes.map(({ note }) => note.file), ...claims.map(({ claim }) => claim.file)]);
  const known = new Set(lock.claims.map(({ file }) => file));
  if (names.length === 0) {
    const files = new Set([...known, ...(hasSetUp(inputs.config) ? readable : heirsOf(compilation))]);
    return { files, isChosen: ({ file }) => files.has(file), unknown: [] };
  }
  const isFile = (name: string): boolean => readable.has(name) || inputs.sources.texts.has(name);
  const files = new Set(names.filter(isFile));
  const all = [...compilation.unreviewed, ...deadSymbols(compilation)];
  const isNamed = (each: Unreviewed | DeadSymbol): boolean => namesOf(each).some((name) => names.includes(name));
  const wanted = new Set(
    lock.claims.filter(({ claim, target }) => [claim, target].some((name) => names.includes(name))),
  );
  const unknown = names.filter(
    (name) =>
      !isFile(name) &&
      !all.some((each) => namesOf(each).includes(name)) &&
      ![...wanted].some(({ claim, target }) => name === claim || name === target),
  );
  return {
    files: new Set([...files, ...all.filter(isNamed).map(({ file }) => file)]),
    isChosen: (each) => files.has(each.file) || isNamed(each),
    unknown,
  };
}

/** What a person may call a claim: its target, or as it is written. */
function namesOf(each: Unreviewed | DeadSymbol): readonly string[] {
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
