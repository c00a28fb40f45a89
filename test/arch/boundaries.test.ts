/** What `forbid-import` takes for an import of something, and what it lets be. */
import { describe, expect, it } from 'vitest';
import { deciding, found, lines } from './world.ts';

const FILE = 'context/decisions/0001-walls.md';
const walls = (enforce: string, more?: string) => ({ [FILE]: deciding(enforce, more) });

describe('forbid-import', () => {
  it.each([
    ["import a from './b/c.ts';", './b/c.ts'],
    ["import './b/c.ts';", './b/c.ts'],
    ["export * from './b/c';", './b/c'],
    ["export { x } from './b/c.js';", './b/c.js'],
    ["const b = require('./b/c');", './b/c'],
    ["const b = () => import('./b/c.ts');", './b/c.ts'],
    ["import b = require('./b/c');", './b/c'],
    ["import type { X } from './b/c.ts';", './b/c.ts'],
    ["jest.mock('./b/c.ts');\nimport '@/b/c';", '@/b/c'],
  ])('counts %j', (code, specifier) => {
    const files = {
      ...walls('{ forbid-import: { from: src/a.ts, to: "src/b/**" } }'),
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/a.ts': `${code}\n`,
      'src/b/c.ts': 'export const x = 1;\nexport interface X {}\nexport default x;\n',
    };
    expect(found(files).map(({ claim, target }) => [claim, target])).toEqual([[specifier, 'src/b/c.ts']]);
  });

  it.each([
    ['a function', "function require(key: string) { return key; }\nrequire('./b/c.ts');"],
    ['a function further down', "const c = require('./b/c.ts');\nfunction require(key) { return c ?? key; }"],
    ['a variable', "const require = (key: string) => key;\nexport const c = require('./b/c.ts');"],
    ['an imported name', "import { require } from './guards.ts';\nrequire('./b/c.ts');"],
    ['a parameter', "export const load = (require: Load) => require('./b/c.ts');"],
    ['a parameter by pattern', "export function load({ require }) { return [1].map(() => require('./b/c.ts')); }"],
    ['a variable in a body', "export function f() { const { require } = checks; return require('./b/c.ts'); }"],
    ['one made for another file', "const require = createRequire(join(root, 'x.js'));\nrequire('./b/c.ts');"],
  ])('takes `require` for what the code has made of it: %s', (_, code) => {
    const files = {
      ...walls('{ forbid-import: { from: src/a.ts, to: "src/b/**" } }'),
      'src/a.ts': `${code}\n`,
      'src/b/c.ts': 'export const x = 1;\n',
    };
    expect(found(files)).toEqual([]);
  });

  it.each([
    ['of its file', "const require = createRequire(import.meta.url);\nrequire('./b/c.ts');"],
    ['of its file in CommonJS', "const require = module.createRequire(__filename);\nrequire('./b/c.ts');"],
    ['told to the compiler', "declare const require: (id: string) => unknown;\nrequire('./b/c.ts');"],
    ['of a window', "const require = window.require;\nrequire('./b/c.ts');"],
    ['of AMD', "define(function (require) { return require('./b/c.ts'); });"],
    ['of a wrapper', "(function (require, exports) { exports.c = require('./b/c.ts'); });"],
    ['beside one of another scope', "function f(require) { require('x'); }\nrequire('./b/c.ts');"],
    ['beside a type', "import type { require } from './x.ts';\nrequire('./b/c.ts');"],
  ])('takes `require` for the loader %s', (_, code) => {
    const files = {
      ...walls('{ forbid-import: { from: src/a.ts, to: "src/b/**" } }'),
      'src/a.ts': `${code}\n`,
      'src/b/c.ts': 'export const x = 1;\n',
    };
    expect(found(files).map(({ claim }) => claim)).toEqual(['./b/c.ts']);
  });

  it('knows a module of Node with its scheme and without, with what is below it', () => {
    const files = {
      ...walls('{ forbid-import: { from: "src/**", to: [fs, "node:child_process"] } }'),
      'src/a.ts':
        "import 'fs';\nimport 'node:fs';\nimport 'fs/promises';\nimport 'child_process';\nimport 'node:path';\n",
    };
    expect(lines(files)).toEqual([
      'src/a.ts:1 fs',
      'src/a.ts:2 node:fs',
      'src/a.ts:3 fs/promises',
      'src/a.ts:4 child_process',
    ]);
  });

  it('takes a package for what it is called, not for what begins alike', () => {
    const files = {
      ...walls('{ forbid-import: { to: [react, "@acme/*", "lodash*"], except: "@acme/ok" } }'),
      'package.json': '{ "dependencies": { "react": "1", "react-dom": "1" } }',
      'a.ts':
        "import 'react';\nimport 'react/jsx-runtime';\nimport 'react-dom';\nimport '@acme/x/y';\nimport '@acme/ok';\nimport 'lodash.get';\n",
    };
    expect(lines(files)).toEqual(['a.ts:1 react', 'a.ts:2 react/jsx-runtime', 'a.ts:4 @acme/x/y', 'a.ts:6 lodash.get']);
  });

  it('takes a declared name for the package, and a path by an alias of the same name for the file', () => {
    const files = {
      ...walls('{ forbid-import: { to: config } }'),
      'package.json': '{ "dependencies": { "config": "1" } }',
      'tsconfig.json': '{ "compilerOptions": { "paths": { "config/*": ["./src/config/*"] } } }',
      'src/config/a.ts': 'export {};\n',
      'src/b.ts': "import 'config/a';\nimport 'config';\n",
    };
    expect(lines(files)).toEqual(['src/b.ts:2 config']);
  });

  it('knows the file of a subpath of a workspace package by a relative path too, unless another subpath is the same file', () => {
    const files = {
      ...walls('{ forbid-import: { from: "packages/**", to: ["@acme/db/internal", "@acme/db/all"] } }'),
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      'packages/db/package.json':
        '{ "name": "@acme/db", "exports": { ".": "./index.ts", "./all": "./index.ts", "./internal": "./src/internal.ts" } }',
      'packages/db/index.ts': "import './src/internal.ts';\n",
      'packages/db/src/internal.ts': 'export {};\n',
      'packages/ui/package.json': '{ "name": "@acme/ui" }',
      'packages/ui/a.ts':
        "import '@acme/db/internal';\nimport '../db/src/internal';\nimport '../db/index.ts';\nimport '@acme/db';\n",
    };
    expect(lines(files)).toEqual(['packages/ui/a.ts:1 @acme/db/internal', 'packages/ui/a.ts:2 ../db/src/internal']);
  });

  it('knows a workspace package by name however it is reached, and lets it import itself', () => {
    const files = {
      ...walls('{ forbid-import: { from: "packages/**", to: "@acme/db" } }'),
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      'packages/db/package.json': '{ "name": "@acme/db", "exports": { ".": "./index.ts" } }',
      'packages/db/index.ts': "import './x.ts';\nimport '@acme/db';\n",
      'packages/db/x.ts': 'export {};\n',
      'packages/ui/package.json': '{ "name": "@acme/ui" }',
      'packages/ui/a.ts': "import '@acme/db';\nimport '../db/x.ts';\nimport '@acme/db/secret';\n",
    };
    expect(lines(files)).toEqual([
      'packages/ui/a.ts:1 @acme/db',
      'packages/ui/a.ts:2 ../db/x.ts',
      'packages/ui/a.ts:3 @acme/db/secret',
    ]);
  });

  it('forbids one subpath of a package alone', () => {
    const files = {
      ...walls('{ forbid-import: { to: "@acme/db/internal" } }'),
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      'packages/db/package.json':
        '{ "name": "@acme/db", "exports": { ".": "./index.ts", "./internal": "./internal.ts" } }',
      'packages/db/index.ts': 'export {};\n',
      'packages/db/internal.ts': 'export {};\n',
      'packages/ui/package.json': '{ "name": "@acme/ui" }',
      'packages/ui/a.ts': "import '@acme/db';\nimport '@acme/db/internal';\n",
    };
    expect(lines(files)).toEqual(['packages/ui/a.ts:2 @acme/db/internal']);
  });

  it('lets the files of `to` import one another, unless `from` names them in the same words', () => {
    const code = {
      'src/old/a.ts': "import './b.ts';\n",
      'src/old/b.ts': 'export {};\n',
      'src/new.ts': "import './old/a.ts';\n",
    };
    expect(lines({ ...walls('{ forbid-import: { from: src, to: src/old } }'), ...code })).toEqual([
      'src/new.ts:1 ./old/a.ts',
    ]);
    expect(lines({ ...walls('{ forbid-import: { from: "src/old/*.ts", to: "src/old/*.ts" } }'), ...code })).toEqual([
      'src/old/a.ts:1 ./b.ts',
    ]);
  });

  it('says nothing of imports that lead nowhere, and of a file that imports itself', () => {
    const files = {
      ...walls('{ forbid-import: { from: "src/*.ts", to: "src/*.ts" } }'),
      'src/a.ts': "import './gone.ts';\nimport './a.ts';\nimport '../../outside.ts';\n",
    };
    expect(lines(files)).toEqual([]);
  });

  it('tells one decision once for an import, and each decision that forbids it', () => {
    const files = {
      ...walls('[{ forbid-import: { to: pg } }, { forbid-import: { to: [pg, mysql] } }]'),
      'context/decisions/0002-more.md': deciding('{ forbid-import: pg }'),
      'a.ts': "import 'pg';\n",
    };
    expect(found(files).map(({ related }) => related?.[0]?.file)).toEqual([FILE, 'context/decisions/0002-more.md']);
  });

  it('leads to the entry in the decision', () => {
    const files = { ...walls('{ forbid-import: pg }'), 'a.ts': "import 'pg';\n" };
    expect(found(files)[0]?.related).toEqual([
      { file: FILE, line: 4, column: 12, message: 'Decision `0001-walls`, Walls, has lintel check this.' },
    ]);
  });

  it.each(['proposed', 'draft', 'rejected', 'deprecated', 'superseded'])(
    'checks nothing for a decision that is %s',
    (status) => {
      const text = deciding('{ forbid-import: { from: gone, to: pg } }').replace('accepted', status);
      expect(lines({ [FILE]: text, 'a.ts': "import 'pg';\n" })).toEqual([]);
    },
  );

  it('checks nothing for a decision that another one supersedes', () => {
    const files = {
      ...walls('{ forbid-import: pg }'),
      'context/decisions/0002-new.md': '---\nstatus: accepted\nsupersedes: 0001-walls\n---\n# New\n',
      'a.ts': "import 'pg';\n",
    };
    expect(lines(files)).toEqual([]);
  });

  it('matches no glob that is built to explode', () => {
    const glob = `src/${'{a,b}*'.repeat(40)}`;
    const files = { ...walls(`{ forbid-import: { from: "${glob}", to: pg } }`), 'a.ts': "import 'pg';\n" };
    expect(found(files)).toMatchObject([{ rule: 'stale/glob', hint: expect.stringContaining('Split it') }]);
  });
});

