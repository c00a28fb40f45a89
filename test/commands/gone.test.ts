/** What `init`, `build` and `review` remember of history, and that clones without history decide by it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel, read } from '../program.ts';

const LOCK = 'context/lintel.lock';

const SERVER = 'export class ToolServer {\n  open(): void {}\n}\nexport function openToolServer(): void {}\n';

const FILES = {
  'package.json': '{ "name": "shop" }\n',
  'src/server.ts': SERVER,
  'src/index.ts': "export * from './server.ts';\n",
  'packages/api/src/handlers/on-error.ts': 'export const onError = 1;\n',
  'packages/api/package.json': '{ "name": "api" }\n',
};

const TEXT =
  '# Shop\n\nErrors go through `packages/api/src/handlers/on-error.ts`.\n\nStart with `openToolServer()`, see `../elsewhere/other.ts` and `FooBarBaz`.\n';

/** A repository whose agent file speaks of a path and of a name that a later commit took away. */
function aged(files: Readonly<Record<string, string>>): string {
  const root = repositoryWith({ ...FILES, ...files });
  git(root, 'rm', '-q', 'packages/api/src/handlers/on-error.ts');
  addFiles(root, { 'src/server.ts': SERVER.replace(/export function.*\n/, 'export function serve(): void {}\n') });
  git(root, 'commit', '-q', '-a', '-m', 'take away');
  return root;
}

const CONFIGURED = { 'context/lintel.yaml': '{}\n', 'context/guides/a.md': TEXT, 'AGENTS.md': TEXT };

function cloneOf(root: string, depth: number): string {
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'built');
  const clone = folderWith();
  git(clone, 'clone', '-q', `--depth=${depth}`, pathToFileURL(root).href, '.');
  return clone;
}

/** Rule, file and what is claimed, without the words, which may tell more where history is at hand. */
async function found(root: string): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
  return findings
    .map(({ rule, file, claim }: Record<string, string>) => `${rule} ${file} ${claim}`)
    .filter((each: string) => each.startsWith('stale/'));
}

/** The names of what the lock records as gone. */
function recorded(root: string, lock = LOCK): string[] {
  return read(root, lock)
    .split('\n')
    .filter((line) => line.startsWith('gone '))
    .map((line) => line.split(' ')[2] ?? '');
}

const DEAD = [
  'stale/path context/guides/a.md packages/api/src/handlers/on-error.ts',
  'stale/symbol context/guides/a.md openToolServer()',
];

