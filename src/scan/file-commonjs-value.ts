/** Values that CommonJS exports: as a whole, spread over `module.exports`, or one by one under a name. */
import type { ReexportFact } from '../model.ts';
import { isCallableValue, isExportsObject } from './file-commonjs-object.ts';
import { declareName, type FileReading } from './file-reading.ts';
import { requiredBy } from './file-require.ts';
import { exportStatics } from './file-statics.ts';
import { calleeName, literalText, propertyName, ts, unwrap } from './file-syntax.ts';

/** `module.exports = value`: the default, and each property of an object literal by its name. */
export function readWhole(reading: FileReading, value: ts.Expression, statement: ts.Statement): void {
  // esbuild says elsewhere which names that has.
  if (ts.isCallExpression(value) && calleeName(value) === '__toCommonJS') return;
  exportValue(reading, { name: 'default', value, statement });
  readSource(reading, value, statement);
  if (
    classesOf(reading, value)
      .map((node) => exportStatics(reading, node))
      .includes(true)
  )
    reading.hasMoreExports = true;
  // What is hung on it later is exported too.
  if (ts.isIdentifier(value)) reading.wholeNames.add(value.text);
}

function classesOf({ declarations }: FileReading, value: ts.Expression): readonly ts.ClassLikeDeclaration[] {
  if (ts.isClassExpression(value)) return [value];
  if (!ts.isIdentifier(value)) return [];
  return (declarations.get(value.text) ?? []).flatMap(({ node }) => (ts.isClassDeclaration(node) ? node : []));
}

/** What a value spreads over `module.exports`: the names of a module, of an object, or of everything that is assigned. */
export function readSource(reading: FileReading, value: ts.Expression, statement: ts.Node): void {
  const required = requiredBy(reading, value) ?? boundModule(reading, value);
  if (required?.imported === 'default') {
    pushReexport(reading, { form: 'star', specifier: required.specifier }, statement);
  } else if (ts.isObjectLiteralExpression(value)) {
    for (const property of value.properties) readProperty(reading, property);
  } else if (ts.isCallExpression(value) && isObjectAssign(value)) {
    for (const source of value.arguments) readSource(reading, unwrap(source), statement);
  } else if (ts.isIdentifier(value)) readVariable(reading, value.text, statement);
  else if (!isCallableValue(value) && !isExportsObject(reading, value) && !isBare(reading, value)) {
    reading.hasMoreExports = true;
  }
}

/** The names of what a variable was made with. */
function readVariable(reading: FileReading, name: string, statement: ts.Node): void {
  if (reading.exportsNames.has(name)) return;
  const declarations = reading.declarations.get(name) ?? [];
  if (declarations.some(({ kind }) => kind === 'function' || kind === 'class' || kind === 'enum')) return;
  const [only] = declarations;
  const node = only?.node;
  const isKnown = node && ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer;
  if (!isKnown || declarations.length > 1) reading.hasMoreExports = true;
  else if (!reading.understood.has(node)) {
    // A variable may be made with itself.
    reading.understood.add(node);
    readSource(reading, unwrap(node.initializer), statement);
    reading.understood.delete(node);
  }
}

/** A literal has no names of its own. */
function isBare({ syntax }: FileReading, value: ts.Expression): boolean {
  return (
    literalText(syntax, value) !== undefined || ts.isArrayLiteralExpression(value) || ts.isTemplateExpression(value)
  );
}

export function boundModule({ bindings }: FileReading, value: ts.Expression) {
  return ts.isIdentifier(value) ? bindings.get(value.text) : undefined;
}

export function isObjectAssign({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'assign') return false;
  return ts.isIdentifier(expression.expression) && expression.expression.text === 'Object';
}

function readProperty(reading: FileReading, property: ts.ObjectLiteralElementLike): void {
  if (ts.isSpreadAssignment(property)) {
    readSource(reading, unwrap(property.expression), property);
    return;
  }
  const name = propertyName(property.name);
  if (name === undefined) {
    reading.hasMoreExports = true;
    return;
  }
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

export interface ExportedValue {
  readonly name: string;
  readonly value: ts.Expression;
  readonly statement: ts.Node;
}

export function exportValue(reading: FileReading, { name, value, statement }: ExportedValue): void {
  // Only marks that importers may take the default by its name.
  if (name === '__esModule') return;
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

export function pushReexport(
  reading: FileReading,
  reexport: Omit<ReexportFact, 'typeOnly' | 'line'>,
  node: ts.Node,
): void {
  reading.reexports.push({ ...reexport, typeOnly: false, line: reading.syntax.lineOf(node) });
}
