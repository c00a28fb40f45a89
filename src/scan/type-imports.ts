/**
 * Which imports bring types alone, so that nothing of them is left at run time. A compiler erases an import of names that are
 * all types, whether it says `type` or not.
 */
import type { FileFacts, ImportFact, TsconfigFacts } from '../model.ts';
import { folderOf, foldersUp } from '../path.ts';
import type { ExportTable } from './exports.ts';
import { isDeclarationFile } from './language.ts';

/** True for an import of a file that brings types alone. */
export type TypeImports = (each: ImportFact, file: FileFacts) => boolean;

/** Asks names what they are only where the import does not say it itself. */
export function typeImports(table: ExportTable, tsconfigs: readonly TsconfigFacts[]): TypeImports {
  const isKept = verbatimTest(tsconfigs);
  return (each, file) => isWrittenAsType(each, file) || (bringsTypes(each, file, table) && !isKept(file.path));
}

/**
 * True for an import that may bring types alone though nothing says so: names in small letters are not kept, and the file that it leads to
 * exports types among them; and of a file that exports nothing else, `* as` brings types whatever the name.
 */
export function smallTypeImports(
  { names, find, isOpen, resolve }: ExportTable,
  tsconfigs: readonly TsconfigFacts[],
): TypeImports {
  const isKept = verbatimTest(tsconfigs);
  return (each, file) => {
    if (each.form !== 'static' || each.names !== undefined || !TYPESCRIPT.test(file.path)) return false;
    const target = resolve(file.path, each.specifier);
    if (!('file' in target) || isKept(file.path)) return false;
    const isType = (name: string): boolean => find(target.file, name)?.fact.typeOnly === true;
    const isSmall = (name: string): boolean => name !== 'default' && !/^[\p{Lu}_$]/u.test(name);
    const all = names(target.file);
    return (
      all.some((name) => isSmall(name) && isType(name)) || (all.length > 0 && !isOpen(target.file) && all.every(isType))
    );
  };
}

const TYPESCRIPT = /\.[cm]?tsx?$/;

/** `import type`, `export type … from` and all of a declaration file. */
function isWrittenAsType(each: ImportFact, file: FileFacts): boolean {
  if (isDeclarationFile(file.path)) return true;
  if (each.form !== 'reexport') return each.form === 'type';
  const same = reexportsOf(each, file);
  return same.length > 0 && same.every(({ typeOnly }) => typeOnly);
}

/** `export *` stays in the code whatever it passes on, and so does what the facts do not know. */
function bringsTypes(each: ImportFact, file: FileFacts, { find, resolve }: ExportTable): boolean {
  if (!TYPESCRIPT.test(file.path)) return false;
  const names = each.form === 'reexport' ? passedOn(each, file) : (each.names ?? []);
  if (names.length === 0) return false;
  const target = resolve(file.path, each.specifier);
  return 'file' in target && names.every((name) => find(target.file, name)?.fact.typeOnly === true);
}

/**
 * What one statement re-exports. Of several with one specifier each has the names between the end of the one before and its own, where
 * its specifier is.
 */
function reexportsOf({ specifier, line }: ImportFact, { imports, reexports }: FileFacts): FileFacts['reexports'] {
  const ends = imports.filter((each) => each.form === 'reexport' && each.specifier === specifier);
  const before = Math.max(0, ...ends.map((each) => each.line).filter((end) => end < line));
  return reexports.filter((each) => each.specifier === specifier && each.line > before && each.line <= line);
}

/** The names that a statement re-exports; none where it passes on more than names. */
function passedOn(each: ImportFact, file: FileFacts): readonly string[] {
  const same = reexportsOf(each, file);
  return same.every(({ form }) => form === 'named') ? same.flatMap(({ imported }) => imported ?? []) : [];
}

/** `verbatimModuleSyntax` leaves each import as it is written (TypeScript 5.0). The nearest folder with a tsconfig decides. */
function verbatimTest(tsconfigs: readonly TsconfigFacts[]): (path: string) => boolean {
  const folders = new Map<string, boolean>();
  for (const { file, verbatimModuleSyntax } of tsconfigs) {
    const dir = folderOf(file);
    folders.set(dir, verbatimModuleSyntax === true || folders.get(dir) === true);
  }
  return (path) => {
    const nearest = [...foldersUp(folderOf(path))].find((dir) => folders.has(dir));
    return nearest !== undefined && folders.get(nearest) === true;
  };
}
