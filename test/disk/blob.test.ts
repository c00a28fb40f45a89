import { describe, expect, it } from 'vitest';
import { contentId } from '../../src/disk/blob.ts';
import { addFiles, folderWith, git } from './folder.ts';

describe('the id of a content', () => {
  it('is the one that git gives', () => {
    const root = folderWith({ 'a.ts': 'export {};\n', 'b.bin': new Uint8Array([0, 13, 10, 255]) });
    git(root, 'init', '-q');
    const named = (path: string) => git(root, 'hash-object', '--no-filters', path).trim();
    expect(contentId(Buffer.from('export {};\n'))).toBe(named('a.ts'));
    const bytes = new Uint8Array([0, 13, 10, 255]);
    expect(contentId(bytes, named('b.bin'))).toBe(named('b.bin'));
  });

  it('is the one that git gives in a repository that hashes with SHA-256', () => {
    const root = folderWith({ 'a.ts': 'x' });
    git(root, 'init', '-q', '--object-format=sha256');
    git(root, 'add', '-A');
    const listed = git(root, 'ls-files', '-s').split(' ')[1] ?? '';
    expect(listed).toHaveLength(64);
    expect(contentId(Buffer.from('x'), listed)).toBe(listed);
  });

  it('does not depend on line ends, whether git converts them or not', () => {
    const lf = contentId(Buffer.from('a\nb\n'));
    expect(contentId(Buffer.from('a\r\nb\r\n'))).toBe(lf);
    const root = folderWith({ '.gitattributes': '* text=auto eol=crlf\n', 'a.ts': 'a\r\nb\r\n' });
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    expect(git(root, 'rev-parse', ':a.ts').trim()).toBe(lf);
    addFiles(root, { 'raw.ts': 'a\r\nb\r\n' });
    const raw = git(root, 'hash-object', '--no-filters', 'raw.ts').trim();
    expect(contentId(Buffer.from('a\r\nb\r\n'), raw)).toBe(raw);
  });

  it('differs for any other difference', () => {
    const ids = ['a', 'a\n', 'a\r', ' a', '\uFEFFa', ''].map((text) => contentId(Buffer.from(text)));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
