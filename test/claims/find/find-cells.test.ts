import { describe, expect, test } from 'vitest';
import { findCellClaims } from '../../../src/claims/find/find-cells.ts';
import { agentFileOf } from '../agent-world.ts';
import { dead, judged } from '../past-world.ts';

const named = (markdown: string): readonly string[] =>
  findCellClaims(agentFileOf('AGENTS.md', markdown)).map(({ line, column, text }) => `${line}:${column} ${text}`);

const table = (heading: string, cell: string): string =>
  `# Map\n\n| Symbol | ${heading} | Role |\n| --- | --- | --- |\n| \`parsePart\` | ${cell} | Parses parts |\n`;

const PARSER = 'server/storage/partParser.ts';

describe('a path in a plain cell', () => {
  test.each(['Location', 'File', '**Files**', 'Path', 'File path', 'where', 'Module'])(
    'is a claim below the heading %s',
    (heading) => {
      expect(named(table(heading, PARSER))).toEqual([expect.stringContaining(`5:17 ${PARSER}`)]);
    },
  );

  test('is a claim whatever words its own name is made of', () => {
    const path = 'agents/output-contract.ts';
    expect(named(table('File', path))).toEqual([expect.stringContaining(path)]);
    expect(named(table('File', 'agents/removed/planned-output.ts'))).toHaveLength(1);
  });

  test('is found in tables without outer bars, and as a folder', () => {
    expect(named('Module | Use\n--- | ---\nsrc/core/ | Core\nsrc/a/b.ts | B\n')).toEqual([
      '3:1 src/core/',
      '4:1 src/a/b.ts',
    ]);
  });

  test.each([
    ['below another heading', 'Role', PARSER],
    ['below a heading of the past', 'Old location', PARSER],
    ['beside other words', 'Location', `${PARSER} and its tests`],
    ['without a folder', 'File', 'partParser.ts'],
    ['as a pair of words', 'Where', 'client/server'],
    ['with a gap to fill', 'File', 'src/<name>/index.ts'],
    ['as an address', 'Location', 'https://a.dev/x/y.ts'],
    ['in code, which is read as such', 'File', `\`${PARSER}\``],
  ])('is none %s', (_, heading, cell) => {
    expect(named(table(heading, cell))).toEqual([]);
  });

  test('is none in a fence, and below a heading of what was removed', () => {
    expect(named(`\`\`\`\n${table('File', PARSER)}\`\`\`\n`)).toEqual([]);
    expect(named(table('File', PARSER).replace('# Map', '## Removed'))).toEqual([]);
  });

  test.each([
    'create this first',
    'new',
    '(to be deleted)',
    '❌ deleted',
    '❌',
    '**Planned** for v2',
    'To be created',
    'new file',
  ])('is none beside a cell that says that it is not there: %s', (status) => {
    expect(named(table('File', PARSER).replace('Parses parts', status))).toEqual([]);
    expect(dead(table('File', `\`${PARSER}\``).replace('Parses parts', status), { was: [PARSER] })).toEqual([]);
  });

  test.each(['Create invoices', 'New orders', 'Adds users', 'Todo list', 'Deletes drafts'])(
    'is a claim beside a cell that says what it does: %s',
    (role) => {
      expect(named(table('File', PARSER).replace('Parses parts', role))).toHaveLength(1);
      expect(dead(table('File', `\`${PARSER}\``).replace('Parses parts', role), { was: [PARSER] })).toHaveLength(1);
    },
  );

  test('is dead once a commit took it away, by the words of its line where it went', () => {
    const was = [`src/${PARSER}`, 'src/shared/utils/bursts.ts'];
    const text = `${table('Location', PARSER)}| \`bursts\` | shared/utils/bursts.ts | Groups |\n`;
    expect(dead(text, { was, now: ['src/server/index.ts'] })).toEqual([PARSER, 'shared/utils/bursts.ts']);
    const renamed = { [was[0] ?? '']: 'src/server/logic/partParser.ts' };
    expect(judged(table('Location', PARSER), { was, now: ['src/server/logic/partParser.ts'], renamed })).toMatchObject([
      { verdict: 'dead', fix: { edits: [{ before: PARSER, after: 'server/logic/partParser.ts', column: 17 }] } },
    ]);
  });

  test('is no case where it never stood, or is spelt in another way', () => {
    expect(dead(table('Location', PARSER), { was: ['src/a.ts'], now: ['server/storage/PartParser.ts'] })).toEqual([]);
  });
});
