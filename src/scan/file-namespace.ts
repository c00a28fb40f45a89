/**
 * Namespaces: whether one, or a name in one, exists at run time or for types only, and what an alias (`import T = M.I`)
 * leads to in its file. Members are listed elsewhere.
 */
import { oncePer } from '../once.ts';
import { boundNames, hasModifier, ts } from './file-syntax.ts';

/** The statements of a file or of the body of a namespace, within those around it. */
export interface Space {
  readonly statements: readonly ts.Statement[];
  /** True in declaration files and below `declare`. */
  readonly isAmbient: boolean;
  /** True where everything that is declared is public: ambient code without an export list (TypeScript's "export context"). */
  readonly isWhole: boolean;
  readonly outer?: Space;
}

/** The space of a whole file. */
export function fileSpace({ statements, isDeclarationFile }: ts.SourceFile): Space {
  return { statements, isAmbient: isDeclarationFile, isWhole: false };
}

/** The body of a namespace or of an augmentation; undefined for one without a body. */
export function bodySpace(node: ts.ModuleDeclaration, outer: Space): Space | undefined {
  const { body } = node;
  if (body === undefined || ts.isIdentifier(body)) return undefined;
  const isAmbient = outer.isAmbient || hasModifier(node, ts.SyntaxKind.DeclareKeyword);
  // `namespace A.B {}` is one in another, and exported from it.
  if (ts.isModuleDeclaration(body)) return { statements: [body], isAmbient, isWhole: true, outer };
  const { statements } = body;
  return { statements, isAmbient, isWhole: isAmbient && !statements.some(isList), outer };
}

function isList(node: ts.Node): boolean {
  return ts.isExportDeclaration(node) || ts.isExportAssignment(node);
}

/** True for what stands in a space and is public there without standing in a list. */
export function isPublic(node: ts.Statement, { isWhole }: Space): boolean {
  // Aliases are public by their modifier alone.
  return hasModifier(node, ts.SyntaxKind.ExportKeyword) || (isWhole && !ts.isImportEqualsDeclaration(node));
}

/** True for a namespace that compiles to an object; one of types alone leaves nothing behind (TypeScript's binder). */
export function holdsValues(node: ts.ModuleDeclaration, outer: Space): boolean {
  if (node.body === undefined) return true;
  const space = bodySpace(node, outer);
  return space?.statements.some((statement) => isValue(statement, space)) ?? false;
}

function isValue(node: ts.Statement, space: Space): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return false;
  if (ts.isModuleDeclaration(node)) return holdsValues(node, space);
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) {
    return hasModifier(node, ts.SyntaxKind.ExportKeyword);
  }
  const list = ts.isExportDeclaration(node) && !node.moduleSpecifier ? node.exportClause : undefined;
  if (!list || !ts.isNamedExports(list)) return true;
  return list.elements.some(({ name, propertyName }) => isValueName((propertyName ?? name).text, space));
}

/** The nearest declarations count. A name without any may be a value. */
function isValueName(name: string, space: Space): boolean {
  for (let at: Space | undefined = space; at; at = at.outer) {
    const declared = declaring(at, name);
    const here = at;
    // The compiler does not follow aliases here.
    if (declared.length > 0) return declared.some((node) => ts.isImportEqualsDeclaration(node) || isValue(node, here));
  }
  return true;
}

// ── aliases ──

/** Longest chain of aliases that is followed; guards against circular ones. */
const MAX_ALIASES = 8;

type Meaning = 'value' | 'type';

/** True when `import T = M.I` names nothing but types of namespaces in this file. */
export function isTypeAlias({ moduleReference }: ts.ImportEqualsDeclaration, space: Space): boolean {
  return isTypes(meaningsFrom(namesOf(moduleReference), space, 0));
}

/** What is not found may be anything. */
function isTypes(meanings: readonly Meaning[]): boolean {
  return meanings.length > 0 && !meanings.includes('value');
}

