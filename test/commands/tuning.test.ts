/** A configuration outside of the context folder that has nothing to compile: it tunes what is said of files that people write themselves. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel, read } from '../program.ts';

/** A repository whose agent file names a file that a later commit took away, a script that never was, and a class that stands. */
function aged(more: Readonly<Record<string, string>> = {}): string {
  const root = repositoryWith({
    'package.json': '{ "name": "shop", "scripts": { "test": "vitest" } }\n',
    'AGENTS.md': '# Shop\n\nSee `src/old.ts` and [`Shop`](src/shop.ts#Shop). Run `npm run tst`.\n',
    'src/old.ts': 'export const old = 1;\n',
    'src/shop.ts': 'export class Shop {}\n',
    ...more,
  });
  git(root, 'rm', '-q', 'src/old.ts');
  git(root, 'commit', '-q', '-m', 'take away');
  return root;
}

/** What a run reports, as `severity rule claim`. */
async function found(root: string, command = 'lint', ...flags: readonly string[]): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, command, '--json', ...flags)).out);
  return findings.map(({ severity, rule, claim = '' }: Record<string, string>) =>
    `${severity} ${rule} ${claim}`.trim(),
  );
}

const BOTH = ['warn stale/path src/old.ts', 'warn stale/command npm run tst'];

const CONFIGURATIONS = {
  'an empty lintel.yaml': { 'lintel.yaml': '' },
  'severities of files that nothing is found in': {
    'lintel.yaml': 'overrides: [{ files: src/**, rules: { stale/path: off } }]\n',
  },
  'globs of modules': { 'lintel.yaml': 'modules: [src]\n' },
  'a key of package.json': {
    'package.json':
      '{ "name": "shop", "scripts": { "test": "vitest" }, "lintel": { "rules": { "stale/symbol": "off" } } }\n',
  },
};

