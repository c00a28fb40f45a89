/**
 * Asks the type checker what syntax cannot tell: the types of exports without annotation that entry points lead to. The
 * second door to ts-morph, opened on request only. Nothing that it says enters a fingerprint or an output, since it
 * depends on what is installed. Nothing in the repository runs: a program loads no plugin.
 */
import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Project, ts, type SourceFile } from 'ts-morph';
import type { CheckedMember, Facts, PackageFacts, Problem, SurfaceExport, UncheckedType } from '../model.ts';
import { foldersAbove, foldersUp } from '../path.ts';

/** Progress in packages. */
export interface TypesProgress {
  readonly done: number;
  readonly total: number;
}

/** What the checker says of one export. */
type Answer = Pick<SurfaceExport, 'checkedType' | 'checkedMembers'>;

export interface CheckedTypes {
  /** File and public name, as {@link typeKey} joins them, → types on one line each. */
  readonly types: ReadonlyMap<string, Answer>;
  /** What stays without one, by file and line. */
  readonly unchecked: readonly UncheckedType[];
  /** Packages and files that could not be checked. */
  readonly problems: readonly Problem[];
}

/** The key of one export. */
function typeKey({ file, name }: Pick<SurfaceExport, 'file' | 'name'>): string {
  return `${file}\0${name}`;
}

/**
 * Checks one package after the other and lets each go before the next. Types that come out as `any`, in whole or in
 * part, are left out and named: mostly something is not installed, and a wrong type is worse than none. Never throws.
 */
export function checkTypes(root: string, facts: Facts, onProgress?: (progress: TypesProgress) => void): CheckedTypes {
  const types = new Map<string, Answer>();
  const unchecked: UncheckedType[] = [];
  const problems: Problem[] = [];
  const groups = [...wantedByPackage(facts)];
  groups.forEach(([dir, wanted], done) => {
    onProgress?.({ done, total: groups.length });
    try {
      checkPackage({ root, facts, dir, wanted, types, unchecked });
    } catch (error) {
      problems.push(failed(dir, error));
    }
  });
  unchecked.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return { types, unchecked, problems };
}

/** The facts with the types beside what the syntax says. */
export function withCheckedTypes(facts: Facts, types: CheckedTypes['types']): Facts {
  const withType = (each: SurfaceExport): SurfaceExport => {
    const answer = types.get(typeKey(each));
    return answer === undefined ? each : { ...each, ...answer };
  };
  const { rootSurface } = facts;
  return {
    ...facts,
    ...(rootSurface ? { rootSurface: rootSurface.map(withType) } : {}),
    modules: facts.modules.map((module) => ({ ...module, surface: module.surface.map(withType) })),
  };
}

function wantedByPackage({ modules, project, rootSurface = [] }: Facts): ReadonlyMap<string, readonly SurfaceExport[]> {
  const packages = new Set(project.packages.map(({ dir }) => dir));
  const groups = new Map<string, Map<string, SurfaceExport>>();
  for (const each of [...rootSurface, ...modules.flatMap(({ surface }) => surface)]) {
    if (!isWanted(each)) continue;
    const dir = foldersAbove(each.file).find((folder) => packages.has(folder)) ?? '';
    const group = groups.get(dir) ?? new Map<string, SurfaceExport>();
    groups.set(dir, group.set(typeKey(each), each));
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([dir, group]) => [dir, [...group.values()]]));
}

function isWanted({ kind, inferred, members }: SurfaceExport): boolean {
  return (inferred && CHECKED_KINDS.has(kind)) || (members.length > 0 && OWNING_KINDS.has(kind));
}

/** Kinds that may hold members without annotation: a constant may be a class without a name of its own. */
const OWNING_KINDS: ReadonlySet<SurfaceExport['kind']> = new Set(['class', 'namespace', 'const']);

/** Kinds with one type to show. */
const CHECKED_KINDS: ReadonlySet<SurfaceExport['kind']> = new Set(['function', 'const', 'let', 'expression']);

