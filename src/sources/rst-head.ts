/**
 * The head of a decision in reStructuredText: title, number, status and date, and nothing else. It reads lines at the
 * left margin; directives, comments and literal blocks are indented.
 */
import type { DecisionHead } from './decision-head.ts';
import { dateOf } from './head-date.ts';
import type { At, StatusPhrase } from './head-status.ts';
import { numberedTitle } from './head-title.ts';
import { readStatus } from './status.ts';

/** Reads the head of `text`, which starts on line 1 of `file`. */
export function readRstHead(file: string, text: string): DecisionHead {
  const lines = text.split('\n').map((line) => (/^\.\. (?!\|)/.test(line) ? '' : line));
  const at: At = (index, offset) => ({ file, line: index + 1, column: offset + 1 });
  const rst: RstText = { lines, headings: headingsOf(lines), at };
  const [title] = rst.headings;
  const status = statusOf(rst);
  const stated = fieldOf(rst, 'date') ?? sectionOf(rst, 'date');
  const date = dateOf(stated?.text ?? '') ?? dateOf(status?.text ?? '');
  return {
    ...(title && numberedTitle({ text: title.name, ...at(title.index, 0) })),
    statuses: status === undefined ? [] : [status],
    ...(date !== undefined && { date }),
    supersedes: [],
    supersededBy: [],
    amends: [],
    amendedBy: [],
  };
}

interface RstText {
  readonly lines: readonly string[];
  readonly headings: readonly RstHeading[];
  readonly at: At;
}

interface RstHeading {
  readonly name: string;
  /** Of the text. */
  readonly index: number;
}

const ADORNMENT = /^([=\-~^"'#*+.:`_<>])\1{2,}\s*$/;

/** Lines underlined by a run of one sign, with the same run above or not. */
function headingsOf(lines: readonly string[]): readonly RstHeading[] {
  return lines.flatMap((line, index): readonly RstHeading[] => {
    const under = lines[index + 1]?.trimEnd() ?? '';
    const name = line.trim();
    if (name === '' || ADORNMENT.test(line) || !ADORNMENT.test(under)) return [];
    const isOver = lines[index - 1]?.trimEnd() === under;
    // docutils wants the underline as long as the text; shorter ones are a warning, and people write them.
    if (under.length < Math.min(name.length, 4) || (/^\s/.test(line) && !isOver)) return [];
    return [{ name, index }];
  });
}

function statusOf(rst: RstText): StatusPhrase | undefined {
  const all = [sectionOf(rst, 'status'), fieldOf(rst, 'status'), cellOf(rst), lineOf(rst)];
  const candidates = all.filter((each) => each !== undefined);
  return candidates.find(({ text }) => readStatus(text).status !== 'unknown') ?? candidates[0];
}

function sectionOf({ lines, headings, at }: RstText, name: string): StatusPhrase | undefined {
  const order = headings.findIndex((heading) => heading.name.replace(/^\d+\.\s+/, '').toLowerCase() === name);
  const heading = headings[order];
  if (heading === undefined) return undefined;
  const end = headings[order + 1]?.index ?? lines.length;
  for (let index = heading.index + 2; index < end; index += 1) {
    const line = lines[index] ?? '';
    const offset = /^\s*(?:[-*+]\s+|\|\s)?/.exec(line)?.[0].length ?? 0;
    const text = line.slice(offset).trim();
    if (text !== '' && !ADORNMENT.test(line)) return { text, source: 'rst-section', ...at(index, offset) };
  }
  return undefined;
}

/** `:Status: Accepted` */
function fieldOf(rst: RstText, name: string): StatusPhrase | undefined {
  return matching(rst, new RegExp(`^(\\s*:${name}:\\s*)(\\S.*)$`, 'i'), 'rst-field');
}

/** `**Status**: Accepted` or `Status: Accepted` above the second heading. */
function lineOf({ lines, headings, at }: RstText): StatusPhrase | undefined {
  const head = lines.slice(0, headings[1]?.index ?? lines.length);
  return matching(
    { lines: head, headings, at },
    /^([-*+\s]*(?:\*\*)?status(?:\*\*)?\s*:(?:\*\*)?\s*)(\S.*)$/i,
    'rst-line',
  );
}

/** The list table on top of an Open edX proposal: `* - Status`, and below it `- Accepted`. */
function cellOf({ lines, at }: RstText): StatusPhrase | undefined {
  const index = lines.findIndex((line) => /^\s*\* - \**status\**\s*$/i.test(line)) + 1;
  const [, lead = '', text] = index === 0 ? [] : (/^(\s*- )(\S.*)$/.exec(lines[index] ?? '') ?? []);
  return text === undefined ? undefined : { text: text.trim(), source: 'table', ...at(index, lead.length) };
}

function matching({ lines, at }: RstText, pattern: RegExp, source: StatusPhrase['source']): StatusPhrase | undefined {
  for (const [index, line] of lines.entries()) {
    const [, lead = '', text] = pattern.exec(line) ?? [];
    if (text !== undefined) return { text: text.trim(), source, ...at(index, lead.length) };
  }
  return undefined;
}
