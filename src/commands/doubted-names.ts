/**
 * Names that code has lost, by the lock or by history, and that some text holds all the same. In code of any language, a schema or a setting that
 * may be what the sentence means, so that nothing is said; a remark or a test alone only takes the certainty. Asked on disk, so that a
 * commit changes nothing.
 */
import { namesAsked } from '../claims/past/gone-name.ts';
import { isVariableName } from '../claims/words/common-names.ts';
import { isSpace } from '../claims/world/spaces.ts';
import { namesOf } from '../claims/world/names.ts';
import { standingNames } from '../disk/mentions.ts';
import { standingWords } from '../disk/words.ts';
import type { Compilation, JudgedClaim } from '../model.ts';
import type { Invocation } from './command.ts';
import { textsOfNotes } from './still-there.ts';

/** The compilation with names dead only where no other text has them. Without git that is not known of any, and they are doubted. */
export async function withDoubtedNames(compiled: Compilation, { root }: Invocation): Promise<Compilation> {
  const asked = new Map(compiled.claims.flatMap((judged) => nameAsked(judged, compiled)));
  if (asked.size === 0) return compiled;
  const except = textsOfNotes(compiled);
  const named = await standingWords(root, [...asked.values()], { except });
  if (named.size === 0) return compiled;
  const standing = await standingNames(root, [...named], { except, isOnDisk: true });
  const claims = compiled.claims.map((judged): JudgedClaim => {
    const name = asked.get(judged);
    if (name === undefined || !named.has(name)) return judged;
    if (standing?.has(name) === true) return { claim: judged.claim, verdict: 'undecided' };
    const { isCertain: _, ...rest } = judged;
    return rest;
  });
  return { ...compiled, claims };
}

/** A claim that a name is there, which is nowhere in the code, with the word that would stand elsewhere. */
function nameAsked(
  judged: JudgedClaim,
  { model: { facts } }: Compilation,
): readonly (readonly [JudgedClaim, string])[] {
  const { claim, verdict } = judged;
  if (verdict !== 'dead' || claim.kind !== 'symbol' || claim.how !== 'code' || claim.target.includes('#')) return [];
  const [name = '', member] = namesAsked(claim);
  // A class or namespace that is there says itself what it has.
  if (namesOf(facts).exports.has(name) || isSpace(facts, name)) return [];
  // `money` of `money.fromCents()` is a word that stands anywhere.
  return [[judged, member !== undefined && isVariableName(name) ? member : name]];
}
