/**
 * Edits of one token or one part that change a public contract: every place of a declaration that users can see, walked
 * without the serialiser's help. Bodies, initialisers behind an annotation, private members and implementations of
 * overloads are not entered.
 */
import {
  hasModifier,
  insert,
  isInArrow,
  isPrivate,
  remove,
  replace,
  startOf,
  strike,
  tokenOf,
  ts,
  type Edit,
} from './code-edit.ts';
import { essence } from './essence.ts';

/** One change of one declaration. */
export interface SemanticEdit {
  readonly kind: string;
  readonly edits: readonly Edit[];
}

const K = ts.SyntaxKind;

/** Every edit of the contract of a top-level declaration, in source order. */
export function semanticEdits(declaration: ts.Node): readonly SemanticEdit[] {
  const found: SemanticEdit[] = [];
  const add = (kind: string, ...edits: readonly Edit[]): void => void found.push({ kind, edits });
  const visit = (node: ts.Node): void => {
    if (isPrivate(node) || ts.isDecorator(node) || isHidden(node)) return;
    for (const edit of EDITORS) edit(node, add);
    for (const child of publicChildren(node)) visit(child);
  };
  visit(declaration);
  return found;
}

/** Every node of a top-level declaration that users can see, in source order. */
export function publicNodes(declaration: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isPrivate(node) || ts.isDecorator(node) || isHidden(node)) return;
    found.push(node);
    for (const child of publicChildren(node)) visit(child);
  };
  visit(declaration);
  return found;
}

/** A statement that its namespace keeps to itself, or the body behind overloads. */
function isHidden(node: ts.Node): boolean {
  if (ts.isStatement(node) && ts.isModuleBlock(node.parent)) {
    const hasList = node.parent.statements.some((statement) => ts.isExportDeclaration(statement));
    if (!hasModifier(node, K.ExportKeyword) && (hasList || !isAmbient(node))) return true;
  }
  return isImplementation(node);
}

function isAmbient(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) if (hasModifier(at, K.DeclareKeyword)) return true;
  return node.getSourceFile().isDeclarationFile;
}

function isImplementation(node: ts.Node): boolean {
  if (!(ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node))) {
    return false;
  }
  return node.body !== undefined && overloadsOf(node).some((other) => !other.body);
}

function overloadsOf(node: ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration) {
  const siblings: readonly ts.Node[] =
    'members' in node.parent ? node.parent.members : (node.parent as ts.Block).statements;
  return siblings.filter(
    (other): other is typeof node =>
      other.kind === node.kind &&
      (other as typeof node).name?.getText() === node.name?.getText() &&
      hasModifier(other, K.StaticKeyword) === hasModifier(node, K.StaticKeyword),
  );
}

function publicChildren(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  const skipped = new Set<ts.Node | undefined>();
  if (ts.isFunctionLike(node) && 'body' in node) skipped.add(node.body);
  if (ts.isParameter(node)) skipped.add(node.initializer).add(node.name);
  if (
    (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) &&
    (node.type || !isFunction(node.initializer))
  ) {
    skipped.add(node.initializer);
  }
  if (ts.isConstructorDeclaration(node) && hasModifier(node, K.PrivateKeyword)) return [];
  ts.forEachChild(node, (child) => void (skipped.has(child) || children.push(child)));
  return children;
}

const isFunction = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

type Add = (kind: string, ...edits: readonly Edit[]) => void;

const EDITORS: readonly ((node: ts.Node, add: Add) => void)[] = [
  editTypeNames,
  editLiterals,
  editParameters,
  editParameterLists,
  editTypeParameters,
  editResults,
  editPromises,
  editMembers,
  editClasses,
  editHeritage,
  editOverloads,
  editOperators,
  editComposites,
  editMappedTypes,
  editEnums,
  editVariables,
];

function editTypeNames(node: ts.Node, add: Add): void {
  if (ts.isTypeReferenceNode(node) && !ts.isConstTypeReference(node)) {
    add('name another type', insert(node.typeName.end, 'Zz'));
    add('add an array level', insert(node.end, '[]'));
    if (node.typeArguments) add('remove type arguments', { start: node.typeName.end, end: node.end, text: '' });
  }
  if (ts.isTypeQueryNode(node)) add('query another value', insert(node.exprName.end, 'Zz'));
  const isKeyword = node.kind >= K.FirstKeyword && node.kind <= K.LastKeyword && ts.isTypeNode(node);
  const isUnique = ts.isTypeOperatorNode(node.parent) && node.parent.operator === K.UniqueKeyword;
  if (isKeyword && !isUnique) {
    add('change a keyword type', replace(node, node.kind === K.StringKeyword ? 'number' : 'string'));
  }
  if (ts.isArrayTypeNode(node)) add('remove an array level', replace(node, node.elementType.getText()));
}

