import { describe, expect, test } from 'vitest';
import { findDrawnClaims } from '../../../src/claims/find/find-drawn.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { judgedByPast } from '../../../src/claims/past/past-verdict.ts';
import { pastCases } from '../../../src/claims/past/past.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';

const NOW = ['src/a.ts', 'src/b.ts', 'src/content/docs/x.md', 'src/pages/index.ts', 'src/style.css'];

const TREE = [
  'src/',
  '├── a.ts',
  '├── b.ts',
  '├── content/',
  '│   ├── config.ts # Collections',
  '│   └── docs/',
  '└── pages/',
];

const fenced = (...lines: readonly string[]): string => ['```', ...lines, '```'].join('\n');

interface Ground {
  readonly file?: string;
  readonly now?: readonly string[];
}

/** What a text draws that is not there, with where it is looked for. */
function missing(markdown: string, { file = 'AGENTS.md', now = NOW }: Ground = {}): readonly string[] {
  const agent = agentFileOf(file, markdown);
  const claims = findDrawnClaims(agent, treeOf(new Set(now)));
  return claims.map(({ line, column, text, target }) => `${line}:${column} ${text} (${target})`);
}

describe('what a drawn tree claims', () => {
  test('are the entries that the repository lacks, where most of the tree stands', () => {
    expect(missing(fenced(...TREE))).toEqual(['6:9 src/content/config.ts (src/content/config.ts)']);
  });

  test('is looked for in the folder of its file, and in those that its headings name', () => {
    const now = NOW.map((path) => `packages/web/${path}`);
    const found = ['src/content/config.ts (packages/web/src/content/config.ts)'];
    expect(missing(fenced(...TREE), { file: 'packages/web/AGENTS.md', now }).map((each) => each.slice(4))).toEqual(
      found,
    );
    expect(missing(`## packages/web\n\n${fenced(...TREE)}`, { now }).map((each) => each.slice(4))).toEqual(
      found.map((each) => each),
    );
    expect(missing(fenced(...TREE), { now })).toEqual([]);
  });

  test.each(['# removed in v3', '# generated, not in git', '# planned'])(
    'is nothing below a folder of which the tree says as much: %s',
    (remark) => {
      const tree = TREE.map((line) => (line.endsWith('content/') ? `${line} ${remark}` : line));
      expect(missing(fenced(...tree))).toEqual([]);
    },
  );

  test.each(['# deprecated', '# your texts', '# Collections, by day'])(
    'is told below a folder that is: %s',
    (remark) => {
      const tree = TREE.map((line) => (line.endsWith('content/') ? `${line} ${remark}` : line));
      expect(missing(fenced(...tree))).toEqual(['6:9 src/content/config.ts (src/content/config.ts)']);
    },
  );

  test('may be below the name of the repository', () => {
    const lines = ['acme/', '├── src/', ...TREE.slice(1).map((line) => `│   ${line}`)];
    expect(missing(fenced(...lines)).map((each) => each.slice(5))).toEqual([
      'src/content/config.ts (src/content/config.ts)',
    ]);
  });

  test.each([
    'Before:',
    'A feature folder looks like this:',
    'After `npx shop init` you get:',
    "Users' projects:",
    'The structure of a plugin:',
    'What we want:',
    '**Bad:**',
    'Phase 2:',
    'Recommended folder structure:',
  ])('is nothing below words on how something is to be, or of others: %s', (lead) => {
    expect(missing(`${lead}\n\n${fenced(...TREE)}`)).toEqual([]);
  });

  test.each([
    'The structure of the app:',
    'Before you start, look around:',
    'Layout:',
    'The app looks like this:',
    'The users service:',
  ])('is of this repository below words that point at it: %s', (lead) => {
    expect(missing(`${lead}\n\n${fenced(...TREE)}`)).toHaveLength(1);
  });

  test('is nothing below a name that stands for any project', () => {
    const lines = ['my-project/', '├── src/', ...TREE.slice(1).map((line) => `│   ${line}`)];
    expect(missing(fenced(...lines))).toEqual([]);
  });

  test('is marked as lost where less than three quarters of it stand there', () => {
    const agent = agentFileOf('AGENTS.md', fenced(...TREE, '├── x.ts', '├── y.ts', '└── z.ts'));
    const claims = findDrawnClaims(agent, treeOf(new Set(NOW)));
    expect(claims.map(({ text, lost }) => `${text} ${lost?.length}`)).toEqual(
      ['content/config.ts', 'x.ts', 'y.ts', 'z.ts'].map((path) => `src/${path} 9`),
    );
  });

  test('is nothing where none of it stands there, or where it may be either of two', () => {
    expect(missing(fenced(...TREE), { now: ['src/other.ts'] })).toEqual([]);
    const twice = [...NOW.map((path) => `packages/web/${path}`), ...NOW];
    expect(missing(`## packages/web\n\n${fenced(...TREE)}`, { now: twice })).toEqual([]);
  });

  test.each([
    'Create this structure:',
    'A typical feature looks like this:',
    'For example:',
    'This is the target structure:',
    'Your project then has these files:',
    'The old structure was:',
    '## Migration',
    '## Removed in 3.0',
  ])('is nothing below %j', (words) => {
    expect(missing(`${words}\n\n${fenced(...TREE)}`)).toEqual([]);
  });

  test.each([
    'generated',
    'removed in 2.0',
    'legacy, moved to b.ts',
    'optional',
    'created by the build',
    'gitignored',
    'your own',
    'new collections',
    'filled in from the page template',
    'v1 only',
    'v2 was first',
  ])('is no entry that its line calls %s', (comment) => {
    expect(missing(fenced(...TREE).replace('# Collections', `# ${comment}`))).toEqual([]);
  });

  test.each(['Template for new pages', 'Email templates', 'V1 protocol types', 'v2 collections'])(
    'is an entry that its line calls: %s',
    (comment) => {
      expect(missing(fenced(...TREE).replace('# Collections', `# ${comment}`))).toHaveLength(1);
    },
  );

  test('is an entry that its line calls legacy: it is drawn all the same', () => {
    expect(missing(fenced(...TREE).replace('# Collections', '# Legacy collections'))).toHaveLength(1);
  });

  test('is a folder of what its line calls examples, and none that is an example itself', () => {
    const drawn = (comment: string) => missing(fenced(...TREE, `└── presets/  ← ${comment}`)).slice(1);
    expect(drawn('example colour presets (dark, light)')).toHaveLength(1);
    expect(drawn('example presets (optional)')).toEqual([]);
    expect(drawn('example preset')).toEqual([]);
    expect(drawn('for example, presets')).toEqual([]);
    expect(missing(fenced(...TREE).replace('# Collections', '# example collections'))).toEqual([]);
  });

  test('is an entry whose line says what it makes of what, and none that it says went elsewhere', () => {
    const said = (comment: string) => missing(fenced(...TREE).replace('# Collections', comment));
    expect(said('# segment → intended seat (auto/manual)')).toHaveLength(1);
    expect(said('→ b.ts')).toEqual([]);
    expect(said('# collections → b.ts')).toEqual([]);
    expect(said('# collections → content/b')).toEqual([]);
  });

  test('is nothing in the agent file of a template', () => {
    const now = NOW.map((path) => `templates/web/${path}`);
    expect(missing(fenced(...TREE), { file: 'templates/web/AGENTS.md', now })).toEqual([]);
  });
});

