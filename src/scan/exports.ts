/**
 * Closes re-exports: which names a file exports in the end, and where each is declared.
 * Works as ES modules do: a file's own names win, `export *` passes no default, and two stars that bring
 * different declarations of one name cancel out. Knows nothing of modules and packages.
 */
import type { ExportFact, FileFacts, ReexportFact } from '../model.ts';
import { additionsByName, augmentations, type Addition, type Augmentations } from './augments.ts';
import { memberExport, namespaceFact, outsideFact, renamed } from './export-facts.ts';
import type { Resolver } from './resolve.ts';
import { wholeFact } from './whole-facts.ts';

/** An exported name followed to its declaration. */
export interface DeclaredExport {
  /** The file that declares it; for names from outside, the file that re-exports them. */
  readonly file: string;
  /** The declaration under its public name. */
  readonly fact: ExportFact;
  /** For `export * as ns`: the file whose exports are its members. */
  readonly namespaceOf: string | undefined;
}

/** The closed exports of a set of files. */
export interface ExportTable {
  readonly file: (path: string) => FileFacts | undefined;
  readonly resolve: Resolver;
  /** Public names of a file, sorted; ambiguous ones are left out. */
  readonly names: (path: string) => readonly string[];
  readonly find: (path: string, name: string) => DeclaredExport | undefined;
  /** True when the file says that it exports the name, be it from where there is none, or twice. */
  readonly has: (path: string, name: string) => boolean;
  /** What `declare module` in other files adds to a declaration that `find` gave. */
  readonly additionsTo: (declared: Addition) => readonly Addition[];
  /** The fact of a declaration that `find` gave, with what other files of its package add to it. */
  readonly whole: (declared: Addition) => ExportFact;
  /** True when some file may give it members that its declaration does not show. */
  readonly isAddedTo: (fact: ExportFact) => boolean;
  /** True when a star re-export leads outside the known files, or CommonJS decides at run time: the file may export any name. */
  readonly isOpen: (path: string) => boolean;
}

/** One way by which a file comes to a name. */
type Origin = ({ readonly file: string; readonly fact: ExportFact } | ReexportOrigin) & {
  /** Present when an `export type *` stands on the way. */
  readonly typeOnly?: true;
};

interface ReexportOrigin {
  readonly file: string;
  readonly reexport: ReexportFact;
}

interface ClosedFile {
  readonly own: ReadonlyMap<string, Origin>;
  /** Own names, and those that stars bring; several origins until identity is known. */
  readonly all: Map<string, readonly Origin[]>;
  /** Starred file → whether only its types are passed on. */
  readonly stars: ReadonlyMap<string, boolean>;
  /** What other files declare here. */
  readonly additions: readonly Addition[];
  isOpen: boolean;
}

/** The files that a search came through before it began. */
const NOWHERE_YET: ReadonlySet<string> = new Set();

const ANY_TWO = (_a: string, _b: string): boolean => true;

