import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportTable } from '../../src/scan/exports.ts';
import { scanFile } from '../../src/scan/file.ts';
import { emptyTally, mutate, report, total, type Tally } from './mutations.ts';

/** Fingerprints by exported name. */
const fingerprints = (text: string, path = 'src/a.ts'): Readonly<Record<string, string>> =>
  Object.fromEntries(scanFile(path, text).exports.map(({ name, fingerprint }) => [name, fingerprint]));

const equal: readonly (readonly [what: string, before: string, after: string])[] = [
  ['another format', 'export type A = {a:string;b:number}', 'export type A = {\n  a: string,\n  b: number,\n};'],
  ['comments', 'export const a: A = 1', '/** Doc. */ export const a /* b */ : /* c */ A = 1 // d'],
  ['the other quotes', "export type A = 'x' | B['y']", 'export type A = "x" | B["y"]'],
  ['another way to write a number', 'export const a = 0x1F', 'export const a = 31'],
  ['a sum for what it comes to', 'export const a = 60 * (50 + 10) * 1000', 'export const a = 3_600_000'],
  ['a sum in what varies', 'export let a = 60 * 60', 'export let a = 3600'],
  ['a property that holds a function', 'export class A { f(a: B) {} }', 'export class A { f = (b: B) => {} }'],
  ['a property of the type of a function', 'export class A { f(a: B): C {} }', 'export class A { f: (b: B) => C = g }'],
  ['such a property in an interface', 'export interface A { f?(a: B): C }', 'export interface A { f?: ((b: B) => C) }'],
  ['such a property in an object', 'export const a = { f(a: B) {} }', 'export const a = { f: (b: B) => {} }'],
  ['separators in a number', 'export const a = 1_000_000', 'export const a = 1000000'],
  ['quotes round a property name', 'export interface A { a: 1 }', "export interface A { 'a': 1 }"],
  ['parentheses round a type', 'export type A = B[] | C', 'export type A = ((B)[] | (C))'],
  ['a bar before the first part', 'export type A = B | C', 'export type A =\n  | B\n  | C'],
  ['a bar before the only part', 'export type A = B', 'export type A = | B'],
  ['the order of union parts', 'export type A = B | C | D', 'export type A = D | B | C'],
  ['a union within a union', 'export type A = B | (C | D)', 'export type A = B | C | D'],
  ['the long form of an array', 'export type A = readonly B[][]', 'export type A = ReadonlyArray<Array<B>>'],
  ['the order of members', 'export interface A { a: 1; b(): 2 }', 'export interface A { b(): 2; a: 1 }'],
  ['the order of class members', 'export class A { a: X; static b: Y }', 'export class A { static b: Y; a: X }'],
  ['the order of properties', 'export const a = { x: 1, y: 2 }', 'export const a = { y: 2, x: 1 }'],
  ['the order of accessors', 'export class A { get a(): B; set a(b) }', 'export class A { set a(b); get a(): B }'],
  ['the order of heritage', 'export class A implements B, C {}', 'export class A implements C, B {}'],
  ['the order of enum members with values', 'export enum A { B = 1, C = 2 }', 'export enum A { C = 2, B = 1 }'],
  ['values that enum members have anyway', 'export enum A { B, C }', 'export enum A { C = 1, B = 0 }'],
  [
    'an interface in two parts',
    'export interface A { a: 1; b: 2 }',
    'export interface A { b: 2 } export interface A { a: 1 }',
  ],
  ['a body', 'export function f(a: A): B { return a }', 'export function f(a: A): B { throw 1 }'],
  ['the value behind an annotation', 'export const a: number = 1', 'export const a: number = 2'],
  ['the value of a default', 'export function f(a = 1): B {}', 'export function f(a = 2): B {}'],
  ['values within a default', 'export function f(a = { b: 1 }): B {}', 'export function f(a = { b: 2 }): B {}'],
  ['a default, for a question mark', 'export function f(a: A = 1): B {}', 'export function f(a?: A): B {}'],
  ['the first value of what varies', 'export let a = 1; ', 'export let a = 2'],
  ['the first value of a property', 'export class A { a = 1 }', 'export class A { a = 2 }'],
  ['the name of a parameter', 'export function f(a: A): B {}', 'export function f(b: A): B {}'],
  ['the name that a predicate repeats', 'export function f(a: A): a is B {}', 'export function f(b: A): b is B {}'],
  ['the name that a type query repeats', 'export type F = (a: A) => typeof a', 'export type F = (b: A) => typeof b'],
  [
    'the name that a default repeats',
    'export function f(a: A, b = a.c): B {}',
    'export function f(d: A, b = d.c): B {}',
  ],
  [
    'a parameter called like a namespace of types',
    'export function f(n: N.A, o: N.B<N.C>): typeof n.d {}',
    'export function f(N: N.A, o: N.B<N.C>): typeof N.d {}',
  ],
  [
    'a parameter called like a namespace within an import',
    "export type F = (n: A) => import('x').N.B",
    "export type F = (N: A) => import('x').N.B",
  ],
  ['a pattern for a name', 'export function f(a: A): B {}', 'export function f({ x, y: [z] }: A): B {}'],
  ['what a pattern calls its parts', 'export function f({ a: x }): B {}', 'export function f({ a: y }): B {}'],
  ['the name of a type parameter', 'export type A<T> = T | B<T>', 'export type A<U> = U | B<U>'],
  ['the name of a mapped key', 'export type A<T> = { [K in T]: K }', 'export type A<T> = { [P in T]: P }'],
  ['the name of an index key', 'export type A = { [key: string]: B }', 'export type A = { [name: string]: B }'],
  [
    'a name that infer binds',
    'export type A<T> = T extends (infer U)[] ? U : T',
    'export type A<T> = T extends (infer V)[] ? V : T',
  ],
  [
    'the order of parts with infer',
    'export type A<T> = T extends B<infer X> | C<infer Y> ? [X, Y] : T',
    'export type A<T> = T extends C<infer Y> | B<infer X> ? [X, Y] : T',
  ],
  ['labels of a tuple', 'export type A = [a: B, c?: D, ...e: F[]]', 'export type A = [B, D?, ...F[]]'],
  ['a private member', 'export class A { a: B }', 'export class A { a: B; private b = 1; #c() {} }'],
  [
    'what a private constructor takes',
    'export class A { private constructor(a: B) }',
    'export class A { private constructor() }',
  ],
  [
    'a private parameter property',
    'export class A { constructor(a: B) {} }',
    'export class A { constructor(private a: B) {} }',
  ],
  [
    'a property declared by a parameter',
    'export class A { readonly a: B; constructor(a: B) {} }',
    'export class A { constructor(readonly a: B) {} }',
  ],
  ['a decorator', 'export class A { a: B }', '@x({ y: 1 }) export class A { @z a: B }'],
  ['async, where the result is written', 'export function f(): P<A> {}', 'export async function f(): P<A> {}'],
  [
    'override and public',
    'export class A extends B { a(): C {} }',
    'export class A extends B { public override a(): C {} }',
  ],
  ['declare', 'export class A { a: B }', 'export declare class A { a: B }'],
  [
    'a type-only import',
    "import { B } from './b'; export type A = B",
    "import type { B } from './b'; export type A = B",
  ],
  ['an export list', 'export function f(a: A): B {}', 'function f(a: A): B {}\nexport { f }'],
  ['an arrow for a function', 'export function f<T>(a: T): B {}', 'export const f = <T>(a: T): B => x'],
  ['the type of a function for a function', 'export function f<T>(a: T): B {}', 'export const f: <U>(b: U) => B = g'],
  [
    'the implementation behind overloads',
    'export function f(a: A): B; export function f(a) {}',
    'export function f(a: A): B; export function f(a: any, b?: C): any {}',
  ],
  ['bodies within an initialiser', 'export const a = make(() => 1)', 'export const a = make(() => { return 2 })'],
  [
    'the alias of an import',
    "import { A } from 'x'; export type T = A",
    "import { A as B } from 'x'; export type T = B",
  ],
  [
    'a namespace for a name that is imported',
    "import { A } from 'x'; export type T = A",
    "import * as x from 'x'; export type T = x.A",
  ],
  ['an import within a type', "import { A } from 'x'; export type T = A.B<C>", "export type T = import('x').A.B<C>"],
  [
    'an import within a type query',
    "import { a } from 'x'; export type T = typeof a",
    "export type T = typeof import('x').a",
  ],
  [
    'another form of a namespace',
    "import * as x from 'x'; export type T = x.A",
    "import y = require('x'); export type T = y.A",
  ],
  ['the scheme of Node', "import { A } from 'fs'; export type T = A", "import { A } from 'node:fs'; export type T = A"],
  [
    'a default import that is named',
    "import A from 'x'; export type T = A",
    "import { default as B } from 'x'; export type T = B",
  ],
  [
    'a file that was moved',
    "import { A } from './a'; import b from './b'; import * as c from '@/c'; export type T = [A, b, c.D]",
    "import { A } from '../x/y.js'; import b from '#x/b'; import * as d from '../c/index.ts'; export type T = [A, b, d.D]",
  ],
  [
    'a type that moves to a file of its own',
    'interface A { a: 1 }; export { A }; export type T = A[]',
    "import { A } from './a'; interface B { a: 1 }; export { B as A }; export type T = B[]",
  ],
  [
    'the name of a private type',
    'interface A { a: 1 }; export type T = A[]',
    'interface B { a: 1 }; export type T = B[]',
  ],
  [
    'the names in a circle of private types',
    'interface A { b: B; c: C }; interface B { a: A }; type C = B | A; export type T = A',
    'type X = Y | Z; interface Z { c: X; b: Y }; interface Y { a: Z }; export type T = Z',
  ],
  [
    'private types in two parts',
    'interface A { a: 1; b: 2 }; export type T = A',
    'interface A { b: 2 }; export type T = A; interface A { a: 1 }',
  ],
  [
    'a private type that nobody names',
    'interface A { a: 1 }; export type T = B',
    'interface A { a: 2 }; export type T = B',
  ],
  [
    'a type parameter called like it',
    'interface A { a: 1 }; export type T<A> = A',
    'interface A { a: 2 }; export type T<B> = B',
  ],
  [
    'a parameter called like a private value',
    'const a = 1; export type F = (a: A) => typeof a',
    'const a = 2; export type F = (b: A) => typeof b',
  ],
  [
    'a name that infer binds, called like a private type',
    'type U = 1; export type A<T> = T extends (infer U)[] ? U : T',
    'type U = 2; export type A<T> = T extends (infer V)[] ? V : T',
  ],
  [
    'a namesake of a private value that means the type',
    'const A = 1; type A = B; export type T = A',
    'const A = 2; type A = B; export type T = A',
  ],
  [
    'what may be assigned anew in a private object whose type is asked for',
    "const A = { a: 'x', b: [1] }; export type T = keyof typeof A",
    "const A = { a: 'y', b: [2] }; export type T = keyof typeof A",
  ],
  [
    'the text of a tagged template, which formatters write anew',
    'export const a = styled.div`color:${b};a{margin:0}`',
    'export const a = styled.div`\n  color: ${b};\n  a {\n    margin: 0;\n  }\n`',
  ],
  [
    'the body of a private function',
    'function f() { return 1 } export const a = f()',
    'function f() { return 2 } export const a = f()',
  ],
  [
    'the private value behind a default',
    'const PORT = 1; export function f(port = PORT): B {}',
    'const PORT = 2; export function f(port = PORT): B {}',
  ],
  [
    'a private member of a private class',
    'class A { a: 1; private b: 1 } export type T = A',
    'class A { a: 1; private b: 2 } export type T = A',
  ],
  [
    'an attribute called like a private value',
    'const title = 1; export const a = x(<A title="b" />)',
    'const title = 2; export const a = x(<A title="b" />)',
  ],
  [
    'a member of the same enum called like a private value',
    'const A = 1; export enum E { A = 1, B = A }',
    'const A = 2; export enum E { A = 1, B = A }',
  ],
  ['the order of exports', 'export const a = 1; export const b = 2;', 'export const b = 2; export const a = 1;'],
];

