/**
 * YAML → values that know where they stand, and the only file that imports yaml. Walks the parsed tree itself instead of
 * turning it into objects, so that keys such as `__proto__` reach no prototype and aliases cannot multiply without bound.
 */
import type { Alias, Document, Node, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place } from './model.ts';

/**
 * A YAML value. `text` of a plain scalar is raw, so `0012`, dates and `true` stay as written; `scalar` is what YAML 1.2
 * makes of it, `written` the source from the value's place on, where that is not the text itself, and `remark` the comment behind it.
 */
export type YamlValue = Place &
  (
    | {
        readonly kind: 'text';
        readonly text: string;
        readonly scalar: unknown;
        readonly written?: string;
        readonly remark?: string;
      }
    | { readonly kind: 'list'; readonly items: readonly YamlValue[] }
    | { readonly kind: 'map'; readonly fields: ReadonlyMap<string, YamlField> }
    | { readonly kind: 'none' }
  );

/** One key of a mapping; its own place is that of the key. */
export interface YamlField extends Place {
  readonly key: string;
  readonly value: YamlValue;
}

/** What is wrong with a text, with the way out. */
export interface YamlError extends Place {
  readonly message: string;
  readonly hint: string;
}

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** What the text is, for messages: `front matter`, `configuration`. */
  readonly what: string;
}

/** A text read: where there is an error, the root is empty. */
export interface YamlText {
  readonly root: YamlValue;
  readonly error?: YamlError;
}

/** Aliases and values that one text may expand to; nested aliases grow exponentially. */
const MAX_ALIASES = 50;
const MAX_VALUES = 20_000;
/** Open brackets at once, and columns of indentation: the parser dies, uncatchably, on some ten thousand levels. */
const MAX_BRACKETS = 500;
const MAX_INDENT = 200;
/** Largest text that is parsed. */
const MAX_LENGTH = 1024 * 1024;

/** Reads one document. Never throws. */
export function readYaml(source: YamlSource): YamlText {
  const { file, what } = source;
  const start = { file, line: 1, column: 1 };
  const empty: YamlValue = { kind: 'none', ...start };
  if (source.text.length > MAX_LENGTH || bracketDepth(source.text) > MAX_BRACKETS || isIndentedTooDeep(source.text)) {
    const message = `The ${what} is larger than ${MAX_LENGTH / 1024} KB, or nested deeper than ${MAX_BRACKETS} brackets or ${MAX_INDENT} columns of indentation, so it is not read.`;
    return { root: empty, error: { ...start, message, hint: 'Flatten its lists and mappings.' } };
  }
  const { document, lines, text } = parseTolerantly(source.text);
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const error = syntaxError(document, { source: { file, text, what }, place });
  if (error !== undefined) return { root: empty, error };
  const walk: Walk = { document, text, place, what, errors: [], aliases: 0, values: 0 };
  const root = isNode(document.contents) ? readNode(document.contents, walk) : empty;
  const [first] = walk.errors;
  return first === undefined ? { root } : { root: empty, error: first };
}

function isIndentedTooDeep(text: string): boolean {
  return /^[ \t?:-]{201}/m.test(text);
}

type YamlDocument = ReturnType<typeof parseDocument>;

interface ParsedText {
  readonly document: YamlDocument;
  readonly lines: LineCounter;
  /** What was parsed in the end: the text with some values in quotes, on the same lines. */
  readonly text: string;
}

/** Quoting one value can bring the next to light; a text that needs more rounds is broken in another way. */
const MAX_ROUNDS = 50;

/**
 * `module: @acme/api` is what people write for a package, and YAML reserves `@` and the backtick at the start of a value
 * for nothing at all. Such a value can only be meant as text, even where it holds a colon. Only the parser knows where a
 * value starts, so its own complaints are asked, never the lines.
 */
