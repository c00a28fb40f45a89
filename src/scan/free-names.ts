/**
 * The names that code uses and that nothing in its file declares or imports: what a page, a script from an address or another tool puts into
 * the global scope. Asked of single files, about names that no file exports any more.
 */
import { firstSyntaxError, hasModifier, parseSyntax, ts, unwrap } from './file-syntax.ts';
import { note, noteAll } from './noted-names.ts';
import { scriptsIn } from './taken-names.ts';

/** Those of `names` that the code at `path` uses so, or says to be there: `declare const ShopPay`. Of what does not parse, none. */
export function freeNames(path: string, text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const found: Found = { names, free: new Set(), bare: new Set(), bound: new Set() };
  for (const script of scriptsIn(path, text)) {
    const syntax = parseSyntax(script.path, script.text);
    if (firstSyntaxError(syntax) === undefined) visit(syntax.source, found);
  }
  return new Set([...found.free, ...[...found.bare].filter((name) => !found.bound.has(name))]);
}

interface Found {
  readonly names: ReadonlySet<string>;
  readonly free: Set<string>;
  /** Names that stand by themselves. */
  readonly bare: Set<string>;
  /** Names that the file declares or imports, wherever in it. */
  readonly bound: Set<string>;
}

function visit(node: ts.Node, found: Found): void {
  if (isAmbient(node)) {
    noteAll(node, found.free, found);
    return;
  }
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportEqualsDeclaration(node)) {
    noteAll(node, found.bound, found);
    return;
  }
  if (isDeclaring(node)) note(found.bound, node.name, found);
  else if (ts.isPropertyAccessExpression(node) && isGlobal(node.expression)) note(found.free, node.name, found);
  const used = usedBy(node);
  if (used !== undefined) note(found.bare, unwrap(used), found);
  ts.forEachChild(node, (child) => visit(child, found));
}

/** What is declared here and stands elsewhere; a namesake that a module is said to have is that module's. */
function isAmbient(node: ts.Node): boolean {
  const mayBe = ts.isVariableStatement(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
  return mayBe && hasModifier(node, ts.SyntaxKind.DeclareKeyword);
}

type Declaring = ts.Node & { readonly name?: ts.Node };

function isDeclaring(node: ts.Node): node is Declaring {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassDeclaration(node) ||
    ts.isClassExpression(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isModuleDeclaration(node)
  );
}

/** `window.openCart()`, `(globalThis as any).openCart()`. */
function isGlobal(node: ts.Expression): boolean {
  const of = unwrap(node);
  return ts.isIdentifier(of) && GLOBALS.has(of.text);
}

const GLOBALS: ReadonlySet<string> = new Set(['window', 'globalThis', 'self', 'global']);

/** What an expression calls, makes, or reads a member of, where a name may stand for it. */
function usedBy(node: ts.Node): ts.Expression | undefined {
  return ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isPropertyAccessExpression(node)
    ? node.expression
    : undefined;
}
