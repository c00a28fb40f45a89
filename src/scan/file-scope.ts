/**
 * What a shape needs to know of the code around a node: which names are bound there, and by which position.
 * Names of parameters and type parameters are their author's own affair, so a shape shows positions in their place.
 */
import type { ExportKind } from '../model.ts';
import { inCodeOrder } from './file-marks.ts';
import type { Origins } from './file-origin.ts';
import type { PrivateShape, PrivateShapes } from './file-private.ts';
import { propertyName, ts } from './file-syntax.ts';

// Guards are taken out of the namespace where they are asked for every node: reaching into it costs as much as the rest.
const { isIdentifier } = ts;

/** The names that one declaration, signature or conditional type binds, within those around it. */
export interface Scope {
  readonly outer: Scope | undefined;
  readonly depth: number;
  /** What stands around it: a file, a block, an enum, or nothing that brings names. */
  readonly home: HomeScope | undefined;
  readonly typeParameters: readonly ts.TypeParameterDeclaration[] | undefined;
  readonly parameters: readonly ts.ParameterDeclaration[] | undefined;
  /** Names bound by `infer`, in canonical order. */
  readonly inferred: readonly string[] | undefined;
  /** True where another value may be assigned, so that a literal counts by its type only. */
  readonly widens: boolean;
  /** True in what a class extends, of which it matters where the names come from. */
  readonly isBase: boolean;
  /** True inside declaration files and `declare` blocks, where everything is exported. */
  readonly isAmbient: boolean;
  readonly walk: Walk;
}

/**
 * What a name is asked for: a value may stand where it is widened, or where `typeof` asks for its type, and what stands
 * before a dot in a type is a namespace.
 */
export type Meaning = 'type' | 'value' | 'widened' | 'queried' | 'namespace';

/** The names after the dots: `['B', 'C']` in `A.B.C`. */
export type Path = readonly string[];

/** What names mean that no parameter binds. */
export interface Names {
  /** What a shape shows of a name and of the path behind it; undefined for what is unknown here. */
  readonly shown: (name: string, meaning: Meaning, path: Path) => string | undefined;
}

/** Names that mean something beyond the parameters of a declaration. */
export interface HomeScope {
  /** What the declaration at hand calls itself: exports may give it any name. */
  readonly self?: string | undefined;
  /** Where that name means it; undefined for everywhere. */
  readonly selfMeans?: 'type' | 'value' | undefined;
  /** True in namespaces and enums that nobody outside can name: their members are known by shapes of their own. */
  readonly isInside?: boolean | undefined;
  readonly names?: Names | undefined;
}

/** What a shape asks of a declaration. */
export interface ShapedDeclaration {
  readonly kind: ExportKind;
  readonly node: ts.Node;
}

/** What all shapes of one file share, so that nothing is read twice. */
export interface ShapeMemory {
  readonly origins: Origins;
  readonly privates: PrivateShapes;
  /** What was read of namespaces and enums, by the first declaration of each. */
  readonly spaces: Map<ts.Node, unknown>;
  /** What is destructured, by the declaration, and by its pattern where it is widened. */
  readonly takenApart: Map<ts.Node, PrivateShape>;
}

/** What one walk over a declaration shares: its depth, and how what is not a type is written, since types hold that too. */
export interface Walk {
  /** How many expressions stand around the node at hand. */
  nesting: number;
  /** An expression. */
  readonly value: (node: ts.Node, scope: Scope) => string;
  /** What an initialiser tells of the type of a name: `:` and the type, or `=` and the expression. */
  readonly initial: (node: ts.Expression, scope: Scope) => string;
  /** All declarations of one name. */
  readonly declared: (declarations: readonly ShapedDeclaration[], name: string, scope: Scope) => string;
  /** What a path leads to in a private namespace or enum; undefined where it leads elsewhere. */
  readonly member: (declarations: readonly ShapedDeclaration[], path: Path, asked: Asked) => string | undefined;
  readonly memory: ShapeMemory;
}

/** How a member is asked for: within the scope of the declaration that holds it. */
export interface Asked {
  readonly scope: Scope;
  readonly meaning: Meaning;
}

/** The same scope where literals count as written (`false`), or by their type (`true`). */
export function widening(scope: Scope, widens: boolean): Scope {
  return scope.widens === widens ? scope : { ...scope, widens };
}

