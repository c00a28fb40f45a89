/** The closed export names of files against those of the type checker: lintel's own code, and what is tricky. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { tableOf } from '../../src/scan/lookup.ts';
import { linked, type Repo } from './repo.ts';

type Texts = Readonly<Record<string, string>>;

/** `name` or `type name`, sorted, of every file. */
type Names = Readonly<Record<string, readonly string[]>>;

function ours(files: Texts): Names {
  const table = tableOf(linked(files satisfies Repo).value);
  const names = (path: string) =>
    table.names(path).map((name) => (table.find(path, name)?.fact.typeOnly ? `type ${name}` : name));
  return Object.fromEntries(Object.keys(files).map((path) => [path, names(path).toSorted()]));
}

function theirs(files: Texts): Names {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.Latest,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    allowJs: true,
    noLib: true,
    types: [],
    noEmit: true,
  };
  const host: ts.CompilerHost = {
    fileExists: (path) => files[path.slice(1)] !== undefined,
    readFile: (path) => files[path.slice(1)],
    getSourceFile(path, version) {
      const text = files[path.slice(1)];
      return text === undefined ? undefined : ts.createSourceFile(path, text, version);
    },
    getDefaultLibFileName: () => '/lib.d.ts',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  };
  const program = ts.createProgram(
    Object.keys(files).map((path) => `/${path}`),
    options,
    host,
  );
  const checker = program.getTypeChecker();
  const names = (path: string): readonly string[] => {
    const source = program.getSourceFile(`/${path}`);
    const symbol = source && checker.getSymbolAtLocation(source);
    if (!symbol) return [];
    const exported = checker
      .getExportsOfModule(symbol)
      .filter((each) => (each.flags & ts.SymbolFlags.Prototype) === 0)
      .map((each) => [ts.unescapeLeadingUnderscores(each.escapedName), each] as const);
    const whole = symbol.exports?.get(ts.InternalSymbolName.ExportEquals);
    const all = new Map(whole ? [...exported, ['default', whole] as const] : exported);
    return [...all].map(([name, each]) => (isType(checker, each) ? `type ${name}` : name)).sort();
  };
  return Object.fromEntries(Object.keys(files).map((path) => [path, names(path)]));
}

function isType(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  if ((symbol.flags & ts.SymbolFlags.Alias) === 0) return (symbol.flags & ts.SymbolFlags.Value) === 0;
  const target = checker.getAliasedSymbol(symbol);
  // `export type { X }` of a value: the checker keeps that on the way, which its declarations do not show.
  const onTheWay = checker as unknown as { getTypeOnlyAliasDeclaration: (symbol: ts.Symbol) => unknown };
  return (target.flags & ts.SymbolFlags.Value) === 0 || onTheWay.getTypeOnlyAliasDeclaration(symbol) !== undefined;
}

const LEAVES: Texts = {
  'a.ts': 'export const x = 1, a = 1; export interface I {} export default class Main {}',
  'b.ts': 'export const x = 2, b = 1; export type T = 1;',
  'c.ts': "export * from './a';",
};

