/**
 * Splits shell text into simple commands: words, with quotes, comments, prompts, redirections and here-documents
 * taken care of. It expands nothing and knows no command by name.
 */

/** One simple command. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Line of the text it starts on, from 0. */
  readonly line: number;
  /** How many subshells it stands in. */
  readonly depth: number;
  /** Files that it leads its output to: `> a.txt`. */
  readonly outputs: readonly string[];
}

/** The simple commands of a shell text, in order. A quote that never closes ends the reading: what follows is anyone's guess. */
export function shellCommands(text: string): readonly ShellCommand[] {
  const reader: Reader = { text: withoutPrompts(text), at: 0, line: 0, depth: 0, heredocs: [] };
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let outputs: string[] = [];
  let line = 0;
  const finish = () => {
    if (words.length > 0 || outputs.length > 0) commands.push({ words, line, depth: reader.depth, outputs });
    words = [];
    outputs = [];
  };
  while (reader.at < reader.text.length) {
    const token = nextToken(reader);
    if (token.kind === 'end') break;
    if (token.kind === 'word') {
      if (words.length === 0) line = token.line;
      words.push(token.value);
    } else if (token.kind === 'output') {
      if (words.length === 0) line = reader.line;
      outputs.push(token.value);
    } else if (token.kind === 'operator') {
      finish();
      if (token.value === '(') reader.depth++;
      if (token.value === ')') reader.depth = Math.max(0, reader.depth - 1);
    }
  }
  finish();
  return commands;
}

interface Reader {
  readonly text: string;
  at: number;
  line: number;
  depth: number;
  /** Tags of here-documents whose text starts on the next line. */
  heredocs: string[];
}

type Token =
  | { readonly kind: 'word'; readonly value: string; readonly line: number }
  | { readonly kind: 'operator'; readonly value: string }
  | { readonly kind: 'output'; readonly value: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'end' };

const PROMPT = /^(\s*)(?:\$|%|❯)\s+/;

/** Lines without a prompt are output as soon as one line has one. Lines keep their numbers. */
function withoutPrompts(text: string): string {
  const lines = text.split('\n');
  if (lines.some((line) => PROMPT.test(line))) {
    let continues = false;
    return lines
      .map((line) => {
        const isInput = continues || PROMPT.test(line);
        continues = isInput && line.trimEnd().endsWith('\\');
        return isInput ? line.replace(PROMPT, '') : '';
      })
      .join('\n');
  }
  return lines.map((line) => line.replace(/^\s*>\s+/, '')).join('\n');
}

function nextToken(reader: Reader): Token {
  const rest = reader.text.slice(reader.at, reader.at + 2);
  const first = rest[0];
  if (first === '\n') return newline(reader);
  if (rest === '\\\n') return skip(reader, 2, 1);
  if (first === ' ' || first === '\t' || first === '\r') return skip(reader, 1, 0);
  if (first === '#') return skip(reader, lengthToLineEnd(reader), 0);
  if (first === '<' || first === '>') return redirection(reader);
  if (first !== undefined && ';&|()'.includes(first)) {
    reader.at++;
    return { kind: 'operator', value: first };
  }
  return word(reader);
}

function skip(reader: Reader, length: number, lines: number): Token {
  reader.at += length;
  reader.line += lines;
  return { kind: 'blank' };
}

function newline(reader: Reader): Token {
  reader.at++;
  reader.line++;
  for (const tag of reader.heredocs.splice(0)) {
    while (reader.at < reader.text.length) {
      const length = lengthToLineEnd(reader);
      const line = reader.text.slice(reader.at, reader.at + length).trim();
      reader.at += length + 1;
      reader.line++;
      if (line === tag) break;
    }
  }
  return { kind: 'operator', value: '\n' };
}

/** `<name>` is a placeholder and a word; `<< TAG` opens a here-document; every other one leads to a file. */
function redirection(reader: Reader): Token {
  const rest = reader.text.slice(reader.at, reader.at + lengthToLineEnd(reader));
  const placeholder = /^<[^<>\s][^<>]*>\S*/.exec(rest)?.[0];
  if (placeholder !== undefined) {
    reader.at += placeholder.length;
    return { kind: 'word', value: placeholder, line: reader.line };
  }
  const heredoc = /^<<-?\s*(["']?)([\w-]+)\1/.exec(rest);
  if (heredoc?.[2] !== undefined) reader.heredocs.push(heredoc[2]);
  const [led = '', signs = '', file = ''] = heredoc ?? /^([<>]+&?)\s*([^\s;&|()]*)/.exec(rest) ?? [];
  skip(reader, led.length || 1, 0);
  const isOutput = heredoc === null && signs.startsWith('>') && file !== '';
  return isOutput ? { kind: 'output', value: file.replace(/["']/g, '') } : { kind: 'blank' };
}

function word(reader: Reader): Token {
  const { line } = reader;
  let value = '';
  while (reader.at < reader.text.length) {
    const character = reader.text.charAt(reader.at);
    if (/[\s;&|()]/.test(character) || (character === '>' && !value.includes('<'))) break;
    const part = wordPart(reader, character);
    if (part === undefined) return { kind: 'end' };
    value += part;
  }
  // `2>` is a redirection with a number, not a word.
  if (/^\d$/.test(value) && reader.text[reader.at] === '>') return { kind: 'blank' };
  return { kind: 'word', value, line };
}

/** The next piece of a word; undefined when a quote does not close. */
function wordPart(reader: Reader, character: string): string | undefined {
  if (character === '\\') {
    const escaped = reader.text.charAt(reader.at + 1);
    reader.at += 2;
    if (escaped === '\n') reader.line++;
    return escaped === '\n' ? '' : escaped;
  }
  const substitutes = reader.text.startsWith('$(', reader.at);
  const closing = substitutes ? ')' : character;
  if (!substitutes && !`"'\``.includes(character)) {
    reader.at++;
    return character;
  }
  const end = reader.text.indexOf(closing, reader.at + (substitutes ? 2 : 1));
  if (end < 0) return undefined;
  const inner = reader.text.slice(reader.at, end + 1);
  reader.at = end + 1;
  reader.line += inner.split('\n').length - 1;
  // What a substitution yields is unknown: its `$` or back-tick stays in the word and says so.
  return character === '"' || character === "'" ? inner.slice(1, -1) : inner;
}

function lengthToLineEnd(reader: Reader): number {
  const end = reader.text.indexOf('\n', reader.at);
  return (end < 0 ? reader.text.length : end) - reader.at;
}

/** True for a word whose value only a shell, or the reader, knows. */
export function isOpenWord(text: string): boolean {
  return /[$`<>{}*[\]…]|\.\.\./.test(text);
}

/** A word as a shell would take it again. */
export function quoted(text: string): string {
  return text === '' || /[\s"'$;&|()#]/.test(text) ? `'${text.replaceAll("'", '')}'` : text;
}
