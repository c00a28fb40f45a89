/** What the rows and columns of a table say of the claims in them: that they are gone, to be made, of other times, or examples. */
import { EXAMPLE_WORD } from '../../example-word.ts';
import type { Subject } from './not-here.ts';

/** True when a cell of a row says what became of the others, first or in a bracket at its end: "| `old.ts` | removed in 3.0 |". */
export function isRowOfThePast(row: string): boolean {
  return ROW_OF_THE_PAST.test(row);
}

/** A cross alone in its cell says so too. */
const ROW_OF_THE_PAST =
  /\|(?:[\s*_(❌✗✘🚫🗑]\uFE0F?)*(?:(?:to|will) be )?(?:gone|removed|deleted|deprecated|moved|renamed|merged|replaced|dropped|planned)\b|\((?:gone|removed|deleted|dropped|retired)\b[^()|]*\)[\s*_.]*(?:\||$)|\|[\s*_]*[❌✗✘🚫]\uFE0F?[\s*_]*(?:\||$)/iu;

/** True when a cell of a row says nothing but that its file is to be made: "| `a.ts` | create this first |". "Create invoices" is what one does. */
export function isRowToCome(row: string): boolean {
  return ROW_TO_COME.test(row);
}

const ROW_TO_COME =
  /\|[\s*_(]*(?:(?:(?:to )?(?:create|add)|to be (?:created|added|written))(?:\s+(?:it|this|one|me|first|here|if|when|from|with)\b[^|]*)?|new(?: (?:file|module|folder|script|component|page|test)\b[^|]*)?|to ?do)[\s*_)]*(?:\||$)/i;

/** True for the heading of a column that holds the old name of something, what not to write, or examples. */
export function isColumnOfThePast(header: string, subject: Subject): boolean {
  if (subject === 'link') return false;
  if (PAST_COLUMN.test(header) || EXAMPLE_COLUMN.test(header)) return true;
  return subject === 'symbol' && PAST_COLUMN_OF_NAMES.test(header);
}

/** A column for the old name of something, for a version, or for what not to write. */
const PAST_COLUMN =
  /^\W*(?:old|before|previous(?:ly)?|was|removed|deprecated|legacy|former(?:ly)?|v?\d+(?:\.(?:\d+|x))+|v\d+|(?:version|release|branch)[ -]v?\d|LTS|bad|wrong|avoid|don[’']?t|do not|never|no|over|instead of|replaces|not|anti-?pattern|renamed)\b(?!\.)|❌|✗|🚫/iu;

/** Of names alone: in a table of paths "From" is where to import from, and "Current" what is there. */
const PAST_COLUMN_OF_NAMES = /^\W*(?:from|current|today|now)\b/iu;

/** What stands below shows how things are called, or where they would go. */
const EXAMPLE_COLUMN = new RegExp(String.raw`^[^\p{L}]*(?:${EXAMPLE_WORD}|e\.g\.|samples?|예)`, 'iu');
