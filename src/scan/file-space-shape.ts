/**
 * The shapes of namespaces and enums, and of single members of those that no export names: of such a one only those members
 * count that a shape leads to. Blocks of one namespace are one namespace, as the parts of an interface are one interface.
 */
import type { MemberedShape } from './file-class-shape.ts';
import { namesOf, publicByLocal, type PublicNames } from './file-names.ts';
import {
  addTo,
  dotted,
  enter,
  groupsShape,
  keyShape,
  type Asked,
  type Groups,
  type Names,
  type Path,
  type Scope,
  type ShapedDeclaration,
} from './file-scope.ts';
import { boundNames, hasModifier, propertyName, ts } from './file-syntax.ts';
import { valueShape } from './file-value-shape.ts';

/** The shape of the blocks of one namespace. */
export function spaceShape(nodes: readonly ts.ModuleDeclaration[], outer: Scope): MemberedShape {
  const { declared, exported, scope } = blockOf(nodes, outer);
  const members: Groups = new Map();
  for (const [name, local] of exported) {
    const declarations = declared.get(local);
    addTo(members, name, declarations ? scope.walk.declared(declarations, local, scope) : `export ${local}`);
  }
  return { text: `namespace${groupsShape(members)}`, members };
}

/** What a path leads to in a private namespace or enum; undefined where it leads elsewhere. */
export function memberShape(
  declarations: readonly ShapedDeclaration[],
  [first = '', ...rest]: Path,
  { scope, meaning }: Asked,
): string | undefined {
  const spaces = declarations.flatMap(({ node }) => (ts.isModuleDeclaration(node) ? [node] : []));
  if (spaces.length > 0) {
    const { declared, exported, names } = blockOf(spaces, scope);
    const local = exported.get(first);
    if (local !== undefined && declared.has(local)) return names.shown(local, meaning, rest);
  }
  // A member that may change its value has the type of all members.
  if (meaning === 'widened') return undefined;
  const enums = declarations.flatMap(({ node }) => (ts.isEnumDeclaration(node) ? [node] : []));
  return enums.length > 0 ? enumNames(enums, scope).shown(first, meaning, rest) : undefined;
}

// ── namespaces ──

interface Block {
  readonly declared: ReadonlyMap<string, readonly ShapedDeclaration[]>;
  /** Public name → name inside. */
  readonly exported: ReadonlyMap<string, string>;
}

interface KnownBlock extends Block {
  readonly scope: Scope;
  readonly names: Names;
}

/** Read once: a block that every shape read anew would be read 2^n times where it stands in n others. */
function blockOf(nodes: readonly ts.ModuleDeclaration[], outer: Scope): KnownBlock {
  return remembered(outer, nodes[0], () => {
    const isAmbient = outer.isAmbient || nodes.some((node) => hasModifier(node, ts.SyntaxKind.DeclareKeyword));
    const block = readBlocks(nodes, isAmbient);
    return { ...block, ...blockScope(block, { ...enter(outer, {}), isAmbient }, outer.home?.isInside ?? false) };
  });
}

function remembered<Known>({ walk }: Scope, node: ts.Node | undefined, read: () => Known): Known {
  const { spaces } = walk.memory;
  const known = node && spaces.get(node);
  // One node is always read by the same function.
  if (known !== undefined) return known as Known;
  const found = read();
  if (node) spaces.set(node, found);
  return found;
}

/** The scope of a block, where names mean what the block declares before they mean anything around it. */
function blockScope(
  { declared, exported }: Block,
  inner: Scope,
  isInside: boolean,
): Pick<KnownBlock, 'scope' | 'names'> {
  // How deep the first one stands that asks is nothing to the others.
  const walk = (): Scope['walk'] => ({ ...inner.walk, nesting: 0 });
  const names = namesOf({
    declared,
    bindings: new Map(),
    readPublic: () => (isInside ? NOBODY : publicNames(declared, exported)),
    scopeOf: ({ name, means, widens = false, isInside: isSpace }) => ({
      ...inner,
      home: { self: name, selfMeans: means, isInside: isSpace, names },
      widens,
      walk: walk(),
    }),
    shapeOf: inner.walk.declared,
    origins: inner.walk.memory.origins,
    privates: inner.walk.memory.privates,
    outer: 'scope',
  });
  return { scope: { ...inner, home: { isInside, names }, walk: walk() }, names };
}

function publicNames(declared: Block['declared'], exported: Block['exported']): PublicNames {
  const names = [...exported].map(([name, local]) => ({ name, local }));
  return { byLocal: publicByLocal(names, declared), has: () => true };
}

const NOBODY: PublicNames = { byLocal: new Map(), has: () => false };

