/** Names of code that may be there out of sight: a tool writes them, a package or a page has them, or nobody can read where they are. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const CLIENT = `export class ShopClient { async getInvoice(id: string): Promise<unknown> { return id; } }
export function createShopClient(): ShopClient { return new ShopClient(); }
`;

const files = {
  'package.json': '{ "name": "shop", "type": "module" }',
  'AGENTS.md': '# Shop\n\nAsk by a `ShopClient`, whose `ShopClient.getInvoice()` reads one invoice.\n',
  'src/client.ts': CLIENT,
  'src/other.ts': 'export const other = 1;\n',
  'src/use.ts': "import { createShopClient } from './client';\nexport const client = createShopClient();\n",
};

/** What a run says of names, as `severity claim`. */
async function lost(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', ...flags)).out);
  return findings
    .filter(({ rule }: Record<string, string>) => rule === 'stale/symbol')
    .map(({ severity, claim }: Record<string, string>) => `${severity} ${claim}`);
}

/** A commit that takes the client and writes `use` instead. */
function withoutClient(root: string, more: Readonly<Record<string, string>>): void {
  rmSync(join(root, 'src/client.ts'));
  addFiles(root, more);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'change');
}

/** The repository after a review: made once, and copied for each test. */
async function reviewed(): Promise<string> {
  model ??= await madeOnce();
  const copy = folderWith();
  cpSync(model, copy, { recursive: true });
  return copy;
}

let model: string | undefined;

async function madeOnce(): Promise<string> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'lintel-reviewed-')));
  addFiles(root, files);
  git(root, 'init', '-q');
  await inProcess(root, 'review', 'AGENTS.md');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'review');
  return root;
}

afterAll(() => {
  if (model !== undefined) rmSync(model, { recursive: true });
});

const ALIASES = JSON.stringify({ compilerOptions: { paths: { '@/*': ['./src/*'] } } });

