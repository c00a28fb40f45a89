/** The import declarations of one file, with the names they bind. What stands in bodies is read next door. */
import type { BorrowedNames, ImportFact } from '../model.ts';
import type { FileReading } from './file-reading.ts';
import { ts } from './file-syntax.ts';

/** Reads `import … from 'x'`. */
export function readImport(reading: FileReading, node: ts.ImportDeclaration): void {
  const { moduleSpecifier, importClause } = node;
  if (!ts.isStringLiteral(moduleSpecifier)) return;
  const specifier = moduleSpecifier.text;
  const isType = importClause !== undefined && bringsTypesOnly(importClause);
  const names = isType ? [] : mayBeTypes(reading, importClause);
  if (names.length === 0) addImport(reading, isType ? 'type' : 'static', moduleSpecifier);
  else reading.imports.push({ specifier, form: 'static', names, line: reading.syntax.lineOf(moduleSpecifier) });
  if (!importClause) return;

  const typeOnly = importClause.isTypeOnly;
  const { name, namedBindings } = importClause;
  if (name) reading.bindings.set(name.text, { specifier, imported: 'default', typeOnly });
  if (!namedBindings) return;
  if (ts.isNamespaceImport(namedBindings)) {
    reading.bindings.set(namedBindings.name.text, { specifier, typeOnly });
    return;
  }
  for (const element of namedBindings.elements) {
    const imported = (element.propertyName ?? element.name).text;
    reading.bindings.set(element.name.text, { specifier, imported, typeOnly: typeOnly || element.isTypeOnly });
  }
}

/** `import { type A, type B }` brings no value, like `import type`. */
function bringsTypesOnly({ isTypeOnly, name, namedBindings }: ts.ImportClause): boolean {
  if (isTypeOnly) return true;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/**
 * The names of a clause that may all be types. Nearly all that code imports in small letters are values, and the facts of a
 * large repository are spared their names; JavaScript imports no types.
 */
function mayBeTypes({ syntax }: FileReading, clause: ts.ImportClause | undefined): readonly string[] {
  if (!clause) return NO_NAMES;
  const { name, namedBindings } = clause;
  if (namedBindings && !ts.isNamedImports(namedBindings)) return NO_NAMES;
  // Left at the first name in small letters: most imports have one, and there are tens of thousands.
  if (name && !isLikeType(name.text)) return NO_NAMES;
  const names: string[] = name ? ['default'] : [];
  for (const { isTypeOnly, propertyName, name: local } of namedBindings?.elements ?? []) {
    if (isTypeOnly) continue;
    const { text } = propertyName ?? local;
    if (text !== 'default' && !isLikeType(text)) return NO_NAMES;
    names.push(text);
  }
  return /\.[cm]?tsx?$/.test(syntax.source.fileName) ? names : NO_NAMES;
}

const NO_NAMES: readonly string[] = [];

function isLikeType(name: string): boolean {
  const first = name.charCodeAt(0);
  if (first < 128) return (first >= 65 && first <= 90) || first === 95 || first === 36;
  return /^\p{Lu}/u.test(name);
}

/** Reads `import x = require('y')`. True when it is one; `import x = A.B` is a declaration. */
export function readImportEquals(reading: FileReading, node: ts.ImportEqualsDeclaration): boolean {
  if (!ts.isExternalModuleReference(node.moduleReference)) return false;
  const { expression } = node.moduleReference;
  if (!ts.isStringLiteralLike(expression)) return true;
  addImport(reading, node.isTypeOnly ? 'type' : 'require', expression);
  reading.bindings.set(node.name.text, { specifier: expression.text, typeOnly: node.isTypeOnly });
  return true;
}

/** Records one specifier at the place where it is written. */
export function addImport(reading: FileReading, form: ImportFact['form'], literal: ts.StringLiteralLike): void {
  reading.imports.push({ specifier: literal.text, form, line: reading.syntax.lineOf(literal) });
}

/** Reads `/// <reference path="x" />`. */
export function readReferences({ syntax, imports }: FileReading): void {
  for (const { fileName, pos } of syntax.source.referencedFiles) {
    const specifier = /^[./]/.test(fileName) ? fileName : `./${fileName}`;
    imports.push({ specifier, form: 'type', line: syntax.placeOf(pos).line });
  }
}

/** The names that imports bring from anywhere but code beside them: what a text may mean instead of a namesake here. */
export function borrowedNames({ bindings }: Pick<FileReading, 'bindings'>): readonly BorrowedNames[] {
  const bySpecifier = new Map<string, Set<string>>();
  for (const [local, { specifier, imported }] of bindings) {
    if (specifier.startsWith('.')) continue;
    const names = bySpecifier.get(specifier) ?? new Set();
    bySpecifier.set(specifier, names.add(local));
    if (imported !== undefined && imported !== 'default') names.add(imported);
  }
  return [...bySpecifier]
    .map(([specifier, names]) => ({ specifier, names: [...names].sort() }))
    .sort((a, b) => (a.specifier < b.specifier ? -1 : 1));
}
