/**
 * The one door to ts-morph: its compiler's namespace, and the few questions about nodes that every scan file asks.
 * Only the parser is used; no program, no checker, no parent pointers. Write `ts.name` or `const { name } = ts`: the bundle
 * holds those names of the compiler that stand so in the sources, and what they need (scripts/parser.mjs).
 */
import { ts } from 'ts-morph';
import { countBelow } from '../offsets.ts';
import type { Lighter } from './file-bodies.ts';

export { ts };

/** A text parsed, with what the scan asks of it. */
export interface Syntax {
  readonly source: ts.SourceFile;
  /** What the tree was made from: offsets of nodes are offsets in it. */
  readonly text: string;
  /** The text of the file, which holds more than {@link text} where bodies were left out. */
  readonly written: string;
  /** Offset in {@link text} → offset in {@link written}. */
  readonly writtenAt: (offset: number) => number;
  /** True for JavaScript, where members can be added that no declaration names. */
  readonly isJavaScript: boolean;
  readonly lineOf: (node: ts.Node) => number;
  /** Line and column of an offset in {@link text}. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
}

/**
 * Parses one text. JSDoc is not parsed: comments are read where they are needed. The tree may be that of a `lighter` text,
 * equal to the one `written` but for stretches that nobody looks into.
 */
export function parseSyntax(path: string, written: string, lighter: Lighter = asWritten(written)): Syntax {
  const { text, writtenAt } = lighter;
  const source = ts.createSourceFile(
    path,
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    false,
  );
  const placeIn = placesIn(written);
  const placeOf = (offset: number): ReturnType<typeof placeIn> => placeIn(writtenAt(offset));
  return {
    source,
    text,
    written,
    writtenAt,
    isJavaScript: /\.[cm]?jsx?$/.test(path),
    lineOf: (node) => placeOf(node.getStart(source)).line,
    placeOf,
  };
}

function asWritten(text: string): Lighter {
  return { text, writtenAt: (offset) => offset };
}

/**
 * Finds lines in `text`, reading only as far as the last offset asked for. The compiler's own table looks at every
 * character in JavaScript, which costs a tenth of the parse; imports and most exports stand near the top.
 */
function placesIn(text: string): Syntax['placeOf'] {
  const starts = [0];
  let read = 0;
  return (offset) => {
    while (read !== -1 && read <= offset) {
      const end = text.indexOf('\n', read);
      read = end === -1 ? -1 : end + 1;
      if (read !== -1) starts.push(read);
    }
    const line = countBelow(starts, offset + 1) - 1;
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** The first error that the parser met. */
export function firstSyntaxError({ source }: Syntax): ts.DiagnosticWithLocation | undefined {
  // The parser keeps its diagnostics on the file, but its declarations do not show them.
  const { parseDiagnostics } = source as { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics?.[0];
}

/** True when the node carries the modifier. */
export function hasModifier(node: ts.Node, kind: ts.ModifierSyntaxKind): boolean {
  return modifiersOf(node)?.some((modifier) => modifier.kind === kind) ?? false;
}

/** The modifiers and decorators of a node, in order. */
export function modifiersOf(node: ts.Node): ts.NodeArray<ts.ModifierLike> | undefined {
  return ts.canHaveModifiers(node) || ts.canHaveDecorators(node) ? node.modifiers : undefined;
}

/** A property name as readers write it; undefined for a computed name that syntax cannot tell. */
export function propertyName(name: ts.PropertyName | undefined): string | undefined {
  if (name === undefined || ts.isPrivateIdentifier(name)) return undefined;
  if (!ts.isComputedPropertyName(name)) return name.text;
  const { expression } = name;
  if (ts.isStringLiteralLike(expression)) return expression.text;
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return undefined;
  return expression.expression.text === 'Symbol' ? `[Symbol.${expression.name.text}]` : undefined;
}

type Wrapped = ts.ParenthesizedExpression | ts.AssertionExpression | ts.SatisfiesExpression | ts.NonNullExpression;

function isWrapped(expression: ts.Expression): expression is Wrapped {
  return (
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression) ||
    ts.isTypeAssertionExpression(expression)
  );
}

/** The expression under parentheses, `as`, `satisfies` and `!`. */
export function unwrap(expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (isWrapped(inner)) inner = inner.expression;
  return inner;
}

/** `['A', 'b', 'c']` for `A.b.c`; undefined for what is more than names and dots. */
export function dottedNames(node: ts.Expression | ts.EntityName): string[] | undefined {
  const names: string[] = [];
  let at = node;
  while (!ts.isIdentifier(at)) {
    if (ts.isQualifiedName(at)) {
      names.push(at.right.text);
      at = at.left;
    } else if (ts.isPropertyAccessExpression(at) && !at.questionDotToken) {
      names.push(at.name.text);
      at = at.expression;
    } else return undefined;
  }
  names.push(at.text);
  return names.reverse();
}

/** The type under parentheses. */
export function bareType(type: ts.TypeNode): ts.TypeNode {
  let inner = type;
  while (ts.isParenthesizedTypeNode(inner)) inner = inner.type;
  return inner;
}

/** The expression under the same, and under `Object.freeze`. */
export function unwrapFrozen(expression: ts.Expression): ts.Expression {
  const value = unwrap(expression);
  const frozen = frozenIn(value);
  return frozen ? unwrap(frozen) : value;
}

/** True where a cast stands over the value, frozen or not: from there on it has the members of another type. `as const` is none. */
export function isCast(expression: ts.Expression): boolean {
  let inner = expression;
  for (; isWrapped(inner); inner = inner.expression) {
    if (ts.isAssertionExpression(inner) && !ts.isConstTypeReference(inner.type)) return true;
  }
  const frozen = frozenIn(inner);
  return frozen !== undefined && isCast(frozen);
}

/** What a call of `Object.freeze` takes. */
function frozenIn(value: ts.Expression): ts.Expression | undefined {
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return undefined;
  const { expression: owner, name } = value.expression;
  return ts.isIdentifier(owner) && owner.text === 'Object' && name.text === 'freeze' ? value.arguments[0] : undefined;
}

/** Longest literal that counts as a value; longer ones are embedded files. */
const MAX_LITERAL = 500;

/** A short literal as written: string, number, bigint, boolean, null, negative number. */
export function literalText(syntax: Syntax, expression: ts.Expression | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const inner = unwrap(expression);
  const number = ts.isPrefixUnaryExpression(inner) ? inner.operand : inner;
  const isLiteral =
    ts.isNumericLiteral(number) ||
    ts.isBigIntLiteral(number) ||
    ts.isStringLiteralLike(inner) ||
    inner.kind === ts.SyntaxKind.TrueKeyword ||
    inner.kind === ts.SyntaxKind.FalseKeyword ||
    inner.kind === ts.SyntaxKind.NullKeyword;
  if (!isLiteral || inner.end - inner.pos > MAX_LITERAL) return undefined;
  return syntax.text.slice(inner.getStart(syntax.source), inner.end);
}

/** The names that a declaration binds: one, or those of a pattern. */
export function boundNames(name: ts.BindingName): readonly ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}

/** True for `() => …` and `function () {…}`. */
export function isFunctionValue(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** The last name of what is called: `__exportStar` for `tslib_1.__exportStar(…)` and `(0, tslib_1.__exportStar)(…)`. */
export function calleeName({ expression }: ts.CallExpression): string | undefined {
  const callee = unwrap(expression);
  const last =
    ts.isBinaryExpression(callee) && callee.operatorToken.kind === ts.SyntaxKind.CommaToken ? callee.right : callee;
  if (ts.isIdentifier(last)) return last.text;
  return ts.isPropertyAccessExpression(last) ? last.name.text : undefined;
}
