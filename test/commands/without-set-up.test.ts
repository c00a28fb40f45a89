/** The flags of `lint` where nobody has set lintel up: each does what it does with a set-up, by the files that are there. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { lintel, read } from '../program.ts';

const TEXT = '# Shop\n\nSee [a](docs/Guide.md), [b](gone.md) and `src/old.ts`.\n\nRun `npm run tst`.\n';

const FILES = {
  'package.json': '{ "name": "shop", "scripts": { "test": "vitest" } }\n',
  'AGENTS.md': TEXT,
  'docs/guide.md': '# Guide\n\nOpen it.\nRead it.\nClose it.\n',
  'src/old.ts': 'export const old = 1;\n',
};

/** A repository whose agent file names a path that a later commit took away. */
function aged(): string {
  const root = repositoryWith(FILES);
  git(root, 'rm', '-q', 'src/old.ts');
  git(root, 'commit', '-q', '-m', 'take away');
  git(root, 'branch', '-M', 'main');
  return root;
}

/** What a run reports, as `rule claim`. */
async function found(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { out } = await inProcess(root, 'lint', '--json', ...flags);
  const { findings } = JSON.parse(out);
  return findings
    .filter(({ suppressed }: { suppressed?: unknown }) => suppressed === undefined)
    .map(({ rule, claim }: Record<string, string>) => `${rule} ${claim}`);
}

const ALL = [
  'stale/path-case docs/Guide.md',
  'stale/path gone.md',
  'stale/path src/old.ts',
  'stale/command npm run tst',
];

/** A repository in which each thing that `AGENTS.md` and its rule file name is gone in another way. */
function decayed(): string {
  const root = repositoryWith({
    'package.json': '{ "name": "shop", "scripts": { "test": "vitest" } }\n',
    'CLAUDE.md': '# Shop\n\n@docs/style.md\n\n[Usage](docs/guide.md#usage), [b](never.md), [f](src/moved.ts).\n',
    'AGENTS.md':
      '# Shop\n\n`src/moved.ts`, `src/removed.ts`, [c](docs/Guide.md), [d](docs/guide.md#usage), `createOrder()` and `npm run tst`.\n\n[e](src/elsewhere.ts#gone)\n',
    '.cursor/rules/api.mdc': '---\nglobs: api/**/*.ts\n---\n\n# API\n',
    'docs/guide.md': '# Guide\n',
    'src/moved.ts': 'export const moved = 1;\nexport const carried = 2;\nexport const kept = 3;\n',
    'src/removed.ts': 'export function createOrder(): void {}\n',
  });
  git(root, 'mv', 'src/moved.ts', 'src/elsewhere.ts');
  git(root, 'rm', '-q', 'src/removed.ts');
  git(root, 'commit', '-q', '-m', 'tidy up');
  return root;
}

/** What a run reports, as `severity claim`. */
async function weighed(root: string, ...flags: readonly string[]): Promise<readonly string[]> {
  const { findings } = JSON.parse((await inProcess(root, 'lint', '--json', ...flags)).out);
  return findings.map(({ severity, claim }: Record<string, string>) => `${severity} ${claim}`);
}

