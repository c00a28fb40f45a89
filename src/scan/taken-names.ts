/**
 * The names that a file takes from some modules, in whatever way: named imports, members of what it imports as a whole, `require` and
 * `import()`. Facts hold the names of packages and aliases alone, and this is asked of the few files that take something from out of sight.
 */
import { firstSyntaxError, parseSyntax, ts } from './file-syntax.ts';
import { componentKind } from './language.ts';

/** The names, as they are called there. Of what does not parse, only those of `import … from`. */
export function takenNames(path: string, text: string, specifiers: ReadonlySet<string>): ReadonlySet<string> {
  if (componentKind(path) === undefined) return namesIn(path, text, specifiers);
  const scripts = [...text.matchAll(SCRIPT)].map(([, script, head]) => script ?? head ?? '');
  return new Set(scripts.flatMap((script) => [...namesIn(`${path}.ts`, script, specifiers)]));
}

/** The scripts of a component, and the code at the head of an Astro file. */
const SCRIPT = /<script\b[^>]*>([^]*?)<\/script>|^---\r?\n([^]*?)\r?\n---/g;

function namesIn(path: string, text: string, specifiers: ReadonlySet<string>): ReadonlySet<string> {
  const syntax = parseSyntax(path, text);
  if (firstSyntaxError(syntax) !== undefined) return writtenNames(text, specifiers);
  const taking: Taking = { specifiers, names: new Set(), wholes: new Set(), members: new Map() };
  visit(syntax.source, taking);
  const { names, wholes, members } = taking;
  return new Set([...names, ...[...wholes].flatMap((whole) => [...(members.get(whole) ?? [])])]);
}

interface Taking {
  readonly specifiers: ReadonlySet<string>;
  readonly names: Set<string>;
  /** What modules are called that are taken as a whole. */
  readonly wholes: Set<string>;
  /** Members that the file reads, by what they are read of. */
  readonly members: Map<string, Set<string>>;
}

function visit(node: ts.Node, taking: Taking): void {
  if (ts.isImportDeclaration(node) && isOf(node.moduleSpecifier, taking)) takeClause(node.importClause, taking);
  else if (ts.isExportDeclaration(node) && node.moduleSpecifier && isOf(node.moduleSpecifier, taking))
    takeElements(node.exportClause, taking);
  else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    if (isOf(node.moduleReference.expression, taking)) taking.wholes.add(node.name.text);
  } else if (ts.isVariableDeclaration(node) && node.initializer && isLoaded(node.initializer, taking))
    takeBinding(node.name, taking);
  else if (ts.isPropertyAccessExpression(node)) takeMember(node.expression, node.name.text, taking);
  else if (ts.isQualifiedName(node)) takeMember(node.left, node.right.text, taking);
  else if (ts.isCallExpression(node)) takeHandedOn(node, taking);
  else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && isOf(node.argument.literal, taking))
    takeName(node.qualifier, taking);
  ts.forEachChild(node, (child) => visit(child, taking));
}

function isOf(literal: ts.Node, { specifiers }: Taking): boolean {
  return ts.isStringLiteralLike(literal) && specifiers.has(literal.text);
}

function takeClause(clause: ts.ImportClause | undefined, taking: Taking): void {
  if (clause?.name) taking.wholes.add(clause.name.text);
  takeElements(clause?.namedBindings, taking);
}

function takeElements(bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined, taking: Taking): void {
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) taking.wholes.add(bindings.name.text);
  else if (!ts.isNamespaceExport(bindings))
    for (const { propertyName, name } of bindings.elements) taking.names.add((propertyName ?? name).text);
}

/** `require('x')`, `import('x')`, and what awaits or wraps one. */
function isLoaded(node: ts.Node, taking: Taking): boolean {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return isLoaded(node.expression, taking);
  if (!ts.isCallExpression(node)) return false;
  const { expression, arguments: given } = node;
  const isLoading =
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require');
  return isLoading && given[0] !== undefined && isOf(given[0], taking);
}

function takeBinding(name: ts.BindingName, taking: Taking): void {
  if (ts.isIdentifier(name)) taking.wholes.add(name.text);
  else if (ts.isObjectBindingPattern(name))
    for (const element of name.elements) takeName(element.propertyName ?? element.name, taking);
}

function takeName(node: ts.Node | undefined, taking: Taking): void {
  if (node && ts.isIdentifier(node)) taking.names.add(node.text);
  else if (node && ts.isQualifiedName(node)) takeName(node.left, taking);
}

function takeMember(of: ts.Node, name: string, taking: Taking): void {
  if (isLoaded(of, taking)) taking.names.add(name);
  if (!ts.isIdentifier(of)) return;
  const known = taking.members.get(of.text) ?? new Set();
  taking.members.set(of.text, known.add(name));
}

/** `import('x').then(({ a }) => …)`. */
function takeHandedOn({ expression, arguments: [handler] }: ts.CallExpression, taking: Taking): void {
  if (!ts.isPropertyAccessExpression(expression) || !isLoaded(expression.expression, taking)) return;
  if (handler && (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)))
    for (const { name } of handler.parameters.slice(0, 1)) takeBinding(name, taking);
}

function writtenNames(text: string, specifiers: ReadonlySet<string>): ReadonlySet<string> {
  const clauses = [...text.matchAll(/\b(?:import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"\n]+)['"]/g)];
  const own = clauses.flatMap(([, clause = '', specifier = '']) => (specifiers.has(specifier) ? clause : []));
  return new Set(own.flatMap((clause) => clause.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []));
}
