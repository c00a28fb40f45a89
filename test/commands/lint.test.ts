/** `lintel lint` and `lintel check` where nobody has set lintel up. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { lintel } from '../program.ts';

const FILES = {
  'package.json': '{ "name": "shop", "scripts": { "test": "vitest" } }\n',
  'AGENTS.md': '# Shop\n\nSee [the routes](src/routes.ts) and `src/old.ts`.\n',
  'packages/api/CLAUDE.md': 'Read [it](../../docs/api.md#usage).\n',
  'docs/api.md': '# API\n\n## Use\n',
  'src/old.ts': 'export const old = 1;\nexport const older = 2;\nexport const oldest = 3;\n',
};

afterEach(() => vi.unstubAllEnvs());

function distrust(): void {
  vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null');
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
}

function garble(root: string): void {
  writeFileSync(join(root, '.git/HEAD'), 'garbage\n');
}

function loseObjects(root: string): void {
  rmSync(join(root, '.git/objects'), { recursive: true });
  mkdirSync(join(root, '.git/objects'));
}

/** As in a container that holds a work tree, and not the repository beside it. */
function leadNowhere(root: string): void {
  rmSync(join(root, '.git'), { recursive: true });
  writeFileSync(join(root, '.git'), 'gitdir: /nowhere/.git/worktrees/shop\n');
}

