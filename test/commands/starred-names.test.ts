/** Names that stood in a file beside an `export *`, which may bring them from elsewhere. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const LEDGER = 'export function openLedger(): void {}\n';

const FILES = {
  'package.json': '{ "name": "shop", "type": "module", "main": "./src/index.ts" }\n',
  'AGENTS.md': '# Shop\n\nBegin with `openLedger()`.\n',
  'src/keep.ts': 'export function keepLedger(): void {}\n',
};

/** What a run says of names after a commit took one from beside the stars of its file. */
async function lost(star: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const rest = `export const depth = 1;\n${star}\n`;
  const root = repositoryWith({ ...FILES, 'src/index.ts': LEDGER + rest, ...more });
  addFiles(root, { 'src/index.ts': rest });
  git(root, 'commit', '-q', '-a', '-m', 'take away');
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', '--no-fail')).out);
  return findings.flatMap(({ rule, claim }: Record<string, string>) => (rule === 'stale/symbol' ? [claim] : []));
}

describe('a name that a commit took from beside an `export *`', () => {
  it.each([
    ['a file that is known', "export * from './keep';", {}],
    ['files that pass on others', "export * from './all';", { 'src/all.ts': "export * from './keep';\n" }],
    ['types alone', "export type * from './keep';", {}],
  ])('is gone where that leads to %s', async (_, star, more) => {
    expect(await lost(star, more)).toEqual(['openLedger()']);
  });

  it.each([
    ['a package from outside', "export * from 'ledger';", {}],
    [
      'a package from outside, by another file',
      "export * from './all';",
      { 'src/all.ts': "export * from 'ledger';\n" },
    ],
    ['what a tool writes', "export * from './made';", { '.gitignore': 'made.ts\n' }],
    ['a file that cannot be read in full', "export * from './torn';", { 'src/torn.ts': 'export const = ;\n' }],
    ['data', "export * from './ledger.json';", { 'src/ledger.json': '{ "openLedger": 1 }\n' }],
    ['a file that has it', "export * from './ledger';", { 'src/ledger.ts': LEDGER }],
  ])('is left alone where that leads to %s', async (_, star, more) => {
    expect(await lost(star, more)).toEqual([]);
  });
});
