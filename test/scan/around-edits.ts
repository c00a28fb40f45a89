/**
 * Edits of what stands around an export: its imports, and declarations that the file keeps to itself. Who names what is
 * found here without the serialiser's help. Names that are bound twice anywhere in a file are left alone.
 */
import {
  applyEdits,
  declaredNames,
  hasModifier,
  insert,
  isOnlyNamesake,
  replace,
  ts,
  walk,
  type Code,
  type Edit,
} from './code-edit.ts';
import { publicNodes, semanticEdits, type SemanticEdit } from './semantic-edits.ts';

const K = ts.SyntaxKind;

/** One edit, with the names inside the file of what names the thing that it changes. */
export interface AroundEdit extends SemanticEdit {
  /** Top-level names whose public, annotated parts lead to it. */
  readonly must: ReadonlySet<string>;
  /** Top-level names that lead to it from anywhere but a body. */
  readonly may: ReadonlySet<string>;
}

/** Edits that change what others see of every export that names the import or the private declaration. */
export function aroundEdits(code: Code): readonly AroundEdit[] {
  const once = boundOnce(code);
  const declarations = topLevel(code);
  const edits: readonly (SemanticEdit & { readonly of: readonly string[] })[] = [
    ...importEdits(code, once),
    ...[...privateNames(code)].flatMap(([name, nodes]) =>
      nodes.length > 1 || !once.has(name)
        ? []
        : nodes.flatMap((node) =>
            semanticEdits(node).map(({ kind, edits: own }) => ({ kind: `private: ${kind}`, edits: own, of: [name] })),
          ),
    ),
  ];
  const inside = privateNames(code);
  const contracts = [...declarations].map(
    ([name, nodes]) => [name, nodes.filter((node) => !isOnlyNamesake(node, name))] as const,
  );
  const must = namersOf(new Map(contracts), publicReferences);
  const may = namersOf(declarations, outerReferences);
  return edits.map(({ of, ...edit }) => ({
    ...edit,
    must: closure(of, must, inside),
    may: closure(of, may, inside),
  }));
}

function importEdits(
  { source }: Code,
  once: ReadonlySet<string>,
): readonly (SemanticEdit & { readonly of: readonly string[] })[] {
  return source.statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return [];
    const names = importedNames(node);
    if (names.length === 0 || names.some((name) => !once.has(name))) return [];
    const { moduleSpecifier: specifier } = node;
    const isPackage = /^[\w@]/.test(specifier.text) && !specifier.text.startsWith('@/');
    const found = isPackage
      ? [{ kind: 'import from another package', edits: [insert(specifier.end - 1, '-zz')], of: names }]
      : [];
    const elements = elementsOf(node).filter(({ propertyName, name }) => ts.isIdentifier(propertyName ?? name));
    return [
      ...found,
      ...elements.map(({ propertyName, name }) => ({
        kind: 'import another name',
        edits: [propertyName ? insert(propertyName.end, 'Zz') : insert(name.getStart(), `${name.text}Zz as `)],
        of: [name.text],
      })),
    ];
  });
}

// ── what nobody outside can notice ──

/** Gives every import another name here. */
export function renameImports(code: Code): string | undefined {
  const once = boundOnce(code);
  const elements = code.source.statements.flatMap((node) => (ts.isImportDeclaration(node) ? elementsOf(node) : []));
  const chosen = elements.filter(({ name }) => once.has(name.text));
  const names = new Set(chosen.map(({ name }) => name.text));
  const aliases = chosen.map(({ propertyName, name }) => insert(name.end, propertyName ? 'Zq' : ` as ${name.text}Zq`));
  return renamed(code, names, aliases);
}

/** Gives every declaration that the file keeps to itself another name. */
export function renamePrivate(code: Code): string | undefined {
  const once = boundOnce(code);
  const names = new Set([...privateNames(code).keys()].filter((name) => once.has(name)));
  const declared: Edit[] = [];
  walk(code.source, (node) => {
    if (ts.isIdentifier(node) && names.has(node.text) && isDeclared(node)) declared.push(insert(node.end, 'Zq'));
  });
  return renamed(code, names, declared);
}

