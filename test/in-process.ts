/**
 * A command as the program runs it, without a start of Node for each run, which takes most of its time. For tests of what is found in
 * real repositories; what the shell, the caches or a process of its own add is for `lintel()` of `program.ts` to show.
 */
import { readArguments } from '../src/commands/arguments.ts';
import { EXIT, type Command, type Invocation, type OptionDefinitions } from '../src/commands/command.ts';
import { findRoot } from '../src/disk/root.ts';
import { UsageError } from '../src/error.ts';

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  'adr import': async () => (await import('../src/commands/adr-import.ts')).adrImport,
  'adr index': async () => (await import('../src/commands/adr-index.ts')).adrIndex,
  'adr list': async () => (await import('../src/commands/adr-list.ts')).adrList,
  'adr new': async () => (await import('../src/commands/adr-new.ts')).adrNew,
  'adr show': async () => (await import('../src/commands/adr-show.ts')).adrShow,
  'adr status': async () => (await import('../src/commands/adr-status.ts')).adrStatus,
  'adr supersede': async () => (await import('../src/commands/adr-supersede.ts')).adrSupersede,
  adopt: async () => (await import('../src/commands/adopt.ts')).adopt,
  build: async () => (await import('../src/commands/build.ts')).build,
  check: async () => (await import('../src/commands/check.ts')).check,
  eject: async () => (await import('../src/commands/eject.ts')).eject,
  init: async () => (await import('../src/commands/init.ts')).init,
  'guide new': async () => (await import('../src/commands/guide-new.ts')).guideNew,
  lint: async () => (await import('../src/commands/lint.ts')).lint,
  'note bind': async () => (await import('../src/commands/note-bind.ts')).noteBind,
  'note new': async () => (await import('../src/commands/note-new.ts')).noteNew,
  'policy new': async () => (await import('../src/commands/policy-new.ts')).policyNew,
  review: async () => (await import('../src/commands/review.ts')).review,
};

const GLOBALS: OptionDefinitions = {
  verbose: { type: 'boolean', description: '' },
};

/** Runs `lintel <words>` in `cwd` with neither a terminal nor a cache. A flag that is none fails the test. */
export async function inProcess(cwd: string, ...all: readonly string[]) {
  const length = `${all[0]} ${all[1]}` in COMMANDS ? 2 : 1;
  const [name, words] = [all.slice(0, length).join(' '), all.slice(length)];
  const command = await COMMANDS[name]?.();
  if (command === undefined) throw new Error(`No test has asked for \`lintel ${name}\` in this way yet.`);
  const { values: options, positionals } = readArguments(words, { ...command.options, ...GLOBALS });
  const said = { out: '', err: '' };
  const line = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
  const terminal: Invocation['terminal'] = {
    out: (text) => void (said.out += line(text)),
    err: (text) => void (said.err += line(text)),
    color: false,
    style: (_, text) => text,
    progress: () => undefined,
  };
  const verbose = options['verbose'] === true;
  const place = { root: await findRoot(cwd), cwd, context: undefined, cacheDir: false } as const;
  try {
    const code = await command.run({ ...place, verbose, positionals, options, terminal });
    return { code, ...said };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const hint = error.hint === undefined ? '' : `${error.hint}\n`;
    return { code: EXIT.usage, out: said.out, err: `${said.err}error: ${error.message}\n${hint}` };
  }
}
