/** The tables of a body, and under which heading a cell stands. It reads no words. */
import { countBelow, lineStarts } from '../../offsets.ts';
import type { Body } from '../../model.ts';
import { oncePer } from '../../once.ts';
import type { Span } from './statements.ts';

/** The heading of the column that `offset` stands in; undefined outside of tables. */
export function columnAt(body: Body, offset: number): string | undefined {
  const { starts, tables } = tablesOf(body);
  const table = tables[countBelow(starts, offset + 1) - 1];
  if (table === undefined || offset >= table.end) return undefined;
  const row = body.text.slice(body.text.lastIndexOf('\n', offset - 1) + 1, offset);
  return table.columns[cellsOf(row).length - 1]?.trim();
}

/** The other cells of the row that `offset` stands in, each with the heading of its column; none outside of tables, and for a heading. */
export function rowAt(body: Body, offset: number): readonly { readonly heading: string; readonly text: string }[] {
  const { starts, tables } = tablesOf(body);
  const table = tables[countBelow(starts, offset + 1) - 1];
  const start = body.text.lastIndexOf('\n', offset - 1) + 1;
  if (table === undefined || offset >= table.end || start <= table.start) return [];
  const own = cellsOf(body.text.slice(start, offset)).length - 1;
  return cellsOf(lineAt(body.text, start)).flatMap((cell, index) =>
    index === own ? [] : [{ heading: table.columns[index]?.trim() ?? '', text: cell.trim() }],
  );
}

/** A cell that is no heading, without the blanks around what it holds. */
export interface Cell extends Span {
  readonly text: string;
  /** Where its table begins: the same for all cells of one. */
  readonly table: number;
}

/** The cells below the headings that `isWanted` picks, in their order. Rows that are data are left out. */
function cellsBelow(body: Body, isWanted: (heading: string) => boolean): readonly Cell[] {
  return tablesOf(body).tables.flatMap(({ start, end, columns }): readonly Cell[] => {
    const wanted = columns.map((heading) => isWanted(heading.trim()));
    if (!wanted.includes(true)) return [];
    const starts = [...body.text.slice(start, end).matchAll(/\n/g)].map(({ index }) => start + index + 1);
    return starts
      .slice(1)
      .flatMap((at) =>
        cellsIn(lineAt(body.text, at), at).flatMap((cell, index) => (wanted[index] ? [{ ...cell, table: start }] : [])),
      );
  });
}

/** A cell that readers see, with the place that a claim of it has. */
export interface PlacedCell extends Cell {
  readonly line: number;
  readonly column: number;
}

/** The cells below the headings that `isWanted` picks, with their places, without those of tables that fences show, and of comments, which are for nobody. */
export function placedCells(body: Body, isWanted: (heading: string) => boolean): readonly PlacedCell[] {
  const cells = cellsBelow(body, isWanted);
  if (cells.length === 0) return [];
  const starts = lineStarts(body.text);
  const apart = body.pieces.filter(({ kind }) => kind === 'fence' || kind === 'html');
  const isApart = ({ start }: Cell): boolean => apart.some((each) => each.start <= start && start < each.end);
  return cells.flatMap((cell): readonly PlacedCell[] => {
    if (isApart(cell)) return [];
    const line = countBelow(starts, cell.start + 1) - 1;
    return [{ ...cell, line: body.line + line, column: cell.start - (starts[line] ?? 0) + 1 }];
  });
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

function cellsIn(row: string, start: number): readonly Omit<Cell, 'table'>[] {
  if (row.length > MAX_ROW) return [];
  let at = start + (/^\s*\|/.exec(row)?.[0].length ?? 0);
  return cellsOf(row).map((cell) => {
    const text = cell.trim();
    const first = at + cell.length - cell.trimStart().length;
    at += cell.length + 1;
    return { start: first, end: first + text.length, text };
  });
}

interface Tables {
  readonly starts: readonly number[];
  readonly tables: readonly (Span & { readonly columns: readonly string[] })[];
}

/** The tables of a body: a row, a row of dashes, and all rows that follow. */
const tablesOf = oncePer((body: Body): Tables => {
  const tables: { start: number; end: number; columns: readonly string[] }[] = [];
  let open: { start: number; end: number; columns: readonly string[] } | undefined;
  let [previous, previousStart, start] = ['', 0, 0];
  for (const line of body.text.split('\n')) {
    const isRow = line.includes('|');
    if (isRow && open) open.end = start + line.length;
    else if (isRow && DELIMITER.test(line) && previous.includes('|')) {
      open = { start: previousStart, end: start + line.length, columns: cellsOf(previous) };
      tables.push(open);
    } else open = undefined;
    [previous, previousStart, start] = [line, start, start + line.length + 1];
  }
  return { starts: tables.map((table) => table.start), tables };
});

const DELIMITER = /^[\s|:-]*-[\s|:-]*$/;

/** Longest row that is taken apart: a longer one is data. */
const MAX_ROW = 4_000;

function cellsOf(row: string): readonly string[] {
  return row
    .slice(0, MAX_ROW)
    .replace(/^\s*\|/, '')
    .split(/(?<!\\)\|/);
}
