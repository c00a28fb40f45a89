/** The index of decisions as markdown, and its place in a file that a person owns: a managed block, and nothing outside of it. */
import { BLOCK, managedBlock, markerFault, withBlock, withEmptyBlock } from '../block.ts';
import type { Decision, DecisionStatus } from '../model.ts';
import { markdownLink } from './markdown.ts';

/** A decision in the index. */
export interface IndexEntry {
  readonly decision: Decision;
  /** What holds of it, whatever its own text says. */
  readonly status: DecisionStatus;
  /** From the folder of the index. */
  readonly url: string;
  /** Links to what supersedes it. */
  readonly successors: readonly string[];
}

/** One line for each decision, in the order given. Lists survive formatters, tables are padded anew by each of them. */
export function indexText(entries: readonly IndexEntry[]): string {
  return entries
    .map(({ decision, status, url, successors }) => {
      const { id, title, number, date } = decision;
      const name = number === undefined || title.includes(number) || title === id ? title : `${number} ${title}`;
      const by = successors.length === 0 ? '' : ` by ${successors.join(', ')}`;
      return `- ${markdownLink(name, url)}: ${status}${by}${date === undefined ? '' : `, ${plainDate(date)}`}`;
    })
    .join('\n');
}

function plainDate(date: string): string {
  return /\d{4}-\d{2}-\d{2}/.exec(date)?.[0] ?? date.replace(/[^\p{L}\p{N} .,/-]/gu, '');
}

/** A file with the block in it, or the line that is in the way. */
export type WithBlock = { readonly text: string } | { readonly line: number; readonly because: string };

/** `text` with `content` as its managed block: in place of the one that is there, else at the end. Line ends stay. */
export function withIndex(text: string, content: string): WithBlock {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const line = markerFault(text);
  if (line !== undefined)
    return { line, because: `one \`${BLOCK.start}\` and one \`${BLOCK.end}\` after it are needed` };
  const block = managedBlock(text) ?? managedBlock(withEmptyBlock(text, eol));
  return { text: block === undefined ? text : withBlock(block, content, eol) };
}
