#!/usr/bin/env node
/** The shell: words to a command, its result to an exit code. Loads the command that was asked for and nothing else. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { EXIT, type Command, type Invocation, type OptionDefinitions } from './commands/command.ts';
import { commandHelp, overview } from './commands/help.ts';
import { openTerminal, type Terminal } from './commands/terminal.ts';
import { UsageError } from './error.ts';
import { nearest } from './nearest.ts';

/** Every command with the line that `lintel --help` shows for it. `adr new` is asked for before `adr`. */
const COMMANDS: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  init: { summary: 'set up a context folder', load: async () => (await import('./commands/init.ts')).init },
  build: {
    summary: 'compile the context into the files that agents load',
    load: async () => (await import('./commands/build.ts')).build,
  },
  lint: {
    summary: 'say what in the context is stale, missing or broken',
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  check: {
    summary: 'build --check and lint in one run, for CI',
    load: async () => (await import('./commands/check.ts')).check,
  },
  'adr new': { summary: 'write a new decision', load: async () => (await import('./commands/adr-new.ts')).adrNew },
  'adr list': {
    summary: 'list the decisions with their status',
    load: async () => (await import('./commands/adr-list.ts')).adrList,
  },
  'note new': {
    summary: 'write a note for a module',
    load: async () => (await import('./commands/note-new.ts')).noteNew,
  },
  scan: { summary: 'show the facts that the code states', load: async () => (await import('./commands/scan.ts')).scan },
  model: {
    summary: 'show the context model: facts and notes, linked',
    load: async () => (await import('./commands/model.ts')).model,
  },
};

const GLOBAL_OPTIONS: OptionDefinitions = {
  root: {
    type: 'string',
    placeholder: '<dir>',
    description: 'the repository (default: the git top above the current folder)',
  },
  context: { type: 'string', placeholder: '<dir>', description: 'the context folder (default: context)' },
  quiet: { type: 'boolean', short: 'q', description: 'only errors and the answer itself' },
  verbose: { type: 'boolean', description: 'also what is only information' },
  'no-color': { type: 'boolean', description: 'no colours (NO_COLOR works as well)' },
  version: { type: 'boolean', short: 'v', description: 'print the version' },
  help: { type: 'boolean', short: 'h', description: 'print help, for one command or for all' },
};

process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const isPlain = argv.includes('--no-color');
  const terminal = openTerminal({ color: !isPlain, quiet: argv.includes('--quiet') || argv.includes('-q') });
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    terminal.progress(undefined);
    if (error instanceof UsageError) {
      process.stderr.write(
        `${terminal.style('red', 'error')}: ${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`,
      );
      return EXIT.usage;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`lintel failed, and that is a bug in lintel. Please report it with what you ran:\n${text}\n`);
    return EXIT.bug;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const words = commandWords(argv);
  const name = words.find((word) => Object.hasOwn(COMMANDS, word));
  if (name === undefined) return withoutCommand(argv, words, terminal);
  const command = await COMMANDS[name]!.load();
  const rest = withoutWords(argv, name.split(' '));
  const { values, positionals } = parse(rest, { ...command.options, ...GLOBAL_OPTIONS });
  if (values['help'] === true)
    return print(terminal, commandHelp({ name, summary: COMMANDS[name]!.summary, command, globals: GLOBAL_OPTIONS }));
  if (values['version'] === true) return printVersion(terminal);
  if (positionals.length > command.maxPositionals) {
    throw new UsageError(
      `Too many arguments: ${positionals.slice(command.maxPositionals).join(' ')}`,
      `Usage: lintel ${command.usage}`,
    );
  }
  return command.run(await invocation(values, positionals, terminal));
}

async function invocation(values: Values, positionals: readonly string[], terminal: Terminal): Promise<Invocation> {
  const { findRoot, isFolder, relativeTo } = await import('./disk/tree.ts');
  const cwd = process.cwd();
  const asked = values['root'];
  const root = typeof asked === 'string' ? resolve(cwd, asked) : await findRoot(cwd);
  if (!(await isFolder(root))) throw new UsageError(`There is no folder ${String(asked)}.`);
  const context = typeof values['context'] === 'string' ? relativeTo(root, resolve(cwd, values['context'])) : undefined;
  if (context !== undefined && (context === '' || context.startsWith('..'))) {
    throw new UsageError(`--context must be a folder inside ${root}.`);
  }
  return { root, cwd, context, verbose: values['verbose'] === true, positionals, options: values, terminal };
}

/** The first one or two words that are no flags: `adr new` before `adr`. */
function commandWords(argv: readonly string[]): readonly string[] {
  const takesValue = (word: string) =>
    Object.hasOwn(GLOBAL_OPTIONS, word.slice(2)) && GLOBAL_OPTIONS[word.slice(2)]?.type === 'string';
  const words: string[] = [];
  for (let index = 0; index < argv.length && words.length < 2; index++) {
    const word = argv[index]!;
    if (!word.startsWith('-')) words.push(word);
    else if (word.startsWith('--') && takesValue(word)) index++;
  }
  const [first, second] = words;
  return [...(second === undefined ? [] : [`${first} ${second}`]), ...(first === undefined ? [] : [first])];
}

function withoutWords(argv: readonly string[], words: readonly string[]): readonly string[] {
  const left = [...words];
  return argv.filter((word) => {
    if (word !== left[0]) return true;
    left.shift();
    return false;
  });
}

type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function parse(
  args: readonly string[],
  definitions: OptionDefinitions,
): { values: Values; positionals: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries(definitions).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short !== undefined && { short }), ...(multiple !== undefined && { multiple }) },
    ]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const message = (error as Error).message.split(/\. |\n/)[0]?.replace(/\.$/, '') ?? '';
    const guess = nearest(/^Unknown option '--([^']+)'/.exec(message)?.[1] ?? '', Object.keys(definitions));
    throw new UsageError(
      `${message}.`,
      guess === undefined ? 'Run the command with --help for its flags.' : `Did you mean --${guess}?`,
    );
  }
}

async function withoutCommand(argv: readonly string[], words: readonly string[], terminal: Terminal): Promise<number> {
  if (argv.includes('--version') || argv.includes('-v')) return printVersion(terminal);
  const asked = words.at(-1);
  if (asked === undefined || argv.includes('--help') || argv.includes('-h'))
    return print(terminal, overview(COMMANDS, GLOBAL_OPTIONS));
  const family = Object.keys(COMMANDS).filter((name) => name.startsWith(`${asked} `));
  if (family.length > 0)
    throw new UsageError(
      `\`lintel ${asked}\` needs one more word.`,
      `Known: ${family.map((name) => `lintel ${name}`).join(', ')}.`,
    );
  const guess = nearest(words[0] ?? asked, Object.keys(COMMANDS)) ?? nearest(asked, Object.keys(COMMANDS));
  throw new UsageError(
    `There is no command \`${asked}\`.`,
    guess === undefined ? 'Run `lintel --help` for the commands.' : `Did you mean \`lintel ${guess}\`?`,
  );
}

function print(terminal: Terminal, text: string): number {
  terminal.out(text);
  return EXIT.clean;
}

async function printVersion(terminal: Terminal): Promise<number> {
  const { packageVersion } = await import('./disk/templates.ts');
  return print(terminal, packageVersion());
}

/** `lintel scan | head` closes our pipe early; that is no fault. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
