/**
 * Whether a file that shows no export may have some all the same: loaders other than those of modules, and exports that are
 * set in ways which no syntax tells. What they are is not guessed; an unknown surface is only said to be one.
 */
import { isExportsObject, isExportsOwner, isModule } from './file-commonjs-object.ts';
import type { FileReading } from './file-reading.ts';
import { ts, unwrap } from './file-syntax.ts';

/** True when importers may get names from the file that its facts do not have. Looks at the top level only. */
export function mayExportUnseen(reading: FileReading): boolean {
  const { pending, reexports, syntax } = reading;
  if (pending.length + reexports.length > 0 || syntax.source.isDeclarationFile) return false;
  return syntax.source.statements.some((node) => isUnseen(reading, node));
}

function isUnseen(reading: FileReading, node: ts.Statement): boolean {
  const { isJavaScript } = reading.syntax;
  if (ts.isVariableStatement(node)) {
    // `const m = module`
    const isHeld = node.declarationList.declarations.some(
      ({ initializer }) => initializer !== undefined && isModule(reading, unwrap(initializer)),
    );
    return isJavaScript && isHeld;
  }
  if (!ts.isExpressionStatement(node)) return false;
  const expression = operandOf(unwrap(node.expression));
  if (ts.isBinaryExpression(expression)) return isSetting(reading, expression);
  return isJavaScript && ts.isCallExpression(expression) && isLoading(reading, expression);
}

/** `!function () {}()`, `void function () {}()`. */
function operandOf(node: ts.Expression): ts.Expression {
  if (ts.isPrefixUnaryExpression(node)) return unwrap(node.operand);
  return ts.isVoidExpression(node) ? unwrap(node.expression) : node;
}

/** `module.exports = value` beside imports or in TypeScript, which compilers let pass; `this.a = value`; `module[key] = value`. */
function isSetting(reading: FileReading, { left, operatorToken }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  if (isExportsObject(reading, left)) return !ts.isIdentifier(left);
  if (!ts.isPropertyAccessExpression(left) && !ts.isElementAccessExpression(left)) return false;
  const { expression: owner } = left;
  if (isExportsOwner(reading, owner)) return true;
  if (!reading.syntax.isJavaScript) return false;
  // `module.id = 'x'` and the like set no exports.
  return owner.kind === ts.SyntaxKind.ThisKeyword || (ts.isElementAccessExpression(left) && isModule(reading, owner));
}

/** `define([…], factory)`, `System.register([…], factory)`, and calls that are handed `this` or `module`. */
function isLoading(reading: FileReading, { expression: callee, arguments: values }: ts.CallExpression): boolean {
  if (ts.isIdentifier(callee) && callee.text === 'define') return true;
  if (ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression)) {
    if (callee.expression.text === 'System' && callee.name.text === 'register') return true;
  }
  return values.map(unwrap).some((value) => {
    if (value.kind === ts.SyntaxKind.ThisKeyword || isModule(reading, value)) return true;
    return ts.isElementAccessExpression(value) && isModule(reading, value.expression);
  });
}
