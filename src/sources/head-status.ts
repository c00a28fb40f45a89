/**
 * Where the text of a decision states its status: a section, the heading of a section, a field of the head, a banner.
 * It collects them; which one counts is decided where the decision is read.
 */
import type { Place, StatusSource } from '../model.ts';
import { labelledIn } from './head-label.ts';
import type { Labelled } from './head-label.ts';
import type { HeadSection, HeadText, Range } from './head-text.ts';
import { readStatus } from './status.ts';
import { DEAD_STATUSES, namesNothing } from './status-words.ts';

/** A statement of the status, with the text as written. */
export interface StatusPhrase extends Place {
  readonly text: string;
  readonly source: StatusSource;
}

/** Turns the index of a line and an offset in it into a place. */
export type At = (index: number, offset: number) => Place;

/** What a field for the status is called. */
const LABEL = '(?:(?:adr|current|decision) )?status';
const HEADING = new RegExp(`^\\W*${LABEL}(?:\\s*:?|\\s*:\\s*(\\S.*)|\\s+[-–—]\\s+(\\S.*))$`, 'i');

/** Every statement of the status: sections and fields in the order of the text, then banners. */
export function statusesIn(text: HeadText, at: At): readonly StatusPhrase[] {
  const field = fieldIn(text, text.head, at);
  const first = sectionStatus(text, at);
  const section = field !== undefined && first !== undefined && isOfPart(text, first, at) ? undefined : first;
  const fields = [
    section,
    ...(section === undefined ? [] : laterSections(text, section, at)),
    field,
    ...laterFields(text, field, at),
  ]
    .filter((each) => each !== undefined)
    .sort((a, b) => a.line - b.line);
  const known = fields.filter((each) => readStatus(each.text).status !== 'unknown');
  const banner = bannerIn(text, at) ?? (fields.length === 0 ? labelledBanner(text, at) : undefined);
  // What nobody can read counts only where nothing else can be read.
  return [...(known.length > 0 ? known : fields), ...(banner === undefined ? [] : [banner])];
}

/**
 * Fields right below the first one, as an edit that adds a line leaves them: `Status: accepted`, `Status: rejected`. Further down a field
 * may be that of an option. Lines with days are a history.
 */
function laterFields(text: HeadText, first: StatusPhrase | undefined, at: At): readonly StatusPhrase[] {
  const found: StatusPhrase[] = [];
  let index = first === undefined ? -1 : text.lines.findIndex((_, order) => at(order, 0).line === first.line);
  while (index >= 0) {
    index += 1;
    const next = fieldIn(text, { start: index, end: Math.min(index + 1, text.head.end) }, at);
    if (next === undefined || next.source !== first?.source) return found;
    if (isTold(next)) found.push(next);
  }
  return found;
}

/** What ends a decision, or a status without a day: of a history what came before is no contradiction. */
function isTold({ text }: StatusPhrase): boolean {
  const { status } = readStatus(text);
  return DEAD_STATUSES.has(status) || (status !== 'unknown' && !/\d{4}/.test(text));
}

/** Another section `Status` of the same depth, in the same decision, that ends it. */
function laterSections(text: HeadText, first: StatusPhrase, at: At): readonly StatusPhrase[] {
  const index = sectionOf(text, first, at);
  const own = text.sections[index];
  if (own === undefined || own.depth < 2 || !/^status$/i.test(own.name)) return [];
  const rest = text.sections.slice(index + 1);
  const next = rest.findIndex(({ depth }) => depth < own.depth);
  return (next < 0 ? rest : rest.slice(0, next)).flatMap((section) => {
    if (section.depth !== own.depth || !/^status$/i.test(section.name)) return [];
    const found = below(text, section, at);
    return found !== undefined && DEAD_STATUSES.has(readStatus(found.text).status) ? [found] : [];
  });
}

/** Which section holds a phrase. */
function sectionOf({ sections }: HeadText, { line }: StatusPhrase, at: At): number {
  return sections.findIndex(({ start, end }) => at(start, 0).line <= line && line < at(end, 0).line);
}

/** Sections `Status` below several headings are those of the parts of a record (`## ADR-12.1 …`), and none is that of the whole. */
function isOfPart(text: HeadText, first: StatusPhrase, at: At): boolean {
  const index = sectionOf(text, first, at);
  const own = text.sections[index];
  const rest = text.sections.slice(index + 1);
  const next = rest.findIndex(({ depth }) => own !== undefined && depth < own.depth);
  return next >= 0 && rest.slice(next).some(({ depth, name }) => depth === own?.depth && /^status$/i.test(name));
}

function fieldIn(text: HeadText, range: Range, at: At): StatusPhrase | undefined {
  const found = labelledIn(text, LABEL, range);
  return found === undefined || found.text === '' ? undefined : phraseOf(found, at);
}

function phraseOf({ text, dress, index, offset }: Labelled, at: At): StatusPhrase {
  return { text, source: dress, ...at(index, offset) };
}

/** Headings of examples stand deeper. */
const MAX_DEPTH = 3;

