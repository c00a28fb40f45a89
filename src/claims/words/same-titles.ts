/**
 * Whether a line stands under the titles that it stood under before a commit. "Layout" that became "Version 3 (maintenance)" gives old lines
 * to another day without a change in any of them. It judges no claim.
 */
import type { Claim } from '../../model.ts';
import { lineOf } from './line-of.ts';
import { titlesIn, titlesOver, titleWords, type Titles } from './titles.ts';

/** True when one of `before` held the line under such titles; true as well where none held it, of which nothing is known. */
export function titledSo(
  { file, line, span, text }: Pick<Claim, 'file' | 'line' | 'span' | 'text'>,
  now: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): boolean {
  const row = lineOf(now, file, line)?.trim() ?? '';
  const here = titlesOver(now, { file, line });
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

/** Whether titles have a word of another day, or of what is gone: what such words came over proves nothing of today. */
export function areOfAnotherDay(titles: Titles): boolean {
  return tellingWords(titles).length > 0;
}

/**
 * Whether no word of another day came into the titles. Any other change is how texts grow: who cuts one into files, or gives a
 * section parts of its own, writes new headings over lines that go on meaning what they meant.
 */
function isSame(here: Titles, then: Titles): boolean {
  const old = new Set(wordsOf(titleWords(then)));
  return tellingWords(here).every((word) => old.has(word));
}

/** The heading of a whole text says "Repository", and its first paragraph "version", of what is there today: they count close by alone. */
function tellingWords(titles: Titles): readonly string[] {
  const { headings, paragraph } = titles;
  const near = { ...titles, headings: headings.slice(-1), paragraph: /:[\s*_]*$/.test(paragraph) ? paragraph : '' };
  return [
    ...wordsOf(titleWords(near)).filter((word) => OTHER_DAY.test(word)),
    ...wordsOf(titleWords(titles)).filter((word) => GONE.test(word)),
  ];
}

/** Of a version, a branch, or somebody else. */
const OTHER_DAY =
  /^(?:v\d\w*|version|release|branch|maintenance|maintained|lts|legacy|old|former|sister|separate|fork|repo|repository|upstream|downstream)$/;

/** Of what is no more. */
const GONE =
  /^(?:removed?|removal|removing|deleted?|deletion|dropped|gone|took|taken|retired|deprecated|obsolete|outdated|superseded|replaced|historical|history|archived?|previously|formerly)$/;

function wordsOf(words: readonly string[]): readonly string[] {
  return words.map((word) => word.toLowerCase().replace(/(?<=[^s])s$/, ''));
}
