/**
 * What was typed, taken apart: which command is meant, and its flags. Knows no command but their names, and runs
 * nothing. Whatever cannot be understood is a UsageError with the way out.
 */
import { parseArgs } from 'node:util';
import { UsageError } from '../error.ts';
import { nearest } from '../nearest.ts';
import type { Invocation, OptionDefinitions } from './command.ts';

/** The words that name a command, and what else was typed. */
export interface CommandLine {
  /** A command (`adr new`), a family of commands (`adr`), or nothing. */
  readonly name: string | undefined;
  /** Everything typed but the name. */
  readonly rest: readonly string[];
  /** True after the word `help`: the help of `name` is asked for. */
  readonly isHelp: boolean;
}

/** What the words of `argv` may name. */
export interface CommandNames {
  readonly names: readonly string[];
  readonly globals: OptionDefinitions;
}

/**
 * Finds the command: the first word, or pair of words, that names one. A word that follows a flag of a command may be
 * the flag's value, since flags are known only with their command; any other word that names nothing is a mistake.
 */
export function readCommandLine(argv: readonly string[], { names, globals }: CommandNames): CommandLine {
  const words = wordsOf(argv, globals);
  const isHelp = words.find(({ mayBeValue }) => !mayBeValue)?.text === 'help';
  const asked = isHelp ? words.slice(words.findIndex(({ text }) => text === 'help') + 1) : words;
  const used = isHelp ? [words.find(({ text }) => text === 'help')!] : [];
  const named = findName(asked, names);
  if (named === undefined && asked.length > 0) throw unknownCommand(asked, names);
  const gone = new Set([...used, ...(named?.words ?? [])].map(({ index }) => index));
  return { name: named?.name, rest: argv.filter((_, index) => !gone.has(index)), isHelp };
}

interface Word {
  readonly text: string;
  readonly index: number;
  /** It stands after a flag that may take a value. */
  readonly mayBeValue: boolean;
}

/** Everything in `argv` that is no flag and no value of a flag that every command has. After `--` all are words. */
function wordsOf(argv: readonly string[], globals: OptionDefinitions): readonly Word[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const words: Word[] = [];
  argv.forEach((text, index) => {
    const before = index === 0 || index > end ? '' : (argv[index - 1] ?? '');
    if (index === end || (index < end && isFlag(text))) return;
    const global = globalFlag(before, globals);
    if (global?.type === 'string') return;
    words.push({ text, index, mayBeValue: isFlag(before) && !before.includes('=') && global === undefined });
  });
  return words;
}

function isFlag(text: string): boolean {
  return text.startsWith('-') && text !== '-';
}

function globalFlag(text: string, globals: OptionDefinitions) {
  const name = text.startsWith('--') ? text.slice(2) : undefined;
  if (name !== undefined) return Object.hasOwn(globals, name) ? globals[name] : undefined;
  return Object.values(globals).find(({ short }) => short !== undefined && text === `-${short}`);
}

interface Named {
  readonly name: string;
  readonly words: readonly Word[];
}

function findName(words: readonly Word[], names: readonly string[]): Named | undefined {
  for (const [index, word] of words.entries()) {
    if (membersOf(word.text, names).length > 0) return findMember(word, words.slice(index + 1), names);
    if (names.includes(word.text)) return { name: word.text, words: [word] };
    if (!word.mayBeValue) return undefined;
  }
  return undefined;
}

/** The command of a family that the words after it name; the family itself where there are none. */
function findMember(family: Word, after: readonly Word[], names: readonly string[]): Named {
  for (const word of after) {
    const name = `${family.text} ${word.text}`;
    if (names.includes(name)) return { name, words: [family, word] };
    if (!word.mayBeValue) break;
  }
  const wrong = after.find(({ mayBeValue }) => !mayBeValue) ?? after[0];
  if (wrong !== undefined) throw unknownCommand([{ ...wrong, text: `${family.text} ${wrong.text}` }], names);
  return { name: family.text, words: [family] };
}

