/**
 * Public members of classes, interfaces, enums, namespaces and object literals, and whether the list is complete.
 * Inherited members are not followed here: heritage is only named.
 */
import type { HeritageFact } from '../model.ts';
import { memberList, type Member, type MemberList } from './file-member-list.ts';
import { addSpaceMembers } from './file-space-members.ts';
import { bodySpace, type Space } from './file-namespace.ts';
import { enumValues } from './file-enum-value.ts';
import { isOpenClass } from './file-opened.ts';
import { namesBehindThis } from './file-this.ts';
import { shorten, textOf, valueSignature } from './file-signature.ts';
import {
  bareType,
  hasModifier,
  isCast,
  isFunctionValue,
  propertyName,
  ts,
  unwrap,
  unwrapFrozen,
  type Syntax,
} from './file-syntax.ts';

export type { Member };

/** Members of one declaration. */
export interface Members {
  readonly members: readonly Member[];
  /** True when there are members that the syntax does not name. */
  readonly hasMore: boolean;
  /** Names of members that are not public. */
  readonly hidden?: readonly string[];
  /** Of a class of JavaScript that adds none unseen: names that it may set on `this`. */
  readonly used?: readonly string[];
  /** Names that it extends, as written. */
  readonly heritage: readonly HeritageFact[];
}

/** A declaration without members of its own. */
export const NO_MEMBERS: Members = { members: [], hasMore: false, heritage: [] };

/** Values of unknown shape: any member may exist. */
const ANY_MEMBERS: Members = { members: [], hasMore: true, heritage: [] };

/** The public members that a declaration shows, which stands in `outer`. */
export function membersOf(syntax: Syntax, node: ts.Node, outer: Space): Members {
  if (ts.isClassLike(node)) return classMembers(syntax, node);
  if (ts.isInterfaceDeclaration(node)) return interfaceMembers(syntax, node);
  if (ts.isEnumDeclaration(node)) return { ...NO_MEMBERS, members: enumMembers(syntax, node, outer) };
  if (ts.isModuleDeclaration(node)) return namespaceMembers(syntax, node, outer);
  if (ts.isTypeAliasDeclaration(node)) return ofType(syntax, node.type);
  if (!ts.isVariableDeclaration(node)) return NO_MEMBERS;
  if (!ts.isIdentifier(node.name)) return ANY_MEMBERS;
  if (node.type) return ofType(syntax, node.type);
  return node.initializer ? valueMembers(syntax, node.initializer) : ANY_MEMBERS;
}

/** The members of a value: those of an object literal or class expression, else unknown. */
export function valueMembers(syntax: Syntax, expression: ts.Expression): Members {
  const value = unwrapFrozen(expression);
  if (ts.isClassExpression(value)) return classMembers(syntax, value);
  if (!ts.isObjectLiteralExpression(value)) return ANY_MEMBERS;
  const members = objectMembers(syntax, value);
  // `{ a: 1 } as Registry`: the literal is where the value begins, and what else it may get is for the type to say.
  return isCast(expression) ? { ...members, hasMore: true } : members;
}

function ofType(syntax: Syntax, type: ts.TypeNode): Members {
  const literal = bareType(type);
  return ts.isTypeLiteralNode(literal) ? typeMembers(syntax, literal.members) : ANY_MEMBERS;
}

// ── classes and types ──

function classMembers(syntax: Syntax, node: ts.ClassLikeDeclaration): Members {
  const list = memberList(syntax);
  const hidden: string[] = [];
  for (const member of node.members) {
    if (ts.isIndexSignatureDeclaration(member)) list.leaveOpen();
    else if (!isHidden(member)) addClassMember(list, syntax, member);
    else if (member.name) hidden.push(hiddenName(member.name));
    if (ts.isConstructorDeclaration(member)) hidden.push(...hiddenParameters(member));
  }
  const { heritage, hasMore } = heritageOf(node);
  const isOpen = list.isOpen() || hasMore || isOpenClass(syntax, node);
  const members = list.done();
  if (!syntax.isJavaScript) return { members, hasMore: isOpen, hidden, heritage };
  // JavaScript classes also declare members by assigning to `this`.
  const used = isOpen ? undefined : namesBehindThis(syntax, node);
  return { members, hasMore: true, hidden, heritage, ...(used && { used: without(used, members) }) };
}

function without(names: ReadonlySet<string>, members: readonly Member[]): readonly string[] {
  const known = new Set(members.map(({ name }) => name));
  return [...names].filter((name) => !known.has(name)).sort();
}

function addClassMember(list: MemberList, syntax: Syntax, member: ts.ClassElement): void {
  if (ts.isConstructorDeclaration(member)) {
    list.add('constructor', 'method', member);
    for (const parameter of member.parameters) addParameterProperty(list, syntax, parameter);
  } else if (ts.isMethodDeclaration(member)) list.add(propertyName(member.name), 'method', member);
  else if (ts.isAccessor(member)) list.add(propertyName(member.name), 'accessor', member);
  else if (ts.isPropertyDeclaration(member)) list.add(propertyName(member.name), 'property', member);
}

