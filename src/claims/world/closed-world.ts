/**
 * Proves that a class, enum or const object has no such member, from the code alone. It asks for every way in which a text
 * may mean something else, and gives up at the first.
 */
import type { Claim, ExportFact, Facts, JudgedClaim, RelatedPlace } from '../../model.ts';
import { isDeclarationFile } from '../../scan/language.ts';
import { lookupSymbol } from '../../scan/lookup.ts';
import { isCommonName, isCompound } from '../words/common-names.ts';
import type { Evidence } from './evidence.ts';
import { isAside, namesOf, type DeclaredName } from './names.ts';
import { oncePer } from '../../once.ts';
import { hasOtherLanguages, hasSchemas, isFileOfOtherLanguage } from './other-languages.ts';
import { findSymbol, likeNames } from './symbol.ts';

/** A mention taken apart. */
export interface MemberMention {
  readonly claim: Claim;
  readonly name: string;
  readonly member: string;
  /** Where the text is at home. */
  readonly folder: string;
}

/** What is said of a dead claim. */
export type Death = Pick<JudgedClaim, 'truth' | 'hint' | 'related' | 'fix' | 'rule' | 'gone'>;

/** Why the member is not there; undefined when that cannot be proved. */
export function closedWorld({ claim, name, member, folder }: MemberMention, evidence: Evidence): Death | undefined {
  const { tree, world } = evidence;
  const only = onlyDeclaration(name, world.facts);
  // Inside of an example its own names come first.
  if (isAside(claim.file) && namesOf(world.facts).asideLocals.has(name)) return undefined;
  if (!only || !isWhole(only.fact) || !isMeant(claim, { name, member, only })) return undefined;
  // The class of another language, or a table of a schema, is out of sight.
  if (hasOtherLanguages(tree, folder) || isFileOfOtherLanguage(tree, name)) return undefined;
  if (!isCalled(claim) && only.fact.kind !== 'enum' && hasSchemas(tree)) return undefined;
  return proofOf(world.facts, only, { symbol: `${name}.${member}`, isCall: isCalled(claim) });
}

const proofs: (facts: Facts) => Map<string, Death | undefined> = oncePer(() => new Map());

interface Question {
  readonly symbol: string;
  readonly isCall: boolean;
}

function proofOf(facts: Facts, only: DeclaredName, question: Question): Death | undefined {
  const known = proofs(facts);
  const key = `${question.symbol}${question.isCall ? '()' : ''}`;
  if (!known.has(key)) known.set(key, prove(facts, only, question));
  return known.get(key);
}

function prove(facts: Facts, { path, fact }: DeclaredName, { symbol, isCall }: Question): Death | undefined {
  const member = symbol.slice(symbol.indexOf('.') + 1);
  const answer = findSymbol(facts, path, symbol);
  if ('found' in answer || !answer.missing.isProven || isInherited(member)) return undefined;
  if (isHiddenMember(facts, { path, fact }, member)) return undefined;
  // `Transport.send()` of a base whose classes each have one: the text may speak of those.
  if (fact.kind === 'class' && isOfSubclass(facts, fact.name, member)) return undefined;
  // `Stream.flush` for `flushBuffer()`: a name cut short is no name of anything else.
  if (!isCall && isStartOfAny(member, facts, { path, fact })) return undefined;
  const { truth, hint } = answer.missing;
  return { truth, ...(hint === undefined ? {} : { hint }), related: places(facts, { path, fact }, symbol) };
}

/** Whether a private member is called so. Of a class that extends another any class that hides such a member may be the one. */
export function isHiddenMember(facts: Facts, { fact }: DeclaredName, member: string): boolean {
  return fact.heritage ? namesOf(facts).hidden.has(member) : fact.hiddenMembers?.includes(member) === true;
}

/** Whether a class that extends the one of that name has such a member. */
export function isOfSubclass({ files }: Facts, base: string, member: string): boolean {
  return files.some((file) =>
    file.exports.some(
      ({ heritage, members }) =>
        heritage?.some(({ name, imported }) => name === base || imported === base) === true &&
        members.some(({ name }) => name === member),
    ),
  );
}