describe('a repository without a set-up', () => {
  it('is linted at once, and told what a set-up would add', () => {
    const run = lintel(repositoryWith(FILES), 'lint');
    expect(run.code).toBe(1);
    expect(run.out).toContain('AGENTS.md\n  3:5  warning  `src/routes.ts` leads to no file or folder.  stale/path');
    expect(run.out).toContain('`docs/api.md` has no heading `#usage`.');
    expect(run.out).toContain('1 error, 1 warning');
    expect(run.err).toBe(
      'Checked 2 agent files. `lintel init` would compile them from one place for every client, and remember what they say of the code.\n',
    );
  });

  it('fails on warnings alone with --strict, and says that it does so for them', () => {
    const root = repositoryWith({ 'AGENTS.md': 'See `src/old.ts`.\n', 'src/old.ts': 'export const old = 1;\n' });
    git(root, 'rm', '-q', 'src/old.ts');
    git(root, 'commit', '-q', '-m', 'one goes');
    expect(lintel(root, 'lint', '--strict')).toMatchObject({
      code: 1,
      err: expect.stringContaining('1 warning, and --strict allows none.\n'),
    });
  });

  it.each([
    ['shallow', ['--depth', '1'], 'This clone is shallow, so nothing is told that older commits would prove'],
    ['partial', ['--filter=blob:none'], 'This is a partial clone, so nothing is told'],
    ['whole', [], 'Checked 1 agent file.'],
  ])('is told what a %s clone cannot prove', (name, flags, first) => {
    const root = repositoryWith({ 'AGENTS.md': 'See `src/old.ts`.\n', 'src/old.ts': 'export const old = 1;\n' });
    git(root, 'rm', '-q', 'src/old.ts');
    git(root, 'commit', '-q', '-m', 'one goes');
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const parent = folderWith();
    git(parent, 'clone', '-q', ...flags, `file://${root}`, name);
    expect(lintel(join(parent, name), 'lint').err).toMatch(new RegExp(`^${first}`));
    // A remembered result says it again.
    expect(lintel(join(parent, name), 'lint').err).toMatch(new RegExp(`^${first}`));
  });

  it.each([
    ['that git does not trust', distrust, 'git does not trust this folder, which belongs to somebody else'],
    ['that no git is there to read', () => vi.stubEnv('PATH', folderWith()), 'git is not installed'],
    ['whose HEAD is no name', garble, 'git cannot read the `.git` of this folder'],
    ['whose objects are lost', loseObjects, 'git cannot read the `.git` of this folder'],
    ['whose `.git` leads nowhere', leadNowhere, 'git cannot read the `.git` of this folder'],
  ])('is told what history would prove in a clone %s', (_, spoil, why) => {
    const root = repositoryWith({ 'AGENTS.md': 'See `src/old.ts`.\n', 'src/old.ts': 'export const old = 1;\n' });
    git(root, 'rm', '-q', 'src/old.ts');
    git(root, 'commit', '-q', '-m', 'one goes');
    // Nothing that was remembered while git could be asked outlives that, nor the other way round.
    const whole = lintel(root, 'lint');
    expect(whole.out).toContain('`src/old.ts` leads to');
    spoil(root);
    for (const { out, err } of [lintel(root, 'lint'), lintel(root, 'lint')]) {
      expect(out).toBe('');
      expect(err).toContain(`${why}, so nothing is told that history would prove`);
    }
    expect(lintel(root, 'lint').err.match(/ --add safe\.directory <path>/g)?.length ?? 0).toBe(
      spoil === distrust ? 1 : 0,
    );
    for (const words of [
      ['lint', '--fix', '--dry-run'],
      ['review', 'AGENTS.md'],
    ])
      expect(lintel(root, ...words).err).toContain(`${why}, so nothing is told`);
    vi.unstubAllEnvs();
    if (spoil === distrust) expect(lintel(root, 'lint')).toEqual(whole);
  });

  it('is told of no history that nobody made: without git, before the first commit, and beside an empty `.git`', () => {
    const unborn = folderWith(FILES);
    git(unborn, 'init', '-q');
    const marked = folderWith(FILES);
    mkdirSync(join(marked, '.git'));
    for (const root of [folderWith(FILES), unborn, marked])
      expect(lintel(root, 'lint').err).toMatch(/^Checked 2 agent files\..*\n$/);
    vi.stubEnv('PATH', folderWith());
    expect(lintel(folderWith(FILES), 'lint').err).toMatch(/^Checked 2 agent files\..*\n$/);
  });

  it('is told what history would prove where its texts name what is not there, and no repository is', () => {
    const files = { ...FILES, 'AGENTS.md': 'See `src/old.ts` and `src/gone.ts`.\n' };
    const line = 'This folder is no git repository, so nothing is told that history would prove.\n';
    const unpacked = folderWith(files);
    for (const words of [['lint'], ['lint', '--strict']])
      expect(lintel(unpacked, ...words).err).toMatch(new RegExp(`^(?:.*\n)?${line}Checked 2 agent files\\.`));
    expect(lintel(unpacked, 'lint', '--json').err).toBe('');
    vi.stubEnv('PATH', folderWith());
    expect(lintel(unpacked, 'lint').err).toContain(line);
    vi.unstubAllEnvs();
    const unborn = folderWith(files);
    git(unborn, 'init', '-q');
    for (const root of [unborn, repositoryWith(files), folderWith({ 'README.md': 'See `src/gone.ts`.\n' })])
      expect(lintel(root, 'lint').err).not.toContain('nothing is told');
    const setUp = folderWith({ ...files, 'context/lintel.yaml': '', 'context/project.md': 'See `src/gone.ts`.\n' });
    expect(lintel(setUp, 'lint').err).not.toContain('nothing is told');
  });

  it('is told no more of remembering once a review does that', () => {
    const root = repositoryWith(FILES);
    expect(lintel(root, 'review', 'AGENTS.md').code).toBe(0);
    expect(lintel(root, 'lint').err).toBe(
      'Checked 2 agent files. `lintel init` would compile them from one place for every client.\n',
    );
  });

  it('says nothing but findings to a program, and with --quiet', () => {
    const root = repositoryWith(FILES);
    const json = lintel(root, 'lint', '--json');
    expect(JSON.parse(json.out).findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'stale/path',
      'stale/anchor',
    ]);
    expect(json.err).toBe('');
    const { code, out } = lintel(root, 'lint');
    expect(out).toContain('warning');
    // The answer stays whole: --quiet is about what stands beside it.
    expect(lintel(root, 'lint', '--quiet')).toEqual({ code, out, err: '' });
    expect(lintel(root, 'lint', '--quiet', '--since', 'nowhere').err).toContain('error: --since: there is no commit');
  });

  it('is told what commit took a path away', () => {
    const root = repositoryWith({ ...FILES, 'AGENTS.md': 'See `src/old.ts`.\n', 'packages/api/CLAUDE.md': 'Text.\n' });
    expect(lintel(root, 'lint')).toMatchObject({ code: 0, out: '' });
    git(root, 'mv', 'src/old.ts', 'src/new.ts');
    git(root, 'commit', '-q', '-m', 'rename');
    const { code, out } = lintel(root, 'lint');
    expect(code).toBe(0);
    expect(out).toMatch(
      /`src\/old\.ts` leads .* any more\. It was renamed in [0-9a-f]{9} \(\d{4}-[\d-]+\) and is `src\/new\.ts` now/,
    );
    expect(lintel(root, 'lint')).toMatchObject({ code, out });
  });

  it('takes a file that code makes for no dead one, also where a commit took one away', () => {
    const root = repositoryWith({
      'AGENTS.md': 'The `wire_protocol.json` manifest is appended, and so is `wire_notes.json`.\n',
      'wire_protocol.json': '{}\n',
      'wire_notes.json': '{}\n',
      'src/compile.ts': "export const out = 'wire_protocol.json';\n// wire_notes.json\n",
    });
    git(root, 'rm', '-q', 'wire_protocol.json', 'wire_notes.json');
    git(root, 'commit', '-q', '-m', 'made by the build');
    const { out } = lintel(root, 'lint');
    expect(out).toContain('wire_notes.json` leads to');
    expect(out).not.toContain('wire_protocol.json` leads to');
  });

  it('has its decisions read where they lie, and nothing in a folder called context', () => {
    const root = repositoryWith({
      'docs/adr/0001-a.md': '---\nstatus: accepted\n---\n# A\n\nSee [b](0002-b.md).\n',
      'context/guides/a.md': '---\nrule: [\n---\n[x](gone.md)\n',
      'context/project.md': '[x](gone.md)\n',
    });
    const { out, err } = lintel(root, 'lint');
    expect(out).toContain('docs/adr/0001-a.md');
    expect(out).not.toContain('context/');
    expect(err).toContain('Checked 1 decision.');
  });

  it('has the links to headings of their own page checked', () => {
    const root = repositoryWith({
      'AGENTS.md': '# Große Übersicht (v2)\n\n[a](#große-übersicht-v2) [b](#gone) [c](#top)\n',
    });
    const { out } = lintel(root, 'lint');
    expect(out).toContain('`AGENTS.md` has no heading `#gone`.');
    expect(out).toContain('1 error');
  });

  it('is not asked for outputs, notes or modules that only a set-up has', () => {
    const surface = Array.from({ length: 30 }, (_, index) => `export const name${index} = 1;`).join('\n');
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "exports": "./src/index.ts" }',
      'src/a/index.ts': surface,
      'src/index.ts': surface,
      'CLAUDE.md': '# Shop\n\nText.\n',
    });
    const { code, out } = lintel(root, 'lint', '--verbose');
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });

  it('has copies and links of an agent file read once', () => {
    const root = folderWith({ 'AGENTS.md': '[x](gone.md)\n', 'CLAUDE.md': '[x](gone.md)\n' });
    symlinkSync('AGENTS.md', join(root, 'GEMINI.md'));
    const { out } = lintel(root, 'lint', '--json', '--no-fail');
    expect(JSON.parse(out).findings.map(({ file }: { file: string }) => file)).toEqual(['AGENTS.md']);
  });

  it('with nothing to read says so', () => {
    const run = lintel(folderWith({ 'a.ts': '' }), 'lint');
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(run.err).toContain('There are no agent files and no decisions here');
  });

  it('has the lock at its root read', () => {
    const root = repositoryWith({ 'AGENTS.md': 'See `src/gone.ts`.\n' });
    addFiles(root, { 'lintel.lock': 'claim AGENTS.md src/gone.ts src/gone.ts\n' });
    expect(lintel(root, 'lint').out).toContain('`src/gone.ts` leads to no file or folder any more.');
  });

  it('is no matter of check, which says what is', () => {
    const run = lintel(repositoryWith(FILES), 'check');
    expect(run.code).toBe(2);
    expect(run.err).toContain('`lintel lint` checks agent files without one');
    expect(lintel(repositoryWith(FILES), 'lint', '--context', 'docs').code).toBe(2);
  });
});