/** Moves every file that is imported into another folder. */
export function moveImported(code: Code): string | undefined {
  const edits: Edit[] = [];
  walk(code.source, (node) => {
    const specifier = specifierOf(node);
    // What is called like its folder takes the folder along.
    if (!specifier || !/^\.\.?\/.*[^./]$/.test(specifier.text) || /(?:^|\/)index(?:\.|$)/.test(specifier.text)) return;
    edits.push(replace(specifier, `'../../zz/${specifier.text.replace(/^(?:\.\.?\/)+/, '')}'`));
  });
  return edits.length === 0 ? undefined : applyEdits(code.text, edits);
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  const specifier = ts.isImportDeclaration(node)
    ? node.moduleSpecifier
    : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
      ? node.argument.literal
      : ts.isExternalModuleReference(node)
        ? node.expression
        : undefined;
  return specifier && ts.isStringLiteral(specifier) ? specifier : undefined;
}

function renamed({ source, text }: Code, names: ReadonlySet<string>, declared: readonly Edit[]): string | undefined {
  if (names.size === 0) return undefined;
  const edits = [...declared];
  walk(source, (node) => {
    if (!ts.isIdentifier(node) || !names.has(node.text) || isDeclared(node) || !isReference(node)) return;
    const { parent } = node;
    const isKeyToo = ts.isShorthandPropertyAssignment(parent);
    const isExportedSo = ts.isExportSpecifier(parent) && !parent.propertyName;
    if (isKeyToo) edits.push(insert(node.end, `: ${node.text}Zq`));
    else edits.push(insert(node.end, isExportedSo ? `Zq as ${node.text}` : 'Zq'));
  });
  return applyEdits(text, edits);
}

// ── who names what ──

type References = (node: ts.Node) => ReadonlySet<string>;

/** Name → the top-level names whose declarations name it. */
function namersOf(
  declarations: ReadonlyMap<string, readonly ts.Node[]>,
  references: References,
): ReadonlyMap<string, ReadonlySet<string>> {
  const namers = new Map<string, Set<string>>();
  for (const [namer, nodes] of declarations) {
    for (const name of nodes.flatMap((node) => [...references(node)])) {
      namers.set(name, (namers.get(name) ?? new Set<string>()).add(namer));
    }
  }
  return namers;
}

/** All that lead to one of the names. What is exported on the way is known by its name, and no further. */
function closure(
  names: readonly string[],
  namers: ReadonlyMap<string, ReadonlySet<string>>,
  inside: ReadonlyMap<string, unknown>,
): ReadonlySet<string> {
  const found = new Set(names);
  for (const name of found) {
    if (!names.includes(name) && !inside.has(name)) continue;
    for (const namer of namers.get(name) ?? []) found.add(namer);
  }
  return found;
}

function publicReferences(declaration: ts.Node): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of publicNodes(declaration)) if (ts.isIdentifier(node) && isReference(node)) found.add(node.text);
  return found;
}

function outerReferences(declaration: ts.Node): ReadonlySet<string> {
  const found = new Set<string>();
  walk(declaration, (node) => {
    if (ts.isBlock(node)) return false;
    if (ts.isIdentifier(node)) found.add(node.text);
    return undefined;
  });
  return found;
}

/** Top-level name → what declares it. */
export function topLevel({ source }: Code): ReadonlyMap<string, readonly ts.Node[]> {
  const found = new Map<string, ts.Node[]>();
  for (const statement of source.statements) {
    const nodes: readonly ts.Node[] = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [statement];
    for (const node of nodes) {
      const names =
        ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) ? [node.name.text] : declaredNames(statement);
      for (const name of names) found.set(name, [...(found.get(name) ?? []), node]);
    }
  }
  return found;
}

/** The top-level declarations that no export names. */
export function privateNames(code: Code): ReadonlyMap<string, readonly ts.Node[]> {
  const { statements, isDeclarationFile } = code.source;
  const lists = statements.some((node) => ts.isExportDeclaration(node) || ts.isExportAssignment(node));
  // A declaration module without a list exports everything.
  if (isDeclarationFile && !lists) return new Map();
  const exported = new Set<string>();
  for (const node of statements) {
    if (hasModifier(node, K.ExportKeyword)) for (const name of declaredNames(node)) exported.add(name);
    if (ts.isExportAssignment(node)) walk(node, (inner) => void (ts.isIdentifier(inner) && exported.add(inner.text)));
    if (!ts.isExportDeclaration(node) || node.moduleSpecifier) continue;
    if (!node.exportClause || !ts.isNamedExports(node.exportClause)) continue;
    for (const { propertyName, name } of node.exportClause.elements) exported.add((propertyName ?? name).text);
  }
  return new Map([...topLevel(code)].filter(([name, nodes]) => !exported.has(name) && !nodes.some(hasNameOfOthers)));
}

