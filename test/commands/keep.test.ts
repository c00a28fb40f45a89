/** A source that cannot be read in full never costs an output, and the lock is no way to anyone's files. */
import { existsSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashLines } from '../../src/lock.ts';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { SHOP, built, lintel, read } from '../program.ts';

const NO_TEXT = Uint8Array.from([0x23, 0x20, 0xff, 0xfe, 0x0a]);

describe('what an unreadable source feeds stays as it is', () => {
  const kept = async (damage: (root: string) => void, files: Record<string, string> = {}) => {
    const root = built(files);
    const before = read(root, 'AGENTS.md') + read(root, 'src/billing/AGENTS.md');
    damage(root);
    const build = await inProcess(root, 'build');
    expect(read(root, 'AGENTS.md') + read(root, 'src/billing/AGENTS.md')).toBe(before);
    expect([build.code, (await inProcess(root, 'check')).code]).toEqual([1, 1]);
    return build.out;
  };

  it('when a note is no UTF-8', async () => {
    const out = await kept((root) => addFiles(root, { 'context/modules/billing.md': NO_TEXT }));
    expect(out).toMatch(/context\/modules\/billing\.md[\s\S]*not valid UTF-8[\s\S]*note\/unreadable/);
  });

  it('when the project note is no UTF-8', async () => {
    await kept((root) => addFiles(root, { 'context/project.md': NO_TEXT }));
  });

  it('when a note has become a link that leads out', async () => {
    await kept((root) => {
      const outside = folderWith({ 'note.md': '# Outside\n' });
      rmSync(join(root, 'context/modules/billing.md'));
      symlinkSync(join(outside, 'note.md'), join(root, 'context/modules/billing.md'));
    });
  });

  it('when git has come to ignore a note', async () => {
    await kept((root) => {
      git(root, 'rm', '-q', '--cached', 'context/modules/billing.md');
      addFiles(root, { '.gitignore': 'context/modules/\n' });
    });
  });

  it('when a template of the user is no UTF-8', async () => {
    const files = { 'context/templates/partials/commands.hbs': '\n## How\n\n{{commands.length}} commands\n' };
    await kept((root) => addFiles(root, { 'context/templates/partials/commands.hbs': NO_TEXT }), files);
  });

  it('when a manifest is broken', async () => {
    const out = await kept((root) => addFiles(root, { 'package.json': '<<<<<<< HEAD\n{}\n' }));
    expect(out).toMatch(/kept {2}AGENTS\.md/);
  });
});

it('a note that was deleted takes its outputs with it', async () => {
  const root = built();
  rmSync(join(root, 'context/modules/billing.md'));
  expect((await inProcess(root, 'build')).code).toBe(0);
  expect(existsSync(join(root, 'src/billing/AGENTS.md'))).toBe(false);
});

describe('the lock', () => {
  it('gives leave to remove nothing but outputs', async () => {
    const root = built();
    const paths = ['package.json', 'context/project.md', 'src/price.ts', 'context/AGENTS.md'];
    addFiles(root, { 'context/AGENTS.md': 'Mine.\n' });
    const records = paths.map((path) => `output ${path} ${hashLines(read(root, path)).join(' ')}`);
    writeFileSync(join(root, 'context/lintel.lock'), `${read(root, 'context/lintel.lock')}${records.join('\n')}\n`);
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toContain('output/lock');
    for (const path of paths) expect(existsSync(join(root, path))).toBe(true);
    expect((await inProcess(root, 'build')).code).toBe(0);
  });

  it('gives leave to remove an output of a target of the user’s own, as long as the configuration names its path', async () => {
    const config = 'targets: { pages: { path: "docs/{module}.md", template: page.hbs, scope: module } }\n';
    const root = built({ 'context/lintel.yaml': config, 'context/templates/page.hbs': '# {{title}}\n' });
    addFiles(root, { 'docs/mine.md': '# Mine\n' });
    const page = 'docs/src/billing.md';
    expect(read(root, page)).toBe('# Billing\n');
    const lock = read(root, 'context/lintel.lock');
    addFiles(root, { 'context/lintel.yaml': '{}\n', 'context/lintel.lock': lock });
    expect(await inProcess(root, 'build')).toMatchObject({ code: 1, out: expect.stringContaining('output/lock') });
    expect(existsSync(join(root, page))).toBe(true);

    addFiles(root, { 'context/lintel.yaml': config, 'context/lintel.lock': lock });
    rmSync(join(root, 'context/modules/billing.md'));
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect([existsSync(join(root, page)), read(root, 'docs/mine.md')]).toEqual([false, '# Mine\n']);
  });

  it('remembers an output that git has come to ignore, and leaves it as it is', async () => {
    const root = built();
    addFiles(root, { '.gitignore': 'CLAUDE.md\n' });
    const told = { code: 1, out: expect.stringContaining('Git ignores `CLAUDE.md`') };
    expect(await inProcess(root, 'check')).toMatchObject(told);
    writeFileSync(join(root, 'CLAUDE.md'), `${read(root, 'CLAUDE.md')}Mine.\n`);
    await inProcess(root, 'build');
    expect(read(root, 'CLAUDE.md')).toContain('Mine.');
    expect(await inProcess(root, 'check')).toMatchObject(told);
  });

  it('does not make a file ours that only looks like an output', async () => {
    const root = built();
    rmSync(join(root, 'context/lintel.lock'));
    writeFileSync(join(root, 'AGENTS.md'), read(root, 'AGENTS.md').replaceAll('\n- ', '\n* '));
    expect(await inProcess(root, 'build')).toMatchObject({ code: 1, out: expect.stringContaining('output/unowned') });
    expect(read(root, 'AGENTS.md')).toContain('\n* ');
  });
});

