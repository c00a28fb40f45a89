/** One repository with everything that repositories hold against a scan: each fault is told once, and none ends the run. */
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scanCode } from '../../src/disk/code.ts';
import { listTree } from '../../src/disk/tree.ts';
import type { ScanDocument } from '../../src/document.ts';
import type { Finding } from '../../src/model.ts';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { lintel } from '../program.ts';

const ODD_NAMES = ['a b.ts', `q'uo"te.ts`, 'line\nbreak.ts', 'größe/日本.ts', '-dash.ts', '[id].ts', '$x.ts'];

/** Text of files that no scan can make anything of, or only something. */
const FAULTS = {
  'vendor/big.js': `var a=${'1+'.repeat(2_600_000)}1;`,
  'src/latin.ts': new Uint8Array([...Buffer.from("export const name = 'Z"), 0xfc, ...Buffer.from("rich';\n")]),
  'src/utf16.ts': new Uint8Array([0xff, 0xfe, 0x65, 0, 0x78, 0]),
  'src/pointer.ts': 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n',
  'src/broken.ts': 'export function open(: string {\nexport const kept = 1;\n',
  'src/deep.ts': `export const deep = ${'['.repeat(20_000)}${']'.repeat(20_000)};\n`,
  'tsconfig.json': '{\n  "extends": "./tsconfig.json",\n  "compilerOptions": { "paths": { "@/*": ["./src/*"] } }\n}\n',
  'packages/a/package.json': '{ "name": "@x/a", ',
  'package.json': '{ "name": "bad", "private": true, "workspaces": ["packages/*"] }',
};

/** The repository of this file, made once: most of the time goes into its files. */
function badRepository(): string {
  const library = repositoryWith({ 'lib.ts': 'export const lib = 1;\n' });
  const many = Array.from({ length: 10_000 }, (_, n) => [`many/f${n}.ts`, `export const v${n} = ${n};\n`] as const);
  const odd = ODD_NAMES.map((name, n) => [name, `export const odd${n} = '@/case';\n`] as const);
  const root = folderWith({
    ...FAULTS,
    ...Object.fromEntries([...many, ...odd]),
    'src/case.ts': 'export const lower = 1;\n',
    'src/Case.ts': 'export const upper = 1;\n',
    'src/far.ts': 'export const far = 1;\n',
    'src/user.ts': "import { lower } from '@/case';\nimport '../sub/lib.ts';\nexport { lower };\n",
  });
  symlinkSync('loop', join(root, 'loop'));
  symlinkSync('..', join(root, 'src/up'));
  symlinkSync('case.ts', join(root, 'src/link.ts'));
  git(root, 'init', '-q');
  git(root, 'submodule', 'add', '-q', library, 'sub');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'bad');
  git(root, 'sparse-checkout', 'set', '--no-cone', '/*', '!/src/far.ts');
  return root;
}

