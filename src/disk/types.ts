/**
 * Asks the type checker what syntax cannot tell: the types of exports without annotation that entry points lead to. The
 * second door to ts-morph, opened on request only. Nothing that it says enters a fingerprint or an output, since it
 * depends on what is installed. Nothing in the repository runs: a program loads no plugin.
 */
import { lstatSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Project, ts } from 'ts-morph';
import type { Facts, PackageFacts, Problem, SurfaceExport } from '../model.ts';
import { foldersAbove, foldersUp } from '../path.ts';

/** Progress in packages. */
export interface TypesProgress {
  readonly done: number;
  readonly total: number;
}

export interface CheckedTypes {
  /** File and public name, as {@link typeKey} joins them, → type on one line. */
  readonly types: ReadonlyMap<string, string>;
  /** Packages and files that could not be checked. */
  readonly problems: readonly Problem[];
}

/** The key of one export. */
function typeKey({ file, name }: Pick<SurfaceExport, 'file' | 'name'>): string {
  return `${file}\0${name}`;
}

/**
 * Checks one package after the other and lets each go before the next. Types that come out as `any`, in whole or in
 * part, are left out: mostly something is not installed, and a wrong type is worse than none. Never throws.
 */
export function checkTypes(root: string, facts: Facts, onProgress?: (progress: TypesProgress) => void): CheckedTypes {
  const types = new Map<string, string>();
  const problems: Problem[] = [];
  const groups = [...wantedByPackage(facts)];
  groups.forEach(([dir, wanted], done) => {
    onProgress?.({ done, total: groups.length });
    try {
      checkPackage({ root, facts, dir, wanted, types });
    } catch (error) {
      problems.push(failed(dir, error));
    }
  });
  return { types, problems };
}

/** The facts with the types beside what the syntax says. */
export function withCheckedTypes(facts: Facts, types: CheckedTypes['types']): Facts {
  const withType = (each: SurfaceExport): SurfaceExport => {
    const checkedType = types.get(typeKey(each));
    return checkedType === undefined ? each : { ...each, checkedType };
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
    if (!each.inferred || !CHECKED_KINDS.has(each.kind)) continue;
    const dir = foldersAbove(each.file).find((folder) => packages.has(folder)) ?? '';
    const group = groups.get(dir) ?? new Map<string, SurfaceExport>();
    groups.set(dir, group.set(typeKey(each), each));
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([dir, group]) => [dir, [...group.values()]]));
}

/** Kinds with one type to show. A class has as many as it has members; a namespace is a file, which has none. */
const CHECKED_KINDS: ReadonlySet<SurfaceExport['kind']> = new Set(['function', 'const', 'let', 'expression']);

interface PackageCheck {
  readonly root: string;
  readonly facts: Facts;
  readonly dir: string;
  readonly wanted: readonly SurfaceExport[];
  /** Where answers go. */
  readonly types: Map<string, string>;
}

function checkPackage({ root, facts, dir, wanted, types }: PackageCheck): void {
  const project = openProject(root, facts, dir);
  for (const file of new Set(wanted.map((each) => each.file))) project.addSourceFileAtPathIfExists(join(root, file));
  const checker = project.getTypeChecker().compilerObject;
  for (const each of wanted) {
    const source = project.getSourceFile(join(root, each.file))?.compilerNode;
    const type = source && typeOf(checker, source, ownName(facts, each));
    const text = type === undefined ? undefined : shown(type, root);
    if (text !== undefined) types.set(typeKey(each), text);
  }
}

/** A re-export may have renamed it on the way: its own file knows it by the same declaration. */
function ownName({ files }: Facts, { file, name, line, signature }: SurfaceExport): string {
  const exports = files.find(({ path }) => path === file)?.exports ?? [];
  if (exports.some((own) => own.name === name)) return name;
  return exports.find((own) => own.line === line && own.signature === signature)?.name ?? name;
}

function typeOf(checker: ts.TypeChecker, source: ts.SourceFile, name: string): string | undefined {
  const module = checker.getSymbolAtLocation(source);
  const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name);
  if (!symbol) return undefined;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  // `export { x }` of something that is no value has no type to show, and `export * as` stands for a whole file.
  if (!(target.flags & ts.SymbolFlags.Value) || target.flags & ts.SymbolFlags.ValueModule) return undefined;
  return checker.typeToString(checker.getTypeOfSymbolAtLocation(target, source), source, FORMAT);
}

/** As in editors, but not cut at 160 characters, and without the paths of the files that declare a type. */
const FORMAT =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.AllowUniqueESSymbolType;

const MAX_LENGTH = 500;

/** The type as facts show it: on one line, never with a path of this machine. */
function shown(type: string, root: string): string | undefined {
  const text = type.replace(/\s+/g, ' ').replaceAll(`import("${resolve(root)}/`, 'import("');
  const isUnknown = /(?<![\w$.'"-])any(?![\w$'"-])(?!\??:)/.test(text);
  if (isUnknown || /import\("(?:\/|[A-Za-z]:|\.\.\/)/.test(text)) return undefined;
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
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