const different: readonly (readonly [what: string, before: string, after: string])[] = [
  ['a sum that comes to another', 'export const a = 60 * 60', 'export const a = 60 * 61'],
  ['a sum of what is named', 'export const a = 60 * B', 'export const a = 60 * C'],
  ['what a function in a property takes', 'export class A { f(a: B) {} }', 'export class A { f = (a: C) => {} }'],
  ['a parameter added', 'export function f(a: A): B {}', 'export function f(a: A, b: B): B {}'],
  ['a parameter removed', 'export function f(a: A, b: C): B {}', 'export function f(a: A): B {}'],
  ['parameters reordered', 'export function f(a: A, b: B): C {}', 'export function f(b: B, a: A): C {}'],
  ['a parameter made optional', 'export function f(a: A): B {}', 'export function f(a?: A): B {}'],
  ['a parameter given a default', 'export function f(a: A): B {}', 'export function f(a: A = 1): B {}'],
  [
    'another parameter in a default',
    'export function f(a: A, b: A, c = a.d): B {}',
    'export function f(a: A, b: A, c = b.d): B {}',
  ],
  ['a type query of a parameter', 'export type F = (N: A) => typeof N.b', 'export type F = (M: A) => typeof N.b'],
  ['the namespace of a type', 'export function f(n: N.A): B {}', 'export function f(n: M.A): B {}'],
  ['a default of another type', 'export function f(a = 1): B {}', "export function f(a = '1'): B {}"],
  ['a rest', 'export function f(a: A[]): B {}', 'export function f(...a: A[]): B {}'],
  ['this for a parameter', 'export function f(a: A): B {}', 'export function f(this: A): B {}'],
  [
    'another parameter in a predicate',
    'export function f(a: A, b: A): a is B {}',
    'export function f(a: A, b: A): b is B {}',
  ],
  ['an assertion', 'export function f(a: A): a is B {}', 'export function f(a: A): asserts a is B {}'],
  ['a type', 'export const a: A = 1', 'export const a: B = 1'],
  ['a result', 'export function f(): A {}', 'export function f(): B {}'],
  ['a member renamed', 'export interface A { a: B }', 'export interface A { b: B }'],
  ['a member made optional', 'export interface A { a: B }', 'export interface A { a?: B }'],
  ['a method for a property with a union', 'export interface A { a(): B }', 'export interface A { a: (() => B) | C }'],
  ['readonly', 'export interface A { a: B }', 'export interface A { readonly a: B }'],
  ['static', 'export class A { a: B }', 'export class A { static a: B }'],
  ['abstract', 'export class A { a(): B }', 'export abstract class A { a(): B }'],
  ['protected', 'export class A { a: B }', 'export class A { protected a: B }'],
  ['a protected member', 'export class A { protected a: B }', 'export class A { protected a: C }'],
  ['a private constructor', 'export class A { constructor() {} }', 'export class A { private constructor() {} }'],
  ['a setter', 'export class A { get a(): B }', 'export class A { get a(): B; set a(b: B) }'],
  [
    'the order of overloads',
    'export function f(a: A): B; export function f(a: C): D',
    'export function f(a: C): D; export function f(a: A): B',
  ],
  [
    'the order of methods of one name',
    'export interface A { m(a: A): B; m(a: C): D }',
    'export interface A { m(a: C): D; m(a: A): B }',
  ],
  ['an enum value', 'export enum A { B = 1 }', 'export enum A { B = 2 }'],
  ['the order of counting members', 'export enum A { B, C }', 'export enum A { C, B }'],
  ['a constant enum', 'export enum A { B }', 'export const enum A { B }'],
  ['a constraint', 'export type A<T> = T', 'export type A<T extends B> = T'],
  ['a type default', 'export type A<T> = T', 'export type A<T = B> = T'],
  ['type parameters reordered', 'export type A<T, U> = B<T, U>', 'export type A<U, T> = B<T, U>'],
  ['a const type parameter', 'export function f<T>(a: T): T', 'export function f<const T>(a: T): T'],
  ['heritage', 'export class A extends B {}', 'export class A extends C {}'],
  ['extends for implements', 'export class A extends B {}', 'export class A implements B {}'],
  ['an argument of heritage', 'export interface A extends B<C> {}', 'export interface A extends B<D> {}'],
  ['keyof', 'export type A = keyof B', 'export type A = B'],
  ['typeof', 'export type A = typeof B', 'export type A = B'],
  ['typeof an import', "export type A = import('x').Y", "export type A = typeof import('x').Y"],
  ['the order of a tuple', 'export type A = [B, C]', 'export type A = [C, B]'],
  ['the order of an intersection', 'export type A = B & C', 'export type A = C & B'],
  ['a union part', 'export type A = B | C', 'export type A = B | C | D'],
  ['where parentheses matter', 'export type A = (B | C)[]', 'export type A = B | C[]'],
  ['keyof a union', 'export type A = keyof (B | C)', 'export type A = (keyof B) | C'],
  ['a mapped modifier', 'export type A = { [K in B]: C }', 'export type A = { [K in B]-?: C }'],
  ['a literal type', "export type A = 'a'", "export type A = 'b'"],
  ['a literal of another kind', "export type A = '1'", 'export type A = 1'],
  ['a sign', 'export const a = 1', 'export const a = -1'],
  ['a template', 'export type A = `a${B}`', 'export type A = `b${B}`'],
  ['a constant', 'export const a = 1', 'export const a = 2'],
  ['what a constant can be', 'export const a: A = 1', 'export let a: A = 1'],
  ['as const', 'export const a = [1]', 'export const a = [1] as const'],
  ['what is called', 'export const a = b(1)', 'export const a = c(1)'],
  ['type arguments of a call', 'export const a = b<C>()', 'export const a = b(C)'],
  ['an operator', 'export const a = b + c', 'export const a = b - c'],
  ['a unary operator', 'export const a = !b', 'export const a = ~b'],
  ['the order after a spread', 'export const a = { x: 1, ...b }', 'export const a = { ...b, x: 1 }'],
  ['a generator', 'export function f() {}', 'export function* f() {}'],
  ['async, where no result is written', 'export function f() {}', 'export async function f() {}'],
  ['what is destructured', 'export const { a } = x()', 'export const { b: a } = x()'],
  ['a value exported as a type', 'class A {} export { A }', 'class A {} export type { A }'],
  ['export =', 'class A {} export default A', 'class A {} export = A'],
  ['a type for an interface', 'export interface A { a: B }', 'export type A = { a: B }'],
  ['the package of a name', "import { A } from 'x'; export type T = A", "import { A } from 'y'; export type T = A"],
  [
    'the name in a package',
    "import { A } from 'x'; export type T = A",
    "import { B as A } from 'x'; export type T = A",
  ],
  ['a default for a name', "import { A } from 'x'; export type T = A", "import A from 'x'; export type T = A"],
  ['a name that is no longer imported', "import { A } from 'x'; export type T = A", 'export type T = A'],
  [
    'the name in another file',
    "import { A } from './x'; export type T = A",
    "import { B as A } from './x'; export type T = A",
  ],
  ['the file of a default', "import A from './x'; export type T = A", "import A from './y'; export type T = A"],
  [
    'the order of two names that are called alike elsewhere',
    "import { A } from './a'; import { A as B } from './b'; export type T = [A, B]",
    "import { A } from './a'; import { A as B } from './b'; export type T = [B, A]",
  ],
  [
    'a global for an import that is called so elsewhere',
    "import { Map as M } from './map'; export type T = [M<A>, Map<A>]",
    "import { Map as M } from './map'; export type T = [Map<A>, M<A>]",
  ],
  [
    'a base of the same name elsewhere',
    "import { T as B } from './b'; export interface T { a: T }",
    "import { T as B } from './b'; export interface T { a: B }",
  ],
  [
    'a member of a private interface',
    'interface A { a: 1 }; export type T = A',
    'interface A { a: 2 }; export type T = A',
  ],
  ['a private type alias', 'type A = B; export function f(a: A): C {}', 'type A = D; export function f(a: A): C {}'],
  ['a member of a private class', 'class A { a: 1 } export type T = A', 'class A { a: 2 } export type T = A'],
  [
    'the heritage of a private class',
    'class A extends B {} export type T = A',
    'class A extends C {} export type T = A',
  ],
  ['a value of a private enum', 'enum A { B = 1 } export type T = A.B', 'enum A { B = 2 } export type T = A.B'],
  [
    'a private key',
    "const KEY = 'a'; export interface A { [KEY]: B }",
    "const KEY = 'b'; export interface A { [KEY]: B }",
  ],
  [
    'an enum value through a private constant',
    'const V = 1; export enum A { B = V }',
    'const V = 2; export enum A { B = V }',
  ],
  [
    'a key of a private object whose type is asked for',
    'const A = { a: 1 }; export type T = typeof A',
    'const A = { b: 1 }; export type T = typeof A',
  ],
  [
    'a member that keeps its literal in a private object',
    "const A = { a: 'x' } as const; export type T = typeof A",
    "const A = { a: 'y' } as const; export type T = typeof A",
  ],
  [
    'a frozen member of a private object',
    "const A = Object.freeze({ a: 'x' }); export type T = typeof A",
    "const A = Object.freeze({ a: 'y' }); export type T = typeof A",
  ],
  [
    'a private object that a value shows',
    "const A = { a: 'x' }; export const b = { A }",
    "const A = { a: 'y' }; export const b = { A }",
  ],
  ['the tag of a template', 'export const a = css`b`', 'export const a = html`b`'],
  ['a value in a tagged template', 'export const a = css`${b}`', 'export const a = css`${c}`'],
  ['what a type query names', "const A = 'a'; export type T = typeof A", "const A = 'b'; export type T = typeof A"],
  ['a private constant', 'const A = 1; export const b = [A] as const', 'const A = 2; export const b = [A] as const'],
  [
    'what a private function takes',
    'function f(a: A) {} export const b = f()',
    'function f(a: B) {} export const b = f()',
  ],
  [
    'a private base',
    'interface A { a: 1 }; export interface B extends A {}',
    'interface A { a: 2 }; export interface B extends A {}',
  ],
  [
    'a member of a private type behind another',
    'type A = B[]; interface B { a: 1 }; export type T = A',
    'type A = B[]; interface B { a: 2 }; export type T = A',
  ],
  [
    'one part of a private interface',
    'interface A { a: 1 }; interface A { b: 2 }; export type T = A',
    'interface A { a: 1 }; interface A { b: 3 }; export type T = A',
  ],
  [
    'a far member of a circle',
    'interface A { b: B }; interface B { c: C }; interface C { a: A; d: 1 }; export type T = A',
    'interface A { b: B }; interface B { c: C }; interface C { a: A; d: 2 }; export type T = A',
  ],
  [
    'which of a circle is named',
    'interface A { b: B }; interface B { a: A; c: 1 }; export type T = [A, B]',
    'interface A { b: B }; interface B { a: A; c: 1 }; export type T = [B, A]',
  ],
  [
    'a private value beside a type of its name',
    'const A = x(1); export type A = y<typeof A>',
    'const A = x(2); export type A = y<typeof A>',
  ],
  [
    'what a namespace keeps to itself',
    'export namespace N { interface A { a: 1 } export type T = A }',
    'export namespace N { interface A { a: 2 } export type T = A }',
  ],
  ['a member of a namespace', 'export namespace A { export const b: C }', 'export namespace A { export const b: D }'],
];

