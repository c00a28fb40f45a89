/** What names stand for in fingerprints: imports, namespaces, enums, aliases; and how long it takes to find that out. */
import { describe, expect, test } from 'vitest';
import { scanFile } from '../../src/scan/file.ts';

/** Fingerprints by exported name. */
const fingerprints = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(scanFile('src/a.tsx', text).exports.map(({ name, fingerprint }) => [name, fingerprint]));

/** The fingerprint of `T` is the same in both. */
const equal: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    'the order of the blocks of a namespace',
    'export namespace T { export type A = 1 } export namespace T { export type B = A }',
    'export namespace T { export type B = A } export namespace T { export type A = 1 }',
  ],
  [
    'the blocks of a namespace in one',
    'export namespace T { export type A = 1 } export namespace T { export type B = A }',
    'export namespace T { export type A = 1; export type B = A }',
  ],
  [
    'a member of a private namespace that nobody names',
    'namespace N { export type B = 1; type D = 2 } export type T = N.B',
    'namespace N { export type B = 1; type D = 3; export type C = D } export type T = N.B',
  ],
  [
    'the names in a private namespace',
    'namespace N { export namespace M { export type B = 1; export type C = N.M.B } } export type T = N.M.C',
    'namespace M { export namespace O { export type A = 1; export type D = A } } export type T = M.O.D',
  ],
  [
    'a member of a private enum that nobody names',
    'enum E { A = 1 } export enum T { A = E.A }',
    'enum E { B = 3, A = 1 } export enum T { A = E.A }',
  ],
  [
    'an import of the same name that only a body uses',
    "import { A } from './a'; export function T(a: A): void {}",
    "import { A } from './a'; import { A as C } from './c'; export function T(a: A): void { C() }",
  ],
  [
    'a default of a file that is called the same',
    "import A from './a/cfg'; export type T = A",
    "import A from './a/cfg'; import B from './b/cfg'; export type T = A; export const b: B = 1",
  ],
  [
    'an import that is called like a global elsewhere',
    'export type T = [Error, Map<1, 2>]',
    "import { Error as E } from './e'; export type T = [Error, Map<1, 2>]; export const e: E = 1",
  ],
  [
    'an export of the name that an import has elsewhere',
    "import { A as B } from './a'; export type T = B",
    "import { A as B } from './a'; export type T = B; export const A = 1",
  ],
  [
    'an export that is called like a global outside',
    'export function T(a: Map<1, 2>): void {}',
    'export function T(a: Map<1, 2>): void {} const q = 1; export { q as Map }',
  ],
  [
    'the order of parts, where another import has the name of one',
    "import { A } from './a'; export type T = A[] | AB | A0",
    "import { A } from './a'; import { A as C } from './c'; export type T = AB | A0 | A[]; export const c: C = 1",
  ],
  [
    'the order of parts that have one name from several files',
    "import * as a from './a'; import * as b from './b'; export type T = a.A | b.A | B",
    "import * as a from './a'; import * as b from './b'; export type T = B | b.A | a.A",
  ],
  [
    'the order of parts that have one name from files that are called the same',
    "import * as a from './a/c'; import * as b from './b/c'; export type T = a.A | b.A",
    "import * as b from './b/c'; import * as a from './a/c'; export type T = b.A | a.A",
  ],
  [
    'the order of members with keys of one name from several files',
    "import * as a from './a'; import * as b from './b'; export interface T { [a.K]: 1; [b.K]: 1 }",
    "import * as a from './a'; import * as b from './b'; export interface T { [b.K]: 1; [a.K]: 1 }",
  ],
  [
    'the order of conditions that bind names of their own',
    'export type T<A> = (A extends 1[] | (infer B) ? B : 2) | (A extends 1[] | (infer C) ? C : 3)',
    'export type T<A> = (A extends 1[] | (infer D) ? D : 3) | (A extends 1[] | (infer B) ? B : 2)',
  ],
  [
    'the name of an imported type beside a value that is called the same',
    "import type { A } from './a'; const A = x; export const T = (): A<1> => new A()",
    "import type { A as B } from './a'; const A = x; export const T = (): B<1> => new A()",
  ],
  [
    'the name of an imported value beside a type that is called the same',
    "import { A } from './a'; type A = 1; export const T = [A]",
    "import { A as B } from './a'; type A = 2; export const T = [B]",
  ],
  [
    'a namespace for a name of another file',
    "import { A } from './a'; export type T = [A<B>, A.C]",
    "import * as a from './a'; export type T = [a.A<B>, a.A.C]",
  ],
  [
    'a namespace for a value of another file',
    "import { a } from './a'; export const T = a.b(a)",
    "import * as x from './a'; export const T = x.a.b(x.a)",
  ],
  [
    'a namespace for a default of another file',
    "import A from './a'; export class T extends A {}",
    "import * as a from './a'; export class T extends a.default {}",
  ],
  [
    'an import within a type for a name of another file',
    "import { A } from './a'; export type T = [A<B>, A.C, typeof A]",
    "export type T = [import('./a').A<B>, import('./a').A.C, typeof import('./a').A]",
  ],
  [
    'a moved file, where two of a name are told apart',
    "import { A } from './a'; import { A as B } from './b'; export type T = [A, B]",
    "import { A } from './x/a'; import { A as B } from '../y/b.js'; export type T = [A, B]",
  ],
  [
    'another package with the value that an initialiser calls',
    "import { make as m } from 'a-dom'; export const T = m([])",
    "import { make } from 'a'; export const T = make([])",
  ],
  [
    'a subpath of the package of which an initialiser calls a value',
    "import * as a from 'a'; export const T = a.string()",
    "import * as b from 'a/v4'; export const T = b.string()",
  ],
  [
    'a package in place of the file that has what an initialiser calls',
    "import { make } from './make'; export const T = make([])",
    "import { make } from '@acme/kit'; export const T = make([])",
  ],
  [
    'the long name of a member within its enum',
    'export enum T { A = 1, B = A, C = A | B }',
    'export enum T { A = 1, B = T.A, C = T.A | T.B }',
  ],
  [
    'an element of the page that is called like a private value',
    'const div = 1; export const T = x(<div><b /></div>)',
    'const div = 2; export const T = x(<div><b /></div>)',
  ],
  ['the order of flags', 'export const T = /a/ig', 'export const T = /a/gi'],
  ['empty parentheses behind new', 'export const T = new A', 'export const T = new A()'],
];

