import { describe, expect, test } from 'vitest';
import { findListedClaims } from '../../../src/claims/find/find-listed.ts';
import { judgeClaims } from '../../../src/claims/judge/judge.ts';
import { judgedByPast } from '../../../src/claims/past/past-verdict.ts';
import { pastCases } from '../../../src/claims/past/past.ts';
import { treeOf } from '../../../src/tree.ts';
import { agentFileOf } from '../agent-world.ts';
import { guide, worldOf } from '../world.ts';

const NOW = ['cli', 'core', 'mysql', 'seeder', 'sqlite'].map((name) => `packages/${name}/src/index.ts`);

const LIST = `- **6 packages** in \`packages/\` directory:
  - \`core\` - Main functionality
  - \`cli\` - Command line
  - \`knex\` - Builder of queries
  - Drivers: \`mysql\`, \`sqlite\`, \`better-sqlite\`
  - \`seeder\`
- \`docs/\` - The site
`;

const missing = (markdown: string, now: readonly string[] = NOW, file = 'AGENTS.md'): readonly string[] =>
  findListedClaims(agentFileOf(file, markdown), treeOf(new Set(now))).map(
    ({ line, column, text, target }) => `${line}:${column} ${text} (${target})`,
  );

describe('a list of folders by their last words', () => {
  const more = [...NOW, 'packages/libsql/a.ts'];

  test('claims those that are none in the folder that its first line names', () => {
    expect(missing(LIST.replace('`seeder`', '`seeder`\n  - `libsql`'), more)).toEqual([
      '4:5 knex (packages/knex)',
      '5:33 better-sqlite (packages/better-sqlite)',
    ]);
    const plain = 'The apps in `apps/`:\n\n- `a` - A\n- `b` - B\n- `c` (C)\n- **`d`**: D\n- `e`\n\n`f` is none.\n';
    expect(missing(plain, ['apps/a/x', 'apps/b/x', 'apps/c/x', 'apps/d/x'])).toEqual(['7:3 e (apps/e)']);
  });

  test.each([
    ['less than three quarters of the words are folders', LIST.replace('core', 'kernel').replace('cli', 'shell')],
    ['the line above names no folder', LIST.replace('`packages/`', 'packages')],
    ['the line above names several', LIST.replace('directory', 'and `apps/`')],
    ['the words are no folders of anything', '- Modules of `packages/`:\n  - run `core`, then `cli`\n'],
    ['they are taken back', '## Removed in 3.0\n\n' + LIST],
  ])('claims nothing where %s', (_, markdown) => {
    expect(missing(markdown)).toEqual([]);
  });

  test('is undecided where two folders may be meant', () => {
    const nested = NOW.map((path) => `web/${path}`);
    expect(missing(LIST, [...more, ...nested, 'web/packages/libsql/a.ts'], 'web/AGENTS.md')).toEqual([]);
  });

  test('is dead where a commit took the folder, and the list named it by then', () => {
    const COMMIT = 'f495077e0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    const dead = (said: string): readonly string[] => {
      const markdown = LIST.replace('`seeder`', '`seeder`\n  - `libsql`');
      const agent = agentFileOf('AGENTS.md', markdown);
      const files = Object.fromEntries([...more, 'AGENTS.md'].map((path) => [path, '']));
      const world = { ...worldOf(guide(''), { files }), agents: [agent] };
      const judged = judgeClaims(findListedClaims(agent, treeOf(new Set(more))), world);
      const was = 'packages/knex/src/index.ts';
      const cases = pastCases(judged, [{ path: was, commit: COMMIT, date: '2026-01-16' }], { world, use: 'both' });
      const before = new Map([[COMMIT, { paths: new Set([...more, was]), texts: new Map([['AGENTS.md', said]]) }]]);
      const past = { before, renames: new Map() };
      return judgedByPast(judged, cases, { past, world }).flatMap((each) =>
        each.verdict === 'dead' ? [each.truth ?? ''] : [],
      );
    };
    expect(dead(LIST)).toEqual([
      '`knex` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
    ]);
    expect(dead('We use knex.')).toEqual([]);
  });
});