/** `## Status` with the word below it, or `## Status: Proposed`. */
function sectionStatus(text: HeadText, at: At): StatusPhrase | undefined {
  let unread: StatusPhrase | undefined;
  for (const section of text.sections) {
    if (section === text.titled || section.depth > MAX_DEPTH) continue;
    const match = HEADING.exec(section.name);
    if (match === null) continue;
    const inline = match[1] ?? match[2];
    const found = inline === undefined ? below(text, section, at) : inHeading(text, inline, { section, at });
    if (found === undefined) continue;
    if (readStatus(found.text).status !== 'unknown') return found;
    // `## Status - some topic` is the heading of something else.
    if (match[2] === undefined) unread ??= found;
  }
  return unread;
}

function inHeading(text: HeadText, inline: string, of: { section: HeadSection; at: At }): StatusPhrase {
  const { start } = of.section;
  const offset = Math.max(0, (text.lines[start] ?? '').indexOf(inline));
  return { text: inline, source: 'heading', ...of.at(start, offset) };
}

function below(text: HeadText, section: HeadSection, at: At): StatusPhrase | undefined {
  const range = { start: section.start + 1, end: section.end };
  const lines = [...wordsIn(text.lines, range)];
  const [first] = lines;
  if (first === undefined) return deeperHeading(text, section, at);
  const field = fieldIn(text, range, at);
  if (field !== undefined) return { ...field, source: 'section' };
  const chosen = checked(lines) ?? statement(lines.filter((words) => !isUnticked(words))) ?? first;
  return { text: chosen.text, source: 'section', ...at(chosen.index, chosen.offset) };
}

/** A line that says something, without its marks. */
export interface Words {
  readonly text: string;
  readonly index: number;
  readonly offset: number;
}

/** The lines of a range that say something, without the marks of lists and quotes. */
function* wordsIn(lines: readonly string[], { start, end }: Range): Generator<Words> {
  for (let index = start; index < end; index += 1) {
    const line = lines[index] ?? '';
    const offset = /^[\s>]*(?:[-*+]\s+)?/.exec(line)?.[0].length ?? 0;
    const text = line.slice(offset).trim();
    if (text !== '' && !/^(?:[-=*_]{3,}|\[[^\]]*\]:.*)$/.test(text)) yield { text, index, offset };
  }
}

/** `- [x] Accepted` among boxes that are not ticked. */
function checked(lines: readonly Words[]): Words | undefined {
  const boxes = lines.flatMap((words) => {
    const [, box, text] = /^\[([ xX])\]\s+(.*)$/.exec(words.text) ?? [];
    return box === undefined || text === undefined ? [] : [{ ...words, text, isChecked: box !== ' ' }];
  });
  const ticked = boxes.filter(({ isChecked }) => isChecked);
  return ticked.length === 1 ? ticked[0] : undefined;
}

function isUnticked({ text }: Words): boolean {
  return text.startsWith('[ ] ');
}

/** The first line, unless a later one says more clearly what became of the decision. */
export function statement(all: readonly Words[]): Words | undefined {
  const lines = all.filter(({ text }) => !/^\W*~~[^~]*~~\W*$/.test(text));
  const latest = latestOf(lines);
  if (latest !== undefined) return latest;
  const [first] = lines;
  const status = first === undefined ? 'unknown' : readStatus(first.text).status;
  // adr-tools leaves `Accepted` and adds a line for each relation.
  if (status === 'accepted') {
    return lines.find(({ text }) => isEnd(text)) ?? first;
  }
  // Below a hint of the template: the word alone.
  const isAlone = ({ text }: Words): boolean => /^\W*[A-Za-z]+\W*$/.test(text) && readStatus(text).status !== 'unknown';
  return status === 'unknown' ? lines.slice(0, 6).find(isAlone) : first;
}

/** Of a history, each line of which has a day and a status, what was last. */
function latestOf(lines: readonly Words[]): Words | undefined {
  const dated = lines.map((words) => ({ words, day: dayOf(words.text) }));
  const isHistory =
    lines.length > 1 && dated.every(({ words, day }) => day !== '' && readStatus(words.text).status !== 'unknown');
  if (!isHistory) return undefined;
  return dated.reduce((last, each) => (each.day < last.day ? last : each)).words;
}

/** The day of a line of a history: `2026-01-02 accepted`, `Accepted (2026-01-02)`, `Superseded by ADR-13 on 2026-01-02`; '' without one. */
function dayOf(line: string): string {
  const plain = line.replace(/\]\([^()]*\)/g, ']');
  const leading = /^\W*(\d{4}-\d{2}-\d{2})\b/.exec(plain)?.[1];
  if (leading !== undefined) return leading;
  const [found, ...others] = plain.matchAll(DAY);
  // Of several days nobody can tell which is that of the status, and a day in a sentence is that of something else.
  if (found === undefined || others.length > 0) return '';
  return STATUS_BEFORE.test(plain.slice(0, found.index)) ? found[0] : '';
}

