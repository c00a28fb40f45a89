/** Every shape in which agent files are found, and what becomes of it. */
import { describe, expect, it } from 'vitest';
import { adopted } from './adopted.ts';

const TEXT = '# Shop\n\nPrices are net.\n\n## Tests\n\nRun `npm test` first.\n';

describe('AGENTS.md and CLAUDE.md', () => {
  it('a CLAUDE.md alone becomes the project note of Claude Code', () => {
    const { notes, outputs, lost, adoption } = adopted({ 'CLAUDE.md': TEXT });
    expect(notes).toEqual({ 'project.md': TEXT });
    expect(outputs['CLAUDE.md']).toContain('Prices are net.');
    expect(Object.keys(outputs)).toEqual(['CLAUDE.md']);
    expect(adoption.settings).toMatchObject({ clients: ['claude'] });
    expect(lost).toEqual([]);
  });

  it('an AGENTS.md alone leaves no CLAUDE.md, because Claude Code reads it then', () => {
    const { adoption, outputs, lost } = adopted({ 'AGENTS.md': TEXT });
    expect(adoption.settings).toMatchObject({ clients: ['claude', 'codex', 'cursor'], claude: 'none' });
    expect(Object.keys(outputs)).toEqual(['AGENTS.md']);
    expect(lost).toEqual([]);
  });

  it('twins are one note, whatever line ends and trailing blanks a checkout gave them', () => {
    const { notes, adoption, outputs } = adopted({
      'AGENTS.md': TEXT,
      'CLAUDE.md': TEXT.replace('net.\n', 'net.  \n'),
    });
    expect(Object.keys(notes)).toEqual(['project.md']);
    expect(adoption.settings.claude).toBe('mirror');
    expect(outputs['CLAUDE.md']).toBe(outputs['AGENTS.md']);
  });

  it('a link stays a link', () => {
    const { adoption, outputs, lost } = adopted({ 'AGENTS.md': TEXT }, { 'CLAUDE.md': 'AGENTS.md' });
    expect(adoption.settings.claude).toBe('link');
    expect(outputs['CLAUDE.md']).toBe('-> AGENTS.md');
    expect(lost).toEqual([]);
  });

  it('an AGENTS.md that links to CLAUDE.md becomes the file, and CLAUDE.md the link', () => {
    const { outputs, adoption } = adopted({ 'CLAUDE.md': TEXT }, { 'AGENTS.md': 'CLAUDE.md' });
    expect(outputs['CLAUDE.md']).toBe('-> AGENTS.md');
    expect(adoption.files.map(({ path, what }) => [path, what])).toEqual([
      ['AGENTS.md', 'its text moves'],
      ['CLAUDE.md', 'the file behind AGENTS.md; now a link to it'],
    ]);
  });

  it('a text behind two links moves with them', () => {
    const { adoption, notes, lost } = adopted(
      { '.agents/AGENTS.md': TEXT },
      { 'AGENTS.md': '.agents/AGENTS.md', 'CLAUDE.md': 'AGENTS.md' },
    );
    expect(adoption.targets).toEqual([{ path: '.agents/AGENTS.md', link: 'AGENTS.md' }]);
    expect(notes['project.md']).toBe(TEXT);
    expect([adoption.left, lost]).toEqual([[], []]);
  });

  it('a stub stays an import, and what else it says is for its own client', () => {
    const { adoption, notes, outputs, lost } = adopted({
      'AGENTS.md': TEXT,
      'CLAUDE.md': '@AGENTS.md\n\nUse the plan mode for migrations.\n',
    });
    expect(adoption.settings.claude).toBe('import');
    expect(notes['guides/claude-only.md']).toBe('---\nclients: [claude]\n---\n\nUse the plan mode for migrations.\n');
    expect(outputs['CLAUDE.md']).toMatch(/@AGENTS\.md[\s\S]*Use the plan mode/);
    expect(outputs['AGENTS.md']).not.toContain('plan mode');
    expect(lost).toEqual([]);
  });

  it('a heading of what a stub says besides is kept, also in a folder', () => {
    const { lost, outputs } = adopted({
      'AGENTS.md': TEXT,
      'CLAUDE.md': '@AGENTS.md\n',
      'docs/AGENTS.md': '# Docs\n\nNo jargon.\n',
      'docs/CLAUDE.md': '@AGENTS.md\n\n# Only Claude\n\nPlan first.\n',
      'docs/a.md': '',
    });
    expect(outputs['docs/CLAUDE.md']).toContain('## Only Claude');
    expect(lost).toEqual([]);
  });

  it('nothing merges where no section is the same', () => {
    const { notes } = adopted({ 'AGENTS.md': '# A\n\nOne.\n', 'CLAUDE.md': '# B\n\nTwo.\n' });
    expect(Object.keys(notes)).toEqual(['guides/agents-only.md', 'guides/claude-only.md']);
  });

  it('a CLAUDE.md that sends its reader to AGENTS.md leaves the text of AGENTS.md to everyone', () => {
    const { notes, lost } = adopted({ 'AGENTS.md': TEXT, 'CLAUDE.md': 'Read AGENTS.md before anything else.\n' });
    expect(notes['project.md']).toBe(TEXT);
    // Cursor loads CLAUDE.md too, and would lose what stands in a rule file of Claude Code alone.
    expect(notes['guides/claude-only.md']).toContain('clients: [claude, cursor]');
    expect(lost).toEqual([]);
  });

  it('the text of a folder holds for that folder', () => {
    const { notes, outputs, lost } = adopted({
      'AGENTS.md': TEXT,
      'docs/AGENTS.md': '# Docs\n\nNo jargon.\n',
      'docs/a.md': '',
    });
    expect(notes['guides/docs.md']).toBe('---\napplies-to: ["docs/**"]\n---\n\n# Docs\n\nNo jargon.\n');
    expect(outputs['docs/AGENTS.md']).toContain('No jargon.');
    expect(lost).toEqual([]);
  });

  it('an empty file moves nowhere, and a title alone is a text', () => {
    const { notes, adoption, lost } = adopted({ 'AGENTS.md': '', 'docs/CLAUDE.md': '# Docs\n', 'docs/a.md': '' });
    expect(notes).toEqual({ 'guides/docs.md': '---\napplies-to: ["docs/**"]\n---\n\nDocs\n' });
    expect(adoption.files.map(({ path, notes: its }) => [path, its.length])).toEqual([
      ['AGENTS.md', 0],
      ['docs/CLAUDE.md', 1],
    ]);
    expect(lost).toEqual([]);
  });

  it('keeps text before the title, several titles, and a text without one', () => {
    for (const text of [
      'Intro.\n\n# One\n\nA.\n\n# Two\n\nB.\n',
      'No title at all.\n',
      '---\n\n# After a rule\n\nC.\n',
      'Title\n=====\n\nD.\n',
    ]) {
      expect(adopted({ 'AGENTS.md': text }).lost).toEqual([]);
    }
  });

  it('never takes local files, templates, fixtures, skills, or a file of another letter case', () => {
    const files = {
      'CLAUDE.local.md': 'Mine.\n',
      'templates/app/AGENTS.md': 'For users.\n',
      'test/fixtures/CLAUDE.md': 'Fixture.\n',
      'web/.agents/skills/react/AGENTS.md': 'Skill.\n',
      'docs/Agent.md': 'A class.\n',
      'claude.md': 'Not read on Linux.\n',
    };
    const { adoption } = adopted(files);
    expect(adoption.files).toEqual([]);
    expect(adoption.left.map(({ path }) => path)).toEqual([
      'templates/app/AGENTS.md',
      'test/fixtures/CLAUDE.md',
      'web/.agents/skills/react/AGENTS.md',
    ]);
  });
});

