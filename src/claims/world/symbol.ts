/**
 * Says in words why `path#Name.member` leads nowhere. Looking it up is the scan's matter, judging the caller's.
 */
import type { Facts } from '../../model.ts';
import { nearest } from '../../nearest.ts';
import { isCodeFile, isMinifiedName } from '../../scan/language.ts';
import { lookupPackageSymbol, lookupSymbol, type SymbolLookup } from '../../scan/lookup.ts';

type Missing = Extract<SymbolLookup, { missing: string }>;
type Found = Extract<SymbolLookup, { found: unknown }>['found'];

/** A symbol, or why there is none. */
export type SymbolAnswer = { readonly found: Found } | { readonly missing: MissingSymbol };

/** What is true instead of a missing symbol. */
export interface MissingSymbol {
  readonly truth: string;
  readonly hint?: string;
  /** False when the name may exist all the same, so that nothing must be said unless a value is needed. */
  readonly isProven: boolean;
  /** What is true unless JavaScript sets the member on an instance somewhere; present where nothing else leaves room for it. */
  readonly unlessSet?: string;
  /** Present where only the file itself can use the name. */
  readonly isHidden?: true;
}

/** Looks `symbol` up in the file at `path`: found, or why not. */
export function findSymbol(facts: Facts, path: string, symbol: string): SymbolAnswer {
  const lookup = lookupSymbol(facts, path, symbol);
  return 'found' in lookup ? lookup : { missing: describeMissing(lookup, path, symbol) };
}

/** Looks `symbol` up behind the entry point of a package; undefined when no package of the repository has that name. */
export function findPackageSymbol(facts: Facts, specifier: string, symbol: string): SymbolAnswer | undefined {
  const isOurs = facts.project.packages.some(
    ({ name }) => name !== undefined && (specifier === name || specifier.startsWith(`${name}/`)),
  );
  if (!isOurs) return undefined;
  const lookup = lookupPackageSymbol(facts, specifier, symbol);
  if ('found' in lookup) return lookup;
  if (lookup.missing !== 'member' && !lookup.isProven) {
    const missing = unseenEntry(facts, specifier, symbol);
    return { missing: lookup.isHidden ? { ...missing, isHidden: true } : missing };
  }
  return { missing: describeMissing(lookup, specifier, symbol) };
}

/** What is said of an entry point whose source is unknown, or re-exports from outside: it denies nothing. */
function unseenEntry(facts: Facts, specifier: string, symbol: string): MissingSymbol {
  const [name = ''] = symbol.split(/[.#(]/);
  const declaring = facts.files.filter(({ exports }) => exports.some((each) => each.name === name));
  const [only, ...others] = declaring;
  const place = only && others.length === 0 ? only.path : 'path/to/file.ts';
  return {
    truth: `lintel cannot see everything behind the entry point \`${specifier}\`, and \`${name}\` is not among what it sees.`,
    hint: `Bind it by path: \`${place}#${symbol}\`.`,
    isProven: false,
  };
}

/** Names shown when none is near enough to be meant. A longer list helps nobody. */
const MAX_NAMES = 6;

/** The sentence and hint for names that do not exist among `candidates`. */
export function nameHint(name: string, candidates: readonly string[]): { readonly hint?: string } {
  return hintOf(likeNames(name, candidates), candidates);
}

/** The hint that names those that were probably meant; where there are none, all there are, if they are few. */
export function hintOf(like: readonly string[], candidates: readonly string[]): { readonly hint?: string } {
  if (like.length > 0) return { hint: `Nearest: ${like.map((each) => `\`${each}\``).join(', ')}.` };
  if (candidates.length === 0 || candidates.length > MAX_NAMES) return {};
  const names = candidates.map((each) => `\`${each}\``);
  return { hint: `There ${names.length === 1 ? 'is only' : 'are'} ${names.join(', ')}.` };
}

/** The candidates that were probably meant by `name`, best first. */
export function likeNames(name: string, candidates: readonly string[]): readonly string[] {
  const like = nearest(name, candidates);
  return like === undefined ? namesHolding(name, candidates) : [like];
}

function describeMissing(lookup: Missing, path: string, symbol: string): MissingSymbol {
  const [name = '', member = ''] = symbol.replace(/\(.*$/s, '').split(/\.prototype\.|[.#]/);
  if (lookup.missing === 'file') return unscanned(path, name);
  if (lookup.space !== undefined) {
    const truth = lookup.isProven
      ? `The namespace \`${name}\` in \`${path}\` has no \`${member}\`, as \`${lookup.space}\` exports none.`
      : `lintel cannot read \`${member}\` from the exports of \`${lookup.space}\`, though it may be one.`;
    return { truth, ...nameHint(member, lookup.candidates), isProven: lookup.isProven };
  }
  if (lookup.missing === 'export') {
    const truth = lookup.isProven
      ? `\`${path}\` exports no \`${name}\`.`
      : `lintel cannot read \`${name}\` from the exports of \`${path}\`, though it may be one.`;
    return { truth, ...nameHint(name, lookup.candidates), isProven: lookup.isProven };
  }
  const kind = lookup.owner?.kind ?? 'export';
  const where = lookup.ownerFile === undefined || lookup.ownerFile === path ? `\`${path}\`` : `\`${lookup.ownerFile}\``;
  const { isProven, isOpenByLanguage } = lookup;
  const absence = `The ${kind} \`${name}\` in ${where} has no public member \`${member}\`.`;
  const truth = isProven
    ? absence
    : `lintel cannot read the member \`${member}\` from \`${name}\` in ${where}, though it may be one.`;
  return { truth, ...nameHint(member, lookup.candidates), isProven, ...(isOpenByLanguage && { unlessSet: absence }) };
}

/** A file that is there, but whose exports nobody has read: a limit of lintel, not of the note. */
function unscanned(path: string, name: string): MissingSymbol {
  if (!isCodeFile(path) && !isMinifiedName(path)) {
    return {
      truth: `lintel reads the exports of JavaScript and TypeScript sources only, and \`${path}\` is none.`,
      hint: 'Bind its path instead, or write the name out.',
      isProven: false,
    };
  }
  return {
    truth: `lintel did not scan \`${path}\`, so it cannot tell whether that exports \`${name}\`. It passes over files that look minified, exceed 1 MB, cannot be read, or are not on the disk, as in a sparse checkout.`,
    hint: isMinifiedName(path)
      ? 'Write the name out.'
      : 'Run `lintel lint --verbose` to see why, or write the name out.',
    isProven: false,
  };
}

/** Names shown that hold another one. */
const MAX_HOLDING = 3;

/** `tool` became `registerTool`: names that end with the old one as a word, else those that hold it; none when many do. */
export function namesHolding(name: string, candidates: readonly string[]): readonly string[] {
  if (name.length < 3) return [];
  const word = name.charAt(0).toUpperCase() + name.slice(1);
  const ending = candidates.filter((candidate) => candidate.endsWith(word) && candidate !== word);
  const holding = candidates.filter((candidate) => candidate.toLowerCase().includes(name.toLowerCase()));
  const like = ending.length > 0 ? ending : holding;
  return like.length <= MAX_HOLDING ? like : [];
}
