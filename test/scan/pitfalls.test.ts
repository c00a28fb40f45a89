/** What scanners are known to get wrong about exports and heads of files, one fixture each. */
import { describe, expect, test } from 'vitest';
import { generatedMatcher } from '../../src/scan/attributes.ts';
import { scanFile } from '../../src/scan/file.ts';
import { linkCode } from '../../src/scan/graph.ts';
import { lookupSymbol, tableOf } from '../../src/scan/lookup.ts';
import { linked, projectOf } from './repo.ts';

/** `name kind` of each export, and `name < specifier#imported` of each re-export. */
function shown(text: string, path = 'a.js'): readonly string[] {
  const { exports, reexports } = scanFile(path, text);
  return [
    ...exports.map(({ name, kind }) => `${name} ${kind}`),
    ...reexports.map(({ form, exported, specifier, imported }) =>
      form === 'named' ? `${exported} < ${specifier}#${imported}` : `${exported ?? '*'} < ${specifier}`,
    ),
  ].sort();
}

describe('CommonJS', () => {
  test.each([
    [
      'a spread module',
      "module.exports = { ...require('./a'), b: 1 };",
      ['* < ./a', 'b expression', 'default expression'],
    ],
    ['a spread variable', "const a = require('./a'); module.exports = { ...a };", ['* < ./a', 'default expression']],
    ['Object.assign on exports', "Object.assign(exports, require('./a'), { b() {} });", ['* < ./a', 'b function']],
    [
      'Object.assign to a new object',
      "module.exports = Object.assign({}, require('./a'), { b: 1 });",
      ['* < ./a', 'b expression', 'default expression'],
    ],
    ['assignments in a chain', 'exports.a = exports.b = 1;', ['a expression', 'b expression']],
    ['announcements', 'exports.a = exports.b = void 0; exports.a = 1;', ['a expression']],
    [
      'a variable on the way',
      'const a = exports.a = 1; var f = module.exports.f = function () {};',
      ['a const', 'f let'],
    ],
    ['names in brackets', "exports['a-b'] = 1; exports[c] = 2;", ['a-b expression']],
    ['a whole module', "module.exports = require('./a');", ['* < ./a', 'default < ./a#default']],
    ['one name of a module', "exports.a = require('./a').b;", ['a < ./a#b']],
    [
      'names that are added to the whole',
      'module.exports = run; module.exports.stop = stop; function run() {}',
      ['default function', 'stop expression'],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('reads what TypeScript compiles', () => {
    const text = `"use strict";
var __exportStar = (this && this.__exportStar) || function (m, exports) {};
Object.defineProperty(exports, "__esModule", { value: true });
exports.Version = exports.ns = exports.default = void 0;
exports.run = run;
const b_1 = require("./b");
const c_1 = __importDefault(require("./c"));
exports.ns = __importStar(require("./ns"));
Object.defineProperty(exports, "b", { enumerable: true, get: function () { return b_1.b; } });
Object.defineProperty(exports, "C", { enumerable: true, get: function () { return c_1.default; } });
__exportStar(require("./star"), exports);
exports.Version = '1';
exports.again = b_1.x;
function run() { }
exports.default = run;
`;
    expect(shown(text)).toEqual([
      '* < ./star',
      'C < ./c#default',
      'Version expression',
      'again < ./b#x',
      'b < ./b#b',
      'default function',
      'ns < ./ns',
      'run function',
    ]);
    expect(shown("const tslib_1 = require('tslib');\n(0, tslib_1.__exportStar)(require('./a'), exports);")).toEqual([
      '* < ./a',
    ]);
  });

  test('reads what esbuild bundles, inner modules left out', () => {
    const text = `var src_exports = {};
__export(src_exports, { a: () => a, default: () => src_default });
module.exports = __toCommonJS(src_exports);
var inner_exports = {};
__export(inner_exports, { hidden: () => hidden });
var a = 1;
function src_default() {}
__reExport(src_exports, require("./more"), module.exports);
0 && (module.exports = { a });
`;
    expect(shown(text, 'a.cjs')).toEqual(['* < ./more', 'a let', 'default function']);
  });

  test('stays out of files with ECMAScript exports', () => {
    expect(shown('export const a = 1; exports.b = 2;')).toEqual(['a const']);
  });
});

describe('re-exports', () => {
  test('of defaults and of imports under new names', () => {
    expect(
      shown("export { default as X } from './x'; import Y, { z as w } from './y'; export { Y, w as v };", 'a.ts'),
    ).toEqual(['X < ./x#default', 'Y < ./y#default', 'v < ./y#z']);
  });

  test('by import = are imports of the graph', () => {
    const { value } = linked(
      { 'src/a/x.ts': "import b = require('../b/x'); export import c = require('../gone');", 'src/b/x.ts': '' },
      ['src/*'],
    );
    expect(value.modules[0]?.imports).toEqual(['src/b']);
    expect(value.unresolved.map(({ specifier }) => specifier)).toEqual(['../gone']);
  });

  test('by import = of a member of a namespace follow its contract', () => {
    const files = (type: string) => ({
      'ns.ts': `export namespace ns { export interface I { a: ${type} } export const v: string = ''; }`,
      'index.ts': "import { ns } from './ns'; export import T = ns.I;",
    });
    const found = (type: string) => tableOf(linked(files(type)).value).find('index.ts', 'T');
    expect(found('1')).toMatchObject({
      file: 'ns.ts',
      fact: { name: 'T', typeOnly: true, signature: 'interface I { a: 1 }' },
    });
    expect(found('1')?.fact.fingerprint).not.toBe(found('2')?.fact.fingerprint);
  });

  test('by import = of a class that is a whole export keep its members', () => {
    const { value } = linked({
      'c.ts': 'class C { m(): void {} } export = C;',
      'index.ts': "import C = require('./c'); export { C };",
    });
    expect(lookupSymbol(value, 'index.ts', 'C.m')).toHaveProperty('found');
    expect(lookupSymbol(value, 'index.ts', 'C.gone')).toMatchObject({ isProven: true });
  });

  test('of the whole file under a global name export nothing', () => {
    expect(shown('export as namespace Lib; export const a: 1;', 'a.d.ts')).toEqual(['a const']);
  });
});

describe('texts', () => {
  test.each([
    ['a byte order mark', '\uFEFFexport const a = 1;'],
    ['Windows line ends', 'export const a = 1;\r\n'],
    ['a hashbang', '#!/usr/bin/env node\nexport const a = 1;'],
    ['both', '\uFEFF#!/usr/bin/env node\r\nexport const a = 1;\r\n'],
    ['a syntax error below', 'export const a = 1;\nexport const = ;'],
    ['a directive', "'use client';\nexport const a = 1;"],
  ])('with %s keep their exports', (_, text) => {
    expect(shown(text, 'a.ts')).toContain('a const');
  });

  test.each(['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts'])(
    'are read as %s',
    (extension) => {
      expect(shown('export const a = 1;', `a${extension}`)).toEqual(['a const']);
    },
  );
});

describe('augmentations', () => {
  const repo = {
    'src/options.ts': 'export interface Options { port: number }\nexport class Server { start(): void {} }',
    'src/index.ts': "export * from './options';",
    'src/plugin.ts': `import type { Base } from './base';
declare module './index' {
  interface Options extends Base { plugin: string }
  interface PluginOptions { deep: true }
}
declare module 'outside' { interface Window { own: 1 } }
declare global { interface Window { lintel: 1 } }
export const plugin = 1;`,
    'src/base.ts': 'export interface Base { level: number }',
  };
  const facts = linked(repo).value;

  test('are facts of the file that writes them, and no exports of it', () => {
    const file = facts.files.find(({ path }) => path === 'src/plugin.ts');
    expect(file?.exports.map(({ name }) => name)).toEqual(['plugin']);
    expect(
      file?.augments?.map(({ specifier, exports, line }) => [specifier, line, exports.map(({ name }) => name)]),
    ).toEqual([
      ['./index', 2, ['Options', 'PluginOptions']],
      ['outside', 6, ['Window']],
      [undefined, 7, ['Window']],
    ]);
  });

  test.each(['Options.port', 'Options.plugin', 'Options.level', 'PluginOptions.deep'])('make %s known', (symbol) => {
    expect(lookupSymbol(facts, 'src/index.ts', symbol)).toHaveProperty('found');
  });

  test('of a test are there while the test is compiled, and no names of the module', () => {
    const tested = linked({
      'package.json': { exports: './src/index.ts' },
      'src/index.ts': "export * from './client';",
      'src/client.ts': 'export interface Options { port: number }',
      'src/client.test.ts':
        "declare module './client' { namespace Server { interface Url {} } interface Options { x: 1 } }\nexport {};",
    }).value;
    expect(tableOf(tested).names('src/index.ts')).toEqual(['Options']);
    expect(lookupSymbol(tested, 'src/index.ts', 'Options.x')).toMatchObject({ missing: 'member' });
  });

  test('add names to a namespace', () => {
    const { value } = linked({
      'ns.ts': 'export namespace N { export const a = 1 }',
      'more.ts': "declare module './ns' { namespace N { const b: 1; type T = 1 } } export {};",
    });
    expect(lookupSymbol(value, 'ns.ts', 'N.b')).toHaveProperty('found');
    expect(lookupSymbol(value, 'ns.ts', 'N.T')).toHaveProperty('found');
    expect(lookupSymbol(value, 'ns.ts', 'N.gone')).toMatchObject({ missing: 'member', isProven: true });
  });

  const surfaceOf = (files: Readonly<Record<string, string>>, dir = 'p/one') =>
    linked({
      'package.json': { name: 'root', workspaces: ['p/*'] },
      'p/one/package.json': { name: 'one', exports: './src/index.ts' },
      'p/one/src/index.ts': "export * from './a';",
      'p/one/src/a.ts': 'export interface A { x: string; on(event: 1): void }\nexport interface B { z: 1 }',
      ...files,
    }).value.modules.find(({ path }) => path === dir)?.surface ?? [];
  const namesOf = (files: Readonly<Record<string, string>>) => {
    const [first] = surfaceOf(files);
    return first?.members.map(({ name, file }) => [name, file]);
  };

  test('of a file of the same package are on the surface, each with the file that adds it', () => {
    const added = {
      'p/one/src/more.ts':
        "declare module './a' { interface A { y: number; on(event: 2): void } interface New { n: 1 } } export {};",
    };
    expect(surfaceOf(added).map(({ name }) => name)).toEqual(['A', 'B', 'New']);
    expect(namesOf(added)).toEqual([
      ['x', undefined],
      ['on', undefined],
      ['y', 'p/one/src/more.ts'],
    ]);
    const [whole] = surfaceOf(added);
    expect(whole?.signature).toBe(
      'interface A { x: string; on(event: 1): void }; interface A { y: number; on(event: 2): void }',
    );
    expect(whole?.members[1]?.signature).toBe('on(event: 1): void; on(event: 2): void');
  });

  test('change the fingerprint of what they add to and of nothing else, in whatever files they stand', () => {
    const prints = (files: Readonly<Record<string, string>>) => surfaceOf(files).map(({ fingerprint }) => fingerprint);
    const module = (members: string) => `declare module './a' { interface A { ${members} } } export {};`;
    const [before, other] = prints({});
    const [after, same] = prints({ 'p/one/src/m.ts': module('y: number'), 'p/one/src/n.ts': module('z: number') });
    expect([after === before, same === other]).toEqual([false, true]);
    expect(prints({ 'p/one/src/m.ts': module('z: number'), 'p/one/src/n.ts': module('y: number') })[0]).toBe(after);
    expect(prints({ 'p/one/src/m.ts': module('y: number'), 'p/one/src/n.ts': module('z: string') })[0]).not.toBe(after);
    const { value } = linked({ 'a.ts': 'export interface A { x: 1 }', 'm.ts': module('y: number') });
    expect(lookupSymbol(value, 'a.ts', 'A')).toMatchObject({
      found: { export: { members: [{ name: 'x' }, { name: 'y' }] } },
    });
  });

  test('of another package or of a test are none of the surface', () => {
    const text = "declare module 'one' { interface A { y: number } } export {};";
    const bare = namesOf({});
    expect(namesOf({ 'p/two/package.json': '{ "name": "two" }', 'p/two/src/x.ts': text })).toEqual(bare);
    expect(namesOf({ 'p/one/src/a.test.ts': text })).toEqual(bare);
    expect(namesOf({ 'p/one/src/self.ts': text })).not.toEqual(bare);
  });

  test('add members to the declaration wherever it is reached from', () => {
    expect(lookupSymbol(facts, 'src/options.ts', 'Options.plugin')).toMatchObject({ found: { file: 'src/plugin.ts' } });
    expect(lookupSymbol(facts, 'src/options.ts', 'Options.gone')).toMatchObject({ missing: 'member', isProven: true });
    expect(lookupSymbol(facts, 'src/options.ts', 'Server.plugin')).toMatchObject({ missing: 'member', isProven: true });
  });
});

describe('generated files', () => {
  const isGenerated = (text: string, path = 'a.ts') => scanFile(path, text).isGenerated ?? false;

  test.each([
    '// @generated\nexport const a = 1;',
    '/**\n * @generated SignedSource<<1>>\n */\nexport const a = 1;',
    '// Code generated by protoc-gen-ts. DO NOT EDIT.\nexport const a = 1;',
    '/* eslint-disable */\n// This file was automatically generated by graphql-codegen.\nexport const a = 1;',
    '// This file is auto-generated, do not edit.\n',
    "'use strict';\n/* auto-generated by NAPI-RS */\nconst a = 1;",
    '// <auto-generated />\nexport {};',
  ])('are known by their head: %j', (text) => {
    expect(isGenerated(text)).toBe(true);
  });

  test.each([
    '/** Finds files that were generated. */\nexport const a = 1;',
    "/** Looks for `@generated` in heads. */\nexport const a = '@generated';",
    "export const text = 'Code generated by x. DO NOT EDIT.';",
    'import a from "./a";\nimport b from "./b";\n// This file was generated by hand\n',
    '/** Types of generated code. */\n',
  ])('are not what only talks of them: %j', (text) => {
    expect(isGenerated(text)).toBe(false);
  });

  test('are known by .gitattributes, where the last and the nearest line wins', () => {
    const matches = generatedMatcher({
      texts: new Map([
        [
          '.gitattributes',
          '# files\n*.gen.ts linguist-generated\n/src/api/** linguist-generated=true text\nsrc/api/hand.ts -linguist-generated\n*.md text',
        ],
        ['src/deep/.gitattributes', 'x.gen.ts linguist-generated=false\n'],
      ]),
    });
    expect(['a.gen.ts', 'src/x/b.gen.ts', 'src/api/v1/c.ts'].map(matches)).toEqual([true, true, true]);
    expect(['src/api/hand.ts', 'src/deep/x.gen.ts'].map(matches)).toEqual([false, false]);
    expect(matches('src/a.ts')).toBeUndefined();
  });

  test('carry the mark of .gitattributes before their own', () => {
    const repo = { 'src/a.ts': '// @generated\n', 'src/b.ts': '', 'src/c.ts': '' };
    const { value } = linkCode({
      project: projectOf(repo),
      files: Object.entries(repo).map(([path, text]) => scanFile(path, text)),
      paths: Object.keys(repo),
      isGenerated: (path) => (path === 'src/a.ts' ? false : path === 'src/b.ts' ? true : undefined),
    });
    expect(value.files.map((file) => file.isGenerated)).toEqual([undefined, true, undefined]);
  });
});

describe('CommonJS as people write it', () => {
  const names = (text: string) => [
    ...scanFile('a.js', text).exports.map(({ name }) => name),
    ...scanFile('a.js', text).reexports.map(({ form, specifier }) => `${form} ${specifier}`),
  ];

  test.each([
    [
      'const app = exports = module.exports = {};\napp.init = function () {};\napp.use = 1;',
      ['default', 'init', 'use'],
    ],
    ['const self = module.exports = { a: 1, b() {} };\nself.c = 2;', ['default', 'a', 'b', 'c']],
    ['var e = exports;\ne.k = 1;', ['k']],
    ['module["exports"].c = 1;', ['c']],
    ['function f() {}\nmodule.exports = f;\nf.helper = 1;', ['default', 'helper']],
    ['let app = module.exports = {};\napp = other;\n', ['default']],
    ['exports.lost = 1;\nmodule.exports = { kept: 1 };\nmodule.exports.late = 2;', ['default', 'kept', 'late']],
    ["exports.lost = require('./a');\nconst app = module.exports = {};\napp.b = 1;", ['default', 'b']],
    ['Object.assign(exports, { lost: 1 });\nexports = module.exports = { kept: 1 };', ['default', 'kept']],
    ['module.exports = { lost: 1 };\nmodule.exports = { kept: 1 };', ['default', 'kept']],
    ['function f() {}\nf.hung = 1;\nexports.lost = 1;\nmodule.exports = f;', ['hung', 'default']],
    ['exports.a = 1;\nmodule.exports = { ...exports, b: 1 };', ['a', 'default', 'b']],
    ['const api = {};\nif (odd) { api.hung = 1; } else { api.hung = 2; }\nmodule.exports = api;', ['hung', 'default']],
    ['exports.a = 1;\nmodule.exports = exports;', ['a']],
    ['exports.a = 1;\nif (odd) module.exports = { b: 1 };', ['a', 'default', 'b']],
    ['exports.a = 1;\nexports.b = 2;\ndelete exports.b;', ['a']],
    ['exports.b = 1;\ndelete exports["b"];\nexports.b = 2;', ['b']],
    ['exports.b = 1;\nif (odd) delete exports.b;', ['b']],
    ['if (quick) { exports.a = fast; exports.b = 1; } else { exports.a = slow; }', ['a', 'b']],
    ['if (odd) { module.exports = { f() {} }; } else { module.exports = { f() {} }; }', ['default', 'f']],
    ['if (debug) { log(); } else { exports.quiet = true; }', ['quiet']],
    [
      'const api = { a: 1, b() {} };\napi.x = 1;\napi.y = function () {};\nmodule.exports = api;\napi.z = 2;',
      ['x', 'y', 'default', 'a', 'b', 'z'],
    ],
    [
      'const api = {};\nObject.assign(api, { a: 1 });\nObject.defineProperty(api, "b", { get() { return 1; } });\nmodule.exports = api;',
      ['a', 'b', 'default'],
    ],
    ['class Tool {}\nTool.default = Tool;\nTool.of = 1;\nmodule.exports = Tool;', ['default', 'of']],
    ['(function () { function run() {} exports.run = run; module.exports.stop = 1; })();', ['run', 'stop']],
    ['!function () { exports.a = 1; }();', ['a']],
    ['(function () { exports.a = 1; }).call(this);', ['a']],
    ['(() => { exports.a = 1; })();', ['a']],
    [
      'process.env.NODE_ENV !== "production" && (function () { function f() {} exports.f = f; exports.v = "1"; })();',
      ['f', 'v'],
    ],
    ['exports.a = 1, exports.b = 2;', ['a', 'b']],
    ['this.late = 1; exports.b = 2;', ['b', 'late']],
    ['const a = require("./a");\nthis.late = 1;', ['late']],
    ["module['exports'] = { a: 1 };", ['default', 'a']],
    ['const m = module;\nm.exports = { a: 1 };\nm.exports.b = 2;', ['default', 'a', 'b']],
    ['class K { static of() {} static #p = 1; run() {} }\nmodule.exports = K;', ['default', 'of']],
    ['module.exports = class { static of() {} };', ['default', 'of']],
    ['Object.defineProperties(exports, { a: { value: 1 }, b: { get: function () { return 2; } } });', ['a', 'b']],
    [
      'Object.defineProperties(exports, { __esModule: { value: true }, [Symbol.toStringTag]: { value: "M" } }); exports.a = 1;',
      ['a'],
    ],
    ['exports.__esModule = true;\nexports.a = 1;', ['a']],
    ['const x = require("./x");\nObject.keys(x).forEach(function (key) { exports[key] = x[key]; });', ['star ./x']],
    ['function __export(m) { for (var p in m) exports[p] = m[p]; }\n__export(require("./x"));', ['star ./x']],
    ['_export_star(require("./x"), exports);', ['star ./x']],
    ['var E;\n(function (E) { E[E["A"] = 0] = "A"; })(E || (exports.E = E = {}));', ['E']],
    ['var E;\n(function (E) { E[E["A"] = 0] = "A"; })(E = exports.E || (exports.E = {}));', ['E']],
    [
      '(function (global, factory) { typeof exports === "object" && typeof module !== "undefined" ? factory(exports) : factory(global.R = {}); })(this, function (exports) { function a() {} exports.a = a; exports.b = 1; });',
      ['a', 'b'],
    ],
    [
      '(function (root, factory) { if (typeof define === "function" && define.amd) define([], factory); else if (typeof module === "object" && module.exports) module.exports = factory(); else root.lib = factory(); })(this, function () { function lib() {} lib.a = 1; return lib; });',
      ['a', 'default'],
    ],
    [
      '!function(e,t){"object"==typeof exports&&"undefined"!=typeof module?t(exports):t((e=e||self).R={})}(this,function(e){e.a=1,e.b=function(){}});',
      ['a', 'b'],
    ],
    ['exports.x ??= 1;\nexports.y ||= 2;', ['x', 'y']],
    ['exports.x = 1;\nexports.x ??= 2;', ['x']],
    ['({ w: exports.w, deep: [exports.v = 1], ...exports.rest } = q);', ['w', 'v', 'rest']],
    ['[exports.v, , ...exports.rest] = r;', ['v', 'rest']],
  ])('reads %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
    expect(scanFile('a.js', text).commonjs).toBe('closed');
  });

  test.each([
    'module.exports = build();',
    'module.exports = { ...build(), a: 1 };',
    'module.exports = { [key]: 1 };',
    'const api = build();\nmodule.exports = api;',
    'for (const name of names) exports[name] = load(name);',
    'exports.a = 1;\nextend(exports);',
    'exports.a = 1;\nfunction later() { exports.b = 2; }',
    'const api = {};\nmixin(api);\nmodule.exports = api;',
    'const api = {};\nfor (const key of keys) api[key] = 1;\nmodule.exports = api;',
    'Object.assign(exports, load());',
    'const e = exports;\nfill(e);',
    '(function (factory) { factory(exports); })(load);',
    'fill(module);\nexports.a = 1;',
    'const m = module;\nfill(m);\nexports.a = 1;',
    "Object.assign(module['ex' + 'ports'], { a: 1 });",
    "module['ex' + 'ports'] = { a: 1 };",
    'class K extends Base {}\nmodule.exports = K;',
    'const m = module;\nmore(() => m);',
    'this.a = 1;',
    '(function () { this.a = 1; }).call(this);',
    "define(['./a'], function (a) { return { b: a }; });",
    "System.register(['./a'], function (give) { return {}; });",
    "import a from './a';\nmodule.exports = { a };",
    "import './a';\nexports.b = 1;",
    'module.exports ??= { a: 1 };',
    'function later() { exports.b ||= 2; }',
    'function later() { ({ b: exports.b } = q); }',
    '[exports[name]] = r;',
    '[module.exports] = r;',
    'exports.a = 1;\nfunction early() { exports.b = 1; }\nearly();\nexports = {};',
  ])('knows that there may be more in %s', (text) => {
    expect(scanFile('a.js', text).commonjs).toBe('open');
  });

  test.each([
    [
      "if (production) {\n  module.exports = require('./prod.js');\n} else {\n  module.exports = require('./dev.js');\n}",
      'star ./prod.js',
    ],
    ['try { module.exports = require("./fast"); } catch { module.exports = require("./slow"); }', 'star ./fast'],
    ["module.exports = production ? require('./a') : require('./b');", 'default'],
    ['if (quick) exports.a = 1; else exports.b = 1;', 'a'],
    ['if (quick) exports.a = 1; else module.exports = build();', 'a'],
    ['module.exports = require("./a");\ndelete module.exports.b;', 'star ./a'],
    ['exports.a = 1;\ndelete exports[name];', 'a'],
  ])('does not claim to know every name of %s', (text, known) => {
    expect(names(text)).toContain(known);
    expect(scanFile('a.js', text).commonjs).toBe('open');
  });

  test.each([
    ['exports.a = 1;\nexports.a = 2;', '2'],
    ['exports.a = 1;\nexports.b = exports.a = 3;', '3'],
    ['exports.a = function () {};\nmodule.exports.a = 4;', '4'],
    ['exports.a = 5;\nif (odd) exports.a = 6;', '5'],
    ['exports.a = 7;\nexports.a = wrapped(exports.a);', '7'],
    ['class A {}\nexports.a = A;\nexports.a = A = __decorate([x], A);', 'class A'],
  ])('knows the last value of %j', (text, signature) => {
    const [fact, ...others] = scanFile('a.js', text).exports.filter(({ name }) => name === 'a');
    expect(fact?.signature).toBe(signature);
    expect(others).toEqual([]);
  });

  test.each([
    'exports.a = 1;\nfunction b() { exports.a(); return typeof exports.a; }',
    'const helper = require("./helper");\nmodule.exports = { a: 1, helper };\nif (require.main === module) main();',
    'class A {}\nregister(A);\nmodule.exports = A;',
    'exports.a = 1;\nfunction b() { exports.a = 2; }',
    'function create() {}\nexports = module.exports = create;\nexports.a = 1;',
  ])('knows that there are no more in %s', (text) => {
    expect(scanFile('a.js', text).commonjs).toBe('closed');
  });

  test('says nothing of files without it', () => {
    expect(scanFile('a.js', 'export const exports = 1;')).not.toHaveProperty('commonjs');
    expect(scanFile('a.js', 'if (require.main === module) main();\nmodule.id = "x";\nrun(a);')).not.toHaveProperty(
      'commonjs',
    );
    expect(scanFile('a.ts', 'define(this); const m = module;')).not.toHaveProperty('commonjs');
    expect(scanFile('a.js', '// exports nothing\nconst a = 1;')).not.toHaveProperty('commonjs');
  });

  test('proves no absence where there may be more', () => {
    const { value } = linked({ 'a.js': 'exports.a = 1; extend(exports);', 'b.js': 'exports.a = 1;' });
    expect(lookupSymbol(value, 'a.js', 'gone')).toMatchObject({ missing: 'export', isProven: false });
    expect(lookupSymbol(value, 'b.js', 'gone')).toMatchObject({ missing: 'export', isProven: true });
  });

  test('always gives importers a default', () => {
    const { value } = linked({
      'package.json': { name: 'x', main: './index.js' },
      'index.js': "module.exports = require('./a');",
      'a.js': "exports.a = 1; exports.b = require('./b'); exports.c = require('./b').x;",
      'b.mjs': 'export const x = 1;',
    });
    expect(value.rootSurface?.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'default']);
    expect(value.unresolved).toEqual([]);
  });
});

describe('.gitattributes', () => {
  test.each([
    ['c/[!a].ts linguist-generated', { 'c/a.ts': undefined, 'c/q.ts': true }],
    ['[attr]made linguist-generated\nc/*.ts made\nc/own.ts -made', { 'c/m.ts': true, 'c/own.ts': false }],
    ['"c/sp ace.ts" linguist-generated=true', { 'c/sp ace.ts': true, 'c/sp': undefined }],
    ['*.ts linguist-generated=false', { 'a.ts': false }],
    ['# *.ts linguist-generated', { 'a.ts': undefined }],
  ])('says of %s what git says', (text, expected) => {
    const isGenerated = generatedMatcher({ texts: new Map([['.gitattributes', text]]) });
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, isGenerated(path)]))).toEqual(expected);
  });
});

