/**
 * Why a member that a text names is not called missing although the code declares its owner, for people who ask. It goes by the questions of
 * `closed-world.ts`, in their order, and proves nothing.
 */
import type { Claim } from '../../model.ts';
import { counted } from '../../phrase.ts';
import { isDeclarationFile } from '../../scan/language.ts';
import { isCommonName, isVariableName } from '../words/common-names.ts';
import {
  isCalled,
  isHiddenMember,
  isInherited,
  isMeant,
  isOfSubclass,
  isStartOfAny,
  isWhole,
} from '../world/closed-world.ts';
import type { Evidence } from '../world/evidence.ts';
import { isAside, namesOf, type DeclaredName } from '../world/names.ts';
import { hasSchemas, isFileOfOtherLanguage } from '../world/other-languages.ts';
import { findSymbol } from '../world/symbol.ts';

const NOT_IN_FULL = 'it may be among what the code does not show in full';

/** The end of a sentence about a name that the code exports, or about its member. */
export function becauseOfMember(claim: Claim, evidence: Evidence): string {
  const [name = '', member] = claim.target.split('.');
  const { exports } = namesOf(evidence.world.facts);
  const [only, ...others] = exports.get(name) ?? [];
  // A place is asked by another way, on which nothing but the file answers.
  if (member === undefined || only === undefined || claim.target.includes('#')) return NOT_IN_FULL;
  if (isInherited(member)) return 'everything has one of that name without declaring it';
  if (isVariableName(name)) return `any variable or parameter may be called \`${name}\``;
  if (isCommonName(name)) return `\`${name}\` is a name that many libraries have, and one of theirs may be meant`;
  if (others.length > 0) return `${counted(others.length + 1, 'declaration')} have that name, and any may be meant`;
  return becauseOfOwner(claim, { name, only }, evidence) ?? becauseOfWords(claim, { name, member, only }, evidence);
}

interface Owned {
  readonly name: string;
  readonly only: DeclaredName;
}

function becauseOfOwner(claim: Claim, { name, only }: Owned, { world }: Evidence): string | undefined {
  const { locals, borrowed, added, asideLocals } = namesOf(world.facts);
  if (borrowed.has(name)) return `something from outside is called \`${name}\` as well`;
  if (locals.has(name) || (isAside(claim.file) && asideLocals.has(name)))
    return `a file keeps something of its own that is called \`${name}\` as well`;
  if (added.has(name)) return `other files add to \`${name}\``;
  if (isAside(only.path)) return 'only tests, examples or the like declare it, and they declare what they please';
  if (world.facts.files.some(({ path, isGenerated }) => isGenerated && path === only.path))
    return 'a tool makes the file that declares it, and may have made more';
  if (only.fact.kind === 'interface') return `an interface of a library may be called \`${name}\` as well`;
  return only.isAlias || isDeclarationFile(only.path) || !isWhole(only.fact) ? NOT_IN_FULL : undefined;
}

function becauseOfWords(
  claim: Claim,
  { name, member, only }: Owned & { readonly member: string },
  { tree, world: { facts } }: Evidence,
): string {
  if (!isMeant(claim, { name, member, only })) return 'written so, it may be a key, an event, a permission or a part';
  if (isFileOfOtherLanguage(tree, name)) return 'a file of another language may have it';
  if (!isCalled(claim) && only.fact.kind !== 'enum' && hasSchemas(tree)) return 'it may be of a schema';
  if (isHiddenMember(facts, only, member)) return 'a private member is called so';
  const answer = findSymbol(facts, only.path, `${name}.${member}`);
  if ('found' in answer || !answer.missing.isProven) return NOT_IN_FULL;
  if (only.fact.kind === 'class' && isOfSubclass(facts, only.fact.name, member))
    return 'a class that extends it has one';
  const isShort = !isCalled(claim) && isStartOfAny(member, facts, only);
  return isShort ? 'a member begins so, and it may be short for that' : 'the text may speak of something else';
}
