/**
 * A signature, read back from its one line: what can be called with which parameters, or what type or literal value a name has.
 * Signatures are what a lock keeps of a contract, and a type that its author left out is left out of them as well. Read
 * without a parser, which most runs do without.
 */
import { bareTypeText, closingEnd, isPrimitive, outerParts } from './written-type.ts';

/** What one line says of a name. */
export interface WrittenContract {
  /** One for each overload; absent where the name is no function, or nobody wrote that it is one. */
  readonly calls?: readonly WrittenCall[];
  /** As written. */
  readonly type?: string;
  /** A literal, as written. */
  readonly value?: string;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isOptional: boolean;
  /** True for `let`. */
  readonly isLet: boolean;
  /** True for a property that nobody assigns from outside. */
  readonly isReadonly: boolean;
  /** True for a function that is the value of a property or of a constant. */
  readonly isHeld: boolean;
  /** True where its first value is written, and no type. */
  readonly isInitial: boolean;
}

/** One signature of a function. */
export interface WrittenCall {
  /** In angle brackets, as written; empty where there are none. */
  readonly typeParameters: string;
  readonly parameters: readonly WrittenParameter[];
  /** Absent where it is inferred. */
  readonly result?: string;
  readonly isGenerator: boolean;
  /** True for an `async` that stands for a result which nobody wrote. */
  readonly isAsync: boolean;
}

/** One parameter. */
export interface WrittenParameter {
  /** True for what the function is called on, which nobody hands over. */
  readonly isThis: boolean;
  readonly isRest: boolean;
  readonly isOptional: boolean;
  /** Absent where it is inferred. */
  readonly type?: string;
  /** What is taken out of it, as written: `{ a, b }`. */
  readonly pattern?: string;
}

/** Reads a line; undefined for what it cannot read in full, such as one that was cut, or the first line of a class. */
export function writtenContract(line: string): WrittenContract | undefined {
  if (line.startsWith('export default ')) return UNKNOWN;
  if (HEAD.test(line) || (line.endsWith('…') && !line.endsWith('=> …'))) return undefined;
  const [first, ...others] = outerParts(line, ';').map(partOf);
  return others.length === 0 ? ofGetter(first) : others.reduce(joined, first);
}

/** What a getter alone gives may be a function, as a property may hold one. */
function ofGetter(contract: WrittenContract | undefined): WrittenContract | undefined {
  const call = contract?.type === undefined || contract.calls ? undefined : arrowOf(bareTypeText(contract.type));
  return contract && call ? { ...contract, calls: [call], isHeld: true } : contract;
}

/** What opens the line of something that has members, or that is a type. */
const HEAD =
  /^(?:(?:abstract )?class\b|interface [\w$]|type [\w$]+\b|(?:const )?enum [\w$]|(?:namespace|module) [\w$])/;

/** A default export that says no more than what is called, or nothing. */
const UNKNOWN: WrittenContract = {
  isStatic: false,
  isAbstract: false,
  isOptional: false,
  isLet: false,
  isReadonly: false,
  isHeld: false,
  isInitial: false,
};

