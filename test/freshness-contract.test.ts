/** What nobody can tell of two contracts: a type that one side alone writes, members that a base has. */
import { describe, expect, it } from 'vitest';
import { parseLock } from '../src/lock.ts';
import { built, compiled, type Files } from './project.ts';

const LOCK = 'context/lintel.lock';

describe('what only one side writes', () => {
  const change = (name: string, was: string, now: string): readonly string[] => {
    const files = { 'context/guides/a.md': `See [x](../../src/a.ts#${name}).\n`, 'src/a.ts': `${was}\n` };
    const after = { ...built(files), 'src/a.ts': `${now}\n` };
    const told = compiled(after).unreviewed.map((each) => each.change);
    // What is left alone stays so after another build, which keeps the stamp.
    expect(compiled(built(after)).unreviewed.map((each) => each.change)).toEqual(told);
    return told;
  };

  it.each([
    ['a result that is left out', 'f', 'export function f(a: string): number {}', 'export function f(a: string) {}'],
    ['parameters without types', 'f', 'export function f(a: A, b?: B): C {}', 'export function f(a, b) {}'],
    [
      'types of parameters',
      'f',
      'export function f(a, b, ...c) {}',
      'export function f<T>(a: T, b?: B, ...c: C[]): D {}',
    ],
    [
      'a type behind a pattern',
      'f',
      'export const f = ({ a, b }) => 1',
      'export const f = ({ b }: Props): number => 1',
    ],
    ['a named type of a function', 'f', 'export const f = (a, b) => 1', 'export const f: Handler = (a, b) => 1'],
    [
      'an array written otherwise, beside it',
      'f',
      'export function f(a: A[]) {}',
      'export function f(b: Array<A>): B {}',
    ],
    ['a type for a literal', 'A', 'export const A = 5', 'export const A: number = 5'],
    ['a literal without its type', 'A', 'export const A: number = 5', 'export const A = 5'],
    ['a type for literals', 'A.max', 'export const A = { max: 5 }', 'export const A: { max: number } = { max: 5 }'],
    [
      'a type for literals, of the whole',
      'A',
      'export const A = { max: 5 }',
      'export const A: { max: number } = { max: 5 }',
    ],
    ['a named type for literals', 'A', 'export const A = { max: 5 }', 'export const A: Limits = { max: 5 }'],
    ['an assertion', 'A.max', 'export const A = { max: 5 }', 'export const A = { max: 5 as number }'],
    ['an assertion, of the whole', 'A', 'export const A = { max: 5 }', 'export const A = { max: 5 as number }'],
    ['what is taken apart', 'f', 'export function f(a: A): B {}', 'export const { f } = made'],
    [
      'overloads',
      'f',
      'export function f(a, b) {}',
      'export function f(a: A): B; export function f(a: B, b: C): D; export function f(a, b) {}',
    ],
    ['a default', 'default', 'const a = make();\nexport default a', 'const a: A = make();\nexport default a'],
    ['a call for a class', 'K', 'export class K { a(): B {} }', 'export const K = made(class { a(): B {} })'],
    ['a plus', 'A', 'export const A = 5', 'export const A = +5'],
    ['an enum for a type', 'E.A', "export enum E { A = 'a' }", "export const E: { readonly A: 'a' } = { A: 'a' }"],
    ['what it is called on', 'K.a', 'export class K { a(b: B): C {} }', 'export class K { a(this: K, b: B): C {} }'],
    ['a call', 'f', 'export const f = (a: A): B => 1', 'export const f = memo((a: A): B => 1)'],
    ['a member of a class', 'K', 'export class K { a(): B {} b(c) {} }', 'export class K { a() {} b(c: D): E {} }'],
    [
      'a property of a function',
      'I',
      'export interface I { a(): B; c: D[] }',
      'export type I = { a: () => B; c: Array<D> }',
    ],
    ['another name for members', 'I', 'export interface I { a: B; c: D }', 'export type I = Base & { c: D }'],
    ['members for another name', 'I', 'export type I = z.infer<typeof s>', 'export interface I { a: B; c: D }'],
    ['a getter', 'K', 'export class K { get a(): B {} }', 'export class K { readonly a: B }'],
    [
      'undefined, where it may be left out',
      'I',
      'export interface I { a?: B }',
      'export interface I { a?: B | undefined }',
    ],
    ['a class for an object', 'K.send', 'export class K { static send(a) {} }', 'export const K = { send(a) {} }'],
    ['an enum for a class', 'E.A', "export enum E { A = 'a' }", "export class E { static readonly A = 'a' }"],
  ])('is not told: %s', (...[, name, was, now]) => expect(change(name, was, now)).toEqual([]));

  it.each([
    ['A', 'export const A = 5', 'export const A: number = 7', ['was `const A = 5`, is `const A: number = 7`']],
    ['A', 'export const A = 5', "export const A: string = 'x'", ['was `const A = 5`, is `const A: string`']],
    ['A.b', 'export const A = { b: 5 }', 'export const A: { b: string } = c', ['was `b: 5`, is `b: string`']],
    ['A', 'export const A = 5', 'export const A = Number(b)', ['was `const A = 5`, and is no literal now']],
    ['A.b', 'export const A = { b: 5 }', 'export const A = { b: c }', ['was `b: 5`, and is no literal now']],
    ['A', 'export const A = 5', 'export let A = 5', ['was `const A = 5`, is `let A = 5`']],
    [
      'f',
      'export function f(a, b) {}',
      'export function f(a: A): B {}',
      ['was `function f(a, b)`, is `function f(a: A): B`'],
    ],
    [
      'f',
      'export function f(a: A) {}',
      'export function f(a: B): C {}',
      ['was `function f(a: A)`, is `function f(a: B): C`'],
    ],
    [
      'f',
      'export function f(a: A): B {}',
      'export function f(a: A[]) {}',
      ['was `function f(a: A): B`, is `function f(a: A[])`'],
    ],
    [
      'f',
      'export const f = (a, b) => 1',
      'export const f = (a) => 1',
      ['was `const f = (a, b) => …`, is `const f = (a) => …`'],
    ],
    [
      'f',
      'export const f = ({ a }) => 1',
      'export const f = ({ b }) => 1',
      ['was `const f = ({ a }) => …`, is `const f = ({ b }) => …`'],
    ],
    [
      'f',
      'export function f(a?: A): B {}',
      'export function f(a: A) {}',
      ['was `function f(a?: A): B`, is `function f(a: A)`'],
    ],
    [
      'f',
      'export function f<T>(a: T): B {}',
      'export function f<T extends C>(a: T) {}',
      ['was `function f<T>(a: T): B`, is `function f<T extends C>(a: T)`'],
    ],
    ['K', 'export class K { a(): B {} }', 'export class K { a() {} b() {} }', ['`b()` is new']],
    [
      'I',
      'export interface I { a: B; c: D }',
      'export type I = A | B',
      ['was `interface I { a: B; c: D }`, is `type I = A | B`'],
    ],
    [
      'A',
      'export const A = { b: 5 }',
      'export const A = (b: B) => 5',
      ['was `const A { b: 5 }`, is `const A = (b: B) => …`'],
    ],
    [
      'A',
      'export const A = 5',
      'export const A = { b: 5 }',
      ['was `const A = 5`, and is no literal now; `b: 5` is new'],
    ],
    [
      'I',
      'export interface I { f: () => B }',
      'export interface I { readonly f: () => B }',
      ['was `f: () => B`, is `readonly f: () => B`'],
    ],
    [
      'I',
      'export interface I { readonly f?: true }',
      'export interface I { f?: true }',
      ['was `readonly f?: true`, is `f?: true`'],
    ],
    [
      'I',
      'export interface I extends A<B> { c: D }',
      'export interface I extends A<C> { c: D }',
      ['was `interface I extends A<B>`, is `interface I extends A<C>`'],
    ],
    [
      'I',
      'export interface I extends A { c: D }',
      'export interface I { c: D }',
      ['was `interface I extends A`, is `interface I`'],
    ],
    [
      'I',
      'export interface I { c: D }',
      'export type I = A & { c: D }',
      ['was `interface I { c: D }`, is `type I = A & { c: D }`'],
    ],
    [
      'f',
      'export function f(a: A, b?) {}',
      'export function f(b?, a: A) {}',
      ['was `function f(a: A, b?)`, is `function f(b?, a: A)`'],
    ],
    ['A', 'export const A: { b: B } = c', 'export const A: D = c', ['was `const A: { b: B }`, is `const A: D`']],
    ['K', 'export class K { a(): B {} }', 'export class K {}', ['`a` is gone']],
    ['K', 'export class K {}', 'export class K { a(): B {} }', ['`a(): B` is new']],
    ['I', 'export interface I { a: B }', 'export interface I {}', ['`a` is gone']],
    ['I', 'export interface I {}', 'export interface I { a: B }', ['`a: B` is new']],
    [
      'f',
      'export function f(this: A): B {}',
      'export function f(this: C): B {}',
      ['was `function f(this: A): B`, is `function f(this: C): B`'],
    ],
    [
      'K',
      'export class K { a(): B {} c(): D {} }',
      'export class K { c(): D {} }\nK.prototype.a = make();',
      ['`a` is declared there no more'],
    ],
    ['E', 'export enum E { A }', 'export enum E {}', ['`A` is gone']],
    ['K', 'export class K { a(): B {} }', 'export function K() {}', ['was `class K { a(): B }`, is `function K()`']],
    ['I', 'export type I = A & B', 'export type I = A & C', ['was `type I = A & B`, is `type I = A & C`']],
    [
      'I',
      'export interface I { a?: B }',
      'export interface I { a: B | undefined }',
      ['was `a?: B`, is `a: B | undefined`'],
    ],
    [
      'E.A',
      "export enum E { A = 'a' }",
      "export class E { static readonly A = 'b' }",
      ["was `A = 'a'`, is `static readonly A = 'b'`"],
    ],
  ])('is told where more than that differs: %s, %s → %s', (...[name, was, now, words]) => {
    expect(change(name, was, now)).toEqual(words);
  });
});

