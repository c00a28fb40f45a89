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
])('are left alone: %s', (line) => expect(told(line)).toBe(0));

test.each([
  'Store documents as [2]() says.',
  'Once a document is stored, [2]() applies.',
  'Never store documents but as [2]() says.',
  'Read [2]() before you add a table.',
  '~~Redis.~~ We use [2]().',
])('are told otherwise: %s', (line) => expect(told(line)).toBe(1));
