/** Manifests → project facts: packages, tools, compiler options, commands. Reads texts only; code is scanned elsewhere. */
import type { Parsed, Problem, ProjectFacts, Sources, ToolFact } from '../model.ts';
import { folderOf, lastSegment } from '../path.ts';
import { CATALOG_FILES, catalogFacts, readCatalogs } from './catalogs.ts';
import { CODEOWNERS_FILES, readOwners } from './codeowners.ts';
import { deriveCommands } from './commands.ts';
import { isEnvExample, readEnvExamples } from './env-examples.ts';
import { readManifest, textAt, type Manifest } from './manifest.ts';
import { PNPM_MANIFESTS, readPackage } from './packages.ts';
import { isRunnerConfig, mostCommon, runnersOf, type RunnerGround } from './runners.ts';
import { outputsOf, sourceTree } from './source-tree.ts';
import { isTaskFile, readTasks } from './tasks.ts';
import { isVersionFile, nodeStatements, readFormatter, readLinter, readNode, readPackageManager } from './tools.ts';
import { isTsconfig, readTsconfigs, unreadBases } from './tsconfig.ts';
import { isTurboFile, readTurbo } from './turbo.ts';
import { workspaceFolders } from './workspaces.ts';

const ROOT_MANIFESTS = new Set<string>([...CATALOG_FILES, 'lerna.json', ...CODEOWNERS_FILES]);