describe('one token of a type that both sides write', () => {
  it.each([
    ['M', 'export interface M { c: string }', 'export interface M { c: "x" }'],
    ['M', 'export interface M { c: "x" }', 'export interface M { c: string }'],
    ['M', 'export interface M { n: Date }', 'export interface M { n: "never" }'],
    ['M', 'export type M = (a: string) => void', 'export interface M { (a: number): void }'],
    ['M', 'export type M = (a: string) => void', 'export interface M { (a: string): void; (a: number): void }'],
    ['M', 'export type M = (a: string) => void', 'export interface M { (a: string): void; max: number }'],
    ['M', 'export interface M { (a: string): Date }', 'export type M = (a: string) => number'],
    ['M', 'export type M = { a: true }', 'export type M = { a: Date }'],
    ['M', 'export interface M { k: "circle"; r: 1 }', 'export interface M { k: string; r: 1 }'],
    ['M.ok', 'export interface M { ok: true }', 'export interface M { ok: boolean }'],
    ['M', 'export class M { k: "circle" = "circle" }', 'export class M { k: string = "circle" }'],
    ['M', 'export declare const M: "a"', 'export declare const M: string'],
    ['M', 'export function M(a = 1): void {}', 'export function M(a = "x"): void {}'],
    ['M', 'export const M = (a = 1): void => {}', 'export const M = (a = true): void => {}'],
    ['M.f', 'export class M { f(a = 1): void {} }', 'export class M { f(a = 1n): void {} }'],
  ])('is told: %s, %s → %s', (name, was, now) => {
    const files = { 'context/guides/a.md': `See [x](../../src/a.ts#${name}).\n`, 'src/a.ts': `${was}\n` };
    expect(compiled({ ...built(files), 'src/a.ts': `${now}\n` }).unreviewed).toHaveLength(1);
  });

  it.each([
    ['M', 'export function M(a = 1): void {}', 'export function M(a = 2): void {}'],
    ['M', 'export function M(a = 1): void {}', 'export function M(b: number = -2): void {}'],
    ['M', 'export const M = { max: 3 }', 'export const M = { max: 3 as number }'],
    ['M', 'export type M = (a: string) => void', 'export interface M { (a: string): void }'],
    [
      'M',
      'export interface M { (a: string, b?: Date): Promise<void> }',
      'export type M = (a: string, b?: Date) => Promise<void>',
    ],
  ])('is none where the type is the same: %s, %s → %s', (name, was, now) => {
    const files = { 'context/guides/a.md': `See [x](../../src/a.ts#${name}).\n`, 'src/a.ts': `${was}\n` };
    expect(compiled({ ...built(files), 'src/a.ts': `${now}\n` }).unreviewed).toEqual([]);
  });
});