/** `declare global` bears no name of the file, and `import a = N.b` only another name of what it leads to. */
function hasNameOfOthers(node: ts.Node): boolean {
  return ts.isImportEqualsDeclaration(node) || (ts.isModuleDeclaration(node) && node.name.text === 'global');
}

function elementsOf({ importClause }: ts.ImportDeclaration): readonly ts.ImportSpecifier[] {
  const named = importClause?.namedBindings;
  return named && ts.isNamedImports(named) ? [...named.elements] : [];
}

function importedNames(node: ts.ImportDeclaration): readonly string[] {
  const named = node.importClause?.namedBindings;
  return [
    ...(node.importClause?.name ? [node.importClause.name.text] : []),
    ...(named && ts.isNamespaceImport(named) ? [named.name.text] : []),
    ...elementsOf(node).map(({ name }) => name.text),
  ];
}

// ── names ──

/** Names that only the top level binds, in one place or as one merged thing. A type may be imported beside a value. */
function boundOnce(code: Code): ReadonlySet<string> {
  const inner = new Set<string>();
  const imported = new Set<string>();
  const declared = new Set<string>();
  walk(code.source, (node) => {
    if (!ts.isIdentifier(node) || !isDeclared(node)) return;
    const isImport = ts.isImportSpecifier(node.parent);
    if (!isTop(node) || (isImport && imported.has(node.text))) inner.add(node.text);
    else (isImport ? imported : declared).add(node.text);
  });
  for (const name of imported) if (declared.has(name)) inner.add(name);
  return new Set([...imported, ...declared].filter((name) => !inner.has(name)));
}

/** True where a name is bound, not read. */
function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportClause(parent) || ts.isNamespaceImport(parent) || ts.isImportSpecifier(parent)) {
    return parent.name === node;
  }
  const binds =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassLike(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isEnumDeclaration(parent) ||
    ts.isEnumMember(parent) ||
    ts.isModuleDeclaration(parent) ||
    ts.isImportEqualsDeclaration(parent);
  return binds && parent.name === node;
}

function isTop(node: ts.Identifier): boolean {
  let at: ts.Node = node.parent;
  if (ts.isEnumMember(at)) return false;
  while (
    ts.isVariableDeclaration(at) ||
    ts.isVariableDeclarationList(at) ||
    ts.isVariableStatement(at) ||
    ts.isImportClause(at) ||
    ts.isNamespaceImport(at) ||
    ts.isNamedImports(at) ||
    ts.isImportSpecifier(at) ||
    ts.isImportDeclaration(at) ||
    (ts.isDeclarationStatement(at) && at.name === node)
  ) {
    at = at.parent;
  }
  return ts.isSourceFile(at);
}

/** A name that reads a variable, a type or a namespace: no key, no label, none of another file. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (isDeclared(node)) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node && !isImported(parent);
  if (ts.isExportSpecifier(parent)) {
    return (parent.propertyName ?? parent.name) === node && !parent.parent.parent.moduleSpecifier;
  }
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isImportTypeNode(parent) || ts.isImportSpecifier(parent) || ts.isMetaProperty(parent)) return false;
  if (ts.isNamespaceExport(parent) || ts.isNamedTupleMember(parent) || ts.isLabeledStatement(parent)) {
    return ts.isNamedTupleMember(parent) && parent.type === (node as ts.Node);
  }
  const { name, propertyName, label } = parent as {
    readonly name?: ts.Node;
    readonly propertyName?: ts.Node;
    readonly label?: ts.Node;
  };
  return name !== node && propertyName !== node && label !== node;
}

function isImported(name: ts.Node): boolean {
  let at = name;
  while (ts.isQualifiedName(at)) at = at.parent;
  return ts.isImportTypeNode(at);
}
