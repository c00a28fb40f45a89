/**
 * Signatures: the public part of a declaration on one line, as its author wrote it.
 * Bodies, initialisers, comments and decorators go; nothing is inferred or re-printed.
 */
import { hasModifier, isFunctionValue, literalText, modifiersOf, ts, unwrap, type Syntax } from './file-syntax.ts';

/** Longest signature that is kept; longer ones end in `…`. */
const MAX_SIGNATURE = 500;

/** A change to the written text: `[from, to)` is replaced. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Modifiers that belong to the contract of a declaration. Of `async`, what is returned does: see {@link isPromised}. */
const KEPT_MODIFIERS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AbstractKeyword,
  ts.SyntaxKind.ConstKeyword,
  ts.SyntaxKind.StaticKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
]);

/** The signature of a declaration or of a member. */
export function signatureOf(syntax: Syntax, node: ts.Node): string {
  if (ts.isVariableDeclaration(node)) return variableSignature(syntax, node, 'const');
  const modifiers = modifiersOf(node);
  const kept = modifiers?.filter(({ kind }) => KEPT_MODIFIERS.has(kind) || isPromised(node, kind)) ?? [];
  const prefix = kept.map((modifier) => `${ts.tokenToString(modifier.kind) ?? ''} `).join('');
  const start = modifiers && modifiers.length > 0 ? modifiers.end : node.getStart(syntax.source);
  return shorten(prefix + oneLine(syntax, [start, endOfContract(node)], node));
}

/** True for an `async` that alone says what a call returns: nobody wrote the result. */
function isPromised(node: ts.Node, kind = ts.SyntaxKind.AsyncKeyword): boolean {
  return kind === ts.SyntaxKind.AsyncKeyword && ts.isFunctionLike(node) && !node.type && hasModifier(node, kind);
}

/** The signature of one declared variable: its annotation, or its literal, or its function's head. */
export function variableSignature(syntax: Syntax, node: ts.VariableDeclaration, keyword: string): string {
  const name = ts.isIdentifier(node.name) ? node.name.text : '';
  return shorten(`${keyword} ${name}${valueSignature(syntax, node.type, node.initializer)}`);
}

/** What follows a name: `: string`, ` = 3000`, `: (a: string) => void`, or nothing when only the checker could tell. */
export function valueSignature(
  syntax: Syntax,
  type: ts.TypeNode | undefined,
  initializer: ts.Expression | undefined,
): string {
  if (type) return `: ${textOf(syntax, type)}`;
  if (!initializer) return '';
  const literal = literalText(syntax, initializer);
  if (literal !== undefined) return ` = ${squeeze(literal)}`;
  const value = unwrap(initializer);
  if (!isFunctionValue(value)) return '';
  return `${value.type ? ':' : ' ='} ${functionType(syntax, value)}`;
}

/** A function value as the type that it has: `(a: string) => void`; `…` stands for a result that is not annotated. */
export function functionType(syntax: Syntax, node: ts.ArrowFunction | ts.FunctionExpression): string {
  const { parameters, typeParameters, type } = node;
  const isBare = syntax.text[parameters.pos - 1] !== '(';
  const start = isBare ? parameters.pos : (typeParameters?.pos ?? parameters.pos) - 1;
  const end = isBare ? parameters.end : syntax.text.indexOf(')', skipComments(syntax.text, parameters.end)) + 1;
  const head = oneLine(syntax, [start, end], node);
  const prefix = isPromised(node) ? 'async ' : '';
  return shorten(`${prefix}${isBare ? `(${head})` : head} => ${type ? textOf(syntax, type) : '…'}`);
}

function skipComments(text: string, at: number): number {
  return ts.getTrailingCommentRanges(text, at)?.at(-1)?.end ?? at;
}

/** Any node's text on one line. */
export function textOf(syntax: Syntax, node: ts.Node): string {
  return oneLine(syntax, [node.getStart(syntax.source), node.end], node);
}

/** Cuts a signature at the limit. */
export function shorten(signature: string): string {
  return signature.length <= MAX_SIGNATURE ? signature : `${signature.slice(0, MAX_SIGNATURE - 1)}…`;
}

/** Where the public part ends: before the body, the members of a class, or the initialiser. */
function endOfContract(node: ts.Node): number {
  if (ts.isClassLike(node)) return node.members.pos - 1;
  if (ts.isArrowFunction(node)) return node.equalsGreaterThanToken.pos;
  if (ts.isModuleDeclaration(node)) return node.name.end;
  if (ts.isFunctionLike(node)) return ('body' in node && node.body?.pos) || node.end;
  if (ts.isPropertyDeclaration(node))
    return (node.type ?? node.exclamationToken ?? node.questionToken ?? node.name).end;
  return node.end;
}

/** The edits of what stands before `end`. */
function editsFor(syntax: Syntax, node: ts.Node, end: number): readonly Edit[] {
  const edits: Edit[] = [];
  if (ts.isFunctionLike(node)) for (const parameter of node.parameters) editParameter(parameter, edits);
  if (ts.isClassLike(node)) for (const clause of node.heritageClauses ?? []) editBodies(clause, edits);
  // Without semicolons a type literal's line ends separate its members, and one line needs a mark instead.
  if (!ts.isClassLike(node)) separateMembers(syntax.text, { node, end }, edits);
  return edits.length > 1 ? edits.sort((a, b) => a.from - b.from) : edits;
}

function editParameter(node: ts.ParameterDeclaration, edits: Edit[]): void {
  const { modifiers, name, type, initializer } = node;
  if (modifiers && modifiers.length > 0) edits.push({ from: modifiers.pos, to: modifiers.end, text: '' });
  editPattern(name, edits);
  if (!initializer) return;
  if (type) edits.push({ from: name.end, to: name.end, text: '?' });
  const inferred = `?${typeOfLiteral(initializer)}`;
  edits.push({ from: (type ?? name).end, to: initializer.end, text: type ? '' : inferred });
}

