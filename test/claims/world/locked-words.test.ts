/** What the lock saw live is certain while the words around it are those that it saw. Through whole commands, as people meet it. */
import { describe, expect, it } from 'vitest';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addFiles, folderWith, git } from '../../disk/folder.ts';
import { inProcess } from '../../in-process.ts';
import { read } from '../../program.ts';

const CODE = {
  'package.json': '{"name":"shop","scripts":{"test":"vitest","lint":"eslint ."}}\n',
  'src/inv.ts':
    'export function makeInvoice(a: string) { return a }\nexport class Router { add(p: string): void {} }\n',
  'src/money.ts': 'export const cents = 100;\n',
};
/** Nothing that the texts below name is left. */
const LOST = {
  'package.json': '{"name":"shop","scripts":{"test":"vitest"}}\n',
  'src/inv.ts': 'export class Router {}\n',
};

const page = (...lines: readonly string[]): string => `# Shop\n\n${lines.join('\n\n')}\n`;

function lose(root: string, more: Readonly<Record<string, string>>): void {
  rmSync(join(root, 'src/money.ts'));
  addFiles(root, { ...LOST, ...more });
}

/** Reviews `before`, takes the code away, writes `after` and lints: `severity rule claim`. */
async function findings(
  before: string,
  after: string = before,
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const root = folderWith();
  addFiles(root, { ...CODE, 'AGENTS.md': before });
  git(root, 'init', '-q');
  expect((await inProcess(root, 'review', 'AGENTS.md')).code).toBe(0);
  lose(root, { ...more, 'AGENTS.md': after });
  const { findings: all } = JSON.parse((await inProcess(root, 'lint', '--reporter', 'json')).out) as {
    findings: readonly { severity: string; rule: string; claim?: string }[];
  };
  return all.map(({ severity, rule, claim = '' }) => `${severity} ${rule} ${claim}`);
}

