/** Authoring, help, and output for machines. Real folders, real processes. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { SHOP, built, lintel, read } from '../program.ts';

describe('output for machines', () => {
  it('--json is exactly one document on standard output, with paths relative to the root', async () => {
    const root = built({ 'context/guides/dead.md': '# Dead\n\nSee [it](../../src/gone.ts).\n' });
    const { code, out } = await inProcess(root, 'lint', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      findings: [{ rule: 'stale/path', severity: 'error', file: 'context/guides/dead.md', line: 3 }],
    });
    expect(out).not.toContain(root);
  });

  it('reporters can go to files, several at once', async () => {
    const root = built();
    expect((await inProcess(root, 'lint', '--reporter', 'json=report.json', '--reporter', 'text')).code).toBe(0);
    expect(JSON.parse(read(root, 'report.json'))).toMatchObject({ findings: [] });
  });

  it('there are no colours in a pipe, and --no-fail and --max-warnings decide the exit code', async () => {
    const root = built({ 'context/decisions/0002-maybe.md': '# Maybe\n\nText.\n' });
    const { out, code } = await inProcess(root, 'lint');
    expect(code).toBe(0);
    expect(out).not.toContain('\u001B[');
    expect((await inProcess(root, 'lint', '--max-warnings', '0')).code).toBe(1);
    expect((await inProcess(root, 'lint', '--strict')).code).toBe(1);
    expect((await inProcess(root, 'lint', '--strict', '--no-fail')).code).toBe(0);
  });
});

describe('authoring', () => {
  it('init sets up a repository without agent files, builds it, and check is green', async () => {
    const { 'package.json': manifest, 'src/price.ts': source, 'src/price.test.ts': test } = SHOP;
    const root = repositoryWith({ 'package.json': manifest, 'src/price.ts': source, 'src/price.test.ts': test });
    const { code, out } = await inProcess(root, 'init');
    expect(code).toBe(0);
    expect(out).toContain('created context/project.md');
    expect(read(root, '.gitattributes')).toBe('context/lintel.lock merge=union\n');
    expect(read(root, 'AGENTS.md')).toContain('`npx vitest run <file>`');
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect((await inProcess(root, 'init')).code).toBe(2);
  });

  it('init sets up a repository whose attributes it may not write, and says which line is wanted', async () => {
    const root = repositoryWith({ attributes: '* text\n' });
    symlinkSync('attributes', join(root, '.gitattributes'));
    const { code, out } = await inProcess(root, 'init');
    expect(code).toBe(0);
    expect(out).toMatch(/\.gitattributes .*symbolic link.* Add to it: context\/lintel\.lock merge=union/);
    expect(read(root, 'attributes')).toBe('* text\n');
  });

  it('init takes a project note that is there already', async () => {
    const root = repositoryWith({ 'context/project.md': '# Mine\n\nOur text.\n' });
    expect(await inProcess(root, 'init')).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('created context/project'),
    });
    expect(read(root, 'AGENTS.md')).toContain('Our text.');
  });

  it('adr new writes a decision that compiles, and adr list shows it', async () => {
    const root = built();
    const { code, out } = await inProcess(
      root,
      'adr',
      'new',
      'Über "Größe": net & gross',
      '--rule',
      'Say net or gross.',
      '--applies-to',
      'src/billing/**',
    );
    expect(code).toBe(0);
    expect(out).toBe('context/decisions/0002-uber-große-net-gross.md\n');
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, 'src/billing/AGENTS.md')).toContain('- Say net or gross. ([0002]');
    expect((await inProcess(root, 'adr', 'list')).out).toMatch(
      /accepted +\d{4}-\d\d-\d\d +0002-uber-große-net-gross +Über "Größe": net & gross/,
    );
  });

  it('adr list --json names related decisions by id where they are found, as written where not', async () => {
    const decision = (relations: string) => `---\nstatus: accepted\n${relations}---\n\n# X\n\nText.\n`;
    const root = repositoryWith({
      ...SHOP,
      'context/decisions/0002-b.md': decision('supersedes: [ADR-1, "[gone](0009-gone.md)"]\namends: 0003\n'),
      'context/decisions/0003-c.md': decision('superseded-by: 0002-b.md\n'),
    });
    const { decisions } = JSON.parse((await inProcess(root, 'adr', 'list', '--json')).out) as {
      decisions: { id: string }[];
    };
    expect(decisions.slice(1)).toMatchObject([
      { id: '0002-b', supersedes: ['0001-net', '0009-gone.md'], amends: ['0003-c'] },
      { id: '0003-c', supersededBy: ['0002-b'] },
    ]);
  });

  it('adr new checks everything before it writes', async () => {
    const root = built();
    expect((await inProcess(root, 'adr', 'new', 'X', '--applies-to', 'nowhere/**')).code).toBe(2);
    expect(await inProcess(root, 'adr', 'new', 'X', '--status', 'acepted')).toMatchObject({
      code: 2,
      err: expect.stringContaining('`accepted`'),
    });
    expect((await inProcess(root, 'adr', 'new')).code).toBe(2);
    expect(git(root, 'status', '--porcelain', 'context/decisions')).toBe('');
  });

  it('adr new works with no git and no commits, and names by date where no numbers are used', async () => {
    const root = folderWith({ 'context/lintel.yaml': '{}\n' });
    expect((await inProcess(root, 'adr', 'new', 'First')).out).toMatch(/^context\/decisions\/\d{8}-first\.md\n$/);
  });

  it('note new writes questions that add nothing to an output until they are answered', async () => {
    const root = built({ 'src/tax/index.ts': 'export const VAT = 0.2;\n' });
    const before = read(root, 'AGENTS.md');
    const { code, out } = await inProcess(root, 'note', 'new', 'src/tax');
    expect({ code, out }).toEqual({ code: 0, out: 'context/modules/src-tax.md\n' });
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, 'AGENTS.md')).toBe(before);
    expect(read(root, 'context/modules/src-tax.md')).toContain('#   {{symbol "src/tax/index.ts#VAT"}}\n');
    expect((await inProcess(root, 'note', 'new', 'src/tax')).code).toBe(2);
    expect(await inProcess(root, 'note', 'new', 'src/taxx')).toMatchObject({
      code: 2,
      err: expect.stringContaining('src/tax'),
    });
  });
});

describe('notes of other kinds', () => {
  it('note new knows the names, scripts and owner of its module, and each of them resolves', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "all", "workspaces": ["packages/*"] }\n',
      '.github/CODEOWNERS': '/packages/core/ @acme/core\n',
      'packages/core/package.json':
        '{ "name": "@acme/core", "scripts": { "test": "vitest", "prepare": "x" }, "exports": "./index.ts" }\n',
      'packages/core/index.ts':
        'export interface Options { a: number }\nexport const LIMIT = 3;\n/** @deprecated */\nexport function old(): void {}\nexport function run(options: Options): void {}\n',
      'context/lintel.yaml': '{}\n',
      'context/project.md': '# All\n\nText.\n',
    });
    expect((await inProcess(root, 'note', 'new', 'packages/core')).out).toBe('context/modules/packages-core.md\n');
    const text = read(root, 'context/modules/packages-core.md');
    const facts = [...text.matchAll(/^# {3}(\{\{.*\}\})$/gm)].map(([, fact]) => fact);
    expect(facts).toEqual([
      '{{symbol "packages/core/index.ts#run"}}',
      '{{symbol "packages/core/index.ts#LIMIT"}}',
      '{{symbol "packages/core/index.ts#Options"}}',
      '{{signature "packages/core/index.ts#run"}}',
      '{{script "test" package="@acme/core"}}',
      '{{owner "packages/core"}}',
    ]);
    addFiles(root, { 'context/modules/packages-core.md': `${text}\n${facts.map((fact) => `- ${fact}`).join('\n')}\n` });
    expect(await inProcess(root, 'build')).toMatchObject({ code: 0, err: expect.not.stringContaining('error') });
    expect(read(root, 'packages/core/AGENTS.md')).toContain('- `run`\n- `LIMIT`\n- `Options`\n');
  });

  it('guide new and policy new write questions that add nothing, and rule lines that do', async () => {
    const root = built();
    const before = read(root, 'AGENTS.md');
    expect((await inProcess(root, 'guide', 'new', 'Naming')).out).toBe('context/guides/naming.md\n');
    expect((await inProcess(root, 'policy', 'new', 'Releases')).out).toBe('context/policies/releases.md\n');
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, 'AGENTS.md')).toBe(before);
    const flags = [
      '--summary',
      'Money: "careful".',
      '--rule',
      'Two people review it.',
      '--applies-to',
      'src/billing/**',
    ];
    expect((await inProcess(root, 'policy', 'new', 'Changes to billing', ...flags)).code).toBe(0);
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, 'src/billing/AGENTS.md')).toContain('## Gates\n\n- Two people review it.\n');
    for (const wrong of [['Naming'], [], ['?'], ['New', '--applies-to', 'gone/**']]) {
      expect(await inProcess(root, 'guide', 'new', ...wrong)).toMatchObject({ code: 2, out: '' });
    }
  });
});

