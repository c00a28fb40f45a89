/**
 * Which variables stand for what CommonJS exports, statement by statement: after `module.exports = value` the variable
 * `exports` is another object, and so it is after `exports = value`; `exports = module.exports` ties them again.
 */
import { isExportsObject } from './file-commonjs-object.ts';
import { isAssignment, mentionsExports, replacesExports } from './file-commonjs-replace.ts';
import type { FileReading } from './file-reading.ts';
import { ts, unwrap } from './file-syntax.ts';

/** `const a = exports = module.exports = value`. */
interface Chain {
  /** The variables in it. */
  readonly variables: readonly ts.Identifier[];
  /** True where `module.exports` is among what is set. */
  readonly isWhole: boolean;
  readonly first: ts.Expression;
  readonly value: ts.Expression;
}

/** To be called once a statement that runs for certain has been read. */
export function settleTies(reading: FileReading, statement: ts.Statement): void {
  for (const chain of chainsOf(reading, statement)) settle(reading, chain);
}

/** Reads what may not run, which unties nothing. */
export function keepingTies({ exportsNames }: FileReading, read: () => void): void {
  const tied = [...exportsNames];
  read();
  for (const name of tied) exportsNames.add(name);
}

/** True for `exports = value` where that value is exported after all, by a statement to come. */
export function isExportedLater({ syntax }: FileReading): boolean {
  return /\bmodule\.exports\s*=\s*exports\b(?!\s*=)/.test(syntax.text);
}

function settle(reading: FileReading, { variables, isWhole, first, value }: Chain): void {
  const { exportsNames, understood } = reading;
  const isSame = isExportsObject(reading, value);
  if (isSame && variables.length > 0) understood.add(value);
  if (replacesExports(reading, first)) exportsNames.clear();
  for (const variable of variables) {
    const name = variable.text;
    if (isWhole || isSame) {
      exportsNames.add(name);
      understood.add(variable);
    } else if (exportsNames.has(name) && !(name === 'exports' && isExportedLater(reading))) untie(reading, name);
  }
}

/** The object that it stood for is still exported: a function that ran before may have hung more on it. */
function untie(reading: FileReading, name: string): void {
  reading.hasMoreExports ||= isUsedInFunctions(reading, reading.syntax.source);
  reading.exportsNames.delete(name);
}

function isUsedInFunctions(reading: FileReading, node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return mentionsExports(reading, node);
  return ts.forEachChild(node, (child) => isUsedInFunctions(reading, child) || undefined) ?? false;
}

function chainsOf(reading: FileReading, statement: ts.Statement): readonly Chain[] {
  if (ts.isExpressionStatement(statement)) return [chainOf(reading, statement.expression, [])];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer ? [chainOf(reading, initializer, ts.isIdentifier(name) ? [name] : [])] : [],
  );
}

function chainOf(reading: FileReading, expression: ts.Expression, declared: readonly ts.Identifier[]): Chain {
  const first = unwrap(expression);
  const variables = [...declared];
  let isWhole = false;
  let value = first;
  for (; isAssignment(value); value = unwrap(value.right)) {
    if (ts.isIdentifier(value.left)) variables.push(value.left);
    else isWhole ||= isExportsObject(reading, value.left);
  }
  return { variables, isWhole, first, value };
}
