/** Edits that leave every public contract of a file as it is. Each takes the whole file through one kind of change. */
import { moveImported, renameImports, renamePrivate } from './around-edits.ts';
import {
  applyEdits,
  declaredNames,
  groupOf,
  hasModifier,
  insert,
  isInArrow,
  isPrivate,
  remove,
  replace,
  reversedGroups,
  startOf,
  ts,
  walk,
  type Code,
  type Edit,
} from './code-edit.ts';

/** Kind → the changed text, or undefined where the file has nothing to change. */
export const BENIGN: Readonly<Record<string, (code: Code) => string | undefined>> = {
  'print with CRLF and no comments': (code) =>
    ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.CarriageReturnLineFeed }).printFile(code.source),
  'put a comment before every token': (code) =>
    edited(
      code,
      betweenTokens(code, () => '/* , } > */ '),
    ),
  'break lines after punctuation': (code) =>
    edited(
      code,
      betweenTokens(code, (before) => (/[([{,;|&=<]$/.test(before) ? '\n\t' : '')),
    ),
  'swap quotes': (code) => edited(code, collect(code, swapQuotes)),
  'write numbers in hex': (code) => edited(code, collect(code, hexNumber)),
  'reverse statements': reverseStatements,
  'reverse members': (code) => edited(code, collect(code, reverseMembers)),
  'reverse object properties': (code) => edited(code, collect(code, reverseProperties)),
  'reverse union parts': (code) => edited(code, collect(code, reverseUnion)),
  'lead unions with a bar': (code) =>
    edited(
      code,
      collect(code, (node) => (ts.isUnionTypeNode(node) && node.pos !== node.types.pos ? [] : leadingBar(node))),
    ),
  'put types into parentheses': (code) => edited(code, collect(code, parenthesize)),
  'add private members': (code) => edited(code, collect(code, addPrivate)),
  'remove private members': (code) => edited(code, collect(code, removePrivate)),
  'rename parameters': (code) => edited(code, collect(code, renameParameters)),
  'rename type parameters': (code) => edited(code, collect(code, renameTypeParameters)),
  'rename tuple labels and index keys': (code) => edited(code, collect(code, renameLabels)),
  'change bodies': (code) => edited(code, changeBodies(code)),
  'change defaults': (code) => edited(code, collect(code, changeDefault)),
  'import types only': (code) => edited(code, collect(code, importType)),
  'export by a list': exportByList,
  'write functions as constants': (code) => edited(code, collect(code, functionToConstant)),
  'write arrays in long form': (code) => edited(code, collect(code, longArray)),
  'decorate classes': (code) => edited(code, collect(code, decorate)),
  'rename what infer binds': (code) => edited(code, collect(code, renameInferred)),
  'rename imports': renameImports,
  'rename private declarations': renamePrivate,
  'move imported files': moveImported,
};

function edited({ text }: Code, edits: readonly Edit[]): string | undefined {
  return edits.length === 0 ? undefined : applyEdits(text, edits);
}

function collect({ source }: Code, of: (node: ts.Node) => readonly Edit[] | undefined): readonly Edit[] {
  const edits: Edit[] = [];
  walk(source, (node) => void edits.push(...(of(node) ?? [])));
  return edits;
}

// ── form ──

function betweenTokens({ source, text }: Code, gap: (before: string) => string): readonly Edit[] {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) || ts.isJsxFragment(node) || ts.isJsxSelfClosingElement(node)) return;
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(source);
    for (const child of children) visit(child);
    if (children.length > 0 || node.kind === ts.SyntaxKind.SyntaxList || node.end === node.pos) return;
    const start = node.getStart(source);
    const blank = start > 0 ? gap(text.slice(node.pos - 10, node.pos)) : '';
    if (blank) edits.push(insert(start, blank));
  };
  visit(source);
  return edits;
}

