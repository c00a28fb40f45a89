/** Sentences that send their readers to a superseded decision by its number or stem, and sentences that may well not. */
import { expect, test } from 'vitest';
import { collectFindings } from '../../src/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { compiled, type Files } from '../project.ts';

const WITH_HEIR: Files = {
  'docs/adr/0003-use-hbase.md': '---\nstatus: superseded\nsuperseded-by: 0007-use-pg\n---\n# Use HBase\n',
  'docs/adr/0007-use-pg.md': '---\nstatus: accepted\n---\n# Use Postgres\n',
};

const WITHOUT_HEIR: Files = { 'docs/adr/0003-use-hbase.md': '# 3. Use HBase\n\n## Status\n\nSuperseded\n' };

function told(line: string, decisions: Files): readonly string[] {
  const files = { ...decisions, 'context/lintel.yaml': 'decisions: ["docs/adr"]\n', 'web/AGENTS.md': `# A\n\n${line}\n` };
  return collectFindings(compiled(files), RULES, {})
    .filter(({ rule }) => rule === 'decision/superseded-ref')
    .map(({ message }) => message);
}

const TOLD = [
  'Follow ADR-0003 for tables.',
  'Follow ADR-0003 when you add a table.',
  'Always follow ADR-0003 when adding tables.',
  '- Use tabs, not spaces.\n- Follow ADR-0003 for tables.',
  '**Tables:** follow ADR-0003.',
  'As ADR-0003 says, use HBase.',
  'Store rows as ADR-0003 requires.',
  'Use HBase (ADR-0003).',
  'Write tables to HBase (`0003-use-hbase`).',
  'See `0003-use-hbase`.',
  'Follow `0003-use-hbase`.',
  'We follow ADR-0003 when we add a table.',
  'Read ADR-0003 before you change a table.',
];

const SILENT = [
  'It was decided in ADR-0003.',
  'We follow ADR-0003 until ADR-0007 replaced it.',
  'See ADR-0003 for why we left it.',
  'See ADR-0003 for the reasons we left HBase.',
  'See ADR-0003 of acme/platform.',
  'See ADR-0003 for the rejected approach.',
  'Background: see ADR-0003.',
  'In the v1 branch, follow ADR-0003.',
  'When you touch v1 code, see ADR-0003.',
  'Follow ADR-0003, or better `0007-use-pg`.',
  'Use Postgres (ADR-0007), not HBase (ADR-0003).',
  'Use HBase (ADR-0003) for tables of 2019, see ADR-7.',
  'Do not use HBase (ADR-0003).',
  'Never follow ADR-0003.',
  'Avoid HBase (ADR-0003).',
  'Rows were stored as ADR-0003 says.',
  'As ADR-0003 said, tables were wide.',
  'Follow ADR-0003 for old tables.',
  'Follow ADR-0003. It was our first try.',
  'At first: use HBase (ADR-0003).',
  'Initially, follow ADR-0003.',
  '2021: Use HBase (ADR-0003).',
  '## Decisions\n\n- Use HBase (ADR-0003)',
  '- Use HBase (ADR-0003)\n\nLater: use Postgres (ADR-0007)',
  'Tables came with `0003-use-hbase`.',
  'The branch `0003-use-hbase` is merged.',
  'See `0003-use-hbase-again`.',
  'Name files like `0003-use-hbase`.',
  'Write decisions in the format of ADR-0003.',
  'Use HBase (see what ADR-0003 was).',
  'Old tables follow ADR-0003.',
  'Tables from before May follow ADR-0003.',
  'ADR-0003 chose HBase.',
  'Move tables of ADR-0003 to Postgres.',
];

test.each(TOLD)('are told who took its place: %s', (line) => {
  expect(told(line, WITH_HEIR)).toEqual(['`0003-use-hbase` is superseded by `0007-use-pg`.']);
});

test.each(SILENT)('are left alone: %s', (line) => expect(told(line, WITH_HEIR)).toEqual([]));

test.each([...TOLD, 'See [the decision](../docs/adr/0003-use-hbase.md).', 'Read `docs/adr/0003-use-hbase.md` first.'])(
  'are told that nothing took its place: %s',
  (line) => {
    expect(told(line, WITHOUT_HEIR)).toEqual([
      '`0003-use-hbase` is superseded, and no decision that holds is named as its successor.',
    ]);
  },
);

test.each([...SILENT.filter((line) => !line.includes('7')), 'The store came with [3](../docs/adr/0003-use-hbase.md), which was dropped.'])(
  'are left alone without a successor: %s',
  (line) => expect(told(line, WITHOUT_HEIR)).toEqual([]),
);

test('an item of an index of decisions is left alone, where one of them has no successor', () => {
  const others = { ...WITHOUT_HEIR, 'docs/adr/0004-use-git.md': '# 4. Use git\n\n## Status\n\nAccepted\n' };
  const list = '- [Use HBase](../docs/adr/0003-use-hbase.md)\n- [Use git](../docs/adr/0004-use-git.md)';
  expect(told(list, others)).toEqual([]);
  expect(told(list.replace('- [Use HBase]', '- Follow [3]'), others)).toHaveLength(1);
});

test('over a successor that is superseded itself the last one is named', () => {
  const chain = {
    'docs/adr/0003-use-hbase.md': '---\nstatus: superseded\nsuperseded-by: 0005-use-sqlite\n---\n# Use HBase\n',
    'docs/adr/0005-use-sqlite.md': '---\nstatus: superseded\nsuperseded-by: 0007-use-pg\n---\n# Use SQLite\n',
    'docs/adr/0007-use-pg.md': '---\nstatus: accepted\n---\n# Use Postgres\n',
  };
  expect(told('Follow ADR-0003.', chain)).toEqual(['`0003-use-hbase` is superseded by `0007-use-pg`.']);
});

test('a successor that the text of the old one names in a sentence is not denied', () => {
  const text = '# 3. Use HBase\n\n## Status\n\nSuperseded\n\nWe now go by ADR-9 of the platform.\n';
  expect(told('Follow ADR-0003.', { 'docs/adr/0003-use-hbase.md': text })).toEqual(['`0003-use-hbase` is superseded.']);
});
