/** Questions are asked of people only. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { confirmed, wanted } from '../../src/commands/ask.ts';
import type { Invocation } from '../../src/commands/command.ts';
import { ask, type Dialogue } from '../../src/commands/prompt.ts';

function dialogue(isTTY: boolean, typed: string | null): { readonly at: Dialogue; readonly shown: () => string } {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  if (typed === null) input.end();
  else input.write(typed);
  return { at: { input, output }, shown: () => String(output.read() ?? '') };
}

describe('a question', () => {
  it('is shown on a terminal, and its answer is one line without blanks around it', async () => {
    const { at, shown } = dialogue(true, '  Use Postgres \n');
    expect(await ask('What is decided?', at)).toBe('Use Postgres');
    expect(shown()).toContain('What is decided?');
  });

  it('is not asked where nobody is watching', async () => {
    const { at, shown } = dialogue(false, 'x\n');
    expect(await ask('What?', at)).toBeUndefined();
    expect(shown()).toBe('');
  });

  it('has no answer when nothing is typed, and ends the command when the terminal closes or is interrupted', async () => {
    expect(await ask('What?', dialogue(true, '\n').at)).toBeUndefined();
    await expect(ask('What?', dialogue(true, null).at)).rejects.toThrow('Stopped.');
    await expect(ask('What?', dialogue(true, '\u0003').at)).rejects.toThrow('Stopped.');
  });
});

describe('a question for yes or no', () => {
  const invocation = (options: Invocation['options']): Invocation => ({
    root: '/shop',
    cwd: '/shop',
    context: undefined,
    cacheDir: false,
    verbose: false,
    positionals: [],
    options,
    terminal: {} as Invocation['terminal'],
  });

  it.each([
    ['\n', true, false],
    ['y\n', true, true],
    ['Yes\n', true, true],
    ['n\n', false, false],
    ['what?\n', false, false],
  ])('takes %j for %s where yes is usual, and for %s where no is', async (typed, isConfirmed, isWanted) => {
    const asked = dialogue(true, typed);
    expect(await confirmed(invocation({}), 'Write this?', asked.at)).toBe(isConfirmed);
    expect(asked.shown()).toContain('Write this? [Y/n]');
    const offered = dialogue(true, typed);
    expect(await wanted('List the outputs?', offered.at)).toBe(isWanted);
    expect(offered.shown()).toContain('List the outputs? [y/N]');
  });

  it('is not asked with --yes, nor where nobody is watching', async () => {
    for (const { options, isTTY } of [
      { options: { yes: true }, isTTY: true },
      { options: {}, isTTY: false },
    ]) {
      const { at, shown } = dialogue(isTTY, 'n\n');
      expect(await confirmed(invocation(options), 'Write this?', at)).toBe(true);
      expect(shown()).toBe('');
    }
    expect(await wanted('List the outputs?', dialogue(false, 'y\n').at)).toBe(false);
  });

  it('that the terminal ends ends the command, and nothing is written', async () => {
    await expect(confirmed(invocation({}), 'Write this?', dialogue(true, '\u0003').at)).rejects.toThrow('Stopped.');
    await expect(wanted('List the outputs?', dialogue(true, null).at)).rejects.toThrow('Stopped.');
  });
});