interface PackageCheck {
  readonly root: string;
  readonly facts: Facts;
  readonly dir: string;
  readonly wanted: readonly SurfaceExport[];
  /** Where answers go. */
  readonly types: Map<string, Answer>;
  readonly unchecked: UncheckedType[];
}

function checkPackage({ root, facts, dir, wanted, types, unchecked }: PackageCheck): void {
  const project = openProject(root, facts, dir);
  for (const file of new Set(wanted.map((each) => each.file))) project.addSourceFileAtPathIfExists(join(root, file));
  const checker = project.getTypeChecker().compilerObject;
  for (const each of wanted) {
    const { file, line, name } = each;
    const source = project.getSourceFile(join(root, file));
    const symbol = source && exportedSymbol(checker, source, ownName(facts, each));
    const ask = (asked: ts.Symbol): Shown =>
      source ? shown(checker.typeToString(typeOf(checker, asked, source), source.compilerNode, FORMAT), root) : UNKNOWN;
    const answer = CHECKED_KINDS.has(each.kind) && each.inferred ? (symbol ? ask(symbol) : UNKNOWN) : {};
    if (answer.because !== undefined) unchecked.push({ file, line, name, because: answer.because });
    const members: CheckedMember[] = [];
    for (const { member, found } of symbol && source ? bareMembers(checker, each, { symbol, source }) : []) {
      const { type, because } = ask(found);
      if (type !== undefined) members.push({ name: member.name, isStatic: member.isStatic, type });
      else
        unchecked.push({
          file: member.file ?? file,
          line: member.line,
          name: `${name}.${member.name}`,
          because: because ?? '',
        });
    }
    if (answer.type === undefined && members.length === 0) continue;
    const checkedMembers = members.length === 0 ? {} : { checkedMembers: members };
    types.set(typeKey(each), { ...(answer.type !== undefined && { checkedType: answer.type }), ...checkedMembers });
  }
}

/** A re-export may have renamed it on the way: its own file knows it by the same declaration. */
function ownName({ files }: Facts, { file, name, line, signature }: SurfaceExport): string {
  const exports = files.find(({ path }) => path === file)?.exports ?? [];
  if (exports.some((own) => own.name === name)) return name;
  return exports.find((own) => own.line === line && own.signature === signature)?.name ?? name;
}

/** The value that a file exports under a name, be it of CommonJS; undefined for types, and for whole files under a name. */
function exportedSymbol(checker: ts.TypeChecker, source: SourceFile, name: string): ts.Symbol | undefined {
  const module = source.getSymbol()?.compilerSymbol;
  if (!module) return undefined;
  const named = (symbols: readonly ts.Symbol[]) => symbols.find((each) => each.name === name);
  const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals);
  const inWhole = (of: ts.Symbol) =>
    name === 'default'
      ? of
      : named(checker.getPropertiesOfType(checker.getTypeOfSymbolAtLocation(of, source.compilerNode)));
  const symbol = named(checker.getExportsOfModule(module)) ?? (whole && inWhole(whole));
  if (!symbol) return undefined;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const isFile = target.declarations?.some(ts.isSourceFile) ?? false;
  return target.flags & ts.SymbolFlags.Value && !isFile ? target : undefined;
}

function typeOf(checker: ts.TypeChecker, symbol: ts.Symbol, source: SourceFile): ts.Type {
  return checker.getTypeOfSymbolAtLocation(symbol, source.compilerNode);
}

interface Owner {
  readonly symbol: ts.Symbol;
  readonly source: SourceFile;
}

/** Those public members of a class or namespace whose declarations leave the type to the checker. */
function bareMembers(checker: ts.TypeChecker, { members, kind }: SurfaceExport, { symbol, source }: Owner) {
  const whole = typeOf(checker, symbol, source);
  const instance = whole.getConstructSignatures()[0]?.getReturnType();
  // What an object holds stands in its own type.
  if (kind !== 'namespace' && (!instance || !instance.getSymbol()?.declarations?.some(ts.isClassLike))) return [];
  return members.flatMap((member) => {
    const found = (member.isStatic || kind === 'namespace' ? whole : instance)?.getProperty(member.name);
    return found?.declarations?.some(isBare) ? [{ member, found }] : [];
  });
}

