/**
 * Functions that are called where they stand, around code that exports: `(function () { exports.a = … })()`, and the
 * loaders that hand `exports` to a factory (UMD). Finds the code inside; what it exports is read next door.
 */
import { isExportsObject } from './file-commonjs-object.ts';
import type { FileReading } from './file-reading.ts';
import { isFunctionValue, ts, unwrap } from './file-syntax.ts';

/** The code in a wrapper. */
export interface WrappedBody {
  readonly statements: readonly ts.Statement[];
  /** What the factory returns, where that is exported as a whole. */
  readonly result?: ts.Expression;
}

/** The body that runs at once; undefined for any other expression. Parameters that get `exports` stand for it. */
export function wrappedBody(reading: FileReading, expression: ts.Expression): WrappedBody | undefined {
  const call =
    ts.isPrefixUnaryExpression(expression) || ts.isVoidExpression(expression) ? operandOf(expression) : expression;
  if (!ts.isCallExpression(call)) return undefined;
  const wrapper = calledFunction(call);
  if (!wrapper || !ts.isBlock(wrapper.body)) return undefined;
  const values = argumentsOf(call);
  const { parameters, body } = wrapper;
  for (const [place, value] of values.entries()) {
    const factory = unwrap(value);
    const parameter = parameters[place]?.name;
    if (!parameter || !ts.isIdentifier(parameter)) continue;
    if (isFunctionValue(factory)) return factoryBody(reading, { loader: body, name: parameter.text, factory });
    if (isExportsObject(reading, factory)) reading.exportsNames.add(parameter.text);
    else if (!(ts.isIdentifier(factory) && factory.text === 'module' && parameter.text === 'module')) continue;
    reading.understood.add(factory);
  }
  return { statements: body.statements };
}

function operandOf(node: ts.PrefixUnaryExpression | ts.VoidExpression): ts.Expression {
  return unwrap(ts.isVoidExpression(node) ? node.expression : node.operand);
}

/** The function in `(function () {})()` and `(function () {}).call(this)`. */
function calledFunction({ expression }: ts.CallExpression) {
  const callee = unwrap(expression);
  if (isFunctionValue(callee)) return callee;
  const owner = isCallOf(callee) ? unwrap(callee.expression) : undefined;
  return owner && isFunctionValue(owner) ? owner : undefined;
}

function isCallOf(callee: ts.Expression): callee is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'call';
}

function argumentsOf({ expression, arguments: values }: ts.CallExpression): readonly ts.Expression[] {
  return isCallOf(unwrap(expression)) ? values.slice(1) : values;
}

interface Factory {
  readonly loader: ts.Block;
  /** What the loader calls the factory. */
  readonly name: string;
  readonly factory: ts.ArrowFunction | ts.FunctionExpression;
}

/** The loader hands `exports` to the factory, or exports what it returns. One that does neither exports nothing here. */
function factoryBody(reading: FileReading, { loader, name, factory }: Factory): WrappedBody | undefined {
  const isFactory = (node: ts.Expression): node is ts.CallExpression =>
    ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
  let [isGiven, isReturned] = [false, false];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isExportsObject(reading, node.left) && isFactory(unwrap(node.right))) {
      isReturned ||= node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    }
    if (ts.isExpression(node) && isFactory(node)) {
      for (const [place, value] of node.arguments.entries()) {
        const parameter = isExportsObject(reading, unwrap(value)) ? factory.parameters[place]?.name : undefined;
        if (!parameter || !ts.isIdentifier(parameter)) continue;
        reading.exportsNames.add(parameter.text);
        isGiven = true;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(loader);
  if (!isGiven && !isReturned) return undefined;
  reading.understood.add(loader);
  const { body } = factory;
  const result = isReturned ? returnedBy(body) : undefined;
  return { statements: ts.isBlock(body) ? body.statements : [], ...(result ? { result } : {}) };
}

function returnedBy(body: ts.ConciseBody): ts.Expression | undefined {
  if (!ts.isBlock(body)) return unwrap(body);
  const last = body.statements.findLast((statement) => ts.isReturnStatement(statement));
  return last?.expression && unwrap(last.expression);
}
