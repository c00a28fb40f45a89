/**
 * Edits one key of a note's front matter and nothing else: comments, order, quotes, line ends, byte order mark and body
 * stay byte for byte. Every edit is read again and held against the text before; what would touch more is refused.
 */
import type { YamlValue } from '../yaml.ts';
import { splitNote, type SplitNote } from './front-matter.ts';
import { flowList, scalar, valueSpan, type ValueSpan } from './yaml-text.ts';

/** Why a text was not edited, and the line that is in the way. */
export interface EditRefusal {
  readonly line: number;
  readonly because: string;
}

/** The text after an edit, or why there is none. */
export type Edited = { readonly text: string } | { readonly refusal: EditRefusal };

/** Sets `key`; where there is no front matter, adds one above the body. A text keeps the quotes that it replaces. */
export function setKey(text: string, key: string, value: string | readonly string[]): Edited {
  const block = open(text);
  if ('refusal' in block) return block;
  const extent = extentOf(block, key);
  const write: Writer = (quote) => (typeof value === 'string' ? scalar(value, quote) : flowList(value));
  if (extent === undefined) return checked(block, withNewKey(block, `${key}: ${write('')}`), { key, expected: value });
  const lead = leadOf(block, extent, key);
  if (lead === undefined) return refused(extent.start + 1, `\`${key}\` does not stand on a line of its own`);
  return checked(block, withValue(block, extent, { lead, write }), { key, expected: value });
}

/** Adds `item` to the list under `key`: at its end and in its own form. A single text becomes a list; no key becomes one. */
export function appendToKey(text: string, key: string, item: string): Edited {
  const block = open(text);
  if ('refusal' in block) return block;
  const field = block.split.fields.get(key);
  if (field === undefined || field.value.kind === 'none') return setKey(text, key, [item]);
  if (field.value.kind === 'text') return setKey(text, key, [field.value.text, item]);
  const extent = extentOf(block, key);
  const lead = extent === undefined ? undefined : leadOf(block, extent, key);
  if (extent === undefined || lead === undefined || field.value.kind === 'map')
    return refused(field.line, `\`${key}\` is no list that a line can be added to`);
  const edited = withItem(block, extent, { item, from: lead.length });
  if (edited === undefined)
    return refused(field.line, `the list under \`${key}\` is written in a way that is not edited`);
  const items = field.value.items.map((each) => (each.kind === 'text' ? each.text : ''));
  return checked(block, edited, { key, expected: [...items, item] });
}

/** Takes `key` with all its lines out. A text without the key stays as it is. */
export function removeKey(text: string, key: string): Edited {
  const block = open(text);
  if ('refusal' in block) return block;
  const extent = extentOf(block, key);
  if (extent === undefined) return { text };
  if (leadOf(block, extent, key) === undefined)
    return refused(extent.start + 1, `\`${key}\` does not stand on a line of its own`);
  const lines = [...block.lines.slice(0, extent.start), ...block.lines.slice(extent.end)];
  return checked(block, lines, { key, expected: undefined });
}

/** Why `file` cannot be given front matter, if so: only markdown has any. */
export function refuseFrontMatter(file: string): { readonly refusal: EditRefusal } | undefined {
  return /\.(?:mdx?|markdown)$/i.test(file) ? undefined : refused(1, 'front matter belongs into markdown files only');
}

/** One line of a text, with the line end that it has. */
export interface SourceLine {
  readonly text: string;
  readonly end: string;
}

/** The lines of a text, none lost: joined again they are the text. */
export function sourceLines(text: string): readonly SourceLine[] {
  const parts = text.split(/(\r\n|\r|\n)/);
  const lines: SourceLine[] = [];
  for (let index = 0; index < parts.length; index += 2)
    lines.push({ text: parts[index] ?? '', end: parts[index + 1] ?? '' });
  return lines;
}

