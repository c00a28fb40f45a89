/** Agent files behind links: read once, under the path that a client sees. */
import { lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';

const RULE = 'Prices are in `src/price-list.ts`. See [the guide](guide.md) and [more](gone.md).\n';

/** A repository whose rules stand in a folder of documents, after a commit took away what they name. */
function withLinkedRules(): string {
  const root = repositoryWith({
    'ai/rules/price.mdc': RULE,
    'ai/rules/guide.md': '# Guide\n',
    'docs/agents.md': 'Start in `src/main-loop.ts`.\n',
    'src/price-list.ts': 'export const a = 1;\n',
    'src/main-loop.ts': 'export const b = 1;\n',
    'src/last.ts': 'export const c = 1;\n',
  });
  mkdirSync(join(root, '.cursor'));
  symlinkSync('../ai/rules', join(root, '.cursor/rules'));
  symlinkSync('docs/agents.md', join(root, 'AGENTS.md'));
  symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'link them');
  git(root, 'rm', '-q', 'src/price-list.ts', 'src/main-loop.ts');
  git(root, 'commit', '-q', '-m', 'drop both');
  return root;
}

async function found(root: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', ...args)).out);
  return findings.map(({ file, claim }: Record<string, string>) => `${file} ${claim}`).sort();
}

const ALL = [
  '.cursor/rules/price.mdc gone.md',
  '.cursor/rules/price.mdc src/price-list.ts',
  'AGENTS.md src/main-loop.ts',
];

describe('agent files behind links', () => {
  it('are read once, under the path that a client sees, with links from where they stand', async () => {
    expect(await found(withLinkedRules())).toEqual(ALL);
  });

  it('are reported by either path', async () => {
    const root = withLinkedRules();
    for (const path of ['.cursor/rules', '.cursor/rules/price.mdc', 'ai/rules/price.mdc', 'ai'])
      expect({ path, found: await found(root, path) }).toEqual({ path, found: ALL.slice(0, 2) });
    expect(await found(root, 'docs/agents.md')).toEqual(ALL.slice(2));
  });

  it('bring no finding that was there before', async () => {
    const root = withLinkedRules();
    expect(await found(root, '--since', 'HEAD')).toEqual([]);
    expect(await found(root, '--since', 'HEAD~1')).toEqual([ALL[1], ALL[2]]);
    addFiles(root, { 'ai/rules/price.mdc': `${RULE}\nAnd [this](none.md).\n` });
    expect(await found(root, '--since', 'HEAD')).toEqual(['.cursor/rules/price.mdc none.md']);
  });

  it('outside of the repository are not read', async () => {
    const outside = folderWith({ 'rules/a.mdc': 'See [x](gone.md).\n' });
    const root = repositoryWith({ 'CLAUDE.md': 'See [x](gone.md).\n' });
    mkdirSync(join(root, '.cursor'));
    symlinkSync(join(outside, 'rules'), join(root, '.cursor/rules'));
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'link');
    expect(await found(root)).toEqual(['CLAUDE.md gone.md']);
  });

  it('are mended nowhere, since links are never written through, and that is said', async () => {
    const root = repositoryWith({ 'ai/rules/a.mdc': 'See [x](mdc:src/A.ts).\n', 'src/a.ts': 'export const a = 1;\n' });
    mkdirSync(join(root, '.cursor'));
    symlinkSync('../ai/rules', join(root, '.cursor/rules'));
    git(root, 'add', '-A');
    const { out, err } = await inProcess(root, 'lint', '--fix');
    expect(`${out}${err}`).toMatch(/symbolic link/);
    expect(git(root, 'status', '--short', 'ai')).not.toContain(' M');
  });

  it('say nothing where they were committed as texts, and are no texts where a disk alone has no links', async () => {
    const root = repositoryWith({ 'AGENTS.md': 'Name tests.\n', 'web/AGENTS.md': 'Use hooks.\n' });
    symlinkSync('AGENTS.md', join(root, 'CLAUDE.md'));
    addFiles(root, { 'web/CLAUDE.md': 'AGENTS.md\n' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'link them');
    git(root, 'config', 'core.symlinks', 'false');
    rmSync(join(root, 'CLAUDE.md'));
    git(root, 'checkout', '-q', '--', 'CLAUDE.md');
    expect(lstatSync(join(root, 'CLAUDE.md')).isFile()).toBe(true);
    const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
    expect(findings.map(({ file, rule, severity }: Record<string, string>) => `${file} ${rule} ${severity}`)).toEqual([
      'web/CLAUDE.md note/empty warn',
    ]);
  });
});
