/**
 * Paths as importers and manifests write them, and the source files behind build products.
 * Pure text over the set of known paths; never asks a file system.
 */

/** The folder of a path, `''` at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** Joins and normalises; undefined when the result leaves the root. */
export function joinPath(dir: string, path: string): string | undefined {
  const parts = dir === '' ? [] : dir.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Folders that builds write to, by convention of the common bundlers and compilers. */
const BUILT = new Set([
  'dist',
  'build',
  'lib',
  'out',
  'output',
  'esm',
  'cjs',
  'es',
  'types',
  'typings',
  'node',
  'browser',
]);

/** Built folders that may stand first; the others of `BUILT` only count below one of these or alone as `esm`/`cjs`. */
const BUILT_ROOT = new Set(['dist', 'build', 'lib', 'out', 'output', 'esm', 'cjs', 'es', 'types', 'typings']);

/** Written extension → extensions of the source it may stand for, best first. TypeScript handbook, "Modules reference". */
const SOURCES_OF: readonly (readonly [string, readonly string[]])[] = [
  ['.d.mts', ['.mts', '.ts', '.tsx', '.d.mts', '.mjs']],
  ['.d.cts', ['.cts', '.ts', '.tsx', '.d.cts', '.cjs']],
  ['.d.ts', ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js']],
  ['.mjs', ['.mts', '.ts', '.tsx', '.mjs', '.js', '.d.mts']],
  ['.cjs', ['.cts', '.ts', '.tsx', '.cjs', '.js', '.d.cts']],
  ['.jsx', ['.tsx', '.jsx', '.js', '.d.ts']],
  ['.js', ['.ts', '.tsx', '.js', '.jsx', '.mts', '.mjs', '.cts', '.d.ts']],
];

/** Extensions that importers leave out, in the order of bundlers. */
const IMPLIED = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'];

/**
 * The known file behind `path` as written in the package folder `dir`: itself, its TypeScript source, an index file,
 * or, below a build folder, the same path under `src/`. Sources win over build products. Undefined when none is known.
 */
export function sourceBehind(path: string, dir: string, has: (path: string) => boolean): string | undefined {
  const parts = joinPath('', path)?.split('/');
  if (parts === undefined) return undefined;
  const at = (...segments: readonly string[]) => fileAt(joinPath(dir, segments.join('/')) ?? '', has);
  const exact = at(...parts);
  const isBuilt = parts.some((part) => BUILT_ROOT.has(part));
  if (!isBuilt) return exact;
  return behindBuild(parts, at) ?? exact;
}

/** Tries the path without its build folder, under `src/` and then beside it. */
function behindBuild(
  parts: readonly string[],
  at: (...segments: readonly string[]) => string | undefined,
): string | undefined {
  const first = parts.findIndex((part) => BUILT_ROOT.has(part));
  const head = parts.slice(0, first);
  // A `lib` or `types` folder inside the sources is code, not a product.
  if (head.includes('src')) return undefined;
  for (let from = first + 1; from < parts.length; from++) {
    const rest = parts.slice(from);
    const file = rest[0] === 'src' ? at(...head, ...rest) : at(...head, 'src', ...rest);
    if (file !== undefined) return file;
    if (!BUILT.has(rest[0] ?? '')) break;
  }
  return undefined;
}

/** The known file that an importer means by `base`: its source, itself, with an implied extension, or as a folder. */
export function fileAt(base: string, has: (path: string) => boolean): string | undefined {
  const rule = SOURCES_OF.find(([written]) => base.endsWith(written));
  if (rule) {
    const stem = base.slice(0, -rule[0].length);
    const source = rule[1].find((extension) => has(stem + extension));
    if (source !== undefined) return stem + source;
  }
  if (has(base)) return base;
  const implied = IMPLIED.find((extension) => has(base + extension));
  if (implied !== undefined) return base + implied;
  const folder = base === '' ? '' : `${base}/`;
  const index = IMPLIED.find((extension) => has(`${folder}index${extension}`));
  return index === undefined ? undefined : `${folder}index${index}`;
}
