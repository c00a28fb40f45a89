/**
 * The shape of an expression, for names without annotation: what is called, with which literals, under which keys.
 * Bodies of functions stay out, and so does what stands deeper than any hand writes.
 */
import { classShape, type MemberedShape } from './file-class-shape.ts';
import { fingerprintOf } from './file-fingerprint.ts';
import { withoutMarks } from './file-marks.ts';
import {
  addTo,
  groupsShape,
  keyShape,
  plainShape,
  quoted,
  valueName,
  widening,
  type Groups,
  type Scope,
} from './file-scope.ts';
import { dottedNames, ts } from './file-syntax.ts';
import { accessorShape, argumentShapes, functionShape, signatureShape, typeShape } from './file-type-shape.ts';

// Asked for every node; reaching into the namespace each time would cost more than the answer.
const {
  isArrayLiteralExpression,
  isArrowFunction,
  isCallExpression,
  isFunctionExpression,
  isIdentifier,
  isLiteralExpression,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isSpreadAssignment,
} = ts;
const {
  BigIntLiteral,
  BinaryExpression,
  FalseKeyword,
  NumericLiteral,
  PrefixUnaryExpression,
  RegularExpressionLiteral,
  TemplateExpression,
  TrueKeyword,
} = ts.SyntaxKind;

/**
 * Expressions within expressions that are followed. Concatenations of thousands of parts nest as deeply as they are
 * long, and would exhaust the stack.
 */
const MAX_NESTING = 250;

/** Longest shape of a part, in characters; a longer one counts by its hash, so that tables of data stay small. */
const MAX_PART = 2000;

/** What an initialiser tells: `:` and a type where the syntax knows it, else `=` and its shape. */
export function initialShape(node: ts.Expression, scope: Scope): string {
  const value = bare(node);
  if (isArrowFunction(value) || isFunctionExpression(value)) return `:${functionShape(value, scope)}`;
  if (ts.isClassExpression(value)) return classShape(value, scope).text;
  if (ts.isAssertionExpression(value) && !ts.isConstTypeReference(value.type))
    return `:${typeShape(value.type, scope)}`;
  const literal = literalShape(value, scope);
  return literal !== undefined && scope.widens ? `:${literal}` : `=${literal ?? valueShape(value, scope)}`;
}

/** The expression under parentheses. */
export function bare(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isParenthesizedExpression(inner)) inner = inner.expression;
  return inner;
}

/** An expression. */
export function valueShape(node: ts.Node, scope: Scope): string {
  if (isIdentifier(node)) return valueName(node.text, scope);
  const literal = literalShape(node, scope);
  if (literal !== undefined) return literal;
  if (isParenthesizedExpression(node)) return valueShape(node.expression, scope);
  const { walk } = scope;
  if (walk.nesting > MAX_NESTING) return '…';
  walk.nesting += 1;
  const shape = expressionShape(node, scope);
  walk.nesting -= 1;
  return shape.length > MAX_PART && withoutMarks(shape).length > MAX_PART ? `#${fingerprintOf(shape)}` : shape;
}

function expressionShape(node: ts.Node, scope: Scope): string {
  if (isPropertyAccessExpression(node)) {
    const [first, ...path] = dottedNames(node) ?? [];
    if (first !== undefined) return valueName(first, scope, path);
    return `${valueShape(node.expression, scope)}${node.questionDotToken ? '?.' : '.'}${node.name.text}`;
  }
  if (isCallExpression(node)) {
    const callee = valueShape(node.expression, scope) + (node.questionDotToken ? '?.' : '');
    return `${callee}${argumentShapes(node, scope)}(${listShape(node.arguments, scope)})`;
  }
  if (ts.isNewExpression(node)) {
    // `new A` and `new A()` say the same.
    const taken = listShape(node.arguments ?? [], scope);
    return `new ${valueShape(node.expression, scope)}${argumentShapes(node, scope)}(${taken})`;
  }
  if (ts.isTaggedTemplateExpression(node)) return taggedShape(node, scope);
  if (isObjectLiteralExpression(node)) return objectShape(node, scope).text;
  if (isArrayLiteralExpression(node)) return `[${listShape(node.elements, scope)}]`;
  if (isArrowFunction(node) || isFunctionExpression(node)) return functionShape(node, scope);
  if (ts.isClassExpression(node)) return classShape(node, scope).text;
  if (ts.isAssertionExpression(node)) {
    if (!ts.isConstTypeReference(node.type)) return `(as ${typeShape(node.type, scope)})`;
    return `(const ${valueShape(node.expression, widening(scope, false))})`;
  }
  return ts.tokenToString(node.kind) ?? operationShape(node, scope);
}

