import { describe, expect, test } from 'vitest';
import type { Config, Decision, Note, Parsed } from '../../src/model.ts';
import { notePaths, readNotes } from '../../src/sources/notes.ts';

const CONFIG: Config = {
  file: 'context/lintel.yaml',
  context: 'context',
  clients: ['claude'],
  decisions: [],
  notes: [],
  claude: 'mirror',
  gemini: 'link',
  budget: { lines: 150, tokens: 2000 },
  rules: {},
  ruleOptions: {},
  overrides: [],
  targets: [],
};

function read(
  texts: Readonly<Record<string, string>>,
  config: Partial<Config> = {},
  links: readonly string[] = [],
): Parsed<readonly Note[]> {
  const sources = {
    paths: Object.keys(texts).sort(),
    links,
    hidden: [],
    linkTargets: new Map(),
    texts: new Map(Object.entries(texts)),
  };
  return readNotes(sources, { ...CONFIG, ...config });
}

function guide(yaml: string, body = '# A guide\n'): Parsed<Note | undefined> {
  const { value, problems } = read({ 'context/guides/a.md': `---\n${yaml}\n---\n${body}` });
  return { value: value[0], problems };
}

function decision(
  text: string,
  file = 'context/decisions/0012-use-pg.md',
  config: Partial<Config> = {},
): Parsed<Decision> {
  const { value, problems } = read({ [file]: text }, config);
  const [note] = value;
  if (note?.kind !== 'decision') throw new Error(`${file} is no decision`);
  return { value: note, problems };
}

