/** Names of code that left the repository and is installed instead: of the same package, of one with another name, and by the words of the text. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { read } from '../program.ts';

const MONEY = 'export function parseMoney(text: string): number { return Number(text); }\n';
const manifest = (name: string, dependencies = {}): string => JSON.stringify({ name, dependencies });

/** What a run says of names, as `severity claim`. */
async function lost(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', ...flags)).out);
  return findings
    .filter(({ rule }: Record<string, string>) => rule === 'stale/symbol')
    .map(({ severity, claim }: Record<string, string>) => `${severity} ${claim}`);
}

function commit(root: string): void {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'change');
}

describe('names of code that became a dependency', () => {
  const files = {
    'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
    'AGENTS.md': '# Shop\n\nMoney goes through `parseMoney()` only.\n',
    'packages/core/package.json': manifest('@acme/core'),
    'packages/core/src/money.ts': MONEY,
    'packages/web/package.json': manifest('@acme/web', { '@acme/core': '*' }),
    'packages/web/src/a.ts': "import { parseMoney } from '@acme/core';\nexport const a = parseMoney('1');\n",
  };

  it('are at most a warning where their whole package went, and no matter of a change that imports another one', async () => {
    const root = repositoryWith(files);
    await inProcess(root, 'review', 'AGENTS.md');
    commit(root);
    rmSync(join(root, 'packages/core'), { recursive: true });
    addFiles(root, {
      'packages/web/package.json': manifest('@acme/web', { 'billing-core': '1' }),
      'packages/web/src/a.ts': "import { parse } from 'billing-core';\nexport const a = parse('1');\n",
    });
    commit(root);
    expect(await lost(root)).toEqual(['warn parseMoney()']);
    expect(await lost(root, '--since', 'HEAD~1')).toEqual(['warn parseMoney()']);
  });

  it('are left alone where their package is made as a whole, and at most a warning where it went', async () => {
    const root = repositoryWith({
      ...files,
      '.gitignore': 'dist\n',
      'packages/web/package.json': manifest('@acme/web'),
    });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, 'packages/core/src'), { recursive: true });
    const made = JSON.stringify({ name: '@acme/core', version: '1.0.0', exports: { '.': './dist/index.js' } });
    addFiles(root, { 'packages/core/package.json': made, 'packages/web/src/a.ts': 'export const a = 1;\n' });
    commit(root);
    expect(await lost(root)).toEqual([]);
    rmSync(join(root, 'packages/core'), { recursive: true });
    commit(root);
    expect(await lost(root)).toEqual(['warn parseMoney()']);
  });

  it('are an error where a single file went from a package that stays', async () => {
    const root = repositoryWith({ ...files, 'packages/core/src/other.ts': 'export const other = 1;\n' });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, 'packages/core/src/money.ts'));
    addFiles(root, { 'packages/web/src/a.ts': 'export const a = 1;\n' });
    commit(root);
    expect(await lost(root)).toEqual(['error parseMoney()']);
  });

  it.each([
    ['proto/money.proto', 'service Money { rpc ParseMoney (A) returns (B); }\n'],
    ['api/openapi.yaml', 'paths:\n  /money:\n    get:\n      operationId: parse_money\n'],
    ['native/lib.rs', 'pub fn parse_money() {}\n'],
  ])('are left alone where code is generated from what names them otherwise: %s', async (path, text) => {
    const root = repositoryWith({ ...files, 'packages/web/src/a.ts': 'export const a = 1;\n' });
    await inProcess(root, 'review', 'AGENTS.md');
    addFiles(root, { 'packages/core/src/money.ts': 'export const other = 1;\n' });
    expect(await lost(root)).toEqual(['error parseMoney()']);
    addFiles(root, { [path]: text });
    expect(await lost(root)).toEqual([]);
  });

  it('are written anew by an unsafe fix where one of the same contract took their place', async () => {
    const root = repositoryWith({ ...files, 'packages/web/src/a.ts': 'export const a = 1;\n' });
    await inProcess(root, 'review', 'AGENTS.md');
    addFiles(root, { 'packages/core/src/money.ts': MONEY.replace('parseMoney', 'readMoney') });
    commit(root);
    expect((await inProcess(root, 'lint', '--fix')).code).toBe(1);
    expect((await inProcess(root, 'lint', '--fix-unsafe')).code).toBe(0);
    expect(read(root, 'AGENTS.md')).toContain('Money goes through `readMoney()` only.');
  });

  it.each([
    ['| `src/money.ts` | `parseMoney()` |', '| `@shop/money` | `parseMoney()` |'],
    ['| `src/money.ts` | `parseMoney()` reads it. |', '| `@shop/money` | `parseMoney()` reads it. |'],
  ])('are left alone where the row names the package: %s', async (before, after) => {
    const text = (row: string): string => `# Shop\n\n| Where | What |\n| --- | --- |\n${row}\n`;
    const root = repositoryWith({ 'package.json': manifest('shop'), 'AGENTS.md': text(before), 'src/money.ts': MONEY });
    await inProcess(root, 'review', 'AGENTS.md');
    rmSync(join(root, 'src/money.ts'));
    const without = { 'package.json': manifest('shop'), 'AGENTS.md': text(before), 'src/a.ts': '' };
    addFiles(root, without);
    commit(root);
    expect(await lost(root)).toEqual(['error parseMoney()']);
    addFiles(root, { 'package.json': manifest('shop', { '@shop/money': '1' }), 'AGENTS.md': text(after) });
    expect(await lost(root)).toEqual([]);
  });

  it('are left alone where the sentence goes on with the package', async () => {
    const said = '# Shop\n\n- `parseMoney()` reads what people type';
    const root = repositoryWith({
      'package.json': manifest('shop'),
      'AGENTS.md': `${said}.\n`,
      'src/money.ts': MONEY,
      'src/a.ts': 'export const a = 1;\n',
    });
    rmSync(join(root, 'src/money.ts'));
    addFiles(root, { 'package.json': manifest('shop', { '@ledger/money': '1' }) });
    commit(root);
    expect(await lost(root)).toEqual(['warn parseMoney()']);
    addFiles(root, { 'AGENTS.md': `${said}; it comes from \`@ledger/money\`.\n` });
    expect(await lost(root)).toEqual([]);
  });
});