function editLiterals(node: ts.Node, add: Add): void {
  const isType = ts.isLiteralTypeNode(node.parent) || ts.isPrefixUnaryExpression(node.parent);
  if (!isType) return;
  if (ts.isStringLiteral(node)) add('change a literal type', insert(node.end - 1, 'Zz'));
  if (ts.isNumericLiteral(node)) add('change a literal type', replace(node, `${Number(node.text) + 7}`));
  if (node.kind === K.TrueKeyword) add('change a literal type', replace(node, 'false'));
  if (node.kind === K.FalseKeyword) add('change a literal type', replace(node, 'true'));
  if (node.kind === K.NullKeyword) add('change a literal type', replace(node, 'undefined'));
}

function editParameters(node: ts.Node, add: Add): void {
  if (!ts.isParameter(node) || ts.isIndexSignatureDeclaration(node.parent) || ts.isAccessor(node.parent)) return;
  if (ts.isSetAccessor(node.parent) || node.name.getText() === 'this') return;
  if (node.questionToken) add('require a parameter', remove(node.questionToken));
  else if (!node.dotDotDotToken && !node.initializer && !isBare(node)) {
    add('make a parameter optional', insert(node.name.end, '?'));
  }
  if (node.dotDotDotToken) add('take no rest', remove(node.dotDotDotToken));
  if (node.initializer && node.type) {
    add('require a parameter', { start: node.type.end, end: node.initializer.end, text: '' });
  }
}

/** `a => …`: without parentheses nothing can be added. */
function isBare(node: ts.ParameterDeclaration): boolean {
  return ts.isArrowFunction(node.parent) && !tokenOf(node.parent, K.OpenParenToken);
}

function editParameterLists(node: ts.Node, add: Add): void {
  if (!ts.isFunctionLike(node) || ts.isIndexSignatureDeclaration(node) || ts.isAccessor(node)) return;
  if (ts.isConstructorDeclaration(node) && hasModifier(node, K.PrivateKeyword)) return;
  const open = tokenOf(node, K.OpenParenToken);
  if (!open) return;
  const own = node.parameters.filter((parameter) => parameter.name.getText() !== 'this');
  const [first, second] = own;
  add('add a parameter', insert((first ?? node.parameters.at(-1))?.getStart() ?? open.end, 'zzFirst: Zz,'));
  const last = own.at(-1);
  if (last && own.length > 1) add('remove a parameter', { start: own.at(-2)?.end ?? 0, end: last.end, text: '' });
  else if (last && node.parameters.length === 1) {
    add('remove a parameter', { start: open.end, end: node.parameters.end, text: '' });
  }
  if (!first || !second || second.dotDotDotToken) return;
  const isSame = parameterEssence(first) === parameterEssence(second);
  if (!isSame) add('reorder parameters', replace(first, second.getText()), replace(second, first.getText()));
}

/** What a parameter says without its name. */
function parameterEssence({ questionToken, initializer, type, name }: ts.ParameterDeclaration): string {
  const isOptional = questionToken || initializer ? '?' : '';
  return `${isOptional}${type ? essence(type) : ts.isIdentifier(name) ? '' : essence(name)}`;
}

function editTypeParameters(node: ts.Node, add: Add): void {
  if (!ts.isTypeParameterDeclaration(node)) return;
  const isOwn = !ts.isInferTypeNode(node.parent) && !ts.isMappedTypeNode(node.parent);
  if (!isOwn) return;
  if (node.constraint) add('remove a constraint', { start: node.name.end, end: node.constraint.end, text: '' });
  else add('add a constraint', insert(node.name.end, ' extends Zz'));
  if (node.default) {
    add('remove a type default', { start: (node.constraint ?? node.name).end, end: node.default.end, text: '' });
  } else add('add a type default', insert(node.end, ' = Zz'));
  add('add a type parameter', insert(startOf(node), 'Zz, '));
  const owner = node.parent;
  const hasVariance = ts.isClassLike(owner) || ts.isInterfaceDeclaration(owner) || ts.isTypeAliasDeclaration(owner);
  if (hasVariance && !node.modifiers) add('change variance', insert(startOf(node), 'in '));
}

