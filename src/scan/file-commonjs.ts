/**
 * The common shapes of CommonJS exports: `module.exports = …`, `exports.x = …`, `Object.assign(exports, …)`,
 * `Object.defineProperty(exports, …)`, and what TypeScript, Babel and esbuild make of ECMAScript exports. Top-level
 * statements only; what is exported at run time otherwise is not seen.
 */
import type { ReexportFact } from '../model.ts';
import { declareName, type FileReading } from './file-reading.ts';
import { bindRequires, calleeName, requiredBy } from './file-require.ts';
import { isFunctionValue, propertyName, ts, unwrap } from './file-syntax.ts';

/** Reads the CommonJS exports of a file that has no ECMAScript ones. */
export function readCommonJs(reading: FileReading): void {
  const isEsm = reading.pending.length > 0 || reading.reexports.length > 0 || reading.imports.length > 0;
  if (isEsm) return;
  for (const statement of reading.syntax.source.statements) readTopLevel(reading, statement);
}

function readTopLevel(reading: FileReading, statement: ts.Statement): void {
  if (ts.isVariableStatement(statement)) {
    bindRequires(reading, statement);
    readInitializers(reading, statement);
  } else if (ts.isExpressionStatement(statement)) {
    readExpression(reading, unwrap(statement.expression), statement);
  } else if (ts.isBlock(statement)) {
    for (const inner of statement.statements) readTopLevel(reading, inner);
  } else if (ts.isIfStatement(statement)) {
    readBranches(reading, statement);
  }
}

/** One build or another: both have the same names, or nobody could rely on them. The first that exports anything counts. */
function readBranches(reading: FileReading, { thenStatement, elseStatement }: ts.IfStatement): void {
  const count = (): number => reading.pending.length + reading.reexports.length;
  const before = count();
  readTopLevel(reading, thenStatement);
  if (count() === before && elseStatement) readTopLevel(reading, elseStatement);
}

function readExpression(reading: FileReading, expression: ts.Expression, statement: ts.Statement): void {
  if (ts.isCallExpression(expression)) readCall(reading, expression, statement);
  else if (isAnnotation(expression)) readAssignment(reading, unwrap(expression.right), statement);
  else readAssignment(reading, expression, statement);
}

/** `0 && (module.exports = { a, b })`: how esbuild tells Node the names. */
function isAnnotation(node: ts.Expression): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

/** `const a = exports.a = value`, `const app = module.exports = value`, `const e = exports`. */
function readInitializers(reading: FileReading, statement: ts.VariableStatement): void {
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (!initializer || !ts.isIdentifier(name)) continue;
    const { names, value } = assignmentsOf(reading, unwrap(initializer));
    for (const exported of new Set(names)) {
      if (exported !== WHOLE) exportValue(reading, { name: exported, value: name, statement });
      else if (!isExportsObject(reading, value)) readWhole(reading, value, statement);
    }
    const isAlias = names.includes(WHOLE) || isExportsObject(reading, value);
    if (isAlias) reading.exportsNames.add(name.text);
  }
}

/** `exports = module.exports = value`, `exports.a = exports.b = value`. */
function readAssignment(reading: FileReading, expression: ts.Expression, statement: ts.Statement): void {
  const { names, value } = assignmentsOf(reading, expression);
  // `exports.a = exports.b = void 0` only announces what follows.
  if (names.length === 0 || ts.isVoidExpression(value) || isExportsObject(reading, value)) return;
  for (const name of new Set(names)) {
    if (name === WHOLE) readWhole(reading, value, statement);
    else exportValue(reading, { name, value, statement });
  }
}

function assignmentsOf(
  reading: FileReading,
  expression: ts.Expression,
): {
  readonly names: readonly string[];
  readonly value: ts.Expression;
} {
  const names: string[] = [];
  let value = expression;
  while (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const name = exportedBy(reading, value.left);
    if (name !== undefined) names.push(name);
    value = unwrap(value.right);
  }
  return { names, value };
}

/** Stands for `module.exports` itself. */
const WHOLE = '=';

/** The name that is assigned to. */
function exportedBy(reading: FileReading, left: ts.Expression): string | undefined {
  // Another value for a variable that stood for the exports is no export.
  if (isExportsObject(reading, left)) return ts.isIdentifier(left) && left.text !== 'exports' ? undefined : WHOLE;
  if (ts.isPropertyAccessExpression(left) && isExportsObject(reading, left.expression)) return left.name.text;
  const isElement = ts.isElementAccessExpression(left) && isExportsObject(reading, left.expression);
  return isElement && ts.isStringLiteralLike(left.argumentExpression) ? left.argumentExpression.text : undefined;
}

function isExportsObject({ exportsNames }: FileReading, node: ts.Expression): boolean {
  if (ts.isIdentifier(node)) return exportsNames.has(node.text);
  if (ts.isElementAccessExpression(node)) {
    const { expression, argumentExpression } = node;
    return isModule(expression) && ts.isStringLiteralLike(argumentExpression) && argumentExpression.text === 'exports';
  }
  return ts.isPropertyAccessExpression(node) && isModule(node.expression) && node.name.text === 'exports';
}

function isModule(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'module';
}