describe('a configuration that only tunes', () => {
  it.each(Object.entries(CONFIGURATIONS))('takes nothing from what is found without one: %s', async (_, files) => {
    const root = aged();
    addFiles(root, files);
    expect(await found(root)).toEqual(BOTH);
    expect(await found(root), 'remembered').toEqual(BOTH);
    expect(await found(root, 'check')).toEqual(BOTH);
    expect((await inProcess(root, 'lint')).err).toContain('`lintel init` would compile them');
  });

  it('sets severities, for all files and for some', async () => {
    const root = aged({ 'lintel.yaml': 'rules: { stale/path: off, stale/command: error }\n' });
    expect(await found(root)).toEqual(['error stale/command npm run tst']);
    addFiles(root, { 'lintel.yaml': 'overrides: [{ files: AGENTS.md, rules: { stale/path: info } }]\n' });
    expect(await found(root)).toEqual(['info stale/path src/old.ts', 'warn stale/command npm run tst']);
  });

  it('says more of a rule than lint does by itself', async () => {
    const root = aged({ 'lerna.json': '{ "packages": ' });
    const manifests = async () => (await found(root)).filter((each) => each.includes('scan/manifest'));
    expect(await manifests()).toEqual(['warn scan/manifest']);
    addFiles(root, { 'lintel.yaml': 'rules: { scan/manifest: error }\n' });
    expect(await manifests()).toEqual(['error scan/manifest']);
  });

  it('says how much a file may hold, which nobody is told who has not said', async () => {
    const root = aged({ 'AGENTS.md': `# Shop\n\n${'Keep it small.\n\n'.repeat(100)}` });
    expect(await found(root)).toEqual([]);
    addFiles(root, { 'lintel.yaml': 'rules: { stale/path: warn }\n' });
    expect(await found(root)).toEqual([]);
    addFiles(root, { 'lintel.yaml': 'budget: { lines: 100 }\n' });
    expect(await found(root)).toEqual(['warn limit/budget']);
    addFiles(root, { 'lintel.yaml': 'rules: { limit/budget: error }\n' });
    expect(await found(root)).toEqual(['error limit/budget']);
  });

  it('takes the place of what a vendor advises for the file of the root', async () => {
    const root = aged({
      'AGENTS.md': '# Shop\n\nKeep it small.\n',
      'CLAUDE.md': `# Shop\n\n${'Keep it small.\n\n'.repeat(110)}`,
    });
    expect(await found(root)).toEqual(['warn limit/long-file']);
    addFiles(root, { 'lintel.yaml': 'budget: { lines: 100 }\n' });
    expect([...new Set(await found(root))]).toEqual(['warn limit/budget']);
    addFiles(root, { 'lintel.yaml': 'budget: { lines: 500, tokens: 9000 }\n' });
    expect(await found(root)).toEqual([]);
  });

  it('has the lock and the baseline at the root, as they were before it', async () => {
    const root = aged();
    await inProcess(root, 'review', 'AGENTS.md');
    await inProcess(root, 'lint', '--update-baseline');
    addFiles(root, { 'lintel.yaml': 'rules: { stale/symbol: error }\n' });
    expect((await inProcess(root, 'lint')).code).toBe(0);
    addFiles(root, { 'src/shop.ts': 'export class Shop {\n  open(): void {}\n}\n' });
    expect(await found(root)).toContain('warn stale/signature src/shop.ts#Shop');
    const { err } = await inProcess(root, 'review', '--yes', 'AGENTS.md');
    expect(err).toContain('1 accepted');
    expect(await found(root)).not.toContain('warn stale/signature src/shop.ts#Shop');
    expect(existsSync(join(root, 'context'))).toBe(false);
  });

  it('has decisions found where they usually lie', async () => {
    const root = aged({ 'docs/adr/0001-a.md': '# 1. A\n\n## Status\n\nSuperseded by [2](0002-b.md)\n' });
    addFiles(root, { 'lintel.yaml': 'rules: { stale/path: off }\n' });
    expect((await found(root)).some((each) => each.startsWith('error decision/'))).toBe(true);
  });

  it('compares both sides of --since by what it sets', async () => {
    const root = aged({ 'lintel.yaml': 'rules: { stale/command: off }\n' });
    rmSync(join(root, 'src/shop.ts'));
    expect(await found(root, 'lint', '--since', 'HEAD')).toEqual(['error stale/path src/shop.ts#Shop']);
  });

  it('is a set-up once there is something to compile', async () => {
    const root = aged({
      'lintel.yaml': 'rules: { stale/path: error }\n',
      'context/project.md': '# Shop\n\nBe kind.\n',
    });
    expect(await found(root)).toContain('error output/missing');
    await inProcess(root, 'build');
    expect(read(root, 'context/lintel.lock')).toContain('CLAUDE.md');
  });

  it.each(['lintel.yml', 'context/lintel.yml'])('is refused under the name %s, which nothing reads', async (file) => {
    const root = aged({ [file]: 'rules: { stale/path: off }\n' });
    expect(await inProcess(root, 'lint')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${file} is not read`),
    });
    addFiles(root, { 'lintel.yaml': '' });
    expect((await inProcess(root, 'lint')).code).toBe(0);
  });

  it('is told where it has keys that only a build reads, and lint goes on', async () => {
    const root = aged({ 'lintel.yaml': 'clients: [claude]\nclaude: import\n' });
    expect(await found(root)).toEqual([...BOTH, 'warn missing/context']);
    const { out } = await inProcess(root, 'lint');
    expect(out).toContain('`clients` and `claude` are for builds, and `context/` holds no note');
  });

  it('stays what it is through init, which takes the lock of the root along, and the baseline away', async () => {
    const root = aged({ 'lintel.yaml': 'rules: { stale/command: off }\n' });
    await inProcess(root, 'review', 'AGENTS.md');
    await inProcess(root, 'lint', '--update-baseline');
    expect(await inProcess(root, 'init', '--yes')).toMatchObject({ code: 0 });
    expect(readdirSync(root).filter((name) => /\.(?:lock|baseline)$/.test(name))).toEqual([]);
    expect(read(root, 'context/lintel.lock')).toContain('surface src/shop.ts#Shop');
    expect(read(root, 'lintel.yaml')).toContain('stale/command: off');
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect((await inProcess(root, 'init')).err).toContain('set up already: lintel.yaml');
    expect(lintel(root, 'eject', '--yes')).toMatchObject({ code: 0 });
    expect(git(root, 'status', '--porcelain').trim()).toBe('?? lintel.baseline\n?? lintel.lock');
  });
});

it('what the head of a text by hand says to another linter is no unknown rule', async () => {
  const root = repositoryWith({
    'AGENTS.md': '---\nlint: { off: [MD013, no-console] }\n---\n# Shop\n\nKeep it small.\n',
    'CLAUDE.md': '---\nlint: { off: [stale/paht] }\n---\n# Shop\n\nKeep it smaller.\n',
  });
  expect(await found(root)).toEqual(['error lint/unknown-rule stale/paht']);
});
