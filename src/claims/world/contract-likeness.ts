/**
 * Whether two written lines say the same contract of one name. A type that only one of them writes proves nothing: what is
 * inferred, only the checker knows.
 */
import { plainLiteral } from './stated-value.ts';
import { writtenContract, type WrittenCall, type WrittenContract, type WrittenParameter } from './written-contract.ts';
import { isPrimitive, plainType } from './written-type.ts';

/**
 * `same`: another way to write it. `unclear`: what differs is written on one side alone, so that nobody can tell. `other`:
 * both are written, and differ.
 */
export type Likeness = 'same' | 'unclear' | 'other';

/** How the lines of a name are to be read. */
export interface Reading {
  /** Names that stand for types which the line does not say, as `T` in a generic base. */
  readonly open?: ReadonlySet<string>;
  /** What stands behind a colon is a type, as in an interface. In an object it may be the value of a key: `max: 3`. */
  readonly isTyped?: boolean;
}

/** How `is` compares with `was`. */
export function likenessOf(was: string, is: string, { open = NONE, isTyped = false }: Reading = {}): Likeness {
  if (was === is) return 'same';
  const [before, after] = [contractOf(was, isTyped), contractOf(is, isTyped)];
  if (before === undefined || after === undefined || before.isLet !== after.isLet) return 'other';
  if (isEmpty(before)) return 'unclear';
  // A literal that is none any more is told; what it came to is not known otherwise.
  if (isEmpty(after)) return before.value === undefined ? 'unclear' : 'other';
  if (before.isOptional !== after.isOptional) return 'other';
  if (before.value !== undefined && after.value !== undefined) return ofValues(before, after);
  if (before.isStatic !== after.isStatic || before.isAbstract !== after.isAbstract) return 'other';
  if (before.calls && after.calls) return worst([ofHolders(before, after), ofCalls(before.calls, after.calls, open)]);
  return before.calls || after.calls ? ofCallAndType(before, after) : ofTypes(before, after, open);
}

/** Reads a line; a literal behind a colon is a type where nothing but a type stands there. */
export function contractOf(line: string, isTyped: boolean): WrittenContract | undefined {
  const contract = writtenContract(line);
  if (contract?.value === undefined || contract.isInitial || !(isTyped || DECLARED.test(line))) return contract;
  const { value, ...rest } = contract;
  return { ...rest, type: value };
}

/** Nothing but a type stands behind the colon of a variable. */
const DECLARED = /^(?:const|let) /;

/** The same literal in another place is the same: a member of an enum became a static property, or one of a type. */
function ofValues(before: WrittenContract, after: WrittenContract): Likeness {
  if (plainLiteral(before.value ?? '') !== plainLiteral(after.value ?? '')) return 'other';
  if (before.isStatic !== after.isStatic || before.isInitial !== after.isInitial) return 'unclear';
  return before.isReadonly === after.isReadonly ? 'same' : 'other';
}

/** A method is as much assigned as a property that is read only, though it has another fingerprint. */
function ofHolders(before: WrittenContract, after: WrittenContract): Likeness {
  if (before.isReadonly === after.isReadonly) return 'same';
  return before.isHeld && after.isHeld ? 'other' : 'unclear';
}

/** True where a line has a literal for a value. */
export function isLiteralLine(line: string): boolean {
  return writtenContract(line)?.value !== undefined;
}

/** True where a line says nothing but a name. */
export function isBareLine(line: string): boolean {
  const contract = writtenContract(line);
  return contract !== undefined && isEmpty(contract);
}

/** True where a line is that of a function. */
export function isCallLine(line: string): boolean {
  return writtenContract(line)?.calls !== undefined;
}

const NONE: ReadonlySet<string> = new Set();

function isEmpty({ calls, type, value }: WrittenContract): boolean {
  return calls === undefined && type === undefined && value === undefined;
}

// ───────────────────────────── functions ─────────────────────────────

/** A function whose types nobody wrote may be of any named type. */
function ofCallAndType({ calls: before, type, value }: WrittenContract, after: WrittenContract): Likeness {
  const calls = before ?? after.calls ?? [];
  const isValue = value !== undefined || after.value !== undefined;
  const isNamed = /^[A-Za-z_$]/.test(type ?? after.type ?? '') && !isPrimitive(type ?? after.type ?? '');
  return !isValue && isNamed && calls.every((call) => !hasTypes(call)) ? 'unclear' : 'other';
}

function ofCalls(was: readonly WrittenCall[], is: readonly WrittenCall[], open: ReadonlySet<string>): Likeness {
  if (was.length !== is.length) return areOverloadsOf(was, is) || areOverloadsOf(is, was) ? 'unclear' : 'other';
  return worst(was.map((call, at) => withoutThis(call, is[at]!, (before, after) => ofCall(before, after, open))));
}

/** What a function is called on is no parameter. Where one side says it, that is a type which the other leaves out. */
function withoutThis(
  was: WrittenCall,
  is: WrittenCall,
  compare: (was: WrittenCall, is: WrittenCall) => Likeness,
): Likeness {
  if (saysThis(was) === saysThis(is)) return compare(was, is);
  const [before, after] = [was, is].map((call) =>
    saysThis(call) ? { ...call, parameters: call.parameters.slice(1) } : call,
  ) as [WrittenCall, WrittenCall];
  return worst(['unclear', compare(before, after)]);
}

function saysThis({ parameters }: WrittenCall): boolean {
  return parameters[0]?.isThis === true;
}

