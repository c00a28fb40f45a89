/** Diffs as a terminal shows them: in colours, and without the keys that stand in the texts, since logs are read by more people than those. */
import { unifiedDiff } from '../difference.ts';
import { withoutKeysOfLines } from '../sources/exposed.ts';
import type { Terminal } from './terminal.ts';

/** What is to become of a file; an absent side is one that does not exist. */
export interface ShownChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Prints each change as a unified diff, and says once below them where one is no patch, for what it hides. */
export function showDiffs(changes: readonly ShownChange[], terminal: Terminal): void {
  let hasHidden = false;
  for (const { path, before, after } of changes) {
    const diff = unifiedDiff(path, before, after);
    const shown = unifiedDiff(path, shownText(before), shownText(after));
    hasHidden ||= shown !== diff;
    terminal.out(coloredDiff(shown, terminal));
  }
  if (hasHidden) terminal.err('Keys are shown as `***`, so that no patch can be made of this diff.');
}

function shownText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withoutKeysOfLines(text);
}

/** A unified diff, each line in the colour of its kind. */
function coloredDiff(diff: string, terminal: Terminal): string {
  return diff
    .split('\n')
    .map((line) => coloredLine(line, terminal))
    .join('\n');
}

function coloredLine(line: string, terminal: Terminal): string {
  if (line.startsWith('+')) return terminal.style('green', line);
  if (line.startsWith('-')) return terminal.style('red', line);
  return line.startsWith('@@') ? terminal.style('cyan', line) : line;
}
