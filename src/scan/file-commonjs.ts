/**
 * The common shapes of CommonJS exports: `module.exports = …`, `exports.x = …`, `Object.assign(exports, …)`,
 * `Object.defineProperty(exports, …)`, and what TypeScript, Babel and esbuild make of ECMAScript exports. Top-level
 * statements only; what is exported at run time otherwise is not seen.
 */
import type { FileFacts } from '../model.ts';
import { readCall } from './file-commonjs-call.ts';
import { isExportsObject, isModule, mayExportMore, nameSetOn, targetsOf } from './file-commonjs-object.ts';
import {
  addFrom,
  differs,
  exportCount,
  isAssignment,
  readingBeside,
  settleStatement,
} from './file-commonjs-replace.ts';
import { isExportedLater, keepingTies, settleTies } from './file-commonjs-ties.ts';
import { exportValue, readWhole } from './file-commonjs-value.ts';
import { wrappedBody, type WrappedBody } from './file-commonjs-wrapper.ts';
import type { FileReading } from './file-reading.ts';
import { bindRequires } from './file-require.ts';
import { readStatement } from './file-statements.ts';
import { ts, unwrap } from './file-syntax.ts';

/** Reads the CommonJS exports of a file that has no ECMAScript ones, and says whether there may be more of them. */
export function readCommonJs(reading: FileReading): FileFacts['commonjs'] {
  const isEsm = reading.pending.length > 0 || reading.reexports.length > 0 || reading.imports.length > 0;
  if (isEsm) return undefined;
  const { statements } = reading.syntax.source;
  readAll(reading, statements);
  for (const statement of statements) readThis(reading, statement);
  if (mayExportMore(reading)) return 'open';
  return reading.pending.length > 0 || reading.reexports.length > 0 ? 'closed' : undefined;
}

/** What is exported as a whole is known first: names are hung on it before, as in `api.x = 1; module.exports = api`. */
function readAll(reading: FileReading, statements: readonly ts.Statement[]): void {
  for (const statement of statements) {
    const whole = wholeName(reading, statement);
    if (whole !== undefined) reading.wholeNames.add(whole);
  }
  for (const statement of statements) {
    const before = exportCount(reading);
    readTopLevel(reading, statement);
    settleStatement(reading, statement, before);
    settleTies(reading, statement);
  }
}

function wholeName(reading: FileReading, statement: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { names, value } = assignmentsOf(reading, unwrap(statement.expression));
  const isWhole = names.includes(WHOLE) && ts.isIdentifier(value) && !reading.exportsNames.has(value.text);
  return isWhole ? value.text : undefined;
}

/** At the top of a CommonJS file `this` is `module.exports`. */
function readThis(reading: FileReading, statement: ts.Statement): void {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return;
  const { left, operatorToken, right } = statement.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return;
  if (left.expression.kind !== ts.SyntaxKind.ThisKeyword) return;
  exportValue(reading, { name: left.name.text, value: unwrap(right), statement });
}

function readTopLevel(reading: FileReading, statement: ts.Statement): void {
  if (ts.isVariableStatement(statement)) {
    bindRequires(reading, statement);
    readInitializers(reading, statement);
  } else if (ts.isExpressionStatement(statement)) {
    readExpression(reading, unwrap(statement.expression), statement);
  } else if (ts.isBlock(statement)) {
    for (const inner of statement.statements) readTopLevel(reading, inner);
  } else if (ts.isIfStatement(statement)) readBranches(reading, statement.thenStatement, statement.elseStatement);
  else if (ts.isTryStatement(statement)) readBranches(reading, statement.tryBlock, statement.catchClause?.block);
}

/** One build or another. Of a name in both the first counts; where another one exports more, not all of them are there. */
function readBranches(reading: FileReading, first: ts.Statement, other: ts.Statement | undefined): void {
  const before = exportCount(reading);
  keepingTies(reading, () => readTopLevel(reading, first));
  if (!other) return;
  const { pending, reexports } = exportCount(reading);
  if (pending === before.pending && reexports === before.reexports) {
    keepingTies(reading, () => readTopLevel(reading, other));
    return;
  }
  const beside = readingBeside(reading);
  keepingTies(reading, () => readTopLevel(beside, other));
  if (beside.hasMoreExports || differs(reading, beside, before)) {
    reading.hasMoreExports = true;
    addFrom(reading, beside, before);
  }
  reading.understood.add(other);
}

function readExpression(reading: FileReading, expression: ts.Expression, statement: ts.Statement): void {
  const wrapped = wrappedBody(reading, expression);
  if (wrapped) readBody(reading, wrapped, statement);
  if (ts.isCallExpression(expression)) {
    for (const value of expression.arguments) readInner(reading, unwrap(value), statement);
    if (!wrapped) readCall(reading, expression, statement);
  } else if (!ts.isBinaryExpression(expression)) return;
  else if (expression.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    readExpression(reading, unwrap(expression.left), statement);
    readExpression(reading, unwrap(expression.right), statement);
  } else if (expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    // `0 && (module.exports = { a, b })`, how esbuild tells Node the names, and `isDevelopment && (function () { … })()`.
    keepingTies(reading, () => readExpression(reading, unwrap(expression.right), statement));
  } else if (isAlternative(expression)) readAlternative(reading, expression, statement);
  else if (isPattern(expression)) readPattern(reading, expression, statement);
  else readAssignment(reading, expression, statement);
}