describe('JavaScript that becomes TypeScript', () => {
  const before = `export class HttpError extends Error {
  constructor(status, message) { super(message); this.status = status; }
  toJSON() { return { status: this.status }; }
}
export const toCents = (amount) => Math.round(amount * 100);
export const handle = function (error, request) {};
export const STATES = Object.freeze({ open: 'open', paid: 'paid' });
`;
  const after = `export class HttpError extends Error {
  readonly status: number;
  constructor(status: number, message: string) { super(message); this.status = status; }
  toJSON(): { status: number } { return { status: this.status }; }
}
export const toCents = (amount: number): number => Math.round(amount * 100);
export const handle: Handler = function (error, request) {};
export const STATES: Readonly<Record<string, string>> = Object.freeze({ open: 'open', paid: 'paid' });
`;
  const names = ['HttpError', 'HttpError.toJSON', 'toCents', 'handle', 'STATES'];
  const note = (path: string): string =>
    `# A\n\n\`${path}\`:\n\n${names.map((name) => `- \`${name}()\` of [it](../../${path}#${name})`).join('\n')}\n`;
  const told = (from: readonly [string, string], to: readonly [string, string]): readonly string[] => {
    const stamped = built({ 'context/guides/a.md': note(from[0]), [from[0]]: from[1] });
    const { [from[0]]: _, ...rest } = stamped;
    const moved = { ...rest, 'context/guides/a.md': note(to[0]), [to[0]]: to[1] };
    const records = parseLock(stamped[LOCK]).value.claims.filter(({ stamps }) => stamps);
    expect(records.length).toBeGreaterThanOrEqual(names.length);
    // The links are new claims with the new paths; the lock is made to remember them.
    const lock = (stamped[LOCK] ?? '').replaceAll(`../../${from[0]}#`, `../../${to[0]}#`);
    return compiled({ ...moved, [LOCK]: lock }).unreviewed.map((each) => each.change);
  };

  it('is what it was, and so it is the other way round', () => {
    expect(told(['src/a.js', before], ['src/a.ts', after])).toEqual([]);
    expect(told(['src/a.ts', after], ['src/a.js', before])).toEqual([]);
  });

  it('is told where a parameter or a method is another', () => {
    const others = after.replace('toJSON()', 'toText()').replace('amount: number', 'amount: number, digits: number');
    expect(told(['src/a.js', before], ['src/a.ts', others])).toEqual([
      '`toJSON` is declared there no more; `toText(): { status: number }` is new',
      'was `const toCents = (amount) => …`, is `const toCents: (amount: number, digits: number) => number`',
    ]);
  });
});

