/**
 * Bound facts: `{{script "test"}}` and its kin, found in runs of text that someone else has chosen.
 * It does not resolve them, and leaves every other `{{…}}` (Vue, Actions, Go) alone.
 */
import { nearest } from '../nearest.ts';
import type { Binding, Parsed, Piece, Problem } from '../model.ts';
import type { Stretch } from './pieces.ts';

/** The bound facts that there are. */
export const BINDING_NAMES = [
  'script',
  'symbol',
  'signature',
  'value',
  'version',
  'path',
  'decision',
  'owner',
] as const;

interface Start {
  readonly file: string;
  readonly line: number;
}

/** What a text holds in braces. */
export interface FoundBindings {
  readonly bindings: readonly Binding[];
  readonly escapes: readonly Piece[];
  readonly problems: readonly Problem[];
}

const KNOWN: ReadonlySet<string> = new Set(BINDING_NAMES);
const QUOTED = `(?:"[^"\\n]*"|'[^'\\n]*')`;
const SHAPE = new RegExp(`\\{\\{([A-Za-z][\\w-]*)((?:[ \\t]+(?:[A-Za-z][\\w-]*=)?${QUOTED})+)[ \\t]*\\}\\}`, 'y');
const ARGUMENT = new RegExp(`(?:([A-Za-z][\\w-]*)=)?(${QUOTED})`, 'g');

/** Finds bound facts and `\{{` in the `stretches` of `text`, which begins at the given line of its file. */
export function findBindings({ file, line }: Start, text: string, stretches: readonly Stretch[]): FoundBindings {
  const found = { bindings: [] as Binding[], escapes: [] as Piece[], problems: [] as Problem[] };
  const place = placer(text, line);
  for (const stretch of stretches) {
    for (let start = text.indexOf('{{', stretch.start); start >= 0 && start + 2 <= stretch.end;) {
      const length = readAt({ file, text, start, stretch, found, ...place(start) });
      start = text.indexOf('{{', start + length);
    }
  }
  return found;
}

/** A front matter sentence: where it starts, and how it is written there, where that is not its text. */
export interface SentencePlace extends Start {
  readonly column: number;
  readonly written?: string | undefined;
}

/** Finds the bound facts of a front matter sentence. */
export function bindingsIn(text: string, at: SentencePlace): Parsed<readonly Binding[]> {
  if (!text.includes('{{')) return { value: [], problems: [] };
  const { bindings, problems } = findBindings(at, text, codeStretches(text));
  const places = (): Placer => (at.written === undefined ? besideText(at) : inWritten(at.written, at));
  const [ofBinding, ofProblem] = [places(), places()];
  return {
    value: bindings.map((binding) => ({ ...binding, ...ofBinding(binding, binding.raw) })),
    problems: problems.map((problem) => ({ ...problem, ...ofProblem(problem, problem.claim ?? '') })),
  };
}

type LineAndColumn = Pick<Problem, 'line' | 'column'>;
type Placer = (found: LineAndColumn, raw: string) => LineAndColumn;

function besideText(at: SentencePlace): Placer {
  return ({ line, column }) => ({ line, column: line === at.line ? column + at.column - 1 : column });
}

/** Quotes, escapes and folded lines of YAML shift what stands in them, so each is looked up where it is written. */
function inWritten(written: string, at: SentencePlace): Placer {
  let from = 0;
  return (_, raw) => {
    const found = [raw, raw.replaceAll('"', '\\"'), raw.replaceAll("'", "''")].map((each) =>
      written.indexOf(each, from),
    );
    const start = found.find((each) => each >= 0);
    if (start === undefined) return { line: at.line, column: at.column };
    from = start + 1;
    const lines = written.slice(0, start).split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    return { line: at.line + lines.length - 1, column: lines.length === 1 ? at.column + column - 1 : column };
  };
}

/** One sentence has no blocks, so backticks alone tell code from prose and no markdown parser is needed. */
function codeStretches(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  for (const { 0: span, index } of text.matchAll(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g)) {
    if (index > start) stretches.push({ start, end: index, context: 'prose', inTable: false });
    start = index + span.length;
    stretches.push({ start: index, end: start, context: 'code', inTable: false });
  }
  if (start < text.length) stretches.push({ start, end: text.length, context: 'prose', inTable: false });
  return stretches;
}

interface Candidate {
  readonly file: string;
  readonly text: string;
  readonly start: number;
  readonly stretch: Stretch;
  readonly line: number;
  readonly column: number;
  readonly found: { bindings: Binding[]; escapes: Piece[]; problems: Problem[] };
}

/** Reads what the braces at `start` are, and returns how many characters are done with. */
function readAt(candidate: Candidate): number {
  const { file, text, start, stretch, found, line, column } = candidate;
  SHAPE.lastIndex = start;
  const match = SHAPE.exec(text);
  const shape = match !== null && start + match[0].length <= stretch.end ? match : null;
  if (isEscaped(text, start, stretch.start)) {
    // The backslash may be the author's own, unless it keeps a bound fact from being one.
    const place = { start: start - 1, end: start + 2, line, column: column - 1 };
    if (shape !== null) found.escapes.push({ kind: 'escape', ...place });
    return 2;
  }
  if (shape === null || text[start - 1] === '$' || text[start - 1] === '{') return 2;
  const [raw, name = '', rest = ''] = shape;
  const problem = problemWith(name, rest, { file, line, column, claim: raw });
  if (problem !== undefined) found.problems.push(problem);
  if (problem !== undefined || !KNOWN.has(name)) return raw.length;
  const { context, inTable } = stretch;
  const position = { raw, start, end: start + raw.length, line, column, context };
  found.bindings.push({ name, ...readArguments(rest), ...position, ...(inTable ? { inTable: true } : {}) });
  return raw.length;
}

function isEscaped(text: string, start: number, from: number): boolean {
  let slashes = 0;
  while (start - slashes - 1 >= from && text[start - slashes - 1] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function readArguments(rest: string): Pick<Binding, 'args' | 'named'> {
  const args: string[] = [];
  const named: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, key, quoted = ''] of rest.matchAll(ARGUMENT)) {
    if (key === undefined) args.push(quoted.slice(1, -1));
    else named[key] = quoted.slice(1, -1);
  }
  return { args, named };
}

type At = Pick<Problem, 'file' | 'line' | 'column' | 'claim'>;

function problemWith(name: string, rest: string, at: At): Problem | undefined {
  if (!KNOWN.has(name)) {
    // `{{date "…"}}` and `{{part "x"}}` are other languages' own: only one letter amiss is ours.
    const meant = nearest(name, BINDING_NAMES, 1);
    if (meant === undefined) return undefined;
    const message = `There is no bound fact \`${name}\`; the nearest is \`${meant}\`.`;
    return {
      rule: 'note/binding',
      ...at,
      message,
      hint: `Write \`{{${meant}${rest}}}\`, or \`\\{{\` to keep the braces as text.`,
    };
  }
  if (readArguments(rest).args.length > 0) return undefined;
  const message = `The bound fact \`${name}\` does not say which ${name} it means.`;
  return { rule: 'note/binding', ...at, message, hint: `Give the name first: \`{{${name} "…"${rest}}}\`.` };
}

function placer(text: string, line: number): (offset: number) => { line: number; column: number } {
  let [seen, current] = [0, line];
  return (offset) => {
    if (offset < seen) [seen, current] = [0, line];
    for (let next = text.indexOf('\n', seen); next >= 0 && next < offset; next = text.indexOf('\n', seen)) {
      [seen, current] = [next + 1, current + 1];
    }
    return { line: current, column: offset - seen + 1 };
  };
}
