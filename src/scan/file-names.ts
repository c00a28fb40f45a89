/**
 * What a name that no parameter binds stands for in a shape: what its import brings, the public name of a declaration, or
 * the shape of one that its file or namespace keeps to itself. Any other is a global, and shown as written.
 */
import { HERE } from './file-marks.ts';
import { importedShape, ownName, type Origins } from './file-origin.ts';
import type { PrivateShape, PrivateShapes } from './file-private.ts';
import type { Binding } from './file-reading.ts';
import { dotted, type Meaning, type Names, type Path, type Scope, type ShapedDeclaration } from './file-scope.ts';
import { ts, unwrap } from './file-syntax.ts';

/** A file or a block of a namespace, with what names in it can mean. */
export interface Home {
  readonly declared: ReadonlyMap<string, readonly ShapedDeclaration[]>;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** Public names by the names inside, and which of the declarations of a name are public. Asked once, when needed. */
  readonly readPublic: () => PublicNames;
  /** The scope of a declaration here. */
  readonly scopeOf: (self: Self) => Scope;
  /** The shape of declarations of one name. */
  readonly shapeOf: (declarations: readonly ShapedDeclaration[], name: string, scope: Scope) => string;
  readonly privates: PrivateShapes;
  readonly origins: Origins;
  /** What names mean around a space of a file. A block has a scope around it. */
  readonly outer?: Names | 'scope' | undefined;
}

/** How a declaration calls itself, and where that name means it. */
export interface Self {
  readonly name: string;
  /** Absent where the name means it everywhere. */
  readonly means?: 'type' | 'value' | undefined;
  readonly widens?: boolean;
  readonly isInside?: boolean;
}

/** The public names of a file or block. */
export interface PublicNames {
  /** Name inside → the name that all others know: the same where that one is public. */
  readonly byLocal: ReadonlyMap<string, string>;
  /** False when a name that is public here leaves these declarations of it inside. */
  readonly has: (name: string, declarations: readonly ShapedDeclaration[]) => boolean;
}

/** The names of a file or block. Most files name little but globals, so that nothing is read before it is asked for. */
export function namesOf(home: Home): Names {
  const known: Known = { home };
  return { shown: (name, meaning, path) => shownIn(known, name, { meaning, path }) };
}

/** What was read of a home so far. */
interface Known {
  readonly home: Home;
  open?: PublicNames;
  shownPrivate?: ShownPrivate;
}

interface NamedAs {
  readonly meaning: Meaning;
  readonly path: Path;
}

function shownIn(known: Known, name: string, named: NamedAs): string | undefined {
  const { declared, bindings, outer } = known.home;
  const declarations = declared.get(name);
  if (declarations && !(bindings.has(name) && areOthers(declarations, named.meaning))) {
    const { meaning, path } = named;
    const open = openOf(known);
    const shown = open.byLocal.get(name);
    const part = partOf(declarations, meaning === 'type' && path.length > 0 ? 'namespace' : meaning);
    if (shown !== undefined && (part === declarations || open.has(name, part)))
      return dotted(fromHere(known, shown), path);
    known.shownPrivate ??= privateNames(known.home);
    return known.shownPrivate(name, part, named);
  }
  const binding = bindings.get(name);
  if (binding) {
    const { meaning, path } = named;
    return importedShape(binding, { path, isValue: meaning === 'value' || meaning === 'widened' }, known.home.origins);
  }
  if (outer === 'scope') return undefined;
  return outer?.shown(name, named.meaning, named.path);
}

function openOf(known: Known): PublicNames {
  known.open ??= known.home.readPublic();
  return known.open;
}

/** A public name of the file. Those of a block hide all that have the same name around it. */
function fromHere({ home }: Known, name: string): string {
  const shown = ownName(name);
  return home.outer === 'scope' ? shown : home.origins.marked(shown, HERE);
}

type ShownPrivate = (name: string, part: readonly ShapedDeclaration[], named: NamedAs) => string;

function privateNames({ declared, scopeOf, shapeOf, privates }: Home): ShownPrivate {
  const written = new Map<string, PrivateShape>();
  return (name, part, { meaning, path }) => {
    const means = part === declared.get(name) ? undefined : meaning === 'type' ? 'type' : 'value';
    const isInside = part.some(({ node }) => ts.isModuleDeclaration(node) || ts.isEnumDeclaration(node));
    if (isInside && path.length > 0) {
      const scope = scopeOf({ name, means, isInside });
      const member = scope.walk.member(part, path, { scope, meaning });
      if (member !== undefined) return member;
    }
    const widens = part.some(({ node }) => ts.isVariableDeclaration(node) && isWidened(node, meaning));
    const key = `${name} ${means ?? ''}${widens ? '+' : ''}`;
    let shape = written.get(key);
    if (!shape) {
      shape = privates.add(() => shapeOf(part, name, scopeOf({ name, means, widens, isInside })));
      written.set(key, shape);
    }
    return dotted(privates.shown(shape), path);
  };
}

/** What is no variable has a type of its own, which no place widens. Members of a fresh literal may be assigned anew. */
function isWidened({ type, initializer }: ts.VariableDeclaration, meaning: Meaning): boolean {
  if (meaning !== 'queried') return meaning === 'widened';
  const value = type || !initializer ? undefined : unwrap(initializer);
  return value !== undefined && (ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value));
}

/** Public names by the names inside. What has several is known by its own name, else by the first that says something. */
export function publicByLocal(
  names: Iterable<{ readonly name: string; readonly local: string }>,
  declared: Home['declared'],
): ReadonlyMap<string, string> {
  const byLocal = new Map<string, string>();
  for (const { name, local } of names) {
    if (!declared.has(local)) continue;
    const known = byLocal.get(local);
    if (known === undefined || isBetter(name, known, local)) byLocal.set(local, name);
  }
  return byLocal;
}

function isBetter(name: string, than: string, local: string): boolean {
  if (than === local || name === 'default') return false;
  return name === local || than === 'default' || name < than;
}

/**
 * The declarations that are meant. A type and a value of one name have nothing to do with each other; what is both (classes,
 * enums, namespaces) is merged with all others of its name.
 */
function partOf(declarations: readonly ShapedDeclaration[], meaning: Meaning): readonly ShapedDeclaration[] {
  if (declarations.length === 1 || meaning === 'namespace' || !areApart(declarations)) return declarations;
  return declarations.filter(({ node }) => isType(node) === (meaning === 'type'));
}

/** True where an import of the same name is meant: it brings a type beside a value, or a value beside a type. */
function areOthers(declarations: readonly ShapedDeclaration[], meaning: Meaning): boolean {
  const isOther = meaning === 'type' || meaning === 'namespace' ? isValue : isType;
  return declarations.every(({ node }) => isOther(node));
}

/** True where types stand beside values, and nothing that is both. */
function areApart(declarations: readonly ShapedDeclaration[]): boolean {
  let [types, values] = [0, 0];
  for (const { node } of declarations) {
    if (isType(node)) types += 1;
    else if (isValue(node)) values += 1;
    else return false;
  }
  return types > 0 && values > 0;
}

/** What the name of the first of these means, which are some of `all` that have it; undefined where that is everything. */
export function meaningOf(shown: readonly ShapedDeclaration[], all: readonly ShapedDeclaration[]): Self['means'] {
  if (shown.length === all.length) return undefined;
  if (shown.every(({ node }) => isType(node))) return 'type';
  return shown.every(({ node }) => isValue(node)) ? 'value' : undefined;
}

function isType(node: ts.Node): boolean {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function isValue(node: ts.Node): boolean {
  return ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node);
}
