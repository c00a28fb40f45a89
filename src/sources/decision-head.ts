/**
 * The head of a decision, read line by line: title, number, status, date and relations of MADR 2 to 4, Nygard and
 * their relatives. No markdown parser: three hundred decisions must cost nothing.
 */
import type { DecisionRef, Place } from '../model.ts';
import { relationsIn } from './relations.ts';
import type { FoundTitle } from './title.ts';

/** What counts as the head is short; longer lines only feed patterns that look back. */
const MAX_LINE = 2_000;

/** A phrase of the head, and where it stands. */
export interface HeadPhrase extends Place {
  readonly text: string;
}

/** What the text of a decision says about itself. */
export interface DecisionHead {
  readonly title?: FoundTitle;
  /** From the heading: `# ADR-0012: Title`. */
  readonly number?: string;
  readonly status?: HeadPhrase & { readonly source: 'section' | 'line' };
  readonly date?: string;
  readonly supersedes: readonly DecisionRef[];
  readonly supersededBy: readonly DecisionRef[];
  readonly amends: readonly DecisionRef[];
}

/** Reads the head of `text`, a body that starts on `line` of `file`. */
export function readHead(file: string, text: string, line: number): DecisionHead {
  const lines = visibleLines(text);
  const at = (index: number, column = 1): Place => ({ file, line: line + index, column });
  const title = titleLine(lines, at);
  const sections = sectionsOf(lines);
  const head = { start: 0, end: sections.find(({ depth, start }) => depth > 1 && start > 0)?.start ?? lines.length };
  const statusSection = sections.find(({ name }) => /^status\b/i.test(name));
  const relations = [head, ...sections.filter(({ name }) => /^(?:status|links|related)\b/i.test(name))]
    .flatMap(({ start, end }) => lines.slice(start, end).map((words, index) => ({ words, index: start + index })))
    .filter(({ words }) => !words.startsWith('#'))
    .map(({ words, index }) => relationsIn(words, at(index)));
  const status = statusIn(lines, statusSection, at) ?? statusLine(lines, head, at);
  const dateSection = sections.find(({ name }) => /^date\b/i.test(name));
  const date = dateOf(lines, head, dateSection) ?? /\b\d{4}-\d{2}-\d{2}\b/.exec(status?.text ?? '')?.[0];
  return {
    ...(title === undefined ? {} : partTitle(title)),
    ...(status && { status }),
    ...(date !== undefined && { date }),
    supersedes: relations.flatMap((each) => each.supersedes),
    supersededBy: relations.flatMap((each) => each.supersededBy),
    amends: relations.flatMap((each) => each.amends),
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface HeadSection extends Range {
  readonly name: string;
  readonly depth: number;
}

/** The lines with comments and fenced code blanked: templates keep their hints there, and some of them their status. */
function visibleLines(text: string): readonly string[] {
  let fence = '';
  let isComment = false;
  return text.split('\n').map((whole) => {
    const line = whole.slice(0, MAX_LINE);
    if (fence !== '') {
      if (new RegExp(`^\\s*${fence}+\\s*$`).test(line)) fence = '';
      return '';
    }
    const open = isComment ? null : /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (open) {
      fence = open;
      return '';
    }
    const visible = withoutComments(line, isComment);
    ({ isComment } = visible);
    return visible.line;
  });
}

function withoutComments(line: string, startsInside: boolean): { readonly line: string; readonly isComment: boolean } {
  let [rest, kept, isComment] = [line, '', startsInside];
  for (;;) {
    const mark = isComment ? '-->' : '<!--';
    const index = rest.indexOf(mark);
    if (index < 0) return { line: isComment ? kept : kept + rest, isComment };
    if (!isComment) kept += rest.slice(0, index);
    rest = rest.slice(index + mark.length);
    isComment = !isComment;
  }
}

function titleLine(lines: readonly string[], at: At): HeadPhrase | undefined {
  for (const [index, line] of lines.entries()) {
    const [, lead = '', rest = ''] = /^( {0,3}#\s+)(.*)$/.exec(line) ?? [];
    const atx = rest.replace(/(?:^|\s+)#+\s*$/, '').trim();
    if (atx !== '') return { text: atx, ...at(index, lead.length + 1) };
    if (/^=+\s*$/.test(lines[index + 1] ?? '') && line.trim() !== '') {
      return { text: line.trim(), ...at(index, line.search(/\S/) + 1) };
    }
  }
  return undefined;
}

/** `12. Title`, `0012 - Title`, `ADR-0012: Title`, `ADR 12 Title`: the number and the words. */
function partTitle(written: HeadPhrase): { readonly title: FoundTitle; readonly number?: string } {
  const { text, file, line } = written;
  const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*|`/g, '');
  const { number, words } = numbered(plain);
  // A number inside a link or emphasis can only be taken off together with those.
  const inSource = numbered(text);
  const source = number === inSource.number ? inSource.words : words;
  const column = written.column + Math.max(0, text.indexOf(source));
  const title = { title: words, heading: { text: source, file, line, column } };
  return number === undefined ? { title } : { title, number };
}

function numbered(title: string): { readonly number?: string; readonly words: string } {
  const match =
    /^ADR[-_ #]?(\d{1,6}[a-z]?)(?:\s*[:.)–—-]\s*|\s+)(\S.*)$/i.exec(title) ??
    /^#?(\d{1,6}[a-z]?)(?:[:.)]\s+|\s+[-–—]\s+)(\S.*)$/.exec(title) ??
    /^([A-Z]{2,}-\d{2,})(?:[:.]|\s+[-–—])\s+(\S.*)$/.exec(title);
  const [, number, words] = match ?? [];
  return number === undefined || words === undefined ? { words: title } : { number, words };
}

function sectionsOf(lines: readonly string[]): readonly HeadSection[] {
  const heads: { readonly name: string; readonly depth: number; readonly start: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const atx = /^ {0,3}(#{1,6})\s+(.*)$/.exec(line);
    const name = (words: string): string =>
      words
        .replace(/^\d+[.)]\s+/, '')
        .replace(/[*_]/g, '')
        .trim();
    if (atx) heads.push({ name: name(atx[2] ?? ''), depth: atx[1]?.length ?? 1, start: index });
    else if (/^-{3,}\s*$/.test(lines[index + 1] ?? '') && /^[A-Za-z]/.test(line)) {
      heads.push({ name: name(line), depth: 2, start: index });
    }
  }
  return heads.map((head, index) => ({ ...head, end: heads[index + 1]?.start ?? lines.length }));
}

type At = (index: number, column?: number) => Place;

type HeadStatus = NonNullable<DecisionHead['status']>;

/** `## Status` with the word below it, or `## Status: Proposed`. */
function statusIn(lines: readonly string[], section: HeadSection | undefined, at: At): HeadStatus | undefined {
  if (section === undefined) return undefined;
  const inline = /^status\s*[:–—-]\s*(\S.*)$/i.exec(section.name)?.[1];
  if (inline !== undefined) return { text: inline, source: 'section', ...at(section.start) };
  for (let index = section.start + 1; index < section.end; index += 1) {
    const words = (lines[index] ?? '')
      .replace(/^\s*(?:[-*+]|>)?\s+(?=\S)/, '')
      .replace(/^(?:\*\*)?status(?:\*\*)?\s*:\s*/i, '')
      .trim();
    if (words !== '' && !/^[-=]{3,}$/.test(words)) return { text: words, source: 'section', ...at(index) };
  }
  return undefined;
}

function statusLine(lines: readonly string[], head: Range, at: At): HeadStatus | undefined {
  const phrase = labelled('status', lines.slice(head.start, head.end), (index) => at(head.start + index));
  return phrase && { ...phrase, source: 'line' };
}

/** `Status: x`, `* Status: x`, `**Status:** x`, `- **Status**: x`, `> Status: x`, `| Status | x |`. */
function labelled(label: string, lines: readonly string[], at: At): HeadPhrase | undefined {
  const pattern = new RegExp(
    `^\\s*(?:[-*+>]\\s+)*(?:\\*\\*|__)?${label}(?:\\*\\*|__)?\\s*:\\s*(?:\\*\\*|__)?\\s*(\\S.*)$|^\\s*\\|\\s*\\**${label}\\**:?\\s*\\|\\s*([^|]*[^|\\s])`,
    'i',
  );
  for (const [index, line] of lines.entries()) {
    const match = pattern.exec(line);
    const text = match?.[1] ?? match?.[2];
    if (text !== undefined) return { text: text.trim(), ...at(index) };
  }
  return undefined;
}

function dateOf(lines: readonly string[], head: Range, section: HeadSection | undefined): string | undefined {
  const nowhere: At = () => ({ file: '', line: 0, column: 0 });
  const stated = labelled('date', lines.slice(head.start, head.end), nowhere)?.text;
  if (stated !== undefined) return /\d{4}-\d{2}-\d{2}/.exec(stated)?.[0] ?? stated.replace(/[*_]+$/, '');
  const range = section ?? head;
  const alone = lines.slice(range.start, range.end).find((line) => /^\s*\**\d{4}-\d{2}-\d{2}\**\s*$/.test(line));
  return alone?.replace(/[\s*]/g, '');
}
