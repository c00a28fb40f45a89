/** Which variables of the environment a file reads, wherever it does. */
import { describe, expect, test } from 'vitest';
import { scanFile } from '../../src/scan/file.ts';

describe('environment variables', () => {
  test('are those that the code reads, wherever it stands', () => {
    const text = `const port = process.env.PORT ?? process.env['HOST'];
function f() { const { A, B: b, ...rest } = process.env; return import.meta.env.VITE_KEY; }
process.env.SET = 'x';
delete process.env.GONE;
process.env.BOTH ??= process.env.OTHER;
// process.env.COMMENT
const s = 'process.env.STRING';
const all = process.env; const key = process.env[name];
other.env.NOT;
function g({ C = 1 } = process.env) { return process?.env?.D ?? globalThis.process.env?.['E'] ?? (process.env as T).F; }`;
    expect(scanFile('a.ts', text).env).toEqual([
      'A',
      'B',
      'BOTH',
      'C',
      'D',
      'E',
      'F',
      'HOST',
      'OTHER',
      'PORT',
      'VITE_KEY',
    ]);
    expect(scanFile('a.ts', 'export const env = 1;')).not.toHaveProperty('env');
  });
});