function swapQuotes(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isStringLiteral(node) || ts.isJsxAttribute(node.parent)) return undefined;
  const written = node.getText();
  if (/["'\\]/.test(written.slice(1, -1))) return undefined;
  const quote = written.startsWith('"') ? "'" : '"';
  return [replace(node, quote + written.slice(1, -1) + quote)];
}

function hexNumber(node: ts.Node): readonly Edit[] | undefined {
  const value = ts.isNumericLiteral(node) ? Number(node.text) : Number.NaN;
  if (!Number.isSafeInteger(value) || ts.isPropertyAccessExpression(node.parent)) return undefined;
  return [replace(node, `0x${value.toString(16).toUpperCase()}`)];
}

function leadingBar(node: ts.Node): readonly Edit[] | undefined {
  return ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type) && !/^\s*\|/.test(node.type.getText())
    ? [insert(startOf(node.type), '\n  | ')]
    : undefined;
}

function parenthesize(node: ts.Node): readonly Edit[] | undefined {
  if (ts.isSourceFile(node)) return undefined;
  const isWrapped =
    (ts.isTypeReferenceNode(node) && !ts.isConstTypeReference(node)) ||
    ts.isArrayTypeNode(node) ||
    ts.isUnionTypeNode(node) ||
    ts.isTypeLiteralNode(node) ||
    ts.isLiteralTypeNode(node);
  // `import('a')` and `readonly A[]` take no parentheses there.
  const isFixed = ts.isImportTypeNode(node.parent) || ts.isTypeOperatorNode(node.parent) || isInArrow(node);
  return isWrapped && !isFixed ? [insert(startOf(node), '('), insert(node.end, ')')] : undefined;
}

function longArray(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isArrayTypeNode(node)) return undefined;
  const isReadonly = ts.isTypeOperatorNode(node.parent) && node.parent.operator === ts.SyntaxKind.ReadonlyKeyword;
  const element = node.elementType.getText();
  const name = isReadonly ? 'ReadonlyArray' : 'Array';
  return [replace(isReadonly ? node.parent : node, `${name}<${element}>`)];
}

// ── order ──

function reverseStatements({ source, text }: Code): string | undefined {
  if (text.startsWith('#!') || source.statements.length < 2) return undefined;
  const key = (node: ts.Statement): string => {
    const { name } = node as { readonly name?: ts.Node };
    return name ? name.getText() : `${node.pos}`;
  };
  return reversedGroups(source.statements, key)
    .map((node) => text.slice(node.pos, node.end))
    .join('\n;\n');
}

function reverseMembers(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isClassLike(node) && !ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) return undefined;
  const members: ts.NodeArray<ts.Node> = node.members;
  if (members.length < 2) return undefined;
  const texts = reversedGroups([...members], groupOf).map((member) => `${member.getFullText().replace(/,$/, ';')}\n`);
  const separated = texts.map((text) => (/[;}]\s*$/.test(text) ? text : `${text};`));
  return [{ start: members.pos, end: members.end, text: separated.join('\n;'.slice(0, ts.isClassLike(node) ? 2 : 1)) }];
}

function reverseProperties(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isObjectLiteralExpression(node) || node.properties.length < 2) return undefined;
  if (node.properties.some((property) => ts.isSpreadAssignment(property))) return undefined;
  // A pattern of an assignment is no list of members.
  if (ts.isBinaryExpression(node.parent)) return undefined;
  const texts = reversedGroups([...node.properties], groupOf).map((property) => `${property.getFullText()}\n`);
  return [{ start: node.properties.pos, end: node.properties.end, text: texts.join(',') }];
}

function reverseUnion(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isUnionTypeNode(node)) return undefined;
  const parts = node.types.map((part) => part.getText()).reverse();
  return [replace(node, parts.join(' | '))];
}

// ── what is nobody's business ──

function addPrivate(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isClassLike(node)) return undefined;
  return [insert(node.end - 1, '\n;private zzOne: string; #zzTwo: number; private zzThree(): void;\n')];
}

function removePrivate(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isClassElement(node) || !isPrivate(node) || ts.isConstructorDeclaration(node)) return undefined;
  return [remove(node)];
}

function renameParameters(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isFunctionLike(node) || ts.isIndexSignatureDeclaration(node)) return undefined;
  const names = new Set<string>();
  const edits: Edit[] = [];
  for (const { name, modifiers } of node.parameters) {
    if (!ts.isIdentifier(name) || name.text === 'this' || modifiers?.length || isShadowed(node, name.text)) continue;
    names.add(name.text);
    edits.push(insert(name.end, 'Zz'));
  }
  if (names.size === 0) return undefined;
  for (const part of [...node.parameters, node.type]) {
    if (part) walk(part, (inner) => void edits.push(...referencesTo(inner, names)));
  }
  return edits;
}

