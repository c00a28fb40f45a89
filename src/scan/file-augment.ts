/**
 * Names declared one level down that count outside: those of `declare module './x'` and `declare global`, and those of a
 * namespace that is the whole export. Which file an augmentation means is the graph's matter.
 */
import type { AugmentFact, ContentFacts, ExportFact } from '../model.ts';
import { closeExports } from './file-closing.ts';
import { bodySpace, hasForeignList, spacesFrom, type Space } from './file-namespace.ts';
import { fileReading, type FileReading, type PendingExport } from './file-reading.ts';
import { exportEnumMembers, exportProperties, exportStatics } from './file-statics.ts';
import { readStatement } from './file-statements.ts';
import { ts } from './file-syntax.ts';

/** Reads the augmentations among the top-level statements. */
export function readAugments(reading: FileReading): readonly AugmentFact[] {
  return reading.syntax.source.statements.flatMap((node): readonly AugmentFact[] => {
    if (!ts.isModuleDeclaration(node) || !node.body || !ts.isModuleBlock(node.body)) return [];
    const isGlobal = (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;
    if (!isGlobal && !ts.isStringLiteral(node.name)) return [];
    const space = bodySpace(node, reading.space);
    const exports = space ? closeExports(readSpace(reading, space)) : [];
    const line = reading.syntax.lineOf(node);
    return [isGlobal ? { exports, line } : { specifier: node.name.text, exports, line }];
  });
}

/** What can be imported by name from a file with `export = space`: the public names of its namespaces called so. */
export function wholeExports(reading: FileReading): readonly ExportFact[] {
  return wholeSpaces(reading).flatMap((space) => {
    const inner = readSpace(reading, space);
    const facts = closeExports(inner);
    reading.reexports.push(...inner.reexports);
    return facts;
  });
}

/** `export =`: the names of a class, an enum or a function are those of its members, those of a variable stand in its type. */
export function wholeExport(reading: FileReading): ContentFacts['commonjs'] {
  const whole = wholeOf(reading);
  if (!whole) return undefined;
  const declared = reading.declarations.get(whole.local) ?? [];
  const binding = declared.length > 0 ? undefined : reading.bindings.get(whole.local);
  // The names of one name of another file are not followed.
  if (binding) return binding.imported === undefined ? 'closed' : 'open';
  const isAlias = declared.every(({ node }) => ts.isImportEqualsDeclaration(node));
  if (isAlias) return wholeSpaces(reading).length > 0 ? 'closed' : 'open';
  if (declared.some(({ kind }) => kind === 'function')) exportProperties(reading, whole.local);
  let isOpen = declared.some(({ kind, node }) => kind === 'const' || kind === 'let' || hasForeignList(node));
  for (const { node } of declared) {
    if (ts.isEnumDeclaration(node)) exportEnumMembers(reading, node);
    if (ts.isClassDeclaration(node) && exportStatics(reading, node)) isOpen = true;
  }
  return isOpen ? 'open' : 'closed';
}

function wholeOf({ pending }: FileReading): PendingExport | undefined {
  return pending.find(({ statement }) => ts.isExportAssignment(statement) && statement.isExportEquals);
}

/** The bodies of `space` in `export = space`, of `A.B` in `export = A.B`, and of what an alias of either leads to. */
function wholeSpaces(reading: FileReading): readonly Space[] {
  const whole = wholeOf(reading);
  return whole?.expression ? spacesFrom(namesIn(whole.expression), reading.space) : [];
}

function namesIn(expression: ts.Expression): readonly string[] {
  if (ts.isIdentifier(expression)) return [expression.text];
  return ts.isPropertyAccessExpression(expression) ? [...namesIn(expression.expression), expression.name.text] : [];
}

/** Reads a space; what its lists name may be declared or imported around it. */
function readSpace(reading: FileReading, space: Space): FileReading {
  const { syntax, imports, bindings } = reading;
  const inner: FileReading = { ...fileReading(syntax, space), imports, bindings: new Map(bindings), around: reading };
  for (const statement of space.statements) readStatement(inner, statement);
  for (const { local } of inner.pending) {
    const around = inner.declarations.has(local) ? undefined : reading.declarations.get(local);
    if (around) inner.declarations.set(local, around);
  }
  if (!space.isWhole) return inner;
  const exported = new Set(inner.pending.map(({ local }) => local));
  const written = inner.pending.splice(0);
  for (const [name, [first]] of inner.declarations) {
    const own = written.filter(({ local }) => local === name);
    if (exported.has(name)) inner.pending.push(...own.map((each) => ({ ...each, isWhole: true })));
    // Aliases are public by their modifier alone.
    else if (first && !ts.isImportEqualsDeclaration(first.node)) {
      inner.pending.push({ name, local: name, typeOnly: false, statement: first.statement, isWhole: true });
    }
  }
  return inner;
}
