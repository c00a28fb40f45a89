/**
 * The shape of a class: heritage, and the members that users and subclasses can reach.
 * Out: private members, bodies, decorators (they have no part in the type), `override`, `declare`, `async`.
 */
import {
  addTo,
  asBase,
  enter,
  groupsShape,
  keyShape,
  typeName,
  widening,
  type Groups,
  type Scope,
} from './file-scope.ts';
import { inCodeOrder } from './file-marks.ts';
import { dottedNames, hasModifier, isFunctionValue, modifiersOf, ts } from './file-syntax.ts';
import {
  accessorShape,
  argumentShapes,
  indexShape,
  propertyTypeShape,
  readonlyShape,
  signatureShape,
  typeParameterShapes,
  typeShape,
} from './file-type-shape.ts';

/** A shape with those of its members, by the names that member facts have (`static ` before static ones). */
export interface MemberedShape {
  readonly text: string;
  readonly members: Groups;
}

/** The shape of a class declaration or expression. */
export function classShape(node: ts.ClassLikeDeclaration, outer: Scope): MemberedShape {
  // A class expression is known by its name to itself alone.
  const home = ts.isClassExpression(node) && node.name ? { self: node.name.text } : undefined;
  const scope = enter(outer, { typeParameters: node.typeParameters, home });
  const members: Groups = new Map();
  const overloaded = overloadedKeys(node, scope);
  for (const member of node.members) addMember(members, member, { scope, overloaded });
  const abstract = hasModifier(node, ts.SyntaxKind.AbstractKeyword) ? 'abstract ' : '';
  const head = `${abstract}class${typeParameterShapes(node.typeParameters, scope)}${heritageShape(node, scope)}`;
  return { text: `(${head}${groupsShape(members)})`, members };
}

/** What a class or interface extends and implements, each list in a fixed order. */
export function heritageShape(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration, scope: Scope): string {
  const { heritageClauses } = node;
  const isClass = ts.isClassLike(node);
  const clauses = heritageClauses?.map((clause) => {
    const isValue = isClass && clause.token === ts.SyntaxKind.ExtendsKeyword;
    const types = clause.types.map(
      (type) => baseShape(type.expression, { scope, isValue }) + argumentShapes(type, scope),
    );
    return ` ${ts.tokenToString(clause.token) ?? ''} ${inCodeOrder(types).join(',')}`;
  });
  return clauses ? inCodeOrder(clauses).join('') : '';
}

/** A type or a class that is written as an expression is: `Base`, `space.Base`. What a class extends comes from one package, and no other. */
function baseShape(
  node: ts.Expression,
  { scope, isValue }: { readonly scope: Scope; readonly isValue: boolean },
): string {
  if (isValue) return scope.walk.value(node, asBase(scope));
  const [first, ...path] = dottedNames(node) ?? [];
  return first === undefined ? scope.walk.value(node, scope) : typeName(first, scope, path);
}

/** Members with overload signatures: their implementation is nobody's to call. */
function overloadedKeys(node: ts.ClassLikeDeclaration, scope: Scope): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const member of node.members) {
    if ((ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) && !member.body) {
      keys.add(memberKey(member, scope));
    }
  }
  return keys;
}

function memberKey(member: ts.ClassElement, scope: Scope): string {
  const name = member.name ? keyShape(member.name, scope) : 'constructor';
  return hasModifier(member, ts.SyntaxKind.StaticKeyword) ? `static ${name}` : name;
}

interface ClassReading {
  readonly scope: Scope;
  readonly overloaded: ReadonlySet<string>;
}

function addMember(members: Groups, member: ts.ClassElement, { scope, overloaded }: ClassReading): void {
  if (ts.isConstructorDeclaration(member)) {
    for (const parameter of member.parameters) addParameterProperty(members, parameter, scope);
  }
  if (ts.isIndexSignatureDeclaration(member)) {
    const isStatic = hasModifier(member, ts.SyntaxKind.StaticKeyword);
    addTo(members, `\0${isStatic ? 'static ' : ''}${indexShape(member, scope)}`, '');
    return;
  }
  const isPrivate = hasModifier(member, ts.SyntaxKind.PrivateKeyword);
  // A constructor that nobody may call is part of the contract; what it takes is not.
  if (ts.isConstructorDeclaration(member) && isPrivate) {
    members.set('constructor', 'private');
    return;
  }
  if (isPrivate || (member.name && ts.isPrivateIdentifier(member.name))) return;
  const shape = memberShape(member, scope);
  if (shape === undefined) return;
  const key = memberKey(member, scope);
  const isImplementation = 'body' in member && member.body !== undefined && !ts.isAccessor(member);
  if (isImplementation && overloaded.has(key)) return;
  addTo(members, key, shape);
}

function memberShape(member: ts.ClassElement, scope: Scope): string | undefined {
  if (ts.isAccessor(member)) return `${accessorShape(member, scope)}${flagsOf(member)}`;
  if (ts.isConstructorDeclaration(member)) return `${flagsOf(member)}${signatureShape(member, scope)}`;
  const optional = 'questionToken' in member && member.questionToken ? '?' : '';
  if (ts.isMethodDeclaration(member)) return `${flagsOf(member)}${optional}${signatureShape(member, scope)}`;
  if (!ts.isPropertyDeclaration(member)) return undefined;
  const { type, initializer } = member;
  // A function that a property holds is called as a method is.
  if (!type && initializer && isFunctionValue(initializer))
    return `${flagsOf(member)}${optional}${signatureShape(initializer, scope)}`;
  return `${flagsOf(member)}${optional}${valueOf(member, scope)}`;
}

/** Modifiers that users or subclasses notice, in a fixed order. */
const NOTICED = [
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.AbstractKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
  ts.SyntaxKind.AccessorKeyword,
];

function flagsOf(node: ts.Node): string {
  const modifiers = modifiersOf(node);
  if (!modifiers) return '';
  const flags = NOTICED.filter((flag) => modifiers.some(({ kind }) => kind === flag));
  return flags.map((flag) => `${ts.tokenToString(flag) ?? ''} `).join('');
}

/** The type of a property, or the shape of its first value. */
function valueOf(node: ts.PropertyDeclaration, scope: Scope): string {
  if (node.type) return propertyTypeShape(node.type, scope);
  if (!node.initializer) return ':_';
  return scope.walk.initial(node.initializer, widening(scope, readonlyShape(node) === ''));
}

/** `constructor(readonly a: A)` declares the property `a` as well. */
function addParameterProperty(members: Groups, node: ts.ParameterDeclaration, scope: Scope): void {
  if (!ts.isIdentifier(node.name) || !node.modifiers) return;
  if (hasModifier(node, ts.SyntaxKind.PrivateKeyword)) return;
  if (!node.modifiers.some(({ kind }) => PROPERTY_MODIFIERS.has(kind))) return;
  const { type, initializer } = node;
  const value =
    type || !initializer ? `:${typeShape(type, scope)}` : scope.walk.initial(initializer, widening(scope, true));
  addTo(members, node.name.text, `${flagsOf(node)}${node.questionToken ? '?' : ''}${value}`);
}

const PROPERTY_MODIFIERS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PublicKeyword,
  ts.SyntaxKind.ProtectedKeyword,
  ts.SyntaxKind.ReadonlyKeyword,
  ts.SyntaxKind.OverrideKeyword,
]);