/** A name that an inner signature binds again, or an outer one already has. */
function isShadowed(node: ts.SignatureDeclaration, name: string): boolean {
  let bindings = 0;
  let top: ts.Node = node;
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) if (ts.isFunctionLike(at)) top = at;
  walk(top, (inner) => {
    if (ts.isBlock(inner)) return false;
    if ((ts.isParameter(inner) || ts.isBindingElement(inner)) && inner.name.getText() === name) bindings += 1;
    return undefined;
  });
  return bindings > 1;
}

function referencesTo(node: ts.Node, names: ReadonlySet<string>): readonly Edit[] {
  if (!ts.isIdentifier(node) || !names.has(node.text)) return [];
  // In a default, the key stays what it is.
  if (ts.isShorthandPropertyAssignment(node.parent)) return [insert(node.end, `: ${node.text}Zz`)];
  return isValue(node) ? [insert(node.end, 'Zz')] : [];
}

/** A name that reads a value, not one that is declared, a key, or of a type or namespace. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isTypePredicateNode(parent)) return parent.parameterName === node;
  let name: ts.Node = node;
  while (ts.isQualifiedName(name.parent) && name.parent.left === name) name = name.parent;
  if (ts.isTypeQueryNode(name.parent)) return true;
  const { name: declared, propertyName } = parent as { readonly name?: ts.Node; readonly propertyName?: ts.Node };
  const isOfType = ts.isTypeNode(parent) || ts.isQualifiedName(parent) || ts.isImportTypeNode(parent);
  return !isOfType && declared !== node && propertyName !== node;
}

function renameTypeParameters(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isTypeParameterDeclaration(node) || ts.isInferTypeNode(node.parent)) return undefined;
  const { text } = node.name;
  // A merged declaration's type parameters must agree, and a name bound twice would be renamed twice.
  const owner = node.parent;
  let isBoundAgain = false;
  const edits = [insert(node.name.end, 'Zz')];
  walk(owner, (inner) => {
    if (inner !== node && ts.isTypeParameterDeclaration(inner) && inner.name.text === text) isBoundAgain = true;
    if (ts.isTypeReferenceNode(inner) && ts.isIdentifier(inner.typeName) && inner.typeName.text === text) {
      edits.push(insert(inner.typeName.end, 'Zz'));
    }
  });
  let outer: ts.Node = owner.parent;
  for (; !ts.isSourceFile(outer); outer = outer.parent) {
    const { typeParameters } = outer as { readonly typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration> };
    if (typeParameters?.some(({ name }) => name.text === text)) isBoundAgain = true;
  }
  return isBoundAgain ? undefined : edits;
}

function renameInferred(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isConditionalTypeNode(node)) return undefined;
  const names = new Set<string>();
  const edits: Edit[] = [];
  let isNested = false;
  walk(node.extendsType, (inner) => {
    if (ts.isConditionalTypeNode(inner)) isNested = true;
    if (ts.isInferTypeNode(inner)) {
      names.add(inner.typeParameter.name.text);
      edits.push(insert(inner.typeParameter.name.end, 'Zy'));
    }
    if (ts.isTypeReferenceNode(inner) && names.has(inner.typeName.getText())) isNested = true;
  });
  walk(node.trueType, (inner) => {
    if (ts.isInferTypeNode(inner) && names.has(inner.typeParameter.name.text)) isNested = true;
    if (ts.isTypeReferenceNode(inner) && names.has(inner.typeName.getText())) {
      edits.push(insert(inner.typeName.end, 'Zy'));
    }
  });
  return isNested ? undefined : edits;
}

function renameLabels(node: ts.Node): readonly Edit[] | undefined {
  if (ts.isNamedTupleMember(node)) return [insert(node.name.end, 'Zz')];
  if (!ts.isIndexSignatureDeclaration(node)) return undefined;
  return node.parameters.map(({ name }) => insert(name.end, 'Zz'));
}

function changeBodies({ source }: Code): readonly Edit[] {
  const edits: Edit[] = [];
  walk(source, (node) => {
    if (ts.isClassStaticBlockDeclaration(node)) edits.push(replace(node.body, '{ zz(); }'));
    else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) edits.push(replace(node.body, 'zz(1)'));
    else if (ts.isFunctionLike(node) && 'body' in node && node.body && ts.isBlock(node.body)) {
      edits.push(replace(node.body, '{ const zz = 1; throw zz; }'));
    } else return undefined;
    return false;
  });
  return edits;
}

function changeDefault(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isParameter(node) || !node.initializer) return undefined;
  if (node.type) return [replace(node.initializer, 'zz(1, 2)')];
  if (ts.isNumericLiteral(node.initializer)) return [replace(node.initializer, '4711')];
  return ts.isStringLiteral(node.initializer) ? [replace(node.initializer, "'zz'")] : undefined;
}

function importType(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isImportDeclaration(node) || !node.importClause || node.importClause.isTypeOnly) return undefined;
  const { name, namedBindings } = node.importClause;
  if (name && namedBindings) return undefined;
  const hasTypes =
    namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.some((element) => element.isTypeOnly);
  return hasTypes ? undefined : [insert(startOf(node) + 'import'.length, ' type')];
}

function decorate(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isClassDeclaration(node) || hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return undefined;
  return [insert(startOf(node), '@zz({ a: 1 }) ')];
}

// ── the same declaration in other words ──

/** `const Id` beside `export type Id`, or `interface Id` beside `export const Id`: a list would export both. */
function hasPrivateNamesake(node: ts.Statement): boolean {
  const names = new Set(declaredNames(node));
  const statements = ts.isSourceFile(node.parent) ? node.parent.statements : [];
  return statements.some(
    (other) => !hasModifier(other, ts.SyntaxKind.ExportKeyword) && declaredNames(other).some((name) => names.has(name)),
  );
}

