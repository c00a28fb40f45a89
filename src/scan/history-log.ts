/**
 * What `git diff-tree` prints of many commits → commits with the paths that each changed. Reads one text; what the
 * changes add up to is said elsewhere.
 */
import { lastSegment } from '../path.ts';

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
  /** The day on which it was committed, where that was. */
  readonly date: string;
  readonly changes: readonly PathChange[];
  /** Present on a merge: its changes are those that it made by itself. */
  readonly isMerge?: true;
}

/** What git has to print before each commit: id and time. */
export const COMMIT_FORMAT = 'commit %H %ci';

const COMMIT = /^commit ([0-9a-f]{40,64}) (\d{4,}-\d\d-\d\d) \d\d:\d\d:\d\d [+-]\d{4}$/;
const CHANGE = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([A-Z])\d*$/;
const FILE_MODE = /^100/;

/** The commit that a line in that format names, with the day on which it was made where that was, as `git log` shows it. */
export function commitIn(line: string): { readonly id: string; readonly date: string } | undefined {
  const [, id, day] = COMMIT.exec(line) ?? [];
  // A broken commit may claim any year; days of five digits compare wrongly.
  return id === undefined || day === undefined ? undefined : { id, date: day.length === 10 ? day : '1970-01-01' };
}

/**
 * Reads the output of `diff-tree -z --raw --no-abbrev`, in its order. Links and submodules are no texts and are left out.
 * `isCut` says that the end is missing: the last commit is then dropped, since it may be a part of one.
 */
export function parseLog(text: string, { isCut }: { readonly isCut: boolean }): LoggedCommit[] {
  const commits: { id: string; date: string; changes: PathChange[] }[] = [];
  const parts = text.split('\0');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const commit = commitIn(part.replace(/^\n/, ''));
    if (commit !== undefined) {
      commits.push({ ...commit, changes: [] });
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

/** Names that many files of a repository have, so that one gone and one come are no sign of a move. */
export const COMMON_NAME = /^(?:index|mod|main|types?|utils?|README|CHANGELOG|package|tsconfig|__init__)\./i;

/**
 * Renames as far as names tell, for a clone that lacks the contents: one file of a name is gone and one has come in the same
 * commit. Git itself looks at such pairs first.
 */
export function pairedByName(changes: readonly PathChange[]): readonly PathChange[] {
  const gone = onlyByName(changes, 'removed');
  const come = onlyByName(changes, 'added');
  return changes.flatMap((change): readonly PathChange[] => {
    const name = lastSegment(change.path);
    const [from, to] = [gone.get(name), come.get(name)];
    if (!from || !to || COMMON_NAME.test(name) || (change !== from && change !== to)) return [change];
    const { path, after } = to;
    return change === to ? [{ kind: 'renamed', path, from: from.path, before: from.before, after }] : [];
  });
}

/** Last part of a path → the one change of that kind; undefined where there are several. */
function onlyByName(changes: readonly PathChange[], kind: PathChange['kind']) {
  const found = new Map<string, PathChange | undefined>();
  for (const change of changes) {
    const name = lastSegment(change.path);
    if (change.kind === kind) found.set(name, found.has(name) ? undefined : change);
  }
  return found;
}

/** Copies are not asked for; `T` turns a file into a link or back. */
const KINDS = { A: 'added', D: 'removed', M: 'changed', T: 'changed' } as const;