describe('a repository full of bad input', () => {
  it('is scanned to the end, tells each fault once, and the same when warm', () => {
    const root = badRepository();
    const dir = join(folderWith(), 'cache');
    const cold = lintel(root, 'scan', '--json', '--cache-dir', dir);
    expect([cold.code, cold.err]).toEqual([0, '']);
    const { problems, files, unresolved }: ScanDocument = JSON.parse(cold.out);
    expect(problems.map(({ file, line, message }) => `${file}:${line} ${message.split('. ')[0]}`).sort()).toEqual([
      'loop:1 `loop` is a symbolic link that leads back to itself.',
      'packages/a/package.json:1 packages/a/package.json is not valid JSON: property name expected.',
      'src/Case.ts:1 `src/Case.ts` and `src/case.ts` differ by letter case alone: on macOS and Windows a checkout has one of them only.',
      'src/broken.ts:1 src/broken.ts has a syntax error: Parameter declaration expected',
      'src/deep.ts:1 src/deep.ts has a syntax error: The code is nested too deeply to be read',
      'src/far.ts:1 `src/far.ts` is a file of this repository that is not on the disk',
      'src/latin.ts:1 `src/latin.ts` was not scanned: it is not valid UTF-8',
      'src/link.ts:1 `src/link.ts` is a symbolic link to `src/case.ts`, and is not scanned under its own name.',
      'src/pointer.ts:1 `src/pointer.ts` was not scanned: it is a Git LFS pointer, and its content is not here',
      'src/up:1 `src/up` is a symbolic link to the folder `.`, whose code is scanned under that path.',
      'src/utf16.ts:1 `src/utf16.ts` was not scanned: it holds a zero byte in line 1, so that it is binary or UTF-16, not UTF-8 text',
      'sub:1 `sub` is a submodule, and its code is not scanned.',
      'tsconfig.json:2 `tsconfig.json` extends itself',
      'vendor/big.js:1 `vendor/big.js` was not scanned: it is 5079 KB, more than the 1,024 KB that are scanned',
    ]);
    expect(unresolved.map(({ file, specifier, reason }) => [file, specifier, reason])).toEqual([
      ['src/user.ts', '../sub/lib.ts', 'link'],
    ]);
    const exportsOf = (path: string) => files.find((file) => file.path === path)?.exports.map(({ name }) => name);
    expect(ODD_NAMES.map(exportsOf)).toEqual(ODD_NAMES.map((_, n) => [`odd${n}`]));
    expect([exportsOf('src/case.ts'), exportsOf('src/Case.ts'), exportsOf('src/link.ts')]).toEqual([
      ['lower'],
      ['upper'],
      undefined,
    ]);
    expect(files.filter(({ path }) => path.startsWith('many/'))).toHaveLength(10_000);
    expect(lintel(root, 'scan', '--json', '--cache-dir', dir).out).toBe(cold.out);

    // Without a set-up nothing is compiled from a manifest, so that one which cannot be read fails nobody.
    expect(lintel(root, 'lint', '--json', '--cache-dir', dir).code).toBe(0);
    expect(lintel(root, 'check', '--json', '--cache-dir', dir).code).toBe(2);
    addFiles(root, {
      'context/lintel.yaml': '{}\n',
      'context/guides/sub.md': 'See [lib](../../sub/lib.ts) and [far](../../src/far.ts), `lib` of {{path "src/up"}}.\n',
    });
    const first = lintel(root, 'check', '--json', '--cache-dir', dir);
    const { findings }: { findings: readonly Finding[] } = JSON.parse(first.out);
    expect(findings.filter(({ file }) => file === 'src/far.ts')).toHaveLength(1);
    expect(findings.filter(({ file }) => file === 'context/guides/sub.md')).toEqual([]);
    expect(lintel(root, 'check', '--json', '--cache-dir', dir)).toEqual(first);
  }, 120_000);

  it('gives the same facts in whatever order its files come', async () => {
    const root = repositoryWith({
      ...FAULTS,
      'src/a.ts': "export * from './b';\n",
      'src/b.ts': 'export const b = 1;\n',
    });
    const { paths } = await listTree(root);
    const straight = await scanCode(root, paths);
    const shuffled = await scanCode(root, [...paths].reverse());
    expect(JSON.stringify([shuffled.files, shuffled.problems])).toBe(
      JSON.stringify([straight.files, straight.problems]),
    );
  });

  it('is read again when a file that was bad has been mended, and the other way round', () => {
    const root = repositoryWith({ 'src/a.ts': FAULTS['src/pointer.ts'], 'src/b.ts': 'export const b = 1;\n' });
    const dir = join(folderWith(), 'cache');
    const names = () => {
      const { files }: ScanDocument = JSON.parse(lintel(root, 'scan', '--json', '--cache-dir', dir).out);
      return files.flatMap(({ exports }) => exports.map(({ name }) => name));
    };
    expect(names()).toEqual(['b']);
    addFiles(root, { 'src/a.ts': 'export const a = 1;\n' });
    expect(names()).toEqual(['a', 'b']);
    writeFileSync(join(root, 'src/b.ts'), FAULTS['src/latin.ts']);
    expect(names()).toEqual(['a']);
    renameSync(join(root, 'src/a.ts'), join(root, 'src/c.ts'));
    rmSync(join(root, 'src/b.ts'));
    expect(names()).toEqual(['a']);
  });
});