function addParameterProperty(list: MemberList, syntax: Syntax, node: ts.ParameterDeclaration): void {
  if (!ts.isIdentifier(node.name) || !node.modifiers || isHidden(node)) return;
  const isProperty = node.modifiers.some(
    ({ kind }) =>
      kind === ts.SyntaxKind.PublicKeyword ||
      kind === ts.SyntaxKind.ReadonlyKeyword ||
      kind === ts.SyntaxKind.OverrideKeyword,
  );
  if (!isProperty) return;
  const readonly = hasModifier(node, ts.SyntaxKind.ReadonlyKeyword) ? 'readonly ' : '';
  const optional = node.questionToken ? '?' : '';
  const type = node.type ? `: ${textOf(syntax, node.type)}` : '';
  list.addText(node.name.text, `${readonly}${node.name.text}${optional}${type}`, { node });
}

function hiddenName(name: ts.PropertyName): string {
  return ts.isPrivateIdentifier(name) ? name.text.slice(1) : (propertyName(name) ?? '');
}

/** `constructor(private readonly store: Store)` declares a member too. */
function hiddenParameters({ parameters }: ts.ConstructorDeclaration): readonly string[] {
  return parameters.flatMap((each) => (isHidden(each) && ts.isIdentifier(each.name) ? [each.name.text] : []));
}

function isHidden(node: ts.Node): boolean {
  if (hasModifier(node, ts.SyntaxKind.PrivateKeyword) || hasModifier(node, ts.SyntaxKind.ProtectedKeyword)) return true;
  return ts.isClassElement(node) && node.name !== undefined && ts.isPrivateIdentifier(node.name);
}

function interfaceMembers(syntax: Syntax, node: ts.InterfaceDeclaration): Members {
  const own = typeMembers(syntax, node.members);
  const { heritage, hasMore } = heritageOf(node);
  return { members: own.members, hasMore: own.hasMore || hasMore, heritage };
}

function typeMembers(syntax: Syntax, nodes: readonly ts.TypeElement[]): Members {
  const list = memberList(syntax);
  for (const node of nodes) {
    if (ts.isIndexSignatureDeclaration(node)) list.leaveOpen();
    else if (ts.isMethodSignature(node)) list.add(propertyName(node.name), 'method', node);
    else if (ts.isPropertySignature(node)) list.add(propertyName(node.name), 'property', node);
    else if (ts.isAccessor(node)) list.add(propertyName(node.name), 'accessor', node);
  }
  return { members: list.done(), hasMore: list.isOpen(), heritage: [] };
}

function heritageOf(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration): Pick<Members, 'heritage' | 'hasMore'> {
  const heritage: HeritageFact[] = [];
  let hasMore = false;
  for (const clause of node.heritageClauses ?? []) {
    if (clause.token !== ts.SyntaxKind.ExtendsKeyword) continue;
    for (const { expression } of clause.types) {
      // `extends mixin(Base)`, `extends ns.Base`: what that has, only the checker knows.
      if (ts.isIdentifier(expression)) heritage.push({ name: expression.text });
      else hasMore = true;
    }
  }
  return { heritage, hasMore };
}

// ── enums, namespaces, objects ──

function enumMembers(syntax: Syntax, node: ts.EnumDeclaration, space: Space): readonly Member[] {
  const values = enumValues({ syntax, node, space });
  return node.members.flatMap((member, at) => {
    const name = propertyName(member.name);
    if (name === undefined) return [];
    const value = values[at];
    const signature = shorten(textOf(syntax, member));
    const fact = { name, kind: 'enum-member', isStatic: false, signature, line: syntax.lineOf(member) } as const;
    return [value === undefined ? fact : { ...fact, value }];
  });
}

function namespaceMembers(syntax: Syntax, node: ts.ModuleDeclaration, outer: Space): Members {
  const space = bodySpace(node, outer);
  if (!space) return ANY_MEMBERS;
  const list = memberList(syntax);
  addSpaceMembers(list, syntax, space);
  return { members: list.done(), hasMore: list.isOpen(), heritage: [] };
}

function objectMembers(syntax: Syntax, node: ts.ObjectLiteralExpression): Members {
  const list = memberList(syntax);
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) list.leaveOpen();
    else if (ts.isMethodDeclaration(property)) list.add(propertyName(property.name), 'method', property);
    else if (ts.isAccessor(property)) list.add(propertyName(property.name), 'accessor', property);
    else if (ts.isShorthandPropertyAssignment(property))
      list.addText(property.name.text, property.name.text, { node: property });
    else {
      const name = propertyName(property.name);
      const signature = `${name ?? ''}${valueSignature(syntax, undefined, property.initializer).replace(' = ', ': ')}`;
      const kind = isFunctionValue(unwrap(property.initializer)) ? 'method' : 'property';
      list.addText(name, signature, { node: property, kind, initializer: property.initializer });
    }
  }
  if (!syntax.isJavaScript || list.isOpen())
    return { members: list.done(), hasMore: list.isOpen() || syntax.isJavaScript, heritage: [] };
  // Any code of JavaScript may add to it; the file that does so where it stands says that of its own (`openedNames`).
  return { members: list.done(), hasMore: true, heritage: [], used: [] };
}