describe('links', () => {
  it('check is red for an output that was replaced by a link', async () => {
    const root = built();
    renameSync(join(root, 'CLAUDE.md'), join(root, 'elsewhere.md'));
    symlinkSync('elsewhere.md', join(root, 'CLAUDE.md'));
    expect(await inProcess(root, 'check')).toMatchObject({ code: 1, out: expect.stringContaining('symbolic link') });
  });

  it('check is green once a file has replaced a tracked link, before anything is staged', async () => {
    const root = repositoryWith({ ...SHOP, 'OLD.md': 'x\n' });
    symlinkSync('OLD.md', join(root, 'CLAUDE.md'));
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'link');
    rmSync(join(root, 'CLAUDE.md'));
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect((await inProcess(root, 'check')).code).toBe(0);
  });

  it('nothing is created behind one', async () => {
    const outside = folderWith();
    const root = repositoryWith({ 'package.json': '{}' });
    symlinkSync(outside, join(root, 'context'));
    expect((await inProcess(root, 'init')).code).toBe(1);
    expect(lintel(root, 'adr', 'new', 'Use X').code).toBe(2);
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('what depends on a fault stays', () => {
  it('a decision whose successor is not there keeps its rule', async () => {
    const root = built();
    const before = read(root, 'AGENTS.md');
    addFiles(root, {
      'context/decisions/0001-net.md': SHOP['context/decisions/0001-net.md'].replace('accepted', 'superseded by 0009'),
    });
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toContain('decision/dangling');
    expect(read(root, 'AGENTS.md')).toBe(before);
  });

  it('a rule file that a kept AGENTS.md points to', async () => {
    const root = built();
    rmSync(join(root, 'context/guides/testing.md'));
    addFiles(root, { 'context/project.md': `${SHOP['context/project.md']}\n{{script "nope"}}\n` });
    const { out } = await inProcess(root, 'build');
    expect(out).toMatch(/kept +\.claude\/rules\/testing\.md +`AGENTS\.md`, which is kept, points to it/);
    expect(existsSync(join(root, '.claude/rules/testing.md'))).toBe(true);
  });

  it('a note that has only a summary is heard', () => {
    const root = built({
      'context/project.md': '---\nsummary: Sells parcels.\n---\n\n# Shop\n',
      'context/modules/billing.md': '---\nmodule: src/billing\nsummary: Invoices are final.\n---\n',
      'context/guides/testing.md': '---\napplies-to: "**/*.test.ts"\nsummary: One fact each.\n---\n\n# Testing\n',
    });
    expect(read(root, 'AGENTS.md')).toContain('Sells parcels.');
    expect(read(root, 'src/billing/AGENTS.md')).toContain('Invoices are final.');
    expect(read(root, '.claude/rules/testing.md')).toContain('One fact each.');
  });

  it('a lock that is gone is named, with the way back', async () => {
    const root = built();
    rmSync(join(root, 'context/lintel.lock'));
    addFiles(root, { 'context/project.md': `${SHOP['context/project.md']}\nMore.\n` });
    expect((await inProcess(root, 'build')).out).toMatch(
      /`context\/lintel\.lock`, which would prove it, is gone[\s\S]*git checkout/,
    );
  });
});