describe('an entry of a drawn tree', () => {
  const COMMIT = 'f495077e0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

  /** What is dead after one commit took `was` away, when the text said `said` before it. */
  function dead(
    was: readonly string[],
    { drawn = fenced(...TREE), said = fenced(...TREE), renamed = {} as Record<string, string> } = {},
  ) {
    const agent = agentFileOf('AGENTS.md', drawn);
    const files = Object.fromEntries([...NOW, 'AGENTS.md'].map((path) => [path, '']));
    const ground = worldOf(guide(''), { files });
    const world = { ...ground, agents: [agent], texts: new Map([...(ground.texts ?? []), ['AGENTS.md', drawn]]) };
    const judged = judgeClaims(findDrawnClaims(agent, treeOf(new Set(NOW))), world);
    const deleted = was.map((path) => ({ path, commit: COMMIT, date: '2026-01-16' }));
    const cases = pastCases(judged, deleted, { world, use: 'both' });
    const before = new Map([[COMMIT, { paths: new Set([...NOW, ...was]), texts: new Map([['AGENTS.md', said]]) }]]);
    const past = { before, renames: new Map([[COMMIT, new Map(Object.entries(renamed))]]) };
    return judgedByPast(judged, cases, { past, world }).flatMap((each) =>
      each.verdict === 'dead' ? [each.truth] : [],
    );
  }

  test('is dead when a commit took it from that place, and the tree was drawn by then', () => {
    expect(dead(['src/content/config.ts'])).toEqual([
      '`src/content/config.ts` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
    ]);
    expect(dead(['src/content/config.ts'], { renamed: { 'src/content/config.ts': 'src/b.ts' } })).toEqual([
      '`src/content/config.ts` leads to no file or folder any more. It was renamed in f495077e0 (2026-01-16) and is `src/b.ts` now.',
    ]);
  });

  test('is misspelt when the only file there is written in other letters', () => {
    const agent = agentFileOf(
      'AGENTS.md',
      fenced('src/', '├── a.ts', '├── b.ts', '├── content/', '├── pages/', '└── Style.css'),
    );
    const files = Object.fromEntries([...NOW, 'AGENTS.md'].map((path) => [path, '']));
    const texts = new Map([['AGENTS.md', agent.body.text]]);
    const world = { ...worldOf(guide(''), { files }), agents: [agent], texts };
    const judged = judgeClaims(findDrawnClaims(agent, treeOf(world.paths)), world);
    expect(judged[0]?.fix?.edits).toEqual([
      { file: 'AGENTS.md', line: 7, column: 5, before: 'Style.css', after: 'style.css' },
    ]);
    expect(judged.map(({ rule, truth }) => `${rule}: ${truth}`)).toEqual([
      'stale/path-case: `src/Style.css` is spelt `src/style.css` in the repository.',
    ]);
  });

  /** What is said of a tree of which most stands, over a repository that has `present` besides. */
  function told(lines: readonly string[], present: readonly string[], ignored = '') {
    const agent = agentFileOf(
      'AGENTS.md',
      fenced('src/', '├── a.ts', '├── b.ts', '├── style.css', '├── pages/', ...lines),
    );
    const files = Object.fromEntries([...NOW, ...present, 'AGENTS.md'].map((path) => [path, '']));
    const texts = new Map([['AGENTS.md', agent.body.text]]);
    const world = { ...worldOf(guide(''), { files: { ...files, '.gitignore': ignored } }), agents: [agent], texts };
    const judged = judgeClaims(findDrawnClaims(agent, treeOf(world.paths)), world);
    return judged.flatMap((each) => (each.verdict === 'dead' ? [each] : []));
  }

  test('is dead when the one file there is called so but for an ending, signs or letter case', () => {
    const [near, ...others] = told(['├── kit/', '│   └── UserMocks.ts # Mocks'], ['src/kit/user-mocks.js']);
    expect(near).toMatchObject({
      truth: '`src/kit/UserMocks.ts` leads to no file or folder.',
      hint: 'Did you mean `src/kit/user-mocks.js`?',
      fix: { isSafe: false, edits: [{ line: 8, column: 9, before: 'UserMocks.ts', after: 'user-mocks.js' }] },
    });
    expect(near?.isCertain).toBeUndefined();
    expect(others).toEqual([]);
  });

  test.each([
    ['another entry draws that file', { lines: ['├── kit.js', '└── kit.ts'] }],
    ['its line names that file', { lines: ['└── kit.js # from kit.ts'] }],
    ['two files are called so', { lines: ['└── kit.js'], present: ['src/kit.ts', 'src/kit.mts'] }],
    ['git ignores it', { lines: ['└── kit.js'], ignored: 'src/kit.js' }],
    ['its line says that it is made', { lines: ['└── kit.js # built'] }],
    ['the ending is none that files trade', { lines: ['└── kit.json'] }],
    ['little of the tree stands', { lines: ['├── kit.js', '├── x.ts', '├── y.ts', '└── z.ts'] }],
  ] as const)('is left alone beside a file of a near name where %s', (_, { lines, ...rest }) => {
    const { present = ['src/kit.ts'], ignored = '' } = rest as { present?: readonly string[]; ignored?: string };
    expect(told(lines, present, ignored)).toEqual([]);
  });

  test('is dead in a tree of which little stands now, where most of it stood before the commit', () => {
    const lines = [...TREE.slice(0, 3), '├── x.ts', '├── y.ts', '├── z/', '└── lib/'];
    expect(
      dead(['src/x.ts', 'src/y.ts', 'src/z/index.ts', 'lib/a.ts'], { drawn: fenced(...lines), said: fenced(...lines) }),
    ).toHaveLength(3);
  });

  test('is dead in a tree of three, where two stand and all of them stood before the commit', () => {
    const three = fenced('src/', '├── a.ts', '├── b.ts', '└── x.ts');
    expect(dead(['src/x.ts'], { drawn: three, said: three })).toHaveLength(1);
    expect(dead(['src/x.ts'], { drawn: three, said: 'No tree, but `src/x.ts`.' })).toEqual([]);
    expect(dead(['lib/x.ts'], { drawn: three, said: three })).toEqual([]);
    const one = fenced('src/', '├── a.ts', '├── x.ts', '└── y.ts');
    expect(dead(['src/x.ts', 'src/y.ts'], { drawn: one, said: one })).toEqual([]);
    const never = fenced('src/', '├── a.ts', '├── x.ts', '└── never.ts');
    expect(dead(['src/x.ts'], { drawn: never, said: never })).toEqual([]);
    const each = `Each feature has:\n\n${three}`;
    expect(dead(['src/x.ts'], { drawn: each, said: each })).toEqual([]);
    const two = fenced('src/', '├── a.ts', '└── x.ts');
    expect(dead(['src/x.ts'], { drawn: two, said: two })).toEqual([]);
  });

  test('stays undecided in a tree that never was one of this repository', () => {
    const lines = [...TREE.slice(0, 3), '├── x.ts', '├── y.ts', '├── z/', '└── lib/'];
    expect(
      dead(['src/x.ts', 'src/z/index.ts', 'lib/a.ts'], { drawn: fenced(...lines), said: fenced(...lines) }),
    ).toEqual([]);
  });

  test('stays undecided when it never stood there', () => {
    expect(dead(['lib/content/config.ts'])).toEqual([]);
    expect(dead([])).toEqual([]);
  });

  test('is dead where it was drawn only later, since a tree says what is there', () => {
    const said = 'See config.ts in `src/content/config.ts`.';
    expect(dead(['src/content/config.ts'], { said })).toHaveLength(1);
  });

  test('stays undecided when an arrow in its line came after the removal, since that may tell of it', () => {
    const drawn = fenced(...TREE).replace('# Collections', '# Collections → shared package');
    expect(dead(['src/content/config.ts'], { drawn })).toEqual([]);
    expect(dead(['src/content/config.ts'], { drawn, said: drawn })).toHaveLength(1);
  });
});