describe('a package under another name', () => {
  it('is the one that its range stands for', () => {
    const files = {
      ...walls('{ forbid-import: { from: "src/**", to: ["npm:pg"] } }'),
      'package.json': '{ "dependencies": { "pgx": "npm:pg@8", "other": "npm:other-pg@8" } }',
      'src/a.ts': "import 'pgx';\nimport 'other';\n",
    };
    expect(lines(files)).toEqual(['src/a.ts:1 pgx']);
  });
});

describe('what a tool writes', () => {
  it('breaks no boundary: its sources do', () => {
    const code = "import '../../db/a.ts';\n";
    const files = {
      ...walls('{ forbid-import: { from: "ui/**", to: "db/**" } }'),
      'db/a.ts': 'export {};\n',
      'ui/src/a.ts': code,
      'ui/dist/a.js': code,
      'ui/lib/app.min.js': code,
      'ui/src/b.ts': `// @generated\n${code}`,
    };
    expect(lines(files)).toEqual(['ui/src/a.ts:1 ../../db/a.ts']);
  });
});

describe('layers', () => {
  it('take a file in two layers for whichever breaks nothing', () => {
    const files = {
      ...walls('{ layers: ["src/**", src/db] }'),
      'src/ui.ts': "import './db/a.ts';\n",
      'src/db/a.ts': "import '../ui.ts';\n",
    };
    expect(lines(files)).toEqual([]);
  });

  it('forbid the second layer the first, however far between', () => {
    const files = {
      ...walls('{ layers: [ui, mid, db] }'),
      'ui/a.ts': "import '../db/a.ts';\nimport '../mid/a.ts';\n",
      'mid/a.ts': 'export {};\n',
      'db/a.ts': "import '../ui/a.ts';\nimport '../mid/a.ts';\n",
    };
    expect(lines(files)).toEqual(['db/a.ts:1 ../ui/a.ts', 'db/a.ts:2 ../mid/a.ts']);
  });
});

