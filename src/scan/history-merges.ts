/**
 * Patches of merges against all of their parents (`diff-tree -c`) → the patch against each of them. Git writes a sign for each parent in front
 * of a line. Files that have the text of one of the parents are not among them. What it adds up to is said elsewhere.
 */
import { commitIn, type PathChange } from './history-log.ts';

/** What a merge changed that no parent had so. */
export interface OwnChanges {
  readonly id: string;
  readonly date: string;
  readonly changes: readonly PathChange[];
  /** For each parent the patch as `diff-tree --patch --unified=0` prints it. */
  readonly sides: readonly string[];
}

/** Reads what git prints with full ids. Files with names in quotes, and those that not each parent had, are left out. */
export function ownChanges(text: string): readonly OwnChanges[] {
  const merges: OpenMerge[] = [];
  let file: OpenFile | undefined;
  const close = (): void => {
    const merge = merges.at(-1);
    if (file !== undefined && merge !== undefined) closeFile(file, merge);
    file = undefined;
  };
  for (const line of text.split('\n')) {
    const commit = line.startsWith('commit ') ? commitIn(line) : undefined;
    const path = HEAD.exec(line)?.[1];
    if (commit !== undefined || path !== undefined) close();
    if (commit !== undefined) merges.push({ ...commit, line, changes: [], sides: [] });
    else if (path !== undefined) file = { path, before: '', after: '', isGone: false, isInHunk: false, sides: [] };
    else if (file !== undefined) note(line, file);
  }
  close();
  return merges.map(({ id, date, changes, sides, line }) => ({
    id,
    date,
    changes,
    sides: sides.map((lines) => `${[line, ...lines].join('\n')}\n`),
  }));
}

interface OpenMerge {
  readonly id: string;
  readonly date: string;
  /** As git names it. */
  readonly line: string;
  readonly changes: PathChange[];
  readonly sides: string[][];
}

interface OpenFile {
  readonly path: string;
  before: string;
  after: string;
  isGone: boolean;
  isInHunk: boolean;
  /** For each parent what it had and the merge has not, and the other way round; none where one had no such file. */
  sides: readonly { readonly removed: string[]; readonly added: string[] }[];
}

/** Git writes signs of other tongues, tabs and quotes in a way of its own, in quotation marks. */
const HEAD = /^diff --(?:cc|combined) ([^"].*)$/;

const IDS = /^index ([0-9a-f]{40,64}(?:,[0-9a-f]{40,64})+)\.\.([0-9a-f]{40,64})$/;

const NOTHING = /^0+$/;

function note(line: string, file: OpenFile): void {
  if (line.startsWith('@@@')) file.isInHunk = true;
  else if (file.isInHunk) {
    const words = line.slice(file.sides.length);
    for (const [at, { removed, added }] of file.sides.entries()) {
      if (line[at] === '-') removed.push(words);
      if (line[at] === '+') added.push(words);
    }
  } else if (line.startsWith('deleted file mode ')) file.isGone = true;
  else {
    const [, parents = '', after = ''] = IDS.exec(line) ?? [];
    const ids = parents.split(',');
    if (parents === '' || ids.some((id) => NOTHING.test(id))) return;
    [file.before, file.after] = [ids[0] ?? '', after];
    file.sides = ids.map(() => ({ removed: [], added: [] }));
  }
}

function closeFile({ path, before, after, isGone, sides }: OpenFile, merge: OpenMerge): void {
  if (sides.length === 0) return;
  merge.changes.push({ kind: isGone ? 'removed' : 'changed', path, before, after });
  if (isGone) return;
  for (const [at, { removed, added }] of sides.entries()) {
    const hunk = `@@ -1,${removed.length} +1,${added.length} @@`;
    const lines = [`--- a/${path}`, `+++ b/${path}`, hunk];
    (merge.sides[at] ??= []).push(...lines, ...removed.map((each) => `-${each}`), ...added.map((each) => `+${each}`));
  }
}
