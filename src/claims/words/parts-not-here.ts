/**
 * Parts of a text in which commands and names of code need not be here, by what stands over them: a heading or an item such as "What is missing", "Ideas",
 * "Removed", and a table whose row says that it is not available. Only a title that says nothing else counts: "Deleted users" is of the product.
 */
import type { Body } from '../../model.ts';
import { GONE, NOT_THERE, TO_COME } from './states.ts';
import { rowAt } from './tables.ts';

/** True for a heading, or the words of an item that holds others, below which nothing is said to be here. */
export function isTitleOfAbsence(title: string): boolean {
  return title.length <= MAX_TITLE && TITLE.test(title);
}

/** Longer ones are sentences. */
const MAX_TITLE = 80;

const THINGS = '(?:work|plans?|ideas?|improvements?|scripts?|commands?|features?|additions?|names?|members?|tooling)';

const TITLE = new RegExp(
  String.raw`^[^\p{L}]*(?:` +
    [
      String.raw`what(?:['’]s| is| we are)(?: still)? missing(?: [\w-]+){0,3}`,
      `(?:still )?missing(?: ${THINGS})?`,
      String.raw`(?:more |our |some |open )?ideas?(?: (?:for|on|about) [^.:;]{0,40})?`,
      `(?:future|planned|upcoming|proposed)(?: ${THINGS}(?: and ${THINGS})?)?`,
      `(?:gone|removed|deleted|dropped|retired|parked)(?: ${THINGS})?`,
      'coming (?:soon|later)|wish ?lists?|open (?:questions?|ends)|out of scope|nice[- ]to[- ]haves?|some ?day(?:/maybe)?',
      'not (?:yet )?(?:here|there|available|implemented|written|done)(?: (?:yet|here|any ?more))?|not yet',
      String.raw`(?:[\w-]+ ){0,4}(?:no longer|(?:do|does) not|don['’]t|doesn['’]t) exists?(?: [\w-]+){0,3}`,
    ].join('|') +
    String.raw`)[^\p{L}]*$`,
  'iu',
);

/** True where another cell of the row of a table says that what the row is about is not here. */
export function isInRowOfAbsence(body: Body, offset: number): boolean {
  return rowAt(body, offset).some(
    ({ heading, text }) => (AVAILABLE.test(heading) && NO.test(text)) || (STATUS.test(heading) && STATE.test(text)),
  );
}

/** "Available", "Exists?", "In this repo". */
const AVAILABLE =
  /^\W*(?:available|availability|exists?|there(?: yet)?|here|implemented|present|ready|live|in (?:this )?(?:repo|repository|package\.json))\W*$/i;

const STATUS = /^\W*(?:status|state)\W*$/i;

const NO = new RegExp(
  String.raw`^[\s*_(]*(?:(?:no|nope|none|never|false|later|soon|${NOT_THERE}|${GONE}|${TO_COME})(?![\w-])|[-–—✗✘❌🚫]\uFE0F?[\s*_)]*$)`,
  'iu',
);

const STATE = new RegExp(
  String.raw`^[\s*_(]*(?:${GONE}|${NOT_THERE}|${TO_COME}|blocked|proposed|idea|draft|rejected)(?![\w-])`,
  'iu',
);
