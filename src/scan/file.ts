/**
 * One code file → what it imports and exports, from its text alone.
 * One pass over the top-level statements; bodies are entered only for dynamic imports and `require`.
 * The syntax tree is dropped at once. Never throws because of a text.
 */
import type { ContentFacts, ExportFact, FileFacts } from '../model.ts';
import { readAugments, wholeExports } from './file-augment.ts';
import { readCommonJs } from './file-commonjs.ts';
import { exportFact } from './file-export.ts';
import { isGenerated } from './file-generated.ts';
import { borrowedNames, readReferences } from './file-imports.ts';
import { hasExportList, namesOf } from './file-namespace.ts';
import { readNested } from './file-nested.ts';
import { openedNames } from './file-opened.ts';
import { mayBeCommonJs, parseForFacts, type Parse } from './file-parse.ts';
import { fileReading, type FileReading, type PendingExport } from './file-reading.ts';
import { componentFacts, factsAt } from './file-script-blocks.ts';
import { readStatement } from './file-statements.ts';
import { firstSyntaxError, ts, type Syntax } from './file-syntax.ts';
import { typedefs } from './file-typedefs.ts';

/** Scans one file. `path` decides the language only; positions count from 1. */
export function scanFile(path: string, text: string): FileFacts {
  const facts: ContentFacts = JSON.parse(scanText(path, text));
  return factsAt(path, facts);
}

/**
 * Scans one text in the language that `path` names, and gives its `ContentFacts` as JSON. That is what caches keep; and
 * facts that are parsed from it do not hold on to the text, which a part of it would (langfuse, 4,111 files: 40 MB).
 * Another `parse` gives the same facts: that of the whole text is what tests and the bench compare with.
 */
export function scanText(path: string, text: string, parse: Parse = parseForFacts): string {
  try {
    const code = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    const read = (name: string, part: string): ContentFacts => readCode(name, parse(name, part));
    return JSON.stringify(componentFacts(path, code, read) ?? read(path, code));
  } catch (error) {
    // The parser recovers from any syntax; what is left is nesting that exhausts the stack. All else is our bug.
    if (!(error instanceof RangeError)) throw error;
    const message = 'The code is nested too deeply to be read.';
    const facts: ContentFacts = {
      imports: [],
      exports: [],
      reexports: [],
      syntaxError: { line: 1, column: 1, message },
    };
    return JSON.stringify(facts);
  }
}

function readCode(path: string, syntax: Syntax): ContentFacts {
  const reading = fileReading(syntax);
  for (const statement of syntax.source.statements) readStatement(reading, statement);
  if (syntax.source.isDeclarationFile) exportAmbient(reading);
  readReferences(reading);
  const commonjs = mayBeCommonJs(path, syntax.text) ? readCommonJs(reading) : wholeExport(reading);
  readNested(reading);

  const closed = closeExports(reading);
  const isModule = commonjs !== undefined || closed.length + reading.reexports.length > 0 || hasImport(reading);
  const known = new Set(
    [...closed, ...reading.reexports.map(({ exported: name }) => ({ name }))].map(({ name }) => name),
  );
  const exports = [...closed, ...(isModule ? typedefs(reading).filter(({ name }) => !known.has(name)) : [])];
  const exported = new Set(reading.pending.map(({ local }) => local));
  const locals = [...reading.declarations.keys()].filter((name) => !exported.has(name)).sort();
  const augments = readAugments(reading);
  const borrowed = borrowedNames(reading);
  const opened = openedNames(reading);
  const syntaxError = firstError(syntax);
  return {
    imports: reading.imports.sort((a, b) => a.line - b.line),
    exports,
    reexports: reading.reexports,
    ...(augments.length > 0 ? { augments } : {}),
    ...(commonjs ? { commonjs } : {}),
    ...(locals.length > 0 ? { locals } : {}),
    ...(borrowed.length > 0 ? { borrowed } : {}),
    ...(opened.length > 0 ? { opened } : {}),
    ...(reading.env.size > 0 ? { env: [...reading.env].sort() } : {}),
    ...(isGenerated(syntax) ? { isGenerated: true } : {}),
    ...(syntaxError ? { syntaxError } : {}),
  };
}

