/** What stands behind a reference to another decision, up to the next one: its title, its day, or words that may take a part of it back. */

/** A reference as it stands in a phrase. */
export interface Standing {
  readonly text: string;
  readonly index: number;
}

/**
 * For each of `refs` the words behind it in `phrase`, '' where there are none. Of a list without words in between, what follows
 * the last one as a part of the sentence is said of all: "Supersedes 3 and 4 for the API". A title in brackets is not.
 */
export function wordsBehind(refs: readonly Standing[], phrase: string): readonly string[] {
  const found: string[] = [];
  let isOpen = false;
  for (const [order, { text, index }] of [...refs.entries()].reverse()) {
    const next = refs[order + 1];
    const tail = phrase.slice(index + text.length, next?.index);
    const words = next === undefined ? lineOf(tail) : lineOf(tail).replace(JOINT, '');
    const said = isOpen && isBare(words) ? (found.at(-1) ?? '') : words;
    isOpen = isBare(words) ? isOpen : /^\s*\)?\s+[a-z]/.test(words);
    found.push(isBare(said) ? '' : said.trim());
  }
  return found.reverse();
}

/** What joins a reference with the next one of a list. */
const JOINT = /(?:\W|\b(?:and|or|also|both|as well as|the|adrs?|decisions?|records?|number|no)\b)*$/i;

/** Without the next cell of a table, and without a next line that is a sentence or an item of its own. */
function lineOf(tail: string): string {
  return tail.split(/\||\n(?=\s*[^\sa-z(])/, 1)[0] ?? '';
}

function isBare(words: string): boolean {
  return !/[\p{L}\p{N}?§]/u.test(words);
}

/**
 * Up to the end of the sentence, clause or field, so that "Supersedes nothing; extends 0053" has no reference. The text of
 * a link goes first: `[9. Title](0009-title.md)` ends no sentence.
 */
export function firstClause(text: string): string {
  return withoutLabels(text).split(CLAUSE_END, 1)[0] ?? '';
}

/** A line that is the next field, or the next row of a table, ends a clause as well. */
const CLAUSE_END =
  /;|\.\s|\n\s*(?:\*\*|__)?[A-Z][\w -]{1,30}(?:\*\*|__)?:|\n\s*\||\b(?:extends|refines|relate[sd] to|related|depends on|see also|builds on)\b/i;

/** Longest part of a text that is read behind a clause: a paragraph may hold thousands of relations. */
const REACH = 4_000;

/** What follows the first clause of a text in it. */
export function afterClause(text: string, clause: string): string {
  return withoutLabels(text.slice(0, clause.length + REACH)).slice(clause.length);
}

function withoutLabels(text: string): string {
  return text.replace(/\[[^[\]]*\](?=\()/g, '[]');
}