function readBlocks(nodes: readonly ts.ModuleDeclaration[], isAmbient: boolean): Block {
  const declared = new Map<string, ShapedDeclaration[]>();
  const exported = new Map<string, string>();
  for (const node of nodes) {
    const statements = statementsOf(node);
    // `namespace A.B {}` is one in another, and exported from it.
    const isDotted = node.body !== undefined && ts.isModuleDeclaration(node.body);
    const exportsAll = isDotted || (isAmbient && !statements.some((statement) => ts.isExportDeclaration(statement)));
    for (const statement of statements) readListed(exported, statement);
    for (const statement of statements) {
      for (const [name, declaration] of declarationsOf(statement)) {
        const known = declared.get(name);
        if (known) known.push(declaration);
        else declared.set(name, [declaration]);
        if (exportsAll || hasModifier(statement, ts.SyntaxKind.ExportKeyword)) exported.set(name, name);
      }
    }
  }
  return { declared, exported };
}

function statementsOf({ body }: ts.ModuleDeclaration): readonly ts.Statement[] {
  if (body === undefined || ts.isIdentifier(body)) return [];
  return ts.isModuleDeclaration(body) ? [body] : body.statements;
}

function readListed(exported: Map<string, string>, node: ts.Statement): void {
  const list = ts.isExportDeclaration(node) ? node.exportClause : undefined;
  if (!list || !ts.isNamedExports(list)) return;
  for (const { name, propertyName: inside } of list.elements) exported.set(name.text, (inside ?? name).text);
}

function declarationsOf(node: ts.Statement): readonly (readonly [string, ShapedDeclaration])[] {
  if (ts.isVariableStatement(node)) {
    const { flags, declarations } = node.declarationList;
    const kind = flags & ts.NodeFlags.Const ? 'const' : 'let';
    return declarations.flatMap((declaration) =>
      boundNames(declaration.name).map(({ text }) => [text, { kind, node: declaration }] as const),
    );
  }
  const name = ts.isDeclarationStatement(node) && node.name ? node.name.text : undefined;
  return name === undefined ? [] : [[name, { kind: 'unknown', node }]];
}

// ── enums ──

/** A member, with what its value is counted from. */
interface Counted {
  readonly from: ts.Expression | undefined;
  readonly count: number;
}

/** The shape of an enum. */
export function enumShape(node: ts.EnumDeclaration, outer: Scope): MemberedShape {
  const members: Groups = new Map();
  let scope = outer;
  let last = '';
  for (const [{ name }, { from, count }] of countedMembers(node)) {
    // Members are known by their bare names to those that follow.
    if (from && scope === outer) scope = enter(outer, { home: { names: namesWithin(node) } });
    if (from && count === 0) last = valueShape(from, scope);
    addTo(members, keyShape(name, scope), `=${counted(last, count)}`);
  }
  const keyword = hasModifier(node, ts.SyntaxKind.ConstKeyword) ? 'const enum' : 'enum';
  return { text: `${keyword}${groupsShape(members)}`, members };
}

function countedMembers({ members }: ts.EnumDeclaration): readonly (readonly [ts.EnumMember, Counted])[] {
  let from: ts.Expression | undefined;
  let count = -1;
  return members.map((member) => {
    if (member.initializer) [from, count] = [member.initializer, 0];
    else count += 1;
    return [member, { from, count }] as const;
  });
}

/** `A`, which is `E.A` inside `E`. */
function namesWithin({ name: self, members }: ts.EnumDeclaration): Names {
  const names = new Set(members.map(({ name }) => propertyName(name) ?? ''));
  return {
    shown: (name, _, path) => {
      if (names.has(name)) return dotted(name, path);
      const [member = '', ...rest] = path;
      return name === self.text && names.has(member) ? dotted(member, rest) : undefined;
    },
  };
}

/** The members of a private enum, each by its value. */
function enumNames(nodes: readonly ts.EnumDeclaration[], outer: Scope): Names {
  return remembered(outer, nodes[0], () => {
    const values = new Map<string, Counted>();
    const declared = new Map<string, readonly ShapedDeclaration[]>();
    for (const [member, value] of nodes.flatMap(countedMembers)) {
      const name = propertyName(member.name) ?? '';
      values.set(name, value);
      declared.set(name, [{ kind: 'unknown', node: member }]);
    }
    const names: Names = namesOf({
      declared,
      bindings: new Map(),
      readPublic: () => NOBODY,
      scopeOf: () => ({ ...enter(outer, { home: { names } }), walk: { ...outer.walk, nesting: 0 } }),
      shapeOf: (_, name, scope) => {
        const { from, count = 0 } = values.get(name) ?? {};
        return `=${counted(from ? valueShape(from, scope) : '', count)}`;
      },
      origins: outer.walk.memory.origins,
      privates: outer.walk.memory.privates,
      outer: 'scope',
    });
    return names;
  });
}

/** The value of a member that stands `count` members after one with the value `last`. */
function counted(last: string, count: number): string {
  const number = last === '' ? 0 : Number(last);
  if (!Number.isNaN(number) && !last.startsWith('"')) return String(number + count);
  return count === 0 ? last : `${last}+${count}`;
}
