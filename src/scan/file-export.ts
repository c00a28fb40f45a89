/** One public name → its fact: the declarations or the expression behind it, merged as the language merges them. */
import type { ExportFact, ExportKind, HeritageFact, MemberFact } from '../model.ts';
import { docOf } from './file-doc.ts';
import { fingerprintOf, narrowedToType } from './file-fingerprint.ts';
import { exportedTogether, selfOf, shapeInFile } from './file-home.ts';
import { membersOf, NO_MEMBERS, valueMembers, type Member, type Members } from './file-members.ts';
import { typeNamesOf } from './file-namespace.ts';
import type { Declaration, FileReading, PendingExport } from './file-reading.ts';
import type { Groups } from './file-scope.ts';
import { declaredShape, expressionShape } from './file-shape.ts';
import { functionType, shorten, signatureOf, variableSignature } from './file-signature.ts';
import { computedValue } from './file-enum-value.ts';
import { isFunctionValue, literalText, ts, unwrap, type Syntax } from './file-syntax.ts';

/** The fact of an exported name; undefined when an import brings the name, which makes it a re-export. */
export function exportFact(reading: FileReading, pending: PendingExport): ExportFact | undefined {
  const declarations = reading.declarations.get(pending.local);
  if (declarations) return declaredFact(reading, pending, declarations);
  if (pending.local !== '' && reading.bindings.has(pending.local)) return undefined;
  return pending.expression
    ? expressionFact(reading, pending, pending.expression)
    : unknownFact(reading.syntax, pending);
}

function declaredFact(
  reading: FileReading,
  pending: PendingExport,
  declarations: readonly Declaration[],
): ExportFact | undefined {
  const { syntax } = reading;
  const shown = publicDeclarations(exportedTogether(declarations, pending));
  const [first] = shown;
  if (!first) return undefined;
  const main = shown.find(({ typeOnly, kind }) => !typeOnly && kind !== 'namespace') ?? first;
  const parts: Members[] = [];
  const signatures: string[] = [];
  let doc: string | undefined;
  let [isType, deprecated, inferred, isSpace] = [true, true, false, false];
  for (const declaration of shown) {
    const { node, statement, typeOnly } = declaration;
    const said = docOf(syntax, statement);
    parts.push(membersOf(syntax, node, reading.space));
    signatures.push(declarationSignature(syntax, declaration, pending));
    doc ??= said.sentence;
    isType &&= typeOnly;
    isSpace ||= declaration.kind === 'namespace';
    deprecated &&= said.deprecated;
    inferred ||= isInferred(syntax, node);
  }
  const { members, hasMore, hidden, heritage, used } = mergeMembers(parts);
  const shape = shapeInFile(reading, selfOf(pending.local, shown, declarations), (scope) =>
    declaredShape(shown, pending.local, scope),
  );
  const fingerprint = fingerprintOf(exportForm(pending) + shape.text);
  // Only few names are those of namespaces.
  const typeNames = isSpace ? typeNamesIn(shown, reading) : undefined;
  return settled({
    name: pending.name,
    kind: main.kind,
    typeOnly: pending.typeOnly || isType,
    signature: shorten(signatures.join('; ')),
    fingerprint: pending.typeOnly && !isType ? narrowedToType(fingerprint) : fingerprint,
    doc,
    deprecated,
    inferred,
    value: main.kind === 'const' ? valueOf(syntax, main.node) : undefined,
    computed: main.kind === 'const' ? computedOf(reading, main.node) : undefined,
    members: members.map((member) => withFingerprint(member, shape.members)),
    hasMoreMembers: hasMore || undefined,
    usedMembers: used,
    hiddenMembers: hiddenNames(hidden),
    heritage: heritage.length > 0 ? heritage.map((base) => withOrigin(base, reading)) : undefined,
    typeNames,
    local: pending.local === pending.name ? undefined : pending.local,
    line: lineOfName(syntax, main.node),
  });
}

