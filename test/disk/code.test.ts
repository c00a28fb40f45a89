import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scanCode, type ScanProgress } from '../../src/disk/code.ts';
import { listTree } from '../../src/disk/tree.ts';
import { folderWith, git, repositoryWith } from './folder.ts';

it('scans the code files of a tree and nothing else', async () => {
  const root = folderWith({
    'b.ts': 'export const b = 1;\n',
    'a.ts': "import './b.ts';\nexport function a() {}\n",
    'readme.md': '# x',
  });
  const progress: ScanProgress[] = [];
  const { files, problems } = await scanCode(root, ['readme.md', 'b.ts', 'a.ts', 'missing.ts'], {
    onProgress: (step) => progress.push(step),
  });
  expect(files.map(({ path, exports }) => [path, exports.map(({ name }) => name)])).toEqual([
    ['a.ts', ['a']],
    ['b.ts', ['b']],
  ]);
  expect(problems.map(({ message }) => message)).toEqual([
    '`missing.ts` is a file of this repository that is not on the disk. What it exports is unknown.',
  ]);
  expect(progress).toEqual([1, 2, 3].map((done) => ({ done, total: 3 })));
});

it('says once of all files that a checkout left out that they are not there', async () => {
  const { problems } = await scanCode(folderWith(), ['b.ts', 'a.ts', 'c.ts']);
  expect(problems.map(({ message }) => message)).toEqual([
    '`a.ts` is a file of this repository that is not on the disk, and so are 2 more. What they export is unknown.',
  ]);
});

it('does not say of a file whose name is not UTF-8 that it is not there', async () => {
  const root = repositoryWith({ 'a.ts': 'export const a = 1;\n' });
  writeFileSync(Buffer.from([...Buffer.from(`${root}/caf`), 0xe9, ...Buffer.from('.ts')]), 'export const b = 1;\n');
  for (const isTracked of [false, true]) {
    if (isTracked) git(root, 'add', '-A');
    const { files, problems } = await scanCode(root, (await listTree(root)).paths);
    expect(files.map(({ path }) => path)).toEqual(['a.ts']);
    expect(problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      '`caf\uFFFD.ts` was not scanned: it has a name that is not UTF-8. Its exports are unknown. Rename it.',
    ]);
  }
});

it('passes over what nobody wrote by hand, and says so once for each file', async () => {
  const root = folderWith({
    'big.ts': `export const x = 1;\n${'// a line of forty characters, or nearly\n'.repeat(30_000)}`,
    'bundle.js': `var a=${'1+'.repeat(5_000)}1;`,
    'pointer.js': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n',
    'binary.js': new Uint8Array([0, 1]),
    'short.js': `export const table = '${'x'.repeat(1_000)}';`,
  });
  const { files, problems } = await scanCode(root, ['big.ts', 'bundle.js', 'pointer.js', 'binary.js', 'short.js']);
  expect(files.map(({ path }) => path)).toEqual(['short.js']);
  expect(problems.map(({ rule, message }) => [rule, message.split('. ')[0]])).toEqual([
    ['scan/skipped', '`big.ts` was not scanned: it is 1202 KB, more than the 1,024 KB that are scanned'],
    [
      'scan/skipped',
      '`binary.js` was not scanned: it holds a zero byte in line 1, so that it is binary or UTF-16, not UTF-8 text',
    ],
    ['scan/skipped', '`bundle.js` was not scanned: it looks minified'],
    ['scan/skipped', '`pointer.js` was not scanned: it is a Git LFS pointer, and its content is not here'],
  ]);
});

it('scans code with long lines that a person wrote around data', async () => {
  const drawing = `<path d="${'M1 2'.repeat(1_000)}" />`;
  const lines = [
    'export const Logo = () => (',
    '  <svg>',
    ...Array.from({ length: 5 }, () => drawing),
    '  </svg>',
    ');',
  ];
  const root = folderWith({
    'Logo.tsx': lines.join('\n'),
    'Logo.jsx': lines.join('\n'),
    'names.ts': `export { ${Array.from({ length: 1_000 }, (_, index) => `name${index}`).join(', ')} };`,
    'table.js': `export const table = '${'x'.repeat(40_000)}';\n${'// why\n'.repeat(60)}`,
    'wrapped.js': `${'a=1;'.repeat(125)}\n`.repeat(100),
    'banner.js': `/*!\n * Banner\n */\n${'a=1;'.repeat(5_000)}`,
  });
  const names = ['Logo.tsx', 'Logo.jsx', 'names.ts', 'table.js', 'wrapped.js', 'banner.js'];
  const { files, problems } = await scanCode(root, names);
  expect(files.map(({ path }) => path)).toEqual(['Logo.jsx', 'Logo.tsx', 'names.ts', 'table.js']);
  expect(problems.map(({ file }) => file)).toEqual(['banner.js', 'wrapped.js']);
});

it('judges `-min.js` by its text, since that may be the smallest of something', async () => {
  const root = folderWith({
    'array-min.js': 'export function min(list) {\n  return Math.min(...list);\n}\n',
    'jquery-min.js': `var a=${'1+'.repeat(5_000)}1;`,
  });
  const { files, problems } = await scanCode(root, ['array-min.js', 'jquery-min.js']);
  expect(files.map(({ path }) => path)).toEqual(['array-min.js']);
  expect(problems.map(({ file }) => file)).toEqual(['jquery-min.js']);
});

it('has nothing to say about a tree without code', async () => {
  expect(await scanCode(folderWith({ 'a.md': '' }), ['a.md'])).toMatchObject({ files: [], problems: [] });
});

it('scans what a link leads to once, under its own name', async () => {
  const root = folderWith({ 'a.ts': 'export const a = 1;\n' });
  symlinkSync('a.ts', join(root, 'b.ts'));
  const { files, problems } = await scanCode(root, ['a.ts', 'b.ts']);
  expect([files.map(({ path }) => path), problems]).toEqual([['a.ts'], []]);
});