/** The text that `lines` are. */
export function joinedLines(lines: readonly SourceLine[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

const MARK = '\uFEFF';

interface Block {
  readonly mark: string;
  readonly split: SplitNote;
  readonly lines: readonly SourceLine[];
  /** Index of the closing fence; 0 where there is no front matter. */
  readonly close: number;
  readonly end: string;
}

function open(text: string): Block | { readonly refusal: EditRefusal } {
  const { value: split, problems } = splitNote('', text);
  const [problem] = problems;
  if (problem !== undefined) return refused(problem.line, lowerFirst(problem.message.replace(/\.$/, '')));
  const mark = text.startsWith(MARK) ? MARK : '';
  const lines = sourceLines(text.slice(mark.length));
  const close = split.hasFrontMatter ? split.bodyLine - 2 : 0;
  return { mark, split, lines, close, end: lines[0]?.end === '' ? '\n' : (lines[0]?.end ?? '\n') };
}

function refused(line: number, because: string): { readonly refusal: EditRefusal } {
  return { refusal: { line, because } };
}

interface Extent {
  /** Index of the line with the key. */
  readonly start: number;
  /** Index after its last line; blank lines and comments that follow are not its own. */
  readonly end: number;
}

function extentOf({ split, lines, close }: Block, key: string): Extent | undefined {
  const field = split.fields.get(key);
  if (field === undefined) return undefined;
  const start = field.line - 1;
  let end = close;
  for (const other of split.fields.values()) if (other.line - 1 > start) end = Math.min(end, other.line - 1);
  const indent = field.column - 1;
  const isLoose = (line: string): boolean =>
    line.trim() === '' || (line.trimStart().startsWith('#') && line.search(/\S/) <= indent);
  while (end > start + 1 && isLoose(lines[end - 1]?.text ?? '')) end -= 1;
  return { start, end };
}

/** The line of a key up to its colon; undefined where something else stands before it, as in `{a: 1, b: 2}`. */
function leadOf({ split, lines }: Block, { start }: Extent, key: string): string | undefined {
  const field = split.fields.get(key);
  const line = lines[start]?.text ?? '';
  const column = (field?.column ?? 1) - 1;
  const shared = [...split.fields.values()].filter((other) => other.line - 1 === start);
  if (line.slice(0, column).trim() !== '' || shared.length > 1) return undefined;
  const rest = line.slice(column);
  const written = [key, `"${key}"`, `'${key}'`].find((form) => rest.startsWith(form));
  const colon = written === undefined ? null : /^\s*:(?=\s|$)/.exec(rest.slice(written.length));
  return written === undefined || colon === null ? undefined : line.slice(0, column) + written + colon[0];
}

/** True when the value goes on below the line of its key. */
function continues({ lines }: Block, { start, end }: Extent): boolean {
  return lines.slice(start + 1, end).some(({ text }) => text.trim() !== '' && !text.trimStart().startsWith('#'));
}

type Writer = (quote: ValueSpan['quote']) => string;

/** The lines with another value: on its own line where it has one, else in place of all that the key holds. */
function withValue(
  block: Block,
  extent: Extent,
  { lead, write }: { readonly lead: string; readonly write: Writer },
): readonly SourceLine[] {
  const { text, end } = block.lines[extent.start]!;
  const isMultiLine = continues(block, extent);
  const span = isMultiLine ? undefined : valueSpan(text, lead.length);
  const after = text.slice(lead.length);
  const comment = /^\s*(?:#.*)?$/.test(after) ? after : '';
  const edited =
    span !== undefined && span.start < span.end
      ? text.slice(0, span.start) + write(span.quote) + text.slice(span.end)
      : `${lead} ${write('')}${comment}`;
  const rest = block.lines.slice(isMultiLine ? extent.end : extent.start + 1);
  return [...block.lines.slice(0, extent.start), { text: edited, end }, ...rest];
}

function withNewKey(block: Block, line: string): readonly SourceLine[] {
  const { split, lines, close, end } = block;
  if (!split.hasFrontMatter) {
    const isEmpty = lines.length === 1 && lines[0]?.text === '';
    const gap = isEmpty || lines[0]?.text.trim() === '' ? [] : [{ text: '', end }];
    return [{ text: '---', end }, { text: line, end }, { text: '---', end }, ...gap, ...lines];
  }
  const [first] = split.fields.values();
  const last = [...split.fields.keys()].map((key) => extentOf(block, key)?.end ?? close).at(-1);
  const at = last ?? close;
  const indent = ' '.repeat((first?.column ?? 1) - 1);
  return [...lines.slice(0, at), { text: indent + line, end }, ...lines.slice(at)];
}

interface NewItem {
  readonly item: string;
  /** Where the key of the list ends on its line. */
  readonly from: number;
}

function withItem(
  { lines }: Block,
  { start, end }: Extent,
  { item, from }: NewItem,
): readonly SourceLine[] | undefined {
  const isContent = ({ text }: SourceLine): boolean => text.trim() !== '' && !text.trimStart().startsWith('#');
  const dash = lines.slice(start + 1, end).find(isContent)?.text;
  const marker = /^\s*-(?=\s)/.exec(dash ?? '')?.[0];
  const rest = (lines[start]?.text ?? '').slice(from);
  if (marker !== undefined && /^\s*(?:#.*)?$/.test(rest)) {
    let last = end - 1;
    while (!isContent(lines[last]!)) last -= 1;
    const gap = /^\s*-(\s+)/.exec(dash ?? '')?.[1] ?? ' ';
    const added = { text: `${marker}${gap}${scalar(item, '')}`, end: lines[last]?.end ?? '' };
    return [...lines.slice(0, last + 1), added, ...lines.slice(last + 1)];
  }
  return withFlowItem(lines, { start, end, item, from });
}

function withFlowItem(
  lines: readonly SourceLine[],
  { start, end, item, from }: Extent & NewItem,
): readonly SourceLine[] | undefined {
  const text = joinedLines(lines.slice(start, end));
  const closing = closingBracket(text, from);
  if (closing === undefined) return undefined;
  const before = text.slice(0, closing);
  const content = before.trimEnd();
  const comma = content.endsWith('[') || content.endsWith(',') ? '' : ',';
  const gap = content.endsWith('[') ? '' : ' ';
  const added = `${content}${comma}${gap}${JSON.stringify(item)}${before.slice(content.length)}${text.slice(closing)}`;
  return [...lines.slice(0, start), { text: added, end: '' }, ...lines.slice(end)];
}

/** Where the list that opens first after `from` closes. Comments may mislead it, and then the check refuses the edit. */
function closingBracket(text: string, from: number): number | undefined {
  let depth = 0;
  for (const match of text.slice(from).matchAll(/"(?:[^"\\]|\\.)*"|(?<![\w])'(?:[^']|'')*'|[[\]]/gs)) {
    if (match[0] === '[') depth += 1;
    if (match[0] === ']') depth -= 1;
    if (match[0] === ']' && depth === 0) return from + match.index;
  }
  return undefined;
}

interface Expectation {
  readonly key: string;
  /** Undefined when the key must be gone. */
  readonly expected: string | readonly string[] | undefined;
}

/** The edited text, if all but the key says what it said. */
function checked({ mark, split, lines }: Block, edited: readonly SourceLine[], want: Expectation): Edited {
  const { key, expected } = want;
  const text = mark + joinedLines(edited);
  const { value: after, problems } = splitNote('', text);
  const others = (fields: SplitNote['fields']) => [...fields.values()].filter((field) => field.key !== key);
  const [before, now] = [others(split.fields), others(after.fields)];
  const isKept =
    problems.length === 0 &&
    before.length === now.length &&
    before.every((field, index) => field.key === now[index]?.key && same(field.value, now[index].value));
  const body = split.hasFrontMatter ? after.body : after.body.replace(/^\n/, '');
  const wasBody = split.hasFrontMatter ? split.body : split.body.replace(/^\n/, '');
  const value = after.fields.get(key)?.value;
  const isSet = expected === undefined ? !after.fields.has(key) : value !== undefined && says(value, expected);
  if (isKept && isSet && body === wasBody) return { text };
  const line = split.fields.get(key)?.line ?? Math.min(1, lines.length);
  return refused(line, `\`${key}\` cannot be edited without changing what stands around it`);
}

function says(value: YamlValue, expected: string | readonly string[]): boolean {
  if (typeof expected === 'string') return value.kind === 'text' && value.text === expected;
  if (value.kind !== 'list' || value.items.length !== expected.length) return false;
  return value.items.every((item, index) => (item.kind === 'text' ? item.text : '') === expected[index]);
}

function same(a: YamlValue, b: YamlValue): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  if (a.kind === 'list')
    return (
      b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => same(item, b.items[i]!))
    );
  if (a.kind === 'map') {
    if (b.kind !== 'map' || a.fields.size !== b.fields.size) return false;
    return [...a.fields].every(([key, { value }]) => {
      const other = b.fields.get(key)?.value;
      return other !== undefined && same(value, other);
    });
  }
  return b.kind === 'none';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
