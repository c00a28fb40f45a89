/**
 * The numbers that enum members have by what is written: operators over literals and over members before them (TypeScript
 * handbook, "Computed and constant members"). What only the checker could tell, a call or another constant, has none here.
 */
import { ts } from './file-syntax.ts';

/** Members of an enum before the one asked about, by name. */
export interface EnumSoFar {
  readonly name: string;
  readonly numbers: ReadonlyMap<string, number>;
}

/** The number of an initialiser; undefined where it has none that is sure. */
export function enumNumber(expression: ts.Expression, before: EnumSoFar): number | undefined {
  const value = numberOf(expression, before);
  return value === undefined || !Number.isFinite(value) ? undefined : value;
}

function numberOf(node: ts.Expression, before: EnumSoFar): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return numberOf(node.expression, before);
  if (ts.isIdentifier(node)) return before.numbers.get(node.text);
  if (ts.isPropertyAccessExpression(node)) {
    const { expression: owner, name } = node;
    return ts.isIdentifier(owner) && owner.text === before.name ? before.numbers.get(name.text) : undefined;
  }
  if (ts.isPrefixUnaryExpression(node)) return unary(node.operator, numberOf(node.operand, before));
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [numberOf(node.left, before), numberOf(node.right, before)];
  return left === undefined || right === undefined ? undefined : binary(node.operatorToken.kind, left, right);
}

function unary(operator: ts.SyntaxKind, value: number | undefined): number | undefined {
  if (value === undefined) return undefined;
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
