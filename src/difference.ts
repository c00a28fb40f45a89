/** Shows what changes between two texts as a unified diff. The only file that imports the `diff` package; it colours nothing. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** Edits after which looking for the shortest diff takes longer than reading it would. */
const MAX_EDITS = 3_000;

/**
 * The change of one file as `git apply` reads it, `''` when nothing changes. An absent side is a file that does not
 * exist: created or deleted.
 */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return (
    createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, {
      ...options,
      maxEditLength: MAX_EDITS,
    }) ?? replacement([from, to], before ?? '', after ?? '')
  );
}

/** A name with a line break would end its header line; `diff` does the same for the names it is given. */
function named(path: string): string {
  return /[\n\r\t"\\]/.test(path) ? JSON.stringify(path) : path;
}

/** For texts with hardly a line in common: all of one, then all of the other. */
function replacement([from, to]: readonly [string, string], before: string, after: string): string {
  const removed = linesOf(before);
  const added = linesOf(after);
  const range = (lines: readonly string[]): string => (lines.length === 0 ? '0,0' : `1,${lines.length}`);
  return [
    `--- ${named(from)}\n+++ ${named(to)}\n@@ -${range(removed)} +${range(added)} @@\n`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ].join('');
}

/** Lines with their ends; a missing last line end is said as git says it. */
function linesOf(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
}
