/** What was exported by name becomes facts of the declarations behind it, or re-exports of imports. Resolves nothing. */
import type { ExportFact } from '../model.ts';
import { exportFact } from './file-export.ts';
import { followed } from './file-namespace.ts';
import type { FileReading, PendingExport } from './file-reading.ts';
import { ts } from './file-syntax.ts';

/** Closes all pending exports of a reading; the first of a name counts. `more` are facts of names that nothing else brings. */
export function closeExports(reading: FileReading, more: readonly ExportFact[] = []): readonly ExportFact[] {
  const exports = new Map<string, ExportFact>();
  const reexported = new Set<string>();
  for (const pending of reading.pending) {
    const known = exports.get(pending.name);
    if ((known && !isHiddenBy(known, pending)) || reexported.has(pending.name)) continue;
    if (reexportAlias(reading, pending)) {
      reexported.add(pending.name);
      continue;
    }
    const fact = exportFact(reading, pending);
    if (fact && known && fact.typeOnly) continue;
    if (fact) exports.set(pending.name, fact);
    else if (reexportImport(reading, pending)) reexported.add(pending.name);
  }
  for (const fact of more) if (!exports.has(fact.name)) exports.set(fact.name, fact);
  return [...exports.values()];
}

/** `export default interface I {}` stands beside `export default function f() {}`, which is what importers get at run time. */
function isHiddenBy({ name, local = name, typeOnly }: ExportFact, pending: PendingExport): boolean {
  return typeOnly && name === 'default' && !ts.isExportSpecifier(pending.statement) && local !== pending.local;
}

/** `import { X } from './y'; export { X }` is a re-export of `./y`. */
function reexportImport(reading: FileReading, pending: PendingExport): boolean {
  const binding = reading.bindings.get(pending.local);
  if (!binding) return false;
  const isNamespace = binding.imported === undefined;
  const from = {
    specifier: binding.specifier,
    typeOnly: pending.typeOnly || binding.typeOnly,
    line: reading.syntax.lineOf(pending.statement),
  };
  reading.reexports.push({
    form: isNamespace ? 'namespace' : 'named',
    ...from,
    ...(binding.imported === undefined ? {} : { imported: binding.imported }),
    exported: pending.name,
  });
  // `import a = require('./a'); export = a` passes on the names of `a` as well.
  const { statement } = pending;
  const isWhole = isNamespace && ts.isExportAssignment(statement) && statement.isExportEquals === true;
  if (isWhole) reading.reexports.push({ form: 'star', ...from });
  return true;
}

/**
 * `import * as all from './y'; import T = all.T; export { T }` is a re-export of `./y`, as are `export import T = X` of an
 * import and `export import T = ns.T` of a namespace that is imported.
 */
function reexportAlias(reading: FileReading, pending: PendingExport): boolean {
  const [declaration] = reading.declarations.get(pending.local) ?? [];
  if (!declaration || !ts.isImportEqualsDeclaration(declaration.node)) return false;
  const [owner = '', ...names] = followed(declaration.node.moduleReference, reading.space);
  const binding = reading.declarations.has(owner) ? undefined : reading.bindings.get(owner);
  if (!binding) return false;
  const [imported, ...members] = binding.imported === undefined ? names : [binding.imported, ...names];
  const typeOnly = pending.typeOnly || declaration.typeOnly || binding.typeOnly;
  const from = { specifier: binding.specifier, exported: pending.name, typeOnly };
  const line = reading.syntax.lineOf(pending.statement);
  if (imported === undefined) reading.reexports.push({ form: 'namespace', ...from, line });
  else {
    const way = members.length > 0 ? { imported, members } : { imported };
    reading.reexports.push({ form: 'named', ...from, ...way, line });
  }
  return true;
}
