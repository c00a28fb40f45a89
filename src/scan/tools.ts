/** Package manager, Node version, linter, formatter: each with the field or file that proves it. Nothing by popularity. */
import type { PackageFacts, PackageManager, ProjectFacts, Sources, ToolFact } from '../model.ts';
import { lastSegment } from '../path.ts';
import { objectAt, textAt, type JsonObject } from './manifest.ts';
import { splitCommands } from './shell.ts';

/** Lock files at the root, the rarer ones first: a stray package-lock.json is the commonest left-over. */
const LOCKS: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['pnpm-workspace.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

type ManagerFacts = Pick<ProjectFacts, 'packageManager' | 'packageManagerVersion' | 'packageManagerEvidence'>;

/** Tells the package manager: the manifest's word, else the lock file at the root, else npm. */
export function readPackageManager(root: JsonObject | undefined, has: (path: string) => boolean): ManagerFacts {
  const declared = root && textAt(root, 'packageManager');
  const [, name, version] = /^(npm|pnpm|yarn|bun)(?:@([^+]+))?/.exec(declared ?? '') ?? [];
  if (isManager(name)) return manager(name, 'package.json packageManager', version);

  const engine = root && objectAt(objectAt(root, 'devEngines'), 'packageManager');
  const engineName = engine && textAt(engine, 'name');
  if (engine && isManager(engineName)) {
    return manager(engineName, 'package.json devEngines.packageManager', textAt(engine, 'version'));
  }
  const lock = LOCKS.find(([file]) => has(file));
  return lock ? manager(lock[1], lock[0]) : manager('npm', 'default');
}

function manager(name: PackageManager, evidence: string, version?: string): ManagerFacts {
  const facts = { packageManager: name, packageManagerEvidence: evidence };
  return version === undefined ? facts : { ...facts, packageManagerVersion: version };
}

function isManager(name: string | undefined): name is PackageManager {
  return name === 'npm' || name === 'pnpm' || name === 'yarn' || name === 'bun';
}

/** Tells the Node version: what the manifest demands, else what a version file pins. */
export function readNode(root: PackageFacts | undefined, sources: Sources): ProjectFacts['node'] {
  const engine = root?.engines['node'];
  if (engine) return { range: engine, evidence: 'package.json engines.node' };
  const pinned = pinnedVersions(sources).find(({ evidence }) => !evidence.includes('/'));
  return pinned ?? (root && pinnedByVolta([root], sources)[0]);
}

/** Everything that any manifest or version file of the repository says about Node. */
export function nodeStatements(
  packages: readonly PackageFacts[],
  { texts }: Pick<Sources, 'texts'>,
): NonNullable<ProjectFacts['nodeStatements']> {
  const engines = packages.flatMap(({ engines: { node }, manifest }) =>
    node === undefined ? [] : [{ range: node, evidence: `${manifest} engines.node` }],
  );
  return [...engines, ...pinnedVersions({ texts }), ...pinnedByVolta(packages, { texts })];
}

/** What manifests pin for Volta (https://docs.volta.sh/advanced/workspaces): an exact version. */
function pinnedByVolta(
  packages: readonly PackageFacts[],
  { texts }: Pick<Sources, 'texts'>,
): NonNullable<ProjectFacts['nodeStatements']> {
  return packages.flatMap(({ manifest }) => {
    const pinned = /"volta"\s*:\s*\{[^{}]*?"node"\s*:\s*"([^"]+)"/.exec(texts.get(manifest) ?? '')?.[1];
    return pinned === undefined ? [] : [{ range: pinned, evidence: `${manifest} volta.node` }];
  });
}

/** What version files pin, those of the root first, then by folder. */
function pinnedVersions({ texts }: Pick<Sources, 'texts'>): NonNullable<ProjectFacts['nodeStatements']> {
  const files = [...texts.keys()].filter(isVersionFile).sort(byDepth);
  return files.flatMap((evidence) => {
    const range = VERSION_FILES.get(lastSegment(evidence))?.(texts.get(evidence) ?? '');
    return range === undefined ? [] : [{ range, evidence }];
  });
}

/** True for files that pin a version of Node and are read for it. */
export function isVersionFile(path: string): boolean {
  return VERSION_FILES.has(lastSegment(path));
}

