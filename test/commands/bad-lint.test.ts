/** What lint does with input that is broken, huge or hostile: a located finding or a usage error, and the rest still runs. */
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel, read } from '../program.ts';

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly suppressed?: string;
  readonly reason?: string;
}

const CONFIG = { 'context/lintel.yaml': 'clients: [codex]\n' };
const DEAD = '# A\n\nSee [x](gone.md).\n';

/** A built repository that holds `files` as well. */
async function repository(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = repositoryWith({ ...CONFIG, 'context/project.md': '# Shop\n\nText.\n', ...files });
  await inProcess(root, 'build');
  return root;
}

/** What `lint --json` finds, as `file:line rule`, with its exit code. */
async function found(
  root: string,
  ...flags: readonly string[]
): Promise<{ readonly code: number | null; readonly findings: readonly string[] }> {
  const { code, out } = await inProcess(root, 'lint', '--json', ...flags);
  const document: { readonly findings: readonly Found[] } = JSON.parse(out);
  const findings = document.findings.map(
    ({ file, line, rule, suppressed, reason }) =>
      `${file}:${line} ${rule}${suppressed === undefined ? '' : ` ${suppressed}${reason === undefined ? '' : `: ${reason}`}`}`,
  );
  return { code, findings };
}

describe('a lock', () => {
  it.each([
    ['with a configuration', 'context/lintel.lock', 'lintel build'],
    ['without one', 'lintel.lock', 'lintel review'],
  ])('that is no text is an error, and says how it is made anew: %s', async (_, file, command) => {
    const root = repositoryWith({
      'AGENTS.md': '# S\n\nText.\n',
      [file]: new Uint8Array([0x67, 0xff]),
      ...(file.startsWith('context/') && { ...CONFIG, 'context/project.md': '# Shop\n\nText.\n' }),
    });
    const { code, findings } = await found(root);
    expect(code).toBe(1);
    expect(findings).toContain(`${file}:1 output/lock`);
    expect((await inProcess(root, 'lint')).out).toContain(command);
  });
});

describe('a baseline', () => {
  const ENTRY = 'stale/path context/guides/a.md gone.md context/guides/gone.md 1';

  it('with a broken line is told where, and the rest of it holds', async () => {
    const root = await repository({
      'context/guides/a.md': DEAD,
      'context/lintel.baseline': `${ENTRY} -- later\nhalf a line\n`,
    });
    expect(await found(root)).toEqual({
      code: 1,
      findings: ['context/guides/a.md:3 stale/path baseline: later', 'context/lintel.baseline:2 lint/baseline'],
    });
  });

  it('that is no text is told, and suppresses nothing', async () => {
    const root = await repository({
      'context/guides/a.md': DEAD,
      'context/lintel.baseline': new Uint8Array([0xff, 0xfe, 0]),
    });
    expect(await found(root)).toEqual({
      code: 1,
      findings: ['context/guides/a.md:3 stale/path', 'context/lintel.baseline:1 lint/baseline'],
    });
    const pruned = await inProcess(root, 'lint', '--prune-baseline');
    expect(pruned).toMatchObject({ code: 2, err: expect.stringContaining('It stays as it is.') });
    expect(pruned.err).not.toContain('There is no baseline');
  });

  it('that is a folder or a link out of the repository is told as one that is no text', async () => {
    const root = await repository({ 'context/guides/a.md': DEAD, 'context/lintel.baseline/x.txt': 'x' });
    const findings = ['context/guides/a.md:3 stale/path', 'context/lintel.baseline:1 lint/baseline'];
    expect(await found(root)).toEqual({ code: 1, findings });
    rmSync(join(root, 'context/lintel.baseline'), { recursive: true });
    symlinkSync('/dev/null', join(root, 'context/lintel.baseline'));
    expect(await found(root)).toEqual({ code: 1, findings });
  });

  it('that is no text is never written over', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0]);
    const root = await repository({ 'context/guides/a.md': DEAD, 'context/lintel.baseline': bytes });
    for (const flags of [[], ['--baseline', 'context/lintel.baseline']]) {
      const refusal = { code: 2, out: '', err: expect.stringContaining('It stays as it is.') };
      expect(lintel(root, 'lint', '--update-baseline', ...flags)).toMatchObject(refusal);
    }
    expect(readFileSync(join(root, 'context/lintel.baseline'))).toEqual(Buffer.from(bytes));
  });

  it.each([
    ['notes.md', '# Notes\n\nText.\n'],
    ['settings.json', '{ "a": 1 }\n'],
    ['.npmrc', '# comments alone\n'],
    ['page.md', `# Page\n\nAn entry:\n\n${ENTRY}\n`],
    ['context/lintel.baseline', 'Mine.\n'],
  ])('that is somebody’s file is never written over: %s', async (file, text) => {
    const root = await repository({ 'context/guides/a.md': DEAD, [file]: text });
    for (const flag of ['--update-baseline', '--prune-baseline']) {
      expect(lintel(root, 'lint', flag, '--baseline', file)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining(`${file} is there and is no baseline. It stays as it is.`),
      });
    }
    expect(read(root, file)).toBe(text);
  });

  it('keeps its reasons when it is written anew, and loses its leftovers when it is pruned', async () => {
    const root = await repository({
      'context/guides/a.md': DEAD,
      'context/lintel.baseline': `# ours\n${ENTRY} -- later\n`,
    });
    addFiles(root, { 'context/guides/b.md': DEAD });
    await inProcess(root, 'build');
    expect((await inProcess(root, 'lint', '--update-baseline')).err).toContain(
      'context/lintel.baseline holds 2 findings.',
    );
    expect(read(root, 'context/lintel.baseline')).toContain(
      `# ours\n${ENTRY} -- later\nstale/path context/guides/b.md`,
    );
    addFiles(root, { 'context/guides/b.md': '# B\n\nText.\n' });
    await inProcess(root, 'build');
    expect(await found(root)).toMatchObject({ code: 0 });
    expect(await inProcess(root, 'lint', '--strict')).toMatchObject({
      code: 1,
      out: expect.stringContaining('Run `lintel lint --prune-baseline`.'),
    });
    expect(await inProcess(root, 'lint', '--prune-baseline', '--strict')).toMatchObject({
      code: 0,
      err: '1 entry dropped; context/lintel.baseline holds 1 finding.\n',
    });
    expect(read(root, 'context/lintel.baseline')).toMatch(new RegExp(`# ours\n${ENTRY} -- later\n$`));
  });

  it('of another name is read and written in its place, inside the repository', async () => {
    const root = await repository({ 'context/guides/a.md': DEAD });
    expect(await inProcess(root, 'check', '--baseline', 'old.baseline')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no baseline old.baseline.'),
    });
    expect((await inProcess(root, 'lint', '--baseline', '../x')).code).toBe(2);
    expect((await inProcess(root, 'lint', '--baseline', 'old.baseline', '--update-baseline')).code).toBe(0);
    expect(read(root, 'old.baseline')).toContain(ENTRY);
    expect((await inProcess(root, 'check', '--baseline', 'old.baseline')).code).toBe(0);
    expect((await inProcess(root, 'check')).code).toBe(1);
  });
});

