/** Trees that are drawn by indenting alone, in fences of no language. */
import { describe, expect, test } from 'vitest';
import { blankTree, blankTrees } from '../../../src/claims/find/blank-tree.ts';
import { findDrawnClaims } from '../../../src/claims/find/find-drawn.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { judgedByPast } from '../../../src/claims/past/past-verdict.ts';
import { pastCases } from '../../../src/claims/past/past.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { COMMIT } from '../past-world.ts';
import { guide, worldOf } from '../world.ts';

const paths = (...lines: readonly string[]): readonly string[] | undefined =>
  blankTree(lines.join('\n'))?.entries.map(({ path }) => path);

const TREE = [
  'src/',
  '  index.ts      # Public exports',
  '  cli.ts        — Entry of the program',
  '  commands/     // One for each',
  '    build.ts',
  '    lint.ts - What lint does',
  '  types.ts      Shared types',
  '  schema.ts',
];

describe('a tree of blanks', () => {
  test('gives each entry as a path below its first line', () => {
    expect(paths(...TREE)).toEqual([
      'src',
      'src/index.ts',
      'src/cli.ts',
      'src/commands',
      'src/commands/build.ts',
      'src/commands/lint.ts',
      'src/types.ts',
      'src/schema.ts',
    ]);
    const flat = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'f.ts'];
    expect(paths('.', ...flat)).toEqual(flat);
    expect(paths('apps/', '  web', '  api', 'packages/', '  core', '  ui', '  db')).toContain('packages/db');
  });

  test.each([
    ['a line says more than a name', [...TREE, '  and what else there is']],
    ['a name is to be filled in', [...TREE, '  <name>.ts']],
    ['several names share a line', [...TREE, '  a.ts, b.ts']],
    ['a remark goes on in the next line', [...TREE, '                 and of the others']],
    ['something hangs below a file', [...TREE, '    deep.ts']],
    [
      'a line comes out to where none began',
      ['src/', '    a.ts', '  b.ts', '    c.ts', '    d.ts', '    e.ts', '    f.ts'],
    ],
    ['nothing is below the first line', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    ['it is short', TREE.slice(0, 6)],
  ])('is none where %s', (_, lines) => {
    expect(paths(...lines)).toBeUndefined();
  });

  test('is found in the fences of a text that have no language', () => {
    const text = `# A\n\n\`\`\`\n${TREE.join('\n')}\n\`\`\`\n\n\`\`\`yaml\n${TREE.join('\n')}\n\`\`\`\n`;
    expect(blankTrees(text)).toHaveLength(1);
    expect(blankTrees(`\`\`\`sh\nls\n\`\`\`\n${text}`)).toHaveLength(1);
  });
});

describe('an entry of a tree of blanks', () => {
  const NOW = ['index.ts', 'cli.ts', 'commands/build.ts', 'commands/lint.ts', 'types.ts'].map((path) => `src/${path}`);
  const fenced = (lang = '', lines: readonly string[] = TREE): string => `\`\`\`${lang}\n${lines.join('\n')}\n\`\`\``;

  interface Ground {
    readonly now?: readonly string[];
    readonly said?: string;
    readonly file?: string;
  }

  /** What is told of a text after one commit took `was` away. */
  function dead(
    text: string,
    was: readonly string[],
    { now = NOW, said = text, file = 'AGENTS.md' }: Ground = {},
  ): readonly string[] {
    const agent = agentFileOf(file, text);
    const ground = worldOf(guide(''), { files: Object.fromEntries([...now, file].map((path) => [path, ''])) });
    const world = { ...ground, agents: [agent], texts: new Map([[file, text]]) };
    const judged = judgeClaims(findDrawnClaims(agent, treeOf(new Set(now))), world);
    const deleted = was.map((path) => ({ path, commit: COMMIT, date: '2026-01-16' }));
    const cases = pastCases(judged, deleted, { world, use: 'both' });
    const before = new Map([[COMMIT, { paths: new Set([...now, ...was]), texts: new Map([[file, said]]) }]]);
    return judgedByPast(judged, cases, { past: { before, renames: new Map() }, world }).flatMap((each) =>
      each.verdict === 'dead' ? [`${each.claim.line} ${each.claim.text}`] : [],
    );
  }

  test('is dead where a commit took it from its place, whenever the tree was drawn', () => {
    expect(dead(fenced(), ['src/schema.ts'])).toEqual(['9 src/schema.ts']);
    expect(dead(fenced('text'), ['src/schema.ts'])).toEqual(['9 src/schema.ts']);
    expect(dead(fenced(), ['src/schema.ts'], { said: fenced('', TREE.slice(0, -1)) })).toEqual(['9 src/schema.ts']);
    const to = [...TREE.slice(0, -1), '  schema.ts  # to be split'];
    expect(dead(fenced('', to), ['src/schema.ts'], { said: fenced('', TREE.slice(0, -1)) })).toEqual([]);
    expect(dead(fenced(), [])).toEqual([]);
  });

  test('counts from the folder of its file', () => {
    const now = NOW.map((path) => `packages/core/${path}`);
    const file = 'packages/core/AGENTS.md';
    expect(dead(fenced(), ['packages/core/src/schema.ts'], { now, file })).toEqual(['9 src/schema.ts']);
    const bare = NOW.map((path) => path.slice('src/'.length));
    expect(dead(fenced('', ['.', ...bare, 'old.ts']), ['old.ts'], { now: bare })).toEqual(['8 old.ts']);
  });

  test('is nothing in a fence of a language, nor where less than three quarters of the tree stand', () => {
    expect(dead(fenced('yaml'), ['src/schema.ts'])).toEqual([]);
    expect(dead(fenced(), ['src/schema.ts', ...NOW.slice(2)], { now: NOW.slice(0, 2) })).toEqual([]);
  });

  test('is nothing where its line says so, or the words above speak of another tree', () => {
    const lines = TREE.map((line) => line.replace('schema.ts', 'schema.ts  # optional'));
    expect(dead(fenced('', lines), ['src/schema.ts'])).toEqual([]);
    expect(dead(`For example:\n\n${fenced()}`, ['src/schema.ts'])).toEqual([]);
  });

  test('is nothing where a file stands under the same letters', () => {
    expect(dead(fenced(), [], { now: [...NOW, 'src/Schema.ts'] })).toEqual([]);
  });
});
