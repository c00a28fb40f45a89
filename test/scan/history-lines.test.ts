/** Which variables of the environment a line, or a text, reads; guesses that only say where looking pays. */
import { describe, expect, it } from 'vitest';
import { entryOf, variablesRead, variablesTaken } from '../../src/scan/history-lines.ts';

describe('a line of code', () => {
  it.each([
    'const a = process.env.API_URL;',
    'const a = process.env?.API_URL;',
    "const a = process.env?.['API_URL'] ?? '';",
    'const a = process?.env?.API_URL;',
    'const a = globalThis.process.env.API_URL;',
    'const a = (process.env as Record<string, string>).API_URL;',
    'const a = process.env!.API_URL;',
    'const { API_URL } = process.env;',
    "const { PORT_OF = 1, API_URL: url = 'here' } = import.meta.env;",
    'const { API_URL }: Settings = (process.env as Settings);',
    'export const { API_URL, ...rest } = Bun.env;',
    'function read({ API_URL } = process.env) {',
  ])('reads it: %s', (line) => {
    expect(variablesRead(line)).toContain('API_URL');
  });

  it.each([
    'const { API_URL } = process.env.settings;',
    'const { API_URL } = settings; // process.env',
    'const { url: API_URL } = process.env;',
    "const { url = 'API_URL' } = process.env;",
    '// const { API_URL } = process.env;',
    'const { API_URL } = process.env[name];',
  ])('reads none: %s', (line) => {
    expect(variablesRead(line)).not.toContain('API_URL');
  });

  it('may be one of several that take from the environment, as the text around it tells', () => {
    const text =
      "const {\n  API_URL = 'here',\n  API_PORT: port,\n  API_NAME, // what it is called\n} = process.env;\n";
    expect(variablesTaken(text)).toEqual(['API_URL', 'API_PORT', 'API_NAME']);
    expect(variablesTaken(text.replace('process.env', 'require("./limits")'))).toEqual([]);
    expect(
      ["  API_URL = 'here',", '  API_PORT: port,', '  API_NAME', '  API_NAME();', 'API_NAME,'].map(entryOf),
    ).toEqual(['API_URL', 'API_PORT', 'API_NAME', undefined, undefined]);
  });
});
