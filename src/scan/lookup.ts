/**
 * Answers `path#Name.member` from facts: what it is and which file declares it, or what is there instead.
 * Follows re-exports and heritage. Says when an absence is not provable; judging the claim is up to the caller.
 */
import type { EntryPoint, ExportFact, Facts, MemberFact, PackageFacts } from '../model.ts';
import { collectMembers, findBase, isOpenByLanguage, MAX_HERITAGE } from './collected-members.ts';
import { exportTable, type ExportTable } from './exports.ts';
import { componentKind } from './language.ts';
import { moduleResolver } from './resolve.ts';
import { packageTest } from './whole-facts.ts';

/** A symbol that is there. */
export interface FoundSymbol {
  /** The file that declares it, after re-exports. */
  readonly file: string;
  readonly export: ExportFact;
  readonly member?: MemberFact;
  /** Present for a member that `export` inherits: what declares it. */
  readonly inheritedFrom?: ExportFact;
  /** Line of the member, else of the export. */
  readonly line: number;
}

/** What `path#Name.member` leads to. */
export type SymbolLookup =
  | { readonly found: FoundSymbol }
  | {
      readonly missing: 'file' | 'export' | 'member';
      /** Names that exist in that place, sorted. */
      readonly candidates: readonly string[];
      /** For a missing member: the export that lacks it. */
      readonly owner?: ExportFact;
      /** For what a namespace lacks: the file whose exports are its members. */
      readonly space?: string;
      /** For a missing member: the file that declares `owner`. */
      readonly ownerFile?: string;
      /**
       * False when the name may exist all the same: the file has a syntax error or re-exports from outside,
       * declares the name without exporting it, or the owner inherits from something that is not in the tree.
       */
      readonly isProven: boolean;
      /** Present where an absence would be proven, but for what JavaScript may set on an instance anywhere. */
      readonly isOpenByLanguage?: true;
      /** Present where an absence would be proven, but for a declaration of that name that the file keeps to itself. */
      readonly isHidden?: true;
    };

/** Facts are immutable, so the table of one compilation is built once. */
const tables = new WeakMap<Facts, ExportTable>();

/**
 * Looks up a symbol of `path`. `symbol` is an exported name, or name and member joined by `.` or `#`
 * (`Foo.bar`, `Foo#bar`, `Foo.prototype.bar`, `bar()` alike); the local name of a default export counts too.
 */
export function lookupSymbol(facts: Facts, path: string, symbol: string): SymbolLookup {
  return findIn({ table: tableOf(facts), path, ...partsOf(symbol) });
}

/**
 * Looks up a symbol on the public face of a package of this repository, the root's included. `specifier` is what an
 * importer writes: `@acme/core` or `@acme/core/client`. An absence is proven only when every file behind the entry
 * point is known; for a missing package or entry point (`missing: 'file'`) it never is, and the candidates are specifiers.
 */
export function lookupPackageSymbol(facts: Facts, specifier: string, symbol: string): SymbolLookup {
  const { owner, namesakes, subpath } = packagePlace(facts, specifier);
  if (!owner) return { missing: 'file', candidates: namesOf(facts.project.packages), isProven: false };
  const files = entryFiles(facts, { owner, subpath, specifier });
  const table = tableOf(facts);
  const lookups = files.map((path) => findIn({ table, path, ...partsOf(symbol) }));
  const found = lookups.find((lookup) => 'found' in lookup);
  if (found) return found;
  const [first] = lookups;
  if (!first || 'found' in first) return { missing: 'file', candidates: specifiersOf(owner), isProven: false };
  const missing = lookups.filter((lookup) => 'missing' in lookup);
  const candidates = [...new Set(missing.flatMap((lookup) => lookup.candidates))].sort();
  const isEntry = owner.entries.some((entry) => entry.subpath === subpath);
  // What a bundler makes of a deep import is not ours to say.
  const isWhole = isEntry && namesakes === 0 && !owner.untracedEntries?.includes(subpath);
  const { isHidden: _, ...rest } = first;
  const isProven = isWhole && missing.every((lookup) => lookup.isProven);
  const isHidden = isWhole && !isProven && missing.every((lookup) => lookup.isProven || lookup.isHidden);
  return { ...rest, candidates, isProven, ...(isHidden && { isHidden }) };
}

