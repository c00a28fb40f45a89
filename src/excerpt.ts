/**
 * Findings with the line that each is about, taken from the texts that were read. Only cuts and marks; how a line is shown
 * is up to the reports.
 */
import type { Excerpt, Finding } from './model.ts';
import { lineStarts } from './offsets.ts';
import { lastSegment } from './path.ts';
import { withoutKeys } from './sources/exposed.ts';

/** Longest excerpt: what fits beside its line number on a usual terminal, and still shows a path with its sentence. */
const MAX_LENGTH = 120;

/** How much of a cut line stands before the mark. */
const LEAD = 40;

/** Longest link that is marked as a whole. */
const MAX_MARKED = MAX_LENGTH - LEAD;

/** How far behind the place of a finding its claim may begin: `[the text of a link](claim)`. */
const MAX_AHEAD = 400;

/** Adds to each finding the line that it is about, where its file is among `texts`. */
export function withExcerpts(findings: readonly Finding[], texts: ReadonlyMap<string, string>): readonly Finding[] {
  // A line with a secret is never repeated: reports go into logs that more people read than the repository.
  const secret = new Set(findings.filter(({ rule }) => rule.startsWith('security/')).map(lineKey));
  const lineOf = linesOf(texts);
  return findings.map((finding) => {
    const line = secret.has(lineKey(finding)) ? undefined : lineOf(finding.file, finding.line);
    if (line === undefined || withoutKeys(line) !== line) return finding;
    const excerpt = excerptOf(line, { at: finding.column - 1, claim: finding.claim ?? '' });
    return excerpt === undefined ? finding : { ...finding, excerpt };
  });
}

/** The lines of `texts` by file and number, without their ends; each text is cut once. */
export function linesOf(texts: ReadonlyMap<string, string>): (file: string, line: number) => string | undefined {
  const starts = new Map<string, readonly number[]>();
  return (file, line) => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    const offsets = starts.get(file) ?? lineStarts(text);
    starts.set(file, offsets);
    const start = offsets[line - 1];
    return start === undefined ? undefined : text.slice(start, (offsets[line] ?? text.length + 1) - 1);
  };
}

function lineKey({ file, line }: Finding): string {
  return `${file}:${line}`;
}

/** The surroundings of what a finding is about: of `claim`, or of what stands `at`, an offset in the line. */
export function excerptOf(
  line: string,
  { at, claim }: { readonly at: number; readonly claim: string },
): Excerpt | undefined {
  const found = claim === '' ? -1 : line.slice(at, at + MAX_AHEAD + claim.length).indexOf(claim);
  // At the head of a line without its claim the finding is about the file, or all of the line: there is nothing to mark.
  if (found < 0 && (at === 0 || at >= line.length)) return undefined;
  const link = linkLength(line, at, claim);
  const start = found < 0 || link !== undefined ? at : at + found;
  const length = link ?? (found < 0 ? nameLength(line, at, claim) : claim.length);
  const [first, last] = bounds(line, start);
  const { from, to } = windowAround(line, { first, last, start, end: start + (link ?? 1) });
  const before = from > first ? '…' : '';
  const text = `${before}${line.slice(from, to)}${to < last ? '…' : ''}`;
  return {
    // oxlint-disable-next-line no-control-regex -- control characters are what is replaced, one for one
    text: text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' '),
    column: start - from + before.length + 1,
    length: Math.min(length, to - start),
  };
}

/** How much of a line is the name of what a claim names by a path: an entry of a drawn tree, whose folders stand in the lines above. */
function nameLength(line: string, at: number, claim: string): number {
  const name = lastSegment(claim);
  return name !== '' && line.startsWith(name, at) ? name.length : 1;
}

/**
 * How long a link is whose destination is the claim, from where it begins, its place, to the end of what it names; undefined for what is
 * no link, and for one of which too little could be shown: of that what it names is marked alone.
 */
function linkLength(line: string, at: number, claim: string): number | undefined {
  const text = line.slice(at, at + MAX_MARKED);
  if (claim === '' || !/^!?\[/.test(text)) return undefined;
  const ends = ['](', '](<', ']: '].flatMap((lead) => {
    const found = text.indexOf(`${lead}${claim}`);
    return found < 0 ? [] : [found + lead.length + claim.length];
  });
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** The part of a line that is not blank at its ends. A file may be one line of megabytes: there the ends are far away. */
function bounds(line: string, start: number): readonly [first: number, last: number] {
  const head = line.slice(0, start);
  const first = head.length > MAX_LENGTH ? 0 : head.length - head.trimStart().length;
  const tail = line.slice(start + 1, start + 1 + MAX_LENGTH);
  const last = start + 1 + tail.length < line.length ? line.length : start + 1 + tail.trimEnd().length;
  return [first, last];
}

interface Ends {
  readonly first: number;
  readonly last: number;
  /** Where the mark begins. */
  readonly start: number;
  /** What is to be seen of it at least. */
  readonly end: number;
}

/** What is shown of a line: all of it, or a part that begins before the mark. Cuts no character in half. */
function windowAround(line: string, { first, last, start, end }: Ends): { readonly from: number; readonly to: number } {
  if (last - first <= MAX_LENGTH) return { from: first, to: last };
  const room = MAX_LENGTH - 2;
  const from = Math.max(first, end - room, Math.min(start - LEAD, last - room));
  const to = Math.min(last, from + room);
  return {
    from: isLowSurrogate(line, from) ? from + 1 : from,
    to: to < last && isLowSurrogate(line, to) ? to - 1 : to,
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
