/**
 * Markdown → body with its pieces, and the few markdown texts that lintel writes itself.
 * The only file that imports unified and remark. It knows nothing of notes, front matter keys or the repository.
 */
import { createHash } from 'node:crypto';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Binding, Body, Parsed, Piece, Problem } from '../model.ts';
import { plainValue } from '../yaml.ts';
import { findBindings } from './bindings.ts';
import { formatFree } from './format-free.ts';
import { splitNote } from './front-matter.ts';
import type { SplitNote } from './front-matter.ts';
import { oneLine } from './one-line.ts';
import { findPieces } from './pieces.ts';
import type { LinkSpan, MarkdownTree, Span } from './pieces.ts';
import { essenceOf, type CodeReading } from './same-tree.ts';
import { whyTooLong } from './too-long.ts';

/** A body whose pieces nobody will ask for: superseded decisions are history, and nothing in them is a claim. */
export function bareBody(text: string, line: number): Body {
  return { text, line, pieces: [], bindings: [] };
}

/**
 * A body that is parsed when someone first asks for its pieces: hundreds of decisions hold nothing but prose.
 * Only for texts without braces, since nobody would hear of a broken bound fact.
 */
export function lazyBody(file: string, text: string, line: number): Body {
  let read: Body | undefined;
  return {
    text,
    line,
    get pieces() {
      read ??= parseBody(file, text, line).value;
      return read.pieces;
    },
    bindings: [],
  };
}

/** Reads `text`, which starts on `line` of `file`, into its pieces and bound facts. */
export function parseBody(file: string, text: string, line: number): Parsed<Body> {
  const refusal = refuseBody(file, text, line);
  if (refusal !== undefined) return { value: bareBody(text, line), problems: [refusal] };
  const found = unlessTooDeep(() => findPieces(text, parseMarkdown(text), line));
  if (found === undefined) return { value: bareBody(text, line), problems: [tooDeep(file, line)] };
  const { pieces, stretches, links } = found;
  const { bindings: all, escapes, problems } = findBindings({ file, line }, text, stretches);
  const bindings = markedInLinks(all, links);
  const sorted = [...pieces, ...escapes].sort((a, b) => a.start - b.start || b.end - a.end);
  return { value: { text, line, pieces: mentionsOutside(sorted, bindings), bindings }, problems };
}

/** What keeps a body from being parsed, by its size alone. */
export function refuseBody(file: string, text: string, line: number): Problem | undefined {
  const found = whyTooLong(text);
  if (found === undefined) return undefined;
  const message = `The text of this file ${found.why}, so it is not read.`;
  const above = text.slice(0, found.at).split('\n').length - 1;
  return {
    rule: TOO_LONG,
    file,
    line: line + above,
    column: 1,
    message,
    hint: 'Shorten it, or part it into several files.',
  };
}

/** Rule id of a text that is not parsed. */
export const TOO_LONG = 'note/too-long';

/** Both lists are sorted by start. */
function markedInLinks(bindings: readonly Binding[], links: readonly LinkSpan[]): readonly Binding[] {
  let next = 0;
  return bindings.map((binding) => {
    while ((links[next]?.end ?? Infinity) <= binding.start) next += 1;
    return (links[next]?.start ?? Infinity) < binding.start ? { ...binding, inLink: true } : binding;
  });
}

/** Handles inside a bound fact are its arguments. Both lists are sorted by start. */
function mentionsOutside(pieces: readonly Piece[], bindings: readonly Binding[]): readonly Piece[] {
  let next = 0;
  return pieces.filter(({ kind, start }) => {
    while ((bindings[next]?.end ?? Infinity) <= start) next += 1;
    return kind !== 'mention' || start < (bindings[next]?.start ?? Infinity);
  });
}

