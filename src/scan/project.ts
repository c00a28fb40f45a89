/** Manifests → project facts: packages, tools, compiler options, commands. Reads texts only; code is scanned elsewhere. */
import type { PackageFacts, Parsed, Problem, ProjectFacts, Sources, ToolFact } from '../model.ts';
import { deriveCommands } from './commands.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { readPackage } from './packages.ts';
import { mostCommon, runnersOf } from './runners.ts';
import { readFormatter, readLinter, readNode, readPackageManager } from './tools.ts';
import { isTsconfig, readTsconfigs } from './tsconfig.ts';
import { workspaceFolders } from './workspaces.ts';

const ROOT_MANIFESTS = new Set(['pnpm-workspace.yaml', 'lerna.json', '.nvmrc', '.node-version']);

/** The members of `paths` whose texts `readProject` needs. */
export function manifestPaths(paths: readonly string[]): string[] {
  return paths.filter((path) => {
    if (/(?:^|\/)node_modules\//.test(path)) return false;
    if (ROOT_MANIFESTS.has(path) || /(?:^|\/)package\.json$/.test(path) || isTsconfig(path)) return true;
    // Shared bases live in packages such as `packages/tsconfig/base.json`.
    return path.endsWith('.json') && /tsconfig[^/]*\//.test(path);
  });
}

/** Reads the facts of the whole repository. A broken manifest is a problem, and the others still count. */
export function readProject(sources: Sources): Parsed<ProjectFacts> {
  const problems: Problem[] = [];
  const known = new Set(sources.paths);
  const has = (path: string): boolean => known.has(path);
  const read = (dir: string): Manifest | undefined => {
    const file = dir === '' ? 'package.json' : `${dir}/package.json`;
    const text = sources.texts.get(file);
    if (text === undefined) return undefined;
    const parsed = readManifest({ file, text, isLenient: false });
    problems.push(...parsed.problems);
    return parsed.value;
  };

  const root = read('');
  const workspaces = workspaceFolders(sources, root?.value);
  problems.push(...workspaces.problems);
  const folders = (workspaces.value ?? []).filter((dir) => dir !== '');
  const manifests = [root, ...folders.map(read)].filter((manifest) => manifest !== undefined);
  const packages = manifests.map((manifest) => readPackage(manifest, has));
  const tsconfigs = readTsconfigs(sources, packages);
  problems.push(...tsconfigs.problems);

  const isWorkspace = workspaces.value !== undefined;
  const manager = readPackageManager(root?.value, has);
  const value: ProjectFacts = {
    ...manager,
    ...present('node', readNode(root && packages[0], sources)),
    isWorkspace,
    packages,
    tsconfigs: tsconfigs.value,
    ...present('testRunner', testRunner(packages, sources.paths)),
    ...present('linter', readLinter(packages, sources.paths)),
    ...present('formatter', readFormatter(packages, sources.paths)),
    commands: deriveCommands({ ...manager, isWorkspace, packages }, sources.paths),
  };
  return { value, problems };
}

/** The root's runner, else the one that most packages use. */
function testRunner(packages: readonly PackageFacts[], paths: readonly string[]): ToolFact | undefined {
  const runners = runnersOf(packages, paths);
  const runner = runners.get('') ?? mostCommon([...runners.values()]);
  return runner && { name: runner.name, evidence: runner.evidence };
}

function present<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // The key is the one given, which a computed property cannot tell the compiler.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