describe('type-only: allow', () => {
  it.each([
    ['export interface row { id: string }\nexport type id = string;', []],
    ['export interface row { id: string }\nexport const id = 1;', []],
    ['export const row = 1;\nexport const id = 1;\nexport interface Row {}', ['src/ui/a.ts:1 ../db/q']],
  ])('lets names in small letters be where the file has types in small letters: %j', (code, expected) => {
    const repo = {
      ...walls('{ forbid-import: { from: "src/ui/**", to: "src/db/**", type-only: allow } }'),
      'src/db/q.ts': `${code}\n`,
      'src/ui/a.ts': "import { row, id } from '../db/q';\n",
    };
    expect(lines(repo)).toEqual(expected);
    const strict = { ...repo, ...walls('{ forbid-import: { from: "src/ui/**", to: "src/db/**" } }') };
    expect(lines(strict)).toEqual(['src/ui/a.ts:1 ../db/q']);
  });

  it.each([
    ['export interface Row { id: string }\nexport type Id = string;', []],
    ['export interface Row { id: string }\nexport const LIMIT = 1;', ['src/ui/a.ts:1 ../db/q']],
    ["export interface Row { id: string }\nexport * from 'pg';", ['src/ui/a.ts:1 ../db/q']],
  ])('lets all of a file be where it has types alone: %j', (code, expected) => {
    const repo = {
      ...walls('{ forbid-import: { from: "src/ui/**", to: "src/db/**", type-only: allow } }'),
      'src/db/q.ts': `${code}\n`,
      'src/ui/a.ts': "import * as q from '../db/q';\nexport const a = (row: q.Row): string => row.id;\n",
    };
    expect(lines(repo)).toEqual(expected);
  });

  const q =
    'export type Row = 1;\nexport interface Query {}\nexport class Db {}\nexport const LIMIT = 1;\nexport interface Both {}\nexport const Both = 1;\nexport default interface Base {}\n';
  const files = (code: string, options = '{}', path = 'src/ui/a.ts') => ({
    ...walls('{ forbid-import: { from: "src/ui/**", to: "src/db/**", type-only: allow } }'),
    'tsconfig.json': `{ "compilerOptions": ${options} }`,
    'src/db/q.ts': q,
    'src/db/index.ts': "export * from './q';\nexport type { Db as OnlyShape } from './q';\n",
    'src/db/empty.ts': 'export {};\n',
    [path]: `${code}\n`,
  });

  it.each([
    "import { Row, Query } from '../db/q';",
    "import { Row as R } from '../db';",
    "import { type Db, Row } from '../db/q';",
    "import { OnlyShape } from '../db';",
    "import Base, { Row } from '../db/q';",
    "export { Row, Query as Q } from '../db/q';",
    "import { Row } from '../db/q';\nexport { Row };",
  ])('takes %j for types, as the compiler does', (code) => {
    expect(lines(files(code))).toEqual([]);
  });

  it.each([
    "import { Row, Db } from '../db/q';",
    "import { Both } from '../db/q';",
    "import { LIMIT } from '../db/q';",
    "import { Unknown } from '../db/q';",
    "import * as q from '../db/q';",
    "import {} from '../db/q';",
    "import '../db/q';",
    "export * from '../db/q';",
    "export { Row, Db } from '../db/q';",
    "const q = require('../db/q');",
  ])('counts %j', (code) => {
    expect(lines(files(code))).toHaveLength(1);
  });

  it('leaves imports as they are written in JavaScript and with verbatimModuleSyntax', () => {
    const code = "import { Row } from '../db/q';";
    expect(lines(files(code, '{ "verbatimModuleSyntax": true }'))).toEqual(['src/ui/a.ts:1 ../db/q']);
    expect(lines({ ...files(code, '{ "verbatimModuleSyntax": true }'), 'src/tsconfig.json': '{}' })).toEqual([]);
    expect(lines(files(code, '{}', 'src/ui/a.js'))).toEqual(['src/ui/a.js:1 ../db/q']);
  });

  it('closes no circle of files or of packages by types without the word', () => {
    const circle = (enforce: string, take: string) => ({
      ...walls(enforce),
      'package.json': '{ "private": true, "workspaces": ["p/*"] }',
      'p/a/package.json': '{ "name": "a", "exports": "./i.ts" }',
      'p/b/package.json': '{ "name": "b", "exports": "./i.ts" }',
      'p/a/i.ts': "import { B } from '../b/i.ts';\nexport interface A { b: B }\nexport class Made {}\n",
      'p/b/i.ts': `import { ${take} } from '../a/i.ts';\nexport interface B {}\n`,
    });
    for (const of of ['files', 'modules']) {
      expect(lines(circle(`{ forbid-cycle: ${of} }`, 'A'))).toEqual([]);
      expect(lines(circle(`{ forbid-cycle: { of: ${of}, type-only: forbid } }`, 'A'))).toHaveLength(1);
    }
    const value = circle('{ forbid-cycle: files }', 'Made');
    expect(lines({ ...value, 'p/a/i.ts': "import './../b/i.ts';\nexport class Made {}\n" })).toHaveLength(1);
  });
});

