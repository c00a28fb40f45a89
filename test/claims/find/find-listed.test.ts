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

  test('counts a folder with a slash in front from the root, wherever the text stands', () => {
    const rooted = LIST.replace('`packages/`', '`/packages/`').replace('`seeder`', '`seeder`\n  - `libsql`');
    expect(missing(rooted, more)).toHaveLength(2);
    const nested = [...more, ...more.map((path) => `web/${path}`)];
    expect(missing(rooted, nested, 'web/AGENTS.md')[0]).toBe('4:5 knex (packages/knex)');
    expect(missing(rooted, ['web/packages/core/a.ts'], 'web/AGENTS.md')).toEqual([]);
  });

  test.each([
    ['none of the words is a folder', LIST.replace(/`(\w[\w-]*)`/g, '`no-$1`')],
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

  describe('once commits took folders', () => {
    const COMMIT = 'f495077e0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    const KNEX = 'packages/knex/src/index.ts';

    /** What is dead of a list, where the text said something before one commit took `was`. */
    function dead(markdown: string, said: string, was: readonly string[] = [KNEX]): readonly string[] {
      const agent = agentFileOf('AGENTS.md', markdown);
      const files = Object.fromEntries([...more, 'AGENTS.md'].map((path) => [path, '']));
      const world = { ...worldOf(guide(''), { files }), agents: [agent] };
      const judged = judgeClaims(findListedClaims(agent, treeOf(new Set(more))), world);
      const deleted = was.map((path) => ({ path, commit: COMMIT, date: '2026-01-16' }));
      const cases = pastCases(judged, deleted, { world, use: 'both' });
      const before = new Map([[COMMIT, { paths: new Set([...more, ...was]), texts: new Map([['AGENTS.md', said]]) }]]);
      const past = { before, renames: new Map() };
      return judgedByPast(judged, cases, { past, world }).flatMap((each) =>
        each.verdict === 'dead' ? [each.truth ?? ''] : [],
      );
    }

    test('a word is dead that the list named by then', () => {
      const markdown = LIST.replace('`seeder`', '`seeder`\n  - `libsql`');
      expect(dead(markdown, LIST)).toEqual([
        '`knex` leads to no file or folder any more. It was removed in f495077e0 (2026-01-16).',
      ]);
      expect(dead(markdown, 'We use knex.')).toEqual([]);
    });

    test('a list of which they took most was one of this repository where three quarters of it stood', () => {
      const list = '- **5 packages** in `/packages/`:\n  - `core`\n  - `cli`\n  - `knex`\n  - `auth`\n  - `mail`\n';
      const [auth, mail] = ['packages/auth/a.ts', 'packages/mail/a.ts'];
      expect(dead(list, list, [KNEX, auth, mail])).toHaveLength(3);
      expect(dead(list, list, [KNEX, auth])).toHaveLength(2);
      expect(dead(list, list, [KNEX])).toEqual([]);
    });
  });
});
