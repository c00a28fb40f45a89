/**
 * Files and manifests → facts of the whole: modules with their closed surfaces, the edges between them,
 * and the imports that lead nowhere. Pure over facts; the texts are long gone.
 */
import { folderOf } from '../path.ts';
import { counted } from '../phrase.ts';
import type {
  EntryPoint,
  Facts,
  FileFacts,
  ModuleFacts,
  PackageFacts,
  Parsed,
  Problem,
  ProjectFacts,
  SurfaceExport,
} from '../model.ts';
import { globMatcher, isGlob } from '../glob.ts';
import { findCycles } from './cycles.ts';
import { readEdges, type Edges } from './edges.ts';
import { exportTable, type ExportTable } from './exports.ts';
import { isConfigFile, isTestFile } from './language.ts';
import { missingNames } from './missing-names.ts';
import { moduleResolver } from './resolve.ts';
import { typeImports } from './type-imports.ts';
import { packageTest } from './whole-facts.ts';

/** What the graph is made of. */
export interface CodeSources {
  readonly project: ProjectFacts;
  readonly files: readonly FileFacts[];
  /** Every path of the tree: assets and other languages count as import targets and as module contents. */
  readonly paths: readonly string[];
  /** Globs of folders that are modules; absent means workspace packages, else the folders of `src`. */
  readonly modules?: readonly string[] | undefined;
  /** What .gitattributes says of a path: generated, not generated, or nothing. */
  readonly isGenerated?: (path: string) => boolean | undefined;
}

/** Links the files of a repository into modules. */
export function linkCode({ project, files, paths, modules, isGenerated }: CodeSources): Parsed<Facts> {
  const sorted = files
    .map((file) => withMark(file, isGenerated?.(file.path)))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const resolve = moduleResolver(project, paths);
  const table = exportTable(sorted, resolve, packageTest(project));
  const units = moduleUnits(project, paths, modules);
  const owners = ownerLookup(units);
  const isType = typeImports(table, project.tsconfigs);
  const edges = readEdges(sorted, { project, resolve, isType, owners });
  const contents = groupByOwner(sorted, owners);
  const root = project.packages.find(({ dir }) => dir === '');
  const rootSurface = root ? exportsOf(table, root.entries) : [];
  const value: Facts = {
    project,
    ...(rootSurface.length > 0 ? { rootSurface } : {}),
    modules: units.map((unit) => moduleFacts(unit, { table, edges, files: contents.get(unit.path) ?? [] })),
    edges: edges.edges,
    cycles: findCycles(edges.edges),
    files: sorted,
    unresolved: missingNames(sorted, table, edges.unresolved),
  };
  return { value, problems: sorted.flatMap(syntaxProblem) };
}

/** What .gitattributes says goes before what the file says itself. */
function withMark(file: FileFacts, mark: boolean | undefined): FileFacts {
  if (mark === undefined || mark === (file.isGenerated ?? false)) return file;
  const { isGenerated: _, ...rest } = file;
  return mark ? { ...rest, isGenerated: true } : rest;
}

function syntaxProblem({ path, syntaxError, exports, reexports, imports }: FileFacts): readonly Problem[] {
  if (!syntaxError) return [];
  const { line, column, message } = syntaxError;
  const count = exports.length + reexports.length;
  const recovered =
    count + imports.length === 0
      ? 'Nothing could be read from it.'
      : `${counted(count, 'export')} and ${counted(imports.length, 'import')} were recovered and count as facts.`;
  const what = `${path} has a syntax error: ${message.replace(/\.$/, '')}. ${recovered}`;
  return [
    {
      rule: 'scan/syntax',
      file: path,
      line,
      column,
      message: what,
      hint: 'Mend the syntax, or ignore the file in git if nobody wrote it.',
    },
  ];
}

// ── modules ──

interface ModuleUnit {
  readonly path: string;
  readonly name: string;
  readonly owner: PackageFacts | undefined;
}

function moduleUnits(
  project: ProjectFacts,
  paths: readonly string[],
  globs: readonly string[] | undefined,
): readonly ModuleUnit[] {
  const packages = new Map(project.packages.filter(({ dir }) => dir !== '').map((owner) => [owner.dir, owner]));
  const folders = globs ? matchingFolders(globs, paths) : [...packages.keys()];
  const chosen = folders.length > 0 || globs ? folders : sourceFolders(paths);
  return [...new Set(chosen)].sort().map((path) => {
    const owner = packages.get(path);
    return { path, name: owner?.name ?? path, owner };
  });
}

