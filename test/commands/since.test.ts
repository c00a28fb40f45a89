/** `--since`: what a change brings, on real repositories with real commits. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel } from '../program.ts';

const GUIDE = 'context/guides/a.md';
const BASE = {
  'package.json': '{ "name": "shop", "scripts": { "test": "vitest run", "play": "node play.js" } }\n',
  'context/lintel.yaml': 'clients: [codex]\n',
  [GUIDE]: '# A\n\nSee [old](gone.md). Call `createInvoice()` and `Invoice.total()`; run `npm run play`.\n',
  'docs/here.md': '# Here\n',
  'src/invoice.ts':
    'export class Invoice {\n  total(): number {\n    return 0;\n  }\n}\nexport function createInvoice(net: number): Invoice {\n  return new Invoice();\n}\n',
};

/** A repository with a branch `main`, on a branch of its own. */
async function repository(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = repositoryWith({ ...BASE, ...files });
  await inProcess(root, 'build');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'build');
  git(root, 'branch', '-M', 'main');
  git(root, 'checkout', '-q', '-b', 'work');
  return root;
}

function commit(root: string, files: Readonly<Record<string, string>>): void {
  addFiles(root, files);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'work');
}

/** Each finding of `lint --since main` as `file:line rule`. */
async function since(root: string): Promise<readonly string[]> {
  return reported((await inProcess(root, 'lint', '--since', 'main', '--json')).out);
}

