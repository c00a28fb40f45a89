/**
 * The shape of a type, a signature or a list of type members, as text that is equal for what means the same contract:
 * no formatting, no redundant parentheses, no parameter names, members and union parts in a fixed order.
 * Every composite carries its own brackets, so two different trees never share a text.
 */
import {
  addTo,
  boundKey,
  dotted,
  enter,
  groupsShape,
  keyShape,
  plainShape,
  quoted,
  typeName,
  queriedName,
  valueName,
  widening,
  type Groups,
  type Scope,
} from './file-scope.ts';
import { inCodeOrder, inferredName, numberInferred } from './file-marks.ts';
import { importedShape } from './file-origin.ts';
import { bareType, dottedNames, hasModifier, modifiersOf, ts } from './file-syntax.ts';

// Asked for every node; reaching into the namespace each time would cost more than the answer.
const {
  isTypeReferenceNode,
  isParenthesizedTypeNode,
  isUnionTypeNode,
  isTypeLiteralNode,
  isLiteralTypeNode,
  isArrayTypeNode,
  isFunctionTypeNode,
  isIdentifier,
  isPropertySignature,
  isConstructorTypeNode,
  isIndexedAccessTypeNode,
  isIntersectionTypeNode,
  isTupleTypeNode,
  isTypeOperatorNode,
  isTypeQueryNode,
  isCallSignatureDeclaration,
  isConstructSignatureDeclaration,
  isIndexSignatureDeclaration,
  tokenToString,
} = ts;
const { LastToken, ReadonlyKeyword } = ts.SyntaxKind;

/** The shape of a type; `_` where none is written. */
export function typeShape(node: ts.TypeNode | undefined, scope: Scope): string {
  if (node === undefined) return '_';
  if (node.kind <= LastToken) return tokenToString(node.kind) ?? '_';
  if (isTypeReferenceNode(node)) return entityShape(node.typeName, scope, typeName) + argumentShapes(node, scope);
  if (isParenthesizedTypeNode(node)) return typeShape(node.type, scope);
  if (isUnionTypeNode(node)) return unionShape(node, scope);
  if (isTypeLiteralNode(node)) return groupsShape(typeMemberShapes(node.members, scope));
  if (isLiteralTypeNode(node)) return scope.walk.value(node.literal, widening(scope, false));
  if (isArrayTypeNode(node)) return `Array<${typeShape(node.elementType, scope)}>`;
  if (isFunctionTypeNode(node)) return functionShape(node, scope);
  if (isConstructorTypeNode(node)) {
    return `(${hasModifier(node, ts.SyntaxKind.AbstractKeyword) ? 'abstract ' : ''}new ${signatureShape(node, scope)})`;
  }
  return operatorShape(node, scope);
}

function operatorShape(node: ts.TypeNode, scope: Scope): string {
  const inner = (type: ts.TypeNode | undefined): string => typeShape(type, scope);
  if (isIntersectionTypeNode(node))
    return node.types.length === 1 ? inner(node.types[0]) : `(${node.types.map(inner).join('&')})`;
  if (isIndexedAccessTypeNode(node)) return `${inner(node.objectType)}[${inner(node.indexType)}]`;
  if (isTupleTypeNode(node)) return `[${node.elements.map(inner).join(',')}]`;
  // The label of a tuple's element is what the name of a parameter is.
  if (ts.isNamedTupleMember(node)) {
    return `${node.dotDotDotToken ? '...' : ''}${inner(node.type)}${node.questionToken ? '?' : ''}`;
  }
  if (ts.isRestTypeNode(node)) return `...${inner(node.type)}`;
  if (ts.isOptionalTypeNode(node)) return `${inner(node.type)}?`;
  if (isTypeOperatorNode(node)) {
    const isReadonlyArray = node.operator === ts.SyntaxKind.ReadonlyKeyword && isArrayTypeNode(node.type);
    const type = inner(node.type);
    return isReadonlyArray ? `Readonly${type}` : `(${tokenToString(node.operator) ?? ''} ${type})`;
  }
  if (isTypeQueryNode(node))
    return `(typeof ${entityShape(node.exprName, widening(scope, false), queriedName)}${argumentShapes(node, scope)})`;
  if (ts.isTypePredicateNode(node)) return predicateShape(node, scope);
  if (ts.isMappedTypeNode(node)) return mappedShape(node, scope);
  if (ts.isConditionalTypeNode(node)) return conditionalShape(node, scope);
  if (ts.isInferTypeNode(node)) {
    const { name, constraint } = node.typeParameter;
    return `(infer ${inferredName(name.text)}${constraint ? ` extends ${inner(constraint)}` : ''})`;
  }
  if (ts.isTemplateLiteralTypeNode(node)) {
    const spans = node.templateSpans.map(({ type, literal }) => `\${${inner(type)}}${quoted(literal.text)}`);
    return `\`${quoted(node.head.text)}${spans.join('')}\``;
  }
  if (ts.isImportTypeNode(node)) return importShape(node, scope);
  if (ts.isExpressionWithTypeArguments(node))
    return scope.walk.value(node.expression, scope) + argumentShapes(node, scope);
  return plainShape(node, (child) => (ts.isTypeNode(child) ? inner(child) : scope.walk.value(child, scope)));
}

