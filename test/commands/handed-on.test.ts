/** Names of a file whose exports come from elsewhere as a whole now, told by a lock, by history and of a change. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const LEDGER = 'export function createLedger() { return 1; }\n';
const ROUTER = 'const router = makeRouter();\nexport default router;\n';

function filesWith(ledger: string): Readonly<Record<string, string>> {
  return {
    'package.json': '{ "name": "shop", "type": "module" }',
    'AGENTS.md': '# Shop\n\nOpen one by `createLedger()`.\n',
    'src/ledger.js': ledger,
  };
}

function changedTo(root: string, ledger: string): void {
  addFiles(root, { 'src/ledger.js': ledger });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'change');
}

async function lost(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', ...flags)).out);
  return findings.map(({ rule, claim }: Record<string, string>) => `${rule} ${claim}`);
}

const GONE = ['stale/symbol createLedger()'];

describe('names of a file that hands on what nobody has read', () => {
  it.each([
    ['a native addon', 'module.exports = require("bindings")("ledger");\n'],
    ['a default from a package', 'import l from "@acme/ledger";\nexport default l;\n'],
  ])('are left alone by lock, by history and under --since: %s', async (_, ledger) => {
    const locked = repositoryWith(filesWith(LEDGER));
    await inProcess(locked, 'review', 'AGENTS.md');
    git(locked, 'add', '-A');
    git(locked, 'commit', '-q', '-m', 'review');
    changedTo(locked, ledger);
    expect(await lost(locked)).toEqual([]);
    const unlocked = repositoryWith(filesWith(LEDGER));
    changedTo(unlocked, ledger);
    expect(await lost(unlocked)).toEqual([]);
    expect(await lost(unlocked, '--since', 'HEAD~1')).toEqual([]);
  });

  it('are told of a change that took them from beside a default which stays', async () => {
    const root = repositoryWith(filesWith(LEDGER + ROUTER));
    changedTo(root, ROUTER);
    expect(await lost(root, '--since', 'HEAD~1')).toEqual(GONE);
  });

  it('are told where the file simply exports them no more', async () => {
    const root = repositoryWith(filesWith(LEDGER));
    changedTo(root, 'export function openLedger(at) { return at; }\n');
    expect(await lost(root)).toEqual(GONE);
  });
});