describe('fingerprints', () => {
  test.each(equal)('stay with %s', (_, before, after) => {
    expect(fingerprints(after)).toEqual(fingerprints(before));
  });

  test.each(different)('change with %s', (_, before, after) => {
    const [a, b] = [fingerprints(before), fingerprints(after)];
    expect(Object.keys(a)).toHaveLength(1);
    expect(Object.values(a)).not.toEqual(Object.values(b));
  });

  test('do not depend on the name of an export', () => {
    const text = 'class Node { next: Node } export { Node, Node as Other }';
    const renamed = 'export class Item { next: Item }';
    const { Node, Other } = fingerprints(text);
    expect(Node).toBe(Other);
    expect(fingerprints(renamed)).toEqual({ Item: Node });
  });

  test('belong to members as well, and change with theirs alone', () => {
    const members = (text: string) =>
      Object.fromEntries(
        scanFile('a.ts', text).exports[0]!.members.map(({ name, fingerprint }) => [name, fingerprint]),
      );
    const before = members('export class A<T> { a(b: T): B; a(b: C): D; static c = 1; get d(): E { return 1 } }');
    const after = members(
      'export class A<U> { static c = 1; get d(): F { return 2 } a(x: U): B; a(x: C): D; private e = 1 }',
    );
    expect(after).toEqual({ ...before, d: expect.any(String) });
    expect(after['d']).not.toBe(before['d']);
  });

  test('show an enum member by its value', () => {
    const [a, b] = scanFile('a.ts', 'export enum A { B, C = 0 }').exports[0]!.members;
    expect(a?.fingerprint).toBe(b?.fingerprint);
  });

  test('pass through re-exports, whatever the new name, and tell a narrowing to types', () => {
    const table = exportTable(
      [
        scanFile('a.ts', 'export class A { a: B }'),
        scanFile('b.ts', "export { A as B } from './a'; export type { A as C } from './a'; export { X } from 'x';"),
      ],
      (_, specifier) => (specifier === './a' ? { file: 'a.ts' } : { external: specifier }),
    );
    const of = (name: string) => table.find('b.ts', name)?.fact.fingerprint;
    expect(of('B')).toBe(fingerprints('export class A { a: B }')['A']);
    expect(of('C')).toBe(fingerprints('class A { a: B } export type { A }')['A']);
    expect(of('X')).toMatch(/^[\w-]{16}$/);
  });

  test('read each private declaration once, however many name it and however long their chain is', () => {
    const ladder = (last: string): string =>
      `${Array.from({ length: 3000 }, (_, at) => `type A${at} = [A${at + 1}, A${at + 1}];`).join('\n')}
       type A3000 = ${last}; export type T = A0;`;
    const started = process.cpuUsage().user;
    const [before, after] = [fingerprints(ladder('1')), fingerprints(ladder('2'))];
    // Written out, the first step alone would name the last one 2^3000 times.
    expect(process.cpuUsage(undefined).user - started).toBeLessThan(5_000_000);
    expect(before['T']).not.toBe(after['T']);
    const ring = (last: string): string =>
      `${Array.from({ length: 1000 }, (_, at) => `interface B${at} { next: B${(at + 1) % 1000}; ${at === 999 ? last : ''} }`).join('\n')}
       export type T = B0;`;
    expect(fingerprints(ring('a: 1'))['T']).not.toBe(fingerprints(ring('a: 2'))['T']);
    expect(fingerprints(ring('a: 1'))['T']).toBe(fingerprints(ring('a: 1').replace(/\bB(\d)/g, 'Z$1'))['T']);
  });

  test('survive what no hand writes', () => {
    const sum = `export const a = ${Array.from({ length: 5000 }, () => "'x'").join(' + ')};`;
    const table = `export const b = [${Array.from({ length: 5000 }, (_, at) => at).join()}];`;
    const before = fingerprints(sum + table);
    expect(fingerprints(sum + table.replace('4999', '5000'))).toEqual({ a: before['a'], b: expect.any(String) });
    expect(fingerprints(sum + table.replace('4999', '5000'))['b']).not.toBe(before['b']);
    expect(fingerprints('export class { constructor( } export const = ; export function (a:')).toBeTypeOf('object');
  });
});