/** Type arguments in angle brackets, or nothing. */
export function argumentShapes(
  { typeArguments }: { readonly typeArguments?: ts.NodeArray<ts.TypeNode> | undefined },
  scope: Scope,
): string {
  if (!typeArguments) return '';
  let shape = '';
  for (const type of typeArguments) shape += `${shape === '' ? '<' : ','}${typeShape(type, scope)}`;
  return `${shape}>`;
}

/** A dotted name; `first` settles what its first part is bound to. */
export function entityShape(name: ts.EntityName, scope: Scope, first: typeof typeName): string {
  if (isIdentifier(name)) return first(name.text, scope);
  const [start = '', ...path] = dottedNames(name) ?? [];
  return first(start, scope, path);
}

function unionShape(node: ts.UnionTypeNode, scope: Scope): string {
  const parts = unionParts(node).map((part) => typeShape(part, scope));
  return parts.length === 1 ? (parts[0] ?? '') : `(${inCodeOrder(parts).join('|')})`;
}

function unionParts(node: ts.TypeNode, parts: ts.TypeNode[] = []): readonly ts.TypeNode[] {
  if (isParenthesizedTypeNode(node)) unionParts(node.type, parts);
  else if (isUnionTypeNode(node)) for (const part of node.types) unionParts(part, parts);
  else parts.push(node);
  return parts;
}

function predicateShape({ assertsModifier, parameterName, type }: ts.TypePredicateNode, scope: Scope): string {
  const name = isIdentifier(parameterName) ? valueName(parameterName.text, scope) : 'this';
  return `(${assertsModifier ? 'asserts ' : ''}${name}${type ? ` is ${typeShape(type, scope)}` : ''})`;
}

function importShape(node: ts.ImportTypeNode, scope: Scope): string {
  const attributes = node.attributes ? `,${scope.walk.value(node.attributes, scope)}` : '';
  const { argument, qualifier } = node;
  const literal =
    isLiteralTypeNode(argument) && ts.isStringLiteralLike(argument.literal) ? argument.literal : undefined;
  const path = qualifier ? (dottedNames(qualifier) ?? []) : [];
  const named =
    literal && attributes === ''
      ? importedShape({ specifier: literal.text }, { path, isValue: false }, scope.walk.memory.origins)
      : dotted(`import(${typeShape(argument, scope)}${attributes})`, path);
  // The same as what an import declaration brings.
  return node.isTypeOf ? `(typeof ${named}${argumentShapes(node, scope)})` : named + argumentShapes(node, scope);
}

/** `readonly` and `+readonly` say the same. */
function mappedShape(node: ts.MappedTypeNode, outer: Scope): string {
  const scope = enter(outer, { typeParameters: [node.typeParameter] });
  const sign = (token: ts.Node | undefined): string =>
    token === undefined ? '' : token.kind === ts.SyntaxKind.MinusToken ? '-' : '+';
  const name = node.nameType ? ` as ${typeShape(node.nameType, scope)}` : '';
  const members = node.members && node.members.length > 0 ? groupsShape(typeMemberShapes(node.members, scope)) : '';
  const key = `[in ${typeShape(node.typeParameter.constraint, outer)}${name}]`;
  return `{${sign(node.readonlyToken)}${key}${sign(node.questionToken)}:${typeShape(node.type, scope)}${members}}`;
}

// ── infer ──

/** Names bound by `infer` are numbered as they appear once the parts of unions are in order. */
function conditionalShape(node: ts.ConditionalTypeNode, outer: Scope): string {
  const names: string[] = [];
  const scope = enter(outer, { inferred: names });
  const pattern = numberInferred(typeShape(node.extendsType, enter(outer, {})), (name) => {
    if (!names.includes(name)) names.push(name);
    return typeName(name, scope);
  });
  const check = typeShape(node.checkType, outer);
  return `(${check} extends ${pattern}?${typeShape(node.trueType, scope)}:${typeShape(node.falseType, outer)})`;
}

// ── signatures ──

/** A function as the type that it has, whichever way it is declared. */
export function functionShape(node: ts.SignatureDeclaration, scope: Scope): string {
  return `(${signatureShape(node, scope)})`;
}

/** Type parameters, parameters by position, and the result. */
export function signatureShape(node: ts.SignatureDeclaration, outer: Scope): string {
  const typeParameters = node.typeParameters as readonly ts.TypeParameterDeclaration[] | undefined;
  const scope = enter(outer, { typeParameters, parameters: node.parameters });
  let parameters = '';
  for (const parameter of node.parameters) parameters += `${parameterShape(parameter, scope)},`;
  // Without an annotation these two are all that can be told of the result.
  const isAsync = !node.type && hasModifier(node, ts.SyntaxKind.AsyncKeyword);
  const isGenerator = !node.type && 'asteriskToken' in node && node.asteriskToken !== undefined;
  const result = `${isAsync ? 'async ' : ''}${isGenerator ? '*' : ''}${typeShape(node.type, scope)}`;
  return `${typeParameterShapes(typeParameters, scope)}(${parameters})=>${result}`;
}

