import { describe, expect, it } from 'vitest';
import { readArguments, readCommandLine } from '../../src/commands/arguments.ts';
import type { OptionDefinitions } from '../../src/commands/command.ts';

const globals: OptionDefinitions = {
  root: { type: 'string', placeholder: '<dir>', description: '' },
  quiet: { type: 'boolean', short: 'q', description: '' },
};
const names = ['build', 'check', 'scan', 'adr new', 'adr list', 'note new'];

describe('readCommandLine', () => {
  it.each([
    ['build --check', 'build', '--check'],
    ['--reporter json check', 'check', '--reporter json'],
    ['--json scan', 'scan', '--json'],
    ['--root build scan', 'scan', '--root build'],
    ['-q build', 'build', '-q'],
    ['adr new build', 'adr new', 'build'],
    ['adr new --rule adr adr', 'adr new', '--rule adr adr'],
    ['adr --json list', 'adr list', '--json'],
    ['adr --status accepted new x', 'adr new', '--status accepted x'],
    ['adr new -- --check', 'adr new', '-- --check'],
    ['--root=check build', 'build', '--root=check'],
    ['adr', 'adr', ''],
    ['adr --help', 'adr', '--help'],
    ['--bogus', undefined, '--bogus'],
  ])('finds the command in `lintel %s`', (typed, name, rest) => {
    const read = readCommandLine(typed.split(' '), { names, globals });
    expect({ ...read, rest: read.rest.join(' ') }).toEqual({ name, rest, isHelp: false });
  });

  it.each([
    ['help', undefined],
    ['help build', 'build'],
    ['help adr', 'adr'],
    ['help adr new', 'adr new'],
    ['-q help scan', 'scan'],
  ])('takes `lintel %s` for a question', (typed, name) => {
    expect(readCommandLine(typed.split(' '), { names, globals })).toMatchObject({ name, isHelp: true });
  });

  it.each([
    ['biuld', 'There is no command `biuld`.', 'Did you mean `lintel build`?'],
    ['--reporter json chek', 'There is no command `chek`.', 'Did you mean `lintel check`?'],
    ['foo build', 'There is no command `foo`.', 'Run `lintel --help` for the commands.'],
    ['adr nwe', 'There is no command `adr nwe`.', 'Did you mean `lintel adr new`?'],
    ['adr frobnicate', 'There is no command `adr frobnicate`.', 'Known: lintel adr new, lintel adr list.'],
    ['help biuld', 'There is no command `biuld`.', 'Did you mean `lintel build`?'],
    ['constructor', 'There is no command `constructor`.', 'Run `lintel --help` for the commands.'],
  ])('refuses `lintel %s` with the way out', (typed, message, hint) => {
    expect(() => readCommandLine(typed.split(' '), { names, globals })).toThrow(
      expect.objectContaining({ message, hint }),
    );
  });
});

describe('readArguments', () => {
  const definitions: OptionDefinitions = {
    ...globals,
    rule: { type: 'string', multiple: true, description: '' },
    check: { type: 'boolean', description: '' },
  };
  const read = (typed: string) => readArguments(typed.split(' '), definitions);

  it('reads flags, repeated flags and words', () => {
    expect(read('a --rule x --rule=y -q b')).toEqual({
      values: { rule: ['x', 'y'], quiet: true },
      positionals: ['a', 'b'],
    });
  });

  it('takes everything after -- for words', () => {
    expect(read('a -- --check -q').positionals).toEqual(['a', '--check', '-q']);
  });

  it('takes a value that starts with a dash when it is joined to its flag', () => {
    expect(read('--rule=-x').values).toEqual({ rule: ['-x'] });
  });

  it.each([
    ['--chek', 'There is no flag `--chek`.', 'Did you mean `--check`?'],
    ['--frobnicate', 'There is no flag `--frobnicate`.', 'Run the command with --help for its flags.'],
    ['-x', 'There is no flag `-x`.', 'Run the command with --help for its flags.'],
    ['--cwd', 'There is no flag `--cwd`.', 'Did you mean `--root`?'],
    ['--write', 'There is no flag `--write`.', 'Run the command with --help for its flags.'],
    ['--toString', 'There is no flag `--toString`.', 'Run the command with --help for its flags.'],
    ['--root', '`--root` needs a value: `--root <dir>`.', undefined],
    ['--root=', '`--root` needs a value: `--root <dir>`.', undefined],
    [
      '--root --check',
      '`--root` needs a value: `--root <dir>`.',
      'A value that starts with a dash is written `--root=--check`.',
    ],
    ['--check=no', '`--check` takes no value.', undefined],
  ])('refuses `%s` with the way out', (typed, message, hint) => {
    expect(() => read(typed)).toThrow(expect.objectContaining({ message, hint }));
  });

  it('refuses an empty argument, which would be all of a folder as a path', () => {
    expect(() => readArguments([''], definitions)).toThrow(
      expect.objectContaining({ message: 'An argument is empty, so that it names nothing.' }),
    );
    expect(() => readArguments(['docs', '--', ''], definitions)).toThrow();
    expect(readArguments(['.', ' '], definitions).positionals).toEqual(['.', ' ']);
  });
});