function meaningsFrom(names: readonly string[], space: Space, hops: number): readonly Meaning[] {
  const last = names.at(-1);
  if (last === undefined || hops > MAX_ALIASES) return [];
  if (names.length > 1) return spacesFrom(names.slice(0, -1), space, hops).flatMap((at) => meaningsIn(at, last, hops));
  for (let at: Space | undefined = space; at; at = at.outer) {
    const meanings = meaningsIn(at, last, hops);
    if (meanings.length > 0) return meanings;
  }
  return [];
}

function meaningsIn(space: Space, name: string, hops: number): readonly Meaning[] {
  const listed = exportLists(space).flatMap((node) => listedMeanings(node, space, { name, hops }));
  const declared = declaring(space, name).map((node): Meaning => {
    if (!ts.isImportEqualsDeclaration(node)) return isValue(node, space) ? 'value' : 'type';
    return aliasMeaning(node, space, hops);
  });
  return [...listed, ...declared];
}

function aliasMeaning(
  { isTypeOnly, moduleReference }: ts.ImportEqualsDeclaration,
  space: Space,
  hops: number,
): Meaning {
  return isTypeOnly || isTypes(meaningsFrom(namesOf(moduleReference), space, hops + 1)) ? 'type' : 'value';
}

function listedMeanings(
  { exportClause, isTypeOnly }: ts.ExportDeclaration,
  space: Space,
  { name, hops }: { readonly name: string; readonly hops: number },
): readonly Meaning[] {
  // In a file a list names what importers see; what stands there is found by its own name.
  if (space.outer === undefined || !exportClause || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements.flatMap((element): readonly Meaning[] => {
    if (element.name.text !== name) return [];
    const local = (element.propertyName ?? element.name).text;
    // `export { a }` does not name itself.
    const isType = isTypeOnly || element.isTypeOnly || isTypes(localMeanings(local, space, hops + 1));
    return [isType ? 'type' : 'value'];
  });
}

function localMeanings(name: string, space: Space, hops: number): readonly Meaning[] {
  return meaningsFrom([name], { ...space, statements: indexOf(space.statements).unlisted }, hops);
}

/** The bodies of the namespaces that a dotted name leads to. */
export function spacesFrom([first = '', ...rest]: readonly string[], space: Space, hops = 0): readonly Space[] {
  for (let at: Space | undefined = space; at; at = at.outer) {
    let found = spacesIn(at, first, hops);
    if (found.length === 0) continue;
    for (const name of rest) found = found.flatMap((inner) => spacesIn(inner, name, hops));
    return found;
  }
  return [];
}

function spacesIn(space: Space, name: string, hops: number): readonly Space[] {
  return declaring(space, name).flatMap((node) => {
    if (ts.isModuleDeclaration(node)) return bodySpace(node, space) ?? [];
    const isAlias = ts.isImportEqualsDeclaration(node) && hops < MAX_ALIASES;
    return isAlias ? spacesFrom(namesOf(node.moduleReference), space, hops + 1) : [];
  });
}

/** `['M', 'I']` for `M.I`, and for what the aliases of the file make of it; empty for `require('x')`. */
export function followed(reference: ts.ModuleReference, space: Space): readonly string[] {
  let names = namesOf(reference);
  for (let hops = 0; hops < MAX_ALIASES; hops++) {
    const [first = '', ...rest] = names;
    const alias = aliasOf(first, space);
    if (alias === undefined) return names;
    names = [...namesOf(alias.moduleReference), ...rest];
  }
  return [];
}

function aliasOf(name: string, space: Space): ts.ImportEqualsDeclaration | undefined {
  for (let at: Space | undefined = space; at; at = at.outer) {
    const [declared] = declaring(at, name);
    if (declared === undefined) continue;
    const isAlias = ts.isImportEqualsDeclaration(declared) && !ts.isExternalModuleReference(declared.moduleReference);
    return isAlias ? declared : undefined;
  }
  return undefined;
}

function namesOf(reference: ts.ModuleReference): readonly string[] {
  if (ts.isIdentifier(reference)) return [reference.text];
  return ts.isQualifiedName(reference) ? [...namesOf(reference.left), reference.right.text] : [];
}

interface StatementIndex {
  readonly byName: ReadonlyMap<string, readonly ts.Statement[]>;
  readonly lists: readonly ts.ExportDeclaration[];
  /** All but the lists. */
  readonly unlisted: readonly ts.Statement[];
}

export function declaring({ statements }: Space, name: string): readonly ts.Statement[] {
  return indexOf(statements).byName.get(name) ?? [];
}

function exportLists({ statements }: Space): readonly ts.ExportDeclaration[] {
  return indexOf(statements).lists;
}

/** What is read of statements: they are asked about once for every alias. */
const indexOf = oncePer((statements: readonly ts.Statement[]): StatementIndex => {
  const byName = new Map<string, ts.Statement[]>();
  for (const node of statements) {
    for (const name of new Set(namesDeclaredBy(node))) {
      const before = byName.get(name);
      if (before) before.push(node);
      else byName.set(name, [node]);
    }
  }
  const lists = statements.filter((node) => ts.isExportDeclaration(node));
  const unlisted = lists.length === 0 ? statements : statements.filter((node) => !ts.isExportDeclaration(node));
  return { byName, lists, unlisted };
});

function namesDeclaredBy(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) => boundNames(name).map(({ text }) => text));
  }
  return ts.isDeclarationStatement(node) && node.name !== undefined ? [node.name.text] : [];
}