/** Code of registry packages, cut down, in which an edit is not what it looks like. */
const deceptive: readonly (readonly [what: string, text: string])[] = [
  [
    'parameters that differ only in names which their types bind',
    'export class A { constructor(readonly a: <T>(b: T, c: B) => c is B, readonly d: <U>(e: U, f: B) => f is B) {} }',
  ],
  [
    'tuples whose elements differ only in names that they bind',
    'export type A<T> = [(a: T) => typeof a, (b: T) => typeof b, { [K in T]: [c: K] }, { [L in T]: [d: L] }]',
  ],
  ['a default that names another parameter', 'export const f = (a: A, b = a.length, c = { a, d: [b] }): B => x'],
  [
    'a parameter called like a namespace',
    "import type * as N from './n'; export const f = <T extends N.A>(N: T): N.B<N.C, typeof N.d> => x",
  ],
  [
    'members without semicolons',
    'export class A {\n  b: B = 1\n  static c: C = 2\n  d: D = 3\n  static [e]: E = 4\n  f: F = 5\n  protected g: G = 6\n}',
  ],
  [
    'a statement without a semicolon',
    'let a: A = b\nabstract class C {}\nlet d: D = e\nconst enum F { g }\nexport { C, F }',
  ],
  ['a private interface beside a constant', 'interface A<T = any> extends B<T> {}\nexport const A: C<A> = d'],
  ['a private constant beside a type', 'const a: B = c\nexport type a = D<typeof a> | E[]'],
];