describe('what was not written for lintel', () => {
  it('has errors where the tree contradicts it whatever it means, and warnings where that was read from its words', async () => {
    expect(await weighed(decayed())).toEqual([
      'error api/**/*.ts',
      'warn src/moved.ts',
      'warn src/removed.ts',
      'error docs/Guide.md',
      'error docs/guide.md#usage',
      'warn createOrder()',
      'warn npm run tst',
      'error src/elsewhere.ts#gone',
      'error docs/style.md',
      'error docs/guide.md#usage',
      'warn never.md',
      'error src/moved.ts',
    ]);
  });

  it('has errors only where the configuration asks for them', async () => {
    const root = decayed();
    addFiles(root, { 'context/lintel.yaml': 'rules: { stale/command: error, stale/glob: warn }\n' });
    expect(await weighed(root)).toEqual(
      expect.arrayContaining(['error npm run tst', 'warn api/**/*.ts', 'warn never.md']),
    );
  });

  it('has errors for what the lock saw live', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop", "scripts": { "tst": "vitest" } }\n',
      'AGENTS.md': '# Shop\n\n`src/removed.ts` and `npm run tst`.\n',
      'src/removed.ts': 'export const a = 1;\n',
    });
    expect((await inProcess(root, 'review', 'AGENTS.md')).code).toBe(0);
    git(root, 'rm', '-q', 'src/removed.ts');
    addFiles(root, { 'package.json': '{ "name": "shop", "scripts": { "test": "vitest" } }\n' });
    expect(await weighed(root)).toEqual(['error src/removed.ts', 'error npm run tst']);
  });
});