describe('a name that is none', () => {
  it('of a rule ends a run where the configuration has it, and is a finding in a comment', async () => {
    const root = await repository({
      'context/guides/a.md': `# A\n\n<!-- lintel-disable-next-line stale/pth -->\nSee [x](gone.md).\n`,
    });
    expect(await found(root)).toEqual({
      code: 1,
      findings: ['context/guides/a.md:3 lint/unknown-rule', 'context/guides/a.md:4 stale/path'],
    });
    addFiles(root, { 'context/lintel.yaml': 'overrides: [{ files: "docs/**", rules: { stale/pth: off } }]\n' });
    expect(lintel(root, 'lint', '--json')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('context/lintel.yaml:1:42 Unknown rule `stale/pth`; did you mean `stale/path`?'),
    });
  });
});

describe('a file that is no reasonable text', () => {
  const bad: Readonly<Record<string, Uint8Array>> = {
    'that is binary': new Uint8Array([0x23, 0x20, 0x41, 0, 1, 2]),
    'that is no UTF-8': new Uint8Array([0x23, 0x20, 0x41, 0x0a, 0xe9, 0x20]),
  };
  it.each(Object.entries(bad))('%s is named, and the rest is checked', async (name, bytes) => {
    const root = await repository({ 'sub/AGENTS.md': bytes, 'context/guides/a.md': DEAD });
    expect(await found(root)).toEqual({
      code: 1,
      findings: [
        'context/guides/a.md:3 stale/path',
        `sub/AGENTS.md:${name === 'that is no UTF-8' ? 2 : 1} disk/unreadable`,
      ],
    });
  });

  it('of 2 MB is said not to be read, with a set-up and without', async () => {
    const text = `# A\n\n${'See [this](docs/none.md).\n'.repeat(90_000)}`;
    const finding = 'CLAUDE.md:1 note/too-long';
    const plain = await found(repositoryWith({ 'CLAUDE.md': text }));
    expect(plain.code).toBe(1);
    expect(plain.findings).toContain(finding);
    expect((await found(await repository({ 'sub/CLAUDE.md': text }))).findings).toContain(`sub/${finding}`);
  });

  it('that cannot be read is not denied by the last line', () => {
    const root = repositoryWith({ 'CLAUDE.md': new Uint8Array([0x23, 0, 1]) });
    const { out, err } = lintel(root, 'lint');
    expect(out).toContain('disk/unreadable');
    expect(err).not.toContain('no agent files');
    expect(lintel(root, 'review', 'CLAUDE.md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('so that it is binary or UTF-16'),
    });
  });

  it('of 2 MB does not keep the rest from being checked', async () => {
    const line = 'Use `src/a.ts` and [this](docs/none.md) here. <!-- lintel-disable-next-line stale/path -->\n';
    const root = await repository({ 'sub/AGENTS.md': `# Sub\n\n${line.repeat(22_000)}`, 'context/guides/a.md': DEAD });
    const { code, findings } = await found(root);
    expect(code).toBe(1);
    expect(findings).toContain('context/guides/a.md:3 stale/path');
  });
});

