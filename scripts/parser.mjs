/**
 * Cuts the parser out of the compiler that ts-morph brings: 9 MB load in 165 ms, the sixth of them that reads syntax in 29 ms
 * (Node 20, 2026-11-21). Statements are taken as they are written, those that the names asked for lead to and no others.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';

/** What only a type checker makes. The table of constructors names them beside those of nodes. */
const OF_THE_CHECKER = ['SymbolObject', 'SignatureObject', 'TypeObject'];

/** Gives nodes their methods: `getStart`, `text` of a name. */
const NODES = 'setObjectAllocator(getServicesObjectAllocator());';

/** Where the compiler is. */
export function compilerFile() {
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(createRequire(resolve('ts-morph')).resolve('@ts-morph/common')), 'typescript.js');
}

/**
 * A module that exports, as the plain object `ts`, what the sources in `folder` ask of the compiler. Throws when the compiler is not
 * built as expected.
 * @param {string} folder
 * @returns {string}
 */
export function parserModule(folder) {
  const text = readFileSync(compilerFile(), 'utf8');
  const statements = statementsOf(text);
  const owners = ownersOf(statements);
  for (const name of OF_THE_CHECKER) if (!owners.delete(name)) throw new Error(`The compiler declares no ${name}.`);
  const nodes = statements.find((statement) => statement.getText() === NODES);
  if (nodes === undefined) throw new Error(`The compiler does not say ${NODES}`);

  const asked = namesAskedIn(folder).filter((name) => owners.has(name));
  const kept = reachable([nodes, ...asked.flatMap((name) => owners.get(name))], owners);
  const code = statements.filter((statement) => kept.has(statement)).map((statement) => statement.getFullText());
  return `var ${OF_THE_CHECKER.join(', ')};\n${code.join('')}\nexport const ts = { ${asked.join(', ')} };\n`;
}

/** The names in `ts.isIdentifier` and `const { isIdentifier } = ts`; some are of types, which the compiler does not declare. */
function namesAskedIn(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const names = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const asked = [...text.matchAll(/\bts\.([A-Za-z]+)\b/g)].map(([, name]) => name);
    const taken = [...text.matchAll(/\bconst \{([^{}]*)\} = ts;/g)].flatMap(([, list]) => list.match(/\w+/g) ?? []);
    return [...asked, ...taken];
  });
  return [...new Set(names)].sort();
}

/** The statements of the one function that holds the whole compiler. */
function statementsOf(text) {
  const source = ts.createSourceFile('compiler.js', text, ts.ScriptTarget.Latest, true);
  const calls = source.statements.filter(ts.isExpressionStatement).map(({ expression }) => expression);
  const [whole] = calls.filter(ts.isCallExpression).map((call) => bare(call.expression));
  if (whole === undefined || !ts.isArrowFunction(whole)) throw new Error('The compiler is not one function.');
  return [...whole.body.statements];
}

/** Name → the statements that declare it or add to it. */
function ownersOf(statements) {
  const owners = new Map();
  const declared = new Set();
  for (const statement of statements) {
    const names = declaredNames(statement);
    for (const name of names) declared.add(name);
    for (const name of [...names, addedTo(statement)]) {
      if (name !== undefined) owners.set(name, [...(owners.get(name) ?? []), statement]);
    }
  }
  return new Map([...owners].filter(([name]) => declared.has(name)));
}

function declaredNames(statement) {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
}

/** `A` of `((A2) => {…})(A || (A = {}))`, of `__export(A, {…})` and of `A.b = …`; nothing else fills what others read. */
function addedTo(statement) {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  if (ts.isBinaryExpression(expression)) return nameBefore(expression.left);
  if (!ts.isCallExpression(expression)) return undefined;
  if (expression.expression.getText() === '__export') return nameBefore(expression.arguments[0]);
  const [argument] = expression.arguments;
  const isSpace = ts.isArrowFunction(bare(expression.expression)) && argument && ts.isBinaryExpression(argument);
  return isSpace ? nameBefore(argument.left) : undefined;
}

function nameBefore(expression) {
  let at = expression;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at.text : undefined;
}

function bare(expression) {
  return ts.isParenthesizedExpression(expression) ? bare(expression.expression) : expression;
}

/** The statements that `first` name, directly or not. A name that is declared anew inside leads out as well: one too many does no harm. */
function reachable(first, owners) {
  const kept = new Set(first);
  for (const statement of kept) {
    for (const name of namesIn(statement)) for (const owner of owners.get(name) ?? []) kept.add(owner);
  }
  return kept;
}

function namesIn(statement) {
  const names = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node) && !isMemberName(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

function isMemberName(node) {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}
