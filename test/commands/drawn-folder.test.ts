/** Folders at the root of a drawn tree whose names are words that code uses for something else. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const TREE = [
  'shop/',
  '├── src/      ← the shop',
  '├── tools/',
  '├── docs/',
  '└── palettes/ ← example colour palettes',
];

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'AGENTS.md': ['# Shop', '', '```', ...TREE, '```', ''].join('\n'),
  'src/a.ts': 'export const a = 1;\n',
  'tools/b.ts': 'export const b = 1;\n',
  'docs/c.md': '# C\n',
  'palettes/dark.ts': 'export const dark = 1;\n',
};

/** What a run says of paths after the folder went, where code of today says so. */
async function gone(code: string): Promise<readonly string[]> {
  const root = repositoryWith(FILES);
  git(root, 'rm', '-q', '-r', 'palettes');
  addFiles(root, { 'src/a.ts': code });
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'take away');
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', '--no-fail')).out);
  return findings.flatMap(({ rule, claim }: Record<string, string>) => (rule === 'stale/path' ? [claim] : []));
}

describe('a folder at the root of a drawn tree', () => {
  it('is gone though code says the word', async () => {
    expect(await gone('export const palettes = ["dark", "light"];\n')).toEqual(['palettes']);
  });

  it('may be there where code writes to it', async () => {
    const code = "import { mkdirSync, writeFileSync } from 'node:fs';\nmkdirSync('palettes', { recursive: true });\n";
    expect(await gone(`${code}writeFileSync('palettes/dark.json', '{}');\n`)).toEqual([]);
  });
});
