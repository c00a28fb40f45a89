/** Paragraphs that know that the decision they cite is past. */
import { expect, test } from 'vitest';
import { collectFindings } from '../../src/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { compiled } from '../project.ts';

const OLD = 'context/decisions/0002-m.md';

function told(line: string): number {
  const files = {
    [OLD]: '# 2. Use Mongo\n\n## Status\n\nSuperseded by [3. PG](0003-p.md)\n',
    'context/decisions/0003-p.md': '# 3. PG\n\n## Status\n\nAccepted\n\nSupersedes [2. Mongo](0002-m.md)\n',
    'docs/AGENTS.md': `# A\n\n${line.replace('()', `(../${OLD})`)}\n`,
  };
  return collectFindings(compiled(files), RULES, {}).filter(({ rule }) => rule === 'decision/superseded-ref').length;
}

test.each([
  'We once used Mongo ([old decision]()).',
  'See [2]() for why we left Mongo.',
  'Unlike [2](), we use Postgres now.',
  '[2]() was overturned.',
  'Do not follow [2]().',
  '- ~~[2. Use Mongo]()~~',
  'Before 2024 we stored documents as [2]() says.',
  'The migration away from [2]() is done.',
  '## Superseded decisions\n\n- [2. Use Mongo]()',
  '## Old ADRs\n\n### Storage\n\n[2]()',
  '## Decisions that are no longer in force\n\n- [2]()',
  '[2]() → ADR 3',
  '[2]() ⇒ Postgres',
  'Before ADR-0003, [2]() held.',
  'See [2](), then `0003-p`.',
  'See [2]() and its successor.',
  '[2]() and the newer decision disagree.',
  '[2]() said Mongo; we use Postgres.',
  '[2]() says Mongo; today we use Postgres.',
  '[2]() says Mongo, but we use Postgres.',
  '[2]() (of 2021) required documents.',
  '[2]() was the first try.',
  'The old store is described in [2]().',
  'The old layout: [2]().',
  '[2]() describes the old store.',
  'For the record: [2]().',
  'Why not Mongo? [2]()',
  'Origin of the `_id` fields: [2]().',
  'A good example of the format is [2]().',
  'Write decisions like [2]().',
  '[2]() is a good example of a short ADR.',
])('are left alone: %s', (line) => expect(told(line)).toBe(0));

test.each([
  'Store documents as [2]() says.',
  'Once a document is stored, [2]() applies.',
  'Never store documents but as [2]() says.',
  'Read [2]() before you add a table.',
  '~~Redis.~~ We use [2]().',
  '## Outdated browsers\n\nThey are kept as [2]() says.',
  '## Decisions\n\n- [2]()',
  'Keep old rows as [2]() says.',
  'The first step is described in [2]().',
  'We now use Mongo, see [2]().',
  'Do it as [2]() required.',
  '[2]() was accepted: use Mongo.',
  '[2]() chose Mongo.',
  'For example, [2]() says where rows go.',
  'The format of messages: [2]().',
  'Follow the decision on storage, [2](), and write tests like these.',
  'Before you write a new decision read [2]().',
  'Three rules of [2]() matter, and 3 tables.',
])('are told otherwise: %s', (line) => expect(told(line)).toBe(1));
