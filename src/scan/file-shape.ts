/**
 * The shape of an exported declaration: its public contract as text, equal wherever only its form differs.
 *
 * Out: its own name, bodies, comments, formatting, names of parameters and type parameters, private members, decorators,
 * the order of members and union parts, values that can be assigned anew. In: everything else, order included where it
 * means something: parameters, tuples, overloads, intersections, and enum members that count up.
 */
import { classShape, heritageShape, type MemberedShape } from './file-class-shape.ts';
import {
  addTo,
  boundKey,
  enter,
  groupsShape,
  namespaceName,
  plainShape,
  widening,
  type Groups,
  type Scope,
  type ShapedDeclaration,
} from './file-scope.ts';
import { inCodeOrder } from './file-marks.ts';
import { enumShape, spaceShape } from './file-space-shape.ts';
import { bareType, ts, unwrapFrozen } from './file-syntax.ts';
import { entityShape, functionShape, typeMemberShapes, typeParameterShapes, typeShape } from './file-type-shape.ts';
import { bare, initialShape, objectShape, valueShape } from './file-value-shape.ts';

// Asked for every export; reaching into the namespace each time would cost more than the answer.
const {
  isClassExpression,
  isFunctionDeclaration,
  isFunctionLike,
  isIdentifier,
  isInterfaceDeclaration,
  isModuleDeclaration,
  isObjectLiteralExpression,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isVariableDeclaration,
} = ts;

/** The shape of all declarations of one name; `name` says which part of a destructured one is meant. */
export function declaredShape(declarations: readonly ShapedDeclaration[], name: string, scope: Scope): MemberedShape {
  const [first] = declarations;
  return first && declarations.length === 1 ? oneShape(first, name, scope) : mergedShape(declarations, name, scope);
}

function oneShape(declaration: ShapedDeclaration, name: string, scope: Scope): MemberedShape {
  const { node } = declaration;
  if (isFunctionLike(node)) return { text: `:${functionShape(node, scope)}`, members: NONE };
  if (isInterfaceDeclaration(node)) return interfaceShape([node], scope);
  if (isModuleDeclaration(node)) return spaceShape([node], scope);
  return isVariableDeclaration(node) ? variableShape(declaration, name, scope) : otherShape(node, scope);
}

function mergedShape(declarations: readonly ShapedDeclaration[], name: string, scope: Scope): MemberedShape {
  const functions: string[] = [];
  const interfaces: ts.InterfaceDeclaration[] = [];
  const spaces: ts.ModuleDeclaration[] = [];
  const parts: string[] = [];
  const members: Groups = new Map();
  const take = (shape: MemberedShape): void => {
    parts.push(shape.text);
    for (const [key, text] of shape.members) addTo(members, key, text);
  };
  const isOverloaded = declarations.some(({ node }) => isFunctionDeclaration(node) && !node.body);
  for (const declaration of declarations) {
    const { node } = declaration;
    if (isOverloaded && isFunctionDeclaration(node) && node.body) continue;
    if (isFunctionLike(node)) functions.push(functionShape(node, scope));
    else if (isInterfaceDeclaration(node)) interfaces.push(node);
    else if (isModuleDeclaration(node)) spaces.push(node);
    else take(oneShape(declaration, name, scope));
  }
  if (functions.length > 0)
    parts.push(functions.length === 1 ? `:${functions.join('')}` : `overloads ${functions.join(';')}`);
  if (interfaces.length > 0) take(interfaceShape(interfaces, scope));
  if (spaces.length > 0) take(spaceShape(spaces, scope));
  return { text: inCodeOrder(parts).join(' & '), members };
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
  return { text: `interface${inCodeOrder([...heads]).join()}${groupsShape(members)}`, members };
}

// ── variables ──

function variableShape({ node, kind }: ShapedDeclaration, name: string, scope: Scope): MemberedShape {
  if (!isVariableDeclaration(node)) return { text: '', members: NONE };
  const keyword = kind === 'const' ? '' : 'let ';
  const widened = widening(scope, scope.widens || kind !== 'const');
  if (isIdentifier(node.name)) {
    const shape = assignedShape(node, widened);
    return { text: keyword + shape.text, members: shape.members };
  }
  const path = boundPath(name, node.name, scope) ?? '';
  return { text: `${keyword}${path} of ${takenApart(node, widened)}`, members: NONE };
}

/** What many names are taken from, written once for all of them. None is called by its own name there. */
function takenApart(node: ts.VariableDeclaration, scope: Scope): string {
  const { privates, takenApart: known } = scope.walk.memory;
  const key = scope.widens ? node.name : node;
  let shape = known.get(key);
  if (!shape) {
    shape = privates.add(() => assignedShape(node, { ...scope, home: { names: scope.home?.names } }).text);
    known.set(key, shape);
  }
  return privates.shown(shape);
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
