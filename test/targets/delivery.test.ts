import { describe, expect, it } from 'vitest';
import { compiled, type Files } from '../project.ts';

type Client = 'claude' | 'codex' | 'cursor';

const ALL: readonly Client[] = ['claude', 'codex', 'cursor'];
const SUBSETS = [1, 2, 3, 4, 5, 6, 7].map((bits) => ALL.filter((_, index) => (bits & (1 << index)) !== 0));

/** One statement for each kind of note and scope, each with a mark of its own. */
const NOTES: Files = {
  'package.json': '{ "name": "shop" }',
  'src/api/a.ts': 'export {};\n',
  'src/web/b.test.ts': 'export {};\n',
  'context/project.md': '---\nrule: MARK-project-rule.\n---\n\n# Shop\n\nMARK-project-body.\n',
  'context/guides/everywhere.md': '# Everywhere\n\nMARK-guide-repo.\n',
  'context/guides/tests.md':
    '---\napplies-to: "**/*.test.ts"\nrule: MARK-glob-rule.\n---\n\n# Tests\n\nMARK-guide-glob.\n',
  'context/modules/api.md': '---\nmodule: src/api\nrule: MARK-module-rule.\n---\n\n# API\n\nMARK-module-body.\n',
  'context/decisions/repo.md': '---\nstatus: accepted\nrule: MARK-decision-repo.\n---\n\n# Repo\n',
  'context/decisions/folder.md':
    '---\nstatus: accepted\nrule: MARK-decision-folder.\napplies-to: src/api\n---\n\n# Folder\n',
  'context/decisions/glob.md':
    '---\nstatus: accepted\nrule: MARK-decision-glob.\napplies-to: ["src/*/*.test.ts"]\n---\n\n# Glob\n',
};
const MARKS = [
  ...Object.values(NOTES)
    .join('\n')
    .matchAll(/MARK-[a-z-]+/g),
].map(([mark]) => mark);

const build = (clients: readonly Client[], files: Files = NOTES) =>
  compiled({ ...files, 'context/lintel.yaml': `clients: [${clients.join(', ')}]\n` });

/** The files that a client loads of ours when it touches a file in `src/api`, and one that the globs match. */
const READS: Readonly<Record<Client, RegExp>> = {
  claude: /(^|\/)CLAUDE\.md$|^\.claude\/rules\//,
  codex: /(^|\/)AGENTS\.md$/,
  cursor: /(^|\/)AGENTS\.md$|^\.cursor\/rules\//,
};

describe.each(SUBSETS.map((clients) => [clients.join(' and '), clients] as const))('for %s', (_, clients) => {
  const { outputs } = build(clients);

  it.each(clients)('%s gets every statement once, or a line that sends it there', (client) => {
    const read = outputs.filter(({ path }) => READS[client].test(path));
    for (const mark of MARKS) {
      const times = read.filter(({ text }) => text.includes(mark)).length;
      const isPointedTo = client === 'codex' && /glob/.test(mark);
      expect([mark, times]).toEqual([mark, isPointedTo ? 0 : 1]);
    }
  });

  it('no output belongs to a client that is not configured', () => {
    const wanted = (path: string): boolean => clients.some((client) => READS[client].test(path));
    expect(outputs.map(({ path }) => path).filter((path) => !wanted(path))).toEqual([]);
  });

  it('a rule file or a folder file is never wider than its notes', () => {
    const narrow = outputs.filter(({ path }) => path.startsWith('.') || path.includes('src/'));
    for (const { path: file, text } of narrow) {
      expect([file, /MARK-(project|guide-repo|decision-repo)/.test(text)]).toEqual([file, false]);
    }
  });
});

it('the order of clients in the configuration changes nothing', () => {
  const paths = (clients: readonly Client[]) => build(clients).outputs;
  expect(paths(['cursor', 'codex', 'claude'])).toEqual(paths(['claude', 'codex', 'cursor']));
});

it('AGENTS.md and its CLAUDE.md are the same bytes', () => {
  const { outputs } = build(ALL);
  const text = (path: string) => outputs.find((output) => output.path === path)?.text;
  expect(text('CLAUDE.md')).toBe(text('AGENTS.md'));
  expect(text('src/api/CLAUDE.md')).toBe(text('src/api/AGENTS.md'));
});

describe('pointers', () => {
  const agents = (clients: readonly Client[]) => build(clients).outputs.find(({ path }) => path === 'AGENTS.md')?.text;

  it('send clients without rule files to the compiled rule file', () => {
    expect(agents(['claude', 'codex'])).toContain('- `**/*.test.ts`: read `.claude/rules/tests.md`.');
    expect(agents(['codex', 'cursor'])).toContain('- `**/*.test.ts`: read `.cursor/rules/tests.mdc`.');
  });

  it('send them to the note where no rule file is built, and stand only where somebody needs them', () => {
    expect(agents(['codex'])).toContain('- `**/*.test.ts`: read `context/guides/tests.md`.');
    expect(agents(['cursor'])).not.toContain('tests.mdc');
  });

  it('stand in the nearest folder that has a file of its own', () => {
    const files = {
      ...NOTES,
      'context/guides/tests.md': NOTES['context/guides/tests.md']!.replace('"**/*.test.ts"', 'src/api/*.ts'),
    };
    const { outputs } = build(['claude', 'codex'], files);
    expect(outputs.find(({ path }) => path === 'src/api/AGENTS.md')?.text).toContain('`src/api/*.ts`: read');
    expect(outputs.find(({ path }) => path === 'AGENTS.md')?.text).not.toContain('`src/api/*.ts`');
  });
});

