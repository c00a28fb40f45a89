/**
 * Names of classes and objects that a file may give more members than their declarations show: mixins, prototypes that are
 * written to, casts that are assigned. It goes by words in the text, since such code stands in bodies that are not parsed,
 * and rather names one too many: what is named here is never said to lack a member.
 */
import { offsetsOf } from '../offsets.ts';
import type { FileReading } from './file-reading.ts';
import { withoutBound } from './file-this.ts';
import { dottedNames, ts, unwrap, type Syntax } from './file-syntax.ts';

/** The names, sorted; of an imported one also what it is called where it comes from. */
export function openedNames(reading: FileReading): readonly string[] {
  const { written: text, isJavaScript, source } = reading.syntax;
  const names = new Set<string>();
  const add = (path: string | undefined): void => {
    const parts = (path ?? '').split('.').filter((part) => part !== '' && part !== 'prototype');
    const name = parts.at(-1);
    if (name === undefined || name === 'this') return;
    names.add(name);
    const imported = reading.bindings.get(name)?.imported;
    if (imported !== undefined) names.add(imported);
  };
  addPrototypes(text, add);
  for (const at of offsetsOf(text, 'Object')) add(matchAt(ADDED_TO, text, at)?.[1]);
  addCasts(text, add);
  if (text.includes('@ts-')) for (const [, name] of text.matchAll(UNCHECKED)) add(name);
  if (isJavaScript) for (const [, name] of text.matchAll(EXPANDO)) add(name);
  addKeys(reading, add);
  for (const statement of source.statements) {
    for (const name of handedOver(statement)) add(name);
    add(expanded(statement, reading));
  }
  return [...names].sort();
}

type Add = (path: string | undefined) => void;

/**
 * A match that begins at a mark. To look for marks first takes a tenth of the time of a pattern that begins with one
 * (registry of the bench), and for marks of up to six signs half of the time of longer ones (Node 20).
 */
function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** What stands before a place on its line or the lines before, as far as a pattern looks back. */
function textBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - LOOK_BACK), at);
}

const LOOK_BACK = 120;

/** What stands before `.prototype`, in brackets with a cast or not. */
const BEFORE_PROTOTYPE = /([\w$]+)(?:\s+as\s+[\w$<>,. |&[\]{}:]*\))?\s*\)*\s*$/;

function addPrototypes(text: string, add: Add): void {
  for (const at of offsetsOf(text, '.proto')) {
    if (!text.startsWith('.prototype', at)) continue;
    const before = textBefore(text, at);
    // A spy takes the place of a method that is there.
    if (!/\bspyOn\(\s*[\w$.]+$/.test(before)) add(BEFORE_PROTOTYPE.exec(before)?.[1]);
  }
}

/**
 * The first argument of a call that adds to it: `Object.assign(X`, `Object.assign(new X()`. One fixed start keeps the look
 * cheap: with `Reflect` and the mixins of libraries it takes twice as long, and those mostly name the prototype as well.
 */
const ADDED_TO = /Object\.(?:assign|definePropert(?:y|ies)|setPrototypeOf)\(\s*\(*(?:<[^<>()]*>\s*|new\s+)?([\w$.]+)/y;

/** The begin of a cast: its bracket, a name and `as`. */
const CAST = /\(([\w$.]+) as /g;

/** Behind `(X as `: the rest of the cast, and a member that is set. */
const CAST_IS_SET = /[^]{1,120}?\)\s*(?:\.[\w$]+|\[[^\]\n]{0,80}\])\s*(?:\?\?|\|\||&&)?=(?![=>])/y;

/** `(<any>X).extra`, whatever becomes of it. */
const OLD_CAST = /<any>\s*([\w$.]+?)\)/g;

function addCasts(text: string, add: Add): void {
  for (const { 0: cast, 1: name, index } of text.matchAll(CAST))
    if (name !== 'this' && matchAt(CAST_IS_SET, text, index + cast.length)) add(name);
  if (text.includes('<any>')) for (const [, name] of text.matchAll(OLD_CAST)) add(name);
}

/** A member that is set where the checker is told to look away. */
const UNCHECKED = /@ts-(?:ignore|expect-error)[^\n]*\n\s*([\w$.]+)\.[\w$]+\s*=(?![=>])/g;

/** `Server.extra = …` of JavaScript, where nobody asks whether it is declared. */
const EXPANDO = /^[ \t]*([A-Z][\w$]*)\.[\w$]+\s*=(?![=>])/gm;

/** Behind the bracket of `MAP['b'] = 1`. */
const KEY_IS_SET = /\] ?(?:\?\?|\|\||&&)?=(?![=>])/y;

