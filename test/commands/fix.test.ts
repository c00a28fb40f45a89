/** `lintel lint --fix` on real folders: what it writes, what it leaves, and what it says. */
import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { inProcess } from '../in-process.ts';
import { built, read } from '../program.ts';

const GUIDE = 'context/guides/a.md';
const files = (guide: string | Uint8Array) => ({
  'context/lintel.yaml': 'clients: [codex]\n',
  'docs/Setup.md': '# Setup\n',
  'docs/deep/unique.md': '# Unique\n',
  [GUIDE]: guide,
});

async function repository(guide: string | Uint8Array): Promise<string> {
  const root = repositoryWith(files(guide));
  await inProcess(root, 'build');
  return root;
}

describe('--fix', () => {
  it('mends what is sure, keeps every other byte, and ends with what is left', async () => {
    const root = await repository('\uFEFF# A\r\n\r\nSee [setup](../../docs/setup.md#x) and [more](nowhere.md).\r\n');
    chmodSync(join(root, GUIDE), 0o600);
    const { code, err, out } = await inProcess(root, 'lint', '--fix');
    expect(code).toBe(1);
    expect(err).toContain('Fixed 1 finding in 1 file.');
    expect(out).toContain('nowhere.md');
    expect(out).not.toMatch(/setup\.md.*stale\/path/);
    expect(readFileSync(join(root, GUIDE), 'utf8')).toBe(
      '\uFEFF# A\r\n\r\nSee [setup](../../docs/Setup.md#x) and [more](nowhere.md).\r\n',
    );
    expect(statSync(join(root, GUIDE)).mode & 0o777).toBe(0o600);
  });

  it('leaves the likely ones and says how many there are; --fix-unsafe makes them', async () => {
    const text = '# A\n\nSee [unique](../../docs/unique.md) and [x](<../../docs/setup.md>).\n';
    const root = await repository(text);
    expect((await inProcess(root, 'lint', '--fix')).err).toContain(
      'Fixed 1 finding in 1 file. 1 more fix with --fix-unsafe.',
    );
    expect(read(root, GUIDE)).toBe(text.replace('docs/setup', 'docs/Setup'));
    await inProcess(root, 'lint', '--fix-unsafe');
    expect(read(root, GUIDE)).toContain('[unique](../../docs/deep/unique.md)');
    await inProcess(root, 'build');
    expect((await inProcess(root, 'lint')).code).toBe(0);
  });

  it('makes no page link to itself, and to no file of one letter for another', async () => {
    const root = repositoryWith({
      'src/A.ts': 'export const a = 1;\n',
      'docs/install.md': '# One\n',
      'docs/AGENTS.md': 'See [b](../src/b.ts), [agents](AGENT.md) and [one](instal.md).\n',
    });
    await inProcess(root, 'lint', '--fix-unsafe');
    expect(read(root, 'docs/AGENTS.md')).toBe('See [b](../src/b.ts), [agents](AGENT.md) and [one](install.md).\n');
  });

  it('works on a file with uncommitted changes, and twice changes nothing', async () => {
    const root = await repository('# A\n');
    addFiles(root, { [GUIDE]: '# A\n\n[s](../../docs/SETUP.md)\n' });
    await inProcess(root, 'lint', '--fix');
    const once = read(root, GUIDE);
    expect(once).toContain('docs/Setup.md');
    expect((await inProcess(root, 'lint', '--fix')).err).toContain('Nothing to fix.');
    expect(read(root, GUIDE)).toBe(once);
  });

  it('removes suppressions that have nothing to suppress, in as many passes as that takes', async () => {
    const comment = '<!-- lintel-disable stale/path, stale/command -->';
    const root = await repository(`# A\n\nOne.\n\n${comment}\n\nTwo.\n\n<!-- lintel-enable stale/path -->\n`);
    expect((await inProcess(root, 'lint', '--fix-unsafe')).err).toContain('Fixed 2 findings in 1 file.');
    expect(read(root, GUIDE)).not.toContain('lintel-disable');
  });

  it('renames keys of front matter that were misspelt', async () => {
    const root = await repository('---\napplies_to: ["docs/**"]\n---\n\n# A\n\nText.\n');
    await inProcess(root, 'lint', '--fix');
    expect(read(root, GUIDE)).toContain('\napplies-to: ["docs/**"]\n');
  });

  it('edits agent files that people own', async () => {
    const root = built({ 'docs/Setup.md': '# Setup\n', 'sub/AGENTS.md': '# Sub\n\n[s](../docs/setup.md)\n' });
    expect((await inProcess(root, 'lint', '--fix')).code).toBe(0);
    expect(read(root, 'sub/AGENTS.md')).toContain('(../docs/Setup.md)');
  });

  it('writes nothing where one of the files cannot be written, but makes what can be made', async () => {
    const root = await repository('# A\n\n[s](../../docs/setup.md)\n');
    addFiles(root, { 'context/guides/b.md': '# B\n\n[s](../../docs/setup.md)\n' });
    chmodSync(join(root, GUIDE), 0o444);
    const { code, err } = await inProcess(root, 'lint', '--fix');
    expect(code).toBe(1);
    expect(err).toContain(`Not fixed: ${GUIDE}:3 stale/path-case. \`${GUIDE}\` is read-only.`);
    expect(err).not.toContain('--fix-unsafe');
    expect(read(root, GUIDE)).toContain('docs/setup.md');
    expect(read(root, 'context/guides/b.md')).toContain('docs/Setup.md');
  });

  it('names the commands that write what no fix mends, and runs none of them', async () => {
    const index = '<!-- lintel:start -->\n- [0001 Old](0001-old.md): accepted\n<!-- lintel:end -->\n';
    const root = await repository('# A\n\n[s](../../docs/Setup.md)\n');
    addFiles(root, {
      [GUIDE]: '# A\n\n[s](../../docs/Setup.md) and more.\n',
      'context/decisions/0001-new.md': '---\nstatus: accepted\n---\n\n# New\n\nBecause.\n',
      'context/decisions/README.md': index,
    });
    const outputs = read(root, 'AGENTS.md');
    const { err } = await inProcess(root, 'lint', '--fix');
    expect(err).toContain('Nothing to fix.\n');
    expect(err).toContain(
      '2 findings are mended by a command, not by a fix: `lintel build` and `lintel adr index --output context/decisions/README.md`.\n',
    );
    expect(read(root, 'context/decisions/README.md')).toBe(index);
    expect(read(root, 'AGENTS.md')).toBe(outputs);
    const { err: narrow } = await inProcess(root, 'lint', 'context/decisions', '--fix');
    expect(narrow).not.toContain('lintel build');
    await inProcess(root, 'adr', 'index', '--output', 'context/decisions/README.md');
    await inProcess(root, 'build');
    expect((await inProcess(root, 'lint', '--fix')).err).not.toContain('by a command');
  });

  it('never writes through a link', async () => {
    const root = await repository('# A\n');
    addFiles(root, { 'notes/real.md': '# B\n\n[s](../../docs/setup.md)\n' });
    symlinkSync('../../notes/real.md', join(root, 'context/guides/b.md'));
    await inProcess(root, 'lint', '--fix');
    expect(read(root, 'notes/real.md')).toContain('docs/setup.md');
  });
});

