/**
 * The entry points of a package, led back from build products to sources. What cannot be led back is named, so that
 * nobody takes a part of the public face for the whole.
 */
import { joinPath } from '../path.ts';
import { isDeclarationFile } from './language.ts';
import type { EntryPoint } from '../model.ts';
import { isObject, objectAt, textAt, textRecord, type JsonObject } from './manifest.ts';
import { expandPatterns, type Expansion, type Targets } from './entry-patterns.ts';
import { isScript, productStem, withoutExtension } from './paths.ts';
import type { SourceTree } from './source-tree.ts';

/** Entry points, the subpaths of those whose source is unknown, and the subpaths that are closed. All sorted. */
export interface Entries {
  readonly entries: readonly EntryPoint[];
  readonly untraced: readonly string[];
  readonly closed: readonly string[];
  /** Every subpath that `exports` opens, whatever it leads to; undefined without `exports`. */
  readonly open: readonly string[] | undefined;
  /** Those of them behind which only files stand that people write. */
  readonly written: readonly string[];
}

/** Reads `exports`, or `main` and its kin where there is none. */
export function readEntries(value: JsonObject, dir: string, tree: SourceTree): Entries {
  const isOpen = !value.has('exports');
  const written = isOpen ? classicTargets(value) : exportTargets(value.get('exports'));
  // What leads nowhere is closed, and no source of that name opens it.
  const exact = written.filter(([subpath, targets]) => !subpath.includes('*') && targets.length > 0);
  const found = traceAll(exact, dir, tree);
  // Also for `exports` whose main entry only a build would show: importers mean the same file.
  if (!found.has('.') && (isOpen || exact.some(([subpath]) => subpath === '.'))) {
    const index = filesOf(['./src/index', './index'], dir, tree);
    if (index.some((file) => isScript(file) && !file.endsWith('.cjs'))) found.set('.', index);
  }
  const expanded = expandPatterns(written, dir, tree);
  const entries = [...[...found].map(([subpath, files]) => entryPoint(subpath, files)), ...expanded.map(patternEntry)];
  const traced = new Set([...found.keys(), ...expanded.map(({ pattern }) => pattern)]);
  const untraced = written
    .filter(([subpath, targets]) => !traced.has(subpath) && targets.some((target) => holdsNames(subpath, target)))
    .map(([subpath]) => subpath);
  const closed = written.filter(([, targets]) => targets.length === 0).map(([subpath]) => subpath);
  return {
    entries: entries.sort(bySubpath),
    untraced: untraced.sort(),
    closed: isOpen ? [] : closed.sort(),
    open: isOpen ? undefined : openSubpaths(value),
    written: isOpen ? [] : written.filter(([, targets]) => areWritten(targets)).map(([subpath]) => subpath),
  };
}

/** True when no target stands in a folder that a build writes to. */
function areWritten(targets: readonly string[]): boolean {
  const isWritten = (target: string) => productStem(`${target.replace(/\.[^./]*$/, '')}.js`) === undefined;
  return targets.length > 0 && targets.every((target) => target.startsWith('./') && isWritten(target));
}

/** What `typesVersions` says of every subpath, but for the compilers of the past. */
export function typesPatternsOf(value: JsonObject): readonly string[] {
  const patterns = [...objectAt(value, 'typesVersions')].flatMap(([range, paths]) =>
    range.startsWith('<') || !isObject(paths) ? [] : leavesOf(paths.get('*')),
  );
  return [...new Set(patterns)].filter((pattern) => pattern.includes('*') && !/^(?:\.\/)?\*$/.test(pattern));
}

/**
 * Every subpath that the `exports` of a manifest open, here or once it is published. A folder with a slash behind it (`"./lib/": "./lib/"`) is
 * what patterns were called before Node 17.
 */
export function openSubpaths(value: JsonObject): readonly string[] {
  const fields = [value.get('exports'), objectAt(value, 'publishConfig').get('exports')];
  const keys = fields.flatMap((exports) => {
    if (exports === undefined || exports === null) return [];
    return isMap(exports) ? [...exports].flatMap(([key, target]) => (target === null ? [] : key)) : '.';
  });
  return [...new Set(keys.filter((key) => key.startsWith('.')).map((key) => key.replace(/\/$/, '/*')))].sort();
}

/** Whether `exports` lists subpaths; otherwise it says in one way or by conditions what the package itself is (Node, "Package entry points"). */
function isMap(exports: unknown): exports is JsonObject {
  return isObject(exports) && [...exports.keys()].some((key) => key.startsWith('.'));
}

