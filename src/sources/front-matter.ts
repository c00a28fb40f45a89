/**
 * The front matter of a note → values that know where they stand. The only file that imports gray-matter.
 * It says nothing about which keys mean something, and executes nothing, whatever language the fence names.
 */
import matter from 'gray-matter';
import type { Parsed, Problem } from '../model.ts';
import { readYaml, type YamlField } from '../yaml.ts';

/** A text parted into its front matter and the rest. */
export interface SplitNote {
  readonly fields: ReadonlyMap<string, YamlField>;
  /** The YAML between the fences, as written; empty when there is none. */
  readonly yaml: string;
  readonly hasFrontMatter: boolean;
  /** False when the front matter could not be read; `fields` is then empty. */
  readonly isSound: boolean;
  readonly body: string;
  /** Line of the file on which `body` starts. */
  readonly bodyLine: number;
}

/** Largest front matter that is parsed. Ours is a few hundred bytes; beyond this it is a mistake or an attack. */
const MAX_LENGTH = 64 * 1024;
/** gray-matter looks for comments with a pattern that is quadratic in the number of lines. */
const MAX_LINES = 2_000;

const OPENING = /^---[ \t]*([A-Za-z][\w-]*)?[ \t]*$/;
const CLOSING = /^---[ \t]*$/;
/** `----`, at which Claude Code and Cursor end a head as well, and `...`, with which YAML ends a document. */
const OTHER_CLOSING = /^(?:-{4,}|\.{3})[ \t]*$/;
const KEY_LINE = /^["']?[A-Za-z_][\w .-]*["']?:(?:\s|$)/;
const BELOW_KEY = /^(?:[ \t]|-(?:[ \t]|$)|#|$)/;
const YAML_NAMES = new Set(['yaml', 'yml']);

/** Parts `text` into front matter and body, and reads the front matter. */
export function splitNote(file: string, text: string): Parsed<SplitNote> {
  const lines = normalise(text).split('\n');
  const opening = OPENING.exec(lines[0] ?? '');
  if (opening === null) return { value: withoutFrontMatter(lines), problems: [] };
  const close = headEnd(lines);
  if (close < 0) return unclosed(file, lines, opening[1] !== undefined);
  const yaml = lines.slice(1, close).join('\n');
  const rest = { yaml, hasFrontMatter: true, body: lines.slice(close + 1).join('\n'), bodyLine: close + 2 };
  const refusal = refuse(file, yaml, opening[1]);
  const read =
    refusal === undefined ? readFields(file, yaml) : { value: new Map<string, YamlField>(), problems: [refusal] };
  const isSound = read.problems.length === 0;
  return { value: { ...rest, fields: read.value, isSound }, problems: read.problems };
}

/** Index of the line that closes the head which opens on the first; -1 for one that is never closed. */
export function headEnd(lines: readonly string[]): number {
  let isHead = KEY_LINE.test(lines[1] ?? '');
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    // Below words four dashes underline a heading: there the text began with a rule, and with no head.
    if (CLOSING.test(line) || (isHead && OTHER_CLOSING.test(line))) return index;
    isHead &&= KEY_LINE.test(line) || BELOW_KEY.test(line);
  }
  return -1;
}

/** Texts arrive with LF and without a byte order mark; a caller that forgot gets true lines all the same. */
function normalise(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function withoutFrontMatter(lines: readonly string[]): SplitNote {
  return { fields: new Map(), yaml: '', hasFrontMatter: false, isSound: true, body: lines.join('\n'), bodyLine: 1 };
}

function unclosed(file: string, lines: readonly string[], hasLanguage: boolean): Parsed<SplitNote> {
  const value = withoutFrontMatter(lines);
  // A document may well begin with a thematic break: only a line that looks like a key makes it front matter.
  if (!hasLanguage && !KEY_LINE.test(lines[1] ?? '')) return { value, problems: [] };
  const message = 'The front matter that starts here is never closed, so none of it is read.';
  const hint = 'Add a line `---` below its last key.';
  return {
    value: { ...value, isSound: false, body: lines.slice(1).join('\n'), bodyLine: 2 },
    problems: [{ rule: 'note/frontmatter', file, line: 1, column: 1, message, hint }],
  };
}

function refuse(file: string, yaml: string, language: string | undefined): Problem | undefined {
  const at = { rule: 'note/frontmatter', file, line: 1, column: 1 };
  if (language !== undefined && !YAML_NAMES.has(language.toLowerCase())) {
    const message = `The front matter is written in \`${language}\`, which is never run or read; only YAML is.`;
    return { ...at, message, hint: 'Write it as YAML and open it with a plain `---`.' };
  }
  if (isTooLong(yaml)) {
    const message = `The front matter is larger than ${MAX_LENGTH / 1024} KB or ${MAX_LINES} lines, so it is not read.`;
    return { ...at, message, hint: 'Move the text below the closing `---`.' };
  }
  return undefined;
}

/** True for front matter that is not parsed, whoever wrote it. */
export function isTooLong(yaml: string): boolean {
  return yaml.length > MAX_LENGTH || yaml.split('\n').length > MAX_LINES;
}

function readFields(file: string, text: string): Parsed<ReadonlyMap<string, YamlField>> {
  let read: Parsed<ReadonlyMap<string, YamlField>> = { value: new Map(), problems: [] };
  const parse = (source: string): object => {
    read = fieldsOf(file, source);
    return {};
  };
  // The options object keeps gray-matter from its cache, in which the second parse of a broken text succeeds.
  // Its delimiters are narrowed so that a YAML line such as `---x` cannot end the block early.
  const executable = { parse: neverRun };
  matter(`---\n${text}\n---\n`, {
    language: 'yaml',
    delimiters: ['---', '---\n'],
    engines: { yaml: parse, javascript: executable, js: executable, coffee: executable, coffeescript: executable },
  });
  return read;
}

function neverRun(): object {
  return {};
}

function fieldsOf(file: string, text: string): Parsed<ReadonlyMap<string, YamlField>> {
  // gray-matter hands over the block from the end of its first line, so that line 1 is the opening fence.
  const { root, error } = readYaml({ file, text, what: 'front matter' });
  const empty = new Map<string, YamlField>();
  if (error !== undefined) return { value: empty, problems: [{ rule: 'note/frontmatter', ...error }] };
  if (root.kind === 'map') return { value: root.fields, problems: [] };
  if (root.kind === 'none') return { value: empty, problems: [] };
  const message = 'The front matter is not a mapping.';
  const { line, column } = root;
  return {
    value: empty,
    problems: [{ rule: 'note/frontmatter', file, line, column, message, hint: 'Write it as lines of `key: value`.' }],
  };
}
