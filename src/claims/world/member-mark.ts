/**
 * What a lock keeps of a member where the lines of all members do not fit: a name with six characters or fewer. They tell whether it changed,
 * and as far as that can be told without its text, whether it reads otherwise to those who use it. What two texts say side by side:
 * contract-likeness.ts.
 */
import type { MemberFact } from '../../model.ts';
import { fingerprintOf } from '../../scan/file-fingerprint.ts';
import { contractOf, primitiveOf, unqualified, withoutUndefined, type Likeness } from './contract-likeness.ts';
import { plainLiteral } from './stated-value.ts';
import type { WrittenCall, WrittenContract, WrittenParameter } from './written-contract.ts';
import { isPrimitive, plainType } from './written-type.ts';

/** The line of a member. `isTyped`: what stands behind its colon is a type, as in `Surface`. */
export function memberMark(member: MemberFact, isTyped: boolean): string {
  return `${memberName(member)} ^${member.fingerprint.slice(0, 2)}${sketchOf(member.signature, isTyped)}`;
}

/** The name of a member, `static ` before it where it is. */
export function memberName({ name, isStatic }: MemberFact): string {
  return `${isStatic ? 'static ' : ''}${name}`;
}

/** True for a line that keeps no more of a member than its name and such characters. */
export function isMark(line: string): boolean {
  return MARK.test(line);
}

/** A member of which only a mark was kept is known by its name. */
export function bare(line: string): string {
  return line.replace(MARK, ' …');
}

/** Behind `~` that of a lock from before marks told more than that something changed. */
const MARK = / (?:~[\w-]{4}|\^[\w-]{4,6})$/;

/** A member of today, with how its line is to be read. */
export interface MarkedNow {
  readonly member: MemberFact;
  readonly isTyped: boolean;
  /** Its line has a name that its file keeps to itself, or a type parameter: what that means may be what changed. */
  readonly hasOwnName: boolean;
}

/** How a member compares with the one that a mark stands for; undefined where it is the same one. */
export function likenessOfMark(mark: string, now: MarkedNow): Likeness | undefined {
  const { member, isTyped } = now;
  const [, former, print = '', sketch = ''] = /(?: (~[\w-]{4})| \^([\w-]{2})([\w-]{2,4}))$/.exec(mark) ?? [];
  const isValue = member.kind === 'enum-member';
  // Of a change that such a lock shows nobody knows what it is, but for a value. The next build of unchanged code writes a better mark.
  if (former !== undefined)
    return former === `~${member.fingerprint.slice(0, 4)}` ? undefined : isValue ? 'other' : 'unclear';
  const written = sketchOf(member.signature, isTyped);
  if (print === member.fingerprint.slice(0, 2) && sketch === written) return undefined;
  // A member of an enum counts from others, and one of an object is its initialiser, whether or not their lines show it.
  if (isValue ? print !== member.fingerprint.slice(0, 2) : !isTyped && sketch === written) return 'other';
  return ofSketches(partsOf(sketch), partsOf(written), now.hasOwnName);
}

// ───────────────────────────── sketches ─────────────────────────────

/** What a mark says of a contract: how it is held, what it is, and a hash of all that is written or how its result is not written. */
interface Sketch {
  /** `g` for a getter alone, `r` for what is read only, `h` for a function that is assigned to, `m` for all else; a capital for a function with a written result that is no promise. */
  readonly form: string;
  /**
   * A digit for a function of as many parameters, `o` for overloads; `N`, `S`, `B`, `I` or `Z` for a literal number, string, boolean, bigint or
   * null, in small letters for such a type; `v` for other types that are words of the language, `t` for those that begin with a name, `u` for all others; `x` where nothing is written, and `-`
   * for what cannot be read.
   */
  readonly kind: string;
  /** Of the contract, where all of it is written. */
  readonly hash?: string;
  /** Of a function whose types are not all written: `w` with a result, `a` with an async one, `y` with that of a generator, `i` with none. */
  readonly result?: string;
}

function partsOf(sketch: string): Sketch {
  const [form = '', kind = '', ...rest] = sketch;
  const end = rest.join('');
  return { form, kind, ...(end.length === 2 && { hash: end }), ...(end.length === 1 && { result: end }) };
}

function sketchOf(signature: string, isTyped: boolean): string {
  const contract = contractOf(signature, isTyped);
  if (contract === undefined) return `--${hashOf(signature)}`;
  const { calls, type, value, isReadonly, isHeld } = contract;
  const form = GETTER.test(signature) && isReadonly ? 'g' : isReadonly ? 'r' : isHeld && calls ? 'h' : 'm';
  if (calls) return `${isPlain(calls) ? form.toUpperCase() : form}${ofCalls(calls, contract)}`;
  if (value !== undefined) return `${form}${LETTERS.get(primitiveOf(value)) ?? 'Z'}${hashOf(plainLiteral(value))}`;
  if (type === undefined) return `${form}x`;
  const kind = isPrimitive(type) ? (LETTERS.get(type)?.toLowerCase() ?? 'v') : /^[A-Za-z_$]/.test(type) ? 't' : 'u';
  return `${form}${kind}${hashOf(`${nature(contract)}${plainest(type, contract.isOptional)}`)}`;
}

