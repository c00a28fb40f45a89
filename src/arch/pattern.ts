/**
 * A pattern of an `enforce` entry → what it means in this repository: files, or a package. A name that nothing proves to be
 * a package or a path is taken for a package that nobody uses, since a prohibition may well come first.
 */
import { treeOfPaths, type Tree } from '../tree.ts';
import { globMatcher, isGlob, isTooComplex } from '../glob.ts';
import { portableGlob } from '../link.ts';
import type { Facts, ProjectFacts, ScopeGlob } from '../model.ts';
import { nearest } from '../nearest.ts';
import { foldersUp, folderOf } from '../path.ts';
import { builtinName } from '../scan/builtins.ts';
import { moduleResolver } from '../scan/resolve.ts';

/** What patterns are read against. */
export interface PatternGround {
  readonly paths: readonly string[];
  readonly tree: Tree;
  /** Workspace package → its folder. */
  readonly packages: ReadonlyMap<string, string>;
  /** Folder → workspace package. */
  readonly names: ReadonlyMap<string, string>;
  /** Names of declared dependencies, of workspace packages, and of what is imported from outside. */
  readonly known: ReadonlySet<string>;
  /** The file that a subpath of a workspace package stands for, where it alone does. */
  readonly fileOf: (specifier: string) => string | undefined;
}

/** What a pattern means. */
export type Meaning =
  | { readonly kind: 'paths'; readonly pattern: ScopeGlob; readonly glob: string; readonly matches: Matcher }
  | {
      readonly kind: 'package';
      readonly pattern: ScopeGlob;
      readonly name: string;
      readonly matches: Matcher;
      /** False for a name that may be one of a tsconfig's as well, so that what it is written as counts. */
      readonly isKnown: boolean;
      /** The file of the workspace that a subpath stands for: a relative path leads there as well. */
      readonly file?: string;
    }
  | { readonly kind: 'nothing'; readonly pattern: ScopeGlob; readonly hint: string };

type Matcher = (text: string) => boolean;

/** The ground of a repository. */
export function patternGround({ project, modules }: Facts, paths: readonly string[]): PatternGround {
  const named = project.packages.flatMap(({ name, dir }) => (name === undefined ? [] : [[name, dir] as const]));
  const declared = [...project.packages, ...(project.nestedPackages ?? [])].flatMap(({ dependencies }) =>
    dependencies.map(({ name }) => name),
  );
  return {
    paths,
    tree: treeOfPaths(paths),
    packages: new Map(named),
    names: new Map(named.map(([name, dir]) => [dir, name])),
    known: new Set([...named.map(([name]) => name), ...declared, ...modules.flatMap(({ externals }) => externals)]),
    fileOf: (specifier) => subpathFile(specifier, project, paths),
  };
}

/** Nothing for the package itself, whose folder tells, and for a file that several of its subpaths stand for: any of them may be meant. */
function subpathFile(specifier: string, project: ProjectFacts, paths: readonly string[]): string | undefined {
  const owner = project.packages.find(({ name }) => name !== undefined && specifier.startsWith(`${name}/`));
  if (owner === undefined) return undefined;
  const found = moduleResolver(project, paths)(owner.manifest, specifier);
  // The manifest stands for what only a build would tell.
  if (!('file' in found) || found.isMissing || found.file === owner.manifest) return undefined;
  const subpath = `.${specifier.slice(owner.name?.length ?? 0)}`;
  const others = owner.entries.filter((entry) => entry.file === found.file && entry.subpath !== subpath);
  return others.length > 0 ? undefined : found.file;
}

/** What `pattern` means where code is imported: files or packages. */
export function meaningOf(pattern: ScopeGlob, ground: PatternGround): Meaning {
  const { glob } = pattern;
  if (glob.startsWith('npm:')) return packageMeaning(pattern, glob.slice('npm:'.length), { isKnown: true, ground });
  if (isPackage(glob, ground)) return packageMeaning(pattern, glob, { isKnown: true, ground });
  const paths = pathMeaning(pattern, glob, ground);
  return paths.kind === 'nothing' && mayBePackage(glob, ground)
    ? packageMeaning(pattern, glob, { isKnown: false, ground })
    : paths;
}