/** Overloads are types alone: a function without any may have them. */
function areOverloadsOf([call, ...others]: readonly WrittenCall[], overloads: readonly WrittenCall[]): boolean {
  if (call === undefined || others.length > 0 || hasTypes(call)) return false;
  return Math.max(...overloads.map(({ parameters }) => parameters.length)) === call.parameters.length;
}

function ofCall(was: WrittenCall, is: WrittenCall, open: ReadonlySet<string>): Likeness {
  if (was.parameters.length !== is.parameters.length) return 'other';
  if (was.typeParameters !== is.typeParameters && hasTypes(was) && hasTypes(is)) return 'other';
  if (hasOtherResult(was, is)) return 'other';
  if (hasSwapped(was.parameters, is.parameters)) return 'other';
  const parameters = was.parameters.map((each, at) => ofParameter(each, is.parameters[at]!, open));
  return worst([ofType(was.result, is.result, open), ...parameters]);
}

/** A promise, or what a generator gives: a word or a star says it where nobody wrote the result, and no primitive is one. */
function hasOtherResult(was: WrittenCall, is: WrittenCall): boolean {
  if (was.isAsync === is.isAsync && was.isGenerator === is.isGenerator) return false;
  if (was.result !== undefined && is.result !== undefined) return false;
  const written = was.result ?? is.result;
  return written === undefined || isPrimitive(written);
}

/** A type that is new in one place and gone from another moved with its parameter. */
function hasSwapped(was: readonly WrittenParameter[], is: readonly WrittenParameter[]): boolean {
  const changes = was.map(({ type }, at) => Number(type !== undefined) - Number(is[at]?.type !== undefined));
  return changes.includes(1) && changes.includes(-1);
}

function hasTypes({ typeParameters, parameters, result }: WrittenCall): boolean {
  return typeParameters !== '' || result !== undefined || parameters.some(({ type }) => type !== undefined);
}

function ofParameter(was: WrittenParameter, is: WrittenParameter, open: ReadonlySet<string>): Likeness {
  if (was.isRest !== is.isRest) return 'other';
  if (was.type === undefined && is.type === undefined)
    return was.isOptional === is.isOptional && was.pattern === is.pattern ? 'same' : 'other';
  if (isRequiredNow(was, is)) return 'other';
  // In JavaScript every parameter may be left out, and nothing says which of them is meant to be.
  if (was.type === undefined || is.type === undefined) return 'unclear';
  if (was.isOptional !== is.isOptional) return 'other';
  return ofOptional(was, is, open);
}

/** True for what could be left out, and must be given now, whatever its types are. Only a type says so, and not one of nothing. */
function isRequiredNow(was: WrittenParameter, is: WrittenParameter): boolean {
  return was.isOptional && !is.isOptional && is.type !== undefined && !wordsOf(is.type).includes('void');
}

const RANK: readonly Likeness[] = ['same', 'unclear', 'other'];

function worst(all: readonly Likeness[]): Likeness {
  return RANK[Math.max(...all.map((each) => RANK.indexOf(each)))] ?? 'same';
}

// ───────────────────────────── types ─────────────────────────────

function ofTypes(before: WrittenContract, after: WrittenContract, open: ReadonlySet<string>): Likeness {
  const value = before.value ?? after.value;
  if (value !== undefined) return mayBe(value, before.type ?? after.type ?? '') ? 'unclear' : 'other';
  if (before.isReadonly !== after.isReadonly) return 'other';
  return ofOptional(before, after, open);
}

function ofType(was: string | undefined, is: string | undefined, open: ReadonlySet<string>): Likeness {
  if (was === is) return 'same';
  if (was === undefined || is === undefined) return 'unclear';
  if (plainType(was) === plainType(is)) return 'same';
  // `import * as t` writes `t.Options` for what was `Options`.
  if (unqualified(was) === is || unqualified(is) === was) return 'unclear';
  return [...open].some((name) => wordsOf(is).includes(name)) ? 'unclear' : 'other';
}

/** `import * as t` writes `t.Options` for what was `Options`. */
export function unqualified(type: string): string {
  return type.replace(/\b[A-Za-z_$][\w$]*\.(?=[A-Z])/g, '');
}

function wordsOf(type: string): readonly string[] {
  return type.match(/[\w$]+/g) ?? [];
}

/** False where a type is another primitive than that of the literal. */
function mayBe(value: string, type: string): boolean {
  return !isPrimitive(type) || type === primitiveOf(value);
}

/** The primitive that a literal is of. */
export function primitiveOf(value: string): string {
  if (/^["'`]/.test(value)) return 'string';
  if (value === 'true' || value === 'false') return 'boolean';
  if (value === 'null') return 'null';
  return value.endsWith('n') ? 'bigint' : 'number';
}

/** What may be left out may be undefined as well. */
function ofOptional(was: Typed, is: Typed, open: ReadonlySet<string>): Likeness {
  const likeness = ofType(was.type, is.type, open);
  if (likeness !== 'other' || !was.isOptional || !is.isOptional) return likeness;
  const rest = ofType(withoutUndefined(was.type), withoutUndefined(is.type), open);
  return rest === 'same' ? 'unclear' : rest;
}

type Typed = Pick<WrittenParameter, 'type' | 'isOptional'>;

/** A type without what may be left out anyway. */
export function withoutUndefined(type: string | undefined): string | undefined {
  return type?.replace(/^undefined \| | \| undefined$/, '');
}