describe('rule files', () => {
  const SOURCES = { 'src/a.ts': '', 'src/a.test.ts': '' };

  it('a rule of Claude Code keeps its paths, and its name', () => {
    const { notes, outputs, lost } = adopted({
      ...SOURCES,
      'CLAUDE.md': TEXT,
      '.claude/rules/testing.md': '---\npaths: ["**/*.test.ts"]\n---\n\n# Testing\n\nOne fact each.\n',
    });
    expect(notes['guides/testing.md']).toBe('---\napplies-to: ["**/*.test.ts"]\n---\n\n# Testing\n\nOne fact each.\n');
    expect(outputs['.claude/rules/testing.md']).toContain('  - "**/*.test.ts"');
    expect(lost).toEqual([]);
  });

  it('reads paths that are no YAML as Claude Code does', () => {
    const { notes } = adopted({ ...SOURCES, '.claude/rules/t.md': '---\npaths: **/*.test.ts\n---\nText.\n' });
    expect(notes['guides/t.md']).toContain('applies-to: ["**/*.test.ts"]');
  });

  it('globs of a nested rule count from the folder that holds it', () => {
    const { notes } = adopted({
      'pkg/a/src/x.ts': '',
      'pkg/a/.claude/rules/src.md': '---\npaths: src/**/*.ts\n---\nText.\n',
    });
    expect(notes['guides/src.md']).toContain('applies-to: ["pkg/a/src/**/*.ts"]');
  });

  it('rules that say the same for the same files are one note', () => {
    const { notes, lost } = adopted({
      ...SOURCES,
      'AGENTS.md': TEXT,
      'CLAUDE.md': TEXT,
      '.claude/rules/testing.md': '---\npaths:\n  - "**/*.test.ts"\n---\n\nOne fact each.\n',
      '.cursor/rules/testing.mdc':
        '---\ndescription: How we test\nglobs: **/*.test.ts\nalwaysApply: false\n---\n\nOne fact each.\n',
    });
    expect(notes['guides/testing.md']).toBe(
      '---\nsummary: "How we test"\napplies-to: ["**/*.test.ts"]\nclients: [claude, cursor]\n---\n\nOne fact each.\n',
    );
    expect(lost).toEqual([]);
  });

  it('a flow list that Cursor matches nothing with is read as it was meant, and said', () => {
    const { notes, remarks, lost } = adopted({
      ...SOURCES,
      '.cursor/rules/ts.mdc':
        "---\ndescription: Style\nglobs: ['**/*.ts', '**/*.tsx']\nalwaysApply: false\n---\nTabs.\n",
    });
    expect(notes['guides/ts.md']).toContain('applies-to: ["**/*.ts", "**/*.tsx"]');
    expect(remarks).toEqual([expect.stringMatching(/^\.cursor\/rules\/ts\.mdc:3 Cursor takes brackets/)]);
    expect(lost).toEqual([]);
  });

  it('exclusions stay in the note, and the outputs hold for what is left', () => {
    for (const rule of [
      { '.claude/rules/n.md': '---\npaths: ["src/**", "!src/a.test.ts"]\n---\nTabs.\n' },
      { '.cursor/rules/n.mdc': '---\nglobs: src/**/*.ts,!src/**/*.test.ts\nalwaysApply: false\n---\nTabs.\n' },
    ]) {
      const { notes, outputs, remarks, lost } = adopted({ ...SOURCES, 'src/sub/b.ts': '', ...rule });
      expect(notes['guides/n.md']).toMatch(/applies-to: \["src\/.*", "!src\/.*"\]/);
      expect(Object.values(outputs).join('')).not.toContain('test.ts');
      expect(remarks).toEqual([]);
      expect(lost).toEqual([]);
    }
  });

  it('exclusions that take too long a list lose no line', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`src/d${at}/${at % 2 ? 'a' : 'x'}.ts`, '']));
    const { remarks, lost } = adopted({
      ...many,
      '.claude/rules/n.md': '---\npaths: ["src/**", "!**/x.ts"]\n---\nTabs.\n',
    });
    expect(remarks).toEqual([expect.stringMatching(/^!.*it holds for the excluded files too/)]);
    expect(lost).toEqual([]);
  });

  it('a rule whose every file is excluded stays where it is', () => {
    const { adoption } = adopted({
      ...SOURCES,
      '.claude/rules/n.md': '---\npaths: ["src/*", "!src/**"]\n---\nTabs.\n',
    });
    expect(adoption.left).toEqual([{ path: '.claude/rules/n.md', why: 'its globs match no file' }]);
  });

  it('a rule that the agent decides on is a loss, and one that only a person names stays', () => {
    const { remarks, adoption } = adopted({
      '.cursor/rules/agent.mdc':
        '---\ndescription: When you touch money\nglobs:\nalwaysApply: false\n---\nRound late.\n',
      '.cursor/rules/manual.mdc': '---\ndescription:\nglobs:\nalwaysApply: false\n---\nOn request.\n',
    });
    expect(remarks).toEqual([expect.stringMatching(/^!\.cursor\/rules\/agent\.mdc:1 Cursor loads it when the agent/)]);
    expect(adoption.left).toEqual([
      { path: '.cursor/rules/manual.mdc', why: expect.stringContaining('only when a person names it') },
    ]);
  });

  it('excludeAgent is a loss', () => {
    const { remarks } = adopted({
      ...SOURCES,
      '.github/instructions/ts.instructions.md': '---\napplyTo: "**/*.ts"\nexcludeAgent: "code-review"\n---\nTabs.\n',
    });
    expect(remarks).toEqual([expect.stringMatching(/^!\.github\/instructions\/ts\.instructions\.md:3 `excludeAgent`/)]);
  });

  it('a rule whose globs match nothing stays where it is', () => {
    const { adoption } = adopted({ ...SOURCES, '.cursor/rules/py.mdc': '---\nglobs: **/*.py\n---\nBlack.\n' });
    expect(adoption.left).toEqual([{ path: '.cursor/rules/py.mdc', why: 'its globs match no file' }]);
  });

  it('who loads a rule by its description is named, however many they are', () => {
    const { remarks } = adopted({ '.github/instructions/a.instructions.md': '---\ndescription: Money\n---\nText.\n' });
    expect(remarks).toEqual([expect.stringMatching(/:1 Copilot in VS Code and Copilot on GitHub load it when/)]);
  });

  it('a description of more than 200 characters stays as a comment', () => {
    const { notes, remarks } = adopted({
      ...SOURCES,
      '.cursor/rules/a.mdc': `---\ndescription: ${'long '.repeat(50)}\nglobs: src/*.ts\n---\nText.\n`,
    });
    expect(notes['guides/a.md']).toMatch(/^---\n# description: long long/);
    expect(remarks).toEqual([expect.stringContaining('longer than the 200 characters')]);
  });

  it('the files of every other client become guides for it', () => {
    const { adoption, lost } = adopted({
      '.cursorrules': 'For Cursor.\n',
      '.windsurfrules': 'For Windsurf.\n',
      '.clinerules': 'For Cline.\n',
      '.github/copilot-instructions.md': 'For Copilot.\n',
      'GEMINI.md': '# Gemini\n\nFor Gemini.\n',
      'CLAUDE.md': '# Claude\n\nFor Claude.\n',
    });
    expect(adoption.settings.clients).toEqual([
      'claude',
      'cursor',
      'copilot-vscode',
      'copilot-github',
      'gemini',
      'cline',
      'devin',
    ]);
    expect(Object.fromEntries(adoption.files.map(({ path, notes }) => [path, notes.join()]))).toEqual({
      '.clinerules': 'context/guides/clinerules.md',
      '.cursorrules': 'context/guides/cursorrules.md',
      '.github/copilot-instructions.md': 'context/guides/copilot.md',
      '.windsurfrules': 'context/guides/windsurfrules.md',
      'CLAUDE.md': 'context/guides/claude-only.md',
      'GEMINI.md': 'context/guides/gemini-only.md',
    });
    expect(lost).toEqual([]);
  });

  it('keep names with underscores, so that links among them hold', () => {
    const { outputs, lost } = adopted({
      'src/a.ts': '',
      'src/a.tsx': '',
      '.cursor/rules/dev_flow.mdc': '---\nglobs: src/**/*.tsx\n---\nBuild first.\n',
      '.cursor/rules/c.mdc': '---\nglobs: src/**/*.ts\n---\nSee [flow](mdc:.cursor/rules/dev_flow.mdc).\n',
    });
    expect(outputs['.cursor/rules/dev_flow.mdc']).toContain('Build first.');
    expect(outputs['.cursor/rules/c.mdc']).toContain('(mdc:.cursor/rules/dev_flow.mdc)');
    expect(lost).toEqual([]);
  });

  it('are linked by their notes where no output takes their place', () => {
    const { notes, outputs, lost } = adopted({
      'src/a.ts': '',
      '.cursor/rules/flow/Dev.mdc': '---\nalwaysApply: true\n---\nBuild first.\n',
      '.cursor/rules/c.mdc':
        '---\nglobs: src/**/*.ts\n---\nSee [a](mdc:.cursor/rules/flow/Dev.mdc#top), [b](flow/Dev.mdc) and <a href="flow/Dev.mdc">c</a>.\n',
    });
    expect(notes['guides/c.md']).toContain('[a](mdc:context/guides/dev.md#top), [b](dev.md) and <a href="dev.md">');
    expect(outputs['.cursor/rules/c.mdc']).toContain('[b](../../context/guides/dev.md)');
    expect(lost).toEqual([]);
  });

  it('names of rules that notes may not have get another', () => {
    const { notes } = adopted({
      '.claude/rules/claude.md': 'A.\n',
      '.claude/rules/README.md': 'B.\n',
      '.claude/rules/web/ui.md': 'C.\n',
      '.claude/rules/app/ui.md': 'D.\n',
    });
    expect(Object.keys(notes)).toEqual([
      'guides/claude-rules.md',
      'guides/readme-rules.md',
      'guides/ui.md',
      'guides/web-ui.md',
    ]);
  });
});