describe('a claim or glob that is made to explode', () => {
  it('of 10,000 characters is a dead link like others, and nothing in a code span', async () => {
    const long = `${'a/'.repeat(5_000)}b.md`;
    const root = await repository({ 'context/guides/a.md': `${DEAD}\nAnd \`${long}\` or [x](${long}).\n` });
    expect(await found(root)).toEqual({
      code: 1,
      findings: ['AGENTS.md:1 limit/budget', 'context/guides/a.md:3 stale/path', 'context/guides/a.md:5 stale/path'],
    });
  });

  it('is told where it stands', async () => {
    const glob = '**/a*a*a*a*/**/b*b*b*b*/**/{c,{d,{e,{f,{g,h}}}}}/**/x';
    const root = await repository({ 'context/guides/a.md': `---\napplies-to: ["${glob}"]\n---\n\n# A\n\nText.\n` });
    expect((await found(root)).findings).toContain('context/guides/a.md:2 stale/glob');
    addFiles(root, { 'context/lintel.yaml': `overrides: [{ files: "${glob}", rules: {} }]\n` });
    expect(lintel(root, 'lint')).toMatchObject({ code: 2, err: expect.stringContaining('context/lintel.yaml:1:15') });
  });
});

describe('a glob of a rule file that is made to explode', () => {
  it('is told where it stands, whatever the client makes of it', async () => {
    const globs = [`${'{a,b,c,d}'.repeat(12)}/*.ts`, `${'**/'.repeat(10)}x.ts`, `a${'*a'.repeat(30)}.ts`];
    const root = repositoryWith({
      'src/a.ts': 'export const a = 1;\n',
      '.claude/rules/a.md': `---\npaths:\n${globs.map((glob) => `  - "${glob}"\n`).join('')}---\n# A\n`,
    });
    expect(await found(root)).toEqual({
      code: 1,
      findings: [3, 4, 5].map((line) => `.claude/rules/a.md:${line} stale/glob`),
    });
  });
});

describe('a rule file of thousands of globs', () => {
  const globs = Array.from({ length: 4_000 }, (_, at) => `src/gone-${at}/*.ts`);

  it('is looked at in part, and says so', async () => {
    const text = `---\nglobs: ${globs.join(',')}\n---\n# A\n`;
    const { code, findings } = await found(repositoryWith({ 'src/a.ts': '', '.cursor/rules/a.mdc': text }));
    expect([code, findings.length]).toEqual([1, 501]);
    expect(findings).toContain('.cursor/rules/a.mdc:2 note/frontmatter');
  });

  it('with a line for each is said to be unread', async () => {
    const text = `---\npaths:\n${globs.map((glob) => `  - "${glob}"\n`).join('')}---\n# A\n`;
    const { findings } = await found(repositoryWith({ 'src/a.ts': '', '.claude/rules/a.md': text }));
    expect(findings).toContain('.claude/rules/a.md:1 note/frontmatter');
  });
});

describe('a claim of thousands of characters', () => {
  it('is quoted by its ends', async () => {
    const { out } = await inProcess(
      repositoryWith({ 'AGENTS.md': `See [x](docs/${'a'.repeat(9_000)}.md).\n` }),
      'lint',
    );
    expect(out).toMatch(/`docs\/a{100,300}…a{50,200}\.md` leads to no file/);
    expect(out).not.toMatch(/a{1000}/);
  });
});

describe('a place that is unusual', () => {
  it('without git is checked all the same', async () => {
    const root = folderWith({ ...CONFIG, 'context/guides/a.md': DEAD });
    await inProcess(root, 'build');
    expect(await found(root)).toEqual({ code: 1, findings: ['context/guides/a.md:3 stale/path'] });
  });

  it('with a detached HEAD as well', async () => {
    const root = await repository({ 'context/guides/a.md': DEAD });
    git(root, 'checkout', '-q', '--detach');
    expect(await found(root)).toEqual({ code: 1, findings: ['context/guides/a.md:3 stale/path'] });
  });
});