function places(problems: Parsed<unknown>['problems']): readonly string[] {
  return problems.map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

describe('which files are notes', () => {
  test('is told by their place', () => {
    const paths = [
      'context/decisions/0001-a.md',
      'context/decisions/deep/0002-b.md',
      'context/guides/testing.md',
      'context/guides/README.md',
      'context/modules/api.md',
      'context/project.md',
      'docs/adr/pkg/0003-c.md',
      'docs/adr/README.md',
      'packages/api/CONTEXT.md',
      'packages/api/README.md',
      'src/a.ts',
    ];
    const config: Config = {
      ...CONFIG,
      decisions: [{ files: 'docs/adr/**/*.md', defaultStatus: 'accepted' }],
      notes: ['packages/*/CONTEXT.md'],
    };
    expect(notePaths(paths, config).map(({ kind, path, defaultStatus }) => [kind, path, defaultStatus])).toEqual([
      ['project', 'context/project.md', 'unknown'],
      ['guide', 'context/guides/testing.md', 'unknown'],
      ['module', 'context/modules/api.md', 'unknown'],
      ['module', 'packages/api/CONTEXT.md', 'unknown'],
      ['decision', 'context/decisions/0001-a.md', 'unknown'],
      ['decision', 'docs/adr/pkg/0003-c.md', 'accepted'],
    ]);
  });

  test('leaves templates, indexes and fixtures out of the decisions', () => {
    const names = [
      '000-template',
      'adr000-template',
      'TEMPLATE',
      'adr-template',
      'template-madr-minimal',
      'index',
      'toc',
      'README',
    ];
    const out = [...names.map((name) => `docs/adr/${name}.md`), 'docs/adr/fixtures/0001-a.md'];
    const decisions = ['docs/adr/0012-adopt-issue-template.md', 'docs/adr/use-handlebars.md'];
    const config: Config = { ...CONFIG, decisions: [{ files: 'docs/adr/**/*.md', defaultStatus: 'unknown' }] };
    expect(notePaths([...out, ...decisions], config).map(({ path }) => path)).toEqual(decisions);
  });

  test('takes guides and module notes by whatever name, but never what a client loads by its name', () => {
    const names = ['contributing', 'contents', 'index', 'toc', 'README', 'AGENTS', 'CLAUDE', 'gemini'];
    const paths = ['guides', 'modules'].flatMap((folder) => names.map((name) => `context/${folder}/${name}.md`));
    expect(notePaths(paths, CONFIG).map(({ path }) => path)).toEqual(
      ['guides', 'modules'].flatMap((folder) =>
        ['contents', 'contributing', 'index', 'toc'].map((name) => `context/${folder}/${name}.md`),
      ),
    );
  });

  test('never takes what lintel compiles', () => {
    const outputs = [
      'packages/a/.claude/rules/x.md',
      'packages/a/.cursor/x.md',
      'packages/a/AGENTS.md',
      'packages/a/CLAUDE.md',
    ];
    const own = ['packages/a/README.md', 'packages/a/contributing.md'];
    const config: Config = {
      ...CONFIG,
      notes: ['packages/**/*.md'],
      decisions: [{ files: '**/.claude/**', defaultStatus: 'accepted' }],
    };
    expect(notePaths([...outputs, ...own], config).map(({ path }) => path)).toEqual(own);
  });

  test('never follows a symbolic link', () => {
    expect(read({ 'context/guides/a.md': '# A' }, {}, ['context/guides/a.md']).value).toEqual([]);
  });
});

describe('a guide', () => {
  test('needs no front matter', () => {
    const { value, problems } = read({ 'context/project.md': '# The project\n\nText.\n' });
    expect(problems).toEqual([]);
    expect(value).toMatchObject([
      {
        kind: 'project',
        id: 'project',
        title: 'The project',
        rules: [],
        appliesTo: [],
        tags: [],
        isSound: true,
        body: { line: 1 },
      },
    ]);
  });

  test('says in its front matter what compiles', () => {
    const yaml = [
      'title: Testing',
      'summary: How we test.',
      'rule:',
      '  - Run {{script "test"}} first.',
      '  - Name tests in `src/{{path "x"}}`.',
      'applies-to: ["./src/**", "!**/*.d.ts"]',
      'enforced-by: npm test',
      'owner: [ann, bo]',
      'tags: [a, b]',
      'anything: [else]',
    ];
    const { value, problems } = guide(yaml.join('\n'));
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      title: 'Testing',
      summary: { text: 'How we test.', line: 3, column: 10 },
      rules: [
        {
          text: 'Run {{script "test"}} first.',
          line: 5,
          column: 5,
          bindings: [{ context: 'prose', line: 5, column: 9 }],
        },
        { line: 6, bindings: [{ context: 'code', args: ['x'] }] },
      ],
      appliesTo: [
        { glob: 'src/**', negated: false, line: 7 },
        { glob: '**/*.d.ts', negated: true, line: 7 },
      ],
      enforcedBy: { text: 'npm test' },
      owner: 'ann, bo',
      tags: ['a', 'b'],
      body: { line: 13 },
    });
  });

  test('may write several globs as one text', () => {
    expect(guide('applies-to: src/*.{ts,tsx}, test/**').value?.appliesTo.map(({ glob }) => glob)).toEqual([
      'src/*.{ts,tsx}',
      'test/**',
    ]);
  });

  test('with a key of the wrong kind is not sound, and the place is told', () => {
    const { value, problems } = guide('title: [a]\nrule:\n  - ok\n  - {x: 1}\napplies-to: {src: 1}');
    expect(places(problems)).toEqual(['note/frontmatter 2:8', 'note/frontmatter 5:5', 'note/frontmatter 6:13']);
    expect(value).toMatchObject({ isSound: false, rules: [{ text: 'ok' }], title: 'A guide' });
  });

  test('with a summary that is too long is told so, and still read', () => {
    const { value, problems } = guide(`summary: ${'x'.repeat(201)}`);
    expect(places(problems)).toEqual(['note/frontmatter 2:10']);
    expect(value).toMatchObject({ isSound: true, summary: { text: 'x'.repeat(201) } });
  });

  test('with a misspelt key is told the nearest', () => {
    const { value, problems } = guide('aplies-to: src/**\nglobs: lib/**\nlayout: page\nstatus: draft');
    expect(problems.map(({ rule, line, hint }) => [rule, line, hint])).toEqual([
      ['note/unknown-key', 2, 'Rename it to `applies-to`.'],
      // A second key of that name would make the front matter unreadable.
      ['note/unknown-key', 3, 'Write what it says under `applies-to`, and remove it.'],
    ]);
    expect(value?.isSound).toBe(true);
  });

  test('with a key for another tool beside ours is told only what ours does not say', () => {
    const told = (yaml: string) => guide(yaml).problems.map(({ line, hint, fix }) => [line, hint, fix !== undefined]);
    expect(told('applies-to: src/**\nglobs: src/**\npaths: ["src/**"]')).toEqual([]);
    expect(told('applies-to: [src/**, lib/**]\nglobs: src/**,lib/**')).toEqual([]);
    expect(told('owner: a\nowners: [a]')).toEqual([]);
    expect(told('applies-to: src/**\nglobs: lib/**')).toEqual([
      [3, 'Write what it says under `applies-to`, and remove it.', false],
    ]);
    expect(told('appliesTo: src/**\napplies_to: src/**')).toEqual([[2, 'Rename it to `applies-to`.', true]]);
  });

  test('with a key that could not hold what stands there is told nothing', () => {
    const told = (yaml: string) => guide(yaml).problems.map(({ hint }) => hint);
    expect(told('client: acme\nonline: 2024')).toEqual([]);
    expect(told('client: claude\ninlin: true')).toEqual(['Rename it to `clients`.', 'Rename it to `inline`.']);
  });

  test('with broken front matter keeps its body', () => {
    const { value, problems } = guide('title: "x', '# Still\n\n`src/a.ts`\n');
    expect(places(problems)).toEqual(['note/frontmatter 2:8']);
    expect(value).toMatchObject({
      isSound: false,
      title: 'Still',
      body: { line: 4, pieces: [{ kind: 'heading' }, { kind: 'code', line: 6 }] },
    });
  });

  test('has the title of its first heading of depth 1, with its markdown and bound facts apart', () => {
    const body = '> # Quoted\n\n## Part\n\n# Use `vitest` {{version "vitest"}} #\n';
    expect(guide('owner: a', body).value).toMatchObject({
      title: 'Use vitest {{version "vitest"}}',
      heading: {
        text: 'Use `vitest` {{version "vitest"}}',
        line: 8,
        column: 3,
        bindings: [{ name: 'version', line: 8, column: 16 }],
      },
    });
    const underlined = guide('owner: a', '[x]: x.md\nUse\n *it*\n===\n').value;
    expect(underlined).toMatchObject({ title: 'Use it', heading: { text: 'Use *it*', line: 5, column: 1 } });
    expect(underlined).not.toHaveProperty('isUntitled');
  });

  test('without such a heading is called by its file, and known to be untitled', () => {
    expect(guide('owner: a', '## Part\n').value).toMatchObject({
      title: 'a',
      heading: { text: 'a', bindings: [] },
      isUntitled: true,
    });
  });

  test('with a title of several lines keeps it on one', () => {
    const { value } = guide('title: "T\\n\\n# Injected\\rx\\0"');
    expect(value?.title).toBe('T # Injected x');
  });

  test('that is too long is not parsed, not sound, and told so', () => {
    const { value, problems } = read({ 'context/guides/a.md': `---\ntitle: T\n---\n${'[x](y)\n\n'.repeat(70_000)}` });
    expect(places(problems)).toEqual(['note/too-long 4:1']);
    expect(value).toMatchObject([{ isSound: false, title: 'T', body: { pieces: [] } }]);
    const long = decision(`---\nstatus: accepted\n---\n# T\n${'[x](y)\n\n'.repeat(70_000)}`);
    expect(places(long.problems)).toEqual(['note/too-long 4:1']);
    expect(long.value).toMatchObject({ isSound: false, title: 'T', body: { pieces: [] } });
  });

  test('with a key that only looks like one of ours stays sound', () => {
    const { value, problems } = guide('owners: [a]\ntag: b\ntitles: c\nscope: d\nfiles: e');
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['note/unknown-key', 2],
      ['note/unknown-key', 3],
      ['note/unknown-key', 4],
    ]);
    expect(value?.isSound).toBe(true);
  });

  test('that is empty is told so', () => {
    expect(places(read({ 'context/guides/a.md': '\n \n' }).problems)).toEqual(['note/empty 1:1']);
    expect(places(read({ 'context/guides/a.md': '' }).problems)).toEqual(['note/empty 1:1']);
  });

  test('may have keys that are names of object members', () => {
    expect(guide('constructor: x\ntoString: y\nhasOwnProperty: z').problems).toEqual([]);
  });
});

