/**
 * Says in words why `path#Name.member` leads nowhere. Looking it up is the scan's matter, judging the caller's.
 */
import type { Facts } from '../model.ts';
import { nearest } from '../nearest.ts';
import { lookupSymbol, type SymbolLookup } from '../scan/lookup.ts';

type Missing = Extract<SymbolLookup, { missing: string }>;

/** What is true instead of a missing symbol. */
export interface MissingSymbol {
  readonly truth: string;
  readonly hint?: string;
  /** False when the name may exist all the same, so that nothing must be said unless a value is needed. */
  readonly isProven: boolean;
}

/** Looks `symbol` up in the file at `path`: found, or why not. */
export function findSymbol(
  facts: Facts,
  path: string,
  symbol: string,
): { readonly found: Extract<SymbolLookup, { found: unknown }>['found'] } | { readonly missing: MissingSymbol } {
  const lookup = lookupSymbol(facts, path, symbol);
  return 'found' in lookup ? lookup : { missing: describeMissing(lookup, path, symbol) };
}

/** Names shown when none is near enough to be meant. A longer list helps nobody. */
const MAX_NAMES = 6;

/** The sentence and hint for names that do not exist among `candidates`. */
export function nameHint(name: string, candidates: readonly string[]): { readonly hint?: string } {
  const like = nearest(name, candidates) ?? containing(name, candidates);
  if (like !== undefined) return { hint: `Nearest: \`${like}\`.` };
  if (candidates.length === 0 || candidates.length > MAX_NAMES) return {};
  const names = candidates.map((each) => `\`${each}\``);
  return { hint: `There ${names.length === 1 ? 'is only' : 'are'} ${names.join(', ')}.` };
}

function describeMissing(lookup: Missing, path: string, symbol: string): MissingSymbol {
  const [name = '', member = ''] = symbol.replace(/\(.*$/s, '').split(/\.prototype\.|[.#]/);
  if (lookup.missing === 'file') return { truth: `\`${path}\` is not among the scanned code files.`, isProven: false };
  if (lookup.missing === 'export') {
    const truth = lookup.isProven
      ? `\`${path}\` exports no \`${name}\`.`
      : `\`${name}\` cannot be read from the exports of \`${path}\`.`;
    return { truth, ...nameHint(name, lookup.candidates), isProven: lookup.isProven };
  }
  const kind = lookup.owner?.kind ?? 'export';
  const where = lookup.ownerFile === undefined || lookup.ownerFile === path ? `\`${path}\`` : `\`${lookup.ownerFile}\``;
  const truth = lookup.isProven
    ? `The ${kind} \`${name}\` in ${where} has no public member \`${member}\`.`
    : `The member \`${member}\` cannot be read from \`${name}\` in ${where}.`;
  return { truth, ...nameHint(member, lookup.candidates), isProven: lookup.isProven };
}

/** `tool` became `registerTool`: a name that holds the old one as a word, when there is only one such. */
function containing(name: string, candidates: readonly string[]): string | undefined {
  if (name.length < 3) return undefined;
  const holding = candidates.filter((candidate) => candidate.toLowerCase().includes(name.toLowerCase()));
  return holding.length === 1 ? holding[0] : undefined;
}
