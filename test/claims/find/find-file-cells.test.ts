import { describe, expect, test } from 'vitest';
import { findFileCellClaims } from '../../../src/claims/find/find-file-cells.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { judgedByPast } from '../../../src/claims/past/past-verdict.ts';
import { pastCases } from '../../../src/claims/past/past.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';

const FILE = 'src/lib/AGENTS.md';
const NOW = ['src/lib/lanes.ts', 'src/lib/state.ts', 'src/lib/docker.ts'];

const TABLE = `# Lib

| File | Purpose |
| --- | --- |
| lanes.ts | Runs lanes |
| state.ts | Keeps state |
| lane-pool.ts | Pools lanes |
`;

const missing = (markdown: string, now: readonly string[] = NOW): readonly string[] =>
  findFileCellClaims(agentFileOf(FILE, markdown), treeOf(new Set(now))).map(
    ({ line, column, target }) => `${line}:${column} ${target}`,
  );

describe('a plain name below the heading File', () => {
  test('is a file of the folder of its text where most of the table is', () => {
    expect(missing(TABLE)).toEqual(['7:3 src/lib/lane-pool.ts']);
  });

  test.each([
    ['half of the table is elsewhere', TABLE.replace('state.ts', 'store.ts')],
    ['the heading may stand above something else', TABLE.replace('File', 'Module')],
    ['the row takes it back', TABLE.replace('Pools lanes', 'removed in 3.0')],
    ['it stands in a fence', `\`\`\`md\n${TABLE}\`\`\`\n`],
    ['it is no name of a file', TABLE.replace('lane-pool.ts', 'the lane pool')],
  ])('is none where %s', (_, markdown) => {
    expect(missing(markdown)).toEqual([]);
  });

  test('may be the last name of a file further below', () => {
    expect(missing(TABLE, [...NOW, 'src/lib/pools/lane-pool.ts'])).toEqual([]);
    expect(missing(TABLE, [...NOW, 'src/other/lane-pool.ts'])).toHaveLength(1);
  });

  test('is dead where a commit took just that file, and the table named it by then', () => {
    const COMMIT = 'f495077e0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    const dead = (was: string, said: string): readonly string[] => {
      const agent = agentFileOf(FILE, TABLE);
      const files = Object.fromEntries([...NOW, FILE].map((path) => [path, '']));
      const world = { ...worldOf(guide(''), { files }), agents: [agent], texts: new Map([[FILE, TABLE]]) };
      const judged = judgeClaims(findFileCellClaims(agent, treeOf(new Set(NOW))), world);
      expect(judged).not.toContainEqual(expect.objectContaining({ verdict: 'dead' }));
      const cases = pastCases(judged, [{ path: was, commit: COMMIT, date: '2026-01-16' }], { world, use: 'both' });
      const before = new Map([[COMMIT, { paths: new Set([...NOW, was]), texts: new Map([[FILE, said]]) }]]);
      return judgedByPast(judged, cases, { past: { before, renames: new Map() }, world }).flatMap((each) =>
        each.verdict === 'dead' ? [each.claim.text] : [],
      );
    };
    expect(dead('src/lib/lane-pool.ts', TABLE)).toEqual(['lane-pool.ts']);
    expect(dead('src/lane-pool.ts', TABLE)).toEqual([]);
    expect(dead('src/lib/lane-pool.ts', '# Lib\n')).toEqual([]);
  });
});
