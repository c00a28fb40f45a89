import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTypes, withCheckedTypes } from '../../src/disk/types.ts';
import { compiled, type Files } from '../project.ts';
import { folderWith } from './folder.ts';

/** What `--types` adds to the facts of `files`: `name: type`. */
function typesOf(files: Files, beside: Files = {}) {
  const root = folderWith({ ...files, ...beside });
  const { facts } = compiled(files).model;
  const { types, problems, unchecked } = checkTypes(root, facts);
  const checked = withCheckedTypes(facts, types);
  const surface = checked.modules.flatMap((module) => module.surface);
  const shown = surface.flatMap(({ name, checkedType }) =>
    checkedType === undefined ? [] : [`${name}: ${checkedType}`],
  );
  const members = surface.flatMap(({ name: owner, checkedMembers = [] }) =>
    checkedMembers.map(({ name, isStatic, type }) => `${isStatic ? 'static ' : ''}${owner}.${name}: ${type}`),
  );
  const told = unchecked.map(({ line, name, because }) => `${line} ${name}: ${because}`);
  return { root, facts, checked, shown, members, told, problems };
}

/** A small library, so that the compiler has less to read. */
const SMALL = '"strict": true, "lib": ["es5"], "module": "esnext", "moduleResolution": "bundler"';

const WORKSPACE = {
  'tsconfig.json': `{ "compilerOptions": { ${SMALL} } }`,
  'package.json': '{ "workspaces": ["packages/*"] }',
  'packages/a/package.json': '{ "name": "@acme/a", "exports": "./src/index.ts" }',
};

const index = (code: string): Files => ({ ...WORKSPACE, 'packages/a/src/index.ts': code });

