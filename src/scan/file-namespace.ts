/** Namespaces: whether one exists at run time, or holds nothing but types. Its members are listed elsewhere. */
import { hasModifier, ts } from './file-syntax.ts';

/** True for a namespace that compiles to an object; one of types alone leaves nothing behind (TypeScript's binder). */
export function holdsValues({ body }: ts.ModuleDeclaration): boolean {
  if (body === undefined) return true;
  if (ts.isModuleDeclaration(body)) return holdsValues(body);
  return ts.isModuleBlock(body) && body.statements.some((statement) => isValue(statement, body));
}

function isValue(node: ts.Statement, block: ts.ModuleBlock): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return false;
  if (ts.isModuleDeclaration(node)) return holdsValues(node);
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) {
    return hasModifier(node, ts.SyntaxKind.ExportKeyword);
  }
  const list = ts.isExportDeclaration(node) && !node.moduleSpecifier ? node.exportClause : undefined;
  if (!list || !ts.isNamedExports(list)) return true;
  return list.elements.some(({ name, propertyName }) => isValueName((propertyName ?? name).text, block));
}

/** What is declared outside of the block may be a value. */
function isValueName(name: string, block: ts.ModuleBlock): boolean {
  const declared = block.statements.filter(
    (statement) => ts.isDeclarationStatement(statement) && statement.name?.text === name,
  );
  return declared.length === 0 || declared.some((statement) => isValue(statement, block));
}
