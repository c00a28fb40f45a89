/** Top-level statements of one file: every form in which ECMAScript and TypeScript import, declare and export names. */
import type { ExportKind } from '../model.ts';
import { addImport, readImport, readImportEquals } from './file-imports.ts';
import { declareName, type Declaration, type FileReading } from './file-reading.ts';
import { holdsValues, isTypeAlias } from './file-namespace.ts';
import { boundNames, hasModifier, ts, unwrap } from './file-syntax.ts';

/** Reads one statement of a file, or of the body of an augmentation. Ambient `declare module 'x'` and `declare global` bodies export nothing from this file. */
export function readStatement(reading: FileReading, node: ts.Statement): void {
  if (ts.isImportDeclaration(node)) readImport(reading, node);
  else if (ts.isImportEqualsDeclaration(node)) readImportAlias(reading, node);
  else if (ts.isExportDeclaration(node)) readExport(reading, node);
  else if (ts.isExportAssignment(node)) readDefault(reading, node);
  else if (ts.isVariableStatement(node)) readVariables(reading, node);
  else readDeclaration(reading, node);
}

function readImportAlias(reading: FileReading, node: ts.ImportEqualsDeclaration): void {
  if (!readImportEquals(reading, node)) {
    const typeOnly = node.isTypeOnly || isTypeAlias(node, reading.space);
    declareName(reading, node.name.text, { kind: 'unknown', typeOnly, node, statement: node });
  }
  if (hasModifier(node, ts.SyntaxKind.ExportKeyword)) addExport(reading, node.name.text, node);
}

function readExport(reading: FileReading, node: ts.ExportDeclaration): void {
  const { exportClause, moduleSpecifier } = node;
  if (!moduleSpecifier) {
    if (exportClause && ts.isNamedExports(exportClause)) readLocalExports(reading, node, exportClause);
    return;
  }
  if (!ts.isStringLiteral(moduleSpecifier)) return;
  addImport(reading, 'reexport', moduleSpecifier);
  const from = { specifier: moduleSpecifier.text, typeOnly: node.isTypeOnly };
  if (!exportClause) reading.reexports.push({ form: 'star', ...from, line: reading.syntax.lineOf(node) });
  else if (ts.isNamespaceExport(exportClause)) {
    const line = reading.syntax.lineOf(exportClause);
    reading.reexports.push({ form: 'namespace', ...from, exported: exportClause.name.text, line });
  } else {
    for (const element of exportClause.elements) {
      reading.reexports.push({
        form: 'named',
        specifier: from.specifier,
        imported: (element.propertyName ?? element.name).text,
        exported: element.name.text,
        typeOnly: node.isTypeOnly || element.isTypeOnly,
        line: reading.syntax.lineOf(element),
      });
    }
  }
}

function readLocalExports(reading: FileReading, node: ts.ExportDeclaration, clause: ts.NamedExports): void {
  for (const element of clause.elements) {
    reading.pending.push({
      name: element.name.text,
      local: (element.propertyName ?? element.name).text,
      typeOnly: node.isTypeOnly || element.isTypeOnly,
      statement: element,
    });
  }
}

/** `export default x` and `export = x`. Importers reach both as the default. */
function readDefault(reading: FileReading, node: ts.ExportAssignment): void {
  const value = unwrap(node.expression);
  const local = ts.isIdentifier(value) ? value.text : '';
  reading.pending.push({ name: 'default', local, typeOnly: false, expression: node.expression, statement: node });
}

function readVariables(reading: FileReading, statement: ts.VariableStatement): void {
  const isExported = hasModifier(statement, ts.SyntaxKind.ExportKeyword);
  const kind = statement.declarationList.flags & ts.NodeFlags.Const ? 'const' : 'let';
  for (const node of statement.declarationList.declarations) {
    for (const name of boundNames(node.name)) {
      if (name.text === '') continue;
      const declaration: Declaration = { kind, typeOnly: false, node, statement };
      declareName(reading, name.text, declaration);
      if (isExported) addExport(reading, name.text, name);
    }
  }
}

function readDeclaration(reading: FileReading, node: ts.Statement): void {
  const kind = kindOf(node);
  if (kind === undefined) return;
  const name = nameOf(node);
  const typeOnly =
    kind === 'interface' || kind === 'type' || (ts.isModuleDeclaration(node) && !holdsValues(node, reading.space));
  if (name !== undefined) declareName(reading, name, { kind, typeOnly, node, statement: node });
  if (!hasModifier(node, ts.SyntaxKind.ExportKeyword)) return;
  if (hasModifier(node, ts.SyntaxKind.DefaultKeyword)) {
    // A declaration without a name gets one that no code can write.
    const local = name ?? 'default';
    if (name === undefined) declareName(reading, local, { kind, typeOnly, node, statement: node });
    reading.pending.push({ name: 'default', local, typeOnly: false, statement: node });
  } else if (name !== undefined) addExport(reading, name, node);
}

function kindOf(node: ts.Statement): ExportKind | undefined {
  if (ts.isFunctionDeclaration(node)) return 'function';
  if (ts.isClassDeclaration(node)) return 'class';
  if (ts.isInterfaceDeclaration(node)) return 'interface';
  if (ts.isTypeAliasDeclaration(node)) return 'type';
  if (ts.isEnumDeclaration(node)) return 'enum';
  return ts.isModuleDeclaration(node) && ts.isIdentifier(node.name) && node.name.text !== 'global'
    ? 'namespace'
    : undefined;
}

function nameOf(node: ts.Node): string | undefined {
  if (!ts.isDeclarationStatement(node) || !node.name || !ts.isIdentifier(node.name)) return undefined;
  // An empty one is what the parser puts in the place of a name that is not there.
  return node.name.text || undefined;
}

function addExport(reading: FileReading, name: string, node: ts.Node): void {
  reading.pending.push({ name, local: name, typeOnly: false, statement: node });
}