function typeNamesIn(shown: readonly Declaration[], { space }: FileReading): readonly string[] | undefined {
  const names = typeNamesOf(
    shown.map(({ node }) => node),
    space,
  );
  return names.length > 0 ? names : undefined;
}

/** Fields that are undefined are none, since facts become JSON: so they need not be left out one by one. */
function settled(fact: { readonly [K in keyof ExportFact]: ExportFact[K] | OptionalOf<K> }): ExportFact {
  return fact as ExportFact;
}

type OptionalOf<K extends keyof ExportFact> = Record<never, never> extends Pick<ExportFact, K> ? undefined : never;

function valueOf(syntax: Syntax, node: ts.Node): string | undefined {
  return ts.isVariableDeclaration(node) ? literalText(syntax, node.initializer) : undefined;
}

/** Only what is no literal, and can be told. */
function computedOf({ syntax, space }: FileReading, node: ts.Node): string | undefined {
  if (!ts.isVariableDeclaration(node) || valueOf(syntax, node) !== undefined) return undefined;
  const initializer = node.initializer && unwrap(node.initializer);
  const isSum = initializer && (ts.isBinaryExpression(initializer) || ts.isIdentifier(initializer));
  return isSum ? computedValue({ node, space }) : undefined;
}

/** Where overloads are declared, the implementation is not public. */
function publicDeclarations(declarations: readonly Declaration[]): readonly Declaration[] {
  if (declarations.length === 1) return declarations;
  const isOverloaded = declarations.some(({ node }) => ts.isFunctionDeclaration(node) && !node.body);
  return isOverloaded ? declarations.filter(({ node }) => !ts.isFunctionDeclaration(node) || !node.body) : declarations;
}

function declarationSignature(syntax: Syntax, { node, kind }: Declaration, pending: PendingExport): string {
  if (!ts.isVariableDeclaration(node)) return signatureOf(syntax, node);
  // A destructured name has no annotation of its own.
  if (!ts.isIdentifier(node.name)) return `${kind} ${pending.local}`;
  const signature = variableSignature(syntax, node, kind);
  // `export default config`: with no more than its inner name, the declaration would tell nothing.
  const isBare = signature === `${kind} ${pending.local}` && pending.name === 'default';
  return isBare ? `export default ${pending.local}` : signature;
}

function expressionFact(reading: FileReading, pending: PendingExport, expression: ts.Expression): ExportFact {
  const { syntax } = reading;
  const value = unwrap(expression);
  const literal = literalText(syntax, value);
  const isNamed = isFunctionValue(value) || ts.isClassExpression(value);
  const local = isNamed && !ts.isArrowFunction(value) ? value.name?.text : undefined;
  const { sentence, deprecated } = docOf(syntax, pending.statement);
  const { members, hasMore, hidden, heritage, used } = isFunctionValue(value)
    ? NO_MEMBERS
    : valueMembers(syntax, value);
  const shape = shapeInFile(reading, { name: local ?? '' }, (scope) => expressionShape(expression, scope));
  return settled({
    name: pending.name,
    kind: expressionKind(value),
    typeOnly: false,
    signature: expressionSignature(syntax, pending.name, value),
    fingerprint: fingerprintOf(exportForm(pending) + shape.text),
    doc: sentence,
    deprecated,
    inferred: isNamed ? isInferred(syntax, value) : literal === undefined,
    value: literal,
    members: members.map((member) => withFingerprint(member, shape.members)),
    hasMoreMembers: hasMore || undefined,
    usedMembers: used,
    hiddenMembers: hiddenNames(hidden),
    heritage: heritage.length > 0 ? heritage : undefined,
    local,
    line: syntax.lineOf(pending.statement),
  });
}

/** Importers of `export =` write another import than those of `export default`. */
function exportForm({ statement }: PendingExport): string {
  return ts.isExportAssignment(statement) && statement.isExportEquals ? 'export= ' : '';
}

