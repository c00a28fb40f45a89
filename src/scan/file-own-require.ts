/**
 * Whose `require` a scope declares. A function, a parameter or a variable of that name may read anything: what it is called
 * with names a module only where the name still stands for the loader. What calls bring is read next door.
 */
import { boundNames, calleeName, hasModifier, ts, unwrap } from './file-syntax.ts';

/** `loader`: that of Node or of AMD, with paths that count from this file. `own`: one that the code has made. */
export type RequireOwner = 'loader' | 'own';

/**
 * What `require` stands for inside of `scope`, by its own declarations; undefined where it declares none. `around` is the node
 * that holds it. A `var` in a block counts for that block: behind it the loader's may be meant as well.
 */
export function requireOwner(scope: ts.Node, around: ts.Node): RequireOwner | undefined {
  if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope)) return firstOf(scope.statements);
  if (!ts.isFunctionLike(scope)) return undefined;
  const names = scope.parameters.flatMap(({ name }) => boundNames(name).map(({ text }) => text));
  if (names.includes('require')) {
    // Loaders hand it to the code that they wrap: `define((require) => …)`, `(require, exports, module) => …`.
    return names.includes('exports') || names.includes('module') || isDefine(around) ? 'loader' : 'own';
  }
  return ts.isFunctionExpression(scope) && scope.name?.text === 'require' ? 'own' : undefined;
}

function isDefine(node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'define';
}

function firstOf(statements: readonly ts.Statement[]): RequireOwner | undefined {
  for (const statement of statements) {
    const owner = declaredOwner(statement);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

function declaredOwner(statement: ts.Statement): RequireOwner | undefined {
  if (ts.isImportDeclaration(statement)) return isImported(statement.importClause) ? 'own' : undefined;
  const isFunction = ts.isFunctionDeclaration(statement);
  if (!isFunction && !ts.isVariableStatement(statement)) return undefined;
  // `declare` makes nothing: it tells the compiler of what is there, and that is the loader's.
  if (hasModifier(statement, ts.SyntaxKind.DeclareKeyword)) return undefined;
  if (isFunction) return statement.name?.text === 'require' ? 'own' : undefined;
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (!boundNames(name).some(({ text }) => text === 'require')) continue;
    return initializer && isLoader(unwrap(initializer)) ? 'loader' : 'own';
  }
  return undefined;
}

function isImported(clause: ts.ImportClause | undefined): boolean {
  if (!clause || clause.isTypeOnly) return false;
  const { name, namedBindings } = clause;
  if (name?.text === 'require') return true;
  return (
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.some((element) => element.name.text === 'require')
  );
}

/** `createRequire(import.meta.url)` and `window.require`. With another argument paths count from another file. */
function isLoader(value: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(value)) return value.name.text === 'require';
  if (!ts.isCallExpression(value) || calleeName(value) !== 'createRequire') return false;
  const [from] = value.arguments;
  if (from === undefined) return false;
  return ts.isIdentifier(from) ? from.text === '__filename' : isOfThisFile(from);
}

function isOfThisFile(from: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(from) &&
    ts.isMetaProperty(from.expression) &&
    (from.name.text === 'url' || from.name.text === 'filename')
  );
}