/** Whether some member begins like this, for which it may be short. */
export function isStartOfAny(member: string, facts: Facts, { path, fact }: DeclaredName): boolean {
  const lookup = lookupSymbol(facts, path, `${fact.name}.${member}`);
  return 'missing' in lookup && lookup.candidates.some((each) => each.startsWith(member));
}

/** The declaration, and the members that were probably meant. */
function places(facts: Facts, { path, fact }: DeclaredName, symbol: string): readonly RelatedPlace[] {
  const [name = '', member = ''] = symbol.split('.');
  const lookup = lookupSymbol(facts, path, symbol);
  const like = 'missing' in lookup ? likeNames(member, lookup.candidates) : [];
  const near = like.flatMap((each): readonly RelatedPlace[] => {
    const found = lookupSymbol(facts, path, `${name}.${each}`);
    const place = 'found' in found ? found.found : undefined;
    return place ? [{ file: place.file, line: place.line, column: 1, message: `\`${each}\` is declared here.` }] : [];
  });
  return [{ file: path, line: fact.line, column: 1, message: `\`${name}\` is declared here.` }, ...near];
}

/** The only thing of that name in the whole repository, where nothing from outside has it. */
function onlyDeclaration(name: string, facts: Facts): DeclaredName | undefined {
  const { exports, locals, borrowed, added } = namesOf(facts);
  const [only, ...others] = exports.get(name) ?? [];
  if (!only || others.length > 0 || isCommonName(name)) return undefined;
  if (locals.has(name) || borrowed.has(name) || added.has(name)) return undefined;
  // Whether anything adds members to it is known by the name that it is declared under.
  if (only.isAlias) return undefined;
  const { path } = only;
  // Tests, examples and fixtures declare what they please, and tools may write generated files anew.
  if (isAside(path) || isDeclarationFile(path) || generatedOf(facts).has(path)) return undefined;
  return only;
}

const generatedOf = oncePer(
  ({ files }: Facts): ReadonlySet<string> =>
    new Set(files.flatMap(({ path, isGenerated }) => (isGenerated ? [path] : []))),
);

/** Kinds whose members stand in the code, all of them. An interface may be one of a library's that is meant. */
export function isWhole({ kind, hasMoreMembers }: ExportFact): boolean {
  return (kind === 'class' || kind === 'enum' || kind === 'const') && hasMoreMembers !== true;
}

/** A member, and the only declaration of its owner's name. */
export interface Meaning {
  readonly name: string;
  readonly member: string;
  readonly only: DeclaredName;
}

/** Whether the text can mean nothing but a member of the declaration, by the way it is written. */
export function isMeant(claim: Claim, { name, member, only }: Meaning): boolean {
  if (member.startsWith('mock') || member === '$') return false;
  if (isCalled(claim) || only.fact.kind === 'enum') return true;
  // `Auth.login` may be the key of a translation, `User.read` a permission, `Order.paid` an event.
  if (!isCompound(name) && !(only.fact.kind === 'const' && CAPITALS.test(name))) return false;
  // `AppShell.Header` may be a part of a component that somebody else puts together.
  return only.fact.kind === 'const' || !/^[A-Z][a-z]/.test(member);
}

/** `LIMITS.size`: nobody writes anything but a constant like this. */
const CAPITALS = /^[A-Z][A-Z\d_]{2,}$/;

/** Whether a member is written as a call, or as a member of instances. */
export function isCalled({ text }: Claim): boolean {
  const member = text.replace(MAKING, '');
  return member.includes('(') || member.includes('#');
}

/** What `new Server(port).close` calls is the class. */
const MAKING = /^new\s[^()]*\([^()]*\)/;

/** What every function, class and object has without declaring it (ECMAScript, Function and Object.prototype; promises). */
const INHERITED: ReadonlySet<string> = new Set(
  (
    'constructor prototype name length apply call bind arguments caller toString toLocaleString valueOf hasOwnProperty ' +
    'isPrototypeOf propertyIsEnumerable __proto__ then catch finally toJSON message stack cause displayName'
  ).split(' '),
);

/** True for members that are there undeclared. */
export function isInherited(member: string): boolean {
  return INHERITED.has(member);
}