describe('a repository without a set-up', () => {
  it('is compared with a commit, and what was gone by then is no news', async () => {
    const root = aged();
    expect(await found(root)).toEqual(ALL);
    expect(await found(root, '--since', 'main')).toEqual([]);
    git(root, 'checkout', '-q', '-b', 'work');
    git(root, 'mv', 'docs/guide.md', 'docs/manual.md');
    addFiles(root, { 'AGENTS.md': `${TEXT}\nAnd [c](gone2.md).\n` });
    git(root, 'commit', '-q', '-a', '-m', 'work');
    expect(await found(root, '--since', 'main')).toEqual(['stale/path docs/Guide.md', 'stale/path gone2.md']);
  });

  it('has its decisions found and read, by the heads of files where their names do not tell', async () => {
    const decision = (links: string) =>
      `---\ntitle: "ADR: Exports"\nstatus: accepted\n---\n\n## Context\n\nSee ${links}.\n`;
    const root = repositoryWith({
      'package.json': '{ "name": "shop" }\n',
      'contributing/ADRs/ADRs.md': '# Overview\n\nStatuses are free.\n\nSee [gone](gone0.md).\n',
      'contributing/ADRs/web/exports.md': decision('[gone](gone1.md)'),
      'contributing/ADRs/api/exports.md': decision('[the other](../web/exports.md)'),
      'docs/decision-record/2022_01-nx.md': '# Nx\n\nStatus: accepted\n\nSee [gone](gone2.md).\n',
      'src/adr/0001-a.md': '# A\n\nStatus: accepted\n\nSee [gone](gone3.md).\n',
    });
    expect(await found(root)).toEqual(['stale/path gone1.md', 'stale/path gone2.md']);
  });

  it('has the links of the pages read that list its decisions, and nothing else of them', async () => {
    const root = repositoryWith({
      'docs/adr/0001-a.md': '# A\n\nStatus: accepted\n',
      'docs/adr/README.md': [
        '# Decisions',
        '',
        '- [A](0001-a.md), by `src/gone.ts`, `npm run gone` and [its plan](../plans/open/a.md)',
        '<!-- lintel-disable-next-line stale/path -- comes with the next release -->',
        '- [B](0002-b.md)',
        '',
        '```md',
        '[C](0003-c.md)',
        '```',
        '',
      ].join('\n'),
      'docs/plans/open/a.md': '# Plan\n',
      'docs/README.md': '[gone](gone.md)\n',
      'src/gone.ts': 'export const gone = 1;\n',
    });
    git(root, 'mv', 'docs/plans/open', 'docs/plans/done');
    git(root, 'rm', '-q', 'src/gone.ts');
    git(root, 'commit', '-q', '-m', 'done');
    expect(await found(root)).toEqual(['stale/path ../plans/open/a.md']);
    expect(await weighed(root)).toEqual(['error ../plans/open/a.md', 'warn 0002-b.md']);
  });

  it('is told with --verbose how many files agents may load that are not read', async () => {
    const unread = {
      'CLAUDE.local.md': 'x\n',
      '.claude/agents/a.md': 'x\n',
      'packages/a/.claude/commands/b/c.md': 'x\n',
      '.claude/skills/s/SKILL.md': 'x\n',
      '.claude/skills/s/more.md': 'x\n',
      '.github/prompts/p.prompt.md': 'x\n',
      '.trae/rules/t.md': 'x\n',
      'test/fixtures/.claude/agents/no.md': 'x\n',
      'examples/.claude/agents/no.md': 'x\n',
      'vendor/skills/s/SKILL.md': 'x\n',
    };
    const known = { 'AGENTS.md': '# Shop\n\nText.\n', '.claude/rules/a.md': '# Rule\n\nText.\n' };
    const line =
      '6 files that agents may load are not read: agents, commands, skills, prompts, CLAUDE.local.md and rules of other clients.\n';
    const root = repositoryWith({ ...known, ...unread });
    const { code, out, err } = await inProcess(root, 'lint', '--verbose');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(new RegExp(`^${line}Checked 2 agent files`));
    expect((await inProcess(root, 'lint', '--verbose')).err).toBe(err);
    expect((await inProcess(root, 'lint')).err).not.toContain('not read');
    expect((await inProcess(root, 'lint', '--verbose', '--json')).err).toBe('');
    expect((await inProcess(root, 'lint', '--verbose', 'AGENTS.md')).err).toBe('');
    expect((await inProcess(repositoryWith(known), 'lint', '--verbose')).err).toMatch(/^Checked/);
  });

  it('may name the home folder of its own image, with a set-up as well as without', async () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop" }\n',
      'AGENTS.md': 'Work in /home/retro/projects/shop, not in /home/mara/projects/shop or /Users/ada/shop.\n',
      Dockerfile: 'FROM node:22\nWORKDIR /home/retro/projects\n',
      'dev.sh': 'cd /Users/ada/shop\n',
      'src/a.ts': '// Generated by: ls /home/mara/shop\nexport {};\n',
    });
    const others = ['security/absolute-path /home/mara', 'security/absolute-path /Users/ada'];
    expect(await found(root)).toEqual(others);
    addFiles(root, {
      'context/lintel.yaml': 'clients: [claude]\n',
      'context/policies/home.md': '- /home/retro/projects/a\n',
    });
    expect((await found(root)).filter((each) => each.startsWith('security/'))).toEqual(others);
  });

  it('keeps a baseline at its root, with what history found as well, and prunes it', async () => {
    const root = aged();
    const written = await inProcess(root, 'lint', '--update-baseline');
    expect(written).toMatchObject({ code: 0, out: '' });
    expect(written.err).toContain('lintel.baseline holds 4 findings.');
    expect(await found(root)).toEqual([]);
    addFiles(root, { 'gone.md': '' });
    expect((await inProcess(root, 'lint', '--prune-baseline')).err).toContain(
      '1 entry dropped; lintel.baseline holds 3 findings.',
    );
    await inProcess(root, 'lint', '--update-baseline', '--baseline', 'docs/other.baseline');
    expect(await found(root, '--baseline', 'docs/other.baseline')).toEqual([]);
    expect(git(root, 'status', '--porcelain')).not.toContain('context');
  });

  it('is mended, shown first where that is asked for, and by what git knows of renames', async () => {
    const root = aged();
    const shown = await inProcess(root, 'lint', '--fix', '--dry-run');
    expect(shown.out).toContain('+See [a](docs/guide.md), [b](gone.md) and `src/old.ts`.');
    expect(read(root, 'AGENTS.md')).toBe(TEXT);
    expect((await inProcess(root, 'lint', '--fix')).err).toContain('Fixed 1 finding in 1 file.');
    git(root, 'mv', 'docs/guide.md', 'docs/manual.md');
    git(root, 'commit', '-q', '-a', '-m', 'rename');
    expect((await inProcess(root, 'lint', '--fix')).err).toContain('Fixed 1 finding in 1 file.');
    expect(read(root, 'AGENTS.md')).toContain('[a](docs/manual.md)');
  });

  it('suppresses by comments, and is told of those that suppress nothing', async () => {
    const root = aged();
    const next = (rule: string): string => `<!-- lintel-disable-next-line ${rule} -- as agreed -->\n`;
    addFiles(root, {
      'AGENTS.md': `# Shop\n\n${next('stale/path')}See [b](gone.md).\n\n${next('stale/anchor')}Run it.\n`,
    });
    expect(await found(root)).toEqual(['lint/unused-suppression stale/anchor']);
  });

  it('fails in JUnit what fails the run: warnings where there are more than are allowed', async () => {
    const root = aged();
    const failures = async (...flags: readonly string[]): Promise<string | undefined> =>
      / failures="(\d+)"/.exec((await inProcess(root, 'lint', '--reporter', 'junit', ...flags)).out)?.[1];
    expect(await failures('--max-warnings', '0')).toBe('4');
    expect(await failures('--strict')).toBe('4');
    expect(await failures()).toBe(await failures('--strict', '--max-warnings', '9'));
    expect(await failures()).not.toBe('4');
  });

  it('is reported in every form, and refused by check and by a context folder that is not there', () => {
    const root = aged();
    expect(JSON.parse(lintel(root, 'lint', '--reporter', 'sarif').out).runs[0].results).toHaveLength(ALL.length);
    expect(JSON.parse(lintel(root, 'lint', '--reporter', 'gitlab').out)).toHaveLength(ALL.length);
    expect(lintel(root, 'lint', '--strict', '--reporter', 'junit').out).toContain('failures="4"');
    expect(lintel(root, 'lint', '--reporter', 'github').out).toContain('::error file=AGENTS.md,line=3');
    expect(lintel(root, 'rules', 'stale/path').out).toContain('# stale/path');
    for (const words of [['check'], ['check', '--since', 'main'], ['lint', '--fix', '--context', 'ctx']])
      expect(lintel(root, ...words).code).toBe(2);
  });
});