/** `module.exports = value`: the default, and each property of an object literal by its name. */
function readWhole(reading: FileReading, value: ts.Expression, statement: ts.Statement): void {
  // esbuild says elsewhere which names that has.
  if (ts.isCallExpression(value) && calleeName(value) === '__toCommonJS') return;
  exportValue(reading, { name: 'default', value, statement });
  readSource(reading, value, statement);
  // What is hung on it later is exported too.
  if (ts.isIdentifier(value)) reading.exportsNames.add(value.text);
}

/** What a value spreads over `module.exports`: the names of a module, of an object, or of everything that is assigned. */
function readSource(reading: FileReading, value: ts.Expression, statement: ts.Node): void {
  const required = requiredBy(reading, value) ?? boundModule(reading, value);
  if (required?.imported === 'default') {
    pushReexport(reading, { form: 'star', specifier: required.specifier }, statement);
  } else if (ts.isObjectLiteralExpression(value)) {
    for (const property of value.properties) readProperty(reading, property);
  } else if (ts.isCallExpression(value) && isObjectAssign(value)) {
    for (const source of value.arguments) readSource(reading, unwrap(source), statement);
  }
}

function boundModule({ bindings }: FileReading, value: ts.Expression) {
  return ts.isIdentifier(value) ? bindings.get(value.text) : undefined;
}

function isObjectAssign({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'assign') return false;
  return ts.isIdentifier(expression.expression) && expression.expression.text === 'Object';
}

function readProperty(reading: FileReading, property: ts.ObjectLiteralElementLike): void {
  if (ts.isSpreadAssignment(property)) {
    readSource(reading, unwrap(property.expression), property);
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
    reading.pending.push({ name, local, typeOnly: false, statement: property });
  }
}

interface ExportedValue {
  readonly name: string;
  readonly value: ts.Expression;
  readonly statement: ts.Node;
}

function exportValue(reading: FileReading, { name, value, statement }: ExportedValue): void {
  const required = requiredBy(reading, value);
  if (required) {
    const { specifier, imported } = required;
    const form = imported === undefined ? 'namespace' : 'named';
    pushReexport(
      reading,
      { form, specifier, ...(imported === undefined ? {} : { imported }), exported: name },
      statement,
    );
    return;
  }
  const local = ts.isIdentifier(value) ? value.text : '';
  reading.pending.push({ name, local, typeOnly: false, expression: value, statement });
}

function pushReexport(reading: FileReading, reexport: Omit<ReexportFact, 'typeOnly' | 'line'>, node: ts.Node): void {
  reading.reexports.push({ ...reexport, typeOnly: false, line: reading.syntax.lineOf(node) });
}

// ── calls ──

/** `Object.assign(exports, …)`, `Object.defineProperty(exports, 'x', …)`, and the helper functions of compilers. */
function readCall(reading: FileReading, call: ts.CallExpression, statement: ts.Statement): void {
  const [first, second, third] = call.arguments;
  if (!first || !second) return;
  const name = calleeName(call);
  if (name === '__exportStar' && isExportsObject(reading, second)) readSource(reading, unwrap(first), statement);
  else if (name === '__reExport' && isTarget(reading, first)) readSource(reading, unwrap(second), statement);
  else if (name === '__export' && isTarget(reading, first) && ts.isObjectLiteralExpression(second)) {
    readGetters(reading, second);
  } else if (isObjectAssign(call) && isExportsObject(reading, first)) {
    for (const source of call.arguments.slice(1)) readSource(reading, unwrap(source), statement);
  } else if (name === 'defineProperty' && isExportsObject(reading, first) && ts.isStringLiteralLike(second)) {
    if (second.text === '__esModule') return;
    const value = third && gotten(third);
    if (value) exportValue(reading, { name: second.text, value, statement });
    else {
      reading.pending.push({ name: second.text, local: '', typeOnly: false, statement });
    }
  }
}

/** True for `exports`, and for the variable that esbuild exports as a whole: bundles hold others for inner modules. */
function isTarget(reading: FileReading, node: ts.Expression): boolean {
  if (isExportsObject(reading, node)) return true;
  return ts.isIdentifier(node) && reading.syntax.text.includes(`module.exports = __toCommonJS(${node.text})`);
}

/** esbuild's `__export(target, { a: () => a })`. */
function readGetters(reading: FileReading, { properties }: ts.ObjectLiteralExpression): void {
  for (const property of properties) {
    const name = propertyName(property.name);
    if (name === undefined || !ts.isPropertyAssignment(property)) continue;
    const value = returned(property.initializer);
    if (value) exportValue(reading, { name, value, statement: property });
  }
}

/** The value of a property descriptor: `{ value: x }`, `{ get: function () { return x } }`. */
function gotten(descriptor: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(descriptor)) return undefined;
  for (const property of descriptor.properties) {
    const name = propertyName(property.name);
    if (ts.isMethodDeclaration(property) && name === 'get') return property.body && returnedBy(property.body);
    if (!ts.isPropertyAssignment(property)) continue;
    if (name === 'value') return unwrap(property.initializer);
    if (name === 'get') return returned(property.initializer);
  }
  return undefined;
}

function returned(getter: ts.Expression): ts.Expression | undefined {
  const value = unwrap(getter);
  if (!isFunctionValue(value)) return undefined;
  return ts.isBlock(value.body) ? returnedBy(value.body) : unwrap(value.body);
}

function returnedBy({ statements }: ts.Block): ts.Expression | undefined {
  const last = statements.at(-1);
  return last && ts.isReturnStatement(last) && last.expression ? unwrap(last.expression) : undefined;
}
