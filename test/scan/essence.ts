/**
 * What two pieces of a declaration have in common that say the same to users, written without the serialiser's help:
 * their tokens, without the names that only their author sees, and in a fixed order where order means nothing.
 */
import { ts } from '../../src/scan/file-syntax.ts';

/** Role and name → the place that stands for it. */
type Bound = ReadonlyMap<string, string>;

/** Equal for nodes that may trade places unnoticed. Names that a node binds itself count by their place in its lists. */
export function essence(node: ts.Node, outer: Bound = new Map()): string {
  if (isAuthorsOwn(node)) return '$';
  if (ts.isIdentifier(node)) return outer.get(`${roleOf(node)} ${node.text}`) ?? node.text;
  const own = boundBy(node);
  const bound = own.length === 0 ? outer : new Map([...outer, ...own]);
  const inner = (part: ts.Node): string => essence(part, bound);
  if (ts.isUnionTypeNode(node)) return `(${node.types.map(inner).sort().join('|')})`;
  if (ts.isTypeLiteralNode(node)) return `{${node.members.map(inner).map(unended).sort().join(';')}}`;
  if (ts.isObjectBindingPattern(node)) return `{${node.elements.map(inner).sort().join(',')}}`;
  const children = node
    .getChildren()
    .filter(({ kind }) => kind < ts.SyntaxKind.FirstJSDocNode || kind > ts.SyntaxKind.LastJSDocNode);
  return children.length > 0 ? children.map(inner).join(' ') : node.getText();
}

const unended = (member: string): string => member.replace(/\s*[;,]$/, '');

/** A name where it is bound, or what takes its place: the label of a tuple's element, the pattern before a type. */
function isAuthorsOwn(node: ts.Node): boolean {
  const { parent } = node;
  // What `infer` binds is known beyond it, in the branch that follows.
  if (ts.isTypeParameterDeclaration(parent)) return parent.name === node && !ts.isInferTypeNode(parent.parent);
  if (ts.isNamedTupleMember(parent)) return parent.name === node;
  if (!ts.isParameter(parent) || parent.name !== node) return false;
  return ts.isIdentifier(node) ? node.text !== 'this' : parent.type !== undefined;
}

/** The names that are known within `node` and nowhere else, in the order of their list. */
function boundBy(node: ts.Node): readonly (readonly [string, string])[] {
  if (ts.isFunctionLike(node)) {
    return [...places('value', node.parameters), ...places('type', node.typeParameters ?? [])];
  }
  if (ts.isMappedTypeNode(node)) return places('type', [node.typeParameter]);
  return ts.isConditionalTypeNode(node) ? places('type', inferredIn(node.extendsType)) : [];
}

function places(
  role: string,
  nodes: readonly (ts.ParameterDeclaration | ts.TypeParameterDeclaration)[],
): readonly (readonly [string, string])[] {
  return nodes.map(({ name }, place) => [`${role} ${name.getText()}`, `$${place}`]);
}

function inferredIn(node: ts.Node): readonly ts.TypeParameterDeclaration[] {
  if (ts.isInferTypeNode(node)) return [node.typeParameter];
  const found: ts.TypeParameterDeclaration[] = [];
  ts.forEachChild(node, (child) => void found.push(...inferredIn(child)));
  return found;
}

/** What a name stands for where it is written: only there can one that is bound be meant. */
function roleOf(node: ts.Identifier): 'value' | 'type' | 'other' {
  const { parent } = node;
  if (ts.isTypeReferenceNode(parent) || ts.isTypeParameterDeclaration(parent)) return 'type';
  if (ts.isTypePredicateNode(parent)) return 'value';
  let name: ts.Node = node;
  while (ts.isQualifiedName(name.parent) && name.parent.left === name) name = name.parent;
  return ts.isTypeQueryNode(name.parent) ? 'value' : 'other';
}
