/** What git leaves in a text that it could not merge (git-merge(1), "How conflicts are presented"). Settles nothing. */

/**
 * The lines, from 1, on which conflicts stand that nobody has settled: where each starts, or where it ends if somebody has
 * deleted its start. `=======` alone may underline a heading.
 */
export function conflictLines(text: string): readonly number[] {
  if (!/^(?:<{7}|>{7})(?: |\r?$)/m.test(text)) return [];
  let isOpen = false;
  return text.split('\n').flatMap((line, index) => {
    const marker = isConflictMarker(line) ? line[0] : undefined;
    if (marker !== '<' && marker !== '>') return [];
    const isSettled = marker === '>' && isOpen;
    isOpen = marker === '<';
    return isSettled ? [] : [index + 1];
  });
}

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