describe('members that a base has', () => {
  const note = ['Store', 'Store.find', 'Options'].map((name) => `- [n](../../src/a.ts#${name})\n`).join('');
  const code = `export class Store {
  add(item: Invoice): void {}
  find(id: string): Invoice | undefined {}
  flush(): void {}
}
export interface Options { currency: string; lines: number[]; note?: string }
export class NoMoney extends Error { code = 'E' }
`;
  const own = code.replace(/  add.*\n  find.*\n/, '').replace('class Store', 'class Store extends Base<Invoice>');
  const base = (members: string): Files => ({ 'src/base.ts': `export abstract class Base<T> {\n${members}}\n` });
  const shared = '  protected items = [];\n  add(item: T): void {}\n  find(id: string): T | undefined {}\n';
  const stamped = built({ 'context/guides/a.md': `${note}- [n](../../src/a.ts#NoMoney)\n`, 'src/a.ts': code });
  const change = (text: string, others: Files = {}): readonly string[] =>
    compiled({ ...stamped, 'src/a.ts': text, ...others }).unreviewed.map((each) => each.change);
  const imported = `import { Base } from './base.ts';\n${own}`;

  it('are there all the same, as what the class makes of them', () => {
    expect(change(imported, base(shared))).toEqual([]);
    const without = imported.replace('  flush(): void {}\n', '');
    expect(change(without, base(`${shared}  flush(): void {}\n`))).toEqual([]);
  });

  it('are told where they differ, are more or less', () => {
    const head = 'was `class Store`, is `class Store extends Base<Invoice>`';
    expect(change(imported, base(`${shared}  drop(): void {}\n`))).toEqual([head]);
    expect(change(imported, base(shared.replace('add(item: T)', 'add(item: T, at: number)')))).toEqual([
      'was `add(item: Invoice): void`, is `add(item: T, at: number): void`',
    ]);
    expect(change(imported, base(shared.replace('add', 'push')))).toEqual([`${head}; \`add\` is gone`]);
  });

  it('are not said to be gone where the base is not known', () => {
    const divided = code.replace(
      'interface Options { currency: string; lines: number[];',
      'interface Options extends Shared {',
    );
    expect(change(`interface Shared { currency: string; lines: number[] }\n${divided}`)).toEqual([]);
    expect(change(`import type { Shared } from 'shared';\n${divided}`)).toEqual([]);
    expect(change(divided.replace(' extends Shared', ''))).toEqual(['`currency` is gone; `lines` is gone']);
  });

  it('are said to be declared no more where an old base may have them', () => {
    expect(change(code.replace("code = 'E'", ''))).toEqual(['`code` is declared there no more']);
  });

  it('are as they were where the class declares them again, and told where it does so otherwise', () => {
    const files = { 'context/guides/a.md': '[n](../../src/a.ts#Store)\n', 'src/a.ts': imported, ...base(shared) };
    const again = (member: string): readonly string[] => {
      const text = imported.replace('  flush', `  ${member}\n  flush`);
      return compiled({ ...built(files), 'src/a.ts': text }).unreviewed.map((each) => each.change);
    };
    expect(again('add(item: Invoice): void {}')).toEqual([]);
    expect(again('add(item: Invoice, at: number): void {}')).toEqual([
      '`add` is `add(item: Invoice, at: number): void` now',
    ]);
    expect(again('static add(): void {}')).toEqual(['`static add(): void` is new']);
  });

  it('are told of a new base, and not of one between it and the old one', () => {
    const extended = (name: string): string => code.replace('extends Error', `extends ${name}`);
    expect(change(extended('TypeError'))).toEqual([
      'was `class NoMoney extends Error`, is `class NoMoney extends TypeError`',
    ]);
    expect(change(`class Own extends Error {}\n${extended('Own')}`)).toEqual([]);
    expect(
      change(`import { Own } from './own.ts';\n${extended('Own')}`, {
        'src/own.ts': 'export class Own extends Error {}\n',
      }),
    ).toEqual([]);
  });
});

