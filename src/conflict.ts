/** What git leaves in a text that it could not merge (git-merge(1), "How conflicts are presented"). Settles nothing. */

/**
 * The lines, from 1, on which conflicts start that nobody has settled. Half of one is none: `=======` may underline a heading,
 * rows of angles may be a drawing, and an end without its start a quotation.
 */
export function conflictLines(text: string): readonly number[] {
  if (!/^<{7}(?: |\r?$)/m.test(text)) return [];
  const open: Conflict[] = [];
  const found: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const marker = isConflictMarker(line) ? line[0] : undefined;
    if (marker === '<') open.push({ line: index + 1, isEdit: EDIT.test(line), isParted: line.trim() !== '<<<<<<<' });
    const last = open.at(-1);
    if (marker === '=' && last !== undefined) last.isParted = true;
    if (marker === '>' && last !== undefined) {
      open.pop();
      if (last.isParted && !last.isEdit) found.push(last.line);
    }
  }
  return found.sort((a, b) => a - b);
}

/** A conflict that has not ended yet. */
interface Conflict {
  readonly line: number;
  /** Written by a program for another, as an edit of a file. */
  readonly isEdit: boolean;
  /** Whether it says so by more than its angles: what it is called, or where its sides part. */
  isParted: boolean;
}

/** Edits as Aider and its like ask models to write them. */
const EDIT = /^<{7} (?:SEARCH|ORIGINAL)\b/;

/** True for a line that a merge leaves behind between two sides. */
export function isConflictMarker(line: string): boolean {
  return /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$/.test(line);
}

/**
 * Which of `lines` the merge left behind: its markers, and between `|||||||` and `=======` what both sides have moved away
 * from. Lines of either side are not among them. A conflict that does not close has no such lines but its markers.
 */
export function mergeLeftovers(lines: readonly string[]): ReadonlySet<number> {
  const leftovers = new Set<number>();
  let base: number[] | undefined;
  let stage: 'none' | 'ours' | 'base' | 'theirs' = 'none';
  lines.forEach((line, index) => {
    const marker = isConflictMarker(line) ? line[0] : undefined;
    if (marker !== undefined) leftovers.add(index);
    if (marker === '<') [stage, base] = ['ours', []];
    else if (marker === '|' && stage === 'ours') stage = 'base';
    else if (marker === '=' && stage !== 'none') stage = 'theirs';
    else if (marker === '>' && stage === 'theirs') {
      for (const each of base ?? []) leftovers.add(each);
      stage = 'none';
    } else if (stage === 'base') base?.push(index);
  });
  return leftovers;
}