describe('a claim that history proves dead', () => {
  it('is counted by the build that records it, and by no other', async () => {
    const root = aged(CONFIGURED);
    git(root, 'rm', '-q', 'AGENTS.md');
    git(root, 'commit', '-q', '-m', 'moved into the context');
    const said = 'The lock records 2 more claims as gone, as git’s history proves.\n';
    const quiet = folderWith();
    cpSync(root, quiet, { recursive: true });
    expect((await inProcess(root, 'build')).err).toContain(said);
    expect(recorded(root)).toHaveLength(2);
    expect((await inProcess(root, 'build')).err).not.toContain('as gone');
    expect(lintel(quiet, 'build', '--quiet').err).toBe('');
    expect(recorded(quiet)).toHaveLength(2);
  });

  it('is recorded by a build with its commit, and found by every clone after that', async () => {
    const root = aged(CONFIGURED);
    const commit = git(root, 'rev-parse', 'HEAD').trim();
    // As an adoption leaves it: the words stood in another file when the commit was made.
    git(root, 'rm', '-q', 'AGENTS.md');
    git(root, 'commit', '-q', '-m', 'moved into the context');
    expect(await found(root)).toEqual([]);
    expect((await inProcess(root, 'build', '--check')).code).toBe(1);
    expect((await inProcess(root, 'build')).err).toContain('lint has 2 errors');
    const records = read(root, LOCK)
      .split('\n')
      .filter((line) => line.startsWith('gone '));
    expect(records).toEqual([
      `gone context/guides/a.md openToolServer() openToolServer ${commit}`,
      `gone context/guides/a.md packages/api/src/handlers/on-error.ts packages/api/src/handlers/on-error.ts ${commit}`,
    ]);
    expect(await found(root)).toEqual(DEAD);
    const shallow = cloneOf(root, 1);
    expect(await found(shallow)).toEqual(DEAD);
    expect((await inProcess(shallow, 'check')).code).toBe((await inProcess(root, 'check')).code);
    expect((await inProcess(shallow, 'lint')).out).toContain(`any more; commit ${commit.slice(0, 9)} took it away.`);
    expect((await inProcess(root, 'lint')).out).toContain(`any more. It was removed in ${commit.slice(0, 9)} (`);
    const before = read(shallow, LOCK);
    await inProcess(shallow, 'build');
    expect(read(shallow, LOCK)).toBe(before);
  });

  it('is not decided by a clone that lacks the history', async () => {
    const root = aged(CONFIGURED);
    git(root, 'rm', '-q', 'AGENTS.md');
    const shallow = cloneOf(root, 1);
    await inProcess(shallow, 'build');
    expect(recorded(shallow)).toEqual([]);
    expect(await found(shallow)).toEqual([]);
  });

  it('lives again when its target comes back, and is silent while git ignores it', async () => {
    const root = aged(CONFIGURED);
    git(root, 'rm', '-q', 'AGENTS.md');
    await inProcess(root, 'build');
    expect(recorded(root)).toHaveLength(2);
    addFiles(root, { '.gitignore': 'packages/api/src/handlers/\n' });
    expect(await found(root)).toEqual(DEAD.slice(1));
    addFiles(root, { '.gitignore': '', 'packages/api/src/handlers/on-error.ts': '', 'src/server.ts': SERVER });
    expect(await found(root)).toEqual([]);
    await inProcess(root, 'build');
    expect(recorded(root)).toEqual([]);
  });

  it('leaves the lock together with its words', async () => {
    const root = aged(CONFIGURED);
    git(root, 'rm', '-q', 'AGENTS.md');
    await inProcess(root, 'build');
    addFiles(root, { 'context/guides/a.md': '# Shop\n\nNothing.\n' });
    await inProcess(root, 'build');
    expect(recorded(root)).toEqual([]);
  });

  it('is recorded where only a glob or the end of a path was written', async () => {
    const text = '# Shop\n\nSee `handlers/on-error.ts` and all of `packages/api/src/handlers/*.ts`.\n';
    const root = aged({ 'AGENTS.md': text });
    await inProcess(root, 'review', 'AGENTS.md');
    expect(recorded(root, 'lintel.lock')).toEqual(['handlers/on-error.ts', 'packages/api/src/handlers/*.ts']);
    const shallow = cloneOf(root, 1);
    expect(await found(shallow)).toEqual(await found(root));
    expect(await found(shallow)).toHaveLength(2);
  });

  it('was said by the agent file of the folder that a note is about', async () => {
    const text = 'Errors go through `src/handlers/on-error.ts`.\n';
    const root = aged({ 'context/lintel.yaml': '{}\n', 'packages/api/AGENTS.md': text });
    git(root, 'rm', '-q', 'packages/api/AGENTS.md');
    addFiles(root, { 'context/modules/api.md': `---\nmodule: packages/api\n---\n\n# API\n\n${text}` });
    await inProcess(root, 'build');
    expect(recorded(root)).toEqual(['src/handlers/on-error.ts']);
  });
});