function parseTolerantly(written: string): ParsedText {
  let text = written;
  for (let round = 0; ; round += 1) {
    const lines = new LineCounter();
    // Keys are compared by our own walk: the parser's check is quadratic.
    const document = parseDocument(text, {
      version: '1.2',
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
    });
    const starts = document.errors.filter((error) => isReservedStart(error, text)).map(({ pos }) => pos[0]);
    const quoted = round < MAX_ROUNDS ? withQuotes(text, starts) : text;
    if (quoted === text) return { document, lines, text };
    text = quoted;
  }
}

function isReservedStart({ code, pos }: YamlDocument['errors'][number], text: string): boolean {
  return code === 'BAD_SCALAR_START' && /[@`]/.test(text.charAt(pos[0]));
}

/** A value that starts its item and holds a colon would be read as a mapping: it is put in quotes up to its comment. */
function withQuotes(text: string, starts: readonly number[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const start of starts.toSorted((a, b) => a - b)) {
    const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    const value = /^[^\n]*?(?=[ \t]*(?:\n|$)|[ \t]+#)/.exec(text.slice(start))?.[0] ?? '';
    if (start < done || !/^[ \t]*(?:- +|(?:- +)*[\w-]+:[ \t]+)$/.test(lead) || !/:(?:\s|$)/.test(value)) continue;
    parts.push(text.slice(done, start), JSON.stringify(value));
    done = start + value.length;
  }
  return parts.join('') + text.slice(done);
}

/** A value as plain JavaScript, for schemas. Mappings have no prototype. */
export function plainValue(value: YamlValue): unknown {
  if (value.kind === 'text') return value.scalar;
  if (value.kind === 'list') return value.items.map(plainValue);
  if (value.kind === 'none') return null;
  const plain: Record<string, unknown> = {};
  for (const [key, field] of value.fields) plain[key] = plainValue(field.value);
  return plain;
}

/** Place of the key or list item at `path`, or of its nearest known ancestor. */
export function placeAt(root: YamlValue, path: readonly (string | number)[]): Place {
  let place: Place = root;
  let value: YamlValue | undefined = root;
  for (const step of path) {
    const field: YamlField | undefined = value?.kind === 'map' ? value.fields.get(String(step)) : undefined;
    const item: YamlValue | undefined = value?.kind === 'list' ? value.items[Number(step)] : undefined;
    place = field ?? item ?? place;
    value = field?.value ?? item;
  }
  return { file: place.file, line: place.line, column: place.column };
}

interface Walk {
  readonly document: Document;
  /** What was parsed. */
  readonly text: string;
  readonly place: (offset: number) => Place;
  readonly what: string;
  readonly errors: YamlError[];
  aliases: number;
  values: number;
}

interface Fault {
  readonly message: string;
  readonly hint: string;
}

/** Most brackets open at once; quotes and comments count too, which only makes it strict. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function report(walk: Walk, node: Node, { message, hint }: Fault): void {
  walk.errors.push({ ...walk.place(node.range?.[0] ?? 0), message, hint });
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function readNode(node: Node, walk: Walk): YamlValue {
  const place = walk.place(node.range?.[0] ?? 0);
  walk.values += 1;
  if (walk.values > MAX_VALUES && walk.errors.length === 0) {
    report(walk, node, {
      message: `The ${walk.what} expands to more than ${MAX_VALUES} values.`,
      hint: 'Shorten its lists.',
    });
  }
  if (walk.errors.length > 0) return { kind: 'none', ...place };
  if (isAlias(node)) return readAlias(node, walk, place);
  if (isMap(node)) return { kind: 'map', fields: readMap(node, walk), ...place };
  if (isSeq(node)) {
    const items = node.items.map((item): YamlValue =>
      isNode(item) ? readNode(item, walk) : { kind: 'none', ...place },
    );
    return { kind: 'list', items, ...place };
  }
  return isScalar(node) ? readScalar(node, walk, place) : { kind: 'none', ...place };
}

function readMap(map: YAMLMap, walk: Walk): ReadonlyMap<string, YamlField> {
  const fields = new Map<string, YamlField>();
  for (const { key, value } of map.items) {
    if (walk.errors.length > 0) break;
    if (!isScalar(key)) {
      const message = `A key of the ${walk.what} is not plain text.`;
      report(walk, isNode(key) ? key : map, { message, hint: 'Put it in quotes, or remove it.' });
      break;
    }
    const name = key.source ?? String(key.value);
    if (name === '__proto__')
      report(walk, key, { message: `The ${walk.what} has a key \`__proto__\`.`, hint: 'Remove it.' });
    if (fields.has(name))
      report(walk, key, { message: `The key \`${name}\` stands here twice.`, hint: 'Keep one of the two.' });
    const after = walk.place(key.range?.[1] ?? 0);
    const read: YamlValue = isNode(value) ? readNode(value, walk) : { kind: 'none', ...after };
    fields.set(name, { key: name, ...walk.place(key.range?.[0] ?? 0), value: read });
  }
  return fields;
}