describe('what one client reads twice', () => {
  it('is told, while nothing is said of files that nobody builds', async () => {
    const said = 'Always write tests for every new module before you push anything to main.';
    const root = repositoryWith({ 'AGENTS.md': `# Shop\n\n${said}\n`, 'CLAUDE.md': `@AGENTS.md\n\n${said}\n` });
    expect(await found(root)).toEqual(['output/duplicate-statement AGENTS.md']);
  });
});

describe('what nothing is said of', () => {
  /** Text that names what a later commit took away. */
  const silent = (
    text: Readonly<Record<string, string>>,
    gone: Readonly<Record<string, string>>,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const root = repositoryWith({ 'package.json': '{ "name": "shop" }\n', ...text, ...gone, ...more });
    git(root, 'rm', '-q', ...Object.keys(gone));
    git(root, 'commit', '-q', '-m', 'take away');
    return root;
  };
  const GONE = { 'src/api/old.ts': 'export const old = 1;\n' };
  const TEXT_OF_IT = '# Rules\n\nSee `src/api/old.ts`.\n';

  it('is a rule file that was put away', async () => {
    const told = silent({ '.cursor/rules/api.mdc': TEXT_OF_IT }, GONE);
    expect(await found(told)).toEqual(['stale/path src/api/old.ts']);
    for (const folder of ['_archive', 'archived', '_old', 'retired'])
      expect(await found(silent({ [`.cursor/rules/${folder}/api.mdc`]: TEXT_OF_IT }, GONE))).toEqual([]);
  });

  it('is the set-up of a folder that was put away, or of the folder that holds it', async () => {
    const rule = '# Refs\n\n`.claude/refs/code.md` first.\n';
    const GONE_REFS = { '.claude/refs/code.md': '# Code\n' };
    const beside = (folder: string) => ({ [`${folder}/.claude/refs/code.md`]: '# Code of old\n' });
    expect(await found(silent({ '.claude/rules/refs.md': rule }, GONE_REFS))).toEqual([
      'stale/path .claude/refs/code.md',
    ]);
    expect(await found(silent({ '.back/1/.claude/rules/refs.md': rule }, GONE_REFS))).toEqual([]);
    for (const folder of ['.old/1', 'apps/web'])
      expect(await found(silent({ [`${folder}/.claude/rules/refs.md`]: rule }, GONE_REFS, beside(folder)))).toEqual([]);
  });

  it('is a file that code reads in whatever it serves', async () => {
    const text = { 'packages/cli/AGENTS.md': 'It reads `.app/vendor/map.json` of the app.\n' };
    const GONE_MAP = { 'examples/blog/.app/vendor/map.json': '{}\n' };
    const code = { 'packages/cli/a.ts': "export const at = (app: string) => [app, '.app', 'vendor', 'map.json'];\n" };
    expect(await found(silent(text, GONE_MAP, code))).toEqual([]);
  });

  it('is a number that a target of make is called with', async () => {
    const more = { Makefile: 'example-1:\n\techo 1\nexample-2:\n\techo 2\n' };
    const text = {
      'AGENTS.md': 'Run `make example-1` or `make example-N`, not `make sample-N`.\n\nRun `make sample-N`.\n',
    };
    expect(await found(silent(text, GONE, more))).toEqual(['stale/command make sample-N']);
  });

  it('is what a generator writes elsewhere', async () => {
    expect(await found(silent({ 'packages/create-shop/AGENTS.md': TEXT_OF_IT }, GONE))).toEqual([]);
  });

  it('is a sample of markdown whose inner fences end it early', async () => {
    const sample =
      '```markdown\n## Run\n\n```bash\nnpm run dev\n```\n\n- [Feature](./another-feature.md)\n```\n\n[a](gone.md)\n';
    expect(await found(silent({ 'AGENTS.md': `# A\n\n${sample}` }, GONE))).toEqual(['stale/path gone.md']);
  });

  it('is a link of a rule file that counts from the folder it is of', async () => {
    const text = '[http](mdc:src/http/), [gone](mdc:src/gone.ts)\n';
    const root = silent({ 'apps/web/.cursor/rules/http.mdc': text }, GONE, {
      'apps/web/src/http/a.ts': 'export {};\n',
    });
    expect(await found(root)).toEqual(['stale/path mdc:src/gone.ts']);
  });

  it('is a glob into a folder that is a link today', async () => {
    const rule = { 'conf/rules/a.mdc': '# A\n' };
    const root = silent({ 'AGENTS.md': 'The rules are in `conf/rules/*.mdc`.\n' }, rule, {
      'docs/list/a.mdc': '# A\n',
    });
    expect(await found(root)).toEqual(['stale/path conf/rules/*.mdc']);
    mkdirSync(join(root, 'conf'));
    symlinkSync('../docs/list', join(root, 'conf/rules'));
    git(root, 'add', 'conf');
    git(root, 'commit', '-q', '-m', 'link');
    expect(await found(root)).toEqual([]);
  });

  it('is a glob of a rule file that leads through a link or into a submodule, where nobody has listed the files', async () => {
    const rule = (glob: string): string => `---\nglobs: ${glob}\nalwaysApply: false\n---\n\n# A\n`;
    const root = silent({ '.cursor/rules/a.mdc': rule('vendor/kit/src/**') }, GONE, {
      '.cursor/rules/b.mdc': rule('vendor/**/*.vue'),
      '.cursor/rules/c.mdc': rule('docs/**/*.vue'),
      'lib/a.ts': 'export {};\n',
    });
    expect(await found(root)).toHaveLength(3);
    for (const folder of ['vendor', 'docs']) mkdirSync(join(root, folder), { recursive: true });
    symlinkSync('../lib', join(root, 'vendor/kit'));
    symlinkSync('../lib/a.ts', join(root, 'docs/b.ts'));
    git(root, 'add', 'vendor', 'docs');
    git(root, 'commit', '-q', '-m', 'link');
    expect(await found(root)).toEqual(['stale/glob docs/**/*.vue']);
  });

  it('is a scope of a decision that leads through a link; of a note that is compiled it is told what hides the files', async () => {
    const scoped = '---\nstatus: accepted\napplies-to: ["vendor/kit/src/**"]\n---\n# Kit\n\nKeep it.\n';
    const root = silent({ 'docs/adr/0001-kit.md': scoped }, GONE, { 'lib/a.ts': 'export {};\n' });
    mkdirSync(join(root, 'vendor'));
    symlinkSync('../lib', join(root, 'vendor/kit'));
    git(root, 'add', 'vendor');
    git(root, 'commit', '-q', '-m', 'link');
    expect(await found(root)).toEqual([]);
    writeFileSync(join(root, 'lintel.yaml'), 'clients: [cursor]\ndecisions: [docs/adr]\n');
    expect((await inProcess(root, 'lint')).out).toContain(
      '`vendor/kit/src/**` in `applies-to` matches no file that is listed here: `vendor/kit` is a submodule or a symbolic link',
    );
  });

  it('is a key of front matter that other tools hold otherwise, and a folder of another letter case', async () => {
    const summary = `summary: ${'what we decided, '.repeat(20)}`;
    const more = {
      'docs/adr/0001-a.md': `---\nstatus: accepted\n${summary}\nclients: [acme]\n---\n# A\n`,
      'tests/unit/a.ts': 'export {};\n',
    };
    expect(await found(silent({ 'AGENTS.md': 'Tests are in `tests/Unit/`.\n' }, GONE, more))).toEqual([]);
    expect(
      await found(
        silent({ 'AGENTS.md': '# A\n\nText.\n' }, GONE, { 'docs/adr/0001-a.md': '---\nstatus: [\n---\n# A\n' }),
      ),
    ).toHaveLength(1);
  });
});