/** The fingerprint of `T` is another one. */
const different: readonly (readonly [what: string, before: string, after: string])[] = [
  [
    'another package with the class that one extends',
    "import { A } from 'a'; export class T extends A {}",
    "import { A } from 'b'; export class T extends A {}",
  ],
  [
    'another package with what makes the class that one extends',
    "import { S } from 'a'; export class T extends S.Class<T>('T')({}) {}",
    "import { S } from 'b'; export class T extends S.Class<T>('T')({}) {}",
  ],
  [
    'another package with what the making of a class is given',
    "import { S } from 'a'; import { id } from 'b'; export class T extends S.Class<T>('T')({ id: id() }) {}",
    "import { S } from 'a'; import { id } from 'c'; export class T extends S.Class<T>('T')({ id: id() }) {}",
  ],
  [
    'another package with the type of a parameter',
    "import { A } from 'a'; export const T = (a: A) => 1",
    "import { A } from 'b'; export const T = (a: A) => 1",
  ],
  [
    'a value of a private enum that another one counts from',
    'enum E { A = 1, B = A, C } export type T = E.C',
    'enum E { A = 2, B = A, C } export type T = E.C',
  ],
  [
    'a value of a private enum that names itself',
    'enum E { A = 1, B = E.A } export type T = E.B',
    'enum E { A = 2, B = E.A } export type T = E.B',
  ],
  [
    'a member of a private enum that is named as a whole',
    'enum E { A = 1, B = 2 } export type T = E',
    'enum E { A = 1, B = 3 } export type T = E',
  ],
  [
    'what a private namespace leads to',
    'namespace N { export type A = 1; export type B = A } export type T = N.B',
    'namespace N { export type A = 2; export type B = A } export type T = N.B',
  ],
  [
    'what a private namespace leads to by its own name',
    'namespace N { export namespace M { export type A = 1 } export type B = N.M.A } export type T = N.B',
    'namespace N { export namespace M { export type A = 2 } export type B = N.M.A } export type T = N.B',
  ],
  [
    'a value in a private namespace',
    'namespace N { export const a = 1 } export const T = [N.a] as const',
    'namespace N { export const a = 2 } export const T = [N.a] as const',
  ],
  [
    'another member of a private namespace',
    'namespace N { export type A = 1; export type B = 2 } export type T = N.A',
    'namespace N { export type A = 1; export type B = 2 } export type T = N.B',
  ],
  [
    'the order of two namespaces',
    "import * as a from './a'; import * as b from './b'; export type T = [a.A, b.A]",
    "import * as a from './a'; import * as b from './b'; export type T = [b.A, a.A]",
  ],
  [
    'the order of imports within types',
    "export type T = [import('./a').A, import('./b').A]",
    "export type T = [import('./b').A, import('./a').A]",
  ],
  [
    'the order of files of one last name',
    "import { A } from './v1/a'; import { A as B } from './v2/a'; export type T = [A, B]",
    "import { A } from './v1/a'; import { A as B } from './v2/a'; export type T = [B, A]",
  ],
  [
    'an export for an import that is called so elsewhere',
    "import { A as B } from './a'; export type A = 1; export type T = [A, B]",
    "import { A as B } from './a'; export type A = 1; export type T = [B, A]",
  ],
  ['flags', 'export const T = /a/g', 'export const T = /a/i'],
  ['what is constructed', 'export const T = new A(1)', 'export const T = new B(1)'],
  ['a call for new', 'export const T = A(1)', 'export const T = new A(1)'],
  ['type arguments of new', 'export const T = new A<B>()', 'export const T = new A<C>()'],
  [
    'a component that the file keeps to itself',
    'const Box = a(1); export const T = x(<Box />)',
    'const Box = a(2); export const T = x(<Box />)',
  ],
  [
    'an import for a global',
    'export function T(a: Error): void {}',
    "import { Error } from './error'; export function T(a: Error): void {}",
  ],
  [
    'an export for a global',
    'export function T(a: Error): void {}',
    'export class Error {} export function T(a: Error): void {}',
  ],
  ['what is taken apart', 'export const { T } = x(1)', 'export const { T } = x(2)'],
  ['what is taken from it', 'export const { a: T, b } = x()', 'export const { b: T, a } = x()'],
];

