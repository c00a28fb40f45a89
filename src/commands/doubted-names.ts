/**
 * Takes back that names which a lock saw live are gone for certain, where some text in another language holds them now: the sentence
 * may mean that one. Asked on disk, so that a commit changes nothing.
 */
import { namesAsked } from '../claims/past/gone-name.ts';
import { isVariableName } from '../claims/words/common-names.ts';
import { isSpace } from '../claims/world/spaces.ts';
import { namesOf } from '../claims/world/names.ts';
import { standingWords } from '../disk/words.ts';
import type { Compilation, JudgedClaim } from '../model.ts';
import type { Invocation } from './command.ts';

/** The compilation with names certain only where no other text has them. Without git that is not known of any. */
export async function withDoubtedNames(compiled: Compilation, { root }: Invocation): Promise<Compilation> {
  const { exports } = namesOf(compiled.model.facts);
  const doubted = new Map<JudgedClaim, string>();
  for (const judged of compiled.claims) {
    const { claim, isCertain } = judged;
    if (!isCertain || claim.kind !== 'symbol' || claim.how !== 'code' || claim.target.includes('#')) continue;
    const [name = '', member] = namesAsked(claim);
    // A class or namespace that is there says itself what it has.
    if (exports.has(name) || isSpace(compiled.model.facts, name)) continue;
    // `money` of `money.fromCents()` is a word that stands anywhere.
    doubted.set(judged, member !== undefined && isVariableName(name) ? member : name);
  }
  if (doubted.size === 0) return compiled;
  const standing = await standingWords(root, [...doubted.values()], {
    except: compiled.agentFiles.map(({ file }) => file),
  });
  const claims = compiled.claims.map((judged): JudgedClaim => {
    const name = doubted.get(judged);
    if (name === undefined || !standing.has(name)) return judged;
    const { isCertain: _, ...rest } = judged;
    return rest;
  });
  return { ...compiled, claims };
}