test('what TypeScript sets on `module.exports` is no name of the checker, and said to be there', () => {
  expect(scanFile('a.ts', "import a from './a';\nmodule.exports = { a };")).toMatchObject({
    commonjs: 'open',
    exports: [],
  });
  expect(scanFile('a.ts', 'export const a = 1;\nmodule.exports = { a };')).not.toHaveProperty('commonjs');
});

test('`export =` of a class has its static members by name', () => {
  const { value } = linked({ 'a.cts': 'class K { static of = 1; private static no = 1; m() {} }\nexport = K;' });
  expect(tableOf(value).names('a.cts')).toEqual(['default', 'of']);
  expect(lookupSymbol(value, 'a.cts', 'of')).toHaveProperty('found');
  expect(lookupSymbol(value, 'a.cts', 'gone')).toMatchObject({ isProven: true });
  expect(scanFile('b.cts', 'class K extends L {}\nexport = K;').commonjs).toBe('open');
});

test('`export =` may have more names where a type or a list tells them', () => {
  const commonjs = (text: string) => scanFile('a.d.ts', text).commonjs;
  expect(commonjs('declare const api: Api; export = api;')).toBe('open');
  expect(commonjs('declare namespace a { export { b } from "./b"; } export = a;')).toBe('open');
  expect(commonjs('declare function a(): void; declare namespace a { const b: 1; } export = a;')).toBe('closed');
  expect(commonjs('import { a } from "./a"; export = a;')).toBe('open');
  expect(commonjs('export default a;')).toBeUndefined();
});

