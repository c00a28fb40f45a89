/**
 * Paths that stand in plain cells, below a heading that says what they are: "| `parsePart` | fn | server/storage/partParser.ts |" below
 * "Location". Words with slashes are seldom paths, so that the heading has to say it, the cell has to hold nothing else, and what it names
 * is dead by history alone.
 */
import type { AgentFile, Claim } from '../../model.ts';
import { countBelow, lineStarts } from '../../offsets.ts';
import { isTakenBack } from '../words/clause.ts';
import { literalPath } from '../words/path-text.ts';
import { cellsBelow, type Cell } from '../words/tables.ts';

/** The paths that the cells of a text name. */
export function findCellClaims({ file, body }: AgentFile): readonly Claim[] {
  const cells = cellsBelow(body, (heading) => HEADING.test(heading));
  if (cells.length === 0) return [];
  const starts = lineStarts(body.text);
  // In fences tables are shown, and comments are for nobody.
  const apart = body.pieces.filter(({ kind }) => kind === 'fence' || kind === 'html');
  const isApart = ({ start }: Cell): boolean => apart.some((each) => each.start <= start && start < each.end);
  return cells.flatMap((cell): readonly Claim[] => {
    const { text, start } = cell;
    const target = PATH.test(text) ? literalPath(text) : undefined;
    if (target === undefined || isApart(cell)) return [];
    if (isTakenBack(body, cell, text.endsWith('/') ? 'folder' : 'file')) return [];
    const line = countBelow(starts, start + 1) - 1;
    const place = { line: body.line + line, column: start - (starts[line] ?? 0) + 1 };
    return [{ kind: 'path', file, ...place, text, target, how: 'code', span: text }];
  });
}

/** What stands above paths, and above nothing else that looks like one. */
const HEADING = /^[\s*_]*(?:(?:files?|modules?|locations?)(?: paths?)?|(?:file ?)?paths?|where)[\s*_]*$/i;

/** With a folder, and an ending or a last slash: `client/server` is a pair of words. */
const PATH = /^(?:\.\/)?(?:[\w@.()[\]-]+\/)+(?:[\w.()[\]-]+\.[a-z]\w*)?$/i;