/** What such a text begins with behind the bracket. */
const MAY_SET = new Set([' ', '=', '?', '|', '&'].map((sign) => sign.charCodeAt(0)));

/** Before that bracket. What stands behind a colon or a bar is a type: `let port: Settings['port'] = 1`, `typeof SETTINGS['port']`. */
const BEFORE_KEY = /(?<![\w$.]|[:|&] |\btypeof )([\w$]+)\[[^\]\n]{1,80}$/;

/**
 * A key that is set at any depth, which the checker lets pass where nobody asks for strictness: of names that the file itself declares
 * or imports alone, since locals of functions are called like the exports of others.
 */
function addKeys({ syntax: { written }, declarations, bindings }: FileReading, add: Add): void {
  for (let at = written.indexOf(']'); at >= 0; at = written.indexOf(']', at + 1)) {
    // Most brackets are followed by something else; to see that costs less than to ask the pattern.
    if (!MAY_SET.has(written.charCodeAt(at + 1)) || !matchAt(KEY_IS_SET, written, at)) continue;
    const name = BEFORE_KEY.exec(textBefore(written, at))?.[1] ?? '';
    if (declarations.has(name) || bindings.has(name)) add(name);
  }
}

/** What a statement of the file itself gives a member: `ROUTES.extra = 2;`. */
function expanded(statement: ts.Statement, { declarations, bindings }: FileReading): string | undefined {
  const set = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (set === undefined || !ts.isBinaryExpression(set) || set.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return undefined;
  const target = unwrap(set.left);
  if (!ts.isPropertyAccessExpression(target) && !ts.isElementAccessExpression(target)) return undefined;
  const [first = '', ...path] = dottedNames(unwrap(target.expression)) ?? [];
  return declarations.has(first) || bindings.has(first) ? [first, ...path].join('.') : undefined;
}

/** What a statement of the file itself hands to a function: `addMethods(Server);`. */
function handedOver(statement: ts.Statement): readonly string[] {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (call === undefined || !ts.isCallExpression(call)) return [];
  return call.arguments.flatMap((each) => (ts.isIdentifier(each) ? [each.text] : []));
}

/** Quick to look for: without one of these `this` gains nothing. */
const THIS_AT_ALL = /\bthis(?:\s+as\s|\[|\s*[,)]|\.[\w$]+\s*=)/;

/** Ways in which an instance gains members that its class does not declare. */
const ADDS_TO_THIS = new RegExp(
  [
    String.raw`\bnew Proxy\(\s*this\b`,
    String.raw`(?:\.assign|\.definePropert(?:y|ies)|etPrototypeOf|Reflect\.set|[eE]xtend|ixins?|merge|defaults)\(\s*\(*\s*this\b`,
    String.raw`\(\s*(?:this\s+as\s[^;]{1,120}?|<[^<>()]*>\s*this)\s*\)\s*(?:\.[\w$]+|\[[^\]\n]{0,80}\])\s*(?:\?\?|\|\||&&)?=(?![=>])`,
    String.raw`=\s*(?:this\s+as\s|<[^<>()]*>\s*this\b)`,
    String.raw`\bthis\[[^\]\n]{1,80}\]\s*(?:\?\?|\|\||&&)?=(?![=>])`,
    String.raw`@ts-(?:ignore|expect-error)[^\n]*\n\s*this\.[\w$]+\s*=(?![=>])`,
  ].join('|'),
);

/** Whether a class may have members that it does not declare: by a decorator, by a proxy, by what its code does to `this`. */
export function isOpenClass({ written, writtenAt, isJavaScript }: Syntax, node: ts.ClassLikeDeclaration): boolean {
  if (node.modifiers?.some(ts.isDecorator)) return true;
  const own = written.slice(writtenAt(node.pos), writtenAt(node.end));
  if (!THIS_AT_ALL.test(own)) return false;
  return (
    ADDS_TO_THIS.test(own) || node.members.some((member) => ts.isConstructorDeclaration(member) && handsOut(member))
  );

  function handsOut({ pos, end }: ts.ConstructorDeclaration): boolean {
    const text = written.slice(writtenAt(pos), writtenAt(end));
    const body = isJavaScript ? withoutBound(text) : text;
    return [...body.matchAll(THIS_HANDED)].some(([, made]) => made === undefined);
  }
}

/**
 * A call that gets `this` while the instance is made: `attachAll(this)`, `Base.call(this)`. Not `new Part(this)`, which many
 * write, and which keeps it.
 */
const THIS_HANDED = /\b(new\s+)?[\w$.]{1,80}(?:<[^<>()]{0,80}>)?\((?:[^()]*,)?\s*this(?:\s+as\s[^(),;]+)?\s*[,)]/g;