/** The commands of a family: `adr new` and `adr list` for `adr`. */
export function membersOf(family: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => name.startsWith(`${family} `));
}

function unknownCommand(words: readonly Word[], names: readonly string[]): UsageError {
  const families = [...new Set(names.filter((name) => name.includes(' ')).map((name) => name.split(' ')[0]!))];
  const guesses = words.map(({ text }) => ({ text, guess: nearest(text, [...names, ...families]) }));
  const likely = guesses.find(({ guess }) => guess !== undefined);
  const text = words.find(({ mayBeValue }) => !mayBeValue)?.text ?? likely?.text ?? words[0]?.text;
  const guess = guesses.find((each) => each.text === text)?.guess;
  const family = membersOf(text?.split(' ')[0] ?? '', names);
  return new UsageError(
    `There is no command \`${text}\`.`,
    guess !== undefined
      ? `Did you mean \`lintel ${guess}\`?`
      : family.length > 0
        ? `Known: ${family.map((name) => `lintel ${name}`).join(', ')}.`
        : 'Run `lintel --help` for the commands.',
  );
}

/** Flags and positional arguments, as a command's definitions say. */
export interface Arguments {
  readonly values: Invocation['options'];
  readonly positionals: readonly string[];
}

/** Reads flags. An unknown one is refused with its nearest neighbour, one without its value with what belongs there, and so is an empty argument. */
export function readArguments(args: readonly string[], definitions: OptionDefinitions): Arguments {
  const options = Object.fromEntries(
    Object.entries(definitions).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short !== undefined && { short }), ...(multiple !== undefined && { multiple }) },
    ]),
  );
  // Lenient, since the messages of the strict parser speak of its own settings; what it would refuse is refused below.
  const { tokens, values, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkFlag(token, definitions);
  // As a path it would be the folder that somebody stands in, and all that is below it.
  if (positionals.includes(''))
    throw new UsageError('An argument is empty, so that it names nothing.', 'Is a variable of the script not set?');
  return { values, positionals };
}

interface FlagToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** What ESLint, oxlint, Prettier and knip call what has another name here: a person types what the hand knows. */
const KNOWN_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['format', 'reporter'],
  ['f', 'reporter'],
  ['cwd', 'root'],
  ['directory', 'root'],
  ['cache-location', 'cache-dir'],
  ['fix-dry-run', 'fix --dry-run'],
  ['fix-suggestions', 'fix-unsafe'],
  ['fix-dangerously', 'fix-unsafe'],
  ['write', 'fix'],
  ['deny-warnings', 'strict'],
  ['suppress-all', 'update-baseline'],
  ['prune-suppressions', 'prune-baseline'],
  ['no-exit-code', 'no-fail'],
]);

/** The flag that was probably meant: the same thing by its name elsewhere, or the nearest one. */
function likelyFlag(name: string, definitions: OptionDefinitions): string | undefined {
  const same = KNOWN_ELSEWHERE.get(name);
  if (same !== undefined && Object.hasOwn(definitions, same.split(' ')[0]!)) return same;
  return nearest(name, Object.keys(definitions));
}

function checkFlag({ name, rawName, value, inlineValue }: FlagToken, definitions: OptionDefinitions): void {
  const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (definition === undefined) {
    const guess = likelyFlag(name, definitions);
    throw new UsageError(
      `There is no flag \`${rawName}\`.`,
      guess === undefined ? 'Run the command with --help for its flags.' : `Did you mean \`--${guess}\`?`,
    );
  }
  if (definition.type === 'boolean' && value !== undefined) throw new UsageError(`\`${rawName}\` takes no value.`);
  const isMissing = value === undefined || value === '' || (inlineValue === false && isFlag(value));
  if (definition.type === 'string' && isMissing)
    throw new UsageError(
      `\`${rawName}\` needs a value: \`--${name} ${definition.placeholder ?? '<value>'}\`.`,
      value !== undefined && value !== ''
        ? `A value that starts with a dash is written \`--${name}=${value}\`.`
        : undefined,
    );
}