describe('names beside one that code imports from where git ignores what a tool writes', () => {
  const made = {
    '.gitignore': 'src/generated\n',
    'src/use.ts': "import { createShopClient } from './generated/client';\nexport const client = createShopClient();\n",
  };
  const aliased = {
    '.gitignore': '**/gen/\n',
    'tsconfig.json': ALIASES,
    'src/use.ts': "import { createShopClient } from '@/gen/client';\nexport const client = createShopClient();\n",
  };
  const passedOn = {
    '.gitignore': 'src/generated\n',
    'src/use.ts': "export { createShopClient } from './generated/client';\n",
  };

  it.each([
    ['relative', made],
    ['aliased', aliased],
    ['passed on', passedOn],
  ])('are left alone by lock, by history and under --since: %s', async (_, more) => {
    const locked = await reviewed();
    withoutClient(locked, more);
    expect(await lost(locked)).toEqual([]);
    expect(await lost(locked, '--since', 'HEAD~1')).toEqual([]);
    const unlocked = repositoryWith(files);
    withoutClient(unlocked, more);
    expect(await lost(unlocked)).toEqual([]);
    expect(await lost(unlocked, '--since', 'HEAD~1')).toEqual([]);
  });

  const CALL = 'export const client = createShopClient();\n';
  it.each([
    ['as a whole', "import * as api from './api';\nexport const client = api.createShopClient();\n"],
    ['as the type of a whole', "import * as api from './api';\nexport type Make = typeof api.createShopClient;\n"],
    ['in small letters from a path like any', `import { createShopClient } from './api';\n${CALL}`],
    ['by require', `const { createShopClient } = require('./api');\n${CALL}`],
    ['by require as a whole', "const api = require('./api');\nexport const client = api.createShopClient();\n"],
    ['by import()', `const { createShopClient } = await import('./api');\n${CALL}`],
    ['by import().then()', "export const a = import('./api').then(({ createShopClient }) => createShopClient());\n"],
    ['by an import type', "export type Make = typeof import('./api').createShopClient;\n"],
    ['from an entry of its own', `import { createShopClient } from '#api';\n${CALL}`],
    ['by an alias of a framework', `import { createShopClient } from '$lib/api';\n${CALL}`],
  ])('are left alone where code takes one %s', async (_, use) => {
    const root = await reviewed();
    withoutClient(root, {
      '.gitignore': 'api.ts\n',
      'package.json': '{ "name": "shop", "type": "module", "imports": { "#api": "./made/api.ts" } }',
      'svelte.config.js': 'export default {};\n',
      'src/use.ts': use,
    });
    expect(await lost(root)).toEqual([]);
  });

  it.each([
    ['by name', "import { createShopClient } from './api';\n"],
    ['as a whole', "import * as api from './api';\nconst client = api.createShopClient();\n"],
  ])('are left alone where a component takes one %s', async (_, script) => {
    const root = await reviewed();
    withoutClient(root, {
      '.gitignore': 'api.ts\n',
      'src/use.ts': 'export {};\n',
      'src/Use.vue': `<script setup lang="ts">\n${script}</script>\n\n<template><p>a</p></template>\n`,
    });
    expect(await lost(root)).toEqual([]);
  });

  it.each([
    [
      'the same name',
      "import { createShopClient } from '@acme/shop';\nexport const client = createShopClient();\n",
      [],
    ],
    [
      'another name',
      "import { createShop } from '@acme/shop';\nexport const client = createShop();\n",
      ['ShopClient', 'ShopClient.getInvoice()'],
    ],
  ])(
    'are left alone where code takes one from a package outside that the text does not name: %s',
    async (_, use, claims) => {
      const root = await reviewed();
      withoutClient(root, { 'src/use.ts': use });
      expect(await lost(root)).toEqual(claims.map((claim) => `error ${claim}`));
      expect(await lost(root, '--since', 'HEAD~1')).toEqual(claims.map((claim) => `error ${claim}`));
    },
  );

  it('are gone where a whole has another member', async () => {
    const root = await reviewed();
    const use = "import * as api from './api';\nexport const other = api.other;\n";
    withoutClient(root, { '.gitignore': 'api.ts\n', 'src/use.ts': use });
    expect(await lost(root)).toEqual(['error ShopClient', 'error ShopClient.getInvoice()']);
  });

  it('are left alone by what the lock alone knows of the file', async () => {
    const root = repositoryWith({
      ...files,
      'AGENTS.md': '# Shop\n\n`createShopClient()` makes a `ShopClient`.\n',
    });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, '.git'), { recursive: true });
    git(root, 'init', '-q');
    withoutClient(root, made);
    expect(await lost(root)).toEqual([]);
  });

  it.each([
    ['another name comes from there', 'src/generated\n', { name: 'createLedger', from: './generated/ledger' }],
    ['git ignores nothing of it', 'dist\n', { name: 'createShopClient', from: './generated/client' }],
    ['a compiler emits beside the code', '*.js\n*.d.ts\n', { name: 'createShopClient', from: './client' }],
    [
      'a compiler emits beside the code, by its name there',
      '*.js\n',
      { name: 'createShopClient', from: './client.js' },
    ],
  ])('are gone where %s', async (_, ignored, { name, from }) => {
    const root = await reviewed();
    const use = `import { ${name} } from '${from}';\nexport const client = ${name}();\n`;
    withoutClient(root, { '.gitignore': ignored, 'src/use.ts': use });
    expect(await lost(root)).toEqual(['error ShopClient', 'error ShopClient.getInvoice()']);
  });

  it.each([
    ['errors', []],
    ['faults', ['error BillingError']],
  ])('are left alone by a lock alone where what is made is called as the file was: %s.gen', async (stem, expected) => {
    const root = repositoryWith({
      'package.json': files['package.json'],
      'AGENTS.md': '# Shop\n\nCatch `BillingError` at the border.\n',
      'src/errors.ts':
        'export class BillingError extends Error {}\nexport class InvoiceError extends BillingError {}\n',
    });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, '.git'), { recursive: true });
    rmSync(join(root, 'src/errors.ts'));
    git(root, 'init', '-q');
    addFiles(root, {
      '.gitignore': '*.gen.ts\n',
      'src/use.ts': `import { InvoiceError } from './${stem}.gen';\nthrow new InvoiceError();\n`,
    });
    expect(await lost(root)).toEqual(expected);
  });

  it('are gone where the file has the imported one still', async () => {
    const root = await reviewed();
    addFiles(root, { ...made, 'src/client.ts': 'export function createShopClient(): number { return 1; }\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'change');
    expect(await lost(root)).toEqual(['error ShopClient', 'error ShopClient.getInvoice()']);
    expect(await lost(root, '--since', 'HEAD~1')).toEqual(['error ShopClient', 'error ShopClient.getInvoice()']);
  });
});