describe('what the lock saw live', () => {
  it('is an error once it is gone: a path, a command, a name, a member', async () => {
    const text = page(
      'Money is in `src/money.ts`.',
      'Run `npm run lint`.',
      'Use `makeInvoice()`.',
      'Call `Router.add()`.',
    );
    expect(await findings(text)).toEqual([
      'error stale/path src/money.ts',
      'error stale/command npm run lint',
      'error stale/symbol makeInvoice()',
      'error stale/symbol Router.add()',
    ]);
  });

  it('stays one when the text is wrapped otherwise, or changes elsewhere', async () => {
    const before = page('- Money is in `src/money.ts`, which is small.', '- Use `makeInvoice()`.');
    const after = page('* Money is in\n  `src/money.ts`, which is small.', '* Use `makeInvoice()`.', 'New words.');
    expect(await findings(before, after)).toEqual([
      'error stale/path src/money.ts',
      'error stale/symbol makeInvoice()',
    ]);
  });

  it('is a warning where other words of its paragraph have changed', async () => {
    const before = page('Money is in `src/money.ts`. It is big.', 'Use `makeInvoice()`. It is big.');
    const after = page('Money is in `src/money.ts`. It is small.', 'Use `makeInvoice()`. It is small.');
    expect(await findings(before, after)).toEqual(['warn stale/path src/money.ts', 'warn stale/symbol makeInvoice()']);
  });

  it('is a warning where words over it have changed', async () => {
    const before = page('## Sums', '- Money is in `src/money.ts`.', '- Use `makeInvoice()`.');
    const after = page('## Accounts', '- Money is in `src/money.ts`.', '- Use `makeInvoice()`.');
    expect(await findings(before, after)).toEqual(['warn stale/path src/money.ts', 'warn stale/symbol makeInvoice()']);
  });

  it.each([
    ['the item around it', ['- Main files:', '- Removed in 3.0:'], '\n  - `src/money.ts`\n  - `makeInvoice()`'],
    [
      'the paragraph before its table',
      ['Files:', 'Files that 3.0 took away:'],
      '\n\n| File |\n| --- |\n| `src/money.ts` |',
    ],
    ['a banner', ['Files:', '> Outdated: of 2.x.'], '\n\n- `src/money.ts`\n- `makeInvoice()`'],
    ['a summary', ['<summary>Files</summary>', '<summary>Removed files</summary>'], '\n\n- `src/money.ts`'],
    ['the heading', ['## Files', '## What 3.0 removed'], '\n\n- `src/money.ts`\n- `makeInvoice()`'],
    ['a heading further out', ['## Files\n\n### Code', '## Removed in 3.0\n\n### Code'], '\n\n- `src/money.ts`'],
  ])('is nothing any more where words over it tell that it went: %s', async (_, [before = '', after = ''], lines) => {
    expect(await findings(page(before + lines), page(after + lines))).toEqual([]);
  });

  it.each([
    ['Money is in `src/money.ts`.', 'We got rid of `src/money.ts`; it must not come back.'],
    ['Use `makeInvoice()`.', 'Nobody has missed `makeInvoice()` since.'],
    ['Call `Router.add()` for it.', 'Whoever still calls `Router.add` has to hurry: it left with v2.'],
    ['See `src/money.ts` for sums.', 'Sums stood in `src/money.ts` until May.'],
    ['`src/money.ts` - sums', '`src/money.ts` - went to the bank'],
    ['Use `makeInvoice()` for bills.', 'Reject bills that mention `makeInvoice()`.'],
  ])('is nothing any more where the words beside it are others: %s → %s', async (before, after) => {
    expect(await findings(page(before), page(after))).toEqual([]);
  });

  it('is a warning where its sentence gives it to somebody outside', async () => {
    const text = page(
      '- The monolith keeps money in `src/money.ts`.',
      '- Money is handled by another service (`src/money.ts` there).',
      '- Rounding mirrors `src/money.ts` of Rails.',
    );
    expect(await findings(text)).toEqual([
      'warn stale/path src/money.ts',
      'warn stale/path src/money.ts',
      'warn stale/path src/money.ts',
    ]);
  });

  it.each([
    ['code of another language', { 'db/f.sql': 'create function makeInvoice() returns int;\n' }],
    ['a setting', { 'config/names.yaml': 'makeInvoice: 20\n' }],
    [
      'a function of ours',
      { 'src/a.ts': 'export function a() {\n  const makeInvoice = 1;\n  return makeInvoice;\n}\n' },
    ],
  ])('is nothing where %s has the name', async (_, more: Readonly<Record<string, string>>) => {
    expect(await findings(page('Use `makeInvoice()`.'), undefined, more)).toEqual([]);
  });

  it('is a warning where remarks alone have the name, and an error where prose has it', async () => {
    const text = page('Use `makeInvoice()`.');
    const remark = { 'src/a.ts': '// makeInvoice went with v2.\nexport const a = 1;\n' };
    expect(await findings(text, undefined, remark)).toEqual(['warn stale/symbol makeInvoice()']);
    expect(await findings(text, undefined, { 'docs/a.md': 'makeInvoice\n' })).toEqual([
      'error stale/symbol makeInvoice()',
    ]);
  });

  it('is a warning by a lock from before words were kept', async () => {
    const root = folderWith();
    addFiles(root, { ...CODE, 'AGENTS.md': page('Money is in `src/money.ts`.') });
    await inProcess(root, 'review', 'AGENTS.md');
    const lock = read(root, 'lintel.lock').replace(/^(claim AGENTS.md src\/money.ts src\/money.ts) .*$/m, '$1');
    lose(root, { 'lintel.lock': lock });
    const { out, code } = await inProcess(root, 'lint');
    expect(out).toMatch(/warning +`src\/money.ts` leads to no file or folder any more/);
    expect(code).toBe(0);
  });
});
