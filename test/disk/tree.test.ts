import { mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findRoot, relativeTo } from '../../src/disk/root.ts';
import { listTree } from '../../src/disk/tree.ts';
import { addFiles, folderWith, git, repositoryWith } from './folder.ts';

afterEach(() => vi.unstubAllEnvs());

const ODD_NAMES = [
  'a b.ts',
  '"q".ts',
  "it's.ts",
  'é/ü.ts',
  'back\\slash.ts',
  'line\nbreak.ts',
  ' lead.ts',
  '日本.md',
  '-dash.ts',
  '[a]{b}.ts',
];

/** The list without what git knows of contents. */
async function namesIn(root: string) {
  const { paths, links } = await listTree(root);
  return { paths, links };
}

describe('the list of a repository', () => {
  it('holds tracked and new files with any name, sorted by code unit', async () => {
    const root = repositoryWith(Object.fromEntries(ODD_NAMES.map((name) => [name, 'x'])));
    addFiles(root, { 'new file.ts': 'x', 'Z.ts': 'x', 'a.ts': 'x' });
    expect(await namesIn(root)).toEqual({ paths: [...ODD_NAMES, 'new file.ts', 'Z.ts', 'a.ts'].sort(), links: [] });
  });

  it('leaves out ignored and deleted files, but keeps ignored ones that are tracked', async () => {
    const root = repositoryWith({ 'a.ts': '', 'gone.ts': '', 'dist/kept.js': '' });
    addFiles(root, { '.gitignore': 'dist/\n', 'dist/out.js': '' });
    rmSync(join(root, 'gone.ts'));
    expect((await listTree(root)).paths).toEqual(['.gitignore', 'a.ts', 'dist/kept.js']);
  });

  it('keeps files that a sparse checkout leaves out', async () => {
    const root = repositoryWith({ 'a.ts': '', 'b/far.ts': '', 'c/near.ts': '' });
    git(root, 'sparse-checkout', 'set', 'c');
    expect((await listTree(root)).paths).toEqual(['a.ts', 'b/far.ts', 'c/near.ts']);
    expect(() => statSync(join(root, 'b/far.ts'))).toThrow();
  });

  it('knows links, tracked and new, without following them', async () => {
    const root = folderWith({ 'real/a.ts': '' });
    symlinkSync('real', join(root, 'tracked'));
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    symlinkSync('/etc', join(root, 'fresh'));
    symlinkSync('nowhere', join(root, 'dangling'));
    expect(await namesIn(root)).toEqual({
      paths: ['dangling', 'fresh', 'real/a.ts', 'tracked'],
      links: ['dangling', 'fresh', 'tracked'],
    });
  });

  it('sees what became a link, or is none any more, before anybody commits it', async () => {
    const root = folderWith({ 'AGENTS.md': 'Old.\n', 'docs/real.md': 'New.\n', 'same.md': '' });
    symlinkSync('docs/real.md', join(root, 'CLAUDE.md'));
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    for (const name of ['AGENTS.md', 'CLAUDE.md']) rmSync(join(root, name));
    symlinkSync('docs/real.md', join(root, 'AGENTS.md'));
    addFiles(root, { 'CLAUDE.md': 'A text of its own.\n' });
    const { links, unlinked, ids } = await listTree(root);
    expect(links).toEqual(['AGENTS.md']);
    // It is no text in which git keeps what a link holds.
    expect(unlinked).toBeUndefined();
    expect([...ids.keys()]).toEqual(['docs/real.md', 'same.md']);
  });

  it('takes from git the ids of files that are as committed, and of no others', async () => {
    const names = ['same.ts', 'edited.ts', 'gone.ts', 'assumed.ts', 'skipped.ts', 'typed.ts', 'touched.ts'];
    const root = repositoryWith(Object.fromEntries(names.map((name) => [name, `${name}\n`])));
    git(root, 'update-index', '--assume-unchanged', 'assumed.ts');
    git(root, 'update-index', '--skip-worktree', 'skipped.ts');
    addFiles(root, {
      'edited.ts': 'x',
      'assumed.ts': 'x',
      'skipped.ts': 'x',
      'new.ts': 'x',
      'touched.ts': 'touched.ts\n',
    });
    for (const name of ['gone.ts', 'typed.ts']) rmSync(join(root, name));
    symlinkSync('same.ts', join(root, 'typed.ts'));
    const { ids } = await listTree(root);
    const committed = (name: string) => git(root, 'rev-parse', `HEAD:${name}`).trim();
    expect([...ids]).toEqual(['same.ts', 'touched.ts'].map((name) => [name, committed(name)]));
  });

  it('takes no ids from files that a merge has left undecided', async () => {
    const root = repositoryWith({ 'a.ts': '1\n', 'b.ts': '' });
    git(root, 'checkout', '-q', '-b', 'other');
    addFiles(root, { 'a.ts': '2\n' });
    git(root, 'commit', '-q', '-am', 'other');
    git(root, 'checkout', '-q', '-');
    addFiles(root, { 'a.ts': '3\n' });
    git(root, 'commit', '-q', '-am', 'ours');
    expect(() => git(root, 'merge', '-q', 'other')).toThrow();
    const { paths, ids } = await listTree(root);
    expect(paths).toEqual(['a.ts', 'b.ts']);
    expect([...ids.keys()]).toEqual(['b.ts']);
  });

  it('knows a submodule by its folder alone, and leaves out nested repositories', async () => {
    const library = repositoryWith({ 'lib.ts': '' });
    const root = repositoryWith({ 'a.ts': '' });
    git(root, 'submodule', 'add', '-q', library, 'vendor/lib');
    mkdirSync(join(root, 'nested'));
    git(join(root, 'nested'), 'init', '-q');
    addFiles(root, { 'nested/inner.ts': '' });
    expect((await listTree(root)).paths).toEqual(['.gitmodules', 'a.ts', 'vendor/lib']);
    expect((await listTree(root)).links).toEqual(['vendor/lib']);
  });

  it('names a file once while a merge conflict is open', async () => {
    const root = repositoryWith({ 'a.ts': '1\n' });
    git(root, 'checkout', '-q', '-b', 'other');
    addFiles(root, { 'a.ts': '2\n' });
    git(root, 'commit', '-qam', 'two');
    git(root, 'checkout', '-q', '-');
    addFiles(root, { 'a.ts': '3\n' });
    git(root, 'commit', '-qam', 'three');
    expect(() => git(root, 'merge', 'other')).toThrow();
    expect((await listTree(root)).paths).toEqual(['a.ts']);
  });

  it('works before the first commit, and is empty for an empty repository', async () => {
    const root = folderWith();
    git(root, 'init', '-q');
    expect(await namesIn(root)).toEqual({ paths: [], links: [] });
    addFiles(root, { 'a.ts': '' });
    expect((await listTree(root)).paths).toEqual(['a.ts']);
  });

  it('leaves the index as it is', async () => {
    const root = repositoryWith({ 'a.ts': '1' });
    addFiles(root, { 'a.ts': '2' });
    const index = join(root, '.git/index');
    const before = { bytes: readFileSync(index), time: statSync(index).mtimeMs };
    await listTree(root);
    expect({ bytes: readFileSync(index), time: statSync(index).mtimeMs }).toEqual(before);
  });

  it('is that of the root also inside a hook of another repository', async () => {
    const other = repositoryWith({ 'other.ts': '' });
    const root = repositoryWith({ 'a.ts': '', 'dist/kept.js': '' });
    addFiles(root, { '.gitignore': 'dist/\n' });
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    expect((await listTree(root)).paths).toEqual(['.gitignore', 'a.ts', 'dist/kept.js']);
  });

  it('leaves out what a killed run left behind, and installed packages', async () => {
    const root = repositoryWith({ 'a.ts': '' });
    addFiles(root, { 'docs/.lintel-123-0123abcd.tmp': '', 'node_modules/x/index.js': '' });
    expect((await listTree(root)).paths).toEqual(['a.ts']);
  });

  it('knows a folder as such where it has replaced a tracked file', async () => {
    const root = repositoryWith({ thing: '' });
    rmSync(join(root, 'thing'));
    addFiles(root, { 'thing/a.ts': '' });
    expect((await listTree(root)).paths).toEqual(['thing/a.ts']);
  });
});

