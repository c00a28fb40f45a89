/** AGENTS.md and CLAUDE.md that agree in part: what both say stands once, and every client reads it in the order of its file. */
import { describe, expect, it } from 'vitest';
import { adopted } from './adopted.ts';

const TEXT = '# Shop\n\nPrices are net.\n\n## Tests\n\nRun `npm test` first.\n';

describe('files that agree in part', () => {
  it('sections that both have stand once, and what differs is kept apart and said', () => {
    const { notes, remarks, lost, outputs } = adopted({
      'AGENTS.md': '# Agents\n\n## Tests\n\nRun them.\n\n## Style\n\nTabs.\n',
      'CLAUDE.md': '# Claude\n\n## Tests\n\nRun them.\n\n## Style\n\nSpaces.\n',
    });
    expect(notes['project.md']).toBe('## Tests\n\nRun them.\n');
    expect(notes['guides/agents-only.md']).toBe(
      '---\nclients: [codex, cursor]\n---\n\n# Agents\n\n## Style\n\nTabs.\n',
    );
    expect(notes['guides/claude-only.md']).toBe('---\nclients: [claude]\n---\n\n# Claude\n\n## Style\n\nSpaces.\n');
    expect(remarks).toContain(
      'CLAUDE.md:1 From here on it differs from `AGENTS.md`; what differs is for its own clients alone.',
    );
    expect(outputs['CLAUDE.md']).not.toContain('Tabs.');
    expect(lost).toEqual([]);
  });

  it('sections that both have keep the definitions of their links and footnotes', () => {
    const both = '## Tests\n\nRun them.\n\n## Read\n\nSee [docs][d], [D] and note[^1].\n';
    const definitions = '\n[d]: https://example.com/d\n\n[^1]: A note.\n';
    const { notes, lost } = adopted({
      'AGENTS.md': `# Agents\n\n${both}\n## Style\n\nTabs.\n${definitions}`,
      'CLAUDE.md': `# Claude\n\n${both}\n## Style\n\nSpaces.\n${definitions}`,
    });
    expect(notes['project.md']).toBe('## Tests\n\nRun them.\n');
    for (const path of ['guides/agents-only.md', 'guides/claude-only.md'])
      expect(notes[path]).toMatch(/See \[docs\]\[d\][^]*\[d\]: https[^]*\[\^1\]: A note\./);
    expect(lost).toEqual([]);
    const shared = adopted({
      'AGENTS.md': `# Agents\n\n## Style\n\nTabs.\n\n${both}${definitions}`,
      'CLAUDE.md': `# Claude\n\n## Style\n\nSpaces.\n\n${both}${definitions}`,
    });
    // Style comes first in both, so that the shared note must not be the one that leads the file.
    expect(shared.notes['guides/repository.md']).toBe(`${both}${definitions}`);
    expect(shared.lost).toEqual([]);
  });

  it('texts that agree in part keep their order for every client, without headings that nobody wrote', () => {
    const text = (name: string, tool: string): string =>
      `# ${name}\n\nFor ${tool}.\n\n## One\n\nAlike.\n\n## Two\n\n${tool} two.\n\n## Three\n\nAlike too.\n\n## Four\n\n${tool} four.\n`;
    const headings = (output: string | undefined): readonly string[] =>
      output?.split('\n').filter((line) => line.startsWith('#')) ?? [];
    const both = { 'AGENTS.md': text('Agents', 'Codex'), 'CLAUDE.md': text('Claude', 'Claude') };
    const inFolder = Object.fromEntries(Object.entries(both).map(([path, body]) => [`packages/api/${path}`, body]));
    for (const [files, base, title] of [
      [both, '', '# Repository'],
      [inFolder, 'packages/api/', '# packages/api'],
    ] as const) {
      const { outputs, lost, notes } = adopted({ 'packages/api/a.ts': '', ...files });
      expect(headings(outputs[`${base}AGENTS.md`])).toEqual([
        title,
        '## Agents',
        '## One',
        '## Two',
        '## Three',
        '## Four',
      ]);
      expect(headings(outputs[`${base}CLAUDE.md`])).toEqual([
        title,
        '## Claude',
        '## One',
        '## Two',
        '## Three',
        '## Four',
      ]);
      expect(outputs[`${base}CLAUDE.md`]).toMatch(/For Claude[^]*Alike\.[^]*Claude two[^]*Alike too[^]*Claude four/);
      expect(outputs[`${base}CLAUDE.md`]).not.toContain('Codex');
      expect(Object.values(notes).filter((note) => note.includes('Alike.'))).toHaveLength(1);
      expect(lost).toEqual([]);
    }
  });

  it('what only CLAUDE.md says in the middle of AGENTS.md is loaded behind the rest, and that is said', () => {
    const { notes, outputs, remarks, lost } = adopted({
      'AGENTS.md': '# Shop\n\nPrices are net.\n\n## Tests\n\nRun them.\n',
      'CLAUDE.md': '# Shop\n\nPrices are net.\n\n## Plans\n\nPlan first.\n\n## Tests\n\nRun them.\n',
    });
    expect(notes['project.md']).toBe('# Shop\n\nPrices are net.\n\n## Tests\n\nRun them.\n');
    expect(outputs['CLAUDE.md']).toBe(outputs['AGENTS.md']);
    expect(outputs['.claude/rules/claude-only.md']).toContain('Plan first.');
    expect(remarks).toContain('CLAUDE.md:5 What stands here and in no other file is loaded behind what they share.');
    expect(lost).toEqual([]);
  });

  it('sections in another order stay with each file', () => {
    const { outputs, lost } = adopted({
      'AGENTS.md': '# A\n\n## One\n\n1, and more of it.\n\n## Two\n\n2.\n',
      'CLAUDE.md': '# A\n\n## Two\n\n2.\n\n## One\n\n1, and more of it.\n',
    });
    expect(outputs['AGENTS.md']).toMatch(/1, and[^]*2\./);
    expect(outputs['CLAUDE.md']).toMatch(/2\.[^]*1, and/);
    expect(lost).toEqual([]);
  });

  it('two of three files that have something in common share it, and the third stands for itself', () => {
    const { notes, outputs, lost } = adopted({
      'AGENTS.md': '# A\n\nFor agents.\n\n## Tests\n\nRun them.\n\n## Style\n\nTabs.\n',
      'CLAUDE.md': '# A\n\nFor Claude.\n\n## Tests\n\nRun them.\n\n## Style\n\nSpaces.\n',
      'GEMINI.md': 'For Gemini.\n\n## Twice\n\nX.\n\n## Twice\n\nX.\n',
    });
    expect(notes['guides/repository-2-shared.md']).toBe(
      '---\nclients: [claude, codex, cursor]\n---\n\n## Tests\n\nRun them.\n',
    );
    expect(notes['guides/gemini-only.md']).toBe(
      '---\nclients: [gemini]\n---\n\nFor Gemini.\n\n## Twice\n\nX.\n\n## Twice\n\nX.\n',
    );
    expect(outputs['AGENTS.md']).toMatch(/For agents[^]*Run them[^]*Tabs/);
    expect(outputs['CLAUDE.md']).toMatch(/For Claude[^]*Run them[^]*Spaces/);
    expect(outputs['GEMINI.md']).not.toContain('Run them');
    expect(lost).toEqual([]);
  });

  it('a .claude/CLAUDE.md beside a CLAUDE.md is for those who load it', () => {
    const files = { 'CLAUDE.md': TEXT, '.claude/CLAUDE.md': 'Plan first.\n' };
    const { notes, lost } = adopted({ ...files, 'AGENTS.md': TEXT });
    expect(notes['guides/claude-only.md']).toBe('---\nclients: [claude, cursor]\n---\n\nPlan first.\n');
    expect(lost).toEqual([]);
    expect(Object.keys(adopted(files).notes)).toEqual(['guides/claude-only.md', 'project.md']);
  });
});
