/** The built program reads code with a part of the compiler (scripts/parser.mjs). It reads it as the whole one does. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { parserModule } from '../../scripts/parser.mjs';
import { folderWith } from '../disk/folder.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

/** Our own code, of which tests of the scan hold every form that exports take, and the same with a piece torn out. */
const TEXTS = ['src', 'test/scan'].flatMap((folder) =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(REPOSITORY, folder, file), 'utf8');
      const broken = [3, 5].map((part) => {
        const at = Math.floor(text.length / part);
        return text.slice(0, at) + text.slice(at + 25);
      });
      return [text, ...broken].map((each) => [file, each] as const);
    }),
);

afterEach(() => {
  vi.doUnmock('ts-morph');
  vi.resetModules();
});

async function factsOfAll(): Promise<readonly string[]> {
  vi.resetModules();
  const { scanText } = await import('../../src/scan/file.ts');
  return TEXTS.map(([path, text]) => scanText(path, text));
}

it('gives the facts that the whole compiler gives, of broken code as well', async () => {
  const whole = await factsOfAll();
  const file = join(folderWith(), 'parser.mjs');
  writeFileSync(file, parserModule(join(REPOSITORY, 'src/scan')));
  const part: { readonly ts: object } = await import(/* @vite-ignore */ pathToFileURL(file).href);
  vi.doMock('ts-morph', () => part);
  const { ts } = await import('ts-morph');
  expect(ts).toBe(part.ts);
  expect(whole.filter((facts) => facts.includes('"syntaxError"')).length).toBeGreaterThan(TEXTS.length / 3);
  expect(await factsOfAll()).toEqual(whole);
}, 60_000);
