/** Changes to a text by position, made all at once. */

/** What stands between `start` and `end` becomes `text`; an empty span is an insertion. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies `edits` to `text`. Where two overlap, the one that starts first and reaches furthest wins. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return runsOf(text, edits)
    .map((run) => run.text)
    .join('');
}

/** For each line of the edited text the offset in `text` that it begins at, or that its inserted beginning stands for. */
export function lineOffsets(text: string, edits: readonly Edit[]): readonly number[] {
  const offsets = [0];
  let isFresh = true;
  for (const run of runsOf(text, edits)) {
    if (isFresh && run.text !== '') offsets[offsets.length - 1] = run.start;
    isFresh &&= run.text === '';
    for (let end = run.text.indexOf('\n'); end >= 0; end = run.text.indexOf('\n', end + 1)) {
      isFresh = end === run.text.length - 1;
      offsets.push(run.isOwn ? run.start + end + 1 : run.start);
    }
  }
  return offsets;
}

/** A stretch of the edited text: kept as it was, or put in its place. */
interface Run {
  readonly start: number;
  readonly text: string;
  /** Whether it stands in the original from `start` on. */
  readonly isOwn: boolean;
}

function runsOf(text: string, edits: readonly Edit[]): readonly Run[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || insertionFirst(a, b) || b.end - a.end);
  const runs: Run[] = [];
  let done = 0;
  for (const edit of sorted) {
    if (edit.start < done) continue;
    runs.push({ start: done, text: text.slice(done, edit.start), isOwn: true });
    runs.push({ start: edit.start, text: edit.text, isOwn: false });
    done = edit.end;
  }
  return [...runs, { start: done, text: text.slice(done), isOwn: true }];
}

function insertionFirst(a: Edit, b: Edit): number {
  return Number(b.start === b.end) - Number(a.start === a.end);
}
