/**
 * Names that code has lost, by the lock or by history, and that some text holds all the same. In code of any language, a schema or a setting that
 * may be what the sentence means, so that nothing is said; a remark or a test alone only takes the certainty. Asked on disk, so that a
 * commit changes nothing.
 */
import { namesAsked } from '../claims/past/gone-name.ts';
import { unreadCode } from '../claims/past/made-names.ts';
import { isVariableName } from '../claims/words/common-names.ts';
import { isSpace } from '../claims/world/spaces.ts';
import { namesOf } from '../claims/world/names.ts';
import { claimWorld } from '../claim-world.ts';
import type { AskedPast } from '../disk/asked-past.ts';
import { standingNames } from '../disk/mentions.ts';
import { standingWords, wordsLeftOut, wordsPassedOver, wordsSpeltOtherwise } from '../disk/words.ts';
import type { Compilation, Facts, JudgedClaim } from '../model.ts';
import type { Invocation } from './command.ts';
import { textsOfNotes } from './still-there.ts';

/**
 * The compilation with names dead only where no other text has them. Without git that is not known of any, and they are doubted. History
 * has asked the index already about the names that it took: where that is known, these are looked for only where the disk differs from it.
 */
export async function withDoubtedNames(
  compiled: Compilation,
  { root }: Invocation,
  past?: Pick<AskedPast, 'changed'>,
): Promise<Compilation> {
  const dead = compiled.claims.filter(
    ({ verdict, claim }) =>
      verdict === 'dead' && claim.kind === 'symbol' && claim.how === 'code' && !claim.target.includes('#'),
  );
  if (dead.length === 0) return compiled;
  const { facts } = compiled.model;
  // A class or namespace that is there says itself what it has, unless a namesake may stand where nobody has read.
  const declared = new Map(
    dead.flatMap((judged) =>
      isDeclared(judged, facts) && !isOfScript(judged, facts) ? [[judged, ownerOf(judged)]] : [],
    ),
  );
  const leftOut = await wordsLeftOut(root, [...declared.values()]);
  const gone = new Map(dead.flatMap((judged) => (declared.has(judged) ? [] : [[judged, wordOf(judged, facts)]])));
  const except = textsOfNotes(compiled);
  const changed = await past?.changed();
  // It looked for the names of classes, and not for those of their members.
  const isAsked = (judged: JudgedClaim): boolean =>
    changed !== undefined && judged.gone !== undefined && !judged.isCertain && !isOfScript(judged, facts);
  const asked = [...gone].flatMap(([judged, name]) => (isAsked(judged) ? name : []));
  const open = [...gone].flatMap(([judged, name]) => (isAsked(judged) ? [] : name));
  const named = await standingWords(root, open, { except });
  const spelt = await wordsSpeltOtherwise(
    root,
    open.filter((name) => !named.has(name)),
  );
  const passedOver = await wordsPassedOver(root, [...gone.values()], unreadCode(claimWorld(compiled)));
  const standing = new Set([
    ...spelt,
    ...passedOver,
    ...(named.size === 0 ? [] : ((await standingNames(root, open, { except, isOnDisk: true })) ?? [])),
    ...((await standingNames(root, asked, { except, isOnDisk: true, within: changed })) ?? []),
  ]);
  const claims = compiled.claims.map((judged): JudgedClaim => {
    const [owner, name] = [declared.get(judged), gone.get(judged)];
    const isStanding = name !== undefined && standing.has(name);
    if (isStanding || (owner !== undefined && leftOut.has(owner))) return { claim: judged.claim, verdict: 'undecided' };
    if (name === undefined || !named.has(name)) return judged;
    const { isCertain: _, ...rest } = judged;
    return rest;
  });
  return { ...compiled, claims };
}

function isDeclared(judged: JudgedClaim, facts: Facts): boolean {
  const name = ownerOf(judged);
  return namesOf(facts).exports.has(name) || isSpace(facts, name);
}

/** A member of a class of JavaScript, which any code may set: by its name that can be seen. */
function isOfScript({ claim }: JudgedClaim, facts: Facts): boolean {
  const [name = '', member] = namesAsked(claim);
  const declared = namesOf(facts).exports.get(name) ?? [];
  return member !== undefined && declared.some(({ fact }) => fact.usedMembers !== undefined);
}

function ownerOf({ claim }: JudgedClaim): string {
  return namesAsked(claim)[0] ?? '';
}

/** The word that would stand elsewhere: `money` of `money.fromCents()` stands anywhere, and the class of a member that is gone in its place. */
function wordOf(judged: JudgedClaim, facts: Facts): string {
  const [name = '', member] = namesAsked(judged.claim);
  return member !== undefined && (isVariableName(name) || isOfScript(judged, facts)) ? member : name;
}
