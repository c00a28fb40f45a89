/**
 * Markdown → body with its pieces, and the few markdown texts that lintel writes itself.
 * The only file that imports unified and remark. It knows nothing of notes, front matter keys or the repository.
 */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Body, Parsed, Problem } from '../model.ts';
import { findBindings } from './bindings.ts';
import { splitNote } from './front-matter.ts';
import { findPieces } from './pieces.ts';
import type { MarkdownTree, Span } from './pieces.ts';
import { sameTree } from './same-tree.ts';

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
  const found = unlessTooDeep(() => {
    return findPieces(text, parseMarkdown(text), line);
  });
  if (found === undefined) return { value: bareBody(text, line), problems: [tooDeep(file, line)] };
  const { pieces, stretches } = found;
  const { bindings, escapes, problems } = findBindings({ file, line }, text, stretches);
  const isBound = (offset: number): boolean => bindings.some(({ start, end }) => offset >= start && offset < end);
  const kept = pieces.filter(({ kind, start }) => kind !== 'mention' || !isBound(start));
  const sorted = [...kept, ...escapes].sort((a, b) => a.start - b.start || b.end - a.end);
  return { value: { text, line, pieces: sorted, bindings }, problems };
}

/** Whether two documents say the same, whatever their list markers, escapes, padding, fences and line ends. */
export function sameDocument(a: string, b: string): boolean {
  if (a === b) return true;
  const [left, right] = [splitNote('', a).value, splitNote('', b).value];
  if (tidyYaml(left.yaml) !== tidyYaml(right.yaml)) return false;
  if (left.body === right.body) return true;
  return unlessTooDeep(() => sameTree(parseMarkdown(left.body).tree, parseMarkdown(right.body).tree)) ?? false;
}

/** `text` as a code span, with as many backticks as its own ask for. */
export function inlineCode(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
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
  return { rule: 'note/frontmatter', file, line, column: 1, message, hint: 'Flatten its lists and quotes.' };
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
