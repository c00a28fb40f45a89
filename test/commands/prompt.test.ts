/** Questions are asked of people only. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
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