describe('text', () => {
  it('links lead to the same place from the note, and come back byte for byte', () => {
    const text =
      '# Shop\n\nSee [a](docs/a.md), [b](./docs/a.md#x), <img src="docs/p.png"> and [c][c].\n\n[c]: docs/a.md\n';
    const { notes, outputs } = adopted({ 'AGENTS.md': text, 'docs/a.md': '', 'docs/p.png': '' });
    expect(notes['project.md']).toContain('[a](../docs/a.md), [b](./../docs/a.md#x), <img src="../docs/p.png">');
    expect(outputs['AGENTS.md']).toContain('[a](docs/a.md), [b](./docs/a.md#x), <img src="docs/p.png">');
  });

  it('a link that is written from the root is followed from there', () => {
    const { notes } = adopted({
      'src/a.ts': '',
      '.cursor/rules/a.mdc': '---\nalwaysApply: true\n---\n[a](src/a.ts) [b](mdc:src/a.ts)\n',
    });
    expect(notes['guides/a.md']).toContain('[a](../../src/a.ts) [b](mdc:src/a.ts)');
  });

  it('braces that lintel would read as its own are delivered as they were', () => {
    const { notes, outputs, lost } = adopted({
      'AGENTS.md': '# A\n\nWrite {{script "x"}} or {{scripts "x"}} and {{ vue }}.\n',
    });
    expect(notes['project.md']).toContain('Write \\{{script "x"}} or \\{{scripts "x"}} and {{ vue }}.');
    expect(outputs['AGENTS.md']).toContain('Write {{script "x"}} or {{scripts "x"}} and {{ vue }}.');
    expect(lost).toEqual([]);
  });

  it('a text with hidden characters stays, and the reason says which, where, and the way out', () => {
    const { adoption, outputs, lost } = adopted({
      'AGENTS.md': '# A\n\nPri\u200Bces are net.\n\nTabs.\n\nA\u202Eb.\n',
      '.clinerules': 'For Cline.\n',
    });
    expect(adoption.left).toEqual([
      {
        path: 'AGENTS.md',
        why: 'line 3, column 4: This line holds a hidden character: U+200B (without width, inside a word). Readers do not see them, and agents read them. So does line 7. Delete them, or write the line anew.',
      },
    ]);
    expect(Object.values(outputs).join('')).toContain('For Cline.');
    expect(lost).toEqual([]);
  });

  it('an imported text with hidden characters is a loss that says so', () => {
    const { remarks, lost } = adopted({ 'CLAUDE.md': '# A\n\nText.\n\n@a.md\n', 'a.md': 'Pri\u200Bces.\n' });
    expect(remarks.filter((remark) => remark.startsWith('!'))).toEqual([
      expect.stringMatching(
        /^!CLAUDE\.md:5 `@a\.md` is not imported any more: in `a\.md`, line 1, column 4: .*U\+200B/,
      ),
    ]);
    expect(lost).toEqual([]);
  });

  it('a backslash before braces stays, and is a loss only where it shields what looks like a bound fact', () => {
    const { outputs, remarks } = adopted({
      'CLAUDE.md':
        '# A\n\nIn Liquid write \\{{ name }}, in code `\\{{ name }}`.\n\nOr \\{{script "x"}}.\n\n@docs/a.md\n',
      'docs/a.md': 'Bound: {{script "x"}}.\n',
    });
    expect(outputs['CLAUDE.md']).toContain('In Liquid write \\{{ name }}, in code `\\{{ name }}`.');
    expect(outputs['CLAUDE.md']).toContain('Bound: {{script "x"}}.');
    expect(remarks.filter((remark) => remark.startsWith('!'))).toEqual([
      '!CLAUDE.md:5 A note cannot keep the backslash in `\\{{`: clients get the braces without it.',
    ]);
  });

  it('front matter stays in the note, as a comment where a note would read it otherwise', () => {
    const { notes } = adopted({ 'CLAUDE.md': '---\nversion: 2\nrule: none\n---\n\n# A\n\nText.\n' });
    expect(notes['project.md']).toBe('---\nversion: 2\n# rule: none\n---\n\n# A\n\nText.\n');
  });

  it('front matter of a file without one for its clients is a loss', () => {
    for (const path of ['AGENTS.md', 'CLAUDE.md', '.github/copilot-instructions.md']) {
      const { remarks } = adopted({ [path]: '---\nversion: 2\n---\n\n# A\n\nText.\n' });
      expect(remarks).toEqual([expect.stringMatching(`^!${path}:1 Its front matter stays in the note`)]);
    }
    const stub = adopted({ 'AGENTS.md': TEXT, 'CLAUDE.md': '---\nversion: 2\n---\n\n@AGENTS.md\n\nPlan first.\n' });
    expect(stub.remarks).toEqual([expect.stringMatching(/^!CLAUDE\.md:1 Its front matter/)]);
  });

  it('imports of the repository are put in, listed, and keep their links', () => {
    const { notes, adoption, lost, remarks } = adopted({
      'CLAUDE.md':
        '# A\n\n@docs/style.md\n\nSee @docs/more.md for more.\nSecond line.\n\nEnd. `@docs/code.md` and a@b.c stay.\n',
      'docs/style.md': '# Style\n\n[x](x.md)\n\n@nested.md\n',
      'docs/nested.md': 'Nested.\n',
      'docs/more.md': 'More.\n',
      'docs/x.md': '',
      'docs/code.md': 'Code.\n',
    });
    expect(notes['project.md']).toBe(
      '# A\n\n# Style\n\n[x](../docs/x.md)\n\nNested.\n\nSee @docs/more.md for more.\nSecond line.\n\nMore.\n\nEnd. `@docs/code.md` and a@b.c stay.\n',
    );
    expect([...adoption.imports.keys()]).toEqual(['docs/style.md', 'docs/nested.md', 'docs/more.md']);
    expect(remarks).toContain('CLAUDE.md:3 The text of `docs/style.md`, which it imports, is part of the note now.');
    expect(lost).toEqual([]);
  });

  it('a fence that an imported text leaves open swallows nothing that follows', () => {
    const { notes, lost } = adopted({
      'CLAUDE.md': '# A\n\n@docs/style.md\n\n## After\n\nStill prose.\n',
      'docs/style.md': 'Like so:\n\n```ts\nconst a = 1;\n',
    });
    expect(Object.values(notes).join('\n')).toContain('const a = 1;\n```\n\n## After');
    expect(lost).toEqual([]);
  });

  it('an imported text keeps its own words for what it imports', () => {
    const { notes, lost } = adopted({
      'CLAUDE.md': '# A\n\n@docs/one.md\n',
      'docs/one.md': 'Read @two.md for details.\n\n- Style: @sub/style.md\n- @../top.md\n',
      'docs/two.md': 'Two.\n',
      'docs/sub/style.md': 'Styled, see @deep.md too.\n',
      'docs/sub/deep.md': 'Deep.\n',
      'top.md': 'Top.\n',
    });
    const note = notes['project.md'];
    for (const part of [
      'Read @two.md for details.',
      '- Style: @sub/style.md\n- @../top.md',
      'Two.',
      'see @deep.md too.',
      'Deep.',
      'Top.',
    ])
      expect(note).toContain(part);
    expect(lost).toEqual([]);
  });

  it('imports in a circle are put in once, and those from home or of code are losses', () => {
    const { notes, remarks } = adopted({
      'CLAUDE.md': '@a.md\n\n@~/mine.md\n\n@package.json\n',
      'a.md': 'A.\n\n@b.md\n',
      'b.md': 'B.\n\n@a.md\n',
      'package.json': '{}',
    });
    expect(notes['project.md']?.match(/A\./g)).toHaveLength(1);
    expect(remarks.filter((remark) => remark.startsWith('!'))).toEqual([
      '!CLAUDE.md:3 `@~/mine.md` is not imported any more: it lies outside of the repository.',
      '!CLAUDE.md:5 `@package.json` is not imported any more: only markdown is put in; the file is named, and no longer loaded.',
    ]);
  });
});

