/** Names that a file had when the lock was written, and that may be there all the same where it hands on something that nobody has read. */
import { describe, expect, test } from 'vitest';
import { judge } from '../world.ts';

const locked = [{ claim: 'createLedger()', target: 'src/ledger.js#createLedger', stamps: [] }];
const GONE = '`createLedger`, which was in `src/ledger.js` when the lock was written, is declared nowhere any more.';

type Files = Readonly<Record<string, string>>;

function told(files: Files): readonly (string | undefined)[] {
  return judge('Ask `createLedger()`.', { files, locked }).map(({ verdict, truth }) => truth ?? verdict);
}

describe('a name of a file whose exports come from elsewhere as a whole', () => {
  test.each([
    ['a native addon', 'module.exports = require("bindings")("ledger");\n'],
    ['one of two packages', 'module.exports = process.env.X ? require("@acme/a") : require("@acme/b");\n'],
    ['what a function loads', 'module.exports = load("ledger");\nfunction load(n) { return require(n); }\n'],
    ['what a loop sets', 'for (const k of list()) exports[k] = make(k);\n'],
    ['a proxy', 'module.exports = new Proxy({}, {});\n'],
    ['a loader of AMD', 'define(["@acme/ledger"], (l) => l);\n'],
    ['the default of a package', 'import n from "@acme/ledger";\nexport default n;\n'],
    ['the whole of a package as the default', 'import * as n from "virtual:ledger";\nexport default n;\n'],
    [
      'what WebAssembly makes',
      'const wasm = await WebAssembly.instantiate(x);\nexport default wasm.instance.exports;\n',
    ],
    ['what it requires as the default', 'export default require("../native/ledger.node");\n'],
    ['what a call makes', 'import { bind } from "native";\nexport default bind("ledger");\n'],
    ['what it awaits', 'export const api = await import("@acme/ledger");\n'],
  ])('is left alone where that is %s', (_, code) => {
    expect(told({ 'src/ledger.js': code })).toEqual(['undecided']);
  });

  test('is left alone where another file of that name hands them on, or one that it passes on as its default', () => {
    const whole = 'module.exports = require("bindings")("ledger");\n';
    expect(told({ 'src/ledger/index.cjs': whole })).toEqual(['undecided']);
    const types = { 'src/ledger.ts': 'const l = require("@acme/ledger");\nexport = l;\n' };
    expect(told(types)).toEqual(['undecided']);
    const passed = { 'src/ledger.js': 'import l from "./native.cjs";\nexport default l;\n', 'src/native.cjs': whole };
    expect(told(passed)).toEqual(['undecided']);
  });

  test.each([
    ['exports another function', 'export function openLedger() {}\n'],
    [
      'exports another function beside a default from outside',
      'import n from "n";\nexport default n;\nexport const a = 1;\n',
    ],
    ['has a default of its own', 'export default class Ledger { open() {} }\n'],
    ['has a function as its default', 'export default () => 1;\n'],
    ['has an object as its default', 'const api = { open() {} };\nexport default api;\n'],
    ['passes on the whole of a file here as its default', 'import * as p from "./page.js";\nexport default p;\n'],
    ['exports a client that a class makes', 'import { Q } from "q";\nexport const queries = new Q();\n'],
    ['loads a page of the tree late', 'export const Page = lazy(() => import("./page.js"));\n'],
    ['passes on the default of a file here', 'import p from "./page.js";\nexport default p;\n'],
  ])('is gone where the file %s', (_, code) => {
    expect(told({ 'src/ledger.js': code, 'src/page.js': 'export default function Page() {}\n' })).toEqual([GONE]);
  });

  test('is gone where the default is a component', () => {
    const target = 'src/view.tsx#createLedger';
    const files = { 'src/view.tsx': 'function View() {}\nexport default memo(View);\n' };
    const judged = judge('Ask `createLedger()`.', { files, locked: [{ claim: 'createLedger()', target, stamps: [] }] });
    expect(judged.map(({ verdict }) => verdict)).toEqual(['dead']);
  });
});
