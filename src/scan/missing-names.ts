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
    if (!('file' in target)) continue;
    if (!isWithout(table, target.file, imported) && !isCircular(table, { path: target.file, name: imported })) continue;
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
  return name !== 'default' || file.commonjs === undefined;
}

/** A name as a file exports it. */
interface NamePlace {
  readonly path: string;
  readonly name: string;
}

/**
 * True when following a name leads back to it, so that nobody declares it. Of a name that gets lost farther on nothing is said
 * here: it is told where that happens.
 */
function isCircular(table: ExportTable, start: NamePlace): boolean {
  if (!table.has(start.path, start.name) || table.find(start.path, start.name) !== undefined) return false;
  const seen = new Set<string>();
  for (let at = nextPlace(table, start); at !== undefined; at = nextPlace(table, at)) {
    if (at.path === start.path && at.name === start.name) return true;
    const key = `${at.path}\0${at.name}`;
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return false;
}

/** The one place that a file passes a name on from; undefined where it declares it, or two stars bring it. */
function nextPlace(table: ExportTable, { path, name }: NamePlace): NamePlace | undefined {
  const file = table.file(path);
  if (!file || file.exports.some((each) => each.name === name)) return undefined;
  const placeOf = (specifier: string, imported: string): readonly NamePlace[] => {
    const target = table.resolve(path, specifier);
    return 'file' in target && table.has(target.file, imported) ? [{ path: target.file, name: imported }] : [];
  };
  const own = file.reexports.find(({ form, exported }) => form !== 'star' && exported === name);
  if (own)
    return own.form === 'named' && own.imported !== undefined ? placeOf(own.specifier, own.imported)[0] : undefined;
  const stars = file.reexports
    .filter(({ form }) => form === 'star')
    .flatMap(({ specifier }) => placeOf(specifier, name));
  return stars.length === 1 ? stars[0] : undefined;
}
