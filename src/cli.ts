#!/usr/bin/env node
/** The shell: words to a command, its result to an exit code. Loads the command that was asked for and nothing else. */
import module from 'node:module';
import { resolve } from 'node:path';
import { membersOf, readArguments, readCommandLine, type Arguments } from './commands/arguments.ts';
import { EXIT, type Command, type Invocation, type OptionDefinitions } from './commands/command.ts';
import { commandHelp, familyHelp, overview } from './commands/help.ts';
import { openTerminal, type Terminal } from './commands/terminal.ts';
import { UsageError } from './error.ts';
import { visible } from './phrase.ts';

/** Every command with the line that `lintel --help` shows for it. */
const COMMANDS: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  init: {
    summary: 'set up a context folder, with the agent files that are there',
    load: async () => (await import('./commands/init.ts')).init,
  },
  adopt: {
    summary: 'move further agent files into the context folder',
    load: async () => (await import('./commands/adopt.ts')).adopt,
  },
  eject: {
    summary: 'take lintel out again; before any edit byte for byte',
    load: async () => (await import('./commands/eject.ts')).eject,
  },
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
  rules: {
    summary: 'list the lint rules, or explain one',
    load: async () => (await import('./commands/rules.ts')).rules,
  },
  review: {
    summary: 'show what notes describe and has changed, and vouch for the words',
    load: async () => (await import('./commands/review.ts')).review,
  },
  'adr new': { summary: 'write a new decision', load: async () => (await import('./commands/adr-new.ts')).adrNew },
  'adr list': {
    summary: 'list the decisions with their status',
    load: async () => (await import('./commands/adr-list.ts')).adrList,
  },
  'adr show': {
    summary: 'show one decision, and whether it is in force',
    load: async () => (await import('./commands/adr-show.ts')).adrShow,
  },
  'adr status': {
    summary: 'change the status of a decision in place',
    load: async () => (await import('./commands/adr-status.ts')).adrStatus,
  },
  'adr supersede': {
    summary: 'write into two decisions that one replaces the other',
    load: async () => (await import('./commands/adr-supersede.ts')).adrSupersede,
  },
  'adr import': {
    summary: 'add front matter to decisions of other tools',
    load: async () => (await import('./commands/adr-import.ts')).adrImport,
  },
  'adr index': {
    summary: 'list the decisions as markdown',
    load: async () => (await import('./commands/adr-index.ts')).adrIndex,
  },
  'note new': {
    summary: 'write a note for a module',
    load: async () => (await import('./commands/note-new.ts')).noteNew,
  },
  'note bind': {
    summary: 'turn plain mentions of a note into bound facts',
    load: async () => (await import('./commands/note-bind.ts')).noteBind,
  },
  'guide new': {
    summary: 'write a new guide',
    load: async () => (await import('./commands/guide-new.ts')).guideNew,
  },
  'policy new': {
    summary: 'write a new policy: a review gate',
    load: async () => (await import('./commands/policy-new.ts')).policyNew,
  },
  explain: {
    summary: 'show what each client loads for a path, and where a line was written',
    load: async () => (await import('./commands/explain.ts')).explain,
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
  context: {
    type: 'string',
    placeholder: '<dir>',
    description: 'the context folder, from the root (default: context)',
  },
  'cache-dir': {
    type: 'string',
    placeholder: '<dir>',
    description: 'where facts are kept between runs (default: node_modules/.cache/lintel, else the system’s caches)',
  },
  'no-cache': { type: 'boolean', description: 'use and leave no cache' },
  quiet: {
    type: 'boolean',
    short: 'q',
    description: 'the answer whole, with its warnings, and beside it only what ends the run',
  },
  verbose: { type: 'boolean', description: 'also what is only information' },
  'no-color': {
    type: 'boolean',
    description: 'no colours (NO_COLOR=1 and FORCE_COLOR=0 work as well; FORCE_COLOR=1 asks for them)',
  },
  version: { type: 'boolean', short: 'v', description: 'print the version' },
  help: { type: 'boolean', short: 'h', description: 'print help, for one command or for all' },
};

keepCompiledCode();
let isCut = false;
process.stdout.on('error', tellCut);
process.stderr.on('error', tellCut);
const code = await main(process.argv.slice(2));
process.exitCode = isCut ? EXIT.usage : code;