/** Modifiers and keywords, which a name follows. `get(…)` is a name. */
const LEADING = /^(?:(?:static|abstract|readonly|accessor|async|get|set|const|let) (?! *[=:(<?;]))*/;

/** A function's keyword, the star of a generator, and a name, where there are such. */
const NAME = /^(?:function\b ?)?(\*? ?)("[^"]*"|'[^']*'|\[[^\]]*\]|[^\s:;(<?!=~"'[\]*]*)([?!]?)/;

function partOf(text: string): WrittenContract | undefined {
  const leading = LEADING.exec(text)?.[0] ?? '';
  const [named = '', star = '', , mark] = NAME.exec(text.slice(leading.length)) ?? [];
  const rest = text.slice(leading.length + named.length);
  const words = new Set(leading.trim().split(' '));
  const said = ofRest(rest, words.has('set'));
  if (said === undefined) return undefined;
  const isAccessor = words.has('get') || words.has('set');
  const [call] = said.calls ?? [];
  return {
    ...(isAccessor ? ofAccessor(call, words.has('set')) : said),
    ...(call && !isAccessor && { calls: [withModifiers(call, star !== '', words.has('async'))] }),
    isStatic: words.has('static'),
    isAbstract: words.has('abstract'),
    isOptional: mark === '?',
    isLet: words.has('let'),
    isReadonly: words.has('readonly') || words.has('get'),
    isHeld: said.calls !== undefined && /^(?::| =)/.test(rest),
    isInitial: rest.startsWith(' = '),
  };
}

function withModifiers(call: WrittenCall, isGenerator: boolean, isAsync: boolean): WrittenCall {
  return { ...call, isGenerator, isAsync: isAsync || call.isAsync };
}

type Said = Pick<WrittenContract, 'calls' | 'type' | 'value'>;

function ofAccessor(call: WrittenCall | undefined, isSetter: boolean): Said {
  const type = isSetter ? call?.parameters[0]?.type : call?.result;
  return type === undefined ? {} : { type };
}

/** What follows the name. */
function ofRest(rest: string, isSetter: boolean): Said | undefined {
  if (rest === '') return {};
  if (rest.startsWith('(') || rest.startsWith('<')) {
    const call = callOf(rest, isSetter || !rest.includes('=>') ? ':' : undefined);
    return call && { calls: [call] };
  }
  if (rest.startsWith(' = ')) return ofValue(rest.slice(3));
  return rest.startsWith(':') ? ofType(rest.slice(1)) : undefined;
}

function ofValue(text: string): Said | undefined {
  const call = arrowOf(text);
  return call ? { calls: [call] } : { value: text };
}

function ofType(text: string): Said {
  const type = bareTypeText(text);
  const call = arrowOf(type);
  if (call) return { calls: [call] };
  return LITERAL.test(type) ? { value: type } : { type };
}

function arrowOf(text: string): WrittenCall | undefined {
  const head = text.replace(/^async (?=[(<])/, '');
  const call = /^[(<]/.test(head) ? callOf(head, '=>') : undefined;
  return call && { ...call, isAsync: head !== text };
}

/** Literals that a type may be, and the value of a key in an object. */
const LITERAL = /^(?:-?\d[\w.]*|-?\.\d[\w.]*|true|false|null|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\$])*`)$/;

/** Two halves of an accessor pair, or two overloads. */
function joined(whole: WrittenContract | undefined, part: WrittenContract | undefined): WrittenContract | undefined {
  if (whole === undefined || part === undefined) return undefined;
  if (whole.calls && part.calls) return { ...whole, calls: [...whole.calls, ...part.calls] };
  if (whole.calls || part.calls) return undefined;
  return { ...part, ...whole, isReadonly: false };
}

// ───────────────────────────── functions ─────────────────────────────

/** Type parameters, parameters and a result behind `sign`; behind either sign where none is given. */
function callOf(text: string, sign: ':' | '=>' | undefined): WrittenCall | undefined {
  const open = text.startsWith('<') ? closingEnd(text, 0) : 0;
  const end = open !== undefined && text[open] === '(' ? closingEnd(text, open) : undefined;
  if (open === undefined || end === undefined) return undefined;
  const behind = /^\s*(:|=>|$)\s*(.*)$/s.exec(text.slice(end));
  const [, found = '', result = ''] = behind ?? [];
  const isExpected = sign === undefined || found === sign || (found === '' && sign === ':');
  if (behind === null || !isExpected) return undefined;
  const parameters = outerParts(text.slice(open + 1, end - 1), ',').filter((part) => part !== '');
  return {
    typeParameters: text.slice(0, open),
    parameters: parameters.map(parameterOf),
    ...(result !== '' && result !== '…' && { result }),
    isGenerator: false,
    isAsync: false,
  };
}

function parameterOf(text: string): WrittenParameter {
  const bare = text.replace(/^\.\.\./, '');
  const end = /^[[{]/.test(bare) ? (closingEnd(bare, 0) ?? bare.length) : (/[?:]|$/.exec(bare)?.index ?? 0);
  const [, mark = '', type] = /^(\??)\s*(?::\s*(.*))?$/s.exec(bare.slice(end)) ?? [];
  return {
    isThis: /^this\s*(?::|$)/.test(text),
    isRest: bare !== text,
    isOptional: mark !== '',
    ...(type !== undefined && { type }),
    ...(/^[[{]/.test(bare) && { pattern: bare.slice(0, end) }),
  };
}

/** What `type Fn = (a: A) => B` and `interface Fn { (a: A): B }` are called by, as the line of a constant; undefined for what has more than one call. */
export function calledBy(line: string): string | undefined {
  const [, arrow] = /^type [\w$]+ = (\(.*)$/s.exec(line) ?? [];
  const [, body = ''] = /^interface [\w$]+ \{ (\(.*?);? \}$/s.exec(line) ?? [];
  const end = body === '' ? undefined : closingEnd(body, 0);
  const result = end === undefined ? '' : body.slice(end);
  const call = arrow ?? (/^: [^;]+$/s.test(result) ? `${body.slice(0, end)} =>${result.slice(1)}` : undefined);
  return call === undefined || arrowOf(call) === undefined ? undefined : `const it: ${call}`;
}

// ───────────────────────────── first lines ─────────────────────────────

/** The first line of a class or an interface. */
export interface WrittenHead {
  /** What stands before the bases: `abstract class Store<T>`. */
  readonly self: string;
  /** The names that its type parameters bind. */
  readonly typeParameters: readonly string[];
  /** What it extends, without type arguments, as written. */
  readonly bases: readonly string[];
  readonly implemented: readonly string[];
}

/** Reads the first line of a class or an interface; undefined for any other, and for one that was cut. */
export function writtenHead(line: string): WrittenHead | undefined {
  if (!/^(?:(?:abstract )?class|interface)\b/.test(line) || line.endsWith('…')) return undefined;
  const [before = '', implemented = ''] = outerParts(line, ' implements ');
  const [self = '', extended = ''] = outerParts(before, ' extends ');
  const open = self.indexOf('<');
  const bound = open < 0 ? [] : outerParts(self.slice(open + 1, -1), ',');
  return {
    self,
    typeParameters: bound.flatMap((each) => /^(?:(?:const|in|out) )*([\w$]+)/.exec(each)?.[1] ?? []),
    bases: namesIn(extended),
    implemented: namesIn(implemented),
  };
}

function namesIn(list: string): readonly string[] {
  return outerParts(list, ',').flatMap((each) => (each === '' ? [] : each.replace(/<.*$/s, '')));
}

/** True for an alias of what only the checker can take apart into members: another name, or several types together. */
export function isOpaqueAlias(line: string): boolean {
  const [, written] = /^type [\w$]+(?:<.*?>)? = (.+)$/s.exec(line) ?? [];
  if (written === undefined || line.endsWith('…')) return false;
  const type = bareTypeText(written);
  const isFunction = outerParts(type, '=>').length > 1;
  if (isFunction || outerParts(type, '|').length > 1) return false;
  if (outerParts(type, '&').length > 1 || outerParts(type, ' extends ').length > 1) return true;
  return !isPrimitive(type) && /^(?:[A-Za-z_$][\w$.]*|import\(.*?\)[\w$.]*)(?:<.*>)?(?:\[[^\]]+\])?$/s.test(type);
}
