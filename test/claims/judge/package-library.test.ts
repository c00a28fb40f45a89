/** The major of a library that a sentence gives to one package by name: that package's manifest decides. */
import { expect, test } from 'vitest';
import { compiled } from '../../project.ts';

/** What is said of the text, where `web` declares Zod 4 and `api` Zod 3. */
function told(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const { claims } = compiled(
    {
      'package.json': '{ "name": "shop", "workspaces": ["packages/*"] }\n',
      'packages/web/package.json': '{ "name": "@shop/web", "dependencies": { "zod": "^4.3.6" } }\n',
      'packages/api/package.json': '{ "name": "@shop/api", "dependencies": { "zod": "^3.24.1" } }\n',
      'packages/till/package.json': '{ "name": "@shop/till" }\n',
      'CLAUDE.md': text,
      ...files,
    },
    { isSetUp: false },
  );
  return claims.flatMap(({ claim, verdict, truth = '' }) =>
    claim.kind === 'toolchain' && verdict === 'dead' ? [truth] : [],
  );
}

const DEAD = ['`Zod v3` is not what `web` uses: `packages/web/package.json` says `^4.3.6`.'];

test.each([
  '- The `web` package uses **Zod v3** — do not mix it with Zod v4',
  'The `web` package uses Zod v3.',
  '1. `web` package uses Zod v3, as its forms do',
])('it is wrong where that says another one, whatever others declare: %s', (line) => {
  expect(told(`# Shop\n\n## Conventions\n\n${line}\n`)).toEqual(DEAD);
});

test.each([
  'The `api` package uses **Zod v3** — no Zod v4 there',
  'The `till` package uses Zod v5.',
  'The `shelf` package uses Zod v5.',
  'The `web` package used Zod v3.',
  'The `web` package no longer uses Zod v3.',
  'Once the `web` package uses Zod v3, …',
  'The `web` package uses Zod v3 schemas of others.',
  'The `web` package uses Zod v3 or v4.',
  '```md\nThe `web` package uses Zod v3.\n```',
])('it is right, or nobody can tell: %s', (line) => {
  expect(told(`# Shop\n\n## Conventions\n\n${line}\n`)).toEqual([]);
});

test('it may be another package that is called so, or another time', () => {
  const twin = { 'apps/web/package.json': '{ "name": "@till/web" }\n' };
  const manifest = { 'package.json': '{ "name": "shop", "workspaces": ["packages/*", "apps/*"] }\n' };
  expect(told('# Shop\n\nThe `web` package uses Zod v3.\n', { ...twin, ...manifest })).toEqual([]);
  expect(told('# Shop\n\n## Migration\n\nThe `web` package uses Zod v3.\n')).toEqual([]);
});