function editResults(node: ts.Node, add: Add): void {
  if (!ts.isFunctionLike(node) || !node.type || ts.isIndexSignatureDeclaration(node)) return;
  add('change a result', replace(node.type, 'Zz'));
  if (ts.isTypePredicateNode(node.type)) {
    const { assertsModifier, type } = node.type;
    if (assertsModifier && type) add('assert no more', remove(assertsModifier));
    else if (!assertsModifier) add('assert', insert(startOf(node.type), 'asserts '));
  }
}

/** Where nobody wrote what is returned, `async` says that it is a promise. */
function editPromises(node: ts.Node, add: Add): void {
  const isCalled = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isArrowFunction(node);
  if (!isCalled || node.type || !node.body) return;
  const modifier = node.modifiers?.find(({ kind }) => kind === K.AsyncKeyword);
  if (modifier && !/\bawait\b/.test(node.body.getText())) add('promise nothing', strike(modifier));
  if (modifier) return;
  const at = ts.isFunctionDeclaration(node) ? tokenOf(node, K.FunctionKeyword) : node.asteriskToken;
  add('promise', insert(startOf(at ?? (ts.isMethodDeclaration(node) ? node.name : node)), 'async '));
}

function editMembers(node: ts.Node, add: Add): void {
  const isMember = (ts.isTypeElement(node) || ts.isClassElement(node)) && !ts.isObjectLiteralExpression(node.parent);
  if (!isMember) return;
  const name = node.name;
  if (name && ts.isIdentifier(name)) add('rename a member', insert(name.end, 'Zz'));
  if (name && ts.isStringLiteral(name)) add('rename a member', insert(name.end - 1, 'Zz'));
  if (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) || ts.isIndexSignatureDeclaration(node)) {
    const modifier = node.modifiers?.find(({ kind }) => kind === K.ReadonlyKeyword);
    const isTyped = node.type !== undefined;
    if (modifier && isTyped) add('make writable', strike(modifier));
    else if (!modifier && !node.modifiers?.some(({ kind }) => kind === K.AccessorKeyword)) {
      add('make readonly', insert(startOf(name ?? tokenOf(node, K.OpenBracketToken) ?? node), 'readonly '));
    }
  }
  if (!ts.isIndexSignatureDeclaration(node) && name && !ts.isAccessor(node) && !isConstructor(node)) {
    const exclamation = 'exclamationToken' in node && node.exclamationToken !== undefined;
    if ('questionToken' in node && node.questionToken) add('require a member', remove(node.questionToken));
    else if (!exclamation) add('make a member optional', insert(name.end, '?'));
  }
  // In a class without semicolons a value before it would go on with what stands behind it.
  add('remove a member', { start: node.getStart(), end: node.end, text: ts.isClassLike(node.parent) ? ';' : '' });
}

const isConstructor = (node: ts.Node): boolean => ts.isConstructorDeclaration(node);

function editClasses(node: ts.Node, add: Add): void {
  if (ts.isConstructorDeclaration(node) && !hasModifier(node, K.ProtectedKeyword)) {
    const modifier = node.modifiers?.find(({ kind }) => kind === K.PublicKeyword);
    const edits = (keyword: string) => (modifier ? replace(modifier, keyword) : insert(startOf(node), `${keyword} `));
    if (!hasModifier(node, K.PrivateKeyword) && overloadsOf(node).length === 1) {
      add('make a constructor private', edits('private'));
      add('make a constructor protected', edits('protected'));
    }
  }
  if ((ts.isMethodDeclaration(node) || ts.isPropertyDeclaration(node)) && ts.isClassLike(node.parent)) {
    if (hasModifier(node, K.ProtectedKeyword)) {
      const modifier = node.modifiers?.find(({ kind }) => kind === K.ProtectedKeyword);
      if (modifier) add('publish a member', strike(modifier));
    } else if (!hasModifier(node, K.PublicKeyword)) add('protect a member', insert(startOf(node), 'protected '));
    const flag = node.modifiers?.find(({ kind }) => kind === K.StaticKeyword);
    if (flag) add('make an instance member', strike(flag));
    else if (!node.modifiers) add('make static', insert(startOf(node), 'static '));
  }
  if (!ts.isClassDeclaration(node)) return;
  const modifier = node.modifiers?.find(({ kind }) => kind === K.AbstractKeyword);
  if (modifier) add('make a class concrete', strike(modifier));
  else add('make a class abstract', insert(tokenOf(node, K.ClassKeyword)?.getStart() ?? 0, 'abstract '));
}

