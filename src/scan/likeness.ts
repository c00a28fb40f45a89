/**
 * Whether the file that git calls the heir of another is that file for certain. Git compares bytes, and what many files share (a licence, the
 * shape of a config, a generated stub) are bytes as well. Reads names and texts; asks nobody.
 */
import { lastSegment } from '../path.ts';
import { COMMON_NAME } from './history-log.ts';

/** A file that is gone and one that came in its stead, with what they held. */
export interface Likeness {
  readonly from: string;
  readonly to: string;
  readonly before: string;
  readonly after: string;
}

/** Files that every package of a repository has, of one shape: that one went and another came says nothing of either. */
const SHAPED = new RegExp(
  '^(?:package(?:-lock)?\\.json|(?:ts|js)config[\\w.-]*\\.json|project\\.json|turbo\\.json|[\\w.-]+\\.config\\.\\w+|licen[cs]e\\b.*' +
    '|py\\.typed|__init__\\.py|Dockerfile|Makefile|\\..+)$',
  'i',
);

/** True for the name of a file that is written by a pattern, in each package alike. */
export function isShaped(path: string): boolean {
  return SHAPED.test(lastSegment(path));
}

/** Whether both paths end in the same name, and few other files are called so. */
export function keepsName(from: string, to: string): boolean {
  return lastSegment(from) === lastSegment(to) && !COMMON_NAME.test(lastSegment(from)) && !isShaped(from);
}

/** Fewer lines than these may be the same by chance, or by a generator. */
const FEW = 3;

/** How much has to stay where a name changed too: of a file that was split, the larger part holds less. */
const MOST = 0.9;

/** Whether what stayed of a file is its own, and enough to know it again. */
export function isSameFile({ from, to, before, after }: Likeness): boolean {
  if (isShaped(from)) return false;
  const own = linesOf(before);
  const isNamed = keepsName(from, to);
  if (before === after) return own.size >= (isNamed ? 1 : FEW);
  // A text that each folder has begins with the same headings everywhere.
  if (/^(?:README|CHANGELOG)\b/i.test(lastSegment(from))) return false;
  const now = linesOf(after);
  const kept = [...own].filter((line) => now.has(line)).length;
  return kept >= FEW && kept >= own.size * (isNamed ? 0.5 : MOST);
}

const COMMENT = /^(?:\/\/|\/\*|\*|#|<!--|--|;)/;

/** The lines that say something, below the comment that each file of a repository may begin with. */
function linesOf(text: string): ReadonlySet<string> {
  const lines = text.split('\n').map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '' && !COMMENT.test(line));
  return new Set(first === -1 ? [] : lines.slice(first).filter((line) => /\w{2}/.test(line)));
}

/** The folders whose change of name would lead from one path to the other; undefined where the name of the file changed. */
export function foldersOf(from: string, to: string): { readonly from: string; readonly to: string } | undefined {
  const [was, is] = [from.split('/'), to.split('/')];
  if (was.at(-1) !== is.at(-1)) return undefined;
  while (was.length > 0 && was.at(-1) === is.at(-1)) {
    was.pop();
    is.pop();
  }
  return { from: was.join('/'), to: is.join('/') };
}
