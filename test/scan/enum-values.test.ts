/** The values of enum members. */
import { expect, test } from 'vitest';
import { scanFile } from '../../src/scan/file.ts';

test('members have the texts and numbers that TypeScript puts together', () => {
  const values = (text: string): readonly (string | undefined)[] =>
    scanFile('a.ts', text).exports.flatMap(({ kind, members: all }) =>
      kind === 'enum' ? all.map(({ value }) => value) : [],
    );
  expect(
    values('export enum E { A = 1, C = "x" + "y", D = ~1, K = E.A, L = E["A"], W = K | L, T = `t`, U = `${C}${A}` }'),
  ).toEqual(['1', '"xy"', '-2', '1', '1', '1', '`t`', '"xy1"']);
  expect(values('const X = 4, S = "s" as const; export enum E { A = X, B, C = S, D }')).toEqual([
    '4',
    '5',
    '"s"',
    undefined,
  ]);
  expect(values('export const X = -4; export namespace N { export enum E { A } }\nexport enum E { A = X }')).toEqual([
    '-4',
  ]);
});

test.each([
  ['a variable that may vary', 'let X = 4; export enum E { A = X, B }'],
  ['a constant of a function', 'function f() { const X = 4; } export enum E { A = X, B }'],
  ['a constant that comes later', 'export enum E { A = X, B }\nconst X = 4;'],
  ['a constant that is worked out', 'const X = f(); export enum E { A = X, B }'],
  ['an import', 'import { X } from "./x"; export enum E { A = X, B }'],
  ['a later member of that name', 'const X = 4; export enum E { A = X, B = A, X = f() }'],
  ['a member that another part of the enum may have', 'const X = 4; enum E { X = 1 } export enum E { A = X, B = A }'],
])('members have no value by %s', (_, text) => {
  const last = scanFile('a.ts', text).exports.at(-1)?.members;
  expect(last?.filter(({ name }) => name === 'A' || name === 'B').map(({ value }) => value)).toEqual([
    undefined,
    undefined,
  ]);
});
