/**
 * Leads an import specifier to a file of the tree, to an external package, or nowhere.
 * Works on known paths and manifests alone, so that the answer is the same before and after an install.
 */
import { folderOf, foldersAbove, foldersUp, joinPath } from '../path.ts';
import type { PackageFacts, ProjectFacts, UnresolvedReason } from '../model.ts';
import { aliasLookup, aliasTargets, isBetween, type FileAliases } from './aliases.ts';
import { isMatch } from './entry-patterns.ts';
import { frameworkAliases } from './frameworks.ts';
import { fileAt, packageName, placeOf } from './paths.ts';
import { outputsOf, sourceTree } from './source-tree.ts';
import { mayBeBuilt, sourceOfSubpath } from './subpath.ts';
import { entriesOf, findPath, type WrittenGround } from './written-path.ts';

/** Where a specifier leads. `external` is the package's name, or the whole specifier of a scheme such as `node:fs`. */
export type Resolution = FoundFile | { readonly external: string } | Unresolved;

/** The file that is meant. */
export interface FoundFile {
  readonly file: string;
  /** Present where only the manifest of the package stands for it, as nothing in the package answers to the subpath. */
  readonly isMissing?: true;
}

/** A specifier that leads nowhere, and why. */
export interface Unresolved {
  readonly unresolved: string;
  readonly reason: UnresolvedReason;
  /** The file of other letter case that is there instead. */
  readonly twin?: string;
}

/** Resolves `specifier` as written in the file `from`. */
export type Resolver = (from: string, specifier: string) => Resolution;

/** What a resolver stands on, with what it has worked out so far. */
interface Ground extends WrittenGround {
  readonly byName: ReadonlyMap<string, PackageFacts>;
  readonly aliasesOf: (path: string) => FileAliases;
  /** Groups of folders that count as one. */
  readonly rootDirs: readonly (readonly string[])[];
  readonly bare: Map<string, Resolution>;
  /** Path in lower case → path; made when the first import leads nowhere. */
  lower?: ReadonlyMap<string, string>;
}

/** Makes the resolver of a project whose files are `paths`. */
export function moduleResolver(project: ProjectFacts, paths: Iterable<string>): Resolver {
  const tree = sourceTree(paths, outputsOf(project.tsconfigs));
  const byName = new Map<string, PackageFacts>();
  for (const entry of project.packages) {
    if (entry.name !== undefined && !byName.has(entry.name)) byName.set(entry.name, entry);
  }
  const ground: Ground = {
    has: tree.has,
    tree,
    byName,
    byDir: new Map(project.packages.map((entry) => [entry.dir, entry])),
    nested: new Map((project.nestedPackages ?? []).map((entry) => [entry.dir, entry])),
    aliasesOf: aliasLookup(project.tsconfigs),
    rootDirs: project.tsconfigs.flatMap(({ rootDirs }) => (rootDirs ? [rootDirs] : [])),
    bare: new Map(),
    found: new Map(),
    entries: new Map(),
  };
  return (from, specifier) => resolve(ground, from, specifier);
}

function resolve(ground: Ground, from: string, written: string): Resolution {
  const specifier = written.replace(/[?].*$/s, '');
  if (specifier === '') return { unresolved: written, reason: 'missing' };
  // SvelteKit writes the types of a route beside it, outside of the tree.
  if (specifier === './$types') return { external: '@sveltejs/kit' };
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
    const base = placeOf(joinPath(folderOf(from), specifier), specifier);
    const file = findPath(ground, base) ?? findInRootDirs(ground, base);
    return file === undefined ? nowhere(ground, base, written) : { file };
  }
  // A scheme of at least two letters (node:, bun:, https:, virtual:); one letter would be a Windows drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(specifier)) return { external: specifier };

  const dir = folderOf(from);
  const aliases = ground.aliasesOf(from);
  const key = `${dir}\0${specifier}\0${aliases.key}`;
  const known = ground.bare.get(key);
  if (known) return known;
  const resolution = resolveBare(ground, { dir, aliases }, specifier);
  ground.bare.set(key, resolution);
  return resolution;
}