describe('paths of a tsconfig', () => {
  const files = (to: string) => ({
    ...walls(`{ forbid-import: { from: "src/ui/**", to: "${to}" } }`),
    'tsconfig.json':
      '{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "@db": ["src/db/index.ts"] } } }',
    'src/db/index.ts': 'export const x = 1;\n',
    'src/ui/a.ts': "import '@/db';\nimport '@db';\nimport '../db';\nimport 'src/db';\n",
  });

  it('lead to the files that are forbidden', () => {
    expect(lines(files('src/db/**'))).toEqual([
      'src/ui/a.ts:1 @/db',
      'src/ui/a.ts:2 @db',
      'src/ui/a.ts:3 ../db',
      'src/ui/a.ts:4 src/db',
    ]);
  });

  it.each(['@/db', '@/db/**', '@db'])('are no names for files: %j is told', (to) => {
    expect(found(files(to)).map(({ rule, claim, hint }) => [rule, claim, hint])).toEqual([
      ['stale/glob', to, 'Write it as a path from the root, or as the name of a package.'],
    ]);
  });

  it('count as they are written where they look like the name of a package', () => {
    const aliased = files('@lib/db');
    const code = {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./src/*"] } } }',
      'src/ui/a.ts': "import '@lib/db';\nimport '@lib/db/index';\nimport '@lib/dbx';\n",
      'src/db/own.ts': "import '@lib/db';\n",
    };
    expect(lines({ ...aliased, ...code })).toEqual(['src/ui/a.ts:1 @lib/db', 'src/ui/a.ts:2 @lib/db/index']);
  });
});

describe('what two statements or two globs have in common', () => {
  it('is not the kind: types that are re-exported beside values are types', () => {
    const files = {
      ...walls('{ forbid-import: { from: src/a.ts, to: src/db.ts, type-only: allow } }'),
      'src/db.ts': 'export const q = 1;\nexport type Row = {};\n',
      'src/a.ts':
        "export type {\n  Row,\n} from './db.ts';\nexport { q } from './db.ts';\nexport type { Row as R } from './db.ts';\nexport { q as z, type Row as S } from './db.ts';\nexport * from './db.ts';\nexport type * from './db.ts';\n",
    };
    expect(lines(files).map((line) => line.split(' ')[0])).toEqual(['src/a.ts:4', 'src/a.ts:6', 'src/a.ts:7']);
  });

  it('is the package, whose internals are its own', () => {
    const files = {
      ...walls('{ forbid-import: { from: "packages/*/**", to: "packages/*/src/internal/**" } }'),
      'packages/x/src/internal/a.ts': 'export const a = 1;\n',
      'packages/x/src/index.ts': "export * from './internal/a.ts';\n",
      'packages/y/src/index.ts': "export * from '../../x/src/internal/a.ts';\n",
    };
    expect(lines(files)).toEqual(['packages/y/src/index.ts:1 ../../x/src/internal/a.ts']);
  });

  it('is no leave for two parts of one folder that are told to stay apart', () => {
    const files = {
      ...walls('{ forbid-import: { from: "src/*/ui/**", to: "src/*/db/**" } }'),
      'src/x/db/a.ts': 'export const a = 1;\n',
      'src/x/ui/a.ts': "import '../db/a.ts';\n",
    };
    expect(lines(files)).toEqual(['src/x/ui/a.ts:1 ../db/a.ts']);
  });

  it('is a scope of packages, in layers and in what imports', () => {
    const files = {
      'package.json': '{ "private": true, "workspaces": ["packages/*", "apps/*"] }',
      'apps/web/package.json': '{ "name": "web", "exports": "./src/index.ts" }',
      'apps/web/src/index.ts': 'export const w = 1;\n',
      'packages/a/package.json': '{ "name": "@s/a", "exports": "./src/index.ts" }',
      'packages/a/src/index.ts': "import { w } from 'web';\nexport const a = w;\n",
    };
    expect(lines({ ...files, ...walls('{ layers: [web, "@s/*"] }') })).toEqual(['packages/a/src/index.ts:1 web']);
    expect(lines({ ...files, ...walls('{ forbid-import: { from: "@s/*", to: web } }') })).toEqual([
      'packages/a/src/index.ts:1 web',
    ]);
    expect(lines({ ...files, ...walls('{ layers: [web, "@gone/*"] }') })).toEqual([`${FILE}:4 @gone/*`]);
  });
});

describe('an alias of a tsconfig', () => {
  const files = (declared: string) => ({
    ...walls('{ forbid-import: { from: src/a.ts, to: "npm:lodash" } }'),
    'package.json': `{ "name": "x", "dependencies": ${declared} }`,
    'tsconfig.json':
      '{ "compilerOptions": { "paths": { "lodash": ["./types/lodash.d.ts"], "lodash/*": ["./src/own/*"] } } }',
    'types/lodash.d.ts': 'declare const x: any;\nexport default x;\n',
    'src/own/y.ts': 'export {};\n',
    'src/a.ts': "import l from 'lodash';\nimport './own/y.ts';\nimport type {} from '../types/lodash.d.ts';\n",
  });

  it('that gives a package its types hides no import of it', () => {
    expect(lines(files('{ "lodash": "4" }'))).toEqual(['src/a.ts:1 lodash']);
  });

  it('may lead to code beside its types', () => {
    expect(lines({ ...files('{ "lodash": "4" }'), 'types/lodash.js': 'export default 1;\n' })).toEqual([]);
  });

  it('of a package that nobody declares is one for a file', () => {
    expect(lines(files('{}'))).toEqual([]);
  });
});
