/** What a scan leaves out by its place: links and submodules. */
import { expect, test } from 'vitest';
import { minifiedByName, passedOver } from '../../src/scan/passed-over.ts';

/** `path: message` of a tree with `files`, and links by what they hold; null for a submodule. */
function said(files: readonly string[], links: Readonly<Record<string, string | null>>): readonly string[] {
  const targets = new Map(Object.entries(links).flatMap(([path, target]) => (target === null ? [] : [[path, target]])));
  const names = Object.keys(links).sort();
  return passedOver({ paths: [...files, ...names].sort(), links: names, targets }).map(({ message }) => message);
}

test('a link between agent files, documents or folders without code is usual, and not told', () => {
  const files = ['AGENTS.md', 'LICENSE', '.agents/skills/a/SKILL.md', 'docs/a.md', 'src/a.ts'];
  const links = {
    'CLAUDE.md': 'AGENTS.md',
    'pkg/LICENSE': '../LICENSE',
    '.claude/skills': '../.agents/skills',
    'pkg/README.md': '../docs/a.md',
    'pkg/logo.png': '/usr/share/logo.png',
  };
  expect(said(files, links)).toEqual([]);
});

test('links to code, to folders with code, out of the repository and in circles are told once each', () => {
  const files = ['src/a.ts', 'src/deep/b.ts'];
  const links = {
    'a.ts': 'src/a.ts',
    'away.ts': '../../other/a.ts',
    'built.ts': 'dist/a.ts',
    far: '/opt/code',
    loop: 'loop',
    'one/x': '../two/x',
    'pkg/deep': '../src/deep/',
    'pkg/through.ts': 'deep/b.ts',
    'src/up': '..',
    'two/x': '../one/x',
  };
  expect(said(files, links)).toEqual([
    '`a.ts` is a symbolic link to `src/a.ts`, and is not scanned under its own name.',
    '`away.ts` is a symbolic link that leads out of the repository, where nothing is scanned.',
    '`built.ts` is a symbolic link to `dist/a.ts`, which is no file of this repository.',
    '`far` is a symbolic link that leads out of the repository, where nothing is scanned.',
    '`loop` is a symbolic link that leads back to itself.',
    '`one/x` is a symbolic link that leads back to itself.',
    '`pkg/deep` is a symbolic link to the folder `src/deep`, whose code is scanned under that path.',
    '`pkg/through.ts` is a symbolic link to `src/deep/b.ts`, and is not scanned under its own name.',
    '`src/up` is a symbolic link to the folder `.`, whose code is scanned under that path.',
    '`two/x` is a symbolic link that leads back to itself.',
  ]);
});

test('a submodule is told, and what leads into it', () => {
  expect(said(['src/a.ts'], { sub: null, 'src/lib.ts': '../sub/lib.ts' })).toEqual([
    '`src/lib.ts` is a symbolic link to `../sub/lib.ts`, which is no file of this repository.',
    '`sub` is a submodule, and its code is not scanned.',
  ]);
});

test('files that are called minified are told once, where people keep sources', () => {
  const paths = [
    'src/b.min.mjs',
    'src/a.min.js',
    'src/d.min.js',
    'src/link.min.js',
    'vendor/x.min.js',
    'dist/y.min.cjs',
    'src/c.min.css',
  ];
  const told = minifiedByName({ paths: [...paths, 'node_modules/z/z.min.js'], links: ['src/link.min.js'] });
  expect(told.map(({ rule, file, message }) => [rule, file, message])).toEqual([
    [
      'scan/skipped',
      'src/a.min.js',
      '`src/a.min.js` was not scanned, nor were 2 more: their names say that they are minified. What they export is unknown.',
    ],
  ]);
  expect(minifiedByName({ paths: ['a.min.js'], links: [] })[0]?.message).toBe(
    '`a.min.js` was not scanned: its name says that it is minified. What it exports is unknown.',
  );
  expect(minifiedByName({ paths: ['vendor/a.min.js', 'src/a-min.js'], links: [] })).toEqual([]);
});
