/** Links and managed blocks on a real disk: made, kept, changed into each other and taken away. */
import { existsSync, lstatSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { SHOP, lintel, read } from '../program.ts';

const yaml = (twin: string): string => `clients: [claude, codex]\nclaude: ${twin}\n`;

describe('CLAUDE.md as a link', () => {
  it('is made, is no drift, and gives way to another shape', async () => {
    const root = repositoryWith({ ...SHOP, 'context/lintel.yaml': yaml('link') });
    expect(await inProcess(root, 'build')).toMatchObject({ code: 0 });
    expect(['CLAUDE.md', 'src/billing/CLAUDE.md'].map((path) => readlinkSync(join(root, path)))).toEqual([
      'AGENTS.md',
      'AGENTS.md',
    ]);
    expect(read(root, 'context/lintel.lock')).toContain('link CLAUDE.md AGENTS.md\n');
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect(await inProcess(root, 'build')).toMatchObject({ code: 0, out: '' });

    writeFileSync(join(root, 'context/lintel.yaml'), yaml('mirror'));
    expect((await inProcess(root, 'check')).code).toBe(1);
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(lstatSync(join(root, 'CLAUDE.md')).isSymbolicLink()).toBe(false);
    expect(read(root, 'CLAUDE.md')).toBe(read(root, 'AGENTS.md'));

    writeFileSync(join(root, 'context/lintel.yaml'), yaml('link'));
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(readlinkSync(join(root, 'CLAUDE.md'))).toBe('AGENTS.md');

    writeFileSync(join(root, 'context/lintel.yaml'), yaml('none'));
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(existsSync(join(root, 'CLAUDE.md'))).toBe(false);
    expect(existsSync(join(root, 'AGENTS.md'))).toBe(true);
  });

  it('that somebody turns elsewhere is noticed, also by a second check, and is not touched', () => {
    const root = repositoryWith({ ...SHOP, 'docs/mine.md': 'Mine.\n', 'context/lintel.yaml': yaml('link') });
    expect([lintel(root, 'build').code, lintel(root, 'check').code]).toEqual([0, 0]);
    rmSync(join(root, 'CLAUDE.md'));
    symlinkSync('docs/mine.md', join(root, 'CLAUDE.md'));
    expect([lintel(root, 'check').code, lintel(root, 'check').code]).toEqual([1, 1]);
    expect(lintel(root, 'build').code).toBe(1);
    expect(readlinkSync(join(root, 'CLAUDE.md'))).toBe('docs/mine.md');
    expect(read(root, 'docs/mine.md')).toBe('Mine.\n');
  });
});

describe('a managed block', () => {
  const THEIRS = '# Theirs\n\nTheir words.\n\n<!-- lintel:start -->\n<!-- lintel:end -->\n\nTheir end.\n';

  it('is filled, kept up to date, and taken out again', async () => {
    const root = repositoryWith({ ...SHOP, 'AGENTS.md': THEIRS, 'context/lintel.yaml': 'clients: [codex]\n' });
    expect(await inProcess(root, 'build')).toMatchObject({ code: 0 });
    const filled = read(root, 'AGENTS.md');
    expect(filled).toMatch(
      /^# Theirs\n\nTheir words\.\n\n<!-- lintel:start -->\n\n[\s\S]*Never round a price[\s\S]*\n\n<!-- lintel:end -->\n\nTheir end\.\n$/,
    );
    expect((await inProcess(root, 'check')).code).toBe(0);
    writeFileSync(join(root, 'AGENTS.md'), `${filled}\nMore of theirs.\n`);
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect(await inProcess(root, 'build')).toMatchObject({ code: 0, out: '' });
    writeFileSync(join(root, 'context/lintel.yaml'), 'clients: [claude]\n');
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, 'AGENTS.md')).toBe('# Theirs\n\nTheir words.\n\nTheir end.\n\nMore of theirs.\n');
  });
});
