/** By which ways code may read a variable of the environment whose name it holds. */
import { describe, expect, it } from 'vitest';
import { heldNames } from '../../src/scan/held-names.ts';

const NAMES = new Set(['CACHE_URL']);

function holds(text: string, path = 'a.ts'): boolean {
  return heldNames(path, text, NAMES).has('CACHE_URL');
}

describe('a name of the environment', () => {
  it.each([
    'export const a = env("CACHE_URL");',
    'const KEY = `CACHE_URL`; export const a = process.env[KEY];',
    "export const a = config.getOrThrow<string>('CACHE_URL');",
    "import { env } from 'node:process';\nexport const a = env.CACHE_URL;",
    'const e = process.env;\nexport const a = e?.CACHE_URL;',
    'const e = (process.env as Record<string, string>);\nexport const { CACHE_URL } = e;',
    'export const { CACHE_URL: url } = env;',
    'export const schema = z.object({ CACHE_URL: z.string() });',
    "export const schema = { 'CACHE_URL': str() };",
    'declare global { namespace NodeJS { interface ProcessEnv { CACHE_URL: string } } }',
    'export class Settings {\n  @IsUrl() CACHE_URL!: string;\n}',
    'export enum Variable { CACHE_URL }',
    "import { CACHE_URL } from '$env/static/private';\nexport const a = CACHE_URL;",
    "export { CACHE_URL } from 'astro:env/server';",
    'export const a = `${prefix}/CACHE_URL/${rest}`;',
    "const names = ['CACHE_URL'];\nexport const a = names.map((name) => process.env[name]);",
    "define({ 'process.env.CACHE_URL': '1' });",
    "vi.stubEnv('CACHE_URL', 'x');",
    'export const a = /^CACHE_URL$/;',
    'export const a = CACHE_URL;',
    // What does not parse may hold anything.
    'export const a = = CACHE_URL;',
  ])('is held by %s', (text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    '// CACHE_URL\nexport const a = 1; // CACHE_URL\n/* CACHE_URL */',
    '/**\n * Reads `CACHE_URL`.\n * @see CACHE_URL\n */\nexport function a() {}',
    'export const CACHE_URL = 5;\nexport const a = CACHE_URL + 1;',
    "import { CACHE_URL } from './limits.js';\nexport const a = { CACHE_URL };",
    "export { CACHE_URL } from './limits.js';",
    'export function a(CACHE_URL: string) { return CACHE_URL; }',
    "export const a = env('OLD_CACHE_URL', 'CACHE_URL_2');",
    'export const { url: CACHE_URL } = found;\nexport const a = CACHE_URL;',
  ])('is not held by %s', (text) => {
    expect(holds(text)).toBe(false);
  });

  it('is held by the script or the markup of a component, and not by its remarks', () => {
    expect(holds('<script setup>\nconst a = env("CACHE_URL");\n</script>', 'a.vue')).toBe(true);
    expect(holds('<p>{import.meta.env["CACHE_URL"]}</p>', 'a.svelte')).toBe(true);
    expect(holds('<!-- CACHE_URL\n -->\n<script>\n// CACHE_URL\n</script>', 'a.vue')).toBe(false);
  });
});
