/** What keeps init from writing is found before its first write; what is written is written by one run alone. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, git, repositoryWith } from '../disk/folder.ts';
import { CLI, lintel, read } from '../program.ts';

const AGENTS = { 'AGENTS.md': '# Shop\n\nPrices are net.\n' };

describe('before anything is written', () => {
  it('a file that is read-only is named', () => {
    const root = repositoryWith({ ...AGENTS, '.cursorrules': 'Be brief.\n' });
    chmodSync(join(root, 'AGENTS.md'), 0o444);
    chmodSync(join(root, '.cursorrules'), 0o444);
    const { code, out } = lintel(root, 'init');
    expect(code).toBe(1);
    expect(out).toMatch(/cannot be written:\n {2}\.cursorrules +is read-only\..*\n {2}AGENTS\.md +is read-only\./);
    expect(existsSync(join(root, 'context'))).toBe(false);
    expect(lintel(root, 'init', '--dry-run').code).toBe(1);
  });

  it.each(['context/\n', 'con*\n'])('a context folder that %j in .git/info/exclude ignores is refused', (rule) => {
    const root = repositoryWith(AGENTS);
    writeFileSync(join(root, '.git/info/exclude'), rule);
    const { code, err } = lintel(root, 'init');
    expect(code).toBe(2);
    expect(err).toContain(`\`${rule.trim()}\` in .git/info/exclude`);
    expect(existsSync(join(root, 'context'))).toBe(false);
  });

  it('a context folder that the user’s own excludes ignore is refused', () => {
    const root = repositoryWith(AGENTS);
    const excludes = join(folderWith({ excludes: 'context\n' }), 'excludes');
    git(root, 'config', 'core.excludesFile', excludes);
    expect(lintel(root, 'init')).toMatchObject({ code: 2, err: expect.stringContaining(`\`context\` in ${excludes}`) });
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
    expect(lintel(root, 'check').code).toBe(0);
    expect(readdirSync(join(root, 'context/.adopted')).sort()).toEqual(['AGENTS.md.txt', 'docs', 'manifest.json']);
    expect(lintel(root, 'eject').code).toBe(0);
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

it('beside adopted notes no empty one is written, and a fresh context folder has nothing to hide', () => {
  const rules = repositoryWith({ 'src/a.ts': '', '.cursor/rules/a.mdc': '---\nglobs: src/*.ts\n---\nText.\n' });
  expect(lintel(rules, 'init').code).toBe(0);
  expect(existsSync(join(rules, 'context/project.md'))).toBe(false);
  const fresh = repositoryWith({ 'package.json': '{ "name": "shop" }\n' });
  expect(lintel(fresh, 'init').code).toBe(0);
  for (const root of [rules, fresh]) {
    expect(lintel(root, 'check')).toMatchObject({ code: 0, out: '' });
    expect(existsSync(join(root, 'context/lintel.baseline'))).toBe(false);
  }
  expect(read(fresh, 'context/project.md')).toContain('# shop');
});