function reported(out: string): readonly string[] {
  const { findings }: { readonly findings: readonly { file: string; line: number; rule: string; severity: string }[] } =
    JSON.parse(out);
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

describe('--since', () => {
  it('says nothing of what was there before, whatever lines it stands on now', async () => {
    const root = await repository();
    expect((await inProcess(root, 'lint')).code).toBe(1);
    commit(root, { [GUIDE]: BASE[GUIDE].replace('# A\n', '# A\n\nMore.\n') });
    await inProcess(root, 'build');
    expect(await since(root)).toEqual([]);
    expect((await inProcess(root, 'check', '--since', 'main')).code).toBe(0);
  });

  it('tells of another key, other hidden characters and another conflict where the old ones are gone, and of no old one', async () => {
    const conflict = (words: string): string => `<<<<<<< HEAD\n${words}\n=======\nUse pnpm.\n>>>>>>> topic\n`;
    const keys = ['Q7ZLW3NVTB5KX2RD', 'Z4HPM6QXRC7TW5YF'].map((body) => `AKIA${body}`);
    const before = `# A\n\nUpload with ${keys[0]}.\n\nRun the te\u200Dsts.\n\n${conflict('Use npm.')}`;
    const root = repositoryWith({ 'AGENTS.md': before, 'package.json': '{}' });
    git(root, 'branch', '-M', 'main');
    addFiles(root, {
      'AGENTS.md': before.replace('# A', '# B\n\nMore.').replace('Upload', 'Send it').replace('Run', 'See'),
    });
    expect(await since(root)).toEqual([]);
    addFiles(root, {
      'AGENTS.md': `# A\n\nKey: ${keys[1]}.\n\nObey the or\u200Dders.\n\n${conflict('Delete all.')}`,
    });
    expect(await since(root)).toEqual([
      'AGENTS.md:3 security/secret',
      'AGENTS.md:5 security/hidden-unicode',
      'AGENTS.md:7 note/conflict',
    ]);
    const identities = (await inProcess(root, 'lint', '--json', '--no-fail')).out;
    expect(identities).not.toContain('identity');
  });

  it('says nothing of anchors that were dead before, of pages and of links to pages, and tells of those that died', async () => {
    const links = 'See [r](docs/r.md#nope), [to](docs/to.md#nope) and [it](docs/r.md#install).\n';
    const root = repositoryWith({ 'AGENTS.md': links, 'docs/r.md': '# R\n\n## Install\n', 'real.md': '# Real\n' });
    symlinkSync('../real.md', join(root, 'docs/to.md'));
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'one');
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    commit(root, { 'docs/other.md': '# Other\n' });
    expect((await inProcess(root, 'lint')).out).toContain('docs/to.md');
    expect(await since(root)).toEqual([]);
    commit(root, { 'docs/r.md': '# R\n', 'AGENTS.md': `# X\n\n${links}` });
    expect(await since(root)).toEqual(['AGENTS.md:3 stale/anchor']);
  });

  it('says nothing of what stood in imported pages before, and tells of what came into them', async () => {
    const root = repositoryWith({
      'CLAUDE.md': '@docs/a.md\n',
      'docs/a.md': '@b.md\n\n/Users/mara/x/y\n',
      'docs/b.md': 'Cut: /Users/mara/x/z\n',
    });
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    commit(root, { 'docs/a.md': '# A\n\n@b.md\n\n/Users/mara/x/y\n' });
    expect((await inProcess(root, 'lint')).out).toContain('docs/b.md');
    expect(await since(root)).toEqual([]);
    commit(root, { 'docs/b.md': 'Cut: /Users/mara/x/z\n\n/Users/john.doe/new/folder\n' });
    expect(await since(root)).toEqual(['docs/b.md:3 security/absolute-path']);
  });

  it('follows what configs extended at that time, whatever it was called', async () => {
    const root = await repository({
      'tsconfig.json': '{ "extends": "./config/base.json" }\n',
      'config/base.json': '{ "extends": "./more.json" }\n',
      'config/more.json': '{ "extends": "./base.json" }\n',
    });
    expect((await inProcess(root, 'lint')).out).toContain('extends itself');
    commit(root, { 'tsconfig.json': '{ "extends": "./config/base.json", "include": ["src"] }\n' });
    expect(await since(root)).toEqual([]);
  });

  it('takes what it finds in a renamed note for what was found there under the old name', async () => {
    const root = await repository({ 'context/guides/keep.md': '# Keep\n\nSee [it](lost.md).\n' });
    const moved = 'context/guides/b.md';
    git(root, 'mv', GUIDE, moved);
    // Staged it is known already.
    expect((await since(root)).filter((each) => each.includes('stale/'))).toEqual([]);
    commit(root, { [moved]: `${BASE[GUIDE]}\nAnd [new](new.md).\n` });
    expect((await since(root)).filter((each) => each.includes('stale/'))).toEqual([`${moved}:5 stale/path`]);
  });

  it('takes what it finds in a renamed agent file for the same as well, and names that code lost for new', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop" }\n',
      'src/invoice.ts': BASE['src/invoice.ts'],
      'pkg/AGENTS.md': '# A\n\nSee [old](gone.md). Call `createInvoice()`.\nMore words, so that git knows it again.\n',
    });
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    git(root, 'mv', 'pkg', 'packages');
    expect(await since(root)).toEqual([]);
    commit(root, { 'src/invoice.ts': 'export class Invoice {}\n' });
    expect(await since(root)).toEqual(['packages/AGENTS.md:3 stale/symbol']);
  });

  it('is as sure of a name that somebody else has written down as lint is without it', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop" }\n',
      'src/invoice.ts': BASE['src/invoice.ts'],
      'AGENTS.md': '# A\n\nCall `createInvoice()`.\n\n`Invoice.total` comes from the Stripe API.\n',
    });
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    addFiles(root, { 'src/invoice.ts': 'export class Invoice {}\n' });
    expect(await since(root)).toEqual(['AGENTS.md:3 stale/symbol']);
    expect((await inProcess(root, 'lint', '--since', 'main')).code).toBe(0);
  });

  it('finds what a change of code makes untrue in a note that it did not touch', async () => {
    const root = await repository();
    commit(root, { 'package.json': '{ "name": "shop", "scripts": { "test": "vitest run" } }\n' });
    expect(await since(root)).toContain(`${GUIDE}:3 stale/command`);
  });

  it('finds one more fault of a kind that was there', async () => {
    const root = await repository();
    commit(root, { [GUIDE]: `${BASE[GUIDE]}\nSee [again](gone.md).\n` });
    await inProcess(root, 'build');
    expect(await since(root)).toEqual([`${GUIDE}:5 stale/path`]);
  });

  it('counts what is not committed, and files that are new', async () => {
    const root = await repository();
    addFiles(root, { 'context/guides/b.md': '# B\n\nSee [x](nowhere.md).\n' });
    expect(await since(root)).toContain('context/guides/b.md:3 stale/path');
  });

  it('compares with the merge base, not with what the branch has become since', async () => {
    const root = await repository();
    git(root, 'checkout', '-q', 'main');
    commit(root, { 'context/guides/b.md': '# B\n\nSee [x](nowhere.md).\n', 'docs/other.md': '# Other\n' });
    git(root, 'checkout', '-q', 'work');
    commit(root, { 'context/guides/b.md': '# B\n\nSee [x](nowhere.md).\n' });
    await inProcess(root, 'build');
    expect(await since(root)).toEqual(['context/guides/b.md:3 stale/path']);
  });

  it('says the same with a cache and without, and when HEAD is detached', async () => {
    const root = await repository();
    commit(root, { 'package.json': '{ "name": "shop" }\n' });
    const sinceMain = (...flags: readonly string[]) =>
      reported(lintel(root, 'lint', '--since', 'main', '--json', ...flags).out);
    const plain = sinceMain();
    expect(plain).not.toEqual([]);
    expect(sinceMain()).toEqual(plain);
    expect(sinceMain('--no-cache')).toEqual(plain);
    git(root, 'checkout', '-q', '--detach');
    expect(sinceMain()).toEqual(plain);
    expect(lintel(root, 'check').code).toBe(1);
  });

  it('works where nobody has set lintel up, history included', () => {
    const root = repositoryWith({
      'AGENTS.md': '# A\n\nSee [old](none.md), `src/one.ts` and `src/two.ts`.\n',
      'src/one.ts': 'export const one = 1;\n',
      'src/two.ts': 'export const two = 2;\n',
    });
    git(root, 'branch', '-M', 'main');
    git(root, 'rm', '-q', 'src/one.ts');
    git(root, 'commit', '-q', '-m', 'one goes');
    git(root, 'checkout', '-q', '-b', 'work');
    git(root, 'rm', '-q', 'src/two.ts');
    git(root, 'commit', '-q', '-m', 'two goes');
    const { code, out, err } = lintel(root, 'lint', '--strict', '--since', 'main');
    expect(code).toBe(1);
    expect(out).toContain('`src/two.ts` leads to no file');
    expect(out).not.toMatch(/none\.md. leads|one\.ts. leads/);
    expect(err).toContain('lintel init');
  });

  it('finds a name that the change took from the public face, where nobody has set lintel up', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop" }\n',
      'AGENTS.md': '# Shop\n\nCall `billInvoice()`.\n',
      'src/invoice.ts': 'function chargeInvoice(): void {}\nexport { chargeInvoice as billInvoice };\n',
    });
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    commit(root, {
      'src/invoice.ts': 'function chargeInvoice(): void {}\nexport { chargeInvoice as payInvoice };\n',
    });
    expect(await since(root)).toEqual(['AGENTS.md:3 stale/symbol']);
  });

  it('gives a fault one level, committed or not, whole clone or shallow, and tells it once', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop" }\n',
      'AGENTS.md': '# Shop\n\nCall `billInvoice()`; sums are in `Invoice.total()`.\n',
      'src/invoice.ts':
        'export class Invoice {\n  total(): void {}\n  pay(): void {}\n}\nexport function billInvoice(): void {}\n',
    });
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    const levels = async (at: string, ref = 'main'): Promise<readonly string[]> => {
      const { findings } = JSON.parse((await inProcess(at, 'lint', '--since', ref, '--json')).out);
      return findings.map(({ severity, claim }: Record<string, string>) => `${severity} ${claim}`);
    };
    const both = ['warn billInvoice()', 'warn Invoice.total()'];
    addFiles(root, { 'src/invoice.ts': 'export class Invoice {\n  pay(): void {}\n}\n' });
    expect(await levels(root)).toEqual(both);
    git(root, 'add', '-A');
    expect(await levels(root)).toEqual(both);
    git(root, 'commit', '-q', '-m', 'work');
    expect(await levels(root)).toEqual(both);
    const shallow = join(folderWith(), 'shop');
    git(root, 'clone', '-q', '--depth', '1', '--no-single-branch', '-b', 'work', `file://${root}`, shallow);
    expect(await levels(shallow, 'origin/main')).toEqual(both);
  });

  it('tells paths that the change took away in a clone without the commits of it, and none that was gone before', async () => {
    const text = '# Shop\n\nSee `src/one.ts`, `src/two.ts` and `src/zero.ts`.\n';
    const two = 'export const two = 2;\nexport const twice = [2, 2];\nexport const pairs = [two, two];\n';
    const files = { 'AGENTS.md': text, 'src/zero.ts': 'export const zero = 0;\n', 'src/a.ts': 'export const a = 1;\n' };
    const root = repositoryWith({ ...files, 'src/one.ts': 'export const one = 1;\n', 'src/two.ts': two });
    git(root, 'rm', '-q', 'src/zero.ts');
    git(root, 'commit', '-q', '-m', 'without zero');
    git(root, 'branch', '-M', 'main');
    git(root, 'checkout', '-q', '-b', 'work');
    git(root, 'rm', '-q', 'src/one.ts');
    git(root, 'mv', 'src/two.ts', 'src/second.ts');
    git(root, 'commit', '-q', '-m', 'work');
    const shallow = join(folderWith(), 'shop');
    git(root, 'clone', '-q', '--depth', '1', '-b', 'work', `file://${root}`, shallow);
    git(shallow, 'fetch', '-q', '--depth', '1', 'origin', 'main');
    const told = async (at: string, ref: string): Promise<readonly string[]> => {
      const { findings } = JSON.parse((await inProcess(at, 'lint', '--since', ref, '--json')).out);
      return findings.map(({ message }: { message: string }) => message.replace(/[\da-f]{9}( \(.*?\))?/, 'x'));
    };
    expect(await told(root, 'main')).toEqual([
      '`src/one.ts` leads to no file or folder any more. It was removed in x.',
      '`src/two.ts` leads to no file or folder any more. It was renamed in x and is `src/second.ts` now.',
    ]);
    expect(await told(shallow, 'FETCH_HEAD')).toEqual([
      '`src/one.ts` leads to no file or folder any more. It was removed in a change since x.',
      '`src/two.ts` leads to no file or folder any more. It was renamed in a change since x and is `src/second.ts` now.',
    ]);
  });

  it('measures both sides by the rules of today', async () => {
    const root = await repository({ 'context/lintel.yaml': 'clients: [codex]\nrules: { stale/path: off }\n' });
    commit(root, { 'context/lintel.yaml': 'clients: [codex]\n' });
    expect(await since(root)).toEqual([]);
  });

  it('tells of a suppression that the change took away', async () => {
    const comment = '<!-- lintel-disable-next-line stale/path -- known -->';
    const root = await repository({ [GUIDE]: `# A\n\n${comment}\nSee [old](gone.md).\n` });
    expect(await since(root)).toEqual([]);
    commit(root, { [GUIDE]: '# A\n\nSee [old](gone.md).\n' });
    await inProcess(root, 'build');
    expect(await since(root)).toEqual([`${GUIDE}:3 stale/path`]);
  });
});

