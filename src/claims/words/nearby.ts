/**
 * Names that stand near a claim and may say which folder it is meant in: headings above it, and what the same
 * statement names before and behind it. Whether they are folders is for the asker to find out.
 */
import type { Body, Claim } from '../../model.ts';
import { lineStarts } from '../../offsets.ts';
import { headingsAbove } from './outline.ts';
import { oncePer } from '../../once.ts';
import { blockAt, readingOf } from './reading.ts';
import type { Span } from './statements.ts';

/** Where a claim stands in its file. */
type Place = Pick<Claim, 'line' | 'column'>;

/** Path-like names before and above a claim, nearest first. */
export function namesNear(body: Body, claim: Place): readonly string[] {
  const starts = startsOf(body);
  const line = claim.line - body.line;
  const start = starts[line];
  if (start === undefined) return [];
  const offset = start + claim.column - 1;
  const sameStatement = body.text.slice(nearStart(body.text, start, offset), offset);
  const headings = headingsAbove(body, offset);
  return [
    ...pathNames(sameStatement).toReversed(),
    ...headings.flatMap((heading) => pathNames(headingText(body, heading))),
  ];
}

/** Where a claim begins in its body; undefined where it stands in front matter. */
export function offsetOf(body: Body, claim: Place): number | undefined {
  const start = startsOf(body)[claim.line - body.line];
  return start === undefined ? undefined : start + claim.column - 1;
}

/** Path-like names that the same statement says behind a claim: "run `npm test` from `clients/web/`". */
export function namesBehind(body: Body, claim: Place): readonly string[] {
  return pathNames(textBehind(body, claim));
}