/** `exports.a ??= value`: gives the name to what has none. */
function isAlternative({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.QuestionQuestionEqualsToken || kind === ts.SyntaxKind.BarBarEqualsToken;
}

function readAlternative(reading: FileReading, { left, right }: ts.BinaryExpression, statement: ts.Statement): void {
  const name = nameSetOn(reading, left);
  if (name === undefined) return;
  reading.understood.add(left);
  const isKnown = [...reading.pending.map((each) => each.name), ...reading.reexports.map((each) => each.exported)];
  if (!isKnown.includes(name)) exportValue(reading, { name, value: unwrap(right), statement });
}

function isPattern({ left, operatorToken }: ts.BinaryExpression): boolean {
  const isLiteral = ts.isObjectLiteralExpression(left) || ts.isArrayLiteralExpression(left);
  return isLiteral && operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** `({ a: exports.a } = value)`, `[exports.b] = value`. What else they set of the exports is found with what is set below the top. */
function readPattern(reading: FileReading, { left }: ts.BinaryExpression, statement: ts.Statement): void {
  for (const target of targetsOf(left)) {
    const name = nameSetOn(reading, target);
    if (name === undefined || name === '__esModule') continue;
    reading.understood.add(target);
    reading.pending.push({ name, local: '', typeOnly: false, statement });
  }
}

/** `(function (E) { … })(E || (exports.E = E = {}))`: how TypeScript exports enums and namespaces. */
function readInner(reading: FileReading, value: ts.Expression, statement: ts.Statement): void {
  if (!ts.isBinaryExpression(value)) return;
  const isEither = value.operatorToken.kind === ts.SyntaxKind.BarBarToken;
  if (!isEither && nameSetOn(reading, value.left) !== undefined) readAssignment(reading, value, statement);
  else readInner(reading, unwrap(value.right), statement);
}

/** The body of a wrapper is as good as the top level: what it declares may be exported from there. */
function readBody(reading: FileReading, { statements, result }: WrappedBody, statement: ts.Statement): void {
  for (const inner of statements) readStatement(reading, inner);
  if (result && ts.isIdentifier(result)) reading.wholeNames.add(result.text);
  readAll(reading, statements);
  if (!result) return;
  reading.understood.add(result);
  readWhole(reading, result, statement);
}

/** `const a = exports.a = value`, `const app = module.exports = value`, `const e = exports`. */
function readInitializers(reading: FileReading, statement: ts.VariableStatement): void {
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (!initializer || !ts.isIdentifier(name)) continue;
    const { names, value } = assignmentsOf(reading, unwrap(initializer));
    if (isModule(reading, value)) {
      reading.moduleNames.add(name.text);
      reading.understood.add(value);
      continue;
    }
    markSettings(reading, initializer);
    for (const exported of new Set(names)) {
      if (exported !== WHOLE) exportValue(reading, { name: exported, value: name, statement });
      else if (!isExportsObject(reading, value)) readWhole(reading, value, statement);
    }
    const isAlias = names.includes(WHOLE) || isExportsObject(reading, value);
    if (!isAlias) continue;
    reading.exportsNames.add(name.text);
    reading.understood.add(value);
  }
}

/** `exports = module.exports = value`, `exports.a = exports.b = value`. */
function readAssignment(reading: FileReading, expression: ts.Expression, statement: ts.Statement): void {
  const { names, value } = assignmentsOf(reading, expression);
  if (names.length > 0) {
    markSettings(reading, expression);
    reading.understood.add(value);
  }
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
  let isWhole = false;
  for (; isAssignment(value); value = unwrap(value.right)) {
    const name = exportedBy(reading, value.left);
    if (name !== undefined) names.push(name);
    isWhole ||= name === WHOLE && !ts.isIdentifier(value.left);
  }
  // `exports = value` alone leaves what is exported as it is.
  const isReal = isWhole || !names.includes(WHOLE) || isExportedLater(reading);
  return { names: isReal ? names : names.filter((name) => name !== WHOLE), value };
}

/** What is set here is read here; what stands deeper in the last value is not. */
function markSettings({ understood }: FileReading, expression: ts.Expression): void {
  let at = unwrap(expression);
  while (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    understood.add(at.left);
    at = unwrap(at.right);
  }
}

/** Stands for `module.exports` itself. */
const WHOLE = '=';

/** The name that is assigned to. */
function exportedBy(reading: FileReading, left: ts.Expression): string | undefined {
  // Another value for a variable that stood for the exports is no export.
  if (isExportsObject(reading, left)) return ts.isIdentifier(left) && left.text !== 'exports' ? undefined : WHOLE;
  return nameSetOn(reading, left);
}
