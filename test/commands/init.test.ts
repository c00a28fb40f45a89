/** init, adopt and eject on real files: nothing is lost, and everything comes back. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { built, lintel, read, SHOP } from '../program.ts';

const NX = '# Ours\n\nOur own text.\n\n<!-- nx configuration start-->\nUse nx.\n<!-- nx configuration end-->\n';

const FILES = {
  'package.json': SHOP['package.json'],
  'src/price.ts': SHOP['src/price.ts'],
  'src/price.test.ts': SHOP['src/price.test.ts'],
  'src/billing/invoice.ts': SHOP['src/billing/invoice.ts'],
  'CLAUDE.md': '# Shop\r\n\r\nPrices are net.\r\n\r\nSee [old](src/gone.ts).\r\n',
  'src/billing/AGENTS.md': '# Billing\n\nInvoices are legal documents.\n',
  '.claude/rules/testing.md': '---\npaths:\n  - "**/*.test.ts"\n---\n\n# Testing\n\nOne fact each.\n',
  '.cursor/rules/testing.mdc':
    '---\ndescription:\nglobs: **/*.test.ts\nalwaysApply: false\n---\n\n# Testing\n\nOne fact each.\n',
  '.cursorrules': 'Be brief.',
  '.gitattributes': '*.png binary',
};

/** A shop with hand-written agent files: `AGENTS.md` is a link to CLAUDE.md. */
function shop(files: Readonly<Record<string, string>> = {}): string {
  const root = repositoryWith({ ...FILES, ...files });
  symlinkSync('CLAUDE.md', join(root, 'AGENTS.md'));
  symlinkSync('AGENTS.md', join(root, 'src/billing/CLAUDE.md'));
  chmodSync(join(root, '.cursorrules'), 0o755);
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'agents');
  return root;
}

/** Every file below `root` but git's own, with its mode and bytes. */
function snapshot(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => !/^\.git(?:\/|$)/.test(path));
  return Object.fromEntries(
    paths.sort().map((path) => {
      const stats = lstatSync(join(root, path));
      if (stats.isSymbolicLink()) return [path, `-> ${readlinkSync(join(root, path))}`];
      return [
        path,
        stats.isDirectory() ? 'folder' : `${stats.mode.toString(8)} ${readFileSync(join(root, path), 'utf8')}`,
      ];
    }),
  );
}