/** Folders with at least one file below them, matched whole. */
function matchingFolders(globs: readonly string[], paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let dir = folderOf(path); dir !== '' && !folders.has(dir); dir = folderOf(dir)) folders.add(dir);
  }
  const clean = globs.map((glob) => glob.replace(/^(!?)\.\//, '$1').replace(/\/+$/, ''));
  const tests = clean.filter((glob) => !glob.startsWith('!')).map(folderTest);
  const excluded = clean.filter((glob) => glob.startsWith('!')).map((glob) => folderTest(glob.slice(1)));
  return [...folders].filter((dir) => tests.some((test) => test(dir)) && !excluded.some((test) => test(dir)));
}

function folderTest(glob: string): (dir: string) => boolean {
  return isGlob(glob) ? globMatcher(glob) : (dir) => dir === glob;
}

/** The folders directly under `src` that hold anything but tests. */
function sourceFolders(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const [src, folder, file] = path.split('/', 3);
    if (src === 'src' && folder !== undefined && file !== undefined && !isTestFile(path)) folders.add(`src/${folder}`);
  }
  return [...folders];
}

/** The innermost module that holds a file. */
function ownerLookup(units: readonly ModuleUnit[]): (path: string) => string | undefined {
  const known = new Set(units.map(({ path }) => path));
  const found = new Map<string, string | undefined>();
  const ofFolder = (dir: string): string | undefined => {
    if (dir === '') return undefined;
    if (found.has(dir)) return found.get(dir);
    const owner = known.has(dir) ? dir : ofFolder(folderOf(dir));
    found.set(dir, owner);
    return owner;
  };
  return (path) => ofFolder(folderOf(path));
}

function groupByOwner(files: readonly FileFacts[], owners: (path: string) => string | undefined) {
  const groups = new Map<string, FileFacts[]>();
  for (const file of files) {
    const owner = owners(file.path);
    if (owner === undefined) continue;
    const group = groups.get(owner);
    if (group) group.push(file);
    else groups.set(owner, [file]);
  }
  return groups;
}

// ── surfaces ──

interface ModuleGround {
  readonly table: ExportTable;
  readonly edges: Edges;
  readonly files: readonly FileFacts[];
}

function moduleFacts(unit: ModuleUnit, { table, edges, files }: ModuleGround): ModuleFacts {
  return {
    path: unit.path,
    name: unit.name,
    kind: unit.owner ? 'package' : 'folder',
    files: files.length,
    surface: surfaceOf(unit, table, files),
    ...(unit.owner?.untracedEntries ? { untracedEntries: unit.owner.untracedEntries } : {}),
    imports: edges.imports.get(unit.path) ?? [],
    importedBy: edges.importedBy.get(unit.path) ?? [],
    externals: [...(edges.externals.get(unit.path) ?? [])].sort(),
  };
}

/** A package shows its entry points, a folder its index file, and a folder without one all that its files export. */
function surfaceOf(unit: ModuleUnit, table: ExportTable, files: readonly FileFacts[]): readonly SurfaceExport[] {
  if (unit.owner) return exportsOf(table, unit.owner.entries);
  const index = files.find(({ path }) => folderOf(path) === unit.path && /\/index\.[cm]?[jt]sx?$/.test(path));
  if (index) return exportsOf(table, [{ subpath: '.', file: index.path }]);
  const shown = files.filter(({ path }) => !isTestFile(path) && !isConfigFile(path));
  return exportsOf(
    table,
    shown.map(({ path }) => ({ subpath: path, file: path })),
  );
}

/**
 * One declaration under one name counts once, through however many entry points it is reached. The conditions of an entry
 * point mostly lead to the same names; those of the best file come first.
 */
function exportsOf(table: ExportTable, entries: readonly EntryPoint[]): readonly SurfaceExport[] {
  const surface: SurfaceExport[] = [];
  const seen = new Set<string>();
  for (const { subpath, file: best, others = [] } of entries) {
    const named = new Set<string>();
    for (const path of [best, ...others]) {
      for (const name of table.names(path)) {
        const declared = named.has(name) ? undefined : table.find(path, name);
        if (!declared) continue;
        named.add(name);
        const key = `${declared.file}\0${name}`;
        if (seen.has(key)) continue;
        seen.add(key);
        surface.push({ ...table.whole(declared), file: declared.file, subpath });
      }
    }
  }
  return surface;
}
