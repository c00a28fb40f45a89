/** Members of a class, an enum or a function that is exported as a whole: importers can name them as they name exports. */
import type { FileReading } from './file-reading.ts';
import { hasModifier, propertyName, ts } from './file-syntax.ts';

/** Exports the public static members of a class. True when it may have more: those that it inherits. */
export function exportStatics(reading: FileReading, node: ts.ClassLikeDeclaration): boolean {
  for (const member of node.members) {
    if (!hasModifier(member, ts.SyntaxKind.StaticKeyword) || isHidden(member)) continue;
    const name = propertyName(member.name);
    if (name === undefined || name.startsWith('[')) continue;
    reading.pending.push({ name, local: '', typeOnly: false, statement: member });
  }
  return node.heritageClauses?.some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword) ?? false;
}

/** Exports the members of an enum. */
export function exportEnumMembers(reading: FileReading, { members }: ts.EnumDeclaration): void {
  for (const member of members) {
    const name = propertyName(member.name);
    if (name !== undefined) reading.pending.push({ name, local: '', typeOnly: false, statement: member });
  }
}

/** Exports what is hung on a function at the top of the file: `f.x = 1`. */
export function exportProperties(reading: FileReading, local: string): void {
  for (const statement of reading.space.statements) {
    const set = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (!set || !ts.isBinaryExpression(set) || set.operatorToken.kind !== ts.SyntaxKind.EqualsToken) continue;
    const { left, right } = set;
    if (!ts.isPropertyAccessExpression(left) || !ts.isIdentifier(left.expression)) continue;
    if (left.expression.text !== local) continue;
    reading.pending.push({ name: left.name.text, local: '', typeOnly: false, expression: right, statement });
  }
}

function isHidden(member: ts.ClassElement): boolean {
  return hasModifier(member, ts.SyntaxKind.PrivateKeyword) || hasModifier(member, ts.SyntaxKind.ProtectedKeyword);
}
