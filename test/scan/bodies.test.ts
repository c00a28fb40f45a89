import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutBodies } from '../../src/scan/file-bodies.ts';
import { scanFile, scanText } from '../../src/scan/file.ts';
import { parseSyntax } from '../../src/scan/file-syntax.ts';

/** Long enough to be worth blanking. */
const BODY = '\n  const total = first + second;\n  return total * 2;\n';

/** What the parser is given, with runs of blanks and line breaks as one blank. */
const lighter = (text: string, mayHoldMarkup = false): string | undefined =>
  withoutBodies(text, mayHoldMarkup)?.text.replace(/\s+/g, ' ').trim();

const blanked: readonly (readonly [what: string, text: string, result: string])[] = [
  ['functions', `export function f(a: A): B {${BODY}}`, 'export function f(a: A): B {-a}'],
  ['arrow functions', `export const f = (a) => {${BODY}}`, 'export const f = (a) => {-a}'],
  ['results in braces', `function f(): { a: B } {${BODY}}`, 'function f(): { a: B } {-a}'],
  ['results with a predicate', `function f(a): a is B {${BODY}}`, 'function f(a): a is B {-a}'],
  ['generic results', `function f(): Map<A, B[]> {${BODY}}`, 'function f(): Map<A, B[]> {-a}'],
  ['methods and accessors', `class A { b() {${BODY}} get c() {${BODY}} }`, 'class A { b() {-a} get c() {-a} }'],
  ['constructors', `class A { constructor(private a: B) {${BODY}} }`, 'class A { constructor(private a: B) {-a} }'],
  ['methods of a class made by a call', `class A extends B(C) { d() {${BODY}} }`, 'class A extends B(C) { d() {-a} }'],
  ['functions in calls', `test('a', async () => {${BODY}});`, "test('a', async () => {-a});"],
  ['braces in strings', `function f() {${BODY}'}'; "}"; \`}\${a({ b: '}' })}\`;}`, 'function f() {-a}'],
  ['braces in expressions', `function f() {${BODY}return /[}/]\\/}/.test(a) }`, 'function f() {-a}'],
  ['braces in comments', `function f() {${BODY}// }\n/* } */}`, 'function f() {-a}'],
  ['divisions', `function f() {${BODY}return (a + b) / c / d[0] / '}'}`, 'function f() {-a}'],
  ['names beyond ASCII', `function f() {${BODY}const größe = 1; }`, 'function f() {-a}'],
  [
    'what follows a hashbang',
    `#!/usr/bin/env node's\nfunction f() {${BODY}}`,
    "#!/usr/bin/env node's function f() {-a}",
  ],
  [
    'what stands before markup',
    `function f() {${BODY}}\nexport const a = <b>don't</b>;`,
    "function f() {-a} export const a = <b>don't</b>;",
  ],
];

const kept: readonly (readonly [what: string, text: string])[] = [
  ['short bodies', 'function f() { return 1 }'],
  ['bodies with an import', `async function f() {${BODY}await import('./a.ts') }`],
  ['bodies with a required file', `function f() {${BODY}require('./a.ts') }`],
  ['bodies with an environment variable', `function f() {${BODY}return process.env.A }`],
  ['conditions', `if (a) {${BODY}} else {${BODY}}`],
  ['loops', `for (const a of b) {${BODY}}\nwhile (a) {${BODY}}\nswitch (a) { default: ${BODY} }`],
  ['types of functions', `type F = (a: A) => { readonly first: string; readonly second: string };`],
  ['types of methods', `interface F { a(): { readonly first: string; readonly second: string } }`],
  ['classes made by a call', `class A extends B(C) { readonly first: string; readonly second: string }`],
  [
    'namespaces behind an overload without a semicolon',
    `function f(): void\nnamespace N { export const first = 1, second = 2; }`,
  ],
  ['modules behind a choice', `const a = b ? (c) : d\ndeclare module 'e' { export const first = 1, second = 2; }`],
  ['what follows a slash that may divide', `const a = {} / 2;\nfunction f() {${BODY}}`],
];