describe('help', () => {
  it('every command has one, and help is quick to say what exists', () => {
    const root = folderWith();
    mkdirSync(join(root, 'x'));
    const overview = lintel(root, '--help').out;
    const commands = [...overview.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}/gm)].map((match) => match[1] ?? '');
    expect(commands).toEqual([
      'init',
      'adopt',
      'eject',
      'build',
      'lint',
      'check',
      'rules',
      'review',
      'adr new',
      'adr list',
      'adr show',
      'adr status',
      'adr supersede',
      'adr import',
      'adr index',
      'note new',
      'note bind',
      'guide new',
      'policy new',
      'explain',
      'scan',
      'model',
    ]);
    for (const command of commands) {
      const { code, out } = lintel(root, ...command.split(' '), '--help');
      expect(code).toBe(0);
      expect(out).toContain(`Usage: lintel ${command}`);
    }
    expect(lintel(root, '--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('`help` as a word asks for the same, and a family lists its commands', () => {
    const root = folderWith();
    expect(lintel(root, 'help')).toEqual(lintel(root, '--help'));
    expect(lintel(root, 'help', 'build')).toEqual(lintel(root, 'build', '--help'));
    const { code, out } = lintel(root, 'adr', '--help');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/adr new {2,}write[\s\S]*adr list {2,}list/) });
    expect(lintel(root, 'help', 'note').out).toContain('note new');
  });

  it('flags may stand before the command, and --context is read from the root', () => {
    const root = built({ 'docs/agents/lintel.yaml': '{}\n', 'docs/agents/project.md': '# Elsewhere\n\nOther text.\n' });
    expect(JSON.parse(lintel(root, '--reporter', 'json', 'check').out)).toMatchObject({ findings: [] });
    const { out } = lintel(join(root, 'src'), '--context', 'docs/agents', '--json', 'model');
    expect(JSON.parse(out)).toMatchObject({ notes: [{ file: 'docs/agents/project.md' }] });
  });

  it('a title may start with a dash after --', async () => {
    const root = repositoryWith({ 'context/lintel.yaml': '{}\n' });
    expect((await inProcess(root, 'adr', 'new', '--', '--strict is the default')).out).toContain(
      '-strict-is-the-default.md',
    );
  });
});