/** What a tag takes has one type whatever its text says, and formatters write styles and queries in it anew. */
function taggedShape(node: ts.TaggedTemplateExpression, scope: Scope): string {
  const { tag, template } = node;
  const values = ts.isTemplateExpression(template) ? template.templateSpans.map(({ expression }) => expression) : [];
  return `${valueShape(tag, scope)}${argumentShapes(node, scope)}\`(${listShape(values, scope)})`;
}

function operationShape(node: ts.Node, scope: Scope): string {
  const inner = (part: ts.Node): string => (ts.isTypeNode(part) ? typeShape(part, scope) : valueShape(part, scope));
  if (ts.isBinaryExpression(node)) {
    return `(${inner(node.left)} ${ts.tokenToString(node.operatorToken.kind) ?? ''} ${inner(node.right)})`;
  }
  if (ts.isPrefixUnaryExpression(node)) return `(${ts.tokenToString(node.operator) ?? ''}${inner(node.operand)})`;
  if (ts.isPostfixUnaryExpression(node)) return `(${inner(node.operand)}${ts.tokenToString(node.operator) ?? ''})`;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
    return quoted(node.text || (node.rawText ?? ''));
  }
  if (ts.isJsxAttribute(node) || ts.isMetaProperty(node)) return keyedShape(node, inner);
  if (ts.isJsxOpeningLikeElement(node) || ts.isJsxClosingElement(node)) return tagShape(node, inner);
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return markupShape(node, inner);
  return plainShape(node, inner);
}

/** The name of an attribute, and `meta` in `import.meta`, read no variable. */
function keyedShape(node: ts.JsxAttribute | ts.MetaProperty, inner: (part: ts.Node) => string): string {
  return plainShape(node, (part) => (part === node.name && isIdentifier(part) ? part.text : inner(part)));
}

/** `<div>` names an element of the page, not a variable. */
function tagShape(node: ts.JsxOpeningLikeElement | ts.JsxClosingElement, inner: (part: ts.Node) => string): string {
  return plainShape(node, (part) =>
    part === node.tagName && isIdentifier(part) && /^[a-z]/.test(part.text) ? quoted(part.text) : inner(part),
  );
}

function listShape(nodes: readonly ts.Node[], scope: Scope): string {
  let shape = '';
  for (const node of nodes) shape += `${valueShape(node, scope)},`;
  return shape;
}

// ── literals ──

/** Equal for any quotes and for any way to write a number. */
function literalShape(node: ts.Node, { widens }: Scope): string | undefined {
  switch (node.kind) {
    case TrueKeyword:
    case FalseKeyword:
      return widens ? 'boolean' : undefined;
    case TemplateExpression:
      return widens ? 'string' : undefined;
    case PrefixUnaryExpression:
      return signedShape(node, widens);
    case BinaryExpression:
      return sumShape(node, widens);
  }
  if (!isLiteralExpression(node)) return undefined;
  switch (node.kind) {
    case NumericLiteral:
      return widens ? 'number' : node.text;
    case BigIntLiteral:
      return widens ? 'bigint' : node.text;
    case RegularExpressionLiteral:
      return widens ? 'RegExp' : expressionInOrder(node.text);
    default:
      return widens ? 'string' : quoted(node.text);
  }
}