describe('bodies', () => {
  test.each(blanked)('are left out of %s', (_, text, result) => {
    expect(lighter(text, text.includes('<b>'))).toBe(result);
  });

  test.each(kept)('stay as they are: %s', (_, text) => {
    expect(withoutBodies(text, false)?.text ?? text).not.toContain('-a');
  });

  test('leave every other character, and know where it was', () => {
    const text = `/** A. */\r\nexport function f(a: A): B {${BODY}}\r\nexport const g = 1; // é\n`;
    const without = withoutBodies(text, false);
    if (without === undefined) throw new Error('Nothing was left out.');
    const [before, after] = without.text.split('-a');
    expect(text).toBe(`${before}${BODY}${after}`);
    for (const [at, character] of [...without.text].entries()) {
      if (!'-a'.includes(character)) expect(text[without.writtenAt(at)], `at ${at}`).toBe(character);
    }
    expect(without.writtenAt(without.text.length)).toBe(text.length);
  });

  test.each([
    ['a value that is missing', 'const = 5;'],
    ['two names in a row', 'return total twice;'],
    ['an operator without its second part', 'return total + ;'],
    ['an operator without its first part', 'return ? 1 : 2;'],
    ['a list without a comma', 'run(first\n second);'],
    ['a brace too few', 'if (first) {'],
    ['a brace too many', '} }'],
    ['a string without an end', "return 'total;"],
    ['a name that is missing behind a dot', 'return total.;'],
    ['a word that stands twice', 'return return total;'],
    ['half a merge', '\n<<<<<<< ours\n total;\n=======\n total;\n>>>>>>> theirs\n'],
  ])('with %s are parsed, so that the error is reported', (_, broken) => {
    const text = `export function f(first: A): B {${BODY.repeat(6)}${broken}\n}\nexport const last = 1;\n`;
    const { syntaxError } = scanFile('src/a.ts', text);
    expect(syntaxError).toBeDefined();
    expect(JSON.stringify(syntaxError)).toBe(
      JSON.stringify(JSON.parse(scanText('src/a.ts', text, parseSyntax)).syntaxError),
    );
  });

  test('hold no fact: the code of this project reads the same without them', () => {
    const root = join(import.meta.dirname, '../..');
    let less = 0;
    for (const path of ['src', 'test', 'scripts'].flatMap((folder) => codeIn(join(root, folder)))) {
      const text = readFileSync(path, 'utf8');
      expect(scanText(path, text), path).toBe(scanText(path, text, parseSyntax));
      less += withoutBodies(text, false) === undefined ? 0 : 1;
    }
    expect(less).toBeGreaterThan(300);
  });

  test.each([
    ['a class that extends what a call makes of functions', `export class A extends make({ a: (b) => {${BODY}} }) {}`],
    ['one with pages of them', `export class A extends make({ a: (b) => {${BODY.repeat(60)}}, c: 1 }) {}`],
    ['one that casts itself open', `export class A {\n  a() {${BODY}(this as any).b = 1;\n  }\n}`],
    ['a class and a mixin in a body', `export class A {}\nfunction mix() {${BODY}Object.assign(A.prototype, {});\n}`],
    [
      'a word about generators behind a long body',
      `function a() {${BODY.repeat(60)}}\n/** @generated */\nexport const b = 1;`,
    ],
    ['a doc behind a long body', `function a() {${BODY.repeat(300)}}\n/** Copyright of b. */\nexport const b = 1;`],
  ])('change nothing of %s', (_, code) => {
    const text = `${code}\nexport function last(a: A) {${BODY}}\n`;
    expect(withoutBodies(text, false)).toBeDefined();
    expect(scanText('src/a.ts', text)).toBe(scanText('src/a.ts', text, parseSyntax));
  });

  test('cut anywhere, a text reads as the whole parser reads it, but for errors in bodies', () => {
    const text = readFileSync(join(import.meta.dirname, '../../src/scan/file-tokens.ts'), 'utf8');
    for (let end = 300; end < text.length; end += 97) {
      const { syntaxError: _, ...facts } = JSON.parse(scanText('a.ts', text.slice(0, end)));
      const { syntaxError: __, ...whole } = JSON.parse(scanText('a.ts', text.slice(0, end), parseSyntax));
      expect(facts, `cut at ${end}`).toEqual(whole);
    }
  });
});

function codeIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
