/** What `require('x')` brings under which names, through the helper functions of compilers. Exports are read next door. */
import type { Binding, FileReading } from './file-reading.ts';
import { requireOwner } from './file-own-require.ts';
import { calleeName, propertyName, ts, unwrap } from './file-syntax.ts';

/** Names a module, or one name of it, as an expression reaches it. */
export interface Required {
  readonly specifier: string;
  /** `default` for the whole of what `module.exports` is; absent for a namespace around it. */
  readonly imported?: string;
}

/** `const x = require('./y')` and `const { a } = require('./y')` bind names as imports do. */
export function bindRequires(reading: FileReading, { declarationList }: ts.VariableStatement): void {
  for (const { name, initializer } of declarationList.declarations) {
    const required = initializer && requiredModule(unwrap(initializer));
    if (!required || hasOwnRequire(reading)) continue;
    if (ts.isIdentifier(name)) bind(reading, name.text, required);
    else if (ts.isObjectBindingPattern(name)) {
      for (const element of name.elements) {
        if (!ts.isIdentifier(element.name) || element.dotDotDotToken) continue;
        const imported = element.propertyName ? propertyName(element.propertyName) : element.name.text;
        if (imported !== undefined) bind(reading, element.name.text, { specifier: required.specifier, imported });
      }
    }
  }
}

function bind(reading: FileReading, name: string, required: Required): void {
  reading.declarations.delete(name);
  reading.bindings.set(name, { ...required, typeOnly: false });
}

/** What `require('x')`, `require('x').y`, `x_1` and `x_1.y` name; undefined for any other expression. */
export function requiredBy(reading: FileReading, value: ts.Expression): Required | undefined {
  const required = requiredOf(reading, value);
  return required && !hasOwnRequire(reading) ? required : undefined;
}

function requiredOf({ bindings }: FileReading, value: ts.Expression): Required | undefined {
  if (ts.isPropertyAccessExpression(value)) {
    const { expression, name } = value;
    const owner = requiredModule(unwrap(expression)) ?? wholeBinding(bindings, expression);
    return owner && { specifier: owner.specifier, imported: name.text };
  }
  return requiredModule(value);
}

/** Whether `require` is the file's own at its top, where what CommonJS exports is set. */
function hasOwnRequire(reading: FileReading): boolean {
  const { source } = reading.syntax;
  return (reading.hasOwnRequire ??= requireOwner(source, source) === 'own');
}

/** A variable that holds a whole module: what is below it are that module's names. */
function wholeBinding(bindings: ReadonlyMap<string, Binding>, node: ts.Expression): Binding | undefined {
  const binding = ts.isIdentifier(node) ? bindings.get(node.text) : undefined;
  return binding && (binding.imported === undefined || binding.imported === 'default') ? binding : undefined;
}

/** `require('x')`, and the same in what compilers put around it: `__importDefault`, `__importStar`, `_interopRequireDefault`. */
function requiredModule(expression: ts.Expression): Required | undefined {
  if (!ts.isCallExpression(expression)) return undefined;
  const [argument] = expression.arguments;
  if (!argument) return undefined;
  const name = calleeName(expression);
  if (name === 'require')
    return ts.isStringLiteralLike(argument) ? { specifier: argument.text, imported: 'default' } : undefined;
  if (name === undefined || !WRAPPERS.test(name)) return undefined;
  const inner = requiredModule(unwrap(argument));
  return inner && { specifier: inner.specifier };
}

const WRAPPERS = /^(?:__importDefault|__importStar|__toESM|_interopRequire(?:Default|Wildcard))$/;