describe('a module note', () => {
  test('says which module, which risk, and how far an agent may go', () => {
    const { value, problems } = read({
      'context/modules/a.md': '---\nmodule: "@acme/core"\nrisk: high\nautonomy: own\n---\n',
    });
    expect(problems).toEqual([]);
    expect(value).toMatchObject([
      { kind: 'module', module: { text: '@acme/core', line: 2 }, risk: 'high', autonomy: 'own' },
    ]);
  });

  test('with an unknown word is told the nearest', () => {
    const { value, problems } = read({
      'context/modules/a.md': '---\nmodule: a\nrisk: hig\nautonomy: everything\n---\n',
    });
    expect(problems.map(({ line, column, hint }) => [line, column, hint])).toEqual([
      [3, 7, 'Did you mean `high`?'],
      [4, 11, 'Write one of delegate, review, own.'],
    ]);
    expect(value[0]).not.toHaveProperty('risk');
  });

  test('without a module is told the line to add, and is not sound', () => {
    const { value, problems } = read({
      'context/modules/a.md': '# A\n',
      'context/modules/b.md': '---\nrisk: low\n---\n# B\n',
    });
    expect(problems.map(({ file, hint }) => [file, hint])).toEqual([
      ['context/modules/a.md', 'Begin the file with three lines: `---`, `module: <folder or package name>`, `---`.'],
      ['context/modules/b.md', 'Add the line `module: <folder or package name>` to its front matter.'],
    ]);
    expect(value.map(({ isSound }) => isSound)).toEqual([false, false]);
  });
});

