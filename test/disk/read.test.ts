import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presentPaths, readTexts } from '../../src/disk/read.ts';
import { folderWith } from './folder.ts';

describe('reading texts', () => {
  it('drops the byte order mark and Windows line ends, and keeps the order asked for', async () => {
    const root = folderWith({ 'b.md': '\uFEFFone\r\ntwo\r\n', 'a.md': 'é\r' });
    const { texts, problems } = await readTexts(root, ['b.md', 'a.md', 'b.md', 'missing.md', 'a.md/below']);
    expect([...texts]).toEqual([
      ['b.md', 'one\ntwo\n'],
      ['a.md', 'é\r'],
    ]);
    expect(problems).toEqual([]);
  });

  it('says once for each file why it is no text', async () => {
    const root = folderWith({
      'binary.md': new Uint8Array([65, 0, 66]),
      'latin1.md': new Uint8Array([0x63, 0xe9]),
      'huge.md': 'x'.repeat(5 * 1024 * 1024 + 1),
      'folder/x': '',
    });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    symlinkSync('loop', join(root, 'loop'));
    const { texts, problems } = await readTexts(root, ['binary.md', 'latin1.md', 'huge.md', 'folder', 'pipe', 'loop']);
    expect(texts.size).toBe(0);
    expect(problems.map(({ rule, file, message }) => `${rule} ${file}: ${message}`)).toEqual([
      'disk/unreadable binary.md: `binary.md` holds a zero byte in line 1, so that it is binary or UTF-16, not UTF-8 text.',
      'disk/unreadable latin1.md: `latin1.md` is not valid UTF-8.',
      'disk/unreadable huge.md: `huge.md` is 5.0 MB, more than the 5 MB that a text may have.',
      'disk/unreadable folder: `folder` is a folder where a file is expected.',
      'disk/unreadable pipe: `pipe` is neither a file nor a folder.',
      'disk/unreadable loop: `loop` is a link that leads back to itself.',
    ]);
    expect(problems.every(({ hint }) => hint !== undefined)).toBe(true);
  });

  it.each([
    { above: 'c\u00e9\n', before: '', after: '', place: { line: 2, column: 1 } },
    { above: '', before: 'caf', after: 'latte\n', place: { line: 1, column: 4 } },
    { above: 'a\r\n', before: '\u00fc\u{1f389} \ufffd ', after: '', place: { line: 2, column: 7 } },
    { above: '\ufeff', before: 'x', after: '\ny', place: { line: 1, column: 2 } },
    { above: 'one\ntwo\n', before: 'x'.repeat(100_000), after: '', place: { line: 3, column: 100_001 } },
    { above: `${'\ufffd'.repeat(50_000)}\n`, before: '\ufffd', after: '', place: { line: 2, column: 2 } },
  ])('says where the first byte stands that is no UTF-8: $place', async ({ above, before, after, place }) => {
    const bytes = Buffer.concat([Buffer.from(`${above}${before}`), Buffer.from([0xe9, 0x20]), Buffer.from(after)]);
    const { problems } = await readTexts(folderWith({ 'a.md': bytes }), ['a.md']);
    expect(problems).toMatchObject([{ rule: 'disk/unreadable', ...place }]);
  });

  it('reads what is no UTF-8 in the lists of git, which knows bytes alone', async () => {
    const bytes = Buffer.concat([Buffer.from('dist/\n# caf'), Buffer.from([0xe9]), Buffer.from('\nout/\n')]);
    const root = folderWith({ '.gitignore': bytes, 'a/.gitattributes': bytes, 'a/x.gitignore': bytes });
    const { texts, problems } = await readTexts(root, ['.gitignore', 'a/.gitattributes', 'a/x.gitignore']);
    expect(texts.get('.gitignore')).toBe('dist/\n# caf\ufffd\nout/\n');
    expect(texts.get('a/.gitattributes')).toContain('out/');
    expect(problems.map(({ file }) => file)).toEqual(['a/x.gitignore']);
  });

  it('places what concerns all of a text at its head', async () => {
    const root = folderWith({ 'a.md': Buffer.from('# A\n', 'utf16le'), 'cut.md': Buffer.from([0x61, 0x0a, 0xc3]) });
    const { problems } = await readTexts(root, ['a.md', 'cut.md']);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  it('follows links inside the root, and none that lead outside or into git’s own folder', async () => {
    const outside = folderWith({ 'secret.md': 'secret' });
    const root = folderWith({ 'docs/a.md': 'a', '.git/config': 'token' });
    symlinkSync('docs/a.md', join(root, 'inside.md'));
    symlinkSync('docs', join(root, 'also'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'secret.md'));
    symlinkSync(outside, join(root, 'away'));
    symlinkSync('.git/config', join(root, 'config.md'));
    symlinkSync('nowhere', join(root, 'dangling.md'));
    const asked = [
      'inside.md',
      'also/a.md',
      'secret.md',
      'away/secret.md',
      'config.md',
      'dangling.md',
      '../x',
      '.git/config',
    ];
    const { texts, problems } = await readTexts(root, asked);
    expect([...texts]).toEqual([
      ['inside.md', 'a'],
      ['also/a.md', 'a'],
    ]);
    expect(problems.map(({ file }) => file)).toEqual([
      'secret.md',
      'away/secret.md',
      'config.md',
      '../x',
      '.git/config',
    ]);
  });

  it('works below a root that is itself behind a link', async () => {
    const real = folderWith({ 'a.md': 'a' });
    const link = join(folderWith(), 'link');
    symlinkSync(real, link);
    expect((await readTexts(link, ['a.md'])).texts.get('a.md')).toBe('a');
  });

  it('reads more files than may be open at once', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.md`, `${index}`]));
    const { texts } = await readTexts(folderWith(files), Object.keys(files));
    expect(Object.fromEntries(texts)).toEqual(files);
  });
});

it('tells which paths are taken, links included, without reading them', async () => {
  const root = folderWith({ 'AGENTS.md': '' });
  symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
  mkdirSync(join(root, 'folder'));
  expect(await presentPaths(root, ['CLAUDE.md', 'AGENTS.md', 'folder', 'missing', '../..'])).toEqual({
    paths: ['AGENTS.md', 'CLAUDE.md'],
    links: ['CLAUDE.md'],
  });
});