function isBare(node: ts.Declaration): boolean {
  if (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node) || ts.isParameter(node)) return !node.type;
  const isCalled = ts.isMethodDeclaration(node) || ts.isGetAccessor(node) || ts.isFunctionDeclaration(node);
  return isCalled && node.body !== undefined && (!node.type || node.parameters.some(({ type }) => !type));
}

/** As in editors, but not cut at 160 characters, and without the paths of the files that declare a type. */
const FORMAT =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.AllowUniqueESSymbolType;

const MAX_LENGTH = 500;

/** A type, or why there is none to show. */
interface Shown {
  readonly type?: string;
  readonly because?: string;
}

const UNKNOWN: Shown = { because: 'the checker finds no value of that name' };
const ANY: Shown = { because: 'it is `any`, in whole or in part' };
const ELSEWHERE: Shown = { because: 'its type is declared outside of the repository' };

/** The type as facts show it: on one line, never with a path of this machine. */
function shown(type: string, root: string): Shown {
  const text = type.replace(/\s+/g, ' ').replaceAll(`import("${resolve(root)}/`, 'import("');
  if (/(?<![\w$.'"-])any(?![\w$'"-])(?!\??:)/.test(text)) return ANY;
  if (/import\("(?:\/|[A-Za-z]:|\.\.\/)/.test(text)) return ELSEWHERE;
  return { type: text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text };
}

/** The package's own options where its tsconfig can be read, else the checker's with `strict`. */
function openProject(root: string, facts: Facts, dir: string): Project {
  const config = [...foldersUp(dir)]
    .map((folder) => join(folder, 'tsconfig.json'))
    .find((file) => lstatSync(join(root, file), { throwIfNoEntry: false })?.isFile());
  const shared = {
    noEmit: true,
    skipLibCheck: true,
    allowJs: true,
    paths: { ...workspacePaths(root, facts), ...ownPaths(root, facts, config) },
  };
  try {
    if (config !== undefined) {
      const options = { skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true };
      return new Project({ ...options, tsConfigFilePath: join(root, config), compilerOptions: shared });
    }
  } catch {
    // What is wrong with it is said where manifests are read.
  }
  const { ESNext } = ts.ScriptTarget;
  const bundler = { target: ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  return new Project({ skipFileDependencyResolution: true, compilerOptions: { strict: true, ...bundler, ...shared } });
}

/** Packages of the workspace lead to their sources: they need no install and no build. */
function workspacePaths(root: string, { project }: Facts): Record<string, string[]> {
  const known = project.packages.flatMap(({ name, entries }: PackageFacts) =>
    name === undefined
      ? []
      : entries.map(({ subpath, file }) => [name + subpath.slice(1), [join(root, file)]] satisfies [string, string[]]),
  );
  return Object.fromEntries(known);
}

/** Given `paths` replace those of the tsconfig, so its own are repeated. */
function ownPaths(root: string, { project }: Facts, config: string | undefined): Record<string, string[]> {
  const facts = project.tsconfigs.find(({ file }) => file === config);
  const known = Object.entries(facts?.paths ?? {});
  return Object.fromEntries(known.map(([alias, targets]) => [alias, targets.map((target) => join(root, target))]));
}

function failed(dir: string, error: unknown): Problem {
  const file = dir === '' ? 'package.json' : `${dir}/package.json`;
  const reason = error instanceof RangeError ? 'its types are nested too deeply' : 'the type checker gave up';
  const message = `The types of \`${dir === '' ? '.' : dir}\` were not checked: ${reason}.`;
  return { rule: 'scan/types', file, line: 1, column: 1, message, hint: 'All other facts are complete.' };
}