function readAlias(alias: Alias, walk: Walk, place: Place): YamlValue {
  walk.aliases += 1;
  const isOverLimit = walk.aliases > MAX_ALIASES;
  const target = isOverLimit ? undefined : alias.resolve(walk.document);
  if (target !== undefined && isNode(target)) return readNode(target, walk);
  report(
    walk,
    alias,
    isOverLimit
      ? { message: `The ${walk.what} uses more than ${MAX_ALIASES} aliases.`, hint: 'Write the values out.' }
      : {
          message: `\`*${alias.source}\` is a YAML alias to an anchor that is not there.`,
          hint: `Put it in quotes if it is meant as text: "*${alias.source}".`,
        },
  );
  return { kind: 'none', ...place };
}

function readScalar(scalar: Scalar, walk: Walk, place: Place): YamlValue {
  // `!**/*.test.ts` without quotes is a tag on nothing: the glob would vanish without a word.
  if (scalar.tag?.startsWith('!') === true) {
    const gap = scalar.source === '' ? 0 : 1;
    const tagPlace = walk.place((scalar.range?.[0] ?? 0) - scalar.tag.length - gap);
    const message = `\`${scalar.tag}\` is a YAML tag, not text.`;
    walk.errors.push({ ...tagPlace, message, hint: `Put it in quotes if it is meant as text: "${scalar.tag}".` });
  }
  if (scalar.value === null && scalar.type === 'PLAIN') return { kind: 'none', ...place };
  const text = scalar.type === 'PLAIN' ? (scalar.source ?? '') : String(scalar.value ?? '');
  const written = walk.text.slice(scalar.range?.[0] ?? 0, scalar.range?.[1] ?? 0);
  const remark = scalar.comment?.trim();
  const rest = { ...(written !== text && { written }), ...(remark && { remark }) };
  return { kind: 'text', text, scalar: scalar.value, ...place, ...rest };
}

function syntaxError(
  document: YamlDocument,
  { source, place }: { readonly source: YamlSource; readonly place: (offset: number) => Place },
): YamlError | undefined {
  const { text, what } = source;
  const error = document.errors.find((each) => !isReservedStart(each, text));
  if (error === undefined) return undefined;
  // An open quote is noticed at the very end; it is mended where it opens.
  const quote = error.code === 'MISSING_CHAR' ? /closing ["']/.exec(error.message)?.[0].at(-1) : undefined;
  const offset = quote === undefined ? error.pos[0] : Math.max(0, text.lastIndexOf(quote, error.pos[0] - 1));
  const hint = hintFor(error.code, text.slice(error.pos[0], error.pos[0] + 1));
  return { ...place(offset), message: `The ${what} is not valid YAML: ${firstSentence(error.message)}.`, hint };
}

function firstSentence(message: string): string {
  const [first = ''] = message.split('\n');
  return first.replace(/[.:]$/, '').replace(/closing (["'])quote/, 'closing quote $1');
}

function hintFor(code: string, character: string): string {
  if (code === 'BAD_SCALAR_START')
    return `Put the value in quotes: YAML reserves \`${character}\` at the start of a value.`;
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'Put the value in quotes: it holds a colon followed by a blank.';
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces: YAML allows no tabs there.';
  if (code === 'MISSING_CHAR') return 'Close the quote or bracket that is still open.';
  return 'Mend the line, or put the value in quotes.';
}
