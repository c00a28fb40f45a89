/** Members of a namespace that a file passes on, from the review to their removal. Through whole commands. */
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git } from '../../disk/folder.ts';
import { inProcess } from '../../in-process.ts';

const MONEY = 'export function fromCents(x: number): number { return x }\nexport const RATE_BASE = 100;\n';
const CODE = {
  'package.json': '{"name":"shop","exports":"./src/index.ts"}\n',
  'src/index.ts': "export * as money from './money.ts';\n",
  'src/money.ts': MONEY,
};
const TEXT = '# Shop\n\nCents come from `money.fromCents()`.\n';

/** Reviews the text, changes the code, and lints: `severity rule message`. */
async function after(
  change: Readonly<Record<string, string>>,
  code: Readonly<Record<string, string>> = CODE,
  text = TEXT,
) {
  const root = folderWith();
  addFiles(root, { ...code, 'AGENTS.md': text });
  git(root, 'init', '-q');
  const review = (await inProcess(root, 'review', 'AGENTS.md')).err;
  addFiles(root, change);
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--reporter', 'json')).out) as {
    findings: readonly { severity: string; rule: string; message: string }[];
  };
  return { review, findings: findings.map(({ severity, rule, message }) => `${severity} ${rule} ${message}`) };
}

describe('a member of a namespace that a file passes on', () => {
  it('is followed by a review, so that a changed signature is seen', async () => {
    const { review, findings } = await after({ 'src/money.ts': MONEY.replace('x: number', 'x: number, to: string') });
    expect(review).toContain('now knows 1 symbol of AGENTS.md');
    expect(findings).toEqual([
      'warn stale/signature `money.fromCents` has changed since this was last reviewed: was `function fromCents(x: number): number`, is `function fromCents(x: number, to: string): number`.',
    ]);
  });

  it('is an error once it is gone', async () => {
    expect((await after({ 'src/money.ts': 'export const RATE_BASE = 100;\n' })).findings).toEqual([
      'error stale/symbol The namespace `money` in `src/index.ts` has no `fromCents`, as `src/money.ts` exports none. It had one when the lock was written.',
    ]);
  });

  it('is an error once nobody passes the namespace on, and no file exports the name', async () => {
    const { findings } = await after({ 'src/index.ts': 'export {};\n', 'src/money.ts': 'export {};\n' });
    expect(findings).toEqual([
      'error stale/symbol `money.fromCents`, which was in `src/index.ts` when the lock was written, is declared nowhere any more.',
    ]);
  });

  it.each([
    ['code may import the module under that name', { 'src/index.ts': 'export {};\n' }],
    ['the module passes on what lies outside', { 'src/money.ts': "export * from '@acme/money';\n" }],
    [
      'the entry has a variable of that name',
      { 'src/index.ts': 'export const money = { fromCents: (x: number) => x };\n' },
    ],
    ['the entry passes it on from outside', { 'src/index.ts': "export * as money from '@acme/money';\n" }],
    [
      'the entry passes on a module below',
      { 'src/index.ts': "export * as money from './all.ts';\n", 'src/all.ts': "export * from './money.ts';\n" },
    ],
  ])('is left alone where %s', async (_, change) => {
    expect((await after(change)).findings.filter((each) => each.includes('stale/symbol'))).toEqual([]);
  });

  it.each([
    [
      'a second namespace is called so',
      { 'src/b.ts': "export * as money from './c.ts';\n", 'src/c.ts': 'export {};\n' },
    ],
    ['a file has a variable of that name', { 'src/b.ts': 'const money = 1;\nexport const twice = money;\n' }],
  ])('is named as not followed where %s', async (_, more) => {
    const { review } = await after({}, { ...CODE, ...more });
    expect(review).toContain('not followed, because they may mean something else: `money.fromCents()`');
  });

  it('is nothing where the receiver is no namespace', async () => {
    const text = '# Shop\n\nCall `request.json()`, `app.listen(3000)` and `config.load()`.\n';
    const { review, findings } = await after(
      {},
      { ...CODE, 'src/config.ts': 'export const config = { load: () => 1 };\n' },
      text,
    );
    expect(review).toContain('not followed, because they may mean something else: `config.load()`');
    expect(findings).toEqual([]);
  });
});
