/** What keeps init from writing is found before its first write; what is written is written by one run alone. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { CLI, lintel, read } from '../program.ts';

const AGENTS = { 'AGENTS.md': '# Shop\n\nPrices are net.\n' };

describe('before anything is written', () => {
  it('a file that is read-only is named', async () => {
    const root = repositoryWith({ ...AGENTS, '.cursorrules': 'Be brief.\n' });
    chmodSync(join(root, 'AGENTS.md'), 0o444);
    chmodSync(join(root, '.cursorrules'), 0o444);
    const { code, out } = await inProcess(root, 'init');
    expect(code).toBe(1);
    expect(out).toMatch(/cannot be written:\n {2}\.cursorrules +is read-only\..*\n {2}AGENTS\.md +is read-only\./);
    expect(existsSync(join(root, 'context'))).toBe(false);
    expect((await inProcess(root, 'init', '--dry-run')).code).toBe(1);
  });

  it.each(['context/\n', 'con*\n'])(
    'a context folder that %j in .git/info/exclude ignores is refused',
    async (rule) => {
      const root = repositoryWith(AGENTS);
      addFiles(root, { '.git/info/exclude': rule });
      const { code, err } = await inProcess(root, 'init');
      expect(code).toBe(2);
      expect(err).toContain(`\`${rule.trim()}\` in .git/info/exclude`);
      expect(existsSync(join(root, 'context'))).toBe(false);
    },
  );

  it('a context folder that the user’s own excludes ignore is refused', async () => {
    const root = repositoryWith(AGENTS);
    const excludes = join(folderWith({ excludes: 'context\n' }), 'excludes');
    git(root, 'config', 'core.excludesFile', excludes);
    expect(await inProcess(root, 'init')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`\`context\` in ${excludes}`),
    });
  });
});

describe('what goes', () => {
  it('is shown with the files that name it and stay', async () => {
    const root = repositoryWith({
      '.cursorrules': 'Be brief. See .cursorrules.\n',
      'scripts/sync.mjs': '\nread(".cursorrules");\n',
      ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`docs/${n}.txt`, 'Edit `.cursorrules`.\n'])),
    });
    const { out } = await inProcess(root, 'init', '--dry-run');
    expect(out).toMatch(/Go, and are named in files that stay\n {2}\.cursorrules {2}docs\/0\.txt:1, .* and 3 more\n/);
    expect(out).not.toContain('.cursorrules:1,');
    const alone = repositoryWith({ '.cursorrules': 'Be brief.\n' });
    expect((await inProcess(alone, 'init', '--dry-run')).out).not.toContain('Go, and');
  });
});

describe('--strict', () => {
  it('says nothing of what a client loads beside its own file, as it did before', async () => {
    const root = repositoryWith({ 'AGENTS.md': '# Shop\n\nUse tabs.\n', 'CLAUDE.md': '# Shop\n\nUse spaces.\n' });
    const { code, err } = await inProcess(root, 'init', '--yes', '--strict');
    expect(err).toContain('Cursor gets it too');
    expect(code).toBe(0);
    expect(JSON.parse(read(root, 'context/.adopted/manifest.json'))).toMatchObject({ state: 'adopted' });
  });
});

describe('a .clinerules that is a file', () => {
  it('makes room for the folder, and comes back byte for byte', async () => {
    const root = repositoryWith({ ...AGENTS, '.clinerules': 'Be brief.\r\n' });
    expect((await inProcess(root, 'init', '--yes')).code).toBe(0);
    expect(read(root, '.clinerules/clinerules.md')).toContain('Be brief.');
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect((await inProcess(root, 'eject', '--yes')).code).toBe(0);
    expect(readFileSync(join(root, '.clinerules'), 'utf8')).toBe('Be brief.\r\n');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('does not come back where somebody has put a rule of their own', async () => {
    const root = repositoryWith({ ...AGENTS, '.clinerules': 'Be brief.\n' });
    expect((await inProcess(root, 'init', '--yes')).code).toBe(0);
    writeFileSync(join(root, '.clinerules/own.md'), 'Mine.\n');
    const { code, out } = await inProcess(root, 'eject', '--yes');
    expect(code).toBe(0);
    expect(out).toContain('.clinerules/own.md was added');
    expect(read(root, '.clinerules/own.md')).toBe('Mine.\n');
    expect(read(root, '.clinerules/clinerules.md')).toContain('Be brief.');
  });
});

describe('two runs at once', () => {
  it('end in one adoption, and the other says why it wrote nothing', { timeout: 60_000 }, async () => {
    const root = repositoryWith({ ...AGENTS, 'docs/AGENTS.md': '# Docs\n\nNo jargon.\n', 'docs/a.md': '' });
    const run = async (): Promise<{ readonly code: number | null; readonly err: string }> =>
      await new Promise((done) => {
        const child = spawn(process.execPath, [CLI, 'init', '--yes', '--no-cache'], { cwd: root });
        let err = '';
        child.stderr.on('data', (text: Buffer) => (err += text.toString()));
        child.on('close', (code) => done({ code, err }));
      });
    const runs = await Promise.all([run(), run(), run()]);
    const others = runs.filter(({ code }) => code !== 0);
    expect(runs.length - others.length).toBe(1);
    for (const { code, err } of others) {
      expect(code).toBe(2);
      expect(err).toMatch(/Another run of lintel|set up already/);
    }
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect(readdirSync(join(root, 'context/.adopted')).sort()).toEqual(['AGENTS.md.txt', 'docs', 'manifest.json']);
    expect((await inProcess(root, 'eject')).code).toBe(0);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('a run that was killed holds nobody off, one that is alive does', () => {
    const root = repositoryWith(AGENTS);
    mkdirSync(join(root, 'context/.adopted'), { recursive: true });
    const running = join(root, 'context/.adopted/running');
    writeFileSync(running, `${process.pid}\n`);
    expect(lintel(root, 'init')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`(process ${process.pid})`),
    });
    // Above every number that a system gives.
    writeFileSync(running, '999999999\n');
    expect(lintel(root, 'init').code).toBe(0);
    expect(existsSync(running)).toBe(false);
  });
});

it('beside adopted notes no empty one is written, and a fresh context folder has nothing to hide', async () => {
  const rules = repositoryWith({ 'src/a.ts': '', '.cursor/rules/a.mdc': '---\nglobs: src/*.ts\n---\nText.\n' });
  expect((await inProcess(rules, 'init')).code).toBe(0);
  expect(existsSync(join(rules, 'context/project.md'))).toBe(false);
  const fresh = repositoryWith({ 'package.json': '{ "name": "shop" }\n' });
  expect((await inProcess(fresh, 'init')).code).toBe(0);
  for (const root of [rules, fresh]) {
    expect(await inProcess(root, 'check')).toMatchObject({ code: 0, out: '' });
    expect(existsSync(join(root, 'context/lintel.baseline'))).toBe(false);
  }
  expect(read(fresh, 'context/project.md')).toContain('# shop');
});
