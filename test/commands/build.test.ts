/** What a build writes, refuses and keeps. Real folders, real processes. */
import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { SHOP, built, lintel, read } from '../program.ts';

describe('lintel build', () => {
  it('writes every output once, and nothing the second time', async () => {
    const root = built();
    const files = [
      'AGENTS.md',
      'CLAUDE.md',
      'src/billing/AGENTS.md',
      'src/billing/CLAUDE.md',
      '.claude/rules/testing.md',
      '.cursor/rules/testing.mdc',
      'context/lintel.lock',
    ];
    const before = files.map((file) => read(root, file));
    expect(await inProcess(root, 'build')).toMatchObject({ code: 0, out: '' });
    expect(files.map((file) => read(root, file))).toEqual(before);
    expect((await inProcess(root, 'check')).code).toBe(0);
  });

  it('gives the same bytes from any folder, in any order of file names, with and without git', () => {
    const root = built();
    const copy = folderWith(Object.fromEntries(Object.entries(SHOP).reverse()));
    expect(lintel(join(copy, 'src/billing'), 'build', '--root', '../..').code).toBe(0);
    for (const file of ['AGENTS.md', 'src/billing/AGENTS.md', '.cursor/rules/testing.mdc', 'context/lintel.lock'])
      expect(read(copy, file)).toBe(read(root, file));
  });

  it('refuses a file that it does not own, says what to do, and builds the rest', async () => {
    const root = repositoryWith({ ...SHOP, 'CLAUDE.md': '# Ours\n\nHand-written.\n' });
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toMatch(/CLAUDE\.md[\s\S]*output\/unowned/);
    expect(read(root, 'CLAUDE.md')).toBe('# Ours\n\nHand-written.\n');
    expect(existsSync(join(root, 'AGENTS.md'))).toBe(true);
  });

  it('leaves alone what git ignores, and says who goes without', async () => {
    const root = repositoryWith({ ...SHOP, '.gitignore': 'CLAUDE.md\n.claude/\n', 'CLAUDE.md': 'Private notes.\n' });
    const { code, err } = await inProcess(root, 'build');
    expect(code).toBe(0);
    expect(err).toContain('Claude Code does not get `CLAUDE.md` and 2 more: git ignores the path');
    expect(read(root, 'CLAUDE.md')).toBe('Private notes.\n');
    expect(read(root, 'AGENTS.md')).toContain('`**/*.test.ts`: read `.cursor/rules/testing.mdc`');
    expect([(await inProcess(root, 'check')).code, (await inProcess(root, 'check', '--strict')).code]).toEqual([0, 1]);
  });

  it('keeps what it built and git now ignores, and says so instead of calling it left over', async () => {
    const root = repositoryWith({
      'context/lintel.yaml': 'clients: [codex]\n',
      'context/project.md': 'Small functions.\n',
    });
    expect((await inProcess(root, 'build')).code).toBe(0);
    addFiles(root, { '.gitignore': 'AGENTS.md\n' });
    const text = read(root, 'AGENTS.md');
    expect(await inProcess(root, 'build')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/kept +AGENTS\.md +Git ignores it/),
    });
    expect(read(root, 'AGENTS.md')).toBe(text);
    const { code, out } = await inProcess(root, 'check');
    expect(code).toBe(1);
    expect(out).toContain('Git ignores `AGENTS.md`, so it is not written');
    expect(out).not.toContain('no longer compiled');
    writeFileSync(join(root, '.gitignore'), '');
    expect((await inProcess(root, 'check')).code).toBe(0);
  });

  it('does not say that no note says anything where git ignores every output', async () => {
    const root = repositoryWith({
      'context/lintel.yaml': 'clients: [codex]\n',
      'context/project.md': 'Small functions.\n',
      '.gitignore': 'AGENTS.md\n',
    });
    expect((await inProcess(root, 'build')).err).toContain('git ignores every one of them');
    expect(await inProcess(root, 'check')).toMatchObject({
      code: 1,
      out: expect.stringContaining('Git ignores `AGENTS.md`'),
    });
  });

  it('never writes through a symbolic link', async () => {
    const root = repositoryWith({ ...SHOP, 'docs/real.md': 'Mine.\n' });
    symlinkSync('docs/real.md', join(root, 'AGENTS.md'));
    expect((await inProcess(root, 'build')).code).toBe(1);
    expect(read(root, 'docs/real.md')).toBe('Mine.\n');
  });

  it('keeps a line written into an output until --force drops it', async () => {
    const root = built();
    writeFileSync(join(root, 'AGENTS.md'), `${read(root, 'AGENTS.md')}\nAsk Kim first.\n`);
    addFiles(root, {
      'context/decisions/0002-eu.md': '---\nstatus: accepted\nrule: Host in the EU.\n---\n\n# EU\n\nLaw.\n',
    });
    const refused = await inProcess(root, 'build');
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('output/foreign-line');
    expect(read(root, 'AGENTS.md')).toContain('Ask Kim first.');
    expect(read(root, 'CLAUDE.md')).toContain('Host in the EU.');
    expect((await inProcess(root, 'build', '--force')).code).toBe(0);
    expect(read(root, 'AGENTS.md')).not.toContain('Ask Kim');
  });

  it('removes an output that nothing feeds any more, but not one that a person wrote into', async () => {
    const root = built();
    rmSync(join(root, 'context/guides/testing.md'));
    writeFileSync(join(root, '.cursor/rules/testing.mdc'), `${read(root, '.cursor/rules/testing.mdc')}\nMine.\n`);
    expect((await inProcess(root, 'build')).code).toBe(1);
    expect(existsSync(join(root, '.claude/rules/testing.md'))).toBe(false);
    expect(read(root, '.cursor/rules/testing.mdc')).toContain('Mine.');
  });

  it('keeps every output of a source with an error, and builds what others feed', async () => {
    const root = built();
    const before = read(root, 'src/billing/AGENTS.md');
    addFiles(root, {
      'context/modules/billing.md': '---\nmodule: [src/billing\n---\n\n# Billing\n\nNew.\n',
      'context/guides/testing.md': '---\napplies-to: ["**/*.test.ts"]\n---\n\n# Testing\n\nChanged.\n',
    });
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toMatch(/context\/modules\/billing\.md[\s\S]*note\/frontmatter/);
    expect(read(root, 'src/billing/AGENTS.md')).toBe(before);
    expect(read(root, '.claude/rules/testing.md')).toContain('Changed.');
  });

  it('--check lists what would change and writes nothing', async () => {
    const root = repositoryWith(SHOP);
    const { code, out } = await inProcess(root, 'build', '--check');
    expect(code).toBe(1);
    expect(out).toMatch(/would create {2}AGENTS\.md/);
    expect(existsSync(join(root, 'AGENTS.md'))).toBe(false);
    expect((await inProcess(root, 'build', '--dry-run')).code).toBe(0);
    expect(existsSync(join(root, 'context/lintel.lock'))).toBe(false);
  });

  it('--diff shows the lines that change', async () => {
    const root = built();
    addFiles(root, {
      'context/decisions/0001-net.md': SHOP['context/decisions/0001-net.md'].replace('net prices only', 'net prices'),
    });
    expect((await inProcess(root, 'build', '--check', '--diff')).out).toMatch(
      /^-- Store net prices only\..*\n\+- Store net prices\./m,
    );
  });

  it('never says up to date beside an output that it leaves alone, and shows no diff that it would not write', async () => {
    const root = built();
    writeFileSync(join(root, 'AGENTS.md'), `${read(root, 'AGENTS.md')}\nAsk Kim first.\n`);
    const refused = await inProcess(root, 'build', '--check', '--diff');
    expect(refused.code).toBe(1);
    expect(refused.err).toBe('Nothing to write; 1 output left alone.\n');
    expect(refused.out).toMatch(/^AGENTS\.md\n +\d+:1 +error .*foreign-line/);
    expect(refused.out).not.toContain('-Ask Kim');
    expect((await inProcess(root, 'build')).err).toBe('Outputs: 5 unchanged and 1 left alone.\n');
    expect((await inProcess(root, 'build', '--dry-run', '--force', '--diff')).out).toContain('-Ask Kim first.');
  });

  it('--check names an output that a broken source holds back', async () => {
    const root = built();
    addFiles(root, { 'context/modules/billing.md': '---\nmodule: [src/billing\n---\n\n# Billing\n' });
    const { code, out, err } = await inProcess(root, 'build', '--check');
    expect(code).toBe(1);
    expect(out).toMatch(
      /kept +src\/billing\/AGENTS\.md +`context\/modules\/billing\.md`, which feeds it, has an error/,
    );
    expect(err).not.toContain('none is written');
  });

  it('fails when a manifest that feeds outputs cannot be read, and keeps them', async () => {
    const root = built();
    const before = read(root, 'AGENTS.md');
    addFiles(root, { 'package.json': '{ "name": "shop", "scripts": {' });
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toMatch(/kept +AGENTS\.md[\s\S]*package\.json\n.*scan\/manifest/);
    expect(read(root, 'AGENTS.md')).toBe(before);
  });

  it('says in words what it found and did', async () => {
    const root = built();
    expect((await inProcess(root, 'build')).err).toBe(
      '6 outputs are what their sources compile to; none is written.\n',
    );
    expect((await inProcess(root, 'build', '--verbose')).err).toMatch(
      /^Compiled 4 notes and the facts of 3 code files into 6 outputs for Claude Code, Codex CLI and Cursor\.\n6 outputs are/,
    );
    addFiles(root, { 'context/decisions/0002-x.md': '# X\n\nText.\n' });
    rmSync(join(root, 'context/guides/testing.md'));
    expect((await inProcess(root, 'build')).err).toBe(
      'Outputs: 2 written, 2 removed and 2 unchanged.\nlint has 1 warning: run `lintel lint`.\n',
    );
  });

  it('--strict fails on what a client cannot get as meant, not on what cannot be helped', async () => {
    const root = built();
    expect(await inProcess(root, 'build', '--strict')).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('twice'),
    });
    expect(await inProcess(root, 'lint', '--strict')).toMatchObject({ code: 0, err: '' });
    expect((await inProcess(root, 'check', '--strict')).code).toBe(0);
    expect((await inProcess(root, 'build', '--verbose')).err).toMatch(/^note: Cursor gets .* twice/m);
    addFiles(root, {
      'context/guides/testing.md': SHOP['context/guides/testing.md'].replace('"]', '", "!src/price.test.ts"]'),
      // What is left must be more than a short list of globs can say.
      ...Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`src/other${n}.test.ts`, 'export {};\n'])),
    });
    const { code, err } = await inProcess(root, 'build');
    expect(code).toBe(0);
    expect(err.match(/^note: context\/guides\/testing\.md .*$/gm)).toHaveLength(3);
    expect(err).not.toContain('twice');
    for (const command of ['build', 'lint', 'check']) expect((await inProcess(root, command, '--strict')).code).toBe(1);
    expect((await inProcess(root, 'check')).code).toBe(0);
  });

  it('says which output cannot be written, and writes the others', async () => {
    const root = built();
    chmodSync(join(root, 'AGENTS.md'), 0o444);
    addFiles(root, {
      'context/decisions/0001-net.md': SHOP['context/decisions/0001-net.md'].replace('only', 'always'),
    });
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toMatch(/AGENTS\.md[\s\S]*output\/unwritable/);
    expect(read(root, 'CLAUDE.md')).toContain('net prices always');
  });

  it('lets the user replace a template, and names the line of a fault in it', async () => {
    const root = built({
      'context/templates/partials/commands.hbs': '\n## How to\n\n{{#each commands}}\n* {{command}}\n{{/each}}\n',
    });
    expect(read(root, 'AGENTS.md')).toContain('* npx vitest run <file>');
    addFiles(root, { 'context/templates/partials/commands.hbs': '\n\n{{comands}}\n' });
    const before = read(root, 'AGENTS.md');
    const { code, out } = await inProcess(root, 'build');
    expect(code).toBe(1);
    expect(out).toMatch(
      /context\/templates\/partials\/commands\.hbs\n +3:3 +error .*No view has a `comands`; did you mean `commands`/,
    );
    expect(read(root, 'AGENTS.md')).toBe(before);
  });
});