describe('other tools', () => {
  it('a file that another tool writes keeps its text', () => {
    for (const mark of [
      '<!-- nx configuration start-->\nText.\n<!-- nx configuration end-->',
      '<!-- BEGIN:nextjs-agent-rules -->\nText.\n<!-- END:nextjs-agent-rules -->',
      '<!-- intent-skills:start -->\nText.\n<!-- intent-skills:end -->',
      '<!-- AGENTSGEN:START section=x -->\nText.\n<!-- AGENTSGEN:END section=x -->',
      '<laravel-boost-guidelines>\nText.\n</laravel-boost-guidelines>',
      '<!-- Source: .ruler/AGENTS.md -->\n\nText.',
      '<!-- This file is auto-generated. Do not edit. -->\n\nText.',
    ]) {
      const { adoption } = adopted({ 'AGENTS.md': `# Shop\n\n${mark}\n` });
      expect([mark, adoption.marked.map(({ path }) => path), adoption.notes]).toEqual([mark, ['AGENTS.md'], []]);
    }
  });

  it('a mark without its end, in a fence, or in a rule that forbids edits is none', () => {
    for (const text of [
      '<!-- x:start -->\n',
      '```md\n<!-- x:start -->\n<!-- x:end -->\n```\n',
      '# A\n\nDo not edit generated files.\n',
      '# A\n\n<!-- prettier-ignore-start -->\n| a |\n<!-- prettier-ignore-end -->\n',
      '> Types in `gen/` are generated by prisma; do not edit them.\n\n# A\n',
    ]) {
      expect(adopted({ 'AGENTS.md': text }).adoption.marked).toEqual([]);
    }
  });

  it('what a stub says beside such a file is kept for its client, and a link stays', () => {
    const marked = '# Shop\n\n<!-- nx configuration start-->\nText.\n<!-- nx configuration end-->\n';
    const stub = adopted({ 'AGENTS.md': marked, 'CLAUDE.md': '@AGENTS.md\n\nOnly Claude.\n' });
    expect(stub.notes['guides/claude-only.md']).toContain('Only Claude.');
    const link = adopted({ 'AGENTS.md': marked }, { 'CLAUDE.md': 'AGENTS.md' });
    expect(link.adoption.targets).toEqual([]);
    expect(link.adoption.files.map(({ path, notes }) => [path, notes])).toEqual([['CLAUDE.md', []]]);
  });
});

describe('decisions', () => {
  it('folders of decisions are referenced where they are, but no templates and fixtures', () => {
    const { adoption } = adopted({
      'docs/adr/0001-net.md': '# Net\n\n## Status\n\nAccepted\n',
      'docs/adr/template.md': '# Title\n',
      'test/fixtures/adr/0001-x.md': '# X\n\n## Status\n\nAccepted\n',
      'docs/decisions/about.md': '# About\n\nNo decision.\n',
    });
    expect(adoption.settings.decisions).toEqual(['docs/adr/*.md']);
  });
});
