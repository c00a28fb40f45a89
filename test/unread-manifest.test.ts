/** While a manifest cannot be read, what hangs on it is open: the manifest is told, and nothing that it may say is missed. */
import { expect, it } from 'vitest';
import { built, compiled, type Files } from './project.ts';
import { lintFindings } from '../src/lint.ts';
import { RULES } from '../src/rules/index.ts';

const SHOP: Files = {
  'context/lintel.yaml': 'clients: [claude]\n',
  'context/project.md':
    'Run {{script "test"}}, {{script "test" package="@acme/a"}} and `npm run lint`, with vitest {{version "vitest"}}. ' +
    '{{symbol "@acme/a#open"}} and {{path "packages/a"}}.\n\n- Zod 3\n',
  'context/modules/a.md': '---\nmodule: "@acme/a"\n---\nTake care.\n',
  'package.json':
    '{ "name": "acme", "workspaces": ["packages/*"], "scripts": { "test": "vitest", "lint": "eslint ." }, "devDependencies": { "vitest": "^2.0.0", "zod": "^3.0.0" } }',
  'packages/a/package.json': '{ "name": "@acme/a", "main": "i.ts", "scripts": { "test": "vitest" } }',
  'packages/a/i.ts': 'export const open = 1;\n',
  'packages/b/package.json': '{ "name": "@acme/b", "dependencies": { "zod": "^4.0.0" } }',
};

const PNPM: Files = {
  ...SHOP,
  'package.json':
    '{ "name": "acme", "packageManager": "pnpm@10.0.0", "scripts": { "test": "vitest", "lint": "eslint ." } }',
  'pnpm-workspace.yaml': 'packages: ["packages/*"]\ncatalog:\n  vitest: ^2.0.0\n  zod: ^3.0.0\n',
  'packages/a/package.json':
    '{ "name": "@acme/a", "main": "i.ts", "scripts": { "test": "vitest" }, "devDependencies": { "vitest": "catalog:", "zod": "catalog:" } }',
};

const found = (files: Files): readonly string[] =>
  lintFindings(compiled(files), RULES)
    .filter(({ suppressed }) => suppressed === undefined)
    .map(({ rule, file, line }) => `${rule} ${file}:${line}`);

it.each<[string, Files, string, string]>([
  ['the root', SHOP, 'package.json', '{'],
  ['the root, as empty', SHOP, 'package.json', ''],
  ['a member', SHOP, 'packages/a/package.json', '{'],
  ['another member', SHOP, 'packages/b/package.json', '{ "name": "@acme/b", "dependencies": {'],
  ['a list of members', PNPM, 'pnpm-workspace.yaml', 'packages: ["packages/*\ncatalog:\n'],
  [
    'a list of Lerna',
    {
      ...SHOP,
      'package.json':
        '{ "scripts": { "test": "vitest", "lint": "eslint ." }, "devDependencies": { "vitest": "^2.0.0", "zod": "^3.0.0" } }',
      'lerna.json': '{ "packages": ["packages/*"] }',
    },
    'lerna.json',
    '{ "packages": ["pack',
  ],
])('a half saved manifest of %s is the one finding, and nothing is lost by it', (...[, files, manifest, text]) => {
  const before = built(files);
  expect(found(before)).toEqual([]);
  const broken = { ...before, [manifest]: text };
  expect(found(broken).map((each) => each.replace(/:\d+$/, ''))).toEqual([`scan/manifest ${manifest}`]);
  const after = built(broken);
  for (const path of ['CLAUDE.md', 'packages/a/CLAUDE.md']) expect(after[path], path).toBe(before[path]);
  expect(found({ ...after, [manifest]: files[manifest] ?? '' })).toEqual([]);
  // What the lock knew of a text is still known.
  expect(after['context/lintel.lock']).toBe(before['context/lintel.lock']);
});

it('what no manifest has a part in is found beside one that cannot be read', () => {
  const files = {
    ...SHOP,
    'context/project.md':
      'Run {{script "nope"}} and read {{path "docs/gone.md"}}, {{symbol "packages/a/j.ts#open"}}.\n',
    'context/modules/a.md': '---\nmodule: packages/gone\n---\nTake care.\n',
    'packages/b/package.json': '{',
  };
  expect(found(files).filter((each) => !each.startsWith('output/'))).toEqual([
    'stale/module context/modules/a.md:2',
    'stale/command context/project.md:1',
    'stale/path context/project.md:1',
    'stale/symbol context/project.md:1',
    'scan/manifest packages/b/package.json:1',
  ]);
});

it('a suppression that meets nothing while a manifest cannot be read is not told to go, nor is an entry of the baseline', () => {
  const before: Files = {
    ...SHOP,
    'context/guides/a.md':
      '# A\n\n<!-- lintel-disable-next-line stale/command -- comes soon -->\nRun `npm run nope`.\n\nRun `npm run never`.\n',
    'context/lintel.baseline': 'stale/command context/guides/a.md npm%20run%20never npm%20run%20never 1\n',
  };
  expect(found(built(before))).toEqual([]);
  expect(found({ ...built(before), 'package.json': '{' })).toEqual(['scan/manifest package.json:1']);
  const gone = {
    ...before,
    'context/guides/a.md': '# A\n\n<!-- lintel-disable-next-line stale/path -- soon -->\nText.\n',
  };
  // A path is a path, whatever manifests say.
  expect(found({ ...built(gone), 'package.json': '{' })).toContain('lint/unused-suppression context/guides/a.md:3');
});

it('a decision that names a package whose manifest cannot be read is checked as far as can be told', () => {
  const files = {
    ...SHOP,
    'context/decisions/20250101-a.md':
      '---\nstatus: accepted\ndate: 2025-01-01\nrule: Keep b out of a.\nenforce:\n  - forbid-import: { from: "packages/a/**", to: "@acme/b" }\n---\n# A\n\nText.\n',
  };
  expect(found(built(files))).toEqual([]);
  expect(found({ ...built(files), 'packages/b/package.json': '{' })).toEqual([
    'scan/manifest packages/b/package.json:1',
  ]);
});

it.each([
  ['package.json', '{'],
  ['packages/a/package.json', '{'],
  ['pnpm-workspace.yaml', 'packages: ["packages/*\ncatalog:\n'],
])('outputs that only commands and packages feed stay as they are while %s cannot be read', (manifest, text) => {
  const before = built({
    ...PNPM,
    'context/project.md': 'Take care.\n',
    'context/modules/a.md': '---\nmodule: packages/a\n---\nTake care.\n',
  });
  expect(before['packages/a/CLAUDE.md']).toContain('pnpm');
  const broken = { ...before, [manifest]: text };
  expect(found(broken).map((each) => each.replace(/:\d+$/, ''))).toEqual([`scan/manifest ${manifest}`]);
  const { changes } = compiled(broken);
  expect(changes.map(({ action }) => action).filter((action) => action !== 'same' && action !== 'kept')).toEqual([]);
  for (const { reason = '' } of changes.filter(({ action }) => action === 'kept')) expect(reason).toContain(manifest);
  const after = built(broken);
  for (const path of ['CLAUDE.md', 'packages/a/CLAUDE.md']) expect(after[path], path).toBe(before[path]);
});