function parameterShape(node: ts.ParameterDeclaration, scope: Scope): string {
  const isThis = isIdentifier(node.name) && node.name.text === 'this';
  const rest = node.dotDotDotToken ? '...' : '';
  const optional = node.questionToken || node.initializer ? '?' : '';
  return `${isThis ? 'this ' : ''}${rest}${annotatedShape(node, scope)}${optional}`;
}

/** The type of a parameter or of a part of one: its annotation, else what its pattern and its default tell. */
function annotatedShape(node: ts.ParameterDeclaration | ts.BindingElement, scope: Scope): string {
  if (ts.isParameter(node) && node.type) return `:${typeShape(node.type, scope)}`;
  const pattern = isIdentifier(node.name) ? '' : patternShape(node.name, scope);
  // A pattern says more of the type than what stands in when nothing is given, which is often only `{}`.
  if (pattern !== '' || !node.initializer) return pattern || '_';
  return scope.walk.initial(node.initializer, widening(scope, true));
}

function patternShape(pattern: ts.BindingPattern, scope: Scope): string {
  const elements = pattern.elements.map((element) => {
    if (ts.isOmittedExpression(element)) return '';
    const rest = element.dotDotDotToken ? '...' : '';
    const key = ts.isObjectBindingPattern(pattern) ? quoted(boundKey(element) ?? '') : '';
    return `${rest}${key}${annotatedShape(element, scope)}${element.initializer ? '?' : ''}`;
  });
  return ts.isObjectBindingPattern(pattern) ? `{${inCodeOrder(elements).join(';')}}` : `[${elements.join(',')}]`;
}

/** Type parameters by position: constraints, defaults and modifiers. `scope` is the one that they open. */
export function typeParameterShapes(nodes: readonly ts.TypeParameterDeclaration[] | undefined, scope: Scope): string {
  if (!nodes || nodes.length === 0) return '';
  const shapes = nodes.map((node) => {
    const modifiers = node.modifiers?.map(({ kind }) => `${tokenToString(kind) ?? ''} `).join('') ?? '';
    const constraint = node.constraint ? ` extends ${typeShape(node.constraint, scope)}` : '';
    return `${modifiers}${constraint}${node.default ? `=${typeShape(node.default, scope)}` : ''}`;
  });
  return `<${shapes.join(',')}>`;
}

// ── type members ──

/** The members of interfaces and type literals, by name. */
export function typeMemberShapes(nodes: readonly ts.TypeElement[], scope: Scope): Groups {
  const groups: Groups = new Map();
  for (const node of nodes) addTo(groups, typeMemberKey(node, scope), typeMemberShape(node, scope));
  return groups;
}

function typeMemberKey(node: ts.TypeElement, scope: Scope): string {
  if (isPropertySignature(node)) return keyShape(node.name, scope);
  if (isCallSignatureDeclaration(node)) return '\0()';
  if (isConstructSignatureDeclaration(node)) return '\0new';
  if (isIndexSignatureDeclaration(node)) return `\0${indexShape(node, scope)}`;
  return node.name ? keyShape(node.name, scope) : '\0';
}

function typeMemberShape(node: ts.TypeElement, scope: Scope): string {
  const optional = node.questionToken ? '?' : '';
  if (isPropertySignature(node)) return `${readonlyShape(node)}${optional}${propertyTypeShape(node.type, scope)}`;
  if (isIndexSignatureDeclaration(node)) return '';
  if (ts.isGetAccessor(node) || ts.isSetAccessor(node)) return accessorShape(node, scope);
  if (ts.isFunctionLike(node)) return `${optional}${signatureShape(node, scope)}`;
  return plainShape(node, (child) => scope.walk.value(child, scope));
}

/** The type of a property. A function that it holds is called as a method is. */
export function propertyTypeShape(type: ts.TypeNode | undefined, scope: Scope): string {
  const held = type && isParenthesizedTypeNode(type) ? bareType(type) : type;
  return held && isFunctionTypeNode(held) ? signatureShape(held, scope) : `:${typeShape(type, scope)}`;
}

/** `readonly ` where the node says so. */
export function readonlyShape(node: ts.Node): string {
  return modifiersOf(node)?.some(({ kind }) => kind === ReadonlyKeyword) ? 'readonly ' : '';
}

/** One half of an accessor pair. */
export function accessorShape(node: ts.AccessorDeclaration, scope: Scope): string {
  return `${ts.isGetAccessor(node) ? 'get' : 'set'} ${signatureShape(node, scope)}`;
}

/** An index signature; the name of its key says nothing. */
export function indexShape(node: ts.IndexSignatureDeclaration, scope: Scope): string {
  return `${readonlyShape(node)}[${typeShape(node.parameters[0]?.type, scope)}]:${typeShape(node.type, scope)}`;
}