/** A declaration module without an export list exports all that it declares (TypeScript's binder, "export context"). */
function exportAmbient({ syntax, imports, pending, declarations }: FileReading): void {
  const isModule = imports.length > 0 || pending.length > 0;
  const hasList = syntax.source.statements.some((node) => ts.isExportDeclaration(node) || ts.isExportAssignment(node));
  if (!isModule || hasList) return;
  const exported = new Set(pending.map(({ local }) => local));
  for (const [index, each] of pending.entries()) pending[index] = { ...each, isWhole: true };
  for (const [name, [first]] of declarations) {
    if (!first || exported.has(name)) continue;
    pending.push({ name, local: name, typeOnly: false, statement: first.statement, isWhole: true });
  }
}

/** `export =` of a variable or an expression: the names are those of its type. */
function wholeExport({ pending, declarations, bindings }: FileReading): ContentFacts['commonjs'] {
  const whole = pending.find(({ statement }) => ts.isExportAssignment(statement) && statement.isExportEquals);
  if (!whole) return undefined;
  const declared = declarations.get(whole.local) ?? [];
  const isOpen = declared.some(({ kind, node }) => kind === 'const' || kind === 'let' || hasExportList(node));
  const isKnown = declared.length > 0 ? !isOpen : bindings.has(whole.local);
  return isKnown ? 'closed' : 'open';
}

function hasImport({ imports }: FileReading): boolean {
  return imports.some(({ form }) => form === 'static' || form === 'reexport');
}

/** Turns what was exported by name into facts of the declarations behind it, or into re-exports of imports. */
function closeExports(reading: FileReading): readonly ExportFact[] {
  const exports = new Map<string, ExportFact>();
  const reexported = new Set<string>();
  for (const pending of reading.pending) {
    if (exports.has(pending.name) || reexported.has(pending.name)) continue;
    if (reexportAlias(reading, pending)) {
      reexported.add(pending.name);
      continue;
    }
    const fact = exportFact(reading, pending);
    if (fact) exports.set(pending.name, fact);
    else if (reexportImport(reading, pending)) reexported.add(pending.name);
  }
  for (const fact of wholeExports(reading)) if (!exports.has(fact.name)) exports.set(fact.name, fact);
  return [...exports.values()];
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

/** `import * as all from './y'; import T = all.T; export { T }` is a re-export of `./y`, as is `export import T = X` of an import. */
function reexportAlias(reading: FileReading, pending: PendingExport): boolean {
  const [declaration] = reading.declarations.get(pending.local) ?? [];
  if (!declaration || !ts.isImportEqualsDeclaration(declaration.node)) return false;
  const [owner = '', member, ...deeper] = namesOf(declaration.node.moduleReference);
  const binding = reading.declarations.has(owner) ? undefined : reading.bindings.get(owner);
  const isNamespace = binding !== undefined && binding.imported === undefined;
  if (!binding || deeper.length > 0 || isNamespace !== (member !== undefined)) return false;
  const typeOnly = pending.typeOnly || declaration.typeOnly || binding.typeOnly;
  const line = reading.syntax.lineOf(pending.statement);
  const { specifier, imported = member } = binding;
  if (imported === undefined) return false;
  reading.reexports.push({ form: 'named', specifier, imported, exported: pending.name, typeOnly, line });
  return true;
}

function firstError(syntax: Syntax): FileFacts['syntaxError'] {
  const first = firstSyntaxError(syntax);
  if (!first) return undefined;
  return { ...syntax.placeOf(first.start), message: ts.flattenDiagnosticMessageText(first.messageText, ' ') };
}