/** Flags of a regular expression have no order. */
function expressionInOrder(text: string): string {
  const flags = text.lastIndexOf('/') + 1;
  return text.slice(0, flags) + Array.from(text.slice(flags)).sort().join('');
}

function signedShape(node: ts.Node, widens: boolean): string | undefined {
  if (!ts.isPrefixUnaryExpression(node) || !ts.isNumericLiteral(node.operand)) return undefined;
  return widens ? 'number' : `${ts.tokenToString(node.operator) ?? ''}${node.operand.text}`;
}

/** `60 * 60` is `3600`: only what it comes to is seen from outside. Whole numbers alone, which no rounding touches. */
function sumShape(node: ts.Node, widens: boolean): string | undefined {
  const value = node.end - node.pos > LONGEST_SUM ? undefined : wholeNumber(node);
  if (value === undefined) return undefined;
  return widens ? 'number' : String(value);
}

/** Nobody writes a longer one, and a concatenation of thousands of parts is not gone through once for each. */
const LONGEST_SUM = 80;

function wholeNumber(node: ts.Node): number | undefined {
  if (ts.isNumericLiteral(node)) return ifWhole(Number(node.text));
  if (isParenthesizedExpression(node)) return wholeNumber(node.expression);
  if (!ts.isBinaryExpression(node)) return undefined;
  const compute = COMPUTE.get(node.operatorToken.kind);
  const left = compute && wholeNumber(node.left);
  const right = left === undefined ? undefined : wholeNumber(node.right);
  return compute === undefined || left === undefined || right === undefined ? undefined : ifWhole(compute(left, right));
}

function ifWhole(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

const COMPUTE: ReadonlyMap<ts.SyntaxKind, (left: number, right: number) => number> = new Map([
  [ts.SyntaxKind.PlusToken, (left, right) => left + right],
  [ts.SyntaxKind.MinusToken, (left, right) => left - right],
  [ts.SyntaxKind.AsteriskToken, (left, right) => left * right],
  [ts.SyntaxKind.AsteriskAsteriskToken, (left, right) => left ** right],
]);

// ── objects ──

/** An object literal. Where it spreads another, the order decides which property wins. */
export function objectShape(node: ts.ObjectLiteralExpression, scope: Scope): MemberedShape {
  const members: Groups = new Map();
  const spreads: string[] = [];
  for (const property of node.properties) {
    if (isSpreadAssignment(property)) {
      spreads.push(`${members.size}...${valueShape(property.expression, scope)}`);
    } else addTo(members, keyShape(property.name, scope), propertyShape(property, scope));
  }
  if (spreads.length === 0) return { text: groupsShape(members), members };
  const lines = [...members].map(([key, shape]) => quoted(key) + shape);
  return { text: `{${spreads.join(';')};${lines.join(';')}}`, members };
}

function propertyShape(node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>, scope: Scope): string {
  if (isPropertyAssignment(node)) {
    const value = bare(node.initializer);
    return isArrowFunction(value) || isFunctionExpression(value)
      ? signatureShape(value, scope)
      : initialShape(value, scope);
  }
  if (ts.isShorthandPropertyAssignment(node)) return `=${valueName(node.name.text, scope)}`;
  return ts.isMethodDeclaration(node) ? signatureShape(node, scope) : accessorShape(node, scope);
}

// ── markup ──

/** Blanks between elements are a formatter's to move. */
function markupShape(node: ts.JsxElement | ts.JsxFragment, inner: (part: ts.Node) => string): string {
  const opening = ts.isJsxElement(node) ? inner(node.openingElement) : '<>';
  const children = node.children.map((child) => {
    if (ts.isJsxText(child)) return blankless(child.text);
    const isText = ts.isJsxExpression(child) && child.expression && ts.isStringLiteralLike(child.expression);
    return isText && child.expression.text.trim() === '' ? '' : inner(child);
  });
  return `${opening}[${children.filter((child) => child !== '').join(',')}]`;
}

function blankless(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  return words.length > 0 ? quoted(words.join(' ')) : '';
}
