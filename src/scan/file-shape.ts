/**
 * The shape of an exported declaration: its public contract as text, equal wherever only its form differs.
 *
 * Out: its own name, bodies, comments, formatting, names of parameters and type parameters, private members, decorators,
 * the order of members and union parts, values that can be assigned anew. In: everything else, order included where it
 * means something: parameters, tuples, overloads, intersections, and enum members that count up.
 */
import type { ExportKind } from '../model.ts';
import { classShape, heritageShape, type MemberedShape } from './file-class-shape.ts';
import {
  addTo,
  boundKey,
  enter,
  groupsShape,
  keyShape,
  namespaceName,
  plainShape,
  widening,
  type Groups,
  type Scope,
} from './file-scope.ts';
import { bareType, boundNames, hasModifier, ts, unwrapFrozen, type Syntax } from './file-syntax.ts';
import { entityShape, functionShape, typeMemberShapes, typeParameterShapes, typeShape } from './file-type-shape.ts';
import { bare, initialShape, objectShape, valueShape } from './file-value-shape.ts';

// Asked for every export; reaching into the namespace each time would cost more than the answer.
const {
  isClassExpression,
  isFunctionDeclaration,
  isFunctionLike,
  isIdentifier,
  isInterfaceDeclaration,
  isObjectLiteralExpression,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isVariableDeclaration,
} = ts;

/** What a shape asks of a declaration. */
export interface ShapedDeclaration {
  readonly kind: ExportKind;
  readonly node: ts.Node;
}

/** The scope of a whole file, in which the declaration called `self` stands. */
export function fileScope({ source }: Syntax, self: string): Scope {
  return {
    outer: undefined,
    depth: 0,
    self,
    typeParameters: undefined,
    parameters: undefined,
    inferred: undefined,
    widens: false,
    isAmbient: source.isDeclarationFile,
    walk: { nesting: 0, value: valueShape, initial: initialShape },
  };
}

/** The shape of all declarations of one name; `name` says which part of a destructured one is meant. */
export function declaredShape(declarations: readonly ShapedDeclaration[], name: string, scope: Scope): MemberedShape {
  const functions: string[] = [];
  const interfaces: ts.InterfaceDeclaration[] = [];
  const parts: string[] = [];
  const members: Groups = new Map();
  const take = (shape: MemberedShape): void => {
    parts.push(shape.text);
    for (const [key, text] of shape.members) addTo(members, key, text);
  };
  const isOverloaded =
    declarations.length > 1 && declarations.some(({ node }) => isFunctionDeclaration(node) && !node.body);
  for (const { node, kind } of declarations) {
    if (isOverloaded && isFunctionDeclaration(node) && node.body) continue;
    if (isFunctionLike(node)) functions.push(functionShape(node, scope));
    else if (isInterfaceDeclaration(node)) interfaces.push(node);
    else if (isVariableDeclaration(node)) take(variableShape({ node, kind }, name, scope));
    else take(otherShape(node, scope));
  }
  if (functions.length > 0)
    parts.push(functions.length === 1 ? `:${functions.join('')}` : `overloads ${functions.join(';')}`);
  if (interfaces.length > 0) take(interfaceShape(interfaces, scope));
  return { text: parts.sort().join(' & '), members };
}

/** The shape of an exported expression. */
export function expressionShape(expression: ts.Expression, scope: Scope): MemberedShape {
  const written = literalMembers(bare(expression), scope);
  if (written) return written;
  // Members are facts of the literal, whatever it is wrapped in.
  const members = literalMembers(unwrapFrozen(expression), scope)?.members ?? NONE;
  return { text: initialShape(expression, scope), members };
}

function literalMembers(value: ts.Expression, scope: Scope): MemberedShape | undefined {
  if (isClassExpression(value)) return classShape(value, scope);
  if (!isObjectLiteralExpression(value)) return undefined;
  const { text, members } = objectShape(value, scope);
  return { text: `=${text}`, members };
}

const NONE: Groups = new Map();

function otherShape(node: ts.Node, scope: Scope): MemberedShape {
  if (isTypeAliasDeclaration(node)) return aliasShape(node, scope);
  if (ts.isClassLike(node)) return classShape(node, scope);
  if (ts.isEnumDeclaration(node)) return enumShape(node, scope);
  if (ts.isModuleDeclaration(node)) return namespaceShape(node, scope);
  if (ts.isImportEqualsDeclaration(node)) return { text: `import ${referenceShape(node, scope)}`, members: NONE };
  return { text: plainShape(node, (child) => valueShape(child, scope)), members: NONE };
}

function referenceShape({ moduleReference }: ts.ImportEqualsDeclaration, scope: Scope): string {
  if (!ts.isExternalModuleReference(moduleReference)) return entityShape(moduleReference, scope, namespaceName);
  return valueShape(moduleReference.expression, scope);
}

// ── types ──

function aliasShape(node: ts.TypeAliasDeclaration, outer: Scope): MemberedShape {
  const scope = enter(outer, { typeParameters: node.typeParameters });
  const head = `type${typeParameterShapes(node.typeParameters, scope)}`;
  const type = bareType(node.type);
  if (!isTypeLiteralNode(type)) return { text: `${head} ${typeShape(type, scope)}`, members: NONE };
  const members = typeMemberShapes(type.members, scope);
  return { text: `${head} ${groupsShape(members)}`, members };
}