function exportByList(code: Code): string | undefined {
  if (code.source.isDeclarationFile) return undefined;
  const edits: Edit[] = [];
  const names = new Set<string>();
  for (const node of code.source.statements) {
    const exported = ts.canHaveModifiers(node)
      ? node.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      : undefined;
    if (!exported || hasModifier(node, ts.SyntaxKind.DefaultKeyword) || ts.isImportEqualsDeclaration(node)) continue;
    const { name } = node as { readonly name?: ts.Node };
    if (hasPrivateNamesake(node)) continue;
    edits.push(replace(exported, ''));
    const declared = ts.isVariableStatement(node) ? node.declarationList.declarations.map((one) => one.name) : [name];
    for (const one of declared) {
      if (one) walk(one, (inner) => void (isBound(inner) && names.add(inner.text)));
    }
  }
  return names.size === 0 ? undefined : `${applyEdits(code.text, edits)}\nexport { ${[...names].join(', ')} };\n`;
}

function isBound(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false;
  return !ts.isBindingElement(node.parent) || node.parent.name === node;
}

function functionToConstant(node: ts.Node): readonly Edit[] | undefined {
  if (!ts.isFunctionDeclaration(node) || !ts.isSourceFile(node.parent) || !node.name || !node.body || !node.type) {
    return undefined;
  }
  const { name, parameters, typeParameters, asteriskToken } = node;
  const namesakes = node.parent.statements.filter(
    (other) => ts.isDeclarationStatement(other) && other.name?.getText() === name.text,
  );
  const isThis = parameters.some((parameter) => parameter.name.getText() === 'this');
  const isMarkup = node.parent.fileName.endsWith('x');
  if (asteriskToken || isThis || isMarkup || namesakes.length > 1) return undefined;
  if (hasModifier(node, ts.SyntaxKind.DefaultKeyword)) return undefined;
  const text = node.parent.text;
  const isAsync = hasModifier(node, ts.SyntaxKind.AsyncKeyword) ? 'async ' : '';
  const isExported = hasModifier(node, ts.SyntaxKind.ExportKeyword) ? 'export ' : '';
  const head = text.slice(typeParameters ? typeParameters.pos - 1 : text.indexOf('(', name.end), node.type.end);
  const body = text.slice(node.body.pos, node.end);
  return [replace(node, `${isExported}const ${name.text} = ${isAsync}${head} =>${body};`)];
}