/** Builds the table lazily: a file is closed when it is first asked for. Additions count between files that `areTogether`. */
export function exportTable(files: readonly FileFacts[], resolve: Resolver, areTogether = ANY_TWO): ExportTable {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const closed = new Map<string, ClosedFile>();
  const augments = augmentations(files, resolve);

  function close(path: string): ClosedFile | undefined {
    const known = closed.get(path);
    if (known || !byPath.has(path)) return known;
    closeReachable(path, { byPath, closed, resolve, additions: augments.of });
    return closed.get(path);
  }

  function find(path: string, name: string, seen: ReadonlySet<string> = NOWHERE_YET): DeclaredExport | undefined {
    const origins = close(path)?.all.get(name);
    if (!origins) return undefined;
    const [only] = origins;
    // Most names are declared where they are asked for, and lead nowhere else.
    if (only && origins.length === 1 && 'fact' in only && !only.typeOnly)
      return { file: only.file, fact: only.fact, namespaceOf: undefined };
    const key = `${path}\0${name}`;
    if (seen.has(key)) return undefined;
    const found = origins.map((origin) => narrowedBy(origin, follow(origin, name, new Set(seen).add(key))));
    return chosen(found.filter((declared) => declared !== undefined));
  }

  function follow(origin: Origin, name: string, seen: ReadonlySet<string>): DeclaredExport | undefined {
    if ('fact' in origin) return { file: origin.file, fact: origin.fact, namespaceOf: undefined };
    const { file, reexport } = origin;
    const target = resolve(file, reexport.specifier);
    const targetFile = 'file' in target && byPath.has(target.file) ? target.file : undefined;
    if (reexport.form === 'namespace') {
      // The whole of a file with `export = I` is that interface.
      const isWhole = targetFile !== undefined && byPath.get(targetFile)?.commonjs !== undefined;
      const typeOnly = isWhole && find(targetFile, 'default', seen)?.fact.typeOnly === true;
      return renamed({ file, fact: namespaceFact(reexport, name), namespaceOf: targetFile }, name, typeOnly);
    }
    if (targetFile === undefined || reexport.imported === undefined) return outside(origin.file, reexport, name);
    const declared = find(targetFile, reexport.imported, seen);
    if (declared) return descend(declared, origin, { name, find: (at, to) => find(at, to, seen), augments });
    // The other file may have the name all the same when it passes on what lies outside. CommonJS always has a default.
    const isCommonJs = [file, targetFile].some((path) => byPath.get(path)?.commonjs);
    const isThere = close(targetFile)?.isOpen || (isCommonJs && reexport.imported === 'default');
    return isThere ? outside(file, reexport, name) : undefined;
  }

  return {
    file: (path) => byPath.get(path),
    resolve,
    find: (path, name) => find(path, name),
    has: (path, name) => close(path)?.all.has(name) ?? false,
    additionsTo: (declared) => augments.to(declared, find),
    whole: (declared) => wholeFact(declared, augments.to(declared, find), (file) => areTogether(file, declared.file)),
    isAddedTo: additionsByName(files),
    names: (path) => [...(close(path)?.all.keys() ?? [])].filter((name) => find(path, name)).sort(),
    isOpen: (path) => close(path)?.isOpen ?? false,
  };
}

interface Closing {
  readonly byPath: ReadonlyMap<string, FileFacts>;
  readonly closed: Map<string, ClosedFile>;
  readonly resolve: Resolver;
  readonly additions: (path: string) => readonly Addition[];
}

/** Closes `path` and every file that its stars reach. Files in a star circle need repeated rounds. */
function closeReachable(path: string, closing: Closing): void {
  const { closed } = closing;
  const order: ClosedFile[] = [];
  const onPath = new Set<string>();
  let hasCircle = false;
  // An explicit stack: barrels can be nested deeper than the call stack allows.
  const stack: { readonly path: string; readonly file: ClosedFile; readonly next: Iterator<string> }[] = [];
  const enter = (at: string): void => {
    const file = openFile(at, closing);
    closed.set(at, file);
    onPath.add(at);
    stack.push({ path: at, file, next: file.stars.keys() });
  };
  enter(path);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { value: star, done } = top.next.next();
    if (done) {
      order.push(top.file);
      onPath.delete(top.path);
      stack.pop();
    } else if (onPath.has(star)) hasCircle = true;
    else if (!closed.has(star)) enter(star);
  }

  const pullAll = (): void => {
    let changed = true;
    while (changed) {
      changed = false;
      for (const file of order) changed = pullStars(file, closed) || changed;
      if (!hasCircle) break;
    }
  };
  pullAll();
  // What stars bring is augmented where it is declared; only names that are still missing are new ones.
  if (order.filter(takeAdditions).length > 0) pullAll();
}

/** True when other files declare names here that there were none of. */
function takeAdditions({ all, additions }: ClosedFile): boolean {
  const missing = additions.filter(({ fact }) => !all.has(fact.name));
  for (const addition of missing) if (!all.has(addition.fact.name)) all.set(addition.fact.name, [addition]);
  return missing.length > 0;
}

function openFile(path: string, { byPath, resolve, additions }: Closing): ClosedFile {
  const facts = byPath.get(path);
  const own = new Map<string, Origin>();
  const stars = new Map<string, boolean>();
  let isOpen = facts?.commonjs === 'open';
  const late: Addition[] = [];
  for (const fact of facts?.exports ?? []) {
    if (isCommentType(path, fact)) late.push({ file: path, fact });
    else own.set(fact.name, { file: path, fact });
  }
  for (const reexport of facts?.reexports ?? []) {
    if (reexport.form !== 'star') {
      if (reexport.exported !== undefined) own.set(reexport.exported, { file: path, reexport });
      continue;
    }
    const target = resolve(path, reexport.specifier);
    if ('file' in target && byPath.has(target.file)) {
      stars.set(target.file, reexport.typeOnly && stars.get(target.file) !== false);
    } else isOpen = true;
  }
  const all = new Map([...own].map(([name, origin]) => [name, [origin]] as const));
  return { own, all, stars, additions: [...late, ...additions(path)], isOpen };
}