function patternEntry({ subpath, pattern, files }: Expansion): EntryPoint {
  return { ...entryPoint(subpath, files), pattern };
}

/** The `imports` field: `#`-specifiers with the sources behind them. Patterns keep their `*`. */
export function internalsOf(value: JsonObject, dir: string, tree: SourceTree): readonly EntryPoint[] {
  return [...objectAt(value, 'imports')].flatMap(([subpath, target]) => {
    const targets = leavesOf(target).filter((leaf) => /^\.{1,2}\//.test(leaf));
    if (subpath.includes('*')) {
      const [file, ...others] = targets.flatMap((pattern) => joinPath(dir, pattern) ?? []);
      return file === undefined ? [] : [{ subpath, file, ...(others.length > 0 ? { others } : {}) }];
    }
    const files = filesOf(targets, dir, tree);
    return files.length > 0 ? [entryPoint(subpath, files)] : [];
  });
}

/** `#`-specifiers that lead to a package and to no file. */
export function internalPackagesOf(value: JsonObject): Readonly<Record<string, string>> | undefined {
  const packages = [...objectAt(value, 'imports')].flatMap(([subpath, target]) => {
    const leaves = leavesOf(target);
    const [first] = leaves;
    return first === undefined || leaves.some((leaf) => leaf.startsWith('.')) ? [] : [[subpath, first] as const];
  });
  return packages.length > 0 ? textRecord(packages) : undefined;
}

function entryPoint(subpath: string, files: readonly string[]): EntryPoint {
  const [file = '', ...others] = files.toSorted((a, b) => rank(a, files) - rank(b, files));
  return { subpath, file, ...(others.length > 0 ? { others } : {}) };
}

/** TypeScript first, then the declarations of the JavaScript beside them; what only bridges to CommonJS last. */
function rank(file: string, files: readonly string[]): number {
  if (isDeclarationFile(file)) {
    const stem = withoutExtension(file);
    const isDescribing = files.some((other) => /\.m?js$/.test(other) && withoutExtension(other) === stem);
    return isDescribing ? 1 : 3;
  }
  if (/\.[cm]?tsx?$/.test(file)) return 0;
  return file.endsWith('.cjs') ? 4 : 2;
}

function bySubpath(a: EntryPoint, b: EntryPoint): number {
  return a.subpath < b.subpath ? -1 : a.subpath > b.subpath ? 1 : 0;
}

// ── what the manifest says ──

function classicTargets(value: JsonObject): Targets {
  const targets = ['source', 'module', 'main', 'types', 'typings'].flatMap((key) => textAt(value, key) ?? []);
  return [...(targets.length > 0 ? [['.', targets] as const] : []), ...versionedTargets(value)];
}

/**
 * The subpaths that `typesVersions` names. Its versions mostly lead to the same sources; `*` alone is where types lie and
 * no public face.
 */
function versionedTargets(value: JsonObject): Targets {
  const subpaths = new Map<string, string[]>();
  for (const paths of objectAt(value, 'typesVersions').values()) {
    for (const [subpath, targets] of isObject(paths) ? paths : []) {
      if (subpath === '*' || subpath === '.' || subpath === 'index') continue;
      const key = `./${subpath.replace(/^\.\//, '')}`;
      subpaths.set(key, [...(subpaths.get(key) ?? []), ...leavesOf(targets)]);
    }
  }
  return [...subpaths];
}

/** `null` targets close a subpath and name nothing. */
function exportTargets(exports: unknown): Targets {
  if (!isMap(exports)) {
    const targets = leavesOf(exports);
    return targets.length > 0 ? [['.', targets]] : [];
  }
  return [...exports]
    .filter(([subpath]) => subpath.startsWith('.') && subpath !== './package.json')
    .map(([subpath, target]) => [subpath.replace(/(.)\/$/, '$1'), leavesOf(target)] as const);
}

function leavesOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap(leavesOf);
  return isObject(target) ? [...target.values()].flatMap(leavesOf) : [];
}

/**
 * Styles, JSON and what an app takes from node_modules are no names of this package, and `"./*": "./*"` opens the folder
 * without making its files a public face. `main` may lack its extension.
 */
