/**
 * Where a path claim leads, tried from every folder that the author may have had in mind (DESIGN §7).
 * Links are read as a browser reads them, or from the root; only code spans get the benefit of every doubt.
 */
import type { Claim, LinkedNote } from '../model.ts';
import { lockKey, type Evidence } from './evidence.ts';
import { namesNear } from './nearby.ts';
import { linkTarget } from './path-text.ts';
import { folderOf, isKnown, joinPath, likePath, relativePath, withSuffix, type Tree } from './tree.ts';

/** `unknowable`: absent here, but git ignores it, or it lies behind a symbolic link or in a submodule. */
export type PathAnswer =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'unknowable' }
  | { readonly kind: 'absent'; readonly like?: string; readonly hint?: string };

/** Finds what a path or symbol claim leads to. */
export function findPath(claim: Claim, evidence: Evidence): PathAnswer {
  return claim.how === 'link' ? findLink(claim, evidence) : findCodePath(claim, evidence);
}

function findLink(claim: Claim, { tree, world }: Evidence): PathAnswer {
  const written = linkTarget(claim.text)?.path ?? '';
  const candidates = distinct([joinPath(folderOf(claim.file), written), joinPath('', written)]);
  for (const path of candidates) {
    const found = existing(tree, path, PAGE_ENDINGS);
    if (found !== undefined) return { kind: 'found', path: found };
  }
  if (candidates.some((path) => world.isIgnored(path) || isBehindFile(tree, path))) return { kind: 'unknowable' };
  const like = first(candidates, (path) => likePath(tree, path)) ?? only(withSuffix(tree, candidates.at(-1) ?? ''));
  if (like === undefined) return { kind: 'absent' };
  return { kind: 'absent', like, hint: `Did you mean \`${relativePath(folderOf(claim.file), like)}\`?` };
}

function findCodePath(claim: Claim, evidence: Evidence): PathAnswer {
  const { tree, world } = evidence;
  const linked = evidence.notes.get(claim.file);
  const bases = linked ? basesOf(linked, evidence) : ['', folderOf(claim.file)];
  const near = linked ? nearFolders(namesNear(linked.note, claim), evidence) : [];
  const candidates = distinct([...bases, ...near].map((base) => joinPath(base, claim.target)));
  const known = evidence.locked.get(lockKey(claim.file, claim.text));
  // What was written in full and resolved so must not be taken for the end of some other path once it is gone.
  const wasWhole = known?.target === claim.target;
  const withEnd = withSuffix(tree, claim.target);
  const found =
    first(candidates, (path) => (isKnown(tree, path) ? path : undefined)) ??
    first(candidates, (path) => existing(tree, path, MODULE_ENDINGS)) ??
    (wasWhole ? undefined : only(withEnd));
  if (found !== undefined) return { kind: 'found', path: found };
  // Several files end so: it means one of them, and nothing tells which. What never resolved may be an example.
  if (!known || (!wasWhole && withEnd.length > 1)) return { kind: 'unknowable' };
  if (candidates.some((path) => world.isIgnored(path) || isBehindFile(tree, path))) return { kind: 'unknowable' };
  const like = only(withEnd) ?? first(candidates, (path) => likePath(tree, path));
  return { kind: 'absent', ...(like === undefined ? {} : { like }) };
}

/** Root, the note's own folder, its modules, and the fixed part of its globs. */
function basesOf({ note, scope, modules }: LinkedNote, { tree }: Evidence): readonly string[] {
  const scoped = scope.kind === 'folder' ? [scope.path] : scope.kind === 'glob' ? scope.globs.map(globBase) : [];
  const roots = note.kind === 'module' || scope.kind === 'folder' ? modules : [];
  const all = ['', folderOf(note.file), ...scoped, ...roots];
  const withSources = all.flatMap((base) => [base, base === '' ? 'src' : `${base}/src`]);
  return [...new Set(withSources)].filter((base) => tree.folders.has(base));
}

/** Folders named nearby: by path, by package name, or by the end of a path when only one fits. */
function nearFolders(names: readonly string[], { tree, world }: Evidence): readonly string[] {
  const folders: string[] = [];
  for (const name of names) {
    const owner =
      name.startsWith('@') || !name.includes('/') ? packageFolder(world.facts.project.packages, name) : undefined;
    const folder =
      owner ?? (tree.folders.has(name) ? name : only(withSuffix(tree, name).filter((path) => tree.folders.has(path))));
    if (folder !== undefined) folders.push(folder, `${folder}/src`);
  }
  return folders;
}

function packageFolder(
  packages: readonly { readonly name?: string; readonly dir: string }[],
  name: string,
): string | undefined {
  return packages.find((candidate) => candidate.name === name)?.dir;
}

/** The part of a glob before its first pattern: `packages/a` of `packages/a/**`. */
function globBase(glob: string): string {
  const segments = glob.split('/');
  const at = segments.findIndex((segment) => /[*?{}[\]()!]/.test(segment));
  return (at < 0 ? segments.slice(0, -1) : segments.slice(0, at)).join('/');
}

const CODE_ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.vue', '.svelte'];
const MODULE_ENDINGS = [...CODE_ENDINGS, '/index.ts', '/index.tsx', '/index.js', '/index.mjs', '.json'];
/** Documentation sites link pages without their ending. */
const PAGE_ENDINGS = ['.md', '.mdx', '/index.md', '/README.md', ...MODULE_ENDINGS];

/** The known path behind `path`: itself, with an ending that resolution adds, or the source of a compiled name. */
function existing(tree: Tree, path: string, endings: readonly string[]): string | undefined {
  if (isKnown(tree, path)) return path;
  const compiled = /^(.+)\.([cm]?)js(x?)$/.exec(path);
  if (compiled) {
    const [, stem = '', kind = '', jsx = ''] = compiled;
    const source = [`${stem}.${kind}ts${jsx}`, `${stem}.tsx`].find((candidate) => tree.files.has(candidate));
    if (source !== undefined) return source;
  }
  return endings.map((ending) => path + ending).find((candidate) => tree.files.has(candidate));
}

/** True below something that git knows as one entry: a symbolic link or a submodule. */
function isBehindFile(tree: Tree, path: string): boolean {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (tree.files.has(folder)) return true;
  }
  return false;
}

function first<T>(values: readonly string[], pick: (value: string) => T | undefined): T | undefined {
  for (const value of values) {
    const picked = pick(value);
    if (picked !== undefined) return picked;
  }
  return undefined;
}

function only(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