describe('a type that a file kept to itself', () => {
  const told = (was: string, now: string): readonly string[] => {
    const files = { 'context/guides/a.md': 'See [x](../../src/a.ts#f).\n', 'src/a.ts': `${was}\n` };
    return compiled({ ...built(files), 'src/a.ts': `${now}\n` }).unreviewed.map((each) => each.change);
  };
  const f = 'export function f(o: O, times?: number): void {}';
  const own = `interface O { a: A }\n${f}`;

  it('says nothing once it is exported, stands in another file, or is named by its namespace', () => {
    expect(told(own, `export ${own}`)).toEqual([]);
    expect(told(own, `import type { O } from './o.ts';\n${f}`)).toEqual([]);
    expect(told(own, `import type * as t from './o.ts';\n${f.replace('o: O', 'o: t.O')}`)).toEqual([]);
    const component = 'interface Props { rows: Row[] }\nexport function Grid(props: Props) { return 1; }';
    const page = { 'context/guides/a.md': 'See [x](../../src/a.ts#Grid).\n', 'src/a.ts': `${component}\n` };
    expect(compiled({ ...built(page), 'src/a.ts': `export ${component}\n` }).unreviewed).toEqual([]);
  });

  it('is told of where it changes, and where another one takes its place', () => {
    expect(told(own, own.replace('a: A', 'a: A; b: B'))).toEqual([
      'in a part that the lock keeps no text of, such as what its file means by `O`',
    ]);
    expect(told(own, `export ${own}`.replace('times?: number', 'times: number'))).toHaveLength(1);
    expect(told(own, `import type * as t from './o.ts';\n${f.replace('o: O', 'o: t.Other')}`)).toHaveLength(1);
  });
});