describe('checked types', () => {
  it('are those of exports without annotation that an entry point leads to', () => {
    const { shown } = typesOf({
      ...index(
        'export { b as renamed } from "./b";\nexport * from "./c";\nexport const written: number = 1;\nexport default function () { return 1; }\n',
      ),
      'packages/a/src/b.ts': 'export const b = { x: 1, y: "s" };\nexport const notReached = [1];\n',
      'packages/a/src/c.ts':
        'export function twice(n: number) {\n  return [n, n] as const;\n}\nexport class Foo { x = 1 }\n',
    });
    expect(shown).toEqual([
      'default: () => number',
      'renamed: { x: number; y: string; }',
      'twice: (n: number) => readonly [number, number]',
    ]);
  });

  it('add one field, and leave every other fact as it is', () => {
    const { facts, checked } = typesOf(index('export const a = [1];\nexport const b: string = "";\n'));
    const without = JSON.stringify(checked, (key, value: unknown) => (key === 'checkedType' ? undefined : value));
    expect(JSON.stringify(checked)).toContain('"checkedType":"number[]"');
    expect(without).toBe(JSON.stringify(facts));
  });

  it('are left out where something is not installed, in whole or in part', () => {
    const code =
      'import { z } from "zod";\nexport const schema = z.string();\nexport const both = { schema, n: 1 };\n' +
      'export const plain = { any: 1, "x-any": "any" };\n';
    const { shown, told } = typesOf(index(code));
    expect(shown).toEqual(['plain: { any: number; "x-any": string; }']);
    expect(told).toEqual(['schema', 'both'].map((name, at) => `${at + 2} ${name}: it is \`any\`, in whole or in part`));
    const installed = {
      'node_modules/zod/package.json': '{ "name": "zod", "types": "index.d.ts" }',
      'node_modules/zod/index.d.ts':
        'export interface S { parse(x: unknown): string }\nexport const z: { string(): S };\n',
    };
    expect(typesOf(index(code), installed).shown).toContain('schema: S');
  });

  it('are those of public members of classes and namespaces that say none', () => {
    const { members, shown, told } = typesOf(
      index(`
function one() { return 1; }
export class Box<T> {
  count = one();
  written: string = '';
  static list = [1];
  private hidden = one();
  constructor(readonly first: T, public second = 's') {}
  get size() { return one(); }
  set size(n) {}
  twice(n: number) { return [n, n] as const; }
  typed(): void {}
  lost = JSON.missing;
}
export const Unnamed = class { x = one(); };
export namespace Space {
  export const list = ['x'];
  export const given: number = 1;
  export function call() { return one(); }
}
export const object = { x: one() };
`),
    );
    expect(members).toEqual([
      'Box.count: number',
      'static Box.list: number[]',
      'Box.second: string',
      'Box.size: number',
      'Box.twice: (n: number) => readonly [number, number]',
      'Space.list: string[]',
      'Space.call: () => number',
      'Unnamed.x: number',
    ]);
    expect(shown).toEqual(['Unnamed: typeof Unnamed', 'object: { x: number; }']);
    expect(told).toEqual(['12 Box.lost: it is `any`, in whole or in part']);
  });

  it('are found in CommonJS, whether names are set one by one or all at once', () => {
    const { shown, members } = typesOf({
      ...WORKSPACE,
      'packages/a/package.json':
        '{ "name": "@acme/a", "exports": { "./one": "./src/one.cjs", "./all": "./src/all.js" } }',
      'packages/a/src/one.cjs': 'function f() { return 1; }\nexports.list = [1];\nmodule.exports.call = f;\n',
      'packages/a/src/all.js':
        "class Big { m() { return 's'; } }\nmodule.exports = { Big, deep: { n: [4] }, f() { return 1; } };\n",
    });
    expect([...shown].sort()).toEqual([
      'call: () => number',
      'deep: { n: number[]; }',
      'default: { Big: typeof Big; deep: { n: number[]; }; f(): number; }',
      'list: number[]',
    ]);
    expect(members).toEqual(['Big.m: () => string']);
  });

  it('are named where a file is broken, and those of its other names are found', () => {
    const { shown, told } = typesOf(
      index('export let ok = [1];\nexport function bad(x: { return 1; }\nexport const after = ["s"];\n'),
    );
    expect(shown).toEqual(['after: string[]', 'ok: number[]']);
    expect(told).toEqual(['2 bad: it is `any`, in whole or in part']);
  });

  it('are those of variables, of what is instantiated, and of components that arrows make', () => {
    const element =
      'declare global { namespace JSX { interface Element { tag: string } interface IntrinsicElements { div: object } } }\n';
    const { shown, told } = typesOf({
      ...WORKSPACE,
      'tsconfig.json': `{ "compilerOptions": { ${SMALL}, "jsx": "preserve" } }`,
      'packages/a/src/index.ts':
        'export * from "./view";\nfunction make<T>(x: T) { return [x]; }\nexport let h = make(1);\nexport const some = make<string>;\nexport const called = make<string>("a");\n',
      'packages/a/src/view.tsx': `${element}export const View = (p: { x: number }) => <div>{p.x}</div>;\n`,
    });
    expect(shown).toEqual([
      'View: (p: { x: number; }) => JSX.Element',
      'called: string[]',
      'h: number[]',
      'some: (x: string) => string[]',
    ]);
    expect(told).toEqual([]);
  });

  it('know the other packages of the workspace by their sources', () => {
    const { shown } = typesOf({
      ...index('export const list = ["x"];\n'),
      'packages/b/package.json': '{ "name": "b", "exports": "./index.ts" }',
      'packages/b/index.ts': 'import { list } from "@acme/a";\nexport const first = list[0];\n',
    });
    expect(shown).toEqual(['list: string[]', 'first: string']);
  });

  it('follow the options of the nearest tsconfig, its paths and its base', () => {
    const { shown } = typesOf({
      ...index('import { size } from "#size";\nexport const copy = [size];\nexport const first = copy[0];\n'),
      'tsconfig.base.json': `{ "compilerOptions": { ${SMALL}, "noUncheckedIndexedAccess": true } }`,
      'packages/a/tsconfig.json':
        '{ "extends": "../../tsconfig.base.json", "compilerOptions": { "paths": { "#size": ["./src/size.ts"] } } }',
      'packages/a/src/size.ts': 'export const size: number = 1;\n',
    });
    expect(shown).toEqual(['copy: number[]', 'first: number | undefined']);
  });

  it.each([
    ['is broken', '{ "compilerOptions": { '],
    ['extends what is not there', '{ "extends": "./gone.json" }'],
    ['extends itself', '{ "extends": "./tsconfig.json" }'],
    ['holds nonsense', '{ "compilerOptions": { "target": 5, "lib": "x" }, "files": {} }'],
  ])('are found all the same when a tsconfig %s', (_what, tsconfig) => {
    const { shown, problems } = typesOf({ ...index('export const a = [1];\n'), 'packages/a/tsconfig.json': tsconfig });
    expect([shown, problems]).toEqual([['a: number[]'], []]);
  });

  it('run nothing that a tsconfig names', () => {
    const { root, shown } = typesOf({
      ...index('export const a = [1];\n'),
      'packages/a/tsconfig.json': `{ "compilerOptions": { ${SMALL}, "plugins": [{ "name": "./plugin.cjs" }] } }`,
      'packages/a/plugin.cjs': 'require("node:fs").writeFileSync(__dirname + "/ran", "");\n',
    });
    expect(shown).toEqual(['a: number[]']);
    expect(existsSync(join(root, 'packages/a/ran'))).toBe(false);
  });

  it('stay on one line of 500 characters, without a path of this machine', () => {
    const keys = Array.from({ length: 90 }, (_, at) => `key${at}: ${at}`).join(', ');
    const { shown, root } = typesOf({
      ...index(`import * as other from "./other";\nexport const big = { ${keys} };\nexport const both = { other };\n`),
      'packages/a/src/other.ts': 'export class Inner {}\nexport const inner = new Inner();\n',
    });
    expect(shown.map((line) => line.length).sort((a, b) => b - a)[0]).toBe('big: '.length + 500);
    expect(shown.join('\n')).not.toContain(root);
  });

  it('say nothing of namespaces, types and files that are gone', () => {
    const { shown, problems } = typesOf({
      ...index('export * as all from "./b";\nexport * from "./b";\nexport type { T } from "./gone";\n'),
      'packages/a/src/b.ts': 'export interface T { x: 1 }\nexport namespace N { export const x = [1]; }\n',
    });
    expect([shown, problems]).toEqual([[], []]);
  });
});