/** What the files export and the checker agrees with. */
const TRICKY: Readonly<Record<string, Texts>> = {
  'a star that a name of the file hides': { ...LEAVES, 'index.ts': "export * from './a'; export const x = 3;" },
  'two stars to one declaration': { ...LEAVES, 'index.ts': "export * from './a'; export * from './c';" },
  'stars that clash, settled by name': {
    ...LEAVES,
    'index.ts': "export * from './a'; export * from './b'; export { x } from './b';",
  },
  'stars that bring a value from one file and a type of its name from another': {
    'a.ts': 'export type X = 1; export interface Y {} export const a = 1;',
    'b.ts': 'export const X = 1; export class Y {}',
    'index.ts': "export * from './a'; export * from './b';",
    'other.ts': "export * from './b'; export * from './a';",
  },
  'stars that bring two types of one name': {
    'a.ts': 'export type X = 1;',
    'b.ts': 'export type X = 2;',
    'index.ts': "export * from './a'; export * from './b';",
  },
  'stars that bring one name of one package': {
    'a.ts': "export { X } from 'ext';",
    'b.ts': "export { X } from 'ext'; export { Y } from 'ext';",
    'c.ts': "export { Z as Y } from 'ext';",
    'index.ts': "export * from './a'; export * from './b'; export * from './c';",
  },
  'a star that brings a value, and one that brings who knows what from outside': {
    'a.ts': 'export const X = 1;',
    'b.ts': "export { X } from 'ext';",
    'index.ts': "export * from './a'; export * from './b';",
  },
  'stars in a circle': {
    'index.ts': "export * from './a'; export const i = 1;",
    'a.ts': "export * from './b'; export const a = 1;",
    'b.ts': "export * from './index'; export * from './a'; export const b = 1; export default b;",
  },
  'the default of a star': { ...LEAVES, 'index.ts': "export * from './a'; export { default } from './a';" },
  'a namespace of a file': { ...LEAVES, 'index.ts': "export * as ns from './a'; export type * as types from './b';" },
  'types that are exported again without saying so': {
    ...LEAVES,
    'index.ts': "import { I, a } from './a'; import type { x } from './b'; export { I, a, x };",
    'outer.ts': "export { I as J, a } from './index'; export { x } from './index';",
  },
  'export type of values': { ...LEAVES, 'index.ts': "export type { a, I } from './a'; export { type b } from './b';" },
  'an interface beside a constant': { 'index.ts': 'export interface X {} export const X = 1; export type X2 = X;' },
  'a type beside a constant of the same name that stays inside': {
    'index.ts': "const OP = 'x' as const; export type OP = typeof OP; export const other = OP;",
    'list.ts': "const OP = 'x' as const; type OP = typeof OP; export { OP };",
  },
  'namespaces with and without values': {
    'index.ts':
      'export namespace A { export type T = 1; namespace B { interface C {} } } export namespace D { export const x = 1 } export declare namespace E.F { let y: 1 } export namespace G { import a = D.x; export import b = D.x; }',
  },
  'a function beside a namespace of types': {
    'index.ts':
      'function f(): void {} export namespace f { export type T = 1 } export function g(): void {} namespace g {}',
  },
  overloads: { 'index.ts': 'export function f(a: 1): void; export function f(a: any) {}' },
  'destructured names': {
    'index.ts': 'export const { a, b: { c }, ...rest } = x, [d, , ...e] = y; declare const x: any, y: any;',
  },
  'anonymous defaults': {
    'index.ts': 'export default function () {}',
    'b.ts': 'export default class {}',
    'c.ts': 'export default 1 + 1;',
  },
  'a default interface': { 'index.ts': 'export default interface Shape { a: 1 }' },
  'string names': {
    'index.ts': "const a = 1; export { a as 'some name', a as default };",
    'b.ts': "export { 'some name' as b } from './index';",
  },
  'an alias of a namespace member': {
    'index.ts': 'export namespace A { export const b = 1 } export import c = A.b; import d = A.b; export { d };',
  },
  'aliases of what a namespace holds, types and values': {
    'index.ts':
      'namespace M { export interface I {} export const v = 1; export class C {} export namespace N { export type Q = 1 } export namespace O.P { export const d: 1 = 1 } type Inner = 1; export { Inner as Outer } } import T = M.I; import V = M.v; import C = M.C; import N = M.N; import Q = M.N.Q; import P = M.O.P; import Z = M.Outer; export { T, V, C, N, Q, P, Z }; export import W = M.I;',
    'two.ts':
      'namespace M { export interface X {} } namespace M { export const X = 1; export interface Y {} } import X = M.X; import Y = M.Y; export { X, Y };',
    'outer.ts':
      "import * as all from './index'; import T = all.T; import V = all.V; export { T, V }; export import Z = all.Z; import P = all.P.d; export { P };",
    'again.ts':
      "import { M as Types, N } from './spaces'; export import Again = Types; import Other = N; export { Other };",
    'spaces.ts': 'export namespace M { export type T = 1 } export namespace N { export const v = 1 }',
  },
  'aliases of what an imported namespace holds': {
    'ns.ts':
      'export namespace ns { export interface I { p: 1 } export const v = 1; export class C {} export namespace D { export type Q = 1; export const w = 1 } export enum E { A } } export type { ns as tns }; namespace other { export interface K {} export const z = 1 } export { other as renamed }; export default other;',
    'named.ts':
      "import { ns, renamed as r } from './ns'; export import T = ns.I; export import V = ns.v; export import C = ns.C; export import Q = ns.D.Q; export import w = ns.D.w; export import A = ns.E.A; import K = r.K; import z = r.z; export { K, z }; import deep = ns.D; export import Deep = deep.Q; export default K;",
    'default.ts': "import o from './ns'; export import K = o.K; export import z = o.z;",
    'types.ts':
      "import type { ns } from './ns'; import { tns } from './ns'; export import C = ns.C; export import D = tns.C;",
    'whole.ts': "import * as all from './ns'; export import I = all.ns.I; export import v = all.ns.v;",
    'star.ts': "export * from './ns'; export * as inner from './ns'; export type * as types from './ns';",
    'outer.ts':
      "import { ns, inner, types } from './star'; export import I = ns.I; export import v = ns.v; export import J = inner.ns.I; export import w = inner.ns.v; export import C = types.ns.C;",
    'again.ts': 'namespace M { export import X = N.Y; } namespace N { export interface Y {} } export { M };',
    'far.ts': "import { M } from './again'; export import X = M.X; export import G = M.Gone;",
    'add.ts': "declare module './ns' { namespace ns { type Late = 1; const late: 1 } } export {};",
    'added.ts': "import { ns } from './ns'; export import Late = ns.Late; export import late = ns.late;",
  },
  'namespaces with lists and aliases as the whole export': {
    'a.ts':
      'namespace M { export interface Y {} export const v = 1; } namespace N { export import X = M.Y; export import V = M.v; const a = 1; type t = 1; export { a as b, t as T } } export = N;',
    'b.d.ts':
      'declare namespace N { const a: 1; import X = M.Y; namespace I { type Q = 1 } } declare namespace M { interface Y {} } export = N;',
    'c.d.ts':
      "import * as e from './e'; import { t, l } from './e'; declare function f(): void; declare const g: 1; declare namespace f { export { e, t, l as m, g }; export import L = e.l; } export = f;",
    'd.d.ts': 'declare namespace N { const a: 1; export {}; } export = N;',
    'e.d.ts': 'export const l: 1; export type t = 1;',
    'f.d.ts': 'declare namespace A.B { const x: 1 } export = A;',
    'g.d.ts': 'declare namespace A.B { const x: 1 } import B = A.B; export = B;',
    'h.d.ts': 'declare namespace A.B { const x: 1 } export = A.B;',
    'i.d.ts': "import N = require('./a'); declare namespace O { export { N }; export import b = N.b; } export = O;",
    'j.d.ts': 'export const q: 1; import X = M.Y; declare namespace M { interface Y {} }',
  },
  'whole exports that are types, enums and functions': {
    'i.ts': 'interface I { a: 1 } export = I;',
    'n.ts': 'namespace N { export type T = 1 } export = N;',
    'e.ts': 'enum E { A } export = E;',
    'f.ts': 'function f() {} f.x = 1; export = f;',
    'k.ts': 'class K { static of = 1; private no = 1; m() {} } export = K;',
    'index.ts':
      "import I = require('./i'); import N = require('./n'); import E = require('./e'); export { I, N, E }; export import A = E.A; export default I;",
    'g.ts': "export { A } from './e'; export { x } from './f'; export { of } from './k';",
  },
  'a default interface beside a default function': {
    'index.ts': 'export default interface A {} export const b = 1; export default function g(): void {}',
    'b.ts': 'export default function g(): void {} export default interface A {}',
  },
  'namespaces whose lists name types around them': {
    'index.ts':
      'type T = 1; export namespace I { export { T } } const v = 1; export namespace V { export { v } } namespace Only { export type Q = 1 } import O = Only; export { O };',
  },
  'names of modules and of the global scope': {
    'index.ts':
      "declare module 'other' { export const a: 1 } declare global { interface Window {} } export const own = 1;",
  },
  'an augmented module': {
    ...LEAVES,
    'index.ts': "export * from './a'; export interface Options {}",
    'more.ts':
      "declare module './index' { interface Options { a: 1 } interface New {} const value: 1; interface I { b: 1 } } export {};",
    'outer.ts': "export * from './index';",
  },
  'two files that add one name': {
    'index.ts': 'export {};',
    'a.ts': "declare module './index' { interface New { a: 1 } } export {};",
    'b.ts': "declare module './index' { interface New { b: 1 } } export {};",
  },
  'declarations without and with an export list': {
    'a.d.ts': 'export type A = 1; interface B {} declare const c: 1;',
    'b.d.ts': 'export type A = 1; interface B {} export {};',
    'c.d.ts': 'interface Global {} declare const d: 1;',
    'e.d.ts': 'export as namespace Lib; export declare function f(): void; interface Inner {}',
  },
  'export =': {
    'a.ts': 'function f(): void {} namespace f { export const x = 1; export interface T {} } export = f;',
    'b.ts': 'class C { m(): void {} } export = C;',
    'c.ts': "import a = require('./a'); export import again = require('./b'); export { a };",
  },
  CommonJS: {
    'a.cjs': "exports.a = exports.b = 1; exports.c = require('./b.cjs').d; function run() {} exports.run = run;",
    'b.cjs': 'exports.d = void 0; exports.d = 1; module.exports.e = 2;',
    'c.cjs': 'module.exports = class C {};',
  },
  'declarations beside JavaScript': {
    'x.js': 'export const inner = 1;',
    'x.d.ts': 'export const outer: 1;',
    'index.ts': "export * from './x.js';",
  },
  'types in the comments of JavaScript': {
    'a.js':
      "/** @typedef {string} Name */\n/**\n * What it takes.\n * @typedef {object} Options\n * @property {number} a\n * @property {string} [b]\n */\nexport const q = 1;\n/** @callback Done\n * @param {string} a */\nfunction f() { /** @typedef {number} Inner */ }\n/** @typedef {{ a: { b: 1 } }} Deep */\n/** @typedef {import('./b.js').B} B\n @typedef {1} Second */\n",
    'b.js': "import './a.js';\n/** @typedef {number} B */",
    'c.js': '/** @typedef {string} Global */\nconst c = 1;',
    'd.cjs': '/** @typedef {string} Name */\nmodule.exports.d = 1;',
    'e.js': '/** @typedef {string} X */\nexport const X = 1;\nconst Y = 1;\n/** @typedef {1} Y */',
    'f.ts': '/** @typedef {string} None */\nexport const f = 1;',
    'index.js': "export * from './a.js'; export * from './b.js';",
  },
  'declarations that name the sources they were made of': {
    'x.d.ts': 'export declare const x: 1;',
    'y.d.mts': 'export declare const y: 1;',
    'index.d.ts': "export * from './x.ts'; export { y as z } from './y.mts';",
  },
};

