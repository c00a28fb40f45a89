/**
 * Leads an import specifier to a file of the tree, to an external package, or nowhere.
 * Works on known paths and manifests alone, so that the answer is the same before and after an install.
 */
import { folderOf, joinPath } from '../path.ts';
import type { PackageFacts, ProjectFacts, TsconfigFacts } from '../model.ts';
import { fileAt, sourceBehind } from './paths.ts';
import { sourceTree, type SourceTree } from './source-tree.ts';

/** Where a specifier leads. `external` is the package's name, or the whole specifier of a scheme such as `node:fs`. */
export type Resolution = { readonly file: string } | { readonly external: string } | { readonly unresolved: string };

/** Resolves `specifier` as written in the file `from`. */
export type Resolver = (from: string, specifier: string) => Resolution;

/** What a resolver stands on, with what it has worked out so far. */
interface Ground {
  readonly has: (path: string) => boolean;
  readonly tree: SourceTree;
  readonly byName: ReadonlyMap<string, PackageFacts>;
  readonly byDir: ReadonlyMap<string, PackageFacts>;
  readonly aliasesIn: (dir: string) => readonly AliasSet[];
  readonly bare: Map<string, Resolution>;
}

interface AliasSet {
  readonly baseUrl: string | undefined;
  readonly aliases: readonly Alias[];
}

interface Alias {
  readonly prefix: string;
  /** Undefined for a pattern without `*`. */
  readonly suffix: string | undefined;
  readonly targets: readonly string[];
}

/** Makes the resolver of a project whose files are `paths`. */
export function moduleResolver(project: ProjectFacts, paths: Iterable<string>): Resolver {
  const tree = sourceTree(paths);
  const byName = new Map<string, PackageFacts>();
  for (const entry of project.packages) {
    if (entry.name !== undefined && !byName.has(entry.name)) byName.set(entry.name, entry);
  }
  const ground: Ground = {
    has: tree.has,
    tree,
    byName,
    byDir: new Map(project.packages.map((entry) => [entry.dir, entry])),
    aliasesIn: aliasLookup(project.tsconfigs),
    bare: new Map(),
  };
  return (from, specifier) => resolve(ground, from, specifier);
}

function resolve(ground: Ground, from: string, written: string): Resolution {
  const specifier = written.replace(/[?].*$/s, '');
  if (specifier === '') return { unresolved: written };
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
    return orUnresolved(findPath(ground, joinPath(folderOf(from), specifier)), written);
  }
  // A scheme of at least two letters (node:, bun:, https:, virtual:); one letter would be a Windows drive.
  if (/^[a-z][a-z0-9+.-]+:/i.test(specifier)) return { external: specifier };

  const dir = folderOf(from);
  const key = `${dir}\0${specifier}`;
  const known = ground.bare.get(key);
  if (known) return known;
  const resolution = resolveBare(ground, dir, specifier);
  ground.bare.set(key, resolution);
  return resolution;
}

function resolveBare(ground: Ground, dir: string, specifier: string): Resolution {
  if (specifier.startsWith('#')) {
    const internal = resolveInternal(ground, dir, specifier);
    if (internal) return internal;
  }
  const alias = resolveAlias(ground, dir, specifier);
  if (alias !== undefined && 'file' in alias) return alias;

  const name = packageName(specifier);
  const workspacePackage = name === undefined ? undefined : ground.byName.get(name);
  if (workspacePackage) return { file: resolveInPackage(ground, workspacePackage, specifier) };
  if (alias) return alias;
  if (specifier.startsWith('/')) {
    const owner = nearestPackage(ground, dir);
    return orUnresolved(findPath(ground, joinPath(owner?.dir ?? '', specifier.slice(1))), specifier);
  }
  return name === undefined ? { unresolved: specifier } : { external: name };
}

function orUnresolved(file: string | undefined, specifier: string): Resolution {
  return file === undefined ? { unresolved: specifier } : { file };
}

/** A path as importers write it: with or without extension, a folder, or a build product of a source. */
function findPath(ground: Ground, base: string | undefined): string | undefined {
  if (base === undefined) return undefined;
  const file = fileAt(base, ground.has) ?? sourceBehind(base, '', ground.has);
  if (file !== undefined) return file;
  const entries = ground.byDir.get(base)?.entries;
  return entries?.find((entry) => entry.subpath === '.')?.file ?? productSource(ground, base);
}

/** The source of its package that a build product comes from: the only possible one, or the only one that is an entry. */
function productSource({ byDir, tree }: Ground, base: string): string | undefined {
  for (const dir of foldersUp(folderOf(base))) {
    const owner = byDir.get(dir);
    if (!owner) continue;
    const path = dir === '' ? base : base.slice(dir.length + 1);
    const entries = new Set(owner.entries.map(({ file }) => file));
    const [only, ...others] = tree.candidatesFor(path, dir).filter((file) => entries.has(file));
    return only !== undefined && others.length === 0 ? only : tree.sourceOf(path, dir);
  }
  return undefined;
}