function editHeritage(node: ts.Node, add: Add): void {
  if (ts.isHeritageClause(node)) {
    add('remove heritage', { start: node.getStart(), end: node.end, text: '' });
    const isClass = ts.isClassLike(node.parent);
    if (
      isClass &&
      node.token === K.ImplementsKeyword &&
      node.parent.heritageClauses?.length === 1 &&
      node.types.length === 1
    ) {
      add('extend instead of implement', { start: node.getStart(), end: node.getStart() + 10, text: 'extends' });
    }
    if (isClass && node.token === K.ExtendsKeyword && node.parent.heritageClauses?.length === 1) {
      add('implement instead of extend', { start: node.getStart(), end: node.getStart() + 7, text: 'implements' });
    }
    for (const type of node.types) {
      if (ts.isIdentifier(type.expression)) add('inherit from another', insert(type.expression.end, 'Zz'));
    }
  }
  if ((ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) && !node.heritageClauses) {
    const keyword = ts.isInterfaceDeclaration(node) ? 'extends' : 'implements';
    add('add heritage', insert(tokenOf(node, K.OpenBraceToken)?.getStart() ?? 0, ` ${keyword} Zz `));
  }
}

function editOverloads(node: ts.Node, add: Add): void {
  const isSignature =
    ts.isMethodSignature(node) ||
    ts.isCallSignatureDeclaration(node) ||
    ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && !node.body);
  if (!isSignature || hasModifier(node, K.DefaultKeyword)) return;
  const text = node.getText();
  const open = tokenOf(node, K.OpenParenToken);
  if (!open) return;
  const at = open.getStart() - node.getStart();
  const rest = text.slice(at + 1);
  const separator = /^\s*\)/.test(rest) ? '' : ', ';
  const hasThis = /^\s*this\b/.test(rest);
  if (hasThis) return;
  add(
    'add an overload',
    insert(startOf(node), `${text.slice(0, at + 1)}zz: Zz${separator}${rest.replace(/[;,]?$/, ';')}\n`),
  );
}

function editOperators(node: ts.Node, add: Add): void {
  if (ts.isTypeOperatorNode(node)) add('remove an operator', replace(node, node.type.getText()));
  if (ts.isTypeOperatorNode(node) && node.operator === K.KeyOfKeyword) {
    add('change an operator', { start: startOf(node), end: startOf(node) + 'keyof'.length, text: 'readonly' });
  }
  if (ts.isTypeOperatorNode(node) && node.operator === K.KeyOfKeyword && ts.isTypeReferenceNode(node.type)) {
    if (ts.isIdentifier(node.type.typeName) && !node.type.typeArguments) {
      add('query a type instead of its keys', replace(node, `typeof ${node.type.getText()}`));
    }
  }
  if (ts.isIndexedAccessTypeNode(node)) add('remove an index', replace(node, node.objectType.getText()));
  if (ts.isImportTypeNode(node)) {
    if (node.isTypeOf)
      add('import a type, not a value', { start: node.getStart(), end: node.getStart() + 6, text: '' });
    else if (node.qualifier) add('import a value, not a type', insert(startOf(node), 'typeof '));
    if (node.qualifier) add('import another type', insert(node.qualifier.end, 'Zz'));
  }
  if (ts.isConstructorTypeNode(node)) {
    const modifier = node.modifiers?.[0];
    if (modifier) add('construct', remove(modifier));
    else add('construct nothing', insert(startOf(node), 'abstract '));
  }
}

