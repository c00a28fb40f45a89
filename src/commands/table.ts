import { visible } from '../phrase.ts';

/** Rows as aligned columns, indented by two. The last column is not padded; a cell wider than `widest` pushes its own row only. */
export function table(rows: readonly (readonly string[])[], widest = Infinity): string {
  const cells = rows.map((row) => row.map(visible));
  const widths: number[] = [];
  for (const row of cells)
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, Math.min(cell.length, widest))));
  const padded = (row: readonly string[]) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)));
  return cells.map((row) => `  ${padded(row).join('  ')}`.trimEnd()).join('\n');
}
