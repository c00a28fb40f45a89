/** What stays where it is, and what goes without being moved: each with a word in the plan. */
import { describe, expect, it } from 'vitest';
import { adopted } from './adopted.ts';

describe('files that stay', () => {
  it.each([
    ['AGENTS.override.md', 'Codex loads it in place of'],
    ['docs/AGENTS.override.md', 'Codex loads it in place of'],
    ['.roorules', 'Roo Code'],
    ['.roo/rules-code/style.md', 'Roo Code'],
    ['.kiro/steering/product.md', 'Kiro'],
    ['.junie/guidelines.md', 'Junie'],
    ['AGENT.md', 'Amp'],
    ['packages/api/.windsurf/rules/style.md', 'Devin loads it for the folder'],
    ['packages/api/.devin/rules/style.md', 'Devin loads it for the folder'],
    ['packages/api/.github/instructions/ts.instructions.md', 'at the root alone'],
    ['packages/api/.clinerules', 'at the root alone'],
  ])('%s is named with the reason', (path, why) => {
    const { adoption } = adopted({ 'CLAUDE.md': '# Shop\n\nText.\n', [path]: 'Text.\n' });
    expect(adoption.left).toEqual([{ path, why: expect.stringContaining(why) }]);
    expect(adoption.files.map((file) => file.path)).toEqual(['CLAUDE.md']);
  });

  it('none of a fixture, and no local one, is named', () => {
    const { adoption } = adopted({
      'test/fixtures/app/AGENTS.override.md': 'Text.\n',
      'packages/api/.clinerules/x.local.md': 'Text.\n',
    });
    expect(adoption.left).toEqual([]);
  });

  it('a link to a folder of rules is named with the folder', () => {
    const { adoption } = adopted({ 'rules/a.md': 'Text.\n' }, { '.claude/rules': '../rules' });
    expect(adoption.left).toEqual([{ path: '.claude/rules', why: expect.stringContaining('the folder `rules`') }]);
  });
});

describe('files that go', () => {
  it('what a link leads to is said to go, with the other links that lead there', () => {
    const { remarks } = adopted(
      { '.agents/AGENTS.md': '# Shop\n\nText.\n' },
      { 'AGENTS.md': '.agents/AGENTS.md', 'docs/agents.md': '../.agents/AGENTS.md' },
    );
    expect(remarks).toEqual([
      'AGENTS.md:1 `.agents/AGENTS.md`, which it leads to, goes, and `AGENTS.md` becomes the file: point scripts and tools that read it there to this one. docs/agents.md will lead nowhere.',
    ]);
  });

  it('a text of another name behind a link is said to stay, once', () => {
    const { remarks, adoption } = adopted(
      { 'docs/guide.md': '# Shop\n\nText.\n' },
      { 'AGENTS.md': 'docs/guide.md', 'CLAUDE.md': 'AGENTS.md', '.cursorrules': 'docs/guide.md' },
    );
    expect(remarks).toEqual([
      'AGENTS.md:1 `docs/guide.md`, which it leads to, stays, and `AGENTS.md` becomes a file of its own: what is edited in the former reaches no agent from here any more.',
    ]);
    expect(adoption.left).toEqual([{ path: '.cursorrules', why: 'it is a link to docs/guide.md, whose text moves' }]);
  });
});

describe('texts that a note needs help with', () => {
  const HIDDEN = { 'AGENTS.md': '# A\n\nPri\u200Bces are net.\n' };
  const configured = { clients: ['codex'], claude: 'none', owned: new Set<string>() } as const;

  it('hidden characters move where the configuration allows them', () => {
    expect(adopted(HIDDEN, {}, { configured }).adoption.left).toHaveLength(1);
    const { adoption } = adopted(HIDDEN, {}, { configured: { ...configured, allowsHidden: true } });
    expect(adoption.left).toEqual([]);
    expect(adoption.notes[0]?.text).toContain('Pri\u200Bces');
  });

  it('a comment that nothing ends takes no text with it, and gets no end that nobody wrote', () => {
    const { outputs, remarks, lost } = adopted({
      'CLAUDE.md': '# A\n\nText.\n\n<!-- open\n\n## Later\n\nSee [a](docs/a.md).\n',
      'GEMINI.md': '# A\n\n`<!--` in code, and <!-- a closed one -->.\n',
      'docs/a.md': '',
    });
    expect(outputs['CLAUDE.md']).toMatch(/\\<!-- open\n\n###? Later\n\nSee \[a\]\(docs\/a\.md\)\.\n/);
    expect(outputs['CLAUDE.md']?.match(/-->/g)).toHaveLength(1);
    expect(remarks.filter((remark) => remark.includes('comment'))).toEqual([
      expect.stringMatching(/^CLAUDE\.md:5 A comment begins here that nothing ends/),
    ]);
    expect(lost).toEqual([]);
  });
});
