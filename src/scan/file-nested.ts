/**
 * What stands anywhere in a file and counts for the whole: `import()`, `require()`, and the environment variables that it
 * reads. Walks only towards places where the text holds one of the words, so that most files are not walked at all.
 */
import { addImport } from './file-imports.ts';
import type { FileReading } from './file-reading.ts';
import { requireOwner, type RequireOwner } from './file-own-require.ts';
import { propertyName, ts, type Syntax } from './file-syntax.ts';

/** What holds the environment as `env`, besides `import.meta`. */
const HOLDERS = ['process', 'Bun'];

/** Each is looked for in all of the code, if the parser has met its name; `import` is none. Bodies with one stay (file-tokens.ts). */
const WORDS: readonly (readonly [word: string, name?: string])[] = [
  ['import('],
  ['require(', 'require'],
  ['.env', 'env'],
];

/** Reads `import('x')`, `require('x')`, `typeof import('x')` and `import.meta.env.X` wherever they stand. */
export function readNested(reading: FileReading): void {
  const places = placesOf(reading.syntax);
  if (places.length === 0) return;
  const { source } = reading.syntax;
  let next = 0;
  const visit = (node: ts.Node, around: ts.Node, outer: RequireOwner): void => {
    // Children come in the order of the text, so places behind the walk never come back.
    while (next < places.length && (places[next] ?? 0) < node.pos) next++;
    const place = places[next];
    if (place === undefined || place >= node.end) return;
    // What is only set or deleted is not read.
    if (ts.isDeleteExpression(node)) return;
    if (isAssignment(node) && ts.isPropertyAccessExpression(node.left) && isEnvironment(node.left.expression)) {
      return visit(node.right, node, outer);
    }
    readCall(reading, node, outer);
    readEnvironment(reading, node);
    const owner = requireOwner(node, around) ?? outer;
    ts.forEachChild(node, (child) => visit(child, node, owner));
  };
  const owner = requireOwner(source, source) ?? 'loader';
  ts.forEachChild(source, (child) => visit(child, source, owner));
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function placesOf({ source, text }: Syntax): readonly number[] {
  const places: number[] = [];
  // The parser keeps the names that it met on the file, but its declarations do not show them.
  const { identifiers } = source as { readonly identifiers?: ReadonlyMap<string, string> };
  for (const [word, name] of WORDS) {
    if (name !== undefined && identifiers?.has(name) === false) continue;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) places.push(at);
  }
  return places.sort((a, b) => a - b);
}

function readCall(reading: FileReading, node: ts.Node, owner: RequireOwner): void {
  if (ts.isImportTypeNode(node)) {
    const { argument } = node;
    if (ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal))
      addImport(reading, 'type', argument.literal);
    return;
  }
  if (!ts.isCallExpression(node)) return;
  const [argument] = node.arguments;
  if (!argument || !ts.isStringLiteralLike(argument)) return;
  const { expression } = node;
  if (expression.kind === ts.SyntaxKind.ImportKeyword) addImport(reading, 'dynamic', argument);
  else if (owner === 'loader' && ts.isIdentifier(expression) && expression.text === 'require')
    addImport(reading, 'require', argument);
}

/** `env.X`, `env['X']` and `const { X } = env` of whatever holds the environment. */
function readEnvironment({ env }: FileReading, node: ts.Node): void {
  if (ts.isPropertyAccessExpression(node)) {
    if (isEnvironment(node.expression)) env.add(node.name.text);
  } else if (ts.isElementAccessExpression(node)) {
    const { expression, argumentExpression } = node;
    if (ts.isStringLiteralLike(argumentExpression) && isEnvironment(expression)) env.add(argumentExpression.text);
  } else if ((ts.isVariableDeclaration(node) || ts.isParameter(node)) && ts.isObjectBindingPattern(node.name)) {
    if (!node.initializer || !isEnvironment(node.initializer)) return;
    for (const { name, propertyName: from, dotDotDotToken } of node.name.elements) {
      const read = from ? propertyName(from) : ts.isIdentifier(name) ? name.text : undefined;
      if (read !== undefined && !dotDotDotToken) env.add(read);
    }
  }
}

function isEnvironment(node: ts.Expression): boolean {
  const bare = withoutTypes(node);
  if (!ts.isPropertyAccessExpression(bare) || bare.name.text !== 'env') return false;
  const holder = withoutTypes(bare.expression);
  if (ts.isMetaProperty(holder)) return true;
  if (ts.isPropertyAccessExpression(holder) && ts.isIdentifier(holder.expression))
    return holder.expression.text === 'globalThis' && HOLDERS.includes(holder.name.text);
  return ts.isIdentifier(holder) && HOLDERS.includes(holder.text);
}

/** A cast or `!` around the environment is what it holds. */
function withoutTypes(node: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node);
  return isWrapped ? withoutTypes(node.expression) : node;
}