function byDepth(a: string, b: string): number {
  const order = [...VERSION_FILES.keys()];
  const rank = (path: string): number => order.indexOf(lastSegment(path));
  return Number(a.includes('/')) - Number(b.includes('/')) || rank(a) - rank(b) || (a < b ? -1 : 1);
}

/**
 * Version files, best first, and how each tells of Node: nvm's and nodenv's hold nothing else; asdf's (https://asdf-vm.com/manage/configuration.html)
 * and mise's (https://mise.jdx.dev/configuration.html) name it among others.
 */
const VERSION_FILES: ReadonlyMap<string, (text: string) => string | undefined> = new Map([
  ['.nvmrc', firstLine],
  ['.node-version', firstLine],
  ['.tool-versions', (text) => /^node(?:js)?[ \t]+([^\s#]+)/m.exec(text)?.[1]],
  ['mise.toml', nodeOfMise],
  ['.mise.toml', nodeOfMise],
]);

function firstLine(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.replace(/#.*$/, '').trim());
  return lines.find((line) => line !== '');
}

function nodeOfMise(text: string): string | undefined {
  return /^[ \t]*"?node(?:js)?"?[ \t]*=[ \t]*(?:\{[^}\n]*version[ \t]*=[ \t]*)?["']([^"'\n]+)["']/m.exec(text)?.[1];
}

interface Tool {
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly config: RegExp;
}

const LINTERS: readonly Tool[] = [
  { name: 'oxlint', dependencies: ['oxlint'], config: /^\.oxlintrc\.jsonc?$|^oxlint\.config\.ts$/ },
  { name: 'biome', dependencies: ['@biomejs/biome'], config: /^biome\.jsonc?$/ },
  {
    name: 'eslint',
    dependencies: ['eslint'],
    config: /^eslint\.config\.[cm]?[jt]s$|^\.eslintrc(?:\.(?:[cm]?js|json|ya?ml))?$/,
  },
  { name: 'xo', dependencies: ['xo'], config: /^xo\.config\.[jt]s$/ },
  { name: 'standard', dependencies: ['standard'], config: /^$/ },
];

const FORMATTERS: readonly Tool[] = [
  { name: 'oxfmt', dependencies: ['oxfmt'], config: /^\.oxfmtrc\.jsonc?$/ },
  { name: 'biome', dependencies: ['@biomejs/biome'], config: /^biome\.jsonc?$/ },
  { name: 'prettier', dependencies: ['prettier'], config: /^\.prettierrc(?:\..+)?$|^prettier\.config\.[cm]?[jt]s$/ },
  { name: 'dprint', dependencies: ['dprint'], config: /^\.?dprint\.jsonc?$/ },
];

/** The linter of the repository. */
export function readLinter(packages: readonly PackageFacts[], paths: readonly string[]): ToolFact | undefined {
  return findTool(LINTERS, { packages, paths, scripts: /^lint(?:$|:)/ });
}

/** The formatter of the repository. */
export function readFormatter(packages: readonly PackageFacts[], paths: readonly string[]): ToolFact | undefined {
  return findTool(FORMATTERS, { packages, paths, scripts: /^(?:format|fmt|prettier|lint)(?:$|:)/ });
}

interface Search {
  readonly packages: readonly PackageFacts[];
  readonly paths: readonly string[];
  /** Scripts whose commands prove a tool. */
  readonly scripts: RegExp;
}

/** A script that calls it proves most, then a configuration at the root, then a dependency. */
function findTool(tools: readonly Tool[], { packages, paths, scripts }: Search): ToolFact | undefined {
  for (const owner of packages) {
    for (const { name: script, command } of owner.scripts.filter(({ name }) => scripts.test(name))) {
      const words = new Set(splitCommands(command).flatMap((part) => part.words));
      const tool = tools.find(({ name }) => words.has(name));
      if (tool) return { name: tool.name, evidence: `${owner.manifest} scripts.${script}` };
    }
  }
  const files = paths.filter((path) => !path.includes('/'));
  for (const { name, config } of tools) {
    const evidence = files.find((file) => config.test(file));
    if (evidence !== undefined) return { name, evidence };
  }
  for (const owner of packages) {
    const declared = new Map(owner.dependencies.map((dependency) => [dependency.name, dependency.group]));
    for (const { name, dependencies } of tools) {
      const group = dependencies.map((dependency) => declared.get(dependency)).find((found) => found !== undefined);
      if (group !== undefined) return { name, evidence: `${owner.manifest} ${group}` };
    }
  }
  return undefined;
}