describe('fingerprints of real code', () => {
  const root = join(import.meta.dirname, '../..');
  const filesIn = (folder: string, pattern: RegExp): readonly string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => pattern.test(file))
      .sort()
      .map((file) => join(root, folder, file));

  /** lintel's own code, and declarations of packages that it is built with: as many as a few seconds allow. */
  const corpus = [
    ...filesIn('src/scan', /^(?:file|m|p|s|t)[^/]*\.ts$/),
    ...filesIn('node_modules/yaml/dist', /^(?:[^/]*|doc\/.*|nodes\/.*|compose\/.*)\.d\.ts$/),
    ...filesIn('node_modules/vite/types', /\.d\.ts$/),
    ...filesIn('node_modules/@types/picomatch', /\.d\.ts$/),
  ];

  const tally: Tally = emptyTally();

  test.each(deceptive)('stay and change as they should with %s', (_, text) => {
    const few = emptyTally();
    mutate({ path: 'src/a.ts', text }, { rounds: 100 }, few);
    expect(few.failures).toEqual([]);
    expect(total(few.benign)).toBeGreaterThan(5);
    expect(total(few.semantic)).toBeGreaterThan(2);
  });

  test.each([
    ['reorder parameters', 'export type F<A, B> = (get: (a: A) => B, set: (b: B) => A) => void'],
    ['reorder a tuple', 'export type A<T> = T extends [infer U, infer V] ? U : T'],
    ['swap branches', 'export type A<T> = T extends B ? C<T, D> : C<D, T>'],
  ])('are tried with what only looks the same: %s', (kind, text) => {
    const few = emptyTally();
    mutate({ path: 'src/a.ts', text }, { rounds: 100 }, few);
    expect([...few.semantic.keys()]).toContain(kind);
    expect(few.failures).toEqual([]);
  });

  test('stay through every benign edit and change with every semantic one, for exactly the exports it touches', () => {
    for (const file of corpus) mutate({ path: file, text: readFileSync(file, 'utf8') }, { rounds: 8 }, tally);
    expect(tally.failures).toEqual([]);
    process.stdout.write(report(tally));
    // Else the test could pass by trying nothing.
    expect(tally.annotated).toBeGreaterThan(250);
    expect(tally.inferred).toBeLessThan(tally.annotated / 10);
    expect(total(tally.benign)).toBeGreaterThan(3000);
    expect(total(tally.semantic)).toBeGreaterThan(1500);
    expect(tally.benign.size).toBeGreaterThan(20);
    expect(tally.semantic.size).toBeGreaterThan(40);
    for (const kind of ['rename imports', 'rename private declarations', 'move imported files']) {
      expect(tally.benign.get(kind)).toBeGreaterThan(30);
    }
    for (const kind of ['import another name', 'import from another package', 'private: remove a member']) {
      expect(tally.semantic.get(kind)).toBeGreaterThan(0);
    }
  }, 60_000);
});