/** The same scope, for what a class extends. */
export function asBase(scope: Scope): Scope {
  return { ...scope, isBase: true };
}

/** A scope within `outer` that binds `names`. */
export function enter(
  outer: Scope,
  names: Partial<Pick<Scope, 'typeParameters' | 'parameters' | 'inferred' | 'home'>>,
): Scope {
  const { depth, widens, isBase, isAmbient, walk } = outer;
  return {
    outer,
    depth: depth + 1,
    home: names.home,
    typeParameters: names.typeParameters,
    parameters: names.parameters,
    inferred: names.inferred,
    widens,
    isBase,
    isAmbient,
    walk,
  };
}

/** A name that stands for a type: the position of the type parameter that it names, else what its file says. */
export function typeName(name: string, scope: Scope, path: Path = ALONE): string {
  // What stands before a dot in a type is a namespace.
  if (path.length > 0) return shownName(name, scope, { meaning: 'type', path });
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (at.typeParameters) {
      let place = 0;
      for (const parameter of at.typeParameters) {
        if (parameter.name.text === name) return `$${at.depth}.${place}`;
        place += 1;
      }
    }
    const inferred = at.inferred?.indexOf(name) ?? -1;
    if (inferred !== -1) return `$${at.depth}.${inferred}`;
    const shown = at.home && shownAt(at.home, name, { meaning: 'type', path });
    if (shown !== undefined) return shown;
  }
  return name;
}

/** A name that stands for a value: the position of the parameter that it names, else what its file says. */
export function valueName(name: string, scope: Scope, path: Path = ALONE): string {
  const meaning = scope.isBase ? 'queried' : scope.widens ? 'widened' : 'value';
  return nameOfValue(name, scope, { meaning, path });
}

/** A name behind `typeof` in a type. */
export function queriedName(name: string, scope: Scope, path: Path = ALONE): string {
  return nameOfValue(name, scope, { meaning: 'queried', path });
}

function nameOfValue(name: string, scope: Scope, named: NamedAs): string {
  const { path } = named;
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (at.parameters) {
      let place = 0;
      for (const parameter of at.parameters) {
        const bound = pathTo(name, parameter.name);
        if (bound !== undefined) return dotted(`#${at.depth}.${place}${bound}`, path);
        place += 1;
      }
    }
    const shown = at.home && shownAt(at.home, name, named);
    if (shown !== undefined) return shown;
  }
  return dotted(name, path);
}

/** A name that stands for a namespace: parameters and type parameters of that name are none. */
export function namespaceName(name: string, scope: Scope, path: Path = ALONE): string {
  return shownName(name, scope, { meaning: 'namespace', path });
}

interface NamedAs {
  readonly meaning: Meaning;
  readonly path: Path;
}

const ALONE: Path = [];

function shownName(name: string, scope: Scope, named: NamedAs): string {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const shown = at.home && shownAt(at.home, name, named);
    if (shown !== undefined) return shown;
  }
  return dotted(name, named.path);
}

function shownAt({ self, selfMeans, isInside, names }: HomeScope, name: string, named: NamedAs): string | undefined {
  const { meaning, path } = named;
  const isSelf = self === name && (selfMeans === undefined || isMeant(selfMeans, firstMeaning(named)));
  if (isSelf && !(isInside && path.length > 0)) return dotted(SELF, path);
  return names?.shown(name, meaning, path);
}

/** What stands before a dot in a type is a namespace. */
function firstMeaning({ meaning, path }: NamedAs): Meaning {
  return meaning === 'type' && path.length > 0 ? 'namespace' : meaning;
}

function isMeant(selfMeans: 'type' | 'value', meaning: Meaning): boolean {
  return meaning === 'namespace' || (selfMeans === 'type') === (meaning === 'type');
}

/** What is shown of a name, and the path behind it. */
export function dotted(shown: string, path: Path): string {
  return path.length === 0 ? shown : `${shown}.${path.join('.')}`;
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
  return ts.isComputedPropertyName(name)
    ? `\0${scope.walk.value(name.expression, widening(scope, false))}`
    : `\0${name.kind}`;
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
  return `{${lines.length > 1 ? inCodeOrder(lines).join(';') : (lines[0] ?? '')}}`;
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