/** Where a bare specifier stands. */
interface Importer {
  readonly dir: string;
  readonly aliases: FileAliases;
}

function resolveBare(ground: Ground, { dir, aliases }: Importer, specifier: string): Resolution {
  if (specifier.startsWith('#')) {
    const internal = resolveInternal(ground, dir, specifier);
    if (internal) return internal;
  }
  const alias = resolveAlias(ground, aliases, specifier);
  if (alias !== undefined && 'file' in alias) return alias;

  const name = packageName(specifier);
  const workspacePackage = name === undefined ? undefined : packageFor(ground, name, dir);
  if (workspacePackage) return resolveInPackage(ground, workspacePackage, specifier);
  const promised = resolvePromised(ground, dir, specifier);
  if (promised) return promised;
  if (alias) return alias;
  if (specifier.startsWith('/')) {
    const owner = nearestPackage(ground, dir);
    const base = placeOf(joinPath(owner?.dir ?? '', specifier.slice(1)), specifier);
    const file = findPath(ground, base);
    return file === undefined ? nowhere(ground, base, specifier) : { file };
  }
  if (name !== undefined) return { external: name };
  return { unresolved: specifier, reason: specifier.startsWith('#') ? 'imports' : 'missing' };
}

/** What a framework resolves without being told. */
function resolvePromised(ground: Ground, dir: string, specifier: string): Resolution | undefined {
  if (!/^[$~@](?:\/|lib|app|env|service)/.test(specifier)) return undefined;
  let isClaimed = false;
  for (const at of foldersUp(dir)) {
    const owner = ground.byDir.get(at) ?? ground.nested.get(at);
    if (!owner) continue;
    for (const alias of frameworkAliases(owner, specifier, ground.has)) {
      if ('external' in alias) return alias;
      const file = findPath(ground, joinPath('', alias.path));
      if (file !== undefined) return { file };
      isClaimed = true;
    }
  }
  return isClaimed ? { unresolved: specifier, reason: 'alias' } : undefined;
}

/** Says why no file stands at `base`, as far as the known paths tell. */
function nowhere(ground: Ground, base: string | undefined, specifier: string): Unresolved {
  if (base === undefined) return { unresolved: specifier, reason: 'outside' };
  ground.lower ??= new Map(ground.tree.below('').map((path) => [path.toLowerCase(), path]));
  const { lower } = ground;
  const found = fileAt(base.toLowerCase(), (path) => lower.has(path));
  const twin = found === undefined ? undefined : lower.get(found);
  if (twin !== undefined) return { unresolved: specifier, reason: 'case', twin };
  // A path that is known as a file and has something below it is a link, or a repository of its own.
  return { unresolved: specifier, reason: foldersAbove(base).some(ground.has) ? 'link' : 'missing' };
}

/** The package of that name that a file in `dir` sees: its own first, then one of the workspace. */
function packageFor(ground: Ground, name: string, dir: string): PackageFacts | undefined {
  for (const at of foldersUp(dir)) {
    const owner = ground.byDir.get(at) ?? ground.nested.get(at);
    if (owner?.name === name) return owner;
  }
  return ground.byName.get(name);
}

/** `rootDirs` are one folder to the compiler: what is not beside the importer may be at that place in another one. */
function findInRootDirs(ground: Ground, base: string | undefined): string | undefined {
  if (base === undefined) return undefined;
  for (const dirs of ground.rootDirs) {
    const root = dirs.find((dir) => dir === '' || base.startsWith(`${dir}/`));
    if (root === undefined) continue;
    for (const other of dirs) {
      const file = other === root ? undefined : findPath(ground, joinPath(other, base.slice(root.length)));
      if (file !== undefined) return file;
    }
  }
  return undefined;
}