/** The members of `paths` whose texts `readProject` needs, as far as their names tell; {@link extendedPaths} are more. */
export function manifestPaths(paths: readonly string[]): string[] {
  return paths.filter((path) => {
    if (/(?:^|\/)node_modules\//.test(path)) return false;
    if (ROOT_MANIFESTS.has(path) || /(?:^|\/)package\.json$/.test(path)) return true;
    if (isTsconfig(path) || isRunnerConfig(path) || isTaskFile(path) || isTurboFile(path)) return true;
    if (isEnvExample(path) || isVersionFile(path)) return true;
    // Shared bases live in packages such as `packages/tsconfig/base.json`.
    return path.endsWith('.json') && /tsconfig[^/]*\//.test(path);
  });
}

/**
 * The known paths that compiler options are inherited from and whose texts are not among those given. When they have been
 * read, they may extend further ones: whoever reads asks again, until nothing new is named.
 */
export function extendedPaths(sources: Pick<Sources, 'paths' | 'texts'>): readonly string[] {
  let byName: ReadonlyMap<string, string> | undefined;
  const said = new Set<string>();
  for (const [file, text] of sources.texts) {
    if (/(?:^|\/)package\.json$/.test(file))
      for (const [, name = ''] of text.matchAll(/"name"\s*:\s*"([^"]+)"/g)) said.add(name);
  }
  return unreadBases(sources, (name) => {
    // Manifests are many, and most bases by a name are installed: they are parsed only where one may have that name.
    if (!said.has(name)) return undefined;
    byName ??= foldersByName(readManifests(sources).value.manifests);
    return byName.get(name);
  });
}

/** Reads the facts of the whole repository. A broken manifest is a problem, and the others still count. */
export function readProject(sources: Sources): Parsed<ProjectFacts> {
  const own = readManifests(sources);
  const problems = [...own.problems];
  const { root, manifests, isWorkspace } = own.value;
  const catalogs = readCatalogs(sources, root?.value);
  const tsconfigs = readTsconfigs(sources, foldersByName(manifests));
  problems.push(...tsconfigs.problems);
  const tree = sourceTree(sources.paths, outputsOf(tsconfigs.value));
  const packages = manifests.map((manifest) => readPackage(manifest, { tree, catalogs }));
  const nested = nestedManifests(sources, manifests).map((manifest) => readPackage(manifest, { tree, catalogs }));

  const ground: RunnerGround = { packages, paths: sources.paths, texts: sources.texts };
  const manager = readPackageManager(root?.value, tree.has);
  const tasks = [...readTasks(sources), ...readTurbo(sources)];
  const envExamples = readEnvExamples(sources);
  const value: ProjectFacts = {
    ...manager,
    ...present('node', readNode(root && packages[0], sources)),
    ...present('nodeStatements', some(nodeStatements([...packages, ...nested], sources))),
    isWorkspace,
    ...present('unreadManifests', some(own.value.unread)),
    packages,
    ...present('nestedPackages', some(nested)),
    ...present('catalogs', catalogs.size > 0 ? catalogFacts(catalogs) : undefined),
    tsconfigs: tsconfigs.value,
    ...present('testRunner', testRunner(ground)),
    ...present('linter', readLinter(packages, sources.paths)),
    ...present('formatter', readFormatter(packages, sources.paths)),
    ...present('owners', readOwners(sources.texts)),
    ...present('tasks', some(tasks)),
    ...present('envExamples', some(envExamples)),
    commands: deriveCommands({ ...manager, ...ground, isWorkspace }, sources.paths),
  };
  return { value, problems };
}

/** The manifest of the root, and with it those of the workspace packages. */
interface OwnManifests {
  readonly root: Manifest | undefined;
  readonly manifests: readonly Manifest[];
  /** Those of them, and lists of workspace packages, that could not be read in full. */
  readonly unread: readonly string[];
  readonly isWorkspace: boolean;
}

function readManifests(sources: Pick<Sources, 'paths' | 'texts'>): Parsed<OwnManifests> {
  const problems: Problem[] = [];
  const read = (dir: string): Manifest | undefined => {
    const parsed = manifestIn(sources, dir);
    problems.push(...(parsed?.problems ?? []));
    return parsed?.value;
  };
  const root = read('');
  const workspaces = workspaceFolders(sources, root?.value);
  problems.push(...workspaces.problems);
  const folders = (workspaces.value ?? []).filter((dir) => dir !== '');
  const manifests = [root, ...folders.map(read)].filter((manifest) => manifest !== undefined);
  const unread = [...new Set([...problems.map(({ file }) => file), ...withoutText(sources, folders)])].sort();
  return { value: { root, manifests, unread, isWorkspace: workspaces.value !== undefined }, problems };
}

/** Manifests of the tree whose texts are not here, such as those that nobody may read, and those that are written for pnpm alone. */
function withoutText(
  { paths, texts }: Pick<Sources, 'paths' | 'texts'>,
  folders: readonly string[],
): readonly string[] {
  const wanted = new Set(['package.json', 'pnpm-workspace.yaml', ...folders.map((dir) => `${dir}/package.json`)]);
  const isPnpm = paths.some((path) => path === 'pnpm-workspace.yaml' || path === 'pnpm-lock.yaml');
  const isUnread = (path: string): boolean => PNPM_MANIFESTS.includes(lastSegment(path)) && !OF_SAMPLE.test(path);
  return paths.filter((path) => (wanted.has(path) && !texts.has(path)) || (isPnpm && isUnread(path)));
}

/** What lies in samples and tests is none of the workspace's. */
const OF_SAMPLE = /(?:^|\/)(?:tests?|__tests__|fixtures?|examples?)\//;

function manifestIn(sources: Pick<Sources, 'texts'>, dir: string): Parsed<Manifest> | undefined {
  const file = dir === '' ? 'package.json' : `${dir}/package.json`;
  const text = sources.texts.get(file);
  return text === undefined ? undefined : readManifest({ file, text, isLenient: false });
}

/**
 * The manifests that no workspace names: examples, fixtures, and folders that only say how their files are loaded. What
 * is wrong in them is not reported, as fixtures are often wrong on purpose.
 */
function nestedManifests(sources: Sources, manifests: readonly Manifest[]): readonly Manifest[] {
  const known = new Set(manifests.map(({ file }) => file));
  const nested = [...sources.texts.keys()].filter((file) => file.endsWith('/package.json') && !known.has(file)).sort();
  return nested.flatMap((file) => manifestIn(sources, folderOf(file))?.value ?? []);
}

function foldersByName(manifests: readonly Manifest[]): ReadonlyMap<string, string> {
  return new Map(
    manifests.flatMap(({ file, value }) => {
      const name = textAt(value, 'name');
      return name === undefined ? [] : [[name, folderOf(file)] as const];
    }),
  );
}

/** The root's runner, else the one that most packages use. */
function testRunner(ground: RunnerGround): ToolFact | undefined {
  const runners = runnersOf(ground);
  const runner = runners.get('') ?? mostCommon([...runners.values()]);
  return runner && { name: runner.name, evidence: runner.evidence };
}

/** An empty list says no more than none. */
function some<V>(list: readonly V[]): readonly V[] | undefined {
  return list.length > 0 ? list : undefined;
}

function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // The key is the one given, which a computed property cannot tell the compiler.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
