/** What is told of a member by its mark alone is what its text would tell, or less. */
import { expect, it } from 'vitest';
import { likenessOf } from '../../../src/claims/world/contract-likeness.ts';
import { likenessOfMark, memberMark } from '../../../src/claims/world/member-mark.ts';
import type { MemberFact } from '../../../src/model.ts';
import { scanFile } from '../../../src/scan/file.ts';

/** Ways to write a member `b`. */
const FORMS = [
  'b(): void {}',
  'b() {}',
  'async b() {}',
  '*b() {}',
  'async b(): Promise<void> {}',
  'b(): Promise<void> {}',
  'b(): number { return 1; }',
  'b(x: string): void {}',
  'b(x: number): void {}',
  'b(x) {}',
  'b(x = 5) {}',
  'b(x = 5): void {}',
  'b(x?: number): void {}',
  'b(x?: number | undefined): void {}',
  'b(x: string, y: string): void {}',
  'b(x, y) {}',
  'b(...x: string[]): void {}',
  'b(x: string): void; b(x: number): void; b(x: any): void {}',
  'b(this: Store, x: string): void {}',
  'b = (): void => {};',
  'b = () => {};',
  'readonly b = (): void => {};',
  'b: () => void = f;',
  'get b(): number { return 1; }',
  'get b() { return 1; }',
  'get b(): string { return ""; }',
  'get b(): number { return 1; } set b(value: number) {}',
  'get b(): () => void { return f; }',
  'readonly b: number = 1;',
  'readonly b: string = "";',
  'readonly b: Options = o;',
  'readonly b: t.Options = o;',
  'readonly b: Array<string> = [];',
  'readonly b: string[] = [];',
  'readonly b = 1;',
  'readonly b = 2;',
  "readonly b = '1';",
  'readonly b = true;',
  'readonly b = null;',
  'readonly b: 1 = 1;',
  'readonly b = make();',
  'b = make();',
  'b: number = 1;',
  'b?: number;',
  'b: number | undefined;',
  'b = 1;',
  'abstract b: number;',
  'abstract b(): void;',
  'b: void;',
  'b: bigint = 1n;',
];

const MEMBERS = FORMS.map((form): readonly [string, MemberFact] => {
  const { exports } = scanFile('src/a.ts', `export abstract class Store {\n  ${form}\n}\n`);
  const [member] = exports[0]?.members ?? [];
  if (member === undefined) throw new Error(form);
  return [form, member];
});

/** `other` where that is told, else nothing. */
const told = (likeness: string | undefined): boolean => likeness === 'other';

const PAIRS = MEMBERS.flatMap(([was, before]) =>
  MEMBERS.map(([is, after]) => ({
    pair: `${was} → ${is}`,
    byText: told(likenessOf(before.signature, after.signature, { isTyped: true })),
    byMark: told(likenessOfMark(memberMark(before, true), { member: after, isTyped: true, hasOwnName: false })),
    isSame: before.fingerprint === after.fingerprint,
  })),
).filter(({ isSame }) => !isSame);

it('is never more than the text tells', () => {
  expect(PAIRS.filter(({ byText, byMark }) => byMark && !byText).map(({ pair }) => pair)).toEqual([]);
});

it('is no less, but for types of which a mark says too little', () => {
  expect(PAIRS.filter(({ byText, byMark }) => byText && !byMark).map(({ pair }) => pair)).toMatchInlineSnapshot(`
    [
      "b() {} → b(x: string): void; b(x: number): void; b(x: any): void {}",
      "b() {} → abstract b(): void;",
      "async b() {} → b(x: string): void; b(x: number): void; b(x: any): void {}",
      "*b() {} → b(x: string): void; b(x: number): void; b(x: any): void {}",
      "b(x: string): void {} → b(x = 5) {}",
      "b(x: number): void {} → b(x = 5) {}",
      "b(x) {} → b(...x: string[]): void {}",
      "b(x = 5) {} → b(x: string): void {}",
      "b(x = 5) {} → b(x: number): void {}",
      "b(x = 5) {} → b(...x: string[]): void {}",
      "b(x = 5) {} → b(x: string): void; b(x: number): void; b(x: any): void {}",
      "b(x = 5) {} → b(this: Store, x: string): void {}",
      "b(x = 5) {} → readonly b: Options = o;",
      "b(x = 5) {} → readonly b: t.Options = o;",
      "b(x = 5) {} → readonly b: Array<string> = [];",
      "b(x = 5) {} → readonly b: string[] = [];",
      "b(x = 5) {} → b: number | undefined;",
      "b(x, y) {} → b(x: string): void; b(x: number): void; b(x: any): void {}",
      "b(...x: string[]): void {} → b(x) {}",
      "b(...x: string[]): void {} → b(x = 5) {}",
      "b(x: string): void; b(x: number): void; b(x: any): void {} → b() {}",
      "b(x: string): void; b(x: number): void; b(x: any): void {} → async b() {}",
      "b(x: string): void; b(x: number): void; b(x: any): void {} → *b() {}",
      "b(x: string): void; b(x: number): void; b(x: any): void {} → b(x = 5) {}",
      "b(x: string): void; b(x: number): void; b(x: any): void {} → b(x, y) {}",
      "b(x: string): void; b(x: number): void; b(x: any): void {} → b = () => {};",
      "b(this: Store, x: string): void {} → b(x = 5) {}",
      "b = () => {}; → b(x: string): void; b(x: number): void; b(x: any): void {}",
      "b = () => {}; → abstract b(): void;",
      "readonly b: Options = o; → b(x = 5) {}",
      "readonly b: t.Options = o; → b(x = 5) {}",
      "readonly b: Array<string> = []; → b(x = 5) {}",
      "readonly b: string[] = []; → b(x = 5) {}",
      "readonly b = 1; → b?: number;",
      "readonly b = 1; → abstract b: number;",
      "readonly b = 2; → b?: number;",
      "readonly b = 2; → abstract b: number;",
      "readonly b = null; → b: void;",
      "b?: number; → readonly b = 1;",
      "b?: number; → readonly b = 2;",
      "b?: number; → b = 1;",
      "b: number | undefined; → b(x = 5) {}",
      "b = 1; → b?: number;",
      "b = 1; → abstract b: number;",
      "abstract b: number; → readonly b = 1;",
      "abstract b: number; → readonly b = 2;",
      "abstract b: number; → b = 1;",
      "abstract b(): void; → b() {}",
      "abstract b(): void; → b = () => {};",
      "b: void; → readonly b = null;",
    ]
  `);
});
