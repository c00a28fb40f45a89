/** What `exports` stands for as a file goes on. Held against what `Object.keys(require(file))` of Node says, and `default`. */
import { expect, test } from 'vitest';
import { scanFile } from '../../src/scan/file.ts';

function names(text: string): readonly string[] {
  const { exports, reexports } = scanFile('a.js', text);
  return [...exports.map(({ name }) => name), ...reexports.map(({ form, specifier }) => `${form} ${specifier}`)];
}

test.each([
  ['exports.a = 1;\nexports = {};\nexports.lost = 2;', ['a']],
  ['exports.a = 1;\nexports = { lost: 1 };\nmodule.exports.b = 4;', ['a', 'b']],
  ['exports = { a: 1 };\nmodule.exports = exports;\nexports.b = 2;', ['default', 'a', 'b']],
  ['module.exports = exports = { a: 1 };\nexports.b = 2;', ['default', 'a', 'b']],
  ['module.exports = function foo() {};\nexports.lost = 1;', ['default']],
  ['exports.lost = 1;\nmodule.exports = function foo() { exports.lost(); };', ['default']],
  ['module.exports = { a: 1, f() { return exports.lost; } };\nexports.lost = 1;', ['default', 'a', 'f']],
  ['exports.a = 1;\nconst api = { b: exports.a, ...exports };\nmodule.exports = api;', ['a', 'default', 'b']],
  ['module.exports = { a: 1 };\nexports = module.exports;\nexports.b = 1;', ['default', 'a', 'b']],
  ['const e = exports;\nmodule.exports = { a: 1 };\ne.lost = 1;', ['default', 'a']],
  ['const api = module.exports = { a: 1 };\nexports.lost = 1;\napi.b = 2;', ['default', 'a', 'b']],
  ['module.exports = { a: 1 };\nObject.assign(exports, { lost: 1 });', ['default', 'a']],
  ['module.exports = { a: 1 };\nfunction f() { exports.lost = 1; }', ['default', 'a']],
  ['if (odd) { module.exports = { a: 1 }; }\nexports.b = 1;', ['default', 'a', 'b']],
  ['exports.a = 1;\nmodule.exports = Object.assign(exports, { b: 1 });\nexports.c = 1;', ['a', 'default', 'b', 'c']],
])('knows what `exports` stands for in %s', (text, expected) => {
  expect(names(text)).toEqual(expected);
  expect(scanFile('a.js', text).commonjs).toBe('closed');
});

test.each([
  ['if (p) exports.five = 5; else exports.six = 6;', ['five', 'six']],
  ['if (p) exports.a = 1; else if (q) exports.b = 2; else module.exports = { c() {} };', ['a', 'b', 'default', 'c']],
  ["if (p) exports.a = 1; else exports.b = require('./b').b;", ['a', 'named ./b']],
  ["if (p) module.exports = require('./a'); else exports.b = 1;", ['named ./a', 'star ./a']],
])('names what either branch exports in %s', (text, expected) => {
  expect(names(text)).toEqual(expected);
  expect(scanFile('a.js', text).commonjs).toBe('open');
});
