/** Places where an output cannot go, and locks that cannot be believed: one finding each, and nothing written there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { built, read } from '../program.ts';

const LOCK = 'context/lintel.lock';

/** Everything outside of git's folder, by path. */
function tree(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes('/.git/'));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]));
}

/** The findings of a build at error level, as `rule file`. */
async function findingsOf(root: string): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'check', '--json')).out) as {
    findings: readonly { rule: string; file: string; severity: string }[];
  };
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, file }) => `${rule} ${file}`);
}

describe('a lock that cannot be believed is one finding, and nothing is written', () => {
  const LOCKS: Readonly<Record<string, (text: string) => string>> = {
    'that holds something else': () => '{ "lockfileVersion": 3 }\n'.repeat(3),
    'that was cut off in a record': (text) => text.slice(0, text.indexOf('output AGENTS.md') + 30),
    'that a newer lintel wrote': (text) => text.replace(/^lintel .*$/m, 'lintel 99.0.0'),
  };
  it.each(Object.keys(LOCKS))('%s', async (name) => {
    const root = built();
    addFiles(root, { [LOCK]: LOCKS[name]?.(read(root, LOCK)) ?? '' });
    addFiles(root, { 'context/project.md': '# Shop\n\nOther words.\n' });
    const before = tree(root);
    expect(await findingsOf(root)).toEqual([`output/lock ${LOCK}`]);
    for (const words of [['build'], ['build', '--force']]) {
      const { code, out } = await inProcess(root, ...words);
      expect(code).toBe(1);
      expect(out.match(/output\/\S+/g)).toEqual(['output/lock']);
    }
    expect(tree(root)).toEqual(before);
  });

  it('and all is written once it is restored', async () => {
    const root = built();
    const text = read(root, LOCK);
    addFiles(root, { [LOCK]: `${text}what is this\n`, 'context/project.md': '# Shop\n\nOther words.\n' });
    expect((await inProcess(root, 'build')).code).toBe(1);
    addFiles(root, { [LOCK]: text });
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, 'AGENTS.md')).toContain('Other words.');
  });
});

describe('a lock that is gone', () => {
  it('is written again where outputs are as they would be built', async () => {
    const root = built();
    const lock = read(root, LOCK);
    rmSync(join(root, LOCK));
    expect((await inProcess(root, 'build')).code).toBe(0);
    expect(read(root, LOCK)).toBe(lock);
  });

  it('leaves what differs to the person who may have written it', async () => {
    const root = built();
    rmSync(join(root, LOCK));
    addFiles(root, { 'src/billing/AGENTS.md': `${read(root, 'src/billing/AGENTS.md')}More.\n` });
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out.match(/output\/\S+/g)).toEqual(['output/unowned']);
    expect(read(root, 'src/billing/AGENTS.md')).toContain('More.');
  });
});

describe('what stands in the way is one finding, and nothing is written there', () => {
  it('a folder in the place of an output', async () => {
    const root = built();
    rmSync(join(root, 'AGENTS.md'));
    addFiles(root, { 'AGENTS.md/mine.md': 'Mine.\n' });
    expect(await findingsOf(root)).toEqual(['output/unowned AGENTS.md']);
    const { code, out } = await inProcess(root, 'build');
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/There is a folder at that path[\s\S]*Move what stands there/),
    ]);
    expect(readdirSync(join(root, 'AGENTS.md'))).toEqual(['mine.md']);
  });

  it('an empty folder in the place of an output, which git does not know of', async () => {
    const root = built();
    rmSync(join(root, 'AGENTS.md'));
    mkdirSync(join(root, 'AGENTS.md'));
    const { code, out } = await inProcess(root, 'build');
    expect([code, out.match(/output\/\S+/g)]).toEqual([1, ['output/unwritable']]);
    expect(readdirSync(join(root, 'AGENTS.md'))).toEqual([]);
  });

  it('a file in the place of a folder', async () => {
    const root = built();
    rmSync(join(root, '.cursor'), { recursive: true });
    writeFileSync(join(root, '.cursor'), 'Mine.\n');
    expect(await findingsOf(root)).toEqual(['output/unowned .cursor/rules/testing.mdc']);
    expect((await inProcess(root, 'build')).code).toBe(1);
    expect(read(root, '.cursor')).toBe('Mine.\n');
  });

  it('a folder in the place of the lock', async () => {
    const root = built();
    rmSync(join(root, LOCK));
    mkdirSync(join(root, LOCK));
    addFiles(root, { 'context/project.md': '# Shop\n\nOther words.\n' });
    const before = tree(root);
    expect((await inProcess(root, 'build')).code).toBe(1);
    expect(tree(root)).toEqual(before);
  });
});

describe('a plan that cannot be carried out is one finding, and nothing is written there', () => {
  it('a name that Windows does not know', async () => {
    const root = built({ '.gitignore': '.cursor/\n' });
    addFiles(root, { 'context/guides/nul.md': '---\napplies-to: "src/*.ts"\n---\n\n# Odd\n\nText.\n' });
    expect(await findingsOf(root)).toContain('output/path context/guides/nul.md');
    expect((await inProcess(root, 'build')).code).toBe(1);
    expect(existsSync(join(root, '.claude/rules/nul.md'))).toBe(false);
  });

  it('a template that yields nothing', async () => {
    const root = built();
    const before = read(root, 'AGENTS.md');
    addFiles(root, { 'context/templates/agents.md.hbs': '{{#if isRoot}}{{else}}{{title}}{{/if}}\n' });
    expect((await findingsOf(root)).filter((each) => each.startsWith('output/template'))).toEqual([
      'output/template context/templates/agents.md.hbs',
    ]);
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toContain('yields nothing');
    expect(read(root, 'AGENTS.md')).toBe(before);
  });

  it('a place that git ignores: who goes without is said, and nothing is written', async () => {
    const root = built({ '.gitignore': '.cursor/\n' });
    const { code, err } = await inProcess(root, 'build', '--strict');
    expect([code, err]).toEqual([1, expect.stringContaining('Cursor does not get `.cursor/rules/testing.mdc`')]);
    expect(existsSync(join(root, '.cursor'))).toBe(false);
  });
});
