/**
 * Imports of files → edges between modules, the packages from outside that each uses, and the imports that lead nowhere.
 * What forms a circle is worked out next door.
 */
import type { FileFacts, ModuleEdge, ProjectFacts, UnresolvedImport } from '../model.ts';
import { folderOf } from '../path.ts';
import { builtinName } from './builtins.ts';
import { isConfigFile, isTestFile } from './language.ts';
import type { Resolver } from './resolve.ts';
import type { TypeImports } from './type-imports.ts';

/** What the files of a repository reach. */
export interface Edges {
  /** By the importing module, then the imported one. */
  readonly edges: readonly ModuleEdge[];
  /** Module path → the modules that it imports, sorted. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Module path → the modules that import it, sorted. */
  readonly importedBy: ReadonlyMap<string, readonly string[]>;
  /** Module path → names of external packages. */
  readonly externals: ReadonlyMap<string, ReadonlySet<string>>;
  /** In the order of files and lines. */
  readonly unresolved: readonly UnresolvedImport[];
}

interface EdgeGround {
  readonly project: ProjectFacts;
  readonly resolve: Resolver;
  readonly isType: TypeImports;
  /** The module that a path belongs to. */
  readonly owners: (path: string) => string | undefined;
}

/** Reads the edges of `files`, which are sorted by path. */
export function readEdges(files: readonly FileFacts[], { project, resolve, isType, owners }: EdgeGround): Edges {
  const growing = new Map<string, Map<string, GrowingEdge>>();
  const externals = new Map<string, Set<string>>();
  const unresolved: UnresolvedImport[] = [];
  const nameOf = externalNames(project);
  const packages = new Set(project.packages.map(({ dir }) => dir));
  for (const file of files) {
    const { path, imports } = file;
    const from = owners(path);
    const isTest = isTestFile(path) || isConfigFile(path) || (packages.has(from ?? '') && isBeside(path, from ?? ''));
    for (const each of imports) {
      const { specifier, line } = each;
      const target = resolve(path, specifier);
      if ('unresolved' in target) {
        const { reason, twin } = target;
        unresolved.push({ file: path, line, specifier, reason, ...(twin === undefined ? {} : { twin }) });
      }
      if ('file' in target && target.isMissing) unresolved.push({ file: path, line, specifier, reason: 'missing' });
      if (from === undefined) continue;
      if ('external' in target) add(externals, from, nameOf(target.external, path));
      const to = 'file' in target ? owners(target.file) : undefined;
      if (to === undefined || to === from) continue;
      grow(growing, { from, to, isTest, isType: () => isType(each, file), example: { file: path, line, specifier } });
    }
  }
  const edges = sortedEdges(growing);
  const imports = new Map<string, string[]>();
  const importedBy = new Map<string, string[]>();
  for (const { from, to } of edges) {
    listAt(imports, from).push(to);
    listAt(importedBy, to).push(from);
  }
  return { edges, imports, importedBy, externals, unresolved };
}

/**
 * Examples, benchmarks, stories, scripts, pages and what tests are set up by lie beside the code of the package at `dir`: nothing that is
 * published waits for what they import.
 */
export function isBeside(path: string, dir: string): boolean {
  const inside = dir === '' ? path : path.slice(dir.length + 1);
  return BESIDE.test(inside) || BESIDE_FILE.test(inside);
}

/** Folders at the top of a package, and some that mean the same at any depth. */
const BESIDE =
  /^(?:\.?storybook|bench(?:es|marks?)?|codegen|demos?|docs?|examples?|perf|playgrounds?|samples?|sandbox|scripts|website)\/|(?:^|\/)(?:__stories__|stories|__testing__|mocks|typetests|test-utils?|[\w-]+-tests)\//;

const BESIDE_FILE =
  /\.(?:stor(?:y|ies)|fixtures?|type-test|test-utils?)\.[cm]?[jt]sx?$|(?:^|\/)(?:set-?up-?tests?|tests?-?set-?up|(?:jest|vitest)-?set-?up|test-utils?)\.[cm]?[jt]sx?$|^(?:gulpfile|gruntfile|build|codegen)\.[cm]?[jt]s$/i;

// ── edges ──

interface GrowingEdge {
  count: number;
  /** The example is the first import that weighs most: of code before that of types, before that of tests. */
  weight: number;
  example: ModuleEdge['example'];
}

interface NewEdge {
  readonly from: string;
  readonly to: string;
  readonly isTest: boolean;
  /** Asked only where the answer may change the edge: it looks names up in other files. */
  readonly isType: () => boolean;
  readonly example: ModuleEdge['example'];
}

const TEST = 0;
const TYPE = 1;
const VALUE = 2;

function grow(edges: Map<string, Map<string, GrowingEdge>>, { from, to, isTest, isType, example }: NewEdge): void {
  const targets = edges.get(from) ?? new Map<string, GrowingEdge>();
  edges.set(from, targets);
  const edge = targets.get(to);
  if (edge) edge.count++;
  if (edge?.weight === VALUE) return;
  const weight = isTest ? TEST : isType() ? TYPE : VALUE;
  if (!edge) {
    targets.set(to, { count: 1, weight, example });
    return;
  }
  if (weight <= edge.weight) return;
  edge.weight = weight;
  edge.example = example;
}

function sortedEdges(growing: ReadonlyMap<string, ReadonlyMap<string, GrowingEdge>>): readonly ModuleEdge[] {
  return [...growing.keys()].sort().flatMap((from) => {
    const targets = [...(growing.get(from) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return targets.map(([to, { count, weight, example }]): ModuleEdge => {
      const kind = weight === TEST ? 'test' : weight === TYPE ? 'type' : 'value';
      return { from, to, count, kind, example };
    });
  });
}

// ── packages from outside ──

/** `fs` is `node:fs`, unless the package that holds the file declares a dependency of that name, as code for browsers does. */
function externalNames(project: ProjectFacts): (external: string, path: string) => string {
  const declared = new Map(
    project.packages.map(({ dir, dependencies }) => [dir, new Set(dependencies.map(({ name }) => name))]),
  );
  return (external, path) => {
    const builtin = builtinName(external);
    if (builtin === undefined || builtin === external) return external;
    for (let dir = folderOf(path); ; dir = folderOf(dir)) {
      if (declared.get(dir)?.has(external)) return external;
      if (dir === '') return builtin;
    }
  };
}

function listAt(lists: Map<string, string[]>, key: string): string[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
