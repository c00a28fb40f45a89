/** What Codex CLI runs outside of its sandbox without asking: the rules in `.codex/rules/`, which are calls in Starlark. */
import { placeOf } from '../offsets.ts';
import type { PermissionRule } from './permission-rules.ts';

/**
 * Reads a file of rules: `prefix_rule(pattern = ["git", ["push", "fetch"]], decision = "allow")`. A rule is about the commands that begin
 * with its words, a list among them being one word or another, and allows unless it says otherwise; the strictest of those that
 * match decides (https://developers.openai.com/codex/rules). Undefined for a file that holds more than such calls.
 */
export function readCodexRules(text: string): readonly PermissionRule[] | undefined {
  const calls = readCalls(text);
  return calls?.flatMap(({ name, values }) => {
    const pattern = values.get('pattern');
    if (name !== 'prefix_rule' || !Array.isArray(pattern?.value)) return [];
    const words = pattern.value.map((word) => (Array.isArray(word) ? word.flat() : [word]));
    return [
      {
        text: text.slice(pattern.start, pattern.end).replace(/\s+/g, ' '),
        place: () => placeOf(text, pattern.start),
        isAllowed: (values.get('decision')?.value ?? 'allow') === 'allow',
        matches: (command: string) => beginsWith(command.split(/\s+/), words),
        patterns: patternsOf(words),
      },
    ];
  });
}

/** A pattern for each choice of words, as far as a person would write them. */
function patternsOf(words: readonly (readonly unknown[])[]): readonly string[] {
  const choices = words.reduce<readonly string[]>(
    (starts, each) => starts.flatMap((start) => each.map((word) => `${start}${String(word)} `)).slice(0, MAX_CHOICES),
    [''],
  );
  return choices.map((each) => `${each}*`);
}

const MAX_CHOICES = 100;

function beginsWith(command: readonly string[], words: readonly (readonly unknown[])[]): boolean {
  return words.every((choices, index) => choices.includes(command[index]));
}

/** A text, or a list of texts and lists. */
type Value = string | readonly Value[];

interface Placed {
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

interface Call {
  readonly name: string;
  readonly values: ReadonlyMap<string, Placed>;
}

/** The tokens of a file, and the one that is to be read next. */
interface Cursor {
  readonly tokens: readonly RegExpExecArray[];
  at: number;
}

/** The calls of a file with their named values; undefined where anything else stands. */
function readCalls(text: string): readonly Call[] | undefined {
  const cursor: Cursor = { tokens: [...text.matchAll(TOKEN)].filter(([token]) => !/^[\s#]/.test(token)), at: 0 };
  const calls: Call[] = [];
  while (cursor.at < cursor.tokens.length) {
    const call = readCall(cursor);
    if (!call) return undefined;
    calls.push(call);
  }
  return calls;
}

const TOKEN = /\s+|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\w+|[\s\S]/g;

function readCall(cursor: Cursor): Call | undefined {
  const name = take(cursor);
  if (!NAME.test(name) || !takes(cursor, '(')) return undefined;
  const values = new Map<string, Placed>();
  while (!takes(cursor, ')')) {
    const key = take(cursor);
    if (!NAME.test(key) || !takes(cursor, '=')) return undefined;
    const start = cursor.tokens[cursor.at]?.index ?? 0;
    const value = readValue(cursor, 0);
    const last = cursor.tokens[cursor.at - 1];
    if (value === undefined || !last || !isAtEnd(cursor, ')')) return undefined;
    values.set(key, { value, start, end: last.index + last[0].length });
    takes(cursor, ',');
  }
  return { name, values };
}

const NAME = /^[A-Za-z_]\w*$/;

function readValue(cursor: Cursor, depth: number): Value | undefined {
  const token = take(cursor);
  if (/^["']/.test(token)) return token.slice(1, -1).replace(/\\(.)/g, '$1');
  if (token !== '[' || depth > MAX_DEPTH) return undefined;
  const items: Value[] = [];
  while (!takes(cursor, ']')) {
    const item = readValue(cursor, depth + 1);
    if (item === undefined || !isAtEnd(cursor, ']')) return undefined;
    items.push(item);
    takes(cursor, ',');
  }
  return items;
}

/** Words are texts or lists of texts; more nesting is no rule. */
const MAX_DEPTH = 3;

/** Whether a value ends here: by a comma, or with what it stands in. */
function isAtEnd({ tokens, at }: Cursor, closing: string): boolean {
  return [',', closing].includes(tokens[at]?.[0] ?? '');
}

function take(cursor: Cursor): string {
  const token = cursor.tokens[cursor.at]?.[0] ?? '';
  cursor.at += 1;
  return token;
}

function takes(cursor: Cursor, token: string): boolean {
  if (cursor.tokens[cursor.at]?.[0] !== token) return false;
  cursor.at += 1;
  return true;
}
