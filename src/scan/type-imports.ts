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

/** `import type`, `export type … from` and all of a declaration file. */
function isWrittenAsType({ form, specifier }: ImportFact, { path, reexports }: FileFacts): boolean {
  if (isDeclarationFile(path)) return true;
  if (form !== 'reexport') return form === 'type';
  const same = reexports.filter((reexport) => reexport.specifier === specifier);
  return same.length > 0 && same.every(({ typeOnly }) => typeOnly);
}

/** `export *` stays in the code whatever it passes on, and so does what the facts do not know. */
function bringsTypes(each: ImportFact, file: FileFacts, { find, resolve }: ExportTable): boolean {
  if (!/\.[cm]?tsx?$/.test(file.path)) return false;
  const names = each.form === 'reexport' ? passedOn(each, file) : (each.names ?? []);
  if (names.length === 0) return false;
  const target = resolve(file.path, each.specifier);
  return 'file' in target && names.every((name) => find(target.file, name)?.fact.typeOnly === true);
}

/** The names that a file re-exports from a specifier; none where it passes on more than names. */
function passedOn({ specifier }: ImportFact, { reexports }: FileFacts): readonly string[] {
  const same = reexports.filter((reexport) => reexport.specifier === specifier);
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
