/**
 * The known paths of a repository, with what is asked of them all: is it there, and which source of a package does a
 * build product come from when its place under `src` does not tell. Judges by names alone.
 */
import type { TsconfigFacts } from '../model.ts';
import { folderOf, joinPath, lastSegment } from '../path.ts';
import { isDeclarationFile, isTestFile } from './language.ts';
import { fileAt, isScript, productStem, sourceBehind, withoutExtension } from './paths.ts';

/** Known paths, ready to be asked. */
export interface SourceTree {
  readonly has: (path: string) => boolean;
  /** The source behind `path` as written in the package folder `dir`; undefined when none is sure. */
  readonly sourceOf: (path: string, dir: string) => string | undefined;
  /** Sources of the package in `dir` that may have become `path`, sorted: those that end like it. */
  readonly candidatesFor: (path: string, dir: string) => readonly string[];
  /** The source that a tsconfig builds to `path`, which is one of the repository; undefined when none says so. */
  readonly builtFrom: (path: string) => string | undefined;
  /** Every known path below `dir`, sorted. */
  readonly below: (dir: string) => readonly string[];
}

/** A folder that a tsconfig builds to, with the folders that the code may come from, best first. */
export interface OutputFolder {
  readonly dir: string;
  readonly sources: readonly string[];
}

/** Where the compiler writes, by what the tsconfigs say; innermost folders first. */
export function outputsOf(tsconfigs: readonly TsconfigFacts[]): readonly OutputFolder[] {
  return tsconfigs
    .flatMap(({ file, outDir, declarationDir, rootDir }) => {
      const own = folderOf(file);
      // Without `rootDir` it is the folder that all inputs share: that of a composite project's config, or its `src`.
      const sources = rootDir === undefined ? [own, own === '' ? 'src' : `${own}/src`] : [rootDir];
      return [outDir, declarationDir].flatMap((dir) =>
        dir === undefined || dir === '' || sources.includes(dir) ? [] : { dir, sources },
      );
    })
    .sort((a, b) => b.dir.length - a.dir.length);
}

/** Makes the tree of `paths`. Its index is built when the first product cannot be placed. */
export function sourceTree(paths: Iterable<string>, outputs: readonly OutputFolder[] = []): SourceTree {
  const known = new Set(paths);
  const has = (path: string): boolean => known.has(path);
  let index: SourceIndex | undefined;
  let sorted: readonly string[] | undefined;

  function builtFrom(path: string): string | undefined {
    for (const { dir, sources } of outputs) {
      if (!path.startsWith(`${dir}/`)) continue;
      for (const source of sources) {
        const base = joinPath(source, path.slice(dir.length + 1));
        const file = base === undefined ? undefined : fileAt(base, has);
        if (file !== undefined) return file;
      }
    }
    return undefined;
  }

  function candidatesFor(path: string, dir: string): readonly string[] {
    const stem = productStem(path);
    if (stem === undefined) return [];
    index ??= indexSources(known);
    const { packages } = index;
    return (index.sources.get(lastSegment(stem)) ?? []).filter(
      (file) => namesOf(file).some((name) => name.endsWith(`/${stem}`)) && isOf(file, dir, packages),
    );
  }

  return {
    has,
    candidatesFor,
    builtFrom,
    below(dir) {
      sorted ??= [...known].sort();
      const start = dir === '' ? '' : `${dir}/`;
      const from = firstAtLeast(sorted, start);
      // `0` is the code unit after `/`.
      return start === '' ? sorted : sorted.slice(from, firstAtLeast(sorted, `${dir}0`));
    },
    sourceOf(path, dir) {
      const full = joinPath(dir, path);
      const direct = sourceBehind(path, dir, has) ?? (full === undefined ? undefined : builtFrom(full));
      if (direct !== undefined) return direct;
      const [only, ...others] = candidatesFor(path, dir);
      // Every folder has an index: that one is left says nothing.
      const isTelling = only !== undefined && others.length === 0 && productStem(path) !== 'index';
      return isTelling ? only : undefined;
    },
  };
}

function firstAtLeast(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface SourceIndex {
  /** Last part of a source's stem → the sources, sorted. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** Folders with a package.json. */
  readonly packages: ReadonlySet<string>;
}

function indexSources(known: ReadonlySet<string>): SourceIndex {
  const sources = new Map<string, string[]>();
  const packages = new Set<string>();
  for (const path of [...known].sort()) {
    if (path === 'package.json' || path.endsWith('/package.json')) packages.add(folderOf(path));
    if (!isScript(path) || !/(?:^|\/)(?:src|source|lib)\//.test(path)) continue;
    if (isTestFile(path) || isDeclarationFile(path) || /(?:^|\/)(?:node_modules|dist|build)\//.test(path)) continue;
    for (const name of namesOf(path).map(lastSegment)) {
      const group = sources.get(name);
      if (group) group.push(path);
      else sources.set(name, [path]);
    }
  }
  return { sources, packages };
}

/** A folder is imported by its index, so `browser/index.ts` stands for `browser` too. */
function namesOf(file: string): readonly string[] {
  const stem = withoutExtension(file);
  return stem.endsWith('/index') ? [stem, stem.slice(0, -'/index'.length)] : [stem];
}

/** True when `dir` is the innermost package of the file. */
function isOf(file: string, dir: string, packages: ReadonlySet<string>): boolean {
  for (let at = folderOf(file); at !== dir; at = folderOf(at)) if (at === '' || packages.has(at)) return false;
  return true;
}