test('namespaces have the members that their lists, aliases and patterns name, and no others', () => {
  const members = (text: string, path = 'a.ts') => {
    const [fact] = scanFile(path, text).exports;
    return [fact?.members.map(({ name }) => name), fact?.hasMoreMembers ?? false];
  };
  expect(members('export declare namespace N { const a: 1; const b: 2; export { a as c }; }')).toEqual([['c'], false]);
  expect(members('export namespace N { const a = 1; export { a, outer }; }')).toEqual([['a', 'outer'], false]);
  expect(members('export namespace N { export import X = M.Y; import Z = M.Z; }')).toEqual([['X'], false]);
  expect(members('export namespace N { export const { a, b: [c] } = x; }')).toEqual([['a', 'c'], false]);
  expect(members('export namespace A.B { export const x = 1 }')).toEqual([['B'], false]);
  expect(members('export declare namespace N { export default class Z {} }')).toEqual([[], true]);
  expect(members('export namespace N { export * from "./x"; }')).toEqual([[], true]);
});

test('`export =` of a module that was required passes on its names', () => {
  const { value } = linked({
    'package.json': { name: 'x', main: './index.ts' },
    'index.ts': "import a = require('./a');\nexport = a;\n",
    'a.ts': 'export const q = 1;\nexport type T = string;\n',
  });
  expect(value.rootSurface?.map(({ name }) => name)).toEqual(['T', 'default', 'q']);
});