function expressionSignature(syntax: Syntax, name: string, value: ts.Expression): string {
  if (ts.isArrowFunction(value)) return functionType(syntax, value);
  if (isFunctionValue(value) || ts.isClassExpression(value)) return signatureOf(syntax, value);
  const literal = literalText(syntax, value);
  if (literal !== undefined) return literal;
  if (name !== 'default') return name;
  const isCall = ts.isCallExpression(value) && ts.isIdentifier(value.expression);
  return `export default ${isCall ? `${value.expression.text}(…)` : '…'}`;
}

function expressionKind(value: ts.Expression): ExportKind {
  if (isFunctionValue(value)) return 'function';
  return ts.isClassExpression(value) ? 'class' : 'expression';
}

/** A name that is exported but declared nowhere in the file: a global, or code that the parser could not recover. */
function unknownFact(syntax: Syntax, { name, local, typeOnly, statement }: PendingExport): ExportFact {
  const renamed = local === name || local === '' ? {} : { local };
  return {
    name,
    kind: 'unknown',
    typeOnly,
    signature: local || name,
    fingerprint: fingerprintOf(`unknown ${local || name}`),
    deprecated: false,
    inferred: true,
    members: [],
    ...renamed,
    line: syntax.lineOf(statement),
  };
}

// ── members ──

function mergeMembers(parts: readonly Members[]): Members {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const seen = new Set<string>();
  const members = parts
    .flatMap((part) => part.members)
    .filter((member) => {
      const key = `${member.isStatic ? 'static ' : ''}${member.name}`;
      return !seen.has(key) && seen.add(key);
    });
  return {
    members,
    hasMore: parts.some((part) => part.hasMore),
    hidden: parts.flatMap((part) => part.hidden ?? []),
    heritage: parts.flatMap((part) => part.heritage),
  };
}

function withFingerprint(member: Member, shapes: Groups): MemberFact {
  const { name, kind, isStatic, signature, line } = member;
  const fingerprint = fingerprintOf(shapes.get(isStatic ? `static ${name}` : name) ?? '');
  // Most members have no value, and to name the fields is faster than to copy them.
  return member.value === undefined
    ? { name, kind, isStatic, signature, line, fingerprint }
    : { ...member, fingerprint };
}

function hiddenNames(hidden: readonly string[] | undefined): readonly string[] | undefined {
  return hidden === undefined || hidden.length === 0 ? undefined : [...new Set(hidden)].sort();
}

function withOrigin(base: HeritageFact, { bindings, declarations }: FileReading): HeritageFact {
  const binding = declarations.has(base.name) ? undefined : bindings.get(base.name);
  if (!binding) return base;
  const { specifier, imported } = binding;
  return { name: base.name, specifier, ...(imported === undefined ? {} : { imported }) };
}

// ── inference ──

/** True when only a type checker could tell the public type of the declaration. */
function isInferred(syntax: Syntax, node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node) || isFunctionValue(node)) return !node.type;
  if (ts.isClassLike(node)) return node.members.some((member) => isInferredMember(syntax, member));
  if (ts.isImportEqualsDeclaration(node)) return true;
  if (!ts.isVariableDeclaration(node) || node.type) return false;
  if (!node.initializer) return true;
  const value = unwrap(node.initializer);
  if (isFunctionValue(value) || ts.isClassExpression(value)) return isInferred(syntax, value);
  return literalText(syntax, value) === undefined;
}

function isInferredMember(syntax: Syntax, node: ts.ClassElement): boolean {
  const isPrivate = node.name !== undefined && ts.isPrivateIdentifier(node.name);
  const hidden = ts.SyntaxKind.PrivateKeyword;
  if (isPrivate || (ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === hidden))) return false;
  if (ts.isMethodDeclaration(node) || ts.isGetAccessor(node)) return !node.type;
  return ts.isPropertyDeclaration(node) && !node.type && literalText(syntax, node.initializer) === undefined;
}

function lineOfName(syntax: Syntax, node: ts.Node): number {
  const name = ts.isDeclarationStatement(node) || ts.isVariableDeclaration(node) ? node.name : undefined;
  return syntax.lineOf(name ?? node);
}
