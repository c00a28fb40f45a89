/**
 * Names declared one level down that count outside: those of `declare module './x'` and `declare global`, and those of a
 * namespace that is the whole export. Which file an augmentation means is the graph's matter.
 */
import type { AugmentFact, ExportFact } from '../model.ts';
import { exportFact } from './file-export.ts';
import { fileReading, type FileReading } from './file-reading.ts';
import { readStatement } from './file-statements.ts';
import { hasModifier, ts } from './file-syntax.ts';

/** Reads the augmentations among the top-level statements. */
export function readAugments(reading: FileReading): readonly AugmentFact[] {
  return reading.syntax.source.statements.flatMap((node): readonly AugmentFact[] => {
    if (!ts.isModuleDeclaration(node) || !node.body || !ts.isModuleBlock(node.body)) return [];
    const isGlobal = (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    if (!isGlobal && !ts.isStringLiteral(node.name)) return [];
    const exports = bodyExports(reading, node.body, true);
    const line = reading.syntax.lineOf(node);
    return [isGlobal ? { exports, line } : { specifier: node.name.text, exports, line }];
  });
}

/** What can be imported by name from a file with `export = space`: the public names of its namespaces called so. */
export function wholeExports(reading: FileReading): readonly ExportFact[] {
  const whole = reading.pending.find(({ statement }) => ts.isExportAssignment(statement) && statement.isExportEquals);
  return (reading.declarations.get(whole?.local ?? '') ?? []).flatMap(({ node }) => {
    const isSpace = ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body);
    return isSpace ? bodyExports(reading, node.body, isAmbient(reading, node)) : [];
  });
}

function isAmbient({ syntax }: FileReading, node: ts.Node): boolean {
  return syntax.source.isDeclarationFile || hasModifier(node, ts.SyntaxKind.DeclareKeyword);
}

/** An ambient body exports all that it declares. What a list exports is declared elsewhere, and left out. */
function bodyExports(reading: FileReading, body: ts.ModuleBlock, isAmbientBody: boolean): readonly ExportFact[] {
  const { syntax, imports, bindings } = reading;
  const inner: FileReading = { ...fileReading(syntax), imports, bindings: new Map(bindings) };
  for (const statement of body.statements) readStatement(inner, statement);
  const isWhole = isAmbientBody && !body.statements.some(ts.isExportDeclaration);
  return [...inner.declarations].flatMap(([local, [first]]) => {
    if (!first) return [];
    const written = inner.pending.find((pending) => pending.local === local);
    if (!written && !isAmbientBody) return [];
    const pending = written ?? { name: local, local, typeOnly: false, statement: first.statement };
    return exportFact(inner, isWhole ? { ...pending, isWhole } : pending) ?? [];
  });
}
