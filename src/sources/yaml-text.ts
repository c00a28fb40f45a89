/** How values are written in YAML, and where a value on one line begins and ends. It parses nothing: who writes reads again. */

/** A value on the line of its key. Columns count from 0. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  /** The quote it stands in, or `''`. */
  readonly quote: '"' | "'" | '';
}

/** Words that YAML 1.1 or 1.2 readers take for something else than text. */
const NO_TEXT = /^(?:null|true|false|yes|no|on|off|y|n|~)$|^[-+.\d][\d._eExo]*$/i;

/** A text as a YAML value: in the quotes asked for, else plain where every reader takes it for that text. */
export function scalar(text: string, quote: ValueSpan['quote']): string {
  // oxlint-disable-next-line no-control-regex -- what single quotes cannot hold on one line
  if (quote === "'" && !/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const isPlain =
    quote === '' && /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/-]*[\p{L}\p{N}._/-])?$/u.test(text) && !NO_TEXT.test(text);
  return isPlain ? text : JSON.stringify(text);
}

/** Texts as a list on one line. */
export function flowList(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
}

/** Where the value stands on `line` after column `from`; undefined when it is no text that ends on this line. */
export function valueSpan(line: string, from: number): ValueSpan | undefined {
  // An anchor stays: whoever refers to it then reads the new value, which the check after the edit notices.
  const lead = /^\s*(?:&\S+\s+)*/.exec(line.slice(from))?.[0] ?? '';
  const start = from + lead.length;
  const rest = line.slice(start);
  if (rest === '' || rest.startsWith('#')) return { start: from, end: from, quote: '' };
  const quote = /^["']/.exec(rest)?.[0] as '"' | "'" | undefined;
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(rest)?.[0];
  if (quote !== undefined) {
    const isWhole = quoted !== undefined && /^\s*(?:#.*)?$/.test(rest.slice(quoted.length));
    return isWhole ? { start, end: start + quoted.length, quote } : undefined;
  }
  if (/^[[{|>]/.test(rest)) return undefined;
  const plain = /^.*?(?=\s+#|\s*$)/.exec(rest)?.[0] ?? rest;
  return { start, end: start + plain.length, quote: '' };
}

/** A key with one text, or with one line for each. */
export function listLines(key: string, values: readonly string[]): readonly string[] {
  return values.length === 1
    ? [`${key}: ${JSON.stringify(values[0])}`]
    : [`${key}:`, ...values.map((value) => `  - ${JSON.stringify(value)}`)];
}
