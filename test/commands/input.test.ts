/** Bad input: a finding or a one-line error, everything else done, nothing lost. Real folders, real processes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFiles, folderWith, git, repositoryWith } from '../disk/folder.ts';
import { SHOP, built, lintel, read } from '../program.ts';

describe('bad input', () => {
  it.each([
    [
      'is no UTF-8',
      { 'context/lintel.yaml': Uint8Array.from([0x61, 0xff, 0xfe]) },
      /context\/lintel\.yaml` is not valid UTF-8/,
    ],
    ['is a folder', { 'context/lintel.yaml/x': 'x' }, /context\/lintel\.yaml` is a folder/],
    [
      'is named by package.json and is not there',
      { 'package.json': '{ "lintel": "docs/agents" }' },
      /there is no docs\/agents\/lintel\.yaml/,
    ],
    [
      'is named by package.json outside the repository',
      { 'package.json': '{ "lintel": "../x" }' },
      /no folder inside the repository/,
    ],
  ])('a configuration that %s ends every command with exit code 2, and nothing is written', (_name, files, message) => {
    const root = repositoryWith({ 'context/project.md': '# Shop\n\nText.\n', ...files });
    for (const command of ['build', 'check']) {
      const { code, err } = lintel(root, command);
      expect(code).toBe(2);
      expect(err).toMatch(message);
    }
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it.each([
    ['no configuration', { 'package.json': '{}' }, /no lintel configuration[\s\S]*lintel init/],
    ['a broken one', { 'context/lintel.yaml': 'clients: [claude\n' }, /context\/lintel\.yaml:\d+:\d+ /],
    [
      'an unknown key',
      { 'context/lintel.yaml': '\nclient: [claude]\n' },
      /context\/lintel\.yaml:2:1 Unknown key `client`; did you mean `clients`\?/,
    ],
  ])('with %s every command ends with exit code 2 and changes nothing', (_name, files, message) => {
    const root = repositoryWith({ ...files, 'AGENTS.md': 'Mine.\n' });
    // Without any, `lint` reads the agent files that are there: test/commands/lint.test.ts.
    const commands = ['build', 'check', 'model', ...('context/lintel.yaml' in files ? ['lint'] : [])];
    for (const command of commands) {
      const { code, out, err } = lintel(root, command);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(message);
    }
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it.each([
    [['biuld'], /no command `biuld`[\s\S]*lintel build/],
    [['adr'], /lintel adr new/],
    [['build', '--chek'], /--chek[\s\S]*--check/],
    [['lint', '--reporter', 'jsn'], /no reporter `jsn`[\s\S]*json/],
    [['lint', '--max-warnings', 'few'], /whole number/],
    [['build', 'extra'], /Too many arguments: extra/],
    [['build', '--root', 'nowhere'], /no folder nowhere/],
    [['--bogus'], /no flag `--bogus`/],
    [['--verbos'], /--verbose/],
    [['--root'], /`--root` needs a value/],
    [['adr', 'nwe'], /lintel adr new/],
    [['help', 'biuld'], /no command `biuld`[\s\S]*lintel build/],
    [['build', '--context', '..'], /a folder inside/],
  ])('%j is refused with the way out', (args, message) => {
    const { code, err } = lintel(repositoryWith(SHOP), ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('a glob that matches nothing is an error in its note and costs no output', () => {
    const root = built();
    addFiles(root, {
      'context/guides/testing.md': SHOP['context/guides/testing.md'].replace('*.test.ts', '*.spec.ts'),
    });
    const { code, out } = lintel(root, 'build');
    expect(code).toBe(1);
    expect(out).toMatch(/context\/guides\/testing\.md\n +2:\d+ +error .*stale\/glob/);
    expect(existsSync(join(root, '.claude/rules/testing.md'))).toBe(true);
  });

  it('a decision without a readable status never compiles, and is named', () => {
    const root = built({
      'context/decisions/0002-maybe.md': '---\nrule: Do the other thing.\n---\n\n# Maybe\n\nText.\n',
    });
    expect(read(root, 'AGENTS.md')).not.toContain('other thing');
    const { code, out } = lintel(root, 'lint');
    expect(code).toBe(0);
    expect(out).toMatch(/context\/decisions\/0002-maybe\.md\n +1:1 +warning .*decision\/status/);
  });

  it('code with syntax errors is recovered and only mentioned', () => {
    const root = built({ 'src/broken.ts': 'export const a = ;\nexport function b( {\n' });
    expect(lintel(root, 'check').code).toBe(0);
    expect(lintel(root, 'lint', '--verbose').out).toMatch(/src\/broken\.ts[\s\S]*scan\/syntax/);
  });

  it('a note without front matter is a note', () => {
    const root = built({ 'context/guides/plain.md': '# Plain\n\nNo front matter at all.\n' });
    expect(read(root, 'AGENTS.md')).toContain('No front matter at all.');
  });

  it('an empty repository is scanned and set up', () => {
    const root = folderWith();
    git(root, 'init', '-q');
    expect(lintel(root, 'scan')).toMatchObject({ code: 0 });
    expect(lintel(root, 'init')).toMatchObject({ code: 0 });
    expect(lintel(root, 'check')).toMatchObject({ code: 0 });
  });

  it('a folder where an output should go is left alone', () => {
    const root = repositoryWith({ ...SHOP, 'AGENTS.md/keep.txt': 'x' });
    const { code, out } = lintel(root, 'build');
    expect(code).toBe(1);
    expect(out).toMatch(/AGENTS\.md[\s\S]*output\/unowned/);
    expect(read(root, 'AGENTS.md/keep.txt')).toBe('x');
  });

  it('front matter never runs and never reaches a prototype', () => {
    const root = repositoryWith({
      ...SHOP,
      'context/guides/evil.md': '---js\n{ title: require("fs").writeFileSync("pwned", "") }\n---\n\n# Evil\n',
      'context/guides/proto.md': '---\n__proto__: { polluted: true }\n---\n\n# Proto\n\nText.\n',
    });
    expect(lintel(root, 'build').code).toBe(1);
    expect(existsSync(join(root, 'pwned'))).toBe(false);
  });
});