describe('a repository that nobody has set up', () => {
  const text = '# A\n\nSee [setup](docs/setup.md), [more](nowhere.md) and `src/old.ts`.\n';

  function bare(): string {
    const root = repositoryWith({
      'AGENTS.md': text,
      'docs/Setup.md': '# Setup\n',
      'src/old.ts': 'export const one = 1;\nexport const two = 2;\nexport const three = 3;\n',
    });
    git(root, 'mv', 'src/old.ts', 'src/new.ts');
    git(root, 'commit', '-q', '-m', 'rename');
    return root;
  }

  it('has its agent files mended, by what git says of renames too', async () => {
    const root = bare();
    expect(await inProcess(root, 'lint', '--strict', '--fix', '--dry-run')).toMatchObject({
      code: 1,
      out: expect.stringContaining('+See [setup](docs/Setup.md), [more](nowhere.md) and `src/new.ts`.'),
    });
    expect(read(root, 'AGENTS.md')).toBe(text);
    expect((await inProcess(root, 'lint', '--fix')).err).toContain('Fixed 2 findings in 1 file.');
    expect(read(root, 'AGENTS.md')).toBe(text.replace('docs/setup', 'docs/Setup').replace('src/old', 'src/new'));
  });

  it('has each of several equal links in a line mended in its own place, and as many are told as are mended', async () => {
    const link = '(src/server.ts)';
    const line = `[a]${link} and [see src/server.ts]${link}, [![i]${link}]${link} <a href="src/server.ts">x</a> [s](<src/server.ts>)`;
    const page = '[a](docs/Setup.md#setp) and [b](docs/Setup.md#setp) and [c](#on) and [d](#on)';
    const root = repositoryWith({
      'AGENTS.md': `# One\n\n${line}\n\n${page}\n`,
      'docs/Setup.md': '# Setup\n',
      'src/server.ts': 'export const one = 1;\nexport const two = 2;\nexport const three = 3;\n',
    });
    git(root, 'mv', 'src/server.ts', 'src/new.ts');
    git(root, 'commit', '-q', '-m', 'rename');
    interface Told {
      readonly fix: { readonly edits: readonly { readonly line: number; readonly column: number }[] };
    }
    const findings: readonly Told[] = JSON.parse((await inProcess(root, 'lint', '--json')).out).findings;
    const places = findings.map(({ fix }) => fix.edits.map((edit) => `${edit.line}:${edit.column}`).join());
    const columnsIn = (row: string, name: string) => [...row.matchAll(RegExp(`(?<=[(<"])${name}`, 'g'))];
    expect(places.toSorted()).toEqual(
      [
        ...columnsIn(line, 'src/server').map(({ index }) => `3:${index + 1}`),
        ...columnsIn(page, 'docs/S|#on').map(({ index }) => `5:${index + 1}`),
      ].toSorted(),
    );
    const { out } = await inProcess(root, 'lint');
    expect(out).toContain('10 errors; 6 can be mended');
    expect((await inProcess(root, 'lint', '--fix')).err).toContain('Fixed 6 findings in 1 file. 4 more fixes');
  });

  it('keeps a baseline at its root, with what only history knows', async () => {
    const root = bare();
    expect(await inProcess(root, 'lint', '--update-baseline')).toMatchObject({
      code: 0,
      err: expect.stringContaining('lintel.baseline holds 3 findings.'),
    });
    expect((await inProcess(root, 'lint')).code).toBe(0);
    addFiles(root, { 'AGENTS.md': '# A\n' });
    expect((await inProcess(root, 'lint', '--prune-baseline')).err).toContain('3 entries dropped');
    expect((await inProcess(root, 'lint')).out).not.toContain('unused-suppression');
  });
});

