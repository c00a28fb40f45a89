/**
 * The values that enum members, and constants that are no literals, have by what is written: operators and templates over literals, over members before them
 * and over constants of the file (TypeScript handbook, "Computed and constant members"). What only the checker could tell, a
 * call or something of another file, has none here.
 */
import { declaring, type Space } from './file-namespace.ts';
import { literalText, propertyName, ts, unwrap, type Syntax } from './file-syntax.ts';

/** An enum, and where it stands. */
export interface EnumPlace {
  readonly syntax: Syntax;
  readonly node: ts.EnumDeclaration;
  readonly space: Space;
}

type EnumValue = number | string;

/** Where an expression stands, and what is known of names there. */
interface EnumSoFar {
  readonly space: Space;
  /** Constants count that end before it. */
  readonly start: number;
  /** The enum around it; absent around a constant. */
  readonly name?: string;
  /** What an enum says of itself before a member: that one's name leads to a value only when it is among these. */
  readonly values: ReadonlyMap<string, EnumValue | undefined>;
}

/** A constant, and where it stands. */
export interface ConstantPlace {
  readonly node: ts.VariableDeclaration;
  readonly space: Space;
}

/** What a constant comes to that is written as a sum, a product or another constant of the file; undefined where that is not sure. */
export function computedValue({ node, space }: ConstantPlace): string | undefined {
  const { initializer, pos: start } = node;
  if (initializer === undefined || initializer.end - initializer.pos > MAX_TEXT) return undefined;
  return shown(enumValue(unwrap(initializer), { space, start, values: NONE }));
}

const NONE: ReadonlyMap<string, EnumValue | undefined> = new Map();

/** For each member the value as it is to be shown; undefined where it has none that is sure. */
export function enumValues(place: EnumPlace): readonly (string | undefined)[] {
  const { members, pos: start, name: called } = place.node;
  // Inside an enum every name of a member is that member, a later one's too.
  const values = new Map(members.map(({ name }) => [propertyName(name) ?? '', undefined as EnumValue | undefined]));
  const soFar: EnumSoFar = { space: place.space, start, name: called.text, values };
  let next: number | undefined = 0;
  return members.map(({ name, initializer }) => {
    const value: EnumValue | undefined = initializer ? enumValue(initializer, soFar) : next;
    next = typeof value === 'number' ? value + 1 : undefined;
    values.set(propertyName(name) ?? '', value);
    return (initializer && written(place, initializer)) ?? shown(value);
  });
}

/** A literal as it is written; with a tilde before it, it is none. */
function written({ syntax }: EnumPlace, initializer: ts.Expression): string | undefined {
  const node = unwrap(initializer);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.TildeToken) return undefined;
  return literalText(syntax, initializer);
}

/** Longest text that counts as a value. */
const MAX_TEXT = 500;

function shown(value: EnumValue | undefined): string | undefined {
  if (typeof value !== 'string') return value?.toString();
  return value.length > MAX_TEXT ? undefined : JSON.stringify(value);
}

function enumValue(expression: ts.Expression, before: EnumSoFar): EnumValue | undefined {
  const value = valueOf(expression, before);
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}

function valueOf(node: ts.Expression, before: EnumSoFar): EnumValue | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return valueOf(node.expression, before);
  if (ts.isIdentifier(node)) return named(node.text, before);
  if (ts.isPropertyAccessExpression(node)) return memberOf(node.expression, node.name.text, before);
  if (ts.isElementAccessExpression(node)) {
    const { expression, argumentExpression: name } = node;
    return ts.isStringLiteralLike(name) ? memberOf(expression, name.text, before) : undefined;
  }
  if (ts.isTemplateExpression(node)) return filled(node, before);
  if (ts.isPrefixUnaryExpression(node)) return unary(node.operator, valueOf(node.operand, before));
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [valueOf(node.left, before), valueOf(node.right, before)];
  if (left === undefined || right === undefined) return undefined;
  if (typeof left === 'number' && typeof right === 'number') return binary(node.operatorToken.kind, left, right);
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken ? `${left}${right}` : undefined;
}

function memberOf(owner: ts.Expression, member: string, { name, values }: EnumSoFar): EnumValue | undefined {
  return ts.isIdentifier(owner) && owner.text === name ? values.get(member) : undefined;
}

function filled({ head, templateSpans }: ts.TemplateExpression, before: EnumSoFar): string | undefined {
  let text = head.text;
  for (const { expression, literal } of templateSpans) {
    const value = valueOf(expression, before);
    if (value === undefined) return undefined;
    text += `${value}${literal.text}`;
  }
  return text;
}

/** A member, or a constant that the nearest declarations of the name make with a literal, before the enum. */
function named(name: string, before: EnumSoFar): EnumValue | undefined {
  if (before.values.has(name)) return before.values.get(name);
  // The members of another enum of that name stand before what is around.
  if (before.name !== undefined && declaring(before.space, before.name).length > 1) return undefined;
  for (let at: Space | undefined = before.space; at; at = at.outer) {
    const [statement, ...others] = declaring(at, name);
    if (statement) return others.length === 0 ? constantIn(statement, name, before) : undefined;
  }
  return undefined;
}

function constantIn(statement: ts.Statement, name: string, { start }: EnumSoFar): EnumValue | undefined {
  const isBefore = statement.end <= start;
  if (!isBefore || !ts.isVariableStatement(statement)) return undefined;
  if (!(statement.declarationList.flags & ts.NodeFlags.Const)) return undefined;
  const made = statement.declarationList.declarations.find(
    (each) => ts.isIdentifier(each.name) && each.name.text === name,
  );
  return made?.initializer && literalValue(unwrap(made.initializer));
}

function literalValue(node: ts.Expression): EnumValue | undefined {
  if (ts.isPrefixUnaryExpression(node)) return unary(node.operator, literalValue(node.operand));
  if (ts.isNumericLiteral(node)) return Number(node.text);
  return ts.isStringLiteralLike(node) ? node.text : undefined;
}

function unary(operator: ts.SyntaxKind, value: EnumValue | undefined): number | undefined {
  if (typeof value !== 'number') return undefined;
  if (operator === ts.SyntaxKind.TildeToken) return ~value;
  if (operator === ts.SyntaxKind.MinusToken) return -value;
  return operator === ts.SyntaxKind.PlusToken ? value : undefined;
}

function binary(operator: ts.SyntaxKind, left: number, right: number): number | undefined {
  switch (operator) {
    case ts.SyntaxKind.LessThanLessThanToken:
      return left << right;
    case ts.SyntaxKind.GreaterThanGreaterThanToken:
      return left >> right;
    case ts.SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
      return left >>> right;
    case ts.SyntaxKind.BarToken:
      return left | right;
    case ts.SyntaxKind.AmpersandToken:
      return left & right;
    case ts.SyntaxKind.CaretToken:
      return left ^ right;
    case ts.SyntaxKind.PlusToken:
      return left + right;
    case ts.SyntaxKind.MinusToken:
      return left - right;
    case ts.SyntaxKind.AsteriskToken:
      return left * right;
    case ts.SyntaxKind.SlashToken:
      return left / right;
    case ts.SyntaxKind.PercentToken:
      return left % right;
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return left ** right;
    default:
      return undefined;
  }
}