/** Code that the checker reports as an error, and where it goes on with a name that no importer gets at run time. */
const MISTAKEN: Readonly<Record<string, readonly [Texts, string]>> = {
  'stars that clash': [{ ...LEAVES, 'index.ts': "export * from './a'; export * from './b';" }, 'x'],
  'a name that is not there': [
    { ...LEAVES, 'index.ts': "export { gone } from './a'; export { a } from './a';" },
    'gone',
  ],
  'a name that leads to itself': [
    { 'index.ts': "export { loop } from './a'; export const i = 1;", 'a.ts': "export { loop } from './index';" },
    'loop',
  ],
};

test('a type in a comment hides no value', () => {
  const names = ours({
    'a.js': '/** @typedef {object} X */ export const a = 1;',
    'b.js': 'export class X {}',
    'index.js': "export * from './a.js'; export * from './b.js';",
    'own.js': "/** @typedef {import('./b.js').X} X */\nexport * from './b.js';",
  });
  expect(names).toMatchObject({ 'index.js': ['X', 'a'], 'own.js': ['X'] });
});

describe('closed export names', () => {
  test.each(Object.entries(TRICKY))('are those of the checker for %s', (_, files) => {
    expect(ours(files)).toEqual(theirs(files));
  });

  test.each(Object.entries(MISTAKEN))('lack only what is an error in %s', (_, [files, name]) => {
    const index = (names: Names) => names['index.ts'] ?? [];
    expect(index(ours(files))).toEqual(index(theirs(files)).filter((each) => each !== name));
    expect(index(theirs(files))).toContain(name);
  });

  test('are those of the checker for lintel itself', () => {
    const src = join(import.meta.dirname, '../../src');
    const paths = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const files = Object.fromEntries(
      paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(src, path), 'utf8')]),
    );
    expect(ours(files)).toEqual(theirs(files));
  });
});
