/** Code that would keep a scan busy for hours where a pattern can read it in many ways: each file in a process that is ended in time. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { CLI } from '../program.ts';

const many = (text: string, count = 5_000): string => text.repeat(count);

const RULER = `/// ${many('/', 60)}`;

const FILES: Readonly<Record<string, string>> = {
  'rulers of slashes between members': `export interface A {\n${many(`  a?: string;\n  ${RULER}\n  // B\n  ${RULER}\n`, 40)}}\n`,
  'remarks side by side between members': `export interface A {\n  a: string; ${many('/* b */ ')}\n  c: string;\n}\n`,
  'remarks that never end': `export interface A {\n  a: string;\n}\n${many('/* a ')}`,
  'rulers between parameters': `export function a(\n  b: string,\n  ${RULER}\n  ${RULER}\n  c: string,\n): void {}\n`,
  'rulers between the parts of a union': `export type A =\n  ${RULER}\n  | 'a'\n  ${RULER}\n  ${RULER}\n  | 'b';\n`,
  'rulers above and behind names': `${RULER}\n${RULER}\nexport const a = 1, ${RULER}\n  b = 2;\nexport { a as c, ${RULER}\n};\n`,
  'brackets inside of brackets': `export const a = ${many('[', 500)}${many(']', 500)};\n`,
  'quotes that never end': `export const a = '${many('\\\\a')}\n`,
  'blanks alone': `export const a = 1;${many(' ', 100_000)}\nexport const b = 2;\n`,
};

describe('a scan ends on', () => {
  it.each(Object.entries(FILES))('%s', (_, text) => {
    const root = repositoryWith({ 'package.json': '{ "name": "a" }\n', 'src/a.ts': text });
    const { status, signal } = spawnSync(process.execPath, [CLI, 'scan', '--no-cache'], {
      cwd: root,
      stdio: 'ignore',
      timeout: 15_000,
    });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });
});
