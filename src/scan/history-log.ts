/**
 * What `git diff-tree` prints of many commits → commits with the paths that each changed. Reads one text; what the
 * changes add up to is said elsewhere.
 */

/** One path in one commit. */
export interface PathChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  /** The path after the commit; for `removed` the path before. */
  readonly path: string;
  /** For `renamed`: the path before. */
  readonly from?: string;
  /** Id of the content before, and after. */
  readonly before: string;
  readonly after: string;
}

/** One commit against its parent. */
export interface LoggedCommit {
  readonly id: string;
  /** UTC day. */
  readonly date: string;
  readonly changes: readonly PathChange[];
}

/** What git has to print before each commit: id and seconds. */
export const COMMIT_FORMAT = 'commit %H %ct';

const COMMIT = /^\n?commit ([0-9a-f]{40,64}) (\d+)$/;
const CHANGE = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*$/;
const FILE_MODE = /^100/;

/**
 * Reads the output of `diff-tree -z --raw --no-abbrev`, in its order. Links and submodules are no texts and are left out.
 * `isCut` says that the end is missing: the last commit is then dropped, since it may be a part of one.
 */
export function parseLog(text: string, { isCut }: { readonly isCut: boolean }): LoggedCommit[] {
  const commits: { id: string; date: string; changes: PathChange[] }[] = [];
  const parts = text.split('\0');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const [, id, seconds] = COMMIT.exec(part) ?? [];
    if (id !== undefined && seconds !== undefined) {
      commits.push({ id, date: dayOf(seconds), changes: [] });
      continue;
    }
    const [, oldMode = '', newMode = '', before = '', after = '', status] = CHANGE.exec(part) ?? [];
    const path = parts[at + 1];
    if (status === undefined || path === undefined) continue;
    const renamedTo = status === 'R' ? parts[at + 2] : undefined;
    at += status === 'R' || status === 'C' ? 2 : 1;
    if (!FILE_MODE.test(oldMode) && !FILE_MODE.test(newMode)) continue;
    const changes = commits.at(-1)?.changes;
    if (renamedTo !== undefined) changes?.push({ kind: 'renamed', path: renamedTo, from: path, before, after });
    else if (status in KINDS) changes?.push({ kind: KINDS[status as keyof typeof KINDS], path, before, after });
  }
  if (isCut) commits.pop();
  return commits;
}

/** Copies are not asked for; `T` turns a file into a link or back. */
const KINDS = { A: 'added', D: 'removed', M: 'changed', T: 'changed' } as const;

/** The UTC day of a time in seconds. */
function dayOf(seconds: string): string {
  const date = new Date(Number(seconds) * 1000);
  // A broken commit may claim any number.
  return Number.isNaN(date.getTime()) ? '1970-01-01' : date.toISOString().slice(0, 10);
}
