/**
 * What cannot follow what in a body. The parser does not see bodies that are left out, so that what looks like an error there has to
 * be left to it: nine in ten random breaks of one token are reported so (scripts/bench/bodies.mjs, 2026-11-20).
 */
import {
  BACKTICK,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  CONTROL,
  DOT,
  EQUALS,
  KINDS,
  MIDDLE,
  OPENER,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUESTION,
  SEMICOLON,
  STAR,
  STRING,
  WORD,
} from './file-characters.ts';
import { isDangling, isMember, lastWord, type TokenReading } from './file-token-state.ts';

/**
 * Whether what the reading stands before may follow the last token on one line: a word that ends at `end`, or a string. What
 * may not is an error, which the parser has to report.
 */
export function mayFollow(reading: TokenReading, end?: number): boolean {
  const { previous, text, at } = reading;
  const kind = KINDS[previous];
  if (kind === WORD) {
    const last = lastWord(reading);
    if (LEADING.has(last)) return end === undefined || last.length !== end - at || !text.startsWith(last, at);
  } else {
    const isOperand =
      previous === CLOSE_PAREN
        ? !reading.isControl
        : previous === CLOSE_BRACKET || previous === BACKTICK || kind === STRING;
    if (!isOperand) return true;
  }
  return end !== undefined && BETWEEN.has(text.slice(at, end));
}

/** Whether a line that ended since the last token counts for nothing, as in parentheses and lists. */
export function isOneLine({ isNewLine, brackets }: TokenReading): boolean {
  if (!isNewLine) return true;
  const open = brackets.at(-1);
  return open === OPEN_PAREN || open === OPEN_BRACKET || open === CONTROL;
}

/** Words that stand between two others on one line. */
const BETWEEN = new Set('as in of is instanceof satisfies extends implements from else'.split(' '));

/** Words that others follow on their line. */
const LEADING = new Set(
  'abstract accessor as assert asserts async await break case class const continue declare default delete do else enum export extends for from function get implements import in infer instanceof interface is keyof let module namespace new of out override private protected public readonly return satisfies set static throw type typeof unique using var void yield'.split(
    ' ',
  ),
);

/** Whether an operator or separator cannot stand behind the last token. */
export function isMisplaced(reading: TokenReading, code: number): boolean {
  const { previous, previousAt, at } = reading;
  if (code === EQUALS && KINDS[previous] === WORD) return isUnfinished(reading);
  if (MIDDLE[code] !== 1 || isLeading(reading, code)) return false;
  // Parts of one operator stand side by side.
  if (previousAt === at - 1 && previous !== DOT && KINDS[previous] !== OPENER) return false;
  if (KINDS[previous] === WORD) return (code === DOT || code === QUESTION) && isUnfinished(reading);
  return KINDS[previous] === OPENER || isDangling(reading);
}

/** Whether a character that mostly stands between two others may stand first here. */
function isLeading({ text, at, previous, brackets }: TokenReading, code: number): boolean {
  // Spread and `.5`; patterns that leave out elements; generators; `for (;;)`.
  if (code === DOT) return /[.\d]/.test(text.charAt(at + 1)) || text.startsWith('..', at - 2);
  if (code === COMMA) return brackets.at(-1) === OPEN_BRACKET;
  if (code === STAR) return previous === COMMA || previous === OPEN_BRACE;
  return code === SEMICOLON && KINDS[previous] === OPENER;
}

/** Words that are assigned nothing. */
const NEVER_ASSIGNED = new Set('const let var new return throw typeof delete case if'.split(' '));

/** Whether the last word is one that a value or name has to follow. */
function isUnfinished(reading: TokenReading): boolean {
  return NEVER_ASSIGNED.has(lastWord(reading)) && !isMember(reading);
}

/** Behind a dot brackets open in `?.(` and `...[` alone. */
export function mayOpen({ text, previousAt }: TokenReading): boolean {
  const before = text.charCodeAt(previousAt - 1);
  return before === QUESTION || before === DOT;
}