const GETTER = /^(?:(?:static|abstract) )*get (?! *[=:(<?;])/;

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['number', 'N'],
  ['string', 'S'],
  ['boolean', 'B'],
  ['bigint', 'I'],
]);

/** What reads otherwise whatever the types are. */
function nature({ isOptional, isAbstract, isLet }: WrittenContract): string {
  return `${isOptional ? '?' : ''}${isAbstract ? 'abstract ' : ''}${isLet ? 'let ' : ''}`;
}

function ofCalls(calls: readonly WrittenCall[], contract: WrittenContract): string {
  const plain = calls.map((call) => ({ ...call, parameters: call.parameters.filter(({ isThis }) => !isThis) }));
  const [first, ...others] = plain;
  const kind = others.length > 0 ? 'o' : String(Math.min(first?.parameters.length ?? 0, MOST));
  if (plain.every(isWritten)) return `${kind}${hashOf(nature(contract) + plain.map(callText).join('; '))}`;
  return `${kind}${resultOf(plain.at(-1))}`;
}

/** A promise and a generator are none of these. */
function isPlain(calls: readonly WrittenCall[]): boolean {
  return calls.some(({ result }) => result !== undefined && isPrimitive(result));
}

/** Parameters that are counted: from here on one digit stands for all. */
const MOST = 9;

function isWritten({ parameters, result }: WrittenCall): boolean {
  return result !== undefined && parameters.every(({ type }) => type !== undefined);
}

function resultOf(call: WrittenCall | undefined): string {
  if (call?.result !== undefined) return 'w';
  return call?.isGenerator ? 'y' : call?.isAsync ? 'a' : 'i';
}

function callText({ typeParameters, parameters, result = '' }: WrittenCall): string {
  return `${typeParameters}(${parameters.map(parameterText).join(', ')}): ${plainest(result)}`;
}

function parameterText({ isRest, isOptional, type = '' }: WrittenParameter): string {
  return `${isRest ? '...' : ''}${isOptional ? '?' : ''}${plainest(type, isOptional)}`;
}

/** One form for all that may be the same. */
function plainest(type: string, isOptional = false): string {
  return plainType(unqualified((isOptional ? withoutUndefined(type) : type) ?? ''));
}

function hashOf(text: string): string {
  return fingerprintOf(text).slice(0, 2);
}

// ───────────────────────────── side by side ─────────────────────────────

/** As `likenessOf` of the lines, or more careful where a mark says less than a line. */
function ofSketches(was: Sketch, is: Sketch, hasOwnName: boolean): Likeness {
  if (was.kind === '-' || is.kind === '-') return 'other';
  if (was.kind === 'x') return 'unclear';
  if (is.kind === 'x') return isLiteral(was) ? 'other' : 'unclear';
  if (isCall(was) !== isCall(is)) return ofCallAndType(...(isCall(was) ? ([was, is] as const) : ([is, was] as const)));
  if (isCall(was) && (was.hash === undefined || is.hash === undefined)) return ofInferredCalls(was, is);
  if (isLiteral(was) !== isLiteral(is)) return mayBeOf(was, is) ? 'unclear' : 'other';
  if (was.hash !== is.hash || was.kind !== is.kind) return 'other';
  // What is written is the same: a name in it may stand for something else, as far as the file alone says what it stands for.
  if (was.form === is.form) return hasOwnName ? 'other' : 'unclear';
  return isHeldOtherwise(was, is) ? 'other' : 'unclear';
}

function isCall({ kind }: Sketch): boolean {
  return /[\do]/.test(kind);
}

function isLiteral({ kind }: Sketch): boolean {
  return /[NSBIZ]/.test(kind);
}

/** A function whose types are not written may be of any named type. */
function ofCallAndType(call: Sketch, other: Sketch): Likeness {
  return call.hash === undefined && other.kind === 't' ? 'unclear' : 'other';
}

function ofInferredCalls(was: Sketch, is: Sketch): Likeness {
  // A function without types may have overloads, which are types alone.
  if (was.kind === 'o' || is.kind === 'o') return 'unclear';
  if (was.kind !== is.kind || isHeldOtherwise(was, is)) return 'other';
  const [before = '', after = ''] = [was.result, is.result];
  // A promise, or what a generator gives: the word or the star says it where nobody wrote the result.
  if (/[ayi]/.test(before) && /[ayi]/.test(after)) return before === after ? 'unclear' : 'other';
  const isOtherResult = (/[ay]/.test(before) && isCapital(is)) || (/[ay]/.test(after) && isCapital(was));
  return isOtherResult ? 'other' : 'unclear';
}

function mayBeOf(was: Sketch, is: Sketch): boolean {
  const [literal, type] = isLiteral(was) ? [was, is] : [is, was];
  return (
    /[tu]/.test(type.kind) || type.kind === literal.kind.toLowerCase() || (type.kind === 'v' && literal.kind === 'Z')
  );
}

function isCapital({ form }: Sketch): boolean {
  return form !== form.toLowerCase();
}

/** A method is as much assigned as a property that is only read, and a getter as little. */
function isHeldOtherwise(was: Sketch, is: Sketch): boolean {
  const [before = '', after = ''] = [was, is].map(({ form }) => form.toLowerCase());
  return /[rg]/.test(before) !== /[rg]/.test(after) && !(isCall(was) && [before, after].includes('m'));
}
