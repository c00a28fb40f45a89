/**
 * Paths as importers and manifests write them, and the source files behind build products.
 * Pure text over the set of known paths; never asks a file system.
 */
import { joinPath } from '../path.ts';
import { isDeclarationFile } from './language.ts';

/** Folders that builds write to, by convention of the common bundlers and compilers. */
const BUILT_ROOT = new Set([
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
  '_esm',
  '_cjs',
  '_types',
]);

/** Folders below those that name a flavour of the build and nothing of the source. */
const FLAVOURS = new Set([
  ...BUILT_ROOT,
  'node',
  'browser',
  'umd',
  'mjs',
  'module',
  'commonjs',
  'modern',
  'legacy',
  'dev',
  'prod',
  'development',
  'production',
]);

/** Where sources stand in a package, best first. */
const SOURCE_ROOTS = ['src', 'source', 'lib'] as const;

/**
 * Written extension → extensions of the source it may stand for, best first: TypeScript, then the declarations that
 * somebody wrote for JavaScript, then that (TypeScript handbook, "Modules reference").
 */
const SOURCES_OF: readonly (readonly [string, readonly string[]])[] = [
  ['.d.mts', ['.mts', '.ts', '.tsx', '.d.mts', '.mjs']],
  ['.d.cts', ['.cts', '.ts', '.tsx', '.d.cts', '.cjs']],
  ['.d.ts', ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js']],
  ['.mjs', ['.mts', '.ts', '.tsx', '.d.mts', '.mjs', '.js']],
  ['.cjs', ['.cts', '.ts', '.tsx', '.d.cts', '.cjs', '.js']],
  ['.jsx', ['.tsx', '.ts', '.d.ts', '.jsx', '.js']],
  ['.js', ['.ts', '.tsx', '.d.ts', '.js', '.jsx', '.mts', '.mjs', '.cts']],
  // Declarations keep the names of the sources that they were made of.
  ['.ts', ['.ts', '.d.ts']],
  ['.tsx', ['.tsx', '.ts', '.d.ts']],
  ['.mts', ['.mts', '.d.mts']],
  ['.cts', ['.cts', '.d.cts']],
];

/** Extensions that importers leave out, in the order of bundlers. */
const IMPLIED = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'];

/**
 * The known file behind `path` as written in the package folder `dir`: itself, its TypeScript source, an index file,
 * or, below a build folder, the same path under `src/` and the like. Sources win over build products. Undefined when
 * none is known.
 */
export function sourceBehind(path: string, dir: string, has: (path: string) => boolean): string | undefined {
  const parts = joinPath('', path)?.split('/');
  if (parts === undefined) {
    // `imports` may lead out of the package: `"#test-utils": "../test-utils/index.ts"`.
    const outside = joinPath(dir, path);
    return outside === undefined ? undefined : fileAt(outside, has);
  }
  const at = (...segments: readonly string[]) => fileAt(joinPath(dir, segments.join('/')) ?? '', has);
  const product = builtPath(parts);
  if (!product) return at(...parts);
  const behind = (roots: readonly string[]) => behindBuild({ ...product, roots }, dir, at);
  // A `lib` may hold sources itself, so only what does not exist as written is looked for beside it.
  return behind(SOURCE_ROOTS) ?? at(...parts) ?? behind(['']);
}

interface Product {
  /** What stands before the build folder. */
  readonly head: readonly string[];
  readonly folder: string;
  /** What stands below it. */
  readonly rest: readonly string[];
}

/** Splits a path at its build folder. A `lib` or `types` folder inside the sources is code, not a product. */
function builtPath(parts: readonly string[]): Product | undefined {
  const first = parts.findIndex((part) => BUILT_ROOT.has(part));
  const head = parts.slice(0, first);
  if (first === -1 || first === parts.length - 1 || head.includes('src')) return undefined;
  return { head, folder: parts[first] ?? '', rest: parts.slice(first + 1) };
}

/** Tries what stands below the build folder, then the same without its flavours, in each place for sources. */
function behindBuild(
  { head, folder, rest, roots }: Product & { readonly roots: readonly string[] },
  dir: string,
  at: (...segments: readonly string[]) => string | undefined,
): string | undefined {
  const own = [...dir.split('/'), ...head].at(-1);
  for (const path of withoutFlavours(rest, own)) {
    for (const root of path[0] === 'src' ? [''] : roots.filter((each) => each !== folder)) {
      const file = at(...head, root, ...path);
      // Declarations beside a build folder are shims for what is in it.
      if (file !== undefined && !(root === '' && isDeclarationFile(file))) return file;
    }
  }
  return undefined;
}

/** `modern/index.js` is also `index.js`, and `types/core/src/index.d.ts` of a package `core` also `src/index.d.ts`. */
function* withoutFlavours(rest: readonly string[], own: string | undefined): Generator<readonly string[]> {
  for (let from = 0; from < rest.length; from++) {
    yield rest.slice(from);
    const folder = rest[from] ?? '';
    if (!FLAVOURS.has(folder) && folder !== own) return;
  }
}

/**
 * What a build product would be called among the sources, without extension and flavour: `node` for `dist/node.js`.
 * Undefined for what is no product or no code.
 */
export function productStem(path: string): string | undefined {
  const product = builtPath(joinPath('', path)?.split('/') ?? []);
  if (!product || !isScript(path)) return undefined;
  const rest = [...withoutFlavours(product.rest, undefined)].at(-1) ?? [];
  return withoutExtension(rest.join('/'));
}

/** The package part of a bare specifier; undefined when it cannot be one (`@/x`, `~/x`, `$lib`). */
export function packageName(specifier: string): string | undefined {
  return /^(?:@[\w.~-]+\/)?[a-z0-9_-][\w.~-]*/i.exec(specifier)?.[0];
}

/** True for a path with an extension of JavaScript or TypeScript. */
export function isScript(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** A path without its script extension. */
export function withoutExtension(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
}

/**
 * `path` as `fileAt` wants it: a last slash stays where `specifier` says that a folder is meant, whatever file beside it is
 * called like it (Node, LOAD_AS_DIRECTORY; TypeScript, `normalizePathForCJSResolution`).
 */
export function placeOf(path: string | undefined, specifier: string): string | undefined {
  return path !== undefined && /(?:^|\/)\.{0,2}$/.test(specifier) ? `${path}/` : path;
}

/**
 * The known file that an importer means by `base`: its source, itself, with an implied extension, or as a folder. A base
 * that ends in a slash is a folder.
 */
export function fileAt(base: string, has: (path: string) => boolean): string | undefined {
  if (base.endsWith('/')) return indexIn(base === '/' ? '' : base, has);
  const rule = SOURCES_OF.find(([written]) => base.endsWith(written));
  if (rule) {
    const stem = base.slice(0, -rule[0].length);
    const source = rule[1].find((extension) => has(stem + extension));
    if (source !== undefined) return stem + source;
  }
  if (has(base)) return base;
  const implied = IMPLIED.find((extension) => has(base + extension));
  if (implied !== undefined) return base + implied;
  return indexIn(base === '' ? '' : `${base}/`, has);
}

function indexIn(folder: string, has: (path: string) => boolean): string | undefined {
  const index = IMPLIED.find((extension) => has(`${folder}index${extension}`));
  return index === undefined ? undefined : `${folder}index${index}`;
}
