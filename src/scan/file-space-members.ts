/** Public members of namespaces: what they declare, and what their lists name. Which of them are types is said elsewhere. */
import type { MemberList } from './file-member-list.ts';
import { isPublic, type Space } from './file-namespace.ts';
import { valueSignature } from './file-signature.ts';
import { boundNames, hasModifier, ts, type Syntax } from './file-syntax.ts';

/** Adds what can be reached from outside of a namespace. */
export function addSpaceMembers(list: MemberList, syntax: Syntax, space: Space): void {
  for (const node of space.statements) {
    if (hasModifier(node, ts.SyntaxKind.DefaultKeyword)) list.leaveOpen();
    else if (isPublic(node, space))
      for (const name of namesIn(node)) addDeclared(list, syntax, { node, name, as: name });
    else if (ts.isExportDeclaration(node)) addListed(list, syntax, { node, space });
    else if (ts.isExportAssignment(node)) list.leaveOpen();
  }
}

function addListed(
  list: MemberList,
  syntax: Syntax,
  { node, space }: { readonly node: ts.ExportDeclaration; readonly space: Space },
): void {
  const { exportClause, moduleSpecifier } = node;
  if (moduleSpecifier || !exportClause || !ts.isNamedExports(exportClause)) {
    list.leaveOpen();
    return;
  }
  for (const element of exportClause.elements) {
    const name = (element.propertyName ?? element.name).text;
    const as = element.name.text;
    const declared = space.statements.filter((statement) => namesIn(statement).includes(name));
    // What is declared further out, or imported, is a member all the same.
    if (declared.length === 0) list.addText(as, as, { node: element });
    for (const statement of declared) addDeclared(list, syntax, { node: statement, name, as });
  }
}

interface DeclaredMember {
  readonly node: ts.Statement;
  /** Its name where it is declared, and outside. */
  readonly name: string;
  readonly as: string;
}

function addDeclared(list: MemberList, syntax: Syntax, { node, name, as }: DeclaredMember): void {
  if (ts.isFunctionDeclaration(node)) list.add(as, 'method', node);
  else if (!ts.isVariableStatement(node)) list.add(as, 'property', node);
  else {
    for (const { name: bound, type, initializer } of node.declarationList.declarations) {
      const place = boundNames(bound).find(({ text }) => text === name);
      if (!place) continue;
      // A destructured name has no annotation of its own.
      const own = ts.isIdentifier(bound)
        ? { signature: as + valueSignature(syntax, type, initializer), initializer }
        : {};
      list.addText(as, own.signature ?? as, { node: place, initializer: own.initializer });
    }
  }
}

/** The names that a statement declares. */
function namesIn(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) => boundNames(name).map(({ text }) => text));
  }
  const isNamed = ts.isDeclarationStatement(node) && !ts.isExportDeclaration(node) && !ts.isExportAssignment(node);
  return isNamed && node.name !== undefined ? [node.name.text] : [];
}