/** The package part of a bare specifier; undefined when it cannot be one (`@/x`, `~/x`, `$lib`). */
function packageName(specifier: string): string | undefined {
  return /^(?:@[\w.~-]+\/)?[a-z0-9_-][\w.~-]*/i.exec(specifier)?.[0];
}

/** The file of a workspace package; its manifest when only a build would tell, so that the edge is kept. */
function resolveInPackage(ground: Ground, owner: PackageFacts, specifier: string): string {
  const rest = specifier.slice(owner.name?.length ?? 0).replace(/^\//, '');
  const subpath = rest === '' ? '.' : `./${rest}`;
  const entry = owner.entries.find((candidate) => candidate.subpath === subpath);
  if (entry) return entry.file;
  return (rest === '' ? undefined : ground.tree.sourceOf(rest, owner.dir)) ?? owner.manifest;
}

function resolveInternal(ground: Ground, dir: string, specifier: string): Resolution | undefined {
  const owner = nearestPackage(ground, dir);
  const exact = owner?.internals?.find((entry) => entry.subpath === specifier);
  if (exact) return { file: exact.file };
  for (const { subpath, file } of owner?.internals ?? []) {
    const [prefix = '', suffix] = subpath.split('*');
    if (suffix === undefined || !isBetween(specifier, prefix, suffix)) continue;
    const middle = specifier.slice(prefix.length, specifier.length - suffix.length);
    const found = findPath(
      ground,
      file.replaceAll('*', () => middle),
    );
    if (found !== undefined) return { file: found };
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
function resolveAlias(ground: Ground, dir: string, specifier: string): Resolution | undefined {
  let isClaimed = false;
  for (const { baseUrl, aliases } of ground.aliasesIn(dir)) {
    const alias = aliases.find(({ prefix, suffix }) =>
      suffix === undefined ? specifier === prefix : isBetween(specifier, prefix, suffix),
    );
    if (alias) {
      isClaimed ||= alias.prefix !== '';
      const end = specifier.length - (alias.suffix ?? '').length;
      const middle = specifier.slice(alias.prefix.length, end);
      for (const target of alias.targets) {
        const file = findPath(
          ground,
          target.replace('*', () => middle),
        );
        if (file !== undefined) return { file };
      }
    }
    if (baseUrl === undefined) continue;
    const file = findPath(ground, joinPath(baseUrl, specifier));
    if (file !== undefined) return { file };
  }
  return isClaimed ? { unresolved: specifier } : undefined;
}

function isBetween(text: string, prefix: string, suffix: string): boolean {
  return text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix);
}

/**
 * The aliases that hold in a folder: those of the nearest folder with a tsconfig that has any.
 * All tsconfigs of that folder count, as solutions keep the real options in `tsconfig.app.json` and the like.
 */
function aliasLookup(tsconfigs: readonly TsconfigFacts[]): (dir: string) => readonly AliasSet[] {
  const own = new Map<string, AliasSet[]>();
  for (const config of tsconfigs) {
    const aliases = Object.entries(config.paths).map(toAlias).sort(byLength);
    if (aliases.length === 0 && config.baseUrl === undefined) continue;
    const dir = folderOf(config.file);
    const sets = own.get(dir) ?? [];
    sets.push({ baseUrl: config.baseUrl, aliases });
    own.set(dir, sets);
  }
  const found = new Map<string, readonly AliasSet[]>();
  return (dir) => {
    const known = found.get(dir);
    if (known) return known;
    let sets: readonly AliasSet[] = [];
    for (const at of foldersUp(dir)) {
      sets = own.get(at) ?? [];
      if (sets.length > 0) break;
    }
    found.set(dir, sets);
    return sets;
  };
}

function toAlias([pattern, targets]: [string, readonly string[]]): Alias {
  const star = pattern.indexOf('*');
  if (star === -1) return { prefix: pattern, suffix: undefined, targets };
  return { prefix: pattern.slice(0, star), suffix: pattern.slice(star + 1), targets };
}

/** Exact names first, then the longest prefix, as TypeScript does. */
function byLength(a: Alias, b: Alias): number {
  const exact = Number(b.suffix === undefined) - Number(a.suffix === undefined);
  return exact !== 0 ? exact : b.prefix.length - a.prefix.length;
}

function* foldersUp(dir: string): Generator<string> {
  for (let at = dir; at !== ''; at = folderOf(at)) yield at;
  yield '';
}
