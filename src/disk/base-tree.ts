/** What stands at a commit: its list of files, and a reader of their contents from git's objects. */
import { UsageError } from '../error.ts';
import { readBlobs } from './blobs.ts';
import { gitText } from './git.ts';
import type { Reader, Reading } from './read.ts';

/** What a commit holds. */
export interface BaseTree {
  readonly paths: readonly string[];
  /** Symbolic links and submodules. */
  readonly links: readonly string[];
  /** Path → id, of files and symbolic links. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The list of what a commit holds. */
export async function readTree({ root, commit }: Omit<ReaderPlace, 'maxBytes'>): Promise<BaseTree> {
  const list = await gitText(root, ['ls-tree', '-r', '-z', commit]);
  if (list === undefined) throw lacking(commit);
  const ids = new Map<string, string>();
  const links: string[] = [];
  const paths: string[] = [];
  for (const entry of list.split('\0')) {
    const tab = entry.indexOf('\t');
    if (tab === -1) continue;
    const [mode, kind, id = ''] = entry.slice(0, tab).split(' ');
    const path = entry.slice(tab + 1);
    paths.push(path);
    if (mode === '120000' || kind === 'commit') links.push(path);
    if (kind === 'blob') ids.set(path, id);
  }
  return { paths: paths.sort(), links: links.sort(), ids };
}

function lacking(commit: string): UsageError {
  return new UsageError(
    `This clone does not hold the files of ${commit.slice(0, 12)}.`,
    'It is a partial clone, and lintel fetches nothing: run `git fetch --refetch --no-filter`, then the command again.',
  );
}

/** A reader of the given paths at a commit. */
export async function readerAt(
  tree: BaseTree,
  paths: readonly string[],
  { root, commit, maxBytes }: ReaderPlace,
): Promise<Reader> {
  const wanted = paths.flatMap((path) => tree.ids.get(path) ?? []);
  const blobs = await readBlobs(root, wanted);
  if (wanted.some((id) => !blobs.has(id))) throw lacking(commit);
  return (path): Reading => {
    const bytes = blobs.get(tree.ids.get(path) ?? '');
    if (bytes === undefined) return { kind: 'absent' };
    return bytes.byteLength > maxBytes ? { kind: 'too-big', size: bytes.byteLength } : { kind: 'bytes', bytes };
  };
}

interface ReaderPlace {
  readonly root: string;
  readonly commit: string;
  readonly maxBytes: number;
}
