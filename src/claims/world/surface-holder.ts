/**
 * Whose a member is: the class's own, or that of each instance. The shape of a member does not say it, so a stamp has it beside its
 * fingerprint; a lock of before has the word `static` in the text alone.
 */
import type { ExportFact, MemberFact } from '../../model.ts';
import { FINGERPRINT_SCHEME } from '../../scan/file-fingerprint.ts';
import type { FoundSymbol, InheritedMembers } from '../../scan/lookup.ts';

/** What a member of a class is reached by. */
export type Holder = 'class' | 'instance';

/** A member, or a whole export, as a stamp keeps it. */
interface Stamped {
  readonly fingerprint: string;
  readonly surface: string;
}

/** What stands before the fingerprint of a static member. */
const STATIC = 'static-';

/** The same before that of a member of an object whose line could as well be one of an instance. */
const OF_OBJECT = 'object-';

/** The fingerprint as a stamp has it: with the number of its scheme, and the mark of what is reached by the name of its owner. */
export function printOf(fact: ExportFact | MemberFact, owner?: ExportFact): string {
  const isOfObject = 'isStatic' in fact && owner?.kind === 'const' && INSTANCE_LINE.test(fact.signature);
  const mark = 'isStatic' in fact && fact.isStatic ? STATIC : isOfObject ? OF_OBJECT : '';
  return `${FINGERPRINT_SCHEME}:${mark}${fact.fingerprint}`;
}

/** Whose the member is. Unknown where another of that name may be found beside it, or where nothing says that it stands in a class. */
export function holderOf(found: FoundSymbol, heritage: () => InheritedMembers): Holder | undefined {
  const { export: whole, member, inheritedFrom } = found;
  const owner = inheritedFrom ?? whole;
  // What a namespace adds to a class, `Store.put` reaches as it does what is static.
  if (member === undefined || owner.kind !== 'class' || ADDED.test(owner.signature)) return undefined;
  const isOther = ({ name, isStatic }: MemberFact): boolean => name === member.name && isStatic !== member.isStatic;
  const { members, isUnknown } = heritage();
  const inherited = members.get(member.name);
  if (isUnknown || (inherited && isOther(inherited.member))) return undefined;
  return [...whole.members, ...owner.members].some(isOther) ? undefined : member.isStatic ? 'class' : 'instance';
}

/** Something of the same name that is declared beside a class. */
const ADDED = /; (?:namespace|module|const|let|function) /;

/** True where the contract is the one that was stamped, and as far as anybody can tell of the same holder. */
export function isSameContract(was: Stamped, now: Stamp): boolean {
  return withoutMark(was.fingerprint) === withoutMark(now.fingerprint) && !hasOtherHolder(was, now);
}

interface Stamp {
  readonly fingerprint: string;
  readonly holder: () => Holder | undefined;
}

/** True where the class itself had it and its instances have it now, or the other way round. */
export function hasOtherHolder(was: Stamped, now: Stamp): boolean {
  // By its name an object is reached as the class is that it became.
  if (was.fingerprint.includes(`:${OF_OBJECT}`)) return false;
  const wasStatic = isMarked(was.fingerprint) || STATIC_LINE.test(was.surface);
  if (wasStatic === isMarked(now.fingerprint)) return false;
  return wasStatic ? now.holder() === 'instance' : INSTANCE_LINE.test(was.surface) && now.holder() === 'class';
}

function isMarked(fingerprint: string): boolean {
  return fingerprint.includes(`:${STATIC}`);
}

function withoutMark(fingerprint: string): string {
  return fingerprint.replace(`:${STATIC}`, ':').replace(`:${OF_OBJECT}`, ':');
}

const STATIC_LINE = /^static (?! *[=:(<?;])/;

/**
 * A method, a property with a modifier, or one with a written type that is neither function nor literal. All others may be of an
 * object, an enum or a namespace, whose members are reached as static ones are.
 */
const INSTANCE_LINE =
  /^(?:(?:abstract|readonly|accessor|get|set) (?! *[=:(<?;])|(?:async )?\*? ?(?:[\w$]+|"[^"]*"|'[^']*')(?:\??[(<]|[?!]?: (?!async [(<])[A-Za-z_$[{](?!rue\b|alse\b|ull\b)))/;