async function main(argv: readonly string[]): Promise<number> {
  const flags = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const terminal = openTerminal({
    color: !flags.includes('--no-color'),
    quiet: flags.includes('--quiet') || flags.includes('-q'),
  });
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    terminal.progress(undefined);
    if (error instanceof UsageError) {
      process.stderr.write(
        `${terminal.style('red', 'error')}: ${printable(error.message)}\n${error.hint === undefined ? '' : `${printable(error.hint)}\n`}`,
      );
      return EXIT.usage;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`lintel failed, and that is a bug in lintel. Please report it with what you ran:\n${text}\n`);
    return EXIT.bug;
  }
}

/** Messages quote what users wrote, line by line. */
function printable(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const names = Object.keys(COMMANDS);
  const { name, rest, isHelp } = readCommandLine(argv, { names, globals: GLOBAL_OPTIONS });
  const listed = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name];
  if (name === undefined || listed === undefined) return withoutCommand({ family: name, rest, isHelp }, terminal);
  const command = await listed.load();
  const { values, positionals } = readArguments(rest, { ...command.options, ...GLOBAL_OPTIONS });
  if (isHelp || values['help'] === true)
    return print(terminal, commandHelp({ name, summary: listed.summary, command, globals: GLOBAL_OPTIONS }));
  if (values['version'] === true) return printVersion(terminal);
  if (positionals.length > command.maxPositionals) {
    throw new UsageError(
      `Too many arguments: ${positionals.slice(command.maxPositionals).join(' ')}`,
      `Usage: lintel ${command.usage}`,
    );
  }
  return command.run(await invocation({ values, positionals }, terminal));
}

async function invocation({ values, positionals }: Arguments, terminal: Terminal): Promise<Invocation> {
  const { findRoot, isFolder, relativeTo } = await import('./disk/root.ts');
  const cwd = process.cwd();
  const named = values['root'];
  const root = typeof named === 'string' ? resolve(cwd, named) : await findRoot(cwd);
  if (!(await isFolder(root))) throw new UsageError(`There is no folder ${String(named)}.`);
  const context =
    typeof values['context'] === 'string' ? relativeTo(root, resolve(root, values['context'])) : undefined;
  if (context !== undefined && !(await import('./lock.ts')).isRepositoryPath(context)) {
    throw new UsageError(`--context must be a folder inside ${root}, and is read from there.`);
  }
  const asked = values['cache-dir'];
  const cacheDir = values['no-cache'] === true ? false : typeof asked === 'string' ? resolve(cwd, asked) : undefined;
  return { root, cwd, context, cacheDir, verbose: values['verbose'] === true, positionals, options: values, terminal };
}

interface WithoutCommand {
  readonly family: string | undefined;
  readonly rest: readonly string[];
  readonly isHelp: boolean;
}

/** Nothing was named, or the first word of several commands. */
async function withoutCommand({ family, rest, isHelp }: WithoutCommand, terminal: Terminal): Promise<number> {
  const { values } = readArguments(rest, GLOBAL_OPTIONS);
  if (values['version'] === true) return printVersion(terminal);
  if (family === undefined) return print(terminal, overview(COMMANDS, GLOBAL_OPTIONS));
  const members = membersOf(family, Object.keys(COMMANDS));
  if (isHelp || values['help'] === true)
    return print(
      terminal,
      familyHelp(
        family,
        members.map((name) => [name, COMMANDS[name]?.summary ?? ''] as const),
      ),
    );
  throw new UsageError(
    `\`lintel ${family}\` needs one more word.`,
    `Known: ${members.map((name) => `lintel ${name}`).join(', ')}.`,
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

/** Of an answer that does not get out nobody may believe the exit code. `lintel scan | head` closes our pipe early; that is no fault. */
function tellCut(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || isCut) return;
  isCut = true;
  process.exitCode = EXIT.usage;
  const why = error.code === 'ENOSPC' ? 'the disk is full' : (error.code ?? error.message);
  process.stderr.write(`error: The output cannot be written: ${why}.\n`);
}

/** Node 22.1 and later keep compiled code between runs; what a command loads after this line profits. */
function keepCompiledCode(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
  enableCompileCache?.();
}