/** Interfaces of one name are one interface. */
function interfaceShape(nodes: readonly ts.InterfaceDeclaration[], outer: Scope): MemberedShape {
  const members: Groups = new Map();
  const heads = new Set<string>();
  for (const node of nodes) {
    const scope = enter(outer, { typeParameters: node.typeParameters });
    heads.add(typeParameterShapes(node.typeParameters, scope) + heritageShape(node, scope));
    for (const [key, shape] of typeMemberShapes(node.members, scope)) addTo(members, key, shape);
  }
  return { text: `interface${[...heads].sort().join()}${groupsShape(members)}`, members };
}

// ── variables ──

function variableShape({ node, kind }: ShapedDeclaration, name: string, scope: Scope): MemberedShape {
  if (!isVariableDeclaration(node)) return { text: '', members: NONE };
  const keyword = kind === 'const' ? '' : 'let ';
  const shape = assignedShape(node, widening(scope, kind !== 'const'));
  if (isIdentifier(node.name)) return { text: keyword + shape.text, members: shape.members };
  return { text: `${keyword}${boundPath(name, node.name, scope) ?? ''} of ${shape.text}`, members: NONE };
}

function assignedShape({ type, initializer }: ts.VariableDeclaration, scope: Scope): MemberedShape {
  const literal = type && bareType(type);
  if (literal && isTypeLiteralNode(literal)) {
    const members = typeMemberShapes(literal.members, scope);
    return { text: `:${groupsShape(members)}`, members };
  }
  if (type) return { text: `:${typeShape(type, scope)}`, members: NONE };
  return initializer ? expressionShape(initializer, scope) : { text: '', members: NONE };
}

/** The way from the value that is taken apart to one of its names. */
function boundPath(name: string, pattern: ts.BindingName, scope: Scope): string | undefined {
  if (isIdentifier(pattern)) return pattern.text === name ? '' : undefined;
  const isObject = ts.isObjectBindingPattern(pattern);
  for (const [place, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const path = boundPath(name, element.name, scope);
    if (path === undefined) continue;
    const fallback = element.initializer ? initialShape(element.initializer, scope) : '';
    if (!element.dotDotDotToken || !isObject) {
      const rest = element.dotDotDotToken ? '...' : '';
      return `.${rest}${isObject ? (boundKey(element) ?? '') : place}${fallback}${path}`;
    }
    const others = pattern.elements.map((other) => boundKey(other) ?? '').sort();
    return `...${others.join('-')}${path}`;
  }
  return undefined;
}

// ── enums ──

function enumShape(node: ts.EnumDeclaration, scope: Scope): MemberedShape {
  const members: Groups = new Map();
  let last = '';
  let count = 0;
  for (const { name, initializer } of node.members) {
    if (initializer) [last, count] = [valueShape(initializer, scope), 0];
    else if (last !== '' || members.size > 0) count += 1;
    addTo(members, keyShape(name, scope), `=${counted(last, count)}`);
  }
  const keyword = hasModifier(node, ts.SyntaxKind.ConstKeyword) ? 'const enum' : 'enum';
  return { text: `${keyword}${groupsShape(members)}`, members };
}

/** The value of a member that stands `count` members after one with the value `last`. */
function counted(last: string, count: number): string {
  const number = last === '' ? 0 : Number(last);
  if (!Number.isNaN(number) && !last.startsWith('"')) return String(number + count);
  return count === 0 ? last : `${last}+${count}`;
}

// ── namespaces ──

function namespaceShape(node: ts.ModuleDeclaration, outer: Scope): MemberedShape {
  const isAmbient = outer.isAmbient || hasModifier(node, ts.SyntaxKind.DeclareKeyword);
  const scope: Scope = { ...enter(outer, {}), isAmbient };
  const { body } = node;
  const members: Groups = new Map();
  if (body && ts.isModuleDeclaration(body)) addTo(members, body.name.text, namespaceShape(body, scope).text);
  if (body && ts.isModuleBlock(body)) {
    const { declared, exported } = readBlock(body, isAmbient);
    for (const [name, local] of exported) {
      const declarations = declared.get(local);
      const shape = declarations ? declaredShape(declarations, local, scope).text : `export ${local}`;
      addTo(members, name, shape);
    }
  }
  return { text: `namespace${groupsShape(members)}`, members };
}

interface Block {
  readonly declared: ReadonlyMap<string, readonly ShapedDeclaration[]>;
  /** Public name → name inside. */
  readonly exported: ReadonlyMap<string, string>;
}

function readBlock({ statements }: ts.ModuleBlock, isAmbient: boolean): Block {
  const declared = new Map<string, ShapedDeclaration[]>();
  const exported = new Map<string, string>();
  const exportsAll = isAmbient && !statements.some((statement) => ts.isExportDeclaration(statement));
  for (const statement of statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)) {
      for (const { name, propertyName } of statement.exportClause.elements) {
        exported.set(name.text, (propertyName ?? name).text);
      }
    }
    for (const [name, declaration] of declarationsOf(statement)) {
      const known = declared.get(name);
      if (known) known.push(declaration);
      else declared.set(name, [declaration]);
      if (exportsAll || hasModifier(statement, ts.SyntaxKind.ExportKeyword)) exported.set(name, name);
    }
  }
  return { declared, exported };
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
