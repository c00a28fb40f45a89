/**
 * The common shapes of CommonJS exports: `module.exports = …`, `exports.x = …`, `Object.defineProperty(exports, …)`,
 * `__exportStar(require(…), exports)`. Top-level statements only; what is exported at run time otherwise is not seen.
 */
import type { ReexportFact } from '../model.ts';
import { declareName, type FileReading } from './file-reading.ts';
import { propertyName, ts, unwrap } from './file-syntax.ts';

/** Reads the CommonJS exports of a file that has no ECMAScript ones. */
export function readCommonJs(reading: FileReading): void {
  const isEsm = reading.pending.length > 0 || reading.reexports.length > 0 || reading.imports.length > 0;
  if (isEsm) return;
  for (const statement of reading.syntax.source.statements) {
    if (ts.isVariableStatement(statement)) bindRequires(reading, statement);
    if (!ts.isExpressionStatement(statement)) continue;
    const expression = unwrap(statement.expression);
    if (ts.isCallExpression(expression)) readDefinition(reading, expression, statement);
    else readAssignment(reading, expression, statement);
  }
}

/** `const x = require('./y')` and `const { a } = require('./y')` bind names as imports do. */
function bindRequires(reading: FileReading, { declarationList }: ts.VariableStatement): void {
  for (const { name, initializer } of declarationList.declarations) {
    const specifier = initializer && requiredBy(unwrap(initializer));
    if (specifier === undefined) continue;
    if (ts.isIdentifier(name)) bind(reading, name.text, { specifier, imported: 'default' });
    else if (ts.isObjectBindingPattern(name)) {
      for (const element of name.elements) {
        if (!ts.isIdentifier(element.name)) continue;
        const imported = element.propertyName ? propertyName(element.propertyName) : element.name.text;
        if (imported !== undefined) bind(reading, element.name.text, { specifier, imported });
      }
    }
  }
}

function bind(reading: FileReading, name: string, to: { readonly specifier: string; readonly imported: string }): void {
  reading.declarations.delete(name);
  reading.bindings.set(name, { ...to, typeOnly: false });
}

function requiredBy(expression: ts.Expression): string | undefined {
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return undefined;
  const [argument] = expression.arguments;
  const isRequire = expression.expression.text === 'require';
  return isRequire && argument && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

/** `exports = module.exports = value`, `exports.a = exports.b = value`. */
function readAssignment(reading: FileReading, expression: ts.Expression, statement: ts.Statement): void {
  const names: string[] = [];
  let value = expression;
  while (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const name = exportedBy(value.left);
    if (name !== undefined) names.push(name);
    value = unwrap(value.right);
  }
  // `exports.a = exports.b = void 0` only announces what follows.
  if (names.length === 0 || ts.isVoidExpression(value)) return;
  for (const name of names) {
    if (name === WHOLE) readWhole(reading, value, statement);
    else exportValue(reading, { name, value, statement });
  }
}

/** Stands for `module.exports` itself. */
const WHOLE = '=';

/** The name that is assigned to. */
function exportedBy(left: ts.Expression): string | undefined {
  if (isExportsObject(left)) return WHOLE;
  if (ts.isPropertyAccessExpression(left) && isExportsObject(left.expression)) return left.name.text;
  const isElement = ts.isElementAccessExpression(left) && isExportsObject(left.expression);
  return isElement && ts.isStringLiteralLike(left.argumentExpression) ? left.argumentExpression.text : undefined;
}

function isExportsObject(node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return node.text === 'exports';
  if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return false;
  return node.expression.text === 'module' && node.name.text === 'exports';
}

/** `module.exports = value`: the default, and each property of an object literal by its name. */
function readWhole(reading: FileReading, value: ts.Expression, statement: ts.Statement): void {
  const specifier = requiredBy(value);
  if (specifier !== undefined) pushReexport(reading, { form: 'star', specifier }, statement);
  exportValue(reading, { name: 'default', value, statement });
  if (!ts.isObjectLiteralExpression(value)) return;
  for (const property of value.properties) readProperty(reading, property);
}

function readProperty(reading: FileReading, property: ts.ObjectLiteralElementLike): void {
  if (ts.isSpreadAssignment(property)) {
    const specifier = requiredBy(unwrap(property.expression));
    if (specifier !== undefined) pushReexport(reading, { form: 'star', specifier }, property);
    return;
  }
  const name = propertyName(property.name);
  if (name === undefined) return;
  if (ts.isPropertyAssignment(property)) {
    exportValue(reading, { name, value: unwrap(property.initializer), statement: property });
  } else if (ts.isShorthandPropertyAssignment(property)) {
    exportValue(reading, { name, value: property.name, statement: property });
  } else {
    const local = `exports.${name}`;
    declareName(reading, local, { kind: 'function', typeOnly: false, node: property, statement: property });
    const line = reading.syntax.lineOf(property);
    reading.pending.push({ name, local, typeOnly: false, line, statement: property });
  }
}

interface ExportedValue {
  readonly name: string;
  readonly value: ts.Expression;
  readonly statement: ts.Node;
}

function exportValue(reading: FileReading, { name, value, statement }: ExportedValue): void {
  const specifier = requiredBy(value);
  if (specifier !== undefined) {
    pushReexport(reading, { form: 'named', specifier, imported: 'default', exported: name }, statement);
    return;
  }
  if (ts.isPropertyAccessExpression(value)) {
    const from = requiredBy(value.expression);
    if (from !== undefined) {
      pushReexport(reading, { form: 'named', specifier: from, imported: value.name.text, exported: name }, statement);
      return;
    }
  }
  const local = ts.isIdentifier(value) ? value.text : '';
  const line = reading.syntax.lineOf(statement);
  reading.pending.push({ name, local, typeOnly: false, line, expression: value, statement });
}

function pushReexport(reading: FileReading, reexport: Omit<ReexportFact, 'typeOnly' | 'line'>, node: ts.Node): void {
  reading.reexports.push({ ...reexport, typeOnly: false, line: reading.syntax.lineOf(node) });
}

/** `Object.defineProperty(exports, 'x', …)` and `__exportStar(require('./y'), exports)`. */
function readDefinition(reading: FileReading, call: ts.CallExpression, statement: ts.Statement): void {
  const [first, second] = call.arguments;
  if (!first || !second) return;
  const callee = call.expression;
  const isStar = (ts.isIdentifier(callee) ? callee : ts.isPropertyAccessExpression(callee) && callee.name) || undefined;
  if (isStar?.text === '__exportStar' && isExportsObject(second)) {
    const specifier = requiredBy(unwrap(first));
    if (specifier !== undefined) pushReexport(reading, { form: 'star', specifier }, statement);
  } else if (isStar?.text === 'defineProperty' && isExportsObject(first) && ts.isStringLiteralLike(second)) {
    if (second.text === '__esModule') return;
    const line = reading.syntax.lineOf(statement);
    reading.pending.push({ name: second.text, local: '', typeOnly: false, line, statement });
  }
}
