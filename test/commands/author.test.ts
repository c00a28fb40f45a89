/** Authoring, help, and output for machines. Real folders, real processes. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, git, repositoryWith } from '../disk/folder.ts';
import { SHOP, built, lintel, read } from '../program.ts';

describe('output for machines', () => {
  it('--json is exactly one document on standard output, with paths relative to the root', () => {
    const root = built({ 'context/guides/dead.md': '# Dead\n\nSee [it](../../src/gone.ts).\n' });
    const { code, out } = lintel(root, 'lint', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      findings: [{ rule: 'stale/path', severity: 'error', file: 'context/guides/dead.md', line: 3 }],
    });
    expect(out).not.toContain(root);
  });

  it('reporters can go to files, several at once', () => {
    const root = built();
    expect(lintel(root, 'lint', '--reporter', 'json=report.json', '--reporter', 'text').code).toBe(0);
    expect(JSON.parse(read(root, 'report.json'))).toMatchObject({ findings: [] });
  });

  it('there are no colours in a pipe, and --no-fail and --max-warnings decide the exit code', () => {
    const root = built({ 'context/decisions/0002-maybe.md': '# Maybe\n\nText.\n' });
    const { out, code } = lintel(root, 'lint');
    expect(code).toBe(0);
    expect(out).not.toContain('\u001B[');
    expect(lintel(root, 'lint', '--max-warnings', '0').code).toBe(1);
    expect(lintel(root, 'lint', '--strict').code).toBe(1);
    expect(lintel(root, 'lint', '--strict', '--no-fail').code).toBe(0);
  });
});

describe('authoring', () => {
  it('init sets up a repository without agent files, builds it, and check is green', () => {
    const root = repositoryWith({ 'package.json': SHOP['package.json'], 'src/price.ts': SHOP['src/price.ts'] });
    const { code, out } = lintel(root, 'init');
    expect(code).toBe(0);
    expect(out).toContain('created context/project.md');
    expect(read(root, '.gitattributes')).toBe('context/lintel.lock merge=union\n');
    expect(read(root, 'AGENTS.md')).toContain('`npx vitest run <file>`');
    expect(lintel(root, 'check').code).toBe(0);
    expect(lintel(root, 'init').code).toBe(2);
  });

  it('init leaves agent files that are there to their owner', () => {
    const root = repositoryWith({ 'CLAUDE.md': 'Mine.\n' });
    const { code, out } = lintel(root, 'init');
    expect(code).toBe(0);
    expect(out).toMatch(/stay as they are:\n {2}CLAUDE\.md/);
    expect(read(root, 'CLAUDE.md')).toBe('Mine.\n');
  });

  it('adr new writes a decision that compiles, and adr list shows it', () => {
    const root = built();
    const { code, out } = lintel(
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
    expect(lintel(root, 'build').code).toBe(0);
    expect(read(root, 'src/billing/AGENTS.md')).toContain('- Say net or gross. ([0002]');
    expect(lintel(root, 'adr', 'list').out).toMatch(
      /accepted +\d{4}-\d\d-\d\d +0002-uber-große-net-gross +Über "Größe": net & gross/,
    );
  });

  it('adr new checks everything before it writes', () => {
    const root = built();
    expect(lintel(root, 'adr', 'new', 'X', '--applies-to', 'nowhere/**').code).toBe(2);
    expect(lintel(root, 'adr', 'new', 'X', '--status', 'acepted')).toMatchObject({
      code: 2,
      err: expect.stringContaining('`accepted`'),
    });
    expect(lintel(root, 'adr', 'new').code).toBe(2);
    expect(git(root, 'status', '--porcelain', 'context/decisions')).toBe('');
  });

  it('adr new works with no git and no commits, and names by date where no numbers are used', () => {
    const root = folderWith({ 'context/lintel.yaml': '{}\n' });
    expect(lintel(root, 'adr', 'new', 'First').out).toMatch(/^context\/decisions\/\d{8}-first\.md\n$/);
  });

  it('note new writes questions that add nothing to an output until they are answered', () => {
    const root = built({ 'src/tax/index.ts': 'export const VAT = 0.2;\n' });
    const before = read(root, 'AGENTS.md');
    const { code, out } = lintel(root, 'note', 'new', 'src/tax');
    expect({ code, out }).toEqual({ code: 0, out: 'context/modules/src-tax.md\n' });
    expect(lintel(root, 'build').code).toBe(0);
    expect(read(root, 'AGENTS.md')).toBe(before);
    expect(lintel(root, 'note', 'new', 'src/tax').code).toBe(2);
    expect(lintel(root, 'note', 'new', 'src/taxx')).toMatchObject({ code: 2, err: expect.stringContaining('src/tax') });
  });
});

describe('help', () => {
  it('every command has one, and help is quick to say what exists', () => {
    const root = folderWith();
    mkdirSync(join(root, 'x'));
    const overview = lintel(root, '--help').out;
    const commands = [...overview.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}/gm)].map((match) => match[1] ?? '');
    expect(commands).toEqual(['init', 'build', 'lint', 'check', 'adr new', 'adr list', 'note new', 'scan', 'model']);
    for (const command of commands) {
      const { code, out } = lintel(root, ...command.split(' '), '--help');
      expect(code).toBe(0);
      expect(out).toContain(`Usage: lintel ${command}`);
    }
    expect(lintel(root, '--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
