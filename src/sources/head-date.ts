/** The date of a decision, wherever and however its text writes it. As written: nothing is made of a month's name. */
import { labelledIn } from './head-label.ts';
import type { HeadText } from './head-text.ts';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?';
/** `2026-01-02`, `2026/01/02`, `02.01.2026`, `January 2, 2026`, `2nd Jan 2026`, `May 2026`. */
const DATE = new RegExp(
  `\\b(?:\\d{4}-\\d{2}-\\d{2}|\\d{4}/\\d{1,2}/\\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}` +
    `|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH},? \\d{4}|${MONTH},? \\d{4})\\b`,
  'i',
);

/** Names of the line that gives the date, the best first: MADR means the last change of the status. */
const LABELS = ['date', '(?:last )?updated', '(?:date )?(?:created|opened|decided|accepted)'];

/** The date that `text` states. */
export function dateIn(text: HeadText): string | undefined {
  const { lines, head, sections } = text;
  for (const label of LABELS) {
    const stated = labelledIn(text, label, head)?.text;
    const date = stated === undefined ? undefined : statedDate(stated);
    if (date !== undefined) return date;
  }
  const [inHeading] = sections.flatMap(({ name }) => dateOf(/^date:\s*(\S.*)$/i.exec(name)?.[1] ?? '') ?? []);
  if (inHeading !== undefined) return inHeading;
  const section = sections.find(({ name }) => /^date\b/i.test(name));
  const range = section === undefined ? head : { start: section.start + 1, end: section.end };
  for (const line of lines.slice(range.start, range.end)) {
    const alone = line.replace(/[*_\s]+$/, '').replace(/^[*_\s]+/, '');
    if (dateOf(alone) === alone && alone !== '') return alone;
  }
  return undefined;
}

/** The first date in a phrase. */
export function dateOf(phrase: string): string | undefined {
  return DATE.exec(phrase)?.[0];
}

/** `2026-01-02 (amended)` is a date, `Spring 2026` is taken as written, and `YYYY-MM-DD` is a template's. */
function statedDate(stated: string): string | undefined {
  const words = stated.replace(/[*_\s]+$/, '');
  return dateOf(words) ?? (/\d{4}/.test(words) && !/[{}[\]|]/.test(words) ? words : undefined);
}
