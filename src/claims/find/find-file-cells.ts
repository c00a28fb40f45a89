/**
 * Names of files that are all of a plain cell below the heading "File", in a table of which most cells are files of the folder that the text
 * stands in: "| lane-pool.ts | Runs lanes |". Those that are none there become claims, which history alone finds dead.
 */
import type { AgentFile, Claim } from '../../model.ts';
import { folderOf, joinPath } from '../../path.ts';
import { isTakenBack } from '../words/clause.ts';
import { literalPath } from '../words/path-text.ts';
import { placedCells, type PlacedCell } from '../words/tables.ts';
import { isKnown, withSuffix, type Tree } from '../../tree.ts';

/** The files of its own folder that tables of a text name and that are not there. */
export function findFileCellClaims(agent: AgentFile, tree: Tree): readonly Claim[] {
  // What a template lists will stand beside its copies.
  if (agent.within !== '') return [];
  const { file, body } = agent;
  const folder = folderOf(file);
  const cells = placedCells(body, (heading) => HEADING.test(heading)).filter(({ text }) => text !== '');
  return missingIn(folder, cells, tree).flatMap((cell): readonly Claim[] => {
    const { text, line, column } = cell;
    if (isTakenBack(body, cell, 'file')) return [];
    const target = joinPath(folder, text) ?? text;
    return [{ kind: 'path', file, line, column, text, target, how: 'code', isDrawn: true, span: text }];
  });
}

/** "Module" and "Where" stand above names of other things as well. */
const HEADING = /^[\s*_]*files?(?: ?names?)?[\s*_]*$/i;

const NAME = /^[\w-][\w.-]*\.[a-z]\w*$/i;

/** Of each table most of whose cells stand in the folder, the names that stand neither there nor further below. */
function missingIn(folder: string, cells: readonly PlacedCell[], tree: Tree): readonly PlacedCell[] {
  const isHere = ({ text }: PlacedCell): boolean => isKnown(tree, joinPath(folder, text.replaceAll('`', '')) ?? '');
  // How many more cells of a table stand here than do not.
  const majorities = new Map<number, number>();
  for (const cell of cells) majorities.set(cell.table, (majorities.get(cell.table) ?? 0) + (isHere(cell) ? 1 : -1));
  return cells.filter((cell) => {
    const { text, table } = cell;
    if ((majorities.get(table) ?? 0) <= 0 || isHere(cell) || !NAME.test(text)) return false;
    return literalPath(text) !== undefined && !isBelow(text, folder, tree);
  });
}

/** A row may name a file of a folder further below by its last name. */
function isBelow(name: string, folder: string, tree: Tree): boolean {
  return withSuffix(tree, name).some((path) => folder === '' || path.startsWith(`${folder}/`));
}