describe('without git', () => {
  const files = {
    '.gitignore': 'dist/\n*.log\n!keep.log\n/only-root.ts\nbuild\n',
    '.github/workflows/ci.yml': '',
    'a b.ts': '',
    'line\nbreak.ts': '',
    'back\\slash.ts': '',
    '日本/é.md': '',
    'only-root.ts': '',
    'dist/out.js': '',
    'x.log': '',
    'keep.log': '',
    'packages/a/.gitignore': '*.gen.ts\n!build\n!x.log\n',
    'packages/a/only-root.ts': '',
    'packages/a/x.gen.ts': '',
    'packages/a/x.log': '',
    'packages/a/build/in.ts': '',
    'packages/b/build/in.ts': '',
    'packages/b/x.gen.ts': '',
    'packages/a/dist/x.js': '',
    'Dist/upper.ts': '',
    'node_modules/x/index.js': '',
  };

  function tree(): string {
    const root = folderWith(files);
    symlinkSync('packages', join(root, 'link'));
    mkdirSync(join(root, 'nested'));
    git(join(root, 'nested'), 'init', '-q');
    addFiles(root, { 'nested/inner.ts': '' });
    return root;
  }

  it('lists the same files as with git', async () => {
    const root = tree();
    const walked = await namesIn(root);
    git(root, 'init', '-q');
    const listed = await namesIn(root);
    expect(walked).toEqual(listed);
    expect(listed.paths).toContain('packages/a/build/in.ts');
    expect(listed.paths).not.toContain('packages/b/build/in.ts');
    expect(listed.links).toEqual(['link']);
    git(root, 'add', '-A', '--', ...listed.paths);
    expect(await namesIn(root)).toEqual(listed);
  });

  it('lists the same files when the program is missing from a repository', async () => {
    const root = tree();
    git(root, 'init', '-q');
    addFiles(root, { '.git/info/exclude': 'keep.log\n' });
    const listed = await listTree(root);
    vi.stubEnv('PATH', folderWith());
    expect(await listTree(root)).toEqual(listed);
  });

  it('lists the same files when git refuses a repository', async () => {
    const root = tree();
    git(root, 'init', '-q');
    const listed = await listTree(root);
    // What git says of a repository of someone else, it says of a broken one too: exit code 128.
    renameSync(join(root, '.git/HEAD'), join(root, '.git/head-lost'));
    expect(await listTree(root)).toEqual(listed);
  });

  it('lists a folder that an outer repository ignores', async () => {
    const outer = repositoryWith({ '.gitignore': 'scratch/\n' });
    addFiles(outer, { 'scratch/a.ts': '' });
    expect((await listTree(join(outer, 'scratch'))).paths).toEqual(['a.ts']);
  });
});

