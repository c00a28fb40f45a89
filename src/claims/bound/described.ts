/**
 * The symbols that notes and agent files describe: live claims and bound names, each with the block of words around it
 * and its public contract today. Judging claims is done before; whether the words still hold, no program can say.
 */
import type { ClaimWords, Facts, JudgedClaim, LinkedNote, Place } from '../../model.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { findBoundSymbol } from './bound-symbol.ts';
import { blockFinder, lockedWords, type WordsGround } from '../world/locked-words.ts';
import type { Titles } from '../words/titles.ts';
import { surfaceOf, type Surface } from '../world/surface.ts';

/** A symbol that a text names. */
export interface Described extends Place, ClaimWords {
  /** As written. */
  readonly claim: string;
  /** `path#name.member`. */
  readonly target: string;
  /** The text of that block. */
  readonly words: string;
  /** What stands over it. */
  readonly titles: Titles;
  readonly surface: Surface;
}

/** What descriptions are found in. */
export interface Ground extends WordsGround {
  readonly claims: readonly JudgedClaim[];
  readonly notes: readonly LinkedNote[];
  readonly facts: Facts;
  readonly paths: ReadonlySet<string>;
}

/** Every described symbol, in the order of claims; once for each way in which a block writes it. */
export function describedSymbols(ground: Ground): readonly Described[] {
  const decisions = new Map(
    ground.notes.flatMap(({ note }) => (note.kind === 'decision' ? [[note.file, note.body.line] as const] : [])),
  );
  const blockAt = blockFinder(ground);
  const found = new Map<string, Described>();
  for (const mention of [...claimed(ground), ...bound(ground)]) {
    // The body of a decision tells what was known on its day; only its rule is to hold today.
    if (mention.line >= (decisions.get(mention.file) ?? Number.POSITIVE_INFINITY)) continue;
    const block = blockAt(mention);
    if (block === undefined) continue;
    const key = [mention.file, mention.claim, mention.target, block.block].join('\0');
    if (!found.has(key)) found.set(key, { ...mention, ...block, ...lockedWords(block, mention.claim, ground) });
  }
  return [...found.values()];
}

type DescribedName = Omit<Described, 'block' | 'near' | 'words' | 'titles'>;

function claimed({ claims, facts }: Ground): readonly DescribedName[] {
  return claims.flatMap(({ claim, verdict, isGuess }): readonly DescribedName[] => {
    if (claim.kind !== 'symbol' || verdict !== 'live' || isGuess) return [];
    const at = claim.target.indexOf('#');
    const lookup = lookupSymbol(facts, claim.target.slice(0, at), claim.target.slice(at + 1));
    if ('missing' in lookup) return [];
    const { file, line, column, text, target } = claim;
    return [{ file, line, column, claim: text, target, surface: surfaceOf(lookup.found, facts) }];
  });
}

/**
 * Of bound facts only names need somebody's eye. Signatures and values are compiled anew, so what agents read of them is
 * true, and the difference is seen in the output.
 */
function bound({ notes, facts, paths }: Ground): readonly DescribedName[] {
  return notes.flatMap(({ note: { file }, bound: its }) =>
    its.flatMap(({ binding }): readonly DescribedName[] => {
      const { name, line, column, raw, args } = binding;
      const target = (args[0] ?? '').replace(/\(.*$/s, '');
      const found = name === 'symbol' ? findBoundSymbol(target, { facts, paths }) : undefined;
      return found === undefined ? [] : [{ file, line, column, claim: raw, target, surface: surfaceOf(found, facts) }];
    }),
  );
}
