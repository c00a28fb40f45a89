/** The scope of a whole file, in which its exports stand: what names mean there, and which of them others can reach. */
import { nameOrigins } from './file-origin.ts';
import { meaningOf, namesOf, publicByLocal, type PublicNames, type Self } from './file-names.ts';
import type { Declaration, FileReading, PendingExport } from './file-reading.ts';
import type { Names, Scope, ShapedDeclaration, ShapeMemory } from './file-scope.ts';
import { privateShapes } from './file-private.ts';
import { declaredShape } from './file-shape.ts';
import { memberShape } from './file-space-shape.ts';
import { hasModifier, ts } from './file-syntax.ts';
import { initialShape, valueShape } from './file-value-shape.ts';

/** A shape of the file: what `write` makes of a declaration that calls itself so. */
export function shapeInFile<Shape>(reading: FileReading, self: Self, write: (scope: Scope) => Shape): Shape {
  return memoryOf(reading).origins.settled(() => write(fileScope(reading, self)));
}

/** The scope of a whole file, in which a declaration stands that calls itself so. */
function fileScope(reading: FileReading, { name, means, widens = false, isInside }: Self): Scope {
  return {
    outer: undefined,
    depth: 0,
    home: { self: name, selfMeans: means, isInside, names: namesIn(reading) },
    typeParameters: undefined,
    parameters: undefined,
    inferred: undefined,
    widens,
    isBase: false,
    isAmbient: reading.syntax.source.isDeclarationFile,
    walk: {
      nesting: 0,
      value: valueShape,
      initial: initialShape,
      declared: shapeText,
      member: memberShape,
      memory: memoryOf(reading),
    },
  };
}

function memoryOf(reading: FileReading): ShapeMemory {
  reading.shapes ??= reading.around ? memoryOf(reading.around) : newMemory();
  return reading.shapes;
}

function newMemory(): ShapeMemory {
  const origins = nameOrigins();
  return { origins, privates: privateShapes(origins), spaces: new Map(), takenApart: new Map() };
}

function shapeText(declarations: readonly ShapedDeclaration[], name: string, scope: Scope): string {
  return declaredShape(declarations, name, scope).text;
}

/** How an exported declaration calls itself: `type A` beside a `const A` that stays inside does not mean that one. */
export function selfOf(name: string, shown: readonly Declaration[], declarations: readonly Declaration[]): Self {
  return { name, means: meaningOf(shown, declarations) };
}

/** An `export` before a declaration exports no namesake without one: `const a` beside `export type a` stays inside. */
export function exportedTogether(declarations: readonly Declaration[], pending: PendingExport): readonly Declaration[] {
  const isExported = ({ statement }: Declaration) => hasModifier(statement, ts.SyntaxKind.ExportKeyword);
  const isNamedByModifier = !pending.isWhole && pending.name !== 'default' && !ts.isExportSpecifier(pending.statement);
  const exported = declarations.length > 1 && isNamedByModifier ? declarations.filter(isExported) : declarations;
  return exported.length > 0 ? exported : declarations;
}

function namesIn(reading: FileReading): Names {
  const { declarations, bindings, around } = reading;
  reading.names ??= namesOf({
    declared: declarations,
    bindings,
    readPublic: () => publicNames(reading),
    scopeOf: (self) => fileScope(reading, self),
    shapeOf: shapeText,
    privates: memoryOf(reading).privates,
    origins: memoryOf(reading).origins,
    outer: around && namesIn(around),
  });
  return reading.names;
}

function publicNames({ pending, declarations }: FileReading): PublicNames {
  return {
    byLocal: publicByLocal(pending, declarations),
    has: (name, part) =>
      pending.some(
        (each) =>
          each.local === name &&
          exportedTogether(declarations.get(name) ?? [], each).some((declaration) => part.includes(declaration)),
      ),
  };
}