const NAMES = ['error ShopClient', 'error ShopClient.getInvoice()'];
const WHOLE = 'export const client = api.createShopClient();\n';

describe('names beside one that code takes from where nobody has looked', () => {
  it.each([
    ['by an alias of a bundler', `import * as api from '@gen/client';\n${WHOLE}`],
    ['by an alias of Nuxt', `import * as api from '~~/gen/client';\n${WHOLE}`],
    ['by an alias that no package could be called', `import * as api from '~gen/client';\n${WHOLE}`],
    ['from the root of a site', `import * as api from '/gen/client';\n${WHOLE}`],
    ['from a folder that a base leads to', `import * as api from 'gen/client';\n${WHOLE}`],
    ['from a package as a whole', `import * as b from '@acme/billing';\nexport const a = b.createShopClient();\n`],
    ['from a package that it loads', "export const a = import('@acme/b').then((b) => b.createShopClient());\n"],
    ['from the global scope', 'export const client = window.createShopClient();\n'],
    ['from what it declares to be there', 'declare const createShopClient: () => unknown;\ncreateShopClient();\n'],
  ])('are left alone: %s', async (_, use) => {
    const root = await reviewed();
    withoutClient(root, { '.gitignore': 'gen\n', 'src/use.ts': use });
    expect(await lost(root)).toEqual([]);
  });

  it('are left alone by history and under --since as well', async () => {
    const root = repositoryWith(files);
    withoutClient(root, { 'src/use.ts': `import * as api from '@gen/client';\n${WHOLE}` });
    expect(await lost(root)).toEqual([]);
    expect(await lost(root, '--since', 'HEAD~1')).toEqual([]);
  });

  it.each([
    ['a script of its own', '<script>\ncreateShopClient();\n</script>\n', []],
    [
      'a module from an address',
      '<script type="module">\nimport { createShopClient } from \'https://cdn.example.com/shop.js\';\n</script>\n',
      [],
    ],
    ['its words', '<p>createShopClient()</p>\n', NAMES],
  ])('are judged by what a page uses in %s', async (_, page, expected) => {
    const root = await reviewed();
    withoutClient(root, { 'src/use.ts': 'export {};\n', 'index.html': page });
    expect(await lost(root)).toEqual(expected);
  });

  it.each([
    ['a parameter', 'export const run = (createShopClient: () => void) => createShopClient();\n'],
    ['a string', "export const name = 'createShopClient';\n"],
    ['an import that leads nowhere', "import * as api from './client';\napi.createShopClient();\n"],
  ])('are gone where that is %s', async (_, use) => {
    const root = await reviewed();
    withoutClient(root, { 'src/use.ts': use });
    expect(await lost(root)).toEqual(NAMES);
  });
});

describe('names behind a namespace that a package passes on', () => {
  it.each([
    ['what git ignores', './gen', []],
    ['what an alias leads to', '@gen/client', []],
    ['a package that may be ours', '@acme/billing', []],
    ['a library', 'zod', NAMES],
    ['a file that is not there', './client', NAMES],
  ])('are judged by what that is of: %s', async (_, from, expected) => {
    const root = await reviewed();
    withoutClient(root, {
      '.gitignore': 'gen\n',
      'package.json': '{ "name": "@acme/shop", "dependencies": { "zod": "4.0.0", "@acme/billing": "1.0.0" } }',
      'src/use.ts': `export * as api from '${from}';\n`,
    });
    expect(await lost(root)).toEqual(expected);
  });

  it('are left alone where a package called like the file is imported under any name', async () => {
    const root = await reviewed();
    withoutClient(root, {
      'package.json': '{ "name": "@acme/shop", "dependencies": { "@acme/client": "1.0.0" } }',
      'src/use.ts': "import * as b from '@acme/client';\nb.open();\n",
    });
    expect(await lost(root)).toEqual([]);
  });
});

