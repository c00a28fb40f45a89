/**
 * One code file → what it imports and exports, from its text alone.
 * One pass over the top-level statements; bodies are entered only for dynamic imports and `require`.
 * The syntax tree is dropped at once. Never throws because of a text.
 */
import type { ContentFacts, ExportFact, FileFacts } from '../model.ts';
import { readAugments, wholeExport, wholeExports } from './file-augment.ts';
import { closeExports } from './file-closing.ts';
import { readCommonJs } from './file-commonjs.ts';
import { isGenerated } from './file-generated.ts';
import { borrowedNames, readReferences } from './file-imports.ts';
import { readNested } from './file-nested.ts';
import { openedNames } from './file-opened.ts';
import { mayBeCommonJs, parseForFacts, type Parse } from './file-parse.ts';
import { fileReading, type FileReading } from './file-reading.ts';
import { componentFacts, factsAt } from './file-script-blocks.ts';
import { readStatement } from './file-statements.ts';
import { firstSyntaxError, ts, type Syntax } from './file-syntax.ts';
import { typedefs } from './file-typedefs.ts';
import { mayExportUnseen } from './file-unseen.ts';

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
  const commonjs = mayBeCommonJs(path, syntax.written) ? readCommonJs(reading) : wholeExport(reading);
  const surface = commonjs ?? (mayExportUnseen(reading) ? 'open' : undefined);
  readNested(reading);

  const closed = closeExports(reading, wholeExports(reading));
  const isModule = commonjs !== undefined || closed.length + reading.reexports.length > 0 || hasImport(reading);
  const exports = isModule ? withTypedefs(reading, closed) : closed;
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
    ...(surface ? { commonjs: surface } : {}),
    ...(locals.length > 0 ? { locals } : {}),
    ...(borrowed.length > 0 ? { borrowed } : {}),
    ...(opened.length > 0 ? { opened } : {}),
    ...(reading.env.size > 0 ? { env: [...reading.env].sort() } : {}),
    ...(isGenerated(syntax) ? { isGenerated: true } : {}),
    ...(syntaxError ? { syntaxError } : {}),
  };
}

/** The exports, and the types that comments of JavaScript declare beside them. */
function withTypedefs(reading: FileReading, exports: readonly ExportFact[]): readonly ExportFact[] {
  const types = typedefs(reading);
  if (types.length === 0) return exports;
  const known = new Set([...exports.map(({ name }) => name), ...reading.reexports.map(({ exported }) => exported)]);
  return [...exports, ...types.filter(({ name }) => !known.has(name))];
}

/** A declaration module without an export list exports all that it declares (TypeScript's binder, "export context"). */
function exportAmbient({ syntax, imports, pending, declarations }: FileReading): void {
  const isModule = imports.length > 0 || pending.length > 0;
  const hasList = syntax.source.statements.some((node) => ts.isExportDeclaration(node) || ts.isExportAssignment(node));
  if (!isModule || hasList) return;
  const exported = new Set(pending.map(({ local }) => local));
  for (const [index, each] of pending.entries()) pending[index] = { ...each, isWhole: true };
  for (const [name, [first]] of declarations) {
    // Aliases are public by their modifier alone.
    if (!first || exported.has(name) || ts.isImportEqualsDeclaration(first.node)) continue;
    pending.push({ name, local: name, typeOnly: false, statement: first.statement, isWhole: true });
  }
}

function hasImport({ imports }: FileReading): boolean {
  return imports.some(({ form }) => form === 'static' || form === 'reexport');
}

function firstError(syntax: Syntax): FileFacts['syntaxError'] {
  const first = firstSyntaxError(syntax);
  if (!first) return undefined;
  return { ...syntax.placeOf(first.start), message: ts.flattenDiagnosticMessageText(first.messageText, ' ') };
}
