import { describe, expect, test } from 'vitest';
import type { ExportFact, FileFacts } from '../../src/model.ts';
import { scanFile } from '../../src/scan/file.ts';

const scan = (text: string, path = 'src/a.ts'): FileFacts => scanFile(path, text);

/** `name kind signature` of each export. */
const shown = (text: string, path?: string): readonly string[] =>
  scan(text, path).exports.map(({ name, kind, signature }) => `${name} ${kind} ${signature}`);

function only(text: string, path?: string): ExportFact {
  const { exports } = scan(text, path);
  expect(exports).toHaveLength(1);
  return exports[0]!;
}

const members = (text: string, path?: string): readonly string[] =>
  only(text, path).members.map(({ name, kind, isStatic, signature, value }) =>
    [isStatic ? 'static' : '', kind, name, '|', signature, value === undefined ? '' : `= ${value}`]
      .filter(Boolean)
      .join(' '),
  );

describe('exports', () => {
  test('names every declared form with its kind', () => {
    const text = `
      export function f(a: string): void {}
      export async function g() {}
      export class C<T> extends B<T> implements I {}
      export class M extends make({ a: (b) => { return b }, c: function () {} }) {}
      export abstract class D {}
      export interface I { a: string }
      export type T = string | number;
      export enum E { A }
      export const enum F { B = 'b' }
      export const c = 3000;
      export let l: string;
      export namespace N { export const x = 1 }
      export declare function h(): void;
    `;
    expect(shown(text)).toEqual([
      'f function function f(a: string): void',
      'g function async function g()',
      'C class class C<T> extends B<T> implements I',
      'M class class M extends make({ a: (b) => {…}, c: function () {…} })',
      'D class abstract class D',
      'I interface interface I { a: string }',
      'T type type T = string | number',
      'E enum enum E { A }',
      "F enum const enum F { B = 'b' }",
      'c const const c = 3000',
      'l let let l: string',
      'N namespace namespace N',
      'h function function h(): void',
    ]);
  });

  test('reads default exports with and without a name', () => {
    expect(only('export default class Server {}')).toMatchObject({ name: 'default', kind: 'class', local: 'Server' });
    expect(only('export default function (a: number): void {}')).toMatchObject({
      kind: 'function',
      signature: 'function (a: number): void',
    });
    expect(only('const x = 1; export default x')).toMatchObject({
      name: 'default',
      kind: 'const',
      local: 'x',
      value: '1',
    });
    expect(only('export default { port: 1 }')).toMatchObject({
      kind: 'expression',
      members: [{ name: 'port', value: '1' }],
    });
    expect(only('export default defineConfig({})')).toMatchObject({ kind: 'expression', inferred: true });
  });

  test('reads types in comments as written, without what is said about them', () => {
    const types = (text: string) => scanFile('a.js', text).exports.filter(({ typeOnly }) => typeOnly);
    const text = `/**
 * @typedef {object} Options What it takes.
 * @property {number}  port  Where it listens.
 * @property {string} [host]
 */
export const run = 1;
/** @callback Done
 * @param {Error} error
 * @returns {void}
 */
`;
    expect(types(text)).toMatchObject([
      { name: 'Options', kind: 'type', signature: 'type Options = object port: number; [host]: string;', line: 2 },
      { name: 'Done', signature: 'type Done = (error: Error) => void', line: 7 },
    ]);
    const fingerprints = (other: string) => types(other).map(({ fingerprint }) => fingerprint);
    expect(fingerprints(text.replace('Where it listens.', '').replace('  port', ' port'))).toEqual(fingerprints(text));
    expect(fingerprints(text.replace('{number}', '{string}'))).not.toEqual(fingerprints(text));
    expect(types('/** @typedef {broken */ export const a = 1; /** @typedef {a} B.C */')).toEqual([]);
  });

  test('reads export = with a merged namespace as the default, and the names in it', () => {
    const { exports } = scan('function f(): void {} namespace f { export const x = 1; const y = 2 } export = f;');
    expect(exports).toMatchObject([
      { name: 'default', kind: 'function', members: [{ name: 'x', value: '1' }] },
      { name: 'x', kind: 'const', value: '1' },
    ]);
  });

  test('follows local export lists and their new names', () => {
    expect(shown('function a(): void {}\ninterface B {}\nexport { a as b, type B };')).toEqual([
      'b function function a(): void',
      'B interface interface B {}',
    ]);
    expect(only('const a = 1; export { a as default }').name).toBe('default');
    expect(only("const a = 1; export { a as 'some name' }").name).toBe('some name');
  });

  test('reads destructured exports with rest', () => {
    expect(shown('export const { a, b: { c }, ...rest } = load(); export const [d, , e] = list;')).toEqual([
      'a const const a',
      'c const const c',
      'rest const const rest',
      'd const const d',
      'e const const e',
    ]);
  });

  test('joins overloads and hides the implementation', () => {
    const fact = only(
      'export function f(a: string): void;\nexport function f(a: number): void;\nexport function f(a: any) {}',
    );
    expect(fact.signature).toBe('function f(a: string): void; function f(a: number): void');
    expect(fact.inferred).toBe(false);
  });

  test('merges an interface and a constant of one name', () => {
    const fact = only('export interface X { a: string }\nexport const X = { b: 1 };');
    expect(fact).toMatchObject({ kind: 'const', typeOnly: false, signature: 'interface X { a: string }; const X' });
    expect(fact.members.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  test('keeps ambient module and global bodies out', () => {
    expect(
      shown(
        "declare module 'x' { export const a: number }\ndeclare global { export interface Window {} }\nexport const b = 1;",
      ),
    ).toEqual(['b const const b = 1']);
  });

  test('marks what exists for types only', () => {
    const facts = scan('export interface A {}\nclass B {}\nexport type { B };\nexport class C {}').exports;
    expect(facts.map(({ name, typeOnly }) => [name, typeOnly])).toEqual([
      ['A', true],
      ['B', true],
      ['C', false],
    ]);
  });

  test('exports all that a declaration module declares, unless it has an export list', () => {
    const names = (text: string) => scan(text, 'a.d.ts').exports.map(({ name }) => name);
    expect(names('export type A = 1;\ninterface B {}')).toEqual(['A', 'B']);
    expect(names('export type A = 1;\ninterface B {}\nexport {};')).toEqual(['A']);
    expect(names('interface B {}')).toEqual([]);
  });

  test('shows all declarations of a name that a declaration module exports, whether or not each says so', () => {
    const both = 'interface R { a: T }\nexport declare const R: number;\ntype T = 1;';
    expect(only(`${both}`.replace('\ntype T = 1;', ''), 'a.d.ts')).toMatchObject({
      signature: 'interface R { a: T }; const R: number',
      members: [{ name: 'a' }],
    });
    expect(only(`${both}\nexport {};`, 'a.d.ts').signature).toBe('const R: number');
    expect(only(both, 'a.ts').signature).toBe('const R: number');
  });

  test('lists the names that are declared but kept inside', () => {
    expect(scan('const a = 1; function b() {} export const c = a;').locals).toEqual(['a', 'b']);
  });

  test('survives exports called like object internals', () => {
    expect(shown('export const constructor = 1; const x = 2; export { x as __proto__ };')).toEqual([
      'constructor const const constructor = 1',
      '__proto__ const const x = 2',
    ]);
  });
});

describe('re-exports', () => {
  test('reads every form', () => {
    const text = `
      export * from './a';
      export type * from './b';
      export * as ns from './c';
      export { default } from './d';
      export { default as X, type Y, z as default } from './e';
    `;
    expect(scan(text).reexports).toMatchObject([
      { form: 'star', specifier: './a', typeOnly: false },
      { form: 'star', specifier: './b', typeOnly: true },
      { form: 'namespace', specifier: './c', exported: 'ns', typeOnly: false },
      { form: 'named', specifier: './d', imported: 'default', exported: 'default', typeOnly: false },
      { form: 'named', specifier: './e', imported: 'default', exported: 'X', typeOnly: false },
      { form: 'named', specifier: './e', imported: 'Y', exported: 'Y', typeOnly: true },
      { form: 'named', specifier: './e', imported: 'z', exported: 'default', typeOnly: false },
    ]);
  });

  test('takes an import that is exported again for a re-export', () => {
    const text = "import d, { X as Y } from './y';\nimport * as ns from './n';\nexport { Y, ns };\nexport default d;";
    const facts = scan(text);
    expect(facts.exports).toEqual([]);
    expect(facts.reexports).toEqual([
      { form: 'named', specifier: './y', imported: 'X', exported: 'Y', typeOnly: false, line: 3 },
      { form: 'namespace', specifier: './n', exported: 'ns', typeOnly: false, line: 3 },
      { form: 'named', specifier: './y', imported: 'default', exported: 'default', typeOnly: false, line: 4 },
    ]);
  });

  test('reads export import', () => {
    expect(scan("export import fs = require('fs');").reexports).toMatchObject([
      { form: 'namespace', specifier: 'fs', exported: 'fs' },
    ]);
    expect(only('namespace A { export const b = 1 } export import c = A.b;')).toMatchObject({
      name: 'c',
      kind: 'unknown',
      inferred: true,
    });
  });
});

describe('imports', () => {
  test('tells the forms apart, in the order of lines', () => {
    const text = `import './side';
import a from './a';
import type { B } from './b';
import { type C } from './c';
import { type D, e } from './d';
import x = require('./x');
export * from './y';
const load = () => import('./dynamic');
const old = require('./old');
type T = typeof import('./typed');
const no = import(\`./\${name}\`);
`;
    expect(scan(text).imports.map(({ form, specifier, line }) => `${line} ${form} ${specifier}`)).toEqual([
      '1 static ./side',
      '2 static ./a',
      '3 type ./b',
      '4 type ./c',
      '5 static ./d',
      '6 require ./x',
      '7 reexport ./y',
      '8 dynamic ./dynamic',
      '9 require ./old',
      '10 type ./typed',
    ]);
  });

  test('finds nested calls deep in bodies and none in comments or strings', () => {
    const text =
      "function f() { if (a) { return async () => (await import('./deep')).x } }\n// require('./comment')\nconst s = \"require('./string')\";";
    expect(scan(text).imports.map(({ specifier }) => specifier)).toEqual(['./deep']);
  });

  test('reads triple-slash references', () => {
    expect(scan('/// <reference path="globals.d.ts" />').imports).toEqual([
      { specifier: './globals.d.ts', form: 'type', line: 1 },
    ]);
  });
});

describe('signatures', () => {
  test('leave out defaults, comments, decorators and parameter names of no type', () => {
    const text = `export function f(
      a: string, // why
      b: number = 3,
      { c, d = 1 }: Options = {},
      ...rest: string[]
    ): Promise<
      void
    > {}`;
    expect(only(text).signature).toBe(
      'function f(a: string, b?: number, { c, d }?: Options, ...rest: string[]): Promise<void>',
    );
  });

  test('separate members that only line ends separate', () => {
    expect(only('export type T = {\n  a: string\n  b: { c: 1\n d: 2 }\n}').signature).toBe(
      'type T = { a: string; b: { c: 1; d: 2 } }',
    );
  });

  test('drop the bar that formatters put first', () => {
    // A remark behind the last member leaves it the last one.
    expect(only('export interface I {\n  a: string; // first\n  b: number; // last\n}').signature).toBe(
      'interface I { a: string; b: number }',
    );
    expect(only("export type T =\n  | 'a'\n  | '(| b';").signature).toBe("type T = 'a' | '(| b'");
    expect(only('export const f = (\n  a:\n    | A\n    | B<C>\n    | D,\n): void => {}').signature).toBe(
      'const f: (a: A | B<C> | D) => void',
    );
  });

  test('keep strings and templates as they are', () => {
    expect(only("export type T = 'a  // b' | `x  ${string}`").signature).toBe("type T = 'a  // b' | `x  ${string}`");
  });

  test('show the head of a function value', () => {
    expect(only('export const f = async (a: string = "x"): Promise<void> => { return }')).toMatchObject({
      signature: 'const f: (a?: string) => Promise<void>',
      kind: 'const',
      inferred: false,
    });
  });

  test.each([
    ['export const f = (a) => a;', 'const f = (a) => …'],
    ['export const f = a => a;', 'const f = (a) => …'],
    ['export const f = async () => 1;', 'const f = async () => …'],
    ['export const f = function named<T,>(a: T /* ) */): a is T { return true };', 'const f: <T>(a: T) => a is T'],
    ['export default (a: number): void => {}', '(a: number) => void'],
    ['const config = define({}); export default config;', 'export default config'],
    ['const config: Config = {}; export default config;', 'const config: Config'],
    ['export default defineConfig({ a: 1 });', 'export default defineConfig(…)'],
    ['export default { a: 1 };', 'export default …'],
    ['export async function f(): Promise<void> {}', 'function f(): Promise<void>'],
    ['export const f = async (a: A): Promise<void> => {}', 'const f: (a: A) => Promise<void>'],
    ['export function f<\n  A,\n  B = never,\n>(a: A): B {}', 'function f<A, B = never>(a: A): B'],
    ['export type F<A,> = (a: A,) => [A,];', 'type F<A> = (a: A) => [A]'],
    ['export const f = <T,>(a: T): T => a;', 'const f: <T>(a: T) => T'],
  ])('of %j read like code', (text, signature) => {
    expect(only(text).signature).toBe(signature);
  });

  test('end at 500 characters', () => {
    const { signature } = only(`export type T = ${Array.from({ length: 200 }, (_, i) => `'m${i}'`).join(' | ')}`);
    expect(signature).toHaveLength(500);
    expect(signature.endsWith('…')).toBe(true);
  });

  test('say which types only a checker knows', () => {
    expect(only('export function f(a: string) { return a }').inferred).toBe(true);
    expect(only('export const x = make()').inferred).toBe(true);
    expect(only("export const x = 'eu' as const").inferred).toBe(false);
    expect(only('export class A { m() { return 1 } }').inferred).toBe(true);
    expect(only('export class A { private m() { return 1 } n(): void {} }').inferred).toBe(false);
  });
});

describe('values', () => {
  test.each([
    ['3000', '3000'],
    ["'eu'", "'eu'"],
    ['-1', '-1'],
    ['true', 'true'],
    ['10_000n', '10_000n'],
    ["'a' as const", "'a'"],
  ])('keep %s as written', (written, value) => {
    expect(only(`export const X = ${written};`).value).toBe(value);
  });

  test('leave out embedded files', () => {
    expect(only(`export const X = '${'x'.repeat(600)}';`)).not.toHaveProperty('value');
  });

  test('leave out what is computed or may change', () => {
    expect(only('export const X = 60 * 60').value).toBeUndefined();
    expect(only('export let X = 3').value).toBeUndefined();
  });
});

describe('members', () => {
  test('of classes are the public ones', () => {
    const text = `export class A {
      static readonly max = 3;
      readonly name: string;
      count = 0;
      #hidden = 1;
      private secret(): void {}
      protected inner(): void {}
      constructor(readonly id: string, private db: Db, plain: number) {}
      get size(): number { return 1 }
      set size(value: number) {}
      run(a: string): void;
      run(a: number): void;
      run(a: any): void {}
      'quoted'(): void {}
      [Symbol.iterator](): Iterator<string> {}
    }`;
    expect(members(text)).toEqual([
      'static property max | static readonly max = 3 = 3',
      'property name | readonly name: string',
      'property count | count = 0',
      'method constructor | constructor(id: string, db: Db, plain: number)',
      'property id | readonly id: string',
      'accessor size | get size(): number; set size(value: number)',
      'method run | run(a: string): void; run(a: number): void',
      "method quoted | 'quoted'(): void",
      'method [Symbol.iterator] | [Symbol.iterator](): Iterator<string>',
    ]);
    expect(only(text).hasMoreMembers).toBeUndefined();
  });

  test('of interfaces join overloads', () => {
    expect(members('export interface A { a?: string; b(x: 1): void; b(x: 2): void; (call: string): void }')).toEqual([
      'property a | a?: string',
      'method b | b(x: 1): void; b(x: 2): void',
    ]);
  });

  test('of enums have their implicit values', () => {
    expect(members("export enum E { A, B, C = 10, D, E = 'e', F = 1 << 2, G }")).toEqual([
      'enum-member A | A = 0',
      'enum-member B | B = 1',
      'enum-member C | C = 10 = 10',
      'enum-member D | D = 11',
      "enum-member E | E = 'e' = 'e'",
      'enum-member F | F = 1 << 2 = 4',
      'enum-member G | G = 5',
    ]);
  });

  test('of enums are worked out where operators and members before decide them, and nowhere else', () => {
    const value = (initializer: string): string | undefined =>
      only(`export enum E { Read = 1 << 0, Write = 1 << 1, X = ${initializer}, Y }`).members.at(2)?.value;
    const worked = ['Read | Write', 'E.Read | E.Write', '~Write', '-(Read + 2) * 3 % 4', '2 ** 3 >>> 1', '0x10 ^ 1_0'];
    expect(worked.map(value)).toEqual(['3', '3', '-3', '-1', '4', '26']);
    const open = ["'a'.length", 'other', 'F.Read', 'Read / 0', "'a' - 'b'", 'E.None', 'f()', '!Read', 'E[Read]'];
    expect(open.map(value)).toEqual(open.map(() => undefined));
  });

  test('of constant objects have literal values', () => {
    expect(
      members(
        "export const C = Object.freeze({ port: 3000, 'a-b': 'x', run(a: 1): void {}, on: (b: 2): void => {}, other } as const)",
      ),
    ).toEqual([
      'property port | port: 3000 = 3000',
      "property a-b | a-b: 'x' = 'x'",
      'method run | run(a: 1): void',
      'method on | on: (b: 2) => void',
      'property other | other',
    ]);
  });

  test.each([
    ['an index signature', 'export interface A { [key: string]: string }'],
    ['a spread', 'export const A = { ...other }'],
    ['a computed name', 'export class A { [key](): void {} }'],
    ['a mixin', 'export class A extends mix(B) {}'],
    ['a value of unknown shape', 'export const A = make()'],
  ])('are incomplete with %s', (_, text) => {
    expect(only(text).hasMoreMembers).toBe(true);
  });

  test('are incomplete in JavaScript classes, which assign to this', () => {
    expect(only('export class A { a() {} }', 'a.js').hasMoreMembers).toBe(true);
  });

  test('of JavaScript classes that add none unseen are those and what stands behind this', () => {
    const text = 'export class A { constructor() { this.b = 1; this.c ??= this.a(); } a() {} }';
    expect(only(text, 'a.js').usedMembers).toEqual(['b', 'c']);
    expect(only('export class A { a() {} }', 'a.js').usedMembers).toEqual([]);
    expect(only('export class A { a() { mixin(this); } }', 'a.js').usedMembers).toBeUndefined();
    expect(only(text.replace('this.b', 'this.#d')).usedMembers).toBeUndefined();
  });

  test('come with what the class extends', () => {
    expect(only("import { Base as B } from './base';\nexport class A extends B<string> {}").heritage).toEqual([
      { name: 'B', specifier: './base', imported: 'Base' },
    ]);
  });
});

describe('docs', () => {
  test.each([
    ['/** Opens a door. Then closes it. */', 'Opens a door.'],
    ['/**\n * Opens a door,\n * e.g. this one. Closes it.\n */', 'Opens a door, e.g. this one.'],
    ['/**\n * Opens.\n *\n * More.\n * @param a x\n */', 'Opens.'],
    ['/** Uses {@link Foo | the foo} in v1.2 here */', 'Uses the foo in v1.2 here'],
    ['/** @deprecated no */', undefined],
    ['// not a doc', undefined],
    ['/** Of the file. @module */', undefined],
  ])('take the first sentence of %j', (comment, sentence) => {
    expect(only(`${comment}\nexport const a = 1;`).doc).toBe(sentence);
  });

  test.each([
    ['a licence', '/**\n * @license MIT\n */\nexport const a = 1;'],
    ['a copyright notice', '/**\n * Copyright (c) 2024 Acme. All rights reserved.\n */\nexport const a = 1;'],
    ['an SPDX line', '/** SPDX-License-Identifier: MIT */\nexport const a = 1;'],
    ['a comment on the file', '/**\n * @file Doors.\n */\nexport const a = 1;'],
    ['a first comment with a blank line after it', '/** About doors. */\n\nexport const a = 1;'],
    ['a first comment before the imports', "/** About doors. */\n\nimport './b';\nexport const a = 1;"],
    ['a first comment before another block', '/** About doors. */\n/* eslint-disable */\nexport const a = 1;'],
  ])('do not come from %s', (_, text) => {
    expect(only(text).doc).toBeUndefined();
  });

  test('stand after a licence, before a directive, and far from their declaration further down', () => {
    expect(only('/** @license MIT */\n\n/** Opens. */\nexport const a = 1;').doc).toBe('Opens.');
    expect(only('/** Opens. */\n// @ts-expect-error\nexport const a = 1;').doc).toBe('Opens.');
    expect(only("import './b';\n\n/** Opens. */\n\nexport const a = 1;").doc).toBe('Opens.');
    expect(only('/** Adds a copyright line. */\nexport const a = 1;').doc).toBe('Adds a copyright line.');
  });

  test('say what is deprecated', () => {
    expect(only('/** Old.\n * @deprecated Use b. */\nexport const a = 1;')).toMatchObject({
      deprecated: true,
      doc: 'Old.',
    });
    expect(only('/** Replaces the @deprecated one. */\nexport const a = 1;').deprecated).toBe(false);
  });
});

describe('CommonJS', () => {
  test('reads an exported object by its names', () => {
    const text =
      "const { a } = require('./a');\nfunction b(x) {}\nmodule.exports = { a, b, c: 3, d() {}, ...require('./rest') };";
    const facts = scan(text, 'a.js');
    expect(facts.exports.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'default expression',
      'b function',
      'c expression',
      'd function',
    ]);
    expect(facts.reexports.map(({ form, specifier, exported }) => `${form} ${specifier} ${exported}`)).toEqual([
      'star ./rest undefined',
      'named ./a a',
    ]);
    expect(facts.imports.map(({ form, specifier }) => `${form} ${specifier}`)).toEqual([
      'require ./a',
      'require ./rest',
    ]);
  });

  test('reads single assignments, chains and definitions', () => {
    const text = `exports = module.exports = main;
exports.a = exports.b = void 0;
exports.a = 1;
module.exports.c = function (x) {};
function main() {}
Object.defineProperty(exports, '__esModule', { value: true });
Object.defineProperty(exports, 'd', { get() {} });
__exportStar(require('./star'), exports);`;
    const facts = scan(text, 'a.cjs');
    expect(facts.exports.map(({ name }) => name)).toEqual(['default', 'a', 'c', 'd']);
    expect(facts.reexports).toMatchObject([{ form: 'star', specifier: './star' }]);
  });

  test('leaves files with ECMAScript exports alone', () => {
    expect(shown('export const a = 1; exports.b = 2;', 'a.js')).toEqual(['a const const a = 1']);
  });
});

describe('any text', () => {
  test('gives the same facts with a byte order mark, CRLF or a hashbang', () => {
    const lines = ['/** Doc. */', 'export function f(', '  a: string,', '): void {}', "import './x';"];
    const plain = scan(lines.join('\n'));
    expect(scan(lines.join('\r\n'))).toEqual(plain);
    expect(scan(`\uFEFF${lines.join('\n')}`)).toEqual(plain);
    const hashbang = scan(['#!/usr/bin/env node', ...lines].join('\n'));
    expect(hashbang.exports[0]).toMatchObject({ signature: 'function f(a: string): void', doc: 'Doc.', line: 3 });
  });

  test('is recovered after a syntax error, and the error has its place', () => {
    const facts = scan('export const a = 1;\nexport function f( {\nexport const b = 2;');
    expect(facts.syntaxError).toMatchObject({ line: expect.any(Number), message: expect.any(String) });
    expect(facts.exports.map(({ name }) => name)).toContain('a');
    expect(scan('export function ( {\nexport const ok = 1;').exports.filter(({ name }) => name === '')).toEqual([]);
    expect(scan('export const = 1;\nexport class {}').exports.filter(({ name }) => name === '')).toEqual([]);
    expect(scan('const x = ;').syntaxError).toMatchObject({ line: 1, column: 11, message: 'Expression expected.' });
  });

  test.each([
    ['nothing', ''],
    ['a conflict', '<<<<<<< a\nexport const a = 1;\n=======\nexport const b = 1;\n>>>>>>> b'],
    ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:abc'],
    ['control characters', '\0\u0001\uFFFF{{{'],
    ['deep nesting', `export const a = ${'['.repeat(50_000)}`],
    ['half an export', 'export { a as'],
    ['half a class', 'export class { static constructor( private'],
    ['odd exports', 'export default; export = ; export import; export {}; export * from; exports.; module.exports ='],
  ])('never throws: %s', (_, text) => {
    for (const path of ['a.ts', 'a.tsx', 'a.js', 'a.d.ts', 'a.cjs']) expect(scanFile(path, text).path).toBe(path);
  });
});