/** The file of a workspace package; its manifest when only a build would tell, so that the edge is kept. */
function resolveInPackage(ground: Ground, owner: PackageFacts, specifier: string): Resolution {
  const rest = specifier.slice(owner.name?.length ?? 0).replace(/^\//, '');
  const subpath = rest === '' ? '.' : `./${rest}`;
  const entry = entriesOf(ground, owner).get(subpath);
  if (entry) return { file: entry.file };
  if (owner.closedEntries?.some((closed) => isMatch(subpath, closed))) {
    return { unresolved: specifier, reason: 'exports' };
  }
  const folder = rest === '' ? undefined : ground.nested.get(joinPath(owner.dir, rest) ?? '');
  const main = folder && entriesOf(ground, folder).get('.');
  if (main) return { file: main.file };
  const source = rest === '' ? undefined : sourceOfSubpath(ground.tree, owner, rest);
  // Compilers and bundlers that ignore `exports` find what stands there all the same.
  const isOpen = source !== undefined || subpath === './package.json' || ground.has(joinPath(owner.dir, rest) ?? '');
  const isClosed = !isOpen && owner.openSubpaths?.some((open) => isMatch(subpath, open)) === false;
  if (isClosed) return { unresolved: specifier, reason: 'exports' };
  if (source !== undefined) return { file: source };
  // What no source leads to may be what a build makes, styles and patterns included: the edge to the package is kept.
  const isMissing = !isOpen && rest !== '' && !mayBeBuilt(ground.tree, owner, rest);
  return { file: owner.manifest, ...(isMissing ? { isMissing } : {}) };
}

/** A `#`-specifier, by the package of the importer; a nested package.json that only says `type` is passed over. */
function resolveInternal(ground: Ground, dir: string, specifier: string): Resolution | undefined {
  for (const at of foldersUp(dir)) {
    const nested = ground.nested.get(at);
    const owner = nested?.internals || nested?.internalPackages ? nested : ground.byDir.get(at);
    if (owner) return internalOf(ground, owner, specifier);
  }
  return undefined;
}

function internalOf(ground: Ground, owner: PackageFacts, specifier: string): Resolution | undefined {
  const { internals = [], internalPackages = {} } = owner;
  const exact = internals.find(({ subpath }) => subpath === specifier);
  if (exact) return { file: exact.file };
  if (Object.hasOwn(internalPackages, specifier)) {
    const target = internalPackages[specifier] ?? '';
    return target.startsWith('#') ? undefined : resolve(ground, owner.manifest, target);
  }
  for (const { subpath, file, others = [] } of internals) {
    const [prefix = '', suffix] = subpath.split('*');
    if (suffix === undefined || !isBetween(specifier, prefix, suffix)) continue;
    const middle = specifier.slice(prefix.length, specifier.length - suffix.length);
    for (const pattern of [file, ...others]) {
      const found = findPath(
        ground,
        pattern.replaceAll('*', () => middle),
      );
      if (found !== undefined) return { file: found };
    }
  }
  return undefined;
}

function nearestPackage(ground: Ground, dir: string): PackageFacts | undefined {
  for (const at of foldersUp(dir)) {
    const owner = ground.byDir.get(at);
    if (owner) return owner;
  }
  return undefined;
}

/** tsconfig `paths`, then `baseUrl`. Unresolved only when an alias claims the name and is not just `*`. */
function resolveAlias(ground: Ground, { sets }: FileAliases, specifier: string): Resolution | undefined {
  let isClaimed = false;
  for (const set of sets) {
    const { baseUrl } = set;
    const claimed = aliasTargets(set, specifier);
    isClaimed ||= claimed !== undefined && claimed.alias.prefix !== '';
    for (const target of claimed?.targets ?? []) {
      const file = findPath(ground, target);
      if (file !== undefined) return { file };
    }
    if (baseUrl === undefined) continue;
    const file = findPath(ground, placeOf(joinPath(baseUrl, specifier), specifier));
    if (file !== undefined) return { file };
  }
  return isClaimed ? { unresolved: specifier, reason: 'alias' } : undefined;
}
