/** What is gathered while one file is read: imports, bindings, declarations, and exports that await their declaration. */
import type { ExportKind, ImportFact, ReexportFact } from '../model.ts';
import { fileSpace, type Space } from './file-namespace.ts';
import type { Names, ShapeMemory } from './file-scope.ts';
import type { Syntax, ts } from './file-syntax.ts';

/** A top-level declaration of a name. One name may have several: overloads, merged interfaces and namespaces. */
export interface Declaration {
  readonly kind: ExportKind;
  readonly typeOnly: boolean;
  /** What declares the name. */
  readonly node: ts.Node;
  /** What its doc comment stands before. */
  readonly statement: ts.Node;
}

/** A name that an import brings. */
export interface Binding {
  readonly specifier: string;
  /** The name in the other file; absent for the whole namespace. */
  readonly imported?: string;
  readonly typeOnly: boolean;
}

/** A public name whose declaration may stand anywhere in the file. */
export interface PendingExport {
  readonly name: string;
  /** The name inside the file; `''` for what has none. */
  readonly local: string;
  readonly typeOnly: boolean;
  /** For an exported expression: the expression itself. */
  readonly expression?: ts.Expression;
  /** True where every declaration of the name is exported, with or without a modifier: in an ambient module. */
  readonly isWhole?: boolean;
  /** Where it is exported; the doc comment of an expression stands before it. */
  readonly statement: ts.Node;
}

/** The state of one read. */
export interface FileReading {
  readonly syntax: Syntax;
  /** The statements that are read, and those around them. */
  readonly space: Space;
  readonly imports: ImportFact[];
  readonly reexports: ReexportFact[];
  readonly bindings: Map<string, Binding>;
  readonly declarations: Map<string, Declaration[]>;
  readonly pending: PendingExport[];
  /** Environment variables that are read. */
  readonly env: Set<string>;
  /** Names that stand for what CommonJS exports: `exports`, and `app` after `const app = module.exports = {}`. */
  readonly exportsNames: Set<string>;
  /** Names that stand for the object that holds them: `module`, and `m` after `const m = module`. */
  readonly moduleNames: Set<string>;
  /** Names whose value CommonJS exports as a whole: `api` for `module.exports = api`. */
  readonly wholeNames: Set<string>;
  /** Where what CommonJS exports is set or handed on in a way that was understood. */
  readonly understood: Set<ts.Node>;
  /** What hangs on the object that CommonJS exports, and goes with it when another one is exported instead. */
  readonly onExports: Set<PendingExport | ReexportFact>;
  /** What names mean in shapes, once that was asked. */
  names?: Names;
  /** What its shapes share, once there is one. */
  shapes?: ShapeMemory;
  /** Whether `require` is one of the file's own, once that was asked. */
  hasOwnRequire?: boolean;
  /** The reading of the file around the space that is read. */
  readonly around?: FileReading;
  /** True when CommonJS exports names that cannot be told. */
  hasMoreExports: boolean;
}

/** An empty state, of a file or of a space in it. */
export function fileReading(syntax: Syntax, space = fileSpace(syntax.source)): FileReading {
  return {
    syntax,
    space,
    imports: [],
    reexports: [],
    bindings: new Map(),
    declarations: new Map(),
    pending: [],
    env: new Set(),
    exportsNames: new Set(['exports']),
    moduleNames: new Set(['module']),
    wholeNames: new Set(),
    understood: new Set(),
    onExports: new Set(),
    hasMoreExports: false,
  };
}

/** Notes a declaration under its name. */
export function declareName(reading: FileReading, name: string, declaration: Declaration): void {
  const known = reading.declarations.get(name);
  if (known) known.push(declaration);
  else reading.declarations.set(name, [declaration]);
}
