/**
 * The known path behind a written one: itself, with an ending that resolution adds, or the source of a compiled name.
 * It chooses no folder to start from.
 */
import { oncePer } from '../../once.ts';
import { folderOf } from '../../path.ts';
import { isKnown, type Tree } from '../../tree.ts';

/** `unknowable`: absent here, but git ignores it, it lies behind a symbolic link or in a submodule, or it may be elsewhere. */
export type PathAnswer =
  | {
      readonly kind: 'found';
      readonly path: string;
      /** True when it may as well be another file that is meant. */
      readonly isGuess?: true;
    }
  | { readonly kind: 'unknowable' }
  | {
      readonly kind: 'absent';
      readonly like?: string;
      readonly hint?: string;
      /** The path that was meant: it differs from `like` in letter case alone, where `isCase` says so. */
      readonly from?: string;
      readonly isCase?: true;
    };

const CODE_ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.vue', '.svelte'];

/** What module resolution adds to a path. */
export const MODULE_ENDINGS: readonly string[] = [
  ...CODE_ENDINGS,
  '/index.ts',
  '/index.tsx',
  '/index.js',
  '/index.mjs',
  '.json',
];

/** Documentation sites link pages without their ending. */
export const PAGE_ENDINGS: readonly string[] = ['.md', '.mdx', '/index.md', '/README.md', ...MODULE_ENDINGS];

/** The known path that `path` leads to, with one of `endings` where it has none. */
export function existing(tree: Tree, path: string, endings: readonly string[]): string | undefined {
  if (isKnown(tree, path)) return path;
  // A folder in whose stead an ending leads was found above; every other ending stays in the folder of the path.
  if (!tree.folders.has(folderOf(path))) return undefined;
  const compiled = /^(.+)\.([cm]?)js(x?)$/.exec(path);
  if (compiled) {
    const [, stem = '', kind = '', jsx = ''] = compiled;
    const source = [`${stem}.${kind}ts${jsx}`, `${stem}.tsx`].find((candidate) => tree.files.has(candidate));
    if (source !== undefined) return source;
  }
  const ending = endings.find((each) => tree.files.has(path + each));
  return ending === undefined ? undefined : path + ending;
}

/** The files that code may get which imports `path`, whichever stands first: with an ending, or as the index of a folder. */
export function modulePaths(path: string): readonly string[] {
  const [, stem, kind = '', jsx = ''] = /^(.+)\.([cm]?)js(x?)$/.exec(path) ?? [];
  const sources = stem === undefined ? [] : [`${stem}.${kind}ts${jsx}`, `${stem}.tsx`];
  return [...(/\.\w+$/.test(path) ? [path, ...sources] : []), ...MODULE_ENDINGS.map((ending) => path + ending)];
}

/** The file among them that stands. */
export function moduleAt(tree: Tree, path: string): string | undefined {
  return modulePaths(path).find((each) => tree.files.has(each));
}

/** True below something that git knows as one entry: a symbolic link or a submodule. */
export function isBehindFile(tree: Tree, path: string): boolean {
  const longest = longestOf(tree);
  for (let at = path.indexOf('/', 1); at > 0 && at <= longest; at = path.indexOf('/', at + 1)) {
    if (tree.files.has(path.slice(0, at))) return true;
  }
  return false;
}

/** Length of the longest known path: of a claim with thousands of folders no others need be asked for. */
const longestOf = oncePer(({ files }: Tree): number =>
  [...files].reduce((most, { length }) => Math.max(most, length), 0),
);

/** What `pick` finds for the first value that it finds anything for. */
export function firstOf<T, R>(values: readonly T[], pick: (value: T) => R | undefined): R | undefined {
  for (const value of values) {
    const picked = pick(value);
    if (picked !== undefined) return picked;
  }
  return undefined;
}

/** The only value of a list of one. */
export function onlyOne(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}
