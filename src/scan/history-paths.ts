/**
 * What became of paths: removed, renamed, and how often what exists now was changed. Walks commits from the newest to
 * the oldest, so that each path is known by the name that it has now. Branches that ran side by side are read as one line.
 */
import type { Churn, CommitRef, RemovedPath, RenamedPath } from '../model.ts';
import type { LoggedCommit, PathChange } from './history-log.ts';

export interface PathHistory {
  /** By path. */
  readonly removed: readonly RemovedPath[];
  /** By `from`. */
  readonly renamed: readonly RenamedPath[];
  /** By path. */
  readonly churn: readonly Churn[];
  /** For each commit, in their order: each change with the name that its path has now, undefined for what is gone. */
  readonly present: readonly (readonly { readonly change: PathChange; readonly now: string | undefined }[])[];
}

/** Reads `commits`, newest first. `tree` holds the paths of the newest. */
export function pathHistory(commits: readonly LoggedCommit[], tree: ReadonlySet<string>): PathHistory {
  const walk: Walk = { tree, fates: new Map(), removed: new Map(), renamed: new Map() };
  const churn = new Map<string, { commits: number; readonly date: string }>();
  const present: { change: PathChange; now: string | undefined }[][] = [];
  for (const { id: commit, date, changes } of commits) {
    const touched = new Set<string>();
    const named = changes.map((change) => {
      const fate = step(walk, change, { commit, date });
      const now = fate !== undefined && 'now' in fate ? fate.now : undefined;
      if (now !== undefined) touched.add(now);
      return { change, now };
    });
    present.push(named);
    for (const path of touched) {
      const known = churn.get(path);
      if (known) known.commits++;
      else churn.set(path, { commits: 1, date });
    }
  }
  return {
    removed: [...walk.removed.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    renamed: [...walk.renamed.values()].sort((a, b) => (a.from < b.from ? -1 : 1)),
    churn: [...churn].map(([path, counted]) => ({ path, ...counted })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    present,
  };
}

/** What became of a path, seen from some commit: what it is called now, or the commit that removed it. */
type Fate = { readonly now: string } | { readonly gone: CommitRef; readonly as: string };

interface Walk {
  readonly tree: ReadonlySet<string>;
  /** By the name at this point of the walk, where it differs from what the tree says. */
  readonly fates: Map<string, Fate>;
  readonly removed: Map<string, RemovedPath>;
  readonly renamed: Map<string, RenamedPath>;
}

/** Takes one change into account and answers what the path, as called after that commit, has become. */
function step(walk: Walk, change: PathChange, ref: CommitRef): Fate | undefined {
  const { path, from } = change;
  if (change.kind === 'removed') {
    const gone: Fate = { gone: ref, as: path };
    // A path that is there again was not removed; one that a parallel branch renamed or removed has its fate already.
    if (!walk.tree.has(path) && !walk.fates.has(path)) end(walk, path, { fate: gone, ref });
    return fateOf(walk, path);
  }
  const fate = fateOf(walk, path);
  if (from === undefined || fate === undefined || from === path) return fate;
  if (!walk.fates.has(from)) end(walk, from, { fate, ref });
  return fate;
}

/** The path `path` stops here: older commits that name it speak of what `fate` says. */
function end(walk: Walk, path: string, { fate, ref }: { readonly fate: Fate; readonly ref: CommitRef }): void {
  walk.fates.set(path, fate);
  // The name is in use again: what it meant before matters to older commits, and to no reader.
  if (walk.tree.has(path)) return;
  if ('gone' in fate) walk.removed.set(path, { path, ...fate.gone, ...(fate.as === path ? {} : { as: fate.as }) });
  else walk.renamed.set(path, { from: path, to: fate.now, ...ref });
}

function fateOf({ fates, tree }: Walk, path: string): Fate | undefined {
  return fates.get(path) ?? (tree.has(path) ? { now: path } : undefined);
}