describe('what is told once', () => {
  it('is a manifest of the root that cannot be read, as a warning, and none of a fixture', async () => {
    const root = repositoryWith({
      ...FILES,
      'AGENTS.md': '# Shop\n\nRun `npm run tst`.\n',
      'package.json': '{bad\n',
      'fixtures/a/package.json': '{bad\n',
    });
    const { code, out } = await inProcess(root, 'lint', '--json');
    const { findings } = JSON.parse(out);
    expect(code).toBe(0);
    expect(findings).toMatchObject([
      { rule: 'scan/manifest', severity: 'warn', file: 'package.json', line: 1, column: 2 },
    ]);
  });

  it('is a manifest of the workspace, or its list, that cannot be read, as a warning, and none of a fixture in it', async () => {
    const root = repositoryWith({
      ...FILES,
      'AGENTS.md': '# Shop\n\nRun `npm run tst -w @acme/a` and `npm run tst`.\n',
      'package.json': '{ "workspaces": ["packages/*", "packages/*/fixtures/*"], "scripts": { "test": "x" } }',
      'packages/a/package.json': '{bad\n',
      'packages/a/fixtures/b/package.json': '{bad\n',
      'elsewhere/package.json': '{bad\n',
    });
    const told = async (): Promise<unknown> => {
      const { findings } = JSON.parse((await inProcess(root, 'lint', '--json')).out);
      return findings.map(({ rule, severity, file }: Record<string, string>) => `${severity} ${rule} ${file}`);
    };
    expect(await told()).toEqual([
      'info scan/manifest packages/a/fixtures/b/package.json',
      'warn scan/manifest packages/a/package.json',
    ]);
    addFiles(root, {
      'packages/a/package.json': '{}',
      'packages/a/fixtures/b/package.json': '{}',
      'pnpm-workspace.yaml': 'packages: ["packages/*\n',
    });
    expect(await told()).toEqual(['warn scan/manifest pnpm-workspace.yaml']);
  });

  it('is a relation of a decision that leads nowhere, and beside it every other link', async () => {
    const root = repositoryWith({
      'docs/adr/0002-b.md': '# B\n\n## Status\n\nAccepted\n\nSupersedes [0001](0001-gone.md)\n\nSee [c](c.md).\n',
      'docs/adr/0003-c.md': '# C\n\n## Status\n\nAccepted\n',
    });
    expect(await found(root)).toEqual(['decision/dangling 0001-gone.md', 'stale/path c.md']);
  });

  it('is nothing of a manifest where there is none', async () => {
    expect(await found(repositoryWith({ 'AGENTS.md': '# Shop\n\nText.\n' }))).toEqual([]);
  });
});

