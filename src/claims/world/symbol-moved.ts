/**
 * Where a symbol is now that is not where a text says: the same name in exactly one other file, or another name with the same
 * contract in the same file. A contract is known by its fingerprint; without an old one, two that share a name may differ.
 */
import { folderOf, isPutAway } from '../../path.ts';
import type { Claim, Facts, Fix, JudgedClaim, Lock, LockedClaim, Problem, RelatedPlace } from '../../model.ts';
import { FINGERPRINT_SCHEME } from '../../scan/file-fingerprint.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { lockKey } from './evidence.ts';
import { exchange } from './mending.ts';
import { isAside, namesOf } from './names.ts';
import { printOf } from './surface-holder.ts';
import { oncePer } from '../../once.ts';
import { relativePath } from '../../tree.ts';

/** What a moved symbol is looked for in. */
export interface MovedGround {
  readonly facts: Facts;
  readonly lock: Lock;
  /** The texts of notes, by file; without them nothing is mended. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** A dead `path#symbol`, with where the symbol is now, if it is in one other place. */
export function relocated(judged: JudgedClaim, target: string, ground: MovedGround): JudgedClaim {
  if (judged.verdict !== 'dead') return judged;
  const { claim } = judged;
  const now = movedTo(target, lockedName(claim.file, claim.text, ground.lock), ground.facts);
  if (now === undefined) return judged;
  const [path, symbol] = parts(target);
  const fix = fixOf(claim, now, ground);
  const related = [...(judged.related ?? []), now.place];
  if (!now.isSame) {
    // Of a file that is gone, a file that is called alike says more than a name.
    const hint = judged.hint !== undefined && claim.kind === 'path' ? judged.hint : elsewhere(symbol, now.path);
    const unsure = fix && { fix: { ...fix, isSafe: false } };
    return { ...judged, hint, related, ...(judged.fix === undefined ? unsure : {}) };
  }
  return {
    ...judged,
    claim: { ...claim, kind: 'symbol', target },
    truth: `\`${symbol}\` is not in \`${path}\` any more: \`${now.path}\` exports it, with the same contract.`,
    hint: `Write \`${destination(claim, now.path)}\`.`,
    related,
    rule: 'stale/symbol-moved',
    ...(fix && { fix }),
  };
}

function elsewhere(symbol: string, path: string): string {
  return `\`${path}\` exports a \`${symbol}\`: if that is meant, name it there.`;
}

/** A bound symbol that is gone, with the edit that binds it where it is now. It stays an error: nothing can be compiled. */
export function relocatedBinding(problem: Problem, { facts, lock }: MovedGround): Problem {
  const { rule, claim, target } = problem;
  if (rule !== 'stale/symbol' || claim === undefined || target === undefined || !target.includes('#')) return problem;
  const now = movedTo(target, lockedName(problem.file, claim, lock), facts);
  // A place that is nearly there was misspelt; only a contract that is the same proves a move.
  if (now === undefined || (problem.hint?.startsWith('Did you mean') === true && !now.isSame)) return problem;
  const [path, symbol] = parts(target);
  const after = claim.replace(`${path}#`, `${now.path}#`);
  const { file, line, column } = problem;
  const fix: Fix = {
    title: `Bind \`${symbol}\` in ${now.path}`,
    isSafe: now.isSame,
    edits: [{ file, line, column, before: claim, after }],
  };
  const hint = `\`${now.path}\` exports a \`${symbol}\`: write \`${after}\`.`;
  return { ...problem, hint, related: [now.place], ...(after === claim ? {} : { fix }) };
}

/** A symbol at its new place or under its new name. */
export interface SymbolNow {
  readonly path: string;
  readonly name: string;
  readonly place: RelatedPlace;
  /** True when its contract is known to be the one that the text was written about. */
  readonly isSame: boolean;
}

/** The only other file that exports the symbol; tests and examples export the names of everybody. */
function movedTo(target: string, locked: LockedClaim | undefined, facts: Facts): SymbolNow | undefined {
  const [path, symbol] = parts(target);
  const name = symbol.replace(/[.(].*$/s, '');
  const others = (namesOf(facts).exports.get(name) ?? []).filter(
    (declared) =>
      declared.path !== path &&
      declared.fact.name === name &&
      !declared.isAlias &&
      !isAside(declared.path) &&
      !isPutAway(path, declared.path),
  );
  const [only] = others;
  if (!only || others.length > 1) return undefined;
  const lookup = lookupSymbol(facts, only.path, symbol);
  if ('missing' in lookup) return undefined;
  const { export: whole, member, line } = lookup.found;
  // A lock of before has no mark for what stands in an object.
  const prints = [printOf(member ?? whole, whole), printOf(member ?? whole)];
  const isSame = prints.some((print) => fingerprintsOf(locked).has(print));
  return {
    path: only.path,
    name,
    isSame,
    place: { file: only.path, line, column: 1, message: `\`${symbol}\` is here.` },
  };
}

/** The only export of its file that has the contract which `locked` had under another name. */
export function renamedTo(facts: Facts, locked: LockedClaim): SymbolNow | undefined {
  const [path, symbol] = parts(locked.target);
  const known = fingerprintsOf(locked);
  if (known.size === 0 || symbol.includes('.')) return undefined;
  const file = filesOf(facts).get(path);
  const [only, ...others] = (file?.exports ?? []).filter((fact) => known.has(printOf(fact)));
  if (!only || others.length > 0) return undefined;
  const place = { file: path, line: only.line, column: 1, message: `\`${only.name}\` is here.` };
  return { path, name: only.name, place, isSame: true };
}

const filesOf = oncePer((facts: Facts) => new Map(facts.files.map((file) => [file.path, file])));

function parts(target: string): readonly [string, string] {
  const hash = target.indexOf('#');
  return [target.slice(0, hash), target.slice(hash + 1)];
}

/** What the lock remembers of the symbol that a text named. */
export function lockedName(file: string, text: string, lock: Lock): LockedClaim | undefined {
  return lockedNames(lock).get(lockKey(file, text));
}

/** Symbols apart from the rest: in `src/a.ts#Foo` the same text names a path and a symbol. */
const lockedNames = oncePer(
  (lock: Lock): ReadonlyMap<string, LockedClaim> =>
    new Map(lock.claims.filter(isName).map((claim) => [lockKey(claim.file, claim.claim), claim])),
);

function isName({ target }: LockedClaim): boolean {
  return target.includes('#') && !/(?:^|\/)package\.json#scripts\./.test(target);
}

/** The contracts that somebody has vouched for. Fingerprints of another scheme cannot be compared. */
function fingerprintsOf(locked: LockedClaim | undefined): ReadonlySet<string> {
  const own = (locked?.stamps ?? []).filter(({ fingerprint }) => fingerprint.startsWith(`${FINGERPRINT_SCHEME}:`));
  return new Set(own.map(({ fingerprint }) => fingerprint));
}

// ── edits ──

/** Paths that stand in a link, and in code, as they are. */
const PLAIN = /^[\w@.+#/-]+$/;

function destination({ file, how, text }: Claim, path: string): string {
  const anchor = text.slice(text.indexOf('#'));
  return `${how === 'link' ? relativePath(folderOf(file), path) : path}${anchor}`;
}

/** Only what stands in the text as it was read: escapes and percent signs would be lost. */
function fixOf(claim: Claim, { path, isSame }: SymbolNow, { texts }: MovedGround): Fix | undefined {
  const { text, how } = claim;
  const after = destination(claim, path);
  if (!PLAIN.test(text) || !PLAIN.test(after) || !text.includes('#')) return undefined;
  const edit = exchange(claim, after, texts);
  return edit && { title: `Name it in ${path}`, isSafe: isSame && how === 'link', edits: [edit] };
}
