/** Calls that export: `Object.assign(exports, …)`, `Object.defineProperty(exports, …)`, and the helpers of compilers. */
import { isExportsObject, isExportsOwner } from './file-commonjs-object.ts';
import { boundModule, exportValue, isObjectAssign, pushReexport, readSource } from './file-commonjs-value.ts';
import type { FileReading } from './file-reading.ts';
import { calleeName, isFunctionValue, propertyName, ts, unwrap } from './file-syntax.ts';

/** `Object.assign(exports, …)`, `Object.defineProperty(exports, 'x', …)`, and the helper functions of compilers. */
export function readCall(reading: FileReading, call: ts.CallExpression, statement: ts.Statement): void {
  const [first, second, third] = call.arguments;
  if (!first) return;
  const name = calleeName(call);
  if (HELPERS.has(name ?? '') || isObjectAssign(call) || DEFINING.has(name ?? '')) reading.understood.add(first);
  if (!second) {
    if (name === '__export') readSource(reading, unwrap(first), statement);
    else if (name === 'forEach') readCopies(reading, call, statement);
    return;
  }
  const isStar = name === '__exportStar' || name === '_export_star';
  if (HELPERS.has(name ?? '')) reading.understood.add(second);
  if (isStar && isExportsObject(reading, second)) readSource(reading, unwrap(first), statement);
  else if (name === '__reExport' && isTarget(reading, first)) {
    if (third) reading.understood.add(third);
    readSource(reading, unwrap(second), statement);
  } else if (GETTERS.has(name ?? '') && isTarget(reading, first) && ts.isObjectLiteralExpression(second)) {
    readGetters(reading, second);
  } else if (isObjectAssign(call) && isExportsOwner(reading, first)) {
    for (const source of call.arguments.slice(1)) readSource(reading, unwrap(source), statement);
  } else if (DEFINING.has(name ?? '') && isExportsOwner(reading, first)) readDefinitions(reading, call, statement);
}

/** Helpers of compilers that are given the exports and do with them what is read here. */
const HELPERS: ReadonlySet<string> = new Set(['__export', '_export', '__exportStar', '_export_star', '__reExport']);
const GETTERS: ReadonlySet<string> = new Set(['__export', '_export']);
const DEFINING: ReadonlySet<string> = new Set(['defineProperty', 'defineProperties']);

/** `Object.keys(x).forEach(function (key) { exports[key] = x[key] })`: how Babel writes a star. */
function readCopies(reading: FileReading, call: ts.CallExpression, statement: ts.Statement): void {
  const [copy] = call.arguments;
  if (!copy || !ts.isPropertyAccessExpression(call.expression) || !isFunctionValue(copy)) return;
  const keys = unwrap(call.expression.expression);
  if (!ts.isCallExpression(keys) || calleeName(keys) !== 'keys') return;
  const [source] = keys.arguments;
  const module = source && boundModule(reading, unwrap(source));
  if (!module || !/\bexports\b/.test(reading.syntax.text.slice(copy.pos, copy.end))) return;
  reading.understood.add(copy);
  pushReexport(reading, { form: 'star', specifier: module.specifier }, statement);
}

/** `Object.defineProperty(exports, 'x', { … })`, and several at once. */
function readDefinitions(
  reading: FileReading,
  { arguments: values }: ts.CallExpression,
  statement: ts.Statement,
): void {
  const [, second, descriptor] = values;
  if (second && ts.isStringLiteralLike(second)) {
    define(reading, { name: second.text, descriptor, statement });
    return;
  }
  const properties = second && ts.isObjectLiteralExpression(second) ? second.properties : undefined;
  if (!properties) reading.hasMoreExports = true;
  for (const property of properties ?? []) {
    const name = propertyName(property.name);
    if (name === undefined || !ts.isPropertyAssignment(property)) reading.hasMoreExports = true;
    else define(reading, { name, descriptor: unwrap(property.initializer), statement: property });
  }
}

interface Definition {
  readonly name: string;
  readonly descriptor: ts.Expression | undefined;
  readonly statement: ts.Node;
}

function define(reading: FileReading, { name, descriptor, statement }: Definition): void {
  // Of what bundlers write beside the exports no import can speak.
  if (name === '__esModule' || name.startsWith('[Symbol.')) return;
  const value = descriptor && gotten(descriptor);
  if (value) exportValue(reading, { name, value, statement });
  else reading.pending.push({ name, local: '', typeOnly: false, statement });
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