describe('names in fingerprints', () => {
  test.each(equal)('leave them alone with %s', (_, before, after) => {
    expect(fingerprints(before)['T']).toMatch(/^[\w-]{16}$/);
    expect(fingerprints(after)['T']).toBe(fingerprints(before)['T']);
  });

  test.each(different)('change them with %s', (_, before, after) => {
    expect(fingerprints(before)['T']).toMatch(/^[\w-]{16}$/);
    expect(fingerprints(after)['T']).not.toBe(fingerprints(before)['T']);
  });

  test.each([
    ['16 namespaces in one another', nested(16)],
    ['64 namespaces in one another', nested(64)],
    ['500 namespaces in one another', nested(500)],
    ['a ring of 25,000 types', circle(25_000)],
    ['4,000 names that are taken from one value', takenApart(4000)],
    ['a chain of 4,000 aliases', aliases(4000)],
    ['an enum of 5,000 members that are named one by one', namedMembers(5000)],
  ])('are found in the time that the text is long: %s', (_, text) => {
    const started = process.cpuUsage();
    expect(fingerprints(text)['T']).toMatch(/^[\w-]{16}$/);
    // Blocks that are read anew for each other take minutes; four seconds are those of a machine that many share.
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
  });
});

/** Private namespaces, each of which names a type of the next one, and one of its own that names itself. */
function nested(levels: number): string {
  const heads = Array.from(
    { length: levels },
    (_, at) => `namespace N${at} { type Z${at} = { q: N${at + 1}.T; z: Z${at} };`,
  );
  const tails = Array.from({ length: levels }, (_, at) => `export type T = [Z${levels - at - 1}, N${levels - at}.T] }`);
  return `${heads.join('\n')}\n${tails.join('\n')}\nexport type T = N0.T;`;
}

function circle(size: number): string {
  const members = Array.from({ length: size }, (_, at) => `interface A${at} { next: A${(at + 1) % size} }`);
  return `${members.join('\n')}\nexport type T = A0;`;
}

function namedMembers(size: number): string {
  const names = Array.from({ length: size }, (_, at) => `A${at}`);
  return `enum E { ${names.join()} }\nexport type T = [${names.map((name) => `E.${name}`).join()}];`;
}

function takenApart(size: number): string {
  const names = Array.from({ length: size }, (_, at) => `a${at}`);
  return `export const { T, ${names.join()} } = { T: 1, ${names.map((name) => `${name}: 0`).join()} };`;
}

function aliases(size: number): string {
  const chain = Array.from({ length: size }, (_, at) => `import A${at + 1} = A${at};`);
  return `namespace A0 { export type B = 1 }\n${chain.join('\n')}\nexport type T = A${size}.B;`;
}
