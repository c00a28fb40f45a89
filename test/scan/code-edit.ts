/** Edits of code by position: what the mutations are made of. */
import { ts } from '../../src/scan/file-syntax.ts';

export { ts };

/** `[start, end)` of a text becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file with parents and tokens, which mutations need and the scan does without. */
export interface Code {
  readonly path: string;
  readonly text: string;
  readonly source: ts.SourceFile;
}

export function parseCode(path: string, text: string): Code {
  return { path, text, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, place) => ({ edit, place }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.place - b.place);
  let result = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
export const startOf = (node: ts.Node): number => node.getStart();
export const replace = (node: ts.Node, text: string): Edit => ({ start: node.getStart(), end: node.end, text });
/** Removes a node with the blanks before it. */
export const remove = (node: ts.Node): Edit => ({ start: node.pos, end: node.end, text: '' });

/**
 * Takes a modifier away, and nothing before it: without the line break, two members that no semicolon parts would be one.
 * Nor may what is left go on with the line before: `a = b` and `[c] = d`.
 */
export function strike(modifier: ts.Node): Edit {
  const isFirst = modifier.parent.getStart() === modifier.getStart();
  const goesOn = /^\s*[[*]/.test(modifier.getSourceFile().text.slice(modifier.end));
  return replace(modifier, isFirst && goesOn && ts.isClassLike(modifier.parent.parent) ? ';' : '');
}

export function tokenOf(node: ts.Node, kind: ts.SyntaxKind): ts.Node | undefined {
  return node.getChildren().find((child) => child.kind === kind);
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}

export function isPrivate(node: ts.Node): boolean {
  if (hasModifier(node, ts.SyntaxKind.PrivateKeyword)) return true;
  return ts.isClassElement(node) && node.name !== undefined && ts.isPrivateIdentifier(node.name);
}

/** In the head of an arrow function, where a parenthesis more can make another function of it. */
export function isInArrow(node: ts.Node): boolean {
  let at = node.parent;
  while (ts.isTypeNode(at) || ts.isTypeElement(at) || ts.isParameter(at)) at = at.parent;
  return ts.isArrowFunction(at);
}

/** Every node of a tree, outermost first; `enter` may refuse a subtree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => boolean | void): void {
  if (visit(node) === false) return;
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** The names that a top-level statement declares. */
export function declaredNames(statement: ts.Node): readonly string[] {
  const names = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name)
    : ts.isDeclarationStatement(statement) && statement.name
      ? [statement.name]
      : [];
  return names.flatMap((name) => namesIn(name));
}

function namesIn(name: ts.Node): readonly string[] {
  if (!ts.isObjectBindingPattern(name) && !ts.isArrayBindingPattern(name)) return [name.getText()];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}

/** The private `const Id` beside `export type Id`, or the other way round, is no part of that contract. */
export function isOnlyNamesake(node: ts.Node, name: string): boolean {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  if (hasModifier(statement, ts.SyntaxKind.ExportKeyword) || !ts.isSourceFile(statement.parent)) return false;
  return statement.parent.statements.some(
    (other) => hasModifier(other, ts.SyntaxKind.ExportKeyword) && declaredNames(other).includes(name),
  );
}

/** The key that members share which belong together. */
export function groupOf(member: ts.Node): string {
  const isStatic = hasModifier(member, ts.SyntaxKind.StaticKeyword) ? 'static ' : '';
  const { name } = member as { readonly name?: ts.PropertyName };
  if (name) return isStatic + (ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText());
  return isStatic + (ts.isConstructorDeclaration(member) ? 'constructor' : String(member.kind));
}

/** The nodes in the reverse order of their groups, each group in its own order. */
export function reversedGroups<T>(nodes: readonly T[], key: (node: T) => string): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const node of nodes) groups.set(key(node), [...(groups.get(key(node)) ?? []), node]);
  return [...groups.values()].reverse().flat();
}
