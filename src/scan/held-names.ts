/**
 * Whether code holds a name in a way by which it may read a variable of the environment: in a text, as a key or a member, or as what it takes
 * from a package. Remarks do not count, nor does a constant of the code's own that is called so. Asked of single files, about what facts
 * call absent.
 */
import { firstSyntaxError, parseSyntax, ts } from './file-syntax.ts';
import { componentKind } from './language.ts';
import { note, noteAll } from './noted-names.ts';

/** Those of `names` that the code at `path` holds so. Of components, and of what does not parse, any word counts that stands in no remark. */
export function heldNames(path: string, text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  if (componentKind(path) !== undefined) return wordsIn(withoutRemarks(text), names);
  const syntax = parseSyntax(path, text);
  if (firstSyntaxError(syntax) !== undefined) return wordsIn(withoutRemarks(text), names);
  const found: Found = { names, held: new Set(), bare: new Set(), bound: new Set() };
  visit(syntax.source, found);
  return new Set([...found.held, ...[...found.bare].filter((name) => !found.bound.has(name))]);
}

interface Found {
  readonly names: ReadonlySet<string>;
  readonly held: Set<string>;
  /** Names that stand by themselves: what they mean depends on who declares them. */
  readonly bare: Set<string>;
  /** Names that the file declares, or takes from another file. */
  readonly bound: Set<string>;
}

function visit(node: ts.Node, found: Found): void {
  const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
  if (from !== undefined && ts.isStringLiteralLike(from) && from.text.startsWith('.')) {
    // What another file of the repository declares, that file holds, or nobody.
    noteAll(node, found.bound, found);
    return;
  }
  if (ts.isIdentifier(node)) note(found.bare, node, found);
  else if (isText(node)) for (const name of wordsIn(node.text, found.names)) found.held.add(name);
  else if (ts.isBindingElement(node)) {
    note(found.held, node.propertyName ?? node.name, found);
    if (node.propertyName !== undefined) note(found.bound, node.name, found);
  } else if (ts.isQualifiedName(node)) note(found.held, node.right, found);
  else if (isKeyed(node)) note(found.held, node.name, found);
  else if (isDeclaring(node)) note(found.bound, node.name, found);
  ts.forEachChild(node, (child) => visit(child, found));
}

function isText(node: ts.Node): node is ts.Node & { readonly text: string } {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isJsxText(node) ||
    ts.isRegularExpressionLiteral(node)
  );
}

/** `env.NAME`, `{ NAME: … }`, `{ NAME: string }`, a member of a class or an enum. */
function isKeyed(node: ts.Node): node is ts.Node & { readonly name?: ts.Node } {
  return (
    ts.isPropertyAccessExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isTypeElement(node) ||
    ts.isClassElement(node) ||
    ts.isEnumMember(node)
  );
}

function isDeclaring(node: ts.Node): node is ts.Node & { readonly name?: ts.Node } {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node)
  );
}

function wordsIn(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  return new Set((text.match(/\w+/g) ?? []).filter((word) => names.has(word)));
}

/** Lines that are remarks as a whole, and those of markup. */
function withoutRemarks(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, '').replace(/^[ \t]*(?:\/\/|\/?\*).*$/gm, '');
}