/** What `pattern` means where files alone are named; a workspace package stands for its folder. */
export function filesOf(pattern: ScopeGlob, ground: PatternGround): Meaning {
  const name = pattern.glob.replace(/^npm:/, '');
  const dir = ground.packages.get(name);
  const meaning = pathMeaning(pattern, dir === undefined ? pattern.glob : dir === '' ? '**' : dir, ground);
  return meaning.kind === 'nothing' && isGlob(name) ? (packagesMeaning(pattern, name, ground) ?? meaning) : meaning;
}

/** The files of the workspace packages whose names a pattern such as `@scope/*` matches. */
function packagesMeaning(pattern: ScopeGlob, name: string, { packages }: PatternGround): Meaning | undefined {
  const isNamed = globMatcher(name);
  const dirs = [...packages].flatMap(([each, dir]) => (isNamed(each) && dir !== '' ? [`${dir}/`] : []));
  if (dirs.length === 0) return undefined;
  return { kind: 'paths', pattern, glob: name, matches: (path) => dirs.some((dir) => path.startsWith(dir)) };
}

function pathMeaning(pattern: ScopeGlob, written: string, { paths, tree }: PatternGround): Meaning {
  const glob = portableGlob(written, tree);
  const matches = globMatcher(glob);
  if (paths.some(matches)) return { kind: 'paths', pattern, glob, matches };
  const hint = isTooComplex(written)
    ? 'Split it: it holds so many wildcards that it is not matched at all.'
    : hintFor(written, tree);
  return { kind: 'nothing', pattern, hint };
}

/** The folder of the package that a file belongs to; undefined where no package.json stands above it. */
export function packageDir(path: string, { names, tree }: PatternGround): string | undefined {
  for (const dir of foldersUp(folderOf(path))) {
    if (names.has(dir) || tree.files.has(dir === '' ? 'package.json' : `${dir}/package.json`)) return dir;
  }
  return undefined;
}

/** A name of Node's, or one that a manifest knows, with or without a subpath. */
function isPackage(glob: string, { known, tree }: PatternGround): boolean {
  if (tree.files.has(glob)) return false;
  if (known.has(glob)) return true;
  const name = NAME.exec(glob)?.[0] ?? '';
  // What lies in a folder of the same name is meant where there is one.
  return (builtinName(name) !== undefined || known.has(name)) && !tree.folders.has(name);
}

const NAME = /^(?:node:|@[\w.~-]+\/)?[\w.~-]+/;

/** Whether a text that names no file can be the name of a package, as npm allows them, with wildcards. */
function mayBePackage(glob: string, { tree }: PatternGround): boolean {
  if (/^@[\w.~-]+\/[\w.~*-]+(?:\/[\w.~*/-]+)?$/.test(glob)) return !tree.folders.has(glob.split('/')[0] ?? '');
  if (/^[a-z][a-z0-9+.-]+:/.test(glob)) return true;
  const [first = '', ...rest] = glob.split('/');
  if (tree.folders.has(first) || CODE_NAME.test(glob)) return false;
  return /^[a-z0-9][\w.~*-]*$/.test(first) && rest.every((segment) => /^[\w.~-]+$/.test(segment));
}

/** What ends like a file was meant as one; packages called `chart.js` are declared where they are used, or written `npm:chart.js`. */
const CODE_NAME = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json|css|md)$/;

function packageMeaning(
  pattern: ScopeGlob,
  written: string,
  { isKnown, ground }: { readonly isKnown: boolean; readonly ground: PatternGround },
): Meaning {
  const name = builtinName(written) ?? written;
  const isOne = isGlob(name) ? globMatcher(name) : (text: string) => text === name;
  const matches: Matcher = (text) => isOne(text) || (!isGlob(name) && text.startsWith(`${name}/`));
  const file = isGlob(name) ? undefined : ground.fileOf(name);
  return { kind: 'package', pattern, name, matches, isKnown, ...(file !== undefined && { file }) };
}

function hintFor(glob: string, tree: Tree): string {
  const folder = globMatcher(glob);
  if (isGlob(glob) && [...tree.folders].some(folder))
    return `It matches folders: write \`${glob}/**\` for what is in them.`;
  const fixed = glob.replace(/\/?[^/]*[*?{[(].*$/s, '');
  const like = fixed === '' || tree.folders.has(fixed) ? undefined : nearest(fixed, tree.folders, 2);
  if (like !== undefined) return `Did you mean \`${like}${glob.slice(fixed.length)}\`?`;
  return /^[@~#]/.test(glob)
    ? 'Write it as a path from the root, or as the name of a package.'
    : 'Write the paths as they are now, or remove the entry.';
}