// ── names ──

/** The public names in namespaces of one name that exist for types only, inner ones dotted, sorted. */
export function typeNamesOf(nodes: readonly ts.Node[], outer: Space): readonly string[] {
  const spaces = nodes.flatMap((node) => (ts.isModuleDeclaration(node) ? (bodySpace(node, outer) ?? []) : []));
  return spaces.length === 0 ? [] : typeNamesIn(spaces).sort();
}

function typeNamesIn(spaces: readonly Space[]): string[] {
  const meanings = new Map<string, Meaning>();
  const inner = new Map<string, Space[]>();
  for (const space of spaces) {
    for (const node of space.statements) {
      for (const [name, meaning] of publicMeanings(node, space)) {
        if (meanings.get(name) !== 'value') meanings.set(name, meaning);
        const body = ts.isModuleDeclaration(node) ? bodySpace(node, space) : undefined;
        if (body) inner.set(name, [...(inner.get(name) ?? []), body]);
      }
    }
  }
  return [...meanings].flatMap(([name, meaning]) => [
    ...(meaning === 'type' ? [name] : []),
    ...typeNamesIn(inner.get(name) ?? []).map((deeper) => `${name}.${deeper}`),
  ]);
}

function publicMeanings(node: ts.Statement, space: Space): readonly (readonly [string, Meaning])[] {
  if (ts.isExportDeclaration(node)) {
    const list = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return list.flatMap(({ name: { text } }) =>
      listedMeanings(node, space, { name: text, hops: 0 }).map((meaning) => [text, meaning] as const),
    );
  }
  if (!isPublic(node, space)) return [];
  const declared = namesDeclaredBy(node);
  if (declared.length === 0) return [];
  if (ts.isImportEqualsDeclaration(node)) return declared.map((name) => [name, aliasMeaning(node, space, 0)]);
  const meaning = isValue(node, space) ? 'value' : 'type';
  return declared.map((name) => [name, meaning]);
}

/** True for a namespace that exports what stands in another file, which is no valid code. */
export function hasForeignList(node: ts.Node): boolean {
  const body = ts.isModuleDeclaration(node) ? node.body : undefined;
  if (body === undefined || !ts.isModuleBlock(body)) return false;
  return body.statements.some((inner) => ts.isExportDeclaration(inner) && inner.moduleSpecifier !== undefined);
}