/** The one file behind a specifier that a package of this repository opens; undefined where there are several, or none that is known. */
export function packageEntry(facts: Facts, specifier: string): string | undefined {
  const { owner, namesakes, subpath } = packagePlace(facts, specifier);
  const entry = namesakes === 0 ? owner?.entries.find((each) => each.subpath === subpath) : undefined;
  return entry?.others === undefined ? entry?.file : undefined;
}

interface NamedPlace {
  /** The package with the longest name that the specifier starts with. */
  readonly owner: PackageFacts | undefined;
  /** How many others have that name. */
  readonly namesakes: number;
  readonly subpath: string;
}

function packagePlace({ project }: Facts, specifier: string): NamedPlace {
  const owners = project.packages.filter(({ name }) => name !== undefined && isWithin(specifier, name));
  const length = Math.max(...owners.map(({ name }) => name?.length ?? 0));
  const [owner, ...namesakes] = owners.filter(({ name }) => name?.length === length);
  return { owner, namesakes: namesakes.length, subpath: `.${specifier.slice(length)}` };
}

function isWithin(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

function namesOf(packages: readonly PackageFacts[]): readonly string[] {
  return [...new Set(packages.flatMap(({ name }) => name ?? []))].sort();
}

function specifiersOf({ name = '', entries }: PackageFacts): readonly string[] {
  return entries.map(({ subpath }) => name + subpath.slice(1)).sort();
}

interface PackagePlace {
  readonly owner: PackageFacts;
  readonly subpath: string;
  readonly specifier: string;
}

/** The files behind a subpath: those of its entry point, else the one that a deep import reaches. */
function entryFiles(facts: Facts, { owner, subpath, specifier }: PackagePlace): readonly string[] {
  const entry: EntryPoint | undefined = owner.entries.find((candidate) => candidate.subpath === subpath);
  if (entry) return [entry.file, ...(entry.others ?? [])];
  if (subpath === '.') return [];
  const target = tableOf(facts).resolve(owner.manifest, specifier);
  return 'file' in target && target.file !== owner.manifest ? [target.file] : [];
}

function partsOf(symbol: string): Pick<Query, 'name' | 'members'> {
  const [name = '', ...members] = symbol
    .replace(/\(.*$/s, '')
    .split(/\.prototype\.|[.#]/)
    .filter((part) => part !== '');
  return { name, members };
}

/** The table of closed exports of these facts, built once. */
export function tableOf(facts: Facts): ExportTable {
  const known = tables.get(facts);
  if (known) return known;
  const paths = facts.files.map((file) => file.path);
  const resolve = moduleResolver(facts.project, paths);
  const table = exportTable(facts.files, resolve, packageTest(facts.project));
  tables.set(facts, table);
  return table;
}

interface Query {
  readonly table: ExportTable;
  readonly path: string;
  readonly name: string;
  readonly members: readonly string[];
}

function findIn(query: Query): SymbolLookup {
  const { table, path, name, members } = query;
  const file = table.file(path);
  if (!file) return { missing: 'file', candidates: [], isProven: false };

  const hit = table.find(path, name) ?? findByLocalName(query);
  if (!hit) {
    const isDeclared = file.locals?.includes(name) ?? false;
    // Props, slots and what a compiler adds to a component stand in no script.
    const isOpen = table.isOpen(path) || componentKind(path) !== undefined;
    const isWhole = !file.syntaxError && !isOpen;
    return {
      missing: 'export',
      candidates: table.names(path),
      isProven: isWhole && !isDeclared,
      ...(isWhole && isDeclared && { isHidden: true }),
    };
  }
  const [member, ...rest] = members;
  if (member === undefined) return { found: { file: hit.file, export: table.whole(hit), line: hit.fact.line } };
  if (hit.namespaceOf === undefined) return findMember(query, hit, member);
  const inside = findIn({ table, path: hit.namespaceOf, name: member, members: rest });
  if ('found' in inside) return inside;
  if (!table.file(hit.namespaceOf)?.commonjs)
    return inside.missing === 'export' ? { ...inside, space: hit.namespaceOf } : inside;
  // `import C = require('./c')` of a file with `export = C` is that class itself.
  const whole = findIn({ table, path: hit.namespaceOf, name: 'default', members });
  return 'found' in whole ? whole : { ...inside, isProven: inside.isProven && whole.isProven };
}

function findByLocalName({ table, path, name }: Query) {
  const fact = table.file(path)?.exports.find((exported) => exported.local === name);
  return fact && { file: path, fact, namespaceOf: undefined };
}

function findMember(
  { table }: Query,
  owner: { readonly file: string; readonly fact: ExportFact },
  member: string,
): SymbolLookup {
  const seen = collectMembers(table, owner);
  const hit = seen.members.get(member);
  if (hit) {
    // What another file adds to a member of that name, as an overload, is a part of its contract.
    const whole = table
      .whole(owner)
      .members.find(({ name, isStatic }) => name === member && isStatic === hit.member.isStatic);
    const isOwn = hit.file === (whole?.file ?? owner.file);
    const isInherited = hit.owner !== owner.fact;
    return {
      found: {
        file: hit.file,
        export: owner.fact,
        member: (isOwn && whole) || hit.member,
        ...(isInherited && { inheritedFrom: hit.owner }),
        line: hit.member.line,
      },
    };
  }
  const isWhole = MEMBER_KINDS.has(owner.fact.kind) && !table.file(owner.file)?.syntaxError;
  return {
    missing: 'member',
    candidates: [...seen.members.keys()].sort(),
    owner: owner.fact,
    ownerFile: owner.file,
    isProven: isWhole && !seen.isOpen,
    // Of a component a compiler may add to what stands in its script.
    ...(isWhole &&
      componentKind(owner.file) === undefined &&
      isOpenByLanguage(seen, member) && { isOpenByLanguage: true }),
  };
}

/** Kinds whose members the syntax can name in full. A function or an alias may have any. */
const MEMBER_KINDS: ReadonlySet<ExportFact['kind']> = new Set(['class', 'interface', 'enum', 'const', 'namespace']);

/** What a class or interface has without declaring it. */
export interface InheritedMembers {
  /** Under its name, each with what declares it. */
  readonly members: ReadonlyMap<string, { readonly member: MemberFact; readonly owner: ExportFact }>;
  /** True where it may have others, as from a package, or from a base that its file keeps to itself. */
  readonly isOpen: boolean;
  /** True where more than its being of JavaScript leaves it open. */
  readonly isUnknown: boolean;
}

/** The members that come from the bases of `owner`, and all names that those bases have. */
export function inheritedMembers(
  facts: Facts,
  { file, fact }: { readonly file: string; readonly fact: ExportFact },
): InheritedMembers {
  return collectMembers(tableOf(facts), { file, fact: { ...fact, members: [] } });
}

/** The names of all that `owner` extends, however far up, as each file calls it. */
export function basesOf(
  facts: Facts,
  owner: { readonly file: string; readonly fact: ExportFact },
): ReadonlySet<string> {
  const table = tableOf(facts);
  const names = new Set<string>();
  let level = [owner];
  for (let depth = 0; level.length > 0 && depth < MAX_HERITAGE; depth++) {
    level = level.flatMap(({ file, fact }) =>
      (fact.heritage ?? []).flatMap((base) => {
        names.add(base.name);
        return findBase(table, file, base) ?? [];
      }),
    );
  }
  return names;
}
