/** What git leaves in a text that it could not merge (git-merge(1), "How conflicts are presented"). Settles nothing. */

/**
 * The lines, from 1, on which conflicts start that nobody has settled. Half of one is none: `=======` may underline a heading,
 * rows of angles may be a drawing, and an end without its start a quotation. Nor is what git never writes, which is a text
 * about conflicts: marks that say of no side what it is called, and sides that start or end alike.
 */
export function conflictLines(text: string): readonly number[] {
  if (!STARTS.test(text)) return [];
  const open: Conflict[] = [];
  const found: number[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const marker = isConflictMarker(line) ? line[0] : undefined;
    if (marker === '<' && START.test(line)) open.push({ at: index, isEdit: EDIT.test(line), parts: [] });
    const last = open.at(-1);
    if (marker === undefined || last === undefined) continue;
    if (marker === '=' || marker === '|') last.parts.push(index);
    if (marker === '>' && line.trim() !== '>>>>>>>') {
      open.pop();
      if (!last.isEdit && !isAlike(lines, last, index)) found.push(last.at + 1);
    }
  }
  return found.sort((a, b) => a - b);
}

/** A conflict that has not ended yet. */
interface Conflict {
  readonly at: number;
  /** Written by a program for another, as an edit of a file. */
  readonly isEdit: boolean;
  /** Where its sides part. */
  readonly parts: number[];
}

/** Lines that both sides start or end with git takes out of the conflict (xdiff, `XDL_MERGE_ZEALOUS`), but beside a base. */
function isAlike(lines: readonly string[], { at, parts }: Conflict, end: number): boolean {
  const [part] = parts;
  if (part === undefined || parts.length > 1 || lines[part]?.startsWith('|') === true) return false;
  const [ours, theirs] = [lines.slice(at + 1, part), lines.slice(part + 1, end)];
  return ours[0] === theirs[0] || ours.at(-1) === theirs.at(-1);
}

const STARTS = /^<{7} /m;

/** A side is called by one word, by a path or a commit behind it, or as git and its like call what has no name; else it is a sentence. */
const START = /^<{7} (?:\S+\r?$|\S*[:(]|(?:Updated upstream|Temporary merge branch|conflict \d|working copy)\b)/i;

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
