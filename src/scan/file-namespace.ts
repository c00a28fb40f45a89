/** Namespaces: whether one, or a name in one, exists at run time or for types only. Members are listed elsewhere. */
import { boundNames, hasModifier, ts } from './file-syntax.ts';

/** True for a namespace that compiles to an object; one of types alone leaves nothing behind (TypeScript's binder). */
export function holdsValues({ body }: ts.ModuleDeclaration): boolean {
  if (body === undefined) return true;
  if (ts.isModuleDeclaration(body)) return holdsValues(body);
  return ts.isModuleBlock(body) && body.statements.some((statement) => isValue(statement, body.statements));
}

function isValue(node: ts.Statement, block: readonly ts.Statement[]): boolean {
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
function isValueName(name: string, block: readonly ts.Statement[]): boolean {
  const declared = block.filter((statement) => ts.isDeclarationStatement(statement) && statement.name?.text === name);
  return declared.length === 0 || declared.some((statement) => isValue(statement, block));
}

/** True when `import T = M.I` names nothing but types of a namespace among `statements`. */
export function isTypeAlias(
  { moduleReference }: ts.ImportEqualsDeclaration,
  statements: readonly ts.Statement[],
): boolean {
  const names = namesOf(moduleReference);
  const last = names.at(-1);
  if (last === undefined || names.length === 1) return false;
  let blocks: readonly (readonly ts.Statement[])[] = [statements];
  for (const name of names.slice(0, -1))
    blocks = blocks.flatMap((block) => block.flatMap((node) => bodiesOf(node, name)));
  const meanings = blocks.flatMap((block) => meaningsOf(block, last));
  // What is not found may be anything.
  return meanings.length > 0 && !meanings.includes('value');
}

/** `['M', 'I']` for `M.I`; empty for `require('x')`. */
export function namesOf(reference: ts.ModuleReference): readonly string[] {
  if (ts.isIdentifier(reference)) return [reference.text];
  return ts.isQualifiedName(reference) ? [...namesOf(reference.left), reference.right.text] : [];
}

/** The statements of a namespace called `name`; `namespace O.P` is one in another. */
function bodiesOf(node: ts.Node, name: string): readonly (readonly ts.Statement[])[] {
  if (!ts.isModuleDeclaration(node) || node.name.text !== name || node.body === undefined) return [];
  if (ts.isModuleBlock(node.body)) return [node.body.statements];
  return ts.isModuleDeclaration(node.body) ? [[node.body]] : [];
}

function meaningsOf(statements: readonly ts.Statement[], name: string): readonly ('value' | 'type')[] {
  return statements.flatMap((node) => {
    if (ts.isExportDeclaration(node)) return listedMeanings(node, statements, name);
    return declares(node, name) ? [isValue(node, statements) ? 'value' : 'type'] : [];
  });
}

function listedMeanings({ exportClause }: ts.ExportDeclaration, statements: readonly ts.Statement[], name: string) {
  if (!exportClause || !ts.isNamedExports(exportClause)) return [];
  const listed = exportClause.elements.filter((element) => element.name.text === name);
  return listed.map((element) => {
    const isLocalValue = isValueName((element.propertyName ?? element.name).text, statements);
    return isLocalValue ? ('value' as const) : ('type' as const);
  });
}

function declares(node: ts.Statement, name: string): boolean {
  if (!ts.isVariableStatement(node)) return ts.isDeclarationStatement(node) && node.name?.text === name;
  return node.declarationList.declarations.some((each) => boundNames(each.name).some(({ text }) => text === name));
}

/** True for a namespace that exports by a list, whose names are declared elsewhere. */
export function hasExportList(node: ts.Node): boolean {
  const body = ts.isModuleDeclaration(node) ? node.body : undefined;
  return body !== undefined && ts.isModuleBlock(body) && body.statements.some((inner) => ts.isExportDeclaration(inner));
}
