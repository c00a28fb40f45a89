/**
 * What CommonJS takes back: names that hung on `exports` before another value took its place, names that are deleted, and
 * branches of which only one runs. Statements that may not run take nothing back.
 */
import { isExportsObject, isExportsOwner, nameSetOn } from './file-commonjs-object.ts';
import type { FileReading, PendingExport } from './file-reading.ts';
import { calleeName, ts, unwrap } from './file-syntax.ts';
import type { ReexportFact } from '../model.ts';

/** How many exports there were at some moment. */
export interface ExportCount {
  readonly pending: number;
  readonly reexports: number;
}

/** How many exports there are now. */
export function exportCount({ pending, reexports }: FileReading): ExportCount {
  return { pending: pending.length, reexports: reexports.length };
}

/** To be called once a statement that runs for certain has been read, with what there was before it. */
export function settleStatement(reading: FileReading, statement: ts.Statement, before: ExportCount): void {
  const { pending, reexports, onExports } = reading;
  const expressions = expressionsOf(statement);
  for (const expression of expressions) {
    if (ts.isDeleteExpression(expression)) takeBack(reading, unwrap(expression.expression));
    else if (onExports.size > 0 && replacesExports(reading, expression)) {
      keep(pending, (each, at) => at >= before.pending || !onExports.has(each));
      keep(reexports, (each, at) => at >= before.reexports || !onExports.has(each));
      onExports.clear();
    }
  }
  if (expressions.length === 0) return;
  dropFormer(reading, before.pending);
  if (!expressions.every((each) => setsOnExports(reading, each))) return;
  for (const each of pending.slice(before.pending)) onExports.add(each);
  for (const each of reexports.slice(before.reexports)) onExports.add(each);
}

/**
 * `exports.a = 1` before `exports.a = 2`. What has a declaration stays: `exports.A = A = decorated(A)` makes no other class of
 * it, and neither does a value that is made of the exports.
 */
function dropFormer(reading: FileReading, before: number): void {
  const names = new Set<string>();
  for (const { name, expression } of reading.pending.slice(before))
    if (name !== 'default' && expression && !mentionsExports(reading, expression)) names.add(name);
  if (names.size > 0) keep(reading.pending, ({ name, local }, at) => at >= before || local !== '' || !names.has(name));
}

function expressionsOf(statement: ts.Statement): readonly ts.Expression[] {
  if (ts.isExpressionStatement(statement)) return [unwrap(statement.expression)];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ initializer }) => (initializer ? unwrap(initializer) : []));
}

/** `module.exports = value`, where the value takes nothing over from what was there. */
export function replacesExports(reading: FileReading, expression: ts.Expression): boolean {
  let isWhole = false;
  let value = expression;
  for (; isAssignment(value); value = unwrap(value.right)) {
    // `exports = value` alone leaves what is exported as it is.
    isWhole ||= !ts.isIdentifier(value.left) && isExportsObject(reading, value.left);
  }
  if (!isWhole || ts.isVoidExpression(value)) return false;
  if (ts.isCallExpression(value) && calleeName(value) === '__toCommonJS') return false;
  const made = ts.isIdentifier(value) ? (reading.declarations.get(value.text) ?? []) : [];
  return ![value, ...made.map(({ node }) => node)].some((node) => takesOver(reading, node));
}

/** True for a value that may be made of the exports. What functions do with them once they are called makes no value of it. */
function takesOver(reading: FileReading, node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  if (ts.isVariableDeclaration(node))
    return node.initializer !== undefined && takesOver(reading, unwrap(node.initializer));
  if (ts.isPropertyAssignment(node)) return takesOver(reading, unwrap(node.initializer));
  if (ts.isObjectLiteralExpression(node)) return node.properties.some((property) => takesOver(reading, property));
  return mentionsExports(reading, node);
}

export function mentionsExports(reading: FileReading, node: ts.Node): boolean {
  if (ts.isExpression(node) && isExportsObject(reading, node)) return true;
  return ts.forEachChild(node, (child) => mentionsExports(reading, child) || undefined) ?? false;
}

/** True where all that a statement exports hangs on the object of the moment, not on a value that may be exported later. */
function setsOnExports(reading: FileReading, expression: ts.Expression): boolean {
  if (ts.isCallExpression(expression)) return expression.arguments.some((each) => isExportsObject(reading, each));
  if (!isAssignment(expression)) return false;
  for (let at: ts.Expression = expression; isAssignment(at); at = unwrap(at.right)) {
    const { left } = at;
    const isMember = ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left);
    if (isExportsObject(reading, left)) continue;
    if (!isMember || !isExportsObject(reading, left.expression)) return false;
  }
  return true;
}

export function isAssignment(node: ts.Expression): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** `delete exports.b`. */
function takeBack(reading: FileReading, operand: ts.Expression): void {
  const isMember = ts.isPropertyAccessExpression(operand) || ts.isElementAccessExpression(operand);
  if (!isMember || !isExportsOwner(reading, operand.expression)) return;
  const name = nameSetOn(reading, operand);
  // The default of CommonJS is the whole, whatever is taken from it.
  if (name === 'default') return;
  // Which names a star brings is not known here, nor which one a computed name is.
  if (name === undefined || reading.reexports.some(({ form }) => form === 'star')) reading.hasMoreExports = true;
  keep(reading.pending, (each) => each.name !== name);
  keep(reading.reexports, (each) => each.exported === undefined || each.exported !== name);
}

/** Leaves those of a list that pass. */
function keep<T extends PendingExport | ReexportFact>(list: T[], test: (each: T, at: number) => boolean): void {
  const kept = list.filter(test);
  if (kept.length < list.length) list.splice(0, list.length, ...kept);
}

/** True where a branch that runs instead exports what the first one, read after `before`, does not. */
export function differs(reading: FileReading, other: FileReading, before: ExportCount): boolean {
  const known = new Set([
    ...reading.pending.slice(before.pending).map(({ name }) => name),
    ...reading.reexports.slice(before.reexports).map(keyOf),
  ]);
  return [...other.pending.map(({ name }) => name), ...other.reexports.map(keyOf)].some((name) => !known.has(name));
}

function keyOf({ exported, specifier }: ReexportFact): string {
  return exported ?? `* ${specifier}`;
}

/** A reading of what may run instead of something that has been read: it knows the same, and what it exports stands apart. */
export function readingBeside(reading: FileReading): FileReading {
  const declarations = new Map([...reading.declarations].map(([name, known]) => [name, [...known]]));
  return { ...reading, declarations, pending: [], reexports: [], onExports: new Set(), hasMoreExports: false };
}

/**
 * Adds the names that only the other branch exports. Not beside a star, which may bring the same names, and no star: of names
 * that two of them bring none is left.
 */
export function addFrom(
  reading: FileReading,
  { declarations, pending, reexports }: FileReading,
  before: ExportCount,
): void {
  const first = reading.reexports.slice(before.reexports);
  if (first.some(({ form }) => form === 'star')) return;
  const known = new Set([...reading.pending, ...reading.reexports].map(nameOf));
  for (const each of pending) {
    if (known.has(each.name)) continue;
    reading.pending.push(each);
    const declared = declarations.get(each.local);
    if (declared && !reading.declarations.has(each.local)) reading.declarations.set(each.local, declared);
  }
  reading.reexports.push(...reexports.filter(({ exported }) => exported !== undefined && !known.has(exported)));
}

function nameOf(each: PendingExport | ReexportFact): string | undefined {
  return 'name' in each ? each.name : each.exported;
}