/** A type that JavaScript declares in a comment: at run time it hides nothing. */
function isCommentType(path: string, { kind, typeOnly }: ExportFact): boolean {
  return typeOnly && kind === 'type' && /\.[cm]?jsx?$/.test(path);
}

/** Takes over the names of the starred files. True when that brought anything new. */
function pullStars(file: ClosedFile, closed: ReadonlyMap<string, ClosedFile>): boolean {
  let changed = false;
  for (const [star, typeOnly] of file.stars) {
    const source = closed.get(star);
    if (!source || source === file) continue;
    if (source.isOpen && !file.isOpen) changed = file.isOpen = true;
    for (const [name, known] of source.all) {
      if (name === 'default' || file.own.has(name)) continue;
      const origins = typeOnly ? known.map(asType) : known;
      const before = file.all.get(name);
      if (before === undefined) {
        file.all.set(name, origins);
        changed = true;
      } else if (before !== origins && origins.some((origin) => !before.includes(origin))) {
        file.all.set(name, [...new Set([...before, ...origins])]);
        changed = true;
      }
    }
  }
  return changed;
}

/** Each origin has one type-only twin, so that rounds over a circle come to an end. */
const typeTwins = new WeakMap<Origin, Origin>();

function asType(origin: Origin): Origin {
  if (origin.typeOnly) return origin;
  const twin = typeTwins.get(origin) ?? { ...origin, typeOnly: true };
  typeTwins.set(origin, twin);
  return twin;
}

/**
 * Which of several declarations a name stands for. Two values of one name cancel out, as modules are linked (ECMAScript,
 * ResolveExport). Types are no part of that: the first stays, which is what the type checker goes on with.
 */
function chosen(found: readonly DeclaredExport[]): DeclaredExport | undefined {
  const [first, ...others] = found;
  if (first === undefined || others.length === 0) return first;
  // What lies outside may be a type, or the very same thing.
  const values = found.filter(({ fact }) => !fact.typeOnly && fact.kind !== 'unknown');
  const isClash = values.some((value) => !isSame(value, values[0]));
  const winner = isClash ? found.find((each) => !values.includes(each)) : first;
  if (!winner?.fact.typeOnly) return winner;
  // A name that comes as a value as well as through `export type *`, or a comment, is a value.
  const isHidden = !isClash && isCommentType(winner.file, winner.fact);
  return values.find((value) => isHidden || isSame(value, winner)) ?? winner;
}

function isSame(a: DeclaredExport, b: DeclaredExport | undefined): boolean {
  return b !== undefined && a.file === b.file && a.fact.line === b.fact.line && a.fact.signature === b.fact.signature;
}

/** What an `export type *` on the way leaves of a declaration. */
function narrowedBy({ typeOnly }: Origin, declared: DeclaredExport | undefined): DeclaredExport | undefined {
  return declared && typeOnly ? renamed(declared, declared.fact.name, true) : declared;
}

const NO_WAY: readonly string[] = [];

interface Descent {
  readonly name: string;
  readonly find: (path: string, name: string) => DeclaredExport | undefined;
  readonly augments: Augmentations;
}

/** What is passed on of a declaration: itself, or what `export import T = ns.I` takes from within a namespace. */
function descend(owner: DeclaredExport, { file, reexport }: ReexportOrigin, descent: Descent): DeclaredExport {
  const { name, find, augments } = descent;
  const { members: way = NO_WAY } = reexport;
  let [at, typeOnly] = [owner, reexport.typeOnly];
  for (const [place, member] of way.entries()) {
    typeOnly ||= at.fact.typeOnly;
    if (at.namespaceOf === undefined) {
      const found = memberExport([at, ...augments.to(at, find)], way.slice(place));
      return renamed({ ...found, namespaceOf: undefined }, name, typeOnly);
    }
    const next = find(at.namespaceOf, member);
    // Nobody says that a namespace lacks a name: what is not found may be anything.
    if (!next) return outside(file, reexport, name);
    at = next;
  }
  return renamed(at, name, typeOnly);
}

/** A name that comes from a package or a file that is not in the tree. */
function outside(file: string, reexport: ReexportFact, name: string): DeclaredExport {
  return { file, fact: outsideFact(reexport, name), namespaceOf: undefined };
}
