/** Paths as importers write them, led to files of the tree. Each is looked for once: most files are imported many times. */
import { folderOf, foldersUp } from '../path.ts';
import type { EntryPoint, PackageFacts } from '../model.ts';
import { fileAt, sourceBehind } from './paths.ts';
import type { SourceTree } from './source-tree.ts';

/** What a written path is led by, with what has been worked out so far. */
export interface WrittenGround {
  readonly has: (path: string) => boolean;
  readonly tree: SourceTree;
  readonly byDir: ReadonlyMap<string, PackageFacts>;
  /** Packages that no workspace names: importers beside them alone see them. */
  readonly nested: ReadonlyMap<string, PackageFacts>;
  readonly found: Map<string, string | undefined>;
  readonly entries: Map<PackageFacts, ReadonlyMap<string, EntryPoint>>;
}

/** A path as importers write it: with or without extension, a folder, or a build product of a source. */
export function findPath(ground: WrittenGround, written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const { found } = ground;
  const known = found.get(written);
  if (known !== undefined || found.has(written)) return known;
  const file = lookFor(ground, written);
  found.set(written, file);
  return file;
}

function lookFor(ground: WrittenGround, written: string): string | undefined {
  const base = written.replace(/\/$/, '');
  const isFolder = base !== written;
  const behind = isFolder ? `${base}/index` : base;
  const file = fileAt(written, ground.has) ?? sourceBehind(behind, '', ground.has);
  if (file !== undefined) return file;
  const owner = ground.byDir.get(base) ?? ground.nested.get(base);
  const entry = owner && entriesOf(ground, owner).get('.');
  // A link is all that is known of the folder behind it.
  const link = isFolder && ground.has(base) ? base : undefined;
  return entry?.file ?? ground.tree.builtFrom(behind) ?? productSource(ground, behind) ?? link;
}

/** The entry points of a package by their subpaths. */
export function entriesOf(ground: WrittenGround, owner: PackageFacts): ReadonlyMap<string, EntryPoint> {
  const known = ground.entries.get(owner);
  if (known) return known;
  const entries = new Map(owner.entries.map((entry) => [entry.subpath, entry]));
  ground.entries.set(owner, entries);
  return entries;
}

/** The source of its package that a build product comes from: the only possible one, or the only one that is an entry. */
function productSource({ byDir, tree }: WrittenGround, base: string): string | undefined {
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