describe('init', () => {
  it('moves agent files into the context folder, builds, and leaves a green check', () => {
    const root = shop();
    const { code, out, err } = lintel(root, 'init');
    expect(code).toBe(0);
    expect(out).toMatch(/ {2}AGENTS\.md +project\.md +its text moves\n/);
    expect(err).toContain(
      '1 finding in what was there before does not count for now: context/lintel.baseline lists it.',
    );
    expect(read(root, 'context/project.md')).toBe('# Shop\n\nPrices are net.\n\nSee [old](../src/gone.ts).\n');
    expect(read(root, 'context/guides/testing.md')).toContain('clients: [claude, cursor]');
    expect(read(root, 'context/lintel.yaml')).toContain('\nclients: [claude, codex, cursor]\nclaude: link\n');
    expect(readlinkSync(join(root, 'CLAUDE.md'))).toBe('AGENTS.md');
    expect(read(root, 'AGENTS.md')).toContain('Prices are net.');
    expect(read(root, '.cursor/rules/cursorrules.mdc')).toMatch(/alwaysApply: true[\s\S]*Be brief\./);
    expect(existsSync(join(root, '.cursorrules'))).toBe(false);
    expect(read(root, 'context/.adopted/CLAUDE.md.txt')).toBe(FILES['CLAUDE.md']);
    expect(lintel(root, 'check')).toMatchObject({ code: 0, out: '' });
    expect(lintel(root, 'build').err).toContain('none is written');
    expect(lintel(root, 'init').code).toBe(2);
  });

  it('shows the plan and writes nothing with --dry-run', async () => {
    const root = shop();
    const before = snapshot(root);
    expect(await inProcess(root, 'init', '--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringContaining('To be written'),
    });
    expect(snapshot(root)).toEqual(before);
  });

  it('--strict writes nothing when a file says something that a note cannot', async () => {
    const root = shop({ '.cursor/rules/money.mdc': '---\ndescription: On money\n---\nRound late.\n' });
    const before = snapshot(root);
    const { code, out } = await inProcess(root, 'init', '--strict');
    expect(code).toBe(1);
    expect(out).toMatch(
      /What gets lost\n {2}\.cursor\/rules\/money\.mdc:1 {2}Cursor loads it when[\s\S]*strict: 1 conversion would lose something/,
    );
    expect(snapshot(root)).toEqual(before);
    expect((await inProcess(root, 'init')).code).toBe(0);
  });

  it('a file that another tool writes keeps every byte and gets a block', async () => {
    const root = repositoryWith({
      'package.json': SHOP['package.json'],
      'AGENTS.md': NX,
      'CLAUDE.md': '@AGENTS.md\n\nOnly Claude.\n',
    });
    expect((await inProcess(root, 'init')).code).toBe(0);
    expect(read(root, 'AGENTS.md').startsWith(`${NX}\n<!-- lintel:start -->\n`)).toBe(true);
    expect(read(root, 'CLAUDE.md')).toMatch(/@AGENTS\.md[\s\S]*Only Claude\./);
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect((await inProcess(root, 'eject')).code).toBe(0);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('lists the outputs in .prettierignore when asked, and eject takes the lines back', async () => {
    const root = shop({ '.prettierrc': '{}', '.prettierignore': 'dist' });
    expect((await inProcess(root, 'init', '--ignore-entries')).code).toBe(0);
    expect(read(root, '.prettierignore')).toBe('dist\n/.claude/rules/\n/.cursor/rules/\nAGENTS.md\nCLAUDE.md\n');
    expect((await inProcess(root, 'eject')).code).toBe(0);
    expect(read(root, '.prettierignore')).toBe('dist');
  });

  it('names files that stand where outputs go and cannot be adopted, and writes nothing', async () => {
    const root = repositoryWith({
      'package.json': SHOP['package.json'],
      'CLAUDE.md': '# Shop\n\nText.\n',
      'AGENTS.md': '# Shop\n\nText.\n',
      'docs/AGENTS.md': 'Docs.\n',
    });
    symlinkSync('/etc/hostname', join(root, 'docs/CLAUDE.md'));
    const { code, out } = await inProcess(root, 'init');
    expect(code).toBe(1);
    expect(out).toMatch(
      /cannot be adopted:\n {2}docs\/CLAUDE\.md {2}it is a link that leads to no text of the repository/,
    );
    expect(existsSync(join(root, 'context'))).toBe(false);
  });

  it('refuses a context folder that git ignores, and takes another one', async () => {
    const root = repositoryWith({ '.gitignore': 'context/\n', 'AGENTS.md': '# Shop\n\nPrices are net.\n' });
    const before = snapshot(root);
    const { code, err } = await inProcess(root, 'init');
    expect(code).toBe(2);
    expect(err).toMatch(/Git ignores context\/[^ ]+, by `context\/` in \.gitignore[\s\S]*--context <folder>/);
    expect(snapshot(root)).toEqual(before);
    expect(lintel(root, 'init', '--context', 'notes').code).toBe(0);
    expect(read(root, 'notes/project.md')).toContain('Prices are net.');
  });

  it('names notes that are in the context folder already, with agent files and without', async () => {
    const files = { 'context/guides/theirs.md': '# Theirs\n\nText.\n', 'context/Theme.tsx': 'export const t = 1;\n' };
    const named = /Already in context\/, and compiled as notes\n {2}guides\/theirs\.md\n\n/;
    expect((await inProcess(repositoryWith(files), 'init', '--dry-run')).out).toMatch(named);
    const root = repositoryWith({ ...files, 'AGENTS.md': '# Shop\n\nPrices are net.\n' });
    expect((await inProcess(root, 'init')).out).toMatch(named);
    addFiles(root, { 'src/AGENTS.md': '# Sources\n\nSmall files.\n' });
    expect((await inProcess(root, 'adopt')).out).not.toContain('Already in');
  });

  it('old faults in decisions that are only referenced keep nothing from being built', async () => {
    const root = repositoryWith({
      'AGENTS.md': '# A\n\nText.\n',
      'docs/adr/0001-a.md': '---\nstatus: accepted\nsupersedes: "0099"\n---\n\n# A\n',
    });
    expect((await inProcess(root, 'init')).code).toBe(0);
    expect((await inProcess(root, 'check')).code).toBe(0);
    const suppressed = JSON.parse((await inProcess(root, 'check', '--json')).out).findings.filter(
      (finding: { suppressed?: string }) => finding.suppressed === 'baseline',
    );
    expect(suppressed).toHaveLength(1);
  });
});

describe('eject', () => {
  it('gives everything back byte for byte, with modes and links', async () => {
    const root = shop();
    const before = snapshot(root);
    expect((await inProcess(root, 'init')).code).toBe(0);
    const { code, out } = await inProcess(root, 'eject');
    expect(code).toBe(0);
    expect(out).toContain('Nothing was edited since the adoption, so everything comes back:');
    expect(snapshot(root)).toEqual(before);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('leaves what stood in the context folder before, and is not held up by it', async () => {
    const root = shop({
      'context/Theme.tsx': 'export const Theme = 1;\n',
      'context/decisions/0001-a.md': '# A\n\n## Status\n\nAccepted\n',
    });
    const before = snapshot(root);
    expect((await inProcess(root, 'init')).code).toBe(0);
    expect((await inProcess(root, 'eject')).code).toBe(0);
    expect(snapshot(root)).toEqual(before);
  });

  it('after an edit the outputs and notes stay, and nobody owns them', async () => {
    const root = shop();
    await inProcess(root, 'init');
    writeFileSync(join(root, 'context/project.md'), '# Shop\n\nPrices are gross.\n');
    await inProcess(root, 'build');
    const outputs = read(root, 'AGENTS.md');
    const { code, out } = await inProcess(root, 'eject');
    expect(code).toBe(0);
    expect(out).toContain('context/project.md was edited');
    expect(read(root, 'AGENTS.md')).toBe(outputs);
    expect(read(root, 'context/project.md')).toContain('gross');
    expect(read(root, '.gitattributes')).toBe('*.png binary');
    for (const gone of ['context/lintel.lock', 'context/lintel.yaml', 'context/lintel.baseline'])
      expect(existsSync(join(root, gone))).toBe(false);
    expect(out).toContain('7 originals stay in context/.adopted/ until `lintel adopt --finish`.');
    expect(read(root, 'context/.adopted/CLAUDE.md.txt')).toBe(FILES['CLAUDE.md']);
    expect(await inProcess(root, 'init')).toMatchObject({
      code: 2,
      err: expect.stringContaining('ejected after an edit'),
    });
    expect(await inProcess(root, 'adopt', '--finish')).toMatchObject({
      code: 0,
      out: expect.stringContaining('7 originals'),
    });
    expect(existsSync(join(root, 'context/.adopted'))).toBe(false);
  });

  it('leaves a configuration that init did not write, and says so', async () => {
    const root = built({ 'docs/AGENTS.md': '# Docs\n\nNo jargon.\n' });
    const config = read(root, 'context/lintel.yaml');
    expect((await inProcess(root, 'adopt', 'docs/AGENTS.md')).code).toBe(0);
    expect(await inProcess(root, 'eject')).toMatchObject({
      code: 0,
      out: expect.stringContaining('context/lintel.yaml stays: it is not as `lintel init` wrote it.'),
    });
    expect(read(root, 'context/lintel.yaml')).toBe(config);
    expect(read(root, 'context/.adopted/docs/AGENTS.md.txt')).toBe('# Docs\n\nNo jargon.\n');
  });

  it('a line that somebody wrote into an output is an edit, and so is a note that was added', async () => {
    const root = shop();
    await inProcess(root, 'init');
    writeFileSync(join(root, 'AGENTS.md'), `${read(root, 'AGENTS.md')}\nMine.\n`);
    expect((await inProcess(root, 'eject', '--dry-run')).out).toContain(
      'AGENTS.md holds 1 line that no build produced',
    );
    addFiles(root, { 'context/guides/new.md': '# New\n\nText.\n' });
    expect((await inProcess(root, 'eject', '--dry-run')).out).toContain('context/guides/new.md was added');
  });

  it('takes away no outputs of notes that are older than the adoption', async () => {
    const root = built({ 'docs/AGENTS.md': '# Docs\n\nNo jargon.\n' });
    expect((await inProcess(root, 'adopt', 'docs/AGENTS.md')).code).toBe(0);
    const outputs = read(root, 'AGENTS.md');
    expect((await inProcess(root, 'eject')).out).toContain('context/lintel.yaml is older than the adoption');
    expect(read(root, 'AGENTS.md')).toBe(outputs);
  });

  it('leaves an untouched tree where there were no agent files', async () => {
    const root = repositoryWith({ 'package.json': SHOP['package.json'], 'src/price.ts': SHOP['src/price.ts'] });
    const before = snapshot(root);
    expect((await inProcess(root, 'init')).code).toBe(0);
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect(await inProcess(root, 'eject')).toMatchObject({
      code: 0,
      out: expect.stringContaining('everything comes back'),
    });
    expect(snapshot(root)).toEqual(before);
  });

  it('gives everything back where a line could not be added, or cannot be taken back', async () => {
    const root = repositoryWith({ 'AGENTS.md': '# Shop\n\nPrices are net.\n', attributes: '*.png binary\n' });
    symlinkSync('attributes', join(root, '.gitattributes'));
    const before = snapshot(root);
    expect((await inProcess(root, 'init')).code).toBe(0);
    expect(JSON.parse(read(root, 'context/.adopted/manifest.json')).lines).toEqual([]);
    expect((await inProcess(root, 'eject')).code).toBe(0);
    expect(snapshot(root)).toEqual(before);

    rmSync(join(root, '.gitattributes'));
    expect((await inProcess(root, 'init')).code).toBe(0);
    rmSync(join(root, '.gitattributes'));
    symlinkSync('attributes', join(root, '.gitattributes'));
    expect(await inProcess(root, 'eject')).toMatchObject({
      code: 0,
      err: expect.stringContaining('If it holds this line'),
    });
    expect(snapshot(root)).toEqual(before);
  });

  it('takes back what a run has written that was killed before the configuration, and no edit', async () => {
    const root = shop();
    const before = snapshot(root);
    expect((await inProcess(root, 'init')).code).toBe(0);
    const texts = ['context/.adopted/manifest.json', 'context/.adopted/CLAUDE.md.txt', 'context/project.md'].map(
      (path) => [path, read(root, path).replace('"adopted"', '"adopting"')] as const,
    );
    expect((await inProcess(root, 'eject')).code).toBe(0);
    addFiles(root, Object.fromEntries(texts));
    writeFileSync(join(root, 'CLAUDE.md'), 'Edited since.\n');
    expect(await inProcess(root, 'eject')).toMatchObject({
      code: 0,
      out: expect.stringContaining('What it wrote goes:'),
    });
    expect(snapshot(root)).toEqual({ ...before, 'CLAUDE.md': expect.stringMatching(/Edited since\.\n$/) });
  });

  it('refuses where there is nothing to take out', async () => {
    expect(await inProcess(repositoryWith({ 'a.txt': '' }), 'eject')).toMatchObject({
      code: 2,
      err: expect.stringContaining('not set up with lintel'),
    });
  });
});

describe('adopt', () => {
  it('takes further files of a configured repository, and eject still gives all back', async () => {
    const root = shop();
    await inProcess(root, 'init');
    addFiles(root, {
      'src/AGENTS.md': '# Sources\n\nNo default exports.\n',
      '.cursor/rules/late.mdc': '---\nglobs: src/*.ts\n---\nLate.\n',
    });
    expect(await inProcess(root, 'adopt', 'src/AGENTS.md')).toMatchObject({ code: 0 });
    expect(read(root, 'context/guides/src.md')).toContain('applies-to: ["src/**"]');
    expect(existsSync(join(root, 'context/guides/late.md'))).toBe(false);
    expect(await inProcess(root, 'adopt')).toMatchObject({
      code: 0,
      out: expect.stringContaining('.cursor/rules/late.mdc'),
    });
    expect(read(root, 'context/guides/late.md')).toContain('clients: [cursor]');
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect((await inProcess(root, 'adopt')).err).toContain('There is nothing to adopt.');
    expect((await inProcess(root, 'eject')).code).toBe(0);
    expect(read(root, 'src/AGENTS.md')).toBe('# Sources\n\nNo default exports.\n');
  });

  it('takes names from the folder that the user stands in, and absolute ones', async () => {
    const root = built({ 'src/AGENTS.md': '# Sources\n\nSmall files.\n', 'docs/AGENTS.md': '# Docs\n\nNo jargon.\n' });
    const inSrc = await inProcess(join(root, 'src'), 'adopt', 'AGENTS.md', '../docs/AGENTS.md', '--dry-run');
    expect(inSrc).toMatchObject({ code: 0, out: expect.stringMatching(/docs\/AGENTS\.md[\s\S]*src\/AGENTS\.md/) });
    expect(await inProcess(root, 'adopt', join(root, 'src/AGENTS.md'), '--dry-run')).toMatchObject({ code: 0 });
    expect(await inProcess(join(root, 'src'), 'adopt', 'docs/AGENTS.md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file docs/AGENTS.md.'),
    });
  });

  it('refuses a file that lintel writes, one that is not there, and one for a client that is not configured', async () => {
    const root = shop();
    await inProcess(root, 'init');
    expect(await inProcess(root, 'adopt', 'AGENTS.md')).toMatchObject({
      code: 1,
      out: expect.stringContaining('AGENTS.md is not adopted'),
    });
    expect(await inProcess(root, 'adopt', 'AGENT.md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean AGENTS.md?'),
    });
    addFiles(root, { 'GEMINI.md': 'For Gemini.\n' });
    expect(await inProcess(root, 'adopt', 'GEMINI.md')).toMatchObject({
      code: 1,
      out: expect.stringContaining('add gemini to `clients`'),
    });
  });

  it('--finish removes the originals, and then eject leaves the outputs', async () => {
    const root = shop();
    await inProcess(root, 'init');
    expect(await inProcess(root, 'adopt', '--finish')).toMatchObject({
      code: 0,
      out: expect.stringContaining('removed: 7 originals'),
    });
    expect(existsSync(join(root, 'context/.adopted'))).toBe(false);
    expect((await inProcess(root, 'check')).code).toBe(0);
    expect((await inProcess(root, 'eject')).out).toContain('there are no originals');
  });
});

describe('the baseline', () => {
  it('keeps quiet what was there, and nothing else', async () => {
    const root = shop();
    await inProcess(root, 'init');
    writeFileSync(
      join(root, 'context/project.md'),
      `Above.\n\n${read(root, 'context/project.md')}\nSee [new](../src/also-gone.ts).\n`,
    );
    await inProcess(root, 'build');
    const { code, out } = await inProcess(root, 'check');
    expect(code).toBe(1);
    expect(out).toContain('also-gone.ts');
    expect(out).not.toContain('src/gone.ts');
    expect(await inProcess(root, 'lint', '--update-baseline')).toMatchObject({
      code: 0,
      err: expect.stringContaining('holds 2 findings'),
    });
    expect((await inProcess(root, 'check')).code).toBe(0);
    rmSync(join(root, 'context/lintel.baseline'));
    expect((await inProcess(root, 'check')).out).toContain('src/gone.ts');
  });
});

it('eject writes nothing while another run adopts', () => {
  const root = repositoryWith({ 'AGENTS.md': '# Shop\n\nBe kind.\n', 'package.json': '{}\n' });
  expect(lintel(root, 'init', '--yes').code).toBe(0);
  const before = read(root, 'AGENTS.md');
  addFiles(root, { 'context/.adopted/running': `${process.pid}\n` });
  const refused = lintel(root, 'eject', '--yes');
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(`(process ${process.pid})`) });
  expect(read(root, 'AGENTS.md')).toBe(before);
  rmSync(join(root, 'context/.adopted/running'));
  expect(lintel(root, 'eject', '--yes').code).toBe(0);
  expect(read(root, 'AGENTS.md')).toBe('# Shop\n\nBe kind.\n');
  expect(existsSync(join(root, 'context'))).toBe(false);
});
