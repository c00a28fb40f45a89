/** The head of a decision in reStructuredText: title, number, status and date, and nothing else. Comments and code are blanked first. */
import type { DecisionHead } from './decision-head.ts';
import { dateOf } from './head-date.ts';
import { statement } from './head-status.ts';
import type { At, StatusPhrase, Words } from './head-status.ts';
import { numberedTitle } from './head-title.ts';
import { readStatus } from './status.ts';

/** Reads the head of `text`, which starts on line 1 of `file`. */
export function readRstHead(file: string, text: string): DecisionHead {
  const lines = visibleLines(text.split('\n'));
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

/** Directives whose content is code. Of the others the content is text: `list-table`, `note`. */
const CODE = /^\s*\.\. (?:code|code-block|sourcecode|parsed-literal|raw|math|literalinclude|mermaid|uml|graphviz)::/;

/** The lines with directives, comments, code and literal blocks blanked. */
function visibleLines(lines: readonly string[]): readonly string[] {
  let hidden: number | undefined;
  return lines.map((line, index) => {
    if (line.trim() === '') return '';
    const indent = line.search(/\S/);
    if (hidden !== undefined && indent > hidden) return '';
    hidden = undefined;
    const isMarkup = /^\s*\.\.(?: |$)/.test(line);
    // Two dots alone, with a blank line below, are a comment without text.
    const isComment = isMarkup && !/^\s*\.\. (?:[\w:-]+::|\||_|\[)/.test(line);
    const isEmpty = line.trim() === '..' && (lines[index + 1] ?? '').trim() === '';
    if ((isComment && !isEmpty) || CODE.test(line) || (!isMarkup && /::\s*$/.test(line))) hidden = indent;
    return isMarkup && !/^\s*\.\. \|/.test(line) ? '' : line;
  });
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
  const all: Words[] = [];
  for (let index = heading.index + 2; index < end; index += 1) {
    const line = lines[index] ?? '';
    const offset = /^\s*(?:[-*+]\s+|\|\s)?/.exec(line)?.[0].length ?? 0;
    const text = line.slice(offset).trim();
    if (text !== '' && !ADORNMENT.test(line)) all.push({ text, index, offset });
  }
  const words = name === 'status' ? (statement(all) ?? all[0]) : all[0];
  return words && { text: words.text, source: 'rst-section', ...at(words.index, words.offset) };
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
