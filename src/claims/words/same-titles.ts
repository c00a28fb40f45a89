/**
 * Whether a line stands under the titles that it stood under before a commit. "Layout" that became "Version 3 (maintenance)" gives old lines
 * to another day without a change in any of them. It judges no claim.
 */
import type { Claim } from '../../model.ts';
import { oncePer } from '../../once.ts';
import { lineOf } from './line-of.ts';

/** What stands over a line: its heading, and the line that introduces its list, table or fence. */
interface Titles {
  readonly heading: string;
  readonly lead: string;
}

/** True when one of `before` held the line under such titles; true as well where none held it, of which nothing is known. */
export function titledSo(
  { file, line, span, text }: Pick<Claim, 'file' | 'line' | 'span' | 'text'>,
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): boolean {
  const row = lineOf(now, file, line)?.trim() ?? '';
  const here = titlesIn(now).get(file)?.[line - 1];
  if (row === '' || here === undefined) return true;
  const written = span ?? text;
  const then = [...before].flatMap(([path, each]) =>
    each
      .split('\n')
      .flatMap((old, at) =>
        old.includes(written) || old.trim() === row ? (titlesIn(before).get(path)?.[at] ?? []) : [],
      ),
  );
  return then.length === 0 || then.some((old) => isSame(here, old));
}

/**
 * Whether no word of another day came into the titles. Any other change is how texts grow: who cuts one into files, or gives a
 * section parts of its own, writes new headings over lines that go on meaning what they meant.
 */
function isSame(here: Titles, then: Titles): boolean {
  const old = new Set(wordsOf(then));
  return !wordsOf(here).some((word) => OTHER_DAY.test(word) && !old.has(word));
}

/** Of a version, a branch, or somebody else. */
const OTHER_DAY =
  /^(?:v\d\w*|version|release|branch|maintenance|maintained|lts|legacy|old|former|sister|separate|fork|repo|repository|upstream|downstream)$/;

function wordsOf({ heading, lead }: Titles): readonly string[] {
  const words = `${heading} ${lead}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(/(?<=[^s])s$/, ''));
}

/** The titles over each line of some texts. */
const titlesIn = oncePer(
  (texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Titles[]> =>
    new Map([...texts].map(([path, text]) => [path, titlesOf(text)])),
);

function titlesOf(text: string): readonly Titles[] {
  let titles: Titles = { heading: '', lead: '' };
  let isFenced = false;
  return text.split('\n').map((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced;
    else if (!isFenced) titles = titlesBehind(line, titles);
    return titles;
  });
}

function titlesBehind(line: string, titles: Titles): Titles {
  const [, heading] = /^#{1,6}\s+(.*)$/.exec(line) ?? [];
  if (heading !== undefined) return { heading, lead: '' };
  // What is introduced goes on over blank lines, items, rows and what is indented.
  if (/^(?:\s|$|[-*+|]|\d+[.)])/.test(line)) return titles;
  return { ...titles, lead: /:[\s*_]*$/.test(line) ? line : '' };
}
