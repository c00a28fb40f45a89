/** Which expressions stand for what CommonJS exports, and whether a file hands that on to code that may add names to it. */
import type { FileReading } from './file-reading.ts';
import { isFunctionValue, ts, unwrap } from './file-syntax.ts';

/** True for `exports`, `module.exports`, and the variables that were made to stand for them. */
export function isExportsObject(reading: FileReading, node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return reading.exportsNames.has(node.text);
  if (ts.isElementAccessExpression(node)) {
    const { expression, argumentExpression } = node;
    return (
      isModule(reading, expression) &&
      ts.isStringLiteralLike(argumentExpression) &&
      argumentExpression.text === 'exports'
    );
  }
  return ts.isPropertyAccessExpression(node) && isModule(reading, node.expression) && node.name.text === 'exports';
}

/** True for `module`, and for the variables that hold it. */
export function isModule({ moduleNames }: FileReading, node: ts.Expression): boolean {
  return ts.isIdentifier(node) && moduleNames.has(node.text);
}

/** True for these, and for what is exported as a whole: names that are hung on it are exported. */
export function isExportsOwner(reading: FileReading, node: ts.Expression): boolean {
  return isExportsObject(reading, node) || (ts.isIdentifier(node) && reading.wholeNames.has(node.text));
}

/** The name that is set on what is exported; undefined for a computed one, and for anything else. */
export function nameSetOn(reading: FileReading, left: ts.Expression): string | undefined {
  if (ts.isPropertyAccessExpression(left)) {
    return isExportsOwner(reading, left.expression) ? left.name.text : undefined;
  }
  const isElement = ts.isElementAccessExpression(left) && isExportsOwner(reading, left.expression);
  return isElement && ts.isStringLiteralLike(left.argumentExpression) ? left.argumentExpression.text : undefined;
}

/** What an assignment sets: its left side, or all that a pattern there names, as in `({ a: exports.a } = b)`. */
export function targetsOf(left: ts.Expression): readonly ts.Expression[] {
  const target = unwrap(left);
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(targetsOf);
  if (ts.isSpreadElement(target)) return targetsOf(target.expression);
  // The default of a part of a pattern.
  if (ts.isBinaryExpression(target)) return targetsOf(target.left);
  if (!ts.isObjectLiteralExpression(target)) return [target];
  return target.properties.flatMap((property) => {
    if (ts.isPropertyAssignment(property)) return targetsOf(property.initializer);
    if (ts.isSpreadAssignment(property)) return targetsOf(property.expression);
    return ts.isShorthandPropertyAssignment(property) ? [property.name] : [];
  });
}

/** True when there may be more names than the statements at the top tell. */
export function mayExportMore(reading: FileReading): boolean {
  const known = new Set([
    ...reading.pending.map(({ name }) => name),
    ...reading.reexports.map(({ exported }) => exported),
  ]);
  let isOpen = reading.hasMoreExports;
  const visit = (node: ts.Node): void => {
    if (isOpen || reading.understood.has(node) || isHelper(node)) return;
    isOpen = setsMore(reading, node, known) || handedOn(node).some((value) => isExposed(reading, unwrap(value)));
    ts.forEachChild(node, visit);
  };
  if (!isOpen) visit(reading.syntax.source);
  return isOpen;
}

/** What compilers bring along to export names: where it is called, the names are read. */
function isHelper(node: ts.Node): boolean {
  const isNamed = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
  return (
    isNamed && node.name !== undefined && ts.isIdentifier(node.name) && /^_(?:_|export|interop)/.test(node.name.text)
  );
}

/** `exports[name] = value`, and whatever else is set below the top level and nowhere at it. */
function setsMore(reading: FileReading, node: ts.Node, known: ReadonlySet<string | undefined>): boolean {
  if (!ts.isBinaryExpression(node) || !SETTING.has(node.operatorToken.kind)) return false;
  return targetsOf(node.left).some((left) => setsAnother(reading, left, known));
}

function setsAnother(reading: FileReading, left: ts.Expression, known: ReadonlySet<string | undefined>): boolean {
  if (ts.isIdentifier(left) ? left.text !== 'exports' : reading.understood.has(left)) return false;
  if (isExportsObject(reading, left)) return !reading.understood.has(left);
  const isMember = ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left);
  if (!isMember || !isExportsOwner(reading, left.expression)) return false;
  const name = nameSetOn(reading, left);
  return name === undefined || (!known.has(name) && name !== '__esModule' && name !== 'prototype');
}

/** What may give a name that was not there. `&&=` only changes what has one. */
const SETTING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** The values that others get hold of by a node. */
function handedOn(node: ts.Node): readonly ts.Expression[] {
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return node.arguments ?? [];
  if (ts.isBinaryExpression(node)) return HANDING.has(node.operatorToken.kind) ? [node.right] : [];
  if (ts.isReturnStatement(node)) return node.expression ? [node.expression] : [];
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node))
    return node.initializer ? [node.initializer] : [];
  if (ts.isShorthandPropertyAssignment(node)) return [node.name];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  return ts.isArrayLiteralExpression(node) ? node.elements : [];
}

const HANDING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
]);

/** True for what names can be hung on wherever it comes to. Nobody hangs names on the functions and classes of others. */
function isExposed(reading: FileReading, node: ts.Expression): boolean {
  if (reading.understood.has(node)) return false;
  if (!ts.isIdentifier(node)) return isExportsObject(reading, node);
  if (reading.moduleNames.has(node.text) || reading.exportsNames.has(node.text)) return true;
  return reading.wholeNames.has(node.text) && !isCallable(reading, node.text);
}

function isCallable({ declarations }: FileReading, name: string): boolean {
  return (declarations.get(name) ?? []).some(
    ({ node }) =>
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      (ts.isVariableDeclaration(node) && node.initializer !== undefined && isCallableValue(unwrap(node.initializer))),
  );
}

/** True for functions and classes, whose names are those that are hung on them. */
export function isCallableValue(value: ts.Expression): boolean {
  return isFunctionValue(value) || ts.isClassExpression(value);
}