describe('a name that a change took out of the code', () => {
  const CODE = BASE['src/invoice.ts'];
  type Files = Readonly<Record<string, string>>;
  const lost = async (code: string, note: string = BASE[GUIDE], others: Files = {}): Promise<string> => {
    const root = await repository({ ...others, [GUIDE]: note });
    // Without what the lock remembers: a build tells it by itself.
    const lock = readFileSync(join(root, 'context/lintel.lock'), 'utf8').replace(/^(?:claim|surface) .*\n/gm, '');
    commit(root, { 'src/invoice.ts': code, 'context/lintel.lock': lock });
    return (await inProcess(root, 'lint', '--since', 'main')).out;
  };

  it('is found in a note that still uses it, with the new one of the same shape', async () => {
    const out = await lost(CODE.replace('function createInvoice', 'function makeInvoice'));
    expect(out).toContain('No file exports `createInvoice` any more; `src/invoice.ts` did at main.  stale/symbol');
    expect(out).toContain('Did you mean `makeInvoice`?');
  });

  it('is an error in a note, and a warning in an agent file that somebody wrote beside it', async () => {
    const own = { 'docs/AGENTS.md': '# Docs\n\nThey show `createInvoice()`.\n' };
    const out = await lost(CODE.replace('function createInvoice', 'function makeInvoice'), undefined, own);
    expect(out).toMatch(/error +No file exports `createInvoice` any more/);
    expect(out).toMatch(/warning +No file exports `createInvoice` any more/);
  });

  it('is found when it is a member', async () => {
    expect(await lost(CODE.replace('total()', 'sum()'))).toContain(
      'The class `Invoice` in `src/invoice.ts` has no public member `total`.',
    );
  });

  it.each<[string, string, string | undefined, Files?]>([
    ['it is only formatted otherwise', CODE.replaceAll('\n', '\n\n'), undefined],
    ['it is private now', CODE.replace('export function createInvoice', 'function createInvoice'), undefined],
    [
      'the code still holds it',
      `${CODE.replace('function createInvoice', 'function make')}// createInvoice\n`,
      undefined,
    ],
    [
      'another language has a member of that name',
      CODE.replace('total()', 'sum()'),
      '# A\n\nThe column `Invoice.total`.\n',
      { 'schema.prisma': 'model Invoice {\n  total Int\n}\n' },
    ],
    [
      'another language has it',
      CODE.replace('createInvoice', 'make'),
      undefined,
      { 'job.sql': 'create function createInvoice() returns int;\n' },
    ],
    ['git ignores its file now', CODE.replace('createInvoice', 'make'), undefined, { '.gitignore': 'src/\n' }],
    ['the note says that it is gone', CODE.replace('createInvoice', 'make'), '# A\n\n`createInvoice()` was removed.\n'],
    [
      'a dependency may pass it on',
      `${CODE.replace('createInvoice', 'make')}export * from '@acme/billing';\n`,
      undefined,
    ],
    ['it may be anybody’s word', CODE.replace('class Invoice', 'class Bill'), '# A\n\nEach `Invoice` counts.\n'],
  ])('is not told when %s', async (...[, code, note, others]) => {
    expect(await lost(code, note, others)).not.toContain('any more');
  });

  it('is not told when git ignores its file by now, or when the note says it to be of a dependency', async () => {
    const root = await repository({ [GUIDE]: '# A\n\nCall `createInvoice()`.\n' });
    const lock = readFileSync(join(root, 'context/lintel.lock'), 'utf8').replace(/^(?:claim|surface) .*\n/gm, '');
    git(root, 'rm', '-q', '--cached', 'src/invoice.ts');
    commit(root, { '.gitignore': 'src/invoice.ts\n', 'context/lintel.lock': lock });
    expect((await inProcess(root, 'lint', '--since', 'main')).out).not.toContain('any more');
    const note = '# A\n\n`createInvoice()` comes from `zod`.\n';
    expect(await lost(CODE.replace('createInvoice', 'make'), note)).toContain('any more');
    const depends = JSON.stringify({ ...JSON.parse(BASE['package.json']), dependencies: { zod: '4.0.0' } });
    const other = await repository({ [GUIDE]: note, 'package.json': depends });
    commit(other, { 'src/invoice.ts': CODE.replace('createInvoice', 'make'), 'context/lintel.lock': lock });
    expect((await inProcess(other, 'lint', '--since', 'main')).out).not.toContain('any more');
  });

  it('is not told when the platform has it, or a package, a submodule or a sparse checkout that holds it out of sight', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "private": true, "workspaces": ["packages/*"] }\n',
      'AGENTS.md':
        '# A\n\nCopy with `structuredClone()`, `isDeepStrictEqual()`, `Headers.getAll()`, `printLine()`, `LINES.max`, `spinEngine()`, `farAway()`, `dropMe()`.\n',
      'src/own.ts':
        'export function structuredClone() {}\nexport function isDeepStrictEqual() {}\nexport class Headers { getAll() {} }\nexport function dropMe() {}\nexport const near = 1;\n',
      'packages/app/package.json': '{ "name": "@acme/app", "dependencies": { "@acme/printer": "*" } }\n',
      'packages/lines/package.json': '{ "name": "@acme/printer", "main": "index.ts" }\n',
      'packages/lines/index.ts': 'export function printLine() {}\nexport const LINES = { max: 1 };\n',
      'vendor/engine/main.ts': 'export function spinEngine() {}\n',
      'far/away.ts': 'export const away = 1;\n',
    });
    const base = git(root, 'rev-parse', 'HEAD').trim();
    const own = 'export const near = 1;\n';
    git(root, 'rm', '-q', '-r', 'packages/lines', 'vendor');
    addFiles(root, {
      'src/own.ts': `${own}export function dropMe() {}\n`,
      'far/away.ts': 'export function farAway() {}\n',
    });
    git(root, 'add', '-A');
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${'a'.repeat(40)},vendor/engine`);
    mkdirSync(join(root, 'vendor/engine'), { recursive: true });
    git(root, 'commit', '-q', '-m', 'out of sight');
    git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/far/');
    // What is not committed is for nobody but the change to tell.
    addFiles(root, { 'src/own.ts': own });
    git(root, 'add', 'src');
    const { out } = await inProcess(root, 'lint', '--since', base);
    expect(out.match(/No file exports `\w+`/g)).toEqual(['No file exports `dropMe`']);
    expect(out).toContain(`did at ${base.slice(0, 9)}.`);
  });

  it('is not told of a sentence that the change wrote, and is told where the one of before stands in a note with others', async () => {
    const [before, code] = ['# A\n\n- Call `createInvoice()` for each order.\n', CODE.replace('createInvoice', 'make')];
    const after = async (note: string): Promise<string> => {
      const root = repositoryWith({ 'AGENTS.md': before, 'src/invoice.ts': CODE });
      git(root, 'branch', '-M', 'main');
      git(root, 'checkout', '-q', '-b', 'work');
      addFiles(root, { 'src/invoice.ts': code, 'AGENTS.md': note });
      return (await inProcess(root, 'lint', '--since', 'main')).out;
    };
    expect(await after('# A\n\n- Branches that still call `createInvoice()` must be rebased.\n')).not.toContain(
      'any more',
    );
    expect(await after(before.replace('# A\n', '# Invoices\n\nBe kind.\n'))).toContain('`createInvoice` any more');
    expect(await after(before.replace('- Call', '* Always call'))).not.toContain('any more');
    expect(await after(before.replace('order.', 'order, twice.'))).toContain('`createInvoice` any more');
  });

  it('is not told twice, when a link says it too', async () => {
    const note = '# A\n\nCall [`createInvoice`](../../src/invoice.ts#createInvoice).\n';
    const out = await lost(CODE.replace('function createInvoice', 'function makeInvoice'), note);
    expect(out.match(/stale\/symbol/g)).toHaveLength(1);
  });
});

describe('--since that cannot be answered', () => {
  const refused = (root: string, ...flags: readonly string[]) => lintel(root, 'lint', ...flags);

  it('is a mistake where the ref is none, with the nearest that is', async () => {
    const root = await repository();
    const { code, out, err } = refused(root, '--since', 'mian', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('there is no commit `mian` here');
    expect(err).toContain('Did you mean `main`?');
    const option = refused(root, '--since=--output=x');
    expect(option.code).toBe(2);
    expect(option.err).not.toContain('git fetch');
  });

  it('names the branch of the remote, and in a shallow clone the way to get it', async () => {
    const origin = await repository();
    git(origin, 'checkout', '-q', 'main');
    const clone = join(folderWith(), 'clone');
    git(origin, 'clone', '-q', '--depth', '1', '--no-single-branch', `file://${origin}`, clone);
    git(clone, 'checkout', '-q', '-b', 'mine');
    git(clone, 'branch', '-D', 'main');
    const { code, err } = refused(clone, '--since', 'main');
    expect(code).toBe(2);
    expect(err).toContain('Did you mean `origin/main`?');
    expect(err).toMatch(/shallow.*`git fetch --deepen=100 origin \+main:refs\/remotes\/origin\/main`/);
  });

  it('compares with the ref itself where there is no merge base, and says so', async () => {
    const root = await repository();
    git(root, 'checkout', '-q', '--orphan', 'fresh');
    commit(root, { 'context/guides/b.md': '# B\n\nSee [x](nowhere.md).\n' });
    await inProcess(root, 'build');
    const { code, out, err } = refused(root, '--since', 'main');
    expect(code).toBe(1);
    expect(err).toContain('HEAD and main have no commit in common, so main itself is compared with.');
    expect(out).toContain('nowhere.md');
    expect(out).not.toContain('gone.md');
  });

  it('works before the first commit of a branch and in a folder of a repository', async () => {
    const root = await repository();
    git(root, 'checkout', '-q', '--orphan', 'fresh');
    expect(refused(root, '--since', 'main').code).toBe(0);
    const outer = repositoryWith(
      Object.fromEntries(Object.entries(BASE).map(([path, text]) => [`inner/${path}`, text])),
    );
    const inner = join(outer, 'inner');
    lintel(inner, 'build', '--root', inner);
    git(outer, 'add', '-A');
    git(outer, 'commit', '-q', '-m', 'build');
    writeFileSync(join(inner, GUIDE), `${BASE[GUIDE]}\n[n](new.md)\n`);
    lintel(inner, 'build', '--root', inner);
    const { out } = lintel(inner, 'lint', '--root', inner, '--since', 'HEAD');
    expect(out).toContain('new.md');
    expect(out).not.toContain('gone.md');
  });

  it('is a mistake without git', async () => {
    const root = folderWith(BASE);
    const { code, err } = refused(root, '--since', 'main');
    expect(code).toBe(2);
    expect(err).toContain('no git repository');
  });

  it('does not go with what writes', async () => {
    const root = await repository();
    for (const flag of ['--fix', '--fix-unsafe', '--update-baseline', '--prune-baseline'])
      expect(refused(root, '--since', 'main', flag)).toMatchObject({
        code: 2,
        err: expect.stringContaining(flag),
      });
  });
});