/** True where right behind a claim in code stands the file that it is in: "`Router` (`src/router.ts`)", "`Router` in `router.ts`". */
export function isPlacedIn(body: Body, claim: Place, path: string): boolean {
  const [, named = ''] = /^`+[^`]*`+\s*(?:\(\s*(?:in\s+)?|in\s+)`([^`]+)`/.exec(textBehind(body, claim)) ?? [];
  return named !== '' && `/${path}`.endsWith(`/${named}`);
}

/** What the sentence says behind a claim in code that it is of: "`formatDate()` comes from `@acme/date`", "`formatDate()` (`@acme/date`)". */
export function originsBehind(body: Body, claim: Place): readonly string[] {
  const [sentence = ''] = textBehind(body, claim)
    .replace(/^`+[^`]*`+/, '')
    // "…; it comes from `@acme/date`" goes on with the same.
    .split(/[.!?](?=\s|$)|;(?!\s+(?:it|which|they|that)\b)/, 1);
  return [...sentence.matchAll(OF_PACKAGE)].map(([, code, word]) => code ?? word ?? '');
}

/** What the words in front of a claim, or the lead of its list, give it to by a colon: "With `@acme/date`: `formatDate()`, `parseDate()`". */
export function giversBefore(body: Body, claim: Place): readonly string[] {
  const start = startsOf(body)[claim.line - body.line];
  if (start === undefined) return [];
  const offset = start + claim.column - 1;
  const [said = ''] = body.text
    .slice(nearStart(body.text, start, offset), offset)
    .split(/[.!?]\s/)
    .slice(-1);
  const lead = leadOf(body, start);
  return [said, lead === undefined ? '' : body.text.slice(lead.start, lead.end)].flatMap(
    (text) => GIVING.exec(text)?.[1] ?? [],
  );
}

/** "From `@acme/date`:", "With `@acme/date` you call:", at the start of an item or a sentence. */
const GIVING =
  /^[\s*_+\-|\d.)]*(?:with|from|in|of|via|using|(?:import(?:ed)?|taken?|comes?) from)\s+(?:the\s+)?`([^`\s]+)`[^`:;.]*:/i;

/** Whose a claim in code is, by the words right behind it: "`useLocalStorage()` is VueUse's". */
export function possessorBehind(body: Body, claim: Place): string | undefined {
  return OF_POSSESSOR.exec(textBehind(body, claim))?.[1];
}

const OF_POSSESSOR = /^`+[^`]*`+\s+(?:is|are|comes? from)\s+([A-Z][\w.]*)['’]s?(?=[\s.,;)]|$)/;

/** A word of origin or a bracket, and a name in backticks, with a scope, or of a built-in module. */
const OF_PACKAGE = /(?:\b(?:from|of|in|by|via)\s+(?:the\s+)?|\()(?:`([^`\s]+)`|((?:@[\w.-]+\/|node:)[\w./-]*\w))/gi;

/** The words of the statement that a claim stands in, before and behind it, with the path-like names among them. */
export function statementOf(body: Body, claim: Place): { readonly text: string; readonly names: readonly string[] } {
  const start = startsOf(body)[claim.line - body.line] ?? 0;
  const offset = start + claim.column - 1;
  const text = body.text.slice(nearStart(body.text, start, offset), offset) + textBehind(body, claim);
  return { text, names: pathNames(text) };
}

function textBehind(body: Body, claim: Place): string {
  const start = startsOf(body)[claim.line - body.line];
  if (start === undefined) return '';
  const rest = body.text.slice(start + claim.column - 1, start + claim.column - 1 + MAX_NEAR);
  const end = rest.search(/\n\s*(?:\n|[-*+]\s|\d+[.)]\s|#|\|)/);
  return end < 0 ? rest : rest.slice(0, end);
}

/** A line of a list: an item, or what goes on with one. */
const ITEM = /^(?:\s*(?:[-*+]|\d+[.)])\s|\s{2,}\S)/;

/** Path-like names of the paragraph that introduces the list with a claim. */
export function namesLeading(body: Body, claim: Place): readonly string[] {
  const start = startsOf(body)[claim.line - body.line] ?? -1;
  const lead = start < 0 ? undefined : leadOf(body, start);
  return lead === undefined ? [] : pathNames(body.text.slice(lead.start, lead.end));
}

/** The paragraph that introduces the list at `start`, where it is near. */
function leadOf(body: Body, start: number): Span | undefined {
  const index = blockAt(readingOf(body), start)?.index;
  const lead = index === undefined ? undefined : leadsOf(body)[index];
  return lead === undefined || start - lead.start > MAX_NEAR ? undefined : lead;
}

/** For each block of a body that is of a list the one before that list; a list may have thousands of claims. */
const leadsOf = oncePer((body: Body): readonly (Span | undefined)[] => {
  let lead: Span | undefined;
  return readingOf(body).blocks.map((block) => {
    if (ITEM.test(body.text.slice(block.start, block.end))) return lead;
    lead = block;
    return undefined;
  });
});

const startsOf = oncePer((body: Body) => lineStarts(body.text));

/** Characters before a claim that are near it: some twenty lines. */
const MAX_NEAR = 2_000;

/** Where the statement starts, or the nearest blank outside of code where that is further off than anyone looks back. */
function nearStart(text: string, lineStart: number, offset: number): number {
  const start = statementStart(text, lineStart);
  if (offset - start <= MAX_NEAR) return start;
  const near = text.slice(offset - MAX_NEAR, offset);
  // A cut through a code span would turn code and prose around for all that follows.
  const cut = (near.match(/`/g)?.length ?? 0) % 2 === 0 ? near.search(/\s/) : near.indexOf('`');
  return offset - MAX_NEAR + cut + 1;
}

/** Longest mark of a list item, a heading or a row that is looked for. */
const MAX_MARKER = 12;

/** Wrapped lines belong to the statement of the line they continue, nested list items to the item above. */
function statementStart(text: string, lineStart: number): number {
  let start = lineStart;
  for (let count = 0; count < 20 && start > 0; count++) {
    if (/^(?:[-*+]|\d+[.)]|#|\|)\s?/.test(text.slice(start, start + MAX_MARKER))) break;
    const previous = text.lastIndexOf('\n', start - 2) + 1;
    if (text.slice(previous, start).trim() === '') break;
    start = previous;
  }
  return start;
}

/** As written: the plain text of a heading may have lost its backticks. */
function headingText(
  body: Body,
  heading: { readonly start: number; readonly end: number; readonly text: string },
): string {
  return `${body.text.slice(heading.start, heading.end)} ${heading.text}`;
}

/** Words with a slash, scoped names, and whatever stands in backticks alone, or behind `cd` there. */
function pathNames(text: string): readonly string[] {
  const names: string[] = [];
  for (const [, code, word] of text.matchAll(
    /`(?:cd )?([^`\s]+)`|((?:@[\w.-]+\/)?[\w.-]+(?:\/[\w.-]+)+\/?|[\w.-]+\/)/g,
  )) {
    const name = (code ?? word ?? '').replace(/^\.\//, '').replace(/\/+$/, '');
    if (name !== '') names.push(name);
  }
  return names;
}
