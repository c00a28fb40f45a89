/** What `lintel scan` adds on request, and that nothing else changes. Real folders, real processes. */
import { Ajv } from 'ajv';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ScanDocument } from '../../src/document.ts';
import { folderWith, git, repositoryWith } from '../disk/folder.ts';
import { lintel } from '../program.ts';

const FILES = {
  'package.json': '{ "name": "shop", "exports": "./src/index.ts" }',
  'tsconfig.json': '{ "compilerOptions": { "lib": ["es5"], "module": "esnext", "moduleResolution": "bundler" } }',
  'src/index.ts': 'export { sizes } from "./box/sizes";\n',
  'src/box/sizes.ts': 'export const sizes = [1, 2];\n',
  CODEOWNERS: '/src/box/ @acme/boxes\n',
};

function scan(root: string, ...flags: readonly string[]): ScanDocument {
  const { code, out, err } = lintel(root, 'scan', '--json', ...flags);
  expect([code, err]).toEqual([0, '']);
  const document: ScanDocument = JSON.parse(out);
  const schema: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../schema/scan.schema.json'), 'utf8'));
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema as object);
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
  return document;
}

describe('lintel scan', () => {
  it('adds history and checked types on request, and changes no other fact', () => {
    const root = repositoryWith({ ...FILES, 'old.ts': 'export const old = 1;\n' });
    git(root, 'rm', '-q', 'old.ts');
    git(root, 'commit', '-q', '-m', 'remove old');
    const plain = scan(root);
    const { history, ...rest } = scan(root, '--history', '--types');
    expect(history?.removed.map(({ path }) => path)).toEqual(['old.ts']);
    expect(rest.modules.flatMap(({ surface }) => surface.map(({ name, checkedType }) => [name, checkedType]))).toEqual([
      ['sizes', 'number[]'],
    ]);
    const without = JSON.stringify(rest, (key, value: unknown) => (key === 'checkedType' ? undefined : value));
    expect(without).toBe(JSON.stringify(plain));
    expect(plain.modules.map(({ path, owners }) => [path, owners])).toEqual([['src/box', ['@acme/boxes']]]);
  });

  it('gives the same facts without history, and says why there is none', () => {
    const root = repositoryWith(FILES);
    const { history, ...known } = scan(root, '--history');
    expect(history?.reach).toMatchObject({ commits: 1, end: 'root' });
    renameSync(join(root, '.git'), join(folderWith(), 'git'));
    expect(scan(root, '--history')).toEqual({ ...known, historyAbsentBecause: 'This folder is no git repository.' });
    expect(lintel(root, 'scan', '--history').out.trim()).toMatch(/\n\nNo history: This folder is no git repository\.$/);
  });
});