/** What `retries = 3` takes is a number, as if its author had written that. */
function typeOfLiteral(initializer: ts.Expression): string {
  const value = unwrap(initializer);
  if (value !== initializer) return '';
  if (ts.isStringLiteralLike(value) || ts.isTemplateExpression(value)) return ': string';
  if (value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword) return ': boolean';
  const isSigned = ts.isPrefixUnaryExpression(value) && value.operator === ts.SyntaxKind.MinusToken;
  const number = isSigned ? value.operand : value;
  if (ts.isBigIntLiteral(number)) return ': bigint';
  return ts.isNumericLiteral(number) ? ': number' : '';
}

function editPattern(name: ts.BindingName, edits: Edit[]): void {
  if (ts.isIdentifier(name)) return;
  for (const element of name.elements) {
    if (ts.isOmittedExpression(element)) continue;
    editPattern(element.name, edits);
    if (element.initializer) edits.push({ from: element.name.end, to: element.initializer.end, text: '' });
  }
}

/** A class may extend what a call makes of functions: `class A extends make(() => {…})`. */
function editBodies(node: ts.Node, edits: Edit[]): void {
  if (ts.isBlock(node)) edits.push({ from: node.pos, to: node.end, text: ' {…}' });
  else ts.forEachChild(node, (child) => editBodies(child, edits));
}

function separateMembers(
  text: string,
  { node, end }: { readonly node: ts.Node; readonly end: number },
  edits: Edit[],
): void {
  let brace = text.indexOf('{', node.pos);
  if (brace === -1 || brace > end || text.indexOf('\n', brace) > end) return;
  const visit = (child: ts.Node): void => {
    if (ts.isBlock(child) || child.pos > end) return;
    if (ts.isTypeElement(child)) {
      const last = text.charCodeAt(child.end - 1);
      if (last !== 0x3b && last !== 0x2c) edits.push({ from: child.end, to: child.end, text: ';' });
    }
    // Members stand in braces, and nodes come in the order of the text: what holds no brace holds no member.
    if (brace !== -1 && brace < child.pos) brace = text.indexOf('{', child.pos);
    if (brace !== -1 && brace < child.end) ts.forEachChild(child, visit);
  };
  // An initialiser and the body of a namespace hold no part of the signature, and may be long.
  if (ts.isFunctionLike(node)) {
    for (const parameter of node.typeParameters ?? []) visit(parameter);
    for (const { type } of node.parameters) if (type) visit(type);
    if (node.type) visit(node.type);
  } else if (!ts.isModuleDeclaration(node)) ts.forEachChild(node, visit);
}

/** What is written from `start` to `end`, on one line. Of a long text only what a signature has room for is looked at. */
function oneLine(syntax: Syntax, [start, end]: readonly [number, number], node: ts.Node): string {
  const { text } = syntax;
  const enough = end - start > ROOM ? text.indexOf('\n', start + ROOM) : -1;
  if (enough !== -1 && enough < end && isWhole(text.slice(start, enough))) {
    const line = squeeze(edited(text, [start, enough], editsFor(syntax, node, enough)));
    if (line.length > MAX_SIGNATURE + 1) return line;
  }
  return squeeze(edited(text, [start, end], editsFor(syntax, node, end))).replace(/[;,]$/, '');
}

/** A text of this length leaves more than a signature once it stands on one line, unless most of it is comment. */
const ROOM = 4 * MAX_SIGNATURE;

/** False where a text may end inside a comment or a template: what that is would be misread. */
function isWhole(text: string): boolean {
  return text.lastIndexOf('/*') <= text.lastIndexOf('*/') && !text.includes('`');
}

function edited(text: string, [start, end]: readonly [number, number], edits: readonly Edit[]): string {
  let result = '';
  let at = start;
  for (const edit of edits) {
    if (edit.from < at || edit.from > end) continue;
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at, Math.max(at, end));
}

/**
 * Strings and templates (kept), comments (dropped), blank runs (one blank), separators before a closing bracket, leading bars.
 * Lone blanks that stay are passed over, and what stands before a bar is asked behind it: both twice as fast. What is looked at behind a
 * separator has one way to be read: a ruler of slashes would be tried as remarks of every length, for hours.
 */
const TOKENS =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?:\/\/[^\n]*|\/\*[^]*?\*\/|[^\S ]| (?:(?=[\s/)\]])|(?<=[([] )))(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*|[,;](?=(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*[)\]}>])|[|&]\s+(?<=(?:^|=>|[=(:<,?])\s*[|&]\s+)/g;

/** What {@link squeeze} would change. Most signatures have nothing of it, and this is ten times as fast to see. */
const LOOSE = /[\n\t/]|\s\s|[([]\s|\s[)\]]|[,;]\s?[)\]}>]|[|&]\s(?<=(?:^|=>|[=(:<,?])\s?[|&]\s)/;

function squeeze(text: string): string {
  if (!LOOSE.test(text)) return text.trim();
  const squeezed = text.replace(TOKENS, (token, offset: number) => {
    // Formatters put a `|` before the first of several lines.
    if (/^[,;|&]/.test(token)) return '';
    if (!/^[\s/]/.test(token)) return token;
    const before = text[offset - 1];
    const after = text[offset + token.length];
    const isInside = before === '(' || before === '[' || after === ')' || after === ']';
    if (isInside) return '';
    // `Array<⏎ string⏎>` closes up; `a > b` and `=> b` keep their blanks.
    return (before === '<' || after === '>') && token.includes('\n') ? '' : ' ';
  });
  return squeezed.trim();
}
