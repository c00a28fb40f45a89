/** Diffs as a terminal shows them. */
import type { Terminal } from './terminal.ts';

/** A unified diff, each line in the colour of its kind. */
export function coloredDiff(diff: string, terminal: Terminal): string {
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
