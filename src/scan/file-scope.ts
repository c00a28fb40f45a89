/**
 * What a shape needs to know of the code around a node: which names are bound there, and by which position.
 * Names of parameters and type parameters are their author's own affair, so a shape shows positions in their place.
 */
import { propertyName, ts } from './file-syntax.ts';

// Guards are taken out of the namespace where they are asked for every node: reaching into it costs as much as the rest.
const { isIdentifier } = ts;

/** The names that one declaration, signature or conditional type binds, within those around it. */
export interface Scope {
  readonly outer: Scope | undefined;
  readonly depth: number;
  /** What the exported declaration calls itself: exports may give it any name. */
  readonly self: string | undefined;
  readonly typeParameters: readonly ts.TypeParameterDeclaration[] | undefined;
  readonly parameters: readonly ts.ParameterDeclaration[] | undefined;
  /** Names bound by `infer`, in canonical order. */
  readonly inferred: readonly string[] | undefined;
  /** True where another value may be assigned, so that a literal counts by its type only. */
  readonly widens: boolean;
  /** True inside declaration files and `declare` blocks, where everything is exported. */
  readonly isAmbient: boolean;
  readonly walk: Walk;
}

/** What one walk over a declaration shares: its depth, and how values are written, since types hold values too. */
export interface Walk {
  /** How many expressions stand around the node at hand. */
  nesting: number;
  /** An expression. */
  readonly value: (node: ts.Node, scope: Scope) => string;
  /** What an initialiser tells of the type of a name: `:` and the type, or `=` and the expression. */
  readonly initial: (node: ts.Expression, scope: Scope) => string;
}

/** The same scope where literals count as written (`false`), or by their type (`true`). */
export function widening(scope: Scope, widens: boolean): Scope {
  return scope.widens === widens ? scope : { ...scope, widens };
}

/** A scope within `outer` that binds `names`. */
export function enter(outer: Scope, names: Partial<Pick<Scope, 'typeParameters' | 'parameters' | 'inferred'>>): Scope {
  const { depth, widens, isAmbient, walk } = outer;
  return {
    outer,
    depth: depth + 1,
    self: undefined,
    typeParameters: names.typeParameters,
    parameters: names.parameters,
    inferred: names.inferred,
    widens,
    isAmbient,
    walk,
  };
}

/** A name that stands for a type: the position of the type parameter that it names, else itself. */
export function typeName(name: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (at.self === name) return SELF;
    if (at.typeParameters) {
      let place = 0;
      for (const parameter of at.typeParameters) {
        if (parameter.name.text === name) return `$${at.depth}.${place}`;
        place += 1;
      }
    }
    const inferred = at.inferred?.indexOf(name) ?? -1;
    if (inferred !== -1) return `$${at.depth}.${inferred}`;
  }
  return name;
}

/** A name that stands for a value: the position of the parameter that it names, else itself. */
export function valueName(name: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (at.parameters) {
      let place = 0;
      for (const parameter of at.parameters) {
        const path = pathTo(name, parameter.name);
        if (path !== undefined) return `#${at.depth}.${place}${path}`;
        place += 1;
      }
    }
    if (at.self === name) return SELF;
  }
  return name;
}

/** A name that stands for a namespace: parameters and type parameters of that name are none, so it is itself. */
export function namespaceName(name: string, scope: Scope): string {
  for (let at: Scope | undefined = scope; at; at = at.outer) if (at.self === name) return SELF;
  return name;
}

/** Stands for the exported declaration inside itself. */
const SELF = '@';

/** Where a parameter, destructured or not, binds `name`: `''`, `.key`, `.0`. */
function pathTo(name: string, pattern: ts.BindingName): string | undefined {
  if (isIdentifier(pattern)) return pattern.text === name ? '' : undefined;
  for (const [place, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const path = pathTo(name, element.name);
    if (path === undefined) continue;
    const step = ts.isObjectBindingPattern(pattern) ? boundKey(element) : undefined;
    return `.${element.dotDotDotToken ? '...' : ''}${step ?? place}${path}`;
  }
  return undefined;
}

/** The property that an element of an object pattern takes; undefined for a computed one and for the rest. */
export function boundKey({ propertyName: key, name, dotDotDotToken }: ts.BindingElement): string | undefined {
  if (dotDotDotToken) return undefined;
  if (key) return propertyName(key);
  return isIdentifier(name) ? name.text : undefined;
}

/** A property name in a shape: the same for `a`, `'a'` and `['a']`. */
export function keyShape(name: ts.PropertyName, scope: Scope): string {
  if (isIdentifier(name)) return name.text;
  const known = propertyName(name);
  if (known !== undefined) return known;
  return ts.isComputedPropertyName(name) ? `\0${scope.walk.value(name.expression, scope)}` : `\0${name.kind}`;
}

/** Shapes by name: the order of names is nobody's business, the order of overloads within a name is. */
export type Groups = Map<string, string>;

/** Adds a shape under its name. An accessor and its counterpart have no order. */
export function addTo(groups: Groups, key: string, shape: string): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, shape);
  else if (shape.startsWith('get ') && known.startsWith('set ')) groups.set(key, `${shape};${known}`);
  else groups.set(key, `${known};${shape}`);
}

/** All groups as one shape. */
export function groupsShape(groups: Groups): string {
  const lines: string[] = [];
  for (const [key, shape] of groups) lines.push(quoted(key) + shape);
  return `{${lines.length > 1 ? lines.sort().join(';') : (lines[0] ?? '')}}`;
}

/** A text between quotes: the same for any quotes in the code. */
export function quoted(text: string): string {
  return text.includes('"') || text.includes('\\') ? JSON.stringify(text) : `"${text}"`;
}

/** The shape of a node that needs no care: its kind, its text if it is a leaf, and its parts. */
export function plainShape(node: ts.Node, part: (node: ts.Node) => string): string {
  const parts: string[] = [];
  ts.forEachChild(
    node,
    (child) => void parts.push(part(child)),
    // Lists are set off, so that `f<A>()` and `f(A)` differ.
    (children) => void parts.push(`[${children.map(part).join(',')}]`),
  );
  const name = ts.SyntaxKind[node.kind];
  return parts.length === 0 ? name : `${name}(${parts.join(',')})`;
}