describe('a module note with a misspelt module', () => {
  test('is told once, and is not sound', () => {
    const { value, problems } = read({ 'context/modules/a.md': '---\nmodul: src\nowners: x\n---\n# A\n' });
    expect(problems.map(({ rule, line, hint }) => [rule, line, hint])).toEqual([
      ['note/frontmatter', 2, 'Rename it to `module`.'],
      ['note/unknown-key', 3, 'Rename it to `owner`.'],
    ]);
    expect(value.map(({ isSound }) => isSound)).toEqual([false]);
  });
});

describe('the status of a decision', () => {
  const accepted: Readonly<Record<string, string>> = {
    'front matter': '---\nstatus: accepted\n---\n# T\n',
    'front matter, quoted': '---\nstatus: "Accepted"\n---\n# T\n',
    'a section': '# 12. T\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n',
    'a section with emphasis': '# T\n\n## Status\n\n**Accepted**.\n',
    'a section with a bullet': '# T\n\n## Status\n\n* Status: approved\n',
    'the heading of a section': '# T\n\n## Status: Accepted\n',
    'an underlined section': 'T\n=\n\nStatus\n------\n\nAccepted - 2026-04-14\n',
    'a bullet': '# T\n\n* Status: accepted\n* Date: 2026-01-02\n\n## Context\n',
    'a bold line': '# T\n\n**Status:** Implemented\n',
    'a bold bullet': '# T\n\n- **Status**: Shipped.\n',
    'a plain line': '# T\n\nStatus: active\n',
    'a banner': '# T\n\n> **Status:** adopted\n',
    'a table row': '# T\n\n| Status | Decided |\n| - | - |\n',
    'a word behind a comment': '# T\n\n## Status\n\n<!-- proposed | rejected -->\nAccepted <!-- rejected -->\n',
    'a word behind a fence': '# T\n\n```\n## Status\n\nrejected\n```\n\n## Status\n\nAccepted\n',
    'an amendment': '# T\n\nStatus: amended in part by [2](0002-b.md)\n',
    'a partial supersession': '# T\n\nStatus: Partially superseded by [2](0002-b.md)\n',
    'a typo': '# T\n\nStatus: Acceptec\n',
  };
  for (const [name, text] of Object.entries(accepted)) {
    test(`is accepted when ${name} says so`, () => expect(decision(text).value.status).toBe('accepted'));
  }

  test.each([
    ['superseded by [ADR-5](0005-x.md)', 'superseded'],
    ['Superceded', 'superseded'],
    ['Accepted, superseded by 0013', 'superseded'],
    ['proposed; amended-in-part by [2](x.md)', 'proposed'],
    ['On hold', 'proposed'],
    ['In progress', 'proposed'],
    ['rejected', 'rejected'],
    ['Retired', 'deprecated'],
    ['Draft', 'draft'],
    ['Not accepted', 'unknown'],
    ['Accepted in principle', 'unknown'],
    ['Accepted, review pending', 'unknown'],
    ['Accepted, to be ratified', 'unknown'],
    ['Accepted (rollout pending)', 'accepted'],
    ['...', 'unknown'],
    ['{proposed | accepted}', 'unknown'],
    ['[accepted | superseded by [x](x.md)]', 'unknown'],
  ])('%j is %s', (phrase, status) => expect(decision(`# T\n\nStatus: ${phrase}\n`).value.status).toBe(status));

  test('that is not there is unknown, never accepted', () => {
    const { value, problems } = decision('# T\n\nWe use Postgres.\n');
    expect(value).toMatchObject({ status: 'unknown', statusSource: 'none', isSound: true });
    expect(value).not.toHaveProperty('rawStatus');
    expect(places(problems)).toEqual(['decision/status 1:1']);
  });

  test('that is not there is what the configuration says for its folder', () => {
    const decisions = [{ files: 'adr/*.md', defaultStatus: 'accepted' as const }];
    const { value, problems } = decision('# T\n\n`src/a.ts`\n', 'adr/x.md', { decisions });
    expect(value).toMatchObject({
      status: 'accepted',
      statusSource: 'default',
      body: { pieces: [{ kind: 'heading' }, { kind: 'code' }] },
    });
    expect(problems).toEqual([]);
  });

  test('that cannot be read, or only just, is reported where it stands', () => {
    expect(places(decision('# T\n\nStatus: banana\n').problems)).toEqual(['decision/status 3:9']);
    expect(decision('# T\n\n## Status\n\nAcceptec\n').problems).toMatchObject([
      { rule: 'decision/status', line: 5, message: 'The status `acceptec` is read as accepted.' },
    ]);
    expect(decision('---\nstatus: {proposed}\n---\n# T\n')).toMatchObject({
      value: { status: 'unknown', isSound: false },
      problems: [{ rule: 'note/frontmatter', line: 2, column: 9 }],
    });
  });

  test('keeps bodies of decisions that are not accepted out of the claims', () => {
    const body = '# T\n\nStatus: rejected\n\n[a](gone.md) and {{scrpt "x"}}\n';
    expect(decision(body)).toMatchObject({ value: { body: { pieces: [], bindings: [] } }, problems: [] });
    expect(decision(body.replace('rejected', 'accepted')).problems).toHaveLength(1);
  });

  test('further down, in the prose of a section, is none', () => {
    expect(decision('# T\n\n## Context\n\nStatus: accepted\n').value.status).toBe('unknown');
  });
});