/** A day that is no part of a name, as in `2026-01-02-use-x.md`. */
const DAY = /(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w/-]|\.\w)/g;
/** What stands before the day: the word of a status, and by whom or by what, but nothing that the word is said of. */
const STATUS_BEFORE =
  /^\W*(?:(?:in|on|under|partially|partly)[ -])?[a-z]+(?:[*_`]*\s+(?:(?:by|in favou?r of)\b.*|(?:on|at|since|as of|in)\b))?[^a-z]*$/i;

/** A line that says what became of the decision, such as `Rejected on 2026-01-02`. */
function isEnd(line: string): boolean {
  return BANNER_WORD.test(line.replace(/^\W*/, '')) && DEAD_STATUSES.has(readStatus(line).status);
}

/** `## Status` and below it `### Accepted`. */
function deeperHeading(text: HeadText, { start, depth, end }: HeadSection, at: At): StatusPhrase | undefined {
  const next = text.sections.find((section) => section.start === end);
  if (next === undefined || next.depth <= depth || next.start <= start) return undefined;
  if (readStatus(next.name).status === 'unknown') return undefined;
  return { text: next.name, source: 'section', ...at(next.start, (text.lines[next.start] ?? '').indexOf(next.name)) };
}

/** What a banner may begin with before its status: the kind of note, and what it is about. */
const BANNER_LEAD =
  /^(?:\[![A-Z]+\])?[^\p{L}]*(?:(?:note|warning|important|caution|attention)[^\p{L}]+)?(?:th(?:is|e) (?:adr|decision|record|document|proposal) (?:is|was|has been|have been) (?:now |also )?)?/iu;
/** What follows the word of a banner, so that `Deprecated calls are …` is none. */
const BANNER_WORD =
  /^(?:partial(?:ly)? super[cs](?:eded|ession)|super[cs]eded|deprecated|rejected|reverted|rolled back|rescinded|revoked|retired|withdrawn|obsolete|archived|replaced(?= by)|moot)(?=\s+(?:by|in\b|on\b|since|as of|for)|[\s*_]*(?:[:.,;(—–]|-\s|$))/i;

/** "Deprecated: the `foo` flag, use `bar`": what follows the colon is what it is said of. */
const OF_A_PART =
  /^[a-z]+[\s*_]*:[\s*_]*(?:`|(?:the|all|our|any|every|its)\s+(?!(?:whole|entire|adr|decision|record|document|proposal)\b))/i;

/** `> **Superseded by [12](…)** …` or the like without a quote, in the head. */
function bannerIn({ lines, head, titled }: HeadText, at: At): StatusPhrase | undefined {
  for (let index = head.start; index < head.end; index += 1) {
    const line = lines[index] ?? '';
    if (index === titled?.start || line.trim() === '' || /^[\s>]*\[![A-Z]+\]\s*$/.test(line)) continue;
    const previous = lines[index - 1] ?? '';
    // Only the beginning of a paragraph is a banner: the third line of one may begin with any word.
    const isStart =
      previous.trim() === '' || /^[\s>]*(?:\[![A-Z]+\])?\s*$/.test(previous) || index - 1 === titled?.start;
    const quote = /^\s*>[\s>]*/.exec(line)?.[0] ?? '';
    if (!isStart && quote === '') continue;
    if (!isStart && />/.test(previous)) continue;
    const lead = quote + (BANNER_LEAD.exec(line.slice(quote.length))?.[0] ?? '');
    const text = line.slice(lead.length);
    if (!BANNER_WORD.test(text) || OF_A_PART.test(text) || hasNoValue(text, lines.slice(index + 1, head.end))) continue;
    // The emphasis that opened before the word closes somewhere behind it.
    const open = /(\*\*|__)$/.exec(lead)?.[1];
    const words = open === undefined ? text : text.replace(open, '');
    return { text: words.trim(), source: 'banner', ...at(index, lead.length) };
  }
  return undefined;
}

/** `**Superseded by:**` with nothing behind it, or `none`: a field that waits, not a banner. */
function hasNoValue(text: string, rest: readonly string[]): boolean {
  const plain = text.replace(/[*_]/g, '');
  if (namesNothing(plain)) return true;
  const [, colon] = /\bby\s*(:?)\s*$/i.exec(plain) ?? [];
  if (colon === undefined) return false;
  // Without a colon the paragraph goes on, with one a list may follow.
  if (colon === '' && /[^\s>]/.test(rest[0] ?? '')) return false;
  const next = rest.find((line) => /[^\s>]/.test(line)) ?? '';
  return !/^[\s>*+-]*(?:\[|#?\d|adr\b)/i.test(next);
}

/** `> **Status:** planned` further down, where the text states no other status. */
function labelledBanner(text: HeadText, at: At): StatusPhrase | undefined {
  const index = text.lines.findIndex((line) => /^\s*>\s*(?:\*\*|__)status\b/i.test(line));
  if (index < 0) return undefined;
  return fieldIn(text, { start: index, end: index + 1 }, at);
}