describe('a text that changed together with the words', () => {
  const files = (region: string, words: string): Files => ({
    'context/guides/a.md': `[REGION](../../src/a.ts#REGION) is ${words}.\n`,
    'src/a.ts': `export const REGION = '${region}';\n`,
  });
  const told = (words: string): number =>
    compiled({ ...built(files('eu-1', '`eu-1`, and `eu-2` the other one')), ...files('eu-2', words) }).unreviewed
      .length;

  it('is left alone where it stands in a code span of the edited words', () => {
    expect(told('`eu-2`, and `eu-1` the other one')).toBe(0);
    expect(told('`eu-1`, and `eu-2` the other one')).toBe(1);
    expect(told('`eu-3`')).toBe(1);
  });
});

describe('a class with more members than the lock has room for', () => {
  const members = Array.from(
    { length: 20 },
    (_, index) => `  method${index}(first: string, second: number): Promise<void> {}\n`,
  );
  const codeOf = (lines: readonly string[]): Files => ({ 'src/a.ts': `export class Big {\n${lines.join('')}}\n` });
  const stamped = built({ 'context/guides/a.md': '[Big](../../src/a.ts#Big)\n', ...codeOf(members) });
  const changedNames = (files: Files): readonly string[] =>
    compiled(files).unreviewed.map(({ target }) => target.slice(target.indexOf('#') + 1));
  const change = (lines: readonly string[]): readonly string[] =>
    compiled({ ...stamped, ...codeOf(lines) }).unreviewed.map((each) => each.change);

  it('is kept in at most 500 characters, and what changed in it is told by name all the same', () => {
    const surface = parseLock(stamped[LOCK]).value.claims[0]?.stamps?.[0]?.surface ?? '';
    expect(surface.length).toBeLessThanOrEqual(500);
    expect(change(members.toReversed())).toEqual([]);
    expect(change(members.toSpliced(4, 1))).toEqual(['`method4` is gone']);
    expect(change(members.with(4, '  method4(): void {}\n'))).toEqual(['`method4` is `method4(): void` now']);
    expect(change([...members, '  more(): void {}\n'])).toEqual(['`more(): void` is new']);
  });

  it.each([
    ['get size(): number { return 1; }', 'readonly size: number = 1;'],
    ['static get size(): number { return 1; }', 'static readonly size: number = 1;'],
    ['static get size(): number { return 1; }', 'static readonly size = 1;'],
    ['static readonly size = 5;', 'static readonly size: number = 5;'],
    ['size() { return 1; }', 'size(): number { return 1; }'],
    ['readonly items: Array<string> = [];', 'readonly items: string[] = [];'],
    [
      "get size(): number { return 1; }\n  readonly ['t']: number = 1;",
      'readonly size: number = 1;\n  readonly t: number = 1;',
    ],
  ])('leaves alone in it what reads as before, or may: %s → %s', (was, is) => {
    const codeWith = (line: string): Files => codeOf([`  ${line}\n`, ...members]);
    const before = built({ 'context/guides/a.md': '[Big](../../src/a.ts#Big)\n', ...codeWith(was) });
    expect(changedNames({ ...before, ...codeWith(is) })).toEqual([]);
    // A lock from before says of each no more than that it changed.
    const lock = before[LOCK]?.replace(/%5E|\^/g, '~').replace(/(~[\w-]{4})[\w-]{1,2}/g, '$1') ?? '';
    expect(lock).not.toBe(before[LOCK]);
    expect(changedNames({ ...before, ...codeWith(is), [LOCK]: lock })).toEqual([]);
  });

  it.each([
    ['get size(): number { return 1; }', 'readonly size: string = "";'],
    ['readonly size = 5;', 'readonly size = 7;'],
    ['size() {}', 'async size() {}'],
    ['size(): void {}', 'async size() {}'],
    ['size(a) {}', 'size(a, b) {}'],
    ['readonly size: number = 1;', 'size: number = 1;'],
  ])('tells of it what reads otherwise: %s → %s', (was, is) => {
    const codeWith = (line: string): Files => codeOf([`  ${line}\n`, ...members]);
    const before = built({ 'context/guides/a.md': '[Big](../../src/a.ts#Big)\n', ...codeWith(was) });
    expect(changedNames({ ...before, ...codeWith(is) })).toEqual(['Big']);
  });

  it('tells of an object the initialiser that its lines do not show, and of an enum each value', () => {
    const note = { 'context/guides/a.md': '[Big](../../src/a.ts#Big)\n' };
    const objectWith = (text: string): Files => ({
      'src/a.ts': `export const Big = {\n  one: ${text},\n${members.map((line) => line.replace('{}', '{},')).join('')}};\n`,
    });
    expect(changedNames({ ...built({ ...note, ...objectWith('make(1)') }), ...objectWith('make(2)') })).toEqual([
      'Big',
    ]);
    const values = members.map((_, index) => `  Method${index} = ${10 ** 12 + index * 7},\n`);
    const enumWith = (text: string): Files => ({ 'src/a.ts': `export enum Big {\n${text}${values.join('')}}\n` });
    const before = built({ ...note, ...enumWith('  A = 5, B,\n') });
    expect(before[LOCK]).toMatch(/(?:%5E|\^)[\w-]{4}%0A/);
    expect(changedNames({ ...before, ...enumWith('  B = 5, A,\n') })).toEqual(['Big']);
  });

  it('tells members of a namespace apart by their names, and names what a file keeps to itself', () => {
    const first = {
      'src/a.ts':
        'export interface Clock { at(): Base }\ntype Base = { a: 1 };\nexport declare namespace Clock {\n' +
        '  interface Options { delay: number }\n  interface State { at: 1 }\n}\nexport const run = (base: Base): void => {};\n',
    };
    const note = { 'context/guides/a.md': '[Clock](../../src/a.ts#Clock) and [run](../../src/a.ts#run)\n' };
    const both = built({ ...note, ...first });
    const after = (from: string, to: string): readonly string[] =>
      compiled({ ...both, 'src/a.ts': first['src/a.ts'].replace(from, to) }).unreviewed.map((each) => each.change);
    expect(after('delay: number', 'delay: string')).toEqual([
      'was `interface Options { delay: number }`, is `interface Options { delay: string }`',
    ]);
    expect(after('{ a: 1 }', '{ a: 2 }').at(-1)).toBe(
      'in a part that the lock keeps no text of, such as what its file means by `Base`',
    );
  });

  it('is told without a list where even the names do not fit', () => {
    const many = Array.from({ length: 90 }, (_, index) => `  method${index}(): void {}\n`);
    const huge = built({ 'context/guides/a.md': '[Big](../../src/a.ts#Big)\n', ...codeOf(many) });
    const after = compiled({ ...huge, ...codeOf(many.with(80, '  method80(): string {}\n')) }).unreviewed;
    expect(after.map((each) => each.change)).toEqual(['in a part that the lock keeps no text of']);
  });
});