describe('--fix --dry-run', () => {
  it('writes nothing, and prints a patch that git applies, with the exit code of what would be left', async () => {
    const root = await repository('# A\r\n\r\nSee [setup](../../docs/setup.md).\r\n');
    const before = readFileSync(join(root, GUIDE));
    const { code, out, err } = await inProcess(root, 'lint', '--fix', '--dry-run');
    expect(err).toContain('Would fix 1 finding in 1 file. Nothing was written.');
    expect(readFileSync(join(root, GUIDE))).toEqual(before);
    addFiles(root, { 'fix.patch': out });
    git(root, 'apply', 'fix.patch');
    expect(read(root, GUIDE)).toContain('docs/Setup.md');
    expect(code).toBe((await inProcess(root, 'lint')).code);
  });

  it('shows no key that stands in a changed line or beside one, says so, and mends the text with its keys all the same', async () => {
    const hub = `ghp_${'Zt8QmW2kLx7RvBn4Yc9HsJd3GfPaE6uVoKb1'}`;
    const body = 'Zt8QmW2kLx7RvBn4Yc9HsJd3GfPaE6uVoKb1Qp5TiUw0Xy';
    const pem = [`-----BEGIN ${'PRIVATE'} KEY-----`, body, body, '-----END PRIVATE KEY-----'].join('\r\n');
    const link = '[setup](docs/setup.md)';
    const text = [`# A ${hub}`, '', `See ${link} with ${hub}.`, '', pem, '', link, '', 'One.', ''].join('\r\n');
    const root = repositoryWith({ 'docs/Setup.md': '# Setup\n', 'AGENTS.md': text });
    for (const fix of ['--fix', '--fix-unsafe']) {
      const { out, err } = await inProcess(root, 'lint', fix, '--dry-run');
      expect(out).not.toMatch(/ghp_|Zt8Q/);
      expect(out).toContain('@@ -1,12 +1,12 @@');
      expect(out).toContain('-See [setup](docs/setup.md) with ***.\r\n');
      expect(out).toContain('+See [setup](docs/Setup.md) with ***.\r\n');
      expect(err.match(/no patch can be made/g)).toHaveLength(1);
    }
    await inProcess(root, 'lint', '--fix');
    expect(read(root, 'AGENTS.md')).toBe(text.replaceAll('docs/setup.md', 'docs/Setup.md'));
  });

  it('says nothing of a key that its diff does not show', async () => {
    const hub = `ghp_${'Zt8QmW2kLx7RvBn4Yc9HsJd3GfPaE6uVoKb1'}`;
    const text = `${hub}\n${'\nOne.\n'.repeat(9)}\n[setup](docs/setup.md)\n`;
    const root = repositoryWith({ 'docs/Setup.md': '# Setup\n', 'AGENTS.md': text });
    expect((await inProcess(root, 'lint', '--fix', '--dry-run')).err).not.toContain('no patch');
  });

  it('shows a diff in the place of the report, which may go to a file', async () => {
    const root = await repository('# A\n\nSee [setup](../../docs/setup.md) and [more](nowhere.md).\n');
    const { code, out } = await inProcess(root, 'lint', '--fix', '--dry-run', '--reporter', 'json=report.json');
    expect(code).toBe(1);
    expect(out).toMatch(/^--- a\/context\/guides\/a\.md\n\+\+\+ b\//);
    const findings: readonly { readonly claim: string }[] = JSON.parse(read(root, 'report.json')).findings;
    expect(findings.map(({ claim }) => claim)).toContain('nowhere.md');
    expect(await inProcess(root, 'lint', '--fix', '--dry-run', '--json')).toMatchObject({ code: 2, out: '' });
    expect(await inProcess(root, 'lint', '--dry-run')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--fix'),
    });
  });
});
