/** Files of people are written all or none, and only as they were read. */
import { chmodSync, existsSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readForEdit, rewriteFiles } from '../../src/disk/rewrite.ts';
import { read } from '../program.ts';
import { folderWith } from './folder.ts';

const RAW = '\uFEFFa\r\nb\nc';

describe('reading for an edit', () => {
  it('gives every byte, and nothing for a file that is not there', async () => {
    const root = folderWith({ 'a.md': RAW });
    expect(await readForEdit(root, 'a.md')).toBe(RAW);
    expect(await readForEdit(root, 'x/b.md')).toBeUndefined();
  });

  it('refuses links, folders, other repositories, what lies outside, and what is no text', async () => {
    const root = folderWith({
      'a.md': 'a',
      'sub/.git': 'gitdir: x',
      'sub/a.md': 'a',
      'b.md': Uint8Array.of(0xff, 0xfe),
    });
    symlinkSync(join(root, 'a.md'), join(root, 'link.md'));
    for (const path of ['link.md', 'sub', 'sub/a.md', '../a.md', 'b.md', '.git/config']) {
      await expect(readForEdit(root, path)).rejects.toThrow(path);
    }
  });
});

describe('rewriting', () => {
  it('replaces and creates, keeps the mode, and leaves no temporary file', async () => {
    const root = folderWith({ 'a.md': RAW, '.lintel-999999999-0a0b0c0d.tmp': 'left by a killed run' });
    chmodSync(join(root, 'a.md'), 0o640);
    await rewriteFiles(root, [
      { path: 'a.md', before: RAW, after: `${RAW}\r\nd` },
      { path: 'new/b.md', before: undefined, after: 'b\n' },
    ]);
    expect(read(root, 'a.md')).toBe(`${RAW}\r\nd`);
    expect(read(root, 'new/b.md')).toBe('b\n');
    expect(statSync(join(root, 'a.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(root).sort()).toEqual(['a.md', 'new']);
  });

  it.each([
    ['has changed', { path: 'b.md', before: 'old', after: 'new' }, 'has changed since it was read'],
    ['is gone', { path: 'c.md', before: 'old', after: 'new' }, 'is gone'],
    ['has appeared', { path: 'b.md', before: undefined, after: 'new' }, 'exists already'],
    ['lies behind a link', { path: 'link/d.md', before: undefined, after: 'new' }, 'symbolic link'],
  ])('writes nothing at all when one of the files %s', async (_, second, message) => {
    const root = folderWith({ 'a.md': 'a', 'b.md': 'b', 'real/x': '' });
    symlinkSync(join(root, 'real'), join(root, 'link'));
    const both = [{ path: 'a.md', before: 'a', after: 'A' }, { path: 'n.md', before: undefined, after: 'n' }, second];
    await expect(rewriteFiles(root, both)).rejects.toThrow(message);
    expect([read(root, 'a.md'), read(root, 'b.md'), existsSync(join(root, 'n.md'))]).toEqual(['a', 'b', false]);
  });

  it('puts back what was written when a later file fails', async () => {
    const root = folderWith({ 'a.md': 'a', 'b.md': 'b' });
    const throughFile = [
      { path: 'n', before: undefined, after: 'n' },
      { path: 'n/x.md', before: undefined, after: 'x' },
    ];
    await expect(rewriteFiles(root, throughFile)).rejects.toThrow('n/x.md');
    const twice = [
      { path: 'n', before: undefined, after: 'n' },
      { path: 'a.md', before: 'a', after: 'A' },
      { path: 'b.md', before: 'b', after: 'B' },
      { path: 'a.md', before: 'a', after: 'other' },
    ];
    await expect(rewriteFiles(root, twice)).rejects.toThrow('a.md has changed');
    expect([read(root, 'a.md'), read(root, 'b.md'), readdirSync(root).sort()]).toEqual(['a', 'b', ['a.md', 'b.md']]);
  });
});