describe('a decision', () => {
  test.each([
    ['# 12. Use Postgres', 'x.md', 'Use Postgres', '12'],
    ['# ADR-0012: Use Postgres', 'x.md', 'Use Postgres', '0012'],
    ['# ADR 12 Use Postgres', 'x.md', 'Use Postgres', '12'],
    ['# 0012 - Use Postgres', 'x.md', 'Use Postgres', '0012'],
    ['# Use Postgres', '0012-use-pg.md', 'Use Postgres', '0012'],
    ['# Use Postgres', 'ADR 012 - Use & Keep.md', 'Use Postgres', '012'],
    ['# Use Postgres', 'adr-12.md', 'Use Postgres', '12'],
    ['# Use Postgres', 'ARCH-001-pg.md', 'Use Postgres', 'ARCH-001'],
    ['# 0034a. Use Postgres', '0034a-x.md', 'Use Postgres', '0034a'],
    ['# 2024 roadmap', '20250114-roadmap.md', '2024 roadmap', undefined],
    ['# 3 tiers', '2025-01-14-tiers.md', '3 tiers', undefined],
    ['Text only', 'use-pg.md', 'use-pg', undefined],
    ['---\nid: 0012\ntitle: Own\n---\n# Heading', 'use-pg.md', 'Own', '0012'],
  ])('%j in %s has its title and number', (text, name, ...expected) => {
    const { value } = decision(`${text}\n`, `context/decisions/${name}`);
    expect([value.title, value.number, value.id]).toEqual([...expected, name.slice(0, -3)]);
  });

  test.each([
    ['---\ndate: 2026-11-20\n---\n# T', '2026-11-20'],
    ['---\ncreated: 2026-11-20\n---\n# T', '2026-11-20'],
    ['# T\n\nDate: 2026-01-02', '2026-01-02'],
    ['# T\n\n* Date: January 2026', 'January 2026'],
    ['# T\n\n2026-01-02\n', '2026-01-02'],
    ['# T\n\n## Status\n\nAccepted - 2026-04-14', '2026-04-14'],
    ['# T\n\n## Context\n\n2026-01-02', undefined],
  ])('%j has its date', (text, date) => expect(decision(text).value.date).toBe(date));

  function relations(text: string): readonly (readonly string[])[] {
    const { supersedes, supersededBy, amends } = decision(text).value;
    return [supersedes, supersededBy, amends].map((refs) => refs.map(({ ref }) => ref));
  }

  test.each([
    [
      '---\nsupersedes: ["20250114-use-mongo", 0003]\namends: [use-x]\n---\n# T',
      [['20250114-use-mongo', '0003'], [], ['use-x']],
    ],
    ['---\nsuperseded_by: 0013\n---\n# T', [[], ['0013'], []]],
    ['---\nstatus: superseded by ADR-0123\n---\n# T', [[], ['ADR-0123'], []]],
    ['---\nsupersedes: none\n---\n# T', [[], [], []]],
    [
      '# T\n\n## Status\n\nSuperceded by [9. X](0009-x.md)\n\nAmends [2](0002-b.md)',
      [[], ['0009-x.md'], ['0002-b.md']],
    ],
    ['# T\n\n- Status: superseded by [20250114-x](20250114-x.md)', [[], ['20250114-x.md'], []]],
    ['# T\n\nSupersedes nothing; extends 0053', [[], [], []]],
    ['# T\n\nSupersedes: 0003, 0004 and ADR-5.', [['0003', '0004', 'ADR-5'], [], []]],
    ['# T\n\n> Partially supersedes [2](<my adr/0002.md> "T")', [[], [], ['my adr/0002.md']]],
    ['# T\n\nPartially superseded by 0013.', [[], [], []]],
    [
      '# T\n\n## Context\n\nThis supersedes 0003.\n\n## Links\n\n- Supersedes [3](./0003-c.md#x)',
      [['./0003-c.md#x'], [], []],
    ],
    ['# T\n\n<!-- Supersedes 0001 -->\n```\nSupersedes 0002\n```', [[], [], []]],
    ['# T\n\n**Supersedes:** [[20250114-use-mongo]]', [['20250114-use-mongo'], [], []]],
  ])('%j has its relations', (text, expected) => expect(relations(text)).toEqual(expected));

  test('keeps the markdown of its title, without its number', () => {
    const heading = (text: string) => decision(text).value.heading;
    expect(heading('Intro.\n\n# ADR-0012: Use `pg` {{version "pg"}} #\n\nStatus: accepted')).toMatchObject({
      text: 'Use `pg` {{version "pg"}}',
      line: 3,
      column: 13,
      bindings: [{ line: 3, column: 22 }],
    });
    expect(heading('# [12](x.md): Use `pg`\n').text).toBe('Use pg');
    expect(heading('Text').text).toBe('0012-use-pg');
  });

  test('is told only of misspelt keys that decide what compiles', () => {
    const yaml = 'status: accepted\nruls: Use it.\napplies-tos: a\nowners: x\ntag: y\nsuperseds: 3\nenforce-by: z';
    const { value, problems } = decision(`---\n${yaml}\n---\n# T\n`);
    expect(problems.map(({ rule, hint }) => [rule, hint])).toEqual(
      ['rule', 'applies-to', 'supersedes', 'enforced-by'].map((key) => [
        'note/unknown-key',
        `Rename it to \`${key}\`.`,
      ]),
    );
    expect(value.isSound).toBe(true);
  });

  test('whose relations are of the wrong kind is not sound', () => {
    expect(decision('---\nstatus: accepted\nsupersedes: {a: 1}\n---\n# T\n').value.isSound).toBe(false);
  });

  test('reads the scope that other tools gave it', () => {
    const yaml = [
      'status: accepted',
      'paths: ["a/**"]',
      'files: b/**',
      'scope: backend',
      'applies_to: [c.ts]',
      'affects: [{type: path, pattern: "d/**"}, {type: team, value: x}]',
      'rules: true',
      'deciders: [{a: b}]',
      'rule: [Use it., Twice.]',
    ];
    const { value, problems } = decision(`---\n${yaml.join('\n')}\n---\n# T\n`);
    expect(problems).toEqual([]);
    expect(value.appliesTo.map(({ glob }) => glob)).toEqual(['a/**', 'b/**', 'c.ts', 'd/**']);
    expect(value.rules.map(({ text }) => text)).toEqual(['Use it.', 'Twice.']);
  });

  test('with a template for front matter is a located problem', () => {
    const { value, problems } = decision('---\nstatus: accepted\ndate: {YYYY-MM-DD when last updated}\n---\n# T\n');
    expect(places(problems)).toEqual(['note/frontmatter 3:7']);
    expect(value).toMatchObject({ status: 'accepted', isSound: false });
    expect(value).not.toHaveProperty('date');
  });
});
