/** The flags of `lint` where nobody has set lintel up: each does what it does with a set-up, by the files that are there. */
import { describe, expect, it } from 'vitest';
import { addFiles, git, repositoryWith } from '../disk/folder.ts';
import { lintel, read } from '../program.ts';

const TEXT = '# Shop\n\nSee [a](docs/Guide.md), [b](gone.md) and `src/old.ts`.\n\nRun `npm run tst`.\n';

const FILES = {
  'package.json': '{ "name": "shop", "scripts": { "test": "vitest" } }\n',
  'AGENTS.md': TEXT,
  'docs/guide.md': '# Guide\n',
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
function found(root: string, ...flags: readonly string[]): readonly string[] {
  const { out } = lintel(root, 'lint', '--json', ...flags);
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

describe('a repository without a set-up', () => {
  it('is compared with a commit, and what was gone by then is no news', () => {
    const root = aged();
    expect(found(root)).toEqual(ALL);
    expect(found(root, '--since', 'main')).toEqual([]);
    git(root, 'checkout', '-q', '-b', 'work');
    git(root, 'mv', 'docs/guide.md', 'docs/manual.md');
    addFiles(root, { 'AGENTS.md': `${TEXT}\nAnd [c](gone2.md).\n` });
    git(root, 'commit', '-q', '-a', '-m', 'work');
    expect(found(root, '--since', 'main')).toEqual(['stale/path docs/Guide.md', 'stale/path gone2.md']);
  });

  it('has its decisions found and read, by the heads of files where their names do not tell', () => {
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
    expect(found(root)).toEqual(['stale/path gone1.md', 'stale/path gone2.md']);
  });

  it('is told with --verbose how many files agents may load that are not read', () => {
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
    const known = { 'AGENTS.md': '# Shop\n', '.claude/rules/a.md': '# Rule\n' };
    const line =
      '6 files that agents may load are not read: agents, commands, skills, prompts, CLAUDE.local.md and rules of other clients.\n';
    const root = repositoryWith({ ...known, ...unread });
    const { code, out, err } = lintel(root, 'lint', '--verbose');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(new RegExp(`^${line}Checked 2 agent files`));
    expect(lintel(root, 'lint', '--verbose').err).toBe(err);
    expect(lintel(root, 'lint').err).not.toContain('not read');
    expect(lintel(root, 'lint', '--verbose', '--json').err).toBe('');
    expect(lintel(root, 'lint', '--verbose', 'AGENTS.md').err).toBe('');
    expect(lintel(repositoryWith(known), 'lint', '--verbose').err).toMatch(/^Checked/);
  });

  it('may name the home folder of its own image, with a set-up as well as without', () => {
    const root = repositoryWith({
      'package.json': '{ "name": "shop" }\n',
      'AGENTS.md': 'Work in /home/retro/projects/shop, not in /home/mara/projects/shop or /Users/ada/shop.\n',
      Dockerfile: 'FROM node:22\nWORKDIR /home/retro/projects\n',
      'dev.sh': 'cd /Users/ada/shop\n',
    });
    const others = ['security/absolute-path /home/mara', 'security/absolute-path /Users/ada'];
    expect(found(root)).toEqual(others);
    addFiles(root, {
      'context/lintel.yaml': 'clients: [claude]\n',
      'context/policies/home.md': '- /home/retro/projects/a\n',
    });
    expect(found(root).filter((each) => each.startsWith('security/'))).toEqual(others);
  });

  it('keeps a baseline at its root, with what history found as well, and prunes it', () => {
    const root = aged();
    const written = lintel(root, 'lint', '--update-baseline');
    expect(written).toMatchObject({ code: 0, out: '' });
    expect(written.err).toContain('lintel.baseline holds 4 findings.');
    expect(found(root)).toEqual([]);
    addFiles(root, { 'gone.md': '' });
    expect(lintel(root, 'lint', '--prune-baseline').err).toContain(
      '1 entry dropped; lintel.baseline holds 3 findings.',
    );
    lintel(root, 'lint', '--update-baseline', '--baseline', 'docs/other.baseline');
    expect(found(root, '--baseline', 'docs/other.baseline')).toEqual([]);
    expect(git(root, 'status', '--porcelain')).not.toContain('context');
  });

  it('is mended, shown first where that is asked for, and by what git knows of renames', () => {
    const root = aged();
    const shown = lintel(root, 'lint', '--fix', '--dry-run');
    expect(shown.out).toContain('+See [a](docs/guide.md), [b](gone.md) and `src/old.ts`.');
    expect(read(root, 'AGENTS.md')).toBe(TEXT);
    expect(lintel(root, 'lint', '--fix').err).toContain('Fixed 1 finding in 1 file.');
    git(root, 'mv', 'docs/guide.md', 'docs/manual.md');
    git(root, 'commit', '-q', '-a', '-m', 'rename');
    expect(lintel(root, 'lint', '--fix').err).toContain('Fixed 1 finding in 1 file.');
    expect(read(root, 'AGENTS.md')).toContain('[a](docs/manual.md)');
  });

  it('suppresses by comments, and is told of those that suppress nothing', () => {
    const root = aged();
    const next = (rule: string): string => `<!-- lintel-disable-next-line ${rule} -- as agreed -->\n`;
    addFiles(root, {
      'AGENTS.md': `# Shop\n\n${next('stale/path')}See [b](gone.md).\n\n${next('stale/anchor')}Run it.\n`,
    });
    expect(found(root)).toEqual(['lint/unused-suppression stale/anchor']);
  });

  it('is reported in every form, and refused by check and by a context folder that is not there', () => {
    const root = aged();
    expect(JSON.parse(lintel(root, 'lint', '--reporter', 'sarif').out).runs[0].results).toHaveLength(ALL.length);
    expect(JSON.parse(lintel(root, 'lint', '--reporter', 'gitlab').out)).toHaveLength(ALL.length);
    expect(lintel(root, 'lint', '--reporter', 'junit').out).toContain('failures="4"');
    expect(lintel(root, 'lint', '--reporter', 'github').out).toContain('::error file=AGENTS.md,line=3');
    expect(lintel(root, 'rules', 'stale/path').out).toContain('# stale/path');
    for (const words of [['check'], ['check', '--since', 'main'], ['lint', '--fix', '--context', 'ctx']])
      expect(lintel(root, ...words).code).toBe(2);
  });
});