/** The markdown between the marks of a heading, as written. */
export function headingSource({ text }: Body, heading: Piece & { readonly kind: 'heading' }): HeadingSource {
  const written = text.slice(heading.start, heading.end);
  const lead = heading.isSetext ? '' : (/^#+[ \t]*/.exec(written)?.[0] ?? '');
  const rest = heading.isSetext
    ? written.slice(0, Math.max(0, written.lastIndexOf('\n')))
    : written.slice(lead.length).replace(/(?:^|[ \t]+)#+[ \t]*$/, '');
  // What leads the further lines of an underlined heading belongs to a list or quote.
  const source = rest.replace(/\\?[ \t]*\n[\s>]*/g, ' ').trim();
  return { text: source, line: heading.line, column: heading.column + lead.length };
}

/** The source of a heading, and where it starts. */
export interface HeadingSource {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Whether two documents say the same, whatever their list markers, escapes, padding, fences and line ends. */
export function sameDocument(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [splitNote('', a).value, splitNote('', b).value];
  if (left.hasFrontMatter !== right.hasFrontMatter || !sameFrontMatter(left, right)) return false;
  if (left.body === right.body) return true;
  if (whyTooLong(left.body) !== undefined || whyTooLong(right.body) !== undefined) return false;
  const essence = bodyEssence(left.body, 'to the letter');
  return essence !== undefined && essence === bodyEssence(right.body, 'to the letter');
}

/**
 * A hash of what a document says, the same before and after a formatter, which may have formatted the code in its fences
 * as well. Undefined for what is not parsed.
 */
export function documentHash(text: string): string | undefined {
  const note = splitNote('', text).value;
  const body = whyTooLong(note.body) === undefined ? bodyEssence(note.body, 'without format') : undefined;
  if (body === undefined) return undefined;
  const front: string = note.isSound ? valuesOf(note) : tidyYaml(note.yaml);
  return createHash('sha256')
    .update(JSON.stringify([note.hasFrontMatter, front, body]))
    .digest('hex')
    .slice(0, 16);
}

function bodyEssence(body: string, reading: CodeReading): string | undefined {
  const text = reading === 'without format' ? formatFree(body) : body;
  return unlessTooDeep(() => essenceOf(parseMarkdown(text).tree, reading));
}

/** Compares values where both are YAML, so that quotes and indentation do not count; else the texts. */
function sameFrontMatter(left: SplitNote, right: SplitNote): boolean {
  if (tidyYaml(left.yaml) === tidyYaml(right.yaml)) return true;
  return left.isSound && right.isSound && valuesOf(left) === valuesOf(right);
}

function valuesOf({ fields }: SplitNote): string {
  return JSON.stringify(plainValue({ kind: 'map', fields, file: '', line: 1, column: 1 }));
}

/** Whether `line` by itself is one paragraph, and starts no other block. */
export function standsAlone(line: string): boolean {
  if (whyTooLong(line) !== undefined) return false;
  const read = unlessTooDeep(() => parseMarkdown(line).tree.children.map(({ type }) => type));
  return read?.length === 1 && read[0] === 'paragraph';
}

/** `text` as a code span, with as many backticks as its own ask for. */
export function inlineCode(text: string): string {
  const line = oneLine(text);
  return line === '' ? '' : stringify({ type: 'inlineCode', value: line });
}

/** A link that reads `text` and leads to `url`; brackets and stars in `text` are escaped, blanks in `url` enclosed. */
export function markdownLink(text: string, url: string): string {
  const link = stringify({ type: 'link', url, children: [{ type: 'text', value: text }] });
  // remark escapes every underscore; Prettier and oxfmt would take these back.
  return link.replace(/(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])/g, '_');
}

/** Markdown is parsed and walked by recursion; a text that nests thousands of levels deep exhausts the stack. */
function unlessTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tooDeep(file: string, line: number): Problem {
  const message = 'The markdown nests too deeply to be read.';
  return { rule: TOO_LONG, file, line, column: 1, message, hint: 'Flatten its lists and quotes.' };
}

function tidyYaml(yaml: string): string {
  return yaml.replace(/[ \t]+$/gm, '').trim();
}

const writer = unified().use(remarkGfm).use(remarkStringify, { resourceLink: true }).freeze();

type Phrase =
  | { type: 'inlineCode'; value: string }
  | { type: 'link'; url: string; children: { type: 'text'; value: string }[] };

function stringify(phrase: Phrase): string {
  return writer.stringify({ type: 'root', children: [{ type: 'paragraph', children: [phrase] }] }).replace(/\n$/, '');
}

interface Token {
  readonly start: { readonly offset: number };
  readonly end: { readonly offset: number };
}

/** The tree and, where it does not say, the destinations of links and the lines of fences. */
function parseMarkdown(text: string): MarkdownTree {
  const spans: Span[] = [];
  const keep =
    (kind: Span['kind']) =>
    (token: Token): void => {
      spans.push({ kind, start: token.start.offset, end: token.end.offset });
    };
  const enter = {
    resourceDestination: keep('destination'),
    definitionDestination: keep('destination'),
    codeFencedFence: keep('fence'),
  };
  const reader = unified().use(remarkParse).use(remarkGfm).data('fromMarkdownExtensions', [{ enter }]);
  return { tree: reader.parse(text), spans };
}