it.each([
  ['with notes', {}],
  ['alone', { 'context/project.md': undefined }],
])('a lock that lost its configuration is an error %s', async (_, gone) => {
  const root = repositoryWith({ 'context/lintel.yaml': 'clients: [codex]\n', 'context/project.md': 'Write tests.\n' });
  await inProcess(root, 'build');
  for (const file of ['context/lintel.yaml', ...Object.keys(gone)]) rmSync(join(root, file));
  const { code, out } = await inProcess(root, 'lint', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    findings: [{ rule: 'missing/context', file: 'context/lintel.lock', hint: expect.stringContaining('git checkout') }],
  });
});

it('a configuration that a sparse checkout leaves out is not gone, and one that is deleted there is', async () => {
  const root = repositoryWith({
    'context/lintel.yaml': 'clients: [codex]\n',
    'context/project.md': 'Write tests.\n',
    'src/a.ts': 'export const a = 1;\n',
  });
  await inProcess(root, 'build');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'build');
  git(root, 'sparse-checkout', 'set', 'src');
  const { code, out, err } = await inProcess(root, 'lint');
  expect({ code, out }).toMatchObject({ code: 0, out: expect.not.stringContaining('missing/context') });
  expect(err).toContain('This checkout leaves `context/lintel.yaml` out');
  expect(err).not.toContain('lintel init');
  for (const command of ['check', 'build', 'init', 'review', 'eject', 'adopt']) {
    const refused = await inProcess(root, command);
    expect(refused, command).toMatchObject({
      code: 2,
      err: expect.stringContaining('is left out of this sparse checkout'),
    });
    expect(refused.err).toContain('git sparse-checkout add context');
  }
  git(root, 'rm', '-q', '--cached', '--sparse', 'context/lintel.yaml');
  expect((await inProcess(root, 'check')).err).toContain('There is no lintel configuration');
  expect(await found(root)).toEqual([expect.stringContaining('missing/context')]);
});

describe('keys that nobody reads', () => {
  it('are told of the rule files of clients, and not of decisions, whose tools have keys of their own', async () => {
    const root = repositoryWith({
      'src/a.ts': 'export const a = 1;\n',
      'docs/adr/0001-a.md': '---\nstatus: accepted\napplies_to: src/**\nsupersede: 0000\n---\n# A\n',
      '.claude/rules/a.md': '---\nglobs: src/**\n---\n# A\n',
      'packages/b/.claude/rules/sub/b.md': '---\npath: "src/**"\n---\n# B\n',
    });
    const before = await found(root);
    expect(before.filter((each) => each.startsWith('note/unknown-key'))).toEqual([
      'note/unknown-key globs',
      'note/unknown-key path',
    ]);
    await inProcess(root, 'lint', '--fix', '--no-fail');
    expect(await found(root)).toEqual(before);
    await inProcess(root, 'lint', '--fix-unsafe', '--no-fail');
    expect(read(root, '.claude/rules/a.md')).toBe('---\npaths: src/**\n---\n# A\n');
  });
});
