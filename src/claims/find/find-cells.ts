/**
 * Paths that stand in plain cells, below a heading that says what they are: "| `parsePart` | fn | server/storage/partParser.ts |" below
 * "Location". Words with slashes are seldom paths, so that the heading has to say it, the cell has to hold nothing else, and what it names
 * is dead by history alone.
 */
import type { AgentFile, Claim } from '../../model.ts';
import { isTakenBack } from '../words/clause.ts';
import { literalPath } from '../words/path-text.ts';
import { placedCells } from '../words/tables.ts';

/** The paths that the cells of a text name. */
export function findCellClaims({ file, body }: AgentFile): readonly Claim[] {
  return placedCells(body, (heading) => HEADING.test(heading)).flatMap((cell): readonly Claim[] => {
    const { text, line, column } = cell;
    const target = PATH.test(text) ? literalPath(text) : undefined;
    if (target === undefined || isTakenBack(body, cell, text.endsWith('/') ? 'folder' : 'file')) return [];
    return [{ kind: 'path', file, line, column, text, target, how: 'code', span: text }];
  });
}

/** What stands above paths, and above nothing else that looks like one. */
const HEADING = /^[\s*_]*(?:(?:files?|modules?|locations?)(?: paths?)?|(?:file ?)?paths?|where)[\s*_]*$/i;

/** With a folder, and an ending or a last slash: `client/server` is a pair of words. */
const PATH = /^(?:\.\/)?(?:[\w@.()[\]-]+\/)+(?:[\w.()[\]-]+\.[a-z]\w*)?$/i;