describe('rule files', () => {
  it('are shared by notes of one scope, and named by the guide among them', () => {
    const files = {
      ...NOTES,
      'context/decisions/glob.md': NOTES['context/decisions/glob.md']!.replace('src/*/*.test.ts', '**/*.test.ts'),
    };
    const rules = build(['claude'], files).outputs.filter(({ path }) => path.startsWith('.claude/'));
    expect(rules.map(({ path }) => path)).toEqual(['.claude/rules/tests.md']);
    expect(rules[0]?.text).toMatch(/MARK-decision-glob[\s\S]*MARK-guide-glob/);
  });

  it('never take the same name twice', () => {
    const extra = {
      'context/modules/tests.md': '---\nmodule: src/web\napplies-to: ["src/web/*.ts"]\n---\n\n# Web tests\n\nText.\n',
    };
    const paths = build(['cursor'], { ...NOTES, ...extra }).outputs.map(({ path }) => path);
    expect(paths.filter((path) => path.includes('rules/tests'))).toEqual([
      '.cursor/rules/tests-2.mdc',
      '.cursor/rules/tests.mdc',
    ]);
  });

  it('have front matter that Cursor reads: three keys, no quotes, no lists', () => {
    const extra = {
      'context/guides/tests.md':
        '---\ntitle: \'A "quoted" \\ title --- here\'\napplies-to: ["**/*.test.ts", "src/{a,b}/**"]\n---\n\nText.\n',
    };
    const text = build(['cursor'], { ...NOTES, ...extra }).outputs.find(({ path }) => path.endsWith('tests.mdc'))?.text;
    expect(text).toMatch(
      /^---\ndescription: A quoted title -- here\nglobs: \*\*\/\*\.test\.ts,src\/\{a,b\}\/\*\*\nalwaysApply: false\n---\n\n</,
    );
  });
});

describe('the module index', () => {
  const many = (count: number): Files => {
    const names = Array.from({ length: count }, (_, index) => `m${String(index).padStart(2, '0')}`);
    return Object.fromEntries(
      names.flatMap((name) => [
        [`src/${name}/a.ts`, 'export {};\n'],
        [`context/modules/${name}.md`, `---\nmodule: src/${name}\n---\n\n# ${name}\n\nFragile.\n`],
      ]),
    );
  };
  const lines = (count: number) =>
    build(['codex'], many(count))
      .outputs.find(({ path }) => path === 'AGENTS.md')
      ?.text.match(/^- .*: read .*$/gm) ?? [];

  it('has a line for each module with something to say', () => {
    expect(lines(3)).toEqual([
      '- `src/m00/`: read `src/m00/AGENTS.md`.',
      '- `src/m01/`: read `src/m01/AGENTS.md`.',
      '- `src/m02/`: read `src/m02/AGENTS.md`.',
    ]);
  });

  it('leaves the summaries to the files of the folders where it has no room for them', () => {
    const summary = 'summary: Breaks easily.';
    const outputs = (count: number) =>
      build(
        ['codex'],
        Object.fromEntries(
          Object.entries(many(count)).map(([path, text]) => [path, text.replace(/module: .*/, `$&\n${summary}`)]),
        ),
      ).outputs;
    const times = (count: number) => outputs(count).filter(({ text }) => text.includes('Breaks easily.')).length;
    expect([times(20), times(21)]).toEqual([1, 21]);
  });

  it('is grouped by folder past twenty', () => {
    expect(lines(20)).toHaveLength(20);
    expect(lines(21)).toHaveLength(1);
    expect(lines(21)[0]).toMatch(/^- `src\/\{m00,m01,.*,m20\}\/`: read `src\/<folder>\/AGENTS\.md`\.$/);
  });
});

describe('what cannot be delivered as meant is said once', () => {
  it('Cursor gets root text twice when Claude is a client too', () => {
    expect(build(ALL).plan.notices).toMatchObject([{ client: 'cursor', kind: 'duplicate' }]);
    expect(build(['codex', 'cursor']).plan.notices).toEqual([]);
  });

  const tests = (globs: string): Files => ({
    ...NOTES,
    'context/guides/tests.md': `---\napplies-to: ${globs}\n---\n\n# Tests\n\nText.\n`,
  });

  it('an exclusion is worked out, so that no client gets a statement for more files than was meant', () => {
    const files = { ...tests('["**/*.test.ts", "!src/api/**"]'), 'src/api/a.test.ts': 'export {};\n' };
    const { plan, outputs } = build(['claude', 'codex'], files);
    expect(plan.notices).toEqual([]);
    expect(outputs.find(({ path }) => path === '.claude/rules/tests.md')?.text).toContain(
      'paths:\n  - "src/web/**/*.test.ts"\n---',
    );
  });

  it('an exclusion that leaves more than a short list widens the scope', () => {
    const many = Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`src/m${n}/x.test.ts`, 'export {};\n']));
    const files = { ...tests('["**/*.test.ts", "!src/web/**"]'), ...many };
    expect(build(['claude', 'codex'], files).plan.notices).toEqual(
      (['claude', 'codex'] as const).map((client) => ({
        client,
        kind: 'widening',
        message: `context/guides/tests.md excludes \`!src/web/**\`, which no short list of globs can say; ${client === 'claude' ? 'Claude Code' : 'Codex CLI'} gets it for 1 file more than was meant.`,
      })),
    );
  });
});
