/**
 * The names that a file takes from some modules, in whatever way: named imports, members of what it imports as a whole, `require` and
 * `import()`. Facts hold the names of packages and aliases alone, and this is asked of the few files that take something from out of sight.
 */
import { firstSyntaxError, parseSyntax, ts } from './file-syntax.ts';
import { componentKind, isPage } from './language.ts';

/** What a file takes from one module. */
export interface Taken {
  /** As they are called there. */
  readonly names: ReadonlySet<string>;
  /** Whether it is taken as a whole, as by `import * as`. */
  readonly isWhole: boolean;
}

/** What the file takes, by specifier. Of what does not parse, only the names of `import … from`. */
export function takenNames(path: string, text: string, specifiers: ReadonlySet<string>): ReadonlyMap<string, Taken> {
  const found = new Map<string, Taken>();
  for (const script of scriptsIn(path, text)) {
    for (const [specifier, { names, isWhole }] of namesIn(script, specifiers)) {
      const known = found.get(specifier);
      found.set(specifier, {
        names: new Set([...(known?.names ?? []), ...names]),
        isWhole: isWhole || known?.isWhole === true,
      });
    }
  }
  return found;
}

/** Some code, under a path that says how it is read. */
export interface ScriptText {
  readonly path: string;
  readonly text: string;
}

/** The code of a file: all of it, or the scripts of a component or page, and what stands at the head of an Astro file. */
export function scriptsIn(path: string, text: string): readonly ScriptText[] {
  if (componentKind(path) === undefined && !isPage(path)) return [{ path, text }];
  return [...text.matchAll(SCRIPT)].map(([, script, head]) => ({ path: `${path}.ts`, text: script ?? head ?? '' }));
}

const SCRIPT = /<script\b[^>]*>([^]*?)<\/script>|^---\r?\n([^]*?)\r?\n---/g;

function namesIn({ path, text }: ScriptText, specifiers: ReadonlySet<string>): ReadonlyMap<string, Taken> {
  const syntax = parseSyntax(path, text);
  if (firstSyntaxError(syntax) !== undefined) return writtenNames(text, specifiers);
  const taking: Taking = { specifiers, names: new Map(), wholes: new Map(), members: new Map() };
  visit(syntax.source, taking);
  const { names, wholes, members } = taking;
  for (const [whole, specifier] of wholes) addNames(taking, specifier, members.get(whole) ?? []);
  const whole = new Set(wholes.values());
  return new Map([...names].map(([specifier, some]) => [specifier, { names: some, isWhole: whole.has(specifier) }]));
}

interface Taking {
  readonly specifiers: ReadonlySet<string>;
  /** By specifier. */
  readonly names: Map<string, Set<string>>;
  /** What modules are called that are taken as a whole, and their specifiers. */
  readonly wholes: Map<string, string>;
  /** Members that the file reads, by what they are read of. */
  readonly members: Map<string, Set<string>>;
}

function visit(node: ts.Node, taking: Taking): void {
  if (ts.isImportDeclaration(node)) takeClause(node.importClause, specifierOf(node.moduleSpecifier, taking), taking);
  else if (ts.isExportDeclaration(node))
    takeElements(node.exportClause, specifierOf(node.moduleSpecifier, taking), taking);
  else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    takeWhole(node.name, specifierOf(node.moduleReference.expression, taking), taking);
  else if (ts.isVariableDeclaration(node)) takeBinding(node.name, loadedFrom(node.initializer, taking), taking);
  else if (ts.isPropertyAccessExpression(node)) takeMember(node.expression, node.name.text, taking);
  else if (ts.isQualifiedName(node)) takeMember(node.left, node.right.text, taking);
  else if (ts.isCallExpression(node)) takeHandedOn(node, taking);
  else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    takeName(node.qualifier, specifierOf(node.argument.literal, taking), taking);
  ts.forEachChild(node, (child) => visit(child, taking));
}

/** The specifier that a literal is, where it is one of those that are asked for. */
function specifierOf(literal: ts.Node | undefined, { specifiers }: Taking): string | undefined {
  return literal && ts.isStringLiteralLike(literal) && specifiers.has(literal.text) ? literal.text : undefined;
}

function addNames({ names }: Taking, specifier: string, some: Iterable<string>): void {
  const known = names.get(specifier) ?? new Set();
  names.set(specifier, known);
  for (const name of some) known.add(name);
}

function takeWhole({ text }: ts.Identifier, specifier: string | undefined, taking: Taking): void {
  if (specifier === undefined) return;
  taking.wholes.set(text, specifier);
  addNames(taking, specifier, []);
}

function takeClause(clause: ts.ImportClause | undefined, specifier: string | undefined, taking: Taking): void {
  if (clause?.name) takeWhole(clause.name, specifier, taking);
  takeElements(clause?.namedBindings, specifier, taking);
}

function takeElements(
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
  specifier: string | undefined,
  taking: Taking,
): void {
  if (bindings === undefined || specifier === undefined) return;
  if (ts.isNamespaceImport(bindings)) takeWhole(bindings.name, specifier, taking);
  else if (!ts.isNamespaceExport(bindings))
    for (const { propertyName, name } of bindings.elements) addNames(taking, specifier, [(propertyName ?? name).text]);
}

/** The module behind `require('x')`, `import('x')`, and what awaits or wraps one. */
function loadedFrom(node: ts.Node | undefined, taking: Taking): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return loadedFrom(node.expression, taking);
  if (!ts.isCallExpression(node)) return undefined;
  const { expression, arguments: given } = node;
  const isLoading =
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require');
  return isLoading ? specifierOf(given[0], taking) : undefined;
}

function takeBinding(name: ts.BindingName, specifier: string | undefined, taking: Taking): void {
  if (ts.isIdentifier(name)) takeWhole(name, specifier, taking);
  else if (ts.isObjectBindingPattern(name))
    for (const element of name.elements) takeName(element.propertyName ?? element.name, specifier, taking);
}

function takeName(node: ts.Node | undefined, specifier: string | undefined, taking: Taking): void {
  if (node === undefined || specifier === undefined) return;
  if (ts.isIdentifier(node)) addNames(taking, specifier, [node.text]);
  else if (ts.isQualifiedName(node)) takeName(node.left, specifier, taking);
}

function takeMember(of: ts.Node, name: string, taking: Taking): void {
  const loaded = loadedFrom(of, taking);
  if (loaded !== undefined) addNames(taking, loaded, [name]);
  if (!ts.isIdentifier(of)) return;
  const known = taking.members.get(of.text) ?? new Set();
  taking.members.set(of.text, known.add(name));
}

/** `import('x').then(({ a }) => …)`. */
function takeHandedOn({ expression, arguments: [handler] }: ts.CallExpression, taking: Taking): void {
  const loaded = ts.isPropertyAccessExpression(expression) ? loadedFrom(expression.expression, taking) : undefined;
  if (loaded === undefined) return;
  if (handler && (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)))
    for (const { name } of handler.parameters.slice(0, 1)) takeBinding(name, loaded, taking);
}

function writtenNames(text: string, specifiers: ReadonlySet<string>): ReadonlyMap<string, Taken> {
  const found = new Map<string, Taken>();
  for (const [, clause = '', specifier = ''] of text.matchAll(
    /\b(?:import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"\n]+)['"]/g,
  )) {
    if (!specifiers.has(specifier)) continue;
    const names = clause.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
    found.set(specifier, { names: new Set([...(found.get(specifier)?.names ?? []), ...names]), isWhole: false });
  }
  return found;
}
