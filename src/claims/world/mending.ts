/** How the text of a claim reads once it names another path, as an edit of its line. What is right is decided elsewhere. */
import type { Claim, TextEdit } from '../../model.ts';
import { folderOf, percentDecoded, percentEncoded } from '../../path.ts';
import { relativePath } from '../../tree.ts';
import { lineOf } from '../words/line-of.ts';
import { agentCalled, type ClaimWorld } from './evidence.ts';

/** The claim's text with `path` in the place of `from`, the path that it means now; undefined where that cannot be said from the same folder. */
export function writtenAs(claim: Claim, from: string, path: string): string | undefined {
  // Links have percent signs for such; how code, imports and `mdc:` write them is up to whoever reads those.
  const isEncoded = claim.how === 'link' && !claim.isLoaded && !claim.text.trim().startsWith('mdc:');
  if (!isEncoded && percentEncoded(path) !== path) return undefined;
  // What braces hold stands nowhere as a whole.
  const { span = claim.text } = claim;
  if (span !== claim.text && !(claim.isStart && span.startsWith(claim.text))) return undefined;
  if (claim.how === 'link') return writtenAsLink(claim, from, path);
  const { text, target } = claim;
  if (!from.endsWith(target) || !text.includes(target)) return undefined;
  const base = from.slice(0, from.length - target.length);
  return path.startsWith(base) ? text.replace(target, () => path.slice(base.length)) : undefined;
}

/** Links from the root stay such links; all others are written from the folder of their file. */
function writtenAsLink({ text, file }: Claim, from: string, path: string): string | undefined {
  const [, scheme = '', dot = '', old = '', rest = ''] = /^(mdc:)?(\.\/)?([^?#]*)(.*)$/s.exec(text) ?? [];
  const plain = old.replace(/\/+$/, '');
  const isFromRoot = percentDecoded(plain) === from && folderOf(file) !== '';
  const written = percentEncoded(isFromRoot || scheme !== '' ? path : relativePath(folderOf(file), path));
  const slash = old.endsWith('/') ? '/' : '';
  return `${scheme}${written.startsWith('../') ? '' : dot}${written}${slash}${rest}`;
}

/** A relative link in a file that is read through a link of another folder: no other way to write it is right for both names of the file. */
export function isOfTwoFolders({ how, file, text }: Claim, world: ClaimWorld): boolean {
  const real = agentCalled(file, world)?.real;
  const isRooted = text.trim().startsWith('mdc:');
  return how === 'link' && !isRooted && real !== undefined && folderOf(real) !== folderOf(file);
}

/** The edit that writes `after` for the text of a claim; undefined where its line does not tell which of several is meant. */
export function exchange(
  { file, line, column, text, how, isLoaded, textColumn }: Claim,
  after: string,
  texts: ReadonlyMap<string, string> | undefined,
): TextEdit | undefined {
  const row = lineOf(texts, file, line);
  if (row === undefined || text === after) return undefined;
  if (textColumn !== undefined && row.startsWith(text, textColumn - 1))
    return { file, line, column: textColumn, before: text, after };
  const starts: number[] = [];
  for (let at = row.indexOf(text, column - 1); at >= 0; at = row.indexOf(text, at + 1)) starts.push(at);
  // A link names its destination behind its label, an import behind its `@`, a code span right behind its backticks.
  const front = isLoaded ? /[@(<"':\s]/ : /[(<"':\s]/;
  const fitting = starts.filter((at) => (how === 'link' ? front.test(row[at - 1] ?? ' ') : true));
  const isNear = how === 'code' && (fitting[0] ?? Infinity) - (column - 1) <= 3;
  const start = fitting.length === 1 || isNear ? fitting[0] : undefined;
  return start === undefined ? undefined : { file, line, column: start + 1, before: text, after };
}
