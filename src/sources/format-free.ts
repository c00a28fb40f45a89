/**
 * Texts without what formatters decide before markdown is parsed: where a comment stands on its line, and what is set
 * apart by blank lines around comments and containers. For comparing alone; nobody reads the result.
 */

/**
 * `text` as it is to be parsed where its format shall not count. Prettier that wraps prose may move a comment to the start
 * of a line, where it ends the paragraph, and parts it from its neighbours the next time; oxfmt sets the marks of
 * containers (`:::`) apart, which Prettier takes for prose.
 */
export function formatFree(text: string): string {
  return text.includes('<!--') || text.includes(':::') ? closedUp(text.replace(COMMENT, asWord)) : text;
}

/** A comment that does not stand in a row of a table, which no formatter wraps. */
const COMMENT = /(?<!^[ \t]*\|.*)<!--([^]*?)-->/gm;

/** One word that is nothing else to markdown, whatever blanks the comment holds. */
function asWord(_: string, inside: string): string {
  const letters = inside
    .replace(/\s+/g, '')
    .replace(/[^A-Za-z0-9]/gu, (sign) => `x${sign.codePointAt(0)?.toString(16)}x`);
  return `${WORD}${letters}${END}`;
}

const [WORD, END] = ['COMMENT0', '0END'];

/** Without the blank lines before and behind a comment or a mark. */
function closedUp(text: string): string {
  const kept: string[] = [];
  let blanks = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      blanks += 1;
      continue;
    }
    const above = kept.at(-1) ?? '';
    const isApart = (!isMoved(above) && !isMoved(line)) || OPENS.test(above) || OPENS.test(line);
    if (blanks > 0 && isApart) kept.push('');
    kept.push(line);
    blanks = 0;
  }
  return kept.join('\n');
}

/** True for a line that starts with a comment, or with a mark of a container, or ends in one. */
function isMoved(line: string): boolean {
  const text = line.trim();
  return text.startsWith(WORD) || text.startsWith(':::') || text.endsWith(':::');
}

/** What would mean something else without a blank line between it and a paragraph: HTML, a table, a definition, a rule, code. */
const OPENS = /^(?:[ \t]*(?:<|\||\[[^\]]+\]:|(?:[-*_][ \t]*){3,}$|=+[ \t]*$)| {4}|\t)/;
