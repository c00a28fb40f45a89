/**
 * Names that a file passes on from a file of the tree that has none of that name. They are no exports of anything, so
 * without a word they would be lost. Says nothing where the other file may have the name in a way that facts do not show.
 */
import type { FileFacts, UnresolvedImport } from '../model.ts';
import type { ExportTable } from './exports.ts';
import { componentKind } from './language.ts';

/** Adds these names of `files`, which are sorted by path, to what else leads nowhere. */
export function missingNames(
  files: readonly FileFacts[],
  table: ExportTable,
  unresolved: readonly UnresolvedImport[],
): readonly UnresolvedImport[] {
  const found = files.flatMap((file) => namesMissedBy(file, table));
  if (found.length === 0) return unresolved;
  return [...unresolved, ...found].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function namesMissedBy({ path, reexports, commonjs }: FileFacts, table: ExportTable): readonly UnresolvedImport[] {
  const missed = new Map<string, UnresolvedImport>();
  for (const { form, specifier, imported, line } of reexports) {
    if (form !== 'named' || imported === undefined) continue;
    // `module.exports = require('./y')` passes on what there is.
    if (commonjs !== undefined && imported === 'default') continue;
    const target = table.resolve(path, specifier);
    if (!('file' in target) || !isWithout(table, target.file, imported)) continue;
    const key = `${specifier}\0${imported}`;
    if (!missed.has(key)) missed.set(key, { file: path, line, specifier, reason: 'name', name: imported });
  }
  return [...missed.values()];
}

/** True when it is sure that no importer gets `name` from the file. */
function isWithout(table: ExportTable, path: string, name: string): boolean {
  const file = table.file(path);
  if (!file || file.syntaxError || table.has(path, name) || table.isOpen(path)) return false;
  // Compilers of components export by rules of their own.
  if (componentKind(path) !== undefined) return false;
  // Nor is it known whether JavaScript without a word of exports is a module at all.
  const isModule = file.exports.length > 0 || file.reexports.length > 0 || /\.(?:[cm]?tsx?|mjs)$/.test(path);
  return isModule && (name !== 'default' || file.commonjs === undefined);
}