describe('a set-up that init makes', () => {
  /** Of one statement that stands in an agent file without a set-up, and in a note with one. */
  const said = async (root: string): Promise<readonly string[]> =>
    (await found(root)).map((each) => each.replace(/^(\S+) \S+/, '$1')).sort();

  it('says of the past what lint said without one, in every clone', async () => {
    const rule = (globs: string, text: string): string => `---\nglobs: ${globs}\nalwaysApply: false\n---\n\n${text}\n`;
    const root = aged({
      'site/tailwind.config.mjs': '',
      'site/src/page.ts': 'export const page = 1;\n',
      'packages/api/src/legacyErrorWorker.ts': 'export const legacyErrorWorker = 1;\n',
      'packages/api/src/experimental/a.ts': '',
      'app/[slug]/page.tsx': '',
      'examples/state/a.ts': '',
      'CLAUDE.md': '# Shop\n\nTry `packages/*/src/experimental/` and `app/[slug]/page.tsx`.\n',
      '.cursor/rules/site.mdc': rule('site/**', 'Colours stand in `tailwind.config.mjs`.'),
      '.cursor/rules/api.mdc': rule('packages/api/**', 'Errors go to `legacyErrorWorker.ts`.'),
      '.cursor/rules/state.mdc': rule('src/**', '- Example: [state](mdc:examples/state/)'),
      '.claude/rules/on-error.md': 'Errors go through `packages/api/src/handlers/on-error.ts`.\n',
    });
    git(root, 'rm', '-q', '-r', 'site/tailwind.config.mjs', 'packages/api/src', 'app', 'examples');
    addFiles(root, { 'packages/api/index.ts': '' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'take more away');
    const before = await said(root);
    expect(before).toEqual([
      'stale/path app/[slug]/page.tsx',
      'stale/path legacyErrorWorker.ts',
      'stale/path mdc:examples/state/',
      'stale/path packages/*/src/experimental/',
      'stale/path packages/api/src/handlers/on-error.ts',
      'stale/path tailwind.config.mjs',
    ]);
    expect((await inProcess(root, 'init', '--yes')).code).toBe(0);
    git(root, 'rm', '-q', '-f', '--ignore-unmatch', 'context/lintel.baseline');
    rmSync(join(root, 'context/lintel.baseline'), { force: true });
    expect(await said(root)).toEqual(before);
    expect(await said(cloneOf(root, 1))).toEqual(before);
  });
});

describe('who records', () => {
  it('init does, and the baseline holds what was gone before', () => {
    const root = aged({ 'AGENTS.md': TEXT });
    expect(lintel(root, 'init', '--yes').code).toBe(0);
    expect(recorded(root).sort()).toEqual(['openToolServer()', 'packages/api/src/handlers/on-error.ts']);
    expect(read(root, 'context/lintel.baseline')).toContain('on-error.ts');
    expect(lintel(root, 'check').code).toBe(0);
    expect(lintel(cloneOf(root, 1), 'check').code).toBe(0);
  });

  it('review does for the file that it was asked for, without any set-up', async () => {
    const root = aged({ 'AGENTS.md': TEXT, 'docs/AGENTS.md': TEXT });
    expect(lintel(root, 'review', 'AGENTS.md').code).toBe(1);
    expect(recorded(root, 'lintel.lock').sort()).toEqual(['openToolServer()', 'packages/api/src/handlers/on-error.ts']);
    const shallow = cloneOf(root, 1);
    const ofRoot = (each: string): boolean => each.includes(' AGENTS.md ');
    expect((await found(shallow)).filter(ofRoot)).toEqual(
      DEAD.map((each) => each.replace('context/guides/a.md', 'AGENTS.md')),
    );
    expect((await found(shallow)).filter(ofRoot)).toEqual((await found(root)).filter(ofRoot));
  });

  it('nobody does who only looks', async () => {
    const root = aged(CONFIGURED);
    git(root, 'rm', '-q', 'AGENTS.md');
    for (const words of [['lint'], ['check'], ['build', '--check'], ['build', '--dry-run']])
      await inProcess(root, ...words);
    expect(git(root, 'status', '--porcelain')).not.toContain('lintel.lock');
  });
});

it('leaves a folder alone that a script of the package.json fills, unless the script went too', async () => {
  const manifest = (scripts: Record<string, string>): string => `${JSON.stringify({ name: 'shop', scripts })}\n`;
  const root = repositoryWith({
    'package.json': manifest({ claude: 'cp -r .ai/ .agents' }),
    'AGENTS.md': '# Shop\n\nRules are in `.agents/rules/`.\n',
    '.ai/rules/style.md': '# Style\n\nKeep it short.\n',
    '.agents/rules/style.md': '# Style\n\nKeep it short.\n',
  });
  git(root, 'rm', '-r', '-q', '.agents');
  git(root, 'commit', '-q', '-m', 'made by each clone');
  expect((await inProcess(root, 'lint')).out).toBe('');
  addFiles(root, { 'package.json': manifest({}) });
  git(root, 'commit', '-q', '-a', '-m', 'no script');
  expect((await inProcess(root, 'lint')).out).toContain('`.agents/rules/` leads to no file or folder');
});