describe('the root', () => {
  it('is the nearest folder with a repository, also one that is a file', async () => {
    const root = folderWith({
      'sub/.git': 'gitdir: elsewhere\n',
      'sub/src/package.json': '{}',
      'package.json': '{"workspaces":[]}',
    });
    expect(await findRoot(join(root, 'sub/src'))).toBe(join(root, 'sub'));
    mkdirSync(join(root, '.git'));
    expect(await findRoot(join(root, 'other/deep'))).toBe(root);
  });

  it.each([
    ['pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'packages: []\n' }],
    ['a manifest with workspaces', { 'package.json': '\uFEFF{"workspaces":["packages/*"]}' }],
  ])('is the workspace root with %s where there is no repository', async (_what, files) => {
    const root = folderWith({ ...files, 'packages/a/package.json': '{ broken', 'packages/a/src/x.ts': '' });
    expect(await findRoot(join(root, 'packages/a/src'))).toBe(root);
  });

  it('is the nearest package, else where one stands', async () => {
    const root = folderWith({ 'a/package.json': '{}', 'a/src/x.ts': '', 'b/x.ts': '' });
    expect(await findRoot(join(root, 'a/src'))).toBe(join(root, 'a'));
    expect(await findRoot(join(root, 'a/src/x.ts'))).toBe(join(root, 'a'));
    expect(await findRoot(join(root, 'b'))).toBe(join(root, 'b'));
  });

  it('is what paths are relative to', () => {
    const root = dirname(join('/', 'r', 'x'));
    expect(relativeTo(root, join(root, 'a', 'b'))).toBe('a/b');
    expect(relativeTo(root, root)).toBe('');
    expect(relativeTo(root, dirname(root))).toBe('..');
  });
});