function editComposites(node: ts.Node, add: Add): void {
  if (ts.isUnionTypeNode(node)) {
    const [first, second] = node.types;
    add('add a union part', insert(node.end, ' | Zz'));
    if (first && node.types.length > 2) add('remove a union part', replace(node, partsWithout(node).join(' | ')));
    if (first && second && node.types.length === 2 && !isInArrow(node)) {
      add('intersect', replace(node, `(${first.getText()}) & (${second.getText()})`));
    }
  }
  if (ts.isIntersectionTypeNode(node)) {
    add('add an intersection part', insert(node.end, ' & Zz'));
    if (node.types.length > 1) add('remove an intersection part', replace(node, partsWithout(node).join(' & ')));
  }
  if (ts.isTupleTypeNode(node)) {
    const [first, second] = node.elements;
    if (first) add('add a tuple element', insert(startOf(first), isLabelled(first) ? 'zz: Zz, ' : 'Zz, '));
    if (first && second && elementEssence(first) !== elementEssence(second)) {
      add('reorder a tuple', replace(first, second.getText()), replace(second, first.getText()));
    }
  }
  if (ts.isConditionalTypeNode(node) && essence(node.trueType) !== essence(node.falseType)) {
    add(
      'swap branches',
      replace(node.trueType, node.falseType.getText()),
      replace(node.falseType, node.trueType.getText()),
    );
  }
  if (ts.isTemplateLiteralTypeNode(node)) add('change a template', insert(node.head.end - 2, 'Zz'));
}

const partsWithout = (node: ts.UnionOrIntersectionTypeNode): readonly string[] =>
  node.types.slice(1).map((part) => part.getText());

const isLabelled = (node: ts.Node): boolean => ts.isNamedTupleMember(node);

function elementEssence(node: ts.TypeNode): string {
  if (!ts.isNamedTupleMember(node)) return essence(node);
  return `${node.dotDotDotToken ? '.' : ''}${essence(node.type)}${node.questionToken ? '?' : ''}`;
}

function editMappedTypes(node: ts.Node, add: Add): void {
  if (!ts.isMappedTypeNode(node)) return;
  const bracket = tokenOf(node, K.OpenBracketToken);
  const close = tokenOf(node, K.CloseBracketToken);
  if (!bracket || !close) return;
  if (!node.readonlyToken) add('map to readonly', insert(bracket.getStart(), 'readonly '));
  else if (node.readonlyToken.kind === K.ReadonlyKeyword)
    add('map to writable', insert(startOf(node.readonlyToken), '-'));
  if (!node.questionToken) add('map to optional', insert(close.end, '?'));
  else if (node.questionToken.kind === K.QuestionToken)
    add('map to required', insert(startOf(node.questionToken), '-'));
  if (!node.nameType) add('map to other names', insert(close.getStart(), ' as Zz'));
}

function editEnums(node: ts.Node, add: Add): void {
  if (ts.isEnumDeclaration(node)) {
    const keyword = node.modifiers?.find(({ kind }) => kind === K.ConstKeyword);
    if (keyword) add('make an enum real', strike(keyword));
    else add('make an enum constant', insert(tokenOf(node, K.EnumKeyword)?.getStart() ?? 0, 'const '));
    const [first, second] = node.members;
    if (first && second && !first.initializer && !second.initializer) {
      add('reorder counting members', replace(first, second.getText()), replace(second, first.getText()));
    }
    if (first) add('add an enum member', insert(startOf(first), "zz = 'zz', "));
  }
  if (!ts.isEnumMember(node)) return;
  if (ts.isIdentifier(node.name)) add('rename an enum member', insert(node.name.end, 'Zz'));
  if (node.initializer && ts.isStringLiteral(node.initializer)) {
    add('change an enum value', insert(node.initializer.end - 1, 'Zz'));
  } else if (node.initializer) add('change an enum value', replace(node.initializer, '4711'));
  else add('change an enum value', insert(node.end, ' = 4711'));
}

function editVariables(node: ts.Node, add: Add): void {
  if (ts.isVariableDeclaration(node) && !node.type && node.initializer) {
    if (!(node.parent.flags & ts.NodeFlags.Const)) return;
    if (ts.isStringLiteral(node.initializer)) add('change a constant', insert(node.initializer.end - 1, 'Zz'));
    if (ts.isNumericLiteral(node.initializer)) {
      add('change a constant', replace(node.initializer, `${Number(node.initializer.text) + 7}`));
    }
  }
  if (ts.isVariableDeclaration(node) && node.type && ts.isIdentifier(node.name)) {
    add('change the type of a variable', replace(node.type, 'Zz'));
    const list = node.parent;
    if (ts.isVariableDeclarationList(list) && list.declarations.length === 1) {
      const keyword = list.getFirstToken();
      if (keyword && list.flags & ts.NodeFlags.Const && !ts.isTypeOperatorNode(node.type)) {
        add('let a constant vary', replace(keyword, 'let'));
      }
    }
  }
  if (ts.isTypeAliasDeclaration(node)) add('alias another type', replace(node.type, 'Zz'));
}