function holdsNames(subpath: string, target: string): boolean {
  if (/(?:^|\/)node_modules\//.test(target)) return false;
  const isBare = /^(?:\.\/)?(?:dist|build|lib|out)\/[^.*]*$/.test(target);
  return isScript(target) || isBare || (target.endsWith('*') && target !== subpath);
}

// ── tracing ──

/** The sources of every entry point that can be traced. */
function traceAll(written: Targets, dir: string, tree: SourceTree): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const missing: (readonly [string, readonly string[]])[] = [];
  const homes = new Map<string, number>();
  const folder = entryFolder(written, dir, tree);
  for (const [subpath, targets] of written) {
    const files = filesOf(folder === undefined ? targets : targets.map((each) => inFolder(each, folder)), dir, tree);
    if (files.some((file) => !isShim(file))) found.set(subpath, files);
    else missing.push([subpath, targets]);
    const own = new Set(targets.flatMap((target) => homesOf(target, files)));
    for (const home of own) homes.set(home, (homes.get(home) ?? 0) + 1);
  }
  for (const [subpath, targets] of missing) {
    const shims = filesOf(targets, dir, tree);
    const file = besideSiblings(targets, homes, { dir, tree }) ?? namedLike(subpath, dir, tree);
    const files = file === undefined ? shims : [file, ...shims];
    if (files.length > 0) found.set(subpath, files);
  }
  return found;
}

/** Files that stand as they are named come first: a name that leads nowhere may be traced to another file beside it. */
function filesOf(targets: readonly string[], dir: string, tree: SourceTree): readonly string[] {
  const traced = targets.flatMap((target) => {
    const file = tree.sourceOf(target, dir);
    return file === undefined ? [] : { file, isNamed: file === joinPath(dir, target) };
  });
  const files = [...traced.filter(({ isNamed }) => isNamed), ...traced].map(({ file }) => file);
  return [...new Set(files)];
}

/** Folders that hold one file for each entry point, and nothing else. */
const ENTRY_FOLDERS = ['src/exports', 'src/entrypoints', 'src/entries', 'src/public'] as const;

/**
 * The folder that has a file for every product that the manifest names. A file of the same name right in `src` is then what
 * the entry passes on (`src/exports/types.ts` beside `src/types.ts`); a single one, such as an index, may be the entry itself.
 */
function entryFolder(written: Targets, dir: string, tree: SourceTree): string | undefined {
  const products = written.flatMap(([, targets]) => targets.filter((target) => productStem(target) !== undefined));
  const [first] = products;
  const isOne = new Set(products.map(productStem)).size === 1;
  if (first === undefined || (isOne && filesOf([first], dir, tree).length > 0)) return undefined;
  return ENTRY_FOLDERS.find((folder) =>
    products.every((product) => filesOf([inFolder(product, folder)], dir, tree).length > 0),
  );
}

function inFolder(target: string, folder: string): string {
  const stem = productStem(target);
  return stem === undefined ? target : `./${folder}/${stem}.js`;
}

/** Hand-written bridges to a build: found where nothing better is. */
function isShim(file: string): boolean {
  return /\.(?:d\.[cm]?ts|cjs)$/.test(file);
}

/** The folder from which a product keeps its place: `src/public` when `dist/node.js` comes from `src/public/node.ts`. */
function homesOf(target: string, files: readonly string[]): readonly string[] {
  const stem = productStem(target);
  if (stem === undefined) return [];
  const end = `/${stem}`;
  return files.flatMap((file) => {
    const name = withoutExtension(file);
    return name.endsWith(end) ? [name.slice(0, -end.length)] : [];
  });
}

interface TraceGround {
  readonly dir: string;
  readonly tree: SourceTree;
}

/** A product of several possible sources comes from where most of its siblings stand. */
function besideSiblings(
  targets: readonly string[],
  homes: ReadonlyMap<string, number>,
  { dir, tree }: TraceGround,
): string | undefined {
  const votes = new Map<string, number>();
  for (const target of targets) {
    for (const file of tree.candidatesFor(target, dir)) {
      const [home = ''] = homesOf(target, [file]);
      const count = homes.get(home);
      if (count !== undefined) votes.set(file, count);
    }
  }
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** `./client` without any trace of its product is `src/client.ts` all the same. */
function namedLike(subpath: string, dir: string, tree: SourceTree): string | undefined {
  const file = subpath === '.' ? undefined : tree.sourceOf(`./src/${subpath.slice(2)}`, dir);
  return file !== undefined && isScript(file) ? file : undefined;
}