describe('names that may stand in what cannot be read', () => {
  const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n';

  it.each([
    ['a pointer', 'src/shop.ts', Buffer.from(POINTER), []],
    ['a pointer that is vendored', 'vendor/shop.js', Buffer.from(POINTER), NAMES],
    ['UTF-16 that has them', 'src/shop.ts', Buffer.from(`\uFEFF${CLIENT}`, 'utf16le'), []],
    ['UTF-16 that has others', 'src/shop.ts', Buffer.from('\uFEFFexport const a = 1;\n', 'utf16le'), NAMES],
  ])('are judged by that: %s', async (...[, path, bytes, expected]) => {
    const root = await reviewed();
    rmSync(join(root, 'src/client.ts'));
    addFiles(root, { 'src/use.ts': 'export {};\n', [path]: bytes });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'change');
    expect(await lost(root)).toEqual(expected);
    expect(await lost(root, '--since', 'HEAD~1')).toEqual(expected);
  });

  it.each([
    ['as a whole', "import * as s from '../vendor/shop/client';\ns.open();\n", []],
    ['by name', "import { createShopClient } from '../vendor/shop/main';\ncreateShopClient();\n", []],
    ['by another name', "import { other } from '../vendor/shop/main';\nother();\n", NAMES],
  ])('are judged by what code takes of a submodule: %s', async (_, use, expected) => {
    const root = await reviewed();
    const shop = repositoryWith({ 'client.ts': CLIENT });
    git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', shop, 'vendor/shop');
    withoutClient(root, { 'src/use.ts': use });
    expect(await lost(root)).toEqual(expected);
  });

  it.each([
    ['its code', 'export const ShopClient = {\n  name: 1,\n};\n\n# A\n', []],
    ['an import of it', "import { ShopClient } from '@acme/ui'\n\n<ShopClient />\n", []],
    ['an import of a file', "import { ShopClient } from './src/client'\n\n<ShopClient />\n", ['error ShopClient']],
    ['a sample', "```ts\nimport { ShopClient } from '@acme/ui'\n```\n", ['error ShopClient']],
    ['its words', '# A\n\nThe ShopClient.\n', ['error ShopClient']],
  ])('are judged by what a page of MDX has in %s', async (_, page, expected) => {
    const root = repositoryWith({ ...files, 'AGENTS.md': '# Shop\n\nAsk by a `ShopClient`.\n' });
    await inProcess(root, 'review', 'AGENTS.md');
    withoutClient(root, { 'src/use.ts': 'export {};\n', 'page.mdx': page });
    expect(await lost(root)).toEqual(expected);
  });
});

describe('names of a package none of whose code is here', () => {
  const workspace = {
    'package.json': '{ "name": "shop", "workspaces": ["packages/*"] }',
    'AGENTS.md': '# Shop\n\nAsk by a `ShopClient`.\n',
    'packages/api/package.json': '{ "name": "@acme/api" }',
    'packages/api/src/client.ts': CLIENT,
    'packages/api/scripts/make.mjs': 'console.log(1);\n',
  };

  it.each([
    ['is imported', "import { other } from '@acme/api';\nother();\n", {}, []],
    ['nobody imports', 'export {};\n', {}, ['error ShopClient']],
    [
      'has other code',
      "import { other } from '@acme/api';\nother();\n",
      { 'packages/api/src/other.ts': 'export const other = 1;\n' },
      ['error ShopClient'],
    ],
  ])('are judged by whether it %s', async (...[, use, more, expected]) => {
    const root = repositoryWith({ ...workspace, 'app/use.ts': use, ...more });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, 'packages/api/src/client.ts'));
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'change');
    expect(await lost(root)).toEqual(expected);
  });
});

describe('a name that a file has which is called so, and whose export has none', () => {
  it.each([
    ['a default', 'src/ShopClient.ts', 'export default () => null;\n', []],
    ['a module as a whole', 'src/ShopClient.js', 'module.exports = () => null;\n', []],
    ['a folder', 'src/ShopClient/index.ts', 'export default () => null;\n', []],
    ['a default of a test', 'src/__tests__/ShopClient.ts', 'export default () => null;\n', ['error ShopClient']],
    ['none', 'src/ShopClient.ts', 'export const other = 1;\n', ['error ShopClient']],
  ])('is left alone: %s', async (...[, file, code, expected]) => {
    const root = repositoryWith({ ...files, 'AGENTS.md': '# Shop\n\nAsk by a `ShopClient`.\n' });
    await inProcess(root, 'review', 'AGENTS.md');
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'review');
    withoutClient(root, { [file]: code, 'src/use.ts': 'export {};\n' });
    expect(await lost(root)).toEqual(expected);
  });
});
